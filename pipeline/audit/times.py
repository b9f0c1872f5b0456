"""Thời hạn: the last day by which a target is due, and the years that it speaks of."""

from __future__ import annotations

from pipeline.audit.frame import Side
from pipeline.model import Period, Target
from pipeline.vietnamese import squeeze

_LAST_DAYS = ("31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31")


def due(target: Target, side: Side) -> str:
    """The ISO date by which a target is due: its own deadline, its period's end, its plan's end; "" for none."""
    if target.deadline is not None and (by := last_day(target.deadline.by or "")):
        return by
    period = target.period or side.period
    return f"{period.end:04d}-12-31" if period else ""


def last_day(iso: str) -> str:
    """The last day that a date without day or month covers: "2026-06" is "2026-06-30"; "" for what is no date."""
    parts = iso.split("-")
    if not all(p.isdigit() for p in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return ""
    month = int(parts[1]) if len(parts) > 1 else 12
    if not 1 <= month <= 12:
        return ""
    return f"{parts[0]}-{month:02d}-{int(parts[2]):02d}" if len(parts) == 3 else f"{parts[0]}-{month:02d}-{_LAST_DAYS[month - 1]}"


def years(target: Target, side: Side) -> Period | None:
    """The years that a target speaks of: its own period, else from its plan's start to the year that it is due."""
    if target.period is not None:
        return target.period
    end = due(target, side)[:4]
    if not end:
        return None
    start = side.start if side.start is not None else int(end)
    return Period(start=min(start, int(end)), end=int(end))


def stated(target: Target, side: Side) -> bool:
    """Whether the target itself, its heading or its column names a time; the years of the whole plan do not count."""
    deadline = target.deadline
    if deadline is None or not (deadline.by or deadline.every):
        return deadline is None and target.period is not None and target.period != side.period
    whole = side.period is not None and all(str(year) in deadline.text for year in (side.period.start, side.period.end))
    return deadline.source != "title" and (not whole or deadline.source != "heading" or _above(target, deadline.text, side))


def _above(target: Target, words: str, side: Side) -> bool:
    """Whether the words stand in a heading over the target, and not in the plan's opening only."""
    over = [s for s in side.plan.sections if target.section == s.path or target.section.startswith(s.path + ".")]
    return not over or any(squeeze(words) in squeeze(f"{s.heading} {s.text}") for s in over)


def exact(iso: str) -> str:
    """A day as a day, also the last one of a year: "31/12/2025"."""
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def said(iso: str) -> str:
    """"2030-12-31" → "năm 2030", "2026-06-30" → "30/6/2026"."""
    year, month, day = iso.split("-")
    return f"năm {year}" if (month, day) == ("12", "31") else f"{day}/{int(month) if int(month) > 2 else month}/{year}"
