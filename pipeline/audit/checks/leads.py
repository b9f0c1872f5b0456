"""Một việc, một đầu mối chủ trì (KL 226-KL/TW): duties without a lead, or with more than one.

no_lead: {duty}; two_leads: {leads}, {duty}. A duty that the reader is not sure of is only to be looked at (leads_unsure).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.sentences import quoted
from pipeline.model import Assignment


def leads(case: Case) -> Iterator[Fault]:
    """Every duty whose leads are not exactly one."""
    for duty in case.child.assignments:
        if duty.request or len(duty.lead) == 1:
            continue
        values = {"duty": quoted(duty.duty), "leads": "; ".join(b.text or b.name for b in duty.lead) or "chưa ai"}
        yield Fault(id=_id(duty), values=values, child=duty.evidence)


def _id(duty: Assignment) -> str:
    if duty.doubtful:
        return "leads_unsure"
    return "two_leads" if duty.lead else "no_lead"
