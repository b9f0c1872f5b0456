"""Nhiệm vụ tìm thấy: one duty of one lead before it gets its id, whichever way it was found."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.extract.duty_subjects import Subjects
from pipeline.extract.reading import Passage, Reading
from pipeline.model import Body, Deadline, Period, Section, Span

_OPENING = regex.compile(r"^[\s;,:.]+")
_ENDING = regex.compile(r"[\s;,:]*(?:\.\s*/\s*\.?|\./\.?|\.)?[\s;,:]*$")
_MARKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + ";,:./"
_OPENED = regex.compile(r"\s*\(\s*$")
BULLETS = frozenset("-+•*●○▪■*")
WHERE = {"implementation": "implementation", "reporting": "implementation", "funding": "implementation", "annex": "annex"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Nhiệm vụ: its words and where they stand; `more` are the spans that named the lead or the deadline."""

    leads: tuple[Body, ...]
    duty: str
    span: Span
    section: str
    where: str
    rule: str
    support: tuple[Body, ...] = ()
    deadline: Deadline | None = None
    product: str = ""
    report_to: str = ""
    request: bool = False
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    more: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section stands: the section, those above it (root first), and what part of the plan that is."""

    section: Section
    above: tuple[Section, ...]

    @property
    def part(self) -> str:
        """The role that rules here, as `Passage.part` tells it; an annex that is a whole plan has its own "Tổ chức thực hiện"."""
        part = Passage("", Span(block=0, start=0, end=0), self.section, self.above, False).part
        inside = part == "annex" and any(s.role == "implementation" for s in (*self.above, self.section))
        return "implementation" if inside else part

    @property
    def where(self) -> str:
        """implementation, tasks or annex."""
        return WHERE.get(self.part, "tasks")

    @property
    def bulleted(self) -> bool:
        """Whether the section is a bullet of a list, not a numbered block."""
        return self.section.marker.strip() in BULLETS

    def under(self, child: Section) -> Place:
        """The place of a child."""
        return Place(child, (*self.above, self.section))


@dataclass(frozen=True, slots=True)
class Desk:
    """What the duty finders share for one document; `orders` marks a letter or directive, whose whole body gives orders."""

    reading: Reading
    subjects: Subjects
    period: Period | None = None
    orders: bool = False

    def charges(self, place: Place) -> bool:
        """Whether a sentence with a subject gives a duty in this place, whatever its verb."""
        return place.part in ("implementation", "reporting") or (self.orders and place.part in ("body", "other", "tasks"))


def trimmed(text: str) -> str:
    """A duty's words without the marks that end a list item or a plan (";", "./.") or were left over before them."""
    said = _OPENED.sub("", text.strip())
    end = len(said.rstrip(_MARKS))
    return _OPENING.sub("", said[:end] + _ENDING.sub("", said[end:]))
