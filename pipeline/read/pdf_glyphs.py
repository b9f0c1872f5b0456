"""Characters of a PDF page as PDFium knows them, gathered into runs: one look, one baseline, no wide gap inside.

Coordinates are points from the top left of the page as it is shown, whatever its rotation.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

WIDE = 0.7
"""A gap of more than this many em ends a run: it may part two columns."""
_SPACE = 0.16
_TURNED = 0.04
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_KNOWN_NAMES = ("times", "arial", "calibri", "cambria", "liberation", "dejavu", "noto", "tahoma", "verdana", "roboto", "vn", "vni")


@dataclass(frozen=True, slots=True)
class Style:
    """Kiểu chữ of a text object; `size` in points as shown, `turned` for text that does not run from left to right."""

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    turned: bool = False
    unseen: bool = False


@dataclass(slots=True)
class Run:
    """Đoạn chữ liền: text with the left and right edge of each character; `y` is the baseline, `order` its place in the stream."""

    style: Style
    y: float
    order: int
    text: str = ""
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
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


class _Page:
    """The page's geometry: from PDF user space to points from the top left as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        self._wide, self._high = right - left, top - bottom
        self.turn = (page.get_rotation() // 90) % 4
        self.width, self.height = (self._wide, self._high) if self.turn % 2 == 0 else (self._high, self._wide)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        x, y = x - self._left, y - self._bottom
        if self.turn == 0:
            return x, self._high - y
        if self.turn == 1:
            return y, x
        if self.turn == 2:
            return self._wide - x, y
        return self._high - y, self._wide - x


@dataclass(slots=True)
class Glyphs:
    """All runs of a page in the order of the content stream, its size, and how many characters have no meaning."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0


class _Gatherer:
    """Puts one character after another into runs."""

    def __init__(self, found: Glyphs) -> None:
        self._found = found
        self._run: Run | None = None
        self._chars: list[str] = []
        self._gaps: list[float] = []
        self._real: list[bool] = []
        self._space = False
        self._seen: dict[tuple[str, int, int], tuple[float, Run]] = {}
        self._order = 0

    def space(self) -> None:
        """A space of the text itself."""
        self._space = True

    def mark(self, char: str) -> None:
        """A combining mark: it belongs to the character before it."""
        if self._chars:
            self._chars[-1] += char

    def add(self, char: str, box: tuple[float, float, float], style: Style) -> None:
        """A visible character; `box` is its left edge, right edge and baseline."""
        x0, x1, y = box
        if self._double(char, x0, y, style.size):
            return
        run = self._run
        gap = x0 - run.rights[-1] if run is not None else 0.0
        size = style.size
        same = run is not None and run.style == style and abs(y - run.y) < 0.12 * size and -0.6 * size < gap < WIDE * size
        if run is None or not same:
            self.close()
            run = self._run = Run(style, y, self._order, spaced=self._space)
            self._found.runs.append(run)
            gap = 0.0
        self._chars.append(char)
        self._gaps.append(gap)
        self._real.append(self._space)
        run.lefts.append(x0)
        run.rights.append(x1)
        self._seen[(char, round(x0), round(y))] = (x0, run)
        self._space = False
        self._order += 1

    def close(self) -> None:
        """End the run: now its own gaps say what a space is."""
        run = self._run
        if run is not None:
            _spell(run, self._chars, self._gaps, self._real)
        self._run, self._chars, self._gaps, self._real = None, [], [], []

    def _double(self, char: str, x: float, y: float, size: float) -> bool:
        """Whether this character was drawn at this place before: bold by printing twice."""
        column, line = round(x), round(y)
        for key in ((char, column, line), (char, column - 1, line), (char, column + 1, line)):
            hit = self._seen.get(key)
            if hit is not None and abs(hit[0] - x) < 0.12 * size:
                hit[1].doubled += 1
                return True
        return False


def _spell(run: Run, chars: list[str], gaps: list[float], real: list[bool]) -> None:
    """Write the run's text: spaces where the text has one or the gap says so."""
    limit = _SPACE * run.style.size
    if any(gap > limit and not r for gap, r in zip(gaps, real)):
        inner = sorted(gap for gap, r in zip(gaps[1:], real[1:]) if not r)
        usual = inner[len(inner) // 2] if len(inner) > 2 else 0.0
        limit = max(limit, usual + 0.12 * run.style.size)
    if not any(real[1:]) and not any(gap > limit for gap in gaps):
        run.text = "".join(chars)
        if len(run.text) != len(chars):
            _spread(run, chars)
        return
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    for i, char in enumerate(chars):
        if i and (real[i] or gaps[i] > limit):
            text.append(" ")
            lefts.append(rights[-1])
            rights.append(max(run.lefts[i], rights[-1]))
        text.append(char)
        lefts.append(run.lefts[i])
        rights.append(run.rights[i])
    run.lefts, run.rights = lefts, rights
    run.text = "".join(text)
    if len(run.text) != len(text):
        _spread(run, text)


def _spread(run: Run, parts: list[str]) -> None:
    """One edge for every code point where a mark shares its letter's place."""
    run.lefts = [x for part, x in zip(parts, run.lefts) for _ in part]
    run.rights = [x for part, x in zip(parts, run.rights) for _ in part]


class _Styles:
    """The look of every text object of a page, asked for once."""

    def __init__(self, text: raw.FPDF_TEXTPAGE, turn: int) -> None:
        self._text = text
        self._turn = turn
        self._known: dict[int | None, Style] = {}
        self._fonts: dict[int | None, tuple[str, bool, bool]] = {}

    def of(self, key: int | None, index: int) -> Style:
        """The style of the text object `key`, to which the character at `index` belongs."""
        style = self._known.get(key)
        if style is None:
            style = self._known[key] = self._look(key, index)
        return style

    def _look(self, key: int | None, index: int) -> Style:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(raw.FPDFText_GetFontSize(self._text, index) * scale, 2) or 1.0
        angle = math.atan2(matrix.b, matrix.a) - self._turn * math.pi / 2
        turned = abs(math.remainder(angle, 2 * math.pi)) > _TURNED
        obj = raw.FPDFText_GetTextObject(self._text, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(obj) if key else 0
        font, bold, italic = self._font(obj) if key else ("", False, False)
        slanted = abs(matrix.c) > 0.15 * abs(matrix.d) and not turned and self._turn % 2 == 0
        return Style(font, size, bold or mode == 2, italic or slanted, turned, mode in (3, 7))

    def _font(self, obj: raw.FPDF_PAGEOBJECT) -> tuple[str, bool, bool]:
        font = raw.FPDFTextObj_GetFont(obj)
        key = ctypes.cast(font, ctypes.c_void_p).value
        if key not in self._fonts:
            self._fonts[key] = _described(font)
        return self._fonts[key]


def _described(font: raw.FPDF_FONT) -> tuple[str, bool, bool]:
    """A font's name without its subset tag, and whether it is bold and italic."""
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace")
    name = name[7:] if len(name) > 7 and name[6] == "+" else name
    low = name.casefold()
    flags = raw.FPDFFont_GetFlags(font)
    bold = any(word in low for word in _BOLD_NAMES)
    if not bold and not any(word in low for word in _KNOWN_NAMES):
        bold = bool(flags & (1 << 18)) or 700 <= raw.FPDFFont_GetWeight(font) <= 900
    return name, bold, "italic" in low or "oblique" in low or bool(flags & (1 << 6))


def glyphs(page: pdfium.PdfPage) -> Glyphs:
    """The runs of a page; PDFium is not thread-safe: one thread only."""
    place = _Page(page)
    found = Glyphs(place.width, place.height)
    text_page = page.get_textpage()
    try:
        _gather(text_page.raw, place, found)
    finally:
        text_page.close()
    return found


def _gather(text: raw.FPDF_TEXTPAGE, place: _Page, found: Glyphs) -> None:
    gatherer, styles = _Gatherer(found), _Styles(text, place.turn)
    unicode_of, object_of, locate = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, _locator(text, place)
    cast, pointer = ctypes.cast, ctypes.c_void_p
    for index in range(raw.FPDFText_CountChars(text)):
        code = unicode_of(text, index)
        if code in (0x20, 0xA0):
            if not raw.FPDFText_IsGenerated(text, index):
                gatherer.space()
        elif 0x300 <= code <= 0x36F:
            gatherer.mark(chr(code))
        elif code not in (0x0D, 0x0A, 0x09, 0xAD, 0x200B, 0xFEFF):
            found.characters += 1
            char = _char(code)
            found.unmapped += char == "\ufffd"
            box = locate(index)
            if box is not None:
                gatherer.add(char, box, styles.of(cast(object_of(text, index), pointer).value, index))
    gatherer.close()


def _char(code: int) -> str:
    """PDFium says 2 for a hyphen at a line's end; other control characters are glyphs without a meaning."""
    if code == 2:
        return "-"
    if code < 0x20 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _locator(text: raw.FPDF_TEXTPAGE, place: _Page) -> Callable[[int], tuple[float, float, float] | None]:
    """Left edge, right edge and baseline of a character as shown; None outside the page."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    to_x, to_y, to_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    origin, loose = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    point, width, height = place.point, place.width, place.height
    upright = place.turn == 0

    def locate(index: int) -> tuple[float, float, float] | None:
        origin(text, index, to_x, to_y)
        loose(text, index, to_box)
        base = point(x.value, y.value)
        a, b = point(box.left, box.bottom), (0.0, 0.0) if upright else point(box.right, box.top)
        left, right = (a[0], a[0] + box.right - box.left) if upright else (min(a[0], b[0]), max(a[0], b[0]))
        if right < 0 or left > width or base[1] < 0 or base[1] > height + 5:
            return None
        return left, right, base[1]

    return locate
