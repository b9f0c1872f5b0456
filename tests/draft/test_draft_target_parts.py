"""What goes with a target: its field, who leads it, by when, and what a share means in the ward's own figures."""

from decimal import Decimal
from typing import Any

import pytest
from tests.draft.drafting import RULES, duty, parent, plan, read, target, ward

from pipeline.audit.report import audit
from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.model import Draft, DraftParagraph, SectionBrief, Target

HEALTH = duty("A1", "Sở Y tế", "Chủ trì, phối hợp với các sở, ngành theo dõi, đôn đốc việc thực hiện Kế hoạch này.")


def drafted(*targets: Target, profile: dict[str, Any] | None = None, **facts: Any) -> Draft:
    return draft([plan(**{"targets": targets, "assignments": (HEALTH,), **facts})], ward(**(profile or {})), RULES)


def said(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph)]


def within(made: Draft, heading: str) -> list[str]:
    lines = said(made)
    start = next(n for n, line in enumerate(lines) if line.endswith(heading)) + 1
    return lines[start : next((n for n in range(start, len(lines)) if not lines[n].startswith("-")), len(lines))]


FIELDS = tuple(
    SectionBrief(path=path, marker=path.rpartition(".")[2], heading=heading, role=role, text=text)
    for path, heading, role, text in (
        ("II", "MỤC TIÊU", "objectives", "MỤC TIÊU"), ("II.1", "Phấn đấu đến năm 2030", "item", ""), ("II.1.1", "Mục tiêu 1. Về cây xanh", "item", ""),
        ("II.1.2", "Mục tiêu 2", "item", "Mục tiêu 2: Về thu gom rác"), ("II.2", "Mục tiêu cụ thể đến năm 2028", "item", ""),
    )
)  # fmt: skip


def test_the_parents_fields_stand_above_their_targets() -> None:
    made = drafted(
        target("T1", "Ít nhất 60% tuyến phố có cây bóng mát.", "60", section="II.1.1.-1"),
        target("T2", "Ít nhất 90% hộ gia đình phân loại rác.", "90", section="II.1.2.-1"), sections=FIELDS,
    )  # fmt: skip
    lines = said(made)
    at = lines.index("2. Mục tiêu cụ thể đến năm 2030")
    assert lines[at + 1 : at + 5] == [
        "a) Về cây xanh", "- Ít nhất 60% tuyến phố có cây bóng mát.", "b) Về thu gom rác", "- Ít nhất 90% hộ gia đình phân loại rác.",
    ]  # fmt: skip


def test_under_several_years_the_fields_are_items() -> None:
    due = target("T1", "", "1").deadline
    assert due is not None
    made = drafted(
        target("T1", "Ít nhất 60% tuyến phố có cây bóng mát.", "60", section="II.1.1.-1"),
        target("T2", "Ít nhất 90% hộ gia đình phân loại rác.", "90", section="II.1.2.-1"),
        target("T3", "Ít nhất 40% công viên có đèn.", "40", section="II.2.-1", deadline=type(due)(by="2028-12-31", text="đến năm 2028", source="heading")),
        sections=FIELDS,
    )  # fmt: skip
    lines = said(made)
    at = lines.index("b) Chỉ tiêu đến năm 2030")
    assert lines[at + 1 : at + 3] == ["- Về cây xanh:", "+ Ít nhất 60% tuyến phố có cây bóng mát."]


def test_one_field_for_all_is_not_told() -> None:
    made = drafted(target("T1", "Ít nhất 60% tuyến phố có cây.", "60", section="II.1.1.-1"), sections=FIELDS)
    assert not any("Về cây xanh" in line for line in said(made))


def test_every_target_has_a_lead() -> None:
    made = drafted(target("T1", "Ít nhất 60% trẻ em có thẻ thư viện.", "60"), target("T2", "Ít nhất 90% hợp tác xã có trang tin.", "90"))
    focal = within(made, "Phòng Văn hóa - Xã hội")
    assert "- Chủ trì tham mưu tổ chức thực hiện, theo dõi các chỉ tiêu của Kế hoạch này, trừ chỉ tiêu giao cơ quan, đơn vị khác chủ trì." in focal
    other = within(made, "Phòng Kinh tế, Hạ tầng và Đô thị")
    assert any(line.startswith("- Chủ trì tham mưu") and "hợp tác xã" in line and "90" not in line for line in other)


def test_one_unit_for_all_targets_is_told_without_exception() -> None:
    focal = within(drafted(target("T1", "Ít nhất 60% trẻ em có thẻ thư viện.", "60")), "Phòng Văn hóa - Xã hội")
    assert "- Chủ trì tham mưu tổ chức thực hiện, theo dõi các chỉ tiêu của Kế hoạch này." in focal


