"""The papers that an officer hands on: review sheet, letter, comments in the plan's own file, consistency form, assignment table."""

import io
import zipfile
from datetime import date
from dataclasses import replace
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pytest

from pipeline.errors import UnreadableError, UsageError
from pipeline.export.comments import commented
from pipeline.export.consistency import audit_sheets
from pipeline.export.docx import duties, review
from pipeline.export.letter import letter
from pipeline.export.report import audit_html, audit_text, summary
from pipeline.export.tables import memory, plan_sheets
from pipeline.export.word import GAP
from pipeline.export.xlsx import MEMORY, to_xlsx
from pipeline.model import (
    Assignment, AuditReport, Body, Deadline, DutyVerdict, Evidence, Finding, Masthead, Plan, PlanBrief, Quantity, Severity, Source, Target, TargetVerdict,
)  # fmt: skip
from pipeline.read.document import read_bytes
from pipeline.resources import folder

TEMPLATES = folder("templates")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINE = "Đến năm 2030, 80% số hộ dùng nước sạch."


def target(text: str, low: str) -> Target:
    value = Quantity(low=Decimal(low), high=Decimal(low), unit="%", bound="at_least")
    return Target(id="T1", text=text, quantity=value, section="I.2", evidence=Evidence(quote=text, rule="r"))


def finding(check: str, message: str, quote: str = "", *, severity: Severity = "error", **facts: Any) -> Finding:
    return Finding(check=check, severity=severity, message=message, child=Evidence(quote=quote, rule="r") if quote else None, **facts)


def report(*findings: Finding) -> AuditReport:
    ward = PlanBrief(file="xa.docx", kind="plan", number="05/KH-UBND", date="2026-01-05", issuer="Ủy ban nhân dân xã Ba Tơ")
    above = PlanBrief(file="tinh.docx", kind="plan", number="71/KH-UBND", date="2025-10-05", issuer="Ủy ban nhân dân tỉnh Lâm Đồng")
    line = TargetVerdict(parent=target("90% số hộ dùng nước sạch", "90"), child=target(LINE, "80"), verdict="weaker", severity="error", sentence="Xã 80% < tỉnh 90%")
    return AuditReport(
        child=ward, parents=(above,), verdicts=(line,), added=(), findings=findings, judged_on="2026-01-05", rules_current_to="2026-11-21",
        notices=("Quy tắc đã cũ.",),
    )  # fmt: skip


PARENT = finding("parent_not_cited", "Kế hoạch không viện dẫn số 71.", topic="parent")
SLIP = finding("typing_slip", "“công tác viên” có thể là “cộng tác viên”.", "công tác viên", severity="warning")
STANDS = finding("residue", "Còn lời cấp trên.", "=địa bàn tỉnh", accepted="Tỉnh tổ chức")


