"""The masthead as rows: whole mock documents in, fields out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.masthead import kind, masthead
from pipeline.extract.reading import Reading
from pipeline.extract.references import references
from pipeline.model import Block, Cell, Document, Masthead, Period, Source
from pipeline.outline.section import outline
from pipeline.rules import load

BOOK = load()


def reading(*texts: str | tuple[str, ...]) -> Reading:
    """A document of paragraphs and (as tuples) rows."""
    blocks = tuple(_row(i, t) if isinstance(t, tuple) else Block(id=i, text=t) for i, t in enumerate(texts))
    document = Document(source=Source(name="t", sha256="", media_type="", reader="test"), blocks=blocks)
    return Reading(document, outline(document, BOOK), BOOK)


def _row(id_: int, cells: tuple[str, ...]) -> Block:
    starts = [sum(len(c) + 3 for c in cells[:n]) for n in range(len(cells))]
    made = tuple(Cell(start=s, end=s + len(c), column=n) for n, (s, c) in enumerate(zip(starts, cells)))
    return Block(id=id_, text=" | ".join(cells), kind="row", cells=made, table=0)


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = ("I. MỤC TIÊU", "1. Mục tiêu chung", "Trồng thêm cây xanh.")
SIGNED = ("Nơi nhận:\n- UBND tỉnh (b/c);\n- Các phòng, ban,\nđơn vị;\n- Lưu: VT.\n08 KH", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Minh An")


def plan(title: str, *rest: str | tuple[str, ...], date: str = "ngày 03 tháng 4 năm 2026", number: str = "Số: 7/KH-UBND") -> Masthead:
    """The masthead of a ward's plan with that title."""
    head = (f"ỦY BAN NHÂN DÂN\nPHƯỜNG HÒA BÌNH\n{number}", f"{STATE}\nHòa Bình, {date}")
    return masthead(reading(head, "KẾ HOẠCH", title, *BODY, *rest, SIGNED))


def test_a_wards_plan() -> None:
    read = reading(("ỦY BAN NHÂN DÂN\nPHƯỜNG HÒA BÌNH", STATE), ("Số: 7/KH-UBND", "Hòa Bình, ngày 03 tháng 4 năm 2026"), "KẾ HOẠCH",
                   "TRỒNG CÂY XANH TRÊN ĐỊA BÀN PHƯỜNG HÒA BÌNH NĂM 2026", *BODY, SIGNED)  # fmt: skip
    found = masthead(read)
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.level) == ("Ủy ban nhân dân phường Hòa Bình", "commune")
    assert (found.number, found.date, found.place, found.doc_type) == ("7/KH-UBND", "2026-04-03", "Hòa Bình", "Kế hoạch")
    assert found.title == "Trồng cây xanh trên địa bàn phường Hòa Bình năm 2026"
    assert found.period is not None
    assert (found.period.start, found.period.end) == (2026, 2026)
    assert found.signer is not None
    assert (found.signer.name, found.signer.capacity) == ("Lê Thị Minh An", "KT. CHỦ TỊCH")
    assert [(r.name, r.action) for r in found.recipients] == [("UBND tỉnh", "b/c"), ("Các phòng, ban, đơn vị", ""), ("Lưu: VT", "")]
    assert kind(read, found) == "plan"
    assert found.evidence["number"].quote == "Số: 7/KH-UBND"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("Số: 0124/KH-UBND", "0124/KH-UBND"), ("Số:      /KH-UBND", ""), ("Số: ....../KH-UBND", ""), ("Số: 154 /KH- UBND", "154/KH-UBND"),
        ("Số 12-KH/ĐU", "12-KH/ĐU"), ("Số: 2022/KH-UBND", "2022/KH-UBND"), ("SỐ 9/QĐ-UBND\nSố: 10/KH-ĐKT", "10/KH-ĐKT"),
        ("Nghị quyết số: 65/2026/UBTVQH15", "65/2026/UBTVQH15"),
    ],
)  # fmt: skip
def test_numbers(number: str, expected: str) -> None:
    assert plan("Trồng cây", number=number).number == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("ngày 03 tháng 4 năm 2026", "2026-04-03"), ("ngày       tháng 7 năm 2026", "2026-07"), ("ngày 04tháng 02 năm 2026", "2026-02-04"),
        ("ngày      tháng      năm 2026", "2026"), ("ngày 5/1/2026", "2026-01-05"), ("ngày 31 tháng 02 năm 2026", "2026"),
    ],
)  # fmt: skip
def test_dates(date: str, expected: str) -> None:
    assert plan("Trồng cây", date=date).date == expected


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Trồng cây giai đoạn 2026-2030", (2026, 2030)), ("Tài chính 03 năm 2026 - 2028", (2026, 2028)), ("Trồng cây đến năm 2035", (2026, 2035)),
        ("Trồng cây năm 2027", (2027, 2027)), ("Trồng cây giai đoạn 2026 - 2030, tầm nhìn đến năm 2045", (2026, 2030)),
        ("Thực hiện Chỉ thị số 3/CT-TTg ngày 02 tháng 01 năm 2025 của Thủ tướng", None), ("Bầu cử nhiệm kỳ 2026 - 2031", None),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2025 về trồng cây năm 2026", (2026, 2026)),
        ("Trồng cây năm 2027 và giai đoạn 2027 - 2029", (2027, 2029)), ("Thực hiện năm 2027 Đề án giai đoạn 2021 - 2030", (2027, 2027)),
    ],
)  # fmt: skip
def test_periods(title: str, years: tuple[int, int] | None) -> None:
    found = plan(title).period
    assert (found and (found.start, found.end)) == years


