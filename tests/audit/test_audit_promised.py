"""What a plan promises of a parent's total: only a figure that can be added to those of other units."""

import pytest

from pipeline.audit.allocation import answers, totals
from pipeline.model import AuditReport, PlanBrief, Target, TargetVerdict, Verdict
from tests.audit.making import RULES, plan, quantity, target


def test_a_commune_has_no_total_to_divide() -> None:
    assert list(totals([plan(target("T1", "Trồng mới 5.000 cây xanh", quantity("5000", "cây")))], RULES)) == []


MANY = target("T1", "Trồng mới 5.000 cây xanh", quantity("5000", "cây"))


@pytest.mark.parametrize(
    ("own", "verdict", "figure"),
    [
        (target("T1", "Trồng mới 300 cây xanh", quantity("300", "cây")), "met", 300),
        (target("T1", "Trồng mới 300 cây xanh", quantity("300", "cây")), "ambiguous", None),
        (target("T1", "Trồng thêm 300 cây xanh", quantity("300", "cây"), change="increase"), "met", None),
        (target("T1", "Mỗi thôn trồng mới 300 cây xanh", quantity("300", "cây"), per="thôn"), "met", None),
        (target("T1", "Trồng mới 3 ha cây xanh", quantity("3", "ha")), "met", None),
        (None, "missing", None),
    ],
)
def test_only_a_figure_of_the_same_kind_is_promised(own: Target | None, verdict: Verdict, figure: int | None) -> None:
    line = TargetVerdict(parent=MANY, child=own, verdict=verdict)
    report = AuditReport(child=PlanBrief(file="x.docx", kind="plan"), parents=(), verdicts=(line,), added=(), findings=())
    assert [a.figure for a in answers(report, RULES)] == [figure]
