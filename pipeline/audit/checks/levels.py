"""Giao việc sai cấp: a duty laid on a body that the issuer cannot give orders to.

wrong_level: {body} a body of a higher tier; wrong_peer: {body} another committee of the same tier;
not_requested: {body} a body outside the administration that must be asked ("Đề nghị"). {child} is the issuer's level.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.frame import RANKS
from pipeline.model import Assignment, Body

_ASKED = frozenset({"front", "sector"})


def levels(case: Case) -> Iterator[Fault]:
    """Leads above the issuer, beside it, or outside the administration without "Đề nghị"; each body once."""
    told: set[tuple[str, str]] = set()
    for duty in case.child.assignments:
        for body in duty.lead:
            fault = _fault(case, duty, body)
            if fault and (fault, body.key or body.name) not in told:
                told.add((fault, body.key or body.name))
                yield Fault(id=fault, values={"body": body.text or body.name, "child": case.label}, child=duty.evidence)


def _fault(case: Case, duty: Assignment, body: Body) -> str:
    if duty.request or not body.tier or not case.side.tier:
        return ""
    if body.kind in _ASKED and body.subordinate is False:
        return "not_requested" if case.is_committee else ""
    if RANKS[body.tier] < RANKS[case.side.tier] and case.bodies.alive(body, case.on):
        return "wrong_level"
    beside = body.kind == "people_committee" and body.tier == case.side.tier and body.subordinate is False
    if beside and not _leads_committee(case):
        return "wrong_peer"
    return ""


def _leads_committee(case: Case) -> bool:
    """Whether the issuer is the Party's committee or the People's Council, which lead the People's Committee beside them."""
    issuer = case.child.masthead.issuer
    return issuer is not None and issuer.kind in ("party", "council")
