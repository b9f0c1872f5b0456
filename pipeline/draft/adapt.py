"""Chuyển xuống: everything of the parents that the ward takes over, in its words, and all that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.draft.adapt_basis import Basis
from pipeline.draft.adapt_duties import Duties
from pipeline.draft.adapt_duty import Block
from pipeline.draft.adapt_reporting import Report, Reports
from pipeline.draft.adapt_fates import Kept
from pipeline.draft.adapt_target_parts import TargetParts
from pipeline.draft.adapt_targets import TargetLine, Targets
from pipeline.draft.adapt_tasks import TaskGroup, Tasks
from pipeline.draft.adapt_units import Unit, Units
from pipeline.draft.adapt_words import Wording
from pipeline.draft.lines import Left, Line
from pipeline.draft.setting import Setting
from pipeline.model import Plan
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold
from pipeline.wards import Ward


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """Nhóm chỉ tiêu due on one date, which its heading gives; "" where the sentences or the title do."""

    due: str
    targets: tuple[TargetLine, ...]

    @property
    def fields(self) -> dict[str, list[TargetLine]]:
        """The targets by the parent's field, those without one first."""
        found: dict[str, list[TargetLine]] = {}
        for target in sorted(self.targets, key=lambda t: t.field != ""):
            found.setdefault(target.field, []).append(target)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """Nội dung đã chuyển: what the templates word."""

    setting: Setting
    title: Line
    parents: tuple[Line, ...]
    programmes: tuple[Line, ...]
    purposes: tuple[TaskGroup, ...]
    general: tuple[Line, ...]
    other_objectives: tuple[Line, ...]
    targets: tuple[TargetGroup, ...]
    kept: tuple[Kept, ...]
    tasks: tuple[TaskGroup, ...]
    sources: tuple[Line, ...]
    blocks: tuple[Block, ...]
    executes: dict[str, str]
    finance: str
    focal: str
    reports: tuple[Report, ...]
    left: tuple[Left, ...]

    @property
    def vacant(self) -> tuple[str, ...]:
        """The fields of the ward's work that no department of its list has."""
        return tuple(dict.fromkeys(b.unit.vacant for b in self.blocks if b.unit.vacant))


def adapt(parents: Sequence[Plan], ward: Ward, rules: RuleBook, templates: Path | None) -> Adapted:
    """Carry the parents' plans down to one ward."""
    setting = Setting(parents, ward, rules)
    units = Units(setting)
    wording = Wording(setting, units)
    targets = Targets(setting, wording, templates)
    tasks = Tasks(setting, wording, targets)
    duties = Duties(setting, units, wording, tasks)
    titles = [p.masthead.title for p in parents]
    duties.executors |= units.executors_for(". ".join([*titles, *(k.target.text for k in targets.kept)]))
    blocks, executes = _with_executors(duties.blocks(), duties, units)
    basis = Basis(setting, wording)
    parts = TargetParts(setting, units, wording)
    lines = parts.completed(targets.lines(tasks.carried() | duties.carried()), duties.focal)
    blocks = _leading(blocks, parts.leading(lines, duties.focal))
    reports = Reports(setting, units, [(id_, a.deadline, a.report_to, a.duty) for id_, a in duties.reports])
    finance = units.by_fields(["tài chính", "ngân sách", "kinh phí"])
    return Adapted(
        setting=setting, title=basis.title(), parents=tuple(basis.parents()), programmes=tuple(basis.programmes()),
        purposes=tuple(tasks.purposes()), general=tuple(tasks.objectives(general=True)), other_objectives=tuple(tasks.objectives(general=False)),
        targets=tuple(_by_due(lines)), kept=tuple(targets.kept), tasks=_led(tasks.groups, duties.task_leads), sources=tuple(tasks.sources()), blocks=blocks, executes=executes,
        finance=finance.name if finance else "", focal=duties.focal.name, reports=tuple(reports.reports),
        left=_left([*basis.left, *targets.left, *duties.left, *tasks.left, *targets.unmatched_own()]),
    )  # fmt: skip


