"""Plans as plain tables: the one place that says which columns there are; Excel, Word, CSV and Markdown share them."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass

from pipeline.export import words
from pipeline.model import Assignment, Plan, Target

Cell = str | int | datetime.date


@dataclass(frozen=True, slots=True)
class Sheet:
    """Bảng: a title, column headings with widths in characters, rows of text, numbers and dates.

    `groups` are headings over several columns, each with how many it covers ("" covers columns without one).
    """

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[tuple[str, int], ...] = ()


TARGETS = (
    ("Mã", 6), ("Chỉ tiêu", 50), ("Mức", 20), ("Đơn vị", 10), ("Thời hạn", 12), ("Đối tượng", 24),
    ("Cam kết", 11), ("Tin cậy", 8), ("Cần xem lại", 20), ("Nguồn (mục, trang)", 15),
)  # fmt: skip
ASSIGNED = (
    ("STT", 6), ("Nhiệm vụ", 50), ("Chủ trì", 20), ("Phối hợp", 22), ("Thời gian", 16), ("Sản phẩm", 14), ("Nguồn (mục, trang)", 15),
)  # fmt: skip
ASSIGNMENTS = (*ASSIGNED, ("Hình thức", 10), ("Chưa rõ (6 rõ)", 14), ("Cần xem lại", 16))
REFERENCES = (("Mã", 6), ("Loại", 16), ("Số, ký hiệu", 20), ("Ngày", 12), ("Cơ quan", 30), ("Trích yếu", 60), ("Vai trò", 22))
COMMITMENTS = {"firm": "chắc chắn", "aspirational": "phấn đấu", "conditional": "có điều kiện"}


def plan_sheets(plan: Plan) -> tuple[Sheet, ...]:
    """Chỉ tiêu, phân công, phân công theo cơ quan, phân công theo thời hạn, văn bản viện dẫn."""
    duties = [_duty(n, a) for n, a in enumerate(plan.assignments, 1)]
    by_body = sorted(duties, key=lambda row: str(row[2]))
    days = [_day(a) for a in plan.assignments]
    by_day = sorted(((*row, day or "") for row, day in zip(duties, days, strict=True)), key=lambda row: str(row[-1] or "9999"))
    return (
        Sheet("Chỉ tiêu", TARGETS, tuple(target_row(t) for t in plan.targets)),
        Sheet("Phân công", ASSIGNMENTS, tuple(duties)),
        Sheet("Phân công theo cơ quan", ASSIGNMENTS, tuple(by_body)),
        Sheet("Phân công theo thời hạn", (*ASSIGNMENTS, ("Hạn", 13)), tuple(by_day)),
        Sheet("Văn bản viện dẫn", REFERENCES, tuple(
            (r.id, r.doc_type, r.number, words.date(r.date) if r.date else "", r.issuer, r.title, words.ROLES[r.role])
            for r in plan.references
        )),
    )  # fmt: skip


def target_row(t: Target) -> tuple[Cell, ...]:
    """The row of one target."""
    return (
        t.id, words.told(t), words.rate(t), t.quantity.unit, words.due(t), ", ".join(t.population), COMMITMENTS[t.commitment],
        words.BANDS[t.band], "; ".join(t.reasons) if t.doubtful else "", words.place(t.section, t.evidence),
    )  # fmt: skip


def _duty(number: int, a: Assignment) -> tuple[Cell, ...]:
    return (
        number, a.duty, words.bodies(a.lead), words.bodies(a.support), words.deadline(a.deadline), a.product,
        words.place(a.section, a.evidence), "Đề nghị" if a.request else "Giao", words.unclear(a), "; ".join(a.reasons) if a.doubtful else "",
    )  # fmt: skip


def _day(a: Assignment) -> datetime.date | None:
    """The day by which a duty is due, where it names a whole one."""
    by = a.deadline.by if a.deadline else None
    return datetime.date.fromisoformat(by) if by and len(by) == len("2026-06-30") else None


def memory(plan: Plan, sheets: tuple[Sheet, ...]) -> str:
    """What a workbook keeps of the plan it was made from (JSON), so that what a person corrects in its cells can be told."""
    from pipeline.codec import to_json

    cells = {s.title: [{name: _shown(value) for (name, _), value in zip(s.columns, row, strict=True)} for row in s.rows] for s in sheets}
    return json.dumps({"plan": json.loads(to_json(plan, indent=None)), "cells": cells}, ensure_ascii=False)


def _shown(value: Cell) -> str:
    """A cell as a spreadsheet shows it."""
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else str(value)
