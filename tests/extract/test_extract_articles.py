"""Articles that tell of a plan: which paragraphs go on with its goals."""

from __future__ import annotations

from pipeline.extract.articles import told_statements
from pipeline.extract.masthead import masthead
from pipeline.extract.setting import Setting
from pipeline.extract.targets import targets
from pipeline.extract.reading import Reading
from pipeline.model import Block, Document, Source
from pipeline.outline.section import outline
from pipeline.rules import load

LINES = (
    "Tỉnh đẩy mạnh phát triển điện mặt trời",
    "Ngày 12/3/2026, UBND tỉnh ban hành Kế hoạch phát triển điện mặt trời mái nhà.",
    "Đến năm 2030, 45% mái nhà công sở có điện mặt trời; sản lượng đạt trên 60 triệu kWh/năm.",
    "Tỷ lệ hộ dân được tư vấn đạt 70%.",
    "Năm 2025, toàn tỉnh có 12% mái nhà công sở lắp điện mặt trời.",
    "Từ đầu năm đến nay, các đơn vị đã lắp 350 mái nhà, tỷ lệ 9%.",
)


def reading(*lines: str) -> Reading:
    """A text without a letterhead."""
    source = Source(name="x.txt", sha256="", media_type="text/plain", reader="text")
    document = Document(source=source, blocks=tuple(Block(id=i, text=x) for i, x in enumerate(lines)))
    return Reading(document, outline(document), load())


def goes_on(*lines: str) -> list[bool]:
    told = reading(*lines)
    return [s.goes_on for s in told_statements(told, Setting(masthead(told), told.rules))]


def test_a_run_of_goals_ends_where_results_are_told() -> None:
    assert goes_on(*LINES)[-4:] == [True, True, False, False]


def test_the_goals_of_an_article_are_targets_and_its_results_are_not() -> None:
    told = reading(*LINES)
    assert [str(t.quantity.low) for t in targets(told, masthead(told))] == ["45", "60", "70"]


def test_without_a_plan_nothing_is_a_goal() -> None:
    assert not any(goes_on("Thị trường điện tháng 3", "Ngày 12/3/2026, giá điện tăng.", "Trong năm 2026, 45% mái nhà có điện mặt trời."))


def test_a_list_of_targets_without_a_letterhead_is_no_article() -> None:
    told = reading("CÁC CHỈ TIÊU CHỦ YẾU CỦA XÃ TÂN LẬP (nhiệm kỳ 2025-2030)", "(1) Tỷ lệ lao động qua đào tạo: trên 40%.", "(2) Số trường đạt chuẩn: 03 trường.")
    found = targets(told, masthead(told))
    assert [(str(t.quantity.low), t.deadline and t.deadline.by) for t in found] == [("40", "2030-12-31"), ("3", "2030-12-31")]


def test_a_year_before_that_of_the_article_is_told_and_what_a_plan_sets_by_its_year_is_not() -> None:
    lines = (*LINES[:2], "Theo Quyết định số 12/QĐ-UBND ban hành kế hoạch phát triển điện giai đoạn 2026-2030, đến năm 2030, duy trì 90% công trình có công tơ hai chiều.", "\"Chúng tôi dự kiến lắp ít nhất 400 mái nhà\", giám đốc sở nói. Năm 2024, ngành này mới chiếm 5% sản lượng, tăng 2% so với năm 2023.")
    told = reading(*lines)
    assert [str(t.quantity.low) for t in targets(told, masthead(told))] == ["90", "400"]


def test_targets_that_a_congress_has_adopted_are_read_in_the_paragraph_that_lists_them() -> None:
    told = reading("Hội nông dân xã đại hội", "Đại hội thông qua 5 chỉ tiêu lớn, như: 75% hội viên được tập huấn; 600 hộ được vay vốn; gia đình 5 không, 3 sạch.", "Xã có 900 hội viên.")
    assert [str(t.quantity.low) for t in targets(told, masthead(told))] == ["75", "600"]


def test_a_count_under_the_name_of_its_indicator_goes_on_with_the_goals() -> None:
    told = reading(*LINES[:3], "Chỉ tiêu chăn nuôi năm 2026: Tổng đàn trâu 2.000 con; tổng đàn bò 9.000 con.")
    assert [str(t.quantity.low) for t in targets(told, masthead(told))] == ["45", "60", "2000", "9000"]
