"""Chỉ tiêu trong ô nhiệm vụ: what the task and product cells of an assignment table promise in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Lead, Statement
from pipeline.extract.tables import Table, TableRow, roles_of
from pipeline.extract.target_text import statement_targets
from pipeline.model import Role, Span, Target

_WORDED = frozenset({"task", "indicator", "product", "value", ""})
_PAPERS = frozenset(
    {"báo cáo", "kế hoạch", "văn bản", "đề án", "quyết định", "tờ trình", "chương trình", "hồ sơ", "biên bản", "bộ", "bản", "hướng dẫn"}
)


def cell_targets(reading: Reading, table: Table, part: Role, setting: Setting) -> Iterator[Target]:
    """The targets in the words of a task table; a single paper to be written ("01 báo cáo") is a product, no target."""
    roles = roles_of(table, setting.rules)
    if "score" in roles:
        return
    for row in table.rows:
        owner = setting.body(row.cells[roles.index("lead")]) if "lead" in roles and row.cells[roles.index("lead")] else None
        for index, role in enumerate(roles):
            if role in _WORDED and (statement := _statement(reading, table, row, index, roles, part)) is not None:
                for target in statement_targets(reading, statement, setting):
                    if not _paper(target):
                        yield replace(target, owner=owner or target.owner)


def _statement(reading: Reading, table: Table, row: TableRow, index: int, roles: tuple[str, ...], part: Role) -> Statement | None:
    span = row.spans[index]
    if span is None:
        return None
    text = reading.document.blocks[row.block].text[span[0] : span[1]]
    leads = [Lead(x, Span(block=row.block, start=0, end=0)) for x in reversed(row.label.split(" / ")) if x]
    if "deadline" in roles and (due := row.spans[roles.index("deadline")]):
        leads.insert(0, Lead(row.cells[roles.index("deadline")], Span(block=row.block, start=due[0], end=due[1]), "column"))
    return Statement(text, row.block, span[0], table.section, table.above, part, tuple(leads))


def _paper(target: Target) -> bool:
    return target.quantity.high <= 2 and target.quantity.unit.lower() in _PAPERS
