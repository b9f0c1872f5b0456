"""Which targets a ward takes over, at which value: rates kept, totals opened, the rest left out with its reason."""

from decimal import Decimal
from typing import Any

import pytest
from tests.draft.drafting import RULES, body, plan, target, ward

from pipeline.draft.draft import draft
from pipeline.model import Body, Deadline, Draft, DraftParagraph, Period, SectionBrief, Target


def drafted(*targets: Target, profile: dict[str, Any] | None = None, **facts: Any) -> Draft:
    return draft([plan(targets=targets, **facts)], ward(**(profile or {})), RULES)


def items(made: Draft) -> list[str]:
    """The bullets of the part on targets."""
    texts = [p.text for p in made.content if isinstance(p, DraftParagraph)]
    start = next(n for n, t in enumerate(texts) if "Mục tiêu cụ thể" in t)
    return [t for t in texts[start + 1 : texts.index("II. NHIỆM VỤ VÀ GIẢI PHÁP")] if t.startswith("- ")]


@pytest.mark.parametrize(
    "made",
    [
        target("T1", "Ít nhất 80% hộ gia đình phân loại rác", "80"),
        target("T1", "Mỗi trường học có ít nhất 01 câu lạc bộ", "1", "câu lạc bộ", per="trường học"),
        target("T1", "Không để xảy ra cháy rừng", "0", "", bound="at_most"),
        target("T1", "Tổ chức ra quân 02 lần/quý", "2", "lần", per="quý"),
        target("T1", "Chỉ số hài lòng đạt 90 điểm", "90", "điểm"),
        target("T1", "Thu nhập bình quân đầu người đạt 80 triệu đồng", "80", "triệu đồng", per="năm"),
        target("T1", "Bảo đảm mỗi trạm có bác sĩ trực ít nhất 02 ngày", "2", "ngày", per="tuần"),
    ],
    ids=lambda t: t.text,
)
def test_what_holds_for_each_is_kept_as_it_is(made: Target) -> None:
    result = drafted(made)
    assert items(result) == [f"- {made.text}."]
    assert not [b for b in result.blanks if b.where.startswith("mục I.2")]
    assert result.plan is not None
    assert [t.quantity for t in result.plan.targets] == [made.quantity]


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (target("T1", "Trồng mới 5.000 ha rừng", "5000", "ha"), "- Trồng mới […] ha rừng."),
        (target("T1", "Toàn tỉnh có 40 mô hình", "40", "mô hình"), "- Toàn phường có […] mô hình."),
        (target("T1", "Tổ chức ít nhất 05 lớp mỗi năm", "5", "lớp", per="năm"), "- Tổ chức ít nhất […] lớp mỗi năm."),
        (target("T1", "Xây dựng 40 mô hình, mỗi mô hình một tổ", "40", "mô hình"), "- Xây dựng […] mô hình, mỗi mô hình một tổ."),
        (target("T1", "Lắp đặt 200 điểm wifi", "200", "điểm"), "- Lắp đặt […] điểm wifi."),
    ],
    ids=lambda v: v.text if isinstance(v, Target) else v,
)
def test_a_total_of_the_province_is_a_decision_and_never_copied(made: Target, wanted: str) -> None:
    result = drafted(made)
    assert items(result) == [wanted]
    asked = [b.question for b in result.blanks if b.where.startswith("mục I.2")]
    assert len(asked) == 1
    assert "Phường nhận bao nhiêu?" in asked[0]
    assert result.plan is not None
    assert result.plan.targets == ()


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (target("T1", "Đạt 50% hộ có nước sạch năm 2025", "50", deadline=Deadline(by="2025-12-31", text="năm 2025", source="sentence")), "đã qua"),
        (target("T1", "Nằm trong nhóm 20 tỉnh dẫn đầu cả nước", "20", "hạng", bound="at_most"), "thứ hạng"),
        (target("T1", "Tăng trưởng GRDP đạt 9%", "9"), "chỉ tính được ở cấp tỉnh"),
        (target("T1", "100% sở, ban, ngành cấp tỉnh ký số", "100", population=("sở", "ban", "ngành cấp tỉnh")), "cơ quan cấp tỉnh"),
        (target("T1", "Kỳ Lừa đạt 93%", "93", owner=Body(text="Phường Tam Thanh", name="Phường Tam Thanh")), "Giao riêng cho Tam Thanh"),
    ],
    ids=lambda v: v.text if isinstance(v, Target) else v,
)
def test_what_is_not_for_the_ward_is_left_out_with_its_reason(made: Target, reason: str) -> None:
    result = drafted(made)
    assert [d.parent for d in result.dropped] == ["P1:T1"]
    assert reason in result.dropped[0].reason
    assert not any(made.text in p.text for p in result.content if isinstance(p, DraftParagraph))


