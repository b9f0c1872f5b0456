"""Đơn vị của cột: the unit that a table states for many values at once - in a unit column, a heading, a note above."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.extract.units import UnitKind, units
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

_SHARE = regex.compile(r"^\s*(?:tỷ\s+lệ\s*)?(?P<sign>%|‰|điểm\s+%|điểm\s+phần\s+trăm|phần\s+trăm)\s*(?P<rest>.*)$", regex.S)
_COUNT_OF = regex.compile(r"^\s*(?:số(?:\s+lượng)?|tổng\s+số)\s+(?=\p{L})", regex.I)
_ADDED = regex.compile(r"\s*(?:(?:thành\s+lập|phát\s+triển|kết\s+nạp|xây|làm|mở|tăng)?\s*(?:mới|thêm))?\s*")
_RANK = regex.compile(r"(?:thứ|xếp)\s+(?:hạng|bậc)|thứ")
_SCALED = regex.compile(r"(?P<scale>nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+(?P<inner>.+)", regex.I)
_IN_BRACKETS = regex.compile(r"\(\s*(?:đvt\s*:?|đơn\s+vị(?:\s+tính)?\s*:?|tính\s+bằng)?\s*(?P<unit>[^()]{1,40})\)", regex.I)
_NOTE = regex.compile(r"(?:đvt|đơn\s+vị(?:\s+tính)?)\s*:\s*(?P<unit>[^\n();]{1,60})", regex.I)


_COUNTED: frozenset[UnitKind] = frozenset({"people", "count", "event", "measure"})


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
    if _RANK.fullmatch(fold(name)):
        return ColumnUnit("hạng", "score", per)
    scaled = _SCALED.match(name)
    if scaled and not units(rules).kind(name) and (kind := units(rules).kind(scaled["inner"])):
        return ColumnUnit(f"{scaled['scale'].lower()} {_spelled(scaled['inner'], rules)}", kind, per)
    return ColumnUnit(_spelled(name, rules), units(rules).kind(name) or "unknown", per)


def unit_told(text: str, rules: RuleBook) -> ColumnUnit | None:
    """The unit in the brackets of a heading or a row's name, or in a note like "Đơn vị: Triệu đồng"; None without one."""
    for form in (_NOTE, _IN_BRACKETS):
        for m in reversed(list(form.finditer(text))):
            told = unit_of(m.group("unit"), rules)
            if told.kind != "unknown":
                return told
    return None


def unit_headed(heading: str, rules: RuleBook) -> ColumnUnit | None:
    """The unit that a heading is or opens with ("Đơn vị máu", "Số hộ dân", "Khách hàng mới"); None where it measures something in another unit."""
    level = heading.rpartition(" / ")[2]
    said = _COUNT_OF.sub("", level).strip()
    unit = units(rules).at(said, fold(said), 0)
    whole = unit is not None and (_ADDED.fullmatch(fold(said), unit.end) is not None or said != level.strip())
    return ColumnUnit(_spelled(unit.name, rules), unit.kind) if unit is not None and whole and unit.kind in _COUNTED else None


def unit_ending(words: str, rules: RuleBook) -> ColumnUnit | None:
    """The unit that the last words name ("Thành lập mới hợp tác xã"), the longest that fits; None without one."""
    folded = fold(words)
    for m in regex.finditer(r"(?<!\p{L})\p{L}", folded):
        unit = units(rules).at(words, folded, m.start())
        if unit is not None and unit.end == len(words) and unit.kind in _COUNTED:
            return ColumnUnit(_spelled(unit.name, rules), unit.kind)
    return None


def _spelled(name: str, rules: RuleBook) -> str:
    """A known unit in its one spelling, its first letter small where only a cell's beginning made it large."""
    known = units(rules).spelled(name)
    if not units(rules).kind(name) or known != name:
        return known
    return name if name.isupper() or any(c.isupper() for c in name[1:]) else name[:1].lower() + name[1:]
