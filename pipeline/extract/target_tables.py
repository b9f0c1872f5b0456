"""Chỉ tiêu trong bảng: one target for each planned value of a row, and the quantities said in the cells of task tables.

A value's unit comes from its cell, the unit column, the heading, the row's name, or the note above the table;
its year from the column, the section row, or the lines above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from pipeline.extract import horizons
from pipeline.extract.column_units import ColumnUnit, unit_of, unit_told
from pipeline.extract.commitment import DOUBTED_BELOW
from pipeline.extract.cues import cues
from pipeline.extract.deadlines import deadline_hits, resolved
from pipeline.extract.indicators import direction
from pipeline.extract.quantities import Found, falls, quantities
from pipeline.extract.reading import Passage, Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Lead
from pipeline.extract.tables import Table, TableRow, numeric_share, roles_of
from pipeline.extract.target_filters import screen
from pipeline.extract.units import Unit
from pipeline.model import Body, Deadline, Evidence, Quantity, Role, Span, Target
from pipeline.vietnamese import fold, squeeze

_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_FORM = regex.compile(r"…|\.{4,}")
_NAMED = ("indicator", "task")
_ENOUGH = 1 / 3
_MOSTLY = 0.6
_PLACE = regex.compile(r"(?:ubnd|ủy\s+ban\s+nhân\s+dân|phường|xã|đặc\s+khu|thị\s+trấn|huyện|quận|thành\s+phố|tỉnh|sở|ban|phòng|trường|trạm|bệnh\s+viện|trung\s+tâm|thôn|ấp|bản|tổ\s+dân\s+phố|khu\s+phố|công\s+an|hội|chi\s+cục)\s")
_BRACKETED = regex.compile(r"\([^)]*\)")
_DATE_ONLY = regex.compile(r"(?:(?:đến|hết|cuối|trước|năm|ngày|tháng|quý|giai\s+đoạn|kế\s+hoạch|chỉ\s+tiêu|thực\s+hiện|giao|mục\s+tiêu|dự\s+kiến)|[\d/\-–.\s]|[ivx]+)+")
_BULLET = regex.compile(r"^\s*(?:[-+*•]|trong\s+đó\s*:?)\s*", regex.I)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of planned values: its heading, its year, and how its unit was found."""

    index: int
    heading: str
    due: Deadline | None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What the columns of a target table are for."""

    table: Table
    roles: tuple[str, ...]
    name: int
    columns: tuple[Column, ...]
    note: ColumnUnit | None

    def cell(self, row: TableRow, role: str) -> str:
        """The cell of the first column with that role."""
        return row.cells[self.roles.index(role)] if role in self.roles else ""


def shape(table: Table, setting: Setting) -> Shape | None:
    """The columns of a table of targets; None where it is none (a scoring scheme, a task list, a form)."""
    roles = roles_of(table, setting.rules)
    if "score" in roles or not table.rows or "thang điểm" in squeeze(table.caption):
        return None
    name = _name_column(table, roles)
    columns = tuple(_columns(table, roles, name, setting)) if name is not None else ()
    if name is None or not columns:
        return None
    return Shape(table, roles, name, columns, unit_told(table.caption, setting.rules))


def table_targets(reading: Reading, table: Table, known: Shape, setting: Setting) -> Iterator[Target]:
    """One target for each planned value."""
    allotted = _allotted(known)
    for row, (own, part_of) in _named_rows(known):
        for column in known.columns:
            if row.cells[column.index]:
                name = (_measure(column.heading), "") if allotted else (own, part_of)
                for target in _values(reading, known, row, column, name, setting):
                    yield replace(target, owner=_allottee(own, setting), applies_to=(own,)) if allotted else target


def _allotted(known: Shape) -> bool:
    """Whether the rows are bodies and the headings say what is measured (targets allotted to wards)."""
    names = [x for x in known.table.column(known.name) if x]
    placed = sum(_PLACE.match(fold(x)) is not None for x in names)
    return placed >= _MOSTLY * len(names) and all(_measure(c.heading) for c in known.columns)


def _measure(heading: str) -> str:
    """What a heading measures: its upper levels, without unit and date."""
    levels = [_BRACKETED.sub("", x).strip(" :") for x in heading.split(" / ")]
    named = [x for x in levels if not _DATE_ONLY.fullmatch(fold(x))]
    return ": ".join(dict.fromkeys(named))


def _allottee(name: str, setting: Setting) -> Body | None:
    return setting.body(name) if _PLACE.match(fold(name)) else None


def _named_rows(known: Shape) -> Iterator[tuple[TableRow, tuple[str, str]]]:
    """Each row with its own name and the name of the row that it is a part of ("- Dịch vụ" under "Cơ cấu kinh tế")."""
    parent = ""
    for row in known.table.rows:
        written = row.cells[known.name]
        own = _BULLET.sub("", written).strip(" :;")
        part_of = parent if own != written.strip(" :;") else ""
        parent = parent if part_of else own
        if own and not _FORM.search(" ".join(row.cells)):
            yield row, (own, part_of)


def _name_column(table: Table, roles: tuple[str, ...]) -> int | None:
    """The column that names the rows: of indicators, of tasks, else the first one of words."""
    for role in _NAMED:
        if role in roles:
            return roles.index(role)
    worded = [i for i, r in enumerate(roles) if r in ("", "lead", "unit") and any(table.column(i)) and numeric_share(table.column(i)) < _ENOUGH]
    return worded[0] if worded else None


def _columns(table: Table, roles: tuple[str, ...], name: int, setting: Setting) -> Iterator[Column]:
    found: list[Column] = []
    for index, role in enumerate(roles):
        heading, cells = table.header[index], table.column(index)
        figures = sum(any(c.isdigit() for c in x) for x in cells if x) >= _ENOUGH * max(1, sum(bool(x) for x in cells))
        if role in ("year", "value") and figures and not _past(heading, setting):
            found.append(Column(index, heading, _column_due(heading, setting)))
    if not found and "unit" in roles and "lead" not in roles:
        loose = [i for i, r in enumerate(roles) if r == "" and i != name and numeric_share(table.column(i)) >= _ENOUGH]
        found = [Column(i, table.header[i], None, guessed=True) for i in loose[:1]]
    worded = "unit" in roles or any(c.due for c in found) or "indicator" in roles
    yield from found if worded else ()


def _past(heading: str, setting: Setting) -> bool:
    """Whether the heading dates its column before the plan."""
    years = [int(y) for y in _YEAR.findall(heading.rpartition(" / ")[2]) or _YEAR.findall(heading)]
    return bool(years) and setting.first_year is not None and max(years) < setting.first_year


def _column_due(heading: str, setting: Setting) -> Deadline | None:
    for level in reversed(heading.split(" / ")):
        hits = [h for h in deadline_hits(level, setting.rules) if h.emits["kind"] in horizons.DATED]
        if hits:
            due = resolved(min(hits, key=lambda h: (h.emits["rank"], h.start)), level, period=setting.period, source="column")
            if due.by:
                return due
        if years := _YEAR.findall(level):
            return Deadline(by=f"{years[-1]}-12-31", text=level, source="column")
    return None


def _values(reading: Reading, known: Shape, row: TableRow, column: Column, names: tuple[str, str], setting: Setting) -> Iterator[Target]:
    cell, (name, parent) = row.cells[column.index], names
    unit = _unit(known, row, column, name, setting)
    plain = regex.sub(r"[.;\n]+(?=\s|$)", ",", name)
    before = f"{plain}: "
    said = f"{before}{cell} {unit.written if unit else ''}".rstrip()
    masked = screen(cell, setting.rules).masked
    shifted = [(a + len(before), b + len(before)) for a, b in masked]
    found = [f for f in quantities(said, setting.rules, shifted) if len(before) <= f.at < len(before) + len(cell)]
    figures = [f for f in found if f.form not in ("all", "absence")] or found
    for each in figures:
        placed = _united(replace(each, clause=(0, len(said))), unit, cell)
        yield _target(reading, known, row, column, (f"{parent}: {name}" if parent else name, said, placed), setting)


def _unit(known: Shape, row: TableRow, column: Column, name: str, setting: Setting) -> ColumnUnit | None:
    told = known.cell(row, "unit")
    if told:
        return unit_of(told, setting.rules)
    return unit_told(column.heading, setting.rules) or unit_told(name, setting.rules) or known.note


def _united(found: Found, unit: ColumnUnit | None, cell: str) -> Found:
    """The quantity with its column's unit, where its own cell names none."""
    own = found.unit.kind not in ("", "unknown") and found.form == "figure" and found.unit.name in cell
    if unit is None or own or found.form in ("rank", "times"):
        return found
    ranked = unit.name == "hạng" and not found.stated
    return replace(
        found, unit=Unit(unit.name, unit.kind, found.end, found.end), per=unit.per or found.per, bound="at_most" if ranked else found.bound
    )


