"""Nhiệm vụ cấp trên giao xuống: parent duties laid on every xã, phường, and what the child makes of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.audit.frame import name_of, place_of, tier_of
from pipeline.audit.likeness import similarity
from pipeline.audit.population import kinds
from pipeline.audit.wording import lexicon
from pipeline.model import Assignment, Plan, Task
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

_UNITS = frozenset({"xã", "phường", "khu"})
FOUND = 0.45
"""Least likeness of words (0 to 1) for a child duty to be the answer to a parent duty."""
SURE = 0.7
"""Likeness from which the answer is taken for certain; below it a person has to look."""
NEAR = 0.3
"""Likeness from which a child duty is named to the reader as the nearest one."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A parent duty of every commune, with the child duty that answers it, or a task that nobody is given, or the nearest duty.

    `sure` tells whether the words of the answer are like enough to be taken for certain.
    """

    parent: Assignment
    child: Assignment | None
    task: Task | None = None
    near: Assignment | None = None
    sure: bool = True


def passed_on(parent: Plan, child: Plan, rules: RuleBook) -> Iterator[PassedOn]:
    """Every duty of the communes in the parent, in its order."""
    asked = [d for d in parent.assignments if _of_communes(d, rules) and not _of_another(d, child)]
    if not asked:
        return
    lex = lexicon(rules)
    wanted = [lex.content(d.duty) for d in asked]
    duties = _best(wanted, [lex.content(d.duty) for d in child.assignments])
    tasks = _best(wanted, [lex.content(t.text) for t in child.tasks])
    for duty, (like, at), (task_like, task_at) in zip(asked, duties, tasks, strict=True):
        answer = child.assignments[at] if like >= FOUND else None
        task = child.tasks[task_at] if answer is None and task_like >= FOUND else None
        yield PassedOn(duty, answer, task, child.assignments[at] if answer is None and like >= NEAR else None, like >= SURE)


def _of_communes(duty: Assignment, rules: RuleBook) -> bool:
    book = kinds(rules)
    names = [squeeze(b.text or b.name).replace("xã hội", "") for b in duty.lead]
    return not duty.request and any(_UNITS & set(n.replace(",", " ").split()) and "commune" in book.addressed(n) for n in names)


def _of_another(duty: Assignment, child: Plan) -> bool:
    """Whether a duty is laid on communes by name, and the child is none of them."""
    places = [squeeze(place_of(name_of(b))) for b in duty.lead if tier_of(b) == "commune"]
    own = squeeze(place_of(name_of(child.masthead.issuer)))
    return bool(own) and bool(places) and all(places) and own not in places


def _best(wanted: list[tuple[str, ...]], offered: list[tuple[str, ...]]) -> list[tuple[float, int]]:
    """For each wanted text the likeness and the index of the likest one offered."""
    if not offered:
        return [(0.0, -1)] * len(wanted)
    return [(float(row.max()), int(row.argmax())) for row in similarity(wanted, offered)]
