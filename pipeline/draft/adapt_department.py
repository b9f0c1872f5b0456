"""Kế hoạch của phòng: what of the plan falls to the department that issues it; a department gives no work to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.draft.adapt import Adapted, TargetGroup
from pipeline.draft.adapt_duty import Block
from pipeline.draft.adapt_reporting import to_committee
from pipeline.draft.adapt_tasks import TaskGroup
from pipeline.draft.adapt_units import Unit
from pipeline.draft.lines import Left, Line
from pipeline.vietnamese import fold


def for_department(adapted: Adapted) -> Adapted:
    """The content for the issuing department alone, the rest told as left out; unchanged where the People's Committee issues."""
    department = adapted.setting.ward.department
    if department is None:
        return adapted
    return _Own(adapted, department.name).adapted()


class _Own:
    """One department's part of what was carried down."""

    def __init__(self, given: Adapted, name: str) -> None:
        self.given, self.name = given, name
        self.leads_all = given.focal == name
        self.left: list[Left] = []

    def adapted(self) -> Adapted:
        own = next((b for b in self.given.blocks if b.unit.name == self.name), Block(unit=Unit(self.name), duties=()))
        for block in self.given.blocks:
            if block.unit.name != self.name:
                self.left += [self._reason(d.line.parent, block.unit.name) for d in block.duties]
        targets = [TargetGroup(due=g.due, targets=tuple(t for t in g.targets if self._target(t.lead, t.line))) for g in self.given.targets]
        tasks = [replace(g, lines=tuple(self._tasks(g))) for g in self.given.tasks]
        to = f"Ủy ban nhân dân {self.given.setting.ward.full}"
        told = to_committee(self.given.setting)
        reports = tuple({r.units_due: replace(r, to=to, due=r.units_due) for r in ([told] if told else self.given.reports)}.values())
        return replace(
            self.given, blocks=(replace(own, focal=True),), targets=tuple(g for g in targets if g.targets),
            tasks=tuple(g for g in tasks if g.lines), reports=reports, executes={}, finance="", focal=self.name,
            left=tuple(dict.fromkeys((*self.given.left, *self.left))),
        )  # fmt: skip

    def _target(self, lead: Unit | None, line: Line) -> bool:
        """Whether the department answers for a target."""
        if (lead.name if lead else self.given.focal) == self.name:
            return True
        self.left.append(self._reason(line.parent, lead.name if lead else self.given.focal))
        return False

    def _tasks(self, group: TaskGroup) -> Iterator[Line]:
        """The tasks that name the department; those that name none where it leads the whole plan."""
        others = [d.name for d in self.given.setting.ward.departments if d.name != self.name]
        for line in group.lines:
            words = fold(line.text)
            other = next((n for n in others if fold(f"({n} chủ trì)") in words), "")
            if fold(self.name) in words or (self.leads_all and not other):
                yield replace(line, text=self._advised(line.text.replace(f" ({self.name} chủ trì)", "")))
            else:
                self.left.append(self._reason(line.parent, other or self.given.focal))

    def _advised(self, text: str) -> str:
        """What the committee does, a department advises it to do."""
        return f"Tham mưu {text}" if text.startswith(f"Ủy ban nhân dân {self.given.setting.ward.kind} ") else text

    def _reason(self, id_: str, unit: str) -> Left:
        return Left(parent=id_.split(", ")[0], reason=self.given.setting.say("reasons", "other_department", {"unit": unit}))
