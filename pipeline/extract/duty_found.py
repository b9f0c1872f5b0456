"""Nhiệm vụ tìm thấy: one duty of one lead before it gets its id, whichever way it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.extract.duty_subjects import Subjects
from pipeline.extract.paragraphs import Paragraph
from pipeline.extract.reading import Passage, Reading
from pipeline.model import Body, Deadline, Period, Section, Span

_CLAUSE = regex.compile(r";\s+(?=\p{Lu})")
_QUOTES = regex.compile(r"[“\"]([^”\"]*)[”\"]")
_ENDING = regex.compile(r"[\s;,:]*(?:\.\s*/\s*\.?|\./\.?|\.)?[\s;,:]*$")
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
        """The role that rules here, as `Passage.part` tells it."""
        return Passage("", Span(block=0, start=0, end=0), self.section, self.above, False).part

    @property
    def where(self) -> str:
        """implementation, tasks or annex."""
        return WHERE.get(self.part, "tasks")

    def under(self, child: Section) -> Place:
        """The place of a child."""
        return Place(child, (*self.above, self.section))


@dataclass(frozen=True, slots=True)
class Desk:
    """What the duty finders share for one document."""

    reading: Reading
    subjects: Subjects
    period: Period | None = None


def clauses(paragraph: Paragraph, subjects: Subjects) -> Iterator[Paragraph]:
    """The duties of one paragraph: cut at "; " where a verb of duty with a capital follows, outside quotation marks."""
    start = 0
    quoted = [m.span() for m in _QUOTES.finditer(paragraph.text)]
    for m in _CLAUSE.finditer(paragraph.text):
        inside = any(a < m.start() < b for a, b in quoted)
        if not inside and subjects.opens_duty(paragraph.text[m.end() :]) and m.start() - start > 15:
            yield paragraph.part(start, m.end())
            start = m.end()
    yield paragraph.part(start)


def trimmed(text: str) -> str:
    """A duty's words without the marks that end a list item or a plan (";", "./.")."""
    return _ENDING.sub("", text.strip())
