"""Tính trên: the base of a rate - so many a year, for each household, at a time - said before, behind or at the head of a list."""

from __future__ import annotations

from dataclasses import replace

import regex

from pipeline.extract.cues import Cues
from pipeline.extract.enumerations import COUNTED
from pipeline.extract.found import Found
from pipeline.model import Change
from pipeline.rules import Hit

_NEAR = 12
_NOUNS = regex.compile(r"[^.;,:\d]{1,60}")
_LISTED = regex.compile(r"[^.;:\d()]{1,60}")
_FOR_EACH = regex.compile(r"[^.;,:\d]{1,30}cho\s(?:mỗi\s|từng)?")
_OWN_FIGURE = regex.compile(r"\s(?:[^.;,()\d]{0,40}\s)?\d")
_ENDS = regex.compile(r"\s*(?:[.;,()]|$)")
_SLASH = regex.compile(r"(?:[^.;,:\d]{0,40}?\strở\s+(?:lên|xuống))?\s?/\s?(?P<per>năm|quý|tháng|tuần|ngày|đợt|vụ|lần|lượt|người|hộ|ha)(?!\w|\s*/\s*\d)")
_DATED = regex.compile(r"(?<!\w)(?:đến|vào|hết|cuối|trước|trong)\s+(?:(?:hết|cuối)\s+)?năm\s+20\d\d", regex.I)
_TIMES = frozenset({"per-year", "per-month-quarter"})
_LIMITS = ("at_most", "less_than")
_HEADS = regex.compile(r"(?:^|[.;:]\s|\n)[\s\-+*•]*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[).]\s+)?$")
_THROUGHOUT = regex.compile(r"h[àằ]ng\s+năm|mỗi\s+năm\s*,", regex.I)
_FULL_STOP = regex.compile(r"[.!?](?=\s+\p{Lu}|\s*$)|\n")
_PART_STOP = regex.compile(r"[.;](?=\s|$)|\n")


def rate(found: Found, text: str, hints: Cues, change: Change | None) -> str | None:
    """The base that the words of a quantity's own clause give it, None where it is no rate."""
    if found.per:
        return found.per
    if slash := _SLASH.match(text, found.end):
        return slash["per"]
    before = hints.last_before("per", found.at, found.clause[0])
    before = None if before is not None and _DATED.search(text, before.end, found.at) else before
    if not _rated(found, change):
        limited = found.unit.kind == "share" and found.bound in _LIMITS and before is not None and before.rule.id in _TIMES
        return _said(before) if limited and before is not None and not text[before.end : found.start].strip() else None
    return _said(_behind(found, text, hints, ends=before is None) or before)


def recurring_alike(found: list[Found], text: str, hints: Cues) -> list[Found]:
    """ "Hằng năm mở 02 lớp, 01 hội thi": what recurs at the head of a list or of a sentence does so for each count in it."""
    for hit in hints.of("per"):
        head = _HEADS.search(text[: hit.start]) if hit.rule.id in _TIMES else None
        if head is None:
            continue
        whole = head.group().strip()[:1] not in (";", ":") and _THROUGHOUT.match(text, hit.start) is not None
        stop = (_FULL_STOP if whole else _PART_STOP).search(text, hit.end)
        end = stop.start() if stop else len(text)
        for i, each in enumerate(found):
            if hit.end <= each.at < end and not each.per and _rated(each, each.change) and not _timed(each, text, hints):
                found[i] = replace(each, per=_said(hit))
    return found


def _rated(found: Found, change: Change | None) -> bool:
    often = found.unit.kind == "ratio" and change is None and found.form in ("figure", "word") and found.low == int(found.low)
    return often or found.unit.kind in COUNTED or (found.unit.kind == "share" and change is not None)


def _timed(found: Found, text: str, hints: Cues) -> bool:
    """Whether a clause has a time of its own."""
    return _DATED.search(text, found.clause[0], max(found.clause[1], found.end)) is not None


def _behind(found: Found, text: str, hints: Cues, *, ends: bool) -> Hit | None:
    """The base that follows: right behind the figure, behind "cho mỗi", a slash, or (`ends`) at the end of the clause."""
    end = found.clause[1] + _NEAR
    near = [h for h in hints.of("per", found.end) if h.end <= end and ";" not in text[found.end : h.start] and not _opens_new(text, found.end, h)]
    return next((h for h in near if h.start - found.end <= _NEAR or _FOR_EACH.fullmatch(text[found.end : h.start + 4]) or _slashed(text, found.end, h) or (ends and _closes(text, found.end, h))), None)


def _said(hit: Hit | None) -> str | None:
    return " ".join(hit.groups["per"].split()) if hit is not None else None


def _slashed(text: str, end: int, hit: Hit) -> bool:
    """Whether a slash ends the noun phrase of the figure ("02 hội nghị giao ban/năm")."""
    return text[hit.start] == "/" and _NOUNS.fullmatch(text, end, hit.start) is not None


def _closes(text: str, end: int, hit: Hit) -> bool:
    """Whether the base ends what is said of the figure ("900 lượt học sinh, sinh viên mỗi năm;")."""
    return _LISTED.fullmatch(text, end, hit.start) is not None and _ENDS.match(text, hit.end) is not None


def _opens_new(text: str, end: int, hit: Hit) -> bool:
    """Whether "mỗi lớp" behind a comma or a bracket opens the figure or the statement that follows it ("12 lớp, mỗi lớp 50 người")."""
    gap = text[end : hit.start]
    if not {",", "("}.isdisjoint(gap) and _OWN_FIGURE.match(text, hit.end) is not None:
        return True
    return gap.rstrip().endswith(",") and _ENDS.match(text, hit.end) is None
