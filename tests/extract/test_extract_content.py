"""Objectives, tasks, money, reporting, and the plan that holds them."""

from __future__ import annotations

import pytest

from pipeline.extract import content
from pipeline.extract.assignments import assignments
from pipeline.extract.plan import extract
from tests.extract.writing import WARD, reading

PLAN = (
    "I. MỤC TIÊU",
    "1. Mục tiêu chung: Nâng cao chất lượng phục vụ Nhân dân.",
    "2. Mục tiêu cụ thể",
    "- 95% hồ sơ được giải quyết đúng hạn.",
    "- Hình thành thói quen sử dụng dịch vụ công trực tuyến trong Nhân dân.",
    "II. NHIỆM VỤ, GIẢI PHÁP",
    "1. Tuyên truyền",
    "- Tổ chức phát thanh trên hệ thống loa cơ sở.",
    "- Cơ quan chủ trì: Phòng Văn hóa - Xã hội.",
    "2. Đào tạo: Mở lớp tập huấn cho cán bộ.",
    "III. KINH PHÍ THỰC HIỆN",
    "Từ ngân sách phường bố trí trong dự toán chi hằng năm và nguồn xã hội hóa, theo quy định của Luật Ngân sách nhà nước.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Kinh tế",
    "- Tổng hợp, báo cáo kết quả về Ủy ban nhân dân phường (qua Văn phòng HĐND và UBND) trước ngày 10/12 hằng năm.",
    "3. Công an phường",
    "- Tuần tra.",
    "Trên đây là Kế hoạch thử nghiệm, Ủy ban nhân dân phường yêu cầu các đơn vị định kỳ hằng quý báo cáo Ủy ban nhân dân phường. Nếu có vướng mắc, báo cáo Phòng Kinh tế./.",
)


def test_general_and_specific_objectives() -> None:
    found = content.objectives(reading(*PLAN), WARD)
    assert [(o.id, o.general, o.text) for o in found] == [
        ("O1", True, "Nâng cao chất lượng phục vụ Nhân dân"),
        ("O2", False, "Hình thành thói quen sử dụng dịch vụ công trực tuyến trong Nhân dân"),
    ]


@pytest.mark.parametrize(("text", "kept"), [("Hình thành nếp sống văn minh", True), ("Giữ gìn nếp sống mới", False)])
def test_a_few_words_are_no_objective(text: str, kept: bool) -> None:
    found = content.objectives(reading("I. MỤC TIÊU", "1. Mục tiêu cụ thể", f"- {text}."), WARD)
    assert bool(found) == kept


def test_tasks_leave_out_the_lines_of_who() -> None:
    found = content.tasks(reading(*PLAN), WARD)
    assert [(t.id, t.heading) for t in found] == [("N1", "Tuyên truyền"), ("N2", "NHIỆM VỤ, GIẢI PHÁP")]
    assert found[0].text == "Tổ chức phát thanh trên hệ thống loa cơ sở"


def test_the_sources_of_money_are_named() -> None:
    (found,) = content.funding(reading(*PLAN), WARD)
    assert found.sources == ("ngân sách cấp xã", "dự toán chi thường xuyên hằng năm", "xã hội hóa và huy động hợp pháp")


