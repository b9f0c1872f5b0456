"""The parent's own structure in the draft: stages, fields, events with their theme and time; and what of a task is the province's alone."""

import pytest
from tests.draft.drafting import PARENT, RULES, parent, plan, read, ward

from pipeline.draft.adapt_drops import province_only, trimmed
from pipeline.draft.draft import draft
from pipeline.draft.headings import chain, pair, uncounted
from pipeline.draft.setting import Setting
from pipeline.model import Draft, DraftParagraph, Evidence, Plan, SectionBrief, Task

SETTING = Setting([plan()], ward(), RULES)
EVENT = """\
3. Tuần lễ trồng cây

a) Chủ đề Tuần lễ trồng cây năm 2026

“Mỗi nhà một bóng mát”.

b) Thời gian: Từ ngày 01/6/2026 đến ngày 07/6/2026.

c) Bộ nhận diện của Tuần lễ (kèm Phụ lục).

d) Các hoạt động chính

- Tổ chức lễ phát động trồng cây tại các thôn, tổ dân phố.

- Vận động hộ gia đình trồng cây trước nhà.

II. NHIỆM VỤ VÀ GIẢI PHÁP
"""


def said(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph)]


def section(path: str, heading: str, role: str = "item") -> SectionBrief:
    return SectionBrief(path=path, marker=path.rpartition(".")[2], heading=heading, role=role, text=heading)


STAGES = (
    section("III", "LỘ TRÌNH", "tasks"), section("III.1", "Giai đoạn 2026 - 2028"), section("III.2", "Giai đoạn 2029 - 2030"),
    section("III.2.a", "Cải tạo vườn hoa"), section("III.2.b", "Hoạt động 2"),
)  # fmt: skip


def task(id: str, text: str, path: str) -> Task:
    return Task(id=id, text=text, section=path, evidence=Evidence(quote=text, rule="test"))


@pytest.fixture(scope="module")
def event() -> Draft:
    text = PARENT.format(targets="- Ít nhất 95% người cao tuổi được khám sức khỏe định kỳ.").replace("II. NHIỆM VỤ VÀ GIẢI PHÁP\n", EVENT)
    return draft([read(text)], ward(), RULES)


def test_theme_time_and_signs_of_an_event_stay_with_its_activities(event: Draft) -> None:
    lines = said(event)
    start = next(n for n, line in enumerate(lines) if line.endswith("Tuần lễ trồng cây"))
    assert lines[start + 1 : start + 5] == [
        "- Chủ đề Tuần lễ trồng cây năm 2026: “Mỗi nhà một bóng mát”.",
        "- Thời gian: Từ ngày 01/6/2026 đến ngày 07/6/2026.",
        "- Bộ nhận diện của Tuần lễ: thực hiện theo Phụ lục kèm theo Kế hoạch số 88/KH-UBND.",
        "a) Các hoạt động chính",
    ]


def test_a_theme_is_no_objective(event: Draft) -> None:
    lines = said(event)
    objectives = lines[: next(n for n, line in enumerate(lines) if line.startswith("II."))]
    assert not any("bóng mát" in line or "Bộ nhận diện" in line for line in objectives)
    assert event.plan is not None
    assert not any("bóng mát" in o.text for o in event.plan.objectives)


def test_each_particular_tells_its_place_in_the_parent(event: Draft) -> None:
    origins = {o.item: o for o in event.origins}
    assert origins["- Thời gian: Từ ngày 01/6/2026 đến ngày 07/6/2026."].parent.startswith("P1:I.3")


def test_the_heading_of_a_stage_stands_above_its_groups() -> None:
    tasks = (task("N1", "Trồng cây tại các khu đất trống.", "III.1.-1"), task("N2", "Thay đất, trồng thêm cây bụi.", "III.2.a.-1"))
    lines = said(draft([plan(sections=STAGES, tasks=tasks)], ward(), RULES))
    at = lines.index("2. Giai đoạn 2029 - 2030")
    assert lines[at - 2 : at] == ["1. Giai đoạn 2026 - 2028", "- Trồng cây tại các khu đất trống."]
    assert lines[at + 1 : at + 3] == ["a) Cải tạo vườn hoa", "- Thay đất, trồng thêm cây bụi."]


def test_groups_of_one_stage_stand_together() -> None:
    paths = ("III.2.a.-1", "III.1.-1", "III.2.-1", "III.2.a.-2")
    tasks = tuple(task(f"N{n}", f"Chăm sóc cây theo đợt thứ {n} của vườn.", path) for n, path in enumerate(paths, 1))
    lines = said(draft([plan(sections=STAGES, tasks=tasks)], ward(), RULES))
    assert sum(line.endswith("Giai đoạn 2029 - 2030") for line in lines) == 1


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("III.1.-1", ("", "Giai đoạn 2026 - 2028")), ("III.2.a.-1", ("Giai đoạn 2029 - 2030", "Cải tạo vườn hoa")),
        ("III.2.b.-1", ("", "Giai đoạn 2029 - 2030")), ("III", ("", "")), ("", ("", "")),
    ],
)  # fmt: skip
def test_headings_above_a_path(path: str, wanted: tuple[str, str]) -> None:
    assert pair(Plan(kind="plan", source=plan().source, masthead=plan().masthead, sections=STAGES), path) == wanted


