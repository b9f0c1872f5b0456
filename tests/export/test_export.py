"""What people and other programs are handed: words, tables, spreadsheets, pages."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pipeline.codec import plan_from_json, schema, to_json
from pipeline.errors import OutputError, UnreadableError
from pipeline.export import words
from pipeline.export.csv import safe, to_csv
from pipeline.export.differences import marked
from pipeline.export.files import write_whole
from pipeline.export.report import audit_html, audit_text, plan_markdown, plan_text, summary
from pipeline.export.consistency import audit_sheets
from pipeline.export.tables import plan_sheets
from pipeline.export.xlsx import to_xlsx
from pipeline.model import (
    Assignment, AuditReport, Body, Deadline, Dropped, Evidence, Finding, Masthead, Plan, PlanBrief, Quantity, Source, Target, TargetVerdict,
)  # fmt: skip
from pipeline.resources import folder

TEMPLATES = folder("templates")
SOURCE = Source(name="kh.docx", sha256="0" * 64, media_type="text/plain", reader="text")


def target(id: str = "T1", text: str = "Ít nhất 90% số hộ dùng nước sạch", low: str = "90") -> Target:
    value = Decimal(low)
    return Target(
        id=id, text=text, quantity=Quantity(low=value, high=value, unit="%", bound="at_least"), section="I.2",
        deadline=Deadline(by="2030-12-31", text="đến năm 2030", source="sentence"), evidence=Evidence(quote=text, rule="r"),
    )  # fmt: skip


def duty(text: str = "Chủ trì triển khai") -> Assignment:
    lead = Body(text="Phòng Kinh tế", name="Phòng Kinh tế", key="phong-kinh-te")
    return Assignment(id="A1", lead=(lead,), duty=text, evidence=Evidence(quote=text, rule="r", page=3), section="IV.1")


PLAN = Plan(kind="plan", source=SOURCE, masthead=Masthead(number="05/KH-UBND", date="2026-01-05"), targets=(target(),), assignments=(duty(),))


def report() -> AuditReport:
    parent, child = target(), target(low="65", text="65% số hộ <dùng> nước sạch & hợp vệ sinh")
    line = TargetVerdict(parent=parent, child=child, verdict="weaker", severity="error", sentence="Phường 65% < tỉnh 90%", also=("later",))
    brief = PlanBrief(file="xa.docx", kind="plan", number="05/KH-UBND", date="2026-01-05")
    finding = Finding(check="double-number", severity="warning", message="Hai mục cùng số 6", child=Evidence(quote="6. Các trường", rule="c"))
    return AuditReport(child=brief, parents=(brief,), verdicts=(line,), added=(target("T9"),), findings=(finding,), judged_on="2026-11-21")


def test_plan_json_there_and_back() -> None:
    assert plan_from_json(to_json(PLAN).encode(), "p.json") == PLAN


def test_a_broken_plan_json_names_the_place() -> None:
    spoiled = to_json(PLAN).replace('"low": "90"', '"low": "nhiều"')
    with pytest.raises(UnreadableError, match=r"targets\.0\.quantity\.low"):
        plan_from_json(spoiled.encode(), "p.json")


@pytest.mark.parametrize("name", ["plan", "audit", "draft", "document"])
def test_schema_names_the_types(name: str) -> None:
    assert schema(name)["type"] == "object"


@pytest.mark.parametrize(
    ("deadline", "per", "said"),
    [
        (Deadline(by="2030-12-31", text="đến năm 2030"), None, "năm 2030"),
        (Deadline(by="2026-06-30", text="30/6/2026"), None, "30/6/2026"),
        (Deadline(by="2027-12-31", every="always", text="Từ năm 2027 trở đi"), None, "từ năm 2027 trở đi"),
        (Deadline(by="2030-12-31", every="always", text="các năm tiếp theo"), None, "các năm tiếp theo, đến năm 2030"),
        (Deadline(by="2030-12-31", every="year", text="2030"), None, "hằng năm, đến năm 2030"),
        (Deadline(by="2030-12-31", every="year", text="2030"), "năm", "năm 2030"),
        (Deadline(every="quarter", text="Hằng quý"), None, "hằng quý"),
        (Deadline(by="2025-12-31", every="month", text="Từ năm 2025 trở đi"), None, "hằng tháng, từ năm 2025 trở đi"),
        (Deadline(by="2025-12-31", every="quarter", text="Từ năm 2025 trở đi"), "quý", "từ năm 2025 trở đi"),
        (None, None, ""),
    ],
)
def test_the_time_of_a_target_in_words(deadline: Deadline | None, per: str | None, said: str) -> None:
    quantity = Quantity(low=Decimal(90), high=Decimal(90), unit="%", bound="at_least")
    target = Target(id="T1", text="x", quantity=quantity, per=per, deadline=deadline, evidence=Evidence(quote="x", rule="r"))
    assert words.due(target) == said


@pytest.mark.parametrize(
    ("bound", "low", "high", "unit", "said"),
    [
        ("at_least", "90", "90", "%", "từ 90% trở lên"), ("more_than", "50", "50", "%", "trên 50%"), ("at_most", "2", "2", "vụ", "không quá 2 vụ"),
        ("between", "60", "70", "%", "60–70%"), ("about", "2989.5", "2989.5", "MW", "khoảng 2.989,5 MW"),
        ("at_least", "100", "100", "%", "100%"), ("at_most", "0", "0", "vụ", "không để xảy ra"),
    ],
)  # fmt: skip
def test_quantity_in_words(bound: str, low: str, high: str, unit: str, said: str) -> None:
    quantity = Quantity(low=Decimal(low), high=Decimal(high), unit=unit, bound=bound)  # type: ignore[arg-type]
    assert words.quantity(quantity) == said


def test_rate_tells_change_base_and_baseline() -> None:
    grown = replace(target(low="20"), change="increase", baseline="2025", per="năm")
    assert words.rate(grown) == "tăng từ 20% trở lên / năm (so với năm 2025)"


@pytest.mark.parametrize(("iso", "said"), [("2025-11-24", "24/11/2025"), ("2026-01-05", "05/01/2026"), ("2026-03-05", "05/3/2026"), ("2021-07", "tháng 7/2021")])
def test_dates_as_officials_write_them(iso: str, said: str) -> None:
    assert words.date(iso) == said


@pytest.mark.parametrize(("iso", "said"), [("2025-11-24", "ngày 24/11/2025"), ("2021-07", "tháng 7/2021"), ("2026", "năm 2026")])
def test_a_day_as_far_as_it_is_known(iso: str, said: str) -> None:
    assert words.day(iso) == said


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("-5", "-5"), ("- giao", "'- giao"), ("@x", "'@x"), ("+84", "+84"), (" =A1", "' =A1"), ("90%", "90%")],
)
def test_no_csv_cell_runs(cell: str, written: str) -> None:
    assert safe(cell) == written


def test_csv_holds_the_duties_with_a_byte_order_mark() -> None:
    data = to_csv(plan_sheets(replace(PLAN, assignments=(duty("=HYPERLINK(1)"),)))[1]).decode("utf-8")
    rows = list(csv.reader(io.StringIO(data.lstrip("\ufeff"))))
    assert data.startswith("\ufeff")
    assert rows[1][1:3] == ["'=HYPERLINK(1)", "Phòng Kinh tế"]


def test_xlsx_has_text_only_and_a_filter() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(plan_sheets(replace(PLAN, assignments=(duty("=1+1"),))))))
    page = book["Phân công"]
    assert page["B2"].value == "=1+1"
    assert page["B2"].data_type == "s"
    assert page.auto_filter.ref == "A1:J2"
    assert book.sheetnames == ["Chỉ tiêu", "Phân công", "Phân công theo cơ quan", "Phân công theo thời hạn", "Văn bản viện dẫn"]


def test_audit_sheets_name_the_verdict() -> None:
    verdicts = audit_sheets(report())[1].rows[0]
    assert "Thấp hơn" in verdicts
    assert "Phường 65% < tỉnh 90%" in verdicts


def test_plan_text_marks_what_to_look_at() -> None:
    doubtful = replace(PLAN, targets=(replace(target(), doubtful=True, reasons=("hai cách đọc",)),))
    said = plan_text(doubtful, TEMPLATES)
    assert "? T1" in said
    assert "CẦN XEM LẠI: hai cách đọc" in said
    assert "CẦN XEM LẠI" not in plan_text(PLAN, TEMPLATES)


def test_markdown_cells_stay_in_their_cells() -> None:
    piped = replace(PLAN, assignments=(duty("a | b\nc"),))
    assert "a \\| b c" in plan_markdown(piped, TEMPLATES)


def test_audit_text_and_summary() -> None:
    assert "Phường 65% < tỉnh 90%" in audit_text(report(), TEMPLATES)
    assert summary(report()) == "1 lỗi, 1 cảnh báo; 0/1 chỉ tiêu áp dụng đạt hoặc cao hơn"


def test_html_escapes_what_plans_say_and_marks_the_difference() -> None:
    page = audit_html(report(), TEMPLATES)
    assert "<dùng>" not in page
    assert "&lt;" in page
    assert "<mark>65%</mark>" in page
    assert "http" not in page


def test_marked_without_a_rival_is_only_escaped() -> None:
    assert marked(target(text="a < b"), None) == "a &lt; b"


def test_write_whole_leaves_nothing_behind(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"x")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "none" / "a.txt", b"x")
    with pytest.raises(OutputError, match="thư mục"):
        write_whole(tmp_path, b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]




@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("I.2.a", "mục I.2.a"), ("II.1.-2", "mục II.1, gạch đầu dòng thứ 2"), ("III(2).+1", "mục III (lần 2), dấu cộng thứ 1"),
        ("PL1.bảng2", "Phụ lục 1, bảng 2"), ("PLII.3", "Phụ lục II, mục 3"), ("II.1.b.chỉ tiêu 3", "mục II.1.b, chỉ tiêu 3"),
        ("Phần A.I", "Phần A, mục I"), ("kết", "đoạn kết"), ("A.II.đoạn1", "mục A.II, đoạn thứ 1"),
    ],
)  # fmt: skip
def test_a_place_reads_as_an_official_says_it(path: str, said: str) -> None:
    assert words.spoken(path) == said


def test_a_clause_without_its_subject_tells_it() -> None:
    clause = replace(target(text="70% vào năm 2030"), indicator="số hộ dùng nước sạch")
    assert words.told(clause) == "70% vào năm 2030 (về: số hộ dùng nước sạch)"
    assert words.told(replace(clause, text="70% số hộ dùng nước sạch")) == "70% số hộ dùng nước sạch"


@pytest.mark.parametrize(("alone", "said"), [(True, "A3 “Xây dựng phần mềm”: đã nêu ở N2"), (False, "P1:A3 “Xây dựng phần mềm”: đã nêu ở P1:N2")])
def test_what_is_left_out_is_told_in_its_own_words(alone: bool, said: str) -> None:
    assert words.left_out(Dropped(parent="P1:A3", reason="đã nêu ở P1:N2", quote="Xây dựng phần mềm"), alone=alone) == said
