"""Lời cấp trên còn sót: words of the province's plan in the plan of a xã, phường or đặc khu (rules/residue.toml).

residue ("trên địa bàn tỉnh"), advises_province, departments, province_funds, peers: {words} as written, {place} the section.
Names of cited documents keep their issuer's words and are passed over, so are masthead and preamble.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault, Passage
from pipeline.audit.sentences import section

_PASSED_OVER = frozenset({"masthead", "preamble"})


def residue(case: Case) -> Iterator[Fault]:
    """Every such phrase of the plan's own text."""
    if not case.is_commune:
        return
    for passage in case.passages():
        if passage.section.role not in _PASSED_OVER:
            yield from _in_passage(case, passage)


def _in_passage(case: Case, passage: Passage) -> Iterator[Fault]:
    """Each kind of phrase once a passage; the longest hit rules, so that a citation covers what stands in it."""
    told: set[str] = set()
    for hit in case.rules.find("residue", passage.text):
        fault = str(hit.emits.get("fault", ""))
        if fault and fault not in told:
            told.add(fault)
            place = section(passage.section.path)
            values = {"words": passage.text[hit.start : hit.end], "place": f" ({place})" if place else "", "child": case.label}
            yield Fault(id=fault, values=values, child=passage.evidence(hit.rule.id))
