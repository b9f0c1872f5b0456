"""Word's tables as rows in one grid: spans and vertical merges placed, spacer columns of letterheads left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.errors import UnreadableError
from pipeline.read.blocks import MAX_COLUMNS, GridCell, plain
from pipeline.read.docx_parts import Element, W, integer, value

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


@dataclass(frozen=True, slots=True)
class GridRow:
    """Hàng: its cells on the table's grid and its number in the table, from 1."""

    cells: tuple[GridCell, ...]
    place: int


def unwrapped(element: Element, tag: str) -> Iterator[Element]:
    """The children of one tag, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, tag)


def grid(table: Element, text: Callable[[Element, int], str]) -> list[GridRow]:
    """The rows of a table; `text` gives the marked text of a cell, asked for in reading order with the row's number."""
    rows = []
    for place, row in enumerate(unwrapped(table, W + "tr"), 1):
        properties = row.find(W + "trPr")
        if properties is None or properties.find(W + "del") is None:
            rows.append(GridRow(tuple(_cells(row, place, text)), place))
    return _without_spacers(rows)


def only_cell(table: Element) -> Element | None:
    """The single cell of a table that is no more than a frame round its paragraphs."""
    rows = list(unwrapped(table, W + "tr"))
    cells = [cell for row in rows[:2] for cell in unwrapped(row, W + "tc")]
    return cells[0] if len(rows) == 1 and len(cells) == 1 else None


def _cells(row: Element, place: int, text: Callable[[Element, int], str]) -> Iterator[GridCell]:
    column = integer(value(row.find(W + "trPr"), "gridBefore"))
    held: GridCell | None = None
    for cell in unwrapped(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        if properties is not None and properties.find(W + "cellDel") is not None:
            continue
        span = max(integer(value(properties, "gridSpan"), 1), 1)
        if held is not None and _merged(properties, "hMerge"):
            held = replace(held, columns=held.columns + span, text="\n".join(filter(None, (held.text, text(cell, place)))))
        else:
            if held is not None:
                yield held
            continued = _merged(properties, "vMerge")
            held = GridCell(text="" if continued else text(cell, place), column=column, columns=span, continued=continued)
        column += span
        if column > MAX_COLUMNS:
            raise UnreadableError("Một bảng trong tệp Word có hơn 1.000 cột nên không được đọc. Hãy bỏ bớt cột thừa rồi thử lại.")
    if held is not None:
        yield held


def _merged(properties: Element | None, name: str) -> bool:
    """Whether a cell goes on with a merge: `w:vMerge` without a value or with "continue"."""
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _without_spacers(rows: list[GridRow]) -> list[GridRow]:
    """Leave out columns that are blank from the first row to the last: they only keep a letterhead's sides apart."""
    spacers = _blank_columns(rows)
    if not spacers:
        return rows
    return [replace(row, cells=tuple(_moved(row.cells, spacers))) for row in rows]


def _blank_columns(rows: list[GridRow]) -> set[int]:
    alone = [(i, cell) for i, row in enumerate(rows) for cell in row.cells if cell.columns == 1]
    written = {cell.column for _, cell in alone if plain(cell.text).strip() or cell.continued}
    first = {cell.column for i, cell in alone if i == 0}
    width = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    blank = first - written
    return blank if len(blank) < width else set()


def _moved(cells: tuple[GridCell, ...], spacers: set[int]) -> Iterator[GridCell]:
    for cell in cells:
        covered = range(cell.column, cell.column + cell.columns)
        columns = sum(c not in spacers for c in covered)
        if columns:
            yield replace(cell, column=cell.column - sum(s < cell.column for s in spacers), columns=columns)
