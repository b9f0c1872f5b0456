"""What a pattern cannot do without: clauses told from its notation, and no match ever hidden by them."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.needed import DIGIT, needs
from pipeline.rules import load
from pipeline.matching.sieve import Search, Sieve, may_be_quick
from pipeline.vietnamese import fold


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        (r"ít\s+nhất", [{"ít nhất"}]),
        (r"(?:ít\s+nhất|tối\s+thiểu)\s+(?P<value>\d+)", [{"ít nhất", "tối thiểu"}, {DIGIT}]),
        (r"khu \s+ phố (?: \s+ mới )?", [{"khu phố"}]),
        (r"(?:tỷ|tỉ) \s (?:lệ|trọng)", [{"tỷ lệ", "tỷ trọng", "tỉ lệ", "tỉ trọng"}]),
        (r"h[àằ]ng \s+ (?!ngày) năm", [{"hàng năm", "hằng năm"}]),
        (r"với \s+ (?:các\s+)? xã", [{"với các", "với xã"}]),
        (r"kết (?:\s+\w+)+ \s+ luận", [{"luận"}, {"kết"}]),
        (r"hộ (?!nghèo) (?<!các)", [{"hộ"}]),
        (r"(?=xã) \b xã", [{"xã"}]),
        (r"trẻ\s*(?:em)?", [{"trẻ"}]),
        (r"đư?ờng{2,3}", [{"đườn", "đờn"}, {"g"}]),
        (r"tỉnh | [a-zđ]+ | xã", []),
        (r"(?> quý | tháng )++ \s* \d{1,2}+", [{"quý", "tháng"}, {DIGIT}]),
        (r"\(kèm\)\.", [{"(kèm)."}]),
        (r"quý # không kể năm", [{"quý"}]),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, clauses: list[set[str]]) -> None:
    told = needs(pattern)
    assert told is not None
    assert [set(c) for c in told.clauses] == clauses


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        (r"(?<!\w)(?:từ\s+)?ngày\s+\d", {"từ", "ngày"}),
        (r"(?:\d+|hai)\s+xã", {DIGIT, "hai"}),
        (r"\s*xã", set()),
        (r"(?:xã)?", set()),
        (r"[xp]ã", set()),
        (r"(?=\d)(?:hộ|t?ổ)", {"hộ", "t", "ổ"}),
    ],
)
def test_the_words_that_a_match_begins_with(pattern: str, starts: set[str]) -> None:
    told = needs(pattern)
    assert told is not None
    assert told.starts == starts


@pytest.mark.parametrize("pattern", [r"(?i:xã)", r"(?:thôn){e<=1}", r"(xã", r"xã)", r"[[a-z]--[b]]", r"(?P=x)", r"*xã"])
def test_a_notation_that_is_not_understood_is_told_so(pattern: str) -> None:
    assert needs(pattern) is None
    assert list(Sieve([pattern, "thôn"]).passed("không có gì")) == [0]


def _whole(pattern: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m in regex.compile(pattern, regex.V1 | regex.VERBOSE).finditer(text)]


def _searched(pattern: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m, _ in Search(pattern, quick=True).found(text, quick=may_be_quick(text))]


@pytest.mark.parametrize("name", [n for n in load().names() if "rule" in load().table(n)])
def test_rules_find_what_they_find_without_the_sieve(name: str) -> None:
    rules = [r for r in load().family(name).rules if r.regex]
    sieve = Sieve(r.regex for r in rules)
    for text in {fold(e) for r in rules for e in (*r.examples, *r.counterexamples)}:
        passed = set(sieve.passed(text))
        found = [_searched(r.regex, text) if n in passed else [] for n, r in enumerate(rules)]
        assert found == [_whole(r.regex, text) for r in rules], text


_WORDS = st.sampled_from(["xã", "quý", "hộ", "nghèo", "3", "%"])
_PATTERNS = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(r"\s*".join),
        st.lists(inner, min_size=2, max_size=3).map(r"\s+".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda b: f"(?:{'|'.join(b)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "*+"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        st.tuples(st.sampled_from(["(?!{})", "(?={})", "(?<!{})", r"(?<!\w)", r"\b", "^", r"\d*"]), inner, inner).map(
            lambda p: p[0].replace("{}", p[1]) + p[2]
        ),
    ),
    max_leaves=6,
)


@given(_PATTERNS, st.lists(_WORDS, max_size=6), st.sampled_from(["", " ", "  ", "\n"]))
def test_a_search_finds_what_the_pattern_finds(pattern: str, words: list[str], between: str) -> None:
    text = between.join(words)
    found = _whole(pattern, text)
    assert _searched(pattern, text) == found
    assert not found or list(Sieve([pattern]).passed(text)) == [0]
