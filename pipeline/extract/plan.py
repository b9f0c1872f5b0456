"""The door: Document and outline → Plan."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.extract import assignments, content, masthead, references, targets
from pipeline.extract.numbers import numbers, unclaimed
from pipeline.extract.paragraphs import own
from pipeline.extract.reading import Passage, Reading
from pipeline.model import Assignment, Document, Doubt, Ledger, Masthead, Plan, Section, SectionBrief, Span
from pipeline.rules import RuleBook


def extract(document: Document, outline: Section, rules: RuleBook) -> Plan:
    """Everything that the rules find in a document; text that says nothing gives empty lists, never an error."""
    reading = Reading(document, outline, rules)
    head = masthead.masthead(reading)
    duties = assignments.assignments(reading, head)
    figures, cited = targets.targets(reading, head), references.references(reading, head)
    return Plan(
        kind=masthead.kind(reading, head), source=document.source, masthead=head, references=cited,
        objectives=content.objectives(reading, head, figures), targets=figures, tasks=content.tasks(reading, head),
        assignments=duties, funding=content.funding(reading, head), reporting=content.reporting(reading, head, duties),
        sections=tuple(_sections(reading)),
        doubts=(*document.doubts, *_disagreement(head), *_anomalies(reading), *_silences(reading, duties), *unclaimed(reading, head, figures, cited)),
    )  # fmt: skip


def ledger(document: Document, outline: Section, rules: RuleBook) -> Ledger:
    """Every number of the parts that may carry targets, and what became of it."""
    reading = Reading(document, outline, rules)
    head = masthead.masthead(reading)
    found, cited = targets.targets(reading, head), references.references(reading, head)
    return Ledger(source=document.source, entries=numbers(reading, head, found, cited))


def _sections(reading: Reading) -> Iterator[SectionBrief]:
    """The outline as a flat list, each section with its own words."""
    for section, _ in reading.outline.walk():
        if section.path:
            text = "\n".join(p.text for p in own(section, reading.document)) if section.role != "table" else ""
            yield SectionBrief(
                path=section.path, marker=section.marker, heading=section.heading, role=section.role, anomaly=section.anomaly, text=text
            )


_ANOMALIES = {
    "double": "Hai mục cùng số “{marker}” (mục {path}): cần đánh số lại.",
    "gap": "Đánh số nhảy quãng trước mục “{marker}” (mục {path}): cần kiểm tra có thiếu mục không.",
}


def _anomalies(reading: Reading) -> Iterator[Doubt]:
    """Numbers doubled or skipped, each with the place of the second number."""
    for section, _ in reading.outline.walk():
        if section.anomaly in _ANOMALIES:
            message = _ANOMALIES[section.anomaly].format(marker=section.marker.strip(), path=section.path)
            yield Doubt(kind=f"numbering_{section.anomaly}", message=message, span=section.head or next(iter(section.body), None))


_CODES = {"kế hoạch": "KH", "quyết định": "QĐ", "chương trình": "CTR", "báo cáo": "BC", "tờ trình": "TTR", "đề án": "ĐA", "nghị quyết": "NQ"}
_CODE = regex.compile(r"[/-](KH|QĐ|CTR|BC|TTR|ĐA|NQ)(?![\p{L}])")


def _disagreement(head: Masthead) -> Iterator[Doubt]:
    """Type and number that say two things: KẾ HOẠCH with a number of QĐ."""
    said, wanted = _CODE.search(head.number.upper()), _CODES.get(head.doc_type.lower())
    if said and wanted and said[1] != wanted:
        yield Doubt(kind="type_number", message=f"Tên loại là “{head.doc_type}” nhưng số, ký hiệu là “{head.number}”; cần xem lại thể thức.")


def _silences(reading: Reading, duties: tuple[Assignment, ...]) -> Iterator[Doubt]:
    """A part on who does what in which no duty was found."""
    blocks = {span.block for a in duties for span in a.evidence.spans}
    for section, above in reading.outline.walk():
        if section.role != "implementation" or any(s.role == "implementation" for s in above):
            continue
        spans = list(section.spans())
        place = Passage("", spans[0], section, above, False).part if spans else ""
        if place == "implementation" and not blocks & {s.block for s in spans}:
            message = f"Chưa đọc được nhiệm vụ nào ở mục {section.path} ({section.heading}); đề nghị xem lại mục này."
            yield Doubt(kind="no_duties", message=message, span=_first(spans))


def _first(spans: list[Span]) -> Span | None:
    return spans[0] if spans else None
