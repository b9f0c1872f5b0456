"""What belongs to the page and not to the text of a plain text file: page numbers, and lines that every page repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from pipeline.read.layout import Line, unfinished

_NUMBER = regex.compile(
    r"(?P<sign>[Tt]rang\s)?(?P<value>\d{1,4})(?:\s?/\s?\d{1,4})?|(?P<sign>[-–—]\s?)(?P<value>\d{1,4})\s?[-–—]"
)
_APART = 12


def without_furniture(lines: Sequence[Line], feeds: frozenset[int] = frozenset()) -> tuple[list[Line], list[Line]]:
    """The text's lines, and those of the page; `feeds` are the numbers of the lines that open a page.

    A sentence that a page break cut goes on as if there were none.
    """
    aside = _page_numbers(lines, feeds) | _running(lines, feeds)
    kept: list[Line] = []
    cut = False
    for i, line in enumerate(lines):
        if i in aside:
            cut = True
            continue
        if (cut or line.number in feeds) and kept and (line.plain[:1].islower() or unfinished(kept[-1].plain)):
            line = replace(line, blank=0)
        kept.append(line)
        cut = False
    return kept, [lines[i] for i in sorted(aside)]


def _page_numbers(lines: Sequence[Line], feeds: frozenset[int]) -> set[int]:
    """Bare numbers that count up a page's length apart, carry "Trang" or dashes, or stand at a page break."""
    bare = [(i, m) for i, line in enumerate(lines) if (m := _NUMBER.fullmatch(line.plain))]
    sure = {i for i, m in bare if m["sign"] or _at_break(lines, i, feeds)}
    counting = [(i, int(m["value"])) for i, m in bare]
    spread = all(b[0] - a[0] >= _APART and b[1] > a[1] for a, b in pairwise(counting))
    if counting and spread and (len(counting) > 1 or _cuts(lines, counting[0][0])) and counting[0][1] <= 3:
        sure |= {i for i, _ in counting}
    return sure


def _cuts(lines: Sequence[Line], i: int) -> bool:
    """Whether line i stands inside a sentence."""
    return 0 < i < len(lines) - 1 and (lines[i + 1].plain[:1].islower() or unfinished(lines[i - 1].plain))


def _at_break(lines: Sequence[Line], i: int, feeds: frozenset[int]) -> bool:
    return lines[i].number in feeds or (i + 1 < len(lines) and lines[i + 1].number in feeds)


def _running(lines: Sequence[Line], feeds: frozenset[int]) -> set[int]:
    """Lines that open or close at least three pages with the same words."""
    edges = [i for i in range(len(lines)) if _at_break(lines, i, feeds)]
    counts = Counter(lines[i].plain for i in edges)
    return {i for i in edges if counts[lines[i].plain] >= 3}
