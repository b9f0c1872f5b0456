"""Sáu rõ (KL 226-KL/TW): what each duty leaves unclear of person, work, time, responsibility, product and authority.

six_clear: {missing} the list, what is missing and in which duties; {count} duties with a gap, {all} duties. A duty is clear in
person where it has a lead, in work where it says more than a word or two, in time where it has a date or a recurrence ("thường xuyên"
alone is none), in responsibility where one lead (or each of a class, at home) answers for it, in product where a product is named, in authority where the issuer
may give the order or makes a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.checks.leads import is_class
from pipeline.model import Assignment
from pipeline.rules import RuleBook

_VAGUE = ("always", "event")
_FEWEST_WORDS = 4
_SHOWN = 12


def clarity(case: Case) -> Iterator[Fault]:
    """One finding with the duties that lack each of the six."""
    duties = case.child.assignments
    gaps = {d.id: unclear(d, case.rules) for d in duties}
    told = [_told(name, [key for key, missing in gaps.items() if name in missing]) for name in CLEAR]
    missing = "; ".join(t for t in told if t)
    if missing:
        count = sum(bool(m) for m in gaps.values())
        first = next(d for d in duties if gaps[d.id])
        yield Fault(id="six_clear", values={"missing": missing, "count": str(count), "all": str(len(duties))}, child=first.evidence)


def unclear(duty: Assignment, rules: RuleBook) -> tuple[str, ...]:
    """The names of the six that a duty leaves unclear."""
    return tuple(name for name, clear in CLEAR.items() if not clear(duty, rules))


def _told(name: str, ids: list[str]) -> str:
    more = f" và {len(ids) - _SHOWN} nhiệm vụ khác" if len(ids) > _SHOWN else ""
    return f"{name}: {len(ids)} ({', '.join(ids[:_SHOWN])}{more})" if ids else ""


def _timed(duty: Assignment, rules: RuleBook) -> bool:
    due = duty.deadline
    return due is not None and bool(due.by or (due.every and due.every not in _VAGUE) or (due.text and not due.every))


def _productive(duty: Assignment, rules: RuleBook) -> bool:
    return bool(duty.product) or any("product" in h.emits for h in rules.family("writing").all_hits(duty.duty))


def _answered(duty: Assignment, rules: RuleBook) -> bool:
    return len(duty.lead) == 1 or any(is_class(body) for body in duty.lead)


def _allowed(duty: Assignment, rules: RuleBook) -> bool:
    return duty.request or all(b.subordinate is not False for b in duty.lead)


CLEAR: Mapping[str, Callable[[Assignment, RuleBook], bool]] = {
    "rõ người": lambda d, _: bool(d.lead), "rõ việc": lambda d, _: len(d.duty.split()) >= _FEWEST_WORDS, "rõ thời gian": _timed,
    "rõ trách nhiệm": _answered, "rõ sản phẩm": _productive, "rõ thẩm quyền": _allowed,
}  # fmt: skip
