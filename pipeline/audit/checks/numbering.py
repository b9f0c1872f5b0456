"""Số thứ tự: a section's number used twice, or a number left out.

duplicate_number: {marker} the number, {first} and {second} the two headings. number_gap: {marker}, {heading}.
The outline marks both (SectionBrief.anomaly); bullets are never counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.model import Evidence, SectionBrief


def numbering(case: Case) -> Iterator[Fault]:
    """Two sections of one number, or a number that is missing before a section."""
    if case.child.kind in ("news", "other"):
        return
    for place, part in enumerate(case.child.sections):
        seen = {"marker": part.marker.strip(), "heading": _title(part)}
        if part.anomaly == "double":
            first = _namesake(case.child.sections[:place], part)
            yield Fault(id="duplicate_number", values={**seen, "first": first, "second": seen["heading"]}, child=_evidence(part))
        elif part.anomaly == "gap":
            yield Fault(id="number_gap", values=seen, child=_evidence(part))


def _namesake(before: tuple[SectionBrief, ...], part: SectionBrief) -> str:
    home = part.path.rpartition(".")[0]
    same = [s for s in before if s.marker.strip() == part.marker.strip() and s.path.rpartition(".")[0] == home]
    return _title(same[-1]) if same else "…"


def _title(part: SectionBrief) -> str:
    title = part.heading or part.text
    words = title.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _evidence(part: SectionBrief) -> Evidence:
    return Evidence(quote=f"{part.marker.strip()} {part.heading or part.text}".strip(), rule="outline-number")
