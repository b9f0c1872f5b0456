"""Kinds of plan: for one year, of a department, of each sort of commune and signer; with annexes. Each reads back and is in form."""

import datetime
import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from tests.draft.carrying import CORPUS, parent_of
from tests.draft.drafting import PARENT, RULES, parent, plan, read, target, ward

from pipeline.audit.report import audit
from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.draft.lines import GAP
from pipeline.form.form import check
from pipeline.model import Deadline, Draft, DraftParagraph, DraftTable, Plan
from pipeline.wards import Ward
from pipeline.wards import load as load_ward

ON = datetime.date(2026, 11, 21)
YEARS = (
    "- Đến năm 2027, 70% hộ gia đình phân loại rác tại nguồn; đến năm 2030 đạt 95%.",
    "- Đến năm 2030, 90% người cao tuổi được khám sức khỏe.",
    "- Hằng năm 100% học sinh được khám sức khỏe học đường.",
    "- Trong năm 2026, 60% hộ nghèo được hỗ trợ sinh kế.",
    "- Không để xảy ra ngộ độc thực phẩm đông người.",
)


def lines(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph)]


def holding(made: Draft, words: str) -> str:
    return next(line for line in lines(made) if words in line and not line.startswith("Phụ lục"))


def tables(made: Draft) -> list[DraftTable]:
    return [p for p in made.content if isinstance(p, DraftTable)]


def errors(made: Draft, parents: list[Plan]) -> list[str]:
    """What the audit of the draft read back and its form check call errors."""
    data = to_docx(made)
    report = audit(read(data, "du-thao.docx"), parents, RULES)
    found = [v.sentence for v in report.verdicts if v.severity == "error"] + [f.message for f in report.findings if f.severity == "error"]
    return found + [f"{f.rule} {f.places}" for f in check(data, "du-thao.docx", RULES, on=ON).faults if f.severity == "error"]


def of_year(year: int, **facts: Any) -> Draft:
    return draft([parent(*YEARS)], ward(plan="year", year=year, **facts), RULES)


def test_a_year_plan_takes_the_years_own_milestone() -> None:
    made = of_year(2027)
    assert "70% hộ gia đình" in holding(made, "phân loại rác")
    assert not [line for line in lines(made) if "95%" in line]
    assert [d.reason for d in made.dropped if "2030" in d.reason and "95%" in d.quote] == ["Mức của năm 2030; kế hoạch năm 2027 lấy theo mức của năm 2027."]


def test_the_end_of_the_period_is_not_copied_as_the_years_value() -> None:
    made = of_year(2027)
    line = holding(made, "người cao tuổi được khám sức khỏe")
    assert GAP in line
    assert not [text for text in ("90%", "2030") if text in line]
    assert [b.question for b in made.blanks if "90%" in b.question and "2027" in b.question and "2030" in b.question]


def test_what_holds_every_year_stays() -> None:
    made = of_year(2028)
    assert "100% học sinh" in holding(made, "khám sức khỏe học đường")
    assert GAP not in holding(made, "ngộ độc thực phẩm")


def test_what_is_past_is_left_out() -> None:
    made = of_year(2027)
    assert not [line for line in lines(made) if "hộ nghèo được hỗ trợ sinh kế" in line]
    assert [d for d in made.dropped if "60%" in d.quote and "2026" in d.reason]


def test_the_wards_own_value_closes_the_gap() -> None:
    made = of_year(2027, targets=[{"match": "người cao tuổi được khám", "value": 82}])
    assert "82% người cao tuổi" in holding(made, "người cao tuổi được khám")


def test_title_headings_and_reports_follow_the_year() -> None:
    made = of_year(2027)
    assert made.head.title.endswith("năm 2027")
    assert "2026 - 2030" not in made.head.title
    assert [line for line in lines(made) if line.endswith("Mục tiêu cụ thể năm 2027")]
    assert [line for line in lines(made) if "Sở Y tế trước ngày 10 tháng 12 năm 2027" in line]


@pytest.mark.parametrize("year", [2026, 2027, 2029, 2030])
@pytest.mark.parametrize("annex", [False, True])
def test_a_year_plan_audits_without_error(year: int, annex: bool) -> None:
    assert errors(of_year(year, annex=annex), [parent(*YEARS)]) == []


