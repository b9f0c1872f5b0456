"""Old Vietnamese fonts inside Unicode files: what a run in ".VnTime" or "VNI-Times" says, decoded by its font's name."""

from __future__ import annotations

from functools import lru_cache

import regex

from pipeline.read.legacy_tables import TCVN3, from_vni

_TCVN3_FONT = regex.compile(r"(?i)\.vn|vn(?:time|arial|avant|book|helve|sch|cour|memo|univers)")
_VNI_FONT = regex.compile(r"(?i)vni[- ]")


@lru_cache(maxsize=500)
def is_old(font: str) -> bool:
    """Whether a font of this name writes Vietnamese in an encoding of its own."""
    return bool(_TCVN3_FONT.match(font) or _VNI_FONT.match(font))


def decode_run(text: str, font: str) -> str:
    """The run's characters as the font shows them: "ph\u00adêng" in .VnTime is "phường"; other text is left as it is.

    The fonts whose name ends in H (.VnTimeH) show capitals for small letters.
    """
    if not font or not is_old(font) or any(ord(c) > 0xFF for c in text):
        return text
    if _VNI_FONT.match(font):
        return from_vni(text)
    decoded = text.translate(TCVN3)
    return decoded.upper() if font.endswith("H") else decoded
