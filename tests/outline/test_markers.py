"""Markers as rows: what opens a paragraph, in which system, at which place."""

import pytest

from pipeline.outline.markers import candidates, from_number


@pytest.mark.parametrize(
    ("text", "marker", "system", "order"),
    [
        ("I. MỤC TIÊU", "I.", "roman", 1),
        ("IV.TỔ CHỨC THỰC HIỆN", "IV.", "roman", 4),
        ("II- NHIỆM VỤ", "II-", "roman", 2),
        ("A. PHẦN CHUNG", "A.", "capital", 1),
        ("1. Mục tiêu chung", "1.", "arabic", 1),
        ("3/ Công tác tuyên truyền", "3/", "arabic", 3),
        ("1.1. Về trồng trọt", "1.1.", "decimal2", 1),
        ("1.3 Về chăn nuôi", "1.3", "decimal2", 3),
        ("2.1.4. Nước sạch", "2.1.4.", "decimal3", 4),
        ("đ) Tổng kết", "đ)", "letter", 5),
        ("a. Tập thể", "a.", "letter", 1),
        ("a.1) Cấp xã", "a.1)", "lettered", 1),
        ("2) Thôn, bản", "2)", "paren", 2),
        ("(3) Tổ dân phố", "(3)", "(paren)", 3),
        ("(b) Khu phố", "(b)", "(letter)", 2),
        ("- Trồng cây", "-", "-", 0),
        ("– Trồng cây", "–", "-", 0),
        ("+ Đợt một", "+", "+", 0),
        ("• Đợt hai", "•", "•", 0),
        ("o Đợt ba", "o", "o", 0),
        ("Điều 2. Hiệu lực", "Điều 2.", "article", 2),
        ("Phần thứ hai: NHIỆM VỤ", "Phần thứ hai:", "part", 2),
        ("CHƯƠNG III", "CHƯƠNG III", "chapter", 3),
        ("Mục tiêu 1: Giảm nghèo", "Mục tiêu 1", "label:mục tiêu", 1),
        ("Chỉ tiêu 4: đạt 80%", "Chỉ tiêu 4", "label:chỉ tiêu", 4),
        ("Nhiệm vụ 2 (03 hoạt động): ...", "Nhiệm vụ 2", "label:nhiệm vụ", 2),
    ],
)
def test_read(text: str, marker: str, system: str, order: int) -> None:
    first = candidates(text)[0]
    assert (first.text, first.system, first.order) == (marker, system, order)
    assert text[: first.end].strip(" :") == marker.strip(":")


@pytest.mark.parametrize(
    "text",
    ["", "2.500 hộ nghèo", "5,3% vào năm 2027", "-5% so với năm trước", "24/11/2025", "10/10 thôn", "1.5 triệu đồng", "100% hộ gia đình",
     "Mục tiêu của kế hoạch", "Điều kiện thực hiện", "ủy ban nhân dân xã", "UBND xã", "I/O của hệ thống"],
)  # fmt: skip
def test_no_marker(text: str) -> None:
    assert candidates(text) == ()


def test_an_i_is_read_twice() -> None:
    assert {m.system for m in candidates("i) Nội dung khác")} == {"letter", "small-roman"}


@pytest.mark.parametrize(
    ("number", "system"), [("1.", "arabic"), ("a)", "letter"), ("IV", "roman"), ("1.2", "decimal2"), ("-", "-"), ("o", "o"), ("§", "§"), ("?", "?")]
)
def test_numbers_of_word_stand_outside_the_text(number: str, system: str) -> None:
    first = from_number(number)[0]
    assert (first.system, first.end) == (system, 0)
