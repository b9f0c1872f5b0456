"""A block as the outline sees it: its marker's readings, where its heading ends, or that it is a heading without number."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.model import Block, Span
from pipeline.outline.headings import SHORT, heading_end, is_bold, is_caps
from pipeline.outline.markers import CHAPTER, MAJOR, NUMBER, PART, Marker, candidates, from_number
from pipeline.rules import RuleBook

_END = regex.compile(r"[\s:.]+$")


OFFICES = (
    "CHỦ TỊCH", "PHÓ", "GIÁM ĐỐC", "TRƯỞNG", "BÍ THƯ", "CHÁNH", "ỦY BAN", "UỶ BAN", "HIỆU TRƯỞNG", "CHỦ NHIỆM", "BỘ TRƯỞNG",
    "HỘI ĐỒNG NHÂN DÂN", "THỦ TƯỚNG", "CHÍNH PHỦ", "CỤC TRƯỞNG", "TỔNG GIÁM ĐỐC",
)  # fmt: skip
"""How a line opens that names an authority or a signer's post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Dòng: a block with the readings of its marker; `cut` is where the head ends and the body begins.

    `title` is "caps" or "plain" for a heading without a number, else "".
    """

    block: Block
    markers: tuple[Marker, ...] = ()
    cut: int = 0
    title: str = ""

    @property
    def is_text(self) -> bool:
        return not self.markers and not self.title and self.block.kind != "row"

    def heading(self, marker: Marker | None) -> str:
        """The heading's words, without marker, colon and closing stop."""
        start = marker.end if marker else 0
        return _END.sub("", self.block.text[start : self.cut]).strip(" *:-–.") if self.cut > start else ""

    def head(self) -> Span | None:
        return Span(block=self.block.id, start=0, end=self.cut) if self.cut else None

    def body(self) -> tuple[Span, ...]:
        end = len(self.block.text)
        return (Span(block=self.block.id, start=self.cut, end=end),) if self.block.text[self.cut :].strip() else ()


def line_of(block: Block, after: Block | None, rules: RuleBook) -> Line:
    """Read one block; `after` is the next one, which tells a list's item from a heading without any mark."""
    if block.kind == "row" or not block.text.strip():
        return Line(block=block, markers=from_number(block.number) if block.number and block.kind != "row" else ())
    markers = markers_of(block)
    if markers:
        return Line(block=block, markers=markers, cut=_cut(block, markers, after, rules))
    title = _title_style(block, rules)
    return Line(block=block, cut=_title_cut(block, title), title=title)


def markers_of(block: Block) -> tuple[Marker, ...]:
    """The readings of a block's marker: Word's number, or what opens the text."""
    return from_number(block.number) if block.number.strip() else candidates(block.text)


def _cut(block: Block, markers: tuple[Marker, ...], after: Block | None, rules: RuleBook) -> int:
    marker = markers[0]
    end = heading_end(block, marker, rules)
    if end > marker.end:
        return end
    return len(block.text) if _bare_heading(block, marker, after) else marker.end


def _bare_heading(block: Block, marker: Marker, after: Block | None) -> bool:
    """"1. Mục tiêu chung" on a line of its own, unformatted, and not one of a list's items."""
    rest = block.text[marker.end :].strip()
    if not rest or rest.endswith((";", ",")) or len(rest) > 2 * SHORT:
        return False
    if marker.is_bullet:
        return _bullet_heading(rest, marker, after)
    if marker.tier <= MAJOR:
        return True
    if rest.endswith((".", "!")) or len(rest) > SHORT:
        return False
    following = markers_of(after) if after is not None else ()
    return not any(m.system == marker.system for m in following)


def _bullet_heading(rest: str, marker: Marker, after: Block | None) -> bool:
    """"- Nông nghiệp" above paragraphs that carry no bullet of the same kind."""
    if after is None or after.kind == "row" or len(rest.split()) > 10 or rest.endswith((".", ":")) or not rest[0].isupper():
        return False
    return not any(m.system == marker.system or not m.is_bullet for m in markers_of(after))


def _title_style(block: Block, rules: RuleBook) -> str:
    """"caps" or "plain" where a block without number is a heading."""
    text = block.text.strip()
    if len(text) > SHORT or text.endswith((".", ";", ",", "/")) or "\n" in text or not text[:1].isalnum():
        return ""
    if is_caps(text) and len(text.split()) > 1:
        return "caps"
    if is_bold(block) or block.heading is not None:
        return "plain"
    known = rules.first("outline", text) is not None
    return "plain" if known and len(text.split()) <= 10 and text[0].isupper() else ""


def _title_cut(block: Block, title: str) -> int:
    return len(block.text) if title else 0


def opens_body(line: Line) -> bool:
    """The line is a heading that ends the preamble: a number of the upper systems, or a heading without number."""
    tiers = {PART, CHAPTER, MAJOR, NUMBER}
    return bool(line.title) or any(m.tier in tiers or m.system == "article" for m in line.markers)


def of_office(block: Block) -> bool:
    """The line opens with an authority or a signer's post."""
    return block.text.strip().startswith(OFFICES)
