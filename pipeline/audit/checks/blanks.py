"""Chỗ trống: a plan's own number or day left blank, and gaps in its sentences.

blank_number, blank_day: the masthead; blank_figure: {words} the line, {place}. A blank number is read as such only where the masthead
was read; a plan on its way to the signature has one with reason, therefore it is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.sentences import quoted, section
from pipeline.audit.wording import lexicon

_PASSED_OVER = frozenset({"masthead", "conclusions"})
_WHOLE_DAY = 10


def blanks(case: Case) -> Iterator[Fault]:
    """The masthead's gaps, then each line with a gap."""
    head = case.child.masthead
    if case.child.kind in ("news", "other") or head.issuer is None:
        return
    if not head.number:
        yield Fault(id="blank_number", child=head.evidence.get("number"))
    if len(head.date) < _WHOLE_DAY:
        yield Fault(id="blank_day", child=head.evidence.get("date"))
    for passage in case.passages():
        if passage.section.role not in _PASSED_OVER and lexicon(case.rules).blanks(passage.text):
            place = section(passage.section.path)
            values = {"words": quoted(passage.text), "place": f" ({place})" if place else ""}
            yield Fault(id="blank_figure", values=values, child=passage.evidence("compare-blank"))