def test_a_household_is_no_matter_of_families() -> None:
    made = drafted(target("T1", "Ít nhất 90% hộ gia đình phân loại rác.", "90"))
    assert any("phân loại rác" in line for line in within(made, "Phòng Kinh tế, Hạ tầng và Đô thị"))


@pytest.mark.parametrize(
    ("text", "value", "bound", "wanted"),
    [
        ("Ít nhất 90% trường học có phòng tư vấn.", "90", "at_least", "(tương ứng 11/12 trường, làm tròn lên)"),
        ("Ít nhất 75% trường học có phòng tư vấn.", "75", "at_least", "(tương ứng 9/12 trường)"),
        ("100% trường học có phòng tư vấn.", "100", "at_least", "(tương ứng 12/12 trường)"),
        ("Trên 50% trường học có phòng tư vấn.", "50", "more_than", "(tương ứng 7/12 trường, làm tròn lên)"),
        ("Không quá 20% trường học thiếu sân chơi.", "20", "at_most", "(tương ứng không quá 2/12 trường, làm tròn xuống)"),
        ("Dưới 25% trường học thiếu sân chơi.", "25", "less_than", "(tương ứng không quá 2/12 trường, làm tròn xuống)"),
    ],
)
def test_a_share_is_told_in_the_wards_own_figures(text: str, value: str, bound: str, wanted: str) -> None:
    made = drafted(target("T1", text, value, bound=bound, population=("trường học",)), profile={"figures": {"trường": 12}})
    line = next(line for line in said(made) if line.startswith("- ") and wanted in line)
    assert line == f"- {text.rstrip('.')} {wanted}."


@pytest.mark.parametrize(
    ("facts", "figures"),
    [
        ({"population": ("trường mầm non",)}, {"trường": 12}), ({"population": ()}, {"trường": 12}), ({"population": ("trường học",)}, {"hộ": 900}),
        ({"population": ("trường học",), "change": "increase"}, {"trường": 12}), ({"population": ("trường học", "trạm y tế")}, {"trường": 12}),
        ({"population": ("trường học",), "bound": "about"}, {"trường": 12}),
    ],
)  # fmt: skip
def test_no_figure_is_told_for_what_the_ward_has_not_counted(facts: dict[str, Any], figures: dict[str, int]) -> None:
    made = drafted(target("T1", "Ít nhất 90% trường học có phòng tư vấn.", "90", **facts), profile={"figures": figures})
    assert not any("tương ứng" in line for line in said(made))


def test_the_share_and_its_meaning_read_back() -> None:
    made_from = parent("- Ít nhất 90% trường học có phòng tư vấn.")
    made = draft([made_from], ward(figures={"trường": 12}), RULES)
    back = read(to_docx(made), "du-thao.docx")
    assert made.plan is not None
    assert [t.quantity for t in back.targets] == [t.quantity for t in made.plan.targets]
    assert [t.quantity.low for t in back.targets] == [Decimal(90), Decimal(11)]
    assert [v.verdict for v in audit(back, [made_from], RULES).verdicts] == ["met"]


def test_the_origin_tells_that_a_figure_was_worked_out() -> None:
    made = drafted(target("T1", "Ít nhất 90% trường học có phòng tư vấn.", "90", population=("trường học",)), profile={"figures": {"trường": 12}})
    assert next(o.rule for o in made.origins if "tương ứng" in o.item) == "target-rate, target-meaning"


def test_a_target_without_a_time_takes_the_plans() -> None:
    made = drafted(target("T1", "Ít nhất 60% tuyến phố có cây.", "60", deadline=None))
    assert "2. Mục tiêu cụ thể đến năm 2030" in said(made)
    assert next(o.rule for o in made.origins if "tuyến phố" in o.item) == "target-rate, target-period"


def test_where_neither_has_a_time_it_is_asked_for_by_name() -> None:
    masthead = plan().masthead
    untimed = type(masthead)(issuer=masthead.issuer, number="9/KH-UBND", date="2026-01-05", doc_type="Kế hoạch", title="Trồng cây trên địa bàn tỉnh Lạng Sơn")
    made = drafted(target("T1", "Ít nhất 60% tuyến phố có cây.", "60", deadline=None), masthead=untimed)
    assert "- Ít nhất 60% tuyến phố có cây; thời hạn hoàn thành: […]." in said(made)
    assert any("“Ít nhất 60% tuyến phố có cây”" in b.question and "thời hạn" in b.question for b in made.blanks)


def test_the_question_of_a_count_names_its_target() -> None:
    made = drafted(target("T1", "Trồng mới 40 vườn hoa tại khu dân cư.", "40", "vườn hoa"))
    question = next(b.question for b in made.blanks if b.where.startswith("mục I"))
    assert question.startswith("“Trồng mới 40 vườn hoa tại khu dân cư”: cấp trên giao chung 40 vườn hoa.")
