"""Số phận của từng con số in running words: what claims it, or by which rule it is no target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.extract.amounts import amounts, figures
from pipeline.extract.commitment import Refusal
from pipeline.extract.deadlines import deadline_hits
from pipeline.extract.quantities import Found, quantities, stated
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen, screen
from pipeline.extract.target_text import Case, judged
from pipeline.extract.units import units
from pipeline.model import Fate, NumberEntry, Reference, Span, Target
from pipeline.rules import Hit

@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one number."""

    fate: Fate
    reason: str = ""
    rule: str = ""


_UNREAD = "không đọc được thành một định lượng"
_DROPPED = "là sản phẩm, văn bản phải làm ra, không phải mức phải đạt"
_MASKED: dict[str, Fate] = {"date": "date", "reference": "reference", "name": "name"}
_WORDED = frozenset({"word", "times", "part", "digits"})
_AROUND = 60
_NAME = Told("name", "con số trong tên riêng")
_NAMED = regex.compile(r"\p{Ll}*\p{Lu}\p{L}*\s+\p{Lu}\p{L}*\s+$")
_NAME_ENDS = regex.compile(r"\d{1,2}\s*(?:[,;.)]\D|$)")


class Claims:
    """Which targets and references hold which characters of the document."""

    def __init__(self, targets: Sequence[Target], references: Sequence[Reference]) -> None:
        self._targets: dict[int, list[tuple[Span, str]]] = defaultdict(list)
        self._references: dict[int, list[Span]] = defaultdict(list)
        for target in targets:
            value = target.evidence.spans[0]
            self._targets[value.block].append((value, target.id))
        for reference in references:
            for span in reference.evidence.spans[:1]:
                self._references[span.block].append(span)

    def targets(self, span: Span) -> tuple[str, ...]:
        """The ids of the targets that hold the beginning of a span."""
        return tuple(id_ for s, id_ in self._targets[span.block] if s.start <= span.start < s.end)

    def referred(self, span: Span) -> bool:
        """Whether a reference holds it."""
        return any(s.start <= span.start < s.end for s in self._references[span.block])

    def carried(self, blocks: set[int]) -> bool:
        """Whether one of these blocks holds a target."""
        return any(self._targets.get(b) for b in blocks)


def fates(statement: Statement, setting: Setting, claims: Claims) -> Iterator[NumberEntry]:
    """Every number of one paragraph or cell with its fate, in order."""
    seen = screen(statement.text, setting.rules)
    found = quantities(statement.text, setting.rules, seen.masked) if stated(statement.text, setting.rules) else ()
    for start, end in _numbers(statement.text, found):
        span = statement.span(start, end)
        ids = claims.targets(span)
        told = Told("target") if ids else _told(start, Paragraph(statement, seen, found, setting), claims.referred(span))
        yield entry(statement, (start, end), told, ids)


def entry(statement: Statement, at: tuple[int, int], told: Told, targets: tuple[str, ...] = ()) -> NumberEntry:
    """The entry of the number at these offsets of a statement."""
    text, (start, end) = statement.text, at
    quote = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
    return NumberEntry(
        text=text[start:end], fate=told.fate, reason=told.reason, rule=told.rule, targets=targets,
        section=statement.section.path, quote=quote, span=statement.span(start, end),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph under account: its words, what the rules see in it, its quantities."""

    statement: Statement
    seen: Screen
    found: tuple[Found, ...]
    setting: Setting


def _numbers(text: str, found: Sequence[Found]) -> list[tuple[int, int]]:
    """Written figures, and amounts told in words alone ("hai mô hình", "gấp đôi")."""
    written = list(figures(text))
    worded = [(f.at, f.end) for f in found if f.form in _WORDED and not any(f.at <= a < f.end for a, _ in written)]
    return sorted([*written, *worded])


def _told(start: int, where: Paragraph, referred: bool) -> Told:
    times = [h for h in deadline_hits(where.seen.text, where.setting.rules) if h.start <= start < h.end and h.emits["kind"] != "event"]
    if times:
        return Told("deadline", "", times[0].rule.id)
    if (mask := where.seen.mask(start)) is not None:
        return _masked(mask)
    if referred:
        return Told("reference")
    if _NAMED.search(where.seen.text[:start]) and _NAME_ENDS.match(where.seen.text, start):
        return _NAME
    own = next((f for f in where.found if f.start <= start < f.end), None)
    return _unread(start, where) if own is None else _judged(Case(own, where.found, where.statement, where.seen, where.setting))


def _unread(start: int, where: Paragraph) -> Told:
    """A number of no amount: the end of a range whose beginning is masked, else unclaimed."""
    text = where.seen.text
    whole = next((a for a in amounts(text, units(where.setting.rules)) if a.start < start < a.end), None)
    mask = where.seen.mask(whole.start) if whole is not None else None
    return Told("unclaimed", _UNREAD) if mask is None else _masked(mask)


def _masked(mask: Hit) -> Told:
    return Told(_MASKED.get(str(mask.emits.get("kind")), "not_target"), str(mask.emits["reason"]), mask.rule.id)


def _judged(case: Case) -> Told:
    verdict = judged(case)
    if isinstance(verdict, Hit):
        return Told("not_target", str(verdict.emits["reason"]), verdict.rule.id)
    if isinstance(verdict, Refusal):
        return Told("not_target" if verdict.settled else "unclaimed", verdict.reason)
    return Told("not_target", _DROPPED)
