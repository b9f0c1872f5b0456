"""A plan's workbook, corrected by hand and read back."""

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import flow
from pipeline.codec import to_json
from pipeline.errors import UnreadableError
from pipeline.export import words
from pipeline.export.tables import memory, plan_sheets
from pipeline.export.xlsx import to_xlsx
from pipeline.extract.corrected_cells import cell_rate
from pipeline.model import Assignment, Body, Bound, Deadline, Evidence, Masthead, Plan, Quantity, SectionBrief, Source, Target

SEEN = Evidence(quote="x", rule="r")


def target(id: str, text: str, low: str, **facts: Any) -> Target:
    value = Quantity(low=Decimal(low), high=Decimal(low), unit="%", bound="at_least")
    due = Deadline(by="2030-12-31", text="đến năm 2030", source="sentence")
    return Target(id=id, text=text, quantity=value, deadline=due, evidence=SEEN, direction="higher", section="I.2", **facts)


def plan(low: str = "80") -> Plan:
    station = Body(text="Trạm Y tế", name="Trạm Y tế", key="tram-y-te", tier="commune", kind="health_station")
    duties = tuple(
        Assignment(id=f"A{n}", lead=(station,), duty=f"Tổ chức khám sức khỏe đợt {n}", evidence=SEEN, deadline=Deadline(by="2026-06-30", text="trước 30/6/2026", source="sentence"))
        for n in (1, 2)
    )
    first = target("T1", "80% số hộ gia đình dùng nước sạch", low, doubtful=True, reasons=("hai cách đọc",))
    return Plan(
        kind="plan", source=Source(name="xa.docx", sha256="1", media_type="", reader=""),
        masthead=Masthead(issuer=Body(text="UBND xã Ba Tơ", name="Ủy ban nhân dân xã Ba Tơ", tier="commune"), number="5/KH-UBND", date="2026-01-05"),
        targets=(first, target("T2", "70% trẻ em dưới 6 tuổi được tiêm chủng", "70")), assignments=duties,
    )  # fmt: skip


def written(folder: Path, change: Callable[[Any], None], given: Plan | None = None) -> Path:
    one = given or plan()
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(plan_sheets(one), memory(one, plan_sheets(one)))))
    change(book)
    file = folder / "sua.xlsx"
    book.save(file)
    return file


def test_an_untouched_workbook_is_the_plan_itself(tmp_path: Path) -> None:
    assert flow.plan_of(written(tmp_path, lambda book: None)) == plan()


def test_a_long_plan_is_kept_over_several_cells(tmp_path: Path) -> None:
    long = replace(plan(), assignments=tuple(replace(plan().assignments[0], id=f"A{n}", duty=f"Việc {n} " + "dài " * 400) for n in range(1, 60)))
    assert flow.plan_of(written(tmp_path, lambda book: None, long)) == long


@pytest.mark.parametrize(
    ("cell", "value", "low", "unit", "bound"),
    [
        ("C2", "từ 95% trở lên", "95", "%", "at_least"), ("C2", 95, "95", "%", "at_least"), ("C2", "trên 60%", "60", "%", "more_than"),
        ("C2", "không quá 12 hộ", "12", "hộ", "at_most"), ("D2", "hộ", "80", "hộ", "at_least"), ("C2", "không để xảy ra", "0", "%", "at_most"),
    ],
)  # fmt: skip
def test_a_corrected_rate_counts_and_settles_the_doubt(tmp_path: Path, cell: str, value: Any, low: str, unit: str, bound: str) -> None:
    def change(book: Any) -> None:
        book["Chỉ tiêu"][cell] = value

    made = flow.plan_of(written(tmp_path, change)).targets[0]
    assert (made.quantity.low, made.quantity.unit, made.quantity.bound, made.doubtful) == (Decimal(low), unit, bound, False)


