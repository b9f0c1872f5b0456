"""Kết quả của một quy tắc: what was found wrong, or why it could not be measured; and the dated rules themselves."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.errors import RuleError
from pipeline.form.letter import Letter
from pipeline.form.sheet import Line
from pipeline.model.form import FormSeverity
from pipeline.rules import RuleBook

_FILES = ("nd30_2020",)
_SEVERITIES = ("error", "warning", "advice")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule:
    """Quy tắc thể thức: one `[[form]]` row. `measure` names how it is measured, `low`..`high` and `allowed` what is right."""

    id: str
    measure: str
    element: str
    severity: FormSeverity
    note: str
    change: str
    basis: str
    low: float = 0.0
    high: float = 0.0
    allowed: tuple[Any, ...] = ()
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Chỗ sai: the line, or the words for a place without a line, and what stands there."""

    at: Line | str
    value: str = ""

    @property
    def place(self) -> str:
        if isinstance(self.at, str):
            return self.at
        text = self.at.text if len(self.at.text) <= 60 else self.at.text[:57] + "…"
        return f"đoạn {self.at.order + 1}: “{text}”"


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """Không đo được, và vì sao."""

    reason: str


Outcome = Iterable[Found] | Unmeasured
Measure = Callable[[Letter, FormRule], Outcome]


@dataclass(frozen=True, slots=True)
class Law:
    """Bộ quy tắc đang có hiệu lực: its title, its rules, the words for what is found by measure, names of elements."""

    title: str
    rules: tuple[FormRule, ...]
    said: Mapping[str, str]
    elements: Mapping[str, str]


def law(book: RuleBook, on: datetime.date) -> Law:
    """The rules of the layout in force on a day. Raises RuleError for a faulty row, or where no rule set covers the day."""
    for name in _FILES:
        table = book.table(name)
        if table["valid_from"] <= on and not (table.get("valid_to") and table["valid_to"] < on):
            return Law(table["title"], tuple(_rule(row, name) for row in table["form"]), table["said"], table["elements"])
    raise RuleError(f"Không có bộ quy tắc thể thức nào áp dụng cho ngày {on:%d/%m/%Y}. Hãy bổ sung vào thư mục “{book.path}”.")


def _rule(row: Mapping[str, Any], file: str) -> FormRule:
    try:
        rule = FormRule(**{**row, "allowed": tuple(row.get("allowed", ()))})
    except TypeError as fault:
        raise RuleError(f"{file}.toml [{row.get('id', '?')}]: thừa hoặc thiếu khóa ({fault}). Hãy sửa dòng đó.") from None
    if rule.severity not in _SEVERITIES:
        raise RuleError(f"{file}.toml [{rule.id}]: mức độ “{rule.severity}” không có. Hãy dùng error, warning hoặc advice.")
    return rule
