"""Đối chiếu: which child target answers which parent target; a global assignment that would rather abstain than guess.

Pairs are gated by unit, by level or change, by period and by population before their words are compared; words are
compared by rapidfuzz's token sets and by the cosine of their rarer words and word pairs, abbreviations expanded.
What found no partner so is offered a second, looser round for nearly the same words (the unit or the base may be
what differs). 40 × 40 targets take about 25 ms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.audit.algebra import identical
from pipeline.audit.frame import Frame, Side
from pipeline.audit.intervals import absent
from pipeline.audit.likeness import assigned, similarity, telling
from pipeline.audit.population import apart, members
from pipeline.audit.times import due, years
from pipeline.audit.units import Measure, alike, scales
from pipeline.audit.wording import lexicon, taken, words
from pipeline.model import Period, Target
from pipeline.vietnamese import squeeze

if TYPE_CHECKING:
    from numpy import ndarray

LIKE = 0.52
"""Least likeness of words (0 to 1) for partners whose unit, kind, period and population agree."""
ALIKE = 0.78
"""Least likeness of words where unit, kind or period differ."""
CLOSE = 0.03
"""Two candidates nearer to each other than this are rivals."""
FEWEST_WORDS = 3
"""So many words must be said of a population for them to count by themselves."""
NEAR = 0.4
"""Likeness from which a child target without a parent is named to the reader as the nearest one."""
SAME_NOUN = 0.06
"""What the same counted noun ("cộng tác viên", but not "người") adds to the likeness of two texts."""
SAME_YEAR = 0.06
SAME_DAY = 0.05
SAME_VALUE = 0.02


@dataclass(frozen=True, slots=True)
class Match:
    """A child target for a parent target; `rivals` are child targets that would do as well, `parts` those that carry the rest of it."""

    parent: Target
    child: Target
    score: float
    reasons: tuple[str, ...] = ()
    rivals: tuple[Target, ...] = ()
    parts: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """What the gates and the scores look at in one target."""

    target: Target
    said: str
    measure: Measure
    words: tuple[str, ...]
    members: tuple[str, ...]
    years: Period | None
    due: str
    sides: Mapping[str, frozenset[str]]
    own_share: bool

    @property
    def noun(self) -> str:
        """The counted noun, where it tells something: not for shares, money or plain "người"."""
        unit = squeeze(self.target.quantity.unit)
        return unit if self.measure.kind in ("count", "people") and unit != "người" else ""

    @property
    def predicate(self) -> tuple[str, ...]:
        """The words without those of the population: what is said of it."""
        named = {w for m in self.members for w in m.replace(",", " ").split()}
        return tuple(w for w in self.words if w not in named)


@dataclass
class Pool:
    """The targets still without a partner on either side, and the matches made so far."""

    frame: Frame
    parents: list[Feature]
    children: list[Feature]
    matches: list[Match] = field(default_factory=list)

    def take(self, matches: list[Match]) -> None:
        """Put matches aside; their targets leave the pool."""
        self.matches += matches
        taken = {id(m.parent) for m in matches} | {id(m.child) for m in matches}
        self.parents = [f for f in self.parents if id(f.target) not in taken]
        self.children = [f for f in self.children if id(f.target) not in taken]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The matches in the parents' order, and for a parent without one the child target, if any, that comes nearest (by id)."""

    matches: tuple[Match, ...]
    nearest: Mapping[str, Target]


def align(frame: Frame, parents: tuple[Target, ...], children: tuple[Target, ...]) -> Aligned:
    """The matches of parent targets with child targets, one to one."""
    pool = Pool(frame, features(parents, frame.parent, frame), features(children, frame.child, frame))
    pool.take(_identical(pool))
    if pool.parents and pool.children:
        pool.take(_assigned(pool, strict=True))
    if pool.parents and pool.children:
        pool.take(_assigned(pool, strict=False))
    place = {id(t): n for n, t in enumerate(parents)}
    return Aligned(tuple(sorted(pool.matches, key=lambda m: place[id(m.parent)])), _nearest(pool))


def _nearest(pool: Pool) -> dict[str, Target]:
    """What is left on both sides and speaks of like things, though not surely of the same."""
    if not pool.parents or not pool.children:
        return {}
    found = {}
    for parent, row in zip(pool.parents, _likeness(pool), strict=True):
        best = int(row.argmax())
        asked = row[best] >= NEAR if pool.frame.kin else row[best] >= LIKE and _telling(parent, pool.children[best])
        if asked and opened(parent, pool.children[best], pool.frame):
            found[parent.target.id] = pool.children[best].target
    return found


def features(targets: tuple[Target, ...], side: Side, frame: Frame) -> list[Feature]:
    """The features of the targets of one plan."""
    names = frozenset(n for n in (frame.parent.place, frame.child.place) if n)
    book = scales(frame.rules)
    found: list[Feature] = []
    for t in targets:
        told = words(t, frame.rules, names) or (found[-1].words if found else ())  # "và 70% vào năm 2030" goes on with the last
        said = squeeze(t.text)
        found.append(Feature(t, said, book.measure(t), told, members(t, frame.rules), years(t, side), due(t, side), *taken(said, frame.rules)))
    return found


def _identical(pool: Pool) -> list[Match]:
    """Targets that say the same in the same words are partners before anything is weighed."""
    free = list(pool.children)
    found: list[Match] = []
    for parent in pool.parents:
        twin = next((c for c in free if c.said == parent.said and c.due == parent.due and identical(parent.target, c.target)), None)
        if twin is not None:
            free.remove(twin)
            found.append(Match(parent.target, twin.target, 1.0, ("giống hệt",)))
    return found


