"""A rule's pattern as `regex` runs it over long texts: it finds the same, and soon sees where it finds nothing.

Readers leave one blank at a time, so a run of white space is bounded. Long lists of words are sorted by their first letter. Before a
run of any signs up to one of several words it is asked whether one of them follows at all: `regex` looks for one word at a glance,
for one of several at each sign anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.matching.notation import Branch, Branches, Piece, UnknownNotationError, tree
from pipeline.matching.plain import by_letter

MOST_BLANKS, LONG_LIST, LONG_RUN, MOST_WORDS, SHORTEST = 4, 12, 20, 12, 2
_BLANKS = re.compile(r"(\\[pP]\{[^{}]*\}|\\[^s]|\[\^?(?:\\.|[^\[\]\\])+\])|\\s([*+])")
_RANGE = re.compile(r"\{\d*,(\d+)\}\??")


def steady(pattern: str) -> str:
    """The pattern for `regex` with VERBOSE."""
    try:
        said = _branches(tree(pattern), ())
    except UnknownNotationError:
        said = pattern
    return bounded(said)


def bounded(pattern: str) -> str:
    """The pattern with every run of white space bounded."""
    return _BLANKS.sub(lambda m: m[1] or rf"\s{{{int(m[2] == '+')},{MOST_BLANKS}}}", pattern)


def _branches(branches: Branches, after: Branch) -> str:
    """The branches, with what stands after all of them."""
    lists = by_letter(branches) if len(branches) >= LONG_LIST else None
    if lists is None:
        return "|".join(_branch(b, after) for b in branches)
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(_branch(b, after) for b in rest)})" for letter, rest in lists.items())


def _branch(branch: Branch, after: Branch) -> str:
    found = ""
    for n, piece in enumerate(branch):
        rest = branch[n + 1 :] + after
        found += _foreseen(piece, rest)
        if piece.kind == "group":
            found += f"{piece.text}{_branches(piece.inner, () if piece.times else rest)}){piece.times}"
        else:
            found += _as_written(piece)
    return found


def _as_written(piece: Piece) -> str:
    """A look-behind is read from its end, so that nothing is sorted or asked in it."""
    if piece.kind == "around" and "<" not in piece.text:
        return f"{piece.text}{_branches(piece.inner, ())})"
    if piece.kind in ("group", "around"):
        return f"{piece.text}{'|'.join(''.join(map(_as_written, b)) for b in piece.inner)}){piece.times}"
    return (re.escape(piece.text) if piece.kind == "word" else piece.text) + piece.times


def _foreseen(piece: Piece, rest: Branch) -> str:
    """What is asked before a long run: whether one of the words that must end it is near enough; "" where they are not known."""
    run, length = _RANGE.fullmatch(piece.times), 0
    signs = _signs(piece) if run else ""
    if run is None or not signs or (length := int(run[1])) < LONG_RUN:
        return ""
    if rest and rest[0].text == r"\s" and signs.startswith("[^") and r"\s" not in signs:
        length, rest = length + MOST_BLANKS, rest[1:]
    while rest and rest[0].kind in ("place", "around"):
        rest = rest[1:]
    if not rest or rest[0].kind != "group" or not rest[0].least:
        return ""
    words = sorted(set(_openings(rest[0].inner)))
    if not 1 < len(words) <= MOST_WORDS or "" in words:
        return ""
    return "(?=" + "|".join(f"{signs}{{0,{length}}}?{word}" for word in words) + ")"


def _signs(piece: Piece) -> str:
    """The set of signs that a run is made of: a set, or one that certain words may not begin at."""
    if piece.kind == "set":
        return piece.text
    if piece.text != "(?:" or len(piece.inner) != 1:
        return ""
    *before, last = piece.inner[0] or (piece,)
    return last.text if last.kind == "set" and not last.times and all(p.text == "(?!" for p in before) else ""


def _openings(branches: Branches) -> Iterator[str]:
    """The words that each branch begins with; "" where that is not known."""
    for branch in branches:
        opening, at = "", 0
        while at < len(branch) and branch[at].kind in ("place", "around"):
            at += 1
        for piece in branch[at:]:
            if piece.kind == "word" and not piece.times:
                opening += re.escape(piece.text)
            elif opening and piece.text == r"\s" and piece.times == "+":
                opening += r"\s+"
            else:
                break
            at += 1
        more = list(_openings(branch[at].inner)) if at < len(branch) and branch[at].kind == "group" and branch[at].least else [""]
        if not opening:
            yield from more
        elif len(opening) < SHORTEST:
            yield ""
        else:
            yield opening + (f"(?:{'|'.join(more)})" if "" not in more else "")
