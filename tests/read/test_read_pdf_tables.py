"""Ruled tables of PDF pages: cells, spans, words broken by a narrow column, rows and tables broken by a page's end."""

import pytest

from pipeline.model.text import Block, Source
from pipeline.read.pdf import read
from tests.read.pdf_writer import Sheet, flowing, pdf

XS = [85.0, 120.0, 380.0, 538.0]


def rows(*sheets: Sheet) -> list[Block]:
    found = read(pdf(*sheets), Source(name="thu.pdf", sha256="", media_type="", reader="pdf"))
    return [block for block in found.blocks if block.kind == "row"]


def table(sheet: Sheet, y: float, *cells: tuple[str, ...], xs: list[float] | None = None, high: float = 60.0) -> Sheet:
    """A ruled table; a cell's lines are parted by a line break."""
    xs = xs or XS
    sheet.grid(xs, [y + high * i for i in range(len(cells) + 1)])
    for i, row in enumerate(cells):
        for x, text in zip(xs, row):
            sheet.lines(x + 5, y + high * i + 16, *text.split("\n"), size=12, step=14)
    return sheet


def page(*cells: tuple[str, ...], y: float = 400.0) -> Sheet:
    made = Sheet()
    flowing(made, 80, "Ủy ban nhân dân phường giao các cơ quan, đơn vị thực hiện các nhiệm vụ sau đây trong năm 2026 theo bảng kèm theo Kế hoạch này.")
    return table(made, y, *cells)


def texts(*sheets: Sheet) -> list[str]:
    return [row.text for row in rows(*sheets)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Rà soát hồ sơ thủ tục hành chính còn\nhiệu lực", "Rà soát hồ sơ thủ tục hành chính còn hiệu lực"),
        ("Sở Y tế\nSở Nội vụ", "Sở Y tế\nSở Nội vụ"),
        ("- Tuyên truyền;\n- Kiểm tra.", "- Tuyên truyền;\n- Kiểm tra."),
        ("Giai đoạn\n2026 - 2030", "Giai đoạn\n2026 - 2030"),
    ],
)
def test_lines_of_a_cell(cell: str, expected: str) -> None:
    (row,) = rows(page(("1", cell, "Quý I")))
    assert row.text == f"1 | {expected} | Quý I"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.049.6\n00", "1.049.600"),
        ("690.000\n701.000", "690.000\n701.000"),
        ("PHƯƠ\nNG", "PHƯƠNG"),
        ("phường\nxã", "phường xã"),
    ],
)
def test_a_word_too_long_for_its_column_is_whole(cell: str, expected: str) -> None:
    wide = max(len(line) for line in cell.split("\n")) * 6 + 11.0
    made = Sheet()
    flowing(made, 80, "Dự toán thu, chi ngân sách phường năm 2026 và kế hoạch các năm tiếp theo được xác định như sau:")
    assert texts(table(made, 300, ("1", cell), xs=[85, 120, 120 + wide])) == [f"1 | {expected}"]


def test_spans_stand_on_the_grid() -> None:
    made = Sheet()
    flowing(made, 80, "Các chỉ tiêu chủ yếu của phường năm 2026 và đến năm 2030 được giao cho các cơ quan, đơn vị theo bảng sau đây:")
    for x, top in ((85, 300), (200, 300), (369, 330), (538, 300)):
        made.rule(x, top, x, 390)
    for y, left in ((300, 85), (330, 200), (360, 85), (390, 85)):
        made.rule(left, y, 538, y)
    made.text(90, 335, "Chỉ tiêu", 12).text(300, 318, "Kết quả", 12).text(210, 348, "2026", 12).text(380, 348, "2030", 12)
    made.text(90, 378, "Tỷ lệ hồ sơ", 12).text(210, 378, "85%", 12).text(380, 378, "95%", 12)
    found = rows(made)
    assert [r.text for r in found] == ["Chỉ tiêu | Kết quả", "| 2026 | 2030", "Tỷ lệ hồ sơ | 85% | 95%"]
    assert [[(c.column, c.columns, c.continued) for c in r.cells] for r in found[:2]] == [
        [(0, 1, False), (1, 2, False)], [(0, 1, True), (1, 1, False), (2, 1, False)],
    ]  # fmt: skip


