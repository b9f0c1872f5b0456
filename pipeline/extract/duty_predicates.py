"""Vị ngữ: the words that open a duty, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

import regex

from pipeline.rules import RuleBook
from pipeline.vietnamese import fold


class Predicates:
    """The verbs of duty of one rule book."""

    def __init__(self, rules: RuleBook) -> None:
        self._rules = rules
        self._lists = _lists(rules)

    def after(self, text: str, end: int) -> int | None:
        """Where the duty begins after a subject that ends at `end`; None where no verb of duty follows."""
        folded = fold(text)
        m = next((m for m in (p.match(folded, end) for p in self._patterns) if m), None)
        return m.start("at") if m else None

    def is_strong(self, rest: str) -> bool:
        """Whether a duty opens with a word of charge: chủ trì, có trách nhiệm, tham mưu."""
        return self._strong.match(fold(rest)) is not None

    def before_charge(self, heading: str) -> str:
        """A heading as far as the words of charge: "Các đơn vị theo chức năng, nhiệm vụ ..." is "Các đơn vị"."""
        m = regex.search(rf",?\s+{self._lists['charge']}", fold(heading))
        return heading[: m.start()] if m and m.start() > 0 else heading

    def is_topic(self, heading: str) -> bool:
        """Whether a heading names a matter or a task rather than a body."""
        return self._topic.match(fold(heading)) is not None or self.is_verb(heading)

    @cached_property
    def _topic(self) -> regex.Pattern[str]:
        return regex.compile(_any(self._rules.table("assignments")["headings"]["abstract"]))

    def is_verb(self, text: str) -> bool:
        """Whether a text opens with a verb of duty."""
        return any(p.match(fold(text)) for p in self._patterns[:2])

    def first_verb(self, text: str, start: int) -> int | None:
        """Where the first verb of duty in lower case stands after `start`."""
        m = regex.compile(rf"(?<=\s){self._lists['verbs']}").search(text, start)
        return m.start() if m else None

    def first_act(self, text: str, start: int) -> int | None:
        """Where the first word of doing in lower case stands after `start`, rarer verbs too."""
        m = self._wide_verb.search(text, start)
        return m.start() if m else None

    @cached_property
    def _wide_verb(self) -> regex.Pattern[str]:
        return regex.compile(rf"(?<=\s){self._lists['wide']}")

    @cached_property
    def person_acts(self) -> regex.Pattern[str]:
        """A verb of duty after a person's name; group `verb`."""
        return regex.compile(rf",?\s+(?P<verb>(?:{self._lists['adverbs']}\s+)*{self._lists['wide']})")

    @cached_property
    def person_stop(self) -> regex.Pattern[str]:
        """What ends a person's name and post: a stop, or words of charge."""
        return regex.compile(rf"[:;.]|,?\s+(?:{self._lists['adverbs']}\s+)*{self._lists['strong']}")

    @cached_property
    def _strong(self) -> regex.Pattern[str]:
        return regex.compile(rf"(?:{self._lists['adverbs']}[\s,]+)*{self._lists['strong']}")

    @cached_property
    def _patterns(self) -> tuple[regex.Pattern[str], ...]:
        """A verb of duty right after the subject; a strong one after words that narrow it ("được giao ..."), charge first."""
        aside = r"(?:\s*\([^()]{0,80}\))?"
        day = r"(?:trước|chậm\s+nhất(?:\s+là)?|vào)\s+(?:ngày\s+)?\d[\d/]*(?:\s+(?:của\s+)?(?:tháng\s+cuối\s+quý|h[ằà]ng\s+(?:năm|quý|tháng|tuần)))?"
        verbs, strong, adverbs = (self._lists[k] for k in ("wide", "strong", "adverbs"))
        opening, narrow = r"(?:\s*\([^()]*\))?\s*,?\s*", "trong|của|thuộc|trên|được|tại|ở|có|theo|nêu|liên|khác|nơi"
        return (
            regex.compile(rf"{opening}(?:phối\s+hợp|chủ\s+trì|tham\s+mưu|thực\s+hiện)\s+(?P<at>(?:có|chịu)\s+trách\s+nhiệm)"),
            regex.compile(rf"{opening}(?P<at>(?:{adverbs}{aside}[\s,]+|{day}[\s,]+)*(?:{verbs}|{strong}))"),
            regex.compile(rf"{opening}(?:được|chủ\s+trì)\b[^.;:]{{0,160}}?[\s,]+(?P<at>(?:có|chịu)\s+trách\s+nhiệm|căn\s+cứ)"),
            regex.compile(rf"{opening}được\s+(?:giao|phân\s+công)\s+(?:tại|theo|trong|ở|nêu)\s[^.,;:]{{0,80}}?\s(?P<at>(?:{adverbs}[\s,]+)*(?:{verbs}|{strong}))"),
            regex.compile(rf"{opening}(?:{narrow})\b[^.;:]{{0,160}}?[\s,]+(?P<at>(?:{adverbs}[\s,]+)*{strong})"),
        )


@lru_cache(maxsize=8)
def _lists(rules: RuleBook) -> dict[str, str]:
    """The word lists of predicates as patterns, made once a rule book."""
    words = rules.table("assignments")["predicates"]
    return {k: _any(v) for k, v in {**words, "wide": [*words["verbs"], *words["acts"]]}.items()}


def _any(words: Iterable[str]) -> str:
    longest = sorted((fold(w) for w in words), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(regex.escape, w.split())) for w in longest) + r")(?!\p{L})"
