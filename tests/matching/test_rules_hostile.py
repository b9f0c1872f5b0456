"""No rule reads on for ever: hostile texts of each rule end in a time that grows with their length alone."""

import pytest

from pipeline.rules import load
from pipeline.matching.sieve import bounded
from tests.benchmarks.hostile import slowest

LETTERS, SECONDS = 8_000, 0.06
"""Ten times what a rule may take; a pattern that goes over its text again for every letter takes longer still."""
NAMES = [n for n in load().names() if "rule" in load().table(n)]


@pytest.mark.parametrize("name", NAMES)
def test_rules_end_soon_on_hostile_texts(name: str) -> None:
    slow = {}
    for rule in load().family(name).rules:
        spent, text = slowest(rule, LETTERS) if rule.regex else (0.0, "")
        if spent > SECONDS and slowest(rule, LETTERS)[0] > SECONDS:
            slow[rule.id] = (spent, text)
    assert slow == {}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [(r"xã\s*,\s+", r"xã\s{0,4},\s{1,4}"), (r"[\s*]+\\s*", r"[\s*]+\\s*"), (r"\S+\s++", r"\S+\s{1,4}+")],
)
def test_runs_of_blanks_are_bounded(pattern: str, said: str) -> None:
    assert bounded(pattern) == said
