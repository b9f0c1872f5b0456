"""Lời đã chuyển: a piece of the draft's wording with where it came from and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.vietnamese import squeeze

GAP = "[…]"
"""What stands in the text where a person must decide."""

_ENDS = regex.compile(r"(?:[\s.;:,]|\./\.|\[?\.\.\.\]?$)+$")
_LABEL = regex.compile(r"^\s*(?:(?:chỉ\s+tiêu|mục\s+tiêu)\s*\d+(?:\.\d+)*\s*[:.]|[:;,.])\s*", regex.IGNORECASE)
_UNPRINTABLE = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACED = regex.compile(r"(?<=[\p{L}\d)”])\s+([,;](?=\s))")
_MARK = regex.compile(r"^\s*(?:[-+•*–]\s+|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)\s?[.)]\s+(?=\p{L}|\d))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Lời: `parent` is the parent's item ("P1:T3"), `rules` what changed it, `questions` one for each gap in order.

    `advice` is only told in the margin; `shared` marks a target counted over all communes of the province.
    """

    text: str
    parent: str = ""
    rules: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    advice: str = ""
    shared: bool = False

    @property
    def rule(self) -> str:
        return ", ".join(dict.fromkeys(self.rules))


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Đã lược: a parent's item that is not carried down, and why."""

    parent: str
    reason: str


def tidy(text: str) -> str:
    """One line without a leading number, bullet or label ("Chỉ tiêu 3:") and without the stop at its end, with a capital."""
    plain = _SPACED.sub(r"\1", " ".join(printable(text).replace(GAP, "[...]").split()))
    return capital(_ENDS.sub("", _LABEL.sub("", _MARK.sub("", plain))))


def printable(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=4096)  # each target's words are looked for in every text
def bare(text: str) -> str:
    """The folded words of a text without the stop at its end, for finding it in another."""
    return squeeze(text).strip(" .;:,")


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The first letter in lower case, unless the first word is a name or an abbreviation ("UBND", "Ủy ban nhân dân")."""
    first = text.split(" ", 1)[0]
    return text if (len(first) > 1 and first.isupper()) or text.startswith("Ủy ban") else text[:1].lower() + text[1:]


def told(sentences: Iterable[str]) -> str:
    """Sentences for a margin note, each once."""
    return " ".join(dict.fromkeys(s for s in sentences if s))
