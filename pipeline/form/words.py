"""Numbers as an official reads them, and about how long a printed line is."""

from __future__ import annotations

_NARROW = " ,.;:il/-()'jtfI|"


def number(value: float) -> str:
    """ "13", "13,5", "19,05"."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def length(text: str, size: float) -> float:
    """About how many millimetres a bold line takes in Times New Roman, within some 8 %."""
    ems = sum(0.28 if c in _NARROW else 0.72 if c.isupper() else 0.52 for c in text)
    return ems * size * 25.4 / 72
