"""Nhiệm vụ cấp trên giao xuống: parent duties laid on every xã, phường, and what the child makes of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.audit.alignment import similarity
from pipeline.audit.population import kinds
from pipeline.audit.wording import lexicon
from pipeline.model import Assignment, Plan, Task
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

_UNITS = frozenset({"xã", "phường", "khu"})
FOUND = 0.45
"""Least likeness of words (0 to 1) for a child duty to be the answer to a parent duty."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A parent duty of every commune, with the child duty that answers it, or a task that nobody is given."""

    parent: Assignment
    child: Assignment | None
    task: Task | None = None


def passed_on(parent: Plan, child: Plan, rules: RuleBook) -> Iterator[PassedOn]:
    """Every duty of the communes in the parent, in its order."""
    asked = [d for d in parent.assignments if _of_communes(d, rules)]
    if not asked:
        return
    lex = lexicon(rules)
    wanted = [lex.content(d.duty) for d in asked]
    duties = _best(wanted, [lex.content(d.duty) for d in child.assignments])
    tasks = _best(wanted, [lex.content(t.text) for t in child.tasks])
    for n, duty in enumerate(asked):
        answer = child.assignments[duties[n]] if duties[n] >= 0 else None
        yield PassedOn(duty, answer, child.tasks[tasks[n]] if answer is None and tasks[n] >= 0 else None)


def _of_communes(duty: Assignment, rules: RuleBook) -> bool:
    book = kinds(rules)
    names = [squeeze(b.text or b.name).replace("xã hội", "") for b in duty.lead]
    return not duty.request and any(_UNITS & set(n.replace(",", " ").split()) and "commune" in book.addressed(n) for n in names)


def _best(wanted: list[tuple[str, ...]], offered: list[tuple[str, ...]]) -> list[int]:
    """For each wanted text the index of the likest one offered, -1 where none is like enough."""
    if not offered:
        return [-1] * len(wanted)
    likeness = similarity(wanted, offered)
    return [int(row.argmax()) if row.max() >= FOUND else -1 for row in likeness]
