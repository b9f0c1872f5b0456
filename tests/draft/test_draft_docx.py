"""The Word file in the layout of NĐ 30/2020: measures, styles, rules, comments; the same draft gives the same bytes."""

import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.draft.drafting import RULES, parent, ward

from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft

MADE = draft([parent()], ward(annex=True), RULES)
DATA = to_docx(MADE)
WORD: Any = Document(io.BytesIO(DATA))


def part(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(DATA)) as package:
        return package.read(name).decode()


def paragraph(text: str) -> Any:
    return next(p for p in WORD.paragraphs if p.text == text)


def test_page_and_margins() -> None:
    section = WORD.sections[0]
    measures = [round(v.mm) for v in (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin)]
    assert measures == [210, 297, 20, 20, 30]
    assert 15 <= round(section.right_margin.mm) <= 20


def test_the_page_number_stands_in_the_header_from_page_two() -> None:
    section = WORD.sections[0]
    assert section.different_first_page_header_footer
    header = section.header.paragraphs[0]
    assert "PAGE" in header._p.xml
    assert header.style.paragraph_format.alignment == 1
    assert 13 <= header.style.font.size.pt <= 14


def test_the_letterhead_is_a_table_without_borders() -> None:
    table = WORD.tables[0]
    left, right = table.rows[0].cells
    assert [p.text for p in left.paragraphs][:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG KỲ LỪA"]
    assert [p.text for p in right.paragraphs][:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert "tblBorders" not in table._tbl.xml
    assert [left.paragraphs[2]._p.xml.count("w:pBdr"), right.paragraphs[2]._p.xml.count("w:pBdr")] == [2, 2]


@pytest.mark.parametrize(
    ("cell", "line", "size", "bold", "italic"),
    [
        ((0, 0), "PHƯỜNG KỲ LỪA", 13, True, False), ((0, 1), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ((0, 1), "Độc lập - Tự do - Hạnh phúc", 14, True, False), ((1, 1), "Kỳ Lừa, ngày      tháng      năm 2026", 13, False, True),
    ],
)  # fmt: skip
def test_sizes_and_shapes_of_the_letterhead(cell: tuple[int, int], line: str, size: float, bold: bool, italic: bool) -> None:
    style = next(p for p in WORD.tables[0].rows[cell[0]].cells[cell[1]].paragraphs if p.text == line).style
    assert (style.font.size.pt, bool(style.font.bold), bool(style.font.italic), style.paragraph_format.alignment) == (size, bold, italic, 1)


def test_the_issuers_rule_is_a_third_to_a_half_of_its_line() -> None:
    rule = WORD.tables[0].rows[0].cells[0].paragraphs[2].paragraph_format
    length = 63.0 - rule.left_indent.mm - rule.right_indent.mm
    assert 41.4 / 3 <= length <= 41.4 / 2 + 0.5  # "ỦY BAN NHÂN DÂN" takes 41,4 mm at 13 points


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic", "align"),
    [
        ("KH Tên loại", 14, True, False, 1), ("KH Trích yếu", 14, True, False, 1), ("KH Căn cứ", 14, False, True, 3),
        ("KH Mục", 14, True, False, 3), ("KH Khoản", 14, True, False, 3), ("KH Lời văn", 14, False, False, 3),
        ("KH Gạch đầu dòng", 14, False, False, 3), ("KH Nơi nhận", 12, True, True, 0), ("KH Nơi nhận danh sách", 11, False, False, 0),
        ("KH Quyền hạn chức vụ", 14, True, False, 1), ("KH Họ tên người ký", 14, True, False, 1),
    ],
)  # fmt: skip
def test_named_styles(name: str, size: float, bold: bool, italic: bool, align: int) -> None:
    style = WORD.styles[name]
    assert (style.font.name, style.font.size.pt, bool(style.font.bold), bool(style.font.italic)) == ("Times New Roman", size, bold, italic)
    assert style.paragraph_format.alignment == align


def test_body_text_is_indented_and_spaced() -> None:
    shape = WORD.styles["KH Lời văn"].paragraph_format
    assert round(shape.first_line_indent.mm, 1) == 12.7
    assert shape.space_after.pt >= 6
    assert 1.0 <= shape.line_spacing <= 1.5


def test_a_line_of_one_point_opens_the_file() -> None:
    first = WORD.element.body[0]
    assert first.tag == qn("w:p")
    assert first.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:line")) == "20"


def test_type_and_title_stand_in_the_middle_and_a_rule_below() -> None:
    texts = [p.text for p in WORD.paragraphs]
    at = texts.index("KẾ HOẠCH")
    assert texts[at + 1].replace("\u00a0", " ") == MADE.head.title
    assert "w:pBdr" in WORD.paragraphs[at + 2]._p.xml


def test_a_gap_is_highlighted_and_asks_its_question() -> None:
    gap = next(p for p in WORD.paragraphs if "Xây dựng mới […] nhà văn hóa" in p.text)
    run = next(r for r in gap.runs if r.text == "[…]")
    assert run.font.highlight_color == 7
    asked = [c.text for c in WORD.comments]
    assert any("40 nhà văn hóa" in text for text in asked)
    assert "commentRangeStart" in gap._p.xml


def test_the_file_names_nobody_and_no_day() -> None:
    core = part("docProps/core.xml")
    assert "python-docx" not in core
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) in ([""], [])
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2020-03-05"}
    assert "w:date=" not in part("word/comments.xml")
    with zipfile.ZipFile(io.BytesIO(DATA)) as package:
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in package.namelist() if "thumbnail" in n]


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert to_docx(draft([parent()], ward(annex=True), RULES)) == DATA


def test_recipients_beside_the_signature() -> None:
    left, right = WORD.tables[1].rows[0].cells
    assert left.paragraphs[0].text == "Nơi nhận:"
    assert left.paragraphs[-1].text.startswith("- Lưu: VT")
    assert [p.text for p in right.paragraphs][:2] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_the_signature_keeps_the_last_words_on_its_page() -> None:
    table = WORD.tables[1]._tbl
    gap = table.getprevious()
    closing = gap.getprevious()
    assert "./." in closing.xml
    assert [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in (gap, closing)] == [True, True]


@pytest.mark.parametrize("number", [1, 2])
def test_each_annex_has_its_own_pages_and_repeats_its_header(number: int) -> None:
    table = WORD.tables[1 + number]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    grid = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid.findall(qn("w:gridCol"))]
    widths = [c.width.twips for c in table.rows[0].cells]
    assert all(abs(a - b) <= 2 for a, b in zip(grid, widths, strict=True))
    assert 'w:start="1"' in WORD.sections[number]._sectPr.xml
    assert paragraph(f"Phụ lục {'I' * number}").style.name == "KH Phụ lục"


def test_a_wide_annex_stands_on_a_page_across() -> None:
    across = [s.page_width > s.page_height for s in WORD.sections]
    tables = [len(t.columns) for t in WORD.tables[2:]]
    assert across == [False, *(columns >= 6 for columns in tables)]
