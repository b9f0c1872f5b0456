"""PDF files, written character by character, against the blocks that they must give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.model.text import Document, Source
from pipeline.read.pdf import read
from tests.read.pdf_writer import Sheet, flowing, pdf

BODY = (
    "Ủy ban nhân dân phường giao các cơ quan, đơn vị phối hợp chặt chẽ với Mặt trận Tổ quốc và các đoàn thể trong việc"
    " tuyên truyền, vận động nhân dân thực hiện tốt các nội dung của Kế hoạch này trên địa bàn từng khu phố."
)


def document(*sheets: Sheet, mapped: bool = True) -> Document:
    return read(pdf(*sheets, mapped=mapped), Source(name="thu.pdf", sha256="", media_type="", reader="pdf"))


def texts(*sheets: Sheet) -> list[str]:
    return [block.text for block in document(*sheets).blocks]


def sheet(*paragraphs: str, y: float = 80.0) -> Sheet:
    made = Sheet()
    for words in paragraphs:
        y = flowing(made, y, words)
    return made


def aside(*sheets: Sheet) -> list[str]:
    return [block.text for block in document(*sheets).furniture]


def test_wrapped_lines_are_whole_paragraphs_with_their_place() -> None:
    found = document(sheet("I. MỤC TIÊU", "1. " + BODY, BODY))
    assert [b.text for b in found.blocks] == ["I. MỤC TIÊU", "1. " + BODY, BODY]
    block = found.blocks[1]
    assert (block.box.page if block.box else 0, block.size, block.indent, block.align, block.font) == (1, 14.0, 36.0, "justify", "TimesNewRomanPSMT")
    assert found.source.pages == 1


def test_a_paragraph_goes_on_over_the_page() -> None:
    first, second = Sheet(), Sheet()
    flowing(first, 80, BODY)
    first.text(121, 780, "Giao Văn phòng theo dõi, đôn đốc việc thực hiện và định kỳ báo cáo")
    second.text(311, 40, "2").text(85, 80, "kết quả trước ngày 15 hằng tháng.")
    assert texts(first, second) == [BODY, "Giao Văn phòng theo dõi, đôn đốc việc thực hiện và định kỳ báo cáo kết quả trước ngày 15 hằng tháng."]


def test_bold_stretches_keep_their_place() -> None:
    page = sheet(BODY).text(121, 300, "3. Công an phường:", font="B").text(121 + 19 * 7, 300, "giữ gìn an ninh trật tự.")
    block = document(page).blocks[1]
    assert (block.text, [block.text[a:b] for a, b in block.bold_spans], block.bold) == (
        "3. Công an phường: giữ gìn an ninh trật tự.", ["3. Công an phường:"], False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["giai đoạn 2021-", "2030 và tầm nhìn"], "giai đoạn 2021-2030 và tầm nhìn"),
        (["phát triển kinh tế -", "xã hội"], "phát triển kinh tế - xã hội"),
        (["theo khoản", "2. Điều 5 của Luật"], "theo khoản 2. Điều 5 của Luật"),
        (["ban hành kèm theo Nghị quyết số", "71/NQ-CP của Chính phủ"], "ban hành kèm theo Nghị quyết số 71/NQ-CP của Chính phủ"),
        (["thực hiện nhiệm vụ thuộc", "Chương trình mục tiêu quốc gia"], "thực hiện nhiệm vụ thuộc Chương trình mục tiêu quốc gia"),
    ],
)
def test_how_two_lines_join(lines: list[str], expected: str) -> None:
    page = sheet(BODY, BODY)
    page.text(121, 400, lines[0]).text(538 - len(lines[0]) * 7 + 7, 400, " ")
    filled = "Căn cứ tình hình thực tế của địa phương và hướng dẫn cấp trên, "
    page = sheet(BODY, BODY)
    page.text(538 - len(lines[0]) * 7, 400, lines[0]).text(85 + 36, 400, filled[: (538 - len(lines[0]) * 7 - 121) // 7 - 1])
    page.text(85, 418, lines[1])
    assert texts(page)[-1].endswith(expected)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Sheet().text(85, 80, "KẾ HOẠCH").text(85.3, 80, "KẾ HOẠCH"), "KẾ HOẠCH"),
        (Sheet().text(85, 80, "QUYẾT ĐỊNH", extra="2 Tc"), "QUYẾT ĐỊNH"),
        (Sheet().text(85, 80, "đạt").text(85 + 24, 80, "90%").text(85 + 48, 80, "hồ sơ"), "đạt 90% hồ sơ"),
        (Sheet().text(85, 80, "năm 20").text(127, 80, "26"), "năm 2026"),
        (Sheet().text(85, 80, "h").text(92, 80, "o\u0302\u0300"), "hồ"),
        (Sheet().text(85, 80, "QĐ\u00adUBND"), "QĐ-UBND"),
        (Sheet().text(85, 80, "BỘ CÔNG THƢƠNG, CỘNG HÕA, đƣợc"), "BỘ CÔNG THƯƠNG, CỘNG HÒA, được"),
        (Sheet().text(85, 80, "\uf0b3 90%", font="S"), "≥ 90%"),
        (Sheet().text(85, 80, "dưới 24%").text(141, 75, "1", 8), "dưới 24%¹"),
        (Sheet().text(85, 80, "500 m").text(120, 75, "2", 8), "500 m2"),
    ],
)  # fmt: skip
def test_characters_as_they_are_seen(page: Sheet, expected: str) -> None:
    assert texts(page) == [expected]


def test_what_is_drawn_twice_is_bold() -> None:
    page = Sheet().text(121, 300, "II. NHIỆM VỤ")
    flowing(page, 80, BODY)
    page.text(121.3, 300, "II. NHIỆM VỤ")
    assert [(b.text, b.bold) for b in document(page).blocks] == [(BODY, False), ("II. NHIỆM VỤ", True)]


def test_words_drawn_in_any_order_are_read_in_place() -> None:
    page = Sheet().text(85, 116, "ba bốn.").text(85 + 28, 80, "hai").text(85, 80, "Một").text(85, 98, "")
    assert texts(page) == ["Một hai", "ba bốn."]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_turned_until_its_text_can_be_read(rotate: int) -> None:
    page = sheet(BODY, "II. NHIỆM VỤ")
    page.rotate = rotate
    page.grid([85, 200, 538], [400, 430, 460]).text(90, 420, "Việc").text(210, 420, "Hạn").text(90, 450, "Rà soát").text(210, 450, "Quý I")
    assert texts(page) == [BODY, "II. NHIỆM VỤ", "Việc | Hạn", "Rà soát | Quý I"]


def test_a_landscape_page_stored_upright_is_read() -> None:
    page = Sheet(width=595, height=842, rotate=90)
    for i, words in enumerate(["Phụ lục kèm theo Kế hoạch của Ủy ban nhân dân phường", "Danh mục nhiệm vụ năm 2026"]):
        page.turned(100 + 30 * i, 700, words)
    assert texts(page) == ["Phụ lục kèm theo Kế hoạch của Ủy ban nhân dân phường", "Danh mục nhiệm vụ năm 2026"]


def test_page_numbers_and_running_headers_are_furniture() -> None:
    pages = [sheet(BODY).text(311, 40, str(n)).text(85, 820, "Kế hoạch năm 2026", 10) for n in (1, 2, 3)]
    assert texts(*pages) == [BODY] * 3
    assert sorted(aside(*pages)) == sorted(["1", "2", "3", *["Kế hoạch năm 2026"] * 3])


def test_turned_text_and_signature_stamps_are_furniture() -> None:
    page = sheet(BODY).turned(30, 600, "Sao y bản chính").text(390, 96, "Ký bởi: Ủy ban nhân dân phường", 6).text(390, 103, "Thời gian ký: 05/03/2026", 6)
    assert texts(page) == [BODY]
    assert sorted(aside(page)) == ["Ký bởi: Ủy ban nhân dân phường", "Sao y bản chính", "Thời gian ký: 05/03/2026"]


def letterhead() -> Sheet:
    page = Sheet().text(100, 60, "ỦY BAN NHÂN DÂN", 13).text(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, font="B")
    page.text(100, 75, "PHƯỜNG BÌNH MINH", 13, font="B").text(320, 75, "Độc lập - Tự do - Hạnh phúc", 13, font="B")
    page.text(110, 100, "Số:").text(165, 100, "/KH-UBND").text(300, 100, "Bình Minh, ngày", font="I").text(430, 100, "tháng 3 năm 2026", font="I")
    page.middle(140, "KẾ HOẠCH", font="B").middle(158, "Chuyển đổi số năm 2026", font="B")
    flowing(page, 200, BODY)
    return page


def test_a_letterhead_is_parted_at_its_gap() -> None:
    found = document(letterhead())
    assert [b.text for b in found.blocks[:4]] == [
        "ỦY BAN NHÂN DÂN\nPHƯỜNG BÌNH MINH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: /KH-UBND | Bình Minh, ngày tháng 3 năm 2026", "KẾ HOẠCH", "Chuyển đổi số năm 2026",
    ]  # fmt: skip
    assert [(b.kind, len(b.cells), b.align) for b in found.blocks[:3]] == [("row", 2, ""), ("row", 2, ""), ("paragraph", 0, "center")]
    assert found.doubts == ()


def test_stamped_number_and_date_fill_their_blanks_and_leave_a_doubt() -> None:
    annotated = letterhead().stamp(138, 101, "12").stamp(412, 101.5, "05")
    flattened = letterhead().text(138, 101, "12", 13).text(412, 101.5, "05", 13)
    for page in (annotated, flattened):
        found = document(page)
        assert found.blocks[1].text == "Số: 12/KH-UBND | Bình Minh, ngày 05 tháng 3 năm 2026"
        assert [d.kind for d in found.doubts] == ["stamped"]


def signature(y: float, lines: int = 4) -> Sheet:
    left = ["Nơi nhận:", "- Thường trực Đảng ủy;", "- Các khu phố trên địa bàn", "phường;", "- Lưu: VT."][: lines + 1]
    page = Sheet().lines(85, y, *left, size=11, step=13)
    return page.text(330, y, "TM. ỦY BAN NHÂN DÂN", font="B").text(360, y + 17, "CHỦ TỊCH", font="B")


def test_a_signature_block_is_one_row() -> None:
    page = signature(400).text(350, 480, "Trần Văn Mẫu", font="B")
    flowing(page, 80, BODY)
    assert texts(page)[1:] == [
        "Nơi nhận:\n- Thường trực Đảng ủy;\n- Các khu phố trên địa bàn phường;\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu"
    ]


def test_a_signature_block_goes_on_over_the_page() -> None:
    first = signature(770, lines=1)
    flowing(first, 80, BODY)
    second = Sheet().text(85, 80, "- Lưu: VT.", 11).text(350, 100, "Trần Văn Mẫu", font="B").middle(160, "PHỤ LỤC", font="B")
    assert texts(first, second)[1:] == [
        "Nơi nhận:\n- Thường trực Đảng ủy;\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu", "PHỤ LỤC",
    ]  # fmt: skip


def test_footnotes_stand_at_the_end() -> None:
    page = sheet(BODY).rule(85, 700, 229, 700).text(85, 712, "1", 7).text(92, 716, "Theo số liệu của Chi cục Thống kê.", 10)
    later = sheet("Hết.")
    assert texts(page, later) == [BODY, "Hết.", "Theo số liệu của Chi cục Thống kê."]


def bad(*sheets: Sheet, mapped: bool = True) -> str:
    with pytest.raises(UnreadableError) as caught:
        document(*sheets, mapped=mapped)
    return str(caught.value)


def test_pages_that_cannot_be_believed_are_named() -> None:
    found = document(sheet(BODY), Sheet().scan().text(400, 700, "Ký bởi: Văn phòng", 6), Sheet().scan(), sheet(BODY))
    assert [(d.kind, d.page, d.message[:15]) for d in found.doubts] == [("page_picture", 2, "Trang 2 đến 3 l")]
    assert [b.confidence for b in found.blocks if b.text == BODY] == [1.0, 1.0]


def test_a_page_of_broken_characters_has_low_confidence() -> None:
    broken = sheet(BODY.translate({ord(c): chr(ord(c) + 0x240) for c in "aănhtêươiủ"}))
    found = document(sheet(BODY), broken)
    assert [d.kind for d in found.doubts] == ["page_broken"]
    assert [b.confidence < 0.5 for b in found.blocks] == [False, True]


def test_a_foreign_text_layer_over_a_scan_is_doubted() -> None:
    unseen = Sheet().scan()
    for i in range(12):
        unseen.text(85, 80 + 20 * i, "Thực hiện nhiệm vụ phát triển kinh tế trên địa bàn", extra="3 Tr")
    plain = Sheet().scan()
    for i in range(12):
        plain.text(85, 80 + 20 * i, "Thuc hien nhiem vu phat trien kinh te tren dia ban", extra="3 Tr")
    assert [d.kind for d in document(unseen).doubts] == ["page_ocr"]
    assert [d.kind for d in document(sheet(BODY), plain).doubts] == ["page_unmarked"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (lambda: bad(Sheet().scan()), "bản quét"),
        (lambda: bad(Sheet().scan().text(300, 700, "Ký bởi: Ủy ban nhân dân phường", 6)), "bản quét"),
        (lambda: bad(sheet(BODY), mapped=False), "hỏng phông"),
        (lambda: bad(Sheet()), "không có chữ"),
    ],
)
def test_a_file_without_a_usable_page_says_why(message, expected: str) -> None:  # type: ignore[no-untyped-def]
    text = message()
    assert expected in text
    assert "Hãy" in text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(sheet(BODY), password=True), "mật khẩu"),
        (pdf(sheet(BODY))[:-600], "chưa đủ"),
        (b"%PDF-1.7\nrubbish\n%%EOF", "hỏng"),
        (pdf(*[Sheet()] * 2001), "2.000 trang"),
    ],
    ids=["encrypted", "cut short", "rubbish", "too long"],
)
def test_files_that_cannot_be_opened(data: bytes, expected: str) -> None:
    with pytest.raises(UnreadableError, match=expected):
        read(data, Source(name="thu.pdf", sha256="", media_type="", reader="pdf"))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy0123456789.,;:%-()", min_size=1, max_size=9), min_size=1, max_size=60))
def test_no_visible_character_is_lost(words: list[str]) -> None:
    page = Sheet()
    flowing(page, 80, " ".join(words))
    wanted = "".join("".join(words).split())
    try:
        found = document(page)
    except UnreadableError:
        return
    assert "".join("".join(b.text for b in found.blocks + found.furniture).split()) == wanted
