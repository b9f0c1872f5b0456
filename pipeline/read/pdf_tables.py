"""Ruled tables of PDF pages: cells on one grid with their text, rows joined over pages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.read.blocks import GridCell, plain
from pipeline.read.pdf_glyphs import Run
from pipeline.read.pdf_lines import Line, lines
from pipeline.read.lines import unfinished
from pipeline.read.pdf_paragraphs import cell_lines, opens, tidy
from pipeline.read.pdf_rules import Bounds
from pipeline.vietnamese import number, squeeze

_NEAR = 4.0
_PADDING = 10.8
"""Word's usual space left and right inside a cell, in points."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Hàng: its cells from left to right, where it lies, the look of its text.

    `free` is how much room the last line of each cell leaves, `words` how wide its first word is.
    """

    cells: tuple[GridCell, ...]
    page: int
    top: float
    bottom: float
    size: float | None = None
    font: str = ""
    free: tuple[float, ...] = ()
    words: tuple[float, ...] = ()

    def texts(self) -> list[str]:
        """The plain text of each cell."""
        return [plain(cell.text).strip() for cell in self.cells]


@dataclass(slots=True)
class Table:
    """Bảng on one page, or joined over several: grid lines and rows."""

    xs: list[float]
    rows: list[GridRow]
    page: int
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        return self.xs[0]

    @property
    def x1(self) -> float:
        return self.xs[-1]


@dataclass(slots=True)
class _Cell:
    box: Bounds
    runs: list[Run] = field(default_factory=list)


class Sorter:
    """Puts the runs of a page into the cells of its tables; what lies outside is handed back."""

    def __init__(self, found: Iterable[Sequence[Bounds]], page: int) -> None:
        self._page = page
        self._tables = [[_Cell(box) for box in boxes] for boxes in found]

    def sort(self, runs: Iterable[Run]) -> list[Run]:
        """Take what lies in a cell; the rest is text of the page."""
        outside: list[Run] = []
        for run in runs:
            middle = run.y - 0.3 * run.style.size
            band = [c for cells in self._tables for c in cells if c.box[1] <= middle <= c.box[3] and c.box[2] > run.x0 and c.box[0] < run.x1]
            outside += _deal(run, band) if band else [run]
        return outside

    def tables(self) -> tuple[list[Table], list[Run]]:
        """The tables with text in more than one cell; the runs of other frames go back to the page."""
        made, freed = [], []
        for cells in self._tables:
            if sum(bool(cell.runs) for cell in cells) > 1:
                made.append(_table(cells, self._page))
            else:
                freed += [run for cell in cells for run in cell.runs]
        return made, freed


def _deal(run: Run, band: list[_Cell]) -> list[Run]:
    """Part a run among the cells of its band, by the middle of each character; give back what is in none."""
    if len(band) == 1 and band[0].box[0] - 1 <= run.x0 and run.x1 <= band[0].box[2] + 1:
        band[0].runs.append(run)
        return []
    outside: list[Run] = []
    homes = [_home((a + b) / 2, band) for a, b in zip(run.lefts, run.rights)]
    start = 0
    for end in range(1, len(homes) + 1):
        if end == len(homes) or (homes[end] != homes[start] and run.text[end] != " "):
            part = run.part(start, end)
            if part is not None:
                (band[homes[start]].runs if homes[start] >= 0 else outside).append(part)
            start = end
    return outside


def _home(x: float, band: list[_Cell]) -> int:
    return next((i for i, cell in enumerate(band) if cell.box[0] <= x <= cell.box[2]), -1)


def _table(cells: list[_Cell], page: int) -> Table:
    xs = sorted({x for cell in cells for x in (cell.box[0], cell.box[2])})
    ys = sorted({y for cell in cells for y in (cell.box[1], cell.box[3])})
    rows = []
    for top, bottom in pairwise(ys):
        band = sorted((c for c in cells if c.box[1] <= top + 0.1 and c.box[3] >= bottom - 0.1), key=lambda c: c.box[0])
        rows.append(_row(band, xs, (page, top, bottom)))
    return Table(xs, rows, page, ys[0], ys[-1])


def _row(band: list[_Cell], xs: list[float], place: tuple[int, float, float]) -> GridRow:
    page, top, bottom = place
    made: list[GridCell] = []
    free: list[float] = []
    words: list[float] = []
    column = 0
    longest: list[Line] = []
    for cell in band:
        start, end = bisect_left(xs, cell.box[0] - 0.1), bisect_left(xs, cell.box[2] - 0.1)
        made += [GridCell(text="", column=c) for c in range(column, start)]
        own = cell.box[1] >= top - 0.1
        inside = lines(cell.runs, page)[0] if own else []
        room = cell.box[2] - cell.box[0] - _PADDING
        made.append(
            GridCell(text=tidy(cell_lines(inside, room)), column=start, columns=max(1, end - start), continued=not own)
        )
        free += [0.0] * (len(made) - 1 - len(free)) + [room - inside[-1].x1 + inside[-1].x0 if inside else room]
        words += [0.0] * (len(made) - 1 - len(words)) + [inside[0].first_word + 0.22 * inside[0].size if inside else 0.0]
        longest = max(longest, inside, key=lambda found: sum(len(line.text) for line in found))
        column = max(column, end)
    made += [GridCell(text="", column=c) for c in range(column, len(xs) - 1)]
    size, font = (longest[0].size, longest[0].main.style.font) if longest else (None, "")
    return GridRow(tuple(made), page, top, bottom, size, font, tuple(free), tuple(words))


def follows(above: Table, below: Table) -> bool:
    """Whether a table that opens a page goes on with the one that closed the page before: the same grid lines."""
    if abs(above.x0 - below.x0) > 2 * _NEAR or abs(above.x1 - below.x1) > 2 * _NEAR:
        return False
    fewer, more = sorted((above.xs, below.xs), key=len)
    return all(any(abs(x - other) <= _NEAR for other in more) for x in fewer)


def join(above: Table, below: Table) -> None:
    """Add a page's rows to the table: repeated header rows dropped, a row that the page's end broke mended."""
    rows = _on_grid(above, below)
    head = [row.texts() for row in above.rows[: len(rows)]]
    repeated = 0
    while repeated < len(rows) and repeated < min(4, len(head)) and _same(rows[repeated].texts(), head[repeated]):
        repeated += 1
    rows = rows[repeated:]
    if rows and above.rows and _broken(above, rows[0]):
        above.rows[-1] = _mended(above.rows[-1], rows[0])
        rows = rows[1:]
    above.rows += rows
    above.bottom, above.page = below.bottom, below.page


def _same(a: list[str], b: list[str]) -> bool:
    return any(a) and squeeze(" | ".join(a)) == squeeze(" | ".join(b))


def _on_grid(above: Table, below: Table) -> list[GridRow]:
    """The lower table's rows with column numbers of a grid that both share."""
    xs = list(above.xs)
    for x in below.xs:
        if all(abs(x - other) > _NEAR for other in xs):
            xs.append(x)
    xs.sort()
    above.rows = [_regridded(row, above.xs, xs) for row in above.rows]
    rows = [_regridded(row, below.xs, xs) for row in below.rows]
    above.xs = xs
    return rows


