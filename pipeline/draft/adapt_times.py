"""Thời hạn sớm hơn: a ward's day for a duty stands ahead of the parent's by the margin of its profile (rules `use = "due"`)."""

from __future__ import annotations

import datetime
from dataclasses import replace

from pipeline.draft.setting import Setting
from pipeline.model import Deadline
from pipeline.rules import Hit

_COMMON_YEAR = 2027


def ahead(setting: Setting, text: str) -> tuple[str, tuple[str, ...]]:
    """A sentence with the days by which something must be done moved ahead, and the rule that says by how much."""
    days = setting.ward.duty_margin_days
    hits = setting.family("due").find(text) if days else []
    changed = text
    for hit in reversed(hits):
        day = _moved(setting, hit, days)
        if day is not None:
            changed = _written(changed, hit, day)
    return changed, (f"deadline-ahead ({days} ngày)",) if changed != text else ()


def earlier(setting: Setting, deadline: Deadline | None) -> Deadline | None:
    """The same for a deadline itself, so that the draft's plan tells the day that its words tell."""
    if deadline is None:
        return None
    text, changed = ahead(setting, deadline.text)
    if not changed:
        return deadline
    days = datetime.timedelta(days=setting.ward.duty_margin_days)
    by = (datetime.date.fromisoformat(deadline.by) - days).isoformat() if deadline.by else deadline.by
    return replace(deadline, text=text, by=by)


def _moved(setting: Setting, hit: Hit, days: int) -> datetime.date | None:
    """The day ahead; None where it would lie before the draft itself or in another year that the words do not tell."""
    year = hit.groups.get("y")
    try:
        day = datetime.date(int(year or _COMMON_YEAR), int(hit.groups["m"]), int(hit.groups["d"]))
    except ValueError:
        return None
    moved = day - datetime.timedelta(days=days)
    if year:
        return moved if moved >= setting.today else None
    return moved if moved.year == day.year else None


def _written(text: str, hit: Hit, day: datetime.date) -> str:
    """The new day in the form of the old one; days under 10 and months 1 and 2 take a 0 (NĐ 30/2020, phụ lục I, II.4)."""
    month = f"{day.month:02d}" if day.month < 3 or hit.groups["m"].startswith("0") else str(day.month)
    parts = {"d": f"{day.day:02d}", "m": month, "y": str(day.year)}
    for name in sorted((n for n in parts if hit.groups.get(n)), key=lambda n: -hit.spans[n][0]):
        start, end = hit.spans[name]
        text = text[:start] + parts[name] + text[end:]
    return text
