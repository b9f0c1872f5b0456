"""Đơn vị: a written unit as a kind, a base and a factor, so that "1,5 tỷ đồng" and "1.500 triệu đồng" are one value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.model import Target
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measure:
    """Đơn vị đã quy: values times `factor` are in `base`; `kind` is "count" for a counted noun, "" for none.

    `per` holds what the value is counted for (đồng/người/năm: "người", "năm"), rates of time apart in `yearly`:
    how often a year ("quý" is 4), None where the value is no rate of time.
    """

    kind: str
    base: str
    factor: Decimal = ONE
    per: tuple[str, ...] = ()
    yearly: Decimal | None = None


class Scales:
    """rules/scales.toml, looked up by written unit."""

    def __init__(self, rules: RuleBook) -> None:
        table = rules.table("scales")
        self._units = {
            squeeze(unit): (row["kind"], row["base"], Decimal(row["factor"])) for row in table["scale"] for unit in row["units"]
        }
        self._magnitudes = {row["word"]: Decimal(row["factor"]) for row in table["magnitude"]}
        self._same: dict[str, str] = {name: row["names"][0] for row in table["same"] for name in row["names"]}
        self._long: dict[str, str] = rules.table("abbreviations")["expansions"]
        self._rates = {name: Decimal(row["times"]) for row in table["rate"] for name in row["names"]}

    def times(self, rate: str) -> Decimal | None:
        """How often a year a stretch of time comes ("quý" is 4), None for what is none."""
        return self._rates.get(rate)

    def measure(self, target: Target) -> Measure:
        """The measure of a target's unit together with its `per`."""
        head, *rest = [part.strip() for part in squeeze(target.quantity.unit).split("/")]
        rest += [squeeze(part) for part in (target.per or "").split("/") if part.strip()]
        kind, base, factor = self._unit(head)
        yearly = [self._rates[r] for r in rest if r in self._rates]
        per = tuple(sorted({self._noun(r) for r in rest if r not in self._rates}))
        return Measure(kind, base, factor, per, yearly[0] if yearly else None)

    def _unit(self, written: str) -> tuple[str, str, Decimal]:
        if written in self._units:
            return self._units[written]
        if written.startswith("%"):  # "% GDP", "% dân số": the denominator is the population's matter
            return self._units["%"]
        written = " ".join(self._long.get(word, word) for word in written.split())
        first, _, noun = written.partition(" ")
        if (people := next((row for row in self._heads(written) if row[0] == "people"), None)) is not None:
            return people
        if noun and first in self._magnitudes:
            kind, base, factor = self._unit(noun)
            return kind, base, factor * self._magnitudes[first]
        return ("count" if written else ""), self._same.get(written, written), ONE

    def _heads(self, written: str) -> Iterator[tuple[str, str, Decimal]]:
        """The known units that a unit of several words begins with ("cộng tác viên công tác xã hội"), the longest first."""
        words = written.replace(",", "").split()
        heads = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        return (self._units[head] for head in heads if head in self._units)

    def _noun(self, written: str) -> str:
        for start in ("mỗi ", "một ", "01 ", "1 ", "các "):
            written = written.removeprefix(start)
        return self._same.get(written, written)


@lru_cache(maxsize=8)
def scales(rules: RuleBook) -> Scales:
    """The scales of a rule book, built once."""
    return Scales(rules)


PROPORTIONS = frozenset({"share", "points"})
INTENSIVE = frozenset({"share", "points", "ratio", "rank", "score"})


def alike(parent: Measure, child: Measure) -> bool:
    """Whether values of the two can stand on one scale; a share is never a count, money never a number of people.

    A percentage and a percentage point are of one scale: that they may not be compared is the baseline's matter.
    """
    if parent.kind in PROPORTIONS and child.kind in PROPORTIONS:
        return True
    if parent.kind != child.kind:
        return False
    return parent.base == child.base or _head(parent.base, child.base) or _head(child.base, parent.base)


def _head(short: str, long: str) -> bool:
    return bool(short) and long.startswith((short + " ", short + ","))
