"""Lặp lại: how often a target has to be reached ("hằng năm duy trì ...", "mỗi quý có ..."), told by its own clause."""

from __future__ import annotations

from dataclasses import replace

import regex

from pipeline.extract.clauses import sentences
from pipeline.extract.deadlines import deadline_hits
from pipeline.extract.quantities import Found
from pipeline.model import Deadline
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold

_WITHIN = 8
_DATED = regex.compile(r"(?:kể\s+)?(?:từ|đến|trong|vào)\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d(?:\s+trở\s+đi)?", regex.I)
_WORDS = regex.compile(r"\p{L}")
_PAID = regex.compile(
    r"(?<!\w)(?:trợ\s+cấp|trợ\s+giúp|phụ\s+cấp|hưu\s+trí|lương|lương\s+hưu|thu\s+nhập|thu\s+nhập\s+bình\s+quân|học\s+bổng|(?<!miễn\s)phí|báo\s+cáo|kế\s+hoạch|chương\s+trình|ngân\s+sách|dự\s+toán|chi\s+tiêu|sinh\s+hoạt|xã\s+hội|định\s+mức|đóng\s+góp|tiền\s+\p{L}+)\s*$"
)
_ENDS = regex.compile(r"[\s.;,:)]*(?:$|[.;,]|(?:theo|và|đúng)(?!\w))")


def recurring(due: Deadline | None, found: Found, text: str, rules: RuleBook) -> Deadline | None:
    """The deadline with the recurrence that the target's clause states; the recurrence alone where nothing gives a date."""
    if due is not None and due.every not in (None, "always"):
        return due
    hits = [h for h in deadline_hits(text, rules) if h.emits["kind"] == "every"]
    hit = next((h for h in hits if _of(h, found, text) or _opens(h, found, text)), None)
    if hit is None:
        return due
    if due is None:
        return Deadline(every=hit.emits["every"], text=text[hit.start : hit.end].strip(), source="sentence")
    return replace(due, every=hit.emits["every"])


def opening(found: Found, text: str, rules: RuleBook) -> list[Hit]:
    """The recurrence that opens the clause of a figure, no part of what is measured."""
    start = found.clause[0]
    hits = [h for h in deadline_hits(text, rules) if h.emits["kind"] == "every"]
    return [h for h in hits if start <= h.start < found.at and not _WORDS.search(_DATED.sub("", text[start : h.start]))]


def _opens(hit: Hit, found: Found, text: str) -> bool:
    """Whether a recurrence opens the sentence: it holds for every figure in it."""
    at = max((e for _, e in sentences(text) if e <= found.at), default=0)
    return at <= hit.start < found.at and not _WORDS.search(text[at : hit.start])


def _of(hit: Hit, found: Found, text: str) -> bool:
    """Whether a recurrence is said of the figure: it opens the clause, stands before the figure, or ends the clause."""
    begin, end = found.clause
    if not (begin <= hit.start and hit.end <= max(end, found.end)):
        return False
    before = fold(text[begin : hit.start])
    if _PAID.search(before):
        return False
    if hit.end <= found.at:
        return len(text[hit.end : found.at].split()) <= _WITHIN
    return _ENDS.match(fold(text[hit.end : end])) is not None
