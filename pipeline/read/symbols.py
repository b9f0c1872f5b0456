"""Signs of the Symbol and Wingdings fonts, which stand in the private area of Unicode: "" in Symbol is "≥"."""

from __future__ import annotations

import regex

_SYMBOL = {
    0x2D: "-", 0x2B: "+", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAE: "→", 0xAC: "←", 0xA2: "′", 0xB2: "″", 0xB8: "÷", 0xD7: "⋅", 0xE5: "∑", 0xD6: "√", 0x6D: "μ", 0x44: "Δ", 0x61: "α",
    0x62: "β", 0xA8: "•", 0xDE: "⇒", 0xDB: "⇔",
}  # fmt: skip
_WINGDINGS = {
    0xFC: "✓", 0xFB: "✗", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFE: "☑", 0xFD: "☒", 0xE0: "→", 0xF0: "→", 0xE8: "→",
    0xDF: "←", 0xD8: "•", 0xA7: "•", 0x76: "•", 0x6E: "•", 0x6C: "•", 0x9F: "•", 0x77: "•", 0x75: "•", 0xAB: "*", 0xB2: "•",
    0x28: "☎", 0x2A: "✉", 0x46: "•", 0x04: "✓", 0x50: "✓", 0x52: "☑",
}  # fmt: skip
_BULLETS = frozenset("•●▪■◦○❖➢➤✓√·◆►⁃‣o§v")
_PRIVATE = regex.compile(r"[\uf000-\uf0ff]")
_DASHES = frozenset("-–—−‐‑‒―")


def plain(text: str, font: str) -> str:
    """The text with the private-area signs of its font made Unicode; other text is left as it is."""
    if _PRIVATE.search(text) is None:
        return text
    return "".join(sign(ord(c) - 0xF000, font) if "\uf000" <= c <= "\uf0ff" else c for c in text)


def sign(code: int, font: str) -> str:
    """The character that a symbol font shows for a code (0 to 255); of an unknown font, by Symbol's own table."""
    low = code & 0xFF
    if font.casefold().startswith(("wingdings", "webdings")):
        return _WINGDINGS.get(low, "•")
    return _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x7F else "•")


def symbol(text: str, font: str) -> str:
    """A list's bullet as a text marker: "-", "+" or another sign of the text, "•" for every picture of a dot."""
    name = font.casefold()
    pictured = name.startswith(("symbol", "wingdings", "webdings"))
    shown = "".join(sign(ord(c), font) if pictured and ord(c) < 0x100 else plain(c, font) for c in text.strip())
    if shown in _DASHES:
        return "-"
    return "•" if not shown or shown in _BULLETS else shown
