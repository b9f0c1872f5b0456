"""What issued files really look like: one small file for each oddity, and the proof that its handling is what reads it.

Every case is checked twice: as the program is, and with the named handling taken out, when the same check must fail.

| oddity | handling |
|---|---|
| fonts without a character map | pdf_trust.trust, legible.legible |
| letters dropped by a font | pdf_trust.trust, legible.legible |
| wrong horn letters, VNI slips | syllables.mended (by repairs.repaired) |
| TCVN3 inside Unicode | encodings.mended |
| NFD beside NFC, marks detached | vietnamese.clean, repairs.whole |
| lost hyphens, glued words, dropped letters | repairs.repaired |
| split numbers | citations, letterhead.number_text |
| literal line breaks, windows-1252 HTML | encodings._real_breaks, html charset |
| hard breaks | layout.paragraphs |
| page numbers, glued footnotes | pages.without_furniture, raised figures |
| stamped number and date | pdf_pages._mark_stamped |
| blank numbers, forms of numbers | rules masthead-number, masthead-dateline, reference-number |
| type against number | plan._disagreement |
| site remnants | remnants.split |
| lost headings, lost KẾ HOẠCH | parts._first_bullet, masthead._type_by_number |
| header tables with spacers | docx_table._without_spacers |
| flattened tables | flattened.grid, bare_tables.tables |
| headers of two levels, section rows, empty STT, tall pages | grid.headers, tables._section_row, tables of any page size |
| column names | rules of columns.toml |
| signatures without TM., endings | rule masthead-position, rule part-signoff |
| several documents | outline.documents |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import regex

from pipeline import flow
from pipeline.errors import UnreadableError
from pipeline.extract.reading import Reading
from pipeline.extract.tables import Table, column_roles, tables
from pipeline.model import Document, Plan
from pipeline.read.document import read_bytes
from pipeline.rules import Family, RuleBook
from tests.read.pdf_writer import Sheet, flowing, pdf
from tests.read.test_read_docx import p, package, r, tbl, tc

HEAD = "ỦY BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\n"
GOAL = "I. MỤC TIÊU\n- Đến hết năm 2026, tỷ lệ khu phố có vườn hoa đạt 75%.\n"
LONG = (
    "Ủy ban nhân dân phường giao các cơ quan, đơn vị phối hợp chặt chẽ trong việc trồng và chăm sóc cây xanh trên các tuyến phố,"
    " phấn đấu đạt 90% số tuyến phố có cây bóng mát trong năm 2026 theo đúng tiến độ đã được phê duyệt."
)
FAILS = (AssertionError, UnreadableError, IndexError, KeyError, ValueError)


def text(number: str = "Số: 12/KH-UBND", date: str = "An Bình, ngày 05 tháng 3 năm 2026", **more: str) -> str:
    """A small plan; `title`, `law`, `goal` and `end` replace its parts."""
    title = more.get("title", "KẾ HOẠCH\nPhát triển cây xanh đô thị năm 2026\n")
    return f"{HEAD}{number}\n{date}\n{title}{more.get('law', LAW)}{more.get('goal', GOAL)}{more.get('end', '')}"


def document(source: str | bytes, name: str = "thử.txt") -> Document:
    return read_bytes(source if isinstance(source, bytes) else source.encode(), name)


def plan(source: str | bytes, name: str = "thử.txt") -> Plan:
    return flow.plan_from(document(source, name))


def blocks(source: str | bytes, name: str = "thử.txt") -> list[str]:
    return [b.text for b in document(source, name).blocks]


def numbers(source: str) -> list[tuple[str, str]]:
    return [(r.number, r.date) for r in plan(source).references if r.number]


def found_tables(source: str | bytes, name: str = "bảng.md") -> list[Table]:
    made = document(source, name)
    return list(tables(Reading(made, flow.outline_of(made), flow.OWN.book)))


def sheet(*paragraphs: str) -> Sheet:
    made, y = Sheet(), 80.0
    for words in paragraphs:
        y = flowing(made, y, words)
    return made


def refused(data: bytes, word: str) -> None:
    message = "trusted"
    try:
        read_bytes(data, "thử.pdf")
    except UnreadableError as error:
        message = str(error)
    assert word in message


# --- the checks, one or more for each oddity ------------------------------------------------------------------------


def no_character_map_pdf() -> None:
    refused(pdf(sheet(LONG, LONG), mapped=False), "hỏng phông")


def no_character_map_text() -> None:
    made = document("UBND 7ӌ1+ AN BÌNH\n" + "Sӕ 7ӌ1+ Yj 3+ѬѪ1* Kѭộng dẫn " * 6)
    assert [d.kind for d in made.doubts] == ["illegible"]
    assert max(b.confidence for b in made.blocks) < 0.5


def dropped(words: str) -> str:
    return "".join(c for c in words if not "\u1ea0" <= c <= "\u1ef9" and c not in "đĐ")


def dropped_letters_pdf() -> None:
    refused(pdf(sheet(dropped(LONG), dropped(LONG))), "hỏng phông")


def dropped_letters_text() -> None:
    assert [d.kind for d in document(dropped(LONG) + "\n" + dropped(LONG)).doubts] == ["illegible"]


def wrong_horns() -> None:
    assert blocks("BỘ CÔNG THƢƠNG\n\nCây đƣợc trồng tại khu phố Cộng Hòa, nƣớc đƣợc tƣới.\n\nQUỐC HIỆU: CỘNG HÕA\n") == [
        "BỘ CÔNG THƯƠNG", "Cây được trồng tại khu phố Cộng Hòa, nước được tưới.", "QUỐC HIỆU: CỘNG HÒA",
    ]  # fmt: skip


def vni_slips() -> None:
    assert blocks("Nâng cao năng lực đội ngǜ, kiểm tra định kǶ trong mọi LǷNH VỰC.") == ["Nâng cao năng lực đội ngũ, kiểm tra định kỳ trong mọi LĨNH VỰC."]


def tcvn3_lines() -> None:
    made = document("I. MỤC TIÊU\n\nT×nh h×nh trång c©y cña ph­êng æn ®Þnh, ®¹t 90% kÕ ho¹ch.\n\nCây xanh đạt 80% vào năm 2026.\n" + LONG)
    assert [b.text for b in made.blocks][:3] == ["I. MỤC TIÊU", "Tình hình trồng cây của phường ổn định, đạt 90% kế hoạch.", "Cây xanh đạt 80% vào năm 2026."]
    assert "encoding" in [d.kind for d in made.doubts]


def detached_marks() -> None:
    assert blocks("Cây trồng trong nộị bộ khu phố Bình Yên, đạt 90%.") == ["Cây trồng trong nội bộ khu phố Bình Yên, đạt 90%."]


def two_normal_forms() -> None:
    assert blocks("Ho\u0300a thuận, ty\u0309 lệ đa\u0323t 90% nhà có cây xanh.") == ["Hòa thuận, tỷ lệ đạt 90% nhà có cây xanh."]


def lost_hyphens() -> None:
    source = text(title="KẾ HOẠCH\nPhát triển cây xanh giai đoạn 20262030\n", law="Căn cứ Quyết định số 45/QĐUBND ngày 10/5/2025 của UBND tỉnh;\n")
    made = plan(source)
    assert numbers(source) == [("45/QĐ-UBND", "2025-05-10")]
    assert made.masthead.period is not None
    assert (made.masthead.period.start, made.masthead.period.end) == (2026, 2030)


def glued_words() -> None:
    assert blocks("Triển khai kếhoạch trồng cây từ ngày 04tháng 3năm 2026.") == ["Triển khai kế hoạch trồng cây từ ngày 04 tháng 3 năm 2026."]


def dropped_capitals() -> None:
    assert blocks("Y BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\n\nBáo cáo UBND tnh trước ngày 30/6/2026.") == [
        "ỦY BAN NHÂN DÂN PHƯỜNG AN BÌNH", "Báo cáo UBND tỉnh trước ngày 30/6/2026.",
    ]  # fmt: skip


def split_numbers() -> None:
    source = text("Số: 154 /KH- UBND", law="Căn cứ Quyết định số 77/QĐ-UBND ngày 16/7/20 25 của UBND tỉnh;\n")
    assert plan(source).masthead.number == "154/KH-UBND"
    assert numbers(source) == [("77/QĐ-UBND", "2025-07-16")]


def literal_breaks() -> None:
    assert blocks(r"I. MỤC TIÊU\r\n- Đạt 90% cây sống.\r\n- Trồng 500 cây.\r\n") == ["I. MỤC TIÊU", "- Đạt 90% cây sống.", "- Trồng 500 cây."]


def word_html() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Ph&#432;&#7901;ng tr&#7891;ng c\u00e2y \x96 hoa</p></body></html>'
    made = document(page.encode("latin-1"), "a.html")
    assert ([b.text for b in made.blocks], made.doubts) == (["Phường trồng cây – hoa"], ())


def hard_breaks() -> None:
    source = (
        "KẾ HOẠCH\nPhát triển cây xanh\n\nI. MỤC\nĐÍCH, YÊU CẦU\n\n1. Nâng cao nhận thức của cán bộ và nhân dân về vai trò của cây xanh đô\n"
        "thị, góp phần xây dựng phường xanh, sạch, đẹp; thực hiện từ ngày 24\ntháng 4 năm 2026 theo hướng dẫn của Ủy ban nhân dân phường về cây xanh đô\n"
        "thị trên địa bàn.\n\n2. Mọi khu phố tham gia trồng cây, chăm sóc cây trong suốt cả năm 2026 và\nnhững năm sau.\n"
    )
    assert [b[:26] for b in blocks(source)[2:]] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Nâng cao nhận thức của ", "2. Mọi khu phố tham gia tr"]
    assert "ngày 24 tháng 4 năm 2026" in blocks(source)[3]


def page_numbers() -> None:
    pages = "".join("".join(f"- Khu phố {i} trồng cây xanh tại các tuyến phố chính.\n" for i in range(14)) + f"{n}\n" for n in (1, 2, 3))
    assert [b.text for b in document(pages).furniture] == ["1", "2", "3"]


def glued_footnotes() -> None:
    body = p(r("Giảm tỷ lệ cây chết xuống dưới 24") + r("1", '<w:vertAlign w:val="superscript"/>') + r(" cây vào năm 2026."))
    (block,) = document(package(body), "a.docx").blocks
    assert "241" not in block.text
    assert "24¹ cây" in block.text


def stamped() -> None:
    page = sheet(LONG, LONG).text(110, 420, "Số:").text(165, 420, "/KH-UBND").text(300, 420, "An Bình, ngày").text(430, 420, "tháng 3 năm 2026")
    flowing(page, 500, LONG)
    page.text(138, 421, "12", 13).text(412, 421.5, "05", 13)
    made = document(pdf(page), "a.pdf")
    assert "stamped" in [d.kind for d in made.doubts]


def blank_numbers() -> None:
    for number, date, iso in (
        ("Số:      /KH-UBND", "An Bình, ngày     tháng 3 năm 2026", "2026-03"),
        ("Số: /KH-UBND", "An Bình, ngày   /3/2026", "2026-03"),
        ("Số: ....../KH-UBND", "An Bình, ngày ..... tháng .... năm 2026", "2026"),
    ):
        head = plan(text(number, date)).masthead
        assert (head.number, head.date, head.doc_type) == ("", iso, "Kế hoạch")


FORMS = ("0124/KH-UBND", "2022/KH-UBND", "3260-KH/ĐĐQH15", "57-KH/TU", "16/KH-MTTQ-BTT", "289-QĐ/TU")


def number_forms_of_the_letterhead() -> None:
    assert [plan(text(f"Số: {n}")).masthead.number for n in FORMS] == list(FORMS)


def number_forms_of_references() -> None:
    assert [numbers(text(law=f"Thực hiện văn bản số {n} ngày 02/3/2026 của cấp trên;\n")) for n in FORMS] == [[(n, "2026-03-02")] for n in FORMS]


def type_against_number() -> None:
    made = plan(text("Số: 2450/QĐ-UBND"))
    assert made.kind == "plan"
    assert "type_number" in [d.kind for d in made.doubts]


def site_remnants() -> None:
    facts = "| Số hiệu: | 99/QĐ-TTg |\n| --- | --- |\n| Loại văn bản: | Quyết định |\n| Ngày ban hành: | 01/01/2020 |\n\nTrang chủ > Văn bản\n\n"
    made = plan(facts + text().replace("\n", "\n\n"), "trang.md")
    assert "99/QĐ-TTg" not in [ref.number for ref in made.references]
    assert made.masthead.number == "12/KH-UBND"
    assert not any("99/QĐ-TTg" in b.text for b in document(facts + text().replace("\n", "\n\n"), "trang.md").blocks)


def lost_heading() -> None:
    made = plan(text(goal="- Đến hết năm 2026, tỷ lệ khu phố có vườn hoa đạt 75%.\n"))
    assert "body" in [s.role for s in made.sections]
    assert [str(t.quantity.low) for t in made.targets] == ["75"]


def lost_type() -> None:
    made = plan(text(title="Phát triển cây xanh đô thị năm 2026\n"))
    assert (made.kind, made.masthead.doc_type, len(made.targets)) == ("plan", "Kế hoạch", 1)


def header_table() -> None:
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    rows = ((tc("PHƯỜNG AN BÌNH"), tc(""), tc(nation, "Độc lập - Tự do - Hạnh phúc")), (tc("An Bình, ngày 05 tháng 3 năm 2026"), tc(""), tc("Số: 12/KH-UBND")))
    body = tbl(*rows) + p(r("KẾ HOẠCH")) + p(r("Phát triển cây xanh năm 2026")) + p(r("I. MỤC TIÊU")) + p(r("- Đạt 90% khu phố có vườn hoa."))
    made = document(package(body), "a.docx")
    assert [len(b.cells) for b in made.blocks[:2]] == [2, 2]
    head = flow.plan_from(made).masthead
    assert (head.number, head.date, head.place) == ("12/KH-UBND", "2026-03-05", "An Bình")


TASKS = (("1", "Trồng 500 cây bóng mát", "Phòng Kinh tế", "Quý II/2026"), ("2", "Rà soát cây nguy hiểm", "Công an phường", "Quý III/2026"), ("3", "Tuyên truyền tới khu phố", "Phòng Văn hóa - Xã hội", "Thường xuyên"))


def flattened_with_bars() -> None:
    rows = "".join("|\n" + "".join(f"{cell}\n|\n" for cell in row) for row in (("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"), *TASKS))
    (table,) = found_tables(f"# KẾ HOẠCH\n\n## I. PHÂN CÔNG\n\n{rows}\n")
    assert [row.cells for row in table.rows] == list(TASKS)


def flattened_with_nothing() -> None:
    lines = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", *(c for row in TASKS for c in row))
    (table,) = found_tables(text(end="II. PHÂN CÔNG\n" + "\n".join(lines) + "\n"), "bảng.txt")
    assert [row.cells for row in table.rows] == list(TASKS)


def spanned(words: str, columns: int = 1, merge: str = "") -> str:
    more = (f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else "") + (f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else "")
    return tc(words, properties=more)


def years_table() -> bytes:
    rows = (
        (spanned("TT", merge="restart"), spanned("Chỉ tiêu", merge="restart"), spanned("Kế hoạch từng năm", 2)),
        (spanned("", merge="on"), spanned("", merge="on"), tc("Năm 2026"), tc("Năm 2027")),
        (tc("I"), spanned("Cây xanh", 3)),
        (tc(""), tc("Tỷ lệ khu phố có vườn hoa (%)"), tc("75"), tc("90")),
        (tc(""), tc("Số cây bóng mát trồng mới (cây)"), tc("500"), tc("700")),
    )
    return package(p(r("KẾ HOẠCH")) + p(r("I. CHỈ TIÊU")) + tbl(*rows))


def two_level_header() -> None:
    (table,) = found_tables(years_table(), "a.docx")
    assert table.header == ("TT", "Chỉ tiêu", "Kế hoạch từng năm / Năm 2026", "Kế hoạch từng năm / Năm 2027")


def section_rows() -> None:
    (table,) = found_tables(years_table(), "a.docx")
    assert [(row.label, row.cells[0], row.cells[2]) for row in table.rows] == [("I Cây xanh", "", "75"), ("I Cây xanh", "", "500")]


def empty_number_column() -> None:
    (table,) = found_tables(years_table(), "a.docx")
    assert column_roles(table, flow.OWN.book)["number"] == 0
    made = flow.plan_from(document(years_table(), "a.docx"))
    assert [(str(t.quantity.low), t.deadline.by if t.deadline else "") for t in made.targets] == [
        ("75", "2026-12-31"), ("90", "2027-12-31"), ("500", "2026-12-31"), ("700", "2027-12-31"),
    ]  # fmt: skip


def tall_page() -> None:
    page = Sheet(width=832, height=3049)
    xs, ys = [60.0, 120.0, 500.0, 760.0], [200.0 + 30 * i for i in range(81)]
    page.grid(xs, ys)
    for i, y in enumerate(ys[:-1]):
        for x, words in zip(xs, ("TT", "Nhiệm vụ", "Cơ quan") if i == 0 else (str(i), f"Trồng cây tuyến số {i}", "Phòng Kinh tế")):
            page.text(x + 5, y + 20, words, 12)
    made = document(pdf(page), "a.pdf")
    assert [len(b.cells) for b in made.blocks] == [3] * 80
    assert made.blocks[-1].text == "79 | Trồng cây tuyến số 79 | Phòng Kinh tế"


COLUMNS = {
    "Chủ trì": "lead", "Cơ quan chủ trì": "lead", "Đơn vị thực hiện": "lead", "Sở ngành chủ trì tham mưu": "lead",
    "Lãnh đạo chỉ đạo": "leader", "Theo dõi đôn đốc": "leader", "Sản phẩm đầu ra": "product", "Kết quả dự kiến": "product", "Nguồn kinh phí": "funding",
}  # fmt: skip


def column_names() -> None:
    for name, role in COLUMNS.items():
        (table,) = found_tables(f"# KẾ HOẠCH\n\n## I. PHÂN CÔNG\n\n| TT | Nhiệm vụ | {name} |\n| --- | --- | --- |\n| 1 | Trồng 500 cây | Phòng Kinh tế |\n")
        assert column_roles(table, flow.OWN.book)[role] == 2


def signatures() -> None:
    for close, position in (("phường./.", "CHỦ TỊCH"), ("phường. /.", "PHÓ CHỦ TỊCH"), ("phường", "TRƯỞNG PHÒNG")):
        made = plan(text(end=f"Trên đây là Kế hoạch của {close}\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n{position}\nTrần Văn Mẫu\n"))
        assert made.masthead.signer is not None
        assert (made.masthead.signer.name, made.masthead.signer.position, len(made.masthead.recipients)) == ("Trần Văn Mẫu", position, 2)


def several_documents() -> None:
    end = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Văn Mẫu\n"
    report = text("Số: 31/TTr-PKT", title="TỜ TRÌNH\nVề việc ban hành kế hoạch cây xanh\n", goal="I. SỰ CẦN THIẾT\nNăm 2025 đạt 60%.\nII. ĐỀ NGHỊ\nKính trình.\n", end=end)
    made = plan(report + text(end="Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Mẫu\n"))
    assert (made.kind, made.masthead.number) == ("plan", "12/KH-UBND")
    assert "several_documents" in [d.kind for d in made.doubts]


# --- each with its handling -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Oddity:
    """A check and what is taken out to see it fail: an attribute with what stands in for it, or rules by their ids."""

    check: Callable[[], None]
    handling: str
    instead: Any = None
    rules: tuple[str, ...] = ()


def same(value: Any, *_: Any, **__: Any) -> Any:
    return value


def nothing(*_: Any, **__: Any) -> tuple[()]:
    return ()


def line_by_line(lines: Any, wrap: Any) -> Iterator[tuple[Any, ...]]:
    return ((line,) for line in lines)


PASS_THROUGH = "pipeline.read.blocks.repaired"
ODDITIES = (
    Oddity(no_character_map_pdf, "pipeline.read.pdf_pages.trust", lambda *_: "good"),
    Oddity(no_character_map_text, "pipeline.read.document.legible", same),
    Oddity(dropped_letters_pdf, "pipeline.read.pdf_pages.trust", lambda *_: "good"),
    Oddity(dropped_letters_text, "pipeline.read.document.legible", same),
    Oddity(wrong_horns, "pipeline.read.repairs.mended", same),
    Oddity(vni_slips, "pipeline.read.repairs.mended", same),
    Oddity(tcvn3_lines, "pipeline.read.encodings.mended", same),
    Oddity(detached_marks, "pipeline.read.repairs.whole", same),
    Oddity(two_normal_forms, "pipeline.read.blocks.clean", same),
    Oddity(lost_hyphens, PASS_THROUGH, same),
    Oddity(glued_words, PASS_THROUGH, same),
    Oddity(dropped_capitals, PASS_THROUGH, same),
    Oddity(split_numbers, "pipeline.extract.letterhead.number_text", lambda hit: hit.groups["number"]),
    Oddity(literal_breaks, "pipeline.read.encodings._real_breaks", same),
    Oddity(word_html, "pipeline.read.html._CHARSET", regex.compile(b"no charset at all")),
    Oddity(hard_breaks, "pipeline.read.text.paragraphs", line_by_line),
    Oddity(page_numbers, "pipeline.read.text.without_furniture", lambda lines, feeds: (list(lines), [])),
    Oddity(glued_footnotes, "pipeline.read.docx_text._RAISED", {}),
    Oddity(stamped, "pipeline.read.pdf_pages._mark_stamped", nothing),
    Oddity(blank_numbers, "rules", rules=("masthead-dateline",)),
    Oddity(number_forms_of_the_letterhead, "rules", rules=("masthead-number",)),
    Oddity(number_forms_of_references, "rules", rules=("reference-number", "reference-number-plain")),
    Oddity(type_against_number, "pipeline.extract.plan._disagreement", nothing),
    Oddity(site_remnants, "pipeline.read.markdown.split", lambda blocks: (list(blocks), [])),
    Oddity(lost_heading, "pipeline.outline.parts.Splitter._first_bullet", lambda self, start, end: end),
    Oddity(lost_type, "pipeline.extract.masthead._type_by_number", lambda *_: ""),
    Oddity(header_table, "pipeline.read.docx_table._without_spacers", same),
    Oddity(flattened_with_bars, "pipeline.read.markdown._flat_end", lambda raw, i: i),
    Oddity(flattened_with_nothing, "pipeline.read.text.tables", nothing),
    Oddity(two_level_header, "pipeline.extract.grid._second_level", lambda *_: False),
    Oddity(section_rows, "pipeline.extract.tables._section_row", lambda *_: ""),
    Oddity(empty_number_column, "rules", rules=("column-number",)),
    Oddity(tall_page, "pipeline.read.pdf_pages.tables", nothing),
    Oddity(column_names, "rules", rules=("column-lead", "column-leader", "column-product", "column-funding")),
    Oddity(signatures, "rules", rules=("masthead-position",)),
    Oddity(several_documents, "pipeline.outline.documents.chosen", lambda found: found[0]),
)
IDS = [each.check.__name__ for each in ODDITIES]


class Without(RuleBook):
    """The project's rules but for some."""

    def __init__(self, path: Path, ids: tuple[str, ...]) -> None:
        super().__init__(path)
        self._ids = ids

    def family(self, name: str) -> Family:
        whole = super().family(name)
        return Family(name, [rule for rule in whole.rules if rule.id not in self._ids])


@pytest.mark.parametrize("oddity", ODDITIES, ids=IDS)
def test_the_oddity_is_read(oddity: Oddity) -> None:
    oddity.check()


@pytest.mark.parametrize("oddity", ODDITIES, ids=IDS)
def test_it_fails_with_its_handling_taken_out(oddity: Oddity, monkeypatch: pytest.MonkeyPatch) -> None:
    if oddity.rules:
        book = Without(flow.OWN.book.path, oddity.rules)
        monkeypatch.setattr(flow, "load", lambda path: book)
    else:
        monkeypatch.setattr(oddity.handling, oddity.instead)
    with pytest.raises(FAILS):
        oddity.check()
