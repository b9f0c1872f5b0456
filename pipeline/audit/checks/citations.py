"""Viện dẫn: documents dated after the plan itself, and a parent cited without its number or its date.

citation_later: {document}, {date}, {issued}; parent_incomplete: {document}, {lacking}.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.times import last_day, said
from pipeline.model import Reference

_YEAR = regex.compile(r"/((?:19|20)\d\d)/")


def citations(case: Case) -> Iterator[Fault]:
    """Every reference of the plan."""
    issued = case.child.masthead.date
    for reference in case.child.references:
        if issued and _after(reference, issued):
            day = said(last_day(reference.date)) if reference.date else f"năm {_year(reference)}"
            values = {"document": named(reference), "date": day, "issued": said(last_day(issued))}
            yield Fault(id="citation_later", values=values, child=reference.evidence)
        lacking = " và ".join(n for n, v in (("số, ký hiệu", reference.number), ("ngày", reference.date)) if not v)
        if reference.role == "parent" and lacking:
            yield Fault(id="parent_incomplete", values={"document": named(reference), "lacking": lacking}, child=reference.evidence)


def _after(reference: Reference, issued: str) -> bool:
    """Whether the earliest day that the reference may mean lies after the last that the plan may."""
    if reference.date:
        return reference.date > last_day(issued)
    return bool(_year(reference)) and _year(reference) > issued[:4]


def _year(reference: Reference) -> str:
    found = _YEAR.search(reference.number)
    return found.group(1) if found else ""


def named(reference: Reference) -> str:
    """ "Kế hoạch số 12/KH-UBND", or the words as written where there is no number."""
    kind = reference.doc_type or "văn bản"
    return f"{kind} số {reference.number}" if reference.number else f"“{reference.evidence.quote}”"
