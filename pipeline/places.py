"""Địa danh: provincial units with the name each bore on a date, and the tier that a place word stands for.

Data in rules/places.toml. Names of wards and communes are not listed: they come from the documents themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from pipeline.model import Tier
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

CITY = "thành phố"
_TIERS: dict[str, Tier] = {
    "tỉnh": "province", "phường": "commune", "xã": "commune", "đặc khu": "commune", "thị trấn": "commune",
    "huyện": "district", "quận": "district", "thị xã": "district", "trung ương": "central",
}  # fmt: skip


def within(on: str, start: str, end: str) -> bool:
    """Whether ISO date `on` lies in the span; an empty date means today's law: open-ended spans only."""
    if not on:
        return not end
    return (not start or on >= start[: len(on)]) and (not end or on[: len(end)] <= end)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """Tên gọi of a unit and its life span (ISO dates, "" where open)."""

    name: str
    valid_from: str = ""
    valid_to: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Đơn vị hành chính cấp tỉnh: names in order of time; `successor` is the unit it was merged into."""

    key: str
    code: str = ""
    names: tuple[UnitName, ...] = ()
    predecessors: tuple[str, ...] = ()
    successor: str = ""
    basis: str = ""

    def name_on(self, on: str) -> str:
        """The name in force on an ISO date ("": today); the nearest name where the unit did not exist then."""
        live = [n for n in self.names if within(on, n.valid_from, n.valid_to)]
        return (live or self.names[-1:])[0].name


class Places:
    """Bảng địa danh: 34 provincial units and the 29 merged into them."""

    def __init__(self, table: dict[str, Any]) -> None:
        rows = (dict(row) for row in table.get("unit", ()))
        self.units = tuple(_unit(row) for row in rows)
        self._ends = {tier: str(row.get("valid_to", "")) for tier, row in table.get("tiers", {}).items()}
        self._by_key = {u.key: u for u in self.units}
        names = {n.name.split(" ", 1)[1].removeprefix("phố ") for u in self.units for n in u.names}
        longest = sorted(names, key=lambda name: (-len(name), name))
        self.bare = regex.compile(r"\s+(?:" + "|".join(map(regex.escape, longest)) + r")(?!\p{L})(?!\s+\p{Lu})")
        self._after_tier = regex.compile(r"(?<=(?:tỉnh|thành phố)\s)(?:" + "|".join(map(regex.escape, longest)) + r")(?!\p{L})", regex.IGNORECASE)
        self._proper = {name.lower(): name for name in names}
        self._by_name = {squeeze(n.name): u for u in self.units for n in u.names}

    def unit(self, key: str) -> Unit | None:
        """The unit with that key ("quang-ninh")."""
        return self._by_key.get(key)

    def named(self, name: str) -> Unit | None:
        """The provincial unit that bears or bore this whole name ("tỉnh Quảng Ninh", "TP. Huế")."""
        plain = squeeze(name).removeprefix("tp").lstrip(". ") if squeeze(name).startswith("tp") else squeeze(name)
        return self._by_name.get(plain) or self._by_name.get(f"{CITY} {plain}")

    def cased(self, text: str) -> str:
        """A text with the provinces' names after "tỉnh", "thành phố" in their own letters: "tỉnh bắc kạn" → "tỉnh Bắc Kạn"."""
        return self._after_tier.sub(lambda m: self._proper.get(m.group().lower(), m.group()), text)

    def unit_name_on(self, key: str, on: str) -> str:
        """The name of unit `key` on an ISO date; "" for an unknown key."""
        unit = self._by_key.get(key)
        return unit.name_on(on) if unit else ""

    def tier_lives(self, tier: Tier, on: str) -> bool:
        """Whether there are units of that tier on an ISO date ("": today); districts ended on 01/7/2025."""
        return within(on, "", self._ends.get(tier, ""))

    def is_city(self, name: str, on: str) -> bool:
        """Whether "thành phố <name>" was a city under the central government on that date ("": at any time)."""
        unit = self._by_name.get(squeeze(f"{CITY} {name}"))
        if unit is None:
            return False
        spans = [n for n in unit.names if squeeze(n.name).startswith(CITY)]
        return not on or any(within(on, n.valid_from, n.valid_to) for n in spans)


def tier_of(words: tuple[str, ...]) -> Tier:
    """The tier that place words stand for; "" for "thành phố" alone, which its name or its issuer must settle."""
    tiers = [_TIERS[w] for w in words if w in _TIERS]
    return next((t for t in ("district", "commune", "province", "central") if t in tiers), "")


def _unit(row: dict[str, Any]) -> Unit:
    names = tuple(UnitName(**n) for n in row.pop("names"))
    plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Unit(names=names, **plain)


@lru_cache(maxsize=8)
def load(rules: RuleBook) -> Places:
    """The places of a rule folder, read once."""
    return Places(rules.table("places"))
