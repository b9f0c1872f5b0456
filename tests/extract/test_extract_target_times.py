"""When and how firmly: years from which something holds, recurrences, opening sentences, leads that speak for all below them."""

from __future__ import annotations

import pytest

from pipeline.extract.masthead import masthead
from pipeline.extract.reading import Reading
from pipeline.extract.targets import targets
from pipeline.model import Block, Document, Source, Target
from pipeline.outline.section import outline
from pipeline.rules import load
from tests.extract.writing import HEAD, PROVINCE, Row, reading


def found(*lines: str | Row) -> tuple[Target, ...]:
    return targets(reading(*lines), PROVINCE)


def one(text: str) -> Target:
    return found("I. MỤC TIÊU", f"- {text}")[0]


def opened(sentence: str) -> Reading:
    """A plan whose title names no year, with this opening sentence."""
    lines = (*HEAD[:-1], sentence, "I. MỤC TIÊU", "- Số hóa 11 cơ sở dữ liệu.")
    source = Source(name="x.txt", sha256="", media_type="text/plain", reader="text")
    document = Document(source=source, blocks=tuple(Block(id=i, text=x) for i, x in enumerate(lines)))
    return Reading(document, outline(document), load())


def test_from_a_year_on_is_reached_by_it_and_kept() -> None:
    target = one("Từ năm 2027 trở đi, 100% trường học có sân chơi.")
    assert target.deadline is not None
    assert (target.deadline.by, target.deadline.every, target.deadline.source) == ("2027-12-31", "always", "sentence")
    assert target.deadline.text == "Từ năm 2027 trở đi"
    assert target.indicator == "trường học có sân chơi"


@pytest.mark.parametrize(
    ("text", "every", "indicator"),
    [
        ("Từ năm 2027, mỗi năm giảm 5% lượng rác thải nhựa.", "year", "giảm lượng rác thải nhựa"),
        ("Từ năm 2027, 100% trường học có sân chơi.", "always", "trường học có sân chơi"),
        ("Từ năm 2026 đến năm 2027, 100% trường học có sân chơi.", None, "trường học có sân chơi"),
    ],
)
def test_from_a_year_and_a_comma(text: str, every: str | None, indicator: str) -> None:
    target = one(text)
    assert target.deadline is not None
    assert (target.deadline.by, target.deadline.every, target.indicator) == ("2027-12-31", every, indicator)


def test_a_year_to_reach_goes_before_the_year_from_which_it_is_kept() -> None:
    target = one("Đến năm 2028 đạt 90% và duy trì từ năm 2029 trở đi tỷ lệ thôn có nhà văn hóa.")
    assert target.deadline is not None
    assert target.deadline.by == "2028-12-31"


RECURRING: list[tuple[str, str | None]] = [
    ("Hằng năm duy trì ít nhất 02 hội trại cho trẻ em.", "year"),
    ("Mỗi năm có ít nhất 15 sáng kiến được công nhận.", "year"),
    ("Mỗi quý, tổ chức ít nhất 01 buổi đối thoại.", "quarter"),
    ("Tỷ lệ hộ nghèo giảm hàng năm 1% - 1,5%.", "year"),
    ("100% hộ chăn nuôi được tiêm phòng miễn phí hằng năm.", "year"),
    ("95% người hưởng trợ cấp hằng tháng nhận tiền qua tài khoản.", None),
    ("Thu nhập bình quân hằng tháng đạt 9 triệu đồng/người.", None),
    ("90% cơ sở nộp báo cáo hằng năm đúng hạn.", None),
    ("Tăng bình quân 8%/năm.", None),
]


@pytest.mark.parametrize(("text", "every"), RECURRING)
def test_a_target_that_recurs_says_how_often(text: str, every: str | None) -> None:
    deadline = one(text).deadline
    assert deadline is not None
    assert deadline.every == every
    assert deadline.by == "2030-12-31"