def _assigned(pool: Pool, *, strict: bool) -> list[Match]:
    """The assignment with the greatest total likeness above the threshold."""
    import numpy

    likeness = _likeness(pool)
    least = LIKE if strict and pool.frame.kin else ALIKE
    scores = numpy.zeros(likeness.shape)
    for i, j in zip(*numpy.nonzero(likeness >= least)):
        if _telling(pool.parents[i], pool.children[j]) and (opened if strict else _ajar)(pool.parents[i], pool.children[j], pool.frame):
            scores[i, j] = likeness[i, j] + _bonus(pool.parents[i], pool.children[j])
    surplus = numpy.where(scores > 0, scores - least + 1e-3, 0.0)
    chosen = assigned(surplus - 1e-7 * numpy.arange(len(pool.parents))[:, None] * (surplus > 0))
    return [
        Match(
            pool.parents[i].target, pool.children[j].target, round(min(1.0, float(likeness[i, j])), 3), _reasons(pool.parents[i], pool.children[j]),
            tuple(pool.children[k].target for k in _rivals(scores, (i, j), chosen)),
        )
        for i, j in chosen.items()
    ]  # fmt: skip


def _likeness(pool: Pool) -> ndarray:
    """Likeness of whole texts; where both list their populations, what is said of them counts for more than the lists."""
    import numpy

    whole = similarity([f.words for f in pool.parents], [f.words for f in pool.children])
    said = similarity([f.predicate for f in pool.parents], [f.predicate for f in pool.children])
    tells = [numpy.array([len(f.predicate) >= FEWEST_WORDS and bool(f.members) for f in side]) for side in (pool.parents, pool.children)]
    likeness = numpy.where(numpy.outer(*tells), numpy.maximum(whole, 0.4 * whole + 0.6 * said), whole)
    nouns = [numpy.array([f.noun for f in side], dtype=object) for side in (pool.parents, pool.children)]
    same = (nouns[0][:, None] == nouns[1][None, :]) & (nouns[0] != "")[:, None]
    return numpy.asarray(likeness + SAME_NOUN * same)


def _rivals(scores: ndarray, pair: tuple[int, int], chosen: dict[int, int]) -> list[int]:
    """The other children that the parent might as well have: free ones as close, or those whose exchange costs nothing."""
    i, j = pair
    holder = {c: p for p, c in chosen.items()}
    found = []
    for k in range(scores.shape[1]):
        if k == j or scores[i, k] <= 0:
            continue
        owner = holder.get(k)
        kept = scores[i, j] + (scores[owner, k] if owner is not None else 0.0)
        swapped = scores[i, k] + (scores[owner, j] if owner is not None else 0.0)
        if swapped >= kept - CLOSE and (owner is None or scores[owner, j] > 0):
            found.append(k)
    return found


def opened(parent: Feature, child: Feature, frame: Frame) -> bool:
    """The strict gates: comparable units, both levels or both changes, no period apart, no other people."""
    if not _same_scale(parent, child) or parent.target.change != child.target.change:
        return False
    if {parent.measure.kind, child.measure.kind} == {"share", "points"}:
        return False
    if parent.years and child.years and (child.years.end < parent.years.start or child.years.start > parent.years.end):
        return False
    return not _opposed(parent, child) and not apart(parent.members, child.members, frame.rules)


def _telling(parent: Feature, child: Feature) -> bool:
    """Whether the texts share enough of all their words; where both list populations, what they say of these."""
    if parent.members and child.members and min(len(parent.predicate), len(child.predicate)) >= FEWEST_WORDS:
        return telling(parent.predicate, child.predicate)
    return telling(parent.words, child.words)


def _opposed(parent: Feature, child: Feature) -> bool:
    """Whether the two speak of opposite sides of one matter ("đúng hạn" and "quá hạn"), or one of a share of the target itself."""
    return parent.own_share != child.own_share or any(not (sides & child.sides.get(matter, sides)) for matter, sides in parent.sides.items())


def _ajar(parent: Feature, child: Feature, frame: Frame) -> bool:
    """The loose gate: whatever differs, it is not said of other people, and its figure is not still to be decided ("[…]")."""
    if lexicon(frame.rules).blanks(child.target.text) or _opposed(parent, child):
        return False
    return not apart(parent.members, child.members, frame.rules)


def _same_scale(parent: Feature, child: Feature) -> bool:
    return absent(parent.target, child.target) or alike(parent.measure, child.measure)


def _bonus(parent: Feature, child: Feature) -> float:
    """What tells twins in words apart: year and day, and last of all the figure itself."""
    year = (SAME_YEAR if parent.due[:4] == child.due[:4] else 0.0) + (SAME_DAY if parent.due == child.due else 0.0)
    a, b = parent.target.quantity, child.target.quantity
    return year + (SAME_VALUE if (a.low, a.high, a.bound) == (b.low, b.high, b.bound) else 0.0)


def _reasons(parent: Feature, child: Feature) -> tuple[str, ...]:
    told = []
    if _same_scale(parent, child):
        told.append(f"cùng đơn vị {parent.target.quantity.unit}".strip())
    if parent.due and parent.due[:4] == child.due[:4]:
        told.append(f"cùng năm {parent.due[:4]}")
    if parent.members and set(parent.members) & set(child.members):
        told.append("cùng đối tượng")
    return tuple(told)
