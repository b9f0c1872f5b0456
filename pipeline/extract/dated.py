"""Mốc thời gian trong câu: which phrases of time date something, and which only name a base, a programme's term or what was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from pipeline.extract.cues import cues
from pipeline.extract.deadlines import deadline_hits
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold

DATED = frozenset({"date", "quarter", "month", "half", "year", "daymonth", "yearless", "season"})
_NAMED = regex.compile(r"(?:bộ\s+tiêu\s+chí|tiêu\s+chuẩn|chuẩn\s+nghèo|chuẩn|quy\s+định|tiêu\s+chí(?=\s+(?:áp\s+dụng|quốc\s+gia|của))|chương\s+trình|đề\s+án|chiến\s+lược|kế\s+hoạch|nghị\s+quyết|quyết\s+định|quy\s+hoạch|dự\s+án)[^,;.:]{0,120}$")
_AIMED = regex.compile(r"mục\s+tiêu|phấn\s+đấu|chỉ\s+tiêu|đạt|(?:đặt|đề)\s+ra")
_BASED = regex.compile(r"(?<!\w)(?:so\s+với[^,;.()\d]{0,80}|(?:thấp|cao|ít|nhiều|lớn)\s+hơn(?:\s+\p{L}+){0,3}?)\s*$")
_KEPT = regex.compile(r"(?<!\w)duy\s+trì(?:\s+(?:mức|kết\s+quả)\s+(?:này|đó|trên))?\s*,?\s*$")
_EARLIER = regex.compile(r"\s*(?:(?:nhiệm\s+kỳ|cùng\s+kỳ|kết\s+quả|thực\s+hiện|riêng|trung\s+bình|bình\s+quân|của)\s+){0,3}\s*", regex.I)
SPANS = frozenset({"deadline-period", "deadline-year"})
_STOPS = regex.compile(r"[.;]\s")


@lru_cache(maxsize=512)
def dated(text: str, rules: RuleBook) -> tuple[Hit, ...]:
    """The phrases that date something: not those that name a base year, a programme's term, or how long a value is kept."""
    based = cues(text, rules).of("baseline")
    years = {h.groups.get("year") for h in based}
    apart = [h for h in rules.family("not_targets").all_hits(text) if h.emits["scope"] == "from" or (h.emits["scope"] == "aside" and h.groups.get("year") in years)]
    based = (*based, *apart)
    folded = fold(text)
    standing = deadline_hits(text, rules)
    hits = [*(h for h in standing if h.emits["kind"] in DATED), *_within_events(standing, text, rules)]
    hits = [h for h in hits if not any(b.start < h.end and h.start < b.end for b in based)]
    hits = [h for h in hits if not (h.rule.id in SPANS and _BASED.search(folded[: h.start]))]
    hits = [h for i, h in enumerate(hits) if not (i and _KEPT.search(folded[: h.start]) and not _STOPS.search(folded[hits[i - 1].end : h.start]))]
    return tuple(h for h in hits if not (h.rule.id == "deadline-period" and _names_programme(folded[: h.start])))


def _within_events(standing: Sequence[Hit], text: str, rules: RuleBook) -> list[Hit]:
    """The years inside a longer phrase of circumstance ("Theo lộ trình đã duyệt, đến hết năm 2028 xã sẽ ...")."""
    events = [h for h in standing if h.emits["kind"] not in DATED]
    if not events:
        return []
    years = [h for h in rules.family("deadlines").all_hits(text) if h.rule.id == "deadline-by-year"]
    return [h for h in years if any(e.start <= h.start and h.end <= e.end and "," in text[e.start : h.start] for e in events)]


def told_aside(hit: Hit, text: str) -> tuple[int, int] | None:
    """The bracket that opens with a date and tells the value of that time ("(năm 2025: 71,5%)"), None where there is none."""
    begin, end = text.rfind("(", 0, hit.end), text.find(")", hit.end)
    if begin < 0 or end < 0 or ")" in text[begin : hit.end] or not _EARLIER.fullmatch(text, begin + 1, max(begin + 1, hit.start)):
        return None
    return (begin, end) if regex.search(r"\d", text[hit.end : end]) else None


def widened(hit: Hit, text: str) -> Hit:
    """A date grown to the whole bracket that it opens where that tells the value of another time; it is no word of what is measured."""
    bracket = told_aside(hit, text)
    return replace(hit, start=bracket[0], end=bracket[1] + 1) if bracket is not None else hit


def _names_programme(before: str) -> bool:
    """Whether a term stands in the name of a programme ("Chương trình ... giai đoạn 2021 - 2030")."""
    m = _NAMED.search(before)
    return m is not None and not _AIMED.search(m.group())
