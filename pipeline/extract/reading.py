"""What every extractor looks at: the passages of a document with the part they stand in, and evidence for a find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.bodies import BodyHit
from pipeline.model import Block, Body, Document, Evidence, Role, Section, Span
from pipeline.rules import RuleBook

TRANSPARENT: frozenset[Role] = frozenset({"item", "table", "other"})
RULING: tuple[Role, ...] = ("context", "annex", "masthead")


@dataclass(frozen=True, slots=True)
class Passage:
    """Đoạn văn: the words of one span, the section it belongs to and the sections above it (root first)."""

    text: str
    span: Span
    section: Section
    above: tuple[Section, ...]
    is_head: bool

    @property
    def part(self) -> Role:
        """The role of the nearest section, upwards, that has one of its own; "annex" and "context" rule all below."""
        line = [s.role for s in (*self.above, self.section)]
        for ruling in RULING:
            if ruling in line:
                return ruling
        return next((role for role in reversed(line) if role not in TRANSPARENT), "other")

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above this passage, outermost first; its own section's heading last, unless it is that."""
        line = self.above if self.is_head else (*self.above, self.section)
        return tuple(s.heading for s in line if s.heading)


class Reading:
    """One document under extraction: text, outline and rules together; `bodies` were found in its texts, for an issuer and a date."""

    def __init__(self, document: Document, outline: Section, rules: RuleBook) -> None:
        self.document = document
        self.outline = outline
        self.rules = rules
        self.bodies: dict[tuple[Body | None, str], dict[str, list[BodyHit]]] = {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every span of the outline with text in it, in reading order."""
        return tuple(self._walk())

    def _walk(self) -> Iterator[Passage]:
        for section, above in self.outline.walk():
            heads = [(section.head, True)] if section.head is not None else []
            for span, is_head in [*heads, *((s, False) for s in section.body)]:
                text = self.document.text_of(span)
                if text.strip():
                    yield Passage(text, span, section, above, is_head)

    def block(self, span: Span) -> Block:
        """The block that a span lies in."""
        return self.document.blocks[span.block]

    def evidence(self, span: Span, rule: str, *, start: int = 0, end: int | None = None, more: tuple[Span, ...] = ()) -> Evidence:
        """Evidence for characters `start`..`end` of a span (offsets count from the span's start).

        `more` are the spans that gave a year, a unit or an owner.
        """
        block = self.block(span)
        first = Span(block=span.block, start=span.start + start, end=span.end if end is None else span.start + end)
        quote = block.text[first.start : first.end].strip()
        page = block.box.page if block.box else None
        return Evidence(quote=quote, rule=rule, spans=(first, *more), page=page, box=block.box)
