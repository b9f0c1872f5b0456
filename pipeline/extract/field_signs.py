"""Dấu hiệu ở từng trường: what speaks against the bound, the unit or the change that was read of a quantity, each a named function."""

from __future__ import annotations

from collections.abc import Callable

import regex

from pipeline.extract.sighting import Sighting

_COUNTED = frozenset({"people", "count", "event", "unknown", "structure"})
_NEXT_NOUN = regex.compile(
    r"\s*,\s*(?!(?:trong|đạt|bảo|đảm|phấn|tăng|giảm|có|gồm|bao|mỗi|với|tại|của|cho|từ|đến|tỷ|không|từng|nhằm|góp|được|là|để|chiếm|tương|so|kể|nâng|đưa|hoàn"
    r"|xây|tổ\s+chức|trồng|trên|dưới|ít|tối|phối|theo|trước|vào|năm|hằng|hàng|hoặc|thu|mở|cấp|lắp|duy|số|thực|triển)(?!\w))\p{L}+(?:\s+\p{L}+){0,2}\s*[,.;)]"
    r"|\s*,\s*(?:làng|thôn|bản|ấp|xóm|buôn|phường|xã|thị\s+trấn|huyện|thị\s+xã|thành\s+phố|ngành|đơn\s+vị|cơ\s+quan|đoàn\s+thể|cá\s+nhân|tổ\s+chức\s+(?=chính|đoàn|hội|xã)|hộ\s+kinh)(?!\w)"
)
_PLACES = r"tuyến|đoạn|địa\s+bàn|khu|sông|kênh|đường|phố|trục|cánh\s+đồng|diện\s+tích|lĩnh\s+vực|nền\s+tảng|tổng|xã|phường|huyện|thôn|lô|thửa|trang|kênh|hồ|đảo|tàu"
_LYING_ON = regex.compile(rf"trên\s+[\d.,]+\s+(?:{_PLACES})(?!\w)")
_FRACTION = regex.compile(r"\d\s*/\s*\d")
_LIMITS = regex.compile(r"(?<!\w)(?:trên|dưới|ít\s+nhất|tối\s+thiểu|không\s+quá|không\s+vượt|tối\s+đa|khoảng|trở\s+lên|trở\s+xuống|hơn|không\s+dưới|không\s+thấp\s+hơn|gần|ước)(?!\w)")
_ABOUT = regex.compile(r"(?<!\w)(?:khoảng|ước|xấp\s+xỉ)(?!\w)")
_MOVE = regex.compile(r"(?<!\w)(?:tăng|giảm|tiết\s+kiệm|rút\s+ngắn|hạ(?!\s+tầng)|cắt)(?!\w)")
_LEVEL = regex.compile(r"(?<!\w)(?:lên|xuống|còn|đạt|tới|ở\s+mức|là|chiếm|dưới)(?!\w)[^,;]{0,40}$")
_MULTIPLIED = regex.compile(r"(?<!\w)gấp(?!\w)")
_RANKING = regex.compile(r"(?<!\w)(?:xếp|hạng|vị\s+trí|thứ|đứng|nhóm)(?!\w)")
_GROWTH = regex.compile(r"(?<!\w)(?:tăng\s+trưởng|tốc\s+độ|mức\s+(?:tăng|giảm)|nhịp\s+độ)(?!\w)")
REACHED = regex.compile(r"(?<!\w)(?:lên|xuống|còn|đạt|tới)(?!\w)")
_REACH = 40


def _goes_on(s: Sighting) -> bool:
    """A comma and another noun after a counted one: "12 thôn, bản"."""
    return s.found.unit.kind in _COUNTED and _NEXT_NOUN.match(s.after) is not None


def _lying_on(s: Sighting) -> bool:
    """ "trên 12 tuyến phố": the word may tell where, not how many."""
    return s.found.unit.kind in _COUNTED and _LYING_ON.match(s.value + s.after) is not None


def _fraction(s: Sighting) -> bool:
    """ "3/14 tỉnh": a rank, a count or a share."""
    return _FRACTION.search(s.value) is not None


def _rated_measure(s: Sighting) -> bool:
    """So many metres, tons, pieces for each: often how dense or large a thing is."""
    return s.found.unit.kind == "measure" and bool(s.found.per)


def _two_limits(s: Sighting) -> bool:
    """Two words of limit close to one figure."""
    return len(_LIMITS.findall(s.lead[-_REACH:] + s.value + s.tail[: _REACH // 2])) > 1


def _about_before(s: Sighting) -> bool:
    """ "khoảng 50% ... và 30%": whether the second is a rough figure too."""
    if s.found.bound not in ("at_least", "between") or not s.found.unit.kind:
        return False
    return _ABOUT.search(s.before) is not None and REACHED.search(s.since + s.bound) is None


def _move_unsaid(s: Sighting) -> bool:
    """A verb of growth or fall in the clause, while the figure was read as a level that no word tells."""
    return s.found.change is None and _MOVE.search(s.lead) is not None and _LEVEL.search(s.lead + s.bound) is None


def _limit_before(s: Sighting) -> bool:
    """A limit said of an alike figure before it in the sentence, none of this one."""
    if s.found.stated or REACHED.search(s.since + s.bound):
        return False
    begin = s.sentence[0]
    return any(p.stated and begin <= p.at < s.found.at and p.unit.kind == s.found.unit.kind for p in s.peers)


def _times_unlike(s: Sighting) -> bool:
    """ "gấp hai lần năm 2025": a growth that was read as a level."""
    return s.found.unit.name == "lần" and s.found.change is None and _MULTIPLIED.search(s.lead[-_REACH:] + s.value) is not None


def _rank_unlike(s: Sighting) -> bool:
    """ "xếp 20/63 tỉnh", that was read as so many provinces."""
    return s.found.unit.name != "hạng" and _FRACTION.search(s.value) is not None and _RANKING.search(s.before) is not None


def _growth_unlike(s: Sighting) -> bool:
    """ "tốc độ tăng ... đạt 20%/năm", that was read as a level."""
    return s.found.unit.kind == "share" and s.found.change is None and bool(s.found.per) and _GROWTH.search(s.lead) is not None


FIELD_SIGNS: dict[str, Callable[[Sighting], bool]] = {
    "goes-on": _goes_on, "lying-on": _lying_on, "fraction": _fraction, "rated-measure": _rated_measure, "two-limits": _two_limits,
    "about-before": _about_before, "move-unsaid": _move_unsaid, "limit-before": _limit_before, "times-unlike": _times_unlike,
    "rank-unlike": _rank_unlike, "growth-unlike": _growth_unlike,
}  # fmt: skip
"""Every sign by name, in the order in which a target's reasons are told."""
