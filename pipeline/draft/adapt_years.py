"""Kế hoạch năm: what of a parent's period a plan for one year takes: that year's milestones; what ends later is a decision, never copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import regex

from pipeline.draft.lines import Left, Line, tidy
from pipeline.draft.setting import Setting
from pipeline.draft.target_facts import end_year, told_quantity
from pipeline.model import Deadline, Plan, Target
from pipeline.vietnamese import fold, squeeze

_ALWAYS = regex.compile(r"(?<!\p{L})(?:hằng|hàng|mỗi|các|từng)\s+(?:năm|quý|tháng)(?!\p{L})|duy\s+trì|(?<!\p{L})/\s*(?:năm|quý|tháng)(?!\p{L})|thường\s+xuyên")
_SPAN = regex.compile(r"(?:trong\s+)?(?:giai\s+đoạn|thời\s+kỳ|(?<!\p{L})từ(?:\s+năm)?|\d+\s+năm)\s+(?P<start>20\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*(?P<end>20\d\d)", regex.IGNORECASE)
_END = regex.compile(r"(?:(?:đến|tới|vào|trong|hết)\s+)+(?:hết\s+|cuối\s+)?(?:năm\s+)?(?P<year>20\d\d)(?![\d/])", regex.IGNORECASE)


def holds(target: Target, year: int) -> bool:
    """Whether a target's value is that of the year: due in it, the same every year, told for no time at all, or that nothing of the
    kind may happen."""
    every = target.deadline is not None and target.deadline.every
    none = target.quantity.low == target.quantity.high == 0
    return none or end_year(target) in (year, None) or bool(every) or bool(target.per and _ALWAYS.search(fold(f"/{target.per}"))) or bool(_ALWAYS.search(fold(target.text)))


Ends = Mapping[tuple[str, str], int]


def ends(plan: Plan, year: int | None) -> Ends:
    """The nearest year, from `year` on, that a parent gives a value for, by unit and indicator; nothing for a plan of the whole period."""
    found: dict[tuple[str, str], int] = {}
    for target in plan.targets if year is not None else ():
        end = end_year(target)
        if target.indicator and end is not None and year is not None and end >= year:
            found[_measured(target)] = min(end, found.get(_measured(target), end))
    return found


def _measured(target: Target) -> tuple[str, str]:
    return target.quantity.unit, squeeze(target.indicator)


def later(setting: Setting, nearer: Ends, target: Target) -> str:
    """Why a target of a later year is left out: the parent gives an earlier value of the same indicator, for this year or after; "" else."""
    year, end = setting.year, end_year(target)
    if year is None or end is None or end <= year or not target.indicator:
        return ""
    nearest = nearer.get(_measured(target), end)
    return setting.say("reasons", "later_year", {"year": str(year), "end": str(end), "near": str(nearest)}) if nearest < end else ""


def opened(setting: Setting, target: Target) -> bool:
    """Whether the parent's value is that of a later year, or of the whole period, and so is no value of this year."""
    return setting.year is not None and not holds(target, setting.year)


def question(setting: Setting, target: Target) -> str:
    """What a person decides: this year's value on the way to the parent's."""
    return setting.say("questions", "milestone", {
        "quantity": told_quantity(target), "end": str(end_year(target)), "year": str(setting.year), "target": tidy(target.indicator or target.text),
    })  # fmt: skip


def dated(setting: Setting, line: Line) -> Line:
    """The words with this year where they tell a later one or the parent's period."""
    year = setting.year
    if year is None:
        return line

    def this(found: regex.Match[str]) -> str:
        last = int(found.groupdict().get("end") or found["year"])
        words = "Trong năm" if found.group()[0].isupper() else "trong năm"
        return f"{words} {year}" if last > year else str(found.group())

    return replace(line, text=_END.sub(this, _SPAN.sub(this, line.text)))


def titled(text: str, year: int) -> str:
    """A title for one year: in the place of the parent's period or last year, else at its end."""
    if _SPAN.search(text) or _END.search(text):
        return _END.sub(f"năm {year}", _SPAN.sub(f"năm {year}", text, count=1), count=1)
    return text if regex.search(rf"năm\s+{year}(?!\d)", text) else f"{text} năm {year}"


def outside(setting: Setting, deadline: Deadline | None, id_: str) -> Left | None:
    """Why a duty of another year is left out; a span of years that holds this one is none."""
    if setting.year is None or deadline is None or not deadline.by or deadline.every or _SPAN.search(fold(deadline.text)):
        return None
    year = int(deadline.by[:4])
    if year == setting.year or fold(deadline.text).startswith(("đến", "từ", "trong giai")):
        return None
    key = "duty_later" if year > setting.year else "duty_past"
    return Left(parent=id_, reason=setting.say("reasons", key, {"deadline": deadline.text or str(year), "year": str(setting.year)}))


def outside_period(setting: Setting) -> str:
    """A warning where no parent's period holds the year of the plan; "" else."""
    periods = [p.masthead.period for p in setting.parents if p.masthead.period]
    if setting.year is None or not periods or any(p.start <= setting.year <= p.end for p in periods):
        return ""
    years = "; ".join(str(p.start) if p.start == p.end else f"{p.start} - {p.end}" for p in periods)
    return setting.say("questions", "outside_period", {"year": str(setting.year), "years": years})


def told(setting: Setting, text: str) -> str:
    """A time as a plan for one year tells it: "hằng năm" and the parent's period become the year."""
    year = setting.year
    if year is None:
        return text
    return regex.sub(r"(?:hằng|hàng)\s+năm", f"năm {year}", _SPAN.sub(f"năm {year}", text))
