"""Chỉ tiêu 100%: a plan that promises everything of everything.

all_full: {count}. Numerically it meets any parent; whether it can be done is for a person to ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault

FEWEST = 3


def ceiling(case: Case) -> Iterator[Fault]:
    """Three or more rates, every one of them 100%."""
    rates = [t for t in case.child.targets if t.quantity.unit == "%" and t.quantity.bound in ("at_least", "more_than")]
    if len(rates) >= FEWEST and all(t.quantity.low == 100 for t in rates):
        yield Fault(id="all_full", values={"count": str(len(rates))}, child=rates[0].evidence)
