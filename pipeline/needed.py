"""What a pattern cannot do without, told from its notation: words that every match holds, and words that every match begins with.

`needs` reads a pattern in the VERBOSE notation of the rules. What it does not understand it leaves out, so that a need may be
missing but never wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from math import prod

Clause = frozenset[str]

DIGIT = "\\d"
"""Stands for any digit."""
KEPT, MOST_STARTS = 3, 200
_TOKEN = re.compile(
    r"""(?P<space>[ \t\n\r]+|\#[^\n]*)
      | (?P<word>[^\W_]+(?!\s*[?*+{]))
      | (?P<times>[?*+][?+]?|\{\d*,?\d*\}[?+]?)
      | (?P<bar>\|)
      | (?P<open>\((?:\?(?:P?<[^\W\d]\w*>|[:>]))?(?!\?))
      | (?P<ahead>\(\?=)
      | (?P<hidden>\(\?(?:!|<=|<!))
      | (?P<close>\))
      | (?P<digit>\\d)
      | (?P<place>\\[AZbBmM]|[\^$])
      | (?P<free>\\[pP]\{[^{}]*\}|\\[sSwWDnth]|\.|\[\^?(?:\\[pP]\{[^{}]*\}|\\.|[^\[\]\\])+\])
      | (?P<escaped>\\[^\w\s])
      | (?P<char>[^\\\[\]{}()|?*+])""",
    re.VERBOSE,
)
_COMMON = (1.0, 0.7, 0.35, 0.15, 0.06, 0.03)
"""About how many passages hold a literal of so many letters."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`clauses`: a match holds at least one literal of each. `starts`: it begins with one of these; empty where that is unknown.

    `anchored`: it begins where the text does. `apart`: no letter or digit stands before it.
    """

    clauses: tuple[Clause, ...] = ()
    starts: Clause = frozenset()
    anchored: bool = False
    apart: bool = False


class _UnknownError(Exception):
    """A notation that this module does not read."""


@lru_cache(maxsize=2_000)
def needs(pattern: str) -> Needs | None:
    """The needs of a pattern, its most telling clauses only; None where its notation is not understood."""
    try:
        reader = _Reader(pattern)
        read = reader.whole()
    except _UnknownError:
        return None
    telling = sorted({c for c in read.clauses if _share(c) < 1}, key=lambda c: (_share(c), sorted(c)))
    known = read.starts is not None and not read.empty and len(read.starts) <= MOST_STARTS
    return Needs(tuple(telling[:KEPT]), frozenset(read.starts or ()) if known else frozenset(), *reader.place(read.starts or frozenset()))


def _share(clause: Clause) -> float:
    """The share of passages that hold one of the literals, guessed from their length."""
    return 1 - prod(1 - _COMMON[1 if word == DIGIT else min(len(word), len(_COMMON) - 1)] for word in clause)


@dataclass(slots=True)
class _Part:
    """What is known of a piece of a pattern; `empty`: it may match no letter at all; `starts` is None where unknown."""

    clauses: list[Clause] = field(default_factory=list)
    starts: frozenset[str] | None = frozenset()
    empty: bool = True
    run: str = ""

    def begin(self, starts: frozenset[str] | None, *, empty: bool) -> None:
        """A piece that follows: it gives beginnings only while all before it may be empty."""
        if self.empty:
            self.starts = None if starts is None or self.starts is None else self.starts | starts
            self.empty = empty

    def letters(self, text: str) -> None:
        if self.empty:
            self.begin(frozenset({text}), empty=False)
        self.run += text

    def stop(self) -> None:
        if self.run:
            self.clauses.append(frozenset({self.run}))
        self.run = ""


def _tokens(pattern: str) -> list[tuple[str, str]]:
    found, at = [], 0
    for m in _TOKEN.finditer(pattern):
        if m.start() != at:
            raise _UnknownError
        at = m.end()
        if m.lastgroup != "space":
            found.append((m.lastgroup or "", m.group()))
    if at != len(pattern):
        raise _UnknownError
    return [*found, ("end", "")]


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.tokens = _tokens(pattern)
        self.at = 0

    def whole(self) -> _Part:
        part = self._branches()
        if self.tokens[self.at][0] != "end":
            raise _UnknownError
        return part

    def place(self, starts: Clause) -> tuple[bool, bool]:
        """Whether the whole pattern is anchored, and whether it wants to stand apart."""
        depth = 0
        for kind, _ in self.tokens:
            depth += (kind in ("open", "ahead", "hidden")) - (kind == "close")
            if kind == "bar" and not depth:
                return False, False
        first, second = [text for _, text in (*self.tokens, *self.tokens)][:2]
        worded = all(word == DIGIT or word[0].isalpha() for word in starts)
        apart = (first == "(?<!" and second == r"\w" and self.tokens[2][0] == "close") or (first == r"\b" and worded)
        return first in ("^", r"\A"), apart

    def _branches(self) -> _Part:
        """The only branch, or what the branches have in common: the most telling clause of each joined."""
        found = [self._branch()]
        while self.tokens[self.at][0] == "bar":
            self.at += 1
            found.append(self._branch())
        if len(found) == 1:
            return found[0]
        best = [min(b.clauses, key=_share) for b in found if b.clauses]
        part = _Part([frozenset().union(*best)] if len(best) == len(found) else [], empty=any(b.empty for b in found))
        known = [b.starts for b in found if b.starts is not None]
        part.starts = frozenset().union(*known) if len(known) == len(found) else None
        return part

    def _branch(self) -> _Part:
        part = _Part()
        while (token := self.tokens[self.at])[0] not in ("bar", "close", "end"):
            self.at += 1
            self._piece(part, *token)
        part.stop()
        return part

    def _piece(self, part: _Part, kind: str, text: str) -> None:
        if kind == "word":
            part.letters(text)
        elif kind in ("char", "escaped"):
            self._letter(part, text[-1])
        elif kind in ("ahead", "hidden"):
            self._around(part, kind)
        elif kind == "times":
            raise _UnknownError
        else:
            part.stop()
            inner = self._single(kind)
            least = self._times()[0]
            part.begin(inner.starts, empty=inner.empty or not least)
            part.clauses += inner.clauses if least else []

    def _single(self, kind: str) -> _Part:
        if kind == "open":
            return self._inside()
        if kind == "digit":
            return _Part([frozenset({DIGIT})], frozenset({DIGIT}), empty=False)
        return _Part() if kind == "place" else _Part(starts=None, empty=False)

    def _letter(self, part: _Part, letter: str) -> None:
        least, once = self._times()
        if least:
            part.letters(letter)
        else:
            part.begin(frozenset({letter}), empty=True)
        if not once:
            part.stop()

    def _around(self, part: _Part, kind: str) -> None:
        """What stands around a match: seen in the text, but no letter of the match itself."""
        part.stop()
        inner = self._inside()
        if self._times()[0] and kind == "ahead":
            part.clauses += inner.clauses

    def _inside(self) -> _Part:
        part = self._branches()
        if self.tokens[self.at][0] != "close":
            raise _UnknownError
        self.at += 1
        return part

    def _times(self) -> tuple[int, bool]:
        """How often at least, and whether exactly once."""
        kind, text = self.tokens[self.at]
        if kind != "times":
            return 1, True
        self.at += 1
        if text[0] != "{":
            return int(text[0] == "+"), False
        return int(re.sub(r"\D.*", "", text[1:]) or 0), False
