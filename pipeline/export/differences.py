"""Two sentences side by side, with the words that differ marked."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

import regex

from pipeline.model import Target
from pipeline.vietnamese import fold

_WORD = regex.compile(r"\s+|[^\s\p{P}]+(?:[.,/%-][^\s\p{P}]+)*%?|\p{P}")


class Markup(str):
    """HTML that is already escaped; templates print it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def marked(target: Target, other: Target | None) -> Markup:
    """The target's own words as HTML; words that the other target's sentence does not have stand in <mark>."""
    if other is None:
        return Markup(escape(target.text))
    own, rival = _WORD.findall(target.text), _WORD.findall(other.text)
    same = SequenceMatcher(None, [fold(w) for w in own], [fold(w) for w in rival], autojunk=False)
    pieces = []
    for tag, start, end, _, _ in same.get_opcodes():
        words = escape("".join(own[start:end]))
        pieces.append(words if tag == "equal" or not words.strip() else f"<mark>{words}</mark>")
    return Markup("".join(pieces))
