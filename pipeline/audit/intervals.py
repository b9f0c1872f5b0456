"""Khoảng giá trị: the outcomes that a target allows, with open and closed ends, read in one direction.

Of a parent's range ("3 - 3,5%") whatever lies within it is enough and only what lies beyond its better end is more; "khoảng 30%" is a
range as wide as rules/comparison.toml says (about).
"""

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
    """`low`..`high` in the base unit as written; `bound` says which end holds; `soft` for "khoảng", `width` of it as a share."""

    low: Decimal
    high: Decimal
    bound: Bound
    way: Direction
    unsure: bool = False
    width: Decimal = Decimal(0)

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

    def wide(self, parent: Interval) -> bool:
        """Whether to this one every value between two ends of the parent is as good as another; "khoảng" is no more exact than "khoảng"."""
        return (parent.soft and not self.soft) or (parent.bound == "between" and parent.low != parent.high)

    def _ends(self, parent: Interval) -> tuple[Decimal, Decimal]:
        """The parent's worse and its better end, "khoảng" taken at its width; both the end that counts where it is no range."""
        if not self.wide(parent):
            return parent.end, parent.end
        slack = parent.width if parent.soft else Decimal(0)
        low, high = parent.low * (1 - slack), parent.high * (1 + slack)
        return (high, low) if parent.way == "lower" else (low, high)

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
        turn = -1 if parent.way == "lower" else 1
        worse, better = self._ends(parent)
        return (turn * self.end > turn * better) - (turn * self.end < turn * worse)

    def nearest(self, parent: Interval) -> Decimal:
        """The end of the parent, as written, from which this one's distance is told."""
        if not self.wide(parent):
            return parent.end
        return min(max(self.end, parent.low), parent.high)

    def _inside(self, parent: Interval) -> int | None:
        slack = parent.width if parent.soft else Decimal(0)
        if parent.low * (1 - slack) <= self.low and self.high <= parent.high * (1 + slack):
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


def falling(target: Target) -> bool:
    """Whether less is better, so that the upper end is what a target promises."""
    return _way(target) == "lower"


def interval(target: Target, measure: Measure, bound: Bound, reading: Reach, *, width: Decimal = Decimal(0)) -> Interval:
    """The interval of a target in the base unit of its measure, a rate of time counted for a year; `width` is that of "khoảng"."""
    factor = measure.factor * (measure.yearly or ONE)
    low, high = sorted((target.quantity.low, target.quantity.high))
    return Interval(low * factor, high * factor, bound, reading.way, reading.unsure, width)


def absent(parent: Target, child: Target) -> bool:
    """Whether both are figures of something that is to vanish, so that none at all ("không còn hộ nghèo") stands beside any figure of it."""
    fall = [t.quantity.bound in ("at_most", "less_than") and not t.change for t in (parent, child)]
    none = [t.quantity.high == 0 and not t.change for t in (parent, child)]
    return all(none) or (all(fall) and any(none))
