"""Phiếu đối chiếu: an audit as tables in the layout of a consistency form, with a summary, what the child adds, and the findings."""

from __future__ import annotations

from collections import Counter

from pipeline.export import words
from pipeline.export.report import brief, summary
from pipeline.export.tables import TARGETS, Cell, Sheet, target_row
from pipeline.model import Assignment, AuditReport, Body, DutyVerdict, Target, TargetVerdict

_SIDE = (("Mục", 11), ("Chỉ tiêu", 27), ("Đơn vị tính", 8), ("Mức", 12), ("Thời hạn", 10))
FORM = (
    ("STT", 5), *_SIDE, *((f"{name} (cấp dưới)", width) for name, width in _SIDE),
    ("Kết luận", 12), ("Mức độ", 10), ("Lý do", 32), ("Trách nhiệm", 14), ("Lý do chấp nhận", 14),
)  # fmt: skip
GROUPS = (("", 1), ("CẤP TRÊN GIAO", len(_SIDE)), ("KẾ HOẠCH ĐƯỢC RÀ SOÁT", len(_SIDE)), ("ĐỐI CHIẾU", 5))
_WORK = (("Mục", 11), ("Nhiệm vụ", 36), ("Thời hạn", 14))
DUTIES = (
    ("STT", 5), *_WORK, *((f"{name} (cấp dưới)", width) for name, width in _WORK),
    ("Kết luận", 13), ("Lý do", 34), ("Trách nhiệm", 20),
)  # fmt: skip
DUTY_GROUPS = (("", 1), ("CẤP TRÊN GIAO CÁC XÃ, PHƯỜNG", len(_WORK)), ("KẾ HOẠCH ĐƯỢC RÀ SOÁT", len(_WORK)), ("ĐỐI CHIẾU", 3))
FINDINGS = (
    ("STT", 5), ("Mức độ", 11), ("Mã", 16), ("Phát hiện", 50), ("Căn cứ", 28), ("Trích dẫn", 38), ("Trang", 7), ("Lý do chấp nhận", 16),
)  # fmt: skip
SUMMARY = (("Nội dung", 44), ("Kết quả", 90))


def audit_sheets(report: AuditReport) -> tuple[Sheet, ...]:
    """Tóm tắt, đối chiếu chỉ tiêu, đối chiếu nhiệm vụ, chỉ tiêu thêm, phát hiện; a table without a line is left out."""
    sheets = (
        Sheet("Tóm tắt", SUMMARY, tuple(_summary(report))),
        Sheet("Đối chiếu chỉ tiêu", FORM, tuple(_line(n, v) for n, v in enumerate(report.verdicts, 1)), GROUPS),
        Sheet("Đối chiếu nhiệm vụ", DUTIES, tuple(_duty(n, d) for n, d in enumerate(report.duties, 1)), DUTY_GROUPS),
        Sheet("Chỉ tiêu cấp dưới thêm", TARGETS, tuple(target_row(t) for t in report.added)),
        Sheet("Phát hiện", FINDINGS, tuple(
            (n, "Đã chấp nhận" if f.accepted else words.SEVERITIES[f.severity], f.check, f.message, f.basis,
             f.child.quote if f.child else "", (f.child.page or "") if f.child else "", f.accepted)
            for n, f in enumerate(report.findings, 1)
        )),
    )  # fmt: skip
    return tuple(sheet for sheet in sheets if sheet.rows)


def _summary(report: AuditReport) -> list[tuple[Cell, ...]]:
    """First whether the parent is the right one, then the day, then the counts."""
    rows: list[tuple[Cell, ...]] = [("Kế hoạch được rà soát", brief(report.child))]
    rows += [("Đối chiếu với", brief(parent)) for parent in report.parents]
    rows += [("Có đúng văn bản cấp trên không?", f.message) for f in report.findings if f.topic == "parent"]
    rows += [("Tính đến", words.day(report.judged_on)), ("Quy tắc cập nhật đến", words.day(report.rules_current_to))]
    rows += [("Lưu ý", notice) for notice in report.notices]
    rows.append(("Kết quả", summary(report)))
    verdicts = Counter(v.verdict for v in report.verdicts)
    rows += [(f"Chỉ tiêu: {words.VERDICTS[name]}", verdicts[name]) for name in words.VERDICTS if verdicts[name]]
    open_ones = Counter[str](f.severity for f in report.findings if not f.accepted)
    rows += [(f"Phát hiện: {name}", open_ones[level]) for level, name in words.SEVERITIES.items() if open_ones[level]]
    accepted = sum(bool(line.accepted) for line in report.lines)
    return [*rows, ("Đã chấp nhận", accepted)] if accepted else rows


def _line(number: int, line: TargetVerdict) -> tuple[Cell, ...]:
    child: tuple[Cell, ...] = _side(line.child) if line.child else ("", "Không có", "", "", "")
    owner = (line.child.owner if line.child else None) or line.parent.owner
    level = "Đã chấp nhận" if line.accepted else words.SEVERITIES.get(line.severity, "")
    return (number, *_side(line.parent), *child, words.VERDICTS[line.verdict], level, line.sentence, _owner(owner), line.accepted)


def _duty(number: int, line: DutyVerdict) -> tuple[Cell, ...]:
    lead = words.bodies(line.child.lead) if line.child else ""
    return (number, *_work(line.parent), *_work(line.child), words.VERDICTS[line.verdict], line.sentence, lead)


def _work(duty: Assignment | None) -> tuple[Cell, ...]:
    if duty is None:
        return ("", "Không có", "")
    return (words.place(duty.section, duty.evidence), duty.duty, words.deadline(duty.deadline))


def _side(target: Target) -> tuple[Cell, ...]:
    return (words.place(target.section, target.evidence), words.told(target), target.quantity.unit, words.rate(target), words.due(target))


def _owner(body: Body | None) -> str:
    return body.name or body.text if body else ""
