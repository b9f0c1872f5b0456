"""Many patterns over one text: only those are run whose words the text holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_
from typing import Any

import regex

from pipeline.matching.needed import DIGIT, Clause, Needs, needs
from pipeline.matching.plain import group_names, is_plain, plain
from pipeline.matching.steady import steady

TIMEOUT_SECONDS = 5.0
LONG_TEXT = 4_000
KEPT_WORDS, KEPT_TEXTS, KEPT_LENGTH = 50_000, 4_000, 2_000
LONG_WORD = 80
_DIGIT = re.compile(r"\d")
Match = Any
"""A match of either engine; both have start, end and span."""
Found = tuple[Match, dict[str, tuple[int, int]]]
"""A match with the places of its named groups."""


class _Meanings(dict[Any, int]):
    """What each word meets, in bits; learned when a word is first asked for."""

    def __init__(self, learn: Callable[[Any], int], most: int) -> None:
        super().__init__()
        self._learn, self._most = learn, most

    def __missing__(self, word: Any) -> int:
        if len(self) >= self._most:
            self.clear()
        met = self[word] = self._learn(word)
        return met


class _Clauses:
    """Which clauses of all patterns a text meets, a bit for each. Words and pairs of words come again and again: what they meet is kept."""

    def __init__(self) -> None:
        self._count = 0
        self._single: dict[str, int] = {}
        self._pairs: dict[str, dict[str, int]] = {}
        self._longest = 0
        self._of_word = _Meanings(self._met_by_word, KEPT_WORDS)
        self._of_pair = _Meanings(self._met_by_pair, KEPT_WORDS)
        self._texts: dict[str, int] = {}

    def add(self, clauses: Iterable[Clause]) -> int:
        """Clauses that are asked for from now on; gives the place of the first, the others follow it."""
        first = self._count
        for clause in clauses:
            for literal in clause:
                head, _, tail = literal.partition(" ")
                table = self._pairs.setdefault(head, {}) if tail else self._single
                table[tail or head] = table.get(tail or head, 0) | 1 << self._count
                self._longest = max(self._longest, len(head), len(tail))
            self._count += 1
        for kept in (self._of_word, self._of_pair, self._texts):
            kept.clear()
        return first

    def met(self, folded: str) -> int:
        """The clauses that a folded text meets."""
        held = self._texts.get(folded)
        if held is None:
            words, held = folded.split(), 0
            for met in filter(None, map(self._of_word.__getitem__, set(words))):
                held |= met
            for met in filter(None, map(self._of_pair.__getitem__, set(pairwise(words)))):
                held |= met
            if len(self._texts) >= KEPT_TEXTS:
                self._texts.clear()
            if len(folded) <= KEPT_LENGTH:
                self._texts[folded] = held
        return held

    def _met_by_word(self, word: str) -> int:
        if len(word) > LONG_WORD:
            inside = {x for x in self._single if x in word}
        else:
            inside = {word[a:b] for a in range(len(word)) for b in range(a + 1, min(len(word), a + self._longest) + 1)} & self._single.keys()
        if _DIGIT.search(word):
            inside.add(DIGIT)
        return reduce(or_, (self._single.get(x, 0) for x in inside), 0)

    def _met_by_pair(self, pair: tuple[str, str]) -> int:
        """The first word ends with the head of a literal, the second begins with its tail."""
        first, second = pair[0][-self._longest :], pair[1][: self._longest]
        tails = [self._pairs[first[n:]] for n in range(len(first)) if first[n:] in self._pairs]
        return reduce(or_, (tail.get(second[:n], 0) for tail in tails for n in range(1, len(second) + 1)), 0)


_CLAUSES = _Clauses()


class Sieve:
    """Tells which of several patterns a text may match."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._places: dict[Clause, int] = {}
        told = [needs(p) or Needs() for p in patterns]
        self._wanted = tuple((n, self._bits(each.clauses), tuple(map(self._bits, each.ways))) for n, each in enumerate(told))
        self._first = _CLAUSES.add(self._places)
        self._mask = (1 << len(self._places)) - 1

    def _bits(self, clauses: Iterable[Clause]) -> int:
        return reduce(or_, (1 << self._places.setdefault(c, len(self._places)) for c in clauses), 0)

    def passed(self, folded: str) -> list[int]:
        """The places of the patterns that may match a folded text, in order."""
        missing = ~(_CLAUSES.met(folded) >> self._first) & self._mask
        return [n for n, wanted, ways in self._wanted if not (wanted & missing or (ways and all(map(missing.__and__, ways))))]


def may_be_quick(folded: str) -> bool:
    """Whether a text is short and plain enough for the quick engine, which has no timeout."""
    return len(folded) <= LONG_TEXT and is_plain(folded)


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
            self._slow = regex.compile(steady(self._pattern), regex.V1 | regex.VERBOSE)
        return self._slow

    def found(self, folded: str, *, quick: bool) -> Iterable[Found]:
        """Every match, from left to right, none overlapping, with the places of its named groups; `quick` as `may_be_quick` says."""
        return self._slowly(folded) if self._quick is None or not quick else self._quickly(self._quick, folded)

    def _quickly(self, pattern: re.Pattern[str], folded: str) -> list[Found]:
        matches = list(pattern.finditer(folded))
        if not matches or not self._quick_groups:
            return [(m, {}) for m in matches]
        return [(m, {name: m.span(g) for name, g in self._quick_groups if m.start(g) >= 0}) for m in matches]

    def _slowly(self, folded: str) -> Iterator[Found]:
        pattern = self._compiled()
        names = tuple(pattern.groupindex)
        for slow in pattern.finditer(folded, timeout=TIMEOUT_SECONDS):
            yield slow, {name: slow.span(name) for name in names if slow.start(name) >= 0} if names else {}


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
