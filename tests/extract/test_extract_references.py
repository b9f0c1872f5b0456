"""References as rows: number forms, dates, types and roles, over mock plans."""

import pytest

from pipeline.extract.citations import citations
from pipeline.extract.masthead import masthead
from pipeline.extract.reading import Reading
from pipeline.extract.references import references
from pipeline.model import Block, Document, Reference, Source
from pipeline.outline.section import outline
from pipeline.rules import load

BOOK = load()


def found(*texts: str) -> tuple[Reference, ...]:
    """The references of a document of paragraphs."""
    blocks = tuple(Block(id=i, text=t) for i, t in enumerate(texts))
    document = Document(source=Source(name="t", sha256="", media_type="", reader="test"), blocks=blocks)
    reading = Reading(document, outline(document, BOOK), BOOK)
    return references(reading, masthead(reading))


def roles(opening: str, title: str = "Trồng cây xanh năm 2026", body: str = "Trồng cây.") -> dict[str, str]:
    """Number → role in a plan with that title, opening and body."""
    return {r.number: r.role for r in found("Số: 7/KH-UBND", "KẾ HOẠCH", title, opening, "I. MỤC TIÊU", body)}


@pytest.mark.parametrize(
    ("text", "number", "date", "doc_type"),
    [
        ("Kế hoạch số 0124/KH-UBND ngày 18/11/2025 của Ủy ban nhân dân tỉnh", "0124/KH-UBND", "2025-11-18", "Kế hoạch"),
        ("Nghị quyết số 57-NQ/TW, ngày 22 tháng 12 năm 2024 của Bộ Chính trị", "57-NQ/TW", "2024-12-22", "Nghị quyết"),
        ("Nghị quyết số 66.2/2025/NQ-CP ngày 28/8/2025", "66.2/2025/NQ-CP", "2025-08-28", "Nghị quyết"),
        ("Chỉ thị số số 46 - CT/TW ngày 16/5/2025", "46-CT/TW", "2025-05-16", "Chỉ thị"),
        ("Công văn số 15972/SXD-QLN& TTBĐS ngày 14/11/2025", "15972/SXD-QLN&TTBĐS", "2025-11-14", "Công văn"),
        ("Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024", "60/2024/QH15", "2024-11-30", "Luật"),
        ("Quyết định số 101 /QĐ - UBND ngày 05/01/2026", "101/QĐ-UBND", "2026-01-05", "Quyết định"),
        ("Quyết định số 154 /QĐ- TTg", "154/QĐ-TTg", "", "Quyết định"),
        ("Nghị quyết số\n71/NQ-CP ngày 01/4/2025", "71/NQ-CP", "2025-04-01", "Nghị quyết"),
        ("Đề án 08-ĐA/TU của Tỉnh ủy ngày 29/12/2025", "08-ĐA/TU", "2025-12-29", "Đề án"),
        ("Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW", "57-NQ/TW", "2024-12-22", "Nghị quyết"),
        ("Văn bản số 12/SYT-NVY ngày    /3/2026", "12/SYT-NVY", "2026-03", "Văn bản"),
        ("Văn bản số 07/ĐN-HL tháng 3 năm 2026", "07/ĐN-HL", "2026-03", "Văn bản"),
        ("Hợp tác xã Sông Mây tại Văn bản số 18/TTKD ngày 09/3/2026", "18/TTKD", "2026-03-09", "Văn bản"),
        ("Công văn số 9.3/ĐK của Công ty cổ phần Hòn Gai", "9.3/ĐK", "", "Công văn"),
        ("Giấy đề nghị số 08 ngày 03/02/2026", "08", "2026-02-03", "Giấy đề nghị"),
        ("Công văn số 14/Cty-KT ngày 03/02/2026", "14/Cty-KT", "2026-02-03", "Công văn"),
        ("Văn bản số HLX-PR07/26-TB ngày 03/02/2026", "HLX-PR07/26-TB", "2026-02-03", "Văn bản"),
        ("Văn bản số 15/2026CV-HL ngày 03/02/2026", "15/2026CV-HL", "2026-02-03", "Văn bản"),
        ("Văn bản số 8/ĐN-Hlong ngày 03/02/2026", "8/ĐN-Hlong", "2026-02-03", "Văn bản"),
        ("Chỉ thị số 200/TTg về nước sạch nông thôn", "200/TTg", "", "Chỉ thị"),
        ("theo QCVN 06:2022/BXD của Bộ Xây dựng", "QCVN 06:2022/BXD", "", "Quy chuẩn"),
        ("Kế hoạch số 36 KH/TWĐTN ngày 14/7/2021", "36 KH/TWĐTN", "2021-07-14", "Kế hoạch"),
        ("Quyết định số 41QĐ/BNN - KHCN ngày 31/12/2006", "41QĐ/BNN-KHCN", "2006-12-31", "Quyết định"),
        ("Thông tư 19/2013/BYT ngày 12/7/2013", "19/2013/BYT", "2013-07-12", "Thông tư"),
        ("Báo cáo thẩm định số 814/STP-VBPQ", "814/STP-VBPQ", "", "Báo cáo"),
        ("Công điện số 02/CĐ-TW hồi 14 giờ ngày 01/5/2026 của Ban Chỉ đạo", "02/CĐ-TW", "2026-05-01", "Công điện"),
        ("Quy chế phối hợp số 06/QCPH-GDĐT-CA", "06/QCPH-GDĐT-CA", "", "Quy chế phối hợp"),
        ("Nghị quyết liên tịch số 01/2022/NQLT-CP-TLĐ", "01/2022/NQLT-CP-TLĐ", "", "Nghị quyết liên tịch"),
        ("(số 1018/BYT-TT-KT ngày 10/3/2024)", "1018/BYT-TT-KT", "2024-03-10", "Công văn"),
        ("Luật Đo đạc và bản đồ số 27/2018/QH14", "27/2018/QH14", "", "Luật"),
        ("Giấy phép số 45/GP-UBND ngày 3/3/2026", "45/GP-UBND", "2026-03-03", "Giấy phép"),
        ("Văn bản hợp nhất số 15/VBHN-VPQH", "15/VBHN-VPQH", "", "Văn bản hợp nhất"),
        ("Kê hoạch số 82/KH – PGD&ĐT", "82/KH-PGD&ĐT", "", "Kế hoạch"),
    ],
)
def test_number_forms(text: str, number: str, date: str, doc_type: str) -> None:
    first = next(citations(text, BOOK))
    assert (first.number, first.date, first.doc_type) == (number, date, doc_type)