def test_a_column_that_only_says_how_often_gives_the_recurrence() -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]
    target = found("PHỤ LỤC", "DANH MỤC NHIỆM VỤ", head, ["1", "Dành ít nhất 12% ngân sách chi thường xuyên cho thư viện", "Sở Tài chính", "Hằng năm"])[0]
    assert target.deadline is not None
    assert (target.deadline.every, target.deadline.source) == ("year", "column")


def test_years_named_only_in_the_opening_sentence_are_the_plan_s() -> None:
    assert masthead(opened("Ủy ban nhân dân phường xây dựng kế hoạch như sau:")).period is None
    again = opened("Ủy ban nhân dân phường ban hành Kế hoạch số hóa dữ liệu giai đoạn 2026 - 2028 với các nội dung sau:")
    period = masthead(again).period
    assert period is not None
    assert (period.start, period.end) == (2026, 2028)
    deadline = targets(again, masthead(again))[0].deadline
    assert deadline is not None
    assert (deadline.by, deadline.source) == ("2028-12-31", "title")


def test_a_lead_line_speaks_for_all_groups_below_it() -> None:
    lines = ("I. MỤC TIÊU", "1. Phấn đấu đến cuối năm 2027 đạt các chỉ tiêu sau:", "a) Lĩnh vực y tế", "- 95% trạm y tế có bác sĩ.", "2. Yêu cầu", "- 100% trạm y tế có tủ thuốc.")
    assert [t.commitment for t in found(*lines)] == ["aspirational", "firm"]


def test_targets_led_as_such_stand_among_the_objectives() -> None:
    lines = ("II. NỘI DUNG", "1. Phong trào thi đua được cụ thể hóa bằng các chỉ tiêu sau:", "- Ít nhất 80% hộ dân biết phân loại rác.", "2. Giải pháp", "- Vận động ít nhất 50% hộ dân tham gia.")
    assert [t.where for t in found(*lines)] == ["objectives", "tasks"]


RATED: list[tuple[str, str | None]] = [
    ("Bảo đảm ít nhất 4 m2 sân chơi cho mỗi học sinh.", "học sinh"),
    ("Bố trí tối thiểu 2 cây xanh cho mỗi trẻ em.", "trẻ em"),
    ("Bảo đảm ít nhất 25 lít nước sạch cho từng người trong một ngày hạn hán.", "người"),
    ("Xây dựng 4 sân chơi.", None),
    ("Số bác sĩ/10.000 dân đạt 12 bác sĩ.", "10.000 dân"),
    ("Số thuê bao/100 dân đạt 95 thuê bao.", "100 dân"),
]


@pytest.mark.parametrize(("text", "per"), RATED)
def test_so_much_for_each_is_a_rate(text: str, per: str | None) -> None:
    assert one(text).per == per


def test_a_total_names_what_it_counts() -> None:
    assert found("I. MỤC TIÊU", "- Hình thành mới 05 bến xe, nâng tổng số lên 12 bến.")[1].indicator == "tổng số bến"


AGAIN: list[tuple[str, str, bool]] = [
    ("Thống nhất hành động, góp phần đạt sản lượng cá biển tăng bình quân 6%/năm.", "Sản lượng cá biển tăng bình quân 6%/năm.", True),
    ("100% bến cá, cảng cá phải lập sổ nhật ký điện tử.", "Quản lý nghề cá: 100% bến cá, cảng cá lập sổ nhật ký điện tử, gắn với truy xuất nguồn gốc.", True),
    ("100% trường học có nhà vệ sinh đạt chuẩn.", "100% trạm y tế có nhà vệ sinh đạt chuẩn và có tường rào.", False),
    ("Tối thiểu 60% hộ dân ứng dụng công nghệ tưới tiết kiệm.", "Đưa tỷ lệ hộ dân ứng dụng công nghệ tưới tiết kiệm lên tối thiểu 60% trên toàn tỉnh.", True),
]


@pytest.mark.parametrize(("first", "second", "again"), AGAIN)
def test_a_target_said_within_longer_words_is_said_again(first: str, second: str, again: bool) -> None:
    both = found("I. MỤC TIÊU", f"- {first}", f"- {second}")
    assert len(both) == 2
    assert (both[1].restates == "T1") is again