def test_only_values_of_the_year_are_carried() -> None:
    made = of_year(2028)
    assert made.plan is not None
    due = {t.deadline.by[:4] for t in made.plan.targets if t.deadline and t.deadline.by and not t.deadline.every and t.quantity.low}
    assert due <= {"2028"}


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Chăm sóc cây xanh trên địa bàn tỉnh Lạng Sơn giai đoạn 2026 - 2030", "phường Kỳ Lừa năm 2027"),
        ("Chăm sóc cây xanh trên địa bàn tỉnh Lạng Sơn đến năm 2030", "phường Kỳ Lừa năm 2027"),
        ("Chăm sóc cây xanh 05 năm 2026 - 2030 trên địa bàn tỉnh Lạng Sơn", "Chăm sóc cây xanh năm 2027 trên địa bàn phường Kỳ Lừa"),
        ("Chăm sóc cây xanh trên địa bàn tỉnh Lạng Sơn", "phường Kỳ Lừa năm 2027"),
        ("Chăm sóc cây xanh trên địa bàn tỉnh Lạng Sơn năm 2027", "phường Kỳ Lừa năm 2027"),
    ],
)
def test_titles_of_a_year(title: str, wanted: str) -> None:
    given = plan(targets=(target("T1", "80% tuyến phố có cây xanh", "80"),))
    made = draft([replace(given, masthead=replace(given.masthead, title=title))], ward(plan="year", year=2027), RULES)
    assert made.head.title.endswith(wanted)
    assert made.head.title.count("năm") == 1


def test_a_duty_of_another_year_is_left_out() -> None:
    text = PARENT.format(targets="- 90% người cao tuổi có thẻ bảo hiểm y tế.").replace(
        "- Tổ chức khám sức khỏe định kỳ cho người cao tuổi.",
        "- Tổ chức khám sức khỏe định kỳ cho người cao tuổi.\n\n- Lập sổ theo dõi người cao tuổi neo đơn, hoàn thành trước ngày 30/9/2026.",
    )
    made = draft([read(text)], ward(plan="year", year=2028), RULES)
    assert not [line for line in lines(made) if "Lập sổ theo dõi" in line]
    assert [d for d in made.dropped if "Lập sổ" in d.quote and "trước năm 2028" in d.reason]


def test_a_year_that_no_parent_holds_is_asked_about() -> None:
    assert [b for b in of_year(2035).blanks if "2035" in b.question and "2026 - 2030" in b.question]
    assert not [b for b in of_year(2028).blanks if b.where == "năm kế hoạch"]


def test_a_whole_said_by_a_word_is_opened_too() -> None:
    made = draft([parent("- Hoàn thành lát vỉa hè cho toàn bộ các tuyến phố loại I.", *YEARS)], ward(plan="year", year=2027), RULES)
    assert "[…]% tuyến phố loại I" in holding(made, "lát vỉa hè")
    assert errors(made, [parent("- Hoàn thành lát vỉa hè cho toàn bộ các tuyến phố loại I.", *YEARS)]) == []


def test_a_sentence_below_a_fields_heading_is_restated_without_it() -> None:
    sentence = "Đến năm 2030 đạt 12 bác sĩ và 32 giường bệnh trên 10.000 dân"
    annex = f"Phụ lục\n\nBẢNG CHỈ TIÊU\n\n(Kèm theo Kế hoạch số 88/KH-UBND)\n\n| STT | Chỉ tiêu | Thời hạn |\n| --- | --- | --- |\n| 1 | {sentence} | Năm 2030 |\n"
    back = read(PARENT.format(targets=f"- Nguồn lực y tế:\n\n+ {sentence}.") + "\n" + annex)
    assert [(int(t.quantity.low), t.restates) for t in back.targets] == [(12, None), (32, None), (12, "T1"), (32, "T2")]


def test_an_absence_is_restated_in_the_annex() -> None:
    made = draft([parent(*YEARS)], ward(annex=True), RULES)
    back = read(to_docx(made), "x.docx")
    assert [t.restates is None for t in back.targets if "ngộ độc" in t.text] == [True, False]


