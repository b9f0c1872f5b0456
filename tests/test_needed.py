"""What a pattern cannot do without: clauses told from its notation, and no match ever hidden by them."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.needed import DIGIT, Sieve, needed
from pipeline.rules import load
from pipeline.vietnamese import fold


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        (r"ít\s+nhất", [{"nhất"}, {"ít"}]),
        (r"(?:ít\s+nhất|tối\s+thiểu)\s+(?P<value>\d+)", [{"nhất", "thiểu"}, {DIGIT}]),
        (r"khu \s+ phố (?: \s+ mới )?", [{"khu"}, {"phố"}]),
        (r"hộ (?!nghèo) (?<!các)", [{"hộ"}]),
        (r"(?=xã) \b xã", [{"xã"}]),
        (r"trẻ\s*(?:em)?", [{"trẻ"}]),
        (r"đư?ờng{2,3}", [{"ờng"}, {"đ"}]),
        (r"tỉnh | [a-zđ]+ | xã", []),
        (r"(?> quý | tháng )++ \s* \d{1,2}+", [{"quý", "tháng"}, {DIGIT}]),
        (r"\(kèm\)\.", [{"(kèm)."}]),
        (r"quý # không kể năm", [{"quý"}]),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, clauses: list[set[str]]) -> None:
    assert [set(c) for c in needed(pattern) or ()] == clauses


@pytest.mark.parametrize("pattern", [r"(?i:xã)", r"(?:thôn){e<=1}", r"(xã", r"xã)", r"[[a-z]--[b]]", r"(?P=x)", r"*xã"])
def test_a_notation_that_is_not_understood_is_told_so(pattern: str) -> None:
    assert needed(pattern) is None
    assert list(Sieve([pattern, "thôn"]).passed("không có gì")) == [0]


@pytest.mark.parametrize("name", [n for n in load().names() if "rule" in load().table(n)])
def test_no_rule_is_kept_from_a_text_that_it_matches(name: str) -> None:
    rules = [r for r in load().family(name).rules if r.regex]
    patterns = [regex.compile(r.regex, regex.V1 | regex.VERBOSE) for r in rules]
    sieve = Sieve(r.regex for r in rules)
    for text in {fold(e) for r in rules for e in (*r.examples, *r.counterexamples)}:
        assert {n for n, p in enumerate(patterns) if p.search(text)} <= set(sieve.passed(text)), text


_WORDS = st.sampled_from(["xã", "quý", "hộ", "nghèo", "3", "%"])
_PATTERNS = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(r"\s*".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda b: f"(?:{'|'.join(b)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "*+"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        st.tuples(inner, inner).map(lambda p: f"(?!{p[0]}){p[1]}"),
    ),
    max_leaves=6,
)


@given(_PATTERNS, st.lists(_WORDS, max_size=6).map(" ".join))
def test_any_text_that_matches_passes(pattern: str, text: str) -> None:
    found = regex.compile(pattern, regex.V1 | regex.VERBOSE).search(text)
    assert found is None or list(Sieve([pattern]).passed(text)) == [0]
