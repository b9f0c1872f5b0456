"""Nhiệm vụ cấp trên giao cho các xã, phường: each has a duty in the child, no later than the parent wants it.

duty_missing, duty_unassigned: {duty}, {place} where the task stands; duty_later: {duty}, {mine}, {theirs}; plan_late: {mine}, {theirs}.
The duty to issue a plan is done by the plan itself; reports are the matter of the check on reports. Words are compared, so that a duty
that is not found is only to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.duties import PassedOn, passed_on
from pipeline.audit.sentences import quoted, section
from pipeline.audit.times import exact, last_day, said
from pipeline.model import Assignment


def delegation(case: Case) -> Iterator[Fault]:
    """Every parent's duties of the communes."""
    if not case.is_commune:
        return
    for parent in case.own_parents:
        for found in passed_on(parent, case.child, case.rules):
            kind = _kind(found.parent, case)
            if kind == "plan":
                yield from _own_plan(found.parent, case)
            elif kind != "report":
                yield from _answered(found)


def _kind(duty: Assignment, case: Case) -> str:
    hits = case.rules.family("residue").all_hits(duty.duty)
    return next((str(h.emits["duty"]) for h in hits if "duty" in h.emits), "")


def _own_plan(duty: Assignment, case: Case) -> Iterator[Fault]:
    by, issued = duty.deadline.by if duty.deadline else None, case.child.masthead.date
    if by and len(issued) == 10 and last_day(issued) > last_day(by):
        yield Fault(id="plan_late", values={"mine": exact(last_day(issued)), "theirs": exact(last_day(by))}, parent=duty.evidence)


def _answered(found: PassedOn) -> Iterator[Fault]:
    duty, answer = quoted(found.parent.duty), found.child
    if answer is None and found.task is None:
        yield Fault(id="duty_missing", values={"duty": duty}, parent=found.parent.evidence)
    elif answer is None and found.task is not None:
        place = section(found.task.section)
        values = {"duty": duty, "place": f" ({place})" if place else ""}
        yield Fault(id="duty_unassigned", values=values, child=found.task.evidence, parent=found.parent.evidence)
    elif answer is not None and answer.deadline and found.parent.deadline:
        mine, theirs = answer.deadline.by, found.parent.deadline.by
        if mine and theirs and last_day(mine) > last_day(theirs):
            values = {"duty": duty, "mine": said(last_day(mine)), "theirs": said(last_day(theirs))}
            yield Fault(id="duty_later", values=values, child=answer.evidence, parent=found.parent.evidence)
