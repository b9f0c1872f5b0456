"""Logical tables out of rows of cells."""

from __future__ import annotations

import pytest

from pipeline.extract.column_units import unit_headed
from pipeline.extract.reading import Reading
from pipeline.extract.tables import column_roles, tables
from pipeline.model import Block, Cell, Document, Section, Source, Span
from pipeline.rules import load


def row(id_: int, *texts: str, widths: tuple[int, ...] = (), bold: bool = False) -> Block:
    """A row block; `widths` are the grid columns of each cell, 1 where not given; "^" continues the cell above."""
    cells, at, column = [], 0, 0
    plain = ["" if t == "^" else t for t in texts]
    for i, text in enumerate(plain):
        width = widths[i] if widths else 1
        cells.append(Cell(start=at, end=at + len(text), column=column, columns=width, continued=texts[i] == "^"))
        at, column = at + len(text) + 3, column + width
    return Block(id=id_, text=" | ".join(plain), kind="row", table=0, cells=tuple(cells), bold=bold)


def reading(*rows: Block, above: str = "") -> Reading:
    caption = (Block(id=0, text=above),) if above else ()
    blocks = tuple(Block(**{**{f: getattr(b, f) for f in b.__slots__}, "id": i}) for i, b in enumerate((*caption, *rows)))
    body = tuple(Span(block=b.id, start=0, end=len(b.text)) for b in blocks if b.kind == "row")
    outline = Section(role="document", children=(Section(role="annex", children=(Section(role="table", body=body),)),))
    source = Source(name="x", sha256="", media_type="text/plain", reader="text")
    return Reading(Document(source=source, blocks=blocks), outline, load())


YEARS = (
    ["STT", "Nội dung", "Đơn vị tính", "Năm 2025", "Năm 2026", "Năm 2027"],
    ["Kế hoạch", "Ước thực hiện"],
    ["1", "2", "3", "4", "5", "6", "7"],
    ["1", "Sản lượng", "Tấn", "10", "11", "12", "13"],
)


def test_a_second_level_without_merges_goes_under_the_cell_that_must_be_wide() -> None:
    (table,) = tables(reading(*(row(i, *r) for i, r in enumerate(YEARS))))
    assert table.header[3:] == ("Năm 2025 / Kế hoạch", "Năm 2025 / Ước thực hiện", "Năm 2026", "Năm 2027")
    assert table.rows[0].cells[1] == "Sản lượng"


def test_a_second_level_with_merges_follows_them() -> None:
    top = row(0, "TT", "Chỉ tiêu", "Chỉ tiêu giao", widths=(1, 1, 2))
    low = row(1, "^", "^", "Năm 2026", "Năm 2027")
    (table,) = tables(reading(top, low, row(2, "1", "Tỷ lệ hộ nghèo (%)", "1,5", "1,2")))
    assert table.header == ("TT", "Chỉ tiêu", "Chỉ tiêu giao / Năm 2026", "Chỉ tiêu giao / Năm 2027")
    assert len(table.rows) == 1


def test_section_rows_become_labels_and_a_numbered_group_ends_with_its_numbers() -> None:
    rows = [
        row(0, "TT", "Chỉ tiêu", "Đơn vị", "Kết quả"),
        row(1, "I", "Đến năm 2030", "", ""),
        row(2, "1", "Nhóm văn hóa", "", ""),
        row(3, "1.1", "Số nhà văn hóa đạt chuẩn", "Nhà", "12"),
        row(4, "2", "Tỷ lệ gia đình văn hóa", "%", "92"),
        row(5, "II", "Đến năm 2035", "", ""),
        row(6, "1", "Tỷ lệ gia đình văn hóa", "%", "95"),
    ]
    (table,) = tables(reading(*rows))
    assert [r.label for r in table.rows] == ["I Đến năm 2030 / 1 Nhóm văn hóa", "I Đến năm 2030", "II Đến năm 2035"]


def test_a_cell_merged_downwards_is_carried_on_without_a_span() -> None:
    rows = [
        row(0, "STT", "Nhiệm vụ", "Cơ quan chủ trì"),
        row(1, "1", "Lập danh sách", "Phòng Y tế"),
        row(2, "2", "Tổ chức khám", "^"),
    ]
    (table,) = tables(reading(*rows))
    assert table.rows[1].cells[2] == "Phòng Y tế"
    assert table.rows[1].spans[2] is None


def test_header_repeated_on_the_next_page_is_left_out() -> None:
    head = ("STT", "Nhiệm vụ", "Thời gian")
    (table,) = tables(reading(row(0, *head), row(1, "1", "Lập danh sách", "Quý I/2026"), row(2, *head), row(3, "2", "Tổng kết", "12/2026")))
    assert [r.cells[0] for r in table.rows] == ["1", "2"]


ROLES = [
    (("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
     ("1", "Lập sổ theo dõi", "Phòng Nội vụ", "Công an", "2026", "Sổ"),
     {"number": 0, "task": 1, "lead": 2, "support": 3, "deadline": 4, "product": 5}),
    (("TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan chủ trì theo dõi"),
     ("1", "Tỷ lệ hồ sơ số hóa", "%", "≥ 80", "Văn phòng"),
     {"number": 0, "indicator": 1, "unit": 2, "value": 3, "lead": 4}),
    (("TT", "Nội dung", "Đơn vị", "Kết quả"), ("1", "Lập danh sách hộ", "Tổ công tác số 3 của các khu phố phía đông", "Danh sách"),
     {"number": 0, "task": 1, "lead": 2, "product": 3}),
    (("STT", "Tên chỉ tiêu", "ĐVT", "Thực hiện 2025", "Kế hoạch năm 2026"), ("1", "Số lớp", "Lớp", "10", "12"),
     {"number": 0, "indicator": 1, "unit": 2, "past": 3, "year": 4}),
]  # fmt: skip


@pytest.mark.parametrize(("header", "cells", "wanted"), ROLES)
def test_columns_have_roles(header: tuple[str, ...], cells: tuple[str, ...], wanted: dict[str, int]) -> None:
    given = reading(row(0, *header), row(1, *cells))
    (table,) = tables(given)
    assert column_roles(table, given.rules) == wanted


def test_the_caption_keeps_the_unit_note() -> None:
    (table,) = tables(reading(row(0, "STT", "Nội dung", "Năm 2026"), row(1, "1", "Thu", "5"), above="Đơn vị: Triệu đồng"))
    assert table.caption == "Đơn vị: Triệu đồng"


@pytest.mark.parametrize(
    ("heading", "unit"), [("Số hộ dân", "hộ dân"), ("Đơn vị máu", "đơn vị máu"), ("Chỉ tiêu / Số mô hình", "mô hình"), ("Trường đạt chuẩn quốc gia", ""), ("Hộ có nhà vệ sinh", "")]
)
def test_a_heading_that_only_opens_with_a_noun_is_no_unit(heading: str, unit: str) -> None:
    found = unit_headed(heading, load())
    assert (found.name if found else "") == unit
