"""How a document breaks its lines, read off the breaks that a small letter after them gives away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.lines import Line, alone, starts

@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """How a document breaks its lines: `column` is the width at which it wraps (0: it does not).

    `drawn` measures widths as a proportional font draws them. `through_blanks` is true for double-spaced text, where
    a blank line after every line means nothing; `chunks` for text whose paragraphs are parted by blank lines and only
    so. `first` is the range of widths at which a paragraph's first line wraps, where that is another than `column`.
    `indent` is that of lines inside a paragraph, where its first line is indented by more; -1 where indents say nothing.
    """

    column: float = 0
    drawn: bool = False
    through_blanks: bool = False
    chunks: bool = False
    first: tuple[float, float] = (0, 0)
    indent: int = -1

    def width(self, text: str) -> float:
        """The width of a text, in characters."""
        return drawn_width(text) if self.drawn else len(text)


_NARROW = frozenset(" .,;:iíìỉĩịljtf'()/-|!IJ")


def drawn_width(text: str) -> float:
    """About how wide a proportional font draws a text, in small letters."""
    return sum(0.6 if c in _NARROW else 1.45 if c.isupper() or c in "mw" else 1.05 if c.isdigit() else 1.0 for c in text)


def overflow(a: Line, b: Line, wrap: Wrap) -> float:
    """How far a line would reach with the first word of the next one."""
    return a.indent + wrap.width(a.plain) + wrap.width(" " + b.plain.split(maxsplit=1)[0])


def measure(lines: Sequence[Line], cells: Sequence[Sequence[Line]] = ()) -> Wrap:
    """Read the wrapping off the breaks that a small letter after them gives away."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.blank < 2 and not starts(b.plain) and not alone(b.plain)]
    later = [(a, b) for a, b in pairs if not a.blank and not b.blank]
    later += [p for cell in cells for p in pairwise(cell[1:])]
    across = sum(b.blank == 1 for a, b in pairs if goes_on(a, b))
    through = across >= 5 and across > 0.25 * sum(b.blank == 1 for _, b in pairs)
    samples = [(a, b) for a, b in (pairs if through else later) if goes_on(a, b) and len(a.plain) < 160]
    wrap = Wrap(through_blanks=through, first=_first_range(cells), indent=_inner_indent(pairs))
    if len(samples) < 3 or len(samples) < 0.03 * len(lines):
        return wrap
    column, drawn = min((_column(samples, drawn), drawn) for drawn in (False, True))
    return replace(wrap, column=column[1], drawn=drawn)


def goes_on(a: Line, b: Line) -> bool:
    """Whether the second of two lines certainly goes on with the first."""
    return b.plain[:1].islower() and not starts(b.plain) and not a.plain.endswith((".", ";", ":"))


def wraps_in_chunks(lines: Sequence[Line]) -> bool:
    """Whether the lines between two blank ones are pieces of one paragraph, as a small letter at their start shows."""
    pairs = [(a, b) for a, b in pairwise(lines) if not (b.blank or a.hard or a.heading or b.heading or starts(b.plain) or alone(b.plain))]
    return sum(goes_on(a, b) for a, b in pairs) >= 0.3 * len(pairs)


def _inner_indent(pairs: Sequence[tuple[Line, Line]]) -> int:
    """The indent that nearly all lines inside paragraphs share, if new paragraphs are indented by three blanks more."""
    inner = [b.indent for a, b in pairs if goes_on(a, b)]
    if len(inner) < 5:
        return -1
    usual = sorted(inner)[len(inner) // 2]
    same = sum(abs(i - usual) < 3 for i in inner) >= 0.8 * len(inner)
    opening = [b.indent for a, b in pairs if b.plain[:1].isupper() and a.plain.endswith((".", ";", ":"))]
    return usual if same and sum(i >= usual + 3 for i in opening) > 0.5 * len(opening) else -1


def _column(samples: Sequence[tuple[Line, Line]], drawn: bool) -> tuple[float, float]:
    """How far the wrapped widths scatter, and the width that all but a few of them reach."""
    wrap = Wrap(drawn=drawn)
    widths = sorted(overflow(a, b, wrap) for a, b in samples)
    low, middle, high = (widths[int(len(widths) * share)] for share in (0.1, 0.5, 0.9))
    return (high - low) / middle, low * 0.97


def _first_range(cells: Sequence[Sequence[Line]]) -> tuple[float, float]:
    """The widths at which first lines of cells wrap, from those that go on with a small letter."""
    pairs = [(c[0], c[1]) for c in cells if len(c) > 1 and c[1].plain[:1].islower()]
    if len(pairs) < 3:
        return (0, 0)
    over = sorted(overflow(a, b, Wrap()) for a, b in pairs)
    return over[len(over) // 10], max(len(a.plain) for a, _ in pairs)
