"""Plan, Ward → Draft: the door of the stage. Adapts the parents' plans, words them by the templates, tells every origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.draft import letterhead
from pipeline.draft.adapt import Adapted, adapt
from pipeline.draft.adapt_department import for_department
from pipeline.draft.adapt_duty import Block, Duty
from pipeline.draft.annexes import Annexes
from pipeline.draft.carried import carried
from pipeline.draft.compose import Marks, paragraphs, plain
from pipeline.draft.lines import Line, lower
from pipeline.draft.origins import Origins
from pipeline.errors import TemplateError, UsageError
from pipeline.model import (
    Blank,
    Draft,
    DraftParagraph,
    DraftTable,
    Dropped,
    Period,
    Plan,
)
from pipeline.render import render
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze
from pipeline.wards import Ward, default_departments


def draft(parents: Sequence[Plan], ward: Ward, rules: RuleBook, templates: Path | None = None) -> Draft:
    """The ward's draft from its parents' plans, the first parent ruling title and period.

    Numbers of the parents are kept, made the ward's own where better, or left open; nothing is invented. Raises UsageError
    without a parent, TemplateError where a template is at fault.
    """
    if not parents:
        raise UsageError("Chưa nêu kế hoạch cấp trên nào để soạn dự thảo. Hãy ghi ít nhất một tệp kế hoạch.")
    if not ward.departments:
        ward = replace(ward, departments=default_departments(ward.kind, rules))
    adapted = adapted_for(parents, ward, rules, templates)
    marks, origins = Marks(), Origins(parents, rules)
    values = values_of(adapted, marks)
    content: list[DraftParagraph | DraftTable] = list(paragraphs(render("draft/plan.j2", values, templates), marks))
    if not content:
        raise TemplateError("Tệp mẫu “draft/plan.j2” không cho ra đoạn nào. Hãy lấy lại tệp này từ bản cài đặt.")
    content += Annexes(adapted).pieces(content, values, templates)
    head, tail, said = letterhead.head(adapted), letterhead.tail(adapted, values, templates), origins.said
    return Draft(
        head=head, content=tuple(content), tail=tail, plan=carried(adapted, head, tail),
        dropped=tuple(Dropped(parent=left.parent, reason=left.reason, quote=said.get(left.parent, ""), source=origins.named(left.parent)) for left in adapted.left),
        blanks=(*letterhead.blanks(adapted), *(b for p in content for b in _blanks(p))),
        origins=tuple(origins.lines(content)),
    )  # fmt: skip


def adapted_for(parents: Sequence[Plan], ward: Ward, rules: RuleBook, templates: Path | None) -> Adapted:
    """What the templates word: the parents' content for the People's Committee, or for the department that issues the plan."""
    return for_department(adapt(parents, ward, rules, templates))


def _blanks(piece: DraftParagraph | DraftTable) -> Iterator[Blank]:
    if isinstance(piece, DraftParagraph):
        yield from piece.blanks
        return
    yield from (blank for row in piece.blanks for blank in row)
    yield from (blank for _, blank in piece.asked)


def values_of(adapted: Adapted, marks: Marks) -> dict[str, Any]:
    """What the templates may use."""
    setting = adapted.setting
    ward = setting.ward
    names = {key: plain(text) for key, text in setting.names.items()} | {"recipients": [plain(r) for r in ward.recipients]}
    about = Line(text=lower(adapted.title.text), parent=adapted.title.parent, rules=adapted.title.rules, questions=adapted.title.questions)
    period, annexes = setting.period, Annexes(adapted)
    return {
        "issuer": letterhead.issuer(ward), "annexes": annexes.names,
        "ward": names, "about": marks.value(about), "parents": marks.value(list(adapted.parents)),
        "programmes": marks.value(list(adapted.programmes)), "purposes": marks.value(list(adapted.purposes)), "general": marks.value(list(adapted.general)),
        "other_objectives": marks.value(list(adapted.other_objectives)), "target_groups": _target_groups(adapted, marks),
        "period": {"many": period is None or period.start != period.end, "told": _told(period)}, "tasks": marks.value(list(adapted.tasks)),
        "sources": marks.value(list(adapted.sources)), "blocks": [_block(b, annexes, marks) for b in adapted.blocks],
        "focal": plain(adapted.focal), "reports": _reports(adapted, marks), "blank": marks.blank,
        "questions": setting.rules.table("adaptation")["questions"], "year": str(setting.today.year),
    }  # fmt: skip


def _target_groups(adapted: Adapted, marks: Marks) -> list[dict[str, Any]]:
    return [
        {"due": _due(group.due, adapted.setting.year), "fields": [{"name": plain(name), "targets": [marks.value(t.line) for t in lines]} for name, lines in group.fields.items()]}
        for group in adapted.targets
    ]  # fmt: skip


def _told(period: Period | None) -> str:
    """ "năm 2026", "giai đoạn 2026 - 2030"; "" for a plan without years."""
    if period is None:
        return ""
    return f"năm {period.end}" if period.start == period.end else f"giai đoạn {period.start} - {period.end}"


def _due(iso: str, year: int | None) -> str:
    """ "đến năm 2030"; "năm 2027" in the plan for that year; "đến ngày 30/9/2026" for a date within a year; "" for none."""
    if not iso:
        return ""
    if iso == f"{year}-12-31":
        return f"năm {year}"
    end, month, day = [*iso.split("-"), "12", "31"][:3]
    return f"đến năm {end}" if (month, day) == ("12", "31") else f"đến ngày {day}/{month if int(month) < 3 else int(month)}/{end}"


def _block(block: Block, annexes: Annexes, marks: Marks) -> dict[str, Any]:
    adapted, duties = annexes.adapted, annexes.left(block)
    leads = adapted.setting.family("lead")
    finance = block.unit.name == adapted.finance
    role = adapted.executes.get(block.unit.name)
    return {
        "name": plain(block.unit.name), "request": block.unit.request, "focal": block.focal,
        "leads": any(leads.first(d.line.text) for d in block.duties), "finance": finance,
        "budgets": any("kinh phí" in squeeze(d.line.text) or "ngân sách" in squeeze(d.line.text) for d in block.duties),
        "duties": [_duty(d, marks) for d in duties], "executes": [role] if role else [], "annexed": annexes.rows_of(block),
        "targets": marks.value(block.targets),
    }  # fmt: skip


def _duty(duty: Duty, marks: Marks) -> dict[str, Any]:
    return {
        "line": marks.value(duty.line), "partners": [_in_list(plain(p)) for p in duty.partners],
        "deadline": lower(plain(duty.deadline)), "product": lower(plain(duty.product)),
    }  # fmt: skip


def _in_list(name: str) -> str:
    """ "Các khu phố" inside a sentence: "các khu phố"."""
    return lower(name) if name.startswith(("Các ", "Cơ quan ")) else name


def _reports(adapted: Adapted, marks: Marks) -> list[dict[str, Any]]:
    """One entry a report; `mark` prints nothing and carries its origin."""
    return [
        {**marks.value(r), "mark": marks.line(Line(text="", parent=r.parent, rules=(f"reporting-ahead ({adapted.setting.ward.report_margin_days} ngày)",)))} for r in adapted.reports
    ]  # fmt: skip
