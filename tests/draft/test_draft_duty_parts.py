"""What an official found wrong in drafted duties: told twice, for vague companies, at the parent's own day, with the parent's own counts."""

from typing import Any

import pytest
from tests.draft.drafting import RULES, body, duty, plan, ward

from pipeline.draft.adapt_figures import opened_counts
from pipeline.draft.adapt_times import ahead, earlier
from pipeline.draft.draft import draft
from pipeline.draft.headings import lowered
from pipeline.draft.lines import Line
from pipeline.draft.setting import Setting
from pipeline.model import Assignment, Deadline, Draft, DraftParagraph, DraftTable, Evidence, SectionBrief, Task

SETTING = Setting([plan()], ward(date="2026-01-15"), RULES)
LATE = Setting([plan()], ward(date="2026-06-18"), RULES)


def drafted(*assignments: Assignment, profile: dict[str, Any] | None = None, **facts: Any) -> Draft:
    return draft([plan(assignments=assignments, **facts)], ward(**(profile or {})), RULES)


def items(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph) and p.style == "item"]


def headings(made: Draft) -> list[str]:
    return [p.text.partition(" ")[2] for p in made.content if isinstance(p, DraftParagraph) and p.style == "heading2"]


def column(text: str, by: str | None = None) -> Deadline:
    return Deadline(text=text, by=by, source="column")


TEXT = duty("A1", "Sở Xây dựng", "Xây dựng và tổ chức các chương trình hỗ trợ hộ dân trồng, chăm sóc và thay thế cây bóng mát trước nhà.")
TABLE = duty(
    "A2", "Sở Xây dựng", "Xây dựng chương trình hỗ trợ trồng, chăm sóc, thay thế cây bóng mát cho hộ dân trước nhà.", where="annex",
    deadline=column("2027", "2027-12-31"), support=(body("Sở Y tế"),), product="Danh mục giống cây",
)  # fmt: skip


def test_a_duty_of_text_and_table_stands_once_with_what_the_table_tells() -> None:
    made = drafted(TEXT, TABLE)
    lines = [line for line in items(made) if "bóng mát" in line]
    assert lines == [
        "- Xây dựng và tổ chức các chương trình hỗ trợ hộ dân trồng, chăm sóc và thay thế cây bóng mát trước nhà; phối hợp: Phòng Văn hóa - Xã hội; "
        "thời gian thực hiện: năm 2027; sản phẩm: danh mục giống cây."
    ]
    assert next(o.parent for o in made.origins if "bóng mát" in o.item) == "P1:A1, P1:A2"
    assert made.plan is not None
    assert [a.deadline.by for a in made.plan.assignments if a.deadline] == ["2027-12-31"]


@pytest.mark.parametrize(
    "other",
    [
        duty("A2", "Sở Xây dựng", "Xây dựng chương trình hỗ trợ trồng, chăm sóc, thay thế cây bóng mát cho hộ dân trước nhà."),
        duty("A2", "Sở Xây dựng", "Kiểm tra việc cắt tỉa cây của các đơn vị thi công trên vỉa hè trong mùa mưa bão.", where="annex"),
        duty("A2", "Sở Y tế", "Xây dựng chương trình hỗ trợ trồng, chăm sóc, thay thế cây bóng mát cho hộ dân trước nhà.", where="annex"),
    ],
)  # fmt: skip
def test_what_is_no_twin_stays(other: Assignment) -> None:
    made = drafted(TEXT, other)
    assert made.plan is not None
    assert len(made.plan.assignments) == 2


def test_all_companies_are_asked_under_one_name() -> None:
    made = drafted(duty("A1", "các doanh nghiệp cây xanh", "Bố trí nhân lực."), duty("A2", "Doanh nghiệp, nhà đầu tư", "Thay cây chết."))
    asked = [h for h in headings(made) if "doanh nghiệp" in h]
    assert asked == ["Đề nghị các doanh nghiệp, hợp tác xã, tổ chức, cá nhân liên quan trên địa bàn phường Kỳ Lừa"]


def test_one_sort_of_companies_keeps_its_name_and_gets_a_place() -> None:
    made = drafted(duty("A1", "Doanh nghiệp cây xanh", "Bố trí nhân lực."))
    assert "Đề nghị các doanh nghiệp cây xanh trên địa bàn phường" in headings(made)


