"""What the parent lays on the communes, and what the child leaves open."""

import pytest

from pipeline.audit.report import audit
from pipeline.model import Deadline, Finding, Plan, Task
from tests.audit.making import RULES, body, duty, evidence, parent, plan, quantity, section, target

COMMUNES = body("Ủy ban nhân dân các xã, phường, đặc khu", tier="commune", kind="people_committee", subordinate=True)
SO = body("Sở Y tế", tier="province", kind="department", subordinate=True)
PHONG = body("Phòng Văn hóa - Xã hội", tier="commune", kind="department", subordinate=True)
AIMS = target("T1", "90% trường học có tổ tư vấn tâm lý", quantity("90"))
LIST = "Lập danh sách, cập nhật biến động người cần trợ giúp trên địa bàn"


def by(day: str) -> Deadline:
    return Deadline(by=day, text=day, source="sentence")


def findings(child: Plan, mother: Plan) -> dict[str, Finding]:
    return {f.check: f for f in audit(child, [mother], RULES).findings}


def asked(text: str = LIST, day: str = "2026-06-30") -> Plan:
    return parent(AIMS, assignments=(duty("A1", SO, "Xây dựng bộ công cụ dùng chung"), duty("A2", COMMUNES, text, deadline=by(day))))


@pytest.mark.parametrize(
    ("child", "fault"),
    [
        (plan(AIMS, assignments=(duty("A1", PHONG, "Lập danh sách người cần trợ giúp, cập nhật biến động", deadline=by("2026-05-31")),)), None),
        (plan(AIMS, assignments=(duty("A1", PHONG, "Lập danh sách người cần trợ giúp, cập nhật biến động", deadline=by("2026-07-31")),)), "duty_later"),
        (plan(AIMS, tasks=(Task(id="N1", text="Lập danh sách người cần trợ giúp", section="II.2", evidence=evidence("Lập danh sách")),)),
         "duty_unassigned"),
        (plan(AIMS, assignments=(duty("A1", PHONG, "Trồng cây xanh ven đường"),)), "duty_missing"),
    ],
)  # fmt: skip
def test_a_duty_of_the_communes_has_its_duty_in_the_child(child: Plan, fault: str | None) -> None:
    found = findings(child, asked())
    assert {"duty_missing", "duty_unassigned", "duty_later"} & set(found) == ({fault} if fault else set())
    if fault:
        assert found[fault].parent is not None


def test_the_duties_of_the_departments_are_not_the_wards() -> None:
    mother = parent(AIMS, assignments=(duty("A1", SO, LIST),))
    assert "duty_missing" not in findings(plan(AIMS), mother)


@pytest.mark.parametrize(("issued", "late"), [("2025-12-20", False), ("2026-01-15", True), ("2026", False)])
def test_the_plan_itself_is_the_plan_that_was_asked_for(issued: str, late: bool) -> None:
    mother = asked("Ban hành kế hoạch thực hiện của địa phương", "2025-12-31")
    found = findings(plan(AIMS, date=issued), mother)
    assert ("plan_late" in found) is late
    assert not late or "(31/12/2025)" in found["plan_late"].message
    assert "duty_missing" not in found


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Phấn đấu đạt […]% trường học có tổ tư vấn tâm lý học đường.", "undecided"),
        ("Trường học tổ chức thi đua […] lần mỗi năm.", "missing"),
        ("Trường học có tổ tư vấn tâm lý học đường.", "missing"),
    ],
)
def test_a_figure_left_for_a_person_to_decide(words: str, verdict: str) -> None:
    mother = target("T1", "90% trường học có tổ tư vấn tâm lý học đường", quantity("90"))
    line = audit(plan(sections=(section("I.2.-1", "", words),)), [parent(mother)], RULES).verdicts[0]
    assert line.verdict == verdict
    if verdict == "undecided":
        assert line.sentence == "Phường còn để trống số liệu, cần người quyết định (tỉnh 90%), mục I.2"


def test_a_gap_beside_another_figure_is_still_a_gap() -> None:
    mother = target("T1", "06 phường thí điểm có 5.680 người tham gia bảo hiểm xã hội tự nguyện", quantity("5680", "người"))
    words = "06 phường thí điểm có […] người tham gia bảo hiểm xã hội tự nguyện"
    child = plan(target("C1", words, quantity("6", "phường")), sections=(section("I.2.-1", "", words),))
    assert audit(child, [parent(mother)], RULES).verdicts[0].verdict == "undecided"


@pytest.mark.parametrize(
    ("text", "where", "verdict"),
    [
        ("Sở Y tế tổ chức 05 lớp bồi dưỡng", "objectives", "not_applicable"),
        ("Tổ chức 05 lớp bồi dưỡng", "tasks", "not_applicable"),
        ("Tổ chức 05 lớp bồi dưỡng", "annex", "undecided"),
    ],
)
def test_whom_the_parent_names_for_a_target(text: str, where: str, verdict: str) -> None:
    mother = target("T1", text, quantity("5", "lớp"), owner=SO, where=where)
    line = audit(plan(), [parent(mother)], RULES).verdicts[0]
    assert line.verdict == verdict
    assert "Sở Y tế" in line.sentence


def test_figures_given_to_each_commune_by_name() -> None:
    mine, other = (body(f"Phường {name}", tier="commune") for name in ("Hồng Gai", "Hà Tu"))
    mothers = [
        target(f"T{n}", f"{owner.name}: {v} người tham gia bảo hiểm xã hội tự nguyện", quantity(v, "người"), owner=owner)
        for n, (owner, v) in enumerate(((mine, "640"), (other, "510")))
    ]
    child = target("C1", "600 người tham gia bảo hiểm xã hội tự nguyện", quantity("600", "người"))
    report = audit(plan(child), [parent(*mothers)], RULES)
    assert [v.verdict for v in report.verdicts] == ["weaker", "not_applicable"]
    assert "chỉ giao cho Phường Hà Tu" in report.verdicts[1].sentence
