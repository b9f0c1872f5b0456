"""Hình dạng bảng chỉ tiêu: which columns hold planned values, which one names the rows, and what their units and years are.

A table of scores, of tasks or of forms to be filled in has no such columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.extract.column_units import ColumnUnit, unit_ending, unit_headed, unit_of, unit_told
from pipeline.extract.deadlines import deadline_hits, resolved
from pipeline.extract.dated import DATED
from pipeline.extract.setting import Setting
from pipeline.extract.tables import PLACE, Table, TableRow, numeric_share, roles_of
from pipeline.model import Deadline
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, squeeze

_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_BASE_YEAR = regex.compile(r"so\s+với\s+(?:năm\s+)?20\d\d", regex.IGNORECASE)
_FORM = regex.compile(r"…|\.{4,}")
_NAMED = ("indicator", "task")
_ENOUGH = 1 / 3
_PLACES = 2
_AMONG = regex.compile(r"^\s*(?:trong\s+đó|chia\s+ra|gồm)\s*:?\s*", regex.I)
_WHOLE = regex.compile(r"(?:toàn|cả)\s+(?:tỉnh|thành\s+phố|phường|xã|huyện|ngành)|(?:tổng(?:\s+(?:số|cộng))?|cộng)\s*$")
_MOSTLY = 0.6
_GIVEN = regex.compile(r"chỉ tiêu|(?<!bàn )giao|phân bổ|phân khai")
_BULLET = regex.compile(r"^\s*(?:[-+*•]|trong\s+đó\s*:?)\s*", regex.I)
_PLAIN = regex.compile(r"(?:tổng(?:\s+số)?\s+)?(?:chỉ\s+tiêu|kế\s+hoạch|số\s+lượng|mức|tổng|tổng\s+(?:số|cộng)|cộng)(?:\s+(?:giao|phân\s+bổ|năm|20\d\d))*")
_MATTER = regex.compile(
    r"(?:giao|phân\s+bổ|phân\s+khai|chi\s+tiết)\s+(?:các\s+)?(?:chỉ\s+tiêu|kế\s+hoạch)\s+(?!(?:cho|năm|kế\s+hoạch|giao|của|các|cụ\s+thể)\s)"
    r"(?P<matter>\p{L}+(?:,?\s+(?!(?:năm|giai|trên|của|cho|tại|đến)\s)\p{L}+){0,12})", regex.I
)
_LABEL_MARK = regex.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)[.)]?\s+")
_UNIT_TAIL = regex.compile(r"\s*\(\s*(?:%|‰|(?:(?:nghìn|triệu|tỷ)\s+)?đồng|người|hộ|ha|tấn|lớp|km)\s*\)\s*$", regex.I)
_BRACKETED = regex.compile(r"\([^)]*\)")
_PLACE_HEADING = regex.compile(
    r"(?:tên\s+|các\s+)?(?:(?:xã|phường|đặc\s+khu|huyện|thị\s+xã|thành\s+phố|địa\s+phương|thôn|bản|ấp|tổ\s+dân\s+phố|khu\s+phố|đơn\s+vị\s+hành\s+chính)(?:\s*[,/-]\s*|\s+và\s+)?)+"
)
_DATE_ONLY = regex.compile(
    r"(?:đến|hết|cuối|trước|năm|ngày|tháng|quý|giai\s+đoạn|kế\s+hoạch|kh\b|chỉ\s+tiêu|thực\s+hiện|giao|mục\s+tiêu|dự\s+kiến|[\d/\-–.\s]|[ivx]+)+"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of planned values: its heading, and its date where the heading has one; `place` is whom its values are allotted to."""

    index: int
    heading: str
    due: Deadline | None
    guessed: bool = False
    place: str = ""

    @property
    def measure(self) -> str:
        """What the heading measures: its levels without unit and date."""
        levels = [_BRACKETED.sub("", x).strip(" :") for x in self.heading.split(" / ")]
        named = [_AMONG.sub("", x) or x for x in levels if x and not _DATE_ONLY.fullmatch(fold(x))]
        return ": ".join(dict.fromkeys(named))


    @property
    def bare(self) -> bool:
        """Whether the heading names no matter ("Tổng chỉ tiêu 2026")."""
        return not self.measure or _PLAIN.fullmatch(fold(self.measure)) is not None


