"""Sáu rõ (KL 226-KL/TW): what each duty leaves unclear of person, work, time, responsibility, product and authority.

six_clear: {missing} the list, what is missing and in which duties; {count} duties with a gap, {all} duties.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.six_clear import CLEAR, unclear

_SHOWN = 12


def clarity(case: Case) -> Iterator[Fault]:
    """One finding with the duties that lack each of the six."""
    duties = case.child.assignments
    gaps = {d.id: unclear(d, case.rules) for d in duties}
    told = [_told(name, [key for key, missing in gaps.items() if name in missing]) for name in CLEAR]
    missing = "; ".join(t for t in told if t)
    if missing:
        count = sum(bool(m) for m in gaps.values())
        first = next(d for d in duties if gaps[d.id])
        yield Fault(id="six_clear", values={"missing": missing, "count": str(count), "all": str(len(duties))}, child=first.evidence)


def _told(name: str, ids: list[str]) -> str:
    more = f" và {len(ids) - _SHOWN} nhiệm vụ khác" if len(ids) > _SHOWN else ""
    return f"{name}: {len(ids)} ({', '.join(ids[:_SHOWN])}{more})" if ids else ""
