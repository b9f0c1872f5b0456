"""Plans and reports as plain tables: the one place that says which columns there are; Excel, CSV and Markdown share them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.export import words
from pipeline.model import Assignment, AuditReport, Plan, Target


@dataclass(frozen=True, slots=True)
class Sheet:
    """Bảng: a title, column headings with widths in characters, rows of text and numbers."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str | int, ...], ...]


TARGETS = (
    ("Mã", 6), ("Chỉ tiêu", 60), ("Mức", 24), ("Đơn vị", 12), ("Thời hạn", 14), ("Đối tượng", 36),
    ("Cam kết", 12), ("Cần xem lại", 30), ("Nguồn (mục, trang)", 20),
)  # fmt: skip
ASSIGNMENTS = (
    ("STT", 6), ("Nhiệm vụ", 70), ("Chủ trì", 30), ("Phối hợp", 34), ("Thời gian", 22), ("Sản phẩm", 22),
    ("Hình thức", 10), ("Cần xem lại", 26), ("Nguồn (mục, trang)", 20),
)  # fmt: skip
REFERENCES = (("Mã", 6), ("Loại", 16), ("Số, ký hiệu", 20), ("Ngày", 12), ("Cơ quan", 30), ("Trích yếu", 60), ("Vai trò", 22))
VERDICTS = (
    ("STT", 6), ("Chỉ tiêu cấp trên", 50), ("Mức cấp trên", 20), ("Hạn cấp trên", 14), ("Chỉ tiêu cấp dưới", 50),
    ("Mức cấp dưới", 20), ("Hạn cấp dưới", 14), ("Kết luận", 18), ("Mức độ", 11), ("Lý do", 60),
)  # fmt: skip
FINDINGS = (("STT", 6), ("Mức độ", 12), ("Phát hiện", 80), ("Căn cứ", 50), ("Trích dẫn", 60), ("Trang", 8))
COMMITMENTS = {"firm": "chắc chắn", "aspirational": "phấn đấu", "conditional": "có điều kiện"}


def plan_sheets(plan: Plan) -> tuple[Sheet, ...]:
    """Chỉ tiêu, phân công, phân công theo cơ quan, văn bản viện dẫn."""
    duties = [_duty(n, a) for n, a in enumerate(plan.assignments, 1)]
    by_body = sorted(duties, key=lambda row: (str(row[2]), int(row[0])))
    return (
        Sheet("Chỉ tiêu", TARGETS, tuple(_target(t) for t in plan.targets)),
        Sheet("Phân công", ASSIGNMENTS, tuple(duties)),
        Sheet("Phân công theo cơ quan", ASSIGNMENTS, tuple(by_body)),
        Sheet("Văn bản viện dẫn", REFERENCES, tuple(
            (r.id, r.doc_type, r.number, words.date(r.date) if r.date else "", r.issuer, r.title, words.ROLES[r.role])
            for r in plan.references
        )),
    )  # fmt: skip


def audit_sheets(report: AuditReport) -> tuple[Sheet, ...]:
    """Đối chiếu chỉ tiêu, chỉ tiêu thêm, phát hiện."""
    verdicts = tuple(
        (n, words.told(v.parent), words.rate(v.parent), words.due(v.parent), words.told(v.child) if v.child else "",
         words.rate(v.child) if v.child else "", words.due(v.child) if v.child else "", words.VERDICTS[v.verdict],
         words.SEVERITIES.get(v.severity, ""), v.sentence)
        for n, v in enumerate(report.verdicts, 1)
    )  # fmt: skip
    findings = tuple(
        (n, words.SEVERITIES[f.severity], f.message, f.basis, f.child.quote if f.child else "", (f.child.page or "") if f.child else "")
        for n, f in enumerate(report.findings, 1)
    )
    return (
        Sheet("Đối chiếu chỉ tiêu", VERDICTS, verdicts),
        Sheet("Chỉ tiêu cấp dưới thêm", TARGETS, tuple(_target(t) for t in report.added)),
        Sheet("Phát hiện", FINDINGS, findings),
    )


def _target(t: Target) -> tuple[str | int, ...]:
    return (
        t.id, words.told(t), words.rate(t), t.quantity.unit, words.due(t), ", ".join(t.population), COMMITMENTS[t.commitment],
        "; ".join(t.reasons) if t.doubtful else "", words.place(t.section, t.evidence),
    )  # fmt: skip


def _duty(number: int, a: Assignment) -> tuple[str | int, ...]:
    return (
        number, a.duty, words.bodies(a.lead), words.bodies(a.support), words.deadline(a.deadline), a.product,
        "Đề nghị" if a.request else "Giao", "; ".join(a.reasons) if a.doubtful else "", words.place(a.section, a.evidence),
    )  # fmt: skip
