"""Mâu thuẫn nội bộ: one indicator of the plan with two figures for one year.

contradiction: {first}, {second} the two figures, {text} the indicator. Two figures of one paragraph stand side by side on purpose. Rows of annex tables are left out: a table repeats a
row's name under other headings with reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.frame import Frame
from pipeline.audit.restatements import same_figure, siblings
from pipeline.audit.sentences import amount, quoted
from pipeline.audit.times import due
from pipeline.audit.wording import words

FEWEST_WORDS = 5


def contradictions(case: Case) -> Iterator[Fault]:
    """Pairs of targets in nearly the same words, for the same year, with other figures."""
    side = case.side
    told = tuple(t for t in case.child.targets if t.where != "annex" and len(words(t, case.rules)) >= FEWEST_WORDS and not t.doubtful)
    likes = siblings(told, side, Frame(side, side, case.rules))
    rank = {t.id: n for n, t in enumerate(told)}
    for one in told:
        for other in likes[one.id]:
            apart = rank[one.id] < rank[other.id] and one.section != other.section
            if apart and not same_figure(one, other) and due(one, side) == due(other, side):
                values = {"first": amount(one), "second": amount(other), "text": quoted(other.text)}
                yield Fault(id="contradiction", values=values, child=other.evidence)
