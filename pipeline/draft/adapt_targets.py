"""Chỉ tiêu: which of the parent's targets a ward takes over, at which value, and in which words.

Rates are kept at the parent's value or the ward's own better one. A total of the province is no ward's number: it becomes
a decision. What a commune cannot have, or what is past, is left out with the reason (rules/population.toml says which).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from pipeline.draft import adapt_years
from pipeline.draft.adapt_drops import province_only
from pipeline.draft.adapt_fates import COMMUNE, Fates, Kept
from pipeline.draft.adapt_numbers import opened, replaced
from pipeline.draft.adapt_units import Unit
from pipeline.draft.adapt_words import Wording
from pipeline.draft.lines import GAP, Left, Line, bare, tidy, told
from pipeline.draft.setting import Setting
from pipeline.draft.target_facts import better, counts_communes, held, of_table, over_communes, pieces, told_quantity
from pipeline.model import Plan, Quantity, Target
from pipeline.render import render
from pipeline.vietnamese import shown, squeeze

_LONGEST = 900
_WORDS = 6
"""A text of so many words that stands inside a target's quote is that target's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """Một gạch đầu dòng: `due` is the ISO date that its heading must give ("" where the sentence or the title does).

    `field` is the parent's heading above it, `lead` the unit that answers for it, `meaning` a share in the ward's own figures.
    """

    line: Line
    due: str
    kept: tuple[Kept, ...]
    field: str = ""
    lead: Unit | None = None
    meaning: Quantity | None = None