def test_a_period_from_the_section_on_time() -> None:
    found = plan("Phát động thi đua", "II. THỜI GIAN THỰC HIỆN", "Từ ngày 20/4/2026 đến ngày 15/01/2027.").period
    assert found is not None
    assert (found.start, found.end) == (2026, 2027)


@pytest.mark.parametrize(
    ("left", "issuer", "superior", "level"),
    [
        ("UBND TỈNH CAO BẰNG\nSỞ CÔNG THƯƠNG", "Sở Công Thương", "Ủy ban nhân dân tỉnh Cao Bằng", "department"),
        ("UBND TỈNH CAO BẰNG SỞ CÔNG THƯƠNG", "Sở Công Thương", "Ủy ban nhân dân tỉnh Cao Bằng", "department"),
        ("ỦY BAN BẦU CỬ XÃ SƠN LÂM\nTIỂU BAN TUYÊN TRUYỀN,\nKHÁNH TIẾT", "Tiểu ban tuyên truyền, khánh tiết", "Ủy ban bầu cử xã Sơn Lâm", "commune"),
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH LÂM ĐỒNG", "Hội đồng nhân dân tỉnh Lâm Đồng", None, "province"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ", None, "province"),
        ("BỘ Y TẾ\nCỤC QUẢN LÝ DƯỢC", "Cục quản lý dược", "Bộ Y tế", "central"),
        ("HỘI NÔNG DÂN TỈNH CAO BẰNG BAN THƯỜNG VỤ", "Ban thường vụ Hội nông dân tỉnh Cao Bằng", None, "province"),
        ("ĐẢNG BỘ TỈNH CAO BẰNG ĐẢNG ỦY XÃ SƠN LÂM", "Đảng ủy xã Sơn Lâm", "Đảng bộ tỉnh Cao Bằng", "party"),
        ("ỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM\nBAN THƯỜNG TRỰC", "Ban thường trực Ủy ban trung ương mặt trận tổ quốc Việt Nam", None, "central"),
        ("BỘ Y TẾ CỤC QUẢN LÝ DƯỢC", "Cục quản lý dược", "Bộ Y tế", "central"),
        ("SỞ Y TẾ\nĐOÀN KIỂM TRA\nTHEO QUYẾT ĐỊNH\nSỐ 77/QĐ-SYT", "Đoàn kiểm tra theo quyết định số 77/QĐ-SYT", "Sở Y tế", "department"),
        ("SỞ Y TẾ TỔ CÔNG TÁC THEO QUYẾT ĐỊNH SỐ 77/QĐ-SYT", "Tổ công tác theo quyết định số 77/QĐ-SYT", "Sở Y tế", "department"),
    ],
)
def test_letterheads(left: str, issuer: str, superior: str | None, level: str) -> None:
    found = masthead(reading((left, STATE), ("Số: 1/KH-X", "Hà Nội, ngày 03 tháng 4 năm 2026"), "KẾ HOẠCH", "Trồng cây", *BODY))
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.level) == (issuer, level)
    assert (found.superior.name if found.superior else None) == superior


