"""Chỉ tiêu trong bảng: one target for each planned value of a row.

A value's unit comes from its cell, the unit column, the heading, the row's name, or the note above the table;
its year from the column, the section row, or the lines above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from pipeline.extract import horizons
from pipeline.extract.column_units import ColumnUnit
from pipeline.extract.confidence import assessed, misread
from pipeline.extract.cues import cues
from pipeline.extract.indicators import direction
from pipeline.extract.populations import of_name
from pipeline.extract.quantities import Found, falls, lowered, quantities
from pipeline.extract.reading import Passage, Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Lead
from pipeline.extract.table_signs import CellSighting, cell_signs, ends_at_most
from pipeline.extract.tables import Table
from pipeline.extract.target_filters import screen
from pipeline.extract.target_shapes import Column, Named, Shape
from pipeline.extract.units import Unit
from pipeline.model import Body, Deadline, Evidence, Quantity, Role, Span, Target
from pipeline.vietnamese import number


@dataclass(frozen=True, slots=True)
class Value:
    """One quantity of one cell: `said` is the row's name, the cell and its unit as one line."""

    named: Named
    column: Column
    indicator: str
    said: str
    found: Found

    @property
    def cell(self) -> str:
        return self.named.row.cells[self.column.index]


def part(table: Table) -> Role:
    """The part of the document that a table stands in."""
    return Passage("", Span(block=0, start=0, end=0), table.section, table.above, False).part


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads the targets of one table of known shape."""

    reading: Reading
    shape: Shape
    setting: Setting

    def targets(self) -> Iterator[Target]:
        """One target for each planned value, row by row; nothing given to a place is none."""
        for named in self.shape.rows:
            for column in self.shape.columns:
                made = (self._target(v) for v in self._values(named, column))
                yield from (t for t in made if not (self.shape.allotted and t.quantity.high == 0 and t.quantity.bound == "at_least"))

    def _values(self, named: Named, column: Column) -> Iterator[Value]:
        cell = named.row.cells[column.index]
        name = self.shape.measured(column) if self.shape.allotted else named.full if named.kin else named.own
        unit = self.shape.unit(named, column, self.setting.rules)
        before = regex.sub(r"[.;\n]+(?=\s|$)", ",", name) + ": "
        said = f"{before}{cell} {unit.written if unit else ''}".rstrip()
        masked = [(a + len(before), b + len(before)) for a, b in screen(cell, self.setting.rules).masked]
        found = [f for f in quantities(said, self.setting.rules, masked) if len(before) <= f.at < len(before) + len(cell)]
        for each in [f for f in found if f.form not in ("all", "absence")] or found:
            placed = _united(replace(each, clause=(0, len(said))), unit, cell)
            yield Value(named, column, name if self.shape.allotted else named.full, said, placed)

    def _target(self, value: Value) -> Target:
        found, row = value.found, value.named.row
        due, source = self._due(value)
        limited = ends_at_most(value.named, value.column, self.shape) or _ends_at_nothing(value.named, self.shape)
        found = lowered(found) if limited else found
        falling = limited or falls(value.said, cues(value.said, self.setting.rules), found.clause) or found.unit.name == "hạng"
        seen = CellSighting(found, value.named, value.column, self.shape, self.setting, due.source if due else "", falling, self._spans_guessed)
        sure = misread(assessed(cell_signs(seen), self.setting.rules), self.reading.document.blocks[row.block])
        return Target(
            id="", text=_words(value, self._addressed(value)), quantity=Quantity(low=found.low, high=found.high, unit=found.unit.name, bound=found.bound),
            indicator=value.indicator, direction=direction(found, falling, value.indicator),
            population=of_name(value.indicator, self.setting.rules) if found.unit.kind == "share" else (),
            change=found.change, baseline=found.baseline, per=found.per, period=horizons.period_of(due, self.setting.period), deadline=due,
            owner=self._owner(value), applies_to=self._addressed(value),
            section=self.shape.table.section.path, where=self.setting.place(part(self.shape.table)),
            confidence=sure.confidence, doubtful=sure.doubtful, reasons=sure.reasons,
            evidence=self._evidence(row.block, row.spans[value.column.index], found.rule, source),
        )  # fmt: skip

    def _evidence(self, number: int, cell: tuple[int, int] | None, rule: str, source: Span | None) -> Evidence:
        block = self.reading.document.blocks[number]
        start, end = cell or (0, len(block.text))
        spans = (Span(block=number, start=start, end=end), *((source,) if source else ()))
        return Evidence(quote=block.text.strip(), rule=rule, spans=spans, page=block.box.page if block.box else None, box=block.box)

    def _due(self, value: Value) -> tuple[Deadline | None, Span | None]:
        """The date of a value: its column's, else of the row's date cell, the section row, the caption, the headings, the title."""
        row, table = value.named.row, self.shape.table
        if value.column.due is not None:
            told = Lead(self.shape.cell(row, "deadline"), Span(block=row.block, start=0, end=0), "column")
            own = self.setting.calendar.above([told]) if len(self.shape.columns) == 1 else None
            return own[0] if own is not None and own[0].by else value.column.due, None
        nowhere = Span(block=row.block, start=0, end=0)
        words = [x for x in (self.shape.cell(row, "deadline"), *reversed(row.label.split(" / ")), table.caption) if x]
        heads = [Lead(s.heading, s.head) for s in reversed((*table.above, table.section)) if s.heading and s.head]
        if (higher := self.setting.calendar.above([*(Lead(x, nowhere) for x in words), *heads])) is not None:
            due, span = higher
            return due, None if span == nowhere else span
        return horizons.of_title(self.setting.masthead, self.setting.rules), None

    @property
    def _spans_guessed(self) -> bool:
        """Whether the reader had to guess which header cell spans which columns."""
        document = self.reading.document
        doubts = [d.span for d in document.doubts if d.kind == "header_span" and d.span is not None]
        return any(document.blocks[s.block].table == self.shape.table.id for s in doubts)

    def _addressed(self, value: Value) -> tuple[str, ...]:
        """The body or place that the value is allotted to: its row, or its column."""
        own = value.named.own if self.shape.allotted else value.column.place
        return (own,) if own and not (self.shape.allotted and value.named.whole) else ()

    def _owner(self, value: Value) -> Body | None:
        if value.column.place:
            return self.setting.body(value.column.place)
        if self.shape.allotted:
            return self.setting.body(value.named.own) if value.named.placed else None
        lead = self.shape.cell(value.named.row, "lead")
        return self.setting.first_body(lead) if lead else None


def _ends_at_nothing(named: Named, shape: Shape) -> bool:
    """Whether the values of a row never rise and come down to nothing: what it counts is to be done away with."""
    values = [number(named.row.cells[c.index].strip()) for c in shape.columns if c.due is not None]
    known = [v for v in values if v is not None]
    return len(known) > 1 and len(known) == len(values) and known[0] > known[-1] == 0 and all(a >= b for a, b in pairwise(known))


def _words(value: Value, places: tuple[str, ...]) -> str:
    """The place that a value is given to, indicator, value, unit, and the column's heading where that says more."""
    unit = value.found.unit.name + (f"/{value.found.per}" if value.found.per else "")
    shown = "" if unit and value.cell.endswith(unit) else unit
    heading = "" if value.column.measure == value.indicator else value.column.heading
    said = ", ".join(x for x in (value.indicator, value.cell, shown, heading) if x)
    return ": ".join([*(p for p in places if p not in (value.indicator, heading)), said])


def _united(found: Found, unit: ColumnUnit | None, cell: str) -> Found:
    """The quantity with its column's unit, where its own cell names none."""
    own = found.unit.kind not in ("", "unknown") and found.form == "figure" and found.unit.name in cell
    if unit is None or own or found.form in ("rank", "times"):
        return found
    ranked = unit.name == "hạng" and not found.stated
    return replace(
        found, unit=Unit(unit.name, unit.kind, found.end, found.end), per=unit.per or found.per, bound="at_most" if ranked else found.bound
    )
