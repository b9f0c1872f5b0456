"""One line for each target of a parent plan: its partner in the child, the verdict, the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.audit.algebra import ORDER, Judgement, identical, judge
from pipeline.audit.alignment import Match, align
from pipeline.audit.allocation import covers
from pipeline.audit.applicability import led_above, not_yet, why_not
from pipeline.audit.facets import Pair
from pipeline.audit.compounds import parts, served, together
from pipeline.audit.frame import Frame
from pipeline.audit.openings import OpenPassages, left_open, open_passages
from pipeline.audit.population import given_to, kinds, members
from pipeline.audit.restatements import same_figure, siblings
from pipeline.audit.sentences import amount, clause, quoted, where
from pipeline.audit.times import due, said
from pipeline.audit.units import INTENSIVE, scales
from pipeline.audit.wording import lexicon
from pipeline.model import Link, Target, TargetVerdict, Verdict
from pipeline.rules import RuleBook

_REACHED = ("exceeded", "met")
_LOUDNESS = {"error": 3, "warning": 2, "undecided": 1, "note": 1, "": 0}


@dataclass
class Comparison:
    """A child under one parent: the matches, and the line of each parent target."""

    frame: Frame
    matches: dict[str, Match] = field(default_factory=dict)
    nearest: Mapping[str, Target] = field(default_factory=dict)

    def __post_init__(self) -> None:
        targets = tuple(t for t in self.parents if self._asks(t))
        aligned = align(self.frame, targets, self.children)
        self.matches, self.nearest = {m.parent.id: m for m in aligned.matches}, aligned.nearest
        found = dict(self.matches)
        for target in targets:
            if target.id in found:
                continue
            if (child := self._said_again(target, found)) is not None:
                self.matches[target.id] = Match(target, child, found_score(found, child), ("nhắc lại",))
            elif (match := served(target, aligned.matches, self.frame)) is not None:
                self.matches[target.id] = match
        self._split(found)

    @property
    def parents(self) -> tuple[Target, ...]:
        return self.frame.parent.plan.targets

    @property
    def children(self) -> tuple[Target, ...]:
        return self.frame.child.plan.targets

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """Why a parent target asks nothing of the child, by id."""
        return {t.id: why for t in self.parents if (why := why_not(t, self.frame))}

    @cached_property
    def given(self) -> tuple[tuple[Target, str], ...]:
        """What this parent and the tables beside it give to the child by name, each with the day by which it is due."""
        sides = (self.frame.parent, *self.frame.others)
        return tuple((t, due(t, side)) for side in sides for t in side.plan.targets if not t.change and given_to(t, self.frame))

    @cached_property
    def likes(self) -> Mapping[str, tuple[Target, ...]]:
        """The parent targets that say the same as each parent target."""
        return siblings(self.parents, self.frame.parent, self.frame)

    @cached_property
    def openings(self) -> OpenPassages:
        """What the child leaves for a person to decide."""
        return open_passages(self.frame.child.plan, self.frame.rules)

    def _asks(self, target: Target) -> bool:
        """Whether a target is to be aligned: it applies and is no total that a table divides, or the child carries the very same."""
        free = target.id not in self.reasons and self._allotted(target) is None
        return free or any(identical(target, c) for c in self.children)

    def _split(self, found: Mapping[str, Match]) -> None:
        """Give the matches whose child lacks some of the parent's members the free child targets that carry them."""
        taken = {m.child.id for m in self.matches.values()}
        place = {t.id: n for n, t in enumerate(self.children)}
        for key, match in found.items():
            free = [c for c in self.children if c.id not in taken]
            if free and (rest := parts(match, free, self.frame)):
                first, *others = sorted((match.child, *rest), key=lambda t: place[t.id])
                self.matches[key] = replace(match, child=first, parts=tuple(others), rivals=())
                taken |= {c.id for c in rest}

    def _said_again(self, target: Target, found: Mapping[str, Match]) -> Target | None:
        """The child of a sibling: of one that states the same for the same time, or of an earlier milestone of the same."""
        ends, period = due(target, self.frame.parent), self.frame.child.period
        for like in self.likes[target.id]:
            if like.id not in found:
                continue
            same = same_figure(like, target) and due(like, self.frame.parent) == ends
            later = period is not None and bool(ends) and int(ends[:4]) > period.end
            if same or later:
                return found[like.id].child
        return None

    def lines(self) -> list[TargetVerdict]:
        """The line of every parent target, in the parent's order."""
        return [self._line(target) for target in self.parents]

    def links(self) -> list[Link]:
        """The links as the report shows them; the parent's id carries its plan ("P1:T3")."""
        return [
            Link(parent=self.named(m.parent), child=c.id, score=m.score, reasons=m.reasons if c is m.child else ("phần còn lại",))
            for m in self.matches.values()
            for c in (m.child, *m.parts)
        ]

    def named(self, target: Target) -> str:
        """A parent target's id with its plan."""
        return f"P{self.frame.index + 1}:{target.id}"

    def _line(self, target: Target) -> TargetVerdict:
        match = self.matches.get(target.id)
        if match is None:
            verdict, sentence = self._alone(target)
            return self._told(target, None, Judgement(verdict, (), sentence))
        judgement = self._judged(target, match)
        rivals = [r for r in match.rivals if judge(Pair(target, r, self.frame)).verdict != judgement.verdict]
        if rivals and judgement.verdict not in ("unit_differs", "baseline_differs"):
            told = " và ".join(f"{quoted(t.text)}{where(t)}" for t in (match.child, *rivals))
            judgement = Judgement("ambiguous", (), clause(self.frame, "ambiguous", rivals=told))
        return self._told(target, match, judgement)

    def _judged(self, target: Target, match: Match) -> Judgement:
        """The judgement on the partner; of a target that the child splits the worst of its parts, which share one population."""
        if not match.parts:
            return judge(Pair(target, match.child, self.frame))
        judged = [judge(Pair(target, part, self.frame)) for part in together(match.child, match.parts)]
        worst = min(judged, key=lambda j: (j.verdict in _REACHED, -ORDER.index(j.verdict) if j.verdict in _REACHED else ORDER.index(j.verdict)))
        told = ", ".join(f"{quoted(t.text)}{where(t)}" for t in match.parts)
        return replace(worst, sentence=f"{worst.sentence}; {clause(self.frame, 'split', parts=told)}")

    def _told(self, target: Target, match: Match | None, judgement: Judgement) -> TargetVerdict:
        return TargetVerdict(
            parent=target, child=match.child if match else None, verdict=judgement.verdict, also=judgement.also,
            sentence=judgement.sentence, severity=severity((judgement.verdict, *judgement.also), self.frame.rules),
            score=match.score if match else 0.0, plan=self.frame.index,
        )  # fmt: skip

    def _alone(self, target: Target) -> tuple[Verdict, str]:
        """What is said of a parent target without a partner."""
        frame = self.frame
        if why := self.reasons.get(target.id) or not_yet(target, frame):
            return "not_applicable", clause(frame, "not_applicable", reason=why)
        own = where(target, owner=frame.names[1])
        if place := left_open(target, self.openings, frame):
            return "undecided", clause(frame, "blank", parent_amount=amount(target), place=place)
        if row := self._allotted(target):
            return "not_applicable", clause(frame, "not_applicable", reason=clause(frame, "allotted", amount=amount(row)) + where(row))
        if lexicon(frame.rules).own_share(target.text):
            return "undecided", clause(frame, "own_share", parent_amount=amount(target)) + own
        if self._of_communes(target):
            return "undecided", clause(frame, "share_of_units", parent_amount=amount(target)) + own
        ends = due(target, frame.parent)
        by = f", đến {said(ends)}" if ends else ""
        if target.owner is not None and frame.descends and led_above(target):
            told = clause(frame, "led_above", parent_amount=amount(target), by=by, whom=target.owner.text or target.owner.name)
            return "undecided", told + own
        if near := self.nearest.get(target.id):
            told = f"{quoted(near.text)}{where(near)}"
            return "undecided", clause(frame, "nearest", parent_amount=amount(target), by=by, nearest=told) + own
        return "missing", clause(frame, "missing", parent_amount=amount(target), by=by) + own

    def _allotted(self, target: Target) -> Target | None:
        """The child's own row of the figures that the parent divides among its communes, where the target is their total."""
        if not self.frame.descends or target.owner is not None or scales(self.frame.rules).measure(target).kind in INTENSIVE:
            return None
        ends = due(target, self.frame.parent)
        rows = (row for row, by in self.given if row.quantity.unit == target.quantity.unit and by == ends)
        return next((row for row in rows if covers(target, row, self.frame.rules)), None) if not target.per else None

    def _of_communes(self, target: Target) -> bool:
        """Whether a target counts communes: one commune alone can be no share of them."""
        if not self.frame.descends or self.frame.child.tier != "commune" or target.quantity.low >= 100:
            return False
        book = kinds(self.frame.rules)
        counted = members(target, self.frame.rules) or (target.quantity.unit,)
        return all(book.kind(m) == book.kind("xã") for m in counted)


def found_score(found: Mapping[str, Match], child: Target) -> float:
    """The score under which a child was matched before."""
    return max(m.score for m in found.values() if m.child is child)


def severity(verdicts: tuple[Verdict, ...], rules: RuleBook) -> str:
    """The loudest severity among verdicts, as rules/checks.toml sets it."""
    table = rules.table("checks")["verdicts"]
    levels = [str(table.get(v, "")) for v in sorted(verdicts, key=ORDER.index)]
    return max((("" if s == "off" else s) for s in levels), key=lambda s: _LOUDNESS[s], default="")
