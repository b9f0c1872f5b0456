"""Flattened tables in Markdown: where the cells, the letterhead and the prose between two tables begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.read.blocks import GridCell, plain
from pipeline.read.flattened import Flat, grid
from pipeline.read.inline import CARRIED, carried, marked
from pipeline.read.layout import Line, Wrap, capitals, joined, paragraphs
from pipeline.vietnamese import clean

RULE = regex.compile(r"\s*(?:[-*_=](?:\s*[-*_=]){2,}|#+|(\*{1,3}|_{1,3})\s+\1)\s*")
"""A line of dashes, which parts or underlines and says nothing."""
_NATIONAL = regex.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI")
_NUMBERED = regex.compile(r"(?m)^\W*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]\s?\W*\p{Lu}")
_WORD = regex.compile(r"[^\s*_#|]")
_RECIPIENTS = regex.compile(r"\W*Nơi nhận")
_PROSE, _LONG_PROSE = 1200, 5000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of source lines from index `first`: text, prose (found between bars), pipes or flat (tables)."""

    kind: str
    first: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlatCell:
    """The source lines of one cell with text, the index of the first, and the bars before it."""

    first: int
    lines: tuple[str, ...]
    bars: int


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A flattened table: its cells with text, and the bars after the last."""

    cells: tuple[FlatCell, ...]
    closing: int


def pieces(lines: Sequence[str], first: int) -> Iterator[FlatTable | Part]:
    """The tables and the prose of one stretch between bars, in order."""
    cells, closing = _cells(lines, first)
    run: list[FlatCell] = []
    for i, cell in enumerate(cells):
        signed = len(run) == 2 and _RECIPIENTS.match(run[0].lines[0].strip()) is not None
        prose = _is_prose(cell) or (signed and cell.bars == 1)
        letterhead = i > 0 and _is_letterhead(cells, i)
        if run and (prose or letterhead or signed):
            yield FlatTable(tuple(run), max(1, cell.bars - 1))
            run = []
        if prose:
            yield Part("prose", cell.first, cell.lines)
        else:
            run.append(replace(cell, bars=1) if letterhead or signed else cell)
    if run:
        yield FlatTable(tuple(run), closing)


def _cells(lines: Sequence[str], first: int) -> tuple[list[FlatCell], int]:
    cells: list[FlatCell] = []
    bars, start = 0, first
    cell: list[str] = []
    for number, line in enumerate((*lines, "|"), first):
        bare = line.strip()
        text = "" if bare == "|" else bare.removesuffix(" |")
        if text or bare == "":
            start = number if not cell else start
            cell.append(text)
        if bare != "|" and not bare.endswith(" |"):
            continue
        if any(_WORD.search(line) and not RULE.fullmatch(line) for line in cell):
            cells.append(FlatCell(start, tuple(cell), bars))
            bars = 0
        cell = []
        bars += 1
    return cells, bars - (1 if lines[-1].strip() == "|" else 0)


def _is_prose(cell: FlatCell) -> bool:
    """Whether what stands between two bars is the document's running text and no cell."""
    text = "\n".join(cell.lines)
    if len(text) < _PROSE:
        return False
    return len(text) > _LONG_PROSE or len(_NUMBERED.findall(text)) >= 2


def _is_letterhead(cells: Sequence[FlatCell], i: int) -> bool:
    """Whether a document's letterhead begins at cell i: the issuer in capitals, then the national title."""
    if i + 1 >= len(cells) or cells[i].bars < 2:
        return False
    issuer, title = (" ".join(c.lines) for c in cells[i : i + 2])
    return bool(_NATIONAL.search(title)) and capitals(issuer)


def flat_rows(table: FlatTable, wrap: Wrap) -> Iterator[tuple[int, tuple[GridCell, ...]]]:
    """The rows of a flattened table in its grid, each with the number of its source line."""
    texts = tuple("\n".join(joined(g) for g in paragraphs(cell_lines(c.lines), wrap)) for c in table.cells)
    bars = (*(c.bars for c in table.cells), table.closing)
    line = iter(c.first + 1 for c in table.cells)
    for cells in grid(Flat(texts, bars)):
        numbers = [next(line) for c in cells if c.text]
        yield (numbers or [table.cells[0].first + 1])[0], cells


def cell_lines(cell: Sequence[str]) -> list[Line]:
    """The lines of one cell, rules of dashes left out."""
    texts = carried(marked("\n".join(cell)))
    kept = [t for t in texts if clean(plain(t)).strip() and not RULE.fullmatch(plain(t))]
    return [Line(t, inside=i > 0 and t.startswith(CARRIED)) for i, t in enumerate(kept)]
