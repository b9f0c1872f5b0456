"""Many patterns over one text: only those are run whose words the text holds, and only where a match of them can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from pipeline.needed import DIGIT, Clause, Needs, needs

TIMEOUT_SECONDS = 5.0
KEPT_WORDS, KEPT_TEXTS = 50_000, 4_000
LONG_WORD = 80
_DIGIT = re.compile(r"\d")


class _Literals:
    """Which literals of all patterns a text holds. Words come again and again: what each of them holds is kept."""

    def __init__(self) -> None:
        self._all: set[str] = set()
        self._longest = 0
        self._words: dict[str, Clause] = {}
        self._texts: dict[str, Clause] = {}

    def add(self, literals: Iterable[str]) -> None:
        """Literals that are asked for from now on; none of them holds a blank."""
        new = set(literals) - self._all
        if new:
            self._all |= new
            self._longest = max(self._longest, *map(len, new))
            self._words.clear()
            self._texts.clear()

    def inside(self, folded: str) -> Clause:
        """The literals of a folded text; DIGIT where it has a digit."""
        held = self._texts.get(folded)
        if held is None:
            known = self._words
            words = set(folded.split())
            held = frozenset().union(*(known[w] if w in known else self._learn(w) for w in words))
            if len(self._texts) >= KEPT_TEXTS:
                self._texts.clear()
            self._texts[folded] = held
        return held

    def _learn(self, word: str) -> Clause:
        if len(word) > LONG_WORD:
            held = {x for x in self._all if x in word}
        else:
            held = {word[a:b] for a in range(len(word)) for b in range(a + 1, min(len(word), a + self._longest) + 1)} & self._all
        if _DIGIT.search(word):
            held.add(DIGIT)
        if len(self._words) >= KEPT_WORDS:
            self._words.clear()
        kept = self._words[word] = frozenset(held)
        return kept


_LITERALS = _Literals()


class Sieve:
    """Tells which of several patterns a text may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        places: dict[Clause, int] = {}
        clauses = [(needs(p) or Needs()).clauses for p in patterns]
        self._wanted = tuple(sum(1 << places.setdefault(c, len(places)) for c in set(row)) for row in clauses)
        self._bits: dict[str, int] = {}
        for clause, place in places.items():
            for word in clause:
                self._bits[word] = self._bits.get(word, 0) | 1 << place
        _LITERALS.add(self._bits)

    def passed(self, folded: str) -> Iterator[int]:
        """The places of the patterns that may match a folded text, in order."""
        held = 0
        for word in _LITERALS.inside(folded) & self._bits.keys():
            held |= self._bits[word]
        return (place for place, wanted in enumerate(self._wanted) if held & wanted == wanted)


class Search:
    """One compiled pattern, tried only where a match of it can begin."""

    def __init__(self, pattern: str) -> None:
        self.pattern = regex.compile(pattern, regex.V1 | regex.VERBOSE)
        self.groups = tuple(self.pattern.groupindex)
        self._needs = needs(pattern) or Needs()
        _LITERALS.add(self._needs.starts)

    def finditer(self, folded: str) -> Iterator[regex.Match[str]]:
        """Every match, from left to right, none overlapping."""
        if self._needs.anchored:
            yield from filter(None, [self.pattern.match(folded, timeout=TIMEOUT_SECONDS)])
            return
        if not self._needs.starts:
            yield from self.pattern.finditer(folded, timeout=TIMEOUT_SECONDS)
            return
        after = 0
        for at in self._places(folded):
            if at >= after and (m := self.pattern.match(folded, at, timeout=TIMEOUT_SECONDS)):
                yield m
                after = m.end()

    def search(self, folded: str) -> regex.Match[str] | None:
        """The first match."""
        return next(self.finditer(folded), None)

    def _places(self, folded: str) -> list[int]:
        apart, places = self._needs.apart, set()
        for start in self._needs.starts & _LITERALS.inside(folded):
            found = (m.start() for m in _DIGIT.finditer(folded)) if start == DIGIT else _all(start, folded)
            places.update(at for at in found if not (apart and at and _is_word(folded[at - 1])))
        return sorted(places)


@lru_cache(maxsize=2_000)
def search_for(pattern: str) -> Search:
    """The search for a pattern, compiled once. Raises regex.error."""
    return Search(pattern)


def _all(literal: str, text: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def _is_word(sign: str) -> bool:
    return sign.isalpha() or sign.isdecimal()
