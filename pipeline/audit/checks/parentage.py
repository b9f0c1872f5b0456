"""Văn bản cấp trên: whether the given parent is the plan that the child says it carries out, and for the same years.

child_without_targets, parent_same, news_parent, draft_parent: {file}; superseded_parent: {parent}, {by}; parent_not_cited: {parent} given, {cited} what the child cites; parent_unnumbered: {cited};
period_outside: {mine}, {theirs}; parent_not_recipient: {parent}.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.wording import lexicon
from pipeline.model import Period, Plan, Reference
from pipeline.vietnamese import fold, squeeze

_DRAFT = regex.compile(r"dự thảo(?:\s*(?:lần|\d|ngày|kế hoạch).*)?$")
_ENDS = regex.compile(
    r"(?:thay thế|bãi bỏ|hủy bỏ)(?: cho)?(?: toàn bộ)? (?:kế hoạch|chương trình|quyết định|đề án)(?: số)?:?\s*(?P<number>\d+[\p{L}]?/[\p{L}\d/-]+)"
)


def parentage(case: Case) -> Iterator[Fault]:
    """What is said before the targets are looked at."""
    if not case.child.targets and any(parent.targets for parent in case.own_parents):
        yield Fault(id="child_without_targets", values={"file": case.child.source.name})
    yield from (Fault(id="parent_same", values={"file": p.source.name}) for p in case.parents if p not in case.own_parents)
    for parent in case.own_parents:
        if parent.kind == "news":
            yield Fault(id="news_parent", values={"file": parent.source.name})
        if _is_draft(parent):
            yield Fault(id="draft_parent", values={"file": parent.source.name})
        yield from _superseded(case, parent)
        yield from _cited(case, parent)
        yield from _period(case, parent)
        yield from _recipient(case, parent)


def _is_draft(plan: Plan) -> bool:
    """Whether a line of the masthead says "DỰ THẢO"."""
    lines = (line for part in plan.sections if part.role == "masthead" for line in part.text.split("\n"))
    return any(_DRAFT.match(fold(line).strip(" ()*-")) for line in lines)


def _superseded(case: Case, parent: Plan) -> Iterator[Fault]:
    """Another document at hand, or rules/expired.toml, says that the parent is replaced or annulled."""
    number = squeeze(parent.masthead.number)
    if not number:
        return
    for other in (case.child, *case.own_parents):
        for part in other.sections if other is not parent else ():
            for m in _ENDS.finditer(fold(part.text)):
                if squeeze(m.group("number")) == number:
                    by = f"“{' '.join(part.text[m.start() : m.end()].split())}”, {other.masthead.number or other.source.name}"
                    yield Fault(id="superseded_parent", values={"parent": parent.masthead.number, "by": by})
                    return
    row = next((r for r in case.rules.table("expired")["text"] if squeeze(r["number"]) == number and case.on > r["ended"]), None)
    if row is not None:
        yield Fault(id="superseded_parent", values={"parent": parent.masthead.number, "by": row["successor"]})


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
