"""Plan, Ward → Draft: the door of the stage. Adapts the parents' plans, words them by the templates, tells every origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.draft.adapt import Adapted, adapt
from pipeline.draft.adapt_duties import Block, Duty
from pipeline.draft.carried import carried
from pipeline.draft.compose import Marks, lines_of, paragraphs, plain
from pipeline.draft.lines import Line, capital, lower
from pipeline.errors import TemplateError, UsageError
from pipeline.model import (
    Blank,
    Draft,
    DraftHead,
    DraftParagraph,
    DraftTable,
    DraftTail,
    Dropped,
    Origin,
    OriginLine,
    Plan,
)
from pipeline.render import render
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze
from pipeline.wards import Ward, default_departments

_ANNEX_WIDTHS = (13.0, 58.0, 30.0, 26.0, 19.0, 19.0)


def draft(parents: Sequence[Plan], ward: Ward, rules: RuleBook, templates: Path | None = None) -> Draft:
    """The ward's draft from its parents' plans, the first parent ruling title and period.

    Numbers of the parents are kept, made the ward's own where better, or left open; nothing is invented. Raises UsageError
    without a parent, TemplateError where a template is at fault.
    """
    if not parents:
        raise UsageError("Chưa nêu kế hoạch cấp trên nào để soạn dự thảo. Hãy ghi ít nhất một tệp kế hoạch.")
    if not ward.departments:
        ward = replace(ward, departments=default_departments(ward.kind, rules))
    adapted = adapt(parents, ward, rules, templates)
    marks = Marks()
    values = values_of(adapted, marks)
    content: list[DraftParagraph | DraftTable] = list(paragraphs(render("draft/plan.j2", values, templates), marks))
    if not content:
        raise TemplateError("Tệp mẫu “draft/plan.j2” không cho ra đoạn nào. Hãy lấy lại tệp này từ bản cài đặt.")
    if ward.annex:
        content += _annex(adapted, values, templates)
    head, tail, said = _head(adapted), _tail(adapted, values, templates), quotes(parents)
    return Draft(
        head=head, content=tuple(content), tail=tail, plan=carried(adapted, head, tail),
        dropped=tuple(Dropped(parent=left.parent, reason=left.reason, quote=said.get(left.parent, "")) for left in adapted.left),
        blanks=(*_head_blanks(adapted), *(b for p in content if isinstance(p, DraftParagraph) for b in p.blanks)),
        origins=tuple(_origins(content)),
    )  # fmt: skip


def quotes(parents: Sequence[Plan]) -> dict[str, str]:
    """The words of every item of the parents by its id ("P1:T3")."""
    said: dict[str, str] = {}
    for index, plan in enumerate(parents, 1):
        groups: tuple[tuple[Any, ...], ...] = (plan.targets, plan.assignments, plan.references, plan.objectives, plan.tasks, plan.funding, plan.reporting)
        said |= {f"P{index}:{item.id}": item.evidence.quote for group in groups for item in group}
    return said


def values_of(adapted: Adapted, marks: Marks) -> dict[str, Any]:
    """What the templates may use."""
    setting = adapted.setting
    ward = setting.ward
    names = {key: plain(text) for key, text in setting.names.items()} | {"recipients": [plain(r) for r in ward.recipients]}
    about = Line(text=lower(adapted.title.text), parent=adapted.title.parent, rules=adapted.title.rules, questions=adapted.title.questions)
    period = setting.period
    return {
        "ward": names, "about": marks.value(about), "parents": marks.value(list(adapted.parents)),
        "programmes": marks.value(list(adapted.programmes)), "general": marks.value(list(adapted.general)),
        "other_objectives": marks.value(list(adapted.other_objectives)), "target_groups": _target_groups(adapted, marks),
        "period": {"many": period is None or period.start != period.end}, "tasks": marks.value(list(adapted.tasks)),
        "sources": marks.value(list(adapted.sources)), "blocks": [_block(b, adapted, marks) for b in adapted.blocks],
        "focal": plain(adapted.focal), "reports": _reports(adapted, marks), "blank": marks.blank,
        "questions": setting.rules.table("adaptation")["questions"], "year": str(setting.today.year),
    }  # fmt: skip


def _target_groups(adapted: Adapted, marks: Marks) -> list[dict[str, Any]]:
    return [{"due": _due(group.due), "targets": [marks.value(t.line) for t in group.targets]} for group in adapted.targets]


def _due(iso: str) -> str:
    """ "đến năm 2030"; "đến ngày 30/9/2026" for a date within a year; "" for none."""
    if not iso:
        return ""
    year, month, day = [*iso.split("-"), "12", "31"][:3]
    return f"đến năm {year}" if (month, day) == ("12", "31") else f"đến ngày {day}/{month if int(month) < 3 else int(month)}/{year}"


def _block(block: Block, adapted: Adapted, marks: Marks) -> dict[str, Any]:
    leads = adapted.setting.family("lead")
    finance = block.unit.name == adapted.finance
    role = adapted.executes.get(block.unit.name)
    return {
        "name": plain(block.unit.name), "request": block.unit.request, "focal": block.focal,
        "leads": any(leads.first(d.line.text) for d in block.duties), "finance": finance,
        "budgets": any("kinh phí" in squeeze(d.line.text) or "ngân sách" in squeeze(d.line.text) for d in block.duties),
        "duties": [_duty(d, marks) for d in block.duties], "executes": [role] if role else [],
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
        {**marks.value(r), "mark": marks.line(Line(text="", parent=r.parent, rules=("reporting-ahead",)))} for r in adapted.reports
    ]  # fmt: skip


def _head(adapted: Adapted) -> DraftHead:
    ward, year = adapted.setting.ward, adapted.setting.today.year
    day = f"ngày {ward.date.day:02d} tháng {_month(ward.date.month)} năm {ward.date.year}" if ward.date else f"ngày      tháng      năm {year}"
    number = ward.number if "/" in ward.number else f"{ward.number}/KH-UBND"
    issuer = ("ỦY BAN NHÂN DÂN", ward.full.upper())
    return DraftHead(superior=(), issuer=issuer, number=number, place_date=f"{ward.place_name}, {day}", doc_type="Kế hoạch", title=adapted.title.text)


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _tail(adapted: Adapted, values: Mapping[str, Any], templates: Path | None) -> DraftTail:
    ward = adapted.setting.ward
    deputy = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    blocks = adapted.blocks
    symbol = next((d.symbol for d in ward.departments if d.name == adapted.focal), "")
    committee = f"Ủy ban nhân dân {ward.province}"
    more = {
        "report_to": [plain(n) for n in dict.fromkeys(r.to for r in adapted.reports) if n != committee],
        "asked": [capital(plain(b.unit.name)) for b in blocks if b.unit.request],
        "units": [capital(plain(b.unit.name)) for b in blocks if not b.unit.request], "symbol": plain(symbol),
    }  # fmt: skip
    recipients = lines_of(render("draft/recipients.j2", {**values, **more}, templates))
    capacity = deputy if ward.signer.capacity == "PHÓ CHỦ TỊCH" else ("CHỦ TỊCH",)
    return DraftTail(recipients=recipients, authority=("TM. ỦY BAN NHÂN DÂN", *capacity), name=ward.signer.name)


def _annex(adapted: Adapted, values: Mapping[str, Any], templates: Path | None) -> list[DraftParagraph | DraftTable]:
    """The table of duties: title lines and column names are a template's."""
    lines = lines_of(render("draft/annex.j2", values, templates))
    origin = Origin(parent="", rule="draft/annex.j2")
    duties = [d for b in adapted.blocks for d in b.duties]
    if len(lines) < 2 or not duties:
        return []
    *titles, columns = lines
    styles = ["annex", *["annex_title"] * (len(titles) - 2), "annex_note"]
    rows = tuple(_row(n, duty) for n, duty in enumerate(duties, 1))
    header = tuple(c.strip() for c in columns.split("|"))
    if len(header) != len(_ANNEX_WIDTHS):
        raise TemplateError(f"Tệp mẫu “draft/annex.j2” phải nêu đúng {len(_ANNEX_WIDTHS)} cột ở dòng cuối, cách nhau bằng dấu |. Hãy sửa dòng đó.")
    origins = tuple(Origin(parent=d.line.parent, rule=d.line.rule) for d in duties)
    table = _filled(DraftTable(header=header, rows=rows, origins=origins, widths=_ANNEX_WIDTHS))
    return [*(DraftParagraph(text=t, style=s, origin=origin) for t, s in zip(titles, styles, strict=True)), table]  # type: ignore[arg-type]