def test_a_part_within_an_item_keeps_its_heading() -> None:
    sections = (section("II", "MỤC TIÊU", "objectives"), section("II.2", "Tháng vệ sinh"), section("II.2.a", "Hoạt động chính", "tasks"))
    assert chain(plan(sections=sections), "II.2.a.-1") == ("Tháng vệ sinh", "Hoạt động chính")


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [("Mục tiêu 2: Về cây xanh", "Về cây xanh"), ("Mục tiêu 3. Lĩnh vực nhà ở", "Lĩnh vực nhà ở"), ("Mục tiêu 4", ""), ("Về nước sạch", "Về nước sạch")],
)
def test_a_heading_loses_its_count(heading: str, wanted: str) -> None:
    assert uncounted(heading) == wanted


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Tổng kết “Mô hình vườn thuốc trên địa bàn tỉnh” thí điểm tại Bệnh viện Hòa Bình.", True),
        ("Thí điểm phòng đọc tại Bệnh viện Đa khoa Hòa Bình.", True),
        ("Bồi dưỡng nhân viên tại 06 mô hình tư vấn.", True),
        ("Phối hợp với sở, ngành hướng dẫn chuyên môn cho các xã, phường triển khai.", True),
        ("Phối hợp với các sở, ngành, địa phương xây dựng cơ chế chính sách về cây xanh.", True),
        ("Tuyên truyền tại bệnh viện, trạm y tế và trường học.", False),
        ("Tuyên truyền cuộc thi “Vườn xanh toàn tỉnh” đến học sinh.", False),
        ("Hướng dẫn nghiệp vụ cho cộng tác viên.", False),
        ("Bồi dưỡng cộng tác viên tại mỗi mô hình.", False),
    ],
)
def test_what_is_the_provinces_alone(text: str, alone: bool) -> None:
    assert (province_only(SETTING, text) is not None) is alone


def test_only_the_ways_that_the_province_has_are_taken_out() -> None:
    text = "Truyền thông bằng nhiều cách như: phát tờ rơi; đưa tin trên bảng quang báo của thành phố; mở chuyên mục trên đài phát thanh, truyền hình; treo băng rôn tại khu dân cư"
    kept, rules = trimmed(SETTING, text)
    assert kept == "Truyền thông bằng nhiều cách như: phát tờ rơi; treo băng rôn tại khu dân cư"
    assert rules == ("adapt-drop-infrastructure", "adapt-drop-broadcast")


def test_the_provinces_part_before_the_wards_is_cut() -> None:
    kept, rules = trimmed(SETTING, "Mỗi năm tổ chức ít nhất 01 hội thi cấp tỉnh và 12 hội thi cấp xã.")
    assert (kept, rules) == ("Mỗi năm tổ chức 12 hội thi cấp xã.", ("adapt-cut-level",))


def test_a_task_that_only_has_the_provinces_way_stays_whole() -> None:
    assert trimmed(SETTING, "Đưa tin trên bảng quang báo; phát tờ rơi.") == ("Đưa tin trên bảng quang báo; phát tờ rơi.", ())


@pytest.mark.parametrize("words", ["Các đơn vị phối hợp thực hiện các hoạt động sau:", "Các đơn vị phối hợp thực hiện các hoạt động sau", "Nội dung cụ thể như sau."])
def test_words_that_open_a_list_are_no_task(words: str) -> None:
    lines = said(draft([plan(tasks=(task("N1", words, ""), task("N2", "Trồng cây đầu xuân.", "")))], ward(), RULES))
    assert not any(words.strip(":.") in line for line in lines)


def test_a_group_named_for_the_provinces_level_is_left_out() -> None:
    sections = (section("III", "NHIỆM VỤ", "tasks"), section("III.1", "Các bước giám sát"), section("III.1.-1", "Cấp thành phố"), section("III.1.-2", "Cấp xã"))
    tasks = (task("N1", "Chọn ngẫu nhiên đơn vị để giám sát.", "III.1.-1.+1"), task("N2", "Chọn hộ gia đình để hỏi.", "III.1.-2.+1"))
    made = draft([plan(sections=sections, tasks=tasks)], ward(), RULES)
    assert "P1:N1" in {d.parent for d in made.dropped}
    assert any("Chọn hộ gia đình" in line for line in said(made))


def test_the_plain_parent_has_one_level_of_groups() -> None:
    lines = said(draft([parent()], ward(), RULES))
    assert "1. Truyền thông" in lines


AIMS = """\
I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Nâng cao nhận thức của người dân trên địa bàn tỉnh về chăm sóc người cao tuổi trong gia đình và cộng đồng.

- Báo cáo, đề xuất Chính phủ sửa đổi chính sách đối với người cao tuổi trong giai đoạn tới.

2. Yêu cầu

- Việc thực hiện bảo đảm thiết thực, tiết kiệm, phù hợp với tình hình của tỉnh và từng địa bàn dân cư.

I. MỤC TIÊU
"""


def test_what_the_parent_aims_at_and_requires_opens_the_plan() -> None:
    text = PARENT.format(targets="- Ít nhất 95% người cao tuổi được khám sức khỏe định kỳ.").replace("I. MỤC TIÊU\n", AIMS, 1)
    made = draft([read(text)], ward(), RULES)
    lines = said(made)
    at = lines.index("I. MỤC ĐÍCH, YÊU CẦU")
    assert lines[at + 1 : at + 6] == [
        "1. Mục đích", "- Nâng cao nhận thức của người dân trên địa bàn phường về chăm sóc người cao tuổi trong gia đình và cộng đồng.",
        "2. Yêu cầu", "- Việc thực hiện bảo đảm thiết thực, tiết kiệm, phù hợp với tình hình của phường và từng địa bàn dân cư.", "II. MỤC TIÊU",
    ]  # fmt: skip
    assert any("trung ương" in d.reason for d in made.dropped)
    assert next(o.parent for o in made.origins if "thiết thực, tiết kiệm" in o.item) == "P1:I.2.-1"


def test_a_parent_without_aims_has_no_such_part() -> None:
    assert not any("MỤC ĐÍCH" in line for line in said(draft([parent()], ward(), RULES)))
