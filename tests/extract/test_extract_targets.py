"""Targets of whole plans: what counts, its facets, its evidence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from pipeline.extract.reading import Reading
from pipeline.extract.targets import targets
from pipeline.model import Masthead, Period, Target
from tests.extract.writing import PROVINCE, WARD, Row, reading

OBJECTIVES = ("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2028")
NEWS = Masthead(title="Phường đặt mục tiêu mới")


def found(*lines: str | Row, masthead: Masthead = PROVINCE) -> tuple[Target, ...]:
    return targets(reading(*lines), masthead)


def one(text: str) -> Target:
    (target,) = found(*OBJECTIVES, f"- {text}")
    return target


def test_every_facet_of_a_target() -> None:
    target = one("Phấn đấu tỷ lệ hộ dân dùng nước sạch tăng tối thiểu 10% so với năm 2025.")
    assert (target.id, target.where, target.section) == ("T1", "objectives", "I.1.-1")
    assert (target.quantity.low, target.quantity.unit, target.quantity.bound) == (Decimal(10), "%", "at_least")
    assert (target.change, target.baseline, target.commitment, target.direction) == ("increase", "2025", "aspirational", "higher")
    assert target.deadline is not None
    assert (target.deadline.by, target.deadline.source) == ("2028-12-31", "heading")
    assert target.period == Period(start=2026, end=2028)
    assert target.indicator == "tỷ lệ hộ dân dùng nước sạch"
    assert not target.doubtful


def test_the_evidence_is_the_sentence_and_names_the_heading_that_gave_the_year() -> None:
    read = reading(*OBJECTIVES, "- Mở 05 lớp. Đạt 90% hộ dân.")
    second = targets(read, PROVINCE)[1]
    block = read.document.blocks[second.evidence.spans[0].block]
    assert second.evidence.quote == "Đạt 90% hộ dân."
    assert second.evidence.quote in block.text
    assert read.document.text_of(second.evidence.spans[1]) == "Mục tiêu cụ thể đến năm 2028"


DEADLINES = [
    ("đến năm 2030 đạt 90% hộ dân", "2030-12-31", "sentence"),
    ("đạt 90% hộ dân trước ngày 15/6/2027", "2027-06-15", "sentence"),
    ("90% hộ dân và 95% cơ sở đạt chuẩn vào năm 2029", "2029-12-31", "sentence"),
    ("đạt 90% hộ dân so với năm 2025", "2028-12-31", "heading"),
]


@pytest.mark.parametrize(("text", "by", "source"), DEADLINES)
def test_deadlines_of_the_sentence_before_those_of_the_heading(text: str, by: str, source: str) -> None:
    target = found(*OBJECTIVES, f"- {text}.")[0]
    assert target.deadline is not None
    assert (target.deadline.by, target.deadline.source) == (by, source)


def test_each_of_two_years_goes_to_its_own_value() -> None:
    lines = (*OBJECTIVES, "- Đến năm 2027 và năm 2030, tỷ lệ hộ có nhà kiên cố lần lượt đạt 85% và 95%.")
    assert [(str(t.quantity.low), t.deadline and t.deadline.by) for t in found(*lines)] == [("85", "2027-12-31"), ("95", "2030-12-31")]


def test_without_any_year_the_plan_s_period_ends_it() -> None:
    (target,) = found("I. MỤC TIÊU", "- Đạt 90% hộ dân.")
    assert target.deadline is not None
    assert (target.deadline.by, target.deadline.source) == ("2030-12-31", "title")


POPULATIONS = [
    ("100% số cơ quan, trường học và trạm y tế bố trí nhân sự", ("cơ quan", "trường học", "trạm y tế")),
    ("Bảo đảm 90% hộ nghèo, hộ cận nghèo được vay vốn", ("hộ nghèo", "hộ cận nghèo")),
    ("Trên 95% Ủy ban nhân dân các xã, phường công khai số liệu", ("Ủy ban nhân dân các xã, phường",)),
    ("Tỷ lệ lao động có bằng cấp đạt 35%", ("lao động",)),
    ("Tỷ lệ che phủ rừng đạt 42%", ()),
]


@pytest.mark.parametrize(("text", "members"), POPULATIONS)
def test_population(text: str, members: tuple[str, ...]) -> None:
    assert one(text).population == members


INDICATORS = [
    ("Tỷ lệ lấp đầy bình quân đạt trên 80%", "Tỷ lệ lấp đầy"),
    ("Diện tích làm mới thêm: trên 2.000 ha", "Diện tích làm mới thêm"),
    ("100% khu công nghiệp có công trình xử lý nước thải", "khu công nghiệp có công trình xử lý nước thải"),
    ("Hình thành ít nhất 20 mô hình sản xuất an toàn", "Hình thành mô hình sản xuất an toàn"),
    ("Chỉ tiêu 4: Doanh thu du lịch đạt 350 tỷ đồng", "Doanh thu du lịch"),
    ("Bảo đảm xây dựng trạm bơm đạt 100% và triển khai thử đồng hồ nước thông minh", "xây dựng trạm bơm"),
    ("Tỷ lệ phòng học kiên cố đạt 95% và tổ chức ăn bán trú", "Tỷ lệ phòng học kiên cố"),
]


@pytest.mark.parametrize(("text", "indicator"), INDICATORS)
def test_indicator_without_the_figure(text: str, indicator: str) -> None:
    assert one(text).indicator == indicator


def test_a_part_without_a_subject_takes_that_of_its_whole() -> None:
    both = found(*OBJECTIVES, "- Tỷ lệ rác thải được thu gom đạt 98%; nông thôn đạt 85%.")
    assert [t.indicator for t in both] == ["Tỷ lệ rác thải được thu gom", "Tỷ lệ rác thải được thu gom: nông thôn"]


def test_bullets_under_a_lead_line_take_its_subject_and_its_fall() -> None:
    lines = found(*OBJECTIVES, "- Tỷ lệ hộ nghèo:", "+ Thành thị: 0,5%", "+ Nông thôn: 2%")
    assert [(t.indicator, t.quantity.bound, t.direction) for t in lines] == [
        ("Tỷ lệ hộ nghèo: Thành thị", "at_most", "lower"), ("Tỷ lệ hộ nghèo: Nông thôn", "at_most", "lower"),
    ]  # fmt: skip


def test_the_parts_of_a_total_are_named_without_their_bracket() -> None:
    parts = found("I. MỤC TIÊU", "- Lắp đặt mới 58 trạm (Trong đó: phía Bắc: 25 trạm, phía Nam: 33 trạm ).")[1:]
    assert [t.indicator.rpartition(": ")[2] for t in parts] == ["phía Bắc", "phía Nam"]


def test_a_count_for_each_member_of_a_whole_is_a_rate() -> None:
    assert [t.per for t in found(*OBJECTIVES, "- 100% các khu công nghiệp, khu chế xuất có tối thiểu 1 trạm quan trắc.")] == [None, "khu công nghiệp"]


def test_conditions_soften_a_commitment() -> None:
    assert one("Mở ít nhất 02 lớp nếu có kinh phí").commitment == "conditional"


PARTS = [
    (("I. KẾT QUẢ NĂM 2025", "- Đã mở 05 lớp, đạt 90% kế hoạch."), 0),
    (("II. NHIỆM VỤ VÀ GIẢI PHÁP", "- Tổ chức 02 lớp tập huấn, in 500 tờ rơi."), 2),
    (("II. NHIỆM VỤ VÀ GIẢI PHÁP", "a) Sản xuất 02 phóng sự", "- Thời gian: quý II/2026."), 1),
    (("III. KINH PHÍ THỰC HIỆN", "Tổng kinh phí 500 triệu đồng, bảo đảm 100% từ ngân sách."), 0),
    (("IV. TỔ CHỨC THỰC HIỆN", "1. Công an phường", "- Tuần tra ít nhất 02 lần/tháng."), 1),
    (("II. NHIỆM VỤ", "- Phối hợp với 03 trường học mở lớp; theo Điều 12 của Luật."), 0),
]


@pytest.mark.parametrize(("lines", "count"), PARTS)
def test_what_a_part_of_the_plan_may_hold(lines: tuple[str, ...], count: int) -> None:
    assert len(found(*lines, masthead=WARD)) == count


def test_a_heading_s_output_is_due_when_the_line_below_says() -> None:
    (target,) = found("II. NHIỆM VỤ", "a) Sản xuất 02 phóng sự", "- Thời gian: trước ngày 20/4/2026.", masthead=WARD)
    assert target.deadline is not None
    assert target.deadline.by == "2026-04-20"


def test_the_body_whose_section_it_is_answers_for_it() -> None:
    (target,) = found("IV. TỔ CHỨC THỰC HIỆN", "1. Công an phường", "- Tuần tra ít nhất 02 lần/tháng.", masthead=WARD)
    assert target.owner is not None
    assert target.owner.kind == "police"


OTHERS = [
    ("Tỷ lệ hộ dân dùng nước sạch đạt 90%.", "Tỷ lệ hộ dân có hố xí hợp vệ sinh đạt 90%."),
    ("Tỷ lệ trẻ em được tiêm chủng đạt 95%.", "Tỷ lệ trẻ em được khám sức khỏe định kỳ tại trường học đạt 95%."),
    ("Mở 05 lớp xóa mù chữ.", "Mở 05 lớp dạy nghề may cho lao động nữ ở các bản."),
    ("Trồng 20 ha quế tại bản Nà Pán.", "Trồng 20 ha mận tại bản Tà Lọng."),
]


@pytest.mark.parametrize(("first", "second"), OTHERS)
def test_the_same_value_of_something_else_restates_nothing(first: str, second: str) -> None:
    assert [t.restates for t in found(*OBJECTIVES, f"- {first}", f"- {second}")] == [None, None]


def test_the_same_value_said_again_restates_the_first() -> None:
    lines = found(*OBJECTIVES, "- Tỷ lệ hộ dân dùng nước sạch đạt 90%.", "II. NHIỆM VỤ", "- Nâng tỷ lệ hộ dân dùng nước sạch đạt 90% vào năm 2028.")
    assert [t.restates for t in lines] == [None, "T1"]


def test_news_of_statistics_has_none_and_news_of_goals_has_its_own() -> None:
    stats = found("Phường hiện có 1.200 hộ nghèo, giảm 15% so với cùng kỳ; năm qua đã mở 20 lớp.", masthead=NEWS)
    goals = found("Phường đặt mục tiêu đến năm 2030 đạt 95% hộ dân dùng nước sạch; hiện có 80% số hộ.", masthead=NEWS)
    assert not stats
    assert [str(t.quantity.low) for t in goals] == ["95"]


def test_what_is_not_sure_says_why() -> None:
    (target,) = found("II. NHIỆM VỤ", "- Rà soát toàn bộ thủ tục hành chính; mua 12 tháp giám sát.", masthead=WARD)[:1]
    assert target.quantity.low == 100
    assert all(t.reasons for t in found("II. NHIỆM VỤ", "- Mua 12 tháp giám sát.", masthead=WARD) if t.doubtful)


TABLE = (
    "PHỤ LỤC", "CHỈ TIÊU CHỦ YẾU",
    ("TT", "Chỉ tiêu", "Đơn vị tính", "Ước thực hiện năm 2025", "Năm 2026", "Năm 2030", "Cơ quan theo dõi"),
    ("1", "Tỷ lệ hộ nghèo", "%", "1,2", "1,0", "0,5", "Phòng Kinh tế"),
    ("2", "Số giường bệnh trên vạn dân", "Giường/vạn dân", "28", "30", "35 - 38", "Phòng Văn hóa - Xã hội"),
    ("3", "Xếp hạng chuyển đổi số", "Thứ bậc", "20", "≤ 15", "10", "Phòng Văn hóa - Xã hội"),
)  # fmt: skip


def test_a_table_gives_a_target_for_each_planned_value_and_none_for_what_was_done() -> None:
    values = [
        (str(t.quantity.low), str(t.quantity.high), t.quantity.unit, t.quantity.bound, t.per, t.deadline and t.deadline.by)
        for t in found(*TABLE)
    ]
    assert values == [
        ("1.0", "1.0", "%", "at_most", None, "2026-12-31"), ("0.5", "0.5", "%", "at_most", None, "2030-12-31"),
        ("30", "30", "giường", "at_least", "vạn dân", "2026-12-31"), ("35", "38", "giường", "between", "vạn dân", "2030-12-31"),
        ("15", "15", "hạng", "at_most", None, "2026-12-31"), ("10", "10", "hạng", "at_most", None, "2030-12-31"),
    ]  # fmt: skip


def test_a_column_that_compares_two_years_holds_no_targets() -> None:
    rows = found(
        "PHỤ LỤC", "CHỈ TIÊU NĂM 2026",
        ("STT", "Chỉ tiêu", "ĐVT", "TH 2025", "KH 2026", "KH 2026/TH 2025 (%)"),
        ("1", "Thu ngân sách", "Tỷ đồng", "98", "110", "112,2"),
        masthead=WARD,
    )  # fmt: skip
    assert [str(t.quantity.low) for t in rows] == ["110"]


def test_quarters_of_a_one_year_plan_are_dates_of_their_columns() -> None:
    rows = found(
        "PHỤ LỤC", "CHỈ TIÊU THEO QUÝ",
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Quý I", "Quý II"),
        ("1", "Hội nghị tuyên truyền", "Hội nghị", "3", "4"),
        masthead=WARD,
    )  # fmt: skip
    assert [t.deadline and t.deadline.by for t in rows] == ["2026-03-31", "2026-06-30"]


def test_characters_that_are_not_sure_make_a_target_doubtful() -> None:
    read = reading(*OBJECTIVES, "- Đạt 90% hộ dân.")
    faint = tuple(replace(b, confidence=0.4) for b in read.document.blocks)
    (target,) = targets(Reading(replace(read.document, blocks=faint), read.outline, read.rules), PROVINCE)
    assert target.doubtful
    assert "nhận dạng" in target.reasons[-1]


def test_a_table_target_has_its_row_as_quote_its_cell_as_span_and_its_owner() -> None:
    read = reading(*TABLE)
    first = targets(read, PROVINCE)[0]
    assert first.evidence.quote == "1 | Tỷ lệ hộ nghèo | % | 1,2 | 1,0 | 0,5 | Phòng Kinh tế"
    assert read.document.text_of(first.evidence.spans[0]) == "1,0"
    assert first.text == "Tỷ lệ hộ nghèo, 1,0, %, Năm 2026"
    assert first.owner is not None
    assert first.owner.name.startswith("Phòng Kinh tế")


def test_targets_allotted_to_wards_measure_what_the_headings_say() -> None:
    rows = found(
        "PHỤ LỤC", "CHỈ TIÊU GIAO CÁC PHƯỜNG",
        ("STT", "Phường, xã", "Số lớp mở mới (lớp)", "Tỷ lệ hộ tham gia (%)"),
        ("1", "Phường Hoa Mai", "12", "95,5"),
        ("2", "Xã Đông Sơn", "8", "90"),
    )  # fmt: skip
    assert [(t.indicator, str(t.quantity.low), t.quantity.unit, t.applies_to) for t in rows] == [
        ("Số lớp mở mới", "12", "lớp", ("Phường Hoa Mai",)), ("Tỷ lệ hộ tham gia", "95.5", "%", ("Phường Hoa Mai",)),
        ("Số lớp mở mới", "8", "lớp", ("Xã Đông Sơn",)), ("Tỷ lệ hộ tham gia", "90", "%", ("Xã Đông Sơn",)),
    ]  # fmt: skip


def test_targets_allotted_in_columns_name_the_place_of_their_column() -> None:
    rows = found(
        "PHỤ LỤC", "GIAO CHỈ TIÊU CHO CÁC XÃ NĂM 2027",
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Toàn tỉnh", "Trong đó: Xã Đông Sơn", "Phường Hoa Mai"),
        ("1", "Số lớp mở mới", "lớp", "20", "8", "12"),
        ("2", "Tỷ lệ hộ phân loại rác", "%", "70", "-", "75"),
    )  # fmt: skip
    assert [(t.indicator, str(t.quantity.low), t.applies_to) for t in rows] == [
        ("Số lớp mở mới", "20", ()), ("Số lớp mở mới", "8", ("Xã Đông Sơn",)), ("Số lớp mở mới", "12", ("Phường Hoa Mai",)),
        ("Tỷ lệ hộ phân loại rác", "70", ()), ("Tỷ lệ hộ phân loại rác", "75", ("Phường Hoa Mai",)),
    ]  # fmt: skip
    assert [t.owner and t.owner.text for t in rows] == [None, "Xã Đông Sơn", "Phường Hoa Mai", None, "Phường Hoa Mai"]
    assert {t.deadline and t.deadline.by for t in rows} == {"2027-12-31"}


def test_columns_of_places_that_nothing_calls_targets_are_doubted() -> None:
    rows = found("PHỤ LỤC", "TỔNG HỢP", ("STT", "Chỉ tiêu", "Xã Đông Sơn", "Phường Hoa Mai"), ("1", "Số lớp (lớp)", "8", "12"))
    assert [t.doubtful for t in rows] == [True, True]


def test_the_date_of_a_row_goes_before_that_of_its_only_column() -> None:
    rows = found(
        "PHỤ LỤC", "CHỈ TIÊU",
        ("TT", "Chỉ tiêu", "Đơn vị", "Mục tiêu đến 2028", "Thời hạn"),
        ("1", "Tỷ lệ hồ sơ hộ tịch được số hóa", "%", "100", "Quý III/2027"), ("2", "Tỷ lệ hộ có định danh", "%", "95", ""),
    )  # fmt: skip
    assert [t.deadline and t.deadline.by for t in rows] == ["2027-09-30", "2028-12-31"]


def test_a_unit_above_the_table_serves_all_and_none_at_all_is_a_doubt() -> None:
    head, line = ("STT", "Nội dung", "Năm 2026"), ("1", "Thu nội địa", "11.132.000")
    (told,) = found("PHỤ LỤC", "DỰ TOÁN THU", "Đơn vị: Triệu đồng", head, line)
    (untold,) = found("PHỤ LỤC", "DỰ TOÁN THU", head, line)
    assert (told.quantity.unit, told.doubtful) == ("triệu đồng", False)
    assert (untold.quantity.unit, untold.doubtful) == ("", True)


@pytest.mark.parametrize("heading", ["Điểm chuẩn", "Thang điểm"])
def test_a_marking_scheme_has_no_targets(heading: str) -> None:
    assert not found("PHỤ LỤC", ("STT", "Tiêu chí", heading), ("1", "Đạt tỷ lệ 100% số hộ", "20"), ("2", "Đạt 90% số hộ", "10"))


def test_cells_of_a_task_table_are_due_when_their_row_says() -> None:
    (target,) = found(
        "PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ",
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Sản phẩm"),
        ("1", "Lắp đặt 35 trạm đo mưa", "Phòng Kinh tế", "Quý I/2027", "01 báo cáo"),
    )  # fmt: skip
    assert target.deadline is not None
    assert (target.deadline.by, target.deadline.source, str(target.quantity.low)) == ("2027-03-31", "column", "35")


WORDS = "I. MỤC TIÊU|1. |- |đạt 90% |trên |từ 01 đến 02 người|; |, |và |năm 2030 |tăng |giảm còn |toàn bộ |không để xảy ra |gấp đôi |(|)|%|/năm|so với năm 2025|\n|trong đó |:"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS.split("|")), max_size=14).map("".join), min_size=1, max_size=5))
def test_never_raises_and_quotes_stand_in_their_blocks(lines: list[str]) -> None:
    read = reading("I. MỤC TIÊU", *(x for x in lines if x.strip()))
    for target in targets(read, PROVINCE):
        block = read.document.blocks[target.evidence.spans[0].block]
        assert target.evidence.quote
        assert target.evidence.quote in block.text
        assert target.quantity.low <= target.quantity.high
        assert 0 < target.confidence < 1
        assert bool(target.reasons) or not target.doubtful


def test_a_column_of_units_that_names_places_allots_targets_to_them() -> None:
    rows = found(
        "PHỤ LỤC", "PHÂN BỔ CHỈ TIÊU NĂM 2026",
        ("Đơn vị", "Việc làm mới (người)", "Giảm hộ nghèo so với 2025 (hộ)"),
        ("Xã An Lạc", "310", "95"),
        ("Thị trấn Neo", "540", "20"),
    )  # fmt: skip
    assert [(str(t.quantity.low), t.quantity.unit, t.change, t.applies_to) for t in rows] == [
        ("310", "người", None, ("Xã An Lạc",)), ("95", "hộ", "decrease", ("Xã An Lạc",)),
        ("540", "người", None, ("Thị trấn Neo",)), ("20", "hộ", "decrease", ("Thị trấn Neo",)),
    ]  # fmt: skip


def test_values_that_fall_to_a_limit_are_limits() -> None:
    rows = found(
        "PHỤ LỤC", "CHỈ TIÊU", ("STT", "Nội dung", "ĐVT", "KH 2026", "Năm 2028", "Đến 2030"), ("1", "Tỷ lệ rác đốt lộ thiên", "%", "40", "30", "< 20"),
        ("2", "Tỷ lệ rác phân loại", "%", "40", "50", "> 60"),
    )  # fmt: skip
    assert [t.quantity.bound for t in rows] == ["at_most", "at_most", "less_than", "at_least", "at_least", "more_than"]
