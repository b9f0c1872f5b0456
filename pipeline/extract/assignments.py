"""Phân công: the door to the duties of a plan, from blocks, cards, sentences and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract import duty_blocks, duty_tables
from pipeline.extract.duty_found import Desk, Found, Place
from pipeline.extract.duty_subjects import Subjects
from pipeline.extract.masthead import kind
from pipeline.extract.reading import Reading
from pipeline.extract.supports import report_to
from pipeline.model import Assignment, Masthead
from pipeline.six_clear import unclear
from pipeline.vietnamese import squeeze

DOUBTFUL_BELOW = 0.8
ORDERING = ("Chỉ thị", "Công điện", "Công văn")
ORDER = "phan-cong-giao"
TOLD = "Bài báo thuật lại việc giao; đề nghị đối chiếu với văn bản gốc."
_TOLD_CONFIDENCE = 0.6


def assignments(reading: Reading, masthead: Masthead) -> tuple[Assignment, ...]:
    """Every duty of the document, A1, A2, ... in reading order. Never raises on any text."""
    form = kind(reading, masthead)
    desk = Desk(reading, Subjects(reading, masthead), masthead.period, orders=form in ("dispatch", "news") or masthead.doc_type in ORDERING)
    found = [*duty_blocks.duties(Place(reading.outline, ()), desk), *duty_tables.duties(desk)]
    ordered = _once(sorted(found, key=lambda f: (f.span.block, f.span.start)))
    if form == "news":
        ordered = list(_told(ordered))
    return tuple(_assignment(n, f, desk) for n, f in enumerate(ordered, 1))


def _once(found: Iterable[Found]) -> list[Found]:
    """Without the duties that two ways of reading found at one place."""
    seen: set[tuple[int, int, str]] = set()
    kept: list[Found] = []
    for item in found:
        mark = (item.span.block, item.span.start, squeeze(" ".join(b.name for b in item.leads)))
        if item.duty and mark not in seen:
            seen.add(mark)
            kept.append(item)
    return kept


def _told(found: Iterable[Found]) -> Iterator[Found]:
    """Of a news article only what it says was ordered ("UBND tỉnh giao Sở Y tế ...") and the paragraphs right below; all to be looked at.

    Any other sentence with a body tells what was done.
    """
    last = -2
    for item in found:
        if item.rule == ORDER or item.span.block - last in (0, 1):
            last = item.span.block
            yield replace(item, confidence=_TOLD_CONFIDENCE, reasons=(*item.reasons, TOLD))


def _assignment(number: int, found: Found, desk: Desk) -> Assignment:
    evidence = desk.reading.evidence(found.span, found.rule, more=found.more)
    duty = Assignment(
        id=f"A{number}", lead=found.leads, duty=found.duty, support=found.support, product=found.product, deadline=found.deadline,
        report_to=found.report_to or report_to(found.duty, desk.subjects)[0], request=found.request or _asked(found, desk), section=found.section, where=found.where,
        confidence=round(max(found.confidence, 0.1), 2), doubtful=found.confidence < DOUBTFUL_BELOW, reasons=found.reasons, evidence=evidence,
    )  # fmt: skip
    return replace(duty, unclear=unclear(duty, desk.reading.rules))


def _asked(found: Found, desk: Desk) -> bool:
    """Whether a duty can only be asked for: all its leads are companies, investors and the like, and no order was said."""
    return found.rule != ORDER and all(b.kind == "group" and desk.subjects.book.shapes.is_apart(b.name) for b in found.leads)
