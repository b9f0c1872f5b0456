"""The checks on a child plan, each with what it must say and what it must let pass."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.audit.checks import CHECKS
from pipeline.audit.report import audit
from pipeline.errors import RuleError, UnreadableError
from pipeline.model import Body, Deadline, Finding, Plan, Recipient, Reporting, SectionBrief, Target
from pipeline.rules import RuleBook
from tests.audit.making import RULES, WARD, body, changed, cites, duty, evidence, parent, plan, quantity, section, target

PHONG = body("Phòng Văn hóa - Xã hội", tier="commune", kind="department", subordinate=True, level="department")
SO = body("Sở Giáo dục và Đào tạo", tier="province", kind="department", subordinate=False, level="department")
POLICE = body("Công an phường", tier="commune", kind="police", subordinate=True)
EVERYBODY = body("các tổ dân phố", tier="commune", kind="group", subordinate=True)
MTTQ = body("Ủy ban Mặt trận Tổ quốc Việt Nam phường", tier="commune", kind="front", subordinate=False)
PEERS = body("Ủy ban nhân dân các xã, phường", tier="commune", kind="people_committee", subordinate=False)
AIMS = target("T1", "90% trường học có tổ tư vấn tâm lý", quantity("90"))


def findings(child: Plan, *parents: Plan, on: date | None = None) -> dict[str, Finding]:
    return {f.check: f for f in audit(child, parents, RULES, on=on).findings}


def ward(*targets: Target, **facts: Any) -> Plan:
    return plan(*(targets or (AIMS,)), **facts)


def text(words: str, path: str = "II.1", role: str = "item") -> Plan:
    return ward(sections=(section(path, "", words, role),))


def test_every_check_has_its_words_and_a_severity() -> None:
    table = RULES.table("checks")["findings"]
    assert CHECKS
    assert {row["severity"] for row in table.values()} <= {"error", "warning", "note", "undecided", "off"}
    assert all(row["message"].endswith(".") for row in table.values())


@pytest.mark.parametrize(
    ("lead", "asked", "fault"),
    [(SO, False, "wrong_level"), (SO, True, None), (MTTQ, False, "not_requested"), (MTTQ, True, None), (PEERS, False, "wrong_peer"), (PHONG, False, None)],
)
def test_levels(lead: Body, asked: bool, fault: str | None) -> None:
    found = findings(ward(assignments=(duty("A1", lead, "Kiện toàn tổ tư vấn", request=asked),)))
    assert {"wrong_level", "not_requested", "wrong_peer"} & set(found) == ({fault} if fault else set())
    if fault:
        assert lead.name in found[fault].message


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Khảo sát nhu cầu của người dân trên địa bàn tỉnh.", "residue"),
        ("Tham mưu cho UBND tỉnh cân đối kinh phí.", "advises_province"),
        ("Phối hợp với các sở, ngành vận động tài trợ.", "departments"),
        ("Ủy ban nhân dân các xã, phường có trách nhiệm báo cáo.", "peers"),
        ("Khảo sát nhu cầu của người dân trên địa bàn phường.", None),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2026 của UBND tỉnh về an sinh trên địa bàn tỉnh; rà soát hộ nghèo.", None),
        ("Cử người dự lớp do các sở, ngành chuyên môn tổ chức.", None),
        ("Tham mưu UBND phường báo cáo UBND tỉnh.", None),
    ],
)
def test_residue(words: str, fault: str | None) -> None:
    known = {"residue", "advises_province", "departments", "peers", "province_funds"}
    assert set(findings(text(words))) & known == ({fault} if fault else set())


def test_a_province_may_speak_of_its_province() -> None:
    child = parent(AIMS, sections=(section("II.1", "", "Khảo sát trên địa bàn tỉnh."),))
    assert "residue" not in findings(child)


def test_the_opening_may_name_the_parents_title() -> None:
    assert "residue" not in findings(text("Chương trình trên địa bàn tỉnh Quảng Ninh", "mở đầu", "preamble"))


def test_bodies_that_are_no_more() -> None:
    old = body("Phòng Lao động - Thương binh và Xã hội", tier="district", kind="department", key="phong-ldtbxh")
    found = findings(ward(assignments=(duty("A1", old, "Rà soát đối tượng"),)))
    assert found["abolished_assignee"].severity == "error"
    assert "wrong_level" not in found


def test_a_name_that_changes_later_is_a_note_and_afterwards_an_error() -> None:
    child = sent_to(ward(), "UBND tỉnh Quảng Ninh (b/c)")
    assert findings(child)["name_changed_since"].severity == "note"
    later = findings(child, on=date(2026, 11, 21))
    assert later["name_outdated"].severity == "error"
    assert "thành phố Quảng Ninh" in later["name_outdated"].message


def sent_to(child: Plan, *names: str) -> Plan:
    return replace(child, masthead=replace(child.masthead, recipients=tuple(Recipient(name=n) for n in names)))


@pytest.mark.parametrize(
    ("leads", "words", "fault"),
    [
        ((), "Tập huấn", "no_lead"),
        ((PHONG, POLICE), "Chủ trì tập huấn", "two_leads"),
        ((PHONG, POLICE), "Tập huấn", "leads_unsure"),
        ((PHONG, EVERYBODY), "Chủ trì tập huấn", None),
        ((PHONG,), "Tập huấn", None),
    ],
)
def test_one_duty_has_one_lead(leads: tuple[Body, ...], words: str, fault: str | None) -> None:
    found = findings(ward(assignments=(duty("A1", leads, words),)))
    assert {"no_lead", "two_leads", "leads_unsure"} & set(found) == ({fault} if fault else set())


def test_the_party_may_order_the_committee_beside_it() -> None:
    party = body("Đảng ủy phường Hồng Gai", tier="commune", kind="party", level="party")
    child = plan(AIMS, issuer=party, assignments=(duty("A1", PEERS, "Cụ thể hóa bằng kế hoạch hằng năm"),))
    assert "wrong_peer" not in findings(child)


def test_an_article_is_not_asked_for_the_times_of_its_targets() -> None:
    undated = target("T1", "90% hộ dùng nước sạch", quantity("90"), year=None)
    assert "undated_targets" in findings(plan(undated))
    assert "undated_targets" not in findings(plan(undated, kind="news"))


def test_duties_of_the_same_two_leads_are_told_together() -> None:
    both = tuple(duty(f"A{n}", (PHONG, POLICE), f"Chủ trì việc thứ {n}") for n in range(3))
    report = audit(ward(assignments=both), [], RULES)
    assert [f.message[:9] for f in report.findings if f.check == "two_leads"] == ["3 nhiệm v"]


def test_a_lead_that_was_read_with_doubt_is_only_to_be_looked_at() -> None:
    found = findings(ward(assignments=(duty("A1", (), "Tổ chức tập huấn", doubtful=True),)))
    assert found["leads_unsure"].severity == "undecided"
    assert "no_lead" not in found


@pytest.mark.parametrize(
    ("deadline", "period", "told"),
    [
        (Deadline(by="2030-12-31", text="giai đoạn 2026-2030", source="title"), (2026, 2030), True),
        (Deadline(by="2030-12-31", text="đến năm 2030", source="sentence"), (2026, 2030), False),
        (Deadline(by="2030-12-31", text="đến năm 2030", source="heading"), (2026, 2030), False),
        (Deadline(by="2030-12-31", text="giai đoạn 2026-2030", source="heading"), (2026, 2030), True),
        (None, (2026, 2030), True),
        (None, (2026, 2026), False),
    ],
)
def test_targets_without_a_time_of_their_own(deadline: Deadline | None, period: tuple[int, int], told: bool) -> None:
    child = ward(changed(AIMS, deadline=deadline, section="I.2.-1"), period=period, sections=(section("I.2", "Mục tiêu cụ thể đến năm 2030"),))
    assert ("undated_targets" in findings(child)) is told



def report(id: str, who: str, to: str, when: str = "") -> Reporting:
    deadline = Deadline(every="year", text=when, source="sentence") if when else None
    words = f"{who} báo cáo kết quả về {to} {when}"
    return Reporting(id=id, text=words, reporter=who, report_to=to, deadline=deadline, evidence=evidence(words))


def test_a_report_date_for_some_units_only() -> None:
    schools = report("B1", "Các trường học", "UBND phường", "trước ngày 08/12 hàng năm")
    found = findings(ward(reporting=(schools, report("B2", "Các cơ quan, đơn vị", "UBND phường"))))
    assert found["report_some"].message == "Chỉ một số đơn vị có ngày báo cáo (Các trường học); chưa có ngày báo cáo: Các cơ quan, đơn vị."
    assert "report_some" not in findings(ward(reporting=(schools,)))


@pytest.mark.parametrize(("when", "late"), [("trước ngày 15 tháng 12 hằng năm", True), ("trước ngày 10/12 hằng năm", False)])
def test_a_report_later_than_the_parent_wants_it(when: str, late: bool) -> None:
    mother = parent(AIMS, reporting=(report("B1", "Ủy ban nhân dân các xã, phường", "Sở Y tế", "trước ngày 10 tháng 12 hằng năm"),))
    child = ward(reporting=(report("B1", "Phòng Văn hóa - Xã hội", "Sở Y tế", when),), references=(cites("271/KH-UBND"),))
    found = findings(child, mother)
    assert ("report_late" in found) is late
    if late:
        assert found["report_late"].parent is not None


def test_units_report_before_the_whole_is_due() -> None:
    units = report("B1", "Các trường học", "UBND phường", "trước ngày 20/12 hàng năm")
    whole = report("B2", "Phòng Văn hóa - Xã hội", "Sở Y tế", "trước ngày 15/12 hàng năm")
    assert "report_order" in findings(ward(reporting=(units, whole)))


@pytest.mark.parametrize(
    ("on", "fault"), [(None, "no_health_station_since"), (date(2026, 2, 1), "no_health_station")]
)
def test_a_social_plan_without_the_health_station(on: date | None, fault: str) -> None:
    bare = ward(assignments=(duty("A1", PHONG, "Tuyên truyền"),))
    assert fault in findings(bare, on=on)
    station = body("Trạm Y tế phường", tier="commune", kind="health_station", subordinate=True)
    assert fault not in findings(ward(assignments=(duty("A1", PHONG, "Tuyên truyền"), duty("A2", station, "Khám"))), on=on)
    assert fault not in findings(ward(title="Chuyển đổi số", assignments=(duty("A1", PHONG, "Tuyên truyền"),)), on=on)


def test_two_figures_for_one_indicator() -> None:
    words = "% người dân tham gia bảo hiểm y tế trên toàn phường vào cuối kỳ"
    twice = (target("T1", f"95{words}", quantity("95")), target("T2", f"Đạt 96{words}", quantity("96"), section="II.1"))
    assert "95% và 96%" in findings(ward(*twice))["contradiction"].message
    years = (twice[0], changed(twice[1], deadline=Deadline(by="2028-12-31", text="năm 2028", source="sentence")))
    assert "contradiction" not in findings(ward(*years))


def test_everything_at_a_hundred_percent_is_a_note() -> None:
    full = [target(f"T{n}", t, quantity("100")) for n, t in enumerate(("hộ dân dùng nước sạch", "trẻ em đi học", "rác được thu gom"))]
    assert findings(ward(*full))["all_full"].severity == "note"
    assert "all_full" not in findings(ward(*full[:2], AIMS))


def test_numbers_used_twice_or_left_out() -> None:
    parts = (section("IV.6", "Các trường học"), section("IV.6(2)", "Hội Nông dân", anomaly="double"), section("IV.9", "Đoàn", anomaly="gap"))
    parts = (parts[0], changed_marker(parts[1], "6."), parts[2])
    found = findings(ward(sections=(changed_marker(parts[0], "6."), *parts[1:])))
    assert found["duplicate_number"].message == "Số mục “6.” dùng hai lần: “Các trường học” và “Hội Nông dân”."
    assert found["duplicate_number"].child is not None
    assert found["duplicate_number"].child.quote == "6. Hội Nông dân"
    assert "9. Đoàn" in found["number_gap"].message


def changed_marker(part: SectionBrief, marker: str) -> SectionBrief:
    return replace(part, marker=marker)


@pytest.mark.parametrize(
    ("words", "variant"),
    [
        ("trên địa bàn phường Hồng Gái giai đoạn tới", "Hồng Gái"),
        ("địa bàn phường Hồng Gaii", "Hồng Gaii"),
        ("trên địa bàn phường Hồng Gai", None),
        ("giáp phường Hồng Hà và phường Hà Lầm", None),
    ],
)
def test_the_place_in_another_spelling(words: str, variant: str | None) -> None:
    found = findings(text(words))
    assert ("place_variant" in found) is (variant is not None)
    if variant:
        assert f"“{variant}”" in found["place_variant"].message


def test_old_tone_placement_is_no_wrong_name() -> None:
    ward_hoa = body("Ủy ban nhân dân phường Hòa Bình", tier="commune", kind="people_committee")
    assert "place_variant" not in findings(ward(issuer=ward_hoa, sections=(section("II.1", "", "phường Hoà Bình"),)))


@pytest.mark.parametrize(
    ("number", "role", "on", "told"),
    [
        ("77/2015/QH13", "basis", None, True),
        ("77/2015/QH13", "basis", date(2024, 5, 1), False),
        ("77/2015/QH13", "mention", None, False),
        ("72/2025/QH15", "basis", None, False),
    ],
)
def test_a_basis_that_was_replaced(number: str, role: str, on: date | None, told: bool) -> None:
    assert ("expired_basis" in findings(ward(references=(cites(number, role=role),)), on=on)) is told


def test_a_plan_is_not_its_own_parent() -> None:
    plan_itself = ward(number="05/KH-UBND")
    found = findings(plan_itself, plan_itself)
    assert "chính là kế hoạch được rà soát" in found["parent_same"].message
    assert "parent_same" not in findings(plan_itself, parent(AIMS))


def test_a_plan_in_which_no_target_is_read_may_be_the_wrong_file() -> None:
    found = findings(plan(number="05/KH-UBND"), parent(AIMS))
    assert found["child_without_targets"].topic == "parent"
    assert "child_without_targets" not in findings(ward(), parent(AIMS))


def test_news_is_no_plan() -> None:
    page = parent(AIMS, kind="news", number="", issuer=None)
    found = audit(ward(references=(cites("271/KH-UBND", "2025-10-21"),)), [page], RULES).findings
    assert [f.check for f in found[:2]] == ["news_parent", "parent_unnumbered"]
    assert "271/KH-UBND ngày 21/10/2025" in found[1].message


@pytest.mark.parametrize(("number", "told"), [("271/KH-UBND", False), ("272/KH-UBND", True)])
def test_the_parent_must_be_cited(number: str, told: bool) -> None:
    assert ("parent_not_cited" in findings(ward(references=(cites(number),)), parent(AIMS))) is told


@pytest.mark.parametrize(("period", "told"), [((2026, 2030), False), ((2027, 2027), False), ((2026, 2031), True), ((2025, 2026), True)])
def test_the_childs_years_lie_within_the_parents(period: tuple[int, int], told: bool) -> None:
    assert ("period_outside" in findings(ward(period=period), parent(AIMS))) is told


def test_the_parent_is_among_the_recipients() -> None:
    child = ward()
    for name, told in (("UBND tỉnh (b/c)", False), ("Các tổ dân phố", True)):
        assert ("parent_not_recipient" in findings(sent_to(child, name), parent(AIMS))) is told


def test_a_check_can_be_switched_off(tmp_path: Path) -> None:
    shutil.copytree(RULES.path, tmp_path / "rules")
    file = tmp_path / "rules" / "checks.toml"
    words = file.read_text("utf-8")
    file.write_text(words.replace('[findings.all_full]\nseverity = "note"', '[findings.all_full]\nseverity = "off"'), "utf-8")
    full = [target(f"T{n}", t, quantity("100")) for n, t in enumerate(("hộ dân dùng nước sạch", "trẻ em đi học", "rác được thu gom"))]
    assert "all_full" not in {f.check for f in audit(ward(*full), [], RuleBook(tmp_path / "rules")).findings}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('message = "Cả {count}', 'message = "Cả {bao_nhieu}'),
        ('[findings.all_full]', '[findings.all_fully]'),
        ('[findings.all_full]\nseverity = "note"', '[findings.all_full]\nseverity = "lỗi"'),
    ],
)
def test_wrong_words_are_a_fault_of_the_rule_file(tmp_path: Path, right: str, wrong: str) -> None:
    shutil.copytree(RULES.path, tmp_path / "rules")
    file = tmp_path / "rules" / "checks.toml"
    words = file.read_text("utf-8")
    assert right in words
    file.write_text(words.replace(right, wrong), "utf-8")
    full = [target(f"T{n}", t, quantity("100")) for n, t in enumerate(("hộ dân dùng nước sạch", "trẻ em đi học", "rác được thu gom"))]
    with pytest.raises(RuleError, match=r"checks\.toml"):
        audit(ward(*full), [], RuleBook(tmp_path / "rules"))


def test_a_parent_without_targets_cannot_be_held_against() -> None:
    with pytest.raises(UnreadableError, match="Không tìm thấy chỉ tiêu nào trong tệp cấp trên"):
        audit(ward(), [parent()], RULES)


def test_a_news_page_without_targets_is_named_with_what_the_plan_cites() -> None:
    child = ward(references=(cites("271/KH-UBND", "2025-10-21"),))
    with pytest.raises(UnreadableError, match=r"là trang tin, không phải kế hoạch.*số 271/KH-UBND mà kế hoạch viện dẫn"):
        audit(child, [parent(kind="news")], RULES)


def test_a_dispatch_without_targets_may_stand_beside_a_plan() -> None:
    aim = target("T1", "90% hộ dùng nước sạch", quantity("90"))
    report = audit(plan(aim), [parent(aim), parent(number="77/UBND-VX", kind="dispatch")], RULES)
    assert [line.verdict for line in report.verdicts] == ["met"]


def test_the_report_tells_whose_law_was_applied() -> None:
    told = audit(ward(), [parent(AIMS)], RULES)
    assert (told.judged_on, told.child.issuer, told.parents[0].number) == ("2025-12-20", WARD.name, "271/KH-UBND")
    assert audit(ward(), [], RULES, on=date(2026, 5, 1)).judged_on == "2026-05-01"
