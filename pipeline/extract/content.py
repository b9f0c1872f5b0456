"""Nội dung: objectives, tasks, money and reporting, as the plan words them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pipeline.extract.duty_found import Desk, trimmed
from pipeline.extract.duty_subjects import Subject, Subjects
from pipeline.extract.duty_times import time_of
from pipeline.extract.paragraphs import Paragraph, own
from pipeline.extract.reading import Passage, Reading
from pipeline.extract.supports import report_to
from pipeline.model import Assignment, Funding, Masthead, Objective, Reporting, Role, Section, Target, Task
from pipeline.rules import Family, Hit
from pipeline.vietnamese import fold

_FIGURE = regex.compile(r"\d+(?:[.,]\d+)?\s*(?:%|‰|triệu|tỷ|nghìn|người|hộ|lớp|mô hình|cơ sở|đơn vị|trường|lần|km|ha\b|usd|mw)|gấp|toàn bộ|100")
_STOP = regex.compile(r"(?<=[.;])\s+(?=\p{Lu})")
_TROUBLES = regex.compile(r"khó khăn|vướng mắc|phát sinh|phản ánh về|(?:nếu|khi)\s+(?:thấy\s+)?cần\s+sửa\s+đổi")
SHORTEST = 6
_RECURS = {"6 tháng": "half-year", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
Line = tuple[Section, tuple[Section, ...], Paragraph]


def objectives(reading: Reading, masthead: Masthead, figures: Sequence[Target] = ()) -> tuple[Objective, ...]:
    """The general objectives, and the specific ones that state no figure; O1, O2, ...

    `figures` are the plan's targets: a paragraph that holds one is no qualitative objective.
    """
    counted = {span.block for t in figures for span in t.evidence.spans[:1]}
    lines = [*_part(reading, "objectives")] or [x for x in _part(reading, "requirements") if _heading_kind(reading, x) == "general"]
    found: list[Objective] = []
    for section, above, paragraph in lines:
        general = _heading_kind(reading, (section, above, paragraph)) == "general"
        text = paragraph.part(paragraph.heading) if paragraph.heading else paragraph
        text = text.part(_lead(text.text))
        figured = text.span.block in counted or _FIGURE.search(fold(text.text)) is not None
        if text.text and (general or not (figured or len(text.text.split()) < SHORTEST)):
            evidence = reading.evidence(text.span, "muc-tieu-chung" if general else "muc-tieu-cu-the")
            found.append(Objective(id=f"O{len(found) + 1}", text=trimmed(text.text), general=general, section=section.path, evidence=evidence))
    return tuple(found)


def tasks(reading: Reading, masthead: Masthead) -> tuple[Task, ...]:
    """The paragraphs of the tasks part; lines that only say who, when and with what money are no tasks. N1, N2, ..."""
    labels = _kind(reading, "assignments", "field")
    found: list[Task] = []
    for section, above, paragraph in _part(reading, "tasks"):
        label = _label(paragraph.text, labels)
        who = (_label(p.text, labels) for s in above for p in own(s, reading.document)[:1])
        if any(x is not None and x.emits["role"] != "content" for x in (label, *who)):
            continue
        text = paragraph.part(label.end if label is not None else 0)
        alone = paragraph.heading >= len(paragraph.text.rstrip(" :."))
        if not text.text or (alone and (section.children or len(own(section, reading.document)) > 1)):
            continue
        evidence = reading.evidence(text.span, "nhiem-vu")
        heading = section.heading or next((s.heading for s in reversed(above) if s.heading), "")
        found.append(Task(id=f"N{len(found) + 1}", text=trimmed(text.text), heading=heading, section=section.path, evidence=evidence))
    return tuple(found)


def funding(reading: Reading, masthead: Masthead) -> tuple[Funding, ...]:
    """The paragraphs on money with the sources that they name; K1, K2, ..."""
    sources = _kind(reading, "content", "source")
    found: list[Funding] = []
    for section, _, paragraph in _part(reading, "funding"):
        text = paragraph.part(paragraph.heading) if paragraph.heading else paragraph
        text = text.part(_lead(text.text))
        if text.text:
            named = tuple(dict.fromkeys(str(h.emits["name"]) for h in sources.find(text.text)))
            evidence = reading.evidence(text.span, "kinh-phi")
            found.append(Funding(id=f"K{len(found) + 1}", text=trimmed(text.text), sources=named, section=section.path, evidence=evidence))
    return tuple(found)


def reporting(reading: Reading, masthead: Masthead, assigned: Sequence[Assignment] = ()) -> tuple[Reporting, ...]:
    """Who reports what to whom by when: the duties that are reports, then what closings say; B1, B2, ..."""
    desk = Desk(reading, Subjects(reading, masthead), masthead.period)
    reports, listed, regime = (_kind(reading, "content", k) for k in ("reports", "listed_report", "report_regime"))
    found = [_from_duty(a, desk) for a in assigned if reports.first(a.duty) is not None and (a.report_to or a.deadline)]
    taken = {e.block for a in assigned for e in a.evidence.spans[:1]}
    for section, above, paragraph in _part(reading, "conclusions", "reporting", "implementation"):
        if paragraph.span.block in taken:
            continue
        headed = (s.heading for s in (section, *above) if s.heading)
        if listed.first(paragraph.text) is not None and any(regime.first(h) for h in headed):
            found += _from_list(section, paragraph, desk, listed)
        elif reports.first(paragraph.text) is not None:
            found += _from_text(section, paragraph, desk)
    ordered = sorted(found, key=lambda r: (r.evidence.spans[0].block, r.evidence.spans[0].start))
    return tuple(_numbered(r, n) for n, r in enumerate(ordered, 1))


def _from_duty(assignment: Assignment, desk: Desk) -> Reporting:
    receiver, through = report_to(assignment.duty, desk.subjects)
    return Reporting(
        id="", text=assignment.duty, reporter="; ".join(b.name for b in assignment.lead), report_to=receiver, through=through,
        deadline=assignment.deadline, section=assignment.section, evidence=assignment.evidence,
    )  # fmt: skip


def _from_text(section: Section, paragraph: Paragraph, desk: Desk) -> Iterator[Reporting]:
    """A report that a closing or a paragraph without a lead asks for; its troubles clause is none."""
    ordered: Subject | None = None
    for sentence in _sentences(paragraph):
        orders = desk.subjects.orders_inside(sentence.text)
        subject = next((s for s in orders), None) or desk.subjects.leading(sentence.text)
        ordered = next((s for s in orders), ordered)
        receiver, through = report_to(sentence.text, desk.subjects)
        if not receiver or _TROUBLES.search(fold(sentence.text)):
            continue
        who = subject or ordered
        yield Reporting(
            id="", text=trimmed(sentence.text), reporter="; ".join(b.name for b in who.bodies) if who else "", report_to=receiver, through=through,
            deadline=time_of(desk, sentence.text), section=section.path, evidence=desk.reading.evidence(sentence.span, "viec-bao-cao"),
        )  # fmt: skip


def _from_list(section: Section, paragraph: Paragraph, desk: Desk, lines: Family) -> Iterator[Reporting]:
    """A line of the part on reporting: "Báo cáo quý: trước ngày 20 tháng cuối quý"; to whom may stand elsewhere."""
    due = time_of(desk, paragraph.text)
    if due is not None:
        told = next((h.groups.get("every", "") for h in lines.find(paragraph.text)), "")
        due = due if due.every else replace(due, every=_RECURS.get(fold(told).lstrip("0")))
        receiver, through = report_to(paragraph.text, desk.subjects)
        evidence = desk.reading.evidence(paragraph.span, "dong-bao-cao")
        yield Reporting(id="", text=trimmed(paragraph.text), report_to=receiver, through=through, deadline=due, section=section.path, evidence=evidence)


def _sentences(paragraph: Paragraph) -> Iterator[Paragraph]:
    start = 0
    for m in _STOP.finditer(paragraph.text):
        yield paragraph.part(start, m.start())
        start = m.end()
    yield paragraph.part(start)


def _label(text: str, labels: Family) -> Hit | None:
    """The label that a paragraph opens with."""
    return next((h for h in labels.find(text) if h.start == 0), None)


def _numbered(report: Reporting, number: int) -> Reporting:
    return replace(report, id=f"B{number}")


def _part(reading: Reading, *parts: Role) -> Iterator[Line]:
    """The own paragraphs of every section that stands in one of the parts, tables left out."""
    for section, above in reading.outline.walk():
        if section.role == "table":
            continue
        for paragraph in own(section, reading.document):
            if Passage("", paragraph.span, section, above, False).part in parts:
                only_heading = paragraph.heading >= len(paragraph.text.rstrip(" :."))
                if not (only_heading and section.children):
                    yield section, above, paragraph


def _heading_kind(reading: Reading, line: Line) -> str:
    """general or specific, after the nearest heading that says so."""
    family = _kind(reading, "content", "general", "specific")
    section, above, _ = line
    for part in (section, *reversed(above)):
        hit = family.first(part.heading) if part.heading else None
        if hit is not None:
            return str(hit.emits["kind"])
    return ""


def _kind(reading: Reading, name: str, *kinds: str) -> Family:
    return reading.rules.part(name, lambda r: r.emits.get("kind") in kinds, " ".join(kinds))


def _lead(text: str) -> int:
    """The length of the colon or stop left over from a run-in heading."""
    return len(text) - len(text.lstrip(" :.-"))
