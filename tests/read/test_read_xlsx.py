"""Workbooks: rows as they show, titles as paragraphs, hidden parts aside."""

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from pipeline.errors import UnreadableError
from pipeline.model.text import Block, Document
from pipeline.read.document import read_bytes
from pipeline.read.xlsx_format import shown


def book(fill: Any) -> Document:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    fill(made, sheet)
    buffer = io.BytesIO()
    made.save(buffer)
    return read_bytes(buffer.getvalue(), "bảng.xlsx")


def cells(block: Block) -> list[str]:
    return [block.cell_text(i) for i in range(len(block.cells))]


def targets(made: Any, sheet: Any) -> None:
    sheet.title = "PL1"
    sheet["B1"], sheet["B2"] = "PHỤ LỤC 1", "Đơn vị: %"
    sheet.append([])
    sheet.append([None, "TT", "Chỉ tiêu", "Năm", None])
    sheet.append([None, None, None, 2026, 2030])
    sheet.append([None, "I", "Chuyển đổi số"])
    sheet.append([None, 1, "Hồ sơ trực tuyến", 0.85, 1])
    for area in ("D4:E4", "B4:B5", "C4:C5", "C6:E6"):
        sheet.merge_cells(area)
    for place in ("D7", "E7"):
        sheet[place].number_format = "0%"
    sheet["C6"].font = Font(bold=True)


def test_a_sheet_of_targets() -> None:
    document = book(targets)
    assert [(b.kind, b.text, b.locator) for b in document.blocks[:3]] == [
        ("paragraph", "PL1", "PL1!A1"), ("paragraph", "PHỤ LỤC 1", "PL1!B1"), ("paragraph", "Đơn vị: %", "PL1!B2"),
    ]  # fmt: skip
    rows = document.blocks[3:]
    assert [cells(b) for b in rows] == [
        ["TT", "Chỉ tiêu", "Năm"], ["", "", "2026", "2030"], ["I", "Chuyển đổi số"], ["1", "Hồ sơ trực tuyến", "85%", "100%"],
    ]  # fmt: skip
    assert [(c.column, c.columns, c.continued) for c in rows[1].cells] == [(0, 1, True), (1, 1, True), (2, 1, False), (3, 1, False)]
    assert [(c.column, c.columns) for c in rows[2].cells] == [(0, 1), (1, 3)]
    assert {b.table for b in rows} == {0}
    assert rows[3].locator == "PL1!B7"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.955, "0.0%", "95,5%"), (0.955, "0%", "96%"), (1, "0%", "100%"), (-0.02, "0.0%", "-2,0%"),
        (1234567.891, "#,##0.0", "1.234.567,9"), (2500, '#,##0" tỷ đồng"', "2.500 tỷ đồng"), (1500000, "#,##0,", "1.500"),
        (0.1 + 0.2, "General", "0,3"), (2030, "General", "2030"), (12345.5, "General", "12345,5"), (5, "00", "05"),
        (12, '_-* #,##0_-;-* #,##0_-;_-* "-"_-', "12"), (3.10, "0.0#", "3,1"), (1e-7, "General", "0,0000001"),
        (datetime(2026, 3, 5), "dd/mm/yyyy", "05/03/2026"), (datetime(2026, 3, 5), "mm/yyyy", "03/2026"),
        (datetime(2026, 3, 5, 7, 30), "dd/mm/yyyy hh:mm", "05/03/2026 07:30"), (True, "General", "TRUE"), ("Quý I", "@", "Quý I"), (None, "0", ""),
    ],
)  # fmt: skip
def test_values_as_they_show(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_hidden_sheets_and_formulas_without_values_are_doubts() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = 1, 2, "=A1+B1"
        made.create_sheet("nháp")["A1"] = "Đạt 5%"
        made["nháp"].sheet_state = "hidden"

    document = book(fill)
    assert {d.kind for d in document.doubts} == {"hidden_sheet", "formula_value"}
    assert "Đạt 5%" in [b.text for b in document.furniture]
    assert cells(document.blocks[0]) == ["1", "2"]


def test_hidden_rows_are_furniture() -> None:
    def fill(made: Any, sheet: Any) -> None:
        for row in (["TT", "Việc", "Ai"], [1, "Cũ", "A"], [2, "Mới", "B"]):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True

    document = book(fill)
    assert [b.text for b in document.blocks] == ["TT | Việc | Ai", "2 | Mới | B"]
    assert [b.text for b in document.furniture] == ["1 | Cũ | A"]


def test_an_empty_workbook() -> None:
    with pytest.raises(UnreadableError, match="không có ô nào"):
        book(lambda made, sheet: None)


def test_a_far_away_cell_is_refused() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet["A1"], sheet["XFD9"] = 1, 2

    with pytest.raises(UnreadableError, match="500 cột"):
        book(fill)
