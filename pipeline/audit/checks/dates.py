"""Thời hạn: targets that name no time of their own; duties without a time are told by the check on the six (clarity).

undated_targets: {count}, {all}, {ids}, {period}.
A target's time may stand in its sentence, its heading or its column; the years in the plan's title are none,
except where the plan is for one year. Targets of absence ("không để xảy ra"), rates ("mỗi năm") and outputs
named in a task need none; an article is not the plan and is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.times import stated


def dates(case: Case) -> Iterator[Fault]:
    """All such targets in one finding."""
    period = case.child.masthead.period
    if case.child.kind == "news" or (period is not None and period.start == period.end):
        return
    asked = [t for t in case.child.targets if t.quantity.high > 0 and t.per is None and t.where != "tasks" and not t.doubtful]
    undated = [t for t in asked if not stated(t, case.side)]
    if undated:
        years = f"; chỉ có giai đoạn {period.start}-{period.end} ở tên kế hoạch" if period else ""
        count = "Không chỉ tiêu nào" if len(undated) == len(asked) else f"{len(undated)}/{len(asked)} chỉ tiêu không"
        values = {"count": count, "ids": ", ".join(t.id for t in undated), "period": years}
        yield Fault(id="undated_targets", values=values, child=undated[0].evidence)
