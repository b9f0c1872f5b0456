"""Nhiệm vụ, mục tiêu, kinh phí: the parent's paragraphs carried down in the ward's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from pipeline.draft.adapt_targets import Targets, advise
from pipeline.draft.adapt_words import Wording
from pipeline.draft.lines import Left, Line, bare, tidy
from pipeline.draft.setting import Setting
from pipeline.model import Plan, Task
from pipeline.vietnamese import fold, squeeze

_SHORTEST = 7
"""An objective of fewer words is a heading or a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """Nhóm nhiệm vụ under one heading ("" where the parent has none)."""

    heading: str
    lines: tuple[Line, ...]


class Tasks:
    """Objectives, tasks and money of all parents."""

    def __init__(self, setting: Setting, wording: Wording, targets: Targets) -> None:
        self.setting, self.wording, self.targets = setting, wording, targets
        self.left: list[Left] = []
        self._texts: list[tuple[int, str, str]] = []
        self.groups = self._groups()

    def objectives(self, *, general: bool) -> list[Line]:
        """The qualitative objectives, the general ones or the others; none that is a target."""
        lines: list[Line] = []
        for index, plan in enumerate(self.setting.parents, 1):
            for objective in plan.objectives:
                if objective.general is general and self._wanted(plan, objective.text, f"P{index}:{objective.id}"):
                    text, changed = self.wording.adapt(tidy(objective.text), communes="self")
                    lines.append(Line(text=text, parent=f"P{index}:{objective.id}", rules=("objective", *changed)))
        return self._unique(lines)

    def _wanted(self, plan: Plan, text: str, id_: str) -> bool:
        """Whether an objective is one of the ward's: whole, no target, not the province's alone."""
        if len(text.split()) < _SHORTEST or self._is_target(plan, text):
            return False
        hit = self.setting.family("drop").first(text)
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
        headings: dict[str, list[Line]] = {}
        for index, plan in enumerate(self.setting.parents, 1):
            for task in plan.tasks:
                for heading, line in self._taken(index, plan, task):
                    headings.setdefault(heading, []).append(line)
        return [TaskGroup(heading=h, lines=tuple(kept)) for h, lines in headings.items() if (kept := self._unique(lines))]

    def _taken(self, index: int, plan: Plan, task: Task) -> Iterator[tuple[str, Line]]:
        id_ = f"P{index}:{task.id}"
        if bare(task.text) in {bare(s.heading) for s in plan.sections if s.heading} or task.text.rstrip().endswith(":"):
            return  # a heading, or words that only open a list: what they open stands for itself
        drops = self.setting.family("drop")
        hit = drops.first(task.text) or drops.first(_heading(plan, task))
        held = self.targets.within(index, task.text)
        gone = self.targets.dropped_with(plan, task.text)
        reason = str(hit.emits["reason"]) if hit else gone.reason if gone else ""
        if reason and not held:
            self.left.append(Left(parent=id_, reason=reason))
            return
        self._texts.append((index, id_, squeeze(task.text)))
        line = self.targets.numbered(tidy(_without(task.text, _heading(plan, task))), held)
        line = advise(line, self.setting.say("questions", "maybe_province", {"reason": reason})) if reason else line
        text, changed = self.wording.adapt(line.text, communes="villages")
        heading, _ = self.wording.adapt(tidy(_heading(plan, task)), communes="villages")
        yield heading, replace(line, text=text, parent=", ".join(filter(None, (id_, line.parent))), rules=("task", *line.rules, *changed))

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


_LABEL = regex.compile(r"(?:hoạt động|nhiệm vụ|nội dung|giải pháp|nhóm|mục tiêu|chỉ tiêu|phần)\s*\d+\W*")
"""A heading that only counts ("Hoạt động 1") names nothing: the one above it does."""


def _without(text: str, heading: str) -> str:
    """A text without the heading that runs into it, since that stands above it."""
    plain, head = " ".join(text.split()), bare(heading)
    opens = bool(head) and squeeze(tidy(plain)).startswith(f"{head}:")
    return plain.partition(":")[2] if opens and ":" not in head else plain


def _heading(plan: Plan, task: Task) -> str:
    """The heading nearest above a task; "" where only the part's own heading stands above it."""
    by_path = {s.path: s for s in plan.sections}
    path = task.section
    while path:
        section = by_path.get(path)
        if section is not None and section.role not in ("item", "other"):
            return ""
        if section is not None and section.heading and not _LABEL.fullmatch(fold(section.heading)):
            return section.heading
        path = path.rpartition(".")[0]
    return "" if by_path else task.heading
