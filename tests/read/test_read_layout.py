"""Whole paragraphs from hard-wrapped lines."""

import pytest

from pipeline.read.layout import Line, Wrap, alone, joined, lines_of, measure, paragraphs, starts, unfinished

WRAPPED = """\
KẾ HOẠCH
Triển khai phong trào học tập số trên địa bàn phường

I. MỤC
ĐÍCH, YÊU CẦU

1. Mục đích: nâng cao nhận thức của cán bộ, công chức và Nhân dân về kỹ năng số
cơ bản; phát huy vai trò của tổ công nghệ số cộng đồng ở từng khu phố, giữ gìn
an toàn thông tin trên mạng cho người cao tuổi, trẻ em theo Kế hoạch ngày 24
tháng 4 năm 2026 của Ủy ban nhân dân tỉnh, do cơ quan chính trị
- xã hội phối hợp thực hiện.
- Mỗi khu phố có ít nhất 01 tổ công nghệ số cộng đồng hoạt động thường xuyên,
có kế hoạch hằng tháng.
- Đến hết năm 2026, 80% người dân trong độ tuổi lao động biết sử dụng dịch vụ
công trực tuyến.
2. Yêu cầu
a) Bám sát tài liệu của cấp trên;
b) Tiết kiệm, hiệu quả.
"""


def texts(source: str) -> list[str]:
    return [joined(group) for group in paragraphs(lines_of(source.split("\n")))]


def test_wrapped_lines_become_whole_paragraphs() -> None:
    found = texts(WRAPPED)
    assert found[:3] == ["KẾ HOẠCH", "Triển khai phong trào học tập số trên địa bàn phường", "I. MỤC ĐÍCH, YÊU CẦU"]
    assert found[3].startswith("1. Mục đích")
    assert found[3].endswith("chính trị - xã hội phối hợp thực hiện.")
    assert "ngày 24 tháng 4 năm 2026" in found[3]
    assert [t[:12] for t in found[4:]] == ["- Mỗi khu ph", "- Đến hết nă", "2. Yêu cầu", "a) Bám sát t", "b) Tiết kiệm"]


def test_double_spaced_text_is_joined_through_its_blank_lines() -> None:
    body = WRAPPED.split("\n\n", 2)[2]
    spaced = "\n\n".join(line for line in body.split("\n") if line)
    assert measure(lines_of(spaced.split("\n"))).through_blanks
    assert texts(spaced) == texts(body)


def test_blank_lines_part_paragraphs_of_plain_text() -> None:
    source = "Đoạn thứ nhất nói về mục tiêu\n\nđoạn thứ hai viết thường\n\nĐoạn thứ ba."
    assert len(texts(source)) == 3


def test_one_line_a_paragraph_stays_so() -> None:
    long = "Ủy ban nhân dân phường giao các phòng chủ trì thực hiện nhiệm vụ được phân công trong kế hoạch này theo đúng thời hạn đã nêu. "
    assert texts("\n".join([long * 2, long * 3, "Người viết: A"])) == [(long * 2).strip(), (long * 3).strip(), "Người viết: A"]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("theo Quyết định số", "12/QĐ-UBND của Ủy ban nhân dân tỉnh", True),
        ("các nhiệm vụ (trong đó có", "Đề án số 2)", True),
        ("được giao tại khoản", "2. Điều 5 của Quy chế", True),
        ("giai đoạn 2026", "- 2030 trên địa bàn", True),
        ("2. Chỉ tiêu đến hết năm 2026", "- 78% hồ sơ được tiếp nhận trực tuyến.", False),
        ("theo biểu mẫu tại", "Phụ lục II. Các cơ quan", True),
        ("triển khai có hiệu quả các", "Chương trình mục tiêu quốc gia", True),
        ("Số:", "12/KH-UBND", True),
        ("cơ bản hoàn thành;", "- Tổ chức tập huấn", False),
        ("Nơi nhận:", "- Như trên;", False),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", False),
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG THỬ NGHIỆM", False),
        ("thực hiện đúng quy định./.", "nơi nào có khó khăn thì báo cáo", False),
        ("KẾ HOẠCH", "THỰC HIỆN CHUYỂN ĐỔI SỐ", False),
        ("II. NHIỆM VỤ VÀ", "GIẢI PHÁP CHỦ YẾU", True),
    ],
)
def test_pairs_of_lines(first: str, second: str, one: bool) -> None:
    assert (len(list(paragraphs([Line(first), Line(second)], Wrap(column=40)))) == 1) is one


def test_a_recipient_broken_by_its_narrow_column_is_one() -> None:
    found = texts("Nơi nhận:\n- Hội Cựu chiến binh, Hội Phụ nữ, Hội\nNông dân phường;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN")
    assert found == ["Nơi nhận:", "- Hội Cựu chiến binh, Hội Phụ nữ, Hội Nông dân phường;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"]


@pytest.mark.parametrize("text", ["I. MỤC TIÊU", "1.2. Chỉ tiêu", "1.3 Giải pháp", "a) Nhiệm vụ", "đ) Kiểm tra", "- Giao", "• Giao", "(2) Ít nhất",
                                  "Điều 3. Tổ chức", "PHỤ LỤC II", "Chương II", "a.1) Việc", "IV/ KINH PHÍ", "+ Giao"])  # fmt: skip
def test_marks_that_open_an_item(text: str) -> None:
    assert starts(text)


@pytest.mark.parametrize("text", ["Chương trình mục tiêu", "Phần lớn người dân", "2026. Tiếp", "100% hộ dân", "Mẫu mã sản phẩm", "Điều kiện", "I",
                                  "Biểu dương tập thể", "Phụ lục kèm theo", "15 tuổi"])  # fmt: skip
def test_words_that_only_look_like_marks(text: str) -> None:
    assert not starts(text)


@pytest.mark.parametrize("text", ["TM. ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc", "-------", "PHÓ CHỦ TỊCH", "KẾ HOẠCH", "Nơi nhận:"])
def test_what_stands_alone(text: str) -> None:
    assert alone(text)
    assert not alone(text.lower() + " của phường")


@pytest.mark.parametrize(("text", "is_so"), [("do Sở Y tế và", True), ("gồm: hội viên,", True), ("(trong đó có", True), ("hoàn thành.", False)])
def test_what_is_unfinished(text: str, is_so: bool) -> None:
    assert unfinished(text) is is_so


@pytest.mark.parametrize("heading", ["2. Tồn tại", "3. Công việc", "4. Đơn vị trực thuộc"])
def test_a_heading_that_ends_in_a_word_of_two_syllables_stands_alone(heading: str) -> None:
    assert texts(f"{heading}\nCòn 05 chợ tạm chưa di dời; 38% số chợ xuống cấp.") == [heading, "Còn 05 chợ tạm chưa di dời; 38% số chợ xuống cấp."]
