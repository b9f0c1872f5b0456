"""Nhiệm vụ, mục tiêu, kinh phí: the parent's paragraphs carried down in the ward's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.draft.adapt_drops import province_only, trimmed
from pipeline.draft.adapt_figures import opened_counts
from pipeline.draft.adapt_particulars import Particulars
from pipeline.draft.adapt_targets import Targets, advise
from pipeline.draft.adapt_times import ahead
from pipeline.draft.adapt_words import Wording
from pipeline.draft.headings import ancestors, lowered, pair, uncounted
from pipeline.draft.lines import Left, Line, bare, tidy
from pipeline.draft.setting import Setting
from pipeline.model import Plan, SectionBrief, Task
from pipeline.vietnamese import fold, squeeze

_SHORTEST = 7
"""An objective of fewer words is a heading or a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """Nhóm nhiệm vụ under one heading ("" where the parent has none); `above` is the heading that several groups share."""

    heading: str
    lines: tuple[Line, ...]
    above: str = ""


class Tasks:
    """Objectives, tasks and money of all parents."""

    def __init__(self, setting: Setting, wording: Wording, targets: Targets) -> None:
        self.setting, self.wording, self.targets = setting, wording, targets
        self.left: list[Left] = []
        self._texts: list[tuple[int, str, str]] = []
        self.particulars = Particulars(setting, wording)
        self.groups = self._groups()

    def objectives(self, *, general: bool) -> list[Line]:
        """The qualitative objectives, the general ones or the others; none that is a target."""
        lines: list[Line] = []
        for index, plan in enumerate(self.setting.parents, 1):
            for objective in plan.objectives:
                told = self.particulars.holds(plan, objective.section)
                if objective.general is general and not told and self._wanted(plan, objective.text, f"P{index}:{objective.id}"):
                    text, changed = self.wording.adapt(tidy(objective.text), communes="self")
                    lines.append(Line(text=text, parent=f"P{index}:{objective.id}", rules=("objective", *changed)))
        return self._unique(lines)

    def purposes(self) -> list[TaskGroup]:
        """What the parents aim at and require ("Mục đích", "Yêu cầu"), without what is a target or the province's alone."""
        found: dict[str, list[Line]] = {}
        for index, plan in enumerate(self.setting.parents, 1):
            parts = {s.path for s in plan.sections if "." in s.path} if plan.sections else set()
            for section in plan.sections:
                above = ancestors(plan, section.path)
                inner = any(path.startswith(f"{section.path}.") for path in parts)
                if len(above) > 1 and above[0].role == "requirements" and not inner:
                    found.setdefault(tidy(above[1].heading), []).extend(self._purpose(index, plan, section))
        return [TaskGroup(heading=h, lines=tuple(lines)) for h, given in found.items() if (lines := self._unique(given))]

    def _purpose(self, index: int, plan: Plan, section: SectionBrief) -> Iterator[Line]:
        for row in section.text.split("\n"):
            text = tidy(row)
            if bare(text) != bare(section.heading) and self._wanted(plan, text, f"P{index}:{section.path}"):
                told, changed = self.wording.adapt(text, communes="self")
                yield Line(text=told, parent=f"P{index}:{section.path}", rules=("purpose", *changed))

    def _wanted(self, plan: Plan, text: str, id_: str) -> bool:
        """Whether an objective is one of the ward's: whole, no target, not the province's alone."""
        if len(text.split()) < _SHORTEST or self._is_target(plan, text):
            return False
        hit = province_only(self.setting, text)
        own = fold(text).startswith(self.setting.proper_names)
        if hit is not None or own:
            reason = str(hit.emits["reason"]) if hit else self.setting.say("reasons", "of_province")
            self.left.append(Left(parent=id_, reason=reason))
            return False
        return True

    def sources(self) -> list[Line]:
        """The sources of money that the parents name and a commune can use."""
        lines: list[Line] = []
        for index, plan in enumerate(self.setting.parents, 1):
            for funding in plan.funding:
                for hit in self.setting.family("funding").all_hits(funding.text):
                    text = self.setting.fill(hit.emits["source"])
                    lines.append(Line(text=text, parent=f"P{index}:{funding.id}", rules=(hit.rule.id,)))
        return list({line.text: line for line in reversed(lines)}.values())[::-1]

    def carried(self) -> set[str]:
        """Ids of targets that stand in the tasks taken over."""
        return {id_ for group in self.groups for line in group.lines for id_ in line.parent.split(", ")}

    def _groups(self) -> list[TaskGroup]:
        found: dict[str, dict[str, list[Line]]] = {}
        for index, plan in enumerate(self.setting.parents, 1):
            for (above, heading), line in (*self.particulars.lines(index, plan), *(t for task in plan.tasks for t in self._taken(index, plan, task))):
                outer, inner = (above, heading) if above else (heading, "")
                found.setdefault(outer, {}).setdefault(inner, []).append(line)
        groups = [(outer, inner, self._unique(lines)) for outer, inners in found.items() for inner, lines in sorted(inners.items(), key=lambda i: i[0] != "")]
        return [TaskGroup(heading=i or o, lines=tuple(lines), above=o if i else "") for o, i, lines in groups if lines]

    def _taken(self, index: int, plan: Plan, task: Task) -> Iterator[tuple[tuple[str, str], Line]]:
        id_ = f"P{index}:{task.id}"
        headings = pair(plan, task.section) if plan.sections else ("", task.heading)
        if bare(task.text) in {bare(s.heading) for s in plan.sections if s.heading} or _OPENS.search(fold(task.text)):
            return  # a heading, or words that only open a list: what they open stands for itself
        held = self.targets.within(index, task.text)
        own, cut = trimmed(self.setting, task.text)
        reason = self._reason_to_leave(plan, replace(task, text=own), headings)
        if reason and not held:
            self.left.append(Left(parent=id_, reason=reason))
            return
        self._texts.append((index, id_, squeeze(task.text)))
        line = self.targets.numbered(tidy(_without(own, headings[1])), held)
        line = advise(line, self.setting.say("questions", "maybe_province", {"reason": reason})) if reason else line
        line = opened_counts(self.setting, line, held)
        text, changed = self.wording.adapt(line.text, communes="villages")
        text, moved = ahead(self.setting, text)
        above, heading = (self.wording.adapt(lowered(uncounted(h), plan), communes="villages")[0] for h in headings)
        yield (above, heading), replace(line, text=text, parent=", ".join(filter(None, (id_, line.parent))), rules=("task", *cut, *line.rules, *changed, *moved))

    def _reason_to_leave(self, plan: Plan, task: Task, headings: Sequence[str]) -> str:
        """Why a task is the parent's alone: its words, a heading above it, or its targets; "" else."""
        hit = next((h for text in (task.text, *headings) if (h := province_only(self.setting, text))), None)
        gone = self.targets.dropped_with(plan, task.text)
        return str(hit.emits["reason"]) if hit else gone.reason if gone else ""

    def _is_target(self, plan: Plan, text: str) -> bool:
        whole = squeeze(text)
        return any(bare(t.evidence.quote or t.text) in whole or bare(text) in squeeze(t.text) for t in plan.targets)

    def holds(self, index: int, text: str) -> str:
        """The id of the carried task of one parent whose words hold a text; "" for none."""
        wanted = bare(text)
        return next((id_ for plan, id_, words in self._texts if plan == index and wanted in words), "")

    def _unique(self, lines: list[Line]) -> list[Line]:
        """Each wording once; what repeats is told as left out."""
        kept: dict[str, Line] = {}
        for line in lines:
            words = squeeze(line.text)
            if words in kept:
                self.left.append(Left(parent=line.parent, reason=self.setting.say("reasons", "same_task", {"same": kept[words].parent})))
            else:
                kept[words] = line
        return list(kept.values())


_OPENS = regex.compile(r":\s*$|(?<!\p{L})(?:như|sau|sau đây|dưới đây)\s*[:.]?\s*$")


def _without(text: str, heading: str) -> str:
    """A text without the heading that runs into it, since that stands above it."""
    plain, head = " ".join(text.split()), bare(heading)
    opens = bool(head) and squeeze(tidy(plain)).startswith(f"{head}:")
    return plain.partition(":")[2] if opens and ":" not in head else plain
