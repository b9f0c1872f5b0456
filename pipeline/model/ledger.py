"""The ledger of numbers: what became of every number in the parts of a document that may carry targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Source, Span

Fate = Literal["target", "date", "deadline", "reference", "name", "not_target", "unclaimed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberEntry:
    """Con số đã xét: its words and place, and its one fate.

    `targets` are the ids of the targets that hold it; `reason` says in Vietnamese why it is none, `rule` the rule
    that says so ("" where it is the kind of place itself). `carrying` tells whether its section carries targets,
    `quote` the words round it.
    """

    text: str
    fate: Fate
    reason: str = ""
    rule: str = ""
    targets: tuple[str, ...] = ()
    section: str = ""
    carrying: bool = False
    quote: str = ""
    page: int | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Sổ con số of one document, in reading order."""

    source: Source
    entries: tuple[NumberEntry, ...]

    @property
    def unclaimed(self) -> tuple[NumberEntry, ...]:
        """The numbers that nothing claims."""
        return tuple(e for e in self.entries if e.fate == "unclaimed")
