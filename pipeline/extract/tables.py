"""Bảng: the tables of a document as logical tables, with one header a grid column and the section rows as labels.

Headers of two levels are joined by " / "; cells that a vertical merge carries on are filled in; header rows
repeated on a later page and rows that only number the columns are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.extract.grid import GridRow, grid_row, header_rows, headers
from pipeline.extract.reading import Reading
from pipeline.model import Block, Section
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, squeeze

PLACE = regex.compile(
    r"(?:ubnd|ủy\s+ban\s+nhân\s+dân|phường|xã|đặc\s+khu|thị\s+trấn|thị\s+xã|huyện|quận|thành\s+phố|tp\.?|tx\.?|tt\.?|tỉnh|sở|ban|phòng|trường|trạm|bệnh\s+viện"
    r"|trung\s+tâm|thôn|ấp|bản|buôn|khóm|xóm|tổ\s+dân\s+phố|khu\s+phố|công\s+an|hội|chi\s+(?:cục|nhánh|bộ|đoàn|hội)|đảng\s+bộ|xí\s+nghiệp|xn|công\s+ty|nhà\s+máy)\s"
)
_NUMERIC = regex.compile(r"[\s≥≤<>=~+-]*\d[\d.,]*\s*%?\s*(?:[-;]\s*\d[\d.,]*\s*%?)?")
_ENUMERATOR = regex.compile(r"(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])[.)]?|[-+*•]", regex.I)
_WHOLE = regex.compile(r"\d+")
_FIGURED = frozenset({"number", "value", "year", "past", "compare", "score", "funding", "deadline", ""})
_SOME, _MOST = 1 / 3, 0.6
_CAPTION_BLOCKS = 5
_CAPTION_LENGTH = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """Dòng: `cells` one a grid column ("" where empty), `spans` their offsets in the block (None: not in this block).

    `label` is the latest section row above ("I. Đến năm 2030").
    """

    block: int
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int] | None, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Bảng: `caption` holds the short paragraphs just above it, a unit note among them."""

    id: int
    caption: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    section: Section
    above: tuple[Section, ...]

    def column(self, index: int) -> tuple[str, ...]:
        """The cells of one column, top down."""
        return tuple(row.cells[index] for row in self.rows)


def tables(reading: Reading) -> tuple[Table, ...]:
    """Every table of the document's content, in reading order; letterheads and signature tables are none."""
    return tuple(_tables(reading))


def column_roles(table: Table, rules: RuleBook) -> dict[str, int]:
    """Role (number, task, indicator, unit, value, year, past, lead, support, deadline, product, ...) → first column of it."""
    roles: dict[str, int] = {}
    for index, role in enumerate(roles_of(table, rules)):
        if role:
            roles.setdefault(role, index)
    return roles


def roles_of(table: Table, rules: RuleBook) -> tuple[str, ...]:
    """The role of each column, "" where its heading tells none; a heading of two meanings is settled by the cells."""
    return tuple(_role(table.header[i], table.column(i), rules) for i in range(len(table.header)))


def numeric_share(cells: Sequence[str]) -> float:
    """How many of the filled cells hold a bare figure, 0 to 1."""
    filled = [c for c in cells if c]
    return sum(bool(_NUMERIC.fullmatch(c)) for c in filled) / len(filled) if filled else 0.0


def _role(heading: str, cells: Sequence[str], rules: RuleBook) -> str:
    hit = rules.first("columns", heading) if heading else None
    role = str(hit.emits["role"]) if hit is not None else ""
    figures = numeric_share(cells) >= _SOME
    if role not in _FIGURED and numeric_share(cells) >= _MOST:
        return "year" if regex.search(r"20\d\d", heading) else "value"
    if role == "value" and not figures:
        return "product" if squeeze(heading).startswith("kết quả") else "indicator"
    if role == "unit" and (not _short(cells) or _placed(cells)):
        return "lead"
    return role


def _short(cells: Sequence[str]) -> bool:
    filled = [c for c in cells if c]
    return not filled or sum(len(c.split()) <= 5 for c in filled) >= 0.7 * len(filled)


def _placed(cells: Sequence[str]) -> bool:
    """Whether most cells name a body or a place ("Đơn vị" heads both units and bodies)."""
    filled = [c for c in cells if c]
    return bool(filled) and sum(PLACE.match(fold(c)) is not None for c in filled) >= _MOST * len(filled)


def _tables(reading: Reading) -> Iterator[Table]:
    for section, above in reading.outline.walk():
        if section.role != "table" or any(s.role in ("masthead", "conclusions") for s in above):
            continue
        groups: dict[int, list[Block]] = {}
        for span in section.body:
            block = reading.document.blocks[span.block]
            if block.cells and block.table is not None:
                groups.setdefault(block.table, []).append(block)
        for number, blocks in groups.items():
            yield _table(number, blocks, (section, *reversed(above)), reading)


def _table(number: int, blocks: Sequence[Block], line: tuple[Section, ...], reading: Reading) -> Table:
    width = max(c.column + c.columns for b in blocks for c in b.cells)
    rows = [grid_row(b, width) for b in blocks]
    head = header_rows(rows, lambda text: reading.rules.first("columns", text) is not None)
    above = tuple(reversed(line[1:]))
    return Table(
        id=number, caption=_caption(blocks[0], reading), header=headers(rows[:head], width),
        rows=tuple(_body(rows, head)), section=line[0], above=above,
    )  # fmt: skip


def _caption(first: Block, reading: Reading) -> str:
    """The short paragraphs right above a table, the nearest last."""
    found: list[str] = []
    for block in reversed(reading.document.blocks[max(0, first.id - _CAPTION_BLOCKS) : first.id]):
        if block.kind != "paragraph" or len(block.text) > _CAPTION_LENGTH:
            break
        found.append(block.text)
    return "\n".join(reversed(found))


def _body(rows: Sequence[GridRow], head: int) -> Iterator[TableRow]:
    heading = [r.cells for r in rows[:head]]
    last: tuple[str, ...] = ()
    labels: list[str] = []
    for row in rows[head:]:
        if row.cells in heading or not row.filled:
            continue
        if said := _section_row(row):
            labels = _under(labels, said)
            continue
        cells = tuple(last[i] if row.continued[i] and last else c for i, c in enumerate(row.cells))
        last, labels = cells, _still(labels, cells[0])
        yield TableRow(block=row.block.id, cells=cells, spans=row.spans, label=" / ".join(labels))


def _section_row(row: GridRow) -> str:
    """The label that a row of one text gives ("I | Đến năm 2030", one merged cell), else ""."""
    texts = row.filled
    if any(row.continued) or _NUMERIC.fullmatch(texts[-1]):
        return ""
    if len(texts) == 1:
        return texts[0]
    if len(texts) == 2 and _ENUMERATOR.fullmatch(texts[0]) and len(row.cells) > 2:
        return " ".join(texts)
    return ""


def _under(labels: Sequence[str], said: str) -> list[str]:
    """The label lines after a new section row: an Arabic number stands below what is marked otherwise."""
    if said[0].isdigit():
        return [*(x for x in labels if not x[0].isdigit()), said]
    return [said]


def _still(labels: Sequence[str], number: str) -> list[str]:
    """The label lines that still rule a row: a numbered group ends where the count goes on without it."""
    own = _WHOLE.match(number)
    return [x for x in labels if not x[0].isdigit() or own is None or x.split()[0].rstrip(".") == own.group()]
