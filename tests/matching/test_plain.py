"""The quick notation of a pattern: what it says, where it cannot, and that both engines find the same."""

import re
from typing import Any

import pytest
import regex

from pipeline.matching.plain import group_names, is_plain, plain
from pipeline.matching.sieve import Search, may_be_quick


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"ít\s+nhất", r"ít\s+nhất"),
        (r"\p{L}+ \s \d", r"[^\W\d_]+\s\d"),
        (r"[\p{L}\d]", r"(?:[^\W\d_]|[\d])"),
        (r"(?<!còn\s+)hộ", r"(?<!còn\s)hộ"),
        (r"(?<!(?:còn|là)\s+)hộ", r"(?=[h])(?:(?<!(?:còn)\s)(?<!(?:là)\s)hộ)"),
        (r"(?<=(?:đến|trong)\s*)20", r"(?=[2])(?:(?:(?<=(?:đến))|(?<=(?:đến)\s)|(?<=(?:trong))|(?<=(?:trong)\s))20)"),
        (r"(?P<y>\d)|x(?P<y>\d)", r"(?P<y>\d)|x(?P<y__2>\d)"),
        (r"bán|bê|mua|mở|(?:xem|xin)\s", r"b(?:án|ê)|m(?:ua|ở)|x(?:em\s|in\s)"),
    ],
)
def test_a_pattern_is_said_for_the_quick_engine(pattern: str, said: str) -> None:
    assert plain(pattern) == said


@pytest.mark.parametrize("pattern", [r"(?<!\w{2,60})hộ", r"[^\p{L}]", r"\p{Lu}", r"(?i:hộ)", r"(?<=(?P<a>x))y", r"[a-z--b]"])
def test_what_cannot_be_said_there(pattern: str) -> None:
    assert plain(pattern) is None


@pytest.mark.parametrize("text", ["tăng 5  %", "5 m²", "a\u0301", "số\u00a05", "tab\t1", "数"])
def test_a_text_on_which_the_engines_may_differ_is_not_plain(text: str) -> None:
    assert not is_plain(text)


def test_both_engines_agree_on_every_plain_sign() -> None:
    signs = [chr(n) for n in range(0x3000) if is_plain(chr(n))]
    assert len(signs) > 900
    for written in (r"\w", r"\d", r"\s", r"\b", r"\S"):
        one, other = re.compile(written), regex.compile(written, regex.V1)
        assert [s for s in signs if bool(one.search(s)) != bool(other.search(s))] == []
    letter = regex.compile(r"\p{L}")
    assert [s for s in signs if bool(re.match(r"[^\W\d_]", s)) != bool(letter.match(s))] == []


def test_a_group_named_twice_is_one_group() -> None:
    assert group_names(["y", "m", "y__2"]) == {"y": ("y", "y__2"), "m": ("m",)}
    search = Search(r"năm\s+(?P<y>\d+)|(?P<y>\d+)\s+năm", quick=True)
    assert [spans for _, spans in search.found("3 năm, năm 2030", quick=True)] == [{"y": (0, 1)}, {"y": (11, 15)}]


def test_long_and_odd_texts_keep_the_engine_with_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    search = Search("hộ", quick=True)
    used: list[float] = []
    real = regex.compile("hộ", regex.V1 | regex.VERBOSE)

    class Watched:
        groupindex = real.groupindex

        def finditer(self, text: str, timeout: float) -> Any:
            used.append(timeout)
            return real.finditer(text, timeout=timeout)

    monkeypatch.setattr(search, "_slow", Watched())
    for text in ("hộ²", "hộ " + "nghèo " * 2_000, "hộ"):
        assert [m.span() for m, _ in search.found(text, quick=may_be_quick(text))] == [(0, 2)]
    assert len(used) == 2
