"""Title, citations and reporting dates."""

from dataclasses import replace

import pytest
from tests.draft.drafting import RULES, body, duty, plan, ward

from pipeline.draft.draft import draft
from pipeline.model import Assignment, Deadline, Draft, DraftParagraph, Evidence, Period, Plan, Reference, Reporting

OWN = plan().masthead


def titled(title: str, **facts: object) -> str:
    return draft([plan(masthead=replace(OWN, title=title, **facts))], ward(), RULES).head.title  # type: ignore[arg-type]


def texts(*parents: Plan) -> list[str]:
    return [p.text for p in draft(parents, ward(), RULES).content if isinstance(p, DraftParagraph)]


def cited(made: Draft) -> list[DraftParagraph]:
    return [p for p in made.content if isinstance(p, DraftParagraph) and p.text.startswith("Thực hiện ")]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Phát triển trạm sạc trên địa bàn tỉnh Lạng Sơn giai đoạn 2026-2030", "Phát triển trạm sạc trên địa bàn phường Kỳ Lừa giai đoạn 2026 - 2030"),
        ("Chuyển đổi số tỉnh Lạng Sơn đến năm 2030", "Chuyển đổi số phường Kỳ Lừa đến năm 2030"),
        ("Phòng, chống đuối nước trẻ em năm 2026", "Phòng, chống đuối nước trẻ em trên địa bàn phường Kỳ Lừa năm 2026"),
        ("Về việc ban hành Kế hoạch thu gom rác thải trên địa bàn tỉnh", "Thu gom rác thải trên địa bàn phường Kỳ Lừa"),
        ("Ra quân làm sạch đường phố", "Ra quân làm sạch đường phố trên địa bàn phường Kỳ Lừa"),
    ],
)
def test_the_title_takes_the_wards_place(title: str, wanted: str) -> None:
    assert titled(title) == wanted


def test_a_title_in_capitals_is_written_as_running_text() -> None:
    wanted = "Thực hiện Chương trình tiêm chủng trên địa bàn phường Kỳ Lừa năm 2026"
    assert titled("THỰC HIỆN CHƯƠNG TRÌNH TIÊM CHỦNG TRÊN ĐỊA BÀN TỈNH LẠNG SƠN NĂM 2026") == wanted


def test_a_title_without_words_is_a_blank() -> None:
    assert titled("", period=None) == "Thực hiện […] trên địa bàn phường Kỳ Lừa"


def test_the_parent_comes_first_and_in_full() -> None:
    assert texts(plan())[:2] == [
        "Thực hiện Kế hoạch số 88/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lạng Sơn về phát triển cây xanh đô thị "
        "trên địa bàn tỉnh Lạng Sơn giai đoạn 2026 - 2030;",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.",
    ]


def reference(id: str, number: str, title: str, **facts: object) -> Reference:
    given = {"doc_type": "Quyết định", "date": "2025-09-14", "issuer": "Thủ tướng Chính phủ", "role": "basis", **facts}
    return Reference(id=id, number=number, title=title, evidence=Evidence(quote="", rule="test"), **given)  # type: ignore[arg-type]


def basis(*references: Reference) -> list[str]:
    return [p.text for p in draft([plan(references=references)], ward(), RULES).content if isinstance(p, DraftParagraph) and p.style == "basis"]


def test_what_the_parent_rests_on_comes_after_it_and_the_last_ends_with_a_stop() -> None:
    lines = basis(reference("R1", "77/QĐ-TTg", "phê duyệt Chương trình", role="parent"))
    assert lines[2] == "Căn cứ Quyết định số 77/QĐ-TTg ngày 14 tháng 9 năm 2025 của Thủ tướng Chính phủ phê duyệt Chương trình."
    assert [line[-1] for line in lines] == [";", ";", "."]


def test_what_the_parent_carries_out_goes_before_what_it_only_cites() -> None:
    lines = basis(reference("R1", "5/NQ-CP", "về cây xanh", doc_type="Nghị quyết"), reference("R2", "77/QĐ-TTg", "phê duyệt Chương trình", role="parent"))
    assert ["77/QĐ-TTg" in lines[2], "5/NQ-CP" in lines[3]] == [True, True]


@pytest.mark.parametrize(
    "left_out",
    [
        reference("R1", "8/NQ-QH", "về việc sắp xếp đơn vị hành chính cấp xã"), reference("R1", "8/QĐ-TTg", "phê duyệt Đề án", role="mention"),
        reference("R1", "8/QĐ-TTg", "phê duyệt Đề án", date="2025"), reference("R1", "", "phê duyệt Đề án"),
    ],
)  # fmt: skip
def test_what_needs_no_citing_is_not_cited(left_out: Reference) -> None:
    assert len(basis(left_out)) == 2


