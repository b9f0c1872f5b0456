"""A rule's pattern in the notation of Python's own `re`, which runs it three to six times as fast as `regex`.

`plain` gives a pattern that finds the same in a text that `is_plain`: letters of European alphabets, digits and common signs, one
blank at a time. It gives None where it cannot. Look-behinds of several widths become one look-behind for each way to read them,
long lists of words are sorted by their first letter, and a group named twice gets a second name (`group_names` tells which belong
together).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

import regex

from pipeline.matching.compiled import remembered
from pipeline.matching.needed import DIGIT, needs
from pipeline.matching.notation import Branch, Branches, Piece, UnknownNotationError, tree

MOST_READINGS, LONG_LIST, MOST_WAYS = 200, 5, 12
AGAIN = "__"
_ODD = re.compile(
    r"\s\s|[^ \n!-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb\u00bf-\u024f\u1e00-\u1eff"
    r"\u2010-\u2027\u2030-\u203b\u20ab\u20ac\u2190-\u22ff\u25a0-\u25ff]"
)
_LETTER, _DOUBTFUL_SET = r"[^\W\d_]", re.compile(r"--|&&|\|\||~~|\\P|\^.*\\p")
_RANGE = re.compile(r"\{(\d*),(\d+)\}[+?]?")


@lru_cache(maxsize=4_000)
def is_plain(folded: str) -> bool:
    """Whether both engines agree on every sign of a text."""
    return _ODD.search(folded) is None


def plain(pattern: str) -> str | None:
    """The pattern for `re` with VERBOSE; None where it cannot be said there."""
    said: str | None = _said(pattern)
    return said


@remembered
def _said(pattern: str) -> str | None:
    try:
        writer = _Writer()
        said = writer.branches(tree(pattern))
    except UnknownNotationError:
        return None
    told = needs(pattern)
    if writer.widened and told is not None and told.starts:
        firsts = "".join(sorted({DIGIT if start == DIGIT else re.escape(start[0]) for start in told.starts}))
        return f"(?=[{firsts}])(?:{said})"
    return said


def group_names(groups: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The groups of a plain pattern by the name that the rule gives them."""
    named: dict[str, tuple[str, ...]] = {}
    for group in groups:
        own = group.partition(AGAIN)[0]
        named[own] = (*named.get(own, ()), group)
    return named


class Either:
    """A tested pattern compiled for both engines; the quick one serves plain texts, where it says the same."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        said = plain(pattern)
        self._quick = None if said is None else re.compile(said, re.VERBOSE)

    def on(self, folded: str) -> Any:
        """The compiled pattern for this text; it has search, match, fullmatch and finditer."""
        return self._quick if self._quick is not None and is_plain(folded) else self._slow

    @cached_property
    def _slow(self) -> regex.Pattern[str]:
        return regex.compile(self._pattern, regex.V1 | regex.VERBOSE)


class _Writer:
    """Writes one pattern. `widened` tells whether a look-behind had to be written in several ways."""

    def __init__(self) -> None:
        self.widened = False
        self._names: list[str] = []

    def branches(self, branches: Branches) -> str:
        lists = by_letter(branches) if len(branches) >= LONG_LIST else None
        if lists is None:
            return "|".join(map(self._branch, branches))
        return "|".join(f"{re.escape(letter)}(?:{'|'.join(map(self._branch, rest))})" for letter, rest in lists.items())

    def _branch(self, branch: Branch) -> str:
        return "".join(map(self._piece, branch))

    def _piece(self, piece: Piece) -> str:
        if piece.kind == "group":
            return self._opening(piece.text) + self.branches(piece.inner) + ")" + piece.times
        if piece.kind == "around" and "<" not in piece.text:
            return f"{piece.text}{self.branches(piece.inner)}){piece.times}"
        if piece.times and piece.kind == "around":
            raise UnknownNotationError
        return self._behind(piece) if piece.kind == "around" else _single(piece) + piece.times

    def _opening(self, text: str) -> str:
        """A group's opening; a name that was given before is given with a number."""
        if "<" not in text:
            return text
        name = text[text.index("<") + 1 : -1]
        self._names.append(name)
        count = self._names.count(name)
        return f"(?P<{name}>" if count == 1 else f"(?P<{name}{AGAIN}{count}>"

    def _behind(self, piece: Piece) -> str:
        readings = self._readings(piece.inner)
        self.widened |= len(readings) > 1 or len(readings[0]) > len(_LETTER)
        if piece.text == "(?<!":
            return "".join(f"(?<!{r})" for r in readings)
        return "(?:" + "|".join(f"(?<={r})" for r in readings) + ")"

    def _readings(self, branches: Branches) -> list[str]:
        """Every way to read the branches, each of one width."""
        found: dict[str, None] = {}
        for branch in branches:
            ways = [""]
            for piece in branch:
                ways = [a + b for a, b in product(ways, self._ways(piece))]
                if len(ways) + len(found) > MOST_READINGS:
                    raise UnknownNotationError
            found.update(dict.fromkeys(ways))
        return list(found)

    def _ways(self, piece: Piece) -> list[str]:
        if piece.kind == "group" and piece.text != "(?:":
            raise UnknownNotationError
        once = replace(piece, times="")
        ways = [f"(?:{w})" for w in self._readings(piece.inner)] if piece.kind == "group" else [self._piece(once)]
        times = piece.times
        if not times:
            return ways
        if piece.text == r"\s" and times[0] in "+*":
            return ways if times[0] == "+" else ["", *ways]
        if times[0] == "?":
            return ["", *ways]
        if (m := _RANGE.fullmatch(times)) and int(m[2]) <= 3 and len(ways) == 1:
            return [ways[0] * n for n in range(int(m[1] or 0), int(m[2]) + 1)]
        if re.fullmatch(r"\{\d+\}", times) and len(ways) == 1:
            return [ways[0] + times]
        raise UnknownNotationError


def by_letter(branches: Branches) -> dict[str, list[Branch]] | None:
    """Branches that begin with letters, by that letter, each in the old order; None where one begins otherwise."""
    lists: dict[str, list[Branch]] = {}
    for branch in branches:
        for opened in _opened(branch):
            if not opened or opened[0].kind != "word" or opened[0].times:
                return None
            word, rest = opened[0].text, opened[1:]
            lists.setdefault(word[0], []).append((replace(opened[0], text=word[1:]), *rest) if word[1:] else rest)
    return lists


def _opened(branch: Branch) -> list[Branch]:
    """A branch that begins with a short list of words as one branch for each of them."""
    first = branch[0] if branch else None
    if first is None or first.text != "(?:" or first.times or len(first.inner) > MOST_WAYS:
        return [branch]
    if any("<" in p.text for p in branch if p.kind == "group") or any("(?P" in repr(p) for p in branch):
        return [branch]
    return [(*inner, *branch[1:]) for inner in first.inner]


def _single(piece: Piece) -> str:
    if piece.kind == "word":
        return re.escape(piece.text)
    return _set(piece.text) if piece.kind == "set" else piece.text


def _set(text: str) -> str:
    if text == r"\p{L}":
        return _LETTER
    if text[0] != "[":
        if text[:2] in (r"\p", r"\P"):
            raise UnknownNotationError
        return text
    if _DOUBTFUL_SET.search(text):
        raise UnknownNotationError
    rest = text.replace(r"\p{L}", "")
    if "\\p" in rest:
        raise UnknownNotationError
    if rest == text:
        return text
    return _LETTER if rest == "[]" else f"(?:{_LETTER}|{rest})"