HEAD = ("TT", "Nhiệm vụ", "Thời gian")


def test_a_table_over_pages_is_one_without_its_repeated_header() -> None:
    first = page(HEAD, ("1", "Rà soát hồ sơ", "Quý I"), y=600)
    second = table(Sheet().text(311, 40, "2"), 80, HEAD, ("2", "Kiểm tra", "Quý II"))
    found = rows(first, second)
    assert [r.text for r in found] == ["TT | Nhiệm vụ | Thời gian", "1 | Rà soát hồ sơ | Quý I", "2 | Kiểm tra | Quý II"]
    assert len({r.table for r in found}) == 1
    assert [r.box.page if r.box else 0 for r in found] == [1, 1, 2]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("1", "Tập huấn kỹ năng số cho thành viên tổ công", "Quý I"), ("", "nghệ số cộng đồng", ""), ["1 | Tập huấn kỹ năng số cho thành viên tổ công nghệ số cộng đồng | Quý I"]),
        (("1", "- Tuyên truyền;", "Quý I"), ("", "- Kiểm tra.", ""), ["1 | - Tuyên truyền;\n- Kiểm tra. | Quý I"]),
        (("1", "Số hồ sơ", "120"), ("", "Trong đó: trực tuyến", "85"), ["1 | Số hồ sơ | 120", "| Trong đó: trực tuyến | 85"]),
        (("1", "Rà soát", "Quý I"), ("2", "kiểm tra", "Quý II"), ["1 | Rà soát | Quý I", "2 | kiểm tra | Quý II"]),
    ],
)
def test_a_row_broken_by_the_page_is_mended(above: tuple[str, ...], below: tuple[str, ...], expected: list[str]) -> None:
    first = page(HEAD, above, y=600)
    second = table(Sheet().text(311, 40, "2"), 80, HEAD, below, ("9", "Sơ kết", "Quý IV"))
    assert texts(first, second)[1:-1] == expected


def test_tables_of_different_columns_stay_apart() -> None:
    first = page(HEAD, ("1", "Rà soát", "Quý I"), y=600)
    second = table(Sheet(), 80, ("Chỉ tiêu", "2026"), ("Hộ nghèo", "1,5%"), xs=[85, 300, 538])
    assert len({r.table for r in rows(first, second)}) == 2


def test_a_frame_round_text_is_no_table() -> None:
    made = page(("1", "Rà soát", "Quý I")).grid([85, 538], [600, 660]).text(95, 630, "Lưu ý: báo cáo đúng hạn.")
    assert texts(made) == ["1 | Rà soát | Quý I"]
    assert "Lưu ý: báo cáo đúng hạn." in [b.text for b in read(pdf(made), Source(name="a", sha256="", media_type="", reader="pdf")).blocks]


def test_words_across_a_ruling_line_are_parted_at_it() -> None:
    made = page(("1", "", "")).text(125, 416, "Văn phòng phường", 12).text(125 + 16 * 6, 416, " " * 3 + "." * 30 + "Quý I", 12)
    (row,) = rows(made)
    assert row.cell_text(1).startswith("Văn phòng phường")
    assert row.cell_text(2).endswith("Quý I")


def test_a_table_without_outer_sides_is_whole() -> None:
    made = Sheet()
    flowing(made, 80, "Ủy ban nhân dân phường giao các cơ quan, đơn vị thực hiện các nhiệm vụ sau đây trong năm 2026 theo bảng kèm theo Kế hoạch này.")
    for y in (400, 430, 460):
        made.rule(85, y, 538, y)
    made.rule(120, 400, 120, 460).rule(380, 400, 380, 460)
    for y, cells in ((418, ("TT", "Nhiệm vụ", "Hạn")), (448, ("1", "Rà soát", "Quý I"))):
        for x, text in zip((90, 125, 385), cells):
            made.text(x, y, text, 12)
    assert texts(made) == ["TT | Nhiệm vụ | Hạn", "1 | Rà soát | Quý I"]
