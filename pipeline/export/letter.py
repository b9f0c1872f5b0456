"""The draft of a công văn that asks the ward to adjust its plan: what, why, and by when; the blanks are a person's to fill in.

Wording in templates/report/letter.subject.j2 and letter.body.j2; layout of NĐ 30/2020, phụ lục III, mẫu công văn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.export import words
from pipeline.export.report import brief
from pipeline.export.word import GAP, Paper
from pipeline.model import AuditReport, Finding, TargetVerdict
from pipeline.render import render

_ASKED = ("error", "warning")


def letter(report: AuditReport, templates: Path, *, reply_by: date | None = None) -> bytes:
    """The letter from the parent's issuer to the child's; errors and warnings that nobody accepted, to be answered by a day.

    Raises UsageError where there are none.
    """
    targets = [_target(v) for v in report.verdicts if v.severity in _ASKED and not v.accepted]
    findings = _findings([f for f in report.findings if f.severity in _ASKED and not f.accepted and f.topic == "plan"])
    if not targets and not findings:
        raise UsageError("Không có lỗi hay cảnh báo nào cần điều chỉnh nên không có gì để viết công văn. Hãy xem báo cáo rà soát.")
    sender = next((p.issuer for p in report.parents if p.issuer), "") or GAP
    child = report.child.issuer or GAP
    values = {
        "kind": words.KINDS.get(report.child.kind, "kế hoạch").lower(), "number": report.child.number or GAP, "child": child, "sender": sender,
        "about_child": _named(brief(report.child)), "about_parents": _joined([_named(brief(p)) for p in report.parents]) or "quy định hiện hành",
        "targets": targets, "findings": findings, "reply_by": words.day(reply_by.isoformat()) if reply_by else f"ngày {GAP}",
    }  # fmt: skip
    return _paper(values["sender"], values["child"], (render("report/letter.subject.j2", values, templates), render("report/letter.body.j2", values, templates)))


def _paper(sender: object, child: object, wording: tuple[str, str]) -> bytes:
    paper = Paper()
    subject, body = wording
    left = [(str(sender).upper(), True), (f"Số: {GAP}/{GAP}", False), (subject.strip(), False)]
    paper.letterhead(left, f"{GAP}, ngày {GAP} tháng {GAP} năm {GAP}")
    paper.text(f"Kính gửi: {child}.", look="centre")
    paper.text("", look="line")
    for line in body.splitlines():
        if line.strip():
            paper.text(line.strip())
    cells = paper.bare([0.5, 0.5])
    for n, line in enumerate(("Nơi nhận:", "- Như trên;", f"- {GAP};", f"- Lưu: VT, {GAP}.")):
        paper.into(cells[0].paragraphs[0] if n == 0 else cells[0].add_paragraph(), line, bold=n == 0)
    for n, line in enumerate((GAP, "", "", "", "", GAP)):
        paper.into(cells[1].paragraphs[0] if n == 0 else cells[1].add_paragraph(), line, look="centre")
    return paper.bytes(subject.strip())


def _target(line: TargetVerdict) -> str:
    """What is asked, why, with both sentences."""
    place = f" ({words.place(line.child.section, None)})" if line.child and line.child.section else ""
    mine = f"kế hoạch ghi “{_short(line.child.text)}”{place}" if line.child else "kế hoạch chưa có chỉ tiêu này"
    return f"Chỉ tiêu cấp trên giao “{_short(line.parent.text)}”: {mine}. {words.VERDICTS[line.verdict]}: {line.sentence}."


def _findings(found: Sequence[Finding]) -> list[str]:
    """One item a kind of finding, its words joined; what they all begin with is said once."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for finding in found:
        kinds.setdefault((finding.check, finding.basis), []).append(finding.message.rstrip("."))
    return [f"{_once(messages)}{f' (căn cứ: {basis})' if basis else ''}." for (_, basis), messages in kinds.items()]


def _once(messages: Sequence[str]) -> str:
    start = messages[0].partition(": ")[0] + ": "
    shared = len(messages) > 1 and all(m.startswith(start) for m in messages)
    return "; ".join([messages[0], *(m.removeprefix(start) if shared else m for m in messages[1:])])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:160].rsplit(" ", 1)[0] + " …"


def _named(text: str) -> str:
    """Without the file's name, which is ours and not the addressee's."""
    return text.partition(" (tệp ")[0]


def _joined(names: Sequence[str]) -> str:
    return "; ".join(names)
