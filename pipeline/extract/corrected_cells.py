"""What a person writes into a cell, read back: "từ 95% trở lên", "95", "tăng 20% / năm (so với năm 2025)", "năm 2028", "30/6/2026"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from pipeline.errors import UnreadableError
from pipeline.extract.deadlines import deadline
from pipeline.model import Bound, Change, Deadline, Period, Target
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, iso_date, number

_NUMBER = r"\d[\d.,]*"
_WHOLE = regex.compile(
    r"(?:(?P<change>tăng|giảm)\s+)?(?P<bound>từ|trên|hơn|không quá|tối đa|dưới|khoảng|ít nhất|tối thiểu)?\s*"
    rf"(?P<low>{_NUMBER})(?:\s*(?:-|đến)\s*(?P<high>{_NUMBER}))?\s*(?P<unit>[^\d/()]*?)\s*(?P<up>trở lên)?"
    r"(?:\s*/\s*(?P<per>[^()]+?))?(?:\s*\(so với năm (?P<base>\d{4})\))?"
)
_BOUNDS: dict[str, Bound] = {
    "từ": "at_least", "ít nhất": "at_least", "tối thiểu": "at_least", "trên": "more_than", "hơn": "more_than", "không quá": "at_most",
    "tối đa": "at_most", "dưới": "less_than", "khoảng": "about",
}  # fmt: skip
_CHANGES: dict[str, Change] = {"tăng": "increase", "giảm": "decrease"}
_NONE = ("không để xảy ra", "không có", "không còn")
_YEAR = regex.compile(r"(?:năm\s+)?(\d{4})")
_YEARS = regex.compile(r"(?:giai đoạn\s+)?(\d{4})\s*-\s*(\d{4})")
_DAY = regex.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def cell_rate(target: Target, text: str, where: str) -> Target:
    """The target with the rate that a cell now says; a bare number keeps bound and unit. Raises UnreadableError naming the item."""
    if fold(text) in _NONE:
        return replace(target, quantity=replace(target.quantity, low=Decimal(0), high=Decimal(0), bound="at_most"), change=None)
    found = _WHOLE.fullmatch(fold(text))
    low = number(found.group("low")) if found else None
    high = number(found.group("high")) if found and found.group("high") else low
    if found is None or low is None or high is None:
        raise UnreadableError(f"{where}: không hiểu mức “{text}”. Hãy ghi như “từ 95% trở lên”, “trên 60%”, “60–70%”, “12 lớp” hoặc chỉ con số.")
    unit = text[found.start("unit") : found.end("unit")].strip() or target.quantity.unit
    quantity = replace(target.quantity, low=low, high=high, unit=unit, bound=_bound(found, target, single=low == high))
    if found.group("change") or found.group("per") or found.group("base") or len(text) > len(found.group("low")) + 1:
        per = text[found.start("per") : found.end("per")].strip() or None
        return replace(target, quantity=quantity, change=_CHANGES.get(found.group("change") or ""), per=per, baseline=found.group("base"))
    return replace(target, quantity=quantity)


def _bound(found: regex.Match[str], target: Target, *, single: bool) -> Bound:
    if not single:
        return "between"
    written = _BOUNDS.get(found.group("bound") or "")
    if written or found.group("up"):
        return written or "at_least"
    old = target.quantity.bound
    return "at_least" if old == "between" or (old == "at_most" and target.quantity.high == 0) else old


def cell_period(text: str) -> Period | None:
    """ "2026–2030" as a period; None for what is none."""
    found = _YEARS.fullmatch(fold(text))
    return Period(start=int(found.group(1)), end=int(found.group(2))) if found else None


def cell_deadline(text: str, rules: RuleBook, where: str) -> Deadline | None:
    """The deadline that a cell now says; None for an empty cell. Raises UnreadableError naming the item."""
    if not text:
        return None
    if found := _DAY.fullmatch(text):
        by = iso_date(found.group(3), found.group(2), found.group(1))
        if by:
            return Deadline(by=by, text=text, source="sentence")
    elif found := _YEAR.fullmatch(fold(text)):
        return Deadline(by=f"{found.group(1)}-12-31", text=text, source="sentence")
    elif (read := deadline(text, rules)) is not None:
        return read
    raise UnreadableError(f"{where}: không hiểu thời hạn “{text}”. Hãy ghi như “năm 2028”, “30/6/2026”, “quý II/2026” hoặc “hằng năm”.")
