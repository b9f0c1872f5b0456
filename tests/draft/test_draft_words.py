"""The parent's sentences in the ward's words: place, level, bodies."""

import pytest
from tests.draft.drafting import RULES, plan, ward
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.adapt_units import Units
from pipeline.draft.adapt_words import SELF, Wording
from pipeline.draft.setting import Setting
from pipeline.rules import example_faults

SETTING = Setting([plan()], ward(), RULES)
UNITS = Units(SETTING)
WORDING = Wording(SETTING, UNITS)
HEALTH = UNITS.by_fields(["y tế"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trẻ em trên địa bàn tỉnh Lạng Sơn được tiêm chủng", "Trẻ em trên địa bàn phường Kỳ Lừa được tiêm chủng"),
        ("Trẻ em trên địa bàn tỉnh được tiêm chủng", "Trẻ em trên địa bàn phường được tiêm chủng"),
        ("Toàn tỉnh có 40 trạm", "Toàn phường có 40 trạm"),
        ("phù hợp với điều kiện của tỉnh", "phù hợp với điều kiện của phường"),
        ("Tham mưu UBND tỉnh bố trí vốn", "Tham mưu UBND phường bố trí vốn"),
        ("trình Chủ tịch Ủy ban nhân dân tỉnh", "trình Chủ tịch Ủy ban nhân dân phường"),
        ("Phối hợp với các sở, ban, ngành, đoàn thể tỉnh", "Phối hợp với các phòng, ban, ngành, đoàn thể phường"),
        ("Phối hợp với các sở, ngành liên quan", "Phối hợp với các phòng, ban, ngành phường liên quan"),
        ("Kiểm tra tại các địa phương", "Kiểm tra tại các khu phố"),
        ("Hướng dẫn Ủy ban nhân dân các xã, phường rà soát", "Hướng dẫn các khu phố rà soát"),
        ("Ủy ban nhân dân các xã, phường bố trí địa điểm", "Ủy ban nhân dân phường bố trí địa điểm"),
        ("đến trụ sở Ủy ban nhân dân các xã, phường", "đến trụ sở Ủy ban nhân dân phường"),
        ("từ tỉnh xuống tận thôn, tổ dân phố", "từ phường đến khu phố"),
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", "Công an phường, Ban Chỉ huy Quân sự phường"),
        ("công chức cấp xã", "công chức phường"),
        ("xếp thứ 5 trong các xã, phường của tỉnh", "xếp thứ 5 trong các xã, phường của tỉnh"),
        ("Nghị định của Chính phủ và hướng dẫn của Bộ Y tế", "Nghị định của Chính phủ và hướng dẫn của Bộ Y tế"),
        ("xây dựng nông thôn mới", "xây dựng nông thôn mới"),
        ("Nghị quyết số 9-NQ/TU ngày 12/3/2025 của Tỉnh ủy về cây xanh", "Nghị quyết số 9-NQ/TU ngày 12/3/2025 của Tỉnh ủy về cây xanh"),
        ("Bảo đảm sự lãnh đạo của Tỉnh ủy", "Bảo đảm sự lãnh đạo của Đảng ủy phường"),
        ("hướng đến một thành phố xanh", "hướng đến phường xanh"),
        ("giúp đỡ trợ giúp xã hội, an sinh xã hội", "giúp đỡ trợ giúp xã hội, an sinh xã hội"),
    ],
)
def test_words_of_a_duty(text: str, wanted: str) -> None:
    assert WORDING.adapt(text, communes="villages")[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trường học, Ủy ban nhân dân các xã, phường có cán bộ", "Trường học, Ủy ban nhân dân phường có cán bộ"),
        ("bệnh viện, xã, phường, thị trấn và đơn vị liên quan", "bệnh viện, phường và đơn vị liên quan"),
        ("Mỗi xã, phường có 01 mô hình", "Phường có 01 mô hình"),
    ],
)
def test_words_of_a_target_mean_the_ward_itself(text: str, wanted: str) -> None:
    assert WORDING.adapt(text, communes="self")[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phối hợp với Sở Y tế khám sức khỏe", "Phối hợp với các cơ quan, đơn vị liên quan khám sức khỏe"),
        ("Phối hợp Sở Nội vụ (Ban Thi đua - Khen thưởng) xét khen thưởng", "Phối hợp với các cơ quan, đơn vị liên quan xét khen thưởng"),
        ("Chủ trì, phối hợp với Sở Y tế, Sở Tư pháp hỗ trợ", "Chủ trì, phối hợp với Văn phòng Hội đồng nhân dân và Ủy ban nhân dân hỗ trợ"),
        ("Chủ trì, phối hợp với Sở Tài chính và Sở Y tế lập dự toán", "Chủ trì, phối hợp với Phòng Kinh tế, Hạ tầng và Đô thị lập dự toán"),
        ("Phối hợp với Sở Xây dựng, Sở Công Thương khảo sát", "Phối hợp với Phòng Kinh tế, Hạ tầng và Đô thị khảo sát"),
    ],
)
def test_a_unit_is_not_its_own_partner_and_none_stands_twice(text: str, wanted: str) -> None:
    assert WORDING.adapt(text, communes="villages", unit=HEALTH)[0] == wanted


def test_a_city_province_is_adapted_too() -> None:
    masthead = plan().masthead
    assert masthead.issuer is not None
    from dataclasses import replace

    city = replace(masthead.issuer, text="Ủy ban nhân dân thành phố Cần Thơ", name="Ủy ban nhân dân thành phố Cần Thơ")
    setting = Setting([plan(masthead=replace(masthead, issuer=city))], ward(province="thành phố Cần Thơ"), RULES)
    wording = Wording(setting, Units(setting))
    assert wording.adapt("Học sinh trên địa bàn Thành phố Cần Thơ", communes="self")[0] == "Học sinh trên địa bàn phường Kỳ Lừa"
    assert wording.adapt("Ủy ban nhân dân thành phố chỉ đạo", communes="self")[0] == "Ủy ban nhân dân phường chỉ đạo"


def test_rules_that_changed_a_sentence_are_told() -> None:
    assert WORDING.adapt("trên địa bàn tỉnh", communes="self")[1] == ("adapt-scope",)


@given(st.text(alphabet=st.sampled_from("tỉnh phường xã các Sở Y tế, . { } < & % 5 "), max_size=60))
def test_no_text_breaks_the_wording(text: str) -> None:
    changed, _ = WORDING.adapt(text, communes="villages", unit=HEALTH)
    assert SELF not in changed


@pytest.mark.parametrize("rule", RULES.family("adaptation").rules, ids=lambda r: r.id)
def test_adaptation_rules_hold_their_examples(rule: object) -> None:
    assert example_faults(RULES.family("adaptation"), rule) == []  # type: ignore[arg-type]


def test_every_use_of_a_rule_is_known() -> None:
    uses = {"words", "drop", "report", "authority", "lead", "title", "funding", "own-plan", "particular", "due", "count", "product", "basis", "report-name", "report-plain", "cut", "cited"}
    assert {rule.emits["use"] for rule in RULES.family("adaptation").rules} == uses
