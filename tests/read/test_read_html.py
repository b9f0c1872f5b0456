"""HTML: Word's own, lists, tables with spans, hidden parts, notes."""

import pytest

from pipeline.errors import UnreadableError
from pipeline.model.text import Document
from pipeline.read.document import read_bytes
from pipeline.read.legacy_tables import TCVN3


def read(body: str, head: str = "") -> Document:
    document = read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "thử.htm")
    assert document.source.reader == "html"
    return document


def texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks]


def test_word_html_in_windows_1252_with_numeric_entities() -> None:
    source = (
        b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'></head><body>"
        b"<p class=MsoNormal align=center style='text-align:center'><b>K&#7870; HO&#7840;CH</b></p>"
        b"<p class=MsoNormal>Th&#7921;c hi&#7879;n c\xf4ng t\xe1c<span style='mso-tab-count:1'>   </span>n\xe0y,\r\n  x\xe3 nh\xe0<o:p></o:p></p></body></html>"
    )
    blocks = read_bytes(source, "a.htm").blocks
    assert [b.text for b in blocks] == ["KẾ HOẠCH", "Thực hiện công tác này, xã nhà"]
    assert (blocks[0].bold, blocks[0].align, blocks[1].bold) == (True, "center", False)


def test_lists_carry_their_numbers() -> None:
    document = read("<ol type=I start=2><li>Nhiệm vụ<ol><li>Việc một<li>Việc hai</ol></li></ol><ul><li>Gạch<ul><li>Cộng</ul></ul><ol type=a><li value=4>Khoản</ol>")
    assert [(b.number, b.text) for b in document.blocks] == [
        ("II.", "Nhiệm vụ"), ("1.", "Việc một"), ("2.", "Việc hai"), ("-", "Gạch"), ("+", "Cộng"), ("d)", "Khoản"),
    ]  # fmt: skip


def test_words_list_marks_are_numbers_and_not_text() -> None:
    mark = "<span style='mso-list:Ignore'>{}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
    document = read(f"<p class=MsoListParagraph><![if !supportLists]>{mark.format('1.2.')}<![endif]>Chỉ tiêu</p><p>{mark.format('·')}Mục</p>")
    assert [(b.number, b.text) for b in document.blocks] == [("1.2.", "Chỉ tiêu"), ("•", "Mục")]


def test_tables_with_spans() -> None:
    document = read(
        "<table><tr><th rowspan=2>TT<th rowspan=2>Nội dung<th colspan=2>Năm</tr><tr><td>2026<td>2030</tr>"
        "<tr><td>1<td><p>Dòng một</p><p>Dòng hai</p><td>90%<td></tr></table>"
    )
    assert [[(c.column, c.columns, c.continued) for c in b.cells] for b in document.blocks] == [
        [(0, 1, False), (1, 1, False), (2, 2, False)],
        [(0, 1, True), (1, 1, True), (2, 1, False), (3, 1, False)],
        [(0, 1, False), (1, 1, False), (2, 1, False), (3, 1, False)],
    ]
    assert document.blocks[2].text == "1 | Dòng một\nDòng hai | 90% |"
    assert document.blocks[0].bold


def test_a_layout_table_is_no_data() -> None:
    document = read("<table><tr><td>Menu</td><td><p>I. MỤC TIÊU</p><table><tr><td>1</td><td>Đạt 90%</td></tr></table></td></tr></table>")
    assert [(b.kind, b.text) for b in document.blocks] == [("paragraph", "Menu"), ("paragraph", "I. MỤC TIÊU"), ("row", "1 | Đạt 90%")]


def test_what_is_not_seen_is_not_read() -> None:
    document = read(
        "<style>p{}</style><script>alert('Đạt 1%')</script><!-- Đạt 2% --><p style='display:none'>Đạt 3%</p><p hidden>Đạt 4%</p>"
        "<p>Đạt <span style='mso-hide:all'>5%</span><del>6%</del><ins>7%</ins></p><nav>Trang chủ</nav>",
        "<title>Tiêu đề</title>",
    )
    assert texts(document) == ["Đạt 7%"]
    assert [b.text for b in document.furniture] == ["Trang chủ"]


def test_raised_numbers_keep_apart_from_figures() -> None:
    assert texts(read("<p>dưới 24%<sup>1</sup> và 100 m<sup>2</sup>, 5 km<sup>2</sup></p>")) == ["dưới 24%[1] và 100 m², 5 km²"]


def test_breaks_bold_runs_and_headings() -> None:
    document = read("<h2>KẾ HOẠCH</h2><p><b>3. Công an:</b> Chủ trì<br>- Tuần tra;<br>- Kiểm tra trên\nđịa bàn</p>")
    assert texts(document) == ["KẾ HOẠCH", "3. Công an: Chủ trì", "- Tuần tra;", "- Kiểm tra trên địa bàn"]
    assert document.blocks[0].heading == 2
    assert document.blocks[1].bold_spans == ((0, 11),)


def test_one_line_a_paragraph_is_rejoined() -> None:
    lines = ["1. Mục đích: nâng cao nhận thức của cán bộ và", "nhân dân về chuyển đổi số, phát huy vai trò của", "các tổ công nghệ số ở từng khu phố, giữ gìn",
             "an toàn thông tin cho trẻ em và người già theo", "hướng dẫn của cơ quan chuyên môn cấp trên, bảo", "đảm tiết kiệm và hiệu quả.", "2. Yêu cầu"]  # fmt: skip
    document = read("".join(f"<p>{line}</p>" for line in lines))
    assert len(document.blocks) == 2
    assert document.blocks[0].text == " ".join(lines[:6])


def test_notes_stay_blocks_at_the_end() -> None:
    document = read("<p>Theo Nghị quyết<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a>.</p><div style='mso-element:footnote-list'><hr>"
                    "<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> Số 57-NQ/TW.</p></div></div>")  # fmt: skip
    assert texts(document) == ["Theo Nghị quyết[1].", "[1] Số 57-NQ/TW."]


def test_entities_of_a_document_type_are_not_expanded() -> None:
    source = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>Đạt 90% &a;</p></body></html>'
    assert "root:" not in "".join(texts(read_bytes(source.encode(), "a.html")))


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<html>" + "<div>" * 5000, "<html><table><tr>" + "<td>a" * 2000])
def test_pages_without_text_or_beyond_limits(source: str) -> None:
    with pytest.raises(UnreadableError, match=r"a\.html"):
        read_bytes(source.encode(), "a.html")


def test_old_fonts_are_decoded_run_by_run() -> None:
    document = read("<p><span style='font-family:\".VnTime\",serif'>KÕ ho¹ch n¨m</span> và 2026 <font face='.VnTimeH'>phêng</font></p>")
    assert texts(document) == ["Kế hoạch năm và 2026 PHỜNG"]


def test_a_page_in_an_old_encoding_is_decoded_whole_and_doubted() -> None:
    head = b"<html><head><meta charset=windows-1252></head><body><p>"
    words = "Kế hoạch phát triển kinh tế - xã hội của phường; các hộ dân đều được hưởng lợi"
    back = {letter: chr(code) for code, letter in TCVN3.items()}
    document = read_bytes(head + "".join(back.get(c, c) for c in words).encode("latin-1") + b"</p></body></html>", "a.htm")
    assert texts(document) == [words]
    assert [d.kind for d in document.doubts] == ["encoding"]
