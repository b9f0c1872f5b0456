"""Many patterns over one text: only those are run whose words the text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import regex

from pipeline.matching.needed import DIGIT, Clause, Needs, needs
from pipeline.matching.plain import group_names, is_plain, plain

TIMEOUT_SECONDS = 5.0
LONG_TEXT = 4_000
KEPT_WORDS, KEPT_TEXTS, KEPT_LENGTH = 50_000, 4_000, 2_000
LONG_WORD = 80
_DIGIT = re.compile(r"\d")
Match = Any
"""A match of either engine; both have start, end and span."""


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
            if len(folded) <= KEPT_LENGTH:
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
        self._wanted = tuple(enumerate(sum(1 << places.setdefault(c, len(places)) for c in set(row)) for row in clauses))
        self._bits: dict[str, int] = {}
        for clause, place in places.items():
            for word in clause:
                self._bits[word] = self._bits.get(word, 0) | 1 << place
        _LITERALS.add(self._bits)

    def passed(self, folded: str) -> list[int]:
        """The places of the patterns that may match a folded text, in order."""
        held, bits = 0, self._bits
        for word in _LITERALS.inside(folded):
            if word in bits:
                held |= bits[word]
        return [place for place, wanted in self._wanted if held & wanted == wanted]


def may_be_quick(folded: str) -> bool:
    """Whether a text is short and plain enough for the quick engine, which has no timeout."""
    return len(folded) <= LONG_TEXT and is_plain(folded)


_BLANKS = re.compile(r"(\\[pP]\{[^{}]*\}|\\[^s]|\[\^?(?:\\.|[^\[\]\\])+\])|\\s([*+])")
MOST_BLANKS = 4


def bounded(pattern: str) -> str:
    """The pattern with every run of white space bounded: readers leave one blank at a time, so that more would only cost time."""
    return _BLANKS.sub(lambda m: m[1] or rf"\s{{{int(m[2] == '+')},{MOST_BLANKS}}}", pattern)


class Search:
    """One pattern, run by `re` where that says the same and the text is short, else by `regex` with a timeout."""

    def __init__(self, pattern: str, *, quick: bool) -> None:
        self._pattern = pattern
        self._slow: regex.Pattern[str] | None = None
        self._quick = _quick(pattern) if quick else None
        if self._quick is None:
            self._compiled()
        self._quick_groups = tuple((name, g) for name, groups in group_names(self._quick.groupindex).items() for g in groups) if self._quick else ()

    def _compiled(self) -> regex.Pattern[str]:
        if self._slow is None:
            self._slow = regex.compile(bounded(self._pattern), regex.V1 | regex.VERBOSE)
        return self._slow

    def found(self, folded: str, *, quick: bool) -> Iterator[tuple[Match, dict[str, tuple[int, int]]]]:
        """Every match, from left to right, none overlapping, with the places of its named groups; `quick` as `may_be_quick` says."""
        if quick and self._quick is not None:
            for m in self._quick.finditer(folded):
                spans = ((name, m.span(g)) for name, g in self._quick_groups)
                yield m, {name: span for name, span in spans if span[0] >= 0} if self._quick_groups else {}
        else:
            pattern = self._compiled()
            for slow in pattern.finditer(folded, timeout=TIMEOUT_SECONDS):
                yield slow, {name: slow.span(name) for name in pattern.groupindex if slow.start(name) >= 0}


@lru_cache(maxsize=2_000)
def search_for(pattern: str, *, quick: bool) -> Search:
    """The search for a pattern, compiled once; `quick` wants a pattern that has been tested not to run on. Raises regex.error."""
    return Search(pattern, quick=quick)


def _quick(pattern: str) -> re.Pattern[str] | None:
    said = plain(pattern)
    try:
        return None if said is None else re.compile(said, re.VERBOSE)
    except re.error:
        return None
