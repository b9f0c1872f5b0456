"""Sổ con số: every written figure of the parts that may hold targets, and what became of it.

A figure ends as part of a target, as a date, a deadline, a reference, a name, or as no target, with the reason. It
is how a reader sees that nothing was left out silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.amounts import figures
from pipeline.extract.deadlines import deadline_hits
from pipeline.extract.quantities import Found, quantities
from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement, statements
from pipeline.extract.target_filters import Screen, objection, scope_of, screen
from pipeline.model import Masthead, Span, Target

Fate = Literal["target", "date", "deadline", "reference", "name", "not a target"]
_KINDS: dict[str, Fate] = {"date": "date", "reference": "reference", "name": "name"}
_TARGET: tuple[Fate, str, str] = ("target", "", "")
_UNSAID = "không có từ ngữ nào cho biết đây là giá trị phải đạt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounted:
    """Con số đã xét: where it stands, its words, its fate; `target` the ids of the targets that hold it."""

    span: Span
    text: str
    fate: Fate
    reason: str = ""
    rule: str = ""
    target: tuple[str, ...] = ()


def numbers(reading: Reading, masthead: Masthead, *, found: Sequence[Target]) -> tuple[Accounted, ...]:
    """Every figure of the paragraphs that may hold targets, in reading order, each with one fate."""
    setting = Setting(masthead, reading.rules)
    heard = (s for s in statements(reading) if not setting.silent(s.part))
    return tuple(entry for s in heard for entry in _entries(s, setting, found))


def _entries(statement: Statement, setting: Setting, found: Sequence[Target]) -> Iterator[Accounted]:
    seen = screen(statement.text, setting.rules)
    amounts = quantities(statement.text, setting.rules, seen.masked)
    for start, end in figures(statement.text):
        span = statement.span(start, end)
        ids = tuple(t.id for t in found if _covers(t, span))
        fate, reason, rule = _TARGET if ids else _fate(start, seen, amounts, setting)
        yield Accounted(span=span, text=statement.text[start:end], fate=fate, reason=reason, rule=rule, target=ids)


def _covers(target: Target, span: Span) -> bool:
    value = target.evidence.spans[0]
    return value.block == span.block and value.start <= span.start < value.end


def _fate(start: int, seen: Screen, amounts: Sequence[Found], setting: Setting) -> tuple[Fate, str, str]:
    if any(h.start <= start < h.end for h in deadline_hits(seen.text, setting.rules)):
        return "deadline", "thời hạn, mốc thời gian", "deadlines"
    if (mask := seen.mask(start)) is not None:
        return _KINDS.get(str(mask.emits.get("kind")), "not a target"), str(mask.emits["reason"]), mask.rule.id
    own = next((f for f in amounts if f.start <= start < f.end), None)
    against = objection(own, seen, first_year=setting.first_year, rules=setting.rules) if own is not None else None
    if against is not None:
        return "not a target", str(against.emits["reason"]), against.rule.id
    if own is not None and scope_of(own, amounts, seen) is not None:
        return "not a target", "số lượng nơi thực hiện", "scope"
    return "not a target", _UNSAID, ""
