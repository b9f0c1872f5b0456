"""No rule reads on for ever: hostile texts of each rule end in a time that grows with their length alone."""

import pytest

from pipeline.rules import Rule, load
from pipeline.vietnamese import fold
from tests.benchmarks.hostile import slowest, spent, texts

LETTERS, SECONDS, STEP = 8_000, 0.02, 7
"""Five times what a rule may take; a pattern that goes over its text again for every letter takes longer still."""
NAMES = [n for n in load().names() if "rule" in load().table(n)]


@pytest.mark.parametrize("name", NAMES)
def test_rules_end_soon_on_hostile_texts(name: str) -> None:
    slow = {}
    for rule in load().family(name).rules:
        seconds, text = slowest(rule, LETTERS, STEP, SECONDS) if rule.regex else (0.0, "")
        if seconds > SECONDS and slowest(rule, LETTERS, STEP, SECONDS)[0] > SECONDS:
            slow[rule.id] = (seconds, text)
    assert slow == {}


def test_the_texts_are_hostile_to_a_pattern_that_goes_over_its_text_again() -> None:
    rule = Rule(id="again", note="", regex=r"(?:trong\s+|vào\s+)*năm\s+\d{4}", examples=("trong năm 2030",), file="hostile")
    assert slowest(rule, LETTERS, enough=SECONDS)[0] > SECONDS


def test_each_text_holds_what_the_rule_looks_for() -> None:
    rule = load().locate("rank-within")
    assert rule is not None
    example = fold(rule.examples[0].replace("⟦", "").replace("⟧", ""))
    assert all(text.endswith(example) for text in texts(rule, 100))
    assert spent(rule, example) < SECONDS