def test_deadlines_duties_and_rows(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        aims, duties = book["Chỉ tiêu"], book["Phân công"]
        aims["E3"] = "năm 2028"
        aims["G3"] = "phấn đấu"
        duties["C2"], duties["E2"], duties["F2"] = "Công an xã; Trạm Y tế", "quý II/2026", "Báo cáo"
        book["Phân công theo thời hạn"]["K3"] = "31/8/2026"
        aims.delete_rows(2)

    made = flow.plan_of(written(tmp_path, change))
    assert [t.id for t in made.targets] == ["T2"]
    assert (made.targets[0].deadline, made.targets[0].commitment) == (Deadline(by="2028-12-31", text="năm 2028", source="sentence"), "aspirational")
    first, second = made.assignments
    assert [b.name for b in first.lead] == ["Công an xã", "Trạm Y tế"]
    assert (first.deadline and first.deadline.by, first.product) == ("2026-06-30", "Báo cáo")
    assert second.deadline is not None
    assert second.deadline.by == "2026-08-31"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"C2": "từ 95% trở lên"}, "95% số hộ gia đình dùng nước sạch đến năm 2030"),
        ({"E2": "năm 2028"}, "80% số hộ gia đình dùng nước sạch đến năm 2028"),
        ({"C2": "trên 80%"}, "80% số hộ gia đình dùng nước sạch đến năm 2030 (đã sửa: trên 80%)"),
        ({"C2": "từ 90% trở lên", "E2": "30/6/2028"}, "80% số hộ gia đình dùng nước sạch đến năm 2030 (đã sửa: từ 90% trở lên, 30/6/2028)"),
        ({"B2": "Đạt 90% hộ", "C2": "từ 90% trở lên"}, "Đạt 90% hộ"),
        ({"G2": "phấn đấu"}, "80% số hộ gia đình dùng nước sạch đến năm 2030"),
    ],
)
def test_an_old_figure_does_not_live_on_in_the_words(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    words = "80% số hộ gia đình dùng nước sạch đến năm 2030"
    one = replace(target("T1", words, "80"), evidence=Evidence(quote=words, rule="r"))
    part = SectionBrief(path="I.2.-1", marker="-", heading="", role="item", text=f"{words}.")

    def change(book: Any) -> None:
        for cell, value in cells.items():
            book["Chỉ tiêu"][cell] = value

    made = flow.plan_of(written(tmp_path, change, replace(plan(), targets=(one,), sections=(part,))))
    assert (made.targets[0].text, made.targets[0].evidence.quote, made.sections[0].text) == (said, said, f"{said}.")


def _row(book: Any) -> None:
    book["Chỉ tiêu"].append(["T9", "Thêm"])


def _rate(book: Any) -> None:
    book["Chỉ tiêu"]["C2"] = "nhiều hơn trước"


def _due(book: Any) -> None:
    book["Chỉ tiêu"]["E2"] = "sớm"


def _sheet(book: Any) -> None:
    del book["Phân công"]


def _twice(book: Any) -> None:
    book["Phân công"]["F2"], book["Phân công theo cơ quan"]["F2"] = "Báo cáo", "Tờ trình"


def _memory(book: Any) -> None:
    book["_kehoach"]["A1"] = "{"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_row, "trang “Chỉ tiêu”, dòng 4: dòng này không có mã"), (_rate, "chỉ tiêu T1: không hiểu mức “nhiều hơn trước”"),
        (_due, "không hiểu thời hạn “sớm”"), (_sheet, "thiếu trang “Phân công”"), (_twice, "sửa khác với trang kia"), (_memory, "Trang ẩn"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_back_is_told(tmp_path: Path, change: Callable[[Any], None], said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        flow.plan_of(written(tmp_path, change))


def test_the_corrected_figure_gets_the_corrected_verdict(tmp_path: Path) -> None:
    above = tmp_path / "tinh.json"
    sure = replace(plan(), targets=tuple(replace(t, doubtful=False, reasons=()) for t in plan().targets))
    province = replace(plan("90"), masthead=Masthead(issuer=Body(text="UBND tỉnh", name="Ủy ban nhân dân tỉnh Quảng Ngãi", tier="province"), date="2025-10-05"))
    above.write_text(to_json(replace(province, targets=(target("T1", "90% số hộ gia đình dùng nước sạch", "90"),), source=Source(name="tinh", sha256="2", media_type="", reader=""))), "utf-8")
    assert [v.verdict for v in flow.audit_of(written(tmp_path, lambda book: None, sure), [above]).verdicts] == ["weaker"]

    def change(book: Any) -> None:
        book["Chỉ tiêu"]["C2"] = "từ 95% trở lên"

    assert flow.audit_of(written(tmp_path, change, sure), [above]).verdicts[0].verdict == "exceeded"


def test_another_workbook_is_read_as_a_document(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.create_sheet("Số liệu", 0)
    page.append(["Chỉ tiêu", "Mức", "Năm"])
    page.append(["Tỷ lệ hộ dùng nước sạch", "95%", "2030"])
    book.save(tmp_path / "khac.xlsx")
    assert flow.plan_of(tmp_path / "khac.xlsx").source.reader != ""


BOUNDS: tuple[Bound, ...] = ("at_least", "more_than", "at_most", "less_than", "about")


@settings(max_examples=150, deadline=None)
@given(
    low=st.decimals(min_value=1, max_value=99_999, places=1), unit=st.sampled_from(["%", "người", "mô hình", "triệu đồng"]), bound=st.sampled_from(BOUNDS),
    change=st.sampled_from(["increase", "decrease", None]), per=st.sampled_from([None, "năm", "đơn vị"]), base=st.sampled_from([None, "2025"]),
)  # fmt: skip
def test_what_we_write_into_a_cell_we_read_back(low: Decimal, unit: str, bound: Bound, change: Any, per: str | None, base: str | None) -> None:
    blank = target("T1", "x", "1")
    one = replace(blank, quantity=Quantity(low=low, high=low, unit=unit, bound=bound), change=change, per=per, baseline=base)
    assert cell_rate(blank, words.rate(one), "") == one
