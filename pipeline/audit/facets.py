"""Target ⊆ target, facet by facet: each function says how a child target stands to its parent in one respect.

A facet is None where it holds; its `verdict` is what is said where it does not, its `words` the clause for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.audit import sentences
from pipeline.audit.frame import Frame
from pipeline.audit.intervals import Interval, absent, interval, reach
from pipeline.audit.population import Difference, difference, given_to, kinds
from pipeline.audit.times import due, said
from pipeline.audit.units import INTENSIVE, ONE, PROPORTIONS, Measure, alike, scales
from pipeline.audit.wording import lexicon
from pipeline.model import Target, Verdict

_FIRMNESS = {"firm": 2, "aspirational": 1, "conditional": 0}


@dataclass(frozen=True, slots=True)
class Facet:
    """How one facet fails (or exceeds): the verdict and the Vietnamese clause that says it."""

    verdict: Verdict
    words: str


@dataclass(frozen=True)
class Pair:
    """A parent target and the child target that answers it, with what several facets need."""

    parent: Target
    child: Target
    frame: Frame

    @cached_property
    def measures(self) -> tuple[Measure, Measure]:
        """The measures of parent and child; a rate for each commune is the commune's own value."""
        return self._own(self.parent), self._own(self.child)

    def _own(self, target: Target) -> Measure:
        measure, book = scales(self.frame.rules).measure(target), kinds(self.frame.rules)
        own = {book.kind("xã")} if self.frame.child.tier == "commune" else set()
        per = tuple(sorted({book.kind(p) for p in measure.per} - own))
        said = scales(self.frame.rules).times(self._rate(target))
        return Measure(measure.kind, measure.base, measure.factor, per, said if said is not None else measure.yearly)

    def _rate(self, target: Target) -> str:
        """The stretch of time that a count is for, where its words name one beside what it is read as counted for ("mỗi năm mỗi xã")."""
        measure = scales(self.frame.rules).measure(target)
        if measure.kind in INTENSIVE or measure.yearly is not None or target.change or target.quantity.high == 0:
            return ""
        return lexicon(self.frame.rules).rate(target.text)

    @cached_property
    def intervals(self) -> tuple[Interval, Interval]:
        """The outcomes that parent and child allow, in the base unit, read in one direction."""
        parent, child = self.measures
        read = reach(self.parent, self.child, self.frame.rules)
        width = lexicon(self.frame.rules).about
        return interval(self.parent, parent, read.parent, read, width=width), interval(self.child, child, read.child, read)

    @cached_property
    def population(self) -> Difference:
        return difference(self.parent, self.child, self.frame)

    @cached_property
    def dues(self) -> tuple[str, str]:
        """By when parent and child are due, ISO; "" for no date."""
        return due(self.parent, self.frame.parent), due(self.child, self.frame.child)

    @cached_property
    def partial(self) -> bool:
        """Whether the child's plan ends before the parent's target is due: its value is a milestone, not an end."""
        parent, child = self.dues
        period = self.frame.child.period
        ends = period is not None and int(child[:4] or 9999) <= period.end < int(parent[:4] or 0)
        return bool(parent and child) and child < parent and ends

    @cached_property
    def total(self) -> bool:
        """Whether the parent counts a total of its whole area, of which the child has an unknown share."""
        measure, _ = self.measures
        if not self.frame.descends or measure.kind in INTENSIVE or measure.per or self.parent.quantity.high == 0:
            return False
        return not kinds(self.frame.rules).each(f"{self.parent.per or ''} {self.parent.text}") and not given_to(self.parent, self.frame)

    @property
    def amounts(self) -> dict[str, str]:
        """Both quantities as they are spoken of."""
        return {"parent_amount": self._amount(self.parent), "child_amount": self._amount(self.child)}

    def _amount(self, target: Target) -> str:
        rate = self._rate(target)
        return sentences.amount(target) + (f"/{rate}" if rate else "")

    def says(self, verdict: Verdict, key: str, **values: str) -> Facet:
        """The facet with its clause."""
        return Facet(verdict, sentences.clause(self.frame, key, **values))

    @cached_property
    def comparable(self) -> bool:
        """Whether unit and baseline let the two values stand side by side."""
        return unit(self) is None and baseline(self) is None


