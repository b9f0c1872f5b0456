"""Chế độ báo cáo: the ward reports before the parent's date, and its units report before that."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.draft.adapt_units import Units
from pipeline.draft.adapt_words import Wording
from pipeline.draft.adapt_years import told
from pipeline.draft.setting import Setting
from pipeline.model import Deadline, Plan
from pipeline.vietnamese import fold, squeeze

_DAY_MONTH = regex.compile(r"(?:ngày\s+)?(?<!\d)(?P<d>\d{1,2})\s*(?:/|tháng\s+|-)\s*(?P<m>\d{1,2})(?:\s*(?:/|năm\s+)\s*(?P<y>20\d\d))?(?!\d)")
_DAY = regex.compile(r"ngày\s+(?P<d>\d{1,2})(?!\s*(?:/|tháng|-)\s*\d|\d)")
_COMMON_YEAR = 2027
Wanted = tuple[str, Deadline | None, str, str]
"""What a parent wants: the item's id, by when, to whom, in which words."""
RECURRING = {"year": "hằng năm", "half-year": "6 tháng một lần", "quarter": "hằng quý", "month": "hằng tháng", "week": "hằng tuần"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Kỳ báo cáo: `to` whom the ward reports, `due` and `units_due` its dates as written, "" where the parent gave none.

    `what` are the reports by their names; "" where the parent only wants the results.
    """

    parent: str
    to: str
    due: str
    units_due: str
    every: str
    what: str = ""


class Reports:
    """What the parents want reported by communes, with the ward's dates."""

    def __init__(self, setting: Setting, units: Units, taken: list[Wanted]) -> None:
        self.setting, self.wording = setting, Wording(setting, units)
        self.reports = _unique([self._report(row) for row in (*self._rows(), *taken)]) or [self._report(("", None, "", ""))]

    def _rows(self) -> Iterator[Wanted]:
        for index, plan in enumerate(self.setting.parents, 1):
            for item in plan.reporting:
                if self._concerns(plan, item.reporter or item.text):
                    yield f"P{index}:{item.id}", item.deadline, item.report_to, item.text

    def _concerns(self, plan: Plan, reporter: str) -> bool:
        """Whether communes are among those who report."""
        named = self.setting.book.find(reporter, issuer=plan.masthead.issuer)
        if any(h.body.kind == "people_committee" and h.body.tier in ("commune", "district") for h in named):
            return True
        return regex.search(r"địa phương|các đơn vị|các cơ quan|cấp xã|các xã|các phường|phường, xã|xã, phường", fold(reporter)) is not None

    def _report(self, row: Wanted) -> Report:
        id_, deadline, to, words = row
        margin = self.setting.ward.report_margin_days
        every = RECURRING.get(deadline.every or "", "") if deadline else ""
        return Report(
            parent=id_, to=self._addressee(to), due=told(self.setting, _ahead(deadline, margin)),
            units_due=told(self.setting, _ahead(deadline, 2 * margin)), every=told(self.setting, every), what=self._named(words),
        )

    def _named(self, words: str) -> str:
        """The reports that the parent names, in the ward's words; "" for the results alone."""
        hit = self.setting.family("report-name").first(words)
        if hit is None or self.setting.family("report-plain").first(hit.groups["what"]):
            return ""
        return self.wording.adapt(hit.groups["what"], communes="self")[0]

    def _addressee(self, to: str) -> str:
        """The provincial body that gets the ward's report, by its present name; the parent's focal body where none is told."""
        plain = regex.sub(r"\s*;\s*", ", ", " ".join(regex.sub(r"\([^()]*\)", "", to).split()).strip(" ,;."))
        if regex.search(r"ubnd|ủy ban nhân dân", fold(plain)):
            return f"Ủy ban nhân dân {self.setting.ward.province}"
        return self._present(plain or self._focal_name())

    def _present(self, name: str) -> str:
        """The body of a name as it is on the draft's day; of several heirs the one whose work the parents' titles name."""
        book = self.setting.book
        heirs = book.successor(book.resolve(name, issuer=self.setting.issuer).key, self.setting.today.isoformat())
        titles = squeeze(" ".join(p.masthead.title for p in self.setting.parents))
        named = (h for h in heirs if any(squeeze(part) in titles for f in h.functions for part in f.split(",")))
        heir = next(named, heirs[0] if heirs else None)
        return heir.body.name if heir else name

    def _focal_name(self) -> str:
        """The body that leads the parent's plan, else who issued it."""
        leads = self.setting.family("lead")
        told = (b.name or b.text for p in self.setting.parents for a in p.assignments if leads.first(a.duty) for b in a.lead if b.kind == "department")
        return next(told, f"Ủy ban nhân dân {self.setting.ward.province}")


def to_committee(setting: Setting) -> Report | None:
    """When the units of the ward report to it, as the ward's own plan told; None where no parent is the ward's or tells a day."""
    for index, plan in enumerate(setting.parents, 1):
        for item in plan.reporting if setting.own_parents else ():
            due = told(setting, _ahead(item.deadline, setting.ward.report_margin_days))
            if due and "ủy ban nhân dân" in fold(item.report_to):
                return Report(parent=f"P{index}:{item.id}", to=item.report_to, due=due, units_due=due, every="")
    return None


def _unique(reports: list[Report]) -> list[Report]:
    """One report for each date and addressee; where some are dated, the undated go."""
    dated = [r for r in reports if r.due] or reports
    named = sorted(dated, key=lambda r: r.what == "")
    kept = {(r.to, r.due, r.every): r for r in reversed(named)}
    return [kept[key] for key in dict.fromkeys((r.to, r.due, r.every) for r in dated)]


def _ahead(deadline: Deadline | None, days: int) -> str:
    """The parent's date less so many days: "ngày 05 tháng 12 hằng năm"; "" where it names no day."""
    if deadline is None:
        return ""
    folded = fold(deadline.text)
    found = _DAY_MONTH.search(folded)
    if found is None:
        return _day_ahead(folded, deadline, days)
    once = deadline.by if deadline.every is None else None
    try:
        day = datetime.date.fromisoformat(once) if once else datetime.date(_COMMON_YEAR, int(found["m"]), int(found["d"]))
    except ValueError:
        return ""
    day -= datetime.timedelta(days=days)
    return f"ngày {day.day:02d} tháng {_month(day.month)} {f'năm {day.year}' if once else 'hằng năm'}"


def _day_ahead(text: str, deadline: Deadline, days: int) -> str:
    """ "ngày 25 hằng tháng" less so many days, within its month."""
    found = _DAY.search(text)
    if found is None or deadline.every not in ("month", "quarter") or int(found["d"]) - days < 1:
        return ""
    tail = "hằng tháng" if deadline.every == "month" else "của tháng cuối quý"
    return f"ngày {int(found['d']) - days:02d} {tail}"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)