def test_without_a_letterhead_the_opening_sentence_names_the_issuer() -> None:
    read = reading("Số: 9/KH-UBND", "Sơn Lâm, ngày 03 tháng 4 năm 2026", "KẾ HOẠCH", "Trồng cây",
                   "Ủy ban nhân dân xã Sơn Lâm xây dựng kế hoạch trồng cây như sau:", *BODY)  # fmt: skip
    found = masthead(read).issuer
    assert found is not None
    assert found.name == "Ủy ban nhân dân xã Sơn Lâm"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Số: 4/UBND-VX", "V/v báo cáo trồng cây", "Kính gửi: Các thôn", "1. Các thôn báo cáo."), "dispatch"),
        (("Số: 4/QĐ-UBND", "QUYẾT ĐỊNH", "Về trồng cây", "Điều 1. Giao các thôn."), "decision"),
        (("Số: 4/CTr-UBND", "CHƯƠNG TRÌNH", "Trồng cây", "I. NỘI DUNG"), "programme"),
        (("Số: 4/NQ-HĐND", "NGHỊ QUYẾT", "Về chính sách hỗ trợ", "Điều 1. Giao các thôn."), "decision"),
        (("Số: 4/TB-UBND", "THÔNG BÁO", "Lịch trồng cây", "I. NỘI DUNG"), "other"),
        (("KẾ HOẠCH", "Trồng cây", "(Ban hành kèm theo Nghị quyết số 5-NQ/ĐU của Đảng ủy)", "I. MỤC TIÊU", "TM. ĐẢNG ỦY"), "programme"),
        (("Xã Sơn Lâm trồng cây", "Sáng nay xã đã trồng 500 cây."), "news"),
        (("KẾ HOẠCH HOẠT ĐỘNG TỔ CHUYÊN MÔN", "Căn cứ ……… và ……… ngày ……… số ………", "I. MỤC TIÊU"), "other"),
        (("PHỤ LỤC I", "DANH MỤC", "(Kèm theo Chương trình hành động của Chính phủ)", "1. Việc một"), "programme"),
    ],
)
def test_kinds(texts: tuple[str, ...], expected: str) -> None:
    read = reading(*texts)
    assert kind(read, masthead(read)) == expected


@pytest.mark.parametrize(
    ("lines", "name", "position"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bình"), "Trần Văn Bình", "CHỦ TỊCH"),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "ThS. Lê Hà"), "Lê Hà", "PHÓ GIÁM ĐỐC"),
        (("TM. TIỂU BAN", "TRƯỞNG TIỂU BAN", "Nguyễn Văn Hải", "PHÓ CHỦ TỊCH XÃ"), "Nguyễn Văn Hải", "TRƯỞNG TIỂU BAN"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "", "CHỦ TỊCH"),
        (("HIỆU TRƯỞNG", "Đỗ Thị Kim Chi"), "Đỗ Thị Kim Chi", "HIỆU TRƯỞNG"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Chữ ký, dấu) Lò A Sinh"), "Lò A Sinh", "CHỦ TỊCH"),
    ],
)
def test_signers(lines: tuple[str, ...], name: str, position: str) -> None:
    found = masthead(reading("KẾ HOẠCH", "Trồng cây", *BODY, *lines)).signer
    assert found is not None
    assert (found.name, found.position) == (name, position)