def test_a_number_given_to_this_ward_is_its_own() -> None:
    own = target("T1", "Phường Kỳ Lừa có 640 người tham gia", "640", "người", owner=Body(text="Phường Kỳ Lừa", name="Phường Kỳ Lừa"))
    assert items(drafted(own)) == ["- Phường Kỳ Lừa có 640 người tham gia."]


def test_the_wards_own_higher_rate_is_taken_and_a_lower_one_is_not() -> None:
    made = target("T1", "Ít nhất 80% hộ gia đình phân loại rác", "80")
    higher = drafted(made, profile={"targets": [{"match": "phân loại rác", "value": 92.5}]})
    lower = drafted(made, profile={"targets": [{"match": "phân loại rác", "value": 70}]})
    assert items(higher) == ["- Ít nhất 92,5% hộ gia đình phân loại rác."]
    assert items(lower) == ["- Ít nhất 80% hộ gia đình phân loại rác."]
    assert higher.plan is not None
    assert higher.plan.targets[0].quantity.low == Decimal("92.5")
    advice = [p.advice for p in lower.content if isinstance(p, DraftParagraph) and p.advice]
    assert "giữ mức của cấp trên" in advice[0]


def test_of_a_falling_rate_the_lower_value_is_the_better() -> None:
    made = target("T1", "Tỷ lệ hộ nghèo không quá 2%", "2", bound="at_most", direction="lower")
    assert items(drafted(made, profile={"targets": [{"match": "hộ nghèo", "value": 1.5}]})) == ["- Tỷ lệ hộ nghèo không quá 1,5%."]
    assert items(drafted(made, profile={"targets": [{"match": "hộ nghèo", "value": 3}]})) == ["- Tỷ lệ hộ nghèo không quá 2%."]


def test_the_wards_own_count_fills_the_gap() -> None:
    made = target("T1", "Trồng mới 5.000 ha rừng", "5000", "ha")
    result = drafted(made, profile={"targets": [{"match": "Trồng mới", "value": 12}]})
    assert items(result) == ["- Trồng mới 12 ha rừng."]


def test_an_own_target_without_a_parent_is_told() -> None:
    result = drafted(target("T1", "Đạt 80% hộ", "80"), profile={"targets": [{"match": "không có", "value": 1}]})
    assert any("không khớp với chỉ tiêu nào" in d.reason for d in result.dropped)


def test_a_share_of_communes_stays_the_provinces_and_says_so() -> None:
    made = target("T1", "100% xã, phường có ít nhất 04 tin, bài mỗi quý", "100")
    result = drafted(made)
    assert items(result) == ["- Thực hiện phần việc của phường Kỳ Lừa để hoàn thành chỉ tiêu chung: 100% xã, phường có ít nhất 04 tin, bài mỗi quý."]


def test_a_number_of_communes_asks_whether_this_one_is_among_them() -> None:
    result = drafted(target("T1", "Có 58 xã đạt chuẩn về y tế", "58", "xã"))
    assert items(result) == ["- Thực hiện phần việc của phường Kỳ Lừa để hoàn thành chỉ tiêu chung: Có […] xã đạt chuẩn về y tế."]
    assert any("Phường Kỳ Lừa có đăng ký" in b.question for b in result.blanks)


def test_targets_of_one_sentence_stay_together_and_those_of_two_do_not() -> None:
    whole = "Ít nhất 90% trường học có cây xanh; mỗi trường có từ 02 đến 03 người chăm sóc. Trên 70% tuyến phố có cây bóng mát."
    made = (
        target("T1", "Ít nhất 90% trường học có cây xanh", "90", section="I.2.a"),
        target("T2", "mỗi trường có từ 02 đến 03 người chăm sóc", "2", "người", high="3", per="trường", section="I.2.a"),
        target("T3", "Trên 70% tuyến phố có cây bóng mát", "70", section="I.2.a"),
    )
    section = SectionBrief(path="I.2.a", marker="a)", heading="", role="item", text=whole)
    assert items(drafted(*made, sections=(section,))) == [
        "- Ít nhất 90% trường học có cây xanh; mỗi trường có từ 02 đến 03 người chăm sóc.",
        "- Trên 70% tuyến phố có cây bóng mát.",
    ]


