"""What a form check of a Word file told: faults, and rules that could not be measured in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FormSeverity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFault:
    """Lỗi thể thức: one rule that the file does not hold, at one or more places; `found` says what stands there.

    `rule` is an id of rules/nd30_2020.toml, `note` its name, `change` what to do, `basis` the article. All Vietnamese.
    """

    rule: str
    severity: FormSeverity
    note: str
    found: str
    change: str
    basis: str
    places: tuple[str, ...]
    fixable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUnmeasured:
    """Chưa xét được: a rule that cannot be measured in this file, and why."""

    rule: str
    note: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReport:
    """Kết quả kiểm tra thể thức: `held` are the ids of the rules that the file holds; `law` names the rule set."""

    name: str
    law: str
    faults: tuple[FormFault, ...] = ()
    unmeasured: tuple[FormUnmeasured, ...] = ()
    held: tuple[str, ...] = ()
