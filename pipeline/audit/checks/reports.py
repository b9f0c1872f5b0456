"""Chế độ báo cáo: dates of reports, within the plan and against the parent's.

report_some: {dated} report by a date, {undated} without one; report_late: {mine} the plan's date, {theirs} the parent's;
report_order: {unit} is due on {unit_date}, not before the plan's own report on {own_date}.
A yearly date is read as day and month; who is addressed comes from rules/population.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.population import kinds
from pipeline.audit.wording import lexicon
from pipeline.model import Deadline, Evidence, Plan
from pipeline.vietnamese import squeeze

_WORDS = ("báo cáo",)
_ABOVE = ("sở ", "tỉnh", "thành phố", "bộ ", "trung ương")


@dataclass(frozen=True, slots=True)
class Report:
    """Who reports to whom, on which month and day of the year."""

    who: str
    to: str
    day: tuple[int, int] | None
    text: str
    evidence: Evidence


def reports(case: Case) -> Iterator[Fault]:
    """Reports without a date beside reports with one; a report later than the parent wants it; units after the whole."""
    own = report_items(case.child, case)
    dated = [r for r in own if r.day is not None]
    known = squeeze(" ; ".join(r.who for r in dated))
    undated = [r for r in own if r.day is None and _regular(r) and not (r.who and squeeze(r.who) in known)]
    if dated and undated:
        values = {"dated": _whom(dated), "undated": _whom(undated)}
        yield Fault(id="report_some", values=values, child=undated[0].evidence)
    yield from _against_parents(case, [r for r in dated if upward_of(r, case)])
    yield from _order(dated, case)


def _regular(report: Report) -> bool:
    """Whether it is the regular report on results, not one on some difficulty or request."""
    return any(w in squeeze(report.text) for w in ("định kỳ", "kết quả", "hằng năm", "hàng năm"))


def _against_parents(case: Case, upward: list[Report]) -> Iterator[Fault]:
    for parent in case.own_parents:
        asked = [r for r in report_items(parent, case) if r.day and "commune" in kinds(case.rules).addressed(r.who)]
        limits = [r for r in asked if r.day is not None]
        if not limits or not case.is_commune:
            continue
        last = min(limits, key=lambda r: r.day or (13, 1))
        for report in upward:
            if report.day is not None and last.day is not None and report.day > last.day:
                values = {"mine": day_said(report.day), "theirs": day_said(last.day), "child": case.label}
                yield Fault(id="report_late", values=values, child=report.evidence, parent=last.evidence)


def _order(dated: list[Report], case: Case) -> Iterator[Fault]:
    upward = [r.day for r in dated if r.day and upward_of(r, case)]
    for report in dated:
        if upward and report.day and not upward_of(report, case) and report.day >= min(upward):
            values = {"unit": report.who, "unit_date": day_said(report.day), "own_date": day_said(min(upward))}
            yield Fault(id="report_order", values=values, child=report.evidence)


def report_items(plan: Plan, case: Case) -> list[Report]:
    """The reporting items of a plan, and the duties to report that are none of them."""
    found = [
        Report(r.reporter, r.report_to, _day(r.deadline, r.text, case), r.text, r.evidence) for r in plan.reporting
    ]
    known = {squeeze(r.text) for r in found}
    for duty in plan.assignments:
        if any(w in squeeze(duty.duty) for w in _WORDS) and squeeze(duty.duty) not in known and duty.deadline is not None:
            who = "; ".join(b.text or b.name for b in duty.lead)
            day = _day(duty.deadline, duty.duty, case)
            if day is not None:
                found.append(Report(who, duty.report_to, day, duty.duty, duty.evidence))
    return found


def _day(deadline: Deadline | None, text: str, case: Case) -> tuple[int, int] | None:
    """The day that is named, not the end of a year or a period."""
    if deadline is None:
        return None
    if deadline.by and len(deadline.by) == 10 and deadline.by[5:] != "12-31":
        return int(deadline.by[5:7]), int(deadline.by[8:10])
    return lexicon(case.rules).day_month(deadline.text) or lexicon(case.rules).day_month(text)


def upward_of(report: Report, case: Case) -> bool:
    """Whether a report leaves the issuer's own house."""
    to = squeeze(report.to)
    return any(w in f"{to} " for w in _ABOVE) and case.side.unit not in to.split(" ")[-3:] if to else False


def _whom(found: list[Report]) -> str:
    names = dict.fromkeys(r.who or "các cơ quan, đơn vị" for r in found)
    return "; ".join(names)


def day_said(day: tuple[int, int] | None) -> str:
    """A day of the year as it is written: (12, 8) is "08/12"."""
    return f"{day[1]:02d}/{day[0] if day[0] > 2 else f'0{day[0]}'}" if day else ""
