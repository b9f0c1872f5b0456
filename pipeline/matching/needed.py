"""What a pattern cannot do without: words that every match holds, and words that every match begins with.

What is not known is left out, so that a need may be missing but never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import prod

from pipeline.matching.notation import Branch, Branches, Piece, UnknownNotationError, tree

Clause = frozenset[str]

DIGIT = "\\d"
"""Stands for any digit."""
KEPT, MOST_STARTS = 3, 200
_COMMON = (1.0, 0.7, 0.35, 0.15, 0.06, 0.03)
"""About how many passages hold a literal of so many letters."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`clauses`: a match holds at least one literal of each. `starts`: it begins with one of these; empty where that is unknown."""

    clauses: tuple[Clause, ...] = ()
    starts: Clause = frozenset()


@lru_cache(maxsize=2_000)
def needs(pattern: str) -> Needs | None:
    """The needs of a pattern, its most telling clauses only; None where its notation is not understood."""
    try:
        read = _of_branches(tree(pattern))
    except UnknownNotationError:
        return None
    telling = sorted({c for c in read.clauses if _share(c) < 1}, key=lambda c: (_share(c), sorted(c)))
    known = read.starts is not None and not read.empty and len(read.starts) <= MOST_STARTS
    return Needs(tuple(telling[:KEPT]), frozenset(read.starts or ()) if known else frozenset())


def _share(clause: Clause) -> float:
    """The share of passages that hold one of the literals, guessed from their length."""
    return 1 - prod(1 - _COMMON[1 if word == DIGIT else min(len(word), len(_COMMON) - 1)] for word in clause)


@dataclass(slots=True)
class _Part:
    """What is known of a part of a pattern; `empty`: it may match no letter at all; `starts` is None where unknown."""

    clauses: list[Clause] = field(default_factory=list)
    starts: Clause | None = frozenset()
    empty: bool = True
    run: str = ""

    def add(self, part: _Part, least: int) -> None:
        """A part that follows: it gives beginnings only while all before it may be empty."""
        if self.empty:
            self.starts = None if part.starts is None or self.starts is None else self.starts | part.starts
            self.empty = part.empty or not least
        self.clauses += part.clauses if least else []

    def letters(self, piece: Piece) -> None:
        """Letters that stand side by side are one literal."""
        self.add(_Part([], frozenset({piece.text}), empty=False), piece.least)
        self.run += piece.text if piece.least else ""
        if piece.times:
            self.stop()

    def stop(self) -> None:
        if self.run:
            self.clauses.append(frozenset({self.run}))
        self.run = ""


def _of_branches(branches: Branches) -> _Part:
    """The only branch, or what the branches have in common: the most telling clause of each, joined."""
    found = [_of_branch(branch) for branch in branches]
    if len(found) == 1:
        return found[0]
    best = [min(b.clauses, key=_share) for b in found if b.clauses]
    part = _Part([frozenset().union(*best)] if len(best) == len(found) else [], empty=any(b.empty for b in found))
    known = [b.starts for b in found if b.starts is not None]
    part.starts = frozenset().union(*known) if len(known) == len(found) else None
    return part


def _of_branch(branch: Branch) -> _Part:
    part = _Part()
    for piece in branch:
        if piece.kind == "word":
            part.letters(piece)
        else:
            part.stop()
            part.add(_of_piece(piece), piece.least)
    part.stop()
    return part


def _of_piece(piece: Piece) -> _Part:
    """What stands around a match is seen in the text, but is no letter of the match itself."""
    if piece.kind == "group":
        return _of_branches(piece.inner)
    if piece.kind == "around":
        return _Part(_of_branches(piece.inner).clauses if piece.text == "(?=" else [])
    if piece.kind == "digit":
        return _Part([frozenset({DIGIT})], frozenset({DIGIT}), empty=False)
    return _Part() if piece.kind == "place" else _Part(starts=None, empty=False)
