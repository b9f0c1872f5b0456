"""Bối cảnh: what the whole document tells about each figure in it - its period, its kind, what its parts are for."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.bodies import load
from pipeline.extract.horizons import Calendar
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen
from pipeline.model import Body, Masthead, Period, Role
from pipeline.rules import RuleBook

_SILENT: frozenset[Role] = frozenset({"masthead", "conclusions", "context", "funding"})
_WHERE: dict[Role, str] = {
    "objectives": "objectives", "requirements": "objectives", "preamble": "objectives", "tasks": "tasks", "body": "tasks",
    "other": "tasks", "implementation": "implementation", "reporting": "implementation", "annex": "annex",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """The document round a figure."""

    masthead: Masthead
    rules: RuleBook

    @property
    def period(self) -> Period | None:
        return self.masthead.period

    @property
    def informal(self) -> bool:
        """A text without number and type of document: news, an article."""
        return not (self.masthead.number or self.masthead.doc_type)

    @property
    def first_year(self) -> int | None:
        """The first year of the plan; what is dated before it is a result."""
        if self.masthead.period is not None:
            return self.masthead.period.start
        return int(self.masthead.date[:4]) if self.masthead.date[:4].isdigit() else None

    @property
    def calendar(self) -> Calendar:
        """How this plan's dates are read."""
        return Calendar(self.rules, self.period)

    def silent(self, part: Role) -> bool:
        """Whether a part holds no targets by its nature."""
        return part in _SILENT

    def where(self, part: Role, seen: Screen) -> str:
        """The part as the plan's JSON names it."""
        if self.informal and part in ("body", "other", "preamble"):
            return "objectives" if seen.cues.of("goal") else "tasks"
        return self.place(part)

    def place(self, part: Role) -> str:
        """The part of a document with a number of its own."""
        return _WHERE.get(part, "tasks")

    def body(self, name: str) -> Body:
        """The body that a name means."""
        return load(self.rules).resolve(name, issuer=self.masthead.issuer, on=self.masthead.date)

    def owner(self, statement: Statement) -> Body | None:
        """The body whose section a target stands in, where the plan gives out its duties."""
        if statement.part != "implementation":
            return None
        named = (s.heading for s in reversed((*statement.above, statement.section)) if s.heading and s.role != "implementation")
        bodies = (self.body(heading) for heading in named)
        return next((b for b in bodies if b.kind != "other"), None)