def test_institutes_and_universities_are_no_schools_of_the_ward() -> None:
    made = drafted(duty("A1", "Sở Xây dựng", "Chọn giống cây.", support=(body("Viện, Trường"),), where="annex"))
    assert not any("Các trường mầm non" in line or "các trường" in line for line in items(made) if "giống cây" in line)


def test_a_second_lead_helps_the_first() -> None:
    two = Assignment(id="A1", lead=(body("Sở Xây dựng"), body("Sở Y tế")), duty="Khảo sát cây độc hại.", where="implementation", evidence=Evidence(quote="x", rule="t"))
    line = next(line for line in items(drafted(two)) if "cây độc hại" in line)
    assert line == "- Khảo sát cây độc hại; phối hợp: Phòng Văn hóa - Xã hội."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lập danh sách cây nguy hiểm trước ngày 20/6/2026", "Lập danh sách cây nguy hiểm trước ngày 15/6/2026"),
        ("Hoàn thành trước ngày 03 tháng 9 năm 2026 việc cắt tỉa", "Hoàn thành trước ngày 29 tháng 8 năm 2026 việc cắt tỉa"),
        ("Thay cây chết, chậm nhất ngày 05/02/2027", "Thay cây chết, chậm nhất ngày 31/01/2027"),
        ("Rà soát xong trước ngày 15/11 hằng năm", "Rà soát xong trước ngày 10/11 hằng năm"),
        ("Trồng cây từ ngày 15/01/2026 đến ngày 20/02/2026", "Trồng cây từ ngày 15/01/2026 đến ngày 20/02/2026"),
        ("Theo Quyết định số 4/QĐ-UBND ngày 20/6/2026", "Theo Quyết định số 4/QĐ-UBND ngày 20/6/2026"),
        ("Rà soát trước ngày 03/01 hằng năm", "Rà soát trước ngày 03/01 hằng năm"),
        ("Rà soát trước ngày 31/02/2027", "Rà soát trước ngày 31/02/2027"),
    ],
)
def test_a_day_by_which_a_duty_is_done_moves_ahead(text: str, wanted: str) -> None:
    assert ahead(SETTING, text)[0] == wanted


def test_the_origin_tells_the_margin() -> None:
    assert ahead(SETTING, "Xong trước ngày 20/6/2027")[1] == ("deadline-ahead (5 ngày)",)
    wide = Setting([plan()], ward(duty_margin_days=12), RULES)
    assert ahead(wide, "Xong trước ngày 20/6/2027") == ("Xong trước ngày 08/6/2027", ("deadline-ahead (12 ngày)",))


def test_without_a_margin_and_before_the_draft_itself_the_day_stays() -> None:
    assert ahead(Setting([plan()], ward(duty_margin_days=0), RULES), "Xong trước ngày 20/6/2027")[1] == ()
    assert ahead(LATE, "Xong trước ngày 20/6/2026")[1] == ()


def test_words_and_plan_tell_the_same_day() -> None:
    given = Deadline(text="trước ngày 20/6/2027", by="2027-06-20", source="sentence")
    made = drafted(duty("A1", "Sở Xây dựng", "Lập danh sách cây nguy hiểm trước ngày 20/6/2027.", deadline=given))
    assert made.plan is not None
    assert [(a.deadline.by, a.duty[-10:]) for a in made.plan.assignments if a.deadline] == [("2027-06-15", " 15/6/2027")]
    assert earlier(SETTING, None) is None
    assert earlier(SETTING, column("Quý II/2027", "2027-06-30")) == column("Quý II/2027", "2027-06-30")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tổ chức 05 lớp tập huấn trồng cây", "Tổ chức […] lớp tập huấn trồng cây"),
        ("Hỗ trợ 1.200 hộ trồng cây, mở 3 điểm bán giống", "Hỗ trợ […] hộ trồng cây, mở […] điểm bán giống"),
        ("Mỗi khu phố trồng 02 tuyến cây", "Mỗi khu phố trồng 02 tuyến cây"),
        ("Năm 2026 trường học trồng cây", "Năm 2026 trường học trồng cây"),
        ("Đạt 90% hộ có cây", "Đạt 90% hộ có cây"),
        ("Thực hiện theo Điều 5 và khoản 2", "Thực hiện theo Điều 5 và khoản 2"),
    ],
)
def test_counts_of_the_parent_are_opened(text: str, wanted: str) -> None:
    line = opened_counts(SETTING, Line(text=text, parent="P1:N1"))
    assert line.text == wanted
    assert len(line.questions) == wanted.count("[…]")


