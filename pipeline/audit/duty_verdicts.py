"""Nhiệm vụ cấp trên giao cho các xã, phường: a verdict and a sentence for each, as for a target."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case
from pipeline.audit.checks.reports import Report, day_said, report_items, upward_of
from pipeline.audit.duties import PassedOn, passed_on
from pipeline.audit.frame import Frame
from pipeline.audit.sentences import clause, quoted, section
from pipeline.audit.times import exact, last_day, said
from pipeline.audit.wording import lexicon
from pipeline.model import Assignment, DutyVerdict, Verdict

Said = tuple[Verdict, str]


def duty_verdicts(case: Case, frames: tuple[Frame, ...]) -> Iterator[DutyVerdict]:
    """The line of every parent's duties of the communes, in the parents' order."""
    if not case.is_commune:
        return
    for frame in frames:
        if frame.parent.plan not in case.own_parents:
            continue
        for found in passed_on(frame.parent.plan, case.child, case.rules):
            verdict, sentence = _said(found, case, frame)
            yield DutyVerdict(parent=found.parent, child=found.child, verdict=verdict, sentence=sentence, plan=frame.index)


def _said(found: PassedOn, case: Case, frame: Frame) -> Said:
    kind = duty_kind(found.parent, case)
    if kind == "plan":
        return _own_plan(found.parent, case, frame)
    if kind == "report" and (asked := _yearly(found.parent, case)) is not None:
        return _report(asked, case, frame)
    return _answered(found, frame)


def duty_kind(duty: Assignment, case: Case) -> str:
    """ "plan" for the duty to issue a plan, "report" for one to report, else ""."""
    hits = case.rules.family("residue").all_hits(duty.duty)
    return next((str(h.emits["duty"]) for h in hits if "duty" in h.emits), "")


def _own_plan(duty: Assignment, case: Case, frame: Frame) -> Said:
    """The plan itself is the answer: on time by its date."""
    by, issued = _by(duty), case.child.masthead.date
    if not by:
        return "met", clause(frame, "duty_plan_open")
    if len(issued) != len("2026-01-01"):
        return "undecided", clause(frame, "duty_plan_unknown", theirs=exact(by))
    late = last_day(issued) > by
    key = "duty_plan_later" if late else "duty_plan_met"
    return "later" if late else "met", clause(frame, key, mine=exact(last_day(issued)), theirs=exact(by))


def _yearly(duty: Assignment, case: Case) -> tuple[int, int] | None:
    lex = lexicon(case.rules)
    return (lex.day_month(duty.deadline.text) if duty.deadline else None) or lex.day_month(duty.duty)


def _report(asked: tuple[int, int], case: Case, frame: Frame) -> Said:
    """The child's earliest report to those above it against the day that is asked for."""
    own: list[Report] = [r for r in report_items(case.child, case) if r.day and upward_of(r, case)]
    if not own:
        return "undecided", clause(frame, "duty_report_unknown", theirs=day_said(asked))
    latest = max(r.day for r in own if r.day)
    late = latest > asked
    told = clause(frame, "duty_report_later" if late else "duty_report_met", mine=day_said(latest), theirs=day_said(asked))
    return "later" if late else "met", told


def _answered(found: PassedOn, frame: Frame) -> Said:
    answer = found.child
    if answer is None:
        return _alone(found, frame)
    if not found.sure:
        return "undecided", clause(frame, "duty_near", nearest=quoted(answer.duty))
    lead, theirs, mine = ", ".join(b.text or b.name for b in answer.lead), _by(found.parent), _by(answer)
    if not lead:
        return "undecided", clause(frame, "duty_no_lead")
    if theirs and mine and mine > theirs:
        return "later", clause(frame, "duty_later", mine=said(mine), theirs=said(theirs))
    if len(answer.lead) > 1:
        return "looser", clause(frame, "duty_leads", count=str(len(answer.lead)), lead=lead)
    if theirs and not mine and not (answer.deadline and answer.deadline.every):
        return "undecided", clause(frame, "duty_undated", lead=lead, theirs=said(theirs))
    by = f", đến {said(mine)}" if mine else ""
    return "met", clause(frame, "duty_met", lead=lead, by=by)


def _alone(found: PassedOn, frame: Frame) -> Said:
    if found.task is not None:
        place = section(found.task.section)
        return "looser", clause(frame, "duty_task", place=f" ({place})" if place else "")
    if found.near is not None:
        return "undecided", clause(frame, "duty_near", nearest=quoted(found.near.duty))
    return "missing", clause(frame, "duty_missing")


def _by(duty: Assignment) -> str:
    return last_day(duty.deadline.by or "") if duty.deadline else ""
