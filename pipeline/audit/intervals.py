"""Khoảng giá trị: the outcomes that a target allows, with open and closed ends, read in one direction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.units import ONE, Measure
from pipeline.audit.wording import bare
from pipeline.model import Bound, Direction, Target
from pipeline.rules import RuleBook

_LOWER_ENDED: frozenset[Bound] = frozenset({"at_least", "more_than"})
_UPPER_ENDED: frozenset[Bound] = frozenset({"at_most", "less_than"})
_TURNED: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}


@dataclass(frozen=True, slots=True)
class Reach:
    """In which direction more is better, and how the two bounds are read in it; `unsure` where they cannot be."""

    way: Direction
    parent: Bound
    child: Bound
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """`low`..`high` in the base unit as written; `bound` says which end holds; `soft` for "khoảng"."""

    low: Decimal
    high: Decimal
    bound: Bound
    way: Direction
    unsure: bool = False

    @property
    def soft(self) -> bool:
        return self.bound == "about"

    @property
    def open_end(self) -> bool:
        """Whether the end itself is left out ("trên 90%")."""
        return self.bound in ("more_than", "less_than")

    @property
    def end(self) -> Decimal:
        """The end that counts: the lower one where more is better, the upper where less is."""
        return self.high if self.way == "lower" else self.low

    @property
    def endless(self) -> bool:
        """Whether nothing holds the end that counts ("không quá 95%" where more is better)."""
        wrong = {"higher": _UPPER_ENDED, "lower": _LOWER_ENDED, "none": frozenset[Bound]()}[self.way]
        return self.bound in wrong

    def against(self, parent: Interval) -> int | None:
        """Below (-1), level with (0) or beyond (1) the parent; None where no direction tells which is better."""
        if parent.way == "none":
            return self._inside(parent)
        if self.endless:
            return -1
        step = (self.end > parent.end) - (self.end < parent.end)
        return -step if parent.way == "lower" else step

    def _inside(self, parent: Interval) -> int | None:
        if parent.low <= self.low and self.high <= parent.high:
            return 0
        beyond = (self.bound in _LOWER_ENDED and self.low > parent.high) or (self.bound in _UPPER_ENDED and self.high < parent.low)
        return None if beyond else -1


def reach(parent: Target, child: Target, rules: RuleBook) -> Reach:
    """How two bounds are read together: a bare number follows the other side's words where the two disagree."""
    own, other = _way(parent), _way(child)
    first, second = parent.quantity.bound, child.quantity.bound
    if {own, other} != {"higher", "lower"} or "between" in (first, second) or "about" in (first, second):
        return Reach(own if own != "none" or first not in _TURNED else other, first, second)
    told, answered = bare(parent, rules), bare(child, rules)
    if told and not answered:
        return Reach(own, first, _TURNED[second])
    if answered and not told:
        return Reach(other, _TURNED[first], second)
    return Reach(own, first, second, unsure=not told)


def _way(target: Target) -> Direction:
    if target.quantity.bound in _LOWER_ENDED:
        return "higher"
    if target.quantity.bound in _UPPER_ENDED:
        return "lower"
    if target.change == "decrease" and target.direction != "none":
        return "higher"  # a larger fall is better, whichever way the indicator itself is to go
    return target.direction


def interval(target: Target, measure: Measure, bound: Bound, reading: Reach) -> Interval:
    """The interval of a target in the base unit of its measure, a rate of time counted for a year."""
    factor = measure.factor * (measure.yearly or ONE)
    low, high = sorted((target.quantity.low, target.quantity.high))
    return Interval(low * factor, high * factor, bound, reading.way, reading.unsure)
