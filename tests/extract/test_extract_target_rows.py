"""Targets out of tables whose rows are places or branches, and out of what a task is to yield."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from pipeline.extract.targets import targets
from pipeline.model import Target
from tests.extract.writing import WARD, reading

Row = Sequence[str]
BRANCHES = (
    ("Đơn vị", "Diện tích sửa (nghìn m²)", "Tỷ lệ trễ chuyến (%)", "Khách mới (người)"),
    ("XN xe buýt số 1", "12,5", "≤ 3,5", "1.200"),
    ("XN xe buýt số 2", "9,8", "≤ 4,0", "850"),
)
PLACES = (
    ("TT", "Địa phương", "Kết quả 2025", "Tổng chỉ tiêu 2026", "Trong đó: nghề nông nghiệp"),
    ("1", "TP. Sông Lam", "410", "450", "120"),
    ("2", "Thị xã Hoa Sơn", "300", "340", "95"),
    ("", "Tổng cộng", "710", "790", "215"),
)
GIVEN = (("TT", "Đơn vị", "Đơn vị máu", "Nhà tình nghĩa (căn)"), ("1", "Huyện Bến Xanh", "1.400", "3"), ("2", "Huyện Đồi Chè", "900", "2"))


def found(*lines: str | Row) -> tuple[Target, ...]:
    return targets(reading(*lines), WARD)


def told(items: Sequence[Target]) -> list[tuple[Decimal, str, str]]:
    return [(t.quantity.low, t.quantity.unit, t.quantity.bound) for t in items]


def test_a_row_of_words_over_figures_heads_the_columns() -> None:
    items = found("Bảng giao chỉ tiêu cho các xí nghiệp năm 2026", *BRANCHES)
    assert told(items)[:3] == [(Decimal("12.5"), "nghìn m²", "at_least"), (Decimal("3.5"), "%", "at_most"), (Decimal(1200), "người", "at_least")]
    assert [t.applies_to for t in items] == [("XN xe buýt số 1",)] * 3 + [("XN xe buýt số 2",)] * 3
    assert items[1].indicator == "Tỷ lệ trễ chuyến"


def test_a_unit_in_brackets_shows_a_heading_too() -> None:
    rows = (("Chi nhánh", "Doanh thu (triệu đồng)", "Tỷ lệ nợ quá hạn (%)"), ("Chi nhánh Bắc Sông", "12.500", "< 1,5"), ("Chi nhánh Nam Sông", "9.800", "< 2"))
    assert told(found("BẢNG GIAO CHỈ TIÊU CHO CÁC CHI NHÁNH", *rows))[1] == (Decimal("1.5"), "%", "less_than")


def test_a_count_of_new_ones_is_headed_by_its_unit() -> None:
    rows = (("Chi nhánh", "Doanh thu (triệu đồng)", "Khách hàng mới"), ("Chi nhánh Bắc Sông", "12.500", "320"), ("Chi nhánh Nam Sông", "9.800", "260"))
    assert told(found("BẢNG GIAO CHỈ TIÊU CHO CÁC CHI NHÁNH", *rows))[1] == (Decimal(320), "khách hàng", "at_least")


def test_the_row_of_the_whole_is_given_to_nobody() -> None:
    items = found("PHÂN BỔ CHỈ TIÊU DẠY NGHỀ NĂM 2026", "Đơn vị tính: người", *PLACES)
    assert [t.applies_to for t in items[-2:]] == [(), ()]


def test_the_matter_of_a_caption_names_the_unit_that_nothing_else_names() -> None:
    rows = (("TT", "Đơn vị", "Năm 2026", "Năm 2027"), ("1", "Xã Bến Xanh", "2", "3"), ("2", "Xã Đồi Chè", "1", "2"))
    assert told(found("PHÂN BỔ CHỈ TIÊU THÀNH LẬP MỚI HỢP TÁC XÃ", *rows))[:2] == [(Decimal(2), "hợp tác xã", "at_least"), (Decimal(3), "hợp tác xã", "at_least")]


def test_a_unit_column_may_call_a_rank_otherwise() -> None:
    rows = (("TT", "Chỉ tiêu", "ĐVT", "KH 2026"), ("1", "Xếp hạng chuyển đổi số", "thứ hạng", "15"))
    assert told(found("CHỈ TIÊU", *rows)) == [(Decimal(15), "hạng", "at_most")]


def test_a_bare_size_in_a_list_of_works_is_that_of_the_work() -> None:
    rows = (("TT", "Tên công trình, dự án", "Địa điểm", "Quy mô", "Thời gian"), ("1", "Đường liên thôn", "Thôn Nam", "3,5 km", "2026"), ("2", "Kênh nội đồng", "Thôn Bắc", "dài 2 km", "2026"))
    assert [t.indicator for t in found("DANH MỤC CÔNG TRÌNH", *rows)][:1] == ["Đường liên thôn"]


def test_a_row_of_words_over_words_heads_nothing() -> None:
    assert found("Phân công", ("Đơn vị", "Đội trưởng", "Ca trực"), ("Tổ 1", "Anh Nam", "Sáng"), ("Tổ 2", "Chị Hoa", "Chiều")) == ()


def test_a_column_of_which_among_them_goes_with_the_planned_column_left_of_it() -> None:
    items = found("PHÂN BỔ CHỈ TIÊU DẠY NGHỀ NĂM 2026", "Đơn vị tính: người", *PLACES)
    assert [int(t.quantity.low) for t in items] == [450, 120, 340, 95, 790, 215]
    assert [t.indicator for t in items[:2]] == ["Dạy nghề", "Dạy nghề: nghề nông nghiệp"]
    assert items[1].applies_to == ("TP. Sông Lam",)
    assert {t.deadline.by for t in items if t.deadline} == {"2026-12-31"}


def test_a_heading_that_measures_nothing_takes_it_from_the_caption() -> None:
    rows = (("TT", "Xã", "Kế hoạch (hộ)"), ("1", "Xã Bến Xanh", "45"), ("2", "Xã Đồi Chè", "30"))
    items = found("Biểu giao chỉ tiêu giảm hộ nghèo năm 2026 cho các xã", *rows)
    assert (items[0].indicator, items[0].change, items[0].applies_to) == ("Giảm hộ nghèo", "decrease", ("Xã Bến Xanh",))
    levels = (("TT", "Xã", "Rừng (ha)", "", "Cây phân tán"), ("", "", "Gỗ lớn", "Gỗ nhỏ", "(cây)"), ("1", "Xã Bến Xanh", "12", "30", "900"), ("2", "Xã Đồi Chè", "9", "25", "400"))
    items = found("BIỂU GIAO CHỈ TIÊU TRỒNG RỪNG NĂM 2026", *levels)
    assert [t.indicator for t in items[:3]] == ["Rừng: Gỗ lớn", "Rừng: Gỗ nhỏ", "Cây phân tán"]


def test_a_column_of_which_among_them_beside_a_past_one_is_past() -> None:
    rows = (("TT", "Địa phương", "Chỉ tiêu 2026", "Kết quả 2025", "Trong đó: nữ"), ("1", "Xã Hoa Sơn", "340", "300", "95"), ("2", "Xã Bến Xanh", "200", "180", "60"))
    assert [int(t.quantity.low) for t in found("PHÂN BỔ CHỈ TIÊU DẠY NGHỀ", "Đơn vị tính: người", *rows)] == [340, 200]


def test_a_heading_that_is_itself_a_unit_measures_its_column() -> None:
    assert told(found("Chỉ tiêu giao cho các đơn vị", *GIVEN))[:2] == [(Decimal(1400), "đơn vị máu", "at_least"), (Decimal(3), "căn", "at_least")]


def test_what_a_target_is_given_out_on_is_none() -> None:
    rows = (("TT", "Xã", "Diện tích đất trống (ha)", "Dân số (người)", "Rừng trồng (ha)"), ("1", "Xã Bến Xanh", "900", "4.100", "120"), ("2", "Xã Đồi Chè", "400", "2.300", "60"), ("3", "Xã Ven Sông", "20", "1.900", "0"))
    assert [int(t.quantity.low) for t in found("BIỂU GIAO CHỈ TIÊU TRỒNG RỪNG NĂM 2026", *rows)] == [120, 60]


GROWTH = (("STT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2026"), ("1", "Tốc độ tăng giá trị sản xuất", "%", "7,5"), ("", "- Trồng trọt", "%", "2,5"), ("", "- Dịch vụ", "%", "6 - 7"))
SHARES = (("STT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2026"), ("1", "Cơ cấu kinh tế", "", ""), ("", "- Trồng trọt", "%", "25"))


def test_the_parts_of_a_growth_are_growths() -> None:
    assert [t.change for t in found("CHỈ TIÊU", *GROWTH)] == ["increase"] * 3
    assert [t.change for t in found("CHỈ TIÊU", *SHARES)] == [None]


def test_the_parts_of_what_is_to_fall_are_to_fall() -> None:
    rows = (("STT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2026"), ("1", "Tỷ lệ hộ nghèo", "%", "2,5"), ("", "- Các thôn ven biển", "%", "4"))
    assert [t.quantity.bound for t in found("CHỈ TIÊU", *rows)] == ["at_most", "at_most"]


NOTHING = [(("120", "60", "0"), "at_most"), (("60", "120", "0"), "at_least"), (("120", "60", "40"), "at_least"), (("0", "0", "0"), "at_least")]


@pytest.mark.parametrize(("values", "bound"), NOTHING)
def test_a_row_brought_to_nothing_is_to_fall(values: Row, bound: str) -> None:
    rows = (("TT", "Chỉ tiêu", "ĐVT", "KH 2026", "KH 2028", "KH 2030"), ("1", "Số bến đò ngang hoạt động không phép", "bến", *values))
    assert found("CHỈ TIÊU", *rows)[0].quantity.bound == bound


TASKS = (
    ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm"),
    ("1", "Ký giao ước thi đua với các trường", "Phòng Kinh tế", "Tháng 3/2026", "15 bản giao ước"),
    ("2", "Sửa chữa nhà ở cho hộ nghèo", "Phòng Kinh tế", "30/9/2026", "24 căn nhà"),
    ("3", "Mở phiên giao dịch việc làm", "Phòng Kinh tế", "Quý II", "03 phiên"),
    ("4", "Sơ kết công tác giảm nghèo", "Phòng Kinh tế", "Tháng 12/2026", "01 báo cáo"),
    ("5", "Trồng cây phân tán", "Phòng Kinh tế", "Tháng 4/2026", "Sổ theo dõi 2.500 cây"),
)


def test_a_count_that_a_task_is_to_yield_is_a_target_of_the_task() -> None:
    items = found("DANH MỤC NHIỆM VỤ", *TASKS)
    assert told(items)[:3] == [(Decimal(15), "bản", "at_least"), (Decimal(24), "căn nhà", "at_least"), (Decimal(3), "phiên", "at_least")]
    assert items[1].indicator == "Sửa chữa nhà ở cho hộ nghèo: căn nhà"
    assert items[1].deadline is not None
    assert items[1].deadline.by == "2026-09-30"
    assert items[1].evidence.quote.startswith("2 | Sửa chữa")


def test_one_paper_and_a_count_within_the_name_of_one_are_none() -> None:
    assert not [t for t in found("DANH MỤC NHIỆM VỤ", *TASKS) if t.quantity.low in (1, 2500)]


def test_rows_of_bare_names_below_a_heading_of_places_are_places() -> None:
    rows = [("Xã", "Lượt khách (nghìn lượt/năm)", "Số mô hình đạt chuẩn"), ("Suối Trong", "120", "2"), ("Đồi Chè", "90", "1"), ("Bến Cát", "75", "3")]
    items = found("CHỈ TIÊU GIAO CÁC XÃ ĐẾN NĂM 2030", *rows)
    assert [(t.applies_to, int(t.quantity.low), t.quantity.unit) for t in items][:2] == [(("Suối Trong",), 120, "nghìn lượt"), (("Suối Trong",), 2, "mô hình")]
    assert items[0].text == "Suối Trong: Lượt khách, 120, nghìn lượt/năm"
    assert len(items) == 6
