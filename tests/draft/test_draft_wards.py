"""Laws 6 and 2 over every corpus province and generated wards: no error, nothing of the province left, no words without an origin."""

import datetime
import io
from functools import lru_cache
from typing import Any

import pytest
import regex
from tests.draft.drafting import RULES, parent, read, ward
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit.report import audit
from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.form.form import check
from pipeline.model import Draft, DraftParagraph, Plan
from tests.draft.carrying import FATES, KINDS, PARENTS, fates, parent_of, province_of, ward_of

ON = datetime.date(2026, 11, 21)
CASES = [(slug, kind, None) for slug in PARENTS for kind in KINDS] + [(slug, kind, n) for n, slug in enumerate(PARENTS) for kind in KINDS]
_ABOVE = regex.compile(r"\b(?:các\s+)?sở,\s*(?:ban|ngành)|toàn tỉnh|toàn thành phố|trên địa bàn (?:tỉnh|thành phố)\b", regex.IGNORECASE)
_CITING = ("basis-parent", "basis-programme")


@lru_cache(maxsize=8)
def province_plan(slug: str) -> Plan:
    return parent_of(slug)


def made_for(slug: str, kind: str, without: int | None) -> tuple[Plan, Draft]:
    plan = province_plan(slug)
    return plan, draft([plan], ward_of(kind, province_of(plan), without), RULES)


def words(made: Draft) -> list[str]:
    """The paragraphs, without those that cite the parents."""
    return [p.text for p in made.content if isinstance(p, DraftParagraph) and p.origin.rule.split(", ")[0] not in _CITING]


@pytest.mark.parametrize(("slug", "kind", "without"), CASES)
def test_a_draft_for_any_ward(slug: str, kind: str, without: int | None) -> None:
    plan, made = made_for(slug, kind, without)
    data = to_docx(made)
    report = audit(read(data, "du-thao.docx"), [plan], RULES)
    assert [v.sentence for v in report.verdicts if v.severity == "error"] == []
    assert [f.message for f in report.findings if f.severity == "error"] == []
    assert [(f.rule, f.places) for f in check(data, "du-thao.docx", RULES, on=ON).faults if f.severity == "error"] == []
    assert made.plan is not None
    assert [b.name for a in made.plan.assignments for b in a.lead if regex.search(r"^(?:Sở|Các sở)\b|\b(?:tỉnh|thành phố)\b", b.name)] == []
    assert [line for line in words(made) if _ABOVE.search(line)] == []
    assert all(o.parent or o.rule.startswith("draft/") for o in made.origins if not regex.search(r"target|own|question", o.rule))
    assert {fate for _, fate in fates(plan, made)} <= set(FATES)


OTHER_KINDS: tuple[dict[str, Any], ...] = (
    {"annex": True}, {"plan": "year", "year": 2026}, {"plan": "year", "year": 2028, "annex": True}, {"issuer": "Phòng Văn hóa - Xã hội"},
)  # fmt: skip


@pytest.mark.parametrize("facts", OTHER_KINDS, ids=["annexes", "first year", "last year with annexes", "department"])
@pytest.mark.parametrize("slug", PARENTS)
def test_every_kind_of_plan_reads_back_without_error(slug: str, facts: dict[str, Any]) -> None:
    plan = province_plan(slug)
    period = plan.masthead.period
    if period and "year" in facts:
        facts = {**facts, "year": period.start if facts["year"] == 2026 else period.end}
    made = draft([plan], ward_of("phường", province_of(plan), **facts), RULES)
    data = to_docx(made)
    back = read(data, "du-thao.docx")
    report = audit(back, [plan], RULES)
    assert [f.message for f in report.findings if f.severity == "error"] == []
    assert "issuer" in facts or [v.sentence for v in report.verdicts if v.severity == "error"] == []
    assert [(f.rule, f.places) for f in check(data, "du-thao.docx", RULES, on=ON).faults if f.severity != "advice"] == []
    assert made.plan is not None
    wanted = {t.quantity for t in made.plan.targets}
    assert {t.quantity for t in back.targets if t.restates is None} >= wanted


@pytest.mark.parametrize("slug", PARENTS)
def test_no_count_of_the_province_stands_as_the_wards(slug: str) -> None:
    plan, made = made_for(slug, "phường", None)
    assert made.plan is not None
    counts = {(t.quantity.low, t.quantity.unit) for t in plan.targets if t.quantity.unit not in ("%", "‰") and t.quantity.low > 9 and not t.per}
    own = [t for t in made.plan.targets if (t.quantity.low, t.quantity.unit) in counts]
    assert [t.text for t in own if regex.search(r"toàn tỉnh|cả tỉnh", t.text)] == []


@pytest.mark.parametrize("slug", PARENTS)
def test_every_item_of_the_parent_is_told_of(slug: str) -> None:
    plan, made = made_for(slug, "xã", None)
    told = list(fates(plan, made))
    assert len(told) == len(plan.targets) + len(plan.assignments)
    assert sum(fate == "untold" for _, fate in told) <= 1


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.integers(51, 99), min_size=1, max_size=4, unique=True),
    st.sampled_from(["người cao tuổi được khám sức khỏe", "hộ gia đình phân loại rác", "trẻ em được tiêm chủng"]),
    st.sampled_from(list(KINDS)),
)
def test_what_is_drafted_is_read_back(values: list[int], whom: str, kind: str) -> None:
    made = draft([parent(*[f"- Ít nhất {v}% {whom} đợt {n} trong năm." for n, v in enumerate(values, 1)])], ward(kind=kind, departments=[]), RULES)
    back = read(to_docx(made), "du-thao.docx")
    assert made.plan is not None
    assert [t.quantity for t in back.targets] == [t.quantity for t in made.plan.targets]
    heads = [p.text.partition(" ")[2] for p in made.content if isinstance(p, DraftParagraph) and p.style.startswith("heading")]
    assert [s.heading for s in back.sections if s.heading in heads] == heads


def test_the_same_bytes_for_the_same_ward() -> None:
    one, other = (to_docx(made_for("ctxh-tinh", "xã", None)[1]) for _ in range(2))
    assert io.BytesIO(one).getvalue() == other