def test_a_stamped_day_is_taken_where_only_it_is_open() -> None:
    head = ("ỦY BAN NHÂN DÂN\nXÃ SƠN LÂM\nSố: 19/UBND-KT", f"{STATE}\nSơn Lâm, ngày      tháng 01 năm 2026")
    assert masthead(reading(head, "10", "V/v trồng cây", "Kính gửi: Các thôn", "1. Trồng cây.")).date == "2026-01-10"


@given(st.lists(st.text(max_size=60) | st.sampled_from(["KẾ HOẠCH", "Số: /KH-UBND", "Nơi nhận:", "TM. ỦY BAN", "V/v x", "Kính gửi:", "PHỤ LỤC"]), max_size=12))
@settings(max_examples=120, deadline=None)
def test_any_text_has_a_masthead_a_kind_and_references(texts: list[str]) -> None:
    read = reading(*texts)
    found = masthead(read)
    assert kind(read, found) in {"plan", "programme", "decision", "dispatch", "news", "other"}
    for reference in references(read, found):
        assert reference.evidence.quote in read.document.blocks[reference.evidence.spans[0].block].text


def test_a_title_that_was_lost_is_read_from_the_sentence_that_issues() -> None:
    read = reading(("ỦY BAN NHÂN DÂN", STATE), ("Số: 54/KH-UBND", "Cao Bằng, ngày 27 tháng 3 năm 2026"),
                   "Thực hiện Quyết định số 9/QĐ-TTg ngày 25/12/2025 về ban hành Chương trình trồng rừng, UBND tỉnh xây dựng Kế hoạch trồng rừng "
                   "đến năm 2030 như sau:", "1. Mục tiêu chung", "Phủ xanh đất trống.")  # fmt: skip
    found = masthead(read)
    assert (found.doc_type, found.title) == ("Kế hoạch", "trồng rừng đến năm 2030")
    assert found.issuer is not None
    assert found.issuer.name == "Ủy ban nhân dân tỉnh Cao Bằng"
    assert [(r.number, r.role) for r in references(read, found)] == [("9/QĐ-TTg", "parent")]


def test_type_and_title_on_one_line() -> None:
    found = masthead(reading("Số 70/KH-UBND", "Cao Bằng, ngày 15 tháng 9 năm 2026", "KẾ HOẠCH Trồng rừng trên địa bàn tỉnh", *BODY))
    assert (found.doc_type, found.title) == ("Kế hoạch", "Trồng rừng trên địa bàn tỉnh")


def test_a_title_in_capitals_keeps_numbers_and_the_names_of_authorities() -> None:
    title = "TRIỂN KHAI QUYẾT ĐỊNH SỐ 61/QĐ-TTG NGÀY 02/01/2026 CỦA THỦ TƯỚNG CHÍNH PHỦ VÀ KẾ HOẠCH SỐ 15/KH-UBND"
    found = masthead(reading("KẾ HOẠCH", title, *BODY))
    assert found.title == "Triển khai quyết định số 61/QĐ-TTg ngày 02/01/2026 của Thủ tướng Chính phủ và kế hoạch số 15/KH-UBND"


def test_a_title_in_capitals_with_one_word_in_small_letters_is_lowered() -> None:
    loud = "ỨNG DỤNG CAMERA VÀ IoT TRÊN ĐỊA BÀN THÀNH PHỐ HẢI PHÒNG"
    head = plan(loud, "Ủy ban nhân dân thành phố Hải Phòng ban hành Kế hoạch như sau:", "I. MỤC TIÊU", "Thành phố Hải Phòng lắp thiết bị IoT, camera tại các nút giao.",
                "Tại thành phố Hải Phòng có 20 nút giao.")  # fmt: skip
    assert head.title == "Ứng dụng camera và IoT trên địa bàn thành phố Hải Phòng"


