"""Nhãn dòng: "Cơ quan chủ trì: …", "Thời gian: …", "Sản phẩm: …" at the start of a line or after a semicolon in it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.duty_found import Desk
from pipeline.extract.paragraphs import Paragraph, own
from pipeline.model import Section


@dataclass(frozen=True, slots=True)
class Line:
    """Dòng: one labelled piece of a paragraph; role "" for what has no label."""

    role: str
    value: Paragraph
    rule: str = ""


def lines(paragraph: Paragraph, desk: Desk) -> list[Line]:
    """A paragraph cut at its labels: "Đơn vị chủ trì: A; Đơn vị phối hợp: B" is two lines."""
    hits = desk.subjects.cues("field").find(paragraph.text)
    if not hits:
        return [Line("", paragraph)]
    cut = [Line("", paragraph.part(0, hits[0].start))] if paragraph.text[: hits[0].start].strip(" (") else []
    ends = [h.start for h in hits[1:]] + [len(paragraph.text)]
    return cut + [Line(str(h.emits["role"]), paragraph.part(h.end, e), h.rule.id) for h, e in zip(hits, ends)]


def label(section: Section, desk: Desk) -> str:
    """The role of the label that a section opens with, "" where it has none."""
    paragraphs = own(section, desk.reading.document)
    return lines(paragraphs[0], desk)[0].role if paragraphs else ""
