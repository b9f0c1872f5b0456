"""Whole paragraphs from hard-wrapped lines: what a break means is measured on the document itself.

A line goes on in the next one where the sentence plainly does (small letter, open bracket, "ngày", "số"), or where
the next word would not have fitted into the column that the document's own wrapped lines show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from pipeline.read.blocks import BOLD
from pipeline.read.lines import (
    COUNTED,
    MARKER,
    OPEN_WORDS,
    Line as Line,
    alone as alone,
    capitals as capitals,
    last_word,
    lines_of as lines_of,
    needs_more,
    starts as starts,
    unfinished as unfinished,
)
from pipeline.read.wrapping import (
    Wrap as Wrap,
    goes_on as goes_on,
    measure as measure,
    overflow,
    wraps_in_chunks as wraps_in_chunks,
)

_DASH_MARKER = regex.compile(r"[-–—+]\s?(?=\p{Ll})")
_DASH_NUMBER = regex.compile(r"[-–—]\s?\d")
_YEAR, _DASH_YEAR = regex.compile(r"(?:19|20)\d\d$"), regex.compile(r"[-–—]\s?(?:19|20)\d\d(?!\d)")
_WORD_MARKER = regex.compile(r"(?:Điều|Chương|Phần|Mục|Phụ lục|Biểu|Mẫu)\s")
_NUMBER_MARKER = regex.compile(r"\d{1,2}(?:\.\d{1,2})*\s?[.)/:]\s*")
_END = (".", ";", ":", "!", "?", "…")


def joins(a: Line, b: Line, wrap: Wrap, *, first: bool = False) -> bool:
    """Whether `b` goes on with the paragraph that `a` ends in; `first` where `a` is all of it so far."""
    if a.hard or a.heading or b.heading or _apart(a, b, wrap):
        return False
    if starts(b.plain):
        return _false_marker(a.plain, b.plain, wrap)
    if b.inside:
        return True
    if alone(a.plain) or alone(b.plain) or a.plain.endswith("./."):
        return False
    if needs_more(a.plain) or (b.plain[:1].isdigit() and last_word(a.plain) in COUNTED):
        return True
    if b.plain[:1].islower():
        return wrap.chunks or not a.plain.endswith((".", ";")) or _full(a, b, wrap, first)
    if 0 <= wrap.indent <= b.indent - 3 and not capitals(b.plain):
        return False
    if capitals(a.plain) and capitals(b.plain):
        return bool(MARKER.match(a.plain)) or (b.blank == 0 and not b.text.startswith(BOLD))
    if first and MARKER.match(a.plain) and capitals(a.plain):
        return False
    if wrap.chunks:
        return True
    return _full(a, b, wrap, first) and not a.plain.endswith((";", ":"))


def _apart(a: Line, b: Line, wrap: Wrap) -> bool:
    """Whether the blank lines between two lines part them."""
    if not b.blank:
        return False
    if not wrap.through_blanks:
        return True
    return b.blank > 1 and not (b.plain[:1].islower() and not a.plain.endswith(_END))


def _full(a: Line, b: Line, wrap: Wrap, first: bool) -> bool:
    """Whether b's first word would not have fitted after a."""
    over = overflow(a, b, wrap)
    low, high = wrap.first
    if first and low and over >= low and len(a.plain) <= high:
        return True
    return bool(wrap.column) and over >= wrap.column


def _false_marker(a: str, b: str, wrap: Wrap) -> bool:
    """A dash or number that only happens to stand at the line's start: "chính trị⏎- xã hội", "khoản⏎2. Điều"."""
    if a.endswith(_END) or not a:
        return False
    last = last_word(a)
    long = not wrap.column or wrap.width(a) > 0.6 * wrap.column
    if _DASH_MARKER.match(b):
        return (long or wrap.chunks) and not _DASH_MARKER.match(a)
    if _DASH_NUMBER.match(b) and last[-1].isdigit():
        return _YEAR.search(last) is None or _DASH_YEAR.match(b) is not None
    number = _NUMBER_MARKER.match(b)
    if number is None:
        return last in OPEN_WORDS and bool(_WORD_MARKER.match(b))
    return last in COUNTED or (b[number.end() :][:1].islower() and long)


def paragraphs(lines: Sequence[Line], wrap: Wrap | None = None) -> Iterator[tuple[Line, ...]]:
    """The lines grouped into whole paragraphs, headings and list items."""
    wrap = wrap or measure(lines)
    group: list[Line] = []
    recipients = False
    for line in lines:
        goes_on = group and not _complete(group) and (joins(group[-1], line, wrap, first=len(group) == 1) or (recipients and _same_recipient(group, line, wrap)))
        if group and not goes_on:
            yield tuple(group)
            group = []
        group.append(line)
        recipients = (recipients or line.plain.startswith("Nơi nhận")) and (bool(_DASH.match(line.plain)) or not capitals(line.plain))
    if group:
        yield tuple(group)


def _complete(group: Sequence[Line]) -> bool:
    """Whether several lines together are what stands for itself: "ỦY BAN NHÂN⏎DÂN"."""
    return len(group) > 1 and len(group) < 4 and alone(" ".join(line.plain for line in group))


def _same_recipient(group: Sequence[Line], line: Line, wrap: Wrap) -> bool:
    """Whether a line goes on with a recipient that its narrow column broke: "- Hội LHPN, Hội⏎CTĐ Thành phố;"."""
    a = group[-1].plain
    if not _DASH.match(group[0].plain) or a.endswith((";", ".", "…")) or _apart(group[-1], line, wrap):
        return False
    return not (starts(line.plain) or alone(line.plain) or capitals(line.plain))


_DASH = regex.compile(r"[-–—+•]\s?")


def joined(group: Iterable[Line]) -> str:
    """The marked text of one paragraph."""
    return " ".join(line.text for line in group)