def test_dates_of_headings_become_headings() -> None:
    early = target("T1", "Đạt 60% hộ", "60", deadline=Deadline(by="2028-12-31", text="đến năm 2028", source="heading"))
    late = target("T2", "Đạt 90% hộ", "90")
    headings = [p.text for p in drafted(early, late).content if isinstance(p, DraftParagraph) and p.style == "heading3"]
    assert headings == ["a) Chỉ tiêu đến năm 2028", "b) Chỉ tiêu đến năm 2030"]
    single = [p.text for p in drafted(late).content if isinstance(p, DraftParagraph) and p.style == "heading2"]
    assert "2. Mục tiêu cụ thể đến năm 2030" in single


def test_a_cell_of_a_table_becomes_a_sentence() -> None:
    column = Deadline(by="2028-12-31", text="Năm 2028", source="column")
    made = (
        target("T1", "Tỷ lệ hồ sơ trực tuyến, 85, %, Năm 2028", "85", indicator="Tỷ lệ hồ sơ trực tuyến", deadline=column),
        target("T2", "Tỷ lệ hồ sơ trễ hạn, 2, %, Năm 2028", "2", indicator="Tỷ lệ hồ sơ trễ hạn", bound="less_than", deadline=column),
        target("T3", "Số vườn hoa mỗi phường, 2, vườn, Năm 2028", "2", "vườn", indicator="Số vườn hoa mỗi phường", per="phường", deadline=column),
    )
    assert items(drafted(*made)) == [
        "- Tỷ lệ hồ sơ trực tuyến đạt 85%.", "- Tỷ lệ hồ sơ trễ hạn dưới 2%.", "- Số vườn hoa phường đạt từ 2 vườn trở lên.",
    ]  # fmt: skip


def test_a_doubtful_number_is_told_in_the_margin() -> None:
    made = target("T1", "Đạt 8O% hộ", "80", doubtful=True, reasons=("chữ số đọc từ ảnh",))
    advice = [p.advice for p in drafted(made).content if isinstance(p, DraftParagraph) and p.advice]
    assert any("chữ số đọc từ ảnh" in a and "bản gốc" in a for a in advice)


def test_the_wards_figures_are_advice_only() -> None:
    made = target("T1", "Vận động 4.000 hộ tham gia", "4000", "hộ")
    result = drafted(made, profile={"figures": {"hộ": 5200}})
    assert items(result) == ["- Vận động […] hộ tham gia."]
    assert any("hộ: 5.200" in b.question for b in result.blanks)


def test_a_plan_that_began_earlier_is_carried_on_from_this_year() -> None:
    from dataclasses import replace

    masthead = replace(plan().masthead, period=Period(start=2021, end=2030), title="Trồng cây trên địa bàn tỉnh giai đoạn 2021 - 2030")
    result = drafted(target("T1", "Đạt 80% hộ", "80"), masthead=masthead)
    assert result.head.title == "Trồng cây trên địa bàn phường Kỳ Lừa giai đoạn 2026 - 2030"
    assert body("Sở Y tế").key == "so-y-te"


def test_broadcasters_are_none_of_the_wards() -> None:
    made = target("T1", "100% đài phát thanh và đài truyền hình ở địa phương có chuyên mục về cây xanh.", "100", population=("đài phát thanh", "đài truyền hình"))
    assert [d.parent for d in drafted(made).dropped] == ["P1:T1"]


@pytest.mark.parametrize(("text", "noted"), [("100% khu đô thị được điều chỉnh quy hoạch hạ tầng cây xanh", True), ("100% khu đô thị có vườn hoa", False)])
def test_a_target_that_may_be_the_provinces_is_noted(text: str, noted: bool) -> None:
    made = drafted(target("T1", text, "100"))
    line = next(p for p in made.content if isinstance(p, DraftParagraph) and text in p.text)
    assert ("chỉ của cấp trên" in line.advice) is noted
