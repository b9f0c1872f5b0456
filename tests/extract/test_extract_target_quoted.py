"""Counts of what has a name in quotation marks ("thành lập 12 “Trạm đọc sách”")."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets
from pipeline.model import Target
from tests.extract.writing import PROVINCE, reading


def found(text: str) -> tuple[Target, ...]:
    return targets(reading("I. NHIỆM VỤ", "1. Xây dựng mô hình", text), PROVINCE)


NAMED = [
    ('- Thành lập mới 12 "Trạm đọc sách cộng đồng".', ["trạm đọc sách cộng đồng"]),
    ("- Xây dựng 03 “Bến đò xanh”, 01 “Chợ ít túi ni lông” tại xã.", ["bến đò xanh", "chợ ít túi ni lông"]),
    ('- Duy trì 41/41 "Tổ tự quản bến thuyền".', ["tổ tự quản bến thuyền"]),
    ('- Tổ chức 01 "Tuần lễ không xả rác" vào tháng 6.', ["tuần lễ không xả rác"]),
]


@pytest.mark.parametrize(("text", "units"), NAMED)
def test_a_quoted_name_behind_a_figure_is_what_it_counts(text: str, units: list[str]) -> None:
    items = found(text)
    assert [t.quantity.unit for t in items] == units
    assert not any(t.doubtful for t in items)


def test_the_indicator_keeps_both_quotation_marks() -> None:
    assert found('- Thành lập mới 12 "Trạm đọc sách cộng đồng".')[0].indicator == 'Thành lập mới "Trạm đọc sách cộng đồng"'


@pytest.mark.parametrize("text", ['- Thực hiện phương châm 4 "tại chỗ".', '- Vận động gia đình "5 không, 3 sạch".', '- Nhân rộng ứng dụng "Báo lũ 112" đến người dân.'])
def test_a_watchword_is_no_count(text: str) -> None:
    assert found(text) == ()


def test_a_meter_is_no_money() -> None:
    assert [(t.quantity.unit, int(t.quantity.low)) for t in found("- Lắp mới 1.200 đồng hồ nước, thay 300 đồng hồ đo nước.")] == [("đồng hồ nước", 1200), ("đồng hồ đo nước", 300)]
