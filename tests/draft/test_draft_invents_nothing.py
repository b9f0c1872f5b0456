"""What an official found invented or lost in a draft, each with the words that caused it."""

import pytest
from tests.draft.drafting import RULES, body, duty, plan, ward

from pipeline.draft.adapt_units import OUTSIDE, Units
from pipeline.draft.adapt_words import Wording
from pipeline.draft.draft import draft
from pipeline.draft.setting import Setting
from pipeline.model import Draft, DraftParagraph, Evidence, Objective, SectionBrief, Task

SETTING = Setting([plan()], ward(), RULES)
UNITS = Units(SETTING)


def task(id: str, text: str, section: str = "II.1.-1") -> Task:
    return Task(id=id, text=text, section=section, evidence=Evidence(quote=text, rule="test"))


def said(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph)]


def test_a_name_in_quotation_marks_is_never_changed() -> None:
    text = "Nhân rộng mô hình “Tuyến phố xanh trên địa bàn tỉnh” đến các hộ trên địa bàn tỉnh"
    adapted, _ = Wording(SETTING, UNITS).adapt(text, communes="villages")
    assert adapted == "Nhân rộng mô hình “Tuyến phố xanh trên địa bàn tỉnh” đến các hộ trên địa bàn phường"


def test_an_association_without_a_branch_in_a_ward_keeps_its_own_name() -> None:
    unit = UNITS.of(body("Hiệp hội Cây cảnh tỉnh"))
    assert unit is None or (unit.sort == OUTSIDE and not unit.name.endswith("phường"))


@pytest.mark.parametrize(
    "text",
    [
        "Hiện nay, toàn tỉnh có 45.000 cây bóng mát do các công ty quản lý.",
        "Bổ sung các chính sách hỗ trợ đặc thù cho đơn vị trồng cây.",
        "Điều chỉnh, bổ sung quy hoạch hạ tầng cây xanh.",
        "Đặt hàng nhiệm vụ khoa học và công nghệ cấp tỉnh về giống cây.",
        "Tuyên truyền trên bảng quang báo của các tuyến đường.",
        "Ngân sách tỉnh bảo đảm kinh phí trồng cây theo dự toán.",
    ],
)
def test_what_is_the_provinces_is_left_out_with_its_reason(text: str) -> None:
    made = draft([plan(tasks=(task("N1", text), task("N2", "Vận động hộ gia đình trồng cây trước nhà.")))], ward(), RULES)
    assert any("Vận động hộ gia đình" in line for line in said(made))
    assert not any(text[:25] in line for line in said(made))
    assert any(left.parent == "P1:N1" and left.reason for left in made.dropped)


def test_the_present_of_the_province_is_no_objective_of_the_ward() -> None:
    text = "Hiện nay, tổng số cây bóng mát trên địa bàn tỉnh khoảng 45.000 cây, trong đó có 220 cây cổ thụ."
    objective = Objective(id="O1", text=text, evidence=Evidence(quote=text, rule="test"))
    made = draft([plan(objectives=(objective,))], ward(), RULES)
    assert not any("45.000" in line for line in said(made))


def test_headings_that_only_count_are_no_groups() -> None:
    sections = (
        SectionBrief(path="II", marker="II.", heading="NHIỆM VỤ", role="tasks"),
        SectionBrief(path="II.1", marker="1.", heading="Trồng mới", role="item"),
        SectionBrief(path="II.1.a", marker="a)", heading="Hoạt động 1", role="item"),
        SectionBrief(path="II.2", marker="2.", heading="Chăm sóc", role="item"),
        SectionBrief(path="II.2.a", marker="a)", heading="Hoạt động 1", role="item"),
    )
    tasks = (task("N1", "Trồng cây tại công viên khu phố.", "II.1.a.-1"), task("N2", "Cắt tỉa cây trước mùa bão.", "II.2.a.-1"))
    lines = said(draft([plan(sections=sections, tasks=tasks)], ward(), RULES))
    assert {"1. Trồng mới", "2. Chăm sóc"} <= set(lines)
    assert not any("Hoạt động 1" in line for line in lines)


def test_a_task_tells_who_leads_it_where_the_parent_did() -> None:
    words = "Phát động phong trào trồng cây trong nhân dân."
    made = draft([plan(tasks=(task("N1", words),), assignments=(duty("A1", "Sở Y tế", words, where="tasks"),))], ward(), RULES)
    assert "- Phát động phong trào trồng cây trong nhân dân (Phòng Văn hóa - Xã hội chủ trì)." in said(made)


def test_words_that_only_open_a_list_are_no_task() -> None:
    lines = said(draft([plan(tasks=(task("N1", "Các địa phương thực hiện các hoạt động sau:"), task("N2", "Trồng cây đầu xuân.")))], ward(), RULES))
    assert not any("hoạt động sau" in line for line in lines)


def test_a_parent_of_another_province_is_asked_about() -> None:
    made = draft([plan()], ward(province="tỉnh Cao Bằng"), RULES)
    assert any(b.where == "văn bản cấp trên" and "Lạng Sơn" in b.question and "Cao Bằng" in b.question for b in made.blanks)
    assert not any(b.where == "văn bản cấp trên" for b in draft([plan()], ward(), RULES).blanks)
