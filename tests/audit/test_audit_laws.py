"""Laws of the audit, held against made-up plans: identity, one change gives one verdict, additions never take away."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit.report import audit
from pipeline.model import AuditReport, Bound, Deadline, Period, Plan, Target, Verdict
from tests.audit.making import PROVINCE, RULES, parent, quantity, target

INDICATORS = (
    "trường học có tổ tư vấn tâm lý học đường", "người cao tuổi được khám sức khỏe định kỳ", "hộ gia đình dùng nước sạch hợp vệ sinh",
    "hồ sơ thủ tục hành chính giải quyết đúng hạn", "rác thải sinh hoạt được thu gom, xử lý", "trẻ em dưới 6 tuổi được tiêm chủng đầy đủ",
    "lao động được đào tạo nghề có chứng chỉ", "tuyến đường chính có đèn chiếu sáng", "người dân tham gia bảo hiểm y tế",
    "doanh nghiệp nộp thuế điện tử", "tổ dân phố đạt danh hiệu văn hóa", "người khuyết tật nặng được hưởng trợ cấp",
)  # fmt: skip
POPULATIONS = ((), ("trường học", "bệnh viện", "trạm y tế"), ("hộ nghèo", "hộ cận nghèo"), ("cơ sở sản xuất", "hợp tác xã", "chợ"))
BOUNDS: tuple[Bound, ...] = ("at_least", "more_than", "at_most", "less_than", "about", "between")
UNITS = ("%", "mô hình", "tỷ đồng", "người")


@st.composite
def targets(draw: st.DrawFn, id: str, indicator: str) -> Target:
    low = draw(st.integers(min_value=2, max_value=90))
    bound = draw(st.sampled_from(BOUNDS))
    high = low + draw(st.integers(min_value=1, max_value=9)) if bound == "between" else low
    change = draw(st.sampled_from([None, None, "increase", "decrease"]))
    return target(
        id, f"{indicator} ({id})", quantity(str(low), draw(st.sampled_from(UNITS)), bound, str(high)), draw(st.sampled_from([2027, 2028, 2029])),
        population=draw(st.sampled_from(POPULATIONS)), change=change, baseline="2025" if change else None,
        direction="lower" if bound in ("at_most", "less_than") else "higher", indicator=indicator,
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    chosen = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=8, unique=True))
    return parent(*(draw(targets(f"T{n}", indicator)) for n, indicator in enumerate(chosen, 1)))


def copied(plan: Plan, changed: Target | None, *, of: str) -> Plan:
    """A copy under another number in which the target `of` is `changed`, or left out."""
    kept = tuple(c for c in (changed if t.id == of else t for t in plan.targets) if c is not None)
    return replace(plan, targets=kept, masthead=replace(plan.masthead, number="9/KH-UBND"))


def verdicts(report: AuditReport) -> dict[str, tuple[Verdict, ...]]:
    return {line.parent.id: (line.verdict, *line.also) for line in report.verdicts}


def weakened(one: Target) -> Target:
    shift = Decimal(1 if one.quantity.bound in ("at_most", "less_than") else -1)
    return replace(one, quantity=replace(one.quantity, low=one.quantity.low + shift, high=one.quantity.high + shift))


CHANGES: dict[Verdict, Callable[[Target], Target | None]] = {
    "weaker": weakened,
    "later": lambda t: replace(t, deadline=Deadline(by="2030-12-31", text="đến năm 2030", source="sentence")),
    "narrowed": lambda t: replace(t, population=t.population[1:]),
    "baseline_differs": lambda t: replace(t, baseline="2024"),
    "missing": lambda t: None,
}


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_plan_meets_itself(plan: Plan) -> None:
    report = audit(plan, [plan], RULES)
    assert {line.verdict for line in report.verdicts} == {"met"}
    assert not [line for line in report.verdicts if line.severity]
    assert report.added == ()
    assert not [f for f in report.findings if f.parent is not None]


@settings(max_examples=80, deadline=None)
@given(plans(), st.data())
def test_one_change_gives_that_verdict_for_that_target(plan: Plan, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(plan.targets))
    fit = [v for v in CHANGES if (v != "narrowed" or len(one.population) > 1) and (v != "baseline_differs" or one.baseline)]
    verdict = data.draw(st.sampled_from(fit))
    found = verdicts(audit(copied(plan, CHANGES[verdict](one), of=one.id), [plan], RULES))
    assert found.pop(one.id) == (verdict,)
    assert set(found.values()) <= {("met",)}


@settings(max_examples=40, deadline=None)
@given(plans(), plans(), st.sampled_from(INDICATORS), st.data())
def test_adding_a_child_target_never_adds_missing(mother: Plan, child: Plan, indicator: str, data: st.DataObject) -> None:
    extra = data.draw(targets("T99", indicator))
    before = verdicts(audit(child, [mother], RULES))
    after = verdicts(audit(replace(child, targets=(*child.targets, extra)), [mother], RULES))
    assert {k for k, v in after.items() if v == ("missing",)} <= {k for k, v in before.items() if v == ("missing",)}


@settings(max_examples=30, deadline=None)
@given(plans(), plans())
def test_every_parent_target_has_its_one_line(mother: Plan, child: Plan) -> None:
    report = audit(child, [mother], RULES)
    assert [line.parent for line in report.verdicts] == list(mother.targets)
    linked = {line.child.id for line in report.verdicts if line.child}
    assert linked | {t.id for t in report.added} == {t.id for t in child.targets}
    assert all(line.sentence for line in report.verdicts)


def test_the_years_of_the_copy_do_not_matter() -> None:
    plan = parent(target("T1", INDICATORS[0], quantity("80"), 2024, period=Period(start=2021, end=2025)), issuer=PROVINCE)
    assert verdicts(audit(plan, [plan], RULES)) == {"T1": ("met",)}
