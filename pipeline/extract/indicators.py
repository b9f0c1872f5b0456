"""Chỉ số và đối tượng: what a quantity measures, said without the figure, and the enumerated nouns of its denominator."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.extract.cues import Cues
from pipeline.extract.quantities import Found
from pipeline.model import Direction
from pipeline.rules import Hit
from pipeline.vietnamese import fold

_LABEL = regex.compile(r"^\s*(?:[-+*•–]\s*|\(?\d{1,2}(?:\.\d{1,2})*\)?[.):]?\s+(?!\p{Ll})|(?:chỉ\s+tiêu|mục\s+tiêu)\s+\d{1,2}\s*[:.]\s*)+", regex.I)
_LEADING = regex.compile(
    r"^(?:[\s,;:.(\-–+*•]|(?:đồng\s+thời|trong\s+đó|phấn\s+đấu|và|là|có|đạt|cùng\s+với\s+đó|riêng|cụ\s+thể|bảo\s+đảm|đảm\s+bảo|duy\s+trì|để|nhằm"
    r"|góp\s+phần|với|mục\s+tiêu|cơ\s+cấu(?=\s*$)|đến(?=\s*,)|tỷ\s+lệ(?=\s*$)|các|kế\s+hoạch|đặt\s+ra|nâng(?=\s+tổng)|cho(?=\s))(?!\w))+",
    regex.I,
)
_TRAILING = regex.compile(
    r"(?:[\s,;:.(\-–]|(?<!\w)(?:đạt|là|từ|ở\s+mức|chiếm|khoảng|bình\s+quân|hàng\s+năm|hằng\s+năm|mỗi\s+năm|đến|vào|(?<!trở\s)lên|(?<!trở\s)xuống|còn|tăng|giảm|và|phấn\s+đấu|tối\s+thiểu|ít\s+nhất|trên|dưới|cho|lần\s+lượt|tương\s+ứng|cơ\s+cấu|gấp|duy\s+trì|mức|từ\s+\d[\d.,]*[^,;]*))+$",
    regex.I,
)
_PREDICATE = regex.compile(
    r"(?<!\w)(?:thực\s+hiện|được|có(?!\s+(?:hoàn\s+cảnh|thẩm\s+quyền|nhu\s+cầu|liên\s+quan|uy\s+tín|công|điều\s+kiện|nguy\s+cơ|khả\s+năng|trình\s+độ))|đạt|áp\s+dụng|ứng\s+dụng|triển\s+khai|tham\s+gia|hoàn\s+thành"
    r"|sử\s+dụng|bố\s+trí|tiếp\s+cận|cung\s+cấp|đăng\s+ký|cam\s+kết|phải|biết|dùng|trở\s+thành|gửi|báo\s+cáo|hoàn\s+thiện|tổ\s+chức(?=\s+(?:các|thực|triển|ít|tối|sinh|hội|tập))|xây\s+dựng(?=\s+(?:kế\s+hoạch|mô\s+hình|quy|và|chương|phương|được|hoàn))|(?<!chứng\s)(?<!xác\s)(?<!công\s)(?<!ghi\s)nhận|mở|kết\s+nối|thường\s+xuyên|chuyển|đáp\s+ứng|ban\s+hành|hưởng(?=\s+thụ)|không|thoát|khám|về(?=\s+đích)|đưa|lắp|thành\s+lập|tăng|giảm|đảm\s+bảo|bảo\s+đảm|duy\s+trì|trong\s+đó)(?!\w)",
    regex.I,
)
_OF = regex.compile(r"^\s*(?:(?:trong\s+)?(?:tổng\s+)?số(?:\s+lượng)?|các|những|tổng)\s+", regex.I)
_RATE_OF = regex.compile(r"^\W*(?:(?:phấn\s+đấu|nâng|đưa|duy\s+trì|tăng|giảm|bảo\s+đảm|đảm\s+bảo)\s+)*(?:tỷ|tỉ)\s+lệ\s+", regex.I)
_AND = regex.compile(r"\s*[,;]\s*(?:và\s+)?|\s+(?:và|hoặc|cùng)\s+")
_UNTIL = regex.compile(r"\s(?:(?:vào|đến|trong|từ)\s+(?:cuối\s+|hết\s+)*(?:năm|quý|tháng|nay)|so\s+với|giai\s+đoạn|trước\s+(?:ngày|khi)|theo\s+quy\s+định|để\s|nhằm)\b", regex.I)
_PEOPLED = regex.compile(r"(?:hộ|người|trẻ|học\s+sinh|lao\s+động|cán\s+bộ|đảng\s+viên|hồ\s+sơ|doanh\s+nghiệp|trường|xã|phường|thôn|cơ\s+(?:sở|quan)|dân\s+số|phụ\s+nữ|thanh\s+niên|đơn\s+vị)(?!\w)", regex.I)
_VALUED = regex.compile(r"(?::|\S+\s+\S+\s+(?:đạt|là|còn|lên|chiếm|mức))\s*(?:(?:từ|khoảng|trên|dưới|mức)\s*)*$", regex.I)
_BOUND_END = regex.compile(r"(?:[\s,;:(]|(?<!\w)(?:tối\s+thiểu|ít\s+nhất|trên|dưới|khoảng|từ|hơn)(?!\w))+$", regex.I)
_SUBJECT = 2
_END = 120
_HELD = "\u0001"
_TOGETHER = regex.compile(r"(?:xã|phường|thị trấn|đặc khu|sở|ban|ngành|đoàn thể)(?:, (?:xã|phường|thị trấn|đặc khu|sở|ban|ngành|đoàn thể)(?!\w))+", regex.I)
_QUALIFIER = regex.compile(r"\s*\([^)]*\)")
_LONGEST_MEMBER = 14
_SHARED = regex.compile(r"chiếm|tỷ\s+trọng|cơ\s+cấu|tỉ\s+trọng")


def indicator(found: Found, text: str, hints: Cues, times: Sequence[Hit]) -> str:
    """What is measured: the clause without figure, bound, deadline, base year and label."""
    start, end = found.clause
    cut = [(h.start, h.end) for kind in ("baseline", "commitment") for h in hints.of(kind, start, end)]
    cut += [(h.start, h.end) for h in times if start <= h.start and h.end <= end]
    if label := _LABEL.match(text[start:end]):
        cut.append((start, start + label.end()))
    before = _without(text, start, found.start, sorted(cut))
    length = found.end - found.at if _VALUED.search(before[-_END:]) else _figure_length(found, text)
    after = _without(text, found.at + length, end, sorted(cut))
    after = _OF.sub("", after) if found.unit.kind == "share" and found.change is None else after
    changed = found.change is not None and len(after.split()) > 1
    lead = _BOUND_END.sub("", before) if changed and len(_trimmed(before).split()) < _SUBJECT else _trimmed(before)
    rest = " ".join(_LEADING.sub("", " ".join(f"{lead} {after}".split())).split()).strip(" ,;:.-–")
    return rest.rstrip(")") if rest.count(")") > rest.count("(") else rest


def _trimmed(words: str) -> str:
    """Without the bound words and verbs that lead to a figure."""
    return words[:-_END] + _TRAILING.sub("", words[-_END:])


def predicate(words: str) -> str:
    """What is said of a noun phrase, from its verb on; "" where there is no verb."""
    m = _PREDICATE.search(words)
    return " ".join(words[m.start() :].split()) if m else ""


def population(found: Found, text: str) -> tuple[str, ...]:
    """The nouns that a share is a share of: after the figure ("100% số cơ quan, tổ chức"), or after "tỷ lệ"."""
    if found.unit.kind != "share" and found.form != "all":
        return ()
    after = text[found.end : found.clause[1]]
    if found.form == "all" or (found.change is None and _starts_noun(after)):
        return _members(_OF.sub("", after))
    before = _trimmed(text[found.clause[0] : found.start])
    m = _RATE_OF.match(before)
    nouns = _OF.sub("", before[m.end() :]) if m else ""
    return _members(nouns) if nouns and (predicate(nouns) or _PEOPLED.match(nouns)) else ()


def direction(found: Found, falling: bool, clause: str) -> Direction:
    """Whether more is better: lower for ranks and for what is to fall, none for a share of a structure."""
    if found.form in ("rank", "absence") or falling or (found.bound in ("at_most", "less_than") and found.change is None):
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


def _starts_noun(after: str) -> bool:
    return bool(regex.match(r"\s*\p{L}", after)) and not regex.match(
        r"\s*(?:so|vào|đến|trong|trở|và|năm|hàng|hằng|mỗi|trên|của|tổng\s+sản|grdp|gdp|kế\s+hoạch|dự\s+toán|theo|với|cho|tại|ở)(?!\w)", after, regex.I
    )


def _members(nouns: str) -> tuple[str, ...]:
    """An enumeration up to its predicate, one noun phrase each; "xã, phường" and "sở, ban, ngành" are one."""
    nouns = _UNTIL.split(nouns, maxsplit=1)[0]
    plain = _TOGETHER.sub(lambda m: m.group().replace(", ", _HELD), _QUALIFIER.sub("", nouns))
    stop = _PREDICATE.search(plain)
    listed = plain[: stop.start()] if stop else plain
    parts = [" ".join(p.split()).strip(" .;:,").replace(_HELD, ", ") for p in _AND.split(listed)]
    return tuple(p for p in parts if p and len(p.split()) <= _LONGEST_MEMBER and regex.search(r"\p{L}", p))
