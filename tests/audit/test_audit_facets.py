"""Target ⊆ target, row by row: value, bound, time, population, baseline and unit."""

from decimal import Decimal
from typing import Any

import pytest

from pipeline.audit.algebra import judge
from pipeline.audit.facets import Pair
from pipeline.audit.frame import Frame, Side
from pipeline.audit.times import last_day
from pipeline.model import Deadline, Quantity, Target
from tests.audit.making import PROVINCE, RULES, WARD, changed, parent, plan, quantity, target

STAFF = "cơ sở trợ giúp xã hội có người làm công tác xã hội"


def verdicts(mother: Target, child: Target, *, tier: bool = True, period: tuple[int, int] = (2026, 2030)) -> list[str]:
    frame = Frame(Side(parent(mother, issuer=PROVINCE if tier else WARD)), Side(plan(child, period=period)), RULES)
    found = judge(Pair(mother, child, frame))
    return [found.verdict, *found.also]


def one(amount: Quantity, **facts: Any) -> Target:
    return target("T1", facts.pop("text", STAFF), amount, **facts)


@pytest.mark.parametrize(
    ("mother", "child", "verdict"),
    [
        (quantity("90"), quantity("90"), ["met"]),
        (quantity("90"), quantity("65"), ["weaker"]),
        (quantity("90"), quantity("100"), ["exceeded"]),
        (quantity("90", bound="more_than"), quantity("90"), ["looser"]),
        (quantity("90", bound="more_than"), quantity("91"), ["exceeded"]),
        (quantity("90"), quantity("90", bound="more_than"), ["met"]),
        (quantity("90"), quantity("90", bound="about"), ["looser"]),
        (quantity("90"), quantity("80", bound="about"), ["weaker", "looser"]),
        (quantity("60", bound="between", high="70"), quantity("60"), ["met"]),
        (quantity("60", bound="between", high="70"), quantity("59"), ["weaker"]),
        (quantity("60", bound="between", high="70"), quantity("65"), ["met"]),
        (quantity("60", bound="between", high="70"), quantity("71"), ["exceeded"]),
        (quantity("60", bound="between", high="70"), quantity("62", bound="between", high="80"), ["met"]),
        (quantity("60", bound="about"), quantity("58"), ["met"]),
        (quantity("60", bound="about"), quantity("62"), ["met"]),
        (quantity("60", bound="about"), quantity("56"), ["weaker"]),
        (quantity("60", bound="about"), quantity("64"), ["exceeded"]),
        (quantity("60", bound="about"), quantity("58", bound="about"), ["weaker"]),
        (quantity("5", bound="at_most"), quantity("3", bound="at_most"), ["exceeded"]),
        (quantity("5", bound="at_most"), quantity("7", bound="at_most"), ["weaker"]),
        (quantity("5", bound="less_than"), quantity("5", bound="at_most"), ["looser"]),
        (quantity("1", "người", high="2"), quantity("1", "người", high="2"), ["met"]),
        (quantity("1", "người", high="2"), quantity("2", "người"), ["exceeded"]),
        (quantity("0", "vụ", "at_most"), quantity("0", "", "at_most"), ["met"]),
        (quantity("0", "", "at_most"), quantity("0.5", "%", "at_most"), ["weaker"]),
        (quantity("1", "%", "less_than"), quantity("0", "", "at_most"), ["exceeded"]),
    ],
)
def test_value_and_bound(mother: Quantity, child: Quantity, verdict: list[str]) -> None:
    assert verdicts(one(mother), one(child), tier=False) == verdict