def test_a_gap_in_the_annex_is_an_answer_left_open() -> None:
    text = PARENT.format(targets="- 90% người cao tuổi có thẻ bảo hiểm y tế.").replace(
        "- Chỉ đạo trạm y tế lập hồ sơ theo dõi sức khỏe người cao tuổi.", "- Thành lập 120 tổ chăm sóc người cao tuổi tại cộng đồng.",
    )
    given = read(text)
    made = draft([given], ward(annex=True), RULES)
    assert [row for row in tables(made)[1].rows if GAP in row[1]]
    assert errors(made, [given]) == []


def own_ward() -> Ward:
    return load_ward(CORPUS / "ctxh-phuong" / "ward.toml")


def of_department(name: str, parents: list[Plan]) -> Draft:
    return draft(parents, replace(own_ward(), issuer=name), RULES)


def test_a_departments_letterhead_and_signature() -> None:
    made = of_department("Phòng Văn hóa - Xã hội", [parent_of("ctxh-phuong")])
    assert made.head.superior == ("ỦY BAN NHÂN DÂN", "PHƯỜNG THÀNH SEN")
    assert made.head.issuer == ("PHÒNG VĂN HÓA - XÃ HỘI",)
    assert made.head.number == "/KH-VHXH"
    assert made.tail.authority == ("TRƯỞNG PHÒNG",)
    word: Any = Document(io.BytesIO(to_docx(made)))
    styles = {p.text: p.style for p in word.tables[0].rows[0].cells[0].paragraphs if p.text}
    assert not styles["PHƯỜNG THÀNH SEN"].font.bold
    assert styles["PHÒNG VĂN HÓA - XÃ HỘI"].font.bold


def test_a_department_carries_the_wards_own_counts_and_words() -> None:
    parents = [parent_of("ctxh-phuong")]
    made = of_department("Phòng Văn hóa - Xã hội", parents)
    assert made.plan is not None
    assert {t.quantity for t in made.plan.targets} == {t.quantity for t in parents[0].targets}
    assert "Sở Y tế mở" in holding(made, "lớp bồi dưỡng")
    assert errors(made, parents) == []


def test_a_department_gives_no_work_to_others() -> None:
    made = of_department("Phòng Kinh tế, Hạ tầng và Đô thị", [parent_of("ctxh-phuong")])
    assert made.plan is not None
    assert {b.name for a in made.plan.assignments for b in a.lead} == {"Phòng Kinh tế, Hạ tầng và Đô thị"}
    assert [d for d in made.dropped if d.parent == "P1:A1" and "Phòng Văn hóa - Xã hội" in d.reason]
    assert [b for b in made.blanks if "Công chức nào" in b.question]


def test_a_long_departments_name_stands_on_lines_of_about_one_length() -> None:
    made = of_department("Phòng Kinh tế, Hạ tầng và Đô thị", [parent_of("ctxh-phuong")])
    word: Any = Document(io.BytesIO(to_docx(made)))
    assert [p.text for p in word.tables[0].rows[0].cells[0].paragraphs if p.text][2:] == ["PHÒNG KINH TẾ,", "HẠ TẦNG VÀ ĐÔ THỊ"]


