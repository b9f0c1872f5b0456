"""Trạm Y tế: a plan on health or social affairs of a xã, phường that gives the Trạm Y tế nothing to do.

no_health_station, or no_health_station_since where the law changed after the plan's day: {child}.
Since 01/01/2026 the Trạm Y tế is the commune's own unit (TT 43/2025/TT-BYT), charged with social protection, children and population.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.vietnamese import squeeze

SINCE = "2026-01-01"


def health(case: Case) -> Iterator[Fault]:
    """The field comes from the title, or from half of the targets."""
    if not case.is_commune or not case.child.assignments or not _is_social(case) or _named(case):
        return
    period = case.child.masthead.period
    ends = f"{period.end}-12-31" if period else case.on
    if case.on >= SINCE:
        yield Fault(id="no_health_station", values={"child": case.label})
    elif ends >= SINCE:
        yield Fault(id="no_health_station_since", values={"child": case.label})


def _is_social(case: Case) -> bool:
    family = case.rules.family("residue")

    def social(text: str) -> bool:
        return any(h.emits.get("field") == "health" for h in family.all_hits(text))

    targets = case.child.targets
    return social(case.child.masthead.title) or (bool(targets) and 2 * sum(social(t.text) for t in targets) >= len(targets))


def _named(case: Case) -> bool:
    duties = case.child.assignments
    bodies = (b for d in duties for b in (*d.lead, *d.support))
    return any(b.kind == "health_station" for b in bodies) or any("trạm y tế" in squeeze(d.duty) for d in duties)
