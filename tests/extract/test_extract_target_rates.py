"""So many for each time or for each of a kind: where the base of a rate stands far from its figure."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets
from tests.extract.writing import PROVINCE, reading


def rates(text: str) -> list[str | None]:
    return [t.per for t in targets(reading("I. MỤC TIÊU", "1. Mục tiêu cụ thể", text), PROVINCE)]


ENDING = [
    ("- Tặng quà cho ít nhất 900 lượt học sinh, sinh viên mỗi năm; mở 02 lớp.", ["năm", None]),
    ("- Tập huấn cho 148 lượt nhân viên đê điều xã, phường mỗi năm.", ["năm"]),
    ("- Tổ chức 02 đợt nạo vét chính mỗi năm (đợt 1: tháng 3; đợt 2: tháng 9).", ["năm"]),
    ("- Bố trí ít nhất 01 máy bơm dự phòng tại mỗi trạm, vận hành liên tục.", ["trạm"]),
    ("- Tổ chức ra quân thu gom rác 2 lần trong năm.", ["năm"]),
    ("- Tổ chức ra quân thu gom rác 2 lần trong năm 2027.", [None]),
    ("- Tiêm phòng cho gia súc đạt 80% tổng đàn trở lên/đợt.", ["đợt"]),
    ("- Mỗi quý 01 buổi sinh hoạt về đê điều tại từng thôn; trồng 20 cây.", ["quý", None]),
    ("- Trồng 500 cây dọc kênh, mỗi năm kiểm tra cây.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), ENDING)
def test_the_base_ends_the_clause_of_its_figure(text: str, wanted: list[str | None]) -> None:
    assert rates(text) == wanted


CARRIED = [
    ("- Hằng năm 01 hội nghị xúc tiến chuyên đề, 01 hội thảo khoa học, 01 đoàn công tác.", ["năm"] * 3),
    ("- Nạo vét 05 hồ; hằng năm tôn tạo ít nhất 03 cầu gỗ, gia cố tối thiểu 05 cầu treo.", [None, "năm", "năm"]),
    ("- Hằng năm phục vụ 1.500 lượt khách; tổ chức 01 triển lãm.", ["năm", "năm"]),
    ("- Hằng năm, tỷ lệ hộ có xe đạp tăng từ 1,5 - 2%; hộ có thuyền tăng từ 0,5 - 1%.", ["năm", "năm"]),
    ("- Mỗi năm trồng 320 ha tre, trong đó có 5 ha tre giống.", ["năm", "năm"]),
    ("- Hằng năm trồng 320 ha tre, đến năm 2030 có 1.600 ha tre.", ["năm", None]),
    ("- Hằng năm trồng 320 ha tre. Xây dựng 02 bến thuyền.", ["năm", None]),
    ("- Hằng năm 95% hộ ven sông được tập huấn, 100% thôn có loa.", [None, None]),
]


@pytest.mark.parametrize(("text", "wanted"), CARRIED)
def test_what_recurs_in_a_list_does_so_for_each(text: str, wanted: list[str | None]) -> None:
    assert rates(text) == wanted


def test_the_base_behind_a_slash_is_that_of_both_joined_counts() -> None:
    assert rates("- Đến năm 2030, có 10 bác sĩ và 30 giường bệnh/1 vạn dân.") == ["1 vạn dân", "1 vạn dân"]


def test_a_unit_with_a_slash_is_a_unit_and_its_base() -> None:
    (target,) = targets(reading("I. MỤC TIÊU", "1. Mục tiêu cụ thể", "- Năng suất ngô bình quân không thấp hơn 5 tấn/ha."), PROVINCE)
    assert (target.quantity.unit, target.per) == ("tấn", "ha")


def test_a_yearly_limit_of_a_share_is_a_rate() -> None:
    assert rates("- Khống chế tỷ lệ cá chết do bệnh hằng năm không quá 0,5% tổng đàn.") == ["năm"]