def unit(pair: Pair) -> Facet | None:
    """Đơn vị: comparable, or `unit_differs`; a rate against a total is `undecided`."""
    parent, child = pair.measures
    if absent(pair.parent, pair.child):
        return None
    told = {"parent_unit": sentences.unit(pair.parent), "child_unit": sentences.unit(pair.child)}
    if not alike(parent, child):
        unknown = "" in (parent.kind, child.kind)
        return pair.says("undecided", "unit_unknown", **told) if unknown else pair.says("unit_differs", "unit_differs", **told)
    if parent.per != child.per and parent.per and child.per:
        return pair.says("unit_differs", "unit_differs", **told)
    if parent.per != child.per or (parent.yearly is None) != (child.yearly is None):
        return pair.says("undecided", "rate_unknown", parent_rate=sentences.rate(pair.parent), child_rate=sentences.rate(pair.child))
    return None


def baseline(pair: Pair) -> Facet | None:
    """Gốc so sánh: a level is no change, a percentage no percentage point, one base year no other."""
    parent, child = pair.parent, pair.child
    mixed = {pair.measures[0].kind, pair.measures[1].kind} == {"share", "points"}
    if parent.change != child.change or mixed:
        told = {"parent_change": sentences.change(parent), "child_change": sentences.change(child)}
        return pair.says("baseline_differs", "change_differs", **told)
    if not parent.baseline or parent.baseline == child.baseline:
        return None
    if not child.baseline:
        return pair.says("undecided", "baseline_unknown", parent_base=parent.baseline)
    return pair.says("baseline_differs", "baseline_differs", parent_base=parent.baseline, child_base=child.baseline)


def value(pair: Pair) -> Facet | None:
    """Giá trị: the child's end, in the target's direction, at least the parent's; `exceeded` where it is better."""
    if pair.partial or not pair.comparable:
        return None
    parent, child = pair.intervals
    if parent.unsure:
        ends = {"parent_end": sentences.end(pair.parent), "child_end": sentences.end(pair.child)}
        return pair.says("undecided", "direction_unknown", **ends)
    step = child.against(parent)
    if step is None:
        return pair.says("undecided", "better_unknown", **pair.amounts)
    if pair.total and step < 0:
        return pair.says("undecided", "total", **pair.amounts)
    return {-1: Facet("weaker", ""), 0: None, 1: Facet("exceeded", "")}[step]


def bound(pair: Pair) -> Facet | None:
    """Mức ràng buộc: not softer than "trên 90%", than a firm word, than an exact figure."""
    found = []
    if _FIRMNESS[pair.child.commitment] < _FIRMNESS[pair.parent.commitment]:
        found.append(pair.says("looser", f"only_{pair.child.commitment}"))
    if pair.comparable and not pair.partial and not pair.total:
        parent, child = pair.intervals
        if child.soft and not parent.soft:
            found.append(pair.says("looser", "only_about"))
        elif parent.open_end and not child.open_end and child.against(parent) == 0:
            found.append(pair.says("looser", "end_lost", **pair.amounts))
    return Facet("looser", "; ".join(f.words for f in found)) if found else None


def time(pair: Pair) -> Facet | None:
    """Thời hạn: the child's not after the parent's; none against a dated parent is `undecided`."""
    parent, child = pair.dues
    if not parent:
        return None
    if not child:
        return pair.says("undecided", "undated", parent_due=said(parent))
    told = {"parent_due": said(parent), "child_due": said(child)}
    if child > parent:
        return pair.says("later", "later", **told)
    return pair.says("milestone", "milestone", **told) if pair.partial else None


def population(pair: Pair) -> Facet | None:
    """Đối tượng: every member kept that the child's level has."""
    found = pair.population
    told = [pair.says("narrowed", "dropped", members=", ".join(found.dropped))] if found.dropped else []
    told += [pair.says("narrowed", "qualified", member=q) for q in found.qualified]
    if told:
        return Facet("narrowed", "; ".join(f.words for f in told))
    return pair.says("undecided", "population_unknown", members=", ".join(pair.parent.population)) if found.unknown else None


FACETS: Mapping[str, Callable[[Pair], Facet | None]] = {
    "unit": unit, "baseline": baseline, "value": value, "time": time, "bound": bound, "population": population,
}  # fmt: skip


def gap(pair: Pair) -> Decimal:
    """How far the child's end lies from the parent's: in points for shares, else in the parent's own unit; never below zero."""
    parent, child = pair.intervals
    measure = pair.measures[0]
    size = abs(child.end - child.nearest(parent))
    return size if measure.kind in PROPORTIONS else size / (measure.factor * (measure.yearly or ONE))