@dataclass(frozen=True, slots=True)
class Named:
    """A row with its own name and that of the row it is a part of ("- Dịch vụ" under "Cơ cấu kinh tế").

    `kin` tells that both have one unit: what is said of the whole is said of the part.
    """

    row: TableRow
    own: str
    part_of: str = ""
    kin: bool = False

    @property
    def full(self) -> str:
        own = _UNIT_TAIL.sub("", self.own)
        return f"{self.part_of}: {own}" if self.part_of else own

    @property
    def whole(self) -> bool:
        """Whether the row is that of the sum."""
        return _WHOLE.match(fold(self.own)) is not None

    @property
    def placed(self) -> bool:
        """Whether the row is a body or a place and no indicator."""
        return PLACE.match(fold(self.own)) is not None


@dataclass(frozen=True, slots=True)
class Shape:
    """What the columns of a target table are for; `note` is the unit said above the table."""

    table: Table
    roles: tuple[str, ...]
    name: int
    columns: tuple[Column, ...]
    note: ColumnUnit | None

    def cell(self, row: TableRow, role: str) -> str:
        """The cell of the first column with that role."""
        return row.cells[self.roles.index(role)] if role in self.roles else ""

    @property
    def rows(self) -> tuple[Named, ...]:
        """The rows that have a name and are no form to be filled in."""
        return tuple(self._rows())

    @property
    def allotted(self) -> bool:
        """Whether the rows are bodies and the headings say what is measured (targets allotted to wards)."""
        rows = [r for r in self.rows if not r.whole]
        said = all(c.measure for c in self.columns) or (bool(self._matter) and self.roles[self.name] not in _NAMED)
        placed = _PLACE_HEADING.fullmatch(fold(self.table.header[self.name]).strip(" :")) is not None
        return said and bool(rows) and (placed or sum(r.placed for r in rows) >= _MOSTLY * len(rows))

    def measured(self, column: Column) -> str:
        """What an allotted column measures: its heading; where that says "chỉ tiêu" alone or a part, with the caption's matter."""
        own, matter = column.measure, self._matter
        if not matter or not any(c.bare for c in self.columns):
            return own
        if column.bare:
            return matter
        return f"{matter}: {own}" if _AMONG.match(fold(column.heading.rpartition(" / ")[2])) else own

    @property
    def _matter(self) -> str:
        """What the caption says is given out ("PHÂN BỔ CHỈ TIÊU DẠY NGHỀ NĂM 2026")."""
        said = next((m for line in reversed(self.table.caption.split("\n")) if (m := _MATTER.search(line))), None)
        words = said["matter"].strip(" :.") if said is not None else ""
        words = words.lower() if words.isupper() else words
        return words[:1].upper() + words[1:]

    def unit(self, named: Named, column: Column, rules: RuleBook) -> ColumnUnit | None:
        """The unit of a row's value: its unit cell, else the column's heading, the row's name, the note above."""
        if told := self.cell(named.row, "unit"):
            return unit_of(told, rules)
        headed = unit_headed(column.heading, rules) if self.allotted else None
        near = unit_told(column.heading, rules) or headed or unit_told(named.own, rules) or unit_told(self.table.header[self.name], rules) or self.note
        return near or (unit_ending(self.measured(column), rules) if self.allotted and column.bare else None)

    def _rows(self) -> Iterator[Named]:
        parent, label, unit = "", "", ""
        for row in self.table.rows:
            written, told = row.cells[self.name].strip(" :;"), fold(self.cell(row, "unit"))
            own = _BULLET.sub("", written)
            if row.label != label:
                parent, label, unit = _LABEL_MARK.sub("", row.label.rpartition(" / ")[2]).strip(" :;"), row.label, ""
            part_of = parent if _BULLET.match(written) else ""
            if not part_of:
                parent, unit = own, told
            if own and not _FORM.search(" ".join(row.cells)):
                yield Named(row, own, part_of, kin=bool(part_of and told) and told == unit)


def shape(table: Table, setting: Setting) -> Shape | None:
    """The columns of a table of targets; None where it is none (a scoring scheme, a task list, a form)."""
    roles = roles_of(table, setting.rules)
    if "score" in roles or not table.rows or "thang điểm" in squeeze(table.caption):
        return None
    name = _name_column(table, roles)
    columns = _columns(table, roles, setting)
    worded = "unit" in roles or "indicator" in roles or any(c.due or unit_told(c.heading, setting.rules) for c in columns)
    if name is None or not columns or not worded:
        return None
    return Shape(table, roles, name, columns, unit_told(table.caption, setting.rules))