def _regridded(row: GridRow, old: list[float], new: list[float]) -> GridRow:
    if len(old) == len(new):
        return row
    places = [min(range(len(new)), key=lambda i: abs(new[i] - x)) for x in old]
    cells = [
        replace(c, column=places[c.column], columns=max(1, places[min(c.column + c.columns, len(places) - 1)] - places[c.column]))
        for c in row.cells
    ]
    return replace(row, cells=tuple(cells))


def _broken(above: Table, row: GridRow) -> bool:
    """Whether a page's first row only goes on with the last one: its first cell is blank and its text continues."""
    last = above.rows[-1]
    new, old = row.texts(), last.texts()
    if [c.column for c in row.cells] != [c.column for c in last.cells] or row.cells[0].continued or new[0]:
        return False
    filled = [i for i, text in enumerate(new) if text]
    if not filled or any(not old[i] or (number(old[i]) is not None and number(new[i]) is not None) for i in filled):
        return False
    if any(_continues(last, row, i) for i in filled):
        return True
    numbered = sum(bool(r.texts()[0]) for r in above.rows) >= 0.7 * len(above.rows) and bool(old[0])
    return numbered and len(filled) < len([text for text in old if text])


def _continues(last: GridRow, row: GridRow, index: int) -> bool:
    """Whether a cell's text plainly goes on: a small letter, or a word that had no room in the cell above."""
    old, new = last.texts()[index], row.texts()[index]
    if new[:1].islower() or unfinished(old):
        return True
    cut = index < min(len(last.free), len(row.words)) and last.free[index] < row.words[index] + 2.0
    return cut and not opens(new) and not old.endswith((".", ";", ":")) and number(new) is None


def _mended(last: GridRow, row: GridRow) -> GridRow:
    cells = []
    for i, (a, b) in enumerate(zip(last.cells, row.cells)):
        between = " " if b.text and _continues(last, row, i) else "\n"
        cells.append(replace(a, text=a.text + between + b.text if a.text and b.text else a.text or b.text))
    return replace(last, cells=tuple(cells), free=row.free)
