"""Where a target's number stands in a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.adapt_numbers import opened, replaced
from pipeline.model import Quantity


def amount(low: str, unit: str, high: str = "") -> Quantity:
    return Quantity(low=Decimal(low), high=Decimal(high or low), unit=unit, bound="at_least")


@pytest.mark.parametrize(
    ("text", "quantity", "wanted"),
    [
        ("Trồng mới 5.000 ha rừng", amount("5000", "ha"), "Trồng mới […] ha rừng"),
        ("Thành lập ít nhất 02 (hai) mô hình", amount("2", "mô hình"), "Thành lập ít nhất […] mô hình"),
        ("Xây dựng hai mô hình điểm", amount("2", "mô hình"), "Xây dựng […] mô hình điểm"),
        ("Hỗ trợ từ 10 đến 15 hộ", amount("10", "hộ", "15"), "Hỗ trợ từ […] hộ"),
        ("Hỗ trợ 10 - 15 hộ", amount("10", "hộ", "15"), "Hỗ trợ […] hộ"),
        ("Có 20 lớp, trong đó 20 học viên mỗi lớp", amount("20", "học viên"), "Có 20 lớp, trong đó […] học viên mỗi lớp"),
        ("Đến năm 2030 có 5 trạm", amount("5", "trạm"), "Đến năm 2030 có […] trạm"),
        ("so với năm 2025, nằm trong tốp 05", amount("5", "hạng"), "so với năm 2025, nằm trong tốp […]"),
        ("Thu 1.250,5 tỷ đồng", amount("1250.5", "tỷ đồng"), "Thu […] tỷ đồng"),
        ("Hoàn thành cho toàn bộ các hộ nghèo", amount("100", "%"), "Hoàn thành cho […]% hộ nghèo"),
        ("Tất cả trường học có tủ sách", amount("100", "%"), "[…]% trường học có tủ sách"),
        ("Rà soát toàn bộ 15 tuyến phố", amount("15", "tuyến phố"), "Rà soát toàn bộ […] tuyến phố"),
        ("Toàn bộ hộ dân", amount("90", "%"), None),
        ("Xóa nhà tạm", amount("3", "nhà"), None),
        ("Kế hoạch số 15/KH-UBND", amount("15", "hộ"), None),
    ],
)
def test_a_number_is_opened_where_it_stands(text: str, quantity: Quantity, wanted: str | None) -> None:
    assert opened(text, quantity) == wanted


def test_a_value_is_replaced_as_officials_write_it() -> None:
    assert replaced("đạt ít nhất 90% số hộ", amount("90", "%"), Decimal("95.5")) == "đạt ít nhất 95,5% số hộ"


@given(st.integers(1, 99999), st.sampled_from(["hộ", "mô hình", "ha"]))
def test_any_count_is_found_and_nothing_else_changes(value: int, unit: str) -> None:
    shown = f"{value:,}".replace(",", ".")
    assert opened(f"Đến hết kỳ có {shown} {unit} mới", amount(str(value), unit)) == f"Đến hết kỳ có […] {unit} mới"
