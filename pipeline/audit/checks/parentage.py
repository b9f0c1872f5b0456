"""Văn bản cấp trên: whether the given parent is the plan that the child says it carries out, and for the same years.

news_parent: {file}; parent_not_cited: {parent} given, {cited} what the child cites; parent_unnumbered: {cited};
period_outside: {mine}, {theirs}; parent_not_recipient: {parent}.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.wording import lexicon
from pipeline.model import Period, Plan, Reference
from pipeline.vietnamese import squeeze


def parentage(case: Case) -> Iterator[Fault]:
    """What is said before the targets are looked at."""
    for parent in case.own_parents:
        if parent.kind == "news":
            yield Fault(id="news_parent", values={"file": parent.source.name})
        yield from _cited(case, parent)
        yield from _period(case, parent)
        yield from _recipient(case, parent)


def _cited(case: Case, parent: Plan) -> Iterator[Fault]:
    cited = [r for r in case.child.references if r.role == "parent" and r.number]
    number = squeeze(parent.masthead.number)
    evidence = cited[0].evidence if cited else None
    named = "; ".join(_named(r) for r in cited) or "chưa văn bản nào"
    if number and number not in {squeeze(r.number) for r in case.child.references}:
        yield Fault(id="parent_not_cited", values={"parent": parent.masthead.number, "cited": named}, child=evidence)
    elif not number and cited:
        yield Fault(id="parent_unnumbered", values={"file": parent.source.name, "cited": named}, child=evidence)


def _named(reference: Reference) -> str:
    day = reference.date.split("-")
    date = f" ngày {day[2]}/{int(day[1]) if int(day[1]) > 2 else day[1]}/{day[0]}" if len(day) == 3 else ""
    issuer = f" của {reference.issuer}" if reference.issuer else ""
    return f"{reference.doc_type} số {reference.number}{date}{issuer}".strip()


def _period(case: Case, parent: Plan) -> Iterator[Fault]:
    mine, theirs = case.child.masthead.period, parent.masthead.period
    if mine and theirs and (mine.start < theirs.start or mine.end > theirs.end):
        yield Fault(id="period_outside", values={"mine": _years(mine), "theirs": _years(theirs), "child": case.label})


def _years(period: Period) -> str:
    return str(period.start) if period.start == period.end else f"{period.start}-{period.end}"


def _recipient(case: Case, parent: Plan) -> Iterator[Fault]:
    """The parent's issuer must be among the recipients, where the plan lists any."""
    lex = lexicon(case.rules)
    issuer = parent.masthead.issuer
    lines = [f" {lex.expanded(r.name)} " for r in case.child.masthead.recipients]
    if issuer is None or not lines:
        return
    name = lex.expanded(issuer.name or issuer.text)
    short = " ".join(name.split()[:5])  # "ủy ban nhân dân tỉnh" may stand without the province's name
    if not any(f" {name} " in line or f" {short} " in line for line in lines):
        yield Fault(id="parent_not_recipient", values={"parent": issuer.name or issuer.text})
