"""Vế song song: parts of a sentence that take what they measure from another part, before or after them."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets
from pipeline.model import Target
from tests.extract.writing import PROVINCE, reading


def found(text: str) -> tuple[Target, ...]:
    return targets(reading("I. MỤC TIÊU", f"- {text}"), PROVINCE)


PARALLELS: list[tuple[str, list[str]]] = [
    (
        "Tỷ lệ thu gom rác ở đô thị đạt 98%, ở nông thôn đạt 85%.",
        ["Tỷ lệ thu gom rác ở đô thị", "Tỷ lệ thu gom rác: ở nông thôn"],
    ),
    (
        "Đưa tỷ trọng dịch vụ trong cơ cấu kinh tế đạt 45%; công nghiệp 38%; nông nghiệp còn 17%.",
        ["Đưa tỷ trọng dịch vụ trong cơ cấu kinh tế", "Đưa tỷ trọng dịch vụ trong cơ cấu kinh tế: công nghiệp", "Đưa tỷ trọng dịch vụ trong cơ cấu kinh tế: nông nghiệp"],
    ),
    (
        "Tỷ lệ lao động qua đào tạo đạt 75%, trong đó có bằng cấp, chứng chỉ đạt 32%.",
        ["tỷ lệ lao động qua đào tạo", "tỷ lệ lao động qua đào tạo: bằng cấp, chứng chỉ"],
    ),
    ("Doanh thu bán hàng trực tuyến tăng 20%/năm, chiếm 10% tổng mức bán lẻ.", ["Doanh thu bán hàng trực tuyến"] * 2),
    ("Năm 2027: 70%; năm 2028: 90% hộ dân có tài khoản dịch vụ công.", ["hộ dân có tài khoản dịch vụ công"] * 2),
    ("Điểm số hóa của Ban đạt từ 85% trở lên, lọt vào tốp 03 ban của tỉnh.", ["Điểm số hóa của Ban"] * 2),
    ("Tỷ lệ hồ sơ nộp trực tuyến: cấp tỉnh đạt 85%, cấp xã đạt 80%.", ["Tỷ lệ hồ sơ nộp trực tuyến: cấp tỉnh", "Tỷ lệ hồ sơ nộp trực tuyến: cấp xã"]),
    ("Bảo đảm 100% (8/8) nhà văn hóa khu phố có tủ sách.", ["nhà văn hóa khu phố có tủ sách"]),
    ("Số khách đạt khoảng 1,35 triệu người.", ["Số khách"]),
    ("Kết nạp mới 1.500 đảng viên/nhiệm kỳ.", ["Kết nạp mới đảng viên"]),
    ("Tổ chức 02 hội nghị giao ban/năm.", ["Tổ chức hội nghị giao ban"]),
    ("Truyền thông: phát 20 phóng sự, 50 tin bài.", ["Truyền thông: phát phóng sự", "Truyền thông: tin bài"]),
    ("Cho vay 300 hộ làm vườn.", ["Cho vay hộ làm vườn"]),
    ("Đến năm 2028, 100% chợ hạng 1 và 70% chợ hạng 2 được lắp camera.", ["chợ hạng 1 được lắp camera", "chợ hạng 2 được lắp camera"]),
    ("Nâng cấp 40 trạm y tế, đến hết năm 2028 hoàn thành 100%.", ["Nâng cấp trạm y tế"] * 2),
    ("Cơ bản hoàn thành (trên 95%) việc đo đạc địa chính.", ["Cơ bản hoàn thành việc đo đạc địa chính"]),
    ("Phấn đấu thu hút trên 2,5 triệu lượt khách.", ["thu hút lượt khách"]),
    ("100% cơ sở giết mổ ký cam kết; ít nhất 50% được kiểm tra.", ["cơ sở giết mổ ký cam kết", "cơ sở giết mổ ký cam kết: được kiểm tra"]),
    ("Kết nạp từ 15 đoàn viên trở lên.", ["Kết nạp đoàn viên"]),
    ("Giải ngân vốn đầu tư đạt 95% kế hoạch trở lên.", ["Giải ngân vốn đầu tư kế hoạch"]),
    ("Thêm ít nhất 10 sản phẩm OCOP từ 3 sao trở lên.", ["Thêm sản phẩm OCOP từ 3 sao trở lên"]),
    ("Chiều cao trung bình của thanh niên 18 tuổi: nam đạt 168 cm, nữ đạt 157 cm.", ["Chiều cao trung bình của thanh niên 18 tuổi: nam", "Chiều cao trung bình của thanh niên 18 tuổi: nữ"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicators"), PARALLELS)
def test_a_part_measures_what_its_sentence_measures(text: str, indicators: list[str]) -> None:
    assert [t.indicator.lower() for t in found(text)] == [i.lower() for i in indicators]


def test_a_label_that_names_nothing_takes_its_heading() -> None:
    (target,) = targets(reading("II. NHIỆM VỤ", "1. Tập huấn kỹ năng số", "- Số lượng: ít nhất 03 lớp."), PROVINCE)
    assert target.indicator == "Tập huấn kỹ năng số: lớp"


def test_the_population_told_last_is_that_of_each_year() -> None:
    assert {t.population for t in found("Năm 2027: 70%; năm 2028: 90% hộ dân có tài khoản dịch vụ công.")} == {("hộ dân",)}


def test_the_years_that_follow_keep_what_they_are_told() -> None:
    first, second = found("Tỷ lệ công chức có trình độ đại học: năm 2027 đạt 90%, các năm tiếp theo đạt 95%.")
    assert first.population == second.population == ("công chức",)
    assert second.deadline is not None
    assert (second.deadline.by, second.deadline.every, second.deadline.text) == ("2030-12-31", "always", "các năm tiếp theo")
    assert "tỷ lệ công chức" in second.indicator.lower()


def test_each_of_two_things_for_every_one_is_a_rate() -> None:
    pair = found("Mỗi thôn có ít nhất 01 xuồng máy và 02 máy phát điện.")
    assert [t.per for t in pair] == ["thôn", "thôn"]


def test_nine_of_ten_is_no_rate() -> None:
    (target,) = found("9/10 xã có bác sĩ.")
    assert (str(target.quantity.low), target.quantity.unit, target.per, target.indicator) == ("9", "xã", None, "xã có bác sĩ")


def test_a_rate_stays_in_its_own_clause() -> None:
    pair = found("Mỗi cán bộ giúp đỡ từ 1 đến 2 gia đình; mỗi chi hội có ít nhất 01 công trình.")
    assert [t.per for t in pair] == ["cán bộ", "chi hội"]


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("Diện tích nhà ở bình quân đạt 28 m2 sàn/người.", "m2 sàn", "người"),
        ("Chiều cao trung bình của thanh niên đạt 168 cm.", "cm", None),
        ("Diện tích cây xanh đạt 6 m2/người.", "m2", "người"),
    ],
)
def test_measures_and_their_base(text: str, unit: str, per: str | None) -> None:
    (target,) = found(text)
    assert (target.quantity.unit, target.per) == (unit, per)


@pytest.mark.parametrize(
    "parts",
    [
        "Lắp đặt mới trạm bơm: 58 trạm (Trong đó: khu Đông: 25 trạm, khu Tây: 33 trạm).",
        "Lắp đặt mới trạm bơm: 58 trạm. Trong đó: khu Đông: 25 trạm; khu Tây: 20 trạm; khu Bắc: 13 trạm.",
    ],
)
def test_the_parts_of_a_total_are_all_as_sure(parts: str) -> None:
    total, *each = targets(reading("II. NHIỆM VỤ", f"- {parts}"), PROVINCE)
    assert len(each) >= 2
    assert {t.doubtful for t in each} == {total.doubtful}
    assert len({t.confidence for t in each}) == 1


OWNERS: list[tuple[str, str | None]] = [
    ("Sở Y tế tổ chức ít nhất 04 đợt khám lưu động cho xã vùng cao.", "Sở Y tế"),
    ("Công an tỉnh, Sở Y tế tổ chức ít nhất 04 đợt diễn tập.", "Công an tỉnh"),
    ("Phối hợp với Sở Y tế tổ chức ít nhất 04 đợt khám lưu động.", None),
    ("Sở Y tế đạt ít nhất 90% hồ sơ đúng hạn.", None),
]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_the_body_that_a_sentence_orders_to_do_it_answers(text: str, owner: str | None) -> None:
    body = targets(reading("II. NHIỆM VỤ", f"- {text}"), PROVINCE)[0].owner
    assert (body and body.name) == owner
