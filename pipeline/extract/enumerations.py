"""Kể nối nhau: what the figures of one enumeration give each other - bound, change, base of a rate, unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pipeline.extract.found import Found

COUNTED = frozenset({"people", "count", "event", "money", "measure", "unknown", "score"})
_OPENS = regex.compile(r"\s?\(|\s*,?\s*trong\s+đó\s*:?\s", regex.IGNORECASE)
_CLOSES = regex.compile(r"[).;]")
_STOPS = regex.compile(r"[.;]\s")
_EACH = regex.compile(r"(?<!\w)(?:mỗi|từng)\s", regex.I)
_NAMED_PART = regex.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\.?\s*\(?\s*trong\s+đó\s*:?\s*)[^,;.:()\d]{1,40}:\s*(?:có\s+)?", regex.I)
_GROWTH = regex.compile(r"(?<!\w)(?:tốc\s+độ|nhịp\s+độ|mức|tăng|tăng\s+trưởng)\s[^,;]*(?<!\w)(?:bình\s+quân|trung\s+bình|tăng|tăng\s+trưởng)(?!\w)[^,;]*(?<!\w)(?:đạt|là)\s", regex.I)
_GOES_ON = regex.compile(r"\s*(?:(?:đến|vào|trong|hết|năm|giai\s+đoạn|20\d\d|-|đạt|là|khoảng|trên|từ|và)\s+)*", regex.I)
_AMOUNT = regex.compile(r"(?:giá\s+trị|số\s+lượng|doanh\s+thu|doanh\s+số|sản\s+lượng|kim\s+ngạch|tổng\s+mức|lượng|quy\s+mô)\s", regex.I)
_SO_MANY = regex.compile(r"\d|vạn\s")
_PART = regex.compile(r"\s*(?:(?:trong\s+đó|gồm|và)\s*:?\s*)?[\p{L}][\p{L} -]{0,40}:?\s*")


def inherited(found: Sequence[Found], text: str) -> Iterator[Found]:
    """A bare figure that only carries on an enumeration takes the bound and the change of the one before it."""
    last: Found | None = None
    for each in found:
        if last is not None and _carries_on(each, last, text):
            each = replace(each, bound=last.bound, stated=last.stated, change=last.change, per=each.per or last.per, rule=last.rule)
        last = each
        yield each


def rated_alike(found: list[Found], text: str) -> list[Found]:
    """ "12 bác sĩ và 32 giường bệnh trên 10.000 dân", "10 bác sĩ và 30 giường bệnh/1 vạn dân": the base after an enumeration is that of each."""
    for i in range(len(found) - 2, -1, -1):
        each, after = found[i], found[i + 1]
        joined = after.opens and text[each.end : after.start].strip() in ("và", ",") and after.unit.kind in COUNTED
        of_all = text[after.end :].lstrip().startswith("trên") or _SO_MANY.match(after.per or "")
        if joined and not each.per and after.per and each.unit.kind in COUNTED and of_all:
            found[i] = replace(each, per=after.per)
    return found


def based_alike(found: list[Found], text: str) -> list[Found]:
    """ "giảm 10% số đơn vị, 5% biên chế so với năm 2025": the base year after changes told in a row is that of each."""
    for i in range(len(found) - 2, -1, -1):
        each, after = found[i], found[i + 1]
        row = each.change is not None and each.change == after.change and each.rule == after.rule
        if row and each.baseline is None and after.baseline and not _STOPS.search(text[each.end : after.start]):
            found[i] = replace(each, baseline=after.baseline)
    return found


def each_alike(found: list[Found], text: str) -> list[Found]:
    """ "mỗi thôn có 01 xuồng máy và 02 máy phát điện": what is for each of a kind is so for the next of the enumeration."""
    for i in range(1, len(found)):
        each, last = found[i], found[i - 1]
        joined = each.opens and text[last.end : each.start].rstrip().endswith((" và", ",")) and _EACH.search(text, last.clause[0], last.at)
        if joined and last.per and not each.per and {each.unit.kind, last.unit.kind} <= COUNTED:
            found[i] = replace(each, per=last.per)
    return found


def grown_alike(found: list[Found], text: str) -> list[Found]:
    """ "tăng bình quân đến năm 2027 đạt 7%, đến năm 2030 đạt 8%": what a rate of growth goes on with is one too."""
    for i in range(1, len(found)):
        each, last = found[i], found[i - 1]
        alike = each.unit.name == last.unit.name == "%" and last.change is not None and each.change is None and each.rule != "fall-indicator"
        if not alike or _STOPS.search(text[last.end : each.start]) or not _GROWTH.search(text, last.clause[0], last.at):
            continue
        before = text[each.clause[0] : each.start]
        if _GOES_ON.fullmatch(before + " ") or (each.per == last.per == "năm" and _AMOUNT.match(before.lstrip())):
            found[i] = replace(each, change=last.change)
    return found


def list_begins(found: Found, peers: Sequence[Found], text: str) -> int:
    """Where the clause of the first of the named parts begins that a figure goes on with ("khu Đông: 25 trạm; khu Tây: 33 trạm")."""
    at, first = found.start, found.clause[0]
    for peer in reversed([p for p in peers if p.at < found.at and p.unit.name == found.unit.name]):
        if not _NAMED_PART.fullmatch(text, peer.end, at):
            break
        at, first = peer.start, peer.clause[0]
    return first


def _carries_on(each: Found, last: Found, text: str) -> bool:
    if each.stated and each.opens and each.change is None and last.change and (each.bound, each.low, each.unit.name) == (last.bound, last.low, last.unit.name):
        return 0 < len(text[last.clause[1] : each.clause[0]]) <= 6  # one cut told of several things: "ít nhất 20% thời gian, ít nhất 20% chi phí"
    plain = each.bound == "at_least" or (each.rule == "fall-indicator" and last.change is not None) or (each.bound == "between" and last.bound == "about")
    bare = not each.stated and plain and each.change is None and each.form == last.form == "figure"
    between = text[last.clause[1] : each.clause[0]]
    return bare and each.opens and last.unit.name == each.unit.name and 0 < len(between) <= 6 and ";" not in between and "." not in between


def parted(found: list[Found], text: str) -> list[Found]:
    """ "90 phòng học (mầm non 30, tiểu học 40, THCS 20)", "26 quân, trong đó: bộ đội 20, công an 06": parts share the unit of their sum."""
    out = list(found)
    for n, whole in enumerate(found):
        opening = _OPENS.match(text, whole.end) if whole.unit.kind in COUNTED and whole.low == whole.high else None
        if opening is None:
            continue
        closing = _CLOSES.search(text, opening.end())
        end = closing.start() if closing else len(text)
        parts = [(i, f) for i, f in enumerate(found) if n < i and opening.end() <= f.start < end]
        if _makes_up(whole, [f for _, f in parts], text, opening.end()):
            for i, f in parts:
                out[i] = replace(f, unit=replace(whole.unit, start=f.end, end=f.end), change=whole.change, rule=whole.rule)
    return out


def _makes_up(whole: Found, parts: Sequence[Found], text: str, at: int) -> bool:
    """Whether each part is a name and a bare figure, and their sum is the whole."""
    for part in parts:
        if part.unit.kind or not _PART.fullmatch(text, at, part.start):
            return False
        at = part.end + (text[part.end : part.end + 1] in ",;")
    return len(parts) > 1 and sum(p.low for p in parts) == whole.low
