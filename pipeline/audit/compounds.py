"""Chỉ tiêu ghép: a parent target that the child splits over several of its own, and parent targets that one child target serves.

Both are told by populations: the same is said (words without those of the population, unit, level or change, years) of parts that
together name what the other side names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.audit.alignment import Feature, Match, features, opened
from pipeline.audit.frame import Frame
from pipeline.audit.likeness import similarity
from pipeline.audit.population import kinds
from pipeline.model import Target

SAME_PREDICATE = 0.8
"""Likeness (0 to 1) of what is said of two populations from which it is one indicator."""
FEWEST = 2
"""So many words must be said of a population to tell an indicator by."""
COVERED = 0.9
"""The share of a part's words that the whole says too."""
FEWEST_WORDS = 4
"""So many words a part must have for its words to be counted so."""


def parts(match: Match, free: Sequence[Target], frame: Frame) -> tuple[Target, ...]:
    """The free child targets that say the same as the match's own of members of the parent that it lacks."""
    want = features((match.parent,), frame.parent, frame)[0]
    if len(want.members) < FEWEST:
        return ()
    own, *offered = features((match.child, *free), frame.child, frame)
    lacking = [m for m in want.members if not _holds(own.members, m, want, frame)]
    if not lacking or not own.members:
        return ()
    found = []
    for other in offered:
        gained = [m for m in lacking if _holds(other.members, m, want, frame)]
        if gained and _within(other.members, want, frame) and _same_said(other, want, (want, other), frame):
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
        kept = len(child.members) > len(want.members) and _within(want.members, child, frame)
        if kept and _same_said(want, child, (want, child), frame):
            return Match(parent, match.child, match.score, ("một chỉ tiêu cho nhiều đối tượng",))
    return None


def together(child: Target, others: tuple[Target, ...]) -> tuple[Target, ...]:
    """The parts of a split target, each with the population of all: what one part lacks the others have."""
    every = (child, *others)
    population = tuple(dict.fromkeys(member for part in every for member in part.population))
    return tuple(replace(part, population=population) for part in every)


def _same_said(part: Feature, whole: Feature, gate: tuple[Feature, Feature], frame: Frame) -> bool:
    """Whether a part says of its population what the whole says of all: the same words beside the names, or none but the whole's own."""
    if not opened(*gate, frame):
        return False
    own, wide = set(part.words), set(whole.words)
    if len(own) >= FEWEST_WORDS and len(own & wide) >= COVERED * len(own):
        return True
    named = {w for m in (*part.members, *whole.members) for w in m.replace(",", " ").split()}
    said = [tuple(w for w in side.words if w not in named) for side in (part, whole)]
    return min(map(len, said)) >= FEWEST and float(similarity([said[0]], [said[1]])[0, 0]) >= SAME_PREDICATE


def _holds(members: tuple[str, ...], wanted: str, other: Feature, frame: Frame) -> bool:
    """Whether one of the members is the wanted one, wider than it, or it with words that the other side says as well."""
    book = kinds(frame.rules)
    return any(book.contains(m, wanted) or (m.startswith(wanted + " ") and _said_by(other, m)) for m in members)


def _within(members: tuple[str, ...], wide: Feature, frame: Frame) -> bool:
    """Whether every member is one of the wide target's, or narrower than one."""
    return bool(members) and all(_holds(wide.members, m, wide, frame) or _begins(m, wide) for m in members)


def _begins(member: str, wide: Feature) -> bool:
    return any(member.startswith(m + " ") and _said_by(wide, member) for m in wide.members)


def _said_by(other: Feature, member: str) -> bool:
    return set(member.split()) <= {word.strip(".,;:()") for word in other.said.split()}
