"""Phần kèm của chỉ tiêu: under which field it stands, who leads it, by when, and what a share means in the ward's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import regex

from pipeline.draft.adapt_fates import Kept
from pipeline.draft.adapt_targets import TargetLine, brief
from pipeline.draft.adapt_units import Unit, Units
from pipeline.draft.adapt_words import Wording
from pipeline.draft.headings import chain, uncounted
from pipeline.draft.lines import GAP, Line
from pipeline.draft.setting import Setting
from pipeline.model import Bound, Quantity
from pipeline.vietnamese import fold, shown, squeeze

_NO_FIELD = regex.compile(r"20\d\d|^(?:các\s+)?(?:mục\s+tiêu|chỉ\s+tiêu|định\s+hướng|phấn\s+đấu|giai\s+đoạn)|^(?:hằng|hàng)\s+năm")
_LONGEST_FIELD = 18
_FIGURE = regex.compile(r"(?<!\p{L})\d+(?:[.,]\d+)*\s*(?:%|‰)?\s*")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Quy ra số: how many of the ward's own units a share means; `quantity` as a plan would have it."""

    text: str
    quantity: Quantity


class TargetParts:
    """Completes the target lines of a draft."""

    def __init__(self, setting: Setting, units: Units, wording: Wording) -> None:
        self.setting, self.units, self.wording = setting, units, wording

    def completed(self, lines: Iterable[TargetLine], focal: Unit) -> list[TargetLine]:
        """Each line with its field, lead, meaning and time; a field that all share is none."""
        made = [replace(self._timed(self._meant(line)), lead=self._lead(line, focal)) for line in lines]
        fields = [self._field(line.kept[0]) for line in made]
        if len(set(fields)) < 2:
            return made
        return [replace(line, field=field) for line, field in zip(made, fields, strict=True)]

    def leading(self, lines: Sequence[TargetLine], focal: Unit) -> dict[Unit, Line]:
        """For each unit that leads targets what a block says of them: the focal unit leads all that no other does."""
        found: dict[Unit, Line] = {}
        for unit in dict.fromkeys(line.lead for line in lines if line.lead is not None):
            own = [line for line in lines if line.lead == unit]
            key = "leads_rest" if unit == focal and len(own) < len(lines) else "leads_all" if unit == focal else "leads_these"
            named = "; ".join(f"“{self._name(line)}”" for line in own)
            text = self.setting.say("wording", key, {"targets": named})
            found[unit] = Line(
                text=text, parent=", ".join(line.line.parent for line in own), rules=("target-lead",),
                advice="" if unit == focal else self.setting.say("questions", "lead_guess"),
            )  # fmt: skip
        return found

    def _name(self, line: TargetLine) -> str:
        """What a target measures, without its number."""
        target = line.kept[0].target
        return brief(self.wording.adapt(_FIGURE.sub("", target.indicator or target.text), communes="self")[0])

    def _field(self, kept: Kept) -> str:
        """The outermost heading above a target that names a field and not a time."""
        plan = self.setting.parents[kept.plan - 1]
        names = (uncounted(h) for h in chain(plan, kept.target.section))
        found = next((n for n in names if n and not _NO_FIELD.search(fold(n)) and len(n.split()) <= _LONGEST_FIELD), "")
        return self.wording.adapt(found, communes="self")[0]

    def _lead(self, line: TargetLine, focal: Unit) -> Unit:
        owners = (self.units.of(k.target.owner) for k in line.kept if k.target.owner)
        owner = next((u for u in owners if u and u != self.units.committee and u.sort < 20), None)
        return owner or self.units.by_words_against(line.line.text, focal)

    def _meant(self, line: TargetLine) -> TargetLine:
        """With "(tương ứng 11/12 trường, làm tròn lên)" after a share of what the ward has counted."""
        found = self.meaning(line.kept[0]) if len(line.kept) == 1 and not line.line.shared else None
        if found is None:
            return line
        text = f"{line.line.text.rstrip('. ;')} {found.text}"
        return replace(line, line=replace(line.line, text=text, rules=(*line.line.rules, "target-meaning")), meaning=found.quantity)

    def meaning(self, kept: Kept) -> Meaning | None:
        """What a share means here; None without a figure of the ward for exactly what is counted."""
        target = kept.target
        if target.quantity.unit != "%" or target.change or target.per or kept.fate != "carry":
            return None
        counted = [(noun, whole) for noun, whole in self.setting.ward.figures.items() if self._same(noun, target.population) and whole > 0]
        share = kept.value
        if len(counted) != 1 or target.quantity.low != target.quantity.high:
            return None
        exact = share * counted[0][1] / 100
        count = _whole(exact, target.quantity.bound)
        if count is None:
            return None
        noun, whole = counted[0]
        rounded = "" if exact == count else "rounded_up" if count > exact else "rounded_down"
        limit: Bound = "at_most" if target.quantity.bound in ("at_most", "less_than") else "at_least"
        words = self.setting.say("wording", f"meaning_{limit}", {
            "count": shown(count), "whole": shown(whole), "noun": noun, "rounded": self.setting.say("wording", rounded) if rounded else "",
        })  # fmt: skip
        return Meaning(words, Quantity(low=count, high=count, unit=noun, bound=limit))

    def _same(self, noun: str, population: Sequence[str]) -> bool:
        """Whether a figure of the ward counts just what the share is of."""
        if len(population) != 1:
            return False
        one, other = squeeze(noun), squeeze(population[0])
        rows = self.setting.rules.table("scales")["same"]
        return one == other or any({one, other} <= set(row["names"]) for row in rows)

    def _timed(self, line: TargetLine) -> TargetLine:
        """With the end of the plan for a target that has no time of its own; a gap where the plan has none either."""
        if line.due or any(_has_time(k) for k in line.kept):
            return line
        if self.setting.period is not None:
            return replace(line, due=f"{self.setting.period.end}-12-31", line=replace(line.line, rules=(*line.line.rules, "target-period")))
        question = self.setting.say("questions", "target_time", {"target": brief(line.line.text)})
        text = f"{line.line.text.rstrip('. ;')}; {self.setting.say('wording', 'time_gap', {'gap': GAP})}"
        return replace(line, line=replace(line.line, text=text, questions=(*line.line.questions, question)))


def _has_time(kept: Kept) -> bool:
    deadline = kept.target.deadline
    return bool(kept.target.per) or (deadline is not None and bool(deadline.by or deadline.every or deadline.source == "sentence"))


def _whole(exact: Decimal, bound: Bound) -> Decimal | None:
    """The least (or most) whole number that keeps the promise."""
    if bound == "at_least":
        return exact.to_integral_value(ROUND_CEILING)
    if bound == "more_than":
        return exact.to_integral_value(ROUND_FLOOR) + 1
    if bound == "at_most":
        return exact.to_integral_value(ROUND_FLOOR)
    return exact.to_integral_value(ROUND_CEILING) - 1 if bound == "less_than" else None

