"""Spans that overlap: which of them stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol, TypeVar


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_Span)


def apart(ranked: Iterable[Spanned]) -> list[Spanned]:
    """Of spans in order of rank, none of them empty, those that overlap none before them, in order of place."""
    starts: list[int] = []
    kept: list[Spanned] = []
    for span in ranked:
        at = bisect_left(starts, span.end)
        if not at or kept[at - 1].end <= span.start:
            starts.insert(at, span.start)
            kept.insert(at, span)
    return kept
