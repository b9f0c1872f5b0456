"""Words for values: how quantities, periods, deadlines and bodies read to a Vietnamese official."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from textwrap import shorten

import regex

from pipeline.model import Assignment, Band, Body, Deadline, Dropped, Evidence, Fate, NumberEntry, Quantity, Target, Verdict
from pipeline.vietnamese import shown

QUOTED = 70
BOUNDS = {
    "at_least": "từ {} trở lên", "more_than": "trên {}", "at_most": "không quá {}", "less_than": "dưới {}",
    "about": "khoảng {}", "between": "{}",
}  # fmt: skip
VERDICTS: dict[Verdict, str] = {
    "missing": "Thiếu", "unit_differs": "Khác đơn vị tính", "baseline_differs": "Khác gốc so sánh",
    "ambiguous": "Chưa rõ cặp đối chiếu", "weaker": "Thấp hơn", "later": "Muộn hơn", "looser": "Cam kết yếu hơn",
    "narrowed": "Thu hẹp phạm vi", "undecided": "Chưa kết luận", "milestone": "Mốc một phần giai đoạn",
    "exceeded": "Cao hơn", "met": "Đạt", "not_applicable": "Không áp dụng",
}  # fmt: skip
SEVERITIES = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Ghi chú", "undecided": "Cần xem"}
KINDS = {
    "plan": "Kế hoạch", "programme": "Chương trình, đề án", "decision": "Quyết định", "dispatch": "Công văn",
    "news": "Tin bài", "other": "Văn bản khác",
}  # fmt: skip
PARTS = {"thể thức": "phần thể thức", "mở đầu": "phần mở đầu", "nội dung": "phần nội dung", "kết": "đoạn kết"}
PIECES = (
    (r"-(\d+)", "gạch đầu dòng thứ {}"), (r"\+(\d+)", "dấu cộng thứ {}"), (r"[^\w\s](\d+)", "ý thứ {}"), (r"PL(.+)", "Phụ lục {}"),
    (r"bảng(\d+)", "bảng {}"), (r"đoạn(\d+)", "đoạn thứ {}"), (r"mục(\d+)", "mục con thứ {}"),
    (r"((?:Phần|Chương|Điều|\p{Ll}{2,}(?: \p{Ll}+)*) \S+)", "{}"),
)  # fmt: skip
ROLES = {"parent": "Văn bản được triển khai", "basis": "Căn cứ", "mention": "Viện dẫn"}


def quantity(value: Quantity) -> str:
    """As a person says it: "từ 90% trở lên", "60–70%", "khoảng 2.989,5 MW"; all is "100%", none is "không để xảy ra"."""
    if value.bound == "at_most" and value.high == 0:
        return "không để xảy ra"
    numbers = shown(value.low) if value.low == value.high else f"{shown(value.low)}–{shown(value.high)}"
    unit = value.unit if value.unit in ("%", "‰") or not value.unit else f" {value.unit}"
    whole = value.bound == "at_least" and value.low == 100 and value.unit == "%"
    return "100%" if whole else BOUNDS[value.bound].format(numbers + unit)


def rate(target: Target) -> str:
    """The quantity with its change, base and baseline: "tăng từ 20% trở lên/năm (so với năm 2025)"."""
    change = {"increase": "tăng ", "decrease": "giảm "}.get(target.change or "", "")
    per = f" / {target.per}" if target.per else ""
    base = f" (so với năm {target.baseline})" if target.baseline else ""
    return change + quantity(target.quantity) + per + base


def told(target: Target) -> str:
    """The target's words, with what they are about where a later clause leaves it out: "70% vào năm 2030 (về: người … được bồi dưỡng)"."""
    unsaid = set(target.indicator.lower().split()) - set(target.text.lower().split())
    return f"{target.text} (về: {target.indicator})" if len(unsaid) > 2 else target.text


def left_out(item: Dropped, *, alone: bool) -> str:
    """ "T11 “100% sở, ban, ngành cấp tỉnh…”: Chỉ giao cho cơ quan cấp tỉnh."; a single parent needs no number of its own."""
    quote = f" “{shorten(item.quote, QUOTED, placeholder='…')}”" if item.quote else ""
    line = f"{item.parent}{quote}: {item.reason}"
    return line.replace("P1:", "") if alone else line


OFTEN = {
    "year": "hằng năm", "half-year": "6 tháng một lần", "quarter": "hằng quý", "month": "hằng tháng", "week": "hằng tuần", "always": "thường xuyên",
}  # fmt: skip
"""Recurrences as an official says them."""


def deadline(value: Deadline | None) -> str:
    """As written where it was written, else the date as dd/mm/yyyy."""
    if value is None:
        return ""
    return value.text or (date(value.by) if value.by else "")


