"""A pattern as `regex` runs it over long texts finds the same as the pattern that a rule gives."""

import pytest
import regex

from pipeline.matching.steady import bounded, steady
from pipeline.rules import Rule, load
from pipeline.vietnamese import fold
from tests.benchmarks.hostile import rules

FLAGS = regex.V1 | regex.VERBOSE
_ALL = rules(load())


@pytest.mark.parametrize(
    ("pattern", "said"),
    [(r"xã\s*,\s+", r"xã\s{0,4},\s{1,4}"), (r"[\s*]+\\s*", r"[\s*]+\\s*"), (r"\S+\s++", r"\S+\s{1,4}+")],
)
def test_runs_of_blanks_are_bounded(pattern: str, said: str) -> None:
    assert bounded(pattern) == said


@pytest.mark.parametrize("rule", _ALL, ids=lambda r: r.id)
def test_it_finds_the_same(rule: Rule) -> None:
    examples = [fold(e.replace("⟦", "").replace("⟧", "")) for e in (*rule.examples, *rule.counterexamples)]
    for text in (*examples, ", ".join(examples), "; ".join(reversed(examples))):
        assert _found(steady(rule.regex), text) == _found(bounded(rule.regex), text)


def _found(pattern: str, text: str) -> list[tuple[tuple[int, int], dict[str, str]]]:
    return [(m.span(), m.groupdict()) for m in regex.finditer(pattern, text, FLAGS)]


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        (r"báo [^.;]{0,90}? (?:trước|chậm\s+nhất)", r"(?=[^.;]{0,90}?chậm\s{1,4}nhất|[^.;]{0,90}?trước)"),
        (r"báo [^.;]{0,90}? \s (?:trước|sau)", r"(?=[^.;]{0,94}?sau|[^.;]{0,94}?trước)"),
        (r"báo (?P<what>[^.;]{0,90}?) \b (?:trước|sau)", r"(?=[^.;]{0,90}?sau|[^.;]{0,90}?trước)"),
        (r"hạng (?:(?!xã)[^.;]){0,60}? (?:tỉnh|vùng)", r"(?=[^.;]{0,60}?tỉnh|[^.;]{0,60}?vùng)"),
        (r"gửi [^.;]{0,60}? (?:sở|ubnd\s+(?:tỉnh|xã))", r"(?=[^.;]{0,60}?sở|[^.;]{0,60}?ubnd\s{1,4}(?:tỉnh|xã))"),
    ],
)
def test_before_a_long_run_it_is_asked_whether_an_end_is_near(pattern: str, asked: str) -> None:
    assert asked in steady(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"báo [^.;]{0,9}? (?:trước|sau)",  # a short run
        r"báo [^.;]* (?:trước|sau)",  # no bound
        r"báo [^.;]{0,90}? trước",  # one word: seen at a glance
        r"báo [^.;]{0,90}? (?:trước|\d)",  # an end that is no word
        r"báo [^.;]{0,90}? (?:trước|sau)?",  # no end needed
        r"báo [^.;\s]{0,90} \s (?:trước|sau)",  # the blank is outside of the run
        r"(?<= báo [^.;]{0,90} (?:trước|sau) ) x",  # read from its end
    ],
)
def test_nothing_is_asked_where_it_would_not_help_or_not_hold(pattern: str) -> None:
    assert "(?=" not in steady(pattern)


def test_a_long_list_is_sorted_by_first_letters() -> None:
    words = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn"
    assert steady(f"(?:{words})").startswith("(?:m(?:ột|ười)|h(?:ai)|b(?:a|ốn|ảy)")


def test_a_notation_that_is_not_known_stays_as_it_is() -> None:
    assert steady(r"(?i:xã)\s+") == r"(?i:xã)\s{1,4}"