class Targets:
    """The targets of all parents, judged once."""

    def __init__(self, setting: Setting, wording: Wording, templates: Path | None) -> None:
        self.setting = setting
        self.wording = wording
        self.templates = templates
        self.left: list[Left] = []
        judged = [one for index, plan in enumerate(setting.parents, 1) for one in Fates(setting).judged(index, plan)]
        self.kept = [one for one in judged if isinstance(one, Kept)]
        self.left += [one for one in judged if isinstance(one, Left)]

    def within(self, plan: int, text: str) -> list[Kept]:
        """The kept targets of one parent whose words stand in a text."""
        whole, words = squeeze(text), bare(text)
        inner = words if len(words.split()) >= _WORDS else ""
        return [k for k in self.kept if k.plan == plan and (held(k.target, whole) or (inner and inner in squeeze(k.target.evidence.quote)))]

    def unkept_within(self, plan: Plan, text: str) -> list[Target]:
        """The targets of a parent in a text that are not carried down."""
        ids = {k.target.id for k in self.kept if self.setting.parents[k.plan - 1] is plan}
        return [t for t in plan.targets if t.id not in ids and held(t, squeeze(text))]

    def lines(self, skip: Iterable[str]) -> list[TargetLine]:
        """One bullet for each sentence with targets; `skip` are ids that tasks and duties already carry."""
        done = set(skip)
        lines: list[TargetLine] = []
        for group in self._sentences([k for k in self.kept if k.id not in done]):
            line = self._doubted(self.worded(self._text(group), group))
            due = self._due(group)
            twin = next((other for other in lines if other.due == due and squeeze(other.line.text) == squeeze(line.text)), None)
            if twin is None:
                lines.append(TargetLine(line=line, due=due, kept=tuple(group)))
            else:
                self.left += [self._reason(k.id, "same_target", same=twin.kept[0].id) for k in group]
        return lines

    def _doubted(self, line: Line) -> Line:
        """With a note where the words of a target are work of the province: a person sees whether it is the ward's."""
        hit = province_only(self.setting, line.text)
        return advise(line, self.setting.say("questions", "maybe_province", {"reason": str(hit.emits["reason"])})) if hit else line

    def worded(self, text: str, group: Sequence[Kept]) -> Line:
        """A target's sentence in the ward's words; a share of communes stays as the parent has it."""
        line = self.numbered(text, group)
        if any(counts_communes(k.target) for k in group):
            return replace(line, shared=True)
        if over_communes(line.text):
            return advise(replace(line, shared=True), self.setting.say("questions", "communes"))
        text, changed = self.wording.adapt(line.text, communes="self")
        return replace(line, text=text, rules=(*line.rules, *changed))

    def numbered(self, text: str, group: Sequence[Kept]) -> Line:
        """A sentence with the numbers of its targets opened, set to the ward's own, or left."""
        questions: list[tuple[int, str]] = []
        rules: list[str] = []
        for kept in group:
            text, question, rule = self._numbered(text, kept)
            rules.append(rule)
            if question:
                questions.append((text.rfind(GAP), question))
        asked = tuple(q for _, q in sorted(questions))
        line = Line(
            text=text, parent=", ".join(k.id for k in group), rules=tuple(rules), questions=asked,
            advice=told(note for k in group for note in self._notes(k)),
        )  # fmt: skip
        return adapt_years.dated(self.setting, line) if any(k.later for k in group) else line

    def dropped_with(self, plan: Plan, text: str) -> Left | None:
        """Why a text goes with its targets: it holds some, and none of them is for the ward."""
        index = self.setting.parents.index(plan) + 1
        out = self.unkept_within(plan, text)
        if not out or self.within(index, text):
            return None
        return next((left for left in self.left if left.parent == f"P{index}:{out[0].id}"), None)

    def _sentences(self, kept: Sequence[Kept]) -> list[list[Kept]]:
        """Targets grouped by the sentence they share, in order."""
        groups: dict[tuple[object, ...], list[Kept]] = {}
        for k in kept:
            whole = self._whole(k)
            key = (k.plan, k.target.section, whole) if whole else (k.plan, squeeze(k.target.text), k.id if of_table(k.target) else "")
            groups.setdefault(key, []).append(k)
        return list(groups.values())

    def _whole(self, kept: Kept) -> str:
        """The sentence or item that holds the target, where every target in it is kept; "" else."""
        plan, target = self.setting.parents[kept.plan - 1], kept.target
        if of_table(target):
            return ""
        text = next((s.text for s in plan.sections if s.path == target.section), "")
        for line in text.split("\n"):
            if held(target, squeeze(line)):
                piece = next(p for p in pieces(line, plan.targets) if held(target, squeeze(p)))
                return "" if len(piece) > _LONGEST or self.unkept_within(plan, piece) else piece
        return ""

    def _text(self, group: Sequence[Kept]) -> str:
        first = group[0]
        if of_table(first.target):
            return self._composed(first.target)
        whole, target = self._whole(first), first.target
        bare_clause = not whole and target.indicator and bare(target.indicator) not in squeeze(target.text)
        return tidy(f"{tidy(target.indicator)}: {target.text}" if bare_clause else whole or target.text)

    def _composed(self, target: Target) -> str:
        """A sentence for the cell of a table (template draft/sentence.j2)."""
        q = target.quantity
        indicator = target.indicator or target.text
        if COMMUNE.search(indicator):  # the row is the ward: what is measured stands in the column's heading
            heading = target.text.split(", ", 3)[-1].partition(" / ")[0]
            indicator = regex.sub(r"\s*\(\s*(?:%|‰|\p{L}+)\s*\)", "", heading)
        values = {
            "indicator": tidy(indicator), "low": shown(q.low), "high": shown(q.high), "unit": q.unit,
            "bound": q.bound, "change": target.change or "", "baseline": target.baseline or "", "per": target.per or "",
            "per_told": squeeze(target.per or "") in squeeze(target.indicator),
        }  # fmt: skip
        return tidy(render("draft/sentence.j2", values, self.templates))

    def _numbered(self, text: str, kept: Kept) -> tuple[str, str, str]:
        """(sentence, question of its gap, rule)."""
        target, own = kept.target, kept.own
        if kept.fate == "carry":
            if own is not None and better(own.value, target):
                changed = replaced(text, target.quantity, own.value)
                if changed is not None:
                    return changed, "", "target-own-value"
            return text, "", "target-rate"
        if own is not None and (changed := replaced(text, target.quantity, own.value)) is not None:
            return changed, "", "target-own-value"
        if kept.later:
            return self._gap(text, target), told([adapt_years.question(self.setting, target), self._figures(target)]), "target-milestone"
        key = "count_communes" if counts_communes(target) else "count"
        question = self.setting.say("questions", key, {"quantity": told_quantity(target), "target": brief(target.indicator or target.text)})
        return self._gap(text, target), told([question, self._figures(target)]), "target-count"

    def _gap(self, text: str, target: Target) -> str:
        """The sentence with a gap for the target's number."""
        return opened(text, target.quantity) or f"{text}: {GAP} {target.quantity.unit}".rstrip()

    def _notes(self, kept: Kept) -> list[str]:
        """What the margin must tell of a target: a doubtful reading, a value of the ward's own."""
        target, own, say = kept.target, kept.own, self.setting.say
        notes = []
        if target.doubtful:
            notes.append(say("questions", "doubtful", {"reasons": "; ".join(target.reasons) or "chưa rõ", "quote": target.evidence.quote}))
        if own is not None and kept.fate == "carry" and own.value != target.quantity.low:
            key = "own_higher" if better(own.value, target) else "own_lower"
            notes.append(say("questions", key, {"own": shown(own.value) + target.quantity.unit, "parent": told_quantity(target)}))
        return notes

    def _figures(self, target: Target) -> str:
        """The ward's own figures for the noun that is counted."""
        known = {k: v for k, v in self.setting.ward.figures.items() if squeeze(k) in squeeze(f"{target.quantity.unit} {target.text}")}
        if not known:
            return ""
        return self.setting.say("questions", "figure", {"figures": "; ".join(f"{k}: {shown(v)}" for k, v in known.items())})

    def _due(self, group: Sequence[Kept]) -> str:
        """The date that must stand in a heading, because no sentence of the group tells it."""
        if self.setting.year is not None:
            return f"{self.setting.year}-12-31"
        deadlines = [k.target.deadline for k in group]
        dated = [d.by for d in deadlines if d is not None and d.by and d.source in ("heading", "column")]
        return max(dated) if dated and all(d is None or d.source != "sentence" for d in deadlines) else ""

    def _reason(self, id_: str, key: str, **values: str) -> Left:
        return Left(parent=id_, reason=self.setting.say("reasons", key, values))

    def unmatched_own(self) -> list[Left]:
        """Own targets of the profile that fit no target of a parent."""
        used = {k.own for k in self.kept if k.own is not None}
        return [self._reason("", "own_unmatched", match=o.match) for o in self.setting.ward.targets if o not in used]


def brief(text: str, words: int = 14) -> str:
    """The first words of a sentence, to name it."""
    found = tidy(text).replace(GAP, "…").split()
    return " ".join(found[:words]).rstrip(" ,;.:") + ("…" if len(found) > words else "")


def advise(line: Line, advice: str) -> Line:
    """The line with one more sentence in its margin note."""
    return replace(line, advice=told([line.advice, advice]))
