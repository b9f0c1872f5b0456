"""Tables that a web page lost: one cell a line, with lone "|" between them.

A row is written "|", cell, "|", cell, "|": between two rows stand two bars, and so they do around an empty cell.
Which it is follows from the number of columns: the reading is taken that leaves the fewest odd rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.read.blocks import GridCell, plain

_MARKER = regex.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐa-zđ])\W*")
_MANY, _ENOUGH, _BUDGET = 64, 400, 1_000_000
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Flat:
    """The cells of a flattened table that hold text, in order; `bars[i]` counts the bars before cell i, the last those after all."""

    texts: tuple[str, ...]
    bars: tuple[int, ...]


@lru_cache(maxsize=4096)
def is_marker(text: str) -> bool:
    """Whether a cell holds a row's number only: "1", "I", "2.1.", "a)"."""
    return bool(_MARKER.fullmatch(plain(text).strip()))


def grid(flat: Flat) -> list[tuple[GridCell, ...]]:
    """The rows of a flattened table, each cell with its grid column."""
    rows, width = _rows(flat)
    head = _head_rows(rows, width)
    return [*_placed_head(rows[:head], width), *(_placed(r, width) for r in rows[head:])]


def _rows(flat: Flat) -> tuple[list[list[str]], int]:
    """The cheapest reading over the possible column counts, chosen on the table's beginning."""
    widest = _widest(flat)
    flat = Flat(flat.texts, (*(min(b, 2 * widest) for b in flat.bars[:-1]), min(flat.bars[-1], widest)))
    longest = max(widest, min(_MANY, widest + max(flat.bars)))
    start = _beginning(flat)
    costs = [(_reading(start, width)[0], width) for width in range(widest, longest + 1)]
    width = min(costs)[1]
    cost, cuts = _reading(flat, width) if len(flat.texts) * width < _BUDGET else (_NEVER, [])
    if cost == _NEVER:
        cuts = [(i, 0, 0) for i in range(1, len(flat.texts)) if flat.bars[i] > 1]
        width = widest
    rows = _cut(flat, cuts)
    return rows, max(width, max(map(len, rows)))


def _beginning(flat: Flat) -> Flat:
    """The first few hundred cells, enough to see how many columns a table has."""
    if len(flat.texts) <= _ENOUGH:
        return flat
    return Flat(flat.texts[:_ENOUGH], flat.bars[: _ENOUGH + 1])


def _widest(flat: Flat) -> int:
    """The longest run of cells with single bars between them: they can only lie in one row."""
    best = run = 1
    for bars in flat.bars[1:-1]:
        run = run + 1 if bars == 1 else 1
        best = max(best, run)
    return best


def _reading(flat: Flat, width: int) -> tuple[float, list[tuple[int, int, int]]]:
    """The cheapest cuts for one column count, by dynamic programming over (cell, cells in its row so far)."""
    lead = max(0, flat.bars[0] - 1)
    best: dict[int, float] = {min(lead + 1, width): _start_cost(flat.texts[0], lead)}
    back: list[dict[int, tuple[int, int, int]]] = [{}]
    for i in range(1, len(flat.texts)):
        step: dict[int, float] = {}
        came: dict[int, tuple[int, int, int]] = {}
        for count, cost in best.items():
            for to, extra, trail, front in _moves(flat, i, count, width):
                if cost + extra < step.get(to, _NEVER):
                    step[to], came[to] = cost + extra, (count, trail, front)
        if not step:
            return _NEVER, []
        best = step
        back.append(came)
    trail = max(0, flat.bars[-1] - 1)
    ends = {c: cost + _end_cost(min(width, c + trail), width) for c, cost in best.items()}
    count = min(ends, key=lambda c: ends[c])
    return ends[count], _cuts(back, count)


def _cuts(back: list[dict[int, tuple[int, int, int]]], count: int) -> list[tuple[int, int, int]]:
    """The row boundaries on the way to the best last state, in order: (cell, trailing, leading empties)."""
    cuts: list[tuple[int, int, int]] = []
    for i in range(len(back) - 1, 0, -1):
        count, trailing, leading = back[i][count]
        if trailing >= 0:
            cuts.append((i, trailing, leading))
    return cuts[::-1]


