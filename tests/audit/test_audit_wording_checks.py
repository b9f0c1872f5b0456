"""The checks on a plan's own care: recipients, abbreviations, slips, citations, blanks, money, the six, old names, the right parent."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.audit.checks import CHECKS
from pipeline.audit.report import audit
from pipeline.model import Body, Deadline, Finding, Funding, Plan, Recipient
from tests.audit.making import RULES, body, cites, duty, evidence, parent, plan, quantity, section, target

AIMS = target("T1", "90% trường học có tổ tư vấn tâm lý", quantity("90"))
PHONG = body("Phòng Văn hóa - Xã hội", tier="commune", kind="department", key="phong-van-hoa-xa-hoi", subordinate=True)
STATION = body("Trạm Y tế phường", tier="commune", kind="health_station", key="tram-y-te", subordinate=True)


def found(child: Plan, *parents: Plan, on: date | None = None) -> dict[str, Finding]:
    return {f.check: f for f in audit(child, parents, RULES, on=on).findings}


def ward(**facts: Any) -> Plan:
    return plan(AIMS, **facts)


def words(text: str, role: str = "item", **facts: Any) -> Plan:
    return ward(sections=(section("II.1", "", text, role),), **facts)


def sent_to(child: Plan, *names: str) -> Plan:
    return replace(child, masthead=replace(child.masthead, recipients=tuple(Recipient(name=n) for n in names)))


@pytest.mark.parametrize(
    ("lines", "lead", "told"),
    [
        (("UBND tỉnh (b/c)", "Phòng Văn hóa - Xã hội"), STATION, True),
        (("UBND tỉnh (b/c)", "Trạm Y tế phường"), STATION, False),
        (("UBND tỉnh (b/c)", "Các phòng, ban, ngành phường"), STATION, False),
        (("UBND tỉnh (b/c)", "Như mục IV"), STATION, False),
        (("UBND tỉnh (b/c)", "Các tổ dân phố"), PHONG, True),
        (("UBND tỉnh (b/c)", "Phòng: Kinh tế, Văn hóa - Xã hội"), PHONG, False),
        (("UBND tỉnh (b/c)", "Lưu: VT, VHXH"), PHONG, False),
        ((), PHONG, False),
    ],
)
def test_whoever_has_a_duty_is_a_recipient(lines: tuple[str, ...], lead: Body, told: bool) -> None:
    child = sent_to(ward(assignments=(duty("A1", lead, "Kiện toàn mạng lưới cộng tác viên"),)), *lines)
    assert ("recipient_missing" in found(child)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Phát huy vai trò của CLBGĐ tại các tổ dân phố.", "abbreviation_undefined"),
        ("Câu lạc bộ gia đình (CLBGĐ) sinh hoạt hằng tháng; CLBGĐ có quy chế.", None),
        ("Thực hiện Quyết định số 15/QĐ-UBND của UBND tỉnh.", None),
        ("Theo đề nghị của Công ty TNHH MTV Hòa BTX tại Văn bản ngày 12/3/2026.", None),
        ("Phát triển KH,CN&ĐMST trong các trường học.", None),
        ("Vận động nguồn ODA theo mục III.", None),
        ("Giao công chức VHXX tổng hợp.", "abbreviation_slip"),
        ("Giao công chức VHXH tổng hợp.", None),
        ("PHÁT TRIỂN CLBGĐ", None),
        ("- Lưu: VT, VHXX.", "abbreviation_slip"),
    ],
)
def test_abbreviations(text: str, told: str | None) -> None:
    assert {"abbreviation_undefined", "abbreviation_slip"} & set(found(words(text))) == ({told} if told else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [("Tập huấn cho công tác viên dân số.", True), ("Tập huấn cho cộng tác viên dân số.", False), ("Uỷ ban nhân dân phường tổ chức", False)],
)
def test_slips_of_the_pen(text: str, told: bool) -> None:
    child = words(text)
    assert ("typing_slip" in found(child)) is told
    if told:
        assert found(child)["typing_slip"].child == replace(evidence("công tác viên"), rule="slip-collaborator")


@pytest.mark.parametrize(
    ("number", "day", "told"),
    [("300/KH-UBND", "2026-02-01", True), ("271/KH-UBND", "2025-10-21", False), ("12/2027/NĐ-CP", "", True), ("12/2025/NĐ-CP", "", False)],
)
def test_nothing_is_cited_before_it_was_issued(number: str, day: str, told: bool) -> None:
    assert ("citation_later" in found(ward(references=(cites(number, day, role="basis"),)))) is told


@pytest.mark.parametrize(("number", "day", "lacking"), [("", "2025-10-21", "số"), ("271/KH-UBND", "", "ngày"), ("271/KH-UBND", "2025-10-21", "")])
def test_the_parent_is_cited_by_number_and_date(number: str, day: str, lacking: str) -> None:
    told = found(ward(references=(cites(number, day),))).get("parent_incomplete")
    assert (told is not None) is bool(lacking)
    if told:
        assert f"thiếu {lacking}" in told.message


def test_gaps_are_told() -> None:
    assert {"blank_number", "blank_day"} <= set(found(ward(number="", date="2025-12")))
    assert not {"blank_number", "blank_day", "blank_figure"} & set(found(words("Đạt 90% số hộ.")))
    assert "“Mở …… lớp tập huấn.” (mục II.1)" in found(words("Mở …… lớp tập huấn."))["blank_figure"].message
    assert "blank_figure" not in found(words("Lưu: ……", "masthead"))


@pytest.mark.parametrize(
    ("text", "told"),
    [("Sở Tài chính cân đối kinh phí hằng năm.", True), ("Ngân sách phường bảo đảm theo phân cấp.", False), ("Hỗ trợ từ ngân sách tỉnh (nếu có).", False)],
)
def test_money_of_the_wrong_level(text: str, told: bool) -> None:
    assert ("funds_level" in found(words(text))) is told


@pytest.mark.parametrize(("text", "told"), [("Bảo đảm kinh phí thực hiện kế hoạch.", True), ("Từ ngân sách phường và xã hội hóa.", False)])
def test_money_has_a_source(text: str, told: bool) -> None:
    child = ward(funding=(Funding(id="K1", text=text, evidence=evidence(text)),))
    assert ("funds_unnamed" in found(child)) is told


def test_what_is_missing_of_the_six_is_listed() -> None:
    whole = duty("A1", PHONG, "Ban hành kế hoạch tập huấn cộng tác viên", deadline=Deadline(by="2026-06-30", text="trước 30/6/2026", source="sentence"))
    always = duty("A2", PHONG, "Đôn đốc các tổ dân phố", deadline=Deadline(every="always", text="thường xuyên", source="sentence"))
    told = found(ward(assignments=(whole, always, duty("A3", (), "Vận động người dân tham gia"))))["six_clear"].message
    assert told == (
        "2/3 nhiệm vụ chưa đủ “6 rõ”; thiếu rõ người: 1 (A3); rõ thời gian: 2 (A2, A3); rõ trách nhiệm: 1 (A3); rõ sản phẩm: 2 (A2, A3)."
    )
    assert "six_clear" not in found(ward(assignments=(whole,)))


@pytest.mark.parametrize(
    ("text", "on", "told"),
    [
        ("Học tập mô hình của tỉnh Hải Dương.", None, "unit_outdated"),
        ("Học tập mô hình của tỉnh Hải Dương trước đây.", None, None),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2024 của UBND tỉnh Hải Dương về an sinh; rà soát hộ nghèo.", None, None),
        ("Học tập mô hình của tỉnh Hải Dương.", date(2024, 5, 1), None),
        ("Phối hợp với quận Hồng Bàng tổ chức.", None, "district_mentioned"),
        ("Phối hợp với phường Hồng Bàng tổ chức.", None, None),
    ],
)
def test_names_of_units_that_are_no_more(text: str, on: date | None, told: str | None) -> None:
    assert {"unit_outdated", "district_mentioned"} & set(found(words(text), on=on)) == ({told} if told else set())


@pytest.mark.parametrize(("line", "told"), [("DỰ THẢO", True), ("Dự thảo lần 2", True), ("KẾ HOẠCH", False)])
def test_a_draft_is_no_issued_parent(line: str, told: bool) -> None:
    mother = parent(AIMS, sections=(section("đầu", "", f"{line}\nSố: 271/KH-UBND", "masthead"),))
    finding = found(ward(references=(cites("271/KH-UBND", "2025-10-21"),)), mother).get("draft_parent")
    assert (finding is not None) is told
    if finding:
        assert finding.topic == "parent"


@pytest.mark.parametrize(
    ("text", "told"),
    [("Kế hoạch này thay thế Kế hoạch số 271/KH-UBND ngày 21/10/2025.", True), ("Kế hoạch này thay thế Kế hoạch số 99/KH-UBND.", False)],
)
def test_a_parent_that_was_replaced(text: str, told: bool) -> None:
    newer = parent(AIMS, number="300/KH-UBND", sections=(section("IV", "", text),))
    assert ("superseded_parent" in found(ward(), parent(AIMS), newer)) is told


def test_the_question_of_the_parent_comes_before_all_others() -> None:
    page = parent(AIMS, kind="news", number="", issuer=None)
    topics = [f.topic for f in audit(words("Khảo sát trên địa bàn tỉnh."), [page], RULES).findings]
    assert topics == sorted(topics, key=("parent", "plan").index)
    assert {"parent", "plan"} == set(topics)


def test_every_check_is_a_function_with_its_manual() -> None:
    assert all(check.__doc__ for check in CHECKS.values())


@pytest.mark.parametrize(
    ("own", "cited", "told"),
    [
        ("Thực hiện Chương trình phát triển thư viện xã giai đoạn 2026-2030", "về thực hiện Chương trình thư viện xã trên địa bàn tỉnh", True),
        ("Thực hiện Chương trình phát triển thư viện xã giai đoạn 2026-2030", "về Chương trình phát triển thư viện xã đến năm 2030", False),
        ("Thực hiện Đề án xây dựng xã hội học tập", "phê duyệt Đề án trồng một triệu cây xanh đô thị", False),
        ("Thực hiện Chương trình sữa học đường", "về Chương trình sữa", False),
    ],
)
def test_a_programme_has_one_name(own: str, cited: str, told: bool) -> None:
    child = ward(title=own, references=(replace(cites("71/KH-UBND", "2025-10-21"), title=cited),))
    assert ("title_varies" in found(child)) is told


@pytest.mark.parametrize(("issued", "severity", "later"), [("2025-12-20", "error", False), ("2025-06-20", "note", True)])
def test_one_lead_for_one_duty_is_an_error_only_since_its_ground_is_there(issued: str, severity: str, later: bool) -> None:
    told = found(ward(date=issued, assignments=(duty("A1", (PHONG, STATION), "Chủ trì tập huấn"),)))["two_leads"]
    assert (told.severity, "ban hành sau ngày của kế hoạch" in told.basis) == (severity, later)


@pytest.mark.parametrize(("issued", "check"), [("", "abolished_undated"), ("2026-03-02", "abolished_mentioned")])
def test_a_body_that_is_gone_is_judged_by_a_day_only_where_the_plan_has_one(issued: str, check: str) -> None:
    told = found(words("Phối hợp với Ủy ban nhân dân huyện rà soát hộ nghèo.", date=issued))
    assert {name for name in told if name.startswith("abolished")} == {check}
