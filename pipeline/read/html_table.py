"""HTML tables in their grid: spans spread out, cells of a vertical merge standing empty below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.errors import UnreadableError
from pipeline.read.blocks import GridCell
from pipeline.read.html_style import declarations, hidden

Element = etree._Element
MAX_COLUMNS = 1000
MAX_CELLS = 1_000_000
_PROSE = 6000


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell element at its column, spanning `columns`; None for the carried-on part of a vertical merge."""

    element: Element | None
    column: int
    columns: int


def is_data(table: Element) -> bool:
    """Whether a table holds data: more than one cell, no table with text inside it, no cell with a page of prose."""
    cells = [cell for tr in rows_of(table) for cell in cells_of(tr)]
    if len(cells) < 2 or any(_has_text(t) for t in table.iter("table") if t is not table and _seen(t)):
        return False
    return all(len(text_of(c)) < _PROSE for c in cells)


def _has_text(element: Element) -> bool:
    return bool(text_of(element).strip())


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(map(str, element.itertext()))


def line_of(element: Element) -> int:
    """The source line where an element begins; 0 where it is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def attributes_of(element: Element) -> dict[str, str]:
    """The attributes of an element as text."""
    return {str(k): str(v) for k, v in element.items()}


def _seen(element: Element) -> bool:
    return not any(hidden(str(e.tag), attributes_of(e), declarations(e.get("style") or "")) for e in element.iterancestors("span"))


def rows_of(table: Element) -> list[Element]:
    """The rows of this table and not of those inside it."""
    rows: list[Element] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("tbody", "thead", "tfoot"):
            rows += [e for e in child if e.tag == "tr"]
    return rows


def cells_of(tr: Element) -> list[Element]:
    """The cells of one row."""
    return [e for e in tr if e.tag in ("td", "th")]


def grid(table: Element, name: str) -> Iterator[tuple[Element, tuple[Placed, ...]]]:
    """Each row with its cells placed; raises UnreadableError beyond 1,000 columns or a million cells."""
    rows = rows_of(table)
    below: dict[int, tuple[int, int]] = {}
    total = 0
    for index, tr in enumerate(rows):
        placed = tuple(_placed(cells_of(tr), below, len(rows) - index))
        total += len(placed)
        if total > MAX_CELLS or any(p.column + p.columns > MAX_COLUMNS for p in placed):
            raise UnreadableError(f"Một bảng trong tệp “{name}” có quá nhiều ô (hơn 1.000 cột hoặc 1 triệu ô). Hãy bỏ bớt cột thừa rồi thử lại.")
        yield tr, placed


def _placed(cells: Sequence[Element], below: dict[int, tuple[int, int]], left: int) -> Iterator[Placed]:
    """One row's cells; `below` maps a column to the rows still merged and the columns that the merged cell spans."""
    column = 0
    waiting = list(cells)
    while waiting or any(c >= column for c in below):
        if column in below:
            rows, columns = below.pop(column)
            if rows > 1:
                below[column] = (rows - 1, columns)
            yield Placed(None, column, columns)
            column += columns
            if not waiting and not any(c >= column and c != column - columns for c in below):
                return
            continue
        if not waiting:
            column = min(c for c in below if c >= column)
            continue
        cell = waiting.pop(0)
        columns, rows = _span(cell, "colspan"), min(_span(cell, "rowspan"), left)
        if rows > 1:
            below[column] = (rows - 1, columns)
        yield Placed(cell, column, columns)
        column += columns


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return max(1, min(int(text), 10_000)) if text.isdecimal() and len(text) < 6 else 1


def grid_cell(placed: Placed, text: str) -> GridCell:
    """The cell as a row block takes it."""
    return GridCell(text=text, column=placed.column, columns=placed.columns, continued=placed.element is None)