@pytest.mark.parametrize(
    ("mother", "child", "verdict"),
    [
        (quantity("1.5", "tỷ đồng"), quantity("1500", "triệu đồng"), ["met"]),
        (quantity("1.5", "tỷ đồng"), quantity("1400", "triệu đồng"), ["weaker"]),
        (quantity("2", "ha"), quantity("20000", "m2"), ["met"]),
        (quantity("12", "nghìn hộ"), quantity("12000", "hộ dân"), ["met"]),
        (quantity("5", "‰"), quantity("0.5", "%"), ["met"]),
        (quantity("90", "%"), quantity("9", "cơ sở"), ["unit_differs"]),
        (quantity("9", "mô hình"), quantity("9", "hội nghị"), ["unit_differs"]),
        (quantity("5", "cơ sở"), quantity("6", "cơ sở y tế"), ["exceeded"]),
        (quantity("20", "người"), quantity("21", "cán bộ"), ["exceeded"]),
        (quantity("90", "%"), quantity("9", ""), ["undecided"]),
    ],
)
def test_units_are_made_equal_first(mother: Quantity, child: Quantity, verdict: list[str]) -> None:
    assert verdicts(one(mother), one(child), tier=False) == verdict


@pytest.mark.parametrize(
    ("mother", "child", "verdict"),
    [
        ({"change": "increase", "baseline": "2025"}, {"change": "increase", "baseline": "2025"}, ["met"]),
        ({"change": "increase", "baseline": "2025"}, {"change": "increase", "baseline": "2024"}, ["baseline_differs"]),
        ({"change": "increase", "baseline": "2025"}, {"change": "increase"}, ["undecided"]),
        ({"change": "increase"}, {}, ["baseline_differs"]),
        ({}, {"change": "decrease"}, ["baseline_differs"]),
        ({"change": "increase"}, {"change": "increase", "quantity": quantity("20", "điểm phần trăm")}, ["baseline_differs"]),
    ],
)
def test_a_level_is_no_change_and_a_base_year_no_other(mother: dict[str, Any], child: dict[str, Any], verdict: list[str]) -> None:
    assert verdicts(one(quantity("20"), **mother), changed(one(quantity("20")), **child)) == verdict


@pytest.mark.parametrize(
    ("years", "period", "verdict"),
    [
        ((2030, 2030), (2026, 2030), ["met"]),
        ((2028, 2029), (2026, 2030), ["later"]),
        ((2030, 2028), (2026, 2030), ["met"]),
        ((2030, 2026), (2026, 2026), ["milestone"]),
        ((2028, None), (2026, 2030), ["later"]),
        ((None, None), (2026, 2030), ["met"]),
    ],
)
def test_time(years: tuple[int | None, int | None], period: tuple[int, int], verdict: list[str]) -> None:
    assert verdicts(one(quantity("90"), year=years[0]), one(quantity("90"), year=years[1]), period=period) == verdict


def test_a_year_plan_is_not_held_to_the_end_of_the_period() -> None:
    assert verdicts(one(quantity("90")), one(quantity("60"), year=2026), period=(2026, 2026)) == ["milestone"]


def test_a_target_without_any_date_is_undecided_against_a_dated_parent() -> None:
    mother, child = one(quantity("90")), one(quantity("90"), year=None)
    frame = Frame(Side(parent(mother)), Side(plan(child, period=None)), RULES)
    assert judge(Pair(mother, child, frame)).verdict == "undecided"


@pytest.mark.parametrize(
    ("iso", "day"), [("2030", "2030-12-31"), ("2026-06", "2026-06-30"), ("2026-2", "2026-02-28"), ("2026-3-5", "2026-03-05"), ("quý II", ""), ("2026-13", "")]
)
def test_a_date_without_its_day_is_its_last_day(iso: str, day: str) -> None:
    assert last_day(iso) == day


def test_a_quarter_is_before_the_end_of_its_year() -> None:
    quarter = Deadline(by="2026-03-31", text="quý I năm 2026", source="sentence")
    assert verdicts(one(quantity("90"), deadline=quarter), one(quantity("90"), year=2026)) == ["later"]


