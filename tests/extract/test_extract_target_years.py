"""The year of a target where its paragraph names several, or one that is none of a target."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets
from pipeline.model import Target
from tests.extract.writing import PROVINCE, reading

GOALS = ("I. MỤC TIÊU", "1. Đến năm 2029")


def found(text: str, *lead: str) -> tuple[Target, ...]:
    return targets(reading(*(lead or GOALS), text), PROVINCE)


def years(text: str, *lead: str) -> list[str]:
    return [t.deadline.by[:4] if t.deadline and t.deadline.by else "" for t in found(text, *lead)]


TOLD = [
    ("- 95% trạm bơm được kiểm định an toàn (năm 2025: 71,5%).", ["2029"]),
    ("- Giảm tỷ lệ thất thoát nước xuống dưới 15% (năm 2025 là 24%).", ["2029"]),
    ("- Trồng 600 cây bóng mát ven kênh (năm 2025 đã trồng 415 cây).", ["2029"]),
    ("- Đến năm 2027 có ít nhất 04 bến thủy và 02 bến phà đạt chuẩn (năm 2025 có 01 bến).", ["2027", "2027"]),
    ("- 95% trạm bơm được kiểm định an toàn (năm 2027).", ["2027"]),
    ("- 95% trạm bơm được kiểm định an toàn (hoàn thành trong năm 2027).", ["2027"]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_bracket_that_tells_an_earlier_value_dates_nothing_outside_it(text: str, wanted: list[str]) -> None:
    assert years(text) == wanted


def test_the_earlier_value_is_no_word_of_what_is_measured() -> None:
    assert found("- 95% trạm bơm được kiểm định an toàn (năm 2025: 71,5%).")[0].indicator == "trạm bơm được kiểm định an toàn"


def test_what_is_left_over_from_before_the_plan_does_not_date_a_target() -> None:
    assert years("- Xử lý dứt điểm 9 vụ lấn chiếm lòng kênh tồn đọng từ năm 2024.") == ["2029"]
    assert years("- Thiệt hại mùa màng thấp hơn giai đoạn 2010 - 2020, không vượt quá 1,2% sản lượng.") == ["2029"]
    assert years("- Giảm 80% số vụ đuối nước so với trung bình số vụ đuối nước của giai đoạn 2011 - 2015.") == ["2029"]


def test_a_year_that_opens_a_sentence_goes_on_to_the_next() -> None:
    text = "Trong giai đoạn 2021 - 2025, tỉnh đã nạo vét 40 km kênh. Năm 2027, tập trung giải ngân 95% vốn; phấn đấu nạo vét thêm 12 km kênh."
    assert years(text)[-2:] == ["2027", "2027"]
    text = "Năm 2025, tỉnh đã nạo vét 40 km kênh. Phấn đấu nạo vét thêm 12 km kênh."
    assert years(text)[-1] == "2029"


def test_a_year_that_only_opens_another_matter_does_not_go_on() -> None:
    assert years("- Phấn đấu 90% diện tích lúa được tưới. Năm 2027 sơ kết. Nạo vét thêm 12 km kênh.") == ["2029", "2029"]


def test_a_date_behind_its_own_figure_is_not_that_of_the_next_part() -> None:
    assert years("- Sửa 12 cống, xong trước ngày 30/6/2027; xây mới 05 trạm bơm.") == ["2027", "2029"]
    assert years("- Đến năm 2027: sửa 12 cống; xây mới 05 trạm bơm.") == ["2027", "2027"]


def test_an_earlier_term_in_brackets_dates_nothing() -> None:
    assert years("- Trong nhiệm kỳ, vận động 200 hộ hiến đất (nhiệm kỳ 2020 - 2025: 120 hộ).")[0] == "2029"


def test_a_year_before_a_colon_holds_for_all_that_follows() -> None:
    assert years("- Giữa kỳ (năm 2027): có 09 tổ hợp tác; kết nạp thêm 350 thành viên; nạo vét 12 km kênh.") == ["2027"] * 3


def test_before_a_year_is_by_the_end_of_the_year_before() -> None:
    assert years("- Đóng cửa 18 lò gạch thủ công trước năm 2028.") == ["2027"]
    assert years("- Đóng cửa 18 lò gạch thủ công trước hết năm 2028.") == ["2028"]


def test_before_a_season_or_a_school_year_is_in_its_first_year() -> None:
    assert years("- Nạo vét 7,2 km kênh nội đồng, xong trước vụ Đông Xuân 2027 - 2028.") == ["2027"]
    assert years("- Sửa chữa 64 phòng học trước năm học 2026 - 2027.") == ["2026"]


def test_a_later_sentence_that_finishes_something_else_dates_only_that() -> None:
    assert years("- Xử lý triệt để 27/27 lò gạch thủ công; hoàn thành hoàn nguyên tối thiểu 18 bãi đất trong năm 2028.") == ["2029", "2028"]
    assert years("- Xử lý triệt để 27/27 lò gạch thủ công; hoàn thành trước ngày 30/6/2028.") == ["2028"]


def test_a_year_of_what_one_moves_on_to_is_not_that_of_what_comes_first() -> None:
    assert years("- Giảm 60% số vụ đuối nước, tiến tới không có người đuối nước vào năm 2030.")[0] == "2029"


def test_each_year_goes_to_the_value_that_it_stands_with() -> None:
    assert years("- Chỉ số minh bạch thuộc nhóm 15 tỉnh dẫn đầu vào năm 2027 và nhóm 10 vào năm 2030.") == ["2027", "2030"]
    assert years("- Phấn đấu đến năm 2027 trong tỉnh có ít nhất 01 bến tàu và đến năm 2030 có ít nhất 02 bến tàu đạt chuẩn xanh.") == ["2027", "2030"]
    assert years("- Riêng năm 2026 trồng 1,5 triệu cây, từ năm 2027 đến năm 2028 mỗi năm trồng 1,9 triệu cây.") == ["2026", "2028"]


def test_the_year_from_which_a_value_is_only_kept_is_not_that_of_reaching_it() -> None:
    assert years("- Giữ tỷ lệ hao hụt dưới 10% (kênh chính), 5% (kênh nhánh) vào năm 2027 và duy trì đến năm 2030.") == ["2027", "2027"]
