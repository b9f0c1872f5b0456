"""The comparison of a plan with its gold, on small values."""

from typing import Any

import pytest

from pipeline.gold.likeness import near, same_body, same_unit
from pipeline.gold.plan import compare
from pipeline.gold.score import Score


def target(quote: str, low: str, **more: Any) -> dict[str, Any]:
    quantity = {"low": low, "high": more.pop("high", low), "unit": more.pop("unit", "%"), "bound": more.pop("bound", "at_least")}
    return {"quote": quote, "quantity": quantity, **more}


def duty(lead: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"lead": [{"name": lead}], "quote": quote, **more}


def targets(items: list[dict[str, Any]], golds: list[dict[str, Any]]) -> dict[str, Score]:
    return compare({"targets": items}, {"targets": golds}).scores


def duties(items: list[dict[str, Any]], golds: list[dict[str, Any]]) -> dict[str, Score]:
    return compare({"assignments": items}, {"assignments": golds}).scores


HOUSES = target("ít nhất 80% số hộ dùng nước sạch", "80", deadline={"by": "2030-12-31"})


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("đạt 80% số hộ", "Phấn đấu **đạt 80%** số hộ dùng nước", True),
        ("Tỷ lệ hộ nghèo | % | 3", "Tỷ lệ hộ nghèo % 3", True),
        ("hòa giải cơ sở", "Hoà giải cơ sở", True),
        ("2026 - 2030 của phường", "2026-2030 của phường", True),
        ("hộ nghèo", "hộ nghèo và hộ cận nghèo", False),
        ("xây mới nhà văn hóa thôn", "duy tu đường giao thông liên xã", False),
        ("", "", False),
    ],
)
def test_near(one: str, other: str, like: bool) -> None:
    assert near(one, other) is like


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội phường", True),
        ("UBND các xã, phường", "Ủy ban nhân dân các xã, phường", True),
        ("Sở Y tế", "Sở Tài chính", False),
        ("Công an tỉnh", "Công an phường", False),
        ("Sở Y tế", "", False),
    ],
)
def test_same_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"), [("cơ sở y tế", "cơ sở", True), ("%", "điểm phần trăm", False), ("điểm phần trăm", "điểm", False), ("hộ", "khẩu", False)]
)
def test_same_unit(one: str, other: str, same: bool) -> None:
    assert same_unit(one, other) is same


def test_a_plan_that_is_its_own_gold_has_no_difference() -> None:
    plan = {"kind": "plan", "targets": [HOUSES], "assignments": [duty("Sở Y tế", "Chủ trì thực hiện Kế hoạch này")], "masthead": {"number": "1/KH-UBND"}}
    result = compare(plan, plan)
    assert result.differences == []
    assert all(score.right == score.wanted == score.found for score in result.scores.values())


def test_a_missed_and_a_made_up_target_cost_recall_and_precision() -> None:
    result = compare({"targets": [target("giao 12 tổ công tác", "12", unit="tổ")]}, {"targets": [HOUSES]})
    assert result.scores["targets"] == Score(0, 1, 1)
    assert [d.what for d in result.differences] == ["missed", "extra"]


def test_a_short_quote_need_only_stand_in_the_item() -> None:
    assert targets([target("| Cộng | 2.860 | 5.680 |", "2860")], [target("Cộng | 2.860", "2860")])["targets"] == Score(1, 1, 1)


@pytest.mark.parametrize(("low", "high"), [("81", "81"), ("80", "85"), ("8", "8")])
def test_another_value_is_another_target(low: str, high: str) -> None:
    assert targets([target(HOUSES["quote"], low, high=high)], [HOUSES])["targets"].right == 0


@pytest.mark.parametrize("change", [{"bound": "more_than"}, {"unit": "hộ"}, {"change": "increase"}])
def test_a_wrong_bound_unit_or_change_is_found_but_not_exact(change: dict[str, str]) -> None:
    scores = targets([target(HOUSES["quote"], "80", **change)], [HOUSES])
    assert (scores["targets"].right, scores["targets exact"].right) == (1, 0)


