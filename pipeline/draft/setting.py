"""Bối cảnh: for whom a draft is made, from which parents, and the adaptation rules by their use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import regex

from pipeline import bodies
from pipeline.draft.lines import capital
from pipeline.model import Body, Period, Plan
from pipeline.rules import Family, RuleBook
from pipeline.vietnamese import fold, squeeze
from pipeline.wards import Ward

_UNIT = regex.compile(r"(?:tỉnh|thành\s+phố|tp\.?)\s+(?P<name>\p{L}.*)$")
_COMMUNE = regex.compile(r"(?:phường|xã|đặc\s+khu)\s+\p{L}.*$")
_YEARS = regex.compile(r"(20\d\d)\s*(?:-|đến\s+(?:năm\s+)?)\s*(20\d\d)")


class Setting:
    """What every adaptation looks at."""

    def __init__(self, parents: Sequence[Plan], ward: Ward, rules: RuleBook) -> None:
        self.parents = tuple(parents)
        self.ward = ward
        self.rules = rules
        self.book = bodies.load(rules)
        self.given_province = ward.province
        self.ward = replace(ward, province=self._province())

    def _province(self) -> str:
        """The province by the name that it bears on the draft's day, or that of the unit it was merged into (rules/places.toml)."""
        places, day, given = self.book.places, self.today.isoformat(), self.ward.province
        unit = places.named(given)
        if unit is None:
            return given
        live = places.unit(unit.successor) if unit.successor else None
        name = (live or unit).name_on(day)
        return given if squeeze(name) == squeeze(given) else name

    def family(self, use: str) -> Family:
        """The adaptation rules of one use ("words", "drop")."""
        return self._families[use]

    @cached_property
    def _families(self) -> dict[str, Family]:
        by_use: dict[str, list[Any]] = {}
        for rule in self.rules.family("adaptation").rules:
            by_use.setdefault(str(rule.emits["use"]), []).append(rule)
        return {use: Family("adaptation", rules) for use, rules in by_use.items()}

    def say(self, table: str, key: str, values: Mapping[str, str] | None = None) -> str:
        """A sentence of the tables [reasons] and [questions] of adaptation.toml."""
        return self.fill(self.rules.table("adaptation")[table][key], **(values or {}))

    def fill(self, template: str, **values: str) -> str:
        """A wording of a rule file with the ward's names in it; "{here}" is the bare kind unless given."""
        return template.format_map({**self.names, "here": self.ward.kind, **values})

    @cached_property
    def names(self) -> dict[str, str]:
        ward = self.ward
        return {
            "kind": ward.kind, "Kind": ward.kind.capitalize(), "unit": ward.full, "Unit": capital(ward.full), "province": ward.province,
            "villages": ward.villages or "khu dân cư", "front": ward.front_name, "schools": ward.schools,
            "health_station": ward.health_station,
        }  # fmt: skip

    @cached_property
    def issuer(self) -> Body | None:
        """Who issued the first parent."""
        return next((p.masthead.issuer for p in self.parents if p.masthead.issuer), None)

    @cached_property
    def proper_names(self) -> tuple[str, ...]:
        """Proper names of the province, folded: as the parents were issued, and as the ward's profile has it."""
        full = [fold(b.name or b.text) for p in self.parents if (b := p.masthead.issuer)] + [fold(self.ward.province)]
        found = [m.group("name") for name in full if (m := _UNIT.search(name))]
        return tuple(sorted(set(found), key=len, reverse=True))

    @cached_property
    def communes(self) -> tuple[str, ...]:
        """The folded names of parents that are communes themselves, where they are not this one."""
        full = [fold(b.name or b.text) for p in self.parents if (b := p.masthead.issuer) and b.tier == "commune"]
        found = {m.group() for name in full if (m := _COMMUNE.search(name))}
        return tuple(found - {fold(self.ward.full)})

    @cached_property
    def today(self) -> datetime.date:
        """The day the draft is made for: the profile's date, the first day of its year, else the present day."""
        ward, now = self.ward, datetime.date.today()
        if isinstance(ward.date, datetime.date):
            return ward.date
        return datetime.date(ward.year, 1, 1) if ward.year and ward.year != now.year else now

    @cached_property
    def own_parents(self) -> bool:
        """Whether every parent is the ward's own plan, which a department of it carries out: nothing is to be carried down a level."""
        full = {fold(b.name or b.text) for p in self.parents if (b := p.masthead.issuer)}
        return full == {fold(f"Ủy ban nhân dân {self.ward.full}")}

    @property
    def year(self) -> int | None:
        """The year of a plan for one year; None for a plan of the parent's period."""
        return self.ward.year if self.ward.plan == "year" else None

    @cached_property
    def period(self) -> Period | None:
        """The years of the ward's plan: its one year, else the parent's, without the years that are gone."""
        if self.year is not None:
            return Period(start=self.year, end=self.year)
        given = next((p.masthead.period for p in self.parents if p.masthead.period), None) or self._titled()
        if given is None or not given.start <= self.today.year <= given.end:
            return given
        return Period(start=self.today.year, end=given.end)

    def _titled(self) -> Period | None:
        """The years that a title tells, where the plan's own period was not read."""
        titles = (_YEARS.search(fold(p.masthead.title)) for p in self.parents)
        found = next((m for m in titles if m), None)
        return Period(start=int(found[1]), end=int(found[2])) if found else None
