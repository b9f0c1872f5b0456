"""Target ⊆ target: the facets together, the verdict that leads and those that hold besides."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import get_args

from pipeline.audit import sentences
from pipeline.audit.doubts import doubted
from pipeline.audit.facets import FACETS, Facet, Pair, gap
from pipeline.audit.intervals import absent
from pipeline.model import Target, Verdict
from pipeline.vietnamese import squeeze

ORDER: tuple[Verdict, ...] = get_args(Verdict)
_OWN = ("id", "section", "where", "confidence", "doubtful", "reasons", "evidence", "restates", "text")
_FIGURES = {"value", "unit"}
_SAID = tuple(f.name for f in fields(Target) if f.name not in _OWN)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found: the worst verdict, the others that hold, and the sentence for a person."""

    verdict: Verdict
    also: tuple[Verdict, ...]
    sentence: str


def identical(parent: Target, child: Target) -> bool:
    """Whether two targets say the same in the same words: whatever a reader makes of one holds for the other."""
    same = all(getattr(parent, name) == getattr(child, name) for name in _SAID)
    return same and squeeze(parent.text) == squeeze(child.text)


def judge(pair: Pair) -> Judgement:
    """How a child target stands to its parent target, facet by facet."""
    found = _found(pair)
    verdicts = sorted({f.verdict for f in found}, key=ORDER.index)
    told = [_values(pair), *(f.words for f in found if f.words)]
    told += [sentences.clause(pair.frame, "excused", member=m, reason=why) for m, why in pair.population.excused]
    return Judgement(verdicts[0] if verdicts else "met", tuple(verdicts[1:]), "; ".join(told) + sentences.where(pair.child))


def _found(pair: Pair) -> list[Facet]:
    """The facets that fail or exceed; one that rests on a doubtful reading is undecided for itself."""
    if identical(pair.parent, pair.child) and pair.dues[0] == pair.dues[1]:
        return []
    found = {name: facet for name, check in FACETS.items() if (facet := check(pair)) is not None}
    for target, who in zip((pair.child, pair.parent), pair.frame.names, strict=True):
        why = "; ".join(target.reasons) or "đọc chưa chắc"
        for name in set(doubted(target, pair.frame.rules)) - (_FIGURES if _both_none(pair) else set()):
            if found.get(name) is None or found[name].verdict != "unit_differs":  # a share and a count differ however the count is read
                found[name] = pair.says("undecided", "doubtful", who=who, reasons=why)
    return list({(f.verdict, f.words): f for f in found.values()}.values())


def _both_none(pair: Pair) -> bool:
    """Whether both sides say that there is to be none: there is no figure and no unit to doubt."""
    return pair.parent.quantity.high == 0 == pair.child.quantity.high and absent(pair.parent, pair.child)


def _values(pair: Pair) -> str:
    """ "Phường 65% < tỉnh 90% (thấp hơn 25 điểm phần trăm)"; values that must not be compared stand without a sign."""
    if not pair.comparable or pair.partial or pair.total:
        return sentences.clause(pair.frame, "beside", **pair.amounts)
    parent, child = pair.intervals
    if child.wide(parent) and child.against(parent) == 0 and child.end != parent.end:
        return sentences.clause(pair.frame, "within_about" if parent.soft else "within", **pair.amounts)
    own = child.nearest(parent)
    if child.end == own or child.endless:
        sign = "≠" if child.endless else "="
        return sentences.clause(pair.frame, "values", sign=sign, **pair.amounts)
    above = child.end > own
    told = sentences.clause(pair.frame, "values", sign=">" if above else "<", **pair.amounts)
    side = (pair.parent, pair.measures[0]) if pair.parent.quantity.unit else (pair.child, pair.measures[1])
    size = sentences.distance(gap(pair), side[0].quantity.unit, side[1].kind, above=above)
    return f"{told} ({size}{sentences.clause(pair.frame, 'lower_is_better') if parent.way == 'lower' else ''})"