def test_a_wrong_target_should_be_doubted_and_a_right_one_not() -> None:
    wrong = target(HOUSES["quote"], "80", bound="about", doubtful=True)
    assert targets([wrong], [HOUSES])["targets wrong and doubted"] == Score(1, 1, 1)
    assert targets([HOUSES | {"doubtful": True}], [HOUSES])["targets right and not doubted"] == Score(0, 1, 1)


def test_fields_are_compared_only_where_the_gold_names_them() -> None:
    gold = HOUSES | {"per": "năm", "population": ["hộ nghèo", "hộ cận nghèo"]}
    scores = targets([HOUSES | {"per": "năm", "population": ["hộ nghèo"], "baseline": "2025"}], [gold])
    assert (scores["targets per"].right, scores["targets population"].right) == (1, 0)
    assert "targets baseline" not in scores


def test_two_years_of_one_row_are_told_apart_by_their_deadlines() -> None:
    golds = [target("Tỷ lệ hồ sơ trực tuyến | % | 80", "80", deadline={"by": "2026-12-31"}), target("Tỷ lệ hồ sơ trực tuyến | % | 80 | 80", "80", deadline={"by": "2030-12-31"})]
    items = [target("Tỷ lệ hồ sơ trực tuyến 80 %", "80", deadline={"by": by}) for by in ("2030-12-31", "2026-12-31")]
    assert targets(items, golds)["targets deadline by"] == Score(2, 2, 2)


def test_targets_of_absence_are_never_counted() -> None:
    none = target("không để xảy ra cháy lớn", "0", bound="at_most", unit="")
    assert "targets" not in targets([], [none])
    assert "targets" not in targets([none], [])


def test_a_duty_needs_its_lead_and_its_words() -> None:
    gold = duty("Sở Y tế", "Chủ trì tổ chức tập huấn cho cộng tác viên")
    assert duties([duty("Sở Y tế", gold["quote"] + " trong quý II")], [gold])["duties"] == Score(1, 1, 1)
    assert duties([duty("Sở Tài chính", gold["quote"])], [gold])["duties"] == Score(0, 1, 1)


def test_each_supporting_body_counts_and_so_does_a_request() -> None:
    gold = duty("Sở Y tế", "Chủ trì tổ chức tập huấn", support=[{"name": "Sở Nội vụ"}, {"name": "Sở Tài chính"}], request=True)
    item = duty("Sở Y tế", gold["quote"], support=[{"name": "Sở Nội vụ"}])
    scores = duties([item], [gold])
    assert (scores["duties support"], scores["duties request"]) == (Score(1, 2, 2), Score(0, 1, 1))


def test_a_reference_is_its_number_and_a_law_without_one_its_words() -> None:
    golds = [{"number": "112/QĐ-TTg", "date": "2021-01-22", "role": "parent", "quote": "Quyết định số 112/QĐ-TTg"},
             {"number": "", "role": "basis", "quote": "Luật Trẻ em ngày 05 tháng 4 năm 2016"}]  # fmt: skip
    items = [{"number": "112/QĐ-TTg", "date": "2021-01-22", "role": "basis"}, {"number": "", "role": "basis", "quote": "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016"}]
    scores = compare({"references": items}, {"references": golds}).scores
    assert (scores["references"], scores["references role"]) == (Score(2, 2, 2), Score(1, 2, 2))


@pytest.mark.parametrize(
    ("got", "right"),
    [
        ({"issuer": {"name": "UBND phường A", "level": "commune"}, "recipients": [{}, {}]}, 2),
        ({"issuer": {"name": "UBND phường A", "level": "province"}, "recipients": [{}]}, 0),
        ({}, 0),
    ],
)
def test_masthead_fields(got: dict[str, Any], right: int) -> None:
    want = {"issuer": {"name": "Ủy ban nhân dân phường A", "level": "commune"}, "recipients": 2}
    scores = compare({"masthead": got}, {"masthead": want}).scores
    assert sum(score.right for score in scores.values()) == right
