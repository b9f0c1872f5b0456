"""Thời hạn: targets that name no time of their own, duties without a deadline.

undated_targets: {count}, {all}, {ids}, {period}; undated_duties: {count}, {all}.
A target's time may stand in its sentence, its heading or its column; the years in the plan's title are none,
except where the plan is for one year. Targets of absence ("không để xảy ra"), rates ("mỗi năm") and outputs
named in a task need none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.times import stated


def dates(case: Case) -> Iterator[Fault]:
    """Targets, then duties."""
    yield from _targets(case)
    duties = case.child.assignments
    undated = [d for d in duties if d.deadline is None or not (d.deadline.by or d.deadline.every or d.deadline.text)]
    if undated:
        yield Fault(id="undated_duties", values={"count": str(len(undated)), "all": str(len(duties))}, child=undated[0].evidence)


def _targets(case: Case) -> Iterator[Fault]:
    period = case.child.masthead.period
    if period is not None and period.start == period.end:
        return
    asked = [t for t in case.child.targets if t.quantity.high > 0 and t.per is None and t.where != "tasks" and not t.doubtful]
    undated = [t for t in asked if not stated(t, case.side)]
    if undated:
        years = f"; chỉ có giai đoạn {period.start}-{period.end} ở tên kế hoạch" if period else ""
        count = "Không chỉ tiêu nào" if len(undated) == len(asked) else f"{len(undated)}/{len(asked)} chỉ tiêu không"
        values = {"count": count, "ids": ", ".join(t.id for t in undated), "period": years}
        yield Fault(id="undated_targets", values=values, child=undated[0].evidence)