@pytest.mark.parametrize(
    ("mother", "child", "verdict"),
    [
        (("trường học", "bệnh viện"), ("bệnh viện", "trường học"), ["met"]),
        (("trường học", "bệnh viện"), ("trường học",), ["narrowed"]),
        (("bệnh viện", "trường học"), ("cơ sở y tế", "cơ sở giáo dục"), ["met"]),
        (("cơ sở y tế", "trường học"), ("bệnh viện", "trường học"), ["narrowed"]),
        (("trường học", "trại giam"), ("trường học",), ["met"]),
        (("trường học", "các đơn vị liên quan"), ("trường học",), ["met"]),
        (("các trường học trên địa bàn tỉnh",), ("trường học trên địa bàn phường",), ["met"]),
        (("người khuyết tật", "người cao tuổi"), ("người khuyết tật nặng", "NCT"), ["narrowed"]),
        (("trẻ em khuyết tật nặng",), ("trẻ em khuyết tật",), ["met"]),
        (("Ủy ban nhân dân các xã, phường", "trường học"), ("Ủy ban nhân dân phường", "trường học"), ["met"]),
    ],
)
def test_population(mother: tuple[str, ...], child: tuple[str, ...], verdict: list[str]) -> None:
    assert verdicts(one(quantity("90"), population=mother), one(quantity("90"), population=child)) == verdict


def test_who_the_ward_cannot_have_is_told() -> None:
    mother = one(quantity("90"), population=("trường học", "trại tạm giam", "trạm y tế"))
    child = one(quantity("100"), population=("trường học",))
    found = judge(Pair(mother, child, Frame(Side(parent(mother)), Side(plan(child)), RULES)))
    assert (found.verdict, found.also) == ("narrowed", ("exceeded",))
    assert "bỏ đối tượng: trạm y tế" in found.sentence
    assert "trại tạm giam được loại trừ (cấp xã, cấp huyện không có)" in found.sentence


def test_a_province_answers_for_its_prisons() -> None:
    mother, child = (one(quantity("90"), population=p) for p in (("trường học", "trại giam"), ("trường học",)))
    assert verdicts(mother, child, tier=False) == ["narrowed"]


@pytest.mark.parametrize(
    ("mother", "child", "verdict"),
    [("firm", "aspirational", ["looser"]), ("firm", "conditional", ["looser"]), ("aspirational", "firm", ["met"])],
)
def test_commitment(mother: str, child: str, verdict: list[str]) -> None:
    assert verdicts(one(quantity("90"), commitment=mother), one(quantity("90"), commitment=child)) == verdict


def test_a_province_total_is_no_ward_share() -> None:
    mother, child = one(quantity("350", "cộng tác viên")), one(quantity("12", "cộng tác viên"))
    assert verdicts(mother, child) == ["undecided"]
    assert verdicts(mother, child, tier=False) == ["weaker"]


def test_a_rate_for_each_commune_is_the_communes_own() -> None:
    mother, child = one(quantity("1", "mô hình"), per="xã, phường"), one(quantity("2", "mô hình"))
    assert verdicts(mother, child) == ["exceeded"]


@pytest.mark.parametrize(
    ("mother", "child", "verdict"),
    [("năm", "quý", ["exceeded"]), ("quý", "năm", ["weaker"]), ("đơn vị", "hộ", ["unit_differs"]), ("đơn vị", None, ["undecided"])],
)
def test_rates(mother: str, child: str | None, verdict: list[str]) -> None:
    assert verdicts(one(quantity("2", "lớp"), per=mother), one(quantity("2", "lớp"), per=child), tier=False) == verdict


def test_a_bare_number_follows_the_other_sides_words() -> None:
    mother = one(quantity("5", bound="less_than"), text="tỷ lệ hộ nghèo dưới 5%", direction="lower")
    assert verdicts(mother, one(quantity("3"), text="tỷ lệ hộ nghèo 3%")) == ["exceeded"]
    assert verdicts(mother, one(quantity("6"), text="tỷ lệ hộ nghèo 6%")) == ["weaker"]


def test_two_bare_numbers_read_in_opposite_ways_are_undecided() -> None:
    mother, child = one(quantity("5", bound="at_most"), text="hộ nghèo 5%"), one(quantity("3"), text="hộ nghèo 3%")
    assert verdicts(mother, child) == ["undecided"]