def _name_column(table: Table, roles: tuple[str, ...]) -> int | None:
    """The column that names the rows: of indicators, of tasks, else the first one of words."""
    for role in _NAMED:
        if role in roles:
            return roles.index(role)
    worded = [i for i, r in enumerate(roles) if r in ("", "lead", "unit") and any(table.column(i)) and numeric_share(table.column(i)) < _ENOUGH]
    return worded[0] if worded else None


def _columns(table: Table, roles: tuple[str, ...], setting: Setting) -> tuple[Column, ...]:
    """The columns of planned values; where none is named so, the first loose column of figures, as a guess."""
    given = _GIVEN.search(squeeze(f"{table.caption} {table.section.heading} {' '.join(s.heading for s in table.above)}")) is not None
    wanted = [i for i, r in enumerate(roles) if r in ("year", "value") or (given and r == "" and _measures(table.header[i], setting))]
    planned = [i for i in wanted if _figured(table.column(i)) and not past(table.header[i], setting) and not _against(table, roles, i, setting)]
    if not planned and (places := tuple(_placed_columns(table, roles, given=given))):
        return places
    if planned or "unit" not in roles or "lead" in roles:
        return tuple(_with_parts(table, roles, planned, setting))
    loose = [i for i, r in enumerate(roles) if r == "" and numeric_share(table.column(i)) >= _ENOUGH]
    return tuple(Column(i, table.header[i], None, guessed=True) for i in loose[:1])


def _measures(heading: str, setting: Setting) -> bool:
    """Whether a heading says in which unit its column counts, or that it counts."""
    return fold(heading).startswith(("số ", "tổng số ")) or unit_told(heading, setting.rules) is not None or unit_headed(heading, setting.rules) is not None


def _with_parts(table: Table, roles: tuple[str, ...], planned: list[int], setting: Setting) -> Iterator[Column]:
    """The planned columns, and those to their right that say what is among them ("Trong đó: ...")."""
    due: Deadline | None = None
    among = False
    for i, heading in enumerate(table.header):
        among = among and roles[i] == "" and _AMONG.match(fold(heading)) is not None and _figured(table.column(i))
        if i in planned:
            due, among = _column_due(heading, setting), True
            yield Column(i, heading, due)
        elif among:
            yield Column(i, heading, due)


def _placed_columns(table: Table, roles: tuple[str, ...], *, given: bool) -> Iterator[Column]:
    """The columns headed by places or bodies, with that of the whole; a guess where nothing says that they hold what is given out."""
    if not any(role in roles for role in _NAMED):
        return
    loose = [(i, _AMONG.sub("", table.header[i].rpartition(" / ")[2])) for i, r in enumerate(roles) if r in ("", "value", "lead") and _figured(table.column(i))]
    places = [i for i, said in loose if PLACE.match(fold(said) + " ")]
    if len(places) < _PLACES:
        return
    for i, said in loose:
        if i in places or _WHOLE.match(fold(said)):
            yield Column(i, table.header[i], None, guessed=not given, place=said if i in places else "")


def _against(table: Table, roles: tuple[str, ...], index: int, setting: Setting) -> bool:
    """Whether a column headed "(%)" compares amounts of other units and holds no values of its own."""
    told = unit_told(table.header[index], setting.rules)
    if told is None or told.kind != "share" or "unit" not in roles:
        return False
    units = [unit_of(c, setting.rules).kind for c in table.column(roles.index("unit")) if c]
    return bool(units) and sum(k != "share" for k in units) > len(units) / 2


def _figured(cells: tuple[str, ...]) -> bool:
    filled = [c for c in cells if c]
    return bool(filled) and sum(any(x.isdigit() for x in c) for c in filled) >= _ENOUGH * len(filled)


def past(heading: str, setting: Setting) -> bool:
    """Whether the heading dates its column before the plan."""
    heading = _BASE_YEAR.sub(" ", heading)
    years = [int(y) for y in _YEAR.findall(heading.rpartition(" / ")[2]) or _YEAR.findall(heading)]
    return bool(years) and setting.first_year is not None and max(years) < setting.first_year


def _column_due(heading: str, setting: Setting) -> Deadline | None:
    for level in reversed(_BASE_YEAR.sub(" ", heading).split(" / ")):
        hits = [h for h in deadline_hits(level, setting.rules) if h.emits["kind"] in DATED]
        if hits:
            due = resolved(min(hits, key=lambda h: (h.emits["rank"], h.start)), level, period=setting.period, source="column")
            if due.by:
                return due
        if years := _YEAR.findall(level):
            return Deadline(by=f"{years[-1]}-12-31", text=level, source="column")
    return None