def _led(groups: Iterable[TaskGroup], leads: Mapping[str, Unit]) -> tuple[TaskGroup, ...]:
    """The tasks, each with who leads it in brackets where the parent's line said who."""
    return tuple(replace(group, lines=tuple(_led_line(line, leads) for line in group.lines)) for group in groups)


def _led_line(line: Line, leads: Mapping[str, Unit]) -> Line:
    unit = next((leads[id_] for id_ in line.parent.split(", ") if id_ in leads), None)
    if unit is None or fold(unit.name) in fold(line.text):
        return line
    own = f" (đề nghị {unit.name} chủ trì)" if unit.request else f" ({unit.name} chủ trì)"
    text = line.text.rstrip()
    end = text[-1:] if text[-1:] in ".;" else ""
    return replace(line, text=text.removesuffix(end) + own + end)


def _leading(blocks: Sequence[Block], told: Mapping[Unit, Line]) -> tuple[Block, ...]:
    """The blocks with the targets that their units lead; a unit without a block gets one."""
    have = {b.unit for b in blocks}
    new = [Block(unit=unit, duties=()) for unit in told if unit not in have]
    return _ordered(replace(b, targets=told.get(b.unit)) for b in (*blocks, *new))


def _ordered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The focal unit first, those who are asked last."""
    return tuple(sorted(blocks, key=lambda b: (not b.focal, b.unit.request, b.unit.sort)))


def _with_executors(blocks: list[Block], duties: Duties, units: Units) -> tuple[tuple[Block, ...], dict[str, str]]:
    """The blocks with those units added that every plan of the kind needs: focal, finance, station, schools, khu phố, Front."""
    ward = duties.setting.ward
    wanted: list[tuple[str, Unit]] = [("", duties.focal)]
    if (finance := units.by_fields(["tài chính", "ngân sách", "kinh phí"])) is not None:
        wanted.append(("", finance))
    if ward.health_station and "health_station" in duties.executors:
        wanted.append(("health_station", units.named("health_station", 14)))
    if ward.schools and "schools" in duties.executors:
        wanted.append(("schools", units.named("school", 13)))
    if ward.villages:
        wanted.append(("villages", units.named("villages", 24)))
    wanted.append(("front", units.named("front", 30)))
    have = {b.unit.name for b in blocks}
    added = [Block(unit=unit, duties=(), focal=unit == duties.focal) for _, unit in wanted if unit.name not in have]
    added = list({b.unit.name: b for b in added}.values())
    executes = {unit.name: role for role, unit in wanted if role and unit.name not in have}
    if any(b.unit.request and b.unit.sort == 31 for b in blocks):
        executes.pop(units.named("front", 30).name, None)
        added = [b for b in added if b.unit.name != units.named("front", 30).name]
    return _ordered([*blocks, *added]), executes


def _by_due(lines: Sequence[TargetLine]) -> Iterable[TargetGroup]:
    """Under one heading where all can stand under it; else those without a date of their own first, then by date."""
    dues = sorted({line.due for line in lines} - {""})
    groups: dict[str, list[TargetLine]] = {due: [] for due in (dues if len(dues) == 1 else ("", *dues))}
    for line in lines:
        groups[_heading(line, dues)].append(line)
    return (TargetGroup(due=due, targets=tuple(group)) for due, group in groups.items() if group)


def _heading(line: TargetLine, dues: Sequence[str]) -> str:
    """The date whose heading a line stands under: its own, the only one, or that of its sentence's year."""
    if line.due or len(dues) == 1:
        return line.due or dues[0]
    years = {k.target.deadline.by[:4] for k in line.kept if k.target.deadline and k.target.deadline.by}
    return next((due for due in dues if years == {due[:4]}), "")


def _left(left: Iterable[Left]) -> tuple[Left, ...]:
    """Each item once, in order."""
    return tuple(dict.fromkeys(left))
