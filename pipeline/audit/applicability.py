"""Không áp dụng: why a parent target asks nothing of this child: past, for other bodies, or impossible at its level."""

from __future__ import annotations

from pipeline.audit.frame import Frame, name_of, place_of, tier_of
from pipeline.audit.population import given_to, kinds
from pipeline.audit.sentences import clause
from pipeline.audit.times import due, said
from pipeline.bodies import load as load_bodies
from pipeline.model import Target
from pipeline.vietnamese import squeeze

_DOING = ("tasks", "implementation")
_HIGHER_BODIES = frozenset({"department", "police", "military", "sector", "school"})


def why_not(target: Target, frame: Frame) -> str:
    """The reason why a parent target does not apply to the child at all; "" where it does."""
    reason = _past(target, frame)
    if reason or not frame.descends:
        return reason
    return _addressed(target, frame) or _nobody(target, frame) or _impossible(target, frame)


def not_yet(target: Target, frame: Frame) -> str:
    """The reason where a target's own years begin after the child's plan has ended; "" where they do not."""
    period = frame.child.period
    if target.period is None or period is None or target.period.start <= period.end:
        return ""
    years = f"{target.period.start}-{target.period.end}" if target.period.start != target.period.end else str(target.period.end)
    return clause(frame, "not_yet", years=years, end=str(period.end))


def _past(target: Target, frame: Frame) -> str:
    """Its last day lies before the child's plan begins (before the child's date, where the plan names no years)."""
    end = due(target, frame.parent)
    if not end or frame.child.start is None:
        return ""
    begins = f"{frame.child.start}-01-01" if frame.child.period else frame.child.issued
    return clause(frame, "past", end=said(end), start=str(frame.child.start)) if end < begins else ""


def _addressed(target: Target, frame: Frame) -> str:
    book = kinds(frame.rules)
    if target.applies_to and book.addressed(" ; ".join(target.applies_to)) == {"province"}:
        together = " ".join(target.applies_to)
        whom = together if squeeze(together) in squeeze(target.text) else ", ".join(target.applies_to)
        return clause(frame, "addressed", whom=whom)
    owner = target.owner
    if owner is None:
        subject = load_bodies(frame.rules).find(target.text) if book.begins_above(target.text) else []
        return clause(frame, "owned", whom=subject[0].body.text) if subject and subject[0].start == 0 else ""
    whom = owner.text or owner.name
    if led_above(target) and (target.where in _DOING or squeeze(whom) in squeeze(target.text)):
        return clause(frame, "owned", whom=whom)
    other = frame.child.tier == tier_of(owner) == "commune" and place_of(name_of(owner)) and not given_to(target, frame)
    return clause(frame, "addressed", whom=whom) if other else ""


def led_above(target: Target) -> bool:
    """Whether a provincial or central body answers for a target; it may still be everybody's to reach."""
    owner = target.owner
    return owner is not None and owner.kind in _HIGHER_BODIES and owner.tier in ("province", "central")


def _nobody(target: Target, frame: Frame) -> str:
    book = kinds(frame.rules)
    reasons = [book.excuse(book.plain(m), frame.child.tier) for m in target.population]
    if not reasons or not all(reasons):
        return ""
    return clause(frame, "nobody", members=", ".join(target.population))


def _impossible(target: Target, frame: Frame) -> str:
    return kinds(frame.rules).impossible(f"{target.indicator}. {target.text}", frame.child.tier)
