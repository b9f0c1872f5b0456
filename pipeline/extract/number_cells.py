"""Con số trong bảng: what the column, the row or the words of a cell make of each number in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.extract.amounts import figures
from pipeline.extract.number_fates import Claims, Told, entry, fates
from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement
from pipeline.extract.tables import Table, TableRow, roles_of
from pipeline.extract.target_shapes import past, shape
from pipeline.extract.target_tables import part
from pipeline.model import Block, Fate, NumberEntry

_COLUMNS: dict[str, tuple[Fate, str]] = {
    "number": ("name", "số thứ tự của dòng"),
    "score": ("not_target", "cột điểm của thang chấm"),
    "compare": ("not_target", "cột so sánh, tính ra từ các cột khác"),
    "past": ("not_target", "cột số liệu đã có của kỳ trước"),
    "funding": ("not_target", "cột kinh phí"),
    "deadline": ("deadline", "cột thời hạn"),
    "lead": ("name", "tên cơ quan, đơn vị"),
    "support": ("name", "tên cơ quan, đơn vị"),
    "leader": ("name", "tên người, đơn vị"),
    "unit": ("name", "cột đơn vị tính"),
}
_SCORED = Told("not_target", "bảng chấm điểm")
_HEADING = Told("name", "tiêu đề của bảng, của cột")
_PAST = Told("not_target", "cột của năm trước kỳ kế hoạch")
_NAMING = Told("not_target", "thuộc tên của dòng, giá trị của dòng đã là chỉ tiêu")
_LOOSE = "cột “{}” không nói rõ là giá trị phải đạt, số đã có hay số khác"


def cells(tabled: Iterable[Table], reading: Reading, setting: Setting, claims: Claims) -> Iterator[NumberEntry]:
    """Every number of these tables where they stand in parts that may carry targets."""
    for table in tabled:
        if not setting.silent(part(table)):
            yield from _Account(reading, table, setting, claims).entries()


@dataclass(frozen=True, slots=True)
class _Account:
    """One table under account."""

    reading: Reading
    table: Table
    setting: Setting
    claims: Claims

    def entries(self) -> Iterator[NumberEntry]:
        rows = {row.block: row for row in self.table.rows}
        ruled = self._rulings()
        for span in self.table.section.body:
            block = self.reading.document.blocks[span.block]
            if block.table == self.table.id:
                yield from self._row(block, rows[block.id], ruled) if block.id in rows else self._heading(block)

    def _rulings(self) -> tuple[Told | None, ...]:
        """What each column as a whole says of its numbers."""
        roles = roles_of(self.table, self.setting.rules)
        if "score" in roles:
            return tuple(_SCORED for _ in roles)
        known = shape(self.table, self.setting)
        return tuple(self._ruling(i, role, planned=known is not None) for i, role in enumerate(roles))

    def _ruling(self, index: int, role: str, *, planned: bool) -> Told | None:
        heading = self.table.header[index]
        if role in _COLUMNS:
            return Told(*_COLUMNS[role])
        if past(heading, self.setting):
            return _PAST
        return Told("unclaimed", _LOOSE.format(heading)) if planned and role in ("", "value", "year") else None

    def _row(self, block: Block, row: TableRow, ruled: tuple[Told | None, ...]) -> Iterator[NumberEntry]:
        carries = self.claims.carried({block.id})
        for index, span in enumerate(row.spans):
            if span is None:
                continue
            for each in fates(self._statement(block, span), self.setting, self.claims):
                yield each if each.fate == "target" else self._placed(each, ruled[index], carries)

    def _placed(self, each: NumberEntry, ruling: Told | None, carries: bool) -> NumberEntry:
        """A number by its column where that says more than its own words."""
        told = ruling or (_NAMING if carries else None)
        if told is None or each.fate in ("date", "reference", "deadline"):
            return each
        if told is _NAMING and each.fate != "unclaimed":
            return each
        return _retold(each, told)

    def _heading(self, block: Block) -> Iterator[NumberEntry]:
        """A row of headings, or one that names the rows below it."""
        statement = self._statement(block, (0, len(block.text)))
        told = {e.span: e for e in fates(statement, self.setting, self.claims)}
        for at in figures(block.text):
            each = entry(statement, at, _HEADING)
            own = told.get(each.span, each)
            yield own if own.fate in ("target", "date", "deadline", "reference") else each

    def _statement(self, block: Block, span: tuple[int, int]) -> Statement:
        return Statement(block.text[span[0] : span[1]], block.id, span[0], self.table.section, self.table.above, part(self.table))


def _retold(each: NumberEntry, told: Told) -> NumberEntry:
    return replace(each, fate=told.fate, reason=told.reason, rule=told.rule)