@pytest.mark.parametrize(
    "text",
    ["giai đoạn 2026-2030", "ngày 12/5/2026", "đạt 5/người", "400.000đ/người/tháng", "24/7", "(theo QCVN 01:2021/BTNMT, nước sạch)", "tháng 6/2026", "10-15 hộ", "5G/IoT", "12/QL1A",
     "đường số 5/XV ngày 12/5/2026", "chuyển đổi số 100% hồ sơ", "đặt tại số 12/QL1A ngày 3/3/2026", "theo TCVN 7957:2023 của Bộ Xây dựng", "Báo cáo số 20 hộ",
     "theo mẫu số 05/BC-TH kèm theo", "lô số 3/CN-KCN", "thửa đất số 125/BĐ-ĐC", "quy mô 12/KV-TBA", "Giấy chứng nhận số 12345 ngày 3/3/2026"],
)
def test_no_document(text: str) -> None:
    assert list(citations(text, BOOK)) == []


def test_a_list_after_one_type_and_each_document_once() -> None:
    some = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "Căn cứ các Quyết định: số 36/QĐ-TTg ngày 11/01/2024; số 569/QĐ-TTg.", "I. NỘI DUNG",
                 "Theo Quyết định số 569/QĐ-TTg ngày 12/12/2024 của Thủ tướng Chính phủ về quy hoạch.")  # fmt: skip
    assert [(r.id, r.number, r.date, r.doc_type) for r in some] == [
        ("R1", "36/QĐ-TTg", "2024-01-11", "Quyết định"), ("R2", "569/QĐ-TTg", "2024-12-12", "Quyết định"),
    ]  # fmt: skip
    assert (some[1].issuer, some[1].title, some[1].role) == ("Thủ tướng Chính phủ", "về quy hoạch", "basis")


