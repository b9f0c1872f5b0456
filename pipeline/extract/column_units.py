"""Đơn vị của cột: the unit that a table states for many values at once - in a unit column, a heading, a note above."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.extract.units import UnitKind, units
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

_SHARE = regex.compile(r"^\s*(?:tỷ\s+lệ\s*)?(?P<sign>%|‰|điểm\s+%|điểm\s+phần\s+trăm|phần\s+trăm)\s*(?P<rest>.*)$", regex.S)
_COUNT_OF = regex.compile(r"^\s*(?:số(?:\s+lượng)?|tổng\s+số)\s+(?=\p{L})", regex.I)
_IN_BRACKETS = regex.compile(r"\(\s*(?:đvt\s*:?|đơn\s+vị(?:\s+tính)?\s*:?|tính\s+bằng)?\s*(?P<unit>[^()]{1,40})\)", regex.I)
_NOTE = regex.compile(r"(?:đvt|đơn\s+vị(?:\s+tính)?)\s*:\s*(?P<unit>[^\n();]{1,60})", regex.I)


@dataclass(frozen=True, slots=True)
class ColumnUnit:
    """A unit, the rate's base that stood with it, and both as they are written after a figure."""

    name: str
    kind: UnitKind
    per: str = ""

    @property
    def written(self) -> str:
        return f"{self.name}/{self.per}" if self.per else self.name


def unit_of(cell: str, rules: RuleBook) -> ColumnUnit:
    """The unit that a cell of a unit column states: "% GDP" is "%", "Người/vạn dân" has its rate."""
    plain = " ".join(cell.split()).strip(" .;:*")
    if share := _SHARE.match(fold(plain)):
        rest = share.group("rest").strip()
        return ColumnUnit(units(rules).spelled(share.group("sign")), "share", rest[1:].strip() if rest.startswith("/") else "")
    name, _, per = plain.partition("/")
    name, per = _COUNT_OF.sub("", name).strip(), per.strip()
    return ColumnUnit(_spelled(name, rules), units(rules).kind(name) or "unknown", per)


def unit_told(text: str, rules: RuleBook) -> ColumnUnit | None:
    """The unit in the brackets of a heading or a row's name, or in a note like "Đơn vị: Triệu đồng"; None without one."""
    book = units(rules)
    for form in (_NOTE, _IN_BRACKETS):
        for m in reversed(list(form.finditer(text))):
            told = unit_of(m.group("unit"), rules)
            if told.kind == "share" or book.kind(told.name):
                return told
    return None


def _spelled(name: str, rules: RuleBook) -> str:
    """A known unit in its one spelling, its first letter small where only a cell's beginning made it large."""
    known = units(rules).spelled(name)
    if not units(rules).kind(name) or known != name:
        return known
    return name if name.isupper() or any(c.isupper() for c in name[1:]) else name[:1].lower() + name[1:]
