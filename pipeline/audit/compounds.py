"""Chỉ tiêu ghép: a parent target that the child splits over several of its own, and parent targets that one child target serves.

Both are told by populations: the same is said (words without those of the population, unit, level or change, years) of parts that
together name what the other side names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.audit.alignment import Feature, Match, features, opened, similarity
from pipeline.audit.frame import Frame
from pipeline.audit.population import kinds
from pipeline.model import Target

SAME_PREDICATE = 0.8
"""Likeness (0 to 1) of what is said of two populations from which it is one indicator."""
FEWEST = 2
"""So many words must be said of a population to tell an indicator by."""


def parts(match: Match, free: Sequence[Target], frame: Frame) -> tuple[Target, ...]:
    """The free child targets that say the same as the match's own of members of the parent that it lacks."""
    want = features((match.parent,), frame.parent, frame)[0]
    if len(want.members) < FEWEST:
        return ()
    own, *offered = features((match.child, *free), frame.child, frame)
    lacking = [m for m in want.members if not _holds(own.members, m, frame)]
    if not lacking or not own.members:
        return ()
    found = []
    for other in offered:
        gained = [m for m in lacking if _holds(other.members, m, frame)]
        if gained and _within(other.members, want.members, frame) and _same_said(want, other, frame):
            found.append(other.target)
            lacking = [m for m in lacking if m not in gained]
    return tuple(found)


def served(parent: Target, matches: Iterable[Match], frame: Frame) -> Match | None:
    """The match under which a parent target without a partner falls: a child target that names its population among others."""
    want = features((parent,), frame.parent, frame)[0]
    if not want.members:
        return None
    for match in matches:
        child = features((match.child,), frame.child, frame)[0]
        kept = len(child.members) > len(want.members) and _within(want.members, child.members, frame)
        if kept and _same_said(want, child, frame):
            return Match(parent, match.child, match.score, ("một chỉ tiêu cho nhiều đối tượng",))
    return None


def together(child: Target, others: tuple[Target, ...]) -> tuple[Target, ...]:
    """The parts of a split target, each with the population of all: what one part lacks the others have."""
    every = (child, *others)
    population = tuple(dict.fromkeys(member for part in every for member in part.population))
    return tuple(replace(part, population=population) for part in every)


def _same_said(parent: Feature, child: Feature, frame: Frame) -> bool:
    named = {w for m in (*parent.members, *child.members) for w in m.replace(",", " ").split()}
    said = [tuple(w for w in side.words if w not in named) for side in (parent, child)]
    if min(map(len, said)) < FEWEST or not opened(parent, child, frame):
        return False
    return float(similarity([said[0]], [said[1]])[0, 0]) >= SAME_PREDICATE


def _holds(members: tuple[str, ...], wanted: str, frame: Frame) -> bool:
    book = kinds(frame.rules)
    return any(book.contains(m, wanted) for m in members)


def _within(members: tuple[str, ...], wide: tuple[str, ...], frame: Frame) -> bool:
    """Whether every member is one of the wide list, or narrower than one."""
    return bool(members) and all(_holds(wide, m, frame) for m in members)