@pytest.mark.parametrize(
    ("opening", "number", "role"),
    [
        ("Thực hiện Kế hoạch số 9/KH-UBND ngày 02/01/2026 của Ủy ban nhân dân tỉnh;", "9/KH-UBND", "parent"),
        ("Triển khai thực hiện Chỉ thị số 5/CT-TTg và Thông báo số 6/TB-VPCP;", "6/TB-VPCP", "parent"),
        ("Thực hiện Kế hoạch số 9/KH-UBND về thực hiện Nghị quyết số 71/NQ-CP;", "71/NQ-CP", "basis"),
        ("Thực hiện Kế hoạch số 9/KH-UBND của tỉnh; Công văn số 8/SYT-NV của Sở Y tế về triển khai Kế hoạch;", "8/SYT-NV", "basis"),
        ("Thực hiện Kế hoạch số 9/KH-UBND của tỉnh; Công văn số 8/SYT-NV của Sở Y tế;", "8/SYT-NV", "parent"),
        ("Thực hiện hướng dẫn của Bộ Nội vụ tại Công văn số 89/BNV-TN ngày 03/10/2025;", "89/BNV-TN", "parent"),
        ("Thực hiện Nghị định số 32/2024/NĐ-CP ngày 15/3/2024 của Chính phủ;", "32/2024/NĐ-CP", "parent"),
        ("Thực hiện Nghị định số 32/2024/NĐ-CP; Kế hoạch số 9/KH-UBND của tỉnh;", "32/2024/NĐ-CP", "basis"),
        ("Thực hiện Thông tư số 32/2024/TT-BNV ngày 15/3/2024;", "32/2024/TT-BNV", "basis"),
        ("Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ;", "71/NQ-CP", "basis"),
        ("Xét đề nghị của Phòng Kinh tế tại Tờ trình số 4/TTr-KT;", "4/TTr-KT", "basis"),
    ],
)
def test_roles_of_the_opening(opening: str, number: str, role: str) -> None:
    assert roles(opening)[number] == role


def test_the_title_names_the_parent() -> None:
    got = roles("Căn cứ Chỉ thị số 32/CT-TTg; Luật số 5/2025/QH15;", title="Thực hiện Chỉ thị số 32/CT-TTg ngày 21/10/2025", body="Theo Kế hoạch số 3-KH/TU.")
    assert got == {"32/CT-TTg": "parent", "5/2025/QH15": "basis", "3-KH/TU": "mention"}
    assert roles("Căn cứ Đề án số 08-ĐA/TU; Kế hoạch số 4/KH-UBND về trồng cây;", title="Thực hiện Đề án số 08 về trồng cây")["08-ĐA/TU"] == "parent"


def test_founded_on_a_plan_of_the_same_object() -> None:
    title = "Thực hiện Chương trình phát triển rừng trồng trên địa bàn xã năm 2026"
    got = roles("Căn cứ Kế hoạch số 4/KH-UBND về việc triển khai thực hiện Chương trình phát triển rừng trồng giai đoạn 2026 - 2030; "
                "Kế hoạch số 5/KH-UBND về giảm nghèo;", title=title)  # fmt: skip
    assert got == {"4/KH-UBND": "parent", "5/KH-UBND": "basis"}


def test_the_own_number_is_no_reference() -> None:
    some = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "I. NỘI DUNG", "Trồng cây.", "TM. ỦY BAN NHÂN DÂN", "PHỤ LỤC", "(Kèm theo Kế hoạch số 7/KH-UBND)")
    assert some == ()
    blank = found("Số:    /KH-UBND", "KẾ HOẠCH", "Trồng cây", "I. NỘI DUNG", "Trồng cây.", "TM. ỦY BAN NHÂN DÂN", "PHỤ LỤC", "(Kèm theo Kế hoạch số 8/KH-UBND)")
    assert blank == ()
    body = found("Số:    /KH-UBND", "KẾ HOẠCH", "Trồng cây", "I. NỘI DUNG", "Kèm theo Kế hoạch số 8/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh.")
    assert [r.number for r in body] == ["8/KH-UBND"]


def test_laws_by_name_alone() -> None:
    some = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "Căn cứ Luật Lâm nghiệp ngày 15/11/2017; Luật Quản lý, sử dụng tài sản công;", "I. NỘI DUNG", "Trồng.")
    assert [(r.number, r.title, r.role) for r in some] == [("", "Luật Lâm nghiệp", "basis"), ("", "Luật Quản lý, sử dụng tài sản công", "basis")]


