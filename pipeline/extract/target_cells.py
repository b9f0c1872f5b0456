"""Chỉ tiêu trong ô nhiệm vụ: what the task and product cells of an assignment table promise in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Lead, Statement
from pipeline.extract.tables import Table, TableRow, roles_of
from pipeline.extract.target_tables import part
from pipeline.extract.target_text import statement_targets
from pipeline.model import Body, Span, Target

_WORDED = frozenset({"task", "indicator", "product", "value", ""})
_WORDY = 6
_PAPERS = frozenset(
    {"báo cáo", "kế hoạch", "văn bản", "đề án", "quyết định", "tờ trình", "chương trình", "hồ sơ", "biên bản", "bộ", "bản", "hướng dẫn"}
)


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the targets of one task table; a single paper to be written ("01 báo cáo") is a product, no target."""

    reading: Reading
    table: Table
    setting: Setting

    def targets(self) -> Iterator[Target]:
        """The targets of all worded cells, row by row; a table of scores has none."""
        roles = roles_of(self.table, self.setting.rules)
        if "score" in roles:
            return
        for row in self.table.rows:
            owner = self._owner(row, roles)
            for index, role in enumerate(roles):
                loose = role == "" and len(row.cells[index].split()) < _WORDY
                if role in _WORDED and not loose and (statement := self._statement(row, index, roles)) is not None:
                    found = (self._told(t, row, statement, roles) for t in statement_targets(self.reading, statement, self.setting))
                    yield from (replace(t, owner=owner or t.owner) for t in found if not _paper(t))

    def _told(self, target: Target, row: TableRow, statement: Statement, roles: tuple[str, ...]) -> Target:
        """What a task is to yield, and a bare amount, told with the task and the whole row: "24 căn nhà" says nothing alone."""
        alone = statement.yields or not target.indicator
        task = row.cells[roles.index("task")].strip(" .;:") if alone and "task" in roles else ""
        if not task or len(target.text.split()) >= _WORDY:
            return target
        quote = self.reading.document.blocks[row.block].text.strip()
        return replace(target, text=f"{task}: {target.text}", indicator=f"{task}: {target.indicator}".strip(" :"), evidence=replace(target.evidence, quote=quote))

    def _owner(self, row: TableRow, roles: tuple[str, ...]) -> Body | None:
        lead = row.cells[roles.index("lead")] if "lead" in roles else ""
        return self.setting.first_body(lead) if lead else None

    def _statement(self, row: TableRow, index: int, roles: tuple[str, ...]) -> Statement | None:
        span = row.spans[index]
        if span is None:
            return None
        text = self.reading.document.blocks[row.block].text[span[0] : span[1]]
        leads = [Lead(x, Span(block=row.block, start=0, end=0)) for x in reversed(row.label.split(" / ")) if x]
        due = roles.index("deadline") if "deadline" in roles else None
        if due is not None and (place := row.spans[due]) is not None:
            leads.insert(0, Lead(row.cells[due], Span(block=row.block, start=place[0], end=place[1]), "column"))
        yields = roles[index] == "product"
        return Statement(text, row.block, span[0], self.table.section, self.table.above, part(self.table), tuple(leads), yields=yields)


def _paper(target: Target) -> bool:
    return target.quantity.high <= 2 and target.quantity.unit.lower() in _PAPERS
