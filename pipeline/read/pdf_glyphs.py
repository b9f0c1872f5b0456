"""Characters of a PDF page as PDFium knows them, gathered into runs: one look, one baseline, no wide gap inside.

Coordinates are points from the top left of the page as it is shown, whatever its rotation.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.pdf_fonts import Style, Styles
from pipeline.read.pdf_place import Place

WIDE = 0.7
"""A gap of more than this many em ends a run: it may part two columns."""
_SPACE = 0.16
_GUESS = 0.17
_TWICE = 0.12
"""A character drawn again within this many em is one bold character."""


def _plain(function: Any, result: Any) -> Any:
    """A function of PDFium called without checking its arguments, which halves the time of a call."""
    return ctypes.CFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode_of = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint)
_object_of = _plain(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_origin_of = _plain(raw.FPDFText_GetCharOrigin, ctypes.c_int)
_box_of = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int)


def _places() -> array[float]:
    """Edges of characters, kept small: a file may have millions."""
    return array("d")


@dataclass(slots=True)
class Run:
    """Đoạn chữ liền: text with the left and right edge of each character; `y` is the baseline, `order` its place in the stream."""

    style: Style
    y: float
    order: int
    text: str = ""
    lefts: array[float] = field(default_factory=_places)
    rights: array[float] = field(default_factory=_places)
    spaced: bool = False
    doubled: int = 0
    stamped: bool = False

    @property
    def x0(self) -> float:
        return self.lefts[0]

    @property
    def x1(self) -> float:
        return self.rights[-1]

    @property
    def top(self) -> float:
        return self.y - 0.9 * self.style.size

    @property
    def bottom(self) -> float:
        return self.y + 0.25 * self.style.size

    @property
    def bold(self) -> bool:
        """Bold by its font, or because it was drawn twice."""
        return self.style.bold or self.doubled * 2 > len(self.text)

    def repeats(self, other: Run) -> bool:
        """Whether this run is drawn over the same characters of another: bold by printing twice."""
        near = _TWICE * self.style.size
        start = next((i for i, x in enumerate(other.lefts) if abs(x - self.x0) < near and other.text[i] != " "), None)
        return start is not None and other.text[start : start + len(self.text)] == self.text

    def part(self, start: int, end: int) -> Run | None:
        """The characters `start` to `end` as a run of their own, stripped; None where they are blank."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start == end:
            return None
        doubled = self.doubled and end - start
        return Run(self.style, self.y, self.order + start, self.text[start:end], self.lefts[start:end], self.rights[start:end], True, doubled)


@dataclass(slots=True)
class Glyphs:
    """All runs of a page in the order of the content stream, its size, and how many characters have no meaning.

    `turn` is how many quarters the page was turned to be read.
    """

    width: float
    height: float
    turn: int = 0
    runs: list[Run] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0


_Break = tuple[int, bool, float]
"""Where a space may stand: before which character, whether the text itself has one, and the gap in points."""


class _Gatherer:
    """Puts one character after another into runs."""

    def __init__(self, found: Glyphs) -> None:
        self._found = found
        self._run: Run | None = None
        self._chars: list[str] = []
        self._breaks: list[_Break] = []
        self._space = self._guess = False
        self._order = 0

    def space(self, *, guessed: bool) -> None:
        """A space of the text itself, or one that PDFium guesses from its own measure of the gap."""
        self._guess |= guessed
        self._space |= not guessed

    def mark(self, char: str) -> None:
        """A combining mark: it belongs to the character before it."""
        if self._chars:
            self._chars[-1] += char

    def add(self, char: str, box: tuple[float, float, float], style: Style) -> None:
        """A visible character; `box` is its left edge, right edge and baseline."""
        x0, x1, y = box
        run, size = self._run, style.size
        gap = 0.0
        if style.turned and run is not None and run.style is style and abs(x0 - run.lefts[-1]) < 2 * size and abs(y - run.y) < 40 * size:
            gap = _GUESS * size if self._guess else 0.0
        elif run is not None:
            gap = x0 - run.rights[-1]
            if run.style is not style or not -0.6 * size < gap < WIDE * size or abs(y - run.y) > 0.12 * size:
                self.close()
                run, gap = None, 0.0
            elif char == self._chars[-1] and x0 - run.lefts[-1] < _TWICE * size:
                run.doubled += 1
                return
            elif self._guess:
                gap = max(gap, _GUESS * size)
        if run is None:
            run = self._run = Run(style, y, self._order, spaced=self._space)
            self._found.runs.append(run)
        elif self._space or gap > _SPACE * size:
            self._breaks.append((len(self._chars), self._space, gap))
        self._chars.append(char)
        run.lefts.append(x0)
        run.rights.append(x1)
        self._space = self._guess = False
        self._order += 1

    def close(self) -> None:
        """End the run: now its own gaps say what a space is."""
        if self._run is not None:
            _spell(self._run, self._chars, self._breaks)
        self._run, self._chars, self._breaks = None, [], []