def _moves(flat: Flat, i: int, count: int, width: int) -> list[tuple[int, float, int, int]]:
    """Ways from cell i-1 (the `count`-th of its row) to cell i: (new count, cost, trailing or -1, leading empties)."""
    bars, text = flat.bars[i], flat.texts[i]
    moves: list[tuple[int, float, int, int]] = []
    if count + bars <= width:
        moves.append((count + bars, 0.25 * (bars - 1) + _inside_cost(text), -1, 0))
    for trailing in range(max(0, bars - 1)):
        leading = bars - 2 - trailing
        ended = count + trailing
        if ended <= width and leading + 1 <= width:
            cost = _end_cost(ended, width) + 0.02 * trailing + _start_cost(text, leading)
            moves.append((leading + 1, cost, trailing, leading))
    return moves


@lru_cache(maxsize=4096)
def _inside_cost(text: str) -> float:
    bare = plain(text).strip().rstrip(".")
    return 0.3 if bare and set(bare) <= set("IVX") else 0.0


def _start_cost(text: str, leading: int) -> float:
    """A row opens with its number; without one it may, less likely."""
    if leading == 0:
        return 0.0 if is_marker(text) else 0.05
    return 0.03 * leading + (0.3 if is_marker(text) else 0.0)


def _end_cost(cells: int, width: int) -> float:
    """A full row costs nothing; a section row of one or two cells little; another short row more."""
    if cells == width:
        return 0.0
    if cells <= 2:
        return 0.6
    return 0.8 + 0.02 * (width - cells)


def _cut(flat: Flat, cuts: Sequence[tuple[int, int, int]]) -> list[list[str]]:
    """The rows that the cuts make, empty cells put in."""
    at = {i: (trailing, leading) for i, trailing, leading in cuts}
    row = [""] * max(0, flat.bars[0] - 1) + [flat.texts[0]]
    rows: list[list[str]] = []
    for i in range(1, len(flat.texts)):
        if i in at:
            rows.append(row + [""] * at[i][0])
            row = [""] * at[i][1] + [flat.texts[i]]
        else:
            row += [*[""] * (flat.bars[i] - 1), flat.texts[i]]
    rows.append(row + [""] * max(0, flat.bars[-1] - 1))
    return rows


def _head_rows(rows: Sequence[Sequence[str]], width: int) -> int:
    """How many rows the header takes: two where a short first row is followed by the cells below its spans."""
    if len(rows) < 3 or len(rows[0]) >= width or len(rows[0]) < 3 or is_marker(rows[0][0]):
        return 0
    spans = len(rows[0]) + len(rows[1]) - width
    return 2 if 1 <= spans <= len(rows[0]) and len(rows[1]) >= 2 * spans and not is_marker(rows[1][0]) else 0


_PARENT = regex.compile(r"(?i)\b(?:năm|giai đoạn|trong đó|chia ra|kế hoạch|thực hiện|dự kiến|thời gian|chỉ tiêu|kết quả|nguồn|kinh phí|so sánh|phân công)\b")
_LEAF = regex.compile(r"(?i)\W*(?:s?tt|số tt|nội dung|đơn vị(?: tính)?|đvt|ghi chú|tên .*|nhiệm vụ.*|chỉ tiêu|tổng số|stt)\W*")


_YEARS = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_ESTIMATED = regex.compile(r"(?i)\b(?:ước|thực hiện|đánh giá|uth)\b")
_COMPARED = regex.compile(r"(?i)\b(?:so sánh|so với|tăng|giảm|với)\b")
_DIVIDED = regex.compile(r"(?i)(?:trong đó|chia ra|phân kỳ|chia theo.*|phân theo.*)\W*")
_PLANNED = regex.compile(r"(?i)\b(?:kế hoạch|dự kiến|mục tiêu|chỉ tiêu|phân kỳ|lộ trình|giai đoạn|phấn đấu|trong đó|chia ra|các năm)\b")


def _placed_head(rows: Sequence[Sequence[str]], width: int) -> list[tuple[GridCell, ...]]:
    """The two header rows with the spanning cells of the first above those of the second."""
    if not rows:
        return []
    top, low = rows
    spans = len(top) + len(low) - width
    wide = set(_ranked(top, low)[:spans])
    turn = _turn(low, spans)
    share = iter([turn, len(low) - turn]) if turn else _shares(len(low), spans)
    first: list[GridCell] = []
    second: list[GridCell] = []
    column, used = 0, iter(low)
    for i, text in enumerate(top):
        columns = next(share) if i in wide else 1
        first.append(GridCell(text=text, column=column, columns=columns))
        if i in wide:
            second += [GridCell(text=next(used), column=column + k) for k in range(columns)]
        else:
            second.append(GridCell(text="", column=column, continued=True))
        column += columns
    return [tuple(first), tuple(second)]