def test_a_law_cited_by_name_has_its_date() -> None:
    (law,) = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;", "I. NỘI DUNG", "Trồng cây.")
    assert (law.number, law.date, law.title) == ("", "2017-11-15", "Luật Lâm nghiệp")


def test_a_plan_that_carries_out_the_same_programme_is_the_parent() -> None:
    said = roles(
        "Căn cứ Kế hoạch số 88/KH-UBND ngày 4/3/2026 của UBND tỉnh về việc thực hiện Chương trình phục hồi rừng ngập mặn ven biển trên địa bàn tỉnh, UBND xã xây dựng kế hoạch như sau:",
        title="Phục hồi rừng ngập mặn ven biển trên địa bàn xã Đông Hải năm 2026",
    )
    assert said == {"88/KH-UBND": "parent"}


def test_documents_under_a_heading_of_grounds_are_its_basis() -> None:
    read = found("Số: 7/ĐA-UBND", "ĐỀ ÁN", "Phục hồi làng nghề", "I. SỰ CẦN THIẾT", "1. Căn cứ pháp lý", "- Nghị định số 52/2018/NĐ-CP ngày 12/4/2018 của Chính phủ.",
                 "2. Thực trạng", "Theo Báo cáo số 9/BC-UBND, làng có 40 hộ.")  # fmt: skip
    assert {r.number: r.role for r in read} == {"52/2018/NĐ-CP": "basis", "9/BC-UBND": "mention"}


ISSUERS = [
    ("Nghị quyết số 05-NQ/TU ngày 16/6/2022 của Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số", ["Ban Chấp hành Đảng bộ tỉnh"]),
    ("Quyết định số 03/QĐ-UBBC ngày 16/6/2026 của Ủy ban bầu cử xã Hoa Mai Về việc thành lập tổ", ["Ủy ban bầu cử xã Hoa Mai"]),
    ("các Quyết định của Ủy ban nhân dân tỉnh về phê duyệt quy hoạch vùng: số 9/QĐ-UBND; số 10/QĐ-UBND", ["Ủy ban nhân dân tỉnh"] * 2),
    ("Quyết định số 27/QĐ-BNNMT ngày 04/8/2025 của Bộ Nông nghiệp và Môi trường phê duyệt danh mục", ["Bộ Nông nghiệp và Môi trường"]),
    ("Công văn số 51/SVHTTDL-QL ngày 3/3/2026 của Sở Văn hóa, Thể thao và Du lịch về lễ hội", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Quyết định số 17/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ trong khi chờ chương trình mới", ["Thủ tướng Chính phủ"]),
    ("Thông tư liên tịch số 3/2015/TTLT-BTP-BTC ngày 10/02/2015 của Bộ Tư pháp và Bộ Tài chính hướng dẫn", ["Bộ Tư pháp và Bộ Tài chính"]),
    ("Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII về đất đai", ["Ban Chấp hành Trung ương Đảng khóa XIII"]),
    ("Căn cứ các Nghị quyết của HĐND tỉnh: số 12/2024/NQ-HĐND ngày 10/7/2024; số 31/2025/NQ-HĐND ngày 09/12/2025", ["HĐND tỉnh", "HĐND tỉnh"]),
    ("Chỉ thị số 05/CT-UBND và 07/CT-UBND của Ủy ban nhân dân tỉnh", ["Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"]),
    ("Nghị định số 20/2021/NĐ-CP ngày 15/3/2021", ["Chính phủ"]),
    ("Kế hoạch số 7/KH-UBND của UBND phường Hoa Mai, UBND phường Hoa Mai xây dựng kế hoạch", ["UBND phường Hoa Mai"]),
    ("Kế hoạch số 7/KH-BTV của Ban Thường vụ Hội Nông dân tỉnh giao chỉ tiêu kết nạp hội viên", ["Ban Thường vụ Hội Nông dân tỉnh"]),
    ("các Nghị quyết của HĐND tỉnh: số 12/NQ-HĐND về rừng; 31/NQ-HĐND về đất; số 45/NQ-HĐND về nước và Công văn số 8/BTC-NS của Bộ Tài chính",
     ["HĐND tỉnh"] * 3 + ["Bộ Tài chính"]),
    ("Kế hoạch số 88/KH-BCH của Ban Chỉ huy Phòng thủ dân sự tỉnh và Công điện số 02/CĐ-TTg", ["Ban Chỉ huy Phòng thủ dân sự tỉnh", "Thủ tướng Chính phủ"]),
    ("của Bộ Y tế về tiêm chủng; trên cơ sở đề nghị của Sở Y tế tại Tờ trình số 3/TTr-SYT", ["Sở Y tế"]),
    ("Công văn số 8/SYT-NV của Sở Y tế (SYT) tỉnh Cao Bằng về tiêm chủng", ["Sở Y tế tỉnh Cao Bằng"]),
    ("Kế hoạch số 7/KH-UBND ngày 02/01/2026 về trồng cây; Kế hoạch số 9/KH-UBND của Ủy ban nhân dân tỉnh", ["", "Ủy ban nhân dân tỉnh"]),
]


@pytest.mark.parametrize(("text", "issuers"), ISSUERS)
def test_the_issuer_is_a_whole_name_and_no_more(text: str, issuers: list[str]) -> None:
    assert [c.issuer for c in citations(text, BOOK)] == issuers


def test_what_a_unit_is_called_now_does_not_hide_the_title() -> None:
    (cited,) = citations("Kế hoạch số 9/KH-UBND ngày 21/10/2025 của UBND tỉnh Quảng Ninh (nay là UBND thành phố Quảng Ninh) về trồng cây", BOOK)
    assert (cited.issuer, cited.title) == ("UBND tỉnh Quảng Ninh", "về trồng cây")


def test_one_document_whose_symbol_is_turned_round_or_left_out() -> None:
    read = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "Căn cứ Kế hoạch số 9/KH-HND-BTV ngày 02/01/2026 của Ban Thường vụ Hội Nông dân tỉnh; "
                 "Nghị quyết số 31 ngày 05/01/2026 của Hội đồng nhân dân tỉnh;", "I. NỘI DUNG",
                 "Theo Kế hoạch số 09/KH-BTV-HND và Nghị quyết số 31/NQ-HĐND.")  # fmt: skip
    assert [(r.number, r.date, r.role) for r in read] == [("9/KH-HND-BTV", "2026-01-02", "basis"), ("31/NQ-HĐND", "2026-01-05", "basis")]