def _filled(table: DraftTable) -> DraftTable:
    """The table without its empty columns, whose room the others share; the number keeps its width."""
    used = [n for n in range(len(table.header)) if any(row[n] for row in table.rows)]
    widths = [table.widths[n] for n in used]
    stretch = (sum(table.widths) - widths[0]) / (sum(widths) - widths[0])
    widths = [widths[0], *(width * stretch for width in widths[1:])]
    rows = tuple(tuple(row[n] for n in used) for row in table.rows)
    return replace(table, header=tuple(table.header[n] for n in used), rows=rows, widths=tuple(widths))


def _row(number: int, duty: Duty) -> tuple[str, ...]:
    deadline = duty.source.deadline
    due = duty.deadline or (deadline.text if deadline else "")
    return (str(number), plain(duty.line.text), plain(duty.unit.name), plain("; ".join(duty.support)), plain(due), plain(duty.product))


def _head_blanks(adapted: Adapted) -> Iterator[Blank]:
    ward, say = adapted.setting.ward, adapted.setting.say
    for given, where, key in (
        (ward.number, "số, ký hiệu", "number"), (ward.date, "địa danh, ngày tháng", "date"), (ward.signer.name, "chữ ký", "signer"),
    ):  # fmt: skip
        if not given:
            yield Blank(where=where, question=say("questions", key))
    for question in adapted.title.questions:
        yield Blank(where="trích yếu", question=question)
    for line in adapted.parents:
        if line.advice:
            yield Blank(where="văn bản cấp trên", question=line.advice)


def _origins(content: Sequence[DraftParagraph | DraftTable]) -> Iterator[OriginLine]:
    for piece in content:
        if isinstance(piece, DraftParagraph):
            yield OriginLine(item=piece.text, parent=piece.origin.parent, rule=piece.origin.rule)
        else:
            for row, origin in zip(piece.rows, piece.origins, strict=True):
                yield OriginLine(item=" | ".join(row), parent=origin.parent, rule=origin.rule)
