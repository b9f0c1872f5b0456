"""Hai bản của một kế hoạch: what changed, by targets and duties and not by lines, and what it does to a lower plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.audit.algebra import identical, judge
from pipeline.audit.alignment import align
from pipeline.audit.facets import Pair
from pipeline.audit.frame import Frame, Side
from pipeline.audit.likeness import assigned, similarity
from pipeline.audit.report import audit, brief
from pipeline.audit.sentences import capital, clause, quoted
from pipeline.audit.times import said
from pipeline.audit.wording import lexicon
from pipeline.model import Assignment, Body, ChangeKind, Deadline, DutyChange, Plan, TargetChange, TargetVerdict, Verdict, VersionReport
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

SAME_DUTY = 0.5
"""Least likeness of words (0 to 1) for two duties to be one duty in two versions."""
SAME_LEAD = 0.1
"""What the same lead adds to the likeness of two duties."""
SHORT: frozenset[Verdict] = frozenset({"missing", "unit_differs", "baseline_differs", "weaker", "later", "looser", "narrowed"})
"""The verdicts of a target that falls short."""


def compare(old: Plan, new: Plan, rules: RuleBook, *, child: Plan | None = None) -> VersionReport:
    """What changed from `old` to `new`, and the lines of `child` that fall short under the new version only.

    Raises UnreadableError where a child is given and a version has no targets.
    """
    frame = Frame(Side(old), Side(new), rules, called=("bản mới", "bản cũ"))
    targets = tuple(_targets(frame))
    return VersionReport(
        old=brief(old), new=brief(new), targets=targets, duties=tuple(_duties(frame)), child=brief(child) if child else None,
        short=tuple(_short(child, frame, targets)) if child else (),
    )  # fmt: skip


def _targets(frame: Frame) -> Iterator[TargetChange]:
    """Every target of the old version in its order, then those that the new one adds."""
    old, new = frame.parent.plan.targets, frame.child.plan.targets
    matches = {m.parent.id: m.child for m in align(frame, old, new).matches}
    for target in old:
        partner = matches.get(target.id)
        yield TargetChange(kind="dropped", old=target) if partner is None else _changed(Pair(target, partner, frame))
    kept = {partner.id for partner in matches.values()}
    yield from (TargetChange(kind="added", new=target) for target in new if target.id not in kept)


def _changed(pair: Pair) -> TargetChange:
    if identical(pair.parent, pair.child) and pair.dues[0] == pair.dues[1]:
        return TargetChange(kind="unchanged", old=pair.parent, new=pair.child)
    found = judge(pair)
    verdicts = (found.verdict, *found.also)
    if verdicts == ("met",):
        return TargetChange(kind=_wording(pair), old=pair.parent, new=pair.child, sentence=_sooner(pair))
    return TargetChange(kind="changed", old=pair.parent, new=pair.child, facets=verdicts, sentence=found.sentence)


def _wording(pair: Pair) -> ChangeKind:
    """The kind of a change under which the new version asks no less: dates moved forward, other words, or none."""
    if pair.dues[0] != pair.dues[1]:
        return "changed"
    return "unchanged" if squeeze(pair.parent.text) == squeeze(pair.child.text) else "reworded"


def _sooner(pair: Pair) -> str:
    old, new = pair.dues
    return "" if old == new else capital(clause(pair.frame, "sooner", old=said(old) if old else "không nêu", new=said(new)))


def _day(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else "không nêu"


# --- duties ---------------------------------------------------------------------------------------------------------


def _duties(frame: Frame) -> Iterator[DutyChange]:
    old, new = frame.parent.plan.assignments, frame.child.plan.assignments
    partners = _paired(old, new, frame)
    for n, duty in enumerate(old):
        partner = partners.get(n)
        yield DutyChange(kind="dropped", old=duty) if partner is None else _duty(duty, new[partner], frame)
    kept = set(partners.values())
    yield from (DutyChange(kind="added", new=duty) for n, duty in enumerate(new) if n not in kept)


def _paired(old: Sequence[Assignment], new: Sequence[Assignment], frame: Frame) -> dict[int, int]:
    """The assignment with the greatest likeness of duties; the same lead counts a little."""
    if not old or not new:
        return {}
    lex = lexicon(frame.rules)
    likeness = similarity([lex.content(d.duty) for d in old], [lex.content(d.duty) for d in new])
    for i, mine in enumerate(old):
        for j, other in enumerate(new):
            same = _names(mine.lead) == _names(other.lead)
            likeness[i, j] = likeness[i, j] + SAME_LEAD * same if likeness[i, j] >= SAME_DUTY else 0.0
    return assigned(likeness)


def _duty(old: Assignment, new: Assignment, frame: Frame) -> DutyChange:
    """What differs: who leads, who helps, by when, what is asked."""
    sides = {
        "lead": (_names(old.lead), _names(new.lead)),
        "support": (_names(old.support), _names(new.support)),
        "deadline": (_due(old.deadline), _due(new.deadline)),
    }  # fmt: skip
    facets = tuple(name for name, (a, b) in sides.items() if squeeze(a) != squeeze(b))
    told = "; ".join(clause(frame, f"changed_{f}", old=sides[f][0] or "không nêu", new=sides[f][1] or "không nêu") for f in facets)
    if facets:
        return DutyChange(kind="changed", old=old, new=new, facets=facets, sentence=told)
    if squeeze(old.duty) == squeeze(new.duty):
        return DutyChange(kind="unchanged", old=old, new=new)
    return DutyChange(kind="reworded", old=old, new=new, facets=("duty",), sentence=clause(frame, "changed_duty", old=quoted(old.duty)))


def _names(bodies: tuple[Body, ...]) -> str:
    return ", ".join(b.name or b.text for b in bodies)


def _due(deadline: Deadline | None) -> str:
    if deadline is None:
        return ""
    return deadline.text or _day(deadline.by or "")


# --- the lower plan -------------------------------------------------------------------------------------------------


def _short(child: Plan, frame: Frame, changes: tuple[TargetChange, ...]) -> Iterator[TargetVerdict]:
    """The child's lines that fall short under the new version and did not so under the old one, or not so far; each tells how it stood."""
    before = {line.parent.id: line for line in audit(child, [frame.parent.plan], frame.rules).verdicts}
    origin = {c.new.id: c for c in changes if c.new is not None}
    for line in audit(child, [frame.child.plan], frame.rules).verdicts:
        change = origin.get(line.parent.id)
        then = before.get(change.old.id) if change is not None and change.old is not None else None
        further = change is not None and "exceeded" in change.facets
        if line.verdict in SHORT and (then is None or then.verdict != line.verdict or further):
            yield line if then is None else replace(line, sentence=f"{line.sentence}; {clause(frame, 'before', sentence=then.sentence)}")
