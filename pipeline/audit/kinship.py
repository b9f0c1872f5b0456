"""Cấp trên hay không: whether a plan stands under another at all, by what it cites and what both are about.

Where nothing speaks for it, only nearly the same words make a pair: two provinces' plans, or plans of two fields, share many words
and answer nothing of each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.frame import RANKS, Side
from pipeline.audit.likeness import similarity
from pipeline.audit.wording import lexicon
from pipeline.model import Plan
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

SAME_MATTER = 0.45
"""Likeness of titles (0 to 1) from which two plans are about one matter."""


def kin(child: Side, parents: Sequence[Side], rules: RuleBook) -> list[bool]:
    """For each parent whether the child may stand under it: itself, or by way of another parent that does."""
    own = [_under(child, parent, rules) for parent in parents]
    above = [parent for parent, is_own in zip(parents, own, strict=True) if is_own]
    return [is_own or any(_cites(other.plan, p.plan) for other in above) for p, is_own in zip(parents, own, strict=True)]


def _under(child: Side, parent: Side, rules: RuleBook) -> bool:
    same = child.plan.source.sha256 == parent.plan.source.sha256 or child.plan.masthead == parent.plan.masthead
    if same or _cites(child.plan, parent.plan):
        return True
    if _abreast(child, parent):
        return False
    return not parent.plan.masthead.number or _carries_out_the_same(child.plan, parent.plan) or _same_matter(child.plan, parent.plan, rules)


def _abreast(child: Side, parent: Side) -> bool:
    """Whether the child's issuer stands above the parent's, or on one tier with it in another place."""
    if not child.tier or not parent.tier:
        return False
    places = [squeeze(side.place or side.plan.masthead.place) for side in (child, parent)]
    level = RANKS[child.tier] == RANKS[parent.tier]
    return RANKS[child.tier] < RANKS[parent.tier] or (level and all(places) and places[0] != places[1])


def _cites(plan: Plan, other: Plan) -> bool:
    head = other.masthead
    return bool(head.number) and any(squeeze(r.number) == squeeze(head.number) and _one_day(r.date, head.date) for r in plan.references)


def _one_day(one: str, other: str) -> bool:
    """Whether two dates may be the same, as far as both are written."""
    return one.startswith(other) or other.startswith(one)


def _carries_out_the_same(plan: Plan, other: Plan) -> bool:
    """Whether both name one document that they carry out."""
    first, second = ({squeeze(r.number) for r in p.references if r.role == "parent" and r.number} for p in (plan, other))
    return bool(first & second)


def _same_matter(plan: Plan, other: Plan, rules: RuleBook) -> bool:
    lex = lexicon(rules)
    titles = [lex.content(p.masthead.title) for p in (plan, other)]
    return not all(titles) or float(similarity([titles[0]], [titles[1]])[0, 0]) >= SAME_MATTER
