"""What a check looks at, and what it says: the case of one child plan under its parents, and the faults found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.audit.frame import Side, name_of, place_of
from pipeline.bodies import BodyBook
from pipeline.bodies import load as load_bodies
from pipeline.model import Evidence, Plan, SectionBrief, TargetVerdict
from pipeline.rules import RuleBook


@dataclass(frozen=True)
class Case:
    """The child plan, its parents, the rules and the ISO date whose law is applied ("" where neither plan nor user names one)."""

    child: Plan
    parents: tuple[Plan, ...]
    rules: RuleBook
    on: str
    verdicts: tuple[TargetVerdict, ...] = ()

    @cached_property
    def side(self) -> Side:
        return Side(self.child)

    @cached_property
    def bodies(self) -> BodyBook:
        return load_bodies(self.rules)

    @property
    def current_to(self) -> str:
        """The ISO date to which the rules know the law."""
        return str(self.rules.table("checks")["current_to"])

    @property
    def label(self) -> str:
        """What a message calls the child's level: "phường", else "kế hoạch này"."""
        return self.side.label or "kế hoạch này"

    @property
    def place_name(self) -> str:
        """The issuer's proper name as written ("Uông Bí"), "" where it is not known."""
        return place_of(name_of(self.child.masthead.issuer))

    @property
    def is_commune(self) -> bool:
        """Whether the child is a plan of a xã, phường or đặc khu."""
        return self.side.tier == "commune"

    @property
    def is_committee(self) -> bool:
        """Whether the issuer is an Ủy ban nhân dân."""
        body = self.child.masthead.issuer
        return body is not None and body.kind == "people_committee"

    @property
    def own_parents(self) -> tuple[Plan, ...]:
        """The parents that are other documents than the child itself."""
        return tuple(p for p in self.parents if p.source.sha256 != self.child.source.sha256 and p != self.child)

    def passages(self) -> Iterator[Passage]:
        """The lines of all sections in reading order; a heading alone where its section has no text."""
        for part in self.child.sections:
            yield from (Passage(part, line) for line in (part.text or part.heading).split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a section."""

    section: SectionBrief
    text: str

    def evidence(self, rule: str, start: int = 0, end: int | None = None) -> Evidence:
        """Evidence for characters of the line."""
        return Evidence(quote=self.text[start:end].strip(), rule=rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a check found: `id` names its words and severity in rules/checks.toml, `values` fill them in."""

    id: str
    values: Mapping[str, str] = field(default_factory=dict)
    child: Evidence | None = None
    parent: Evidence | None = None
