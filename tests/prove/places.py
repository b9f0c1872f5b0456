"""The place of one target in the lines of its document, and the small surgery that changes are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.model import Target
from tests.prove.material import Material

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MARKER = re.compile(r"^\s*(?:(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ]|\(\d\))[.)]?(?<=[.)])\s+|[-+•*]\s*)")


@dataclass(frozen=True)
class Place:
    """A target and where it is written: `line` of the material's lines, from `start` to `end` its value with its bound."""

    material: Material
    target: Target

    @property
    def line(self) -> int:
        return self.target.evidence.spans[0].block

    @property
    def start(self) -> int:
        return self.target.evidence.spans[0].start

    @property
    def end(self) -> int:
        return self.target.evidence.spans[0].end

    @property
    def text(self) -> str:
        return self.material.lines[self.line]

    @property
    def value(self) -> str:
        return self.text[self.start : self.end]

    @property
    def in_row(self) -> bool:
        return self.material.kinds[self.line] == "row"

    @cached_property
    def alone(self) -> bool:
        """Whether no other target is written in this line."""
        return sum(t.evidence.spans[0].block == self.line for t in self.material.plan.targets) == 1

    @cached_property
    def last(self) -> bool:
        """Whether no other target follows in this line, to which a word before this value would speak as well."""
        return all(t.evidence.spans[0].start <= self.start for t in self.material.plan.targets if t.evidence.spans[0].block == self.line)

    @cached_property
    def said_again(self) -> bool:
        """Whether the plan states this target a second time: a copy changed in one place contradicts itself."""
        same = [t for t in self.material.plan.targets if t.id != self.target.id and t.indicator == self.target.indicator]
        linked = any(t.restates == self.target.id for t in self.material.plan.targets)
        return bool(self.target.restates) or linked or any(t.quantity == self.target.quantity for t in same)

    @property
    def marker(self) -> str:
        """The number or bullet at the line's head, with its space; "" where there is none."""
        found = MARKER.match(self.text)
        return found.group() if found else ""

    @property
    def words(self) -> str:
        """The line without its marker."""
        return self.text[len(self.marker) :]

    def with_line(self, text: str) -> Copy:
        """The lines with this one replaced."""
        return self.with_lines({self.line: (text,)})

    def with_value(self, text: str) -> Copy:
        """The lines with the value replaced."""
        return self.with_line(self.text[: self.start] + text + self.text[self.end :])

    def with_lines(self, new: dict[int, tuple[str, ...]]) -> Copy:
        """The lines with some of them replaced, each by any number of lines of its kind."""
        lines: list[str] = []
        kinds: list[str] = []
        for at, (line, kind) in enumerate(zip(self.material.lines, self.material.kinds, strict=True)):
            own = new.get(at, (line,))
            lines += own
            kinds += [kind] * len(own)
        return Copy(tuple(lines), tuple(kinds), frozenset({self.target.id}))


@dataclass(frozen=True)
class Copy:
    """The changed lines, and the ids of the parent targets that the change is about."""

    lines: tuple[str, ...]
    kinds: tuple[str, ...]
    about: frozenset[str]

    def of(self, about: frozenset[str]) -> Copy:
        """The same lines, said to be about other targets."""
        return replace(self, about=about)


def lowered(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation or a name."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
