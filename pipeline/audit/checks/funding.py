"""Kinh phí: money that a body of a higher level is to find or to share out, and a part on money that names no source.

funds_level: {words}, {place}, {child}; funds_unnamed. "UBND tỉnh cân đối" is told by the check on residue (province_funds).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.sentences import section


def funding(case: Case) -> Iterator[Fault]:
    """Lines of a commune's plan on a province's money; then the sources."""
    if case.is_commune:
        yield from _level(case)
    items = case.child.funding
    if items and case.child.kind == "plan" and not any(f.sources for f in items) and not _sourced(case):
        yield Fault(id="funds_unnamed", child=items[0].evidence)


def _level(case: Case) -> Iterator[Fault]:
    for passage in case.passages():
        for hit in case.rules.find("writing", passage.text):
            if hit.emits.get("funds") == "level":
                place = section(passage.section.path)
                values = {"words": passage.text[hit.start : hit.end], "place": f" ({place})" if place else "", "child": case.label}
                yield Fault(id="funds_level", values=values, child=passage.evidence(hit.rule.id))


def _sourced(case: Case) -> bool:
    """Whether the part on money names where it comes from, in words that the reader took for no source."""
    lines = (f.text for f in case.child.funding)
    return any(h.emits.get("funds") == "source" for line in lines for h in case.rules.family("writing").all_hits(line))
