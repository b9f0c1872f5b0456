"""Markdown as web pages leave it."""

import pytest

from pipeline.model.text import Block, Document
from pipeline.read.document import read_bytes
from pipeline.read.inline import marked
from pipeline.read.blocks import styled


def read(text: str) -> Document:
    document = read_bytes(text.encode(), "thử.md")
    assert document.source.reader == "markdown"
    return document


def cells(block: Block) -> list[str]:
    return [block.cell_text(i) for i in range(len(block.cells))]


def rows(document: Document) -> list[list[str]]:
    return [cells(b) for b in document.blocks if b.kind == "row"]


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("**I. MỤC\nĐÍCH**", "I. MỤC\nĐÍCH", True),
        ("*kèm theo *Kế hoạch", "kèm theo Kế hoạch", False),
        ("Tỷ lệ = b/a * 100%", "Tỷ lệ = b/a * 100%", False),
        ("1\\. Đạt \\*90%\\*", "1. Đạt *90%*", False),
        ("[Nghị quyết](http://a.b/c_(d))", "Nghị quyết", False),
        ("đạt __90%__ hộ", "đạt 90% hộ", False),
        ("tên_tệp_mẫu và a<br>b &amp; c", "tên_tệp_mẫu và a\nb & c", False),
        ("ngày …/…/2026[^3]", "ngày …/…/2026[3]", False),
        ("***[3]***", "[3]", True),
        ("** Lưu ý khi chấm\nđiểm:*", "* Lưu ý khi chấm\nđiểm:", False),
    ],
)
def test_inline_marks(source: str, text: str, bold: bool) -> None:
    found = styled(marked(source))
    assert (found.text, found.bold) == (text, bold)


def test_bold_spans_cover_the_run_in_heading() -> None:
    block = read("# A\n\n**3. Công an phường: **Chủ trì **tuần tra**.\n\n**b**\n").blocks[1]
    assert [block.text[a:b] for a, b in block.bold_spans] == ["3. Công an phường:", "tuần tra"]
    assert not block.bold


def test_headings_keep_the_level_that_the_file_claims() -> None:
    document = read("      ## KẾ HOẠCH\n### I. MỤC TIÊU\n- Đạt 90%.\n- Đạt 80%.\n\n#### 2. Nhiệm vụ ####\n")
    assert [(b.text, b.heading) for b in document.blocks] == [
        ("KẾ HOẠCH", 2), ("I. MỤC TIÊU", 3), ("- Đạt 90%.", None), ("- Đạt 80%.", None), ("2. Nhiệm vụ", 4),
    ]  # fmt: skip


def test_a_chunk_is_a_paragraph_whatever_its_first_lines_width() -> None:
    document = read("**V. TỔ\nCHỨC THỰC HIỆN**\n\n**1. Sở\nTài chính**\n\nTrên đây là Kế hoạch kinh tế\n- xã hội của phường;\nđề nghị các đơn vị\nThực hiện nghiêm túc.\n")
    assert [b.text for b in document.blocks] == [
        "V. TỔ CHỨC THỰC HIỆN", "1. Sở Tài chính", "Trên đây là Kế hoạch kinh tế - xã hội của phường; đề nghị các đơn vị Thực hiện nghiêm túc.",
    ]  # fmt: skip


def test_hard_breaks_part_lines_and_star_bullets_become_dashes() -> None:
    document = read("**TM. ỦY BAN NHÂN DÂN**  \n**CHỦ TỊCH**  \n\n# x\n\n*   Việc một\n*   Việc hai\n\n---\n\n* *\n")
    assert [b.text for b in document.blocks] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "x", "- Việc một", "- Việc hai"]


def test_pipe_tables() -> None:
    document = read("PHỤ LỤC\n\n| TT | Chỉ tiêu | Kết quả |\n| --- | :---: | ---|\n| **I** | **Đến 2030** |  |\n| 1 | Hộ a \\| b | ≥ 90<br>% |\n")
    assert rows(document) == [["TT", "Chỉ tiêu", "Kết quả"], ["I", "Đến 2030", ""], ["1", "Hộ a | b", "≥ 90\n%"]]
    assert document.blocks[2].bold


def flat(*table: list[str]) -> str:
    return "\n".join(line for row in table for line in ["|", *[x for cell in row for x in ([cell, "|"] if cell else ["|"])]]) + "\n"


LETTERHEAD = [["**ỦY BAN NHÂN\nDÂN**\nPHƯỜNG THỬ\n-------", "**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc"],
              ["Số: 12/KH-UBND", "*Thử, ngày 05\ntháng 3 năm 2026*"]]  # fmt: skip
TASKS = [
    ["**TT**", "**Nhiệm vụ**", "**Chủ trì**", "**Phối hợp**", "**Thời gian**"],
    ["**I**", "**Nhóm việc thứ nhất**"],
    ["1", "Rà soát quy trình nội bộ, lập danh\nmục hồ sơ", "Phòng Kinh tế", "", "Quý I/2026"],
    ["2", "Tập huấn kỹ năng số", "Phòng Văn hóa", "Công an phường", ""],
    ["3", "Báo cáo kết quả", "Văn phòng", "Các phòng", "Hằng năm"],
]


