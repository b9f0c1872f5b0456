"""Số phận chỉ tiêu: whether a target of the parent is for a ward, and whether its number holds there.

What a commune cannot have, what is past and what is given to another unit is left out with the reason (rules/population.toml).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import regex

from pipeline.draft import adapt_years
from pipeline.draft.lines import Left
from pipeline.draft.setting import Setting
from pipeline.draft.target_facts import above, better, covered, end_year, is_rate, of_table, over_communes
from pipeline.model import Plan, Target
from pipeline.vietnamese import squeeze
from pipeline.wards import OwnTarget

Fate = Literal["carry", "open"]
COMMUNE = regex.compile(r"^(?:(?:Ủy ban nhân dân|UBND)\s+)?(?:[Pp]hường|[Xx]ã|[Đđ]ặc khu)\s+((?:\p{Lu}|\d)[\p{L}\d]*(?:\s+\p{Lu}\p{L}*)*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Chỉ tiêu đưa xuống: the parent's target with its id ("P1:T3") and what becomes of its number; `later` is one of a later year."""

    id: str
    plan: int
    target: Target
    fate: Fate
    own: OwnTarget | None = None
    later: bool = False

    @property
    def value(self) -> Decimal:
        """The value that the draft gives: the ward's own where it is better, else the parent's."""
        own = self.own.value if self.own is not None else None
        return own if own is not None and better(own, self.target) else self.target.quantity.low


class Fates:
    """Judges the targets of the parents, each once."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def judged(self, index: int, plan: Plan) -> Iterator[Kept | Left]:
        """Each target of one parent: kept, or left out with the reason."""
        ends = adapt_years.ends(plan, self.setting.year)
        for target in plan.targets:
            id_ = f"P{index}:{target.id}"
            later = adapt_years.later(self.setting, ends, target)
            reason = Left(parent=id_, reason=later) if later else self._out(target, id_)
            yield reason or self._kept(id_, index, target)

    def _kept(self, id_: str, index: int, target: Target) -> Kept:
        own = next((o for o in self.setting.ward.targets if squeeze(o.match) in squeeze(target.text)), None)
        carry = self.setting.own_parents or is_rate(target) or self._is_own(target) or over_communes(target.text)
        later = adapt_years.opened(self.setting, target)
        return Kept(id=id_, plan=index, target=target, fate="carry" if carry and not later else "open", own=own, later=later)

    def _out(self, target: Target, id_: str) -> Left | None:
        """Why a target is not for a ward; None where it is."""
        period, end = self.setting.period, end_year(target)
        if period is not None and end is not None and end < period.start:
            return self._reason(id_, "past", year=str(end), start=str(period.start))
        if (commune := self._commune(target)) and not self._is_own(target):
            return self._reason(id_, "other_unit", unit=commune)
        if target.restates and of_table(target) and is_rate(target):
            return self._reason(id_, "restated", same=target.restates)
        hits = self.setting.rules.find("population", f"{target.indicator}. {target.text}")
        impossible = next((h for h in hits if h.emits.get("impossible") == "commune"), None)
        if impossible is not None:
            return self._reason(id_, "impossible", why=str(impossible.emits.get("reason", "")))
        return self._reason(id_, "province_only") if self._for_province(target) else None

    def _commune(self, target: Target) -> str:
        """The proper name of the one commune that a target is given to, by its owner or its table row; "" for none."""
        owner = target.owner
        named = (owner.name or owner.text) if owner is not None else target.indicator if of_table(target) else ""
        found = COMMUNE.search(" ".join(named.split()))
        return found[1] if found else ""

    def _is_own(self, target: Target) -> bool:
        return squeeze(self._commune(target)) == squeeze(self.setting.ward.name)

    def _for_province(self, target: Target) -> bool:
        """Whether only bodies of the province are meant: its population, else whom it addresses, else its owner."""
        if not is_rate(target) and self._begins_above(target.text):
            return True
        named = ", ".join(target.population or target.applies_to)
        if named:
            hits = self.setting.rules.find("population", named)
            below = any(h.emits.get("addressed") == "commune" for h in hits)
            return not below and any(map(above, hits)) and covered(named, [h for h in hits if above(h)])
        owner = target.owner
        return owner is not None and owner.tier in ("province", "central") and owner.kind != "people_committee" and not is_rate(target)

    def _begins_above(self, text: str) -> bool:
        """Whether a sentence begins with a body of the province and names no commune before its number."""
        before = text[: next((n for n, c in enumerate(text) if c.isdigit()), len(text))]
        told = [h for h in self.setting.rules.family("population").all_hits(before) if "addressed" in h.emits]
        return bool(told) and told[0].start == 0 and all(h.emits["addressed"] == "province" for h in told)

    def _reason(self, id_: str, key: str, **values: str) -> Left:
        return Left(parent=id_, reason=self.setting.say("reasons", key, values))
