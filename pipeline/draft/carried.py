"""Kế hoạch mà dự thảo mang: the draft's targets, tasks and duties as a Plan, without reading the Word file back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.draft.adapt import Adapted
from pipeline.draft.lines import Line
from pipeline.model import (
    Assignment,
    Body,
    DraftHead,
    DraftTail,
    Evidence,
    Funding,
    Masthead,
    Objective,
    Plan,
    Quantity,
    Recipient,
    Reference,
    Reporting,
    Signer,
    Source,
    Target,
    Task,
)
from pipeline.vietnamese import key

_SOURCE = Source(name="dự thảo", sha256="", media_type="", reader="draft")


def carried(adapted: Adapted, head: DraftHead, tail: DraftTail) -> Plan:
    """The plan of a draft; open decisions are no targets. Evidence quotes the drafted words."""
    tasks = [line for group in adapted.tasks for line in group.lines]
    return Plan(
        kind="plan", source=_SOURCE, masthead=_masthead(adapted, head, tail), references=tuple(_references(adapted)),
        objectives=tuple(_objectives(adapted)), targets=tuple(_targets(adapted)),
        tasks=tuple(Task(id=f"N{n}", text=t.text, evidence=_evidence(t)) for n, t in enumerate(tasks, 1)),
        assignments=tuple(_assignments(adapted)), reporting=tuple(_reporting(adapted)),
        funding=tuple(Funding(id=f"K{n}", text=s.text, sources=(s.text,), evidence=_evidence(s)) for n, s in enumerate(adapted.sources, 1)),
    )  # fmt: skip


def _evidence(line: Line) -> Evidence:
    return Evidence(quote=line.text, rule=line.rule)


def _masthead(adapted: Adapted, head: DraftHead, tail: DraftTail) -> Masthead:
    setting = adapted.setting
    ward = setting.ward
    name = f"{ward.department.name} {ward.full}" if ward.department else f"Ủy ban nhân dân {ward.full}"
    issuer = Body(
        text=" ".join(head.issuer), name=name, key=key(name), tier="commune", kind="department" if ward.department else "people_committee",
        level="department" if ward.department else "commune",
    )  # fmt: skip
    capacity = next((line for line in tail.authority if line.startswith(("KT.", "TL.", "TUQ.", "Q."))), "")
    return Masthead(
        issuer=issuer, number=ward.number and head.number, date=ward.date.isoformat() if ward.date else "", place=ward.place_name,
        doc_type=head.doc_type, title=head.title, period=setting.period,
        signer=Signer(name=tail.name, authority=tail.authority[0], capacity=capacity, position=tail.authority[-1]),
        recipients=tuple(Recipient(name=line.strip("-; .")) for line in tail.recipients),
    )  # fmt: skip


def _references(adapted: Adapted) -> Iterator[Reference]:
    for number, (plan, line) in enumerate(zip(adapted.setting.parents, adapted.parents, strict=True), 1):
        m = plan.masthead
        issuer = (m.issuer.name or m.issuer.text) if m.issuer else ""
        yield Reference(
            id=f"R{number}", doc_type=m.doc_type, number=m.number, date=m.date, issuer=issuer, title=m.title, role="parent", evidence=_evidence(line)
        )


def _objectives(adapted: Adapted) -> Iterator[Objective]:
    rows = [*((line, True) for line in adapted.general), *((line, False) for line in adapted.other_objectives)]
    for number, (line, general) in enumerate(rows, 1):
        yield Objective(id=f"O{number}", text=line.text, general=general, evidence=_evidence(line))


def _targets(adapted: Adapted) -> Iterator[Target]:
    """The targets that carry a value: rates, and counts that the ward's profile decides."""
    lines = [(t.line, k, t.meaning) for g in adapted.targets for t in g.targets for k in t.kept]
    lines += [(line, k, None) for line in _other_lines(adapted) for k in adapted.kept if k.id in line.parent.split(", ")]
    number = 0
    for line, kept, meaning in lines:
        own = kept.own is not None and "target-own-value" in line.rules
        if kept.fate == "open" and not own:
            continue
        number += 1
        quantity = kept.target.quantity
        if own and kept.own is not None:
            quantity = Quantity(low=kept.own.value, high=kept.own.value, unit=quantity.unit, bound=quantity.bound)
        yield replace(
            kept.target, id=f"T{number}", text=line.text, quantity=quantity, section="", owner=None, restates=None, evidence=_evidence(line)
        )
        if meaning is not None:
            number += 1
            yield replace(kept.target, id=f"T{number}", text=line.text, quantity=meaning, section="", owner=None, population=(), evidence=_evidence(line))


def _other_lines(adapted: Adapted) -> Iterator[Line]:
    yield from (line for group in adapted.tasks for line in group.lines)
    yield from (duty.line for block in adapted.blocks for duty in block.duties)


def _assignments(adapted: Adapted) -> Iterator[Assignment]:
    duties = [(block.unit, duty) for block in adapted.blocks for duty in block.duties]
    for number, (unit, duty) in enumerate(duties, 1):
        lead = Body(text=unit.name, name=unit.name, key=key(unit.name), tier="commune", subordinate=not unit.request)
        support = tuple(Body(text=p, name=p, key=key(p), tier="commune") for p in duty.partners)
        yield Assignment(
            id=f"A{number}", lead=(lead,), duty=duty.line.text, support=support, product=duty.product,
            deadline=duty.source.deadline, request=unit.request, evidence=_evidence(duty.line),
        )  # fmt: skip


def _reporting(adapted: Adapted) -> Iterator[Reporting]:
    for number, report in enumerate(adapted.reports, 1):
        text = f"{adapted.focal} tổng hợp, báo cáo {report.to}" + (f" trước {report.due}" if report.due else "")
        yield Reporting(id=f"B{number}", text=text, reporter=adapted.focal, report_to=report.to, evidence=Evidence(quote=text, rule="reporting-ahead"))
