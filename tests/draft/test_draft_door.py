"""The door: head and tail, origins for every line, hostile plans, the user's own templates."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.draft.drafting import RULES, duty, parent, plan, target, ward
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.codec import to_json
from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.draft.text import to_text
from pipeline.errors import TemplateError, UsageError
from pipeline.model import DraftParagraph

HOSTILE = ["{{ 7*7 }}", "<b>đậm</b> & <i>", "{% raw %}x", "# không phải mục", "a | b", "{kind} {0} %s", "]]> <!--"]


def test_head_and_tail_of_a_ward() -> None:
    made = draft([plan()], ward(), RULES)
    assert made.head.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG KỲ LỪA")
    assert (made.head.number, made.head.place_date.split(",")[0], made.head.doc_type) == ("/KH-UBND", "Kỳ Lừa", "Kế hoạch")
    assert made.tail.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert made.tail.recipients[0] == "- UBND tỉnh Lạng Sơn (b/c);"
    assert made.tail.recipients[-1].startswith("- Lưu: VT, ")
    assert {b.where for b in made.blanks} >= {"số, ký hiệu", "địa danh, ngày tháng", "chữ ký"}


def test_what_the_profile_gives_is_no_blank() -> None:
    facts = {"number": "12", "date": "2026-02-05", "signer": {"capacity": "PHÓ CHỦ TỊCH", "name": "Lương Thị Hoài"}, "recipients": ["Bưu điện phường"]}
    made = draft([plan()], ward(**facts), RULES)
    assert made.head.number == "12/KH-UBND"
    assert made.head.place_date == "Kỳ Lừa, ngày 05 tháng 02 năm 2026"
    assert made.tail.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert made.tail.name == "Lương Thị Hoài"
    assert "- Bưu điện phường;" in made.tail.recipients
    assert not {b.where for b in made.blanks} & {"số, ký hiệu", "địa danh, ngày tháng", "chữ ký"}


def test_every_assigned_unit_is_a_recipient() -> None:
    made = draft([parent()], ward(), RULES)
    assert made.plan is not None
    told = " ".join(made.tail.recipients)
    assert all(a.lead[0].name in told for a in made.plan.assignments)


def test_every_line_has_an_origin_and_every_gap_a_question() -> None:
    made = draft([parent()], ward(annex=True), RULES)
    paragraphs = [p for p in made.content if isinstance(p, DraftParagraph)]
    assert len(made.origins) >= len(paragraphs)
    assert all(o.rule for o in made.origins)
    assert all(p.text.count("[…]") == len(p.blanks) for p in paragraphs)
    assert {o.parent for o in made.origins if o.parent} >= {"P1:T1", "P1:N1", "P1:masthead"}


def test_each_item_of_the_parent_is_carried_or_left_out_with_a_reason() -> None:
    made_from = parent()
    made = draft([made_from], ward(), RULES)
    told = {id_ for o in made.origins for id_ in o.parent.split(", ")} | {d.parent for d in made.dropped}
    ids = [*(t.id for t in made_from.targets), *(a.id for a in made_from.assignments), *(t.id for t in made_from.tasks)]
    assert [id_ for id_ in ids if f"P1:{id_}" not in told] == []
    assert all(d.reason for d in made.dropped)


def test_no_parent_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="Chưa nêu kế hoạch cấp trên"):
        draft([], ward(), RULES)


def test_an_empty_parent_still_gives_a_whole_plan() -> None:
    bare = plan(masthead=replace(plan().masthead, issuer=None, number="", date="", title="", period=None, doc_type=""))
    text = to_text(draft([bare], ward(), RULES))
    assert [f"{n}. " in text for n in ("I", "II", "III", "IV", "V")] == [True] * 5


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_words_stay_words(value: str) -> None:
    made_from = plan(
        targets=(target("T1", f"Đạt 80% hộ {value}", "80"),), assignments=(duty("A1", "Sở Y tế", f"Rà soát {value} hằng quý"),),
        masthead=replace(plan().masthead, title=f"Thử {value} năm 2026"),
    )  # fmt: skip
    made = draft([made_from], ward(name=f"Kỳ Lừa {value}"[:60]), RULES)
    text = to_text(made)
    assert f"- Đạt 80% hộ {value}." in text
    assert f"Rà soát {value} hằng quý" in text
    assert "49" not in text
    assert to_docx(made) == to_docx(made)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_words_of_a_plan_break_the_draft(words: str, title: str) -> None:
    made_from = plan(targets=(target("T1", f"Đạt 80% {words}", "80"),), masthead=replace(plan().masthead, title=title))
    made = draft([made_from], ward(), RULES)
    assert to_docx(made)
    assert to_json(made)
    assert to_text(made)


def test_a_users_template_rules_its_part(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "funding.j2").write_text("# NGUỒN LỰC\nTheo dự toán được giao ({{ blank('Mức kinh phí?') }} đồng).\n", "utf-8")
    made = draft([plan()], ward(), RULES, tmp_path)
    texts = [p.text for p in made.content if isinstance(p, DraftParagraph)]
    assert "III. NGUỒN LỰC" in texts
    assert "Theo dự toán được giao ([…] đồng)." in texts
    assert any(b.question == "Mức kinh phí?" and b.where == "mục III" for b in made.blanks)


@pytest.mark.parametrize(("text", "told"), [("# A\n{{ khong_co }}", "khong_co"), ("{% if %}", "dòng 1")])
def test_a_faulty_template_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "tasks.j2").write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=told):
        draft([plan()], ward(), RULES, tmp_path)


def test_a_part_can_be_taken_out_and_the_numbers_close_up(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "funding.j2").write_text("", "utf-8")
    texts = [p.text for p in draft([plan()], ward(), RULES, tmp_path).content if isinstance(p, DraftParagraph)]
    assert "III. TỔ CHỨC THỰC HIỆN" in texts