def uncertain_spans(top: Sequence[str], low: Sequence[str], spans: int) -> bool:
    """Whether the lower header cells may as well stand under other `spans` cells of the upper row `top`.

    So it is where the words of the upper cells do not decide, or where the lower cells do not share out evenly.
    """
    scores = sorted((score for _, score in _scored(top, low)), reverse=True)
    tied = spans < len(scores) and scores[spans - 1] == scores[spans]
    return tied or scores[spans - 1] <= 0 or (len(low) % spans > 0 and _turn(low, spans) == 0)


def _ranked(top: Sequence[str], low: Sequence[str]) -> list[int]:
    """The upper cells from the likeliest to span others to the least likely."""
    return [i for i, _ in sorted(_scored(top, low), key=lambda pair: (-pair[1], pair[0]))]


def _scored(top: Sequence[str], low: Sequence[str]) -> list[tuple[int, float]]:
    """The upper cells with how well they suit as parents; estimates are made of the earliest year named, not of later ones."""
    scores = [float(_parent_score(t, low)) for t in top]
    estimated = any(_ESTIMATED.search(plain(cell)) for cell in low)
    dated = [(min(years), i) for i, t in enumerate(top) if (years := [int(y) for y in _YEARS.findall(plain(t))]) and not _COMPARED.search(plain(t))]
    if estimated and dated:
        scores[min(dated)[1]] += 1
    return list(enumerate(scores))


def _turn(low: Sequence[str], spans: int) -> int:
    """Where the lower cells turn once from words to years or back, which parts two groups; 0 where they do not."""
    dated = [bool(_YEARS.search(plain(cell))) for cell in low]
    turns = [i for i in range(1, len(dated)) if dated[i] != dated[i - 1]]
    return turns[0] if spans == 2 and len(turns) == 1 else 0


def _parent_score(text: str, low: Sequence[str]) -> int:
    """How well an upper cell suits as the parent of the lower ones: a plan or a term of years is divided into years, one year is not."""
    bare = plain(text).strip()
    if _LEAF.fullmatch(bare):
        return -3
    if _DIVIDED.fullmatch(bare):
        return 6
    years = [int(y) for y in _YEARS.findall(bare)]
    below = [int(y) for cell in low for y in _YEARS.findall(plain(cell))]
    if not below or len(below) < len(low):
        return 2 if _PARENT.search(bare) else 0
    if len(years) > 1:
        return 5 if min(years) <= min(below) and max(below) <= max(years) else -2
    if years:
        return -2
    return 4 if _PLANNED.search(bare) else 2 if _PARENT.search(bare) else 0


def _shares(cells: int, spans: int) -> Iterator[int]:
    """The second row's cells shared out over the spanning ones, as evenly as may be."""
    each, more = divmod(cells, spans)
    return iter([each + (1 if i < more else 0) for i in range(spans)])


def _placed(cells: Sequence[str], width: int) -> tuple[GridCell, ...]:
    """A row's cells in the grid: full rows cell by cell, section rows spanning, others as a vertical merge leaves them."""
    if len(cells) >= width:
        return tuple(GridCell(text=t, column=i) for i, t in enumerate(cells))
    if len(cells) == 1:
        return (GridCell(text=cells[0], column=0, columns=width),)
    if len(cells) == 2 and is_marker(cells[0]):
        return (GridCell(text=cells[0], column=0), GridCell(text=cells[1], column=1, columns=width - 1))
    return _merged(cells, width)


def _merged(cells: Sequence[str], width: int) -> tuple[GridCell, ...]:
    """A short row: what it lacks is carried on from the row above (its number first, then the last columns)."""
    start = 0 if not cells[0].strip() or is_marker(cells[0]) else 1
    placed = [GridCell(text="", column=0, continued=True)] * start
    placed += [GridCell(text=t, column=start + i) for i, t in enumerate(cells)]
    placed += [GridCell(text="", column=c, continued=True) for c in range(start + len(cells), width)]
    return tuple(placed)
