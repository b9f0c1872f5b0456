"""Hiệu lực của căn cứ: whether a document that a parent rests on is still in force on the draft's day (rules/expired.toml)."""

from __future__ import annotations

import regex

from pipeline.draft.setting import Setting
from pipeline.model import Reference
from pipeline.vietnamese import fold

_SPAN = regex.compile(r"20\d\d\s*(?:-|đến(?:\s+năm)?)\s*(20\d\d)")
_YEAR = regex.compile(r"(?:đến|tới)\s+(?:hết\s+)?năm\s+(20\d\d)|(?<!\p{L})năm\s+(20\d\d)\s*[”\"]?\s*$")


def ended(setting: Setting, reference: Reference) -> str:
    """Why a document is not cited: it has ended, and what stands in its place; "" where no rule knows of it."""
    day = setting.today.isoformat()
    row = next((r for r in setting.rules.table("expired")["text"] if fold(r["number"]) == fold(reference.number) and r["ended"] < day), None)
    return setting.say("reasons", "ended", {"title": row["title"], "ended": _written(row["ended"]), "successor": row["successor"]}) if row else ""


def doubted(setting: Setting, reference: Reference) -> str:
    """A question where the years that a programme names are over on the draft's day."""
    folded = fold(reference.title)
    ends = [int(y) for y in _SPAN.findall(folded)] or [int(y) for found in _YEAR.findall(folded) for y in found if y]
    if not ends or max(ends) >= setting.today.year:
        return ""
    return setting.say("questions", "basis_over", {"number": reference.number, "end": str(max(ends))})


def _written(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
