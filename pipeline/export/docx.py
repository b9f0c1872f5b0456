"""Word papers for signature: the review sheet (Phiếu rà soát) of an audit, and the assignment table of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.export import words
from pipeline.export.report import brief, summary
from pipeline.export.tables import ASSIGNED, plan_sheets
from pipeline.export.word import GAP, Paper
from pipeline.model import AuditReport, Finding, Plan, TargetVerdict

_VERDICTS = ("TT", "Cấp trên giao", "Kế hoạch được rà soát", "Kết luận", "Lý do")
_FINDINGS = ("TT", "Mức độ", "Phát hiện", "Câu trong kế hoạch", "Căn cứ")
_DUTY_SHARES = (5, 34, 15, 16, 12, 12, 12)


def review(report: AuditReport) -> bytes:
    """Phiếu rà soát: whose plan, held against what, by the law of which day, every verdict and finding, room for two signatures."""
    paper = Paper(landscape=True)
    paper.letterhead([(GAP, False), (GAP, True)], f"{GAP}, ngày {GAP} tháng {GAP} năm {GAP}")
    paper.text("PHIẾU RÀ SOÁT", bold=True, look="centre")
    paper.text(brief(report.child).partition(" (tệp ")[0], bold=True, look="centre")
    paper.text("", look="line")
    _about(paper, report)
    first = [f for f in report.findings if f.topic == "parent"]
    rest = [f for f in report.findings if f.topic != "parent"]
    if first:
        paper.heading("Có đúng văn bản cấp trên không?")
        _findings(paper, first)
    if report.verdicts:
        paper.heading("I. Từng chỉ tiêu cấp trên")
        paper.table(_VERDICTS, [_verdict(n, v) for n, v in enumerate(report.verdicts, 1)], (4, 28, 28, 12, 28))
    if report.duties:
        paper.heading("Việc cấp trên giao cho các xã, phường")
        rows = [(str(n), d.parent.duty, d.child.duty if d.child else "Không có", words.VERDICTS[d.verdict], d.sentence) for n, d in enumerate(report.duties, 1)]
        paper.table(_VERDICTS, rows, (4, 28, 28, 12, 28))
    paper.heading("II. Phát hiện về kế hoạch")
    _findings(paper, rest)
    paper.heading("III. Ý kiến của người rà soát")
    paper.text(GAP)
    _signed(paper, ("NGƯỜI RÀ SOÁT", "LÃNH ĐẠO ĐƠN VỊ"))
    return paper.bytes(f"Phiếu rà soát {report.child.number or report.child.file}")


def duties(plan: Plan) -> bytes:
    """Bảng phân công nhiệm vụ: all duties, then how many each body leads."""
    paper = Paper(landscape=True)
    head = plan.masthead
    issuer = (head.issuer.name or head.issuer.text) if head.issuer else GAP
    paper.letterhead([(issuer.upper(), True)], f"{head.place or GAP}, ngày {GAP} tháng {GAP} năm {GAP}")
    paper.text("BẢNG PHÂN CÔNG NHIỆM VỤ", bold=True, look="centre")
    number = f" số {head.number}" if head.number else ""
    paper.text(f"(theo {head.doc_type or 'Kế hoạch'}{number} {head.title})", look="centre")
    paper.text("", look="line")
    sheet = next(s for s in plan_sheets(plan) if s.title == "Phân công")
    paper.table([name for name, _ in ASSIGNED], [[str(c) for c in row[: len(ASSIGNED)]] for row in sheet.rows], _DUTY_SHARES)
    paper.heading("Số nhiệm vụ theo cơ quan chủ trì")
    counts = Counter(words.bodies(a.lead) or "(chưa rõ chủ trì)" for a in plan.assignments)
    paper.table(("STT", "Cơ quan chủ trì", "Số nhiệm vụ"), [(str(n), name, str(c)) for n, (name, c) in enumerate(sorted(counts.items()), 1)], (8, 70, 22))
    return paper.bytes(f"Bảng phân công {head.number or plan.source.name}")


def _about(paper: Paper, report: AuditReport) -> None:
    for parent in report.parents:
        paper.text(f"Đối chiếu với: {brief(parent)}")
    paper.text(f"Tính đến {words.day(report.judged_on)}; quy tắc cập nhật đến {words.day(report.rules_current_to)}.")
    for notice in report.notices:
        paper.text(f"Lưu ý: {notice}", bold=True)
    paper.text(f"Kết quả: {summary(report)}.", bold=True)


def _verdict(number: int, line: TargetVerdict) -> Sequence[str]:
    also = f" ({', '.join(words.VERDICTS[a].lower() for a in line.also)})" if line.also else ""
    mine = f"{line.child.text}\n({_place(line.child.section, words.due(line.child))})" if line.child else "Không có"
    theirs = f"{line.parent.text}\n({_place(line.parent.section, words.due(line.parent))})"
    let = f"\nĐã chấp nhận: {line.accepted}" if line.accepted else ""
    return (str(number), theirs, mine, words.VERDICTS[line.verdict] + also, line.sentence + let)


def _place(section: str, due: str) -> str:
    return "; ".join(p for p in (words.place(section, None), f"hạn {due}" if due else "") if p) or "không nêu mục"


def _findings(paper: Paper, findings: Sequence[Finding]) -> None:
    if not findings:
        paper.text("Không có.")
        return
    rows = [
        (str(n), "Đã chấp nhận" if f.accepted else words.SEVERITIES[f.severity], f.message + (f"\nLý do chấp nhận: {f.accepted}" if f.accepted else ""),
         f"“{f.child.quote}”" if f.child else "", f.basis)
        for n, f in enumerate(findings, 1)
    ]  # fmt: skip
    paper.table(_FINDINGS, rows, (4, 10, 38, 28, 20))


def _signed(paper: Paper, roles: Sequence[str]) -> None:
    for cell, role in zip(paper.bare([1 / len(roles)] * len(roles)), roles, strict=True):
        paper.into(cell.paragraphs[0], role, bold=True, look="centre")
        for _ in range(4):
            paper.text("", place=cell, look="line")
        paper.text(GAP, place=cell, look="centre")
