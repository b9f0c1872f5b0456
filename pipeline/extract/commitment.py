"""Có phải là chỉ tiêu: whether the plan commits to a quantity, and how sure that reading is."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pipeline.extract.quantities import Found
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen
from pipeline.extract.units import UnitKind
from pipeline.model import Role
from pipeline.vietnamese import fold

_COUNTED = frozenset({"people", "count", "event", "unknown", "score"})
_GOVERNED_WITHIN = 80
_UNKNOWN_WITHIN = 12
_PHRASE = 2
_RANGE_OPENS = regex.compile(r"(?<!\w)từ\s*$")
_BREAKS = regex.compile(r"(?<!\w)(?:tại|của|trong|thuộc|do|theo|từ|giữa|bởi|về|như|với|khi)(?!\w)")
_ANNOUNCES = regex.compile(r"(?<!\w)(?:chỉ\s+tiêu|mục\s+tiêu)(?!\w)[^.;]{0,60}:\s*$")
_THERE_IS = regex.compile(r"\W*(?:toàn\s+)?(?:tỉnh|thành\s+phố|huyện|xã|phường|địa\s+bàn|trên\s+địa\s+bàn[^,;.]{0,30})\s+(?:hiện\s+)?có\s")
_INDEXED = regex.compile(r"(?<!\w)(?:chỉ\s+số|điểm|hệ\s+số|mức|xếp\s+hạng|tỷ\s+số|tỉ\s+số|tỷ\s+suất|tỉ\s+suất|tỷ\s+lệ|tỉ\s+lệ)(?!\w)")
_AVERAGE = regex.compile(r"\W*(?:trung\s+bình|bình\s+quân)\s+(?:có\s+|đạt\s+)?")
_LISTS = regex.compile(r"(?<!\w)(?:thông\s+qua|đề\s+ra|đặt\s+ra|xác\s+định|phấn\s+đấu)\s[^.;:]{0,40}chỉ\s+tiêu(?!\w)[^.;:]{0,40}:")
_RAISED_TO = regex.compile(r"(?<!\w)(?:nâng|tăng|đưa|giảm|hạ)\s[^.;:,]{3,120}\s(?:lên|xuống|còn)(?:\s+(?:thành|đến|tới))?\s+$")
_REPEATED = regex.compile(r"%\s*\(\s*$")
_TIMED = regex.compile(r"(?<!\w)(?:tuổi\s+thọ|thời\s+gian\s+(?:trung\s+bình\s+|bình\s+quân\s+)?(?:giải\s+quyết|xử\s+lý|chờ|trả|phản\s+hồi|làm\s+thủ\s+tục|thực\s+hiện\s+thủ\s+tục|thông\s+quan|cấp|tiếp\s+nhận|lưu\s+trú|tham\s+quan)|rút\s+ngắn|thời\s+gian\s+(?!tới|qua|thực\s+hiện|tổ\s+chức|hoàn\s+thành|diễn\s+ra|báo\s+cáo|gửi|nộp|thi\s|kiểm\s+tra|học|làm\s+việc|triển\s+khai|từ\s|trong\s|là\s)(?:[^.;,\d]|\b01\b|\bmột\b){2,60}(?:không\s+quá|dưới|tối\s+đa|trung\s+bình|bình\s+quân|còn|xuống)|số\s+(?:năm|giờ|ngày))(?!\w)")


_NEUTRAL: frozenset[Role] = frozenset({"other", "body", "preamble", "tasks", "annex"})
_RAISED = regex.compile(r"(?<!\w)(?:thu(?!\w*\s+(?:hồi\s+đất))|huy\s+động|vận\s+động|giải\s+ngân|doanh\s+thu|giá\s+trị|kim\s+ngạch|cho\s+vay|quyên\s+góp|ủng\s+hộ|tiết\s+kiệm|thu\s+nhập|tổng\s+(?:vốn|thu|mức)|tăng|giảm|xã\s+hội\s+hóa|dư\s+nợ|tạo\s+nguồn|góp)(?!\w)")
_TELLING = regex.compile(r"(?<!\w)(?:xảy\s+ra|ghi\s+nhận|thống\s+kê\s+(?:có|được)|trong\s+số|còn\s+tồn|nguyên\s+nhân|so\s+với\s+cùng\s+kỳ|tháng\s+qua|vừa\s+qua|trước\s+đây|từng)(?!\w)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quantity that no rule speaks against is no target; not `settled` where nothing tells what it is."""

    reason: str
    settled: bool


_REPEAT = Refusal("nhắc lại bằng số lượng tỷ lệ đứng ngay trước", True)
_UNFIT: dict[UnitKind, Refusal] = {
    "time": Refusal("khoảng thời gian, không phải mức phải đạt", True),
    "age": Refusal("độ tuổi", True),
    "structure": Refusal("số đếm các phần, các mặt", True),
    "": Refusal("không rõ con số này đếm hay đo cái gì", False),
}