def _spell(run: Run, chars: list[str], breaks: list[_Break]) -> None:
    """Write the run's text: spaces where the text has one or the gap says so."""
    limit = _SPACE * run.style.size
    if any(not real for _, real, _ in breaks):
        limit = max(limit, _usual(run, {i for i, real, _ in breaks if real}) + 0.12 * run.style.size)
    text: list[str] = []
    lefts, rights = _places(), _places()
    start = 0
    for index, real, gap in breaks:
        if real or gap > limit:
            text += [*chars[start:index], " "]
            lefts.extend((*run.lefts[start:index], run.rights[index - 1]))
            rights.extend((*run.rights[start:index], max(run.lefts[index], run.rights[index - 1])))
            start = index
    if start:
        lefts.extend(run.lefts[start:])
        rights.extend(run.rights[start:])
        run.lefts, run.rights = lefts, rights
    _write(run, [*text, *chars[start:]])


def _usual(run: Run, spaced: set[int]) -> float:
    """The usual gap between the letters of a run, above zero where they are spaced out."""
    inner = sorted(run.lefts[i] - run.rights[i - 1] for i in range(1, len(run.lefts)) if i not in spaced)
    return inner[len(inner) // 2] if len(inner) > 2 else 0.0


def _write(run: Run, parts: list[str]) -> None:
    run.text = "".join(parts)
    if len(run.text) != len(parts):
        _spread(run, parts)


def _spread(run: Run, parts: list[str]) -> None:
    """One edge for every code point where a mark shares its letter's place."""
    run.lefts = array("d", [x for part, x in zip(parts, run.lefts) for _ in part])
    run.rights = array("d", [x for part, x in zip(parts, run.rights) for _ in part])


def glyphs(page: pdfium.PdfPage) -> Glyphs:
    """The runs of a page; where most of its text runs up or down, the page is turned until it runs to the right.

    PDFium is not thread-safe: one thread only.
    """
    text_page = page.get_textpage()
    try:
        found = _turned(page, text_page.raw, (page.get_rotation() // 90) % 4)
        quarter = _quarter(found)
        return _turned(page, text_page.raw, (found.turn + quarter) % 4) if quarter else found
    finally:
        text_page.close()


def _turned(page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE, turn: int) -> Glyphs:
    place = Place(page, turn)
    found = Glyphs(place.width, place.height, turn)
    _gather(text, place, found)
    return found


def _quarter(found: Glyphs) -> int:
    """The quarter turn in which most of the page's characters run, 0 for upright."""
    weights = [0, 0, 0, 0]
    for run in found.runs:
        weights[run.style.quarter] += len(run.text)
    return weights.index(max(weights))


def _gather(text: raw.FPDF_TEXTPAGE, place: Place, found: Glyphs) -> None:
    gatherer, styles, address = _Gatherer(found), Styles(text, place.turn), ctypes.cast(text, ctypes.c_void_p)
    locate, add = _locator(address, place), gatherer.add
    known: int | None = -1
    style: Style | None = None
    for index in range(raw.FPDFText_CountChars(text)):
        code = _unicode_of(address, index)
        if code in (0x20, 0xA0):
            gatherer.space(guessed=bool(raw.FPDFText_IsGenerated(text, index)))
        elif 0x300 <= code <= 0x36F:
            gatherer.mark(chr(code))
        elif code not in (0x0D, 0x0A, 0x09, 0x200B, 0xFEFF):
            found.characters += 1
            char = chr(code) if 0x20 < code < 0xD800 else _char(code)
            found.unmapped += char == "\ufffd"
            key = _object_of(address, index)
            fresh = style is None or key != known or style.turned
            if style is None or key != known:
                known, style = key, styles.of(key, index)
            box = locate(index, fresh)
            if box is not None:
                add(char, box, style)
    gatherer.close()


def _char(code: int) -> str:
    """PDFium says 2 for a hyphen at a line's end; other control characters are glyphs without a meaning."""
    if code == 2:
        return "-"
    if code < 0x20 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _locator(address: ctypes.c_void_p, place: Place) -> Callable[[int, bool], tuple[float, float, float] | None]:
    """Left edge, right edge and baseline of a character as shown; None outside the page.

    Upright characters of one text object share their baseline: it is asked for again only where told to.
    """
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    to_x, to_y, to_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    width, height = place.width, place.height
    left, top = place.corner

    def upright(index: int, fresh: bool) -> tuple[float, float, float] | None:
        if fresh:
            _origin_of(address, index, to_x, to_y)
        _box_of(address, index, to_box)
        x0, x1, base = box.left - left, box.right - left, top - y.value
        return (x0, x1, base) if x1 >= 0 and x0 <= width and 0 <= base <= height + 5 else None

    def turned(index: int, fresh: bool) -> tuple[float, float, float] | None:
        _origin_of(address, index, to_x, to_y)
        _box_of(address, index, to_box)
        a, b, (_, base) = place.point(box.left, box.bottom), place.point(box.right, box.top), place.point(x.value, y.value)
        x0, x1 = min(a[0], b[0]), max(a[0], b[0])
        return (x0, x1, base) if x1 >= 0 and x0 <= width and 0 <= base <= height + 5 else None

    return turned if place.turn else upright
