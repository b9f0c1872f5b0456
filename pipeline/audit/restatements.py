"""Nhắc lại: targets of one plan that are one indicator said again, and the pairs that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.audit.alignment import Feature, features
from pipeline.audit.frame import Frame, Side
from pipeline.audit.likeness import similarity
from pipeline.audit.population import apart
from pipeline.audit.units import alike
from pipeline.model import Target

SAME_WORDS = 0.97
"""Likeness of words from which two targets of one plan are one indicator."""
COVERED = 0.95
"""The share of the shorter one's words that a restatement shares with what it restates."""


def siblings(targets: tuple[Target, ...], side: Side, frame: Frame) -> dict[str, tuple[Target, ...]]:
    """For each target by id the others of its plan that say the same: same measure, base and words; any year or value."""
    found: dict[str, list[Target]] = {t.id: [] for t in targets}
    for a, b in _pairs(targets, side, frame):
        found[a.target.id].append(b.target)
        found[b.target.id].append(a.target)
    return {key: tuple(value) for key, value in found.items()}


def same_figure(a: Target, b: Target) -> bool:
    """Whether two targets state one figure, however it is bounded."""
    return (a.quantity.low, a.quantity.high, a.quantity.unit) == (b.quantity.low, b.quantity.high, b.quantity.unit)


def _pairs(targets: tuple[Target, ...], side: Side, frame: Frame) -> Iterator[tuple[Feature, Feature]]:
    if len(targets) < 2:
        return
    known = features(targets, side, frame)
    told = [f.words for f in known]
    likeness = similarity(told, told)
    for i, j in combinations(range(len(known)), 2):
        a, b = known[i], known[j]
        linked = (a.target.id == b.target.restates or b.target.id == a.target.restates) and _within(a.words, b.words)
        if (linked or likeness[i, j] >= SAME_WORDS) and _one_kind(a, b, frame):
            yield a, b


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter text is said within the longer one: a link of the reader's is not taken on trust."""
    short, long = sorted((set(a), set(b)), key=len)
    return len(short & long) >= COVERED * len(short)


def _one_kind(a: Feature, b: Feature, frame: Frame) -> bool:
    same = alike(a.measure, b.measure) and a.measure.per == b.measure.per and a.target.change == b.target.change
    return same and not apart(a.members, b.members, frame.rules)