def test_a_number_of_another_year_or_office_is_another_document() -> None:
    read = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10/7/2024; Nghị quyết số 12/NQ-HĐND ngày 08/12/2025;",
                 "I. NỘI DUNG", "Theo Nghị quyết số 12/NQ-HĐND ngày 10/7/2025 và Nghị quyết số 12/NQ-HĐND.")  # fmt: skip
    assert [r.date for r in read] == ["2024-07-10", "2025-12-08"]


def test_who_asks_is_the_issuer_of_the_letter() -> None:
    text = "Xét đề nghị của 02 đơn vị gồm: Công ty TNHH Hòn Gai tại Văn bản số 18/TTKD ngày 09/3/2026; Hợp tác xã Sông Mây tại Văn bản số 5/ĐN-SM ngày 10/3/2026"
    assert [c.issuer for c in citations(text, BOOK)] == ["Công ty TNHH Hòn Gai", "Hợp tác xã Sông Mây"]
    (asked,) = citations("Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 4/TTr-SYT ngày 09/3/2026;", BOOK)
    assert asked.issuer == "Giám đốc Sở Y tế"


def test_the_programme_that_a_plan_is_part_of_names_its_parent() -> None:
    got = roles("Căn cứ Kế hoạch số 4/KH-UBND về thực hiện Chương trình phục hồi rừng ngập mặn năm 2026; Quyết định số 5/QĐ-UBND về giao vốn Chương trình phục hồi rừng;",
                title="Tập huấn trồng rừng thuộc Chương trình phục hồi rừng ngập mặn trên địa bàn xã Đông Hải năm 2026")  # fmt: skip
    assert got == {"4/KH-UBND": "parent", "5/QĐ-UBND": "basis"}


def test_another_national_programme_is_no_parent() -> None:
    got = roles("Căn cứ Kế hoạch số 4/KH-UBND về thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới; Kế hoạch số 5/KH-UBND về thực hiện Chương trình "
                "mục tiêu quốc gia phòng, chống ma túy đến năm 2030;", title="Thực hiện Chương trình mục tiêu quốc gia phòng, chống ma túy năm 2026")  # fmt: skip
    assert got == {"4/KH-UBND": "basis", "5/KH-UBND": "parent"}


