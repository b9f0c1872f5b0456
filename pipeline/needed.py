"""Which words a pattern cannot do without: a text that has none of them need not be searched.

`needed` reads a pattern in the VERBOSE notation of the rules and gives clauses; every text that matches holds at least one
literal of each clause. What it does not understand it leaves out, so that a clause may be missing but never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import prod

Clause = frozenset[str]
Clauses = tuple[Clause, ...]

DIGIT = "\\d"
"""Stands for any digit in a clause."""
KEPT = 3
_TOKEN = re.compile(
    r"""(?P<space>[ \t\n\r]+|\#[^\n]*)
      | (?P<word>[^\W_]+(?!\s*[?*+{]))
      | (?P<times>[?*+][?+]?|\{\d*,?\d*\}[?+]?)
      | (?P<bar>\|)
      | (?P<open>\((?:\?(?:P?<[^\W\d]\w*>|[:>=]))?(?!\?))
      | (?P<hidden>\(\?(?:!|<=|<!))
      | (?P<close>\))
      | (?P<digit>\\d)
      | (?P<free>\\[pP]\{[^{}]*\}|\\[AZbBsSwWDnthmM]|[.^$]|\[\^?(?:\\[pP]\{[^{}]*\}|\\.|[^\[\]\\])+\])
      | (?P<escaped>\\[^\w\s])
      | (?P<char>[^\\\[\]{}()|?*+])""",
    re.VERBOSE,
)
_ANY_DIGIT = re.compile(r"\d")
_COMMON = (1.0, 0.7, 0.35, 0.15, 0.06, 0.03)
"""About how many passages hold a literal of so many letters."""


class Sieve:
    """Tells which of several patterns a text may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        places: dict[Clause, int] = {}
        wanted = [[1 << places.setdefault(c, len(places)) for c in needed(p) or ()] for p in patterns]
        self._wanted = tuple(sum(bits) for bits in wanted)
        words: dict[str, int] = {}
        for clause, place in places.items():
            for word in clause:
                words[word] = words.get(word, 0) | 1 << place
        self._digit = words.pop(DIGIT, 0)
        self._words = tuple(words.items())

    def passed(self, folded: str) -> Iterator[int]:
        """The places of the patterns that may match a folded text, in order."""
        held = self._digit if self._digit and _ANY_DIGIT.search(folded) else 0
        for word, bits in self._words:
            if word in folded:
                held |= bits
        return (place for place, wanted in enumerate(self._wanted) if held & wanted == wanted)


class _UnknownError(Exception):
    """A notation that this module does not read."""


@dataclass(slots=True)
class _Branch:
    """The clauses of one branch while it is read; `run` are the letters that stand side by side so far."""

    clauses: list[Clause] = field(default_factory=list)
    run: str = ""

    def add(self, clauses: list[Clause]) -> None:
        self.stop()
        self.clauses += clauses

    def stop(self) -> None:
        if self.run:
            self.clauses.append(frozenset({self.run}))
        self.run = ""


def needed(pattern: str) -> Clauses | None:
    """The most telling clauses of a pattern; () where it needs no word, None where its notation is not understood."""
    try:
        clauses = _Reader(pattern).whole()
    except _UnknownError:
        return None
    return tuple(sorted({c for c in clauses if _share(c) < 1}, key=lambda c: (_share(c), sorted(c)))[:KEPT])


def _share(clause: Clause) -> float:
    """The share of passages that hold one of the literals, guessed from their length."""
    return 1 - prod(1 - _COMMON[1 if word == DIGIT else min(len(word), len(_COMMON) - 1)] for word in clause)


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

    def whole(self) -> list[Clause]:
        clauses = self._branches()
        if self.tokens[self.at][0] != "end":
            raise _UnknownError
        return clauses

    def _branches(self) -> list[Clause]:
        """The clauses of the only branch, or the most telling one of each branch joined."""
        found = [self._branch()]
        while self.tokens[self.at][0] == "bar":
            self.at += 1
            found.append(self._branch())
        if len(found) == 1:
            return found[0]
        return [frozenset().union(*(min(branch, key=_share) for branch in found))] if all(found) else []

    def _branch(self) -> list[Clause]:
        read = _Branch()
        while (token := self.tokens[self.at])[0] not in ("bar", "close", "end"):
            self.at += 1
            self._part(read, *token)
        read.stop()
        return read.clauses

    def _part(self, read: _Branch, kind: str, text: str) -> None:
        if kind == "word":
            read.run += text
        elif kind in ("char", "escaped"):
            least, once = self._times()
            read.run += text[-1] if least else ""
            if not once:
                read.stop()
        elif kind == "times":
            raise _UnknownError
        else:
            inner = self._inside() if kind in ("open", "hidden") else [frozenset({DIGIT})] if kind == "digit" else []
            read.add(inner if self._times()[0] and kind != "hidden" else [])

    def _inside(self) -> list[Clause]:
        clauses = self._branches()
        if self.tokens[self.at][0] != "close":
            raise _UnknownError
        self.at += 1
        return clauses

    def _times(self) -> tuple[int, bool]:
        """How often at least, and whether exactly once."""
        kind, text = self.tokens[self.at]
        if kind != "times":
            return 1, True
        self.at += 1
        if text[0] != "{":
            return int(text[0] == "+"), False
        return int(re.sub(r"\D.*", "", text[1:]) or 0), False
