"""Plans and audit reports worded by the templates under templates/report."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.export import words
from pipeline.export.differences import marked
from pipeline.export.tables import Cell, plan_sheets
from pipeline.model import AuditReport, FormReport, Ledger, Plan, PlanBrief, TargetVerdict, VersionReport
from pipeline.render import render
from pipeline.vietnamese import fold

_COMMUNES = ("phường ", "xã ", "đặc khu ", "thị trấn ")
MARKS = {"error": "✗", "warning": "!", "undecided": "?", "note": "·", "": "✓"}


def plan_text(plan: Plan, templates: Path) -> str:
    """What was read, for the terminal; a "?" stands before what a person should look at."""
    return render("report/plan.txt.j2", _plan_values(plan), templates)


def plan_markdown(plan: Plan, templates: Path) -> str:
    """What was read, as Markdown tables."""
    return render("report/plan.md.j2", {**_plan_values(plan), "sheets": plan_sheets(plan), "cell": _cell}, templates)


def audit_text(report: AuditReport, templates: Path) -> str:
    """The report for the terminal."""
    return render("report/audit.txt.j2", _audit_values(report), templates)


def audit_html(report: AuditReport, templates: Path) -> str:
    """The report as one self-contained page that prints."""
    return render("report/audit.html.j2", {**_audit_values(report), "marked": marked}, templates)


def diff_text(report: VersionReport, templates: Path) -> str:
    """What changed between two versions of a plan, for the terminal."""
    kinds = [c.kind for c in report.targets] + [c.kind for c in report.duties]
    told = ", ".join(f"{kinds.count(kind)} {name.lower()}" for kind, name in words.CHANGES.items() if kind in kinds)
    return render("report/diff.txt.j2", {"report": report, "words": words, "brief": brief, "summary": told or "không có mục nào"}, templates)


def form_text(report: FormReport, templates: Path) -> str:
    """The faults of a layout for the terminal, errors first."""
    levels = {"error": "Lỗi", "warning": "Cảnh báo", "advice": "Gợi ý"}
    faults = [(level, name, [f for f in report.faults if f.severity == level]) for level, name in levels.items()]
    return render("report/form.txt.j2", {"report": report, "faults": faults}, templates)


def numbers_text(ledger: Ledger, templates: Path) -> str:
    """What became of every number, section by section, for the terminal; first those that nothing claims."""
    counts = Counter(e.fate for e in ledger.entries)
    told = " · ".join(f"{counts[fate]} {name}" for fate, name in words.FATES.items() if counts[fate])
    sections = [(section, list(group)) for section, group in groupby(ledger.entries, key=lambda e: e.section)]
    return render("report/numbers.txt.j2", {"ledger": ledger, "words": words, "told": told, "sections": sections}, templates)


def summary(report: AuditReport) -> str:
    """"2 lỗi, 1 cảnh báo; 4/7 chỉ tiêu đạt hoặc cao hơn"."""
    open_ones = [line for line in report.lines if line.severity and not line.accepted]
    counts = Counter(line.severity for line in open_ones)
    told = [f"{counts[level]} {name.lower()}" for level, name in words.SEVERITIES.items() if counts[level]]
    let_stand = sum(bool(line.accepted) for line in report.lines)
    told += [f"{let_stand} đã chấp nhận"] if let_stand else []
    held = sum(v.verdict in ("met", "exceeded") for v in report.verdicts)
    asked = sum(v.verdict not in ("not_applicable", "milestone") for v in report.verdicts)
    to_come = sum(v.verdict == "milestone" for v in report.verdicts)
    first = ", ".join(told) or "không có lỗi"
    if not report.parents:
        return first
    rest = f"; {to_come} chỉ tiêu đến hạn sau kỳ của kế hoạch này nên chưa so" if to_come else ""
    return f"{first}; {held}/{asked} chỉ tiêu áp dụng đạt hoặc cao hơn{rest}"


def brief(plan: PlanBrief) -> str:
    """"Kế hoạch số 157/KH-UBND ngày 24/11/2025 của ... (tệp x.docx)"."""
    kind = words.KINDS.get(plan.kind, plan.kind)
    number = f" số {plan.number}" if plan.number else ""
    date = f" ngày {words.date(plan.date)}" if len(plan.date) == 10 else ""
    issuer = f" của {plan.issuer}" if plan.issuer else ""
    return f"{kind}{number}{date}{issuer} (tệp {plan.file})"


def _plan_values(plan: Plan) -> dict[str, Any]:
    by_lead = groupby(plan.assignments, key=lambda a: words.bodies(a.lead))
    return {
        "plan": plan, "m": plan.masthead, "words": words, "kind": plan.masthead.doc_type or words.KINDS[plan.kind],
        "duties_by_lead": [(lead, list(duties)) for lead, duties in by_lead],
    }  # fmt: skip


def _audit_values(report: AuditReport) -> dict[str, Any]:
    first = [f for f in report.findings if f.topic == "parent"]
    rest = [f for f in report.findings if f.topic != "parent"]
    lines = [v for v in report.verdicts if not _of_another(v)]
    return {
        "report": report, "words": words, "marks": MARKS, "brief": brief, "summary": summary(report), "first": first, "rest": rest,
        "lines": lines, "elsewhere": len(report.verdicts) - len(lines),
    }  # fmt: skip


def _of_another(line: TargetVerdict) -> bool:
    """Whether a line is another commune's row of a table: a province has a hundred of them, and they say nothing of this plan."""
    owner = line.parent.owner
    return line.verdict == "not_applicable" and owner is not None and fold(owner.text).startswith(_COMMUNES)


def _cell(value: Cell) -> str:
    """A value inside a Markdown table: one line, and no bar that would part it."""
    return " ".join(str(value).replace("|", "\\|").split())
