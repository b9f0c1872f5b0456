"""Đoạn của mục: what a section says itself, its marker left out, heading and run-in text in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.model import Document, Section, Span

_SPACE = regex.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Đoạn: the text of `span`; its first `heading` characters are the section's heading (0: none)."""

    text: str
    span: Span
    heading: int = 0

    def part(self, start: int, end: int | None = None) -> Paragraph:
        """Characters `start`..`end` of it, blanks at the edges left out."""
        stop = len(self.text) if end is None else end
        piece = self.text[start:stop]
        lead = len(piece) - len(piece.lstrip())
        first, last = start + lead, start + len(piece.rstrip())
        last = max(first, last)
        span = Span(block=self.span.block, start=self.span.start + first, end=self.span.start + last)
        return Paragraph(self.text[first:last], span, max(0, min(self.heading, last) - first))


def own(section: Section, document: Document) -> tuple[Paragraph, ...]:
    """The section's own paragraphs, table rows left out; several extractors ask for those of the document in hand."""
    last = _last[0]
    if last is None or last.document is not document:
        last = _last[0] = _Last(document, {})
    if id(section) not in last.found:
        last.found[id(section)] = section, tuple(p for p in _own(section, document) if p.text)
    return last.found[id(section)][1]


@dataclass(frozen=True, slots=True)
class _Last:
    """The document in hand, with the paragraphs of its sections by identity; the sections are held so that no id comes twice."""

    document: Document
    found: dict[int, tuple[Section, tuple[Paragraph, ...]]]


_last: list[_Last | None] = [None]


def _own(section: Section, document: Document) -> Iterator[Paragraph]:
    spans = [s for s in section.body if document.blocks[s.block].kind != "row"]
    head = section.head
    if head is not None and document.blocks[head.block].kind != "row":
        start = head.start + _marker_length(document.text_of(head), section.marker)
        joined = bool(spans) and spans[0].block == head.block
        end = spans.pop(0).end if joined else head.end
        whole = Span(block=head.block, start=start, end=end)
        heading = head.end - start if section.heading else 0
        yield Paragraph(document.text_of(whole), whole, heading).part(0)
    for span in spans:
        yield Paragraph(document.text_of(span), span).part(0)


def _marker_length(text: str, marker: str) -> int:
    lead = len(text) - len(text.lstrip())
    if marker and text[lead:].startswith(marker):
        lead += len(marker)
    return _SPACE.match(text, lead).end()  # type: ignore[union-attr]
