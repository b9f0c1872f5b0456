"""Whole paragraphs from the lines of PDF pages: by where a line begins, how far it reaches and what it starts with.

A line goes on in the next where the next word would not have fitted; a first-line indent, a list marker, a change of
size or of alignment, or more space than between other lines begins a new paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from pipeline.read.blocks import BOLD, BOLD_END, ITALIC, ITALIC_END, plain
from pipeline.read.lines import alone, capitals, starts, unfinished
from pipeline.read.pdf_lines import Line
from pipeline.read.syllables import is_syllable
from pipeline.vietnamese import number

_END = (".", ";", ":", "!", "?", "…")
_CUT = regex.compile(r"(?:(?<=[\p{L}\d])[-–]|(?<=\d[\p{L}\d-]{0,9})/)$")
_WORD_MARK = regex.compile(r"(?:Chương|Phần|Phụ lục|Biểu|Mẫu)\s(?!\s*(?:[IVXLC\d]+\b|thứ|số))|\d{1,2}/\S")
_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_PARENTHESIS = regex.compile(r"\((\d{1,2}|[a-zđ])\)")
_DOCUMENT = regex.compile(r"\d+/[\p{L}\d/-]+$")
_TAIL = regex.compile(r"\p{L}+$")
_HEAD = regex.compile(r"\p{L}+")
_NEAR = 3.0
_FLUSH = 3.5


@dataclass(frozen=True, slots=True)
class Column:
    """Cột chữ: the left and right edge that a page's text keeps, and its usual distance between lines."""

    left: float
    right: float
    pitch: float = 0.0

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def column(lines: Sequence[Line], width: float) -> Column | None:
    """The text column that these lines show; None where fewer than three are long enough to tell."""
    wide = [line for line in lines if line.x1 - line.x0 > 0.5 * width]
    if len(wide) < 3:
        return None
    lefts, rights = sorted(line.x0 for line in wide), sorted(line.x1 for line in wide)
    pitches = Counter(round(b.y - a.y, 1) for a, b in pairwise(wide) if a.page == b.page and 0 < b.y - a.y < 3 * a.size)
    pitch = min((p for p, n in pitches.items() if n >= 0.15 * pitches.total()), default=0.0)
    return Column(lefts[len(lefts) // 10], rights[(len(rights) * 9) // 10], pitch)


def centred(line: Line, area: Column) -> bool:
    """Whether a line stands in the middle of its column, clear of both edges."""
    inset = line.x0 - area.left
    return inset > 1.5 and line.x1 < area.right - 1.5 and abs(line.middle - area.middle) <= (6.0 if inset > 45 else 2.5)


def joined(group: Iterable[Line]) -> str:
    """The marked text of lines that make one paragraph; a word cut at "-" or "/" is not parted."""
    text, last = "", ""
    for line in group:
        text += ("" if not text or glued(last, line.text) else " ") + line.marked
        last = line.text
    return text


def opens(text: str) -> bool:
    """Whether a line opens an item or heading; "Chương trình" and "71/NQ-CP" at a line's start do not."""
    return starts(text) and not _WORD_MARK.match(text)


def _enumerated(text: str, line: str) -> bool:
    """Whether a line that begins with "(2)" goes on with "(1) …; (2) …" inside the sentence before it."""
    mark = _PARENTHESIS.match(line)
    if mark is None:
        return False
    inside = [m.group(1) for m in _PARENTHESIS.finditer(text) if m.start() and text[m.start() - 1] == " "]
    return any(int(m) == int(mark.group(1)) - 1 for m in inside if m.isdigit() and mark.group(1).isdigit())


def glued(before: str, after: str) -> bool:
    """Whether a wrapped line goes on without a space: cut after "-" or "/" inside a number or a name."""
    return bool(_CUT.search(before)) and (after[:1].isdigit() or after[:1].isupper())


class Joiner:
    """Decides line by line; `areas` gives the column of each page."""

    def __init__(self, areas: dict[int, Column], lines: Sequence[Line]) -> None:
        self._areas = areas
        self._justified = self._is_justified(lines)
        self._indented = self._uses_indents(lines)

    def paragraphs(self, lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
        """The lines grouped into paragraphs."""
        group: list[Line] = []
        for line in lines:
            if group and not self._goes_on(group, line):
                yield tuple(group)
                group = []
            group.append(line)
        if group:
            yield tuple(group)

    def _uses_indents(self, lines: Sequence[Line]) -> bool:
        """Whether paragraphs begin with an indent: a line set in, the next one back at the edge."""
        steps = [
            self._inset(a) - self._inset(b)
            for a, b in pairwise(lines)
            if a.page == b.page and self._full(a, b) and not opens(b.text)
        ]
        inward = sum(step > 10 for step in steps)
        return inward >= 2 and inward > 0.1 * len(steps)

    def _is_justified(self, lines: Sequence[Line]) -> bool:
        """Whether wrapped lines end at one edge, so that a line short of it ends its paragraph."""
        short = [self._areas[line.page].right - line.x1 for line in lines if line.x1 > self._areas[line.page].right - 45]
        return len(short) > 5 and sum(abs(gap) <= _FLUSH for gap in short) > 0.75 * len(short)

    def _inset(self, line: Line) -> float:
        return line.x0 - self._areas[line.page].left

    def _full(self, a: Line, b: Line) -> bool:
        """Whether b's first word would not have fitted at a's end."""
        area = self._areas[a.page]
        middle = centred(b, self._areas[b.page])
        if self._justified and not middle and area.right - a.x1 > _FLUSH and len(a.text) > 30:
            return False
        room = area.right - (area.left if middle and centred(a, area) else a.x0)
        return a.x1 - a.x0 + 0.22 * a.size + b.first_word > room - 1.0

    @staticmethod
    def _level(group: Sequence[Line]) -> bool:
        """Whether the last two lines end at one edge: a block narrower than its column."""
        return len(group) > 1 and abs(group[-1].x1 - group[-2].x1) < 1.0 and group[-1].page == group[-2].page

    def _goes_on(self, group: Sequence[Line], b: Line) -> bool:
        a = group[-1]
        if alone(a.text) or alone(b.text) or a.text.endswith("./.") or self._differ(a, b):
            return False
        if self._apart(group, b) and not (unfinished(a.text) and b.text[:1].islower()):
            return False
        mid_a, mid_b = (centred(line, self._areas[line.page]) for line in (a, b))
        if mid_a or mid_b:
            return self._centred_on(a, b) if mid_a and (mid_b or self._full(a, b)) else self._tail(group, b, mid_a)
        if opens(b.text):
            inline = _enumerated(" ".join(line.text for line in group), b.text) and self._full(a, b)
            return inline or self._false_marker(a, b)
        if not self._full(a, b) and not self._level(group):
            return b.text[:1].islower() and not a.text.endswith(_END) and self._reaches(a)
        return self._flows(group, b)

    def _tail(self, group: Sequence[Line], b: Line, centre_first: bool) -> bool:
        """A centred line beside one that is not: only a last line that happens to stand in the middle goes on."""
        a, edge = group[-1], abs(self._inset(b)) <= _NEAR
        if opens(b.text) or not self._full(a, b):
            return False
        if not centre_first and a.bold == b.bold and abs(a.middle - self._areas[a.page].middle) <= _NEAR:
            return True
        return b.text[:1].islower() or (edge and (a.bold == b.bold if centre_first else True))

    @staticmethod
    def _differ(a: Line, b: Line) -> bool:
        """Whether two lines differ in size beyond what a mixed line explains."""
        sizes = {run.style.size for run in a.runs} & {run.style.size for run in b.runs}
        return not sizes and abs(a.size - b.size) > 0.6

    def _apart(self, group: Sequence[Line], b: Line) -> bool:
        """Whether more space lies before b than between lines of a paragraph."""
        a = group[-1]
        if a.page != b.page:
            return False
        step = b.y - a.y
        usual = group[-1].y - group[-2].y if len(group) > 1 and group[-2].page == a.page else self._areas[a.page].pitch
        if step <= 0 or step > 2.6 * a.size:
            return True
        return bool(usual) and step > usual + max(2.0, 0.18 * a.size) and step > 1.15 * a.size

    def _centred_on(self, a: Line, b: Line) -> bool:
        """A centred line goes on where the next word had no room and the look stays."""
        return self._full(a, b) and a.bold == b.bold and (capitals(a.text) == capitals(b.text) or unfinished(a.text)) and not opens(b.text)

    def _reaches(self, a: Line) -> bool:
        area = self._areas[a.page]
        return a.x1 > area.right - 0.2 * (area.right - area.left)

    def _false_marker(self, a: Line, b: Line) -> bool:
        """A number or dash at the edge of a text whose items are all set in: "khoản⏎2. Điều", "chính trị⏎- xã hội"."""
        if not self._full(a, b) or a.text.endswith(_END):
            return False
        if unfinished(a.text) and not self._indented:
            return True
        back = self._indented and abs(self._inset(b)) <= _NEAR and self._inset(a) > -_NEAR
        return back or (b.text[:1] in "-–" and b.text.lstrip("-– ")[:1].islower())

    def _flows(self, group: Sequence[Line], b: Line) -> bool:
        """A full line and the next: where the next begins tells whether it is a first line."""
        a, small = group[-1], b.text[:1].islower()
        step = self._inset(b) - self._inset(a)
        if step > _NEAR:
            hanging = len(group) == 1 and opens(a.text) and a.bold == b.bold
            return hanging or small or unfinished(a.text)
        first_line = len(group) == 1 and self._indented and self._inset(a) > 10
        if abs(step) <= _NEAR and first_line:
            return small or not a.text.endswith(_END)
        return True


def cell_lines(lines: Sequence[Line], room: float) -> str:
    """The marked text of a table cell `room` points wide: wrapped lines joined, paragraphs by a line break."""
    text, listed = "", bool(lines) and lines[0].text[:1] in "-–+•"
    least = min((b.y - a.y for a, b in pairwise(lines)), default=0.0)
    room = max([room, *(line.x1 - line.x0 for line in lines)])
    for before, line in pairwise([None, *lines]):
        if before is None:
            text = line.marked if line else ""
        elif line is not None:
            between = _between(before, line, room, least, listed=listed)
            text += (" " if between == "\n" and _enumerated(plain(text), line.text) else between) + line.marked
    return text


def _between(a: Line, b: Line, room: float, least: float, *, listed: bool) -> str:
    """What stands between two lines of a cell: nothing inside a word too long for it, a space, or a line break."""
    if _torn(a, b, room) or glued(a.text, b.text):
        return ""
    if number(a.text) is not None and number(b.text) is not None:
        return "\n"
    ended = a.text.endswith(_END)
    full = a.x1 - a.x0 + 0.25 * a.size + b.first_word > room - (0.5 if ended else 2.5)
    wraps = full or (b.text[:1].islower() and not a.text.endswith(_END)) or unfinished(a.text)
    item = opens(b.text) and not (full and not ended and not listed and b.text[0] in "-–")
    return " " if wraps and not item and b.y - a.y <= least + 0.25 * b.size else "\n"


def _torn(a: Line, b: Line, room: float) -> bool:
    """Whether a single word filled its cell and was broken where it ran out: "1.049.60⏎0"."""
    if " " in a.text or a.x1 - a.x0 + b.runs[0].rights[0] - b.x0 <= room - 3.0:
        return False
    rest = b.text.split()[0].rstrip(";,")
    if a.text[0].isdigit() and a.text[-1].isdigit() and rest[0].isdigit():
        return bool(_NUMBER.fullmatch(a.text + rest)) and not (_NUMBER.fullmatch(a.text) and _NUMBER.fullmatch(rest))
    if "://" in a.text or _DOCUMENT.match(a.text) or rest[0] in ".,-/%":
        return True
    tail, head = _TAIL.search(a.text), _HEAD.match(rest)
    if tail is None or head is None or is_syllable(tail.group()):
        return False
    return is_syllable(tail.group() + head.group()) or not tail.group().isupper()


def tidy(marked: str) -> str:
    """Adjacent stretches of one look made one, so that marks do not stand between every two words."""
    return marked.replace(f"{BOLD_END} {BOLD}", " ").replace(f"{ITALIC_END} {ITALIC}", " ")