def test_a_document_that_only_a_title_names_is_not_cited_for_itself() -> None:
    lines = basis(reference("R1", "9/QĐ-TTg", "ban hành Kế hoạch thực hiện Kết luận số 44-KL/TW"), reference("R2", "44-KL/TW", "về cây xanh", doc_type="Kết luận"))
    assert sum("Căn cứ Kết luận" in line for line in lines) == 0


def test_a_document_no_longer_in_force_is_told_and_not_cited() -> None:
    old = reference("R1", "110/2004/NĐ-CP", "về công tác văn thư", doc_type="Nghị định", date="2004-04-08", issuer="Chính phủ")
    made = draft([plan(references=(old,))], ward(), RULES)
    left = next(d for d in made.dropped if d.parent == "P1:R1")
    assert "04/03/2020" in left.reason
    assert "30/2020/NĐ-CP" in left.reason
    assert not any("110/2004" in p.text for p in made.content if isinstance(p, DraftParagraph))


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("phê duyệt Chương trình cây xanh giai đoạn 2021 - 2025", True), ("phê duyệt Đề án cây xanh đến năm 2025", True),
        ("phê duyệt Chương trình cây xanh giai đoạn 2021 - 2030", False), ("phê duyệt Chương trình cây xanh", False),
        ("thực hiện Nghị quyết ban hành năm 2021 về cây xanh", False),
    ],
)
def test_a_programme_whose_years_are_over_is_asked_about(title: str, asked: bool) -> None:
    made = draft([plan(references=(reference("R1", "77/QĐ-TTg", title),))], ward(), RULES)
    assert any(b.where == "căn cứ" and "77/QĐ-TTg" in b.question for b in made.blanks) is asked


def test_the_title_of_a_document_ends_where_another_begins() -> None:
    lines = basis(reference("R1", "77/QĐ-TTg", "phê duyệt Chương trình cây xanh và hướng dẫn của Bộ Xây dựng tại Công văn số 5/BXD"))
    assert lines[2].endswith("phê duyệt Chương trình cây xanh.")


@pytest.mark.parametrize(("end", "asked"), [(2025, True), (2026, False)])
def test_a_parent_whose_years_are_over_is_asked_about(end: int, asked: bool) -> None:
    made = draft([plan(masthead=replace(OWN, period=Period(start=2025, end=end)))], ward(date="2026-11-21"), RULES)
    assert any(b.where == "văn bản cấp trên" and "đã qua" in b.question for b in made.blanks) is asked


def test_what_a_parent_lacks_is_asked_for() -> None:
    made = draft([plan(masthead=replace(OWN, number="", date="2026-01"))], ward(), RULES)
    assert "số […] ngày […] của Ủy ban nhân dân tỉnh Lạng Sơn" in cited(made)[0].text
    assert len([b for b in made.blanks if b.where == "phần mở đầu"]) == 2


def test_a_parent_of_another_province_is_told() -> None:
    made = draft([plan()], ward(province="tỉnh Cao Bằng"), RULES)
    assert "tỉnh Cao Bằng" in cited(made)[0].advice


@pytest.mark.parametrize("province", ["thành phố Quảng Ninh", "tỉnh Quảng Ninh"])
def test_a_province_that_changed_its_name_is_the_same(province: str) -> None:
    issuer = replace(body("Ủy ban nhân dân tỉnh"), name="Ủy ban nhân dân tỉnh Quảng Ninh")
    made = draft([plan(masthead=replace(OWN, issuer=issuer))], ward(province=province), RULES)
    assert cited(made)[0].advice == ""


def test_several_parents_are_each_cited() -> None:
    other = plan(masthead=replace(OWN, number="91/KH-UBND", title="Trồng hoa trên địa bàn tỉnh Lạng Sơn"), assignments=(duty("A1", "Sở Y tế", "Rà soát cây độc."),))
    made = draft([plan(assignments=(duty("A1", "Sở Y tế", "Rà soát vỉa hè."),)), other], ward(), RULES)
    assert [p.text[:30] for p in cited(made)] == ["Thực hiện Kế hoạch số 88/KH-UB", "Thực hiện Kế hoạch số 91/KH-UB"]
    assert made.plan is not None
    assert [a.duty for a in made.plan.assignments] == ["Rà soát vỉa hè", "Rà soát cây độc"]
    assert {o.parent for o in made.origins} >= {"P1:A1", "P2:A1"}


def reported(deadline: Deadline | None, **facts: object) -> list[str]:
    item = Reporting(
        id="B1", text="Các địa phương báo cáo kết quả", reporter="Ủy ban nhân dân các xã, phường", report_to="Sở Y tế", deadline=deadline,
        evidence=Evidence(quote="", rule="test"),
    )  # fmt: skip
    made = draft([plan(reporting=(item,))], ward(**facts), RULES)
    return [p.text for p in made.content if isinstance(p, DraftParagraph) and "báo cáo" in p.text and " trước " in p.text]


