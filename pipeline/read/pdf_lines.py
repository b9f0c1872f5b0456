"""Runs of a PDF page put together as visual lines, with what a paragraph needs to know of a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.read.blocks import BOLD, BOLD_END, ITALIC, ITALIC_END, plain
from pipeline.read.legacy import decode_run, is_old
from pipeline.read.pdf_glyphs import Run
from pipeline.read.symbols import plain as named
from pipeline.read.syllables import mended
from pipeline.vietnamese import clean

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.8


@dataclass(frozen=True)
class Line:
    """Dòng: runs from left to right on one baseline of one page (from 1)."""

    runs: tuple[Run, ...]
    page: int

    @cached_property
    def main(self) -> Run:
        """The run that gives the line its look: the longest."""
        return max(self.runs, key=lambda run: len(run.text))

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @cached_property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @property
    def y(self) -> float:
        return self.main.y

    @property
    def size(self) -> float:
        return self.main.style.size

    @property
    def top(self) -> float:
        return self.main.top

    @property
    def bottom(self) -> float:
        return self.main.bottom

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @cached_property
    def marked(self) -> str:
        """The text with bold and italic marks."""
        out = ""
        for index, run in enumerate(self.runs):
            out += (" " if index and self._parted(self.runs[index - 1], run) else "") + _marked(run, self._text(run, out))
        return out

    @staticmethod
    def _parted(before: Run, run: Run) -> bool:
        """Whether a space stands between two runs; what is stamped into a blank stands apart, but for "193/UBND"."""
        if before.stamped or run.stamped:
            return not run.text.startswith("/")
        return run.spaced or run.x0 - before.x1 > 0.16 * run.style.size

    def _text(self, run: Run, before: str) -> str:
        text = _read(run.text, run.style.font)
        if not self._raised(run) or (before.endswith(("m", f"m{BOLD_END}")) and text in ("2", "3")):
            return text
        return text.translate(_RAISED)

    def _raised(self, run: Run) -> bool:
        return run is not self.main and run.style.size < _SMALL * self.size and self.y - run.y > 0.2 * self.size

    @cached_property
    def text(self) -> str:
        """The line's text, cleaned and stripped."""
        return clean(plain(self.marked)).strip()

    @cached_property
    def bold(self) -> bool:
        """Whether every letter is bold."""
        return all(run.bold for run in self.runs if any(c.isalnum() for c in run.text))

    @cached_property
    def first_word(self) -> float:
        """The width of the first word in points."""
        run = self.runs[0]
        end = run.text.find(" ")
        return (run.rights[end - 1] if end > 0 else run.x1) - run.x0


def _read(text: str, font: str) -> str:
    """What the characters of a font say; a soft hyphen that is drawn is a hyphen, the same glyph in many fonts."""
    if is_old(font):
        return decode_run(text, font)
    return mended(named(text.replace("\u00ad", "-"), font))


def _marked(run: Run, text: str) -> str:
    if run.style.italic:
        text = ITALIC + text + ITALIC_END
    return BOLD + text + BOLD_END if run.bold else text


def lines(runs: Iterable[Run], page: int) -> tuple[list[Line], list[Run]]:
    """The lines of these runs from top to bottom, and the runs that lie over others (stamps, marks across the page)."""
    rows: list[list[Run]] = []
    over: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.y, r.x0)):
        row = rows[-1] if rows else None
        if row is not None and abs(run.y - row[0].y) <= 0.22 * min(run.style.size, row[0].style.size):
            row.append(run)
        else:
            rows.append([run])
    rows = _attach(rows)
    made = [Line(tuple(_side_by_side(row, over)), page) for row in rows]
    return sorted(made, key=lambda line: (line.y, line.x0)), over


def _attach(rows: list[list[Run]]) -> list[list[Run]]:
    """Put raised and lowered figures to the line that they touch."""
    kept: list[list[Run]] = []
    for index, row in enumerate(rows):
        near = [other for other in rows[max(0, index - 3) : index + 4] if other is not row]
        for run in list(row):
            home = next((other for other in near if _touches(run, other)), None)
            if home is not None:
                home.append(run)
                row.remove(run)
        if row:
            kept.append(row)
    return [row for row in kept if row]


def _touches(run: Run, row: Sequence[Run]) -> bool:
    """Whether a small run of a few characters stands close to a larger one, or a stamped figure in a gap of the row."""
    if run.stamped:
        near = [other for other in row if abs(other.y - run.y) < 0.4 * run.style.size]
        return any(other.x1 <= run.x0 + 0.4 * run.style.size for other in near) and any(other.x0 >= run.x1 - 0.4 * run.style.size for other in near)
    if len(run.text) > 4:
        return False
    for other in row:
        size = other.style.size
        small = run.style.size < _SMALL * size and -0.25 * size < other.y - run.y < 0.6 * size
        if small and any(-0.4 * size < gap < 0.5 * size for gap in (run.x0 - other.x1, other.x0 - run.x1)):
            return True
    return False


def _raised_beside(run: Run, other: Run) -> bool:
    """Whether a run is a raised figure of another, which may lean over it."""
    return run.style.size < _SMALL * other.style.size and other.y - run.y > 0.2 * other.style.size and run.x0 > other.lefts[-1]


def _side_by_side(row: list[Run], over: list[Run]) -> list[Run]:
    """The runs of a row from left to right; one that covers another is set apart, the smaller one."""
    kept: list[Run] = []
    for run in sorted(row, key=lambda r: r.x0):
        if kept and (run.x0 + min(run.x1, run.x0 + run.style.size)) / 2 < kept[-1].x1 - 0.5 and not _raised_beside(run, kept[-1]):
            if run.repeats(kept[-1]):
                kept[-1].doubled += len(run.text)
            elif run.style.size > 1.2 * kept[-1].style.size:
                over.append(kept.pop())
                kept.append(run)
            else:
                over.append(run)
        else:
            kept.append(run)
    return kept
