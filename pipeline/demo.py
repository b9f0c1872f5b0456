"""A first look: from an example provincial plan to a ward's draft in Word and its audit, and the audit of a flawed plan."""

from __future__ import annotations

from pathlib import Path

from pipeline import flow
from pipeline.errors import OutputError
from pipeline.export.files import write_whole
from pipeline.export.report import audit_html, audit_text
from pipeline.export.tables import memory, plan_sheets
from pipeline.export.xlsx import to_xlsx
from pipeline.resources import folder

PARENT = "ctxh-tinh"
FLAWED = "ctxh-phuong"


def show(target: Path, setup: flow.Setup) -> None:
    """Write the demo's files into `target` and tell what each is.

    Raises OutputError where the folder cannot be made.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise OutputError(f"Không tạo được thư mục “{target}”: {fault.strerror}. Hãy chọn chỗ khác bằng -o.") from None
    parent = folder("corpus") / PARENT / "source.docx"
    _draft(target, parent, setup)
    _flawed(target, parent, setup)


def _draft(target: Path, parent: Path, setup: flow.Setup) -> None:
    ward, drafted = target / "ward.toml", target / "du-thao-ke-hoach.docx"
    write_whole(ward, (folder("corpus") / FLAWED / "ward.toml").read_bytes())
    made = flow.draft_for(ward, [parent], setup)
    write_whole(drafted, flow.draft_docx(made))
    report = flow.audit_of(drafted, [parent], setup)
    write_whole(target / "ra-soat-du-thao.html", audit_html(report, setup.templates_folder).encode())
    plan = flow.plan_of(parent, setup)
    sheets = plan_sheets(plan)
    write_whole(target / "chi-tieu-va-phan-cong.xlsx", to_xlsx(sheets, memory(plan, sheets)))
    print(audit_text(report, setup.templates_folder))
    print(f"Dự thảo còn {len(made.blanks)} chỗ để cán bộ quyết định (tô màu trong tệp Word).")
    for path, what in (
        (drafted, "dự thảo kế hoạch của phường, soạn từ kế hoạch của tỉnh"),
        (target / "ra-soat-du-thao.html", "phiếu rà soát dự thảo đó so với kế hoạch của tỉnh"),
        (target / "chi-tieu-va-phan-cong.xlsx", "chỉ tiêu và phân công đọc được từ kế hoạch của tỉnh"),
        (ward, "hồ sơ đơn vị mẫu, sửa lại cho đơn vị mình"),
    ):
        print(f"  {path}: {what}")


def _flawed(target: Path, parent: Path, setup: flow.Setup) -> None:
    report = flow.audit_of(folder("corpus") / FLAWED / "source.docx", [parent], setup)
    out = target / "ra-soat-ke-hoach-co-loi.html"
    write_whole(out, audit_html(report, setup.templates_folder).encode())
    print(f"  {out}: phiếu rà soát một kế hoạch phường có lỗi cài sẵn, để xem cách chỉ ra lỗi")
