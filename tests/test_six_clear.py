"""Sáu rõ of single duties."""

from __future__ import annotations

import pytest

from tests.extract.writing import PROVINCE, WARD, duties

PART = "IV. TỔ CHỨC THỰC HIỆN"
CASES = [
    ("1. Công an phường ban hành Kế hoạch tuần tra trước ngày 30/6/2026.", ()),
    ("1. Công an phường tuần tra tại các khu phố.", ("rõ thời gian", "rõ sản phẩm")),
    ("1. Công an phường thường xuyên theo dõi, đôn đốc các khu phố.", ("rõ thời gian", "rõ sản phẩm")),
    ("1. Công an phường lập danh sách hộ trọ trước khai giảng năm học 2026 - 2027.", ()),
    ("1. Các cơ quan, đơn vị liên quan báo cáo kết quả trước ngày 05/12/2026.", ("rõ người",)),
    ("1. Các khu phố báo cáo kết quả trước ngày 05/12/2026.", ()),
    ("1. Công an phường, Trạm Y tế phường chủ trì lập danh sách hộ trọ trước ngày 30/6/2026.", ("rõ trách nhiệm",)),
    ("1. Sở Y tế lập danh sách hộ cần khám trước ngày 30/6/2026.", ("rõ thẩm quyền",)),
    ("1. Đề nghị Sở Y tế lập danh sách hộ cần khám trước ngày 30/6/2026.", ()),
]


@pytest.mark.parametrize(("text", "missing"), CASES)
def test_what_a_duty_leaves_unclear(text: str, missing: tuple[str, ...]) -> None:
    (found,) = duties(PART, text, masthead=WARD)
    assert found.unclear == missing


def test_a_province_may_order_its_own_departments() -> None:
    (found,) = duties(PART, "1. Sở Y tế ban hành Kế hoạch tiêm chủng trước ngày 30/6/2026.", masthead=PROVINCE)
    assert found.unclear == ()