@pytest.mark.parametrize(
    ("issuer", "capacity", "position", "authority"),
    [
        ("", "CHỦ TỊCH", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("", "PHÓ CHỦ TỊCH", "", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("", "Q. CHỦ TỊCH", "", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        ("", "TL. CHỦ TỊCH", "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("", "TUQ. CHỦ TỊCH", "Trưởng phòng Văn hóa - Xã hội", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI")),
        ("Phòng Văn hóa - Xã hội", "PHÓ TRƯỞNG PHÒNG", "", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "CHỦ TỊCH", "", ("CHÁNH VĂN PHÒNG",)),
        ("Trung tâm Phục vụ hành chính công", "PHÓ GIÁM ĐỐC", "", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_who_signs(issuer: str, capacity: str, position: str, authority: tuple[str, ...]) -> None:
    made = draft([parent()], ward(issuer=issuer, signer={"capacity": capacity, "position": position, "name": "Lý Thị Mai"}), RULES)
    assert made.tail.authority == authority
    assert [f.rule for f in check(to_docx(made), "x.docx", RULES, on=ON).faults if f.severity == "error"] == []
    back = read(to_docx(made), "x.docx").masthead.signer
    assert back is not None
    assert back.name == "Lý Thị Mai"


@pytest.mark.parametrize(("kind", "name", "lines_"), [("xã", "Bắc Sơn", "XÃ BẮC SƠN"), ("đặc khu", "Hòn Trẹm", "ĐẶC KHU HÒN TRẸM"), ("phường", "1", "PHƯỜNG 1")])
def test_each_sort_of_commune(kind: str, name: str, lines_: str) -> None:
    made = draft([parent()], ward(kind=kind, name=name, departments=[], annex=True), RULES)
    assert made.head.issuer == ("ỦY BAN NHÂN DÂN", lines_)
    assert errors(made, [parent()]) == []


def test_the_annexes_restate_and_do_not_double() -> None:
    made = draft([parent()], ward(annex=True), RULES)
    back = read(to_docx(made), "du-thao.docx")
    assert made.plan is not None
    first = [t for t in back.targets if t.restates is None]
    assert [t.quantity for t in first] == [t.quantity for t in made.plan.targets]
    assert [t.quantity for t in back.targets if t.restates] == [t.quantity for t in made.plan.targets]
    for duty in made.plan.assignments:
        told = [a for a in back.assignments if duty.duty[:50] in a.duty]
        assert len(told) == 1, duty.duty
    assert errors(made, [parent()]) == []


def test_with_the_annexes_audits_as_without() -> None:
    told = []
    for annex in (False, True):
        report = audit(read(to_docx(draft([parent()], ward(annex=annex), RULES)), "x.docx"), [parent()], RULES)
        told.append([(v.parent.id if v.parent else "", v.verdict) for v in report.verdicts])
    assert told[0] == told[1]


def test_every_target_of_the_annex_has_a_lead_and_a_time() -> None:
    first, second = tables(draft([parent()], ward(annex=True), RULES))
    assert all(all(row) for row in first.rows)
    assert {row[2] for row in first.rows} == {"Năm 2030"}
    assert all(row[2] for row in second.rows)


def test_the_body_names_the_rows_of_the_annex() -> None:
    made = draft([parent()], ward(annex=True), RULES)
    table = tables(made)[1]
    numbers = [int(row[0]) for row in table.rows if row[2] == "Phòng Văn hóa - Xã hội"]
    line = holding(made, f"các nhiệm vụ từ số {numbers[0]} đến số {numbers[-1]} tại Phụ lục II")
    assert line.startswith("- Chủ trì thực hiện")
    assert not [p for p in lines(made) if p.startswith("- Tổ chức khám sức khỏe")]


def test_the_front_is_asked_in_the_body_and_not_in_the_annex() -> None:
    made = draft([parent()], ward(annex=True), RULES)
    assert not [row for row in tables(made)[1].rows if "Mặt trận" in row[2]]
    assert holding(made, "Vận động hội viên")


def test_gaps_and_missing_products_ask_in_the_annex() -> None:
    made = draft([parent()], ward(annex=True), RULES)
    asked = [b for b in made.blanks if b.where.startswith("Phụ lục II")]
    assert [b for b in asked if "sản phẩm" in b.question]
    comments = [c.text for c in Document(io.BytesIO(to_docx(made))).comments]
    assert all(b.question in comments for b in asked)


@pytest.mark.parametrize(("given", "shown"), [("7", "07/KH-UBND"), ("12", "12/KH-UBND"), ("", "/KH-UBND"), ("7/KH-UBND", "7/KH-UBND")])
def test_a_number_below_ten_has_a_nought(given: str, shown: str) -> None:
    assert draft([parent()], ward(number=given), RULES).head.number == shown


def test_one_annex_has_no_number() -> None:
    given = plan(targets=(target("T1", "80% tuyến phố có cây xanh", "80", deadline=Deadline(by="2030-12-31", text="đến năm 2030", source="heading")),))
    made = draft([given], ward(annex=True), RULES)
    heads = [p.text for p in made.content if isinstance(p, DraftParagraph) and p.style == "annex"]
    assert heads == ["Phụ lục"]


def test_number_and_day_of_the_plan_stand_in_its_annexes() -> None:
    made = draft([parent()], ward(annex=True, number="07", date="2026-01-05"), RULES)
    notes = [p.text for p in made.content if isinstance(p, DraftParagraph) and p.style == "annex_note"]
    assert notes == ["(Kèm theo Kế hoạch số 07/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân phường Kỳ Lừa)"] * 2
