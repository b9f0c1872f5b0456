"""Bound, unit, change, base year and rate of quantities, each in its own clause."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from pipeline.extract.quantities import Found, quantities
from pipeline.extract.target_filters import screen
from pipeline.rules import load

RULES = load()


def found(text: str) -> tuple[Found, ...]:
    return quantities(text, RULES, screen(text, RULES).masked)


BOUNDS = [
    ("Tỷ lệ hài lòng: >95%", "more_than"),
    ("Tỷ lệ hài lòng: ≥95%", "at_least"),
    ("Tỷ lệ trễ hạn: <3%", "less_than"),
    ("Tỷ lệ trễ hạn: <=3%", "at_most"),
    ("Tối thiểu 80% hồ sơ", "at_least"),
    ("đạt trên 95% số hộ", "more_than"),
    ("tăng hơn 40 hộ", "more_than"),
    ("không quá 02 lần", "at_most"),
    ("tỷ lệ thất nghiệp dưới 3%", "less_than"),
    ("không dưới 15 buổi", "at_least"),
    ("đạt khoảng 91 triệu đồng", "about"),
    ("trên dưới 50 hộ", "about"),
    ("đạt từ 90% trở lên", "at_least"),
    ("còn 3% trở xuống", "at_most"),
    ("≥ 30%", "at_least"),
    (">= 30%", "at_least"),
    ("≤ 50 hạng", "at_most"),
    ("> 60%", "more_than"),
    ("tỷ lệ lấp đầy đạt 60-70%", "between"),
    ("ít nhất từ 01 đến 02 người", "at_least"),
    ("Tỷ lệ hộ nghèo giảm còn 0,8%", "at_most"),
    ("xuống dưới 12%", "less_than"),
    ("ít nhất vào năm 2027 đạt 40%", "at_least"),
    ("Tỷ lệ hộ nghèo 1,5%", "at_most"),
    ("100% người nghèo được cấp thẻ", "at_least"),
    ("Chỉ số giá tiêu dùng 4%", "at_most"),
    ("Tỷ lệ hộ dân dùng nước sạch 95%", "at_least"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_bounds(text: str, bound: str) -> None:
    assert found(text)[0].bound == bound


CHANGES = [
    ("tăng tối thiểu 20% so với năm 2025", "increase", "2025"),
    ("giảm 2%/năm", "decrease", None),
    ("Tỷ lệ hộ nghèo giảm hàng năm 1%-1,5%", "decrease", None),
    ("cắt giảm, đơn giản hóa ít nhất 30% thủ tục", "decrease", None),
    ("Số vụ cháy giảm từ 5 - 10% so với năm trước liền kề", "decrease", "năm trước liền kề"),
    ("mục tiêu tăng trưởng kinh tế 8%", "increase", None),
    ("Tốc độ tăng năng suất lao động đạt 7%", "increase", None),
    ("giảm 10% so với giai đoạn 2021 - 2025", "decrease", "2021-2025"),
    ("Tăng tỷ lệ lao động nữ đạt 50%", None, None),
    ("Giảm tỷ trọng lao động nông nghiệp xuống dưới 30%", None, None),
    ("tỷ lệ hộ nghèo giảm còn 0,8%", None, None),
    ("Kiểm tra, giảm nghèo cho 20 hộ", None, None),
    ("tăng cường kiểm tra 20 cơ sở", None, None),
    ("Tỷ lệ đóng góp vào tăng trưởng kinh tế 55%", None, None),
    ("Số học sinh được miễn, giảm học phí 520 người", None, None),
]


@pytest.mark.parametrize(("text", "change", "baseline"), CHANGES)
def test_a_change_is_told_from_a_level(text: str, change: str | None, baseline: str | None) -> None:
    first = found(text)[0]
    assert (first.change, first.baseline) == (change, baseline)


RATES = [
    ("mỗi năm có ít nhất 150 sản phẩm", "năm"),
    ("mỗi đơn vị bố trí ít nhất 01 người", "đơn vị"),
    ("Mỗi đoàn lấy không ít hơn 15 mẫu", "đoàn"),
    ("ít nhất 02 buổi cho mỗi mô hình", "mô hình"),
    ("thu nhập bình quân đầu người đạt 95 triệu đồng", "người"),
    ("số bác sĩ trên 1 vạn dân đạt 12 bác sĩ", "vạn dân"),
    ("tối thiểu 02 lần/tháng", "tháng"),
    ("100% hộ dân dùng nước sạch hằng năm", None),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_rates(text: str, per: str | None) -> None:
    assert found(text)[0].per == per


WORDS = [
    ("rà soát toàn bộ hồ sơ", "100", "%", "at_least"),
    ("không để xảy ra cháy lớn", "0", "", "at_most"),
    ("thuộc nhóm 15 tỉnh, thành phố dẫn đầu", "15", "hạng", "at_most"),
    ("là một trong ba địa phương đi đầu", "3", "hạng", "at_most"),
    ("xếp thứ 10 trở lên", "10", "hạng", "at_most"),
    ("năng suất gấp đôi", "2", "lần", "at_least"),
    ("hai phần ba số khu phố", "66.7", "%", "at_least"),
    ("tăng trưởng hai con số", "10", "%", "at_least"),
]


@pytest.mark.parametrize(("text", "low", "unit", "bound"), WORDS)
def test_quantities_without_figures(text: str, low: str, unit: str, bound: str) -> None:
    (only,) = found(text)
    assert (only.low, only.unit.name, only.bound) == (Decimal(low), unit, bound)


SPLITS = [
    ("Hình thành mới 05 khu, nâng tổng số lên 12 khu; tỷ lệ lấp đầy đạt trên 80%",
     ["Hình thành mới 05 khu", "nâng tổng số lên 12 khu", "tỷ lệ lấp đầy đạt trên 80%"]),
    ("đạt 7,3% vào năm 2027 và 6,8% vào năm 2030", ["đạt 7,3% vào năm 2027", "6,8% vào năm 2030"]),
    ("Có ít nhất 100 doanh nghiệp công nghệ, 50 doanh nghiệp xuất khẩu", ["Có ít nhất 100 doanh nghiệp công nghệ", "50 doanh nghiệp xuất khẩu"]),
    ("Lắp mới 58 trạm (trong đó: miền núi: 25 trạm, đồng bằng: 33 trạm)", ["Lắp mới 58 trạm", "trong đó: miền núi: 25 trạm", "đồng bằng: 33 trạm)"]),
    ("100% khu dân cư có tối thiểu 1 sân chơi", ["100% khu dân cư có tối thiểu 1 sân chơi"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clauses"), SPLITS)
def test_each_quantity_rules_its_clause(text: str, clauses: list[str]) -> None:
    assert [text[f.clause[0] : f.clause[1]].strip(" ;") for f in found(text)] == clauses


def test_a_bare_figure_that_carries_on_takes_the_bound_before_it() -> None:
    assert [f.bound for f in found("dưới 10% (nội thành), 5% (ngoại thành)")] == ["less_than", "less_than"]


def test_a_new_sentence_starts_afresh() -> None:
    assert [f.bound for f in found("Trên 90% cấp tỉnh; 80% cấp xã")] == ["more_than", "at_least"]


@given(st.text(alphabet="0123456789%.,;/-()\n giảmtăngđạttrêndướikhoảngnămngườilớptoànbộ", max_size=80))
def test_never_raises_on_any_text(text: str) -> None:
    for each in found(text):
        assert 0 <= each.start <= each.at < each.end <= len(text)
        assert each.clause[0] <= each.clause[1]


def test_changes_told_in_a_row_share_the_base_year_after_the_last() -> None:
    first, second = found("giảm tối thiểu 12% số hộ nghèo, 6% hộ cận nghèo so với năm 2025")
    assert (first.change, first.baseline, second.change, second.baseline) == ("decrease", "2025", "decrease", "2025")
    alone, based = found("giảm 12% số vụ; giảm 6% số người bị thương so với năm 2025")
    assert (alone.baseline, based.baseline) == (None, "2025")
