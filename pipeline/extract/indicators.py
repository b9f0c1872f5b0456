"""Chỉ số: what a quantity measures, said without the figure, and whether more of it is better."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.extract.cues import Cues
from pipeline.extract.quantities import Found
from pipeline.model import Direction
from pipeline.rules import Hit
from pipeline.vietnamese import fold

LABEL = regex.compile(r"^\s*(?:[-+*•–]\s*|\(?\d{1,2}(?:\.\d{1,2})*\)?[.):]?\s+(?!\p{Ll})|(?:chỉ\s+tiêu|mục\s+tiêu)\s+\d{1,2}\s*[:.]\s*)+", regex.I)
_LEADING = regex.compile(
    r"^(?:[\s,;:.(\-–+*•]|(?:đồng\s+thời|trong\s+đó|phấn\s+đấu|và|là|có|đạt|cùng\s+với\s+đó|riêng|cụ\s+thể|bảo\s+đảm|đảm\s+bảo|duy\s+trì|để|nhằm"
    r"|góp\s+phần|với|mục\s+tiêu|cơ\s+cấu(?=\s*$)|(?:đến|từ)(?=\s*,)|tỷ\s+lệ(?=\s*$)|các|năm\s+(?:tiếp\s+theo|kế\s+tiếp|sau|còn\s+lại)|kế\s+hoạch|đặt\s+ra|nâng(?=\s+tổng)|cho(?=\s)(?!\s+(?:vay|thuê|mượn)))(?!\w))+",
    regex.I,
)
_TRAILING = regex.compile(
    r"(?:[\s,;:.(\-–]|(?<!\w)(?:đạt|là|từ|ở\s+mức|chiếm|khoảng|bình\s+quân|hàng\s+năm|hằng\s+năm|mỗi\s+năm|đến|vào|(?<!trở\s)lên|(?<!trở\s)xuống|còn|tăng|giảm|và|phấn\s+đấu|tối\s+thiểu|ít\s+nhất|trên|dưới|cho|lần\s+lượt|tương\s+ứng|cơ\s+cấu|gấp|duy\s+trì|mức|từ\s+\d[\d.,]*[^,;]*))+$",
    regex.I,
)
_OF = regex.compile(r"^\s*(?:(?:trong\s+)?(?:tổng\s+)?số(?:\s+lượng)?|các|những|tổng)\s+", regex.I)
_VALUED = regex.compile(r"(?::|\S+\s+\S+\s+(?:đạt|là|còn|lên|chiếm|mức))\s*(?:(?:từ|khoảng|trên|dưới|mức)\s*)*$", regex.I)
_BOUND_END = regex.compile(r"(?:[\s,;:(]|(?<!\w)(?:tối\s+thiểu|ít\s+nhất|trên|dưới|khoảng|từ|hơn)(?!\w))+$", regex.I)
_BOUND_LEFT = regex.compile(r"(?<!\d\s?\p{L}*(?:\s\p{L}+){0,3})\s+trở\s+(?:lên|xuống)$", regex.I)
_DATED = regex.compile(r"(?<!\w)(?:từ|đến|trong|vào)\s+(?:hết\s+|cuối\s+)*năm\s+20\d\d(?:\s+trở\s+đi)?", regex.I)
_GLOSS = regex.compile(r"^\s*\(?\s*\d+\s*/\s*\d+\s*\)")
_CLOSED = regex.compile(r"^([^()]*?)\s*\)(?=\s*\p{L})")
_OFTEN = regex.compile(r"(?<!\w)(?:h[àằ]ng|mỗi|định\s+kỳ)\s+(?:năm|quý|tháng|tuần)(?!\w)", regex.I)
_JOINED = regex.compile(r"\s*,?\s*(?:và|đồng\s+thời)\s+", regex.I)
_SUBJECT = 2
_END = 120
_SHARED = regex.compile(r"chiếm|tỷ\s+trọng|cơ\s+cấu|tỉ\s+trọng")


def indicator(found: Found, text: str, hints: Cues, times: Sequence[Hit]) -> str:
    """What is measured: the clause without figure, bound, deadline, base year and label."""
    start, end = found.clause
    cut = [(h.start, h.end) for kind in ("baseline", "commitment") for h in hints.of(kind, start, end)]
    cut += [(h.start, h.end) for h in times if start <= h.start and h.end <= end]
    if label := LABEL.match(text[start:end]):
        cut.append((start, start + label.end()))
    before = _without(text, start, found.start, sorted(cut))
    length = found.end - found.at if _VALUED.search(before[-_END:]) else _figure_length(found, text)
    after = "" if _goes_on(before, text, found, hints) else _without(text, found.at + length, end, sorted(cut))
    after = _GLOSS.sub("", after)
    after = _OF.sub("", after) if found.unit.kind == "share" and found.change is None else after
    changed = found.change is not None and len(after.split()) > 1
    lead = _BOUND_END.sub("", before) if changed and len(trimmed(before).split()) < _SUBJECT else trimmed(before)
    rest = " ".join(_LEADING.sub("", " ".join(f"{lead} {after}".split())).split()).strip(" ,;:.-–")
    rest = _CLOSED.sub(r"\1", rest)
    rest = _BOUND_LEFT.sub("", rest.removesuffix(f"/{found.per}") if found.per else rest)
    return rest.rstrip(") ") if rest.count(")") > rest.count("(") else rest


def led_in(before: str) -> bool:
    """Whether only words of leading in stand before a figure ("Hằng năm, có từ 90% ..."): what it measures follows it."""
    return not regex.search(r"\p{L}", _LEADING.sub("", trimmed(_DATED.sub("", _OFTEN.sub("", before)))))


def _goes_on(before: str, text: str, found: Found, hints: Cues) -> bool:
    """Whether something else to be done follows a value that has its subject before it ("đạt 100% và triển khai ...")."""
    joined = _JOINED.match(text, found.end)
    return joined is not None and len(trimmed(before).split()) >= _SUBJECT and any(h.start == joined.end() for h in hints.of("output"))


def trimmed(words: str) -> str:
    """Without the bound words and verbs that lead to a figure."""
    return words[:-_END] + _TRAILING.sub("", words[-_END:])


def direction(found: Found, falling: bool, clause: str) -> Direction:
    """Whether more is better: lower for ranks and for what is to fall, none for a share of a structure."""
    if found.form in ("rank", "absence") or falling or found.change == "decrease" or (found.bound in ("at_most", "less_than") and found.change is None):
        return "lower"
    return "none" if _SHARED.search(fold(clause)) and found.bound not in ("at_least", "more_than") else "higher"


def _figure_length(found: Found, text: str) -> int:
    """How much of a quantity is figure: the counted noun stays in the indicator, a sign or a share does not."""
    if found.form == "absence":
        return 0
    if found.unit.kind in ("people", "count", "event", "unknown"):
        return found.unit.start - found.at
    return found.end - found.at


def _without(text: str, start: int, end: int, cut: list[tuple[int, int]]) -> str:
    out, at = [], start
    for a, b in cut:
        if at < b and a < end:
            out.append(text[at : max(at, a)])
            at = max(at, b)
    return " ".join([*out, text[at : max(at, end)]])
