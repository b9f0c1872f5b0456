"""Word files, written as raw parts, against the blocks that they must give."""

import io
import zipfile
from collections.abc import Iterator

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xml.sax.saxutils import escape

from pipeline.errors import UnreadableError
from pipeline.model.text import Block, Document, PageLayout, Source
from pipeline.read.docx import read
from pipeline.vietnamese import clean

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def p(inside: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(x if x.startswith(('<w:p', '<w:tbl')) else p(r(x)) for x in paragraphs)}</w:tc>"


def tbl(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(c if c.startswith('<w:tc') else tc(c) for c in row)}</w:tr>" for row in rows) + "</w:tbl>"


def package(body: str, **parts: str) -> bytes:
    """A .docx of this body; other parts by their kind: styles, numbering, footnotes, header."""
    root = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr", "footer": "ftr"}
    rels = "".join(f'<Relationship Id="r{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    rels_open = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("_rels/.rels", f'{rels_open}<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>')
        file.writestr("word/_rels/document.xml.rels", f"{rels_open}{rels}</Relationships>")
        file.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for kind, inside in parts.items():
            file.writestr(f"word/{kind}.xml", f"<w:{root[kind]} {SPACES}>{inside}</w:{root[kind]}>")
    return out.getvalue()


def document(body: str, **parts: str) -> Document:
    return read(package(body, **parts), Source(name="thu.docx", sha256="", media_type="", reader="docx"))


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in document(body, **parts).blocks]


