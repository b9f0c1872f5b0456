"""Bảng tổng hợp of a batch: plan by plan, target by target and in sum, as text, as a page and as an Excel file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.export import words
from pipeline.export.report import brief
from pipeline.export.tables import Cell, Sheet
from pipeline.model import AllocationSum, BatchLine, BatchReport, Reached, Verdict
from pipeline.render import render
from pipeline.vietnamese import shown

UNITS = (
    ("STT", 5), ("Đơn vị", 24), ("Số kế hoạch", 14), ("Chỉ tiêu đạt", 9), ("Áp dụng", 9), ("Lỗi", 7), ("Cảnh báo", 9), ("Cần xem", 8),
    ("Chưa đạt, chưa rõ", 34), ("Tệp", 26), ("Ghi chú", 40),
)  # fmt: skip
SUMS = (("STT", 5), ("Chỉ tiêu chung", 44), ("Số giao", 12), ("Cộng các đơn vị", 12), ("Đơn vị tính", 10), ("Kết luận", 14), ("Phép cộng", 60), ("Chưa có số liệu", 44))
TARGETS = (
    ("STT", 5), ("Chỉ tiêu cấp trên", 50), ("Đạt", 7), ("Chưa đạt", 9), ("Chưa rõ", 8), ("Đơn vị chưa đạt", 44), ("Đơn vị chưa rõ", 36),
)  # fmt: skip
MATRIX = (("Đơn vị", 24), ("Chỉ tiêu cấp trên", 46), ("Kết luận", 16), ("Kế hoạch của đơn vị", 40), ("Lý do", 56))
_SETTLED = ("met", "exceeded", "milestone", "not_applicable")


def batch_text(report: BatchReport, templates: Path) -> str:
    """The summary for the terminal."""
    return render("report/batch.txt.j2", _values(report), templates)


def batch_html(report: BatchReport, templates: Path) -> str:
    """The summary as one page that prints, with links to each plan's own report."""
    return render("report/batch.html.j2", _values(report), templates)


def batch_sheets(report: BatchReport) -> tuple[Sheet, ...]:
    """Theo đơn vị, cộng dồn, theo chỉ tiêu, and every verdict in a line of its own."""
    targets = {(r.plan, r.target.id): r.target for r in report.targets}
    every = [
        (line.unit, words.told(targets[a.plan, a.target]), words.VERDICTS[a.verdict], a.own, a.sentence)
        for line in report.lines for a in line.answers if a.verdict != "not_applicable"
    ]  # fmt: skip
    return (
        Sheet("Theo đơn vị", UNITS, tuple(_unit(n, line) for n, line in enumerate(report.lines, 1))),
        Sheet("Cộng dồn", SUMS, tuple(_sum(n, s) for n, s in enumerate(report.sums, 1))),
        Sheet("Theo chỉ tiêu", TARGETS, tuple(_target(n, r) for n, r in enumerate(asked(report), 1))),
        Sheet("Từng kết luận", MATRIX, tuple(every)),
    )


def asked(report: BatchReport) -> list[Reached]:
    """The parent targets that are asked of anybody."""
    return [r for r in report.targets if r.reached or r.short or r.open]


def telling(report: BatchReport) -> list[Reached]:
    """The same without the figures of single units that are reached: each of them is told of in its unit's own report."""
    return [r for r in asked(report) if r.target.owner is None or len(r.reached) > 1 or r.short or r.open]


def whole(one: Reached) -> str:
    """A parent target's words, after the name of the body whose own it is."""
    owner = f"{one.target.owner.text or one.target.owner.name}: " if one.target.owner else ""
    return owner + words.told(one.target)


def held(line: BatchLine) -> tuple[int, int]:
    """How many of the targets that apply to a plan it reaches, and how many apply and are due in its time."""
    counts = Counter(a.verdict for a in line.answers)
    return counts["met"] + counts["exceeded"], counts.total() - counts["not_applicable"] - counts["milestone"]


def failing(line: BatchLine) -> str:
    """ "2 thiếu, 1 thấp hơn"."""
    counts = Counter(a.verdict for a in line.answers)
    return ", ".join(f"{counts[v]} {name.lower()}" for v, name in words.VERDICTS.items() if counts[v] and v not in _SETTLED)


def named(units: Iterable[tuple[str, Verdict]]) -> str:
    """ "Phường A (thấp hơn), Xã B (thiếu)"."""
    return ", ".join(f"{unit} ({words.VERDICTS[verdict].lower()})" for unit, verdict in units)


def concluded(one: AllocationSum) -> str:
    """Whether a total is reached, in words."""
    return {"met": "Đủ", "exceeded": "Vượt", "weaker": "Không đủ" if one.sum < one.total else "Vượt mức cho phép"}.get(one.verdict, "Chưa kết luận")


def _values(report: BatchReport) -> dict[str, object]:
    unread = sum(bool(line.fault) for line in report.lines)
    return {
        "report": report, "words": words, "brief": brief, "asked": telling(report), "whole": whole, "held": held, "failing": failing, "named": named,
        "concluded": concluded, "unread": unread, "read": len(report.lines) - unread,
    }  # fmt: skip


def _unit(number: int, line: BatchLine) -> tuple[Cell, ...]:
    if line.fault:
        return (number, line.unit, "", "", "", "", "", "", "", line.file, line.fault)
    reached, applied = held(line)
    said = line.brief.number if line.brief else ""
    return (number, line.unit, said, reached, applied, line.errors, line.warnings, line.questions, failing(line), line.file, "")


def _sum(number: int, one: AllocationSum) -> tuple[Cell, ...]:
    lacking = ", ".join(f"{name} ({why})" for name, why in one.lacking)
    unit = one.target.quantity.unit
    return (number, words.told(one.target), shown(one.total), shown(one.sum), unit, concluded(one), one.sentence, lacking)


def _target(number: int, one: Reached) -> tuple[Cell, ...]:
    return (number, whole(one), len(one.reached), len(one.short), len(one.open), named(one.short), named(one.open))