def test_a_flattened_letterhead_is_rows_of_two_cells() -> None:
    document = read(flat(*LETTERHEAD) + "\n**KẾ HOẠCH**\n")
    assert rows(document) == [
        ["ỦY BAN NHÂN DÂN\nPHƯỜNG THỬ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 12/KH-UBND", "Thử, ngày 05 tháng 3 năm 2026"],
    ]
    assert document.blocks[-1].text == "KẾ HOẠCH"


@pytest.mark.parametrize("closed", [True, False])
def test_a_flattened_table_is_rebuilt_by_its_columns(closed: bool) -> None:
    source = flat(*TASKS)
    document = read("**PHỤ LỤC**\n\n" + (source if closed else source.removesuffix("|\n")))
    assert [r[:2] for r in rows(document)][2] == ["1", "Rà soát quy trình nội bộ, lập danh mục hồ sơ"]
    assert rows(document)[2:] == [[c.replace("\n", " ") for c in row] for row in TASKS[2:]]
    assert [(c.column, c.columns) for c in document.blocks[2].cells] == [(0, 1), (1, 4)]


def test_a_vertical_merge_leaves_empty_continued_cells_and_a_doubt() -> None:
    table = [TASKS[0], ["1", "Việc một", "Phòng A", "Phòng B", "2026"], ["2", "Việc hai", "Phòng C", "Phòng D"], ["3", "Việc ba", "Phòng E", "Phòng G", "2027"]]
    document = read(flat(*table) + "\n**Hết**\n")
    assert [c.continued for c in document.blocks[2].cells] == [False] * 4 + [True]
    assert [d.kind for d in document.doubts] == ["table_shape"]


def test_a_header_of_two_levels_spans_its_parent_cell() -> None:
    table = [["TT", "Nội dung", "Đơn vị", "Năm hiện hành 2025", "Năm 2026"], ["Kế hoạch", "Ước thực hiện"],
             ["1", "Thu ngân sách", "Tỷ đồng", "10", "12", "15"], ["2", "Chi", "Tỷ đồng", "9", "", "11"]]  # fmt: skip
    document = read(flat(*table) + "\n**Hết**\n")
    assert [(c.column, c.columns) for c in document.blocks[0].cells] == [(0, 1), (1, 1), (2, 1), (3, 2), (5, 1)]
    assert cells(document.blocks[1]) == ["", "", "", "Kế hoạch", "Ước thực hiện", ""]
    assert cells(document.blocks[3]) == ["2", "Chi", "Tỷ đồng", "9", "", "11"]


def test_paragraphs_inside_a_cell_keep_their_lines() -> None:
    cell = "Nơi nhận:\n- UBND tỉnh;\n- Các phòng, ban, Trung tâm Phục vụ hành\nchính công;\n- Lưu: VT."
    document = read(flat([cell, "**TM. ỦY BAN\nNHÂN DÂN**\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Thử"]) + "\n**x**\n\n**y**\n")
    assert rows(document)[0][0].split("\n")[2] == "- Các phòng, ban, Trung tâm Phục vụ hành chính công;"
    assert rows(document)[0][1].split("\n") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Thử"]


def test_facts_of_the_site_before_the_letterhead_are_furniture() -> None:
    facts = flat(["**Số hiệu:**", "12/KH-UBND", "**Loại văn bản:**", "Kế hoạch"], ["**Người ký:**", "Trần Văn Thử", "**Ngày ban hành:**", "05/03/2026"])
    document = read(facts + flat(*LETTERHEAD) + "\n**KẾ HOẠCH**\n\nI. MỤC TIÊU\n\nĐạt 90%.\n\n**Từ khóa:** chuyển đổi số\n")
    assert rows(document)[0][0].startswith("ỦY BAN NHÂN DÂN")
    assert any("Số hiệu" in b.text for b in document.furniture)
    assert document.furniture[-1].text == "Từ khóa: chuyển đổi số"


def test_code_fences_and_quotes_do_not_hide_text() -> None:
    assert [b.text for b in read("```\n# KẾ HOẠCH\n```\n\n> **Ghi chú**\n\n**x**\n").blocks] == ["KẾ HOẠCH", "Ghi chú", "x"]


def test_html_tables_in_markdown() -> None:
    document = read("# PHỤ LỤC\n\n<table>\n<tr><th>TT</th><th colspan=2>Chỉ tiêu</th></tr>\n<tr><td>1</td><td>Hộ nghèo</td><td>&lt; 1%</td></tr>\n</table>\n\n**Hết**\n")
    assert rows(document) == [["TT", "Chỉ tiêu"], ["1", "Hộ nghèo", "< 1%"]]
    assert [(c.column, c.columns) for c in document.blocks[1].cells] == [(0, 1), (1, 2)]
