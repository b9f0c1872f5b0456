"""Chỗ trống: a parent target that the child has taken up but left for a person to decide ("đạt […]%")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.frame import Frame
from pipeline.audit.sentences import section
from pipeline.audit.wording import lexicon, words
from pipeline.model import Plan, Target
from pipeline.rules import RuleBook

COVERED = 0.6
"""The share of a target's words that the open passage must hold."""


OpenPassages = tuple[tuple[str, frozenset[str]], ...]


def open_passages(plan: Plan, rules: RuleBook) -> OpenPassages:
    """The passages of a plan with a gap in them: path and content words."""
    lex = lexicon(rules)
    return tuple((path, frozenset(lex.content(text))) for path, text in _passages(plan) if lex.blanks(text))


def left_open(target: Target, passages: OpenPassages, frame: Frame) -> str:
    """The tail of a sentence that names the place (", mục I.2"; " " where it has no number); "" where nothing is open."""
    names = frozenset(n for n in (frame.parent.place, frame.child.place) if n)
    wanted = set(words(target, frame.rules, names))
    if not wanted or not passages:
        return ""
    share, path = max((len(wanted & said) / len(wanted), path) for path, said in passages)
    if share < COVERED:
        return ""
    return f", {section(path)}" if section(path) else " "


def _passages(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every line with the nearest heading above it, whose words it does not repeat."""
    headings = {part.path: part.heading for part in plan.sections}
    for part in plan.sections:
        above = headings.get(part.path.rpartition(".")[0], "")
        for line in (part.heading, *part.text.split("\n")):
            yield part.path, f"{above} {line}".strip()
    for task in plan.tasks:
        yield task.section, task.text
    for duty in plan.assignments:  # the rows of a table of duties
        yield duty.section, duty.duty
