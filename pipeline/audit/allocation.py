"""Giao chỉ tiêu: a parent's totals, the figures that it divides among its communes, and what one plan promises of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipeline.audit.frame import Side, name_of, place_of, unit_word
from pipeline.audit.intervals import falling
from pipeline.audit.population import kinds
from pipeline.audit.sentences import capital
from pipeline.audit.times import due
from pipeline.audit.units import INTENSIVE, ONE, alike, scales
from pipeline.audit.wording import words
from pipeline.model import Answer, AuditReport, BatchLine, Body, Plan, Target, TargetVerdict
from pipeline.rules import RuleBook

COVERED = 0.8
"""The share of an allotted row's words that the total says too."""
_COMMUNES = ("xã", "phường", "đặc khu", "thị trấn")


@dataclass(frozen=True, slots=True)
class Total:
    """A parent's total of its whole area, with the rows that divide it among communes; `plan` and each row's number name the parent."""

    plan: int
    target: Target
    rows: tuple[tuple[int, Target], ...]


def commune_of(body: Body | None) -> str:
    """The name of a commune without its committee: "Phường Mỹ Trà"; "" where the body is none or has no proper name."""
    return commune_named(name_of(body))


def commune_named(name: str) -> str:
    """The same, of a body's name."""
    place, word = place_of(name), unit_word(name)
    return f"{capital(word)} {place}" if place and word in _COMMUNES else ""


def is_table(plan: Plan) -> bool:
    """Whether a plan is a bare table of figures for communes: no number, no issuer, no duties."""
    head = plan.masthead
    return not (head.number or head.issuer or plan.assignments) and any(commune_of(t.owner) for t in plan.targets)


def covers(total: Target, row: Target, rules: RuleBook) -> bool:
    """Whether a row's words are said by the total as well."""
    own, wide = set(words(row, rules)), set(words(total, rules))
    return bool(own) and len(own & wide) >= COVERED * len(own)


def totals(parents: Sequence[Plan], rules: RuleBook) -> Iterator[Total]:
    """Every total of the parents, each once however often it is said, in their order; what is measured by rate has none."""
    sides = [Side(p) for p in parents]
    found: list[Total] = []
    for n, parent in enumerate(parents):
        for target in parent.targets:
            if not _adds_up(target, rules) or sides[n].tier == "commune":
                continue
            if any(_same(t, (sides[t.plan], t.target), (sides[n], target), rules) for t in found):
                continue
            found.append(Total(n, target, tuple(_rows(target, due(target, sides[n]), sides, rules))))
    yield from found


def _adds_up(target: Target, rules: RuleBook) -> bool:
    """Whether figures of parts of the area add up to this one: a count or a sum, nobody's own, neither a change nor a rate for each."""
    measure = scales(rules).measure(target)
    whole = target.owner is None or not commune_of(target.owner)
    counted = bool(measure.kind) and measure.kind not in INTENSIVE and not measure.per
    return whole and counted and not target.change and target.quantity.high > 0 and not kinds(rules).each(f"{target.per or ''} {target.text}")


def _same(total: Total, one: tuple[Side, Target], other: tuple[Side, Target], rules: RuleBook) -> bool:
    (side, said), (again, target) = one, other
    figures = (said.quantity.low, said.quantity.unit) == (target.quantity.low, target.quantity.unit)
    return figures and due(said, side) == due(target, again) and (covers(said, target, rules) or covers(target, said, rules))


def _rows(target: Target, by: str, sides: Sequence[Side], rules: RuleBook) -> Iterator[tuple[int, Target]]:
    book = scales(rules)
    for n, side in enumerate(sides):
        for row in side.plan.targets:
            given = commune_of(row.owner) and not row.change and alike(book.measure(target), book.measure(row))
            if given and due(row, side) == by and covers(target, row, rules):
                yield n, row


# --- one plan -------------------------------------------------------------------------------------------------------


def line_of(report: AuditReport, rules: RuleBook) -> BatchLine:
    """What a batch keeps of one report; its file's name and sum are still to be filled in."""
    open_ones = Counter(line.severity for line in report.lines if not line.accepted)
    unit = commune_named(report.child.issuer) or report.child.issuer or Path(report.child.file).stem
    return BatchLine(
        file=report.child.file, sha256="", unit=unit, brief=report.child, answers=answers(report, rules),
        errors=open_ones["error"], warnings=open_ones["warning"], questions=open_ones["undecided"],
    )  # fmt: skip


def answers(report: AuditReport, rules: RuleBook) -> tuple[Answer, ...]:
    """The lines of one report as a batch keeps them."""
    return tuple(
        Answer(
            plan=line.plan, target=line.parent.id, verdict=line.verdict, own=line.child.text if line.child else "",
            figure=_promised(line, rules), sentence=line.sentence,
        )
        for line in report.verdicts
    )  # fmt: skip


def _promised(line: TargetVerdict, rules: RuleBook) -> Decimal | None:
    """The end of the child's figure that it answers for, in the parent's unit; None where the two are not of one kind."""
    if line.child is None or line.verdict == "ambiguous":
        return None
    parent, child = (scales(rules).measure(t) for t in (line.parent, line.child))
    if not alike(parent, child) or parent.kind in INTENSIVE or line.child.change or parent.per != child.per:
        return None
    quantity = line.child.quantity
    end = quantity.high if falling(line.child) else quantity.low
    return end * child.factor * (child.yearly or ONE) / (parent.factor * (parent.yearly or ONE))
