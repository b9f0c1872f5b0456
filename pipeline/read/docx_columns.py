"""Letterheads and signature blocks that are typed with tabs or blanks instead of a table: two columns on one line."""

from __future__ import annotations

import re
from dataclasses import replace

import regex

from pipeline.read.docx_text import Paragraph, Piece

_GAP = regex.compile(r"(?<=\S)(?:[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,})(?=\S)")
_WIDE = re.compile(r"\t|[ \u00a0]{4}")
_NATIONAL = regex.compile(r"(?i)cộng\s*h(?:òa|oà)\s*xã\s*hội\s*chủ|đảng\s*cộng\s*sản\s*việt")
_RECIPIENTS = regex.compile(r"(?i)\s*nơi\s*nhận\s*:?")
_NUMBER = regex.compile(r"(?i)\s*số\s*:?\s*[\d/…._ ]*[-/]")


class Columns:
    """Tells, paragraph after paragraph, which ones set two columns; a block of them is one table."""

    def __init__(self) -> None:
        self._inside = False

    def part(self, made: Paragraph) -> tuple[Paragraph, Paragraph] | None:
        """The left and the right side of a two-column paragraph, None for an ordinary one."""
        text = "".join(piece.text for piece in made.pieces)
        gap = None if made.number or "\n" in text.strip() else _widest(text)
        if gap is None:
            self._inside = self._inside and not text.strip()
            return None
        opens = _NATIONAL.search(text, gap[1]) or _RECIPIENTS.match(text) or _NUMBER.match(text)
        self._inside = self._inside or bool(opens)
        if not self._inside:
            return None
        left, right = replace(made, pieces=_cut(made.pieces, 0, gap[0])), replace(made, pieces=_cut(made.pieces, gap[1], len(text)))
        return left, right


def _widest(text: str) -> tuple[int, int] | None:
    """The one gap of a line that sets two columns; a line with many is a list or a form."""
    if not _WIDE.search(text):
        return None
    gaps = [m.span() for m in _GAP.finditer(text.rstrip())]
    return gaps[0] if len(gaps) == 1 else None


def _cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    found, place = [], 0
    for piece in pieces:
        low, high = max(start - place, 0), min(end - place, len(piece.text))
        if low < high:
            found.append(Piece(piece.text[low:high], piece.look))
        place += len(piece.text)
    return found
