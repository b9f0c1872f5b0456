"""Thời hạn: what a text says about by when and how often, read as a date or a recurrence."""

from __future__ import annotations

from collections.abc import Callable

import regex

from pipeline.model import Deadline, DeadlineSource, Period
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold, iso_date

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER_ENDS = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}
_QUARTER = regex.compile(r"(?:quý\s*|[-,]\s*|(?:và|đến)\s+)(iv|i{1,3}|[1-4])(?=\s*(?:/|năm|-|,|và|đến))")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_DONE = regex.compile(r"(?i)^(?:(?:hoàn\s+thành|xong)\s+)+")
"""What is to be done by then, no words of time."""
_BEFORE = regex.compile(r"(?<!\w)trước\s+năm\s+20\d\d$")


def deadline(text: str, rules: RuleBook, *, period: Period | None = None, source: DeadlineSource = "sentence") -> Deadline | None:
    """The deadline that `text` states, most telling phrase first; None if it states none.

    `period` gives the year of a day without one where it is a single year. `text` is kept as written.
    """
    hits = deadline_hits(text, rules)
    if not hits:
        return None
    best = min(hits, key=lambda h: (h.emits["rank"], h.start))
    return resolved(best, text, period=period, source=source)


def deadline_hits(text: str, rules: RuleBook) -> list[Hit]:
    """Every phrase of time that may be a deadline, none overlapping, in order."""
    return rules.find("deadlines", text)


def resolved(hit: Hit, text: str, *, period: Period | None = None, source: DeadlineSource = "sentence") -> Deadline:
    """The deadline of one hit: its ISO date where it has one, its recurrence, its words."""
    by = _READERS[hit.emits["kind"]](hit, text, period)
    written = _DONE.sub("", text[hit.start : hit.end].strip(" \n()"))
    return Deadline(by=by or None, every=hit.emits.get("every"), text=written, source=source)


def year_of(found: Deadline | None) -> int | None:
    """The year of a deadline's date."""
    return int(found.by[:4]) if found is not None and found.by else None


def _date(hit: Hit, text: str, period: Period | None) -> str:
    return iso_date(hit.groups["y"], hit.groups["m"], hit.groups["d"])


def _day_month(hit: Hit, text: str, period: Period | None) -> str:
    if period is None or period.start != period.end:
        return ""
    return iso_date(period.end, hit.groups["m"], hit.groups["d"])


def _quarter(hit: Hit, text: str, period: Period | None) -> str:
    words = fold(text[hit.start : hit.end])
    years = _YEAR.findall(words)
    last = words[: words.rindex(years[-1])]
    quarters = _QUARTER.findall(last)
    return f"{years[-1]}-{_QUARTER_ENDS[_QUARTERS[quarters[-1]]]}" if quarters else f"{years[-1]}-12-31"


def _month(hit: Hit, text: str, period: Period | None) -> str:
    year, month = hit.groups["y"], hit.groups["m"]
    ends = (iso_date(year, month, day) for day in (31, 30, 29, 28))
    return next((e for e in ends if e), "")


def _half(hit: Hit, text: str, period: Period | None) -> str:
    year = hit.groups.get("y") or (str(period.end) if period and period.start == period.end else "")
    end = "06-30" if fold(hit.groups["half"]) == "đầu" else "12-31"
    return f"{year}-{end}" if year else ""


def _year(hit: Hit, text: str, period: Period | None) -> str:
    """The last day of the year; before a year is by the end of the one before."""
    last = int(hit.groups["y"]) - (_BEFORE.search(fold(text[hit.start : hit.end])) is not None)
    return f"{last}-12-31"


def _season(hit: Hit, text: str, period: Period | None) -> str:
    """Before a school year, which begins in September, or before a season that goes on into a second year."""
    return f"{hit.groups['y']}-{'08-31' if fold(hit.groups['season']).endswith('học') else '12-31'}"


def _yearless(hit: Hit, text: str, period: Period | None) -> str:
    if period is None or period.start != period.end:
        return ""
    if quarter := hit.groups.get("q"):
        return f"{period.end}-{_QUARTER_ENDS[_QUARTERS[fold(quarter)]]}"
    if month := hit.groups.get("m"):
        return next((e for e in (iso_date(period.end, month, d) for d in (31, 30, 29, 28)) if e), "")
    return f"{period.end}-12-31"


def _none(hit: Hit, text: str, period: Period | None) -> str:
    return ""


_READERS: dict[str, Callable[[Hit, str, Period | None], str]] = {
    "date": _date,
    "daymonth": _day_month,
    "quarter": _quarter,
    "month": _month,
    "half": _half,
    "year": _year,
    "season": _season,
    "yearless": _yearless,
    "from": _none,
    "every": _none,
    "event": _none,
}
