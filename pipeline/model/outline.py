"""The tree of sections (mục) that the outline finds in a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span

Role = Literal[
    "document",  # the root
    "masthead",  # phần đầu: letterhead, number, place and date, type and title
    "preamble",  # căn cứ, phần mở đầu
    "body",  # nội dung
    "conclusions",  # đoạn kết, nơi nhận, chữ ký
    "annex",  # phụ lục
    "requirements",  # mục đích, yêu cầu; quan điểm
    "context",  # kết quả năm trước, thực trạng, đánh giá tình hình
    "objectives",  # mục tiêu, chỉ tiêu
    "tasks",  # nhiệm vụ, giải pháp, nội dung
    "funding",  # kinh phí
    "implementation",  # tổ chức thực hiện, phân công
    "reporting",  # chế độ báo cáo
    "item",  # a numbered or bulleted paragraph; its meaning is its parent's
    "table",  # the rows of one table
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Mục: a heading or list item with what stands under it.

    `marker` is the number or bullet as written or as Word resolved it ("IV.", "a)", "-"), `heading` the heading's
    text without it, `head` the span that marker and heading cover in the text, `body` the section's own
    text before its first child. `path` is readable and unique ("IV.6", "IV.6.-2", "PL1.3"). `role` of an
    item is "item"; walk up with `Section.walk` to learn what it stands under. `anomaly` tells a gap or a
    double number ("gap", "double"), else "".
    """

    marker: str = ""
    heading: str = ""
    head: Span | None = None
    body: tuple[Span, ...] = ()
    children: tuple[Section, ...] = ()
    role: Role = "item"
    anomaly: str = ""
    path: str = ""

    def walk(self, above: tuple[Section, ...] = ()) -> Iterator[tuple[Section, tuple[Section, ...]]]:
        """This section and all below it in reading order, each with its ancestors, root first."""
        waiting = [(self, above)]
        while waiting:
            section, line = waiting.pop()
            yield section, line
            if section.children:
                inner = (*line, section)
                waiting += [(child, inner) for child in reversed(section.children)]

    def spans(self) -> Iterator[Span]:
        """Every span of this section and those below, in reading order."""
        for section, _ in self.walk():
            if section.head is not None:
                yield section.head
            yield from section.body
