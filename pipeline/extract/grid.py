"""Lưới: rows of one table brought to grid columns, and which of them are the header."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from pipeline.model import Block
from pipeline.vietnamese import squeeze

_INDEX = regex.compile(r"\(?(?:\d{1,2}|[a-zđ])\)?(?:\s*=\s*[\d()+/x:*a-zđ\s-]+)?", regex.I)
_FIGURE = regex.compile(r"[\s≥≤<>~+-]*\d[\d.,]*\s*(?:%|-\s*\d[\d.,]*\s*%?)?")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_UNIT = regex.compile(r"\(\s*(?:\p{L}[^()]{0,24}|[%‰])\s*\)\s*$")
_LONGEST_HEADING = 160
_LONGEST_LEVEL = 3
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: text, offsets and width of the cell that begins in each grid column; width 0 inside a merged cell."""

    block: Block
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int] | None, ...]
    widths: tuple[int, ...]
    continued: tuple[bool, ...]

    @property
    def filled(self) -> list[str]:
        """The texts of the cells that have one."""
        return [c for c in self.cells if c]

    @property
    def narrow(self) -> bool:
        """Fewer columns than the grid: the file does not tell which cells are merged."""
        return sum(self.widths) < len(self.cells)


def grid_row(block: Block, width: int) -> GridRow:
    """A row block laid on `width` grid columns."""
    cells, spans = [""] * width, [None] * width if width else []
    widths, continued = [0] * width, [False] * width
    placed: list[tuple[int, int] | None] = list(spans)
    for index, cell in enumerate(block.cells):
        text = " ".join(block.cell_text(index).split())
        cells[cell.column], widths[cell.column] = text, cell.columns
        continued[cell.column] = cell.continued
        placed[cell.column] = (cell.start, cell.end) if text else None
    return GridRow(block, tuple(cells), tuple(placed), tuple(widths), tuple(continued))


def header_rows(rows: Sequence[GridRow], known: Callable[[str], bool]) -> int:
    """How many rows from the top are header: names of columns, their second level, and the row that numbers them."""
    first = next((i for i, r in enumerate(rows[:_LONGEST_LEVEL]) if _names_columns(r, known) or _numbered_below(rows[i : i + 3], known) or _over_figures(rows[i:], known)), None)
    if first is None:
        return 1 if len(rows) > 1 and rows[0].block.bold and not rows[1].block.bold and len(rows[0].filled) > 1 else 0
    count = first + 1
    while count < len(rows) and count < first + _LONGEST_LEVEL and _second_level(rows[count - 1], rows[count]):
        count += 1
    while count < len(rows) and _numbers_columns(rows[count]):
        count += 1
    return count


def headers(rows: Sequence[GridRow], width: int) -> tuple[str, ...]:
    """The header of each grid column, levels joined by " / "."""
    levels = [r for r in rows if len(r.filled) > 1 and not _numbers_columns(r)]
    columns: list[list[str]] = [[] for _ in range(width)]
    for i, row in enumerate(levels):
        below = levels[i + 1] if i + 1 < len(levels) else None
        for column, text in enumerate(_covering(row, below, levels[i - 1] if i else None)):
            if text and text not in columns[column]:
                columns[column].append(text)
    return tuple(" / ".join(c) for c in columns)