def _target(reading: Reading, known: Shape, row: TableRow, column: Column, said: tuple[str, str, Found], setting: Setting) -> Target:
    name, text, found = said
    table, block = known.table, reading.document.blocks[row.block]
    hints = cues(text, setting.rules)
    due, source = _due(known, row, column, setting)
    falling = falls(text, hints, found.clause)
    reasons = _reasons(known, row, column, found)
    confidence = round(0.92 - 0.2 * len(reasons), 2)
    cell = row.spans[column.index] or (0, len(block.text))
    unit = found.unit.name + (f"/{found.per}" if found.per else "")
    words = ", ".join(x for x in (name, row.cells[column.index], unit, column.heading) if x)
    return Target(
        id="", text=words, quantity=Quantity(low=found.low, high=found.high, unit=found.unit.name, bound=found.bound),
        indicator=name, direction=direction(replace(found, clause=(0, 0)), falling or found.unit.name == "hạng", name),
        change=found.change, baseline=found.baseline, per=found.per, period=horizons.period_of(due, setting.period), deadline=due,
        owner=_owner(known, row, setting), section=table.section.path, where=_where(table, setting),
        confidence=confidence, doubtful=confidence < DOUBTED_BELOW or bool(reasons), reasons=reasons,
        evidence=Evidence(
            quote=block.text.strip(), rule=found.rule, page=block.box.page if block.box else None, box=block.box,
            spans=(Span(block=row.block, start=cell[0], end=cell[1]), *((source,) if source else ())),
        ),
    )  # fmt: skip