def test_who_reports_to_whom_through_whom_by_when() -> None:
    plan = reading(*PLAN)
    duty, closing = content.reporting(plan, WARD, assignments(plan, WARD))
    assert (duty.reporter, duty.report_to, duty.through) == ("Phòng Kinh tế", "Ủy ban nhân dân phường", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân")
    assert duty.deadline is not None
    assert duty.deadline.text == "trước ngày 10/12 hằng năm"
    assert (closing.reporter, closing.report_to) == ("các đơn vị", "Ủy ban nhân dân phường")
    assert closing.deadline is not None
    assert closing.deadline.every == "quarter"


def test_the_plan_holds_it_all_with_its_doubts() -> None:
    source = reading(*PLAN)
    plan = extract(source.document, source.outline, source.rules)
    assert [a.id for a in plan.assignments] == ["A1", "A2", "A3"]
    assert len(plan.funding) == 1
    assert "numbering_gap" in {d.kind for d in plan.doubts}
    assert {"I.1", "IV.3"} <= {s.path for s in plan.sections}


def test_a_silent_part_is_doubted() -> None:
    source = reading("I. MỤC TIÊU", "1. Vì Nhân dân.", "II. TỔ CHỨC THỰC HIỆN", "Theo quy định hiện hành.")
    plan = extract(source.document, source.outline, source.rules)
    assert [d.kind for d in plan.doubts] == ["no_duties"]


@pytest.mark.parametrize("lines", [(), ("Chỉ có một dòng chữ.",), ("",)])
def test_a_text_that_says_nothing_gives_an_empty_plan(lines: tuple[str, ...]) -> None:
    source = reading(*lines)
    plan = extract(source.document, source.outline, source.rules)
    assert not plan.assignments
    assert not plan.funding
    assert not plan.reporting


PART = "IV. TỔ CHỨC THỰC HIỆN"
REPORTS = [
    ("1. Các phòng, khu phố định kỳ hằng quý (trước ngày 20 của tháng cuối quý) gửi báo cáo kết quả về Phòng Kinh tế để tổng hợp.", ("Các phòng, khu phố", "Phòng Kinh tế", "", None, "quarter")),
    ("1. Các cơ quan báo cáo định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12) về Ủy ban nhân dân phường (qua Phòng Kinh tế).", ("Các cơ quan", "Ủy ban nhân dân phường", "Phòng Kinh tế", "2026-06-15", "half-year")),
    ("1. Hiệu trưởng các trường báo cáo kết quả rà soát về phường (qua Phòng Văn hóa - Xã hội, trước ngày 30/8/2026).", ("Hiệu trưởng các trường", "phường", "Phòng Văn hóa - Xã hội", "2026-08-30", None)),
    ("1. Công an phường báo cáo kết quả về Ban Chỉ đạo các Chương trình mục tiêu quốc gia trước ngày 20/6/2026.", ("Công an phường", "Ban Chỉ đạo các Chương trình mục tiêu quốc gia", "", "2026-06-20", None)),
    ("1. Công an phường tổng hợp, báo cáo kịp thời các trường hợp chậm tiến độ trước ngày 20/6/2026.", ("Công an phường", "", "", "2026-06-20", None)),
    ("1. Trạm Y tế phường gửi báo cáo về Phòng Kinh tế trước 16 giờ 00 thứ Năm hằng tuần.", ("Trạm Y tế phường", "Phòng Kinh tế", "", None, "week")),
    ("1. Công an phường báo cáo kết quả về Phòng Kinh tế trước 16 giờ 30 ngày 25/11/2026.", ("Công an phường", "Phòng Kinh tế", "", "2026-11-25", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), REPORTS)
def test_one_report(text: str, wanted: tuple[str, ...]) -> None:
    plan = reading(PART, text)
    (found,) = content.reporting(plan, WARD, assignments(plan, WARD))
    due = found.deadline
    assert due is not None
    assert (found.reporter, found.report_to, found.through, due.by, due.every) == wanted


def test_a_duty_to_report_names_its_reader_or_its_day() -> None:
    plan = reading("IV. TỔ CHỨC THỰC HIỆN", "1. Phòng Kinh tế", "- Tổng hợp, báo cáo kết quả theo quy định.")
    duties = assignments(plan, WARD)
    assert [a.duty for a in duties] == ["Tổng hợp, báo cáo kết quả theo quy định"]
    assert content.reporting(plan, WARD, duties) == ()


def test_the_lines_of_a_part_on_reporting() -> None:
    plan = reading("V. TỔ CHỨC THỰC HIỆN", "1. Chế độ báo cáo", "- Báo cáo quý: trước ngày 20 tháng cuối quý;", "- Báo cáo 6 tháng: trước ngày 15/6;", "- Báo cáo viên: 05 người.")
    found = content.reporting(plan, WARD, assignments(plan, WARD))
    assert [(b.text, b.deadline and b.deadline.every) for b in found] == [
        ("Báo cáo quý: trước ngày 20 tháng cuối quý", "quarter"), ("Báo cáo 6 tháng: trước ngày 15/6", "half-year"),
    ]  # fmt: skip


def test_a_heading_over_a_paragraph_is_no_task() -> None:
    found = content.tasks(reading("II. NHIỆM VỤ", "1. Tuyên truyền", "Phát tờ rơi tại chợ."), WARD)
    assert [(t.heading, t.text) for t in found] == [("Tuyên truyền", "Phát tờ rơi tại chợ")]
