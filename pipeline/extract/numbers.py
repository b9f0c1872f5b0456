"""Sổ con số: every written number of the parts that may carry targets, and what became of it.

A number ends as part of a target, as a date, a deadline, a reference, a name, as no target with the reason, or
as unclaimed. It is how a reader sees that nothing was left out silently. Marks of sections are not numbers here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.number_cells import cells
from pipeline.extract.number_fates import Claims, fates
from pipeline.extract.articles import told_statements
from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement
from pipeline.extract.tables import tables
from pipeline.model import Doubt, Masthead, NumberEntry, Reference, Section, Target

_SHOWN = 8
_ASK = "Đề nghị xem lại, có thể là chỉ tiêu bị bỏ sót."


def numbers(reading: Reading, masthead: Masthead, found: Sequence[Target], references: Sequence[Reference] = ()) -> tuple[NumberEntry, ...]:
    """Every number of the parts that may carry targets, in reading order, each with one fate.

    `found` are the plan's targets and `references` its citations: what they hold is theirs.
    """
    setting, claims = Setting(masthead, reading.rules), Claims(found, references)
    carrying = _carrying(reading.outline, found)
    said = (s for s in (*told_statements(reading, setting), *_leads(reading)) if s.part == "funding" or not setting.silent(s.part))
    told = [*(e for s in said for e in fates(s, setting, claims)), *cells(tables(reading), reading, setting, claims)]
    return tuple(replace(e, carrying=e.section in carrying) for e in _ordered(told, reading))


def unclaimed(reading: Reading, masthead: Masthead, found: Sequence[Target], references: Sequence[Reference] = ()) -> Iterator[Doubt]:
    """A doubt for the numbers that nothing claims though their part of the text carries targets."""
    setting, claims = Setting(masthead, reading.rules), Claims(found, references)
    carrying = _carrying(reading.outline, found)
    said = (s for s in told_statements(reading, setting) if s.section.path in carrying and not setting.silent(s.part))
    tabled = [t for t in tables(reading) if t.section.path in carrying]
    told = [*(e for s in said for e in fates(s, setting, claims)), *cells(tabled, reading, setting, claims)]
    yield from doubts(e for e in _ordered(told, reading) if e.fate == "unclaimed")


def _ordered(told: Iterable[NumberEntry], reading: Reading) -> list[NumberEntry]:
    """In reading order, each with its page; a number that two ways of reading reach is told once."""
    once = sorted({e.span: e for e in told}.values(), key=lambda e: (e.span.block, e.span.start))
    boxes = [reading.block(e.span).box for e in once]
    return [replace(e, page=box.page if box else None) for e, box in zip(once, boxes, strict=True)]


def _leads(reading: Reading) -> Iterator[Statement]:
    """Headings, which are statements only where they have no text of their own."""
    for p in reading.passages:
        if p.is_head and p.section.heading:
            at = reading.document.blocks[p.span.block].text.find(p.section.heading, p.span.start, p.span.end)
            if at >= 0:
                yield Statement(p.section.heading, p.span.block, at, p.section, p.above, p.part)


def _carrying(outline: Section, found: Sequence[Target]) -> frozenset[str]:
    """The paths of the sections that stand under the same part of the text as some target."""
    part_of: dict[str, str] = {}
    for section, above in outline.walk():
        line = (section, *reversed(above))
        part_of[section.path] = next((s.path for s in line if s.role not in ("item", "table") and s.head is not None), section.path)
    parts = {part_of.get(t.section) for t in found}
    return frozenset(path for path, part in part_of.items() if part in parts)


def doubts(open_ones: Iterable[NumberEntry]) -> Iterator[Doubt]:
    """One doubt for each run of unclaimed numbers of a section with the same reason."""
    for (section, reason), group in groupby(open_ones, key=lambda e: (e.section, e.reason)):
        several = list(group)
        listed = ", ".join(f"“{e.text}”" for e in several[:_SHOWN]) + (" …" if len(several) > _SHOWN else "")
        message = f"Con số {listed} ở mục {section} chưa được xếp vào đâu ({reason}): “…{several[0].quote}…”. {_ASK}"
        yield Doubt(kind="number_unclaimed", message=message, span=several[0].span, page=several[0].page)
