"""Cộng dồn: which units reach which target, and what their figures add up to against the totals of the parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from pipeline.audit.allocation import Total, commune_of, totals
from pipeline.audit.frame import Frame, Side
from pipeline.audit.intervals import falling
from pipeline.audit.sentences import clause, figure
from pipeline.audit.units import scales
from pipeline.model import AllocationSum, BatchLine, Plan, Reached, Target, Verdict
from pipeline.rules import RuleBook
from pipeline.vietnamese import shown, squeeze

SHOWN = 8
"""So many figures at most are written out in a sum."""
_REACHED = ("met", "exceeded")
_OPEN = ("undecided", "ambiguous", "milestone", "unit_differs")


def reached(parents: Sequence[Plan], lines: Sequence[BatchLine]) -> tuple[Reached, ...]:
    """For every parent target which units reach it; rows that are one unit's own are that unit's matter."""
    read = [line for line in lines if not line.fault]
    return tuple(_reached(n, target, read) for n, parent in enumerate(parents) for target in parent.targets)


def _reached(plan: int, target: Target, lines: Iterable[BatchLine]) -> Reached:
    told: list[tuple[str, Verdict]] = [
        (line.unit, a.verdict) for line in lines for a in line.answers if (a.plan, a.target) == (plan, target.id)
    ]  # fmt: skip
    settled = (*_REACHED, *_OPEN, "not_applicable")
    return Reached(
        plan=plan, target=target, reached=tuple(u for u, v in told if v in _REACHED), open=tuple((u, v) for u, v in told if v in _OPEN),
        short=tuple((u, v) for u, v in told if v not in settled), excused=tuple(u for u, v in told if v == "not_applicable"),
    )  # fmt: skip


def sums(parents: Sequence[Plan], lines: Sequence[BatchLine], rules: RuleBook) -> tuple[AllocationSum, ...]:
    """The units' figures against every total that any unit answers or that is divided among units."""
    sides = [Side(p) for p in parents]
    added = (_added(total, lines, Frame(sides[total.plan], sides[total.plan], rules, total.plan)) for total in totals(parents, rules))
    return tuple(one.told() for one in added if one.parts or one.shares)


@dataclass
class Adding:
    """The figures of one total: what the units promise, who promised nothing and why, and whose second plan was left out."""

    total: Total
    frame: Frame
    parts: list[tuple[str, Decimal]] = field(default_factory=list)
    lacking: list[tuple[str, str]] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    @property
    def target(self) -> Target:
        return self.total.target

    @property
    def wanted(self) -> Decimal:
        return self.target.quantity.high if falling(self.target) else self.target.quantity.low

    @cached_property
    def sum(self) -> Decimal:
        return sum((value for _, value in self.parts), Decimal(0))

    @cached_property
    def shares(self) -> dict[str, Decimal]:
        """What the parent gives to each unit, in the total's own unit."""
        book = scales(self.frame.rules)
        whole = book.measure(self.target).factor
        return {squeeze(commune_of(row.owner)): row.quantity.low * book.measure(row).factor / whole for _, row in self.total.rows}

    @cached_property
    def rest(self) -> Decimal:
        """The shares of those who promised nothing."""
        return sum((self.shares.get(squeeze(name), Decimal(0)) for name, _ in self.lacking), Decimal(0))

    @property
    def verdict(self) -> Verdict:
        """Whether the total is reached; `undecided` while figures that may still come can turn it."""
        enough, more = self.sum >= self.wanted, self.sum > self.wanted
        if falling(self.target):
            return "weaker" if more else "undecided" if self.lacking or not self.shares else "met"
        if enough:
            return "exceeded" if more else "met"
        return "undecided" if not self.shares or (self.lacking and self.sum + self.rest >= self.wanted) else "weaker"

    def told(self) -> AllocationSum:
        """The sum as the report shows it."""
        return AllocationSum(
            plan=self.total.plan, target=self.target, total=self.wanted, sum=self.sum, parts=tuple(self.parts), lacking=tuple(self.lacking),
            verdict=self.verdict, sentence="; ".join(self._sentences()), allotted=self._allotted,
        )  # fmt: skip

    @property
    def _allotted(self) -> Decimal | None:
        return sum(self.shares.values(), Decimal(0)) if self.shares else None

    def _sentences(self) -> Iterator[str]:
        yield self._arithmetic()
        if self.lacking:
            named = ", ".join(f"{name} ({why})" for name, why in self.lacking[:SHOWN]) + (" …" if len(self.lacking) > SHOWN else "")
            yield self._says("sum_lacking", count=str(len(self.lacking)), names=named)
        if self.rest:
            yield self._says("sum_rest", share=self._of(self.rest), sum=self._of(self.sum + self.rest)) + self._gap(self.sum + self.rest)
        if self.twice:
            yield self._says("sum_twice", names=", ".join(self.twice))
        if self._allotted is not None and self._allotted != self.wanted:
            size = self._of(abs(self._allotted - self.wanted))
            yield self._says("sum_allotted", sum=self._of(self._allotted), total=figure(self.target.quantity), size=size)

    def _arithmetic(self) -> str:
        """ "2 đơn vị có số liệu: 510 + 640 = 1.150 người < tỉnh 2.860 người (còn thiếu 1.710 người)"."""
        written = " + ".join(shown(value) for _, value in self.parts)
        many = 1 < len(self.parts) <= SHOWN
        whole = self._says("sum_of", figures=written, sum=self._of(self.sum)) if many else self._of(self.sum)
        sign = "=" if self.sum == self.wanted else ">" if self.sum > self.wanted else "<"
        named = {"sign": sign, "whom": self.frame.parent.label or "cấp trên", "total": figure(self.target.quantity)}
        return self._says("sum", count=str(len(self.parts)), sum=whole, **named) + self._gap(self.sum)

    def _gap(self, value: Decimal) -> str:
        if value == self.wanted:
            return ""
        size = self._of(abs(value - self.wanted))
        return f" ({self._says('sum_over' if value > self.wanted else 'sum_under', size=size)})"

    def _of(self, value: Decimal) -> str:
        return f"{shown(value)} {self.target.quantity.unit}"

    def _says(self, key: str, **values: str) -> str:
        return clause(self.frame, key, **values)


def _added(total: Total, lines: Sequence[BatchLine], frame: Frame) -> Adding:
    """The figures of all units for one total; of a unit with its own share those for that share."""
    one = Adding(total, frame)
    rows = {squeeze(commune_of(row.owner)): (n, row.id) for n, row in total.rows}
    counted: set[str] = set()
    for line in lines:
        key = squeeze(line.unit)
        asked = rows.get(key, (total.plan, total.target.id))
        given = next((a.figure for a in line.answers if (a.plan, a.target) == asked), None)
        if key in counted:
            one.twice += [line.unit] if line.unit not in one.twice else []
        elif given is not None:
            one.parts.append((line.unit, given))
        elif key in rows or not rows:
            one.lacking.append((line.unit, clause(frame, _why(line, asked))))
        counted.add(key)
    absent = (commune_of(row.owner) for _, row in total.rows if squeeze(commune_of(row.owner)) not in counted)
    one.lacking += [(name, clause(frame, "sum_no_plan")) for name in absent]
    return one


def _why(line: BatchLine, asked: tuple[int, str]) -> str:
    """Why a unit has no figure: its plan is unread or silent, or what it says is a question to a person."""
    if line.fault:
        return "sum_unread"
    answered = any((a.plan, a.target) == asked and (a.own or a.verdict in _OPEN) for a in line.answers)
    return "sum_open" if answered else "sum_silent"