@pytest.mark.parametrize("line", ["Số: 09/KH-UBND | Đắk Mai, ngày 08 tháng 01 năm 2014 |", "Số: 09/KH-UBND — Đắk Mai, ngày 08 tháng 01 năm 2014", "Số: 09/KH-UBND\nĐắk Mai, ngày 08 tháng 01 năm 2014"])
def test_a_letterhead_whose_table_was_lost_keeps_its_cells(line: str) -> None:
    head = masthead(reading("ỦY BAN NHÂN DÂN HUYỆN ĐẮK MAI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", line, "KẾ HOẠCH", "Trồng cây xanh năm 2014", *BODY))
    assert (head.number, head.date, head.place) == ("09/KH-UBND", "2014-01-08", "Đắk Mai")
    assert head.issuer is not None
    assert head.issuer.name == "Ủy ban nhân dân huyện Đắk Mai"


def test_a_plan_without_letterhead_is_that_of_the_decision_it_is_attached_to() -> None:
    made = reading("KẾ HOẠCH", "TRỒNG CÂY XANH TRÊN ĐỊA BÀN TỈNH BẮC KẠN, GIAI ĐOẠN 2013 - 2015", "(Kèm theo Quyết định số 93/QĐ-UBND ngày 20/6/2013 của UBND tỉnh)", *BODY)
    head = masthead(made)
    assert head.issuer is not None
    assert (head.issuer.name, head.issuer.tier, kind(made, head)) == ("Ủy ban nhân dân tỉnh", "province", "plan")
    assert head.title == "Trồng cây xanh trên địa bàn tỉnh Bắc Kạn, giai đoạn 2013 - 2015"


@pytest.mark.parametrize("lines", [("CHƯƠNG TRÌNH HÀNH ĐỘNG", "TRỒNG RỪNG VEN BIỂN."), ("CHƯƠNG TRÌNH HÀNH ĐỘNG TRỒNG RỪNG VEN BIỂN",)])
def test_a_programme_of_action_is_a_type_of_its_own(lines: tuple[str, ...]) -> None:
    found = masthead(reading(*lines, "Thực hiện Nghị quyết số 5-NQ/TU, Tỉnh ủy ban hành Chương trình như sau:", *BODY))
    assert (found.doc_type, found.title) == ("Chương trình hành động", "Trồng rừng ven biển")


def test_a_title_in_capitals_is_written_as_the_words_are_beside_each_other() -> None:
    head = plan("CẢI CÁCH THỦ TỤC HÀNH CHÍNH, QUYẾT TÂM ỨNG DỤNG VNEID TẠI XÃ SƠN LÂM", "Theo Nghị định của Chính phủ và Quyết định của Thủ tướng Chính phủ, xã cải cách thủ tục hành chính.",
                "Người dân dùng VNeID; Chính phủ giao Quyết định này.", "Tại xã Sơn Lâm có 9 thôn.")  # fmt: skip
    assert head.title == "Cải cách thủ tục hành chính, quyết tâm ứng dụng VNeID tại xã Sơn Lâm"


def test_the_date_below_a_subject_is_no_part_of_it() -> None:
    found = masthead(reading("BỘ Y TẾ", STATE, "Số: 13/BYT-KCB", "V/v hướng dẫn khám bệnh", "Hà Nội, ngày 24 tháng 10 năm 2025", "Kính gửi:", "- Các bệnh viện;", "1. Khám bệnh."))
    assert (found.title, found.date) == ("hướng dẫn khám bệnh", "2025-10-24")


def test_recipients_in_rows_of_a_table() -> None:
    rows = [("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Sở Y tế (b/c);", "CHỦ TỊCH"), ("- Các phòng, ban;", ""), ("- Lưu: VT.", "Lê Thị Minh An")]
    found = masthead(reading("KẾ HOẠCH", "Trồng cây", *BODY, *rows))
    assert [r.name for r in found.recipients] == ["Sở Y tế", "Các phòng, ban", "Lưu: VT"]
    assert found.signer is not None
    assert found.signer.name == "Lê Thị Minh An"


