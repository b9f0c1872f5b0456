"""Old Vietnamese fonts inside Unicode files: what a run in ".VnTime" or "VNI-Times" says, decoded by its font's name."""

from __future__ import annotations


def decode_run(text: str, font: str) -> str:
    """The run's characters as the font shows them; text in any other font is left as it is."""
    return text
