"""Phân công: the parent's duties given on to the ward's own units, each once, with what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from pipeline.draft import adapt_years
from pipeline.draft.adapt_drops import province_only, trimmed
from pipeline.draft.adapt_duty import Block, Duty
from pipeline.draft.adapt_figures import opened_counts
from pipeline.draft.adapt_targets import advise
from pipeline.draft.adapt_tasks import Tasks
from pipeline.draft.adapt_times import ahead, earlier
from pipeline.draft.adapt_units import OUTSIDE, Unit, Units
from pipeline.draft.adapt_words import Wording
from pipeline.draft.duty_twins import joined, twin
from pipeline.draft.lines import Left, Line, lower, tidy
from pipeline.draft.outsiders import together
from pipeline.draft.setting import Setting
from pipeline.model import Assignment, Body, Plan
from pipeline.vietnamese import squeeze

_SHORTEST = 5
_YEARS = regex.compile(r"(?P<start>20\d\d)(?:\s*[-–]\s*(?P<end>20\d\d))?")


class Duties:
    """The assignments of all parents, mapped once."""

    def __init__(self, setting: Setting, units: Units, wording: Wording, tasks: Tasks) -> None:
        self.setting, self.units, self.wording, self.tasks = setting, units, wording, tasks
        self.targets = tasks.targets
        self.left: list[Left] = []
        self.reports: list[tuple[str, Assignment]] = []
        self.task_leads: dict[str, Unit] = {}
        self.executors: set[str] = set()
        self.focal = self._focal()
        taken = [d for index, plan in enumerate(setting.parents, 1) for a in plan.assignments for d in self._taken(index, plan, a)]
        self.duties = together(taken, units)

    def blocks(self) -> list[Block]:
        """Units in order, the focal one first, requests last; no unit twice and no duty twice in a unit."""
        by_unit: dict[str, list[Duty]] = {}
        for duty in self.duties:
            self._add(by_unit.setdefault(duty.unit.name, []), duty)
        blocks = [Block(unit=d[0].unit, duties=tuple(d), focal=d[0].unit == self.focal) for d in by_unit.values()]
        return sorted(blocks, key=lambda b: (not b.focal, b.unit.request, b.unit.sort))

    def carried(self) -> set[str]:
        """Ids of targets that stand in the duties taken over."""
        return {id_ for duty in self.duties for id_ in duty.line.parent.split(", ")}

    def _add(self, have: list[Duty], duty: Duty) -> None:
        at = twin(have, duty)
        if at is None:
            have.append(duty)
            return
        one = joined(have[at], duty)
        if one == have[at]:
            self.left.append(self._reason(duty.line.parent, "same_duty", same=one.line.parent))
        have[at] = one

    def _focal(self) -> Unit:
        """The department that takes over from the body that leads the parent's plan; else by the words of its title."""
        told = [
            a for p in self.setting.parents for a in p.assignments
            if self.setting.family("lead").first(a.duty) and any(b.kind == "department" for b in a.lead)
        ]  # fmt: skip
        for body in (b for a in told for b in a.lead):
            if (unit := self.units.of(body)) is not None and not unit.request:
                return unit
        titles = " ".join(p.masthead.title for p in self.setting.parents)
        return self.units.by_words(titles) or self.units.lead

    def _taken(self, index: int, plan: Plan, assignment: Assignment) -> list[Duty]:
        """The duty for the ward's unit that takes it over, if one does."""
        id_ = f"P{index}:{assignment.id}"
        if told := assignment.where == "tasks" and self.tasks.holds(index, assignment.duty):
            self._lead_task(str(told), assignment, id_)
            self.left.append(self._reason(id_, "in_task", same=str(told)))
            return []
        units = self._units(assignment, id_)
        if not units:
            return []
        assignment = self._without_report(id_, assignment, units)
        if not assignment.duty:
            return []
        if left := adapt_years.outside(self.setting, assignment.deadline, id_):
            self.left.append(left)
            return []
        own, cut = trimmed(self.setting, assignment.duty)
        assignment = replace(assignment, duty=own)
        held = self.targets.within(index, assignment.duty)
        if not held and (reason := self._reason_to_leave(plan, assignment)):
            self.left.append(Left(parent=id_, reason=reason))
            return []
        return [self._duty(id_, assignment, units, (index, cut))]

    def _lead_task(self, task: str, assignment: Assignment, id_: str) -> None:
        """A task that says the duty already is told who leads it."""
        units = self._units(assignment, id_)
        if units:
            unit = units[0] if units[0] != self.units.committee else self.units.by_words(assignment.duty) or self.focal
            self.task_leads.setdefault(task, unit)

    def _reason_to_leave(self, plan: Plan, assignment: Assignment) -> str:
        """Why a duty is the parent's alone: this very plan, the province's own work, or its targets' reason; "" else."""
        if hit := self.setting.family("own-plan").first(assignment.duty) or province_only(self.setting, assignment.duty):
            return str(hit.emits["reason"])
        gone = self.targets.dropped_with(plan, assignment.duty)
        return gone.reason if gone else ""

    def _without_report(self, id_: str, assignment: Assignment, units: Sequence[Unit]) -> Assignment:
        """The duty without its words on reporting, which go to the reporting part; "" where it has no others."""
        rest, family = assignment.duty, self.setting.family("report")
        while (hit := family.first(rest)) is not None:
            rest = regex.sub(r"[\s,;]*(?:và)?[\s,;]*$", "", rest[: hit.start]) + regex.sub(r"^[\s,;.]+", "", rest[hit.end :])
        if rest == assignment.duty:
            return assignment
        self._report(id_, assignment, units)
        if len(rest.split()) < _SHORTEST:
            return replace(assignment, duty="")
        self.left = [left for left in self.left if left.parent != id_]
        return replace(assignment, duty=rest, deadline=None)

    def _report(self, id_: str, assignment: Assignment, units: Sequence[Unit]) -> None:
        below = any(u in (self.units.committee, self.units.named("group", 25)) for u in units)
        self.left.append(self._reason(id_, "reporting" if below else "province_report"))
        if below:
            self.reports.append((id_, assignment))

    def _units(self, assignment: Assignment, id_: str) -> list[Unit]:
        found: list[Unit] = []
        for body in assignment.lead:
            unit = self.units.of(body)
            if unit is not None and unit.sort == OUTSIDE and body.kind == "group":
                unit = replace(unit, name=lower(self.wording.adapt(unit.name, communes="self")[0]))
            if unit is not None:
                self.executors |= set(self.units.executors(body))
                found.append(unit)
            elif not found:
                self.left.append(self._absent(body, id_))
        if found:
            self.left = [left for left in self.left if left.parent != id_]
        return list(dict.fromkeys(found))

    def _absent(self, body: Body, id_: str) -> Left:
        key = "person" if body.kind == "person" else "province_body" if body.kind in ("people_committee", "party", "people_council") else "absent_body"
        return self._reason(id_, key, body=body.name or body.text)

    def _duty(self, id_: str, assignment: Assignment, units: Sequence[Unit], given: tuple[int, tuple[str, ...]]) -> Duty:
        """The duty in the words of the first unit, the only one that leads it; the others help. `given`: the parent, the rules that cut it."""
        unit, (index, cut) = units[0], given
        above = unit == self.units.committee
        if above:
            unit = self.units.by_words(assignment.duty) or self.focal
        held = self.targets.within(index, assignment.duty)
        line = opened_counts(self.setting, self.targets.numbered(tidy(assignment.duty), held), held)
        text, changed = self.wording.adapt(line.text, communes="villages", unit=unit)
        text, authority = self._by_authority(text, unit)
        text, moved = ahead(self.setting, text)
        own = "duty-commune" if above else "duty-mapped"
        line = replace(
            line, text=text, parent=", ".join(filter(None, (id_, line.parent))), rules=(own, *cut, *line.rules, *changed, *authority, *moved),
        )  # fmt: skip
        if above:
            line = advise(line, self.setting.say("questions", "unit_guess"))
        helpers = tuple(u.name for u in units[1:] if u not in (unit, self.units.committee))
        return self._completed(line, unit, replace(assignment, deadline=earlier(self.setting, assignment.deadline)), helpers)

    def _by_authority(self, text: str, unit: Unit) -> tuple[str, tuple[str, ...]]:
        """A department does not decide: it advises the committee to."""
        departments = {d.name for d in self.setting.ward.departments}
        hit = self.setting.family("authority").first(text) if unit.name in departments else None
        if hit is None:
            return text, ()
        return f"Tham mưu Ủy ban nhân dân {self.setting.ward.kind} {lower(text)}", (hit.rule.id,)

    def _completed(self, line: Line, unit: Unit, assignment: Assignment, helpers: tuple[str, ...]) -> Duty:
        """With the columns that a table gave beside the duty, and a note where its time is over."""
        deadline, duty = assignment.deadline, squeeze(assignment.duty)
        told = deadline.text if deadline is not None and deadline.source in ("column", "heading") else ""
        if deadline is not None and deadline.by and deadline.by < self.setting.today.isoformat():
            line = advise(line, self.setting.say("questions", "passed", {"deadline": deadline.text or deadline.by}))
        product, _ = self.wording.adapt(assignment.product, communes="villages")
        partners = [(b, u.name) for b in assignment.support if (u := self._partner(b)) is not None and u.name != unit.name]
        return Duty(
            line=line, unit=unit, support=tuple(dict.fromkeys((*helpers, *(n for _, n in partners)))), outcome=self._outcome(assignment.duty),
            partners=tuple(dict.fromkeys((*helpers, *(n for b, n in partners if squeeze(b.text) not in duty)))),
            deadline="" if squeeze(told) in duty else adapt_years.told(self.setting, self._dated(told)), product="" if squeeze(assignment.product) in duty else product,
            source=assignment,
        )  # fmt: skip

    def _outcome(self, words: str) -> str:
        """What a duty brings forth by its own words, where a rule knows it."""
        hit = self.setting.family("product").first(words)
        return self.setting.fill(str(hit.emits["product"])) if hit else ""

    def _dated(self, text: str) -> str:
        """A bare "2026" or "2025 - 2030" of a column in words, without the years that are gone."""
        found = _YEARS.fullmatch(text.strip())
        if found is None:
            return text
        start, end, period = found["start"], found["end"], self.setting.period
        if end is None:
            return f"năm {start}"
        first = str(period.start) if period is not None and start < str(period.start) <= end else start
        return f"năm {end}" if first == end else f"giai đoạn {first} - {end}"

    def _partner(self, body: Body) -> Unit | None:
        """Who helps: for communes the residential units below this one."""
        unit = self.units.of(body)
        if unit != self.units.committee:
            return unit
        return self.units.named("villages", 24) if self.setting.ward.villages else None

    def _reason(self, id_: str, key: str, **values: str) -> Left:
        return Left(parent=id_, reason=self.setting.say("reasons", key, values))
