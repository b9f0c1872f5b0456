"""Hạn của nhiệm vụ: which phrase of time in a duty is its deadline; a year in a programme's name is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from pipeline.extract.deadlines import deadline, deadline_hits, resolved
from pipeline.extract.duty_found import Desk, trimmed
from pipeline.model import Deadline
from pipeline.rules import Hit

_FIRM = regex.compile(r"ngày|tháng|quý|\d\s?[/.-]\s?\d")
_WHOLE = ("date", "month", "year")
"""Kinds that name their year: they fall due once, whatever recurs beside them."""
_DATED = ("date", "daymonth", "quarter", "month", "half")


def time_of(desk: Desk, text: str) -> Deadline | None:
    """The deadline that a duty's own words state: a day before a recurrence, "hằng năm ... trước ngày 20/11" both."""
    told = deadline_hits(text, desk.reading.rules)
    hits = [h for h in told if not _beside(h, text, desk) or _repeats(h, told, text)]
    if not hits:
        return None
    best = min(hits, key=lambda h: (_rank(h), h.start))
    found = resolved(best, text, period=desk.period, source="sentence")
    every = next((str(h.emits["every"]) for h in hits if h.emits.get("kind") == "every"), None)
    dated = best.emits["kind"] in _WHOLE or found.every
    return found if dated or every is None else replace(found, every=every)


def _repeats(hit: Hit, told: Sequence[Hit], text: str) -> bool:
    """Whether a day without a year follows at once: "kế hoạch hằng năm trước ngày 31/01" falls due each year."""
    return hit.emits["kind"] == "every" and any(h.emits["kind"] == "daymonth" and not text[hit.end : h.start].strip(" ,") for h in told if h.start >= hit.end)


def _beside(hit: Hit, text: str, desk: Desk) -> bool:
    """Whether a phrase of time belongs to something else than the duty: a budget, a programme's name, a holiday."""
    kind = "year" if hit.emits["kind"] == "year" else "every" if hit.emits["kind"] in ("every", "event", "from") else ""
    if kind == "every" and hit.emits["rank"] <= 2 and text.count("(", 0, hit.start) <= text.count(")", 0, hit.start):
        return False
    return any(h.emits["of"] == kind for h in desk.subjects.cues("not_due").all_hits(text[: hit.end]))


def due(own: Deadline | None, given: Deadline | None) -> Deadline | None:
    """The deadline of a duty: a day, month or quarter of its own words, else the one a label or heading gives, else a loose one of its own."""
    if own is None or given is None:
        return own or given
    firm = own.by is not None and _FIRM.search(own.text.lower()) is not None
    return own if firm or given.source != "column" else given


def stated(desk: Desk, text: str) -> Deadline | None:
    """The deadline of a cell or of a line "Thời gian thực hiện: ...", its words kept whole."""
    words = trimmed(text)
    if not words:
        return None
    found = deadline(words, desk.reading.rules, period=desk.period, source="column")
    return replace(found, text=words) if found is not None else Deadline(text=words, source="column")


def _rank(hit: Hit) -> int:
    """A day or a month first, then a recurrence with its day, then the rest as the rules rank them."""
    if hit.emits["kind"] in _DATED:
        return 0
    return 1 if hit.emits["kind"] == "every" and hit.emits["rank"] <= 2 else int(hit.emits["rank"]) + 1
