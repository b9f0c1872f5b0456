"""Giao chỉ tiêu: the figures that a parent divides among its communes, and whether those of the communes add up to its total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipeline.audit.frame import Frame, Side, name_of, place_of, unit_word
from pipeline.audit.intervals import falling
from pipeline.audit.population import kinds
from pipeline.audit.sentences import capital, clause, figure
from pipeline.audit.times import due
from pipeline.audit.units import INTENSIVE, ONE, alike, scales
from pipeline.audit.wording import words
from pipeline.model import AllocationSum, Answer, AuditReport, BatchLine, Body, Plan, Reached, Target, TargetVerdict, Verdict
from pipeline.rules import RuleBook
from pipeline.vietnamese import shown, squeeze

COVERED = 0.8
"""The share of an allotted row's words that the total says too."""
SHOWN = 8
"""So many figures at most are written out in a sum."""
_COMMUNES = ("xã", "phường", "đặc khu", "thị trấn")
_REACHED = ("met", "exceeded")
_OPEN = ("undecided", "ambiguous", "milestone", "unit_differs")


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


# --- all plans ------------------------------------------------------------------------------------------------------


def reached(parents: Sequence[Plan], lines: Sequence[BatchLine]) -> tuple[Reached, ...]:
    """For every parent target which units reach it; rows that are one unit's own are that unit's matter."""
    read = [line for line in lines if not line.fault]
    return tuple(_reached(n, target, read) for n, parent in enumerate(parents) for target in parent.targets)


def _reached(plan: int, target: Target, lines: Iterable[BatchLine]) -> Reached:
    told: list[tuple[str, Verdict]] = [
        (line.unit, a.verdict) for line in lines for a in line.answers if (a.plan, a.target) == (plan, target.id)
    ]  # fmt: skip
    settled = (*_REACHED, *_OPEN, "not_applicable")
    return Reached(
        plan=plan, target=target, reached=tuple(u for u, v in told if v in _REACHED), open=tuple((u, v) for u, v in told if v in _OPEN),
        short=tuple((u, v) for u, v in told if v not in settled), excused=tuple(u for u, v in told if v == "not_applicable"),
    )  # fmt: skip


def sums(parents: Sequence[Plan], lines: Sequence[BatchLine], rules: RuleBook) -> tuple[AllocationSum, ...]:
    """The units' figures against every total that any unit answers or that is divided among units."""
    told = (_sum(total, parents, lines, rules) for total in totals(parents, rules))
    return tuple(s for s in told if s.parts or s.allotted is not None)


def _sum(total: Total, parents: Sequence[Plan], lines: Sequence[BatchLine], rules: RuleBook) -> AllocationSum:
    rows = {squeeze(commune_of(row.owner)): (n, row) for n, row in total.rows}
    parts: list[tuple[str, Decimal]] = []
    lacking: list[tuple[str, str]] = []
    frame = Frame(Side(parents[total.plan]), Side(parents[total.plan]), rules, total.plan)
    for line in lines:
        key = squeeze(line.unit)
        own = rows.pop(key, None)
        asked = (own[0], own[1].id) if own else (total.plan, total.target.id)
        given = next((a.figure for a in line.answers if (a.plan, a.target) == asked), None)
        if given is not None:
            parts.append((line.unit, given))
        elif own or not total.rows:
            lacking.append((line.unit, clause(frame, "sum_unread" if line.fault else "sum_silent")))
    lacking += [(commune_of(row.owner), clause(frame, "sum_no_plan")) for _, row in rows.values()]
    return _judged(total, parts, lacking, frame)


def _judged(total: Total, parts: list[tuple[str, Decimal]], lacking: list[tuple[str, str]], frame: Frame) -> AllocationSum:
    book, target = scales(frame.rules), total.target
    wanted = target.quantity.high if falling(target) else target.quantity.low
    added = sum((value for _, value in parts), Decimal(0))
    shares = {squeeze(commune_of(row.owner)): row.quantity.low * book.measure(row).factor / book.measure(target).factor for _, row in total.rows}
    step = (added < wanted) - (added > wanted) if falling(target) else (added > wanted) - (added < wanted)
    missing = sum((shares.get(squeeze(name), Decimal(0)) for name, _ in lacking), Decimal(0))
    verdict: Verdict = ("weaker", "met", "exceeded")[step + 1]
    if step < 0 and not falling(target) and (not shares or (lacking and added + missing >= wanted)):
        verdict = "undecided"  # figures are still to come; without shares nobody knows whose
    allotted = sum(shares.values(), Decimal(0)) if shares else None
    told = "; ".join(_sentences(total, parts, lacking, (added, wanted, missing, allotted), frame))
    return AllocationSum(
        plan=total.plan, target=target, total=wanted, sum=added, parts=tuple(parts), lacking=tuple(lacking), verdict=verdict, sentence=told,
        allotted=allotted,
    )  # fmt: skip


def _sentences(
    total: Total, parts: list[tuple[str, Decimal]], lacking: list[tuple[str, str]], figures: tuple[Decimal, Decimal, Decimal, Decimal | None], frame: Frame
) -> Iterator[str]:
    added, wanted, missing, allotted = figures
    unit = total.target.quantity.unit
    written = " + ".join(shown(value) for _, value in parts)
    whole = clause(frame, "sum_of", figures=written, sum=f"{shown(added)} {unit}") if 1 < len(parts) <= SHOWN else f"{shown(added)} {unit}"
    sign = "=" if added == wanted else ">" if added > wanted else "<"
    by = "" if added == wanted else f" ({clause(frame, 'sum_over' if added > wanted else 'sum_under', size=f'{shown(abs(added - wanted))} {unit}')})"
    yield clause(frame, "sum", count=str(len(parts)), sum=whole, sign=sign, whom=frame.parent.label or "cấp trên", total=figure(total.target.quantity)) + by
    if lacking:
        yield clause(frame, "sum_lacking", count=str(len(lacking)), names=_names(lacking))
    if missing:
        rest = added + missing
        left = f" ({clause(frame, 'sum_under', size=f'{shown(wanted - rest)} {unit}')})" if rest < wanted else ""
        yield clause(frame, "sum_rest", share=f"{shown(missing)} {unit}", sum=f"{shown(rest)} {unit}") + left
    if allotted is not None and allotted != wanted:
        size = f"{shown(abs(allotted - wanted))} {unit}"
        yield clause(frame, "sum_allotted", sum=f"{shown(allotted)} {unit}", total=figure(total.target.quantity), size=size)


def _names(lacking: list[tuple[str, str]]) -> str:
    named = [f"{name} ({why})" for name, why in lacking[:SHOWN]]
    return ", ".join(named) + (" …" if len(lacking) > SHOWN else "")