def test_the_title_of_an_annex_alone_in_its_file_names_its_parent() -> None:
    read = found("PHỤ LỤC I", "PHÂN CÔNG NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 31-NQ/TU NGÀY 05/01/2026", "(Kèm theo Kế hoạch số 44/KH-UBND ngày 09/02/2026 của UBND xã Đông Hải)",
                 "1. Phòng Kinh tế theo dõi theo Quyết định số 3/QĐ-UBND.")  # fmt: skip
    assert {r.number: r.role for r in read} == {"31-NQ/TU": "parent", "44/KH-UBND": "parent", "3/QĐ-UBND": "mention"}


TITLES = [
    ("Nghị quyết số 12/NQ-HĐND của HĐND xã khóa I, kỳ họp thứ Tư về nhiệm vụ năm 2026;", "về nhiệm vụ năm 2026"),
    ("Nghị định số 15/2018/NĐ-CP của Chính phủ quy định về rừng (Nghị định số 15/2018/NĐ-CP);", "quy định về rừng"),
    ("(được bổ sung bởi Quyết định số 12/QĐ-BYT của Bộ Y tế phê duyệt danh mục giai đoạn 2021 - 2025)", "phê duyệt danh mục giai đoạn 2021 - 2025"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_begins_and_ends_where_the_document_s_own_does(text: str, title: str) -> None:
    assert next(citations(text, BOOK)).title == title


def test_the_same_number_with_and_without_a_stroke() -> None:
    read = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Trồng cây", "Căn cứ Quyết định số 41/QĐ/BNN-KHCN ngày 31/12/2006;", "I. NỘI DUNG", "Theo Quyết định số 41QĐ/BNN-KHCN.")
    assert [r.number for r in read] == ["41/QĐ/BNN-KHCN"]


def test_a_plan_of_the_resolution_on_the_same_tasks() -> None:
    got = roles("Căn cứ Nghị quyết số 31/NQ-HĐND ngày 29/12/2025 của HĐND xã về nhiệm vụ kinh tế - xã hội năm 2026; Nghị quyết số 32/NQ-HĐND về nhiệm vụ thu ngân sách;",
                title="Thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2026")  # fmt: skip
    assert got == {"31/NQ-HĐND": "parent", "32/NQ-HĐND": "basis"}


def test_a_dispatch_tells_before_it_orders() -> None:
    read = found("Số: 5/UBND-KT", "V/v giải ngân", "Kính gửi: Các phòng", "Mục tiêu nêu tại Chỉ thị số 4/CT-UBND ngày 03/02/2026 chưa đạt.",
                 "Ủy ban nhân dân xã nhận được Công văn số 21/STC-NS của Sở Tài chính.", "Thực hiện Công điện số 12/CĐ-TTg, đề nghị:", "1. Các phòng giải ngân.")  # fmt: skip
    assert {r.number: r.role for r in read} == {"4/CT-UBND": "mention", "21/STC-NS": "basis", "12/CĐ-TTg": "parent"}


@pytest.mark.parametrize(("word", "role"), [("Thực hiện:", "parent"), ("Căn cứ:", "basis")])
def test_a_list_under_the_word_that_governs_it(word: str, role: str) -> None:
    read = found("Số: 7/KH-UBND", "KẾ HOẠCH", "Phát triển du lịch", word, "- Kế hoạch số 12/KH-UBND ngày 20/01/2026 của UBND tỉnh;", "- Luật Du lịch;",
                 "- Nghị quyết số 9-NQ/TU.", "UBND xã xây dựng kế hoạch như sau:", "I. MỤC TIÊU", "Đón khách.")  # fmt: skip
    assert {r.number: r.role for r in read if r.number} == {"12/KH-UBND": role, "9-NQ/TU": role}
    assert ("Luật Du lịch" in {r.title for r in read}) == (role == "basis")


def test_numbers_that_share_one_symbol() -> None:
    some = list(citations("các Nghị quyết số 57, 59 và 66-NQ/TW của Bộ Chính trị", BOOK))
    assert [(c.number, c.doc_type, c.issuer) for c in some] == [(f"{n}-NQ/TW", "Nghị quyết", "Bộ Chính trị") for n in (57, 59, 66)]
