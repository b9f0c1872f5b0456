"""Căn cứ hết hiệu lực: a basis that had already been replaced on the plan's day (rules/expired.toml).

expired_basis: {title}, {ended}, {successor}. Only texts cited as basis or parent count: a text may be mentioned long after its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.times import said
from pipeline.vietnamese import squeeze


def expired(case: Case) -> Iterator[Fault]:
    """Every such basis of the plan."""
    ended = {squeeze(row["number"]): row for row in case.rules.table("expired")["text"]}
    for reference in case.child.references:
        row = ended.get(squeeze(reference.number)) if reference.role != "mention" else None
        if row is not None and case.on and case.on > row["ended"]:
            values = {"title": row["title"], "ended": said(row["ended"]), "successor": row["successor"]}
            yield Fault(id="expired_basis", values=values, child=reference.evidence)
