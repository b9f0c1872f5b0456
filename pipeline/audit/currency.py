"""Ngày của quy tắc: a report warns where its rules may have grown old, a year after the day to which they know the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.model import AuditReport

WARNING_AFTER_DAYS = 365


def dated(report: AuditReport, today: date) -> AuditReport:
    """The report with a notice where today, or the day that it judges by, is more than a year after its rules' date."""
    rules = date.fromisoformat(report.rules_current_to)
    judged = date.fromisoformat(report.judged_on) if len(report.judged_on) == len("2026-01-01") else rules
    if (max(today, judged) - rules).days <= WARNING_AFTER_DAYS:
        return report
    told = (
        f"Quy tắc và tên cơ quan chỉ được cập nhật đến {rules:%d/%m/%Y}, đã quá một năm: "
        "tên cơ quan, thẩm quyền và hiệu lực văn bản cần đối chiếu lại với quy định hiện hành."
    )
    return replace(report, notices=(*report.notices, told))