def _names_columns(row: GridRow, known: Callable[[str], bool]) -> bool:
    texts = row.filled
    if len(texts) < 2 or any(len(t) > _LONGEST_HEADING or (_FIGURE.fullmatch(t) and not _YEAR.fullmatch(t)) for t in texts):
        return False
    return sum(known(t) for t in texts) >= max(2, (len(texts) + 2) // 3)


def _numbered_below(rows: Sequence[GridRow], known: Callable[[str], bool]) -> bool:
    """A row of words whose first cell heads the numbers that begin right below it, or below a second level of words."""
    rows = [rows[0], *(r for r in rows[1:] if r.cells[0])] if len(rows) > 2 and not any(_FIGURE.fullmatch(t) for t in rows[1].filled) else rows
    if len(rows) < 2 or len(rows[0].filled) < 2 or not rows[0].cells[0] or not known(rows[0].cells[0]):
        return False
    worded = not any(_FIGURE.fullmatch(t) for t in rows[0].filled)
    return worded and rows[1].cells[0].strip(".") in ("1", "I", "01") and any(_FIGURE.fullmatch(t) for t in rows[1].filled[1:])


def _over_figures(rows: Sequence[GridRow], known: Callable[[str], bool]) -> bool:
    """A full row of words over rows that hold figures in every other column; in all but one where a heading is known or has a unit in brackets."""
    top, *below = rows
    texts = top.cells
    if len(texts) < _FEWEST or not all(texts) or any(_FIGURE.fullmatch(t) for t in texts):
        return False
    least = len(texts) - (2 if any(known(t) or _UNIT.search(t) for t in texts) else 1)
    return len(below) > 1 and all(sum(bool(_FIGURE.fullmatch(t)) for t in r.cells[1:]) >= least and r.cells[0] for r in below)


def _second_level(above: GridRow, row: GridRow) -> bool:
    if not row.filled or _numbers_columns(row):
        return False
    merged = above.narrow or any(w > 1 for w in above.widths) or _left_open(above, row)
    if not merged or any(len(t) > _LONGEST_HEADING for t in row.filled):
        return False
    partial = any(row.continued) or row.narrow or not row.cells[0]
    return partial and not any(_FIGURE.fullmatch(t) and not _YEAR.fullmatch(t) for t in row.filled)


def _left_open(above: GridRow, row: GridRow) -> bool:
    """A merged header that the file shows as one name and empty cells to its right, which only the next row names."""
    return not row.cells[0] and any(b and not a for a, b in zip(above.cells, row.cells, strict=True))


def _numbers_columns(row: GridRow) -> bool:
    return len(row.filled) >= 3 and all(_INDEX.fullmatch(t) for t in row.filled)


def _covering(row: GridRow, below: GridRow | None, above: GridRow | None) -> list[str]:
    """The text over each grid column: merged cells repeat theirs; a narrow row is spread by what stands below or above."""
    if row.narrow:
        return _spread(row, below, above)
    out: list[str] = []
    for column, width in enumerate(row.widths):
        inside = not width or (below is not None and not row.cells[column] and bool(below.cells[column]))
        out.append((out[-1] if out and not row.continued[column] else "") if inside else row.cells[column])
    return out


def _spread(row: GridRow, below: GridRow | None, above: GridRow | None) -> list[str]:
    texts, width = row.filled, len(row.cells)
    if below is not None and below.narrow:
        return _over(texts, len(below.filled), width)
    if above is not None and above.narrow:
        leading = _leading(above.filled, len(texts), width)
        return _padded([""] * leading + texts, width)
    return _padded(texts, width)


def _leading(texts: Sequence[str], below: int, width: int) -> int:
    """How many cells of the upper row stand over no second level, counted from the left."""
    return max(0, min(len(texts) - 1, 3 if _is_unit(texts) and below <= width - 3 else 2, width - below))


def _is_unit(texts: Sequence[str]) -> bool:
    return len(texts) > 2 and squeeze(texts[2]).startswith(("đơn vị", "đvt"))


def _over(texts: Sequence[str], below: int, width: int) -> list[str]:
    """The upper row over its columns: the cells that must be merged are taken from the left after the leading ones."""
    leading = _leading(texts, below, width)
    rest, room = texts[leading:], width - leading
    merged = max(1, min(len(rest), len(rest) + below - room))
    out = list(texts[:leading])
    for i, text in enumerate(rest):
        share = below // merged + (1 if i < below % merged else 0) if i < merged else 1
        out += [text] * share
    return _padded(out, width)


def _padded(texts: Sequence[str], width: int) -> list[str]:
    return (list(texts) + [""] * width)[:width]