def test_a_recurrence_that_opens_a_sentence_holds_for_all_its_figures() -> None:
    both = found("I. MỤC TIÊU", "- Hằng năm, có từ 90% hộ gia đình, 85% thôn đạt danh hiệu văn hóa.")
    assert [t.deadline and t.deadline.every for t in both] == ["year", "year"]
    assert [t.indicator for t in both] == ["hộ gia đình đạt danh hiệu văn hóa", "thôn đạt danh hiệu văn hóa"]


def test_values_told_in_turn_take_the_years_told_before_in_turn() -> None:
    text = "- Đón 1,2 triệu lượt khách vào năm 2027 và 1,5 triệu lượt khách vào năm 2028; doanh thu lần lượt đạt 900 tỷ đồng và 1.200 tỷ đồng."
    revenue = found("I. MỤC TIÊU", text)[2:]
    assert [(t.indicator, t.deadline and t.deadline.by) for t in revenue] == [("doanh thu", "2027-12-31"), ("doanh thu", "2028-12-31")]


def test_values_told_in_turn_without_as_many_years_keep_the_sentence_s() -> None:
    pair = found("I. MỤC TIÊU", "- Đến năm 2028, số trường và số trạm đạt chuẩn lần lượt là 15 trường và 12 trạm.")
    assert [t.deadline and t.deadline.by for t in pair] == ["2028-12-31", "2028-12-31"]


CARDS: list[tuple[tuple[str, ...], str]] = [
    (("1. Dữ liệu đất đai", "a) Nhiệm vụ:", "- Hoàn thiện 12 cơ sở dữ liệu.", "b) Cơ quan thực hiện: Sở Tài chính.", "c) Thời gian thực hiện: Hoàn thành trong năm 2027."), "2027-12-31"),
    (("1. Dữ liệu đất đai", "- Nội dung: Hoàn thiện 12 cơ sở dữ liệu.", "- Cơ quan chủ trì: Sở Tài chính.", "- Thời gian thực hiện: Quý II/2028."), "2028-06-30"),
    (("1. Dữ liệu đất đai", "- Hoàn thiện 12 cơ sở dữ liệu.", "2. Dữ liệu cán bộ", "- Thời gian thực hiện: Quý II/2028."), "2030-12-31"),
    (("1. Dữ liệu đất đai", "- Hoàn thiện 12 cơ sở dữ liệu.", "- Hoàn thành việc đo đạc trong năm 2027."), "2030-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "by"), CARDS)
def test_the_time_line_of_a_task_s_card_dates_what_stands_above_it(lines: tuple[str, ...], by: str) -> None:
    deadline = found("II. NHIỆM VỤ", *lines)[0].deadline
    assert deadline is not None
    assert deadline.by == by


LED: list[tuple[tuple[str, ...], str | None]] = [
    (("1. Dữ liệu đất đai", "- Hoàn thiện 12 cơ sở dữ liệu.", "Đơn vị chủ trì: Phòng Kinh tế; Đơn vị phối hợp: Công an phường."), "Phòng Kinh tế"),
    (("1. Dữ liệu đất đai", "a) Nhiệm vụ:", "- Hoàn thiện 12 cơ sở dữ liệu.", "b) Cơ quan chủ trì: Sở Tài chính, Sở Y tế.", "c) Thời gian thực hiện: năm 2027."), "Sở Tài chính"),
    (("1. Dữ liệu đất đai", "- Hoàn thiện 12 cơ sở dữ liệu.", "- Cơ quan phối hợp: Sở Tài chính."), None),
    (("1. Dữ liệu đất đai", "- Hoàn thiện 12 cơ sở dữ liệu.", "2. Dữ liệu cán bộ", "- Cơ quan chủ trì: Sở Nội vụ."), None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "owner"), LED)
def test_the_lead_of_a_task_s_card_answers_for_its_targets(lines: tuple[str, ...], owner: str | None) -> None:
    body = found("II. NHIỆM VỤ", *lines)[0].owner
    assert (body and body.name) == owner
