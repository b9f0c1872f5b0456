"""The notation of the rules' patterns (VERBOSE) as a tree: branches of pieces. What it does not know it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<space>[ \t\n\r]+|\#[^\n]*)
      | (?P<word>[^\W_]+(?!\s*[?*+{]))
      | (?P<times>[?*+][?+]?|\{\d*,?\d*\}[?+]?)
      | (?P<bar>\|)
      | (?P<group>\((?:\?(?:P?<[^\W\d]\w*>|[:>]))?(?!\?))
      | (?P<around>\(\?(?:=|!|<=|<!))
      | (?P<close>\))
      | (?P<digit>\\d)
      | (?P<place>\\[AZbB]|[\^$])
      | (?P<set>\\[pP]\{[^{}]*\}|\\[sSwWDnt]|\.|\[\^?(?:\\[pP]\{[^{}]*\}|\\.|[^\[\]\\])+\])
      | (?P<escaped>\\[^\w\s])
      | (?P<char>[^\\\[\]{}()|?*+])""",
    re.VERBOSE,
)


class UnknownNotationError(Exception):
    """A notation that is not read here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a branch. `kind` is word (`text` are the letters meant), digit, set, place, group or around.

    `text` is the piece as written, of group and around the opening alone, `inner` their branches; `times` is how often.
    """

    kind: str
    text: str
    inner: Branches = ()
    times: str = ""

    @property
    def least(self) -> int:
        """How often the piece stands at least."""
        if not self.times:
            return 1
        return int(re.match(r"\d*", self.times[1:])[0] or 0) if self.times[0] == "{" else int(self.times[0] == "+")  # type: ignore[index]


Branch = tuple[Piece, ...]
Branches = tuple[Branch, ...]


@lru_cache(maxsize=2_000)
def tree(pattern: str) -> Branches:
    """The branches of a pattern. Raises UnknownNotationError."""
    reader = _Reader(pattern)
    branches = reader.branches()
    if reader.tokens[reader.at][0] != "end":
        raise UnknownNotationError
    return branches


def _tokens(pattern: str) -> list[tuple[str, str]]:
    found, at = [], 0
    for m in _TOKEN.finditer(pattern):
        if m.start() != at:
            raise UnknownNotationError
        at = m.end()
        if m.lastgroup != "space":
            found.append((m.lastgroup or "", m.group()))
    if at != len(pattern):
        raise UnknownNotationError
    return [*found, ("end", "")]


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.tokens = _tokens(pattern)
        self.at = 0

    def branches(self) -> Branches:
        found = [self._branch()]
        while self.tokens[self.at][0] == "bar":
            self.at += 1
            found.append(self._branch())
        return tuple(found)

    def _branch(self) -> Branch:
        pieces = []
        while (token := self.tokens[self.at])[0] not in ("bar", "close", "end"):
            self.at += 1
            pieces.append(self._piece(*token))
        return tuple(pieces)

    def _piece(self, kind: str, text: str) -> Piece:
        inner: Branches = ()
        if kind in ("group", "around"):
            inner = self.branches()
            if self.tokens[self.at][0] != "close":
                raise UnknownNotationError
            self.at += 1
        elif kind == "times":
            raise UnknownNotationError
        elif kind in ("char", "escaped"):
            kind, text = "word", text[-1]
        return Piece(kind, text, inner, self._times())

    def _times(self) -> str:
        kind, text = self.tokens[self.at]
        self.at += kind == "times"
        return text if kind == "times" else ""
