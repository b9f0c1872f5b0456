"""Một việc, một đầu mối chủ trì (KL 226-KL/TW): duties without a lead, or with more than one.

no_lead: {duty}; two_leads: {leads}, {count}, {duty} the first of them. Where the plan does not say who leads ("chủ trì", a column),
or the reader was not sure, it is only to be looked at (leads_unsure). A duty of everybody ("các sở, ngành; các xã, phường") is no fault:
each does it at home. Several persons in a column share the work; who of them leads is to be asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.sentences import quoted
from pipeline.model import Assignment
from pipeline.six_clear import is_class
from pipeline.vietnamese import squeeze



def leads(case: Case) -> Iterator[Fault]:
    """Duties whose leads are not exactly one; those of the same leads together."""
    found: dict[tuple[str, str], list[Assignment]] = {}
    for duty in case.child.assignments:
        if not duty.request and (fault := _fault(duty)):
            found.setdefault((fault, "; ".join(b.text or b.name for b in duty.lead)), []).append(duty)
    for (fault, names), duties in found.items():
        values = {"duty": quoted(duties[0].duty), "leads": names or "chưa ai", "count": str(len(duties))}
        yield Fault(id=fault, values=values, child=duties[0].evidence)


def _fault(duty: Assignment) -> str:
    if not duty.lead:
        return "leads_unsure" if duty.doubtful else "no_lead"
    if len(duty.lead) == 1 or any(is_class(body) for body in duty.lead):
        return ""
    persons = any(body.kind == "person" for body in duty.lead)
    said = "chủ trì" in squeeze(duty.duty) or (duty.where == "annex" and not persons)
    return "two_leads" if said and not duty.doubtful else "leads_unsure"
