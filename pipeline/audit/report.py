"""The door of audit: a child plan held against its parents → AuditReport."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pipeline.audit.allocation import is_table
from pipeline.audit.checks import run
from pipeline.audit.checks.case import Case
from pipeline.audit.duty_verdicts import duty_verdicts
from pipeline.audit.frame import Frame, Side
from pipeline.audit.kinship import kin
from pipeline.audit.restatements import same_figure, siblings
from pipeline.audit.sentences import amount, clause
from pipeline.audit.times import due, said
from pipeline.audit.verdicts import Comparison
from pipeline.errors import UnreadableError
from pipeline.model import Alignment, AuditReport, Plan, PlanBrief, Target, TargetVerdict
from pipeline.rules import RuleBook


def audit(child: Plan, parents: Sequence[Plan], rules: RuleBook, *, on: date | None = None) -> AuditReport:
    """Hold a plan against its parents, target by target, and run the checks on the plan itself.

    `on` is the day whose law is applied, the child's own date unless given. Without parents only the checks on the
    child run. Raises UnreadableError where no parent has targets to hold the child against; a dispatch beside a plan may have none.
    """
    if parents and not any(parent.targets for parent in parents):
        raise UnreadableError(_nothing_to_compare(child, parents))
    current: str = rules.table("checks")["current_to"]
    day = on.isoformat() if on else child.masthead.date
    sides = [Side(p) for p in parents]
    related = kin(Side(child), sides, rules)
    compared = [
        Comparison(Frame(side, Side(child), rules, n, kin=related[n], others=tuple(s for s in sides if s is not side)))
        for n, side in enumerate(sides)
    ]  # fmt: skip
    verdicts = tuple(_strictest(compared))
    case = Case(child=child, parents=tuple(_issued(parents)), rules=rules, on=day, verdicts=verdicts)
    added = _added(child, compared, rules) if parents else ()
    return AuditReport(
        child=brief(child), parents=tuple(brief(p) for p in parents), verdicts=verdicts, added=added, findings=run(case),
        alignment=_alignment(compared, added), judged_on=day or current, rules_current_to=current,
        duties=tuple(duty_verdicts(case, tuple(c.frame for c in compared))),
    )  # fmt: skip


def _issued(parents: Sequence[Plan]) -> list[Plan]:
    """The parents without the allocation tables that lie beside them: such a table is nobody's plan to cite or to report on."""
    return [p for p in parents if not is_table(p)] or list(parents)


def _nothing_to_compare(child: Plan, parents: Sequence[Plan]) -> str:
    """What happened, and which document the child itself names where the given one is a news page."""
    files = ", ".join(f"“{parent.source.name}”" for parent in parents)
    cited = next((r for r in child.references if r.role == "parent" and r.number), None)
    news = " Tệp này là trang tin, không phải kế hoạch." if all(parent.kind == "news" for parent in parents) else ""
    named = f", là {cited.doc_type or 'văn bản'} số {cited.number} mà kế hoạch viện dẫn" if cited and news else ""
    return (
        f"Không tìm thấy chỉ tiêu nào trong tệp cấp trên {files} nên không có gì để đối chiếu.{news} "
        f"Hãy kiểm tra tệp bằng lệnh “kehoach extract”, hoặc chọn đúng kế hoạch cấp trên{named}."
    )


def _strictest(compared: list[Comparison]) -> Iterable[TargetVerdict]:
    """The lines of all parents; where several speak to one child target, each line says which of them binds, and beside what."""
    lines = [line for comparison in compared for line in comparison.lines()]
    for line in lines:
        others = [o for o in lines if line.child is not None and o.child is not None and o.child.id == line.child.id and o.plan != line.plan]
        short, held = ([o for o in others if o.verdict in kind] for kind in (("weaker", "later"), ("met", "exceeded")))
        if short and line.verdict in ("met", "exceeded"):
            yield _adding(line, "strictest", short[0], compared)
        elif held and line.verdict in ("weaker", "later"):
            yield _adding(line, "binding", held[0], compared)
        else:
            yield line


def _adding(line: TargetVerdict, key: str, other: TargetVerdict, compared: list[Comparison]) -> TargetVerdict:
    """The line with a word on another parent's target for the same child target."""
    frame = compared[other.plan].frame
    by = due(other.parent, frame.parent)
    whom = _name(frame.parent.plan)
    told = clause(frame, key, amount=amount(other.parent), by=f" (đến {said(by)})" if by else "", whom=whom)
    return replace(line, sentence=f"{line.sentence}; {told}")


def _added(child: Plan, compared: list[Comparison], rules: RuleBook) -> tuple[Target, ...]:
    """The child targets that answer no parent target and do not merely repeat one that does."""
    linked = {c.id for comparison in compared for m in comparison.matches.values() for c in (m.child, *m.parts)}
    side = Side(child)
    likes = siblings(child.targets, side, Frame(side, side, rules))
    return tuple(
        t for t in child.targets if t.id not in linked and not any(s.id in linked and same_figure(s, t) for s in likes[t.id])
    )


def _alignment(compared: list[Comparison], added: tuple[Target, ...]) -> Alignment:
    links = tuple(link for comparison in compared for link in comparison.links())
    alone = tuple(c.named(t) for c in compared for t in c.parents if t.id not in c.matches)
    return Alignment(links=links, parents_alone=alone, children_alone=tuple(t.id for t in added))


def _name(plan: Plan) -> str:
    return plan.masthead.number or (plan.masthead.issuer.name if plan.masthead.issuer else "") or plan.source.name


def brief(plan: Plan) -> PlanBrief:
    """What the head of a report says of a plan."""
    head = plan.masthead
    return PlanBrief(
        file=plan.source.name, kind=plan.kind, number=head.number, date=head.date,
        issuer=head.issuer.name or head.issuer.text if head.issuer else "", title=head.title, targets=len(plan.targets),
    )  # fmt: skip