def only(body: str, **parts: str) -> Block:
    (block,) = document(body, **parts).blocks
    return block


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (r("Đạt ") + "<w:ins>" + r("85%") + "</w:ins><w:del><w:r><w:delText>70%</w:delText></w:r></w:del>" + r(" trẻ em"), "Đạt 85% trẻ em"),
        (r("Giữ ") + "<w:moveFrom>" + r("cũ") + "</w:moveFrom><w:moveTo>" + r("mới") + "</w:moveTo>", "Giữ mới"),
        (r("Thấy ") + r("ẩn", "<w:vanish/>") + r("hết"), "Thấy hết"),
        (r("Từ 60") + "<w:r><w:noBreakHyphen/></w:r>" + r("70%"), "Từ 60-70%"),
        (r("phát") + "<w:r><w:tab/></w:r>" + r("triển"), "phát triển"),
        (r("ph\u00adường"), "phường"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 90%"), "≥ 90%"),
        (r("\uf0a3 5%", '<w:rFonts w:ascii="Symbol"/>'), "≤ 5%"),
        (r("Xem ") + '<w:hyperlink r:id="x">' + r("phụ lục") + "</w:hyperlink>", "Xem phụ lục"),
        (r("Phường ") + "<w:sdt><w:sdtPr/><w:sdtContent>" + r("Bình Minh") + "</w:sdtContent></w:sdt>", "Phường Bình Minh"),
        (FIELD.format("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>" + r("thừa") + FIELD.format("separate") + r("Bảng 1") + FIELD.format("end"), "Bảng 1"),
        ('<w:fldSimple w:instr="DATE">' + r("2026") + "</w:fldSimple>", "2026"),
        (r("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (r("dưới 24%") + r("1", '<w:vertAlign w:val="superscript"/>'), "dưới 24%¹"),
        (r("500 m") + r("2", '<w:vertAlign w:val="superscript"/>'), "500 m2"),
        ("<m:oMath><m:r><m:t>≥ 95%</m:t></m:r></m:oMath>", "≥ 95%"),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>", "1/3"),
        (r("BỘ CÔNG THƢƠNG"), "BỘ CÔNG THƯƠNG"),
        (r("ph", '<w:rFonts w:ascii=".VnTime"/>') + '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:softHyphen/><w:t>êng</w:t></w:r>', "phường"),
        (r("e\u0302\u0301") + r("o") + r("\u0302"), "ếô"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(inside: str, expected: str) -> None:
    assert texts(p(inside)) == [expected]


def test_a_deletion_leaves_a_doubt_on_its_block() -> None:
    found = document(p(r("Mở đầu")) + p(r("Đạt 85%") + "<w:del><w:r><w:delText>70%</w:delText></w:r></w:del>"))
    assert [(d.kind, d.span.block if d.span else None) for d in found.doubts] == [("tracked_change", 1)]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    assert texts(p(r("Ủy ban "), "<w:rPr><w:del/></w:rPr>") + p(r("nhân dân"))) == ["Ủy ban nhân dân"]


@pytest.mark.parametrize(
    ("properties", "lines", "expected"),
    [
        ("", ("- Một;", "- Hai"), ["- Một;", "- Hai"]),
        ("", ("phấn đấu đến năm", "2030 đạt"), ["phấn đấu đến năm 2030 đạt"]),
        ('<w:jc w:val="center"/>', ("KẾ HOẠCH", "Chuyển đổi số"), ["KẾ HOẠCH", "Chuyển đổi số"]),
    ],
)
def test_line_breaks(properties: str, lines: tuple[str, str], expected: list[str]) -> None:
    assert texts(p(r(lines[0]) + "<w:r><w:br/></w:r>" + r(lines[1]), properties)) == expected


BOX = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
OLD_BOX = "<v:textbox><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></v:textbox>"


@pytest.mark.parametrize(
    "drawing",
    [
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{BOX}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{OLD_BOX}</w:pict></mc:Fallback></mc:AlternateContent>",
        f"<w:pict>{OLD_BOX}</w:pict>",
    ],
)
def test_a_text_box_is_read_once(drawing: str) -> None:
    assert texts(p(r("Trước") + f"<w:r>{drawing}</w:r>" + r(" sau"))) == ["Trước sau", "DỰ THẢO"]


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{i}">{p("<w:r><w:footnoteRef/></w:r>" + r(f" Chú thích {i}"))}</w:footnote>' for i in (1, 2, 3))
    found = document(p(r("Dưới 24%") + mark.format(2) + r(" và 5%") + mark.format(1)) + p(r("Hết")), footnotes=notes)
    assert [b.text for b in found.blocks] == ["Dưới 24% và 5%", "Hết", "Chú thích 2", "Chú thích 1"]
    assert found.blocks[2].locator == "footnotes/footnote[2]/p[1]"


def test_automatic_numbers_stay_out_of_the_text_but_in_a_cell() -> None:
    found = document(p(r("Mục đích"), NUMBERED) + p("", NUMBERED) + tbl((tc(p("", NUMBERED)), "Sở Y tế")) + p(r("Yêu cầu"), NUMBERED), numbering=NUMBERS)
    assert [(b.number, b.text) for b in found.blocks] == [("1.", "Mục đích"), ("", "3. | Sở Y tế"), ("4.", "Yêu cầu")]


def test_spans_and_merges_are_placed_on_the_grid() -> None:
    merged = '<w:vMerge w:val="restart"/>'
    found = document(
        tbl(
            (tc("TT", properties=merged), tc("Chỉ tiêu", properties='<w:gridSpan w:val="2"/>')),
            (tc("", properties="<w:vMerge/>"), "2026", "2030"),
            ("1", "", "90%"),
        )
    )
    assert [b.text for b in found.blocks] == ["TT | Chỉ tiêu", "| 2026 | 2030", "1 | | 90%"]
    assert [[(c.column, c.columns, c.continued) for c in b.cells] for b in found.blocks] == [
        [(0, 1, False), (1, 2, False)], [(0, 1, True), (1, 1, False), (2, 1, False)], [(0, 1, False), (1, 1, False), (2, 1, False)],
    ]  # fmt: skip
    assert [b.cell_text(i) for b in found.blocks[1:] for i in range(3)] == ["", "2026", "2030", "1", "", "90%"]


def test_rows_before_the_grid_are_shifted_and_deleted_rows_dropped() -> None:
    shifted = "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + tc("b") + "</w:tr>"
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("xóa") + tc("xóa") + "</w:tr>"
    found = document(tbl(("a", "đ")).replace("</w:tbl>", shifted + deleted + "</w:tbl>"))
    assert [(b.text, b.cells[0].column) for b in found.blocks] == [("a | đ", 0), ("b", 1)]


def test_a_letterhead_is_two_cells_whatever_keeps_its_sides_apart() -> None:
    found = document(tbl(("ỦY BAN NHÂN DÂN", "", "CỘNG HÒA"), ("Số: 12/KH-UBND", "", "ngày 01 tháng 02 năm 2026")))
    assert [b.text for b in found.blocks] == ["ỦY BAN NHÂN DÂN | CỘNG HÒA", "Số: 12/KH-UBND | ngày 01 tháng 02 năm 2026"]
    assert [[c.column for c in b.cells] for b in found.blocks] == [[0, 1], [0, 1]]


def test_a_letterhead_typed_with_tabs_is_rows_of_two_cells() -> None:
    tab = "<w:r><w:tab/></w:r>"
    found = document(
        p(r("ỦY BAN NHÂN DÂN") + tab + r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<w:b/>"))
        + p(r("PHƯỜNG BÌNH MINH        Độc lập - Tự do - Hạnh phúc"))
        + p(r("KẾ HOẠCH"))
        + p(r("Tổng số:") + tab + r("12 hồ sơ"))
        + p(r("Nơi nhận:") + tab + r("TM. ỦY BAN NHÂN DÂN"))
    )
    assert [(b.text, b.table) for b in found.blocks] == [
        ("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1), ("PHƯỜNG BÌNH MINH | Độc lập - Tự do - Hạnh phúc", 1),
        ("KẾ HOẠCH", None), ("Tổng số: 12 hồ sơ", None), ("Nơi nhận: | TM. ỦY BAN NHÂN DÂN", 2),
    ]  # fmt: skip
    assert found.blocks[0].cell_text(1) == found.blocks[0].text[slice(*found.blocks[0].bold_spans[0])]


def test_a_column_with_a_heading_stays_though_its_cells_are_blank() -> None:
    assert len(document(tbl(("Việc", "Ghi chú", "Hạn"), ("a", "", "b"))).blocks[1].cells) == 3


def test_paragraphs_of_a_cell_are_lines_and_inner_tables_lie_inside() -> None:
    inner = tbl(("x", "y"), ("z", ""))
    assert texts(tbl((tc("Sở Y tế", "Sở Nội vụ"), tc(inner, p(""))))) == ["Sở Y tế\nSở Nội vụ | x | y\nz"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    found = document(tbl((tc("Một", "Hai"),)))
    assert [(b.text, b.kind) for b in found.blocks] == [("Một", "paragraph"), ("Hai", "paragraph")]


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:jc w:val="both"/><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    "<w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Heading2"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Dam"><w:name w:val="Dam"/><w:rPr><w:b/></w:rPr></w:style>'
)


def test_looks_are_resolved_through_styles() -> None:
    plain, heading, child = document(p(r("Thường")) + p(r("Mục"), '<w:pStyle w:val="Heading2"/>') + p(r("Con"), '<w:pStyle w:val="Con"/>'), styles=STYLES).blocks
    assert (plain.font, plain.size, plain.bold, plain.heading, plain.indent) == ("Times New Roman", 14.0, False, None, None)
    assert (heading.bold, heading.size, heading.heading, heading.align, heading.indent) == (True, 13.0, 2, "justify", 18.0)
    assert (child.bold, child.italic, child.heading) == (True, True, 2)


@pytest.mark.parametrize(
    ("style", "run", "bold"),
    [("", "<w:b/>", True), ("Heading2", "", True), ("Heading2", '<w:b w:val="0"/>', False), ("", '<w:rStyle w:val="Dam"/>', True), ("Heading2", '<w:rStyle w:val="Dam"/>', False)],
)
def test_bold_switches_between_style_and_run(style: str, run: str, bold: bool) -> None:
    assert only(p(r("chữ", run), f'<w:pStyle w:val="{style}"/>'), styles=STYLES).bold is bold


def test_bold_stretches_are_offsets_in_the_clean_text() -> None:
    block = only(p(r("  1. Công an ") + r("phường:  ", "<w:b/>") + r(" giữ trật tự")))
    assert [block.text[a:b] for a, b in block.bold_spans] == ["phường:"]
    assert not block.bold


def test_headers_are_furniture_and_the_first_section_gives_the_paper() -> None:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="1134"/></w:sectPr>'
    found = document(p(r("Thân")) + section, header=p(r("2")))
    assert [b.text for b in found.furniture] == ["2"]
    assert found.layout == PageLayout(width=595.3, height=841.9, top=56.7, bottom=56.7, left=85.05, right=56.7)


def test_locators_are_paths() -> None:
    body = p(r("a")) + "<w:sdt><w:sdtContent>" + p(r("b")) + "</w:sdtContent></w:sdt>" + p(r("c")) + tbl(("d", "e"))
    assert [b.locator for b in document(body).blocks] == ["body/p[1]", "body/sdt[1]/sdtContent[1]/p[1]", "body/p[2]", "body/tbl[1]/tr[1]"]


def test_a_file_of_python_docx_is_read() -> None:
    made = python_docx.Document()
    made.add_heading("I. MỤC TIÊU", level=1)
    made.add_paragraph("Đạt 90% vào năm 2030.")
    out = io.BytesIO()
    made.save(out)
    first, second = read(out.getvalue(), Source(name="a.docx", sha256="", media_type="", reader="docx")).blocks
    assert (first.text, first.heading, second.text) == ("I. MỤC TIÊU", 1, "Đạt 90% vào năm 2030.")


def damaged() -> Iterator[tuple[str, bytes]]:
    whole = package(p(r("chữ")))
    yield "cut short", whole[: len(whole) // 2]
    yield "broken part", package(p(r("chữ")) + "<w:p>")
    yield "no text", package(p(""))
    yield "nested too deep", package("<w:sdt>" * 400 + "</w:sdt>" * 400)


@pytest.mark.parametrize("data", [d for _, d in damaged()], ids=[n for n, _ in damaged()])
def test_damaged_files_say_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="Hãy"):
        read(data, Source(name="thu.docx", sha256="", media_type="", reader="docx"))


def test_a_part_with_entities_of_its_own_is_refused() -> None:
    data, out = package(p(r("x"))), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b'<!DOCTYPE d [<!ENTITY lon "bom">]>' + old.read(name))
    with pytest.raises(UnreadableError):
        read(out.getvalue(), Source(name="thu.docx", sha256="", media_type="", reader="docx"))


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N", "P", "Zs")), min_size=1), min_size=1, max_size=8))
def test_no_visible_character_is_lost(runs: list[str]) -> None:
    wanted = "".join(clean("".join(runs)).split())
    if wanted:
        assert "".join(only(p("".join(r(text, "<w:b/>" if i % 2 else "") for i, text in enumerate(runs)))).text.split()) == wanted