@pytest.mark.parametrize(
    ("deadline", "units", "ward_"),
    [
        (Deadline(every="year", text="trước ngày 10/12 hằng năm"), "ngày 30 tháng 11 hằng năm", "ngày 05 tháng 12 hằng năm"),
        (Deadline(every="year", text="trước ngày 03 tháng 01 hằng năm"), "ngày 24 tháng 12 hằng năm", "ngày 29 tháng 12 hằng năm"),
        (Deadline(by="2026-03-04", text="trước ngày 04/3/2026"), "ngày 22 tháng 02 năm 2026", "ngày 27 tháng 02 năm 2026"),
        (Deadline(every="month", text="trước ngày 25 hằng tháng"), "ngày 15 hằng tháng", "ngày 20 hằng tháng"),
    ],
)
def test_the_ward_reports_ahead_and_its_units_before_that(deadline: Deadline, units: str, ward_: str) -> None:
    said = reported(deadline)
    assert said[0].endswith(f"trước {units}.")
    assert said[1].endswith(f"báo cáo Sở Y tế trước {ward_}.")


def test_the_margin_is_the_profiles() -> None:
    said = reported(Deadline(every="year", text="trước ngày 20/12 hằng năm"), report_margin_days=2)
    assert ["16 tháng 12" in said[0], "18 tháng 12" in said[1]] == [True, True]


@pytest.mark.parametrize("deadline", [None, Deadline(every="year", text="định kỳ hằng năm", by="2026-12-31")])
def test_a_report_without_a_day_is_left_open(deadline: Deadline | None) -> None:
    assert all("ngày […]" in text for text in reported(deadline))


def test_a_decision_takes_its_own_name() -> None:
    decision = plan(masthead=replace(OWN, doc_type="Quyết định", number="9/QĐ-UBND", title="Ban hành Kế hoạch dọn rác", period=Period(start=2026, end=2026)))
    assert texts(decision)[0].startswith("Thực hiện Quyết định số 9/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lạng Sơn ban hành Kế hoạch dọn rác")
    assert isinstance(duty("A1", "Sở Y tế", "x"), Assignment)


def reports_of(text: str) -> tuple[list[str], list[str]]:
    """(lines on reporting, their rules) for what a parent wants of its communes."""
    item = Reporting(
        id="B1", text=text, reporter="Ủy ban nhân dân các xã, phường", report_to="Sở Xây dựng",
        deadline=Deadline(every="year", text="trước ngày 15/12 hằng năm"), evidence=Evidence(quote="", rule="test"),
    )  # fmt: skip
    made = draft([plan(reporting=(item,))], ward(), RULES)
    rows = [(o.item, o.rule) for o in made.origins if " trước ngày " in o.item]
    return [item for item, _ in rows], [rule for _, rule in rows]


def test_the_reports_are_told_by_their_names() -> None:
    said, _ = reports_of("gửi báo cáo công tác cây xanh trên địa bàn tỉnh và báo cáo kết quả Tết trồng cây về Sở Xây dựng trước ngày 15/12 hằng năm")
    assert said[-1].endswith("hằng năm, gồm: báo cáo công tác cây xanh trên địa bàn phường và báo cáo kết quả Tết trồng cây.")


@pytest.mark.parametrize("words", ["báo cáo kết quả thực hiện về Sở Xây dựng trước ngày 15/12", "tổng hợp, báo cáo Sở Xây dựng trước ngày 15/12"])
def test_the_results_alone_need_no_name(words: str) -> None:
    assert "gồm" not in reports_of(words)[0][-1]


def test_the_origin_of_a_report_tells_the_margin() -> None:
    assert reports_of("báo cáo kết quả")[1][0] == "reporting-ahead (5 ngày)"


@pytest.mark.parametrize(
    ("issuer", "wanted"),
    [
        ("Ủy ban nhân dân Tỉnh", "của Ủy ban nhân dân tỉnh Lạng Sơn về"), ("Ban Thường vụ Tỉnh ủy", "của Ban Thường vụ Tỉnh ủy Lạng Sơn về"),
        ("Thủ tướng Chính phủ", "của Thủ tướng Chính phủ về"), ("Ủy ban nhân dân tỉnh Sơn La", "của Ủy ban nhân dân tỉnh Sơn La về"),
    ],
)
def test_a_body_named_without_its_place_is_named_in_full(issuer: str, wanted: str) -> None:
    assert wanted in basis(reference("R1", "61/KH-UBND", "về cây xanh", issuer=issuer))[2]


def test_several_addressees_stand_in_one_sentence() -> None:
    item = Reporting(
        id="B1", text="báo cáo kết quả", reporter="Ủy ban nhân dân các xã, phường", report_to="Ban Chỉ đạo cây xanh; Sở Xây dựng",
        deadline=Deadline(every="year", text="trước ngày 15/12 hằng năm"), evidence=Evidence(quote="", rule="test"),
    )  # fmt: skip
    made = draft([plan(reporting=(item,))], ward(), RULES)
    assert any("báo cáo Ban Chỉ đạo cây xanh, Sở Xây dựng trước ngày" in o.item for o in made.origins)
