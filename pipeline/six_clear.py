"""Sáu rõ (KL 226-KL/TW): which of person, work, time, responsibility, product and authority a duty leaves unclear.

A duty is clear in person where it has a lead that is more than "the bodies concerned", in work where it says more than a word or two, in
time where it has a date or a recurrence ("thường xuyên" alone is none), in responsibility where one lead (or each of a class, at home)
answers for it, in product where a product is named, in authority where the issuer may give the order or makes a request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import regex

from pipeline.model import Assignment, Body
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, squeeze

_VAGUE = ("always", "event")
_OF_A_YEAR = regex.compile(r"năm\s+(?:học\s+)?20\d\d|nguyên\s+đán\s+20\d\d")
"""An event of one year, "trước khai giảng năm học 2026 - 2027", is a time."""
_FEWEST_WORDS = 4
_CLASSES = ("các ", "mọi ", "những ", "thủ trưởng các ", "giám đốc các ", "người đứng đầu các ")


def unclear(duty: Assignment, rules: RuleBook) -> tuple[str, ...]:
    """The names of the six that a duty leaves unclear, in their official order."""
    return tuple(name for name, clear in CLEAR.items() if not clear(duty, rules))


def is_class(body: Body) -> bool:
    """Whether a lead is a class of bodies, each of which does the duty for itself."""
    name = squeeze(body.text or body.name)
    return body.kind == "group" or name.startswith(_CLASSES) or ", " in name


def _named(duty: Assignment, rules: RuleBook) -> bool:
    return any(b.kind != "group" or not squeeze(b.name).endswith("liên quan") for b in duty.lead)


def _timed(duty: Assignment, rules: RuleBook) -> bool:
    due = duty.deadline
    if due is None:
        return False
    return bool(due.by or (due.every and due.every not in _VAGUE) or (due.text and not due.every) or _OF_A_YEAR.search(fold(due.text)))


def _productive(duty: Assignment, rules: RuleBook) -> bool:
    return bool(duty.product) or any("product" in h.emits for h in rules.family("writing").all_hits(duty.duty))


def _answered(duty: Assignment, rules: RuleBook) -> bool:
    return len(duty.lead) == 1 or any(is_class(body) for body in duty.lead)


def _allowed(duty: Assignment, rules: RuleBook) -> bool:
    return duty.request or all(b.subordinate is not False for b in duty.lead)


CLEAR: Mapping[str, Callable[[Assignment, RuleBook], bool]] = {
    "rõ người": _named, "rõ việc": lambda d, _: len(d.duty.split()) >= _FEWEST_WORDS, "rõ thời gian": _timed,
    "rõ trách nhiệm": _answered, "rõ sản phẩm": _productive, "rõ thẩm quyền": _allowed,
}  # fmt: skip