def words_of(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_review_sheet_says_all_that_the_report_says() -> None:
    said = words_of(review(report(PARENT, SLIP, STANDS)))
    for words in ("PHIẾU RÀ SOÁT", "Có đúng văn bản cấp trên không?", "Kế hoạch không viện dẫn số 71.", "Xã 80% < tỉnh 90%", "Lý do chấp nhận: Tỉnh tổ chức"):
        assert words in said
    for words in ("Tính đến ngày 05/01/2026; quy tắc cập nhật đến ngày 21/11/2026.", "Lưu ý: Quy tắc đã cũ.", "NGƯỜI RÀ SOÁT", "công tác viên"):
        assert words in said


@pytest.mark.parametrize("worded", [audit_text, audit_html])
def test_whether_the_parent_is_right_is_said_before_any_verdict(worded: Any) -> None:
    said = worded(report(SLIP, PARENT), TEMPLATES)
    assert 0 < said.index("Kế hoạch không viện dẫn số 71.") < said.index("Xã 80%") < said.index("công tác viên")
    assert "Quy tắc đã cũ." in said


def test_what_is_accepted_is_shown_and_not_counted() -> None:
    assert summary(report(SLIP, STANDS)).startswith("1 lỗi, 1 cảnh báo, 1 đã chấp nhận")
    for said in (audit_text(report(STANDS), TEMPLATES), audit_html(report(STANDS), TEMPLATES)):
        assert "Lý do chấp nhận: Tỉnh tổ chức" in said


def test_the_letter_lists_what_why_and_by_when_with_blanks_marked() -> None:
    data = letter(report(SLIP, STANDS, PARENT), TEMPLATES)
    said = words_of(data)
    for words in ("Kính gửi: Ủy ban nhân dân xã Ba Tơ.", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "1. Chỉ tiêu cấp trên giao “90% số hộ dùng nước sạch”", f"trước ngày {GAP}"):
        assert words in said
    assert "Thấp hơn: Xã 80% < tỉnh 90%." in said
    assert "2. “công tác viên” có thể là “cộng tác viên”." in said
    assert "Còn lời cấp trên" not in said
    assert "xa.docx" not in said
    runs = [run for p in docx.Document(io.BytesIO(data)).paragraphs for run in p.runs if run.text == GAP]
    assert runs
    assert all(run.font.highlight_color is not None for run in runs)


def test_the_letter_says_findings_of_one_kind_in_one_item() -> None:
    more = replace(SLIP, message="“sở tay” có thể là “sổ tay”.")
    left = [finding("departments", f"Còn lời cấp trên: “{w}”.", w, severity="warning") for w in ("với sở, ngành", "của các sở")]
    said = words_of(letter(report(SLIP, more, *left), TEMPLATES))
    assert "2. “công tác viên” có thể là “cộng tác viên”; “sở tay” có thể là “sổ tay”." in said
    assert "3. Còn lời cấp trên: “với sở, ngành”; “của các sở”." in said


def test_the_letter_names_the_day_that_is_given() -> None:
    said = words_of(letter(report(SLIP), TEMPLATES, reply_by=date(2026, 12, 15)))
    assert "trước ngày 15/12/2026 để theo dõi" in said


def test_no_letter_without_anything_to_adjust() -> None:
    with pytest.raises(UsageError, match="không có gì để viết công văn"):
        letter(replace(report(STANDS), verdicts=()), TEMPLATES)


def plan_file() -> bytes:
    made = docx.Document()
    made.add_paragraph("KẾ HOẠCH")
    split = made.add_paragraph("")
    for part in ("Tập huấn cho ", "công ", "tác viên và cán bộ."):
        split.add_run(part).bold = part == "công "
    made.add_paragraph(LINE)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[1].text = "Rà soát trên địa bàn tỉnh"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def remarks(data: bytes) -> dict[str, str]:
    """By the comment's first words, the words that it stands at."""
    from lxml import etree

    package = zipfile.ZipFile(io.BytesIO(data))
    texts = {str(c.get(W + "id")): "".join(map(str, c.itertext())) for c in etree.fromstring(package.read("word/comments.xml"))}
    inside: dict[str, str] = {}
    for element in etree.fromstring(package.read("word/document.xml")).iter():
        if element.tag == W + "commentRangeStart":
            inside[str(element.get(W + "id"))] = ""
        elif element.tag == W + "commentRangeEnd":
            texts[str(element.get(W + "id"))] += "|" + inside.pop(str(element.get(W + "id")))
        elif element.tag == W + "t":
            inside = {key: said + (element.text or "") for key, said in inside.items()}
    return {text.rpartition("|")[0].split(":")[0] + ": " + text.split(":")[1].split()[0]: text.rpartition("|")[2] for text in texts.values()}


def test_comments_stand_at_their_words_in_a_copy() -> None:
    data = plan_file()
    row = finding("residue", "Còn lời “trên địa bàn tỉnh”.", "Rà soát trên địa bàn tỉnh")
    copy = commented(data, read_bytes(data, "xa.docx"), report(PARENT, SLIP, row))
    assert remarks(copy) == {
        "Lỗi: Kế": "KẾ HOẠCH", "Cảnh báo: “công": "công tác viên", "Lỗi: Còn": "trên địa bàn tỉnh", "Lỗi: Thấp": LINE,
    }  # fmt: skip
    assert [p.text for p in docx.Document(io.BytesIO(copy)).paragraphs] == [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    bold = [r.text for r in docx.Document(io.BytesIO(copy)).paragraphs[1].runs if r.bold]
    assert bold == ["công "]


def test_a_file_that_word_cannot_open_takes_no_comments() -> None:
    with pytest.raises(UnreadableError, match="Không ghi được chú thích"):
        commented(b"PK", read_bytes(plan_file(), "xa.docx"), report(SLIP))


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_consistency_form_filters_prints_and_holds_no_formula() -> None:
    made = book(to_xlsx(audit_sheets(report(PARENT, SLIP, STANDS))))
    assert made.sheetnames == ["Tóm tắt", "Đối chiếu chỉ tiêu", "Phát hiện"]
    form = made["Đối chiếu chỉ tiêu"]
    assert [form["B1"].value, form["G1"].value, form["L1"].value] == ["CẤP TRÊN GIAO", "KẾ HOẠCH ĐƯỢC RÀ SOÁT", "ĐỐI CHIẾU"]
    assert form.auto_filter.ref == "A2:P3"
    assert "$A$1:$P$3" in form.print_area
    assert form.print_title_rows == "$1:$2"
    assert (form["C3"].value, form["H3"].value, form["L3"].value, form["M3"].value) == ("90% số hộ dùng nước sạch", LINE, "Thấp hơn", "Lỗi")
    assert {c.data_type for page in made for row in page for c in row} <= {"s", "n"}
    assert made["Phát hiện"]["F4"].value == "=địa bàn tỉnh"
    first = [row[0].value for row in made["Tóm tắt"].iter_rows(min_row=2)]
    assert first.index("Có đúng văn bản cấp trên không?") < first.index("Kết quả")


def test_the_consistency_form_has_no_table_without_a_line() -> None:
    bare = replace(report(), verdicts=(), duties=(), added=(), findings=())
    assert book(to_xlsx(audit_sheets(bare))).sheetnames == ["Tóm tắt"]


def duty(number: int, lead: str, due: Deadline | None) -> Assignment:
    body = Body(text=lead, name=lead)
    return Assignment(id=f"A{number}", lead=(body,), duty=f"Việc {number}", deadline=due, section="IV.1", evidence=Evidence(quote="x", rule="r", page=2))


def assigned() -> Plan:
    late, soon = Deadline(by="2027-06-30", text="trước 30/6/2027"), Deadline(by="2026-03-31", text="quý I/2026")
    source = Source(name="kh.docx", sha256="0", media_type="", reader="")
    given = (duty(1, "Trạm Y tế", late), duty(2, "Công an xã", None), duty(3, "Trạm Y tế", soon))
    return Plan(kind="plan", source=source, masthead=Masthead(number="05/KH-UBND"), assignments=given)


def test_duties_of_the_communes_have_their_own_table() -> None:
    asked, answer = assigned().assignments[0], assigned().assignments[1]
    lines = (DutyVerdict(parent=asked, child=answer, verdict="met", sentence="Đúng hạn"), DutyVerdict(parent=asked, child=None, verdict="missing", sentence="Chưa giao"))
    page = book(to_xlsx(audit_sheets(replace(report(), duties=lines))))["Đối chiếu nhiệm vụ"]
    assert [[cell.value or "" for cell in row][2:10:2] for row in page.iter_rows(min_row=3)] == [["Việc 1", "mục IV.1, trang 2", "", "Đúng hạn"], ["Việc 1", "", "", "Chưa giao"]]
    assert [row[9].value or "" for row in page.iter_rows(min_row=3)] == ["Công an xã", ""]
    assert "Chưa giao" in words_of(review(replace(report(), duties=lines)))


def test_duties_by_body_and_by_deadline() -> None:
    made = book(to_xlsx(plan_sheets(assigned())))
    heads = [cell.value for cell in made["Phân công"][1]][:7]
    assert heads == ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Nguồn (mục, trang)"]
    assert [row[0].value for row in made["Phân công theo cơ quan"].iter_rows(min_row=2)] == [2, 1, 3]
    by_day = made["Phân công theo thời hạn"]
    assert [row[0].value for row in by_day.iter_rows(min_row=2)] == [3, 1, 2]
    assert by_day["K2"].is_date
    assert by_day["G2"].value == "mục IV.1, trang 2"


def test_the_assignment_table_in_word() -> None:
    said = words_of(duties(assigned()))
    assert all(words in said for words in ("BẢNG PHÂN CÔNG NHIỆM VỤ", "Việc 3", "quý I/2026", "Số nhiệm vụ theo cơ quan chủ trì"))


def test_the_plan_is_kept_in_a_sheet_that_nobody_sees() -> None:
    plan = assigned()
    made = book(to_xlsx(plan_sheets(plan), memory(plan, plan_sheets(plan))))
    assert made[MEMORY].sheet_state == "veryHidden"
