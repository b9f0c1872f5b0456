"""The look of a PDF's text objects: font, size as shown, bold and italic, upright or turned, seen or not."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as raw

_TURNED = 0.04
"""Text whose angle is more than this many radians does not run from left to right."""
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_KNOWN_NAMES = ("times", "arial", "calibri", "cambria", "liberation", "dejavu", "noto", "tahoma", "verdana", "roboto", "vn", "vni")


@dataclass(frozen=True, slots=True)
class Style:
    """Kiểu chữ of a text object; `size` in points as shown, `turned` for text that does not run from left to right.

    `quarter` is how many quarters, counter-clockwise, its direction is away from that.
    """

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    turned: bool = False
    quarter: int = 0
    unseen: bool = False


class Styles:
    """The look of every text object of a page, asked for once."""

    def __init__(self, text: raw.FPDF_TEXTPAGE, turn: int) -> None:
        self._text = text
        self._turn = turn
        self._known: dict[int | None, Style] = {}
        self._alike: dict[Style, Style] = {}
        self._fonts: dict[int | None, tuple[str, bool, bool]] = {}

    def of(self, key: int | None, index: int) -> Style:
        """The style of the text object `key`, to which the character at `index` belongs."""
        style = self._known.get(key)
        if style is None:
            look = self._look(key, index)
            style = self._known[key] = self._alike.setdefault(look, look)
        return style

    def _look(self, key: int | None, index: int) -> Style:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(raw.FPDFText_GetFontSize(self._text, index) * scale, 2) or 1.0
        angle = math.remainder(math.atan2(matrix.b, matrix.a) - self._turn * math.pi / 2, 2 * math.pi)
        turned = abs(angle) > _TURNED
        obj = raw.FPDFText_GetTextObject(self._text, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(obj) if key else 0
        font, bold, italic = self._font(obj) if key else ("", False, False)
        slanted = abs(matrix.c) > 0.15 * abs(matrix.d) and not turned and self._turn % 2 == 0
        quarter = round(angle / (math.pi / 2)) % 4
        return Style(font, size, bold or mode == 2, italic or slanted, turned, quarter, mode in (3, 7))

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
