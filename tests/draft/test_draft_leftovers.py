"""No leftover: no body of the province charged, no scope, count or unexplained sentence of the parent's in any draft of a corpus province."""

from dataclasses import replace
from functools import lru_cache

import pytest
from tests.draft.carrying import KINDS, PARENTS, parent_of, province_of, ward_of
from tests.draft.drafting import RULES
from tests.draft.leftovers import copied_counts, leftovers

from pipeline.draft.draft import draft
from pipeline.model import Body, Draft, OriginLine, Plan
from pipeline.rules import example_faults

CASES = [(slug, kind, annex) for slug in PARENTS for kind in KINDS for annex in (False, True)]
FIGURES = {"hộ": 4100, "trường": 9}


@lru_cache(maxsize=16)
def plan_of(slug: str) -> Plan:
    return parent_of(slug)


@lru_cache(maxsize=64)
def made_for(slug: str, kind: str, annex: bool) -> Draft:
    plan = plan_of(slug)
    return draft([plan], ward_of(kind, province_of(plan), annex=annex, figures=FIGURES), RULES)


@pytest.mark.parametrize(("slug", "kind", "annex"), CASES)
def test_nothing_of_the_province_is_left(slug: str, kind: str, annex: bool) -> None:
    assert leftovers(made_for(slug, kind, annex), RULES) == []


@pytest.mark.parametrize(("slug", "kind", "annex"), CASES)
def test_no_count_of_the_parent_stands_as_the_wards(slug: str, kind: str, annex: bool) -> None:
    assert copied_counts(made_for(slug, kind, annex), plan_of(slug)) == []


def with_line(made: Draft, text: str, *, parent: str = "P1:N1", rule: str = "task") -> Draft:
    return replace(made, origins=(*made.origins, OriginLine(item=text, parent=parent, rule=rule)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- Trồng cây trên địa bàn tỉnh.", "scope"), ("- Chăm sóc cây của thành phố.", "scope"), ("- Mở hội thi cấp tỉnh.", "scope"),
        ("- Phối hợp với Sở Xây dựng cắt tỉa cây.", "department"), ("- Các sở, ngành rà soát.", "department"),
        ("- Tham mưu Ủy ban nhân dân tỉnh bố trí vốn.", "committee"), ("- Theo chỉ đạo của Tỉnh ủy.", "committee"),
        ("- Ủy ban nhân dân các xã, phường rà soát.", "peers"), ("1 | Cắt tỉa cây toàn tỉnh | Phòng Kinh tế", "scope"),
    ],
)
def test_a_planted_leftover_is_found(text: str, fault: str) -> None:
    made = made_for("ctxh-tinh", "phường", False)
    assert [found.split(":")[0] for found in leftovers(with_line(made, text), RULES)] == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "- Thực hiện Kế hoạch số 15/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh về cây xanh trên địa bàn tỉnh.",
        "- Tuyên truyền cuộc thi “Vườn xanh toàn tỉnh” đến hộ gia đình.", "- Phòng Kinh tế báo cáo Sở Xây dựng trước ngày 05/12.",
        "- Học tập kinh nghiệm của các tỉnh lân cận.", "- Cử người dự lớp tập huấn do Sở Xây dựng tổ chức.",
        "- Nâng cấp cơ sở y tế, trụ sở, cơ sở dữ liệu.", "- Phát triển văn hóa, xã hội của phường.",
    ],
)
def test_what_rightly_names_the_province_is_let_stand(text: str) -> None:
    assert leftovers(with_line(made_for("ctxh-tinh", "phường", False), text), RULES) == []


def test_a_province_body_as_assignee_is_found() -> None:
    made = made_for("ctxh-tinh", "phường", False)
    assert made.plan is not None
    first = made.plan.assignments[0]
    for name in ("Sở Y tế", "Công an tỉnh", "Ủy ban nhân dân huyện"):
        spoiled = replace(made.plan, assignments=(replace(first, lead=(Body(text=name, name=name, key="x", tier="province"),)),))
        assert leftovers(replace(made, plan=spoiled), RULES) == [f"assignee: {name}"]


def test_a_sentence_without_an_origin_is_found() -> None:
    made = made_for("ctxh-tinh", "phường", False)
    assert leftovers(with_line(made, "- Trồng thêm cây.", parent="", rule="invented"), RULES) == ["origin: - Trồng thêm cây."]
    assert leftovers(with_line(made, "- Trồng thêm cây.", parent="", rule="draft/tasks.j2"), RULES) == []


def test_a_planted_count_is_found() -> None:
    plan, made = plan_of("y-te-tinh"), made_for("y-te-tinh", "phường", False)
    assert len(copied_counts(with_line(made, "- Duy trì 45 câu lạc bộ."), plan)) == 1
    assert copied_counts(with_line(made, "- Duy trì 46 câu lạc bộ."), plan) == []


@pytest.mark.parametrize("rule", RULES.family("residue_draft").rules, ids=lambda r: r.id)
def test_leftover_rules_hold_their_examples(rule: object) -> None:
    assert example_faults(RULES.family("residue_draft"), rule) == []  # type: ignore[arg-type]