def test_an_abbreviation_in_an_issuer_s_name_keeps_its_capitals() -> None:
    found = masthead(reading("TRƯỜNG TH KIM ĐỒNG", STATE, "Số: 13/KH-TH", "KẾ HOẠCH", "Trồng cây", *BODY)).issuer
    assert found is not None
    assert found.name.startswith("Trường TH ")


def test_a_letterhead_whose_columns_ran_together() -> None:
    found = masthead(reading("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HUYỆN ĐẮK MAI Độc lập - Tự do - Hạnh phúc", "Số: 4/UBND Đắk Mai, ngày 14 tháng 6 năm 2017",
                             "V/v trồng cây", "Kính gửi: Các thôn", "1. Các thôn trồng cây."))  # fmt: skip
    assert found.issuer is not None
    assert (found.issuer.name, found.number, found.date) == ("Ủy ban nhân dân huyện Đắk Mai", "4/UBND", "2017-06-14")


def test_a_joint_plan_is_a_type_of_its_own() -> None:
    found = masthead(reading("Số: 5/KHLN-SYT-SGDĐT", "KẾ HOẠCH LIÊN NGÀNH", "Khám sức khỏe học sinh", *BODY))
    assert (found.doc_type, found.title) == ("Kế hoạch liên ngành", "Khám sức khỏe học sinh")


def test_an_issuer_in_capitals_is_written_as_the_text_writes_its_words() -> None:
    found = masthead(reading("BAN CHỈ HUY PHÒNG THỦ DÂN SỰ XÃ SƠN LÂM", STATE, "Số: 5/PA-BCH", "PHƯƠNG ÁN", "Ứng phó thiên tai năm 2026",
                             "Ban Chỉ huy Phòng thủ dân sự xã xây dựng phương án như sau:", *BODY)).issuer  # fmt: skip
    assert found is not None
    assert found.name == "Ban Chỉ huy Phòng thủ dân sự xã Sơn Lâm"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "- Như trên;", "KT. CHỦ TỊCH", "- Lưu: VT.", "PHÓ CHỦ TỊCH", "Lê Thị Minh An"), ["Như trên", "Lưu: VT"]),
        (("Nơi nhận: - Sở Y tế (b/c); - Các phòng, ban; - Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Minh An"), ["Sở Y tế", "Các phòng, ban", "Lưu: VT"]),
        (("Nơi nhận:", "1. Sở Y tế;", "2. Lưu: VT.", "TM.ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "LÊ THỊ MINH AN"), ["Sở Y tế", "Lưu: VT"]),
    ],
)
def test_recipients_and_signature_in_other_settings(lines: tuple[str, ...], names: list[str]) -> None:
    found = masthead(reading("KẾ HOẠCH", "Trồng cây", *BODY, *lines))
    assert [r.name for r in found.recipients] == names
    assert found.signer is not None
    assert (found.signer.name, found.signer.authority.replace(". ", ".")) == ("Lê Thị Minh An", "TM.ỦY BAN NHÂN DÂN")


def test_a_title_of_results_and_of_what_comes_next_is_dated_by_what_comes_next() -> None:
    head = ("ỦY BAN NHÂN DÂN\nXÃ SUỐI TRONG\nSố: 5/BC-UBND", f"{STATE}\nSuối Trong, ngày 19 tháng 12 năm 2026")
    told = masthead(reading(head, "BÁO CÁO", "Kết quả thực hiện nhiệm vụ năm 2026;", "mục tiêu, nhiệm vụ chủ yếu năm 2027", *BODY, SIGNED))
    assert told.title == "Kết quả thực hiện nhiệm vụ năm 2026; mục tiêu, nhiệm vụ chủ yếu năm 2027"
    assert told.period == Period(start=2027, end=2027)
