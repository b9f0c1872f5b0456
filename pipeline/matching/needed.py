"""What a pattern cannot do without: words, or pairs of neighbouring words, that every match holds, and words that every match begins with.

What is not known is left out, so that a need may be missing but never wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import prod

from pipeline.matching.compiled import remembered
from pipeline.matching.notation import Branch, Branches, Piece, UnknownNotationError, tree

Clause = frozenset[str]

DIGIT = "\\d"
"""Stands for any digit."""
KEPT, MOST_STARTS, MOST_WAYS = 3, 200, 60
_COMMON = (1.0, 0.7, 0.35, 0.15, 0.06, 0.03)
"""About how many passages hold a literal of so many letters."""
_NOTHING = frozenset({""})
_SAID_OUT = re.compile(r"\[[^\W_]{1,6}\]")


@dataclass(frozen=True, slots=True)
class Needs:
    """`clauses`: a match holds at least one literal of each. `starts`: it begins with one of these; empty where that is unknown.

    `ways`, where a pattern has branches: the clauses of each, of which a match meets those of one; empty where they tell nothing.
    A literal "a b" is held by two neighbouring words of which the first ends with a and the second begins with b.
    """

    clauses: tuple[Clause, ...] = ()
    starts: Clause = frozenset()
    ways: tuple[tuple[Clause, ...], ...] = ()


def needs(pattern: str) -> Needs | None:
    """The needs of a pattern, its most telling clauses only; None where its notation is not understood."""
    told = _told(pattern)
    return None if told is None else Needs(*told)


@remembered
def _told(pattern: str) -> tuple[tuple[Clause, ...], Clause, tuple[tuple[Clause, ...], ...]] | None:
    """The fields of Needs, in plain types."""
    try:
        read = _of_branches(tree(pattern))
    except UnknownNotationError:
        return None
    known = read.starts is not None and not read.empty and len(read.starts) <= MOST_STARTS
    ways = [_telling(part) for part in read.branches]
    return _telling(read), frozenset(read.starts or ()) if known else frozenset(), tuple(ways) if all(ways) else ()


def _telling(part: _Part) -> tuple[Clause, ...]:
    """The most telling clauses of a part, in order."""
    clauses = {c for c in part.clauses if _share(c) < 1}
    return tuple(sorted(clauses, key=lambda c: (_share(c), sorted(c)))[:KEPT])


def _share(clause: Clause) -> float:
    """The share of passages that hold one of the literals, guessed from their length."""
    return 1 - prod(1 - _common(literal) for literal in clause)


@lru_cache(maxsize=10_000)
def _common(literal: str) -> float:
    return prod(_COMMON[1 if word == DIGIT else min(len(word), len(_COMMON) - 1)] for word in literal.split())


@dataclass(slots=True)
class _Part:
    """What is known of a part of a pattern; `empty`: it may match no letter at all; `starts` is None where unknown.

    `ways` has every way to say it, None where it is not letters and blanks alone or there are too many; `run` those of the
    letters that stand side by side at its end. `branches` are those of the part in it that has the most.
    """

    clauses: list[Clause] = field(default_factory=list)
    starts: Clause | None = frozenset()
    empty: bool = True
    ways: Clause | None = _NOTHING
    run: Clause = _NOTHING
    branches: tuple[_Part, ...] = ()

    def add(self, part: _Part, piece: Piece) -> None:
        """A piece that follows: it gives beginnings only while all before it may be empty."""
        if self.empty:
            self.starts = None if part.starts is None or self.starts is None else self.starts | part.starts
            self.empty = part.empty or not piece.least
        if piece.least and len(part.branches) > len(self.branches):
            self.branches = part.branches
        ways = _repeated(part.ways, piece)
        self.ways = _joined(self.ways, ways)
        if ways is not None:
            self._say(ways)
        else:
            self.stop()
        if piece.least and (ways is None or piece.kind == "around"):
            self.clauses += part.clauses

    def _say(self, ways: Clause) -> None:
        """Letters that stand side by side are said together."""
        run = _joined(self.run, ways)
        if run is None:
            self.stop()
        self.run = ways if run is None else run

    def stop(self) -> None:
        """Something else than letters follows."""
        if self.run is not _NOTHING:
            self.clauses += _clauses(self.run)
            self.run = _NOTHING


def _repeated(ways: Clause | None, piece: Piece) -> Clause | None:
    """Every way to say a piece as often as it may stand."""
    if ways is None or not piece.times or ways == _NOTHING:
        return ways
    if ways == {" "} and piece.times[0] in "+*":
        return ways if piece.least else ways | _NOTHING
    return ways | _NOTHING if piece.times[0] == "?" else None


def _joined(one: Clause | None, other: Clause | None) -> Clause | None:
    """Every way to say both, one after the other."""
    if one is None or other is None or len(one) * len(other) > MOST_WAYS:
        return None
    if one is _NOTHING or other is _NOTHING:
        return other if one is _NOTHING else one
    return frozenset([a + b for a in one for b in other])


def _clauses(run: Clause) -> list[Clause]:
    """What a text holds where one of these ways to say some letters stands in it."""
    held = []
    for way in run:
        words = way.split()
        held.append([" ".join(pair) for pair in pairwise(words)] or words)
    if len(held) == 1:
        return [frozenset({literal}) for literal in held[0]]
    return [_fewest({min(literals, key=_common) for literals in held})] if all(held) else []


def _fewest(literals: set[str]) -> Clause:
    """Without those that hold another one."""
    return frozenset(x for x in literals if sum(map(x.__contains__, literals)) == 1)


def _of_branches(branches: Branches) -> _Part:
    """The only branch, or what the branches have in common: the most telling clause of each, joined."""
    found = [_of_branch(branch) for branch in branches]
    if len(found) == 1:
        return found[0]
    best = [min(b.clauses, key=_share) for b in found if b.clauses]
    part = _Part([frozenset().union(*best)] if len(best) == len(found) else [], empty=any(b.empty for b in found), branches=tuple(found))
    known = [b.starts for b in found if b.starts is not None]
    part.starts = frozenset().union(*known) if len(known) == len(found) else None
    said = [b.ways for b in found if b.ways is not None]
    part.ways = frozenset().union(*said) if len(said) == len(found) and sum(map(len, said)) <= MOST_WAYS else None
    return part


def _of_branch(branch: Branch) -> _Part:
    part = _Part()
    for piece in branch:
        part.add(_of_piece(piece), piece)
    part.stop()
    return part


def _of_piece(piece: Piece) -> _Part:
    """What stands around a match is seen in the text, but is no letter of the match itself."""
    if piece.kind == "group":
        return _of_branches(piece.inner)
    if piece.kind == "word":
        said = frozenset({piece.text})
        return _Part([said], said, empty=False, ways=said)
    if piece.kind == "around":
        return _Part(_of_branches(piece.inner).clauses if "!" not in piece.text else [])
    if piece.kind == "digit":
        return _Part([frozenset({DIGIT})], frozenset({DIGIT}), empty=False, ways=None)
    if piece.kind == "place":
        return _Part()
    ways = frozenset({" "}) if piece.text == r"\s" else frozenset(piece.text[1:-1]) if _SAID_OUT.fullmatch(piece.text) else None
    return _Part(starts=None, empty=False, ways=ways)