def refusal(found: Found, statement: Statement, seen: Screen, setting: Setting) -> Refusal | None:
    """What keeps a quantity from being a target: its unit, or that nothing makes it something to be reached; else None."""
    if not _fit(found, statement, seen):
        return _UNFIT.get(found.unit.kind, _REPEAT)
    if _placed(found, statement, seen, setting):
        return None
    told = setting.informal or statement.part == "preamble"
    return Refusal("lời kể, chưa có lời cam kết" if told else "số lượng không đi với việc phải làm hay mức phải đạt", told)


def _fit(found: Found, statement: Statement, seen: Screen) -> bool:
    """Whether the unit can be that of a target at all."""
    clause = fold(statement.text[found.clause[0] : found.clause[1]])
    match found.unit.kind:
        case "time" | "age":
            return bool(found.per) or _TIMED.search(clause) is not None
        case _ if found.form == "fraction" and _REPEATED.search(seen.text[: found.start]):
            return False
        case "structure":
            return found.form == "fraction"
        case "":
            return found.form == "absence" or bool(found.per) or (found.stated and _INDEXED.search(clause) is not None)
        case _:
            return True


def _placed(found: Found, statement: Statement, seen: Screen, setting: Setting) -> bool:
    """Whether part and words make the quantity something to be reached."""
    begin, end = seen.sentence(found.at)
    goal = bool(seen.cues.of("goal", begin, end))
    if (setting.informal and not _announced(statement)) or statement.part == "preamble":
        return _promised(found, statement, seen, setting)
    if found.unit.kind in _COUNTED and found.form in ("figure", "word", "fraction"):
        return found.stated or governed(found, statement, seen) or (statement.part == "objectives" and (goal or found.opens or found.unit.kind != "unknown"))
    return True


def _announced(statement: Statement) -> bool:
    """Whether a heading or a line ending in a colon says that targets follow ("Kế hoạch đề ra các chỉ tiêu sau:")."""
    return statement.part in ("objectives", "requirements") or any(_ANNOUNCES.search(fold(lead.text)) for lead in statement.leads[:1])


def _promised(found: Found, statement: Statement, seen: Screen, setting: Setting) -> bool:
    """In running prose: a goal or "sẽ" before the quantity in its paragraph, or a paragraph that carries one on."""
    if not setting.informal:
        return any(h.end <= found.at for h in seen.cues.of("commitment"))
    level = found.stated or found.per or found.unit.kind == "share" or found.form in ("rank", "all", "absence")
    begin, end = seen.sentence(found.at)
    owned = not level and _THERE_IS.match(fold(seen.text[begin : found.start])) is not None and not seen.cues.of("goal", begin, end)
    if statement.goes_on and not owned and (level or found.unit.kind == "measure" or governed(found, statement, seen) or _named(found, seen)):
        return True
    goals = [h for h in (*seen.cues.of("commitment"), *seen.cues.of("will")) if h.end <= found.at and not (owned and h.start < begin)]
    told: list[object] = [] if owned else [h for h in seen.cues.of("goal") if "mục tiêu" in fold(seen.text[h.start : h.end])]
    told += _LISTS.findall(fold(seen.text[: found.at]))
    return bool(goals or told) or (bool(seen.cues.of("carry")) and found.stated)


def _named(found: Found, seen: Screen) -> bool:
    """Whether the name of an indicator opens the clause of a figure ("tổng đàn bò 100.000 con")."""
    return any(not seen.text[found.clause[0] : h.start].strip() for h in seen.cues.of("subject", found.clause[0], found.start))


def governed(found: Found, statement: Statement, seen: Screen) -> bool:
    """Whether a verb of making, holding or reaching stands right before a count ("tổ chức 02 lớp", "Đầu tư mới: 35 trạm")."""
    text, (begin, _) = statement.text, found.clause
    before = text[begin : found.start]
    if before.rstrip().endswith(":") or (statement.yields and not before.strip(" -+(")) or (found.opens and before.strip(" (") == "" and begin > 0):
        return True
    if found.per and _AVERAGE.fullmatch(fold(before)):
        return True
    if seen.cues.of("keep", begin, found.start) or _reaching(found, seen, begin) or _RAISED_TO.search(fold(before)):
        return True
    verb = seen.cues.last_before("output", found.start + 1, begin)
    if found.unit.kind == "unknown":
        return verb is not None and len(text[verb.end : found.start]) <= _UNKNOWN_WITHIN
    gap = fold(text[verb.end if verb is not None else begin : found.start])
    owns = verb is not None and fold(text[verb.start : verb.end]) == "có"
    gap = _RANGE_OPENS.sub("", gap) if found.low != found.high or not owns else gap
    if verb is None and (statement.part not in ("tasks", "annex") or len(gap.split()) < _PHRASE):
        return False
    return len(gap) <= _GOVERNED_WITHIN and _BREAKS.search(gap) is None


def _reaching(found: Found, seen: Screen, begin: int) -> bool:
    """Whether the count is that of the places of a trial, of those who take part, or what each of a kind has ("mỗi tháng 02 chuyên mục")."""
    hits = (h for kind in ("trial", "crowd", "per") for h in seen.cues.of(kind, begin, found.start + 1))
    return any(0 <= found.start - h.end <= 1 for h in hits)