def _due(known: Shape, row: TableRow, column: Column, setting: Setting) -> tuple[Deadline | None, Span | None]:
    if column.due is not None:
        return column.due, None
    leads = [x for x in (known.cell(row, "deadline"), *reversed(row.label.split(" / ")), known.table.caption) if x]
    line = [s for s in reversed((*known.table.above, known.table.section)) if s.heading and s.head]
    nowhere = Span(block=row.block, start=0, end=0)
    higher = setting.calendar.above([*(Lead(x, nowhere) for x in leads), *(Lead(s.heading, s.head) for s in line if s.head)])
    if higher is not None:
        due, span = higher
        return due, None if span == nowhere else span
    return horizons.of_title(setting.masthead, setting.rules), None


def _owner(known: Shape, row: TableRow, setting: Setting) -> Body | None:
    lead = known.cell(row, "lead")
    return setting.body(lead) if lead else None


def _reasons(known: Shape, row: TableRow, column: Column, found: Found) -> tuple[str, ...]:
    reasons = []
    if not found.unit.name:
        reasons.append("bảng không nói rõ đơn vị tính của con số này")
    if column.guessed:
        reasons.append("không rõ cột này có phải là giá trị phải đạt: cần xem lại con số")
    if found.unit.kind == "unknown" and not known.cell(row, "unit"):
        reasons.append(f"đơn vị tính “{found.unit.name}” chưa có trong danh mục")
    return tuple(reasons)


def _where(table: Table, setting: Setting) -> str:
    return setting.place(part(table))


def part(table: Table) -> Role:
    """The part of the document that a table stands in."""
    return Passage("", Span(block=0, start=0, end=0), table.section, table.above, False).part
