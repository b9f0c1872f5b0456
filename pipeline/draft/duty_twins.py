"""Việc nêu hai lần: a duty of the text that the parent's table tells again is carried once, with the table's time, partners and product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.adapt_duty import Duty
from pipeline.draft.lines import bare

_ALIKE = 0.75
"""The share of the shorter duty's words that the longer must hold, where one of the two is a table's."""
_LEAST = 6


def twin(have: Sequence[Duty], duty: Duty) -> int | None:
    """Which of a unit's duties says the same: in whole, or in most words where one of the two stands in a table."""
    own = bare(duty.line.text)
    for number, other in enumerate(have):
        if own in bare(other.line.text) or (_tabled(other) != _tabled(duty) and _alike(own, bare(other.line.text))):
            return number
    return None


def joined(one: Duty, other: Duty) -> Duty:
    """The text's wording with what only the table tells; the first duty itself where the other tells nothing more."""
    text, table = (other, one) if _tabled(one) and not _tabled(other) else (one, other)
    deadline = text.source.deadline or table.source.deadline
    made = replace(
        text, deadline=text.deadline or table.deadline, product=text.product or table.product,
        support=tuple(dict.fromkeys((*text.support, *table.support))), partners=text.partners or _beside(text, table),
        source=replace(text.source, deadline=deadline),
    )  # fmt: skip
    if made == one:
        return one
    parents = ", ".join(dict.fromkeys((*text.line.parent.split(", "), *table.line.parent.split(", "))))
    return replace(made, line=replace(made.line, parent=parents, rules=(*made.line.rules, "duty-twin")))


def _beside(text: Duty, table: Duty) -> tuple[str, ...]:
    """The table's partners that the text's words do not name."""
    own = bare(text.line.text)
    return tuple(p for p in table.partners if bare(p) not in own)


def _tabled(duty: Duty) -> bool:
    return duty.source.where == "annex"


def _alike(one: str, other: str) -> bool:
    first, second = set(one.replace(",", " ").split()), set(other.replace(",", " ").split())
    shorter = min(len(first), len(second))
    return shorter >= _LEAST and len(first & second) >= _ALIKE * shorter
