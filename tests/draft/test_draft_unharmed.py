"""Nothing in a parent plan runs in a template, and nothing of it is lost or taken for a mark: what came from a plan is data."""

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draft.drafting import RULES, duty, plan, target, ward

from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.model import Draft, DraftParagraph, Evidence, Objective, Plan, Task
from pipeline.render import render

SIGNS = (
    "<w:p/>", "a < b & c > d", "&amp;", "&#60;", "{{ 7*7 }}", "{{7*7}}", "{% for x in y %}", "{% include 'draft/plan.j2' %}", "{# bỏ #}", "{{ ward.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "]]>", "<!--", "\\n", "%s", "${HOME}", "{0}", "{kind}", "@ tasks.j2", "# I.", "~ x", "= y", "|", "\"'`", "%", "#}", "}}",
)  # fmt: skip
PIECES = st.sampled_from(SIGNS)
NOISE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"]), min_size=1, max_size=12)


def around(words: str, sign: str) -> str:
    """Words with a sign among them."""
    first, _, rest = words.partition(" ")
    return f"{first} {sign} {rest}"


def parent(sign: str) -> Plan:
    texts = {
        "target": around("80% tuyến phố nội thị có cây xanh đạt chuẩn", sign), "duty": around("Trồng bổ sung cây xanh dọc các tuyến phố chính", sign),
        "task": around("Vận động nhân dân chăm sóc cây trồng trước nhà", sign), "objective": around("Nâng cao chất lượng sống của người dân đô thị", sign),
    }  # fmt: skip
    made = plan(
        targets=(target("T1", texts["target"], "80"),), assignments=(duty("A1", "Sở Xây dựng", texts["duty"]),),
        tasks=(Task(id="N1", text=texts["task"], evidence=Evidence(quote=texts["task"], rule="t")),),
        objectives=(Objective(id="O1", text=texts["objective"], general=True, evidence=Evidence(quote=texts["objective"], rule="t")),),
    )  # fmt: skip
    return replace(made, masthead=replace(made.masthead, title=around("Phát triển cây xanh đô thị trên địa bàn tỉnh Lạng Sơn", sign)))


def word_lines(made: Draft, **facts: Any) -> list[str]:
    document: Any = Document(io.BytesIO(to_docx(made, **facts)))
    cells = (c for t in document.tables for r in t.rows for c in r.cells)
    return [p.text.replace("\u00a0", " ") for p in (*document.paragraphs, *(p for c in cells for p in c.paragraphs))]


def paragraphs(made: Draft) -> list[tuple[str, str]]:
    return [(p.style, p.origin.rule) for p in made.content if isinstance(p, DraftParagraph)]


PLAIN = draft([parent("xanh")], ward(), RULES)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("annex", [False, True])
def test_signs_of_markup_arrive_as_they_are(sign: str, annex: bool) -> None:
    made = draft([parent(sign)], ward(annex=annex), RULES)
    lines = word_lines(made, trace=True)
    for words in (f"80% {sign} tuyến phố", f"Trồng {sign} bổ sung", f"Vận {sign} động", f"Nâng {sign} cao"):
        assert [line for line in lines if words in line], (words, lines)
    assert f"Phát {sign} triển" in made.head.title
    assert not [line for line in lines if "49" in line]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_make_no_paragraph_and_no_heading(sign: str) -> None:
    assert [style for style, _ in paragraphs(draft([parent(sign)], ward(), RULES))] == [style for style, _ in paragraphs(PLAIN)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(PIECES, NOISE), min_size=1, max_size=3))
def test_any_signs_arrive(signs: list[str]) -> None:
    sign = "".join(signs)
    made = draft([parent(sign)], ward(), RULES)
    assert [line for line in word_lines(made) if f"Trồng {sign} bổ sung" in line]
    assert [style for style, _ in paragraphs(made)] == [style for style, _ in paragraphs(PLAIN)]


@settings(max_examples=60, deadline=None)
@given(st.one_of(PIECES, NOISE, st.text(max_size=30)))
def test_a_value_is_never_compiled(value: str) -> None:
    shown = render("draft/recipients.j2", {
        "issuer": {"department": False}, "ward": {"province": "P", "kind": "K", "recipients": [value]}, "report_to": [], "asked": [], "units": [], "symbol": "",
    })  # fmt: skip
    assert f"- {value};" in shown


@pytest.mark.parametrize("mark", ["\ue000", "\ue001", "\ue0100\ue001", "\ue00012\ue001", "\ue010"])
def test_private_characters_pass_for_no_mark(mark: str) -> None:
    made = draft([parent(f"b{mark}c")], ward(), RULES)
    assert [o.parent for o in made.origins] == [o.parent for o in PLAIN.origins]
    assert not [line for line in word_lines(made) if "\ue000" in line or "\ue001" in line]
