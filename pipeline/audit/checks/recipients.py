"""Nơi nhận: a body that the plan gives a duty and that is not among the recipients ("khép kín").

recipient_missing: {bodies}, {count}. A line for a whole class ("Các phòng, ban, đơn vị phường", "Như mục IV") covers the bodies
of that class (rules/writing.toml); classes and persons among the leads are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.wording import lexicon
from pipeline.model import Body
from pipeline.vietnamese import unmarked

_PASSED_OVER = frozenset({"group", "person", "other"})


def recipients(case: Case) -> Iterator[Fault]:
    """All such bodies in one finding, in the order of the duties."""
    lines = [r.name for r in case.child.masthead.recipients]
    if not lines:
        return
    known = {hit.body.key for line in lines for hit in case.bodies.find(line, issuer=case.child.masthead.issuer, on=case.on) if hit.body.key}
    covered = frozenset(str(h.emits["covers"]) for line in lines for h in case.rules.family("writing").all_hits(line) if "covers" in h.emits)
    left: dict[str, Body] = {}
    for duty in case.child.assignments:
        for body in duty.lead:
            if _left_out(case, body, known, covered):
                left.setdefault(body.key or body.name, body)
    if left:
        names = "; ".join(f"“{b.text or b.name}”" for b in left.values())
        first = next(d for d in case.child.assignments if any(b in left.values() for b in d.lead))
        yield Fault(id="recipient_missing", values={"bodies": names, "count": str(len(left))}, child=first.evidence)


def _left_out(case: Case, body: Body, known: set[str], covered: frozenset[str]) -> bool:
    lines = [r.name for r in case.child.masthead.recipients]
    if body.kind in _PASSED_OVER or not body.key or body.key in known or "all" in covered or body.kind in covered:
        return False
    if any(_speaks_of(line, body, case) for line in lines):
        return False
    return body.key != (case.child.masthead.issuer.key if case.child.masthead.issuer else "")


def _speaks_of(line: str, body: Body, case: Case) -> bool:
    """Whether a line has at least half of a body's words ("Sở: Nội vụ, Y tế"), or its initials ("Lưu: VT, KGVX")."""
    said = set(lexicon(case.rules).expanded(line).split())
    name = lexicon(case.rules).expanded(body.name or body.text).split()
    initials = unmarked("".join(w[0] for w in name if w != "và")).upper()
    short = (unmarked(w) for w in regex.findall(r"\p{Lu}{2,}", line))
    return 2 * sum(w in said for w in name) >= len(name) or any(w in initials for w in short)