def test_an_upper_end_where_a_lower_one_is_asked_is_weaker() -> None:
    mother, child = one(quantity("90"), text="tối thiểu 90% hộ"), one(quantity("95", bound="at_most"), text="không quá 95% hộ")
    assert verdicts(mother, child) == ["weaker"]


def test_an_interval_without_direction_must_lie_inside() -> None:
    mother = one(quantity("30", bound="between", high="40"), direction="none")
    inside, outside = one(quantity("35"), direction="none"), one(quantity("25", bound="about"), direction="none")
    assert verdicts(mother, inside) == ["met"]
    assert verdicts(mother, outside) == ["weaker", "looser"]
    assert verdicts(mother, one(quantity("45"), direction="none")) == ["undecided"]


@pytest.mark.parametrize(("reasons", "verdict"), [((), "undecided"), (("không rõ năm phải đạt",), "undecided")])
def test_a_doubtful_reading_is_no_verdict(reasons: tuple[str, ...], verdict: str) -> None:
    assert verdicts(one(quantity("90")), one(quantity("9"), doubtful=True, reasons=reasons))[-1] == verdict


def test_a_doubtful_year_leaves_the_value_decided() -> None:
    child = one(quantity("65"), year=2035, doubtful=True, reasons=("không rõ năm phải đạt",))
    assert verdicts(one(quantity("90")), child) == ["weaker", "undecided"]


@pytest.mark.parametrize(
    ("mother", "child", "sentence"),
    [
        (quantity("90"), quantity("65"), "Phường 65% < tỉnh 90% (thấp hơn 25 điểm phần trăm), mục I.2"),
        (quantity("90"), quantity("90"), "Phường 90% = tỉnh 90%, mục I.2"),
        (quantity("3", bound="at_most"), quantity("4.5", bound="at_most"),
         "Phường không quá 4,5% > tỉnh không quá 3% (cao hơn 1,5 điểm phần trăm; chỉ tiêu này càng thấp càng tốt), mục I.2"),
        (quantity("20", "điểm phần trăm"), quantity("15", "điểm phần trăm"),
         "Phường 15 điểm phần trăm < tỉnh 20 điểm phần trăm (thấp hơn 5 điểm phần trăm), mục I.2"),
    ],
)  # fmt: skip
def test_the_sentence_carries_its_arithmetic(mother: Quantity, child: Quantity, sentence: str) -> None:
    pair = Pair(one(mother), one(child), Frame(Side(parent(one(mother))), Side(plan(one(child))), RULES))
    assert judge(pair).sentence == sentence


def test_money_differs_in_the_parents_unit() -> None:
    mother, child = one(quantity("1.5", "tỷ đồng"), per="mô hình"), one(quantity("1200", "triệu đồng"), per="mô hình")
    pair = Pair(mother, child, Frame(Side(parent(mother)), Side(plan(child)), RULES))
    assert "(thấp hơn 0,3 tỷ đồng)" in judge(pair).sentence
    assert Decimal("0.3") == pair.intervals[0].end / 10**9 - pair.intervals[1].end / 10**9


def test_a_member_with_commas_of_its_own_is_found_in_the_childs_words() -> None:
    staff = "cộng tác viên làm việc tại các xã, phường"
    mother = one(quantity("50"), text=f"50% viên chức, nhân viên và {staff} được tập huấn", population=("viên chức", "nhân viên", staff))
    child = one(quantity("50"), text=f"50% VC, nhân viên và {staff} được tập huấn", population=("viên chức", f"nhân viên và {staff}"))
    assert verdicts(mother, child) == ["met"]


def test_a_count_of_an_unknown_unit_is_still_no_share() -> None:
    child = one(quantity("100", "sở"), doubtful=True, reasons=("đơn vị tính của con số này chưa có trong danh mục",))
    assert verdicts(one(quantity("100")), child)[0] == "unit_differs"
    assert verdicts(one(quantity("100", "sở"), text="Các sở đều bố trí"), child, tier=False) == ["undecided"]