def test_the_question_names_task_and_figure() -> None:
    words = "Tổ chức 05 lớp tập huấn trồng cây."
    task = Task(id="N1", text=words, evidence=Evidence(quote=words, rule="test"))
    made = drafted(tasks=(task,))
    assert any(b.question == "“Tổ chức 05 lớp tập huấn trồng cây”: cấp trên ghi 05 lớp. Phường thực hiện bao nhiêu?" for b in made.blanks)


@pytest.mark.parametrize(
    ("words", "product"),
    [
        ("Rà soát, lập danh sách cây nguy hiểm.", "Danh sách, số liệu rà soát"), ("Tổ chức tập huấn cho cộng tác viên.", "Lớp tập huấn, danh sách người tham dự"),
        ("Tuyên truyền đến hộ gia đình.", "Tin, bài, tài liệu, buổi tuyên truyền"),
    ],
)  # fmt: skip
def test_a_product_is_read_out_of_the_words_for_the_table(words: str, product: str) -> None:
    made = drafted(duty("A1", "Sở Xây dựng", words), profile={"annex": True})
    table = [p for p in made.content if isinstance(p, DraftTable)][-1]
    assert table.rows[0][-1] == product


def test_the_parents_product_goes_before_what_a_rule_reads() -> None:
    made = drafted(duty("A1", "Sở Xây dựng", "Rà soát cây nguy hiểm.", product="Bản đồ cây"), profile={"annex": True})
    assert [p for p in made.content if isinstance(p, DraftTable)][-1].rows[0][-1] == "Bản đồ cây"


def test_years_of_a_column_that_are_gone_are_not_told() -> None:
    made = drafted(duty("A1", "Sở Xây dựng", "Trồng cây.", where="annex", deadline=column("2025 - 2030", "2030-12-31")))
    assert "- Trồng cây; thời gian thực hiện: giai đoạn 2026 - 2030." in items(made)


def test_a_heading_in_capitals_becomes_running_text() -> None:
    said = SectionBrief(path="I.1", marker="1.", heading="", role="item", text="Nguồn NSNN bố trí hằng năm.")
    assert lowered("NGUỒN NSNN CHO CÂY XANH", plan(sections=(said,))) == "Nguồn NSNN cho cây xanh"
    assert lowered("Nguồn vốn", plan()) == "Nguồn vốn"


def test_without_a_table_one_sentence_gives_time_and_product_of_what_tells_none() -> None:
    made = drafted(duty("A1", "Sở Xây dựng", "Trồng cây."))
    said = [p.text for p in made.content if isinstance(p, DraftParagraph)]
    at = said.index("IV. TỔ CHỨC THỰC HIỆN")
    assert said[at + 1].startswith("Nhiệm vụ dưới đây không ghi thời hạn riêng thì thời hạn là giai đoạn 2026 - 2030; không ghi sản phẩm riêng")


def test_where_the_plan_has_no_years_the_time_is_asked_for() -> None:
    masthead = plan().masthead
    untimed = type(masthead)(issuer=masthead.issuer, number="9/KH-UBND", date="2026-01-05", doc_type="Kế hoạch", title="Trồng cây trên địa bàn tỉnh Lạng Sơn")
    made = drafted(duty("A1", "Sở Xây dựng", "Trồng cây."), masthead=untimed)
    assert any("không có thời hạn riêng" in b.question for b in made.blanks)


def test_with_the_table_the_sentence_is_not_needed() -> None:
    made = drafted(duty("A1", "Sở Xây dựng", "Trồng cây."), profile={"annex": True})
    assert not any("không ghi thời hạn riêng" in p.text for p in made.content if isinstance(p, DraftParagraph))
