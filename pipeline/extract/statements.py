"""Phát biểu: the paragraphs of a document as running words, each with the lead lines that rule it.

A run-in heading is part of what its paragraph says ("Tỷ lệ lấp đầy: trên 80%"); a heading with something below it,
and a paragraph that ends in a colon, are leads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.extract.reading import Passage, Reading
from pipeline.model import Block, DeadlineSource, Role, Section, Span
from pipeline.vietnamese import fold

_LEAD_LENGTH = 700
_LINES_BELOW = 6
_PARAGRAPH = 4000
_TIMES = regex.compile(
    r"\W*(?:(?:thời\s+(?:gian|hạn)|tiến\s+độ|hạn)\s+(?:dự\s+kiến|triển\s+khai|tổ\s+chức|thực\s+hiện|hoàn\s+thành)(?!\w)|(?:thời\s+(?:gian|hạn)|tiến\s+độ)\s*:)"
)
_LEADS = regex.compile(r"\W*(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+(?:chủ\s+trì|thực\s+hiện|chịu\s+trách\s+nhiệm)|chủ\s+trì\s*:|phân\s+công\s*:)(?:\s+(?:thực\s+hiện|tham\s+mưu|chính))?(?!\w)")
_SENTENCE_END = regex.compile(r"[.;]\s|\n")


@dataclass(frozen=True, slots=True)
class Lead:
    """Lời dẫn: a heading or a line ending in a colon, and where it stands."""

    text: str
    span: Span
    source: DeadlineSource = "heading"


@dataclass(frozen=True, slots=True)
class Statement:
    """One paragraph's words: `offset` is where they begin in their block; `leads` stand innermost first.

    `below` holds the lines under a heading, and the time line of a task's card, that may set its time; `goes_on` tells
    that in an article it goes on with goals told before (see articles.py); `led` is the card's line that names who leads;
    `yields` marks a cell that says what a task is to yield.
    """

    text: str
    block: int
    offset: int
    section: Section
    above: tuple[Section, ...]
    part: Role
    leads: tuple[Lead, ...] = ()
    below: tuple[str, ...] = ()
    goes_on: bool = False
    led: str = ""
    written: int = 0
    yields: bool = False

    def span(self, start: int, end: int) -> Span:
        """The span in the block of offsets in this text."""
        return Span(block=self.block, start=self.offset + start, end=self.offset + end)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands round a section: the sections above it, the leads that rule it, the lines that tell its time and who leads it."""

    above: tuple[Section, ...] = ()
    leads: tuple[Lead, ...] = ()
    timed: tuple[str, ...] = ()
    led: str = ""


@lru_cache(maxsize=1)
def statements(reading: Reading) -> tuple[Statement, ...]:
    """Every paragraph that may state something, in reading order; table rows are not among them. Targets and numbers both ask for them."""
    return tuple(_walk(reading, reading.outline, Surroundings()))


def _walk(reading: Reading, section: Section, around: Surroundings) -> Iterator[Statement]:
    if section.role == "table":
        return
    above, leads, timed, led = around.above, around.leads, around.timed, around.led
    heading, first = _heading(reading, section)
    inner = (heading, *leads) if heading is not None else leads
    said: Lead | None = None
    if heading is not None and first is None and section.role == "item":
        at = heading.span
        yield Statement(heading.text, at.block, at.start, section, above, _part(section, above, at.block, at.start), leads, (*_below(reading, section), *timed), led=led)
    for block, start, end in _paragraphs(reading, section, first):
        text = block.text[start:end]
        yield Statement(text, block.id, start, section, above, _part(section, above, block.id, start), (said, *inner) if said else inner, timed, led=led)
        if text.rstrip().endswith(":") and len(text) <= _LEAD_LENGTH:
            said = Lead(text, Span(block=block.id, start=start, end=end))
    below = (said, *inner) if said else inner
    for child, time, lead in _told_after(reading, section):
        yield from _walk(reading, child, Surroundings((*above, section), below, (time,) if time else timed, lead or led))
        below = _led_on(reading, child, below)


def _told_after(reading: Reading, section: Section) -> list[tuple[Section, str, str]]:
    """Each child with the nearest later ones that tell a time, and who leads, of what stands before them ("Thời gian thực hiện: ...")."""
    out: list[tuple[Section, str, str]] = []
    time = lead = ""
    for child in reversed(section.children):
        out.append((child, time, lead))
        text = " ".join([child.heading, *(reading.document.text_of(s) for s in child.body[:1])]).strip()
        folded = fold(text)
        time = text if _TIMES.match(folded) else time
        lead = text if _LEADS.match(folded) else lead
    return out[::-1]


def _led_on(reading: Reading, child: Section, below: tuple[Lead, ...]) -> tuple[Lead, ...]:
    """An unmarked child without children that ends in a colon leads the children after it."""
    if child.marker or child.children or not child.body or child.role in ("table", "preamble", "masthead"):
        return below
    span = child.body[-1]
    text = reading.document.text_of(span)
    return (Lead(text, span), *below) if text.rstrip().endswith(":") and len(text) <= _LEAD_LENGTH else below


def _below(reading: Reading, section: Section) -> tuple[str, ...]:
    """The first lines under a heading: its own paragraphs and those of its children."""
    spans = [*section.body, *(s for child in section.children for s in child.body[:1])]
    return tuple(reading.document.text_of(s) for s in spans[:_LINES_BELOW])


def _heading(reading: Reading, section: Section) -> tuple[Lead | None, tuple[Block, int, int] | None]:
    """The section's heading as a lead, or as the beginning of its own paragraph (or the whole of a leaf)."""
    head = section.head
    if head is None or not section.heading:
        return None, None
    block = reading.document.blocks[head.block]
    at = block.text.find(section.heading, head.start, head.end)
    start = at if at >= 0 else head.start
    runs_in = bool(section.body) and section.body[0].block == head.block
    leaf = not section.body and not section.children
    lead = None if leaf else Lead(section.heading, Span(block=head.block, start=start, end=head.end))
    return lead, (block, start, head.end) if runs_in or leaf else None


def _paragraphs(reading: Reading, section: Section, first: tuple[Block, int, int] | None) -> Iterator[tuple[Block, int, int]]:
    """Block and offsets of each paragraph of a section's own text; spans that touch are one."""
    spans = [(reading.document.blocks[s.block], s.start, s.end) for s in section.body]
    for block, start, end in _joined([first, *spans] if first else spans):
        if block.kind == "paragraph" and block.text[start:end].strip():
            yield from ((block, a, b) for a, b in _pieces(block.text, start, end))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph whole; one that is longer than any real one in pieces that end with a sentence."""
    while end - start > _PARAGRAPH:
        cuts = [m.end() for m in _SENTENCE_END.finditer(text, start, start + _PARAGRAPH)]
        cut = cuts[-1] if cuts else start + _PARAGRAPH
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _joined(spans: Sequence[tuple[Block, int, int]]) -> list[tuple[Block, int, int]]:
    out: list[tuple[Block, int, int]] = []
    for block, start, end in spans:
        if out and out[-1][0].id == block.id and not block.text[out[-1][2] : start].strip():
            out[-1] = (block, out[-1][1], end)
        else:
            out.append((block, start, end))
    return out


def _part(section: Section, above: tuple[Section, ...], block: int, start: int) -> Role:
    return Passage("", Span(block=block, start=start, end=start), section, above, False).part