def due(target: Target) -> str:
    """The year or date by which a target is due, from which on it is kept, or how often it has to be reached."""
    if target.deadline is None or not (target.deadline.by or target.deadline.every):
        return f"{target.period.start}–{target.period.end}" if target.period else ""
    by, every = target.deadline.by or "", target.deadline.every or ""
    said = f"năm {by[:4]}" if by.endswith("-12-31") else date(by) if by else ""
    onwards = said and target.deadline.text.lower().startswith(("từ năm", "kể từ năm")) and every != ""
    until = f"từ {said} trở đi" if onwards else f"đến {said}"
    if every == "always" and said:
        return until if onwards else f"{target.deadline.text}, {until}"
    often = OFTEN.get(every, target.deadline.text)
    if every and not (said and target.per and often.endswith(target.per)):
        return f"{often}, {until}" if said else often
    return until if onwards else said


def date(iso: str) -> str:
    """"2025-11-24" → "24/11/2025"; "2021-07" → "tháng 7/2021"."""
    parts = iso.split("-")
    if len(parts) == 3:
        return f"{parts[2]}/{int(parts[1]) if int(parts[1]) > 2 else parts[1]}/{parts[0]}"
    return f"tháng {int(parts[1])}/{parts[0]}" if len(parts) == 2 else iso


def day(iso: str) -> str:
    """"ngày 24/11/2025", "tháng 7/2021", "năm 2026": as much as is known."""
    before = {3: "ngày ", 2: "", 1: "năm "}[len(iso.split("-"))]
    return before + date(iso)


def bodies(values: Iterable[Body]) -> str:
    """Names as written, joined by "; "."""
    return "; ".join(b.text or b.name for b in values)


def unclear(duty: Assignment) -> str:
    """What of the six a duty leaves unclear: "thời gian, sản phẩm"."""
    return ", ".join(name.removeprefix("rõ ") for name in duty.unclear or ())


def place(section: str, evidence: Evidence | None) -> str:
    """"mục IV.1, trang 3"."""
    parts = [spoken(section)] if section else []
    if evidence is not None and evidence.page:
        parts.append(f"trang {evidence.page}")
    return ", ".join(parts)


def spoken(path: str) -> str:
    """A section's path as an official says it: "II.1.-2" → "mục II.1, gạch đầu dòng thứ 2"; "PL1.bảng2" → "Phụ lục 1, bảng 2"."""
    if path in PARTS:
        return PARTS[path]
    said: list[str] = []
    for named, group in groupby(path.split("."), key=lambda piece: _named(piece) != ""):
        pieces = list(group)
        said.extend(map(_named, pieces) if named else ["mục " + ".".join(map(_again, pieces))])
    return ", ".join(said)


def _named(piece: str) -> str:
    """What a piece of a path is called when it is no plain number or letter, else ""."""
    whole = regex.fullmatch(r"(.+?)((?:\(\d+\))*)", piece)
    plain, again = (whole[1], whole[2]) if whole else (piece, "")
    for form, said in PIECES:
        if m := regex.fullmatch(form, plain):
            return _again(said.format(*m.groups()) + again)
    return ""


def _again(piece: str) -> str:
    """"III(2)" → "III (lần 2)": the same number was given twice in the document."""
    return regex.sub(r"\((\d+)\)", r" (lần \1)", piece)

BANDS: dict[Band, str] = {"high": "cao", "medium": "vừa", "low": "thấp"}
"""How sure a reading is; README tells how often each is right."""


def sure(target: Target) -> str:
    """ "cao"; "thấp, cần xem lại: đơn vị tính của con số này chưa có trong danh mục"."""
    why = "; ".join(target.reasons)
    return BANDS[target.band] + (f", cần xem lại: {why}" if target.doubtful and why else "")


def bands(targets: Iterable[Target]) -> str:
    """ "10 cao, 1 vừa, 1 thấp"."""
    counts = Counter(t.band for t in targets)
    return ", ".join(f"{counts[band]} {name}" for band, name in BANDS.items() if counts[band])


FATES: dict[Fate, str] = {
    "unclaimed": "chưa xếp được", "target": "thuộc chỉ tiêu", "deadline": "thời hạn", "date": "ngày tháng", "reference": "viện dẫn",
    "name": "tên gọi, số thứ tự", "not_target": "không phải chỉ tiêu",
}  # fmt: skip
"""What became of a number, the open ones first."""


def fate(entry: NumberEntry) -> str:
    """ "thuộc chỉ tiêu T3"; "không phải chỉ tiêu, vì: kinh phí [not-funding]"."""
    if entry.targets:
        return f"{FATES[entry.fate]} {', '.join(entry.targets)}"
    why = f", vì: {entry.reason}" if entry.fate == "not_target" else f": {entry.reason}" if entry.reason else ""
    return FATES[entry.fate] + why + (f" [{entry.rule}]" if entry.rule else "")


CHANGES = {"changed": "Thay đổi", "added": "Thêm", "dropped": "Bỏ", "reworded": "Sửa câu chữ", "unchanged": "Giữ nguyên"}
"""What happened to an item between two versions of a plan, by kind of change."""
