"""What the comparison of a child plan with its parents says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.plan import Assignment, Target
from pipeline.model.text import Evidence

Verdict = Literal[
    "missing", "unit_differs", "baseline_differs", "ambiguous", "weaker", "later", "looser", "narrowed",
    "undecided", "milestone", "exceeded", "met", "not_applicable",
]
ChangeKind = Literal["unchanged", "reworded", "changed", "added", "dropped"]
Severity = Literal["error", "warning", "note", "undecided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Cặp đối chiếu: ids of a parent target and its child target, and why they belong together."""

    parent: str
    child: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Đối chiếu: the links, and what stands alone on either side (ids; parent ids carry their plan "P1:T3")."""

    links: tuple[Link, ...] = ()
    parents_alone: tuple[str, ...] = ()
    children_alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetVerdict:
    """Kết luận for one parent target: `verdict` is the worst facet, `also` the others that hold.

    `accepted` is the reason for which a person let it stand ("" where nobody did).
    `sentence` is the Vietnamese line with its arithmetic; `plan` is the index of the parent plan;
    `severity` comes from checks.toml ("" where the verdict is no finding).
    """

    parent: Target
    child: Target | None
    verdict: Verdict
    also: tuple[Verdict, ...] = ()
    sentence: str = ""
    severity: str = ""
    score: float = 0.0
    plan: int = 0
    accepted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyVerdict:
    """Kết luận for one duty that a parent lays on the communes: verdicts as of targets, `sentence` says why.

    `child` is the duty that answers it (None: none, or the plan itself or its report does); `plan` is the index of the parent plan.
    What is at fault stands among the findings as well, with its severity.
    """

    parent: Assignment
    child: Assignment | None
    verdict: Verdict
    sentence: str
    plan: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Phát hiện: what is at fault in the plan; `message` Vietnamese, `basis` the legal or written ground.

    `topic` tells findings on whether the given parent is the right one ("parent") from those on the plan itself.
    """

    check: str
    severity: Severity
    message: str
    basis: str = ""
    parent: Evidence | None = None
    child: Evidence | None = None
    topic: Literal["parent", "plan"] = "plan"
    accepted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBrief:
    """Tóm tắt of a plan for the head of a report."""

    file: str
    kind: str
    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    targets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """Báo cáo rà soát: verdict of each parent target, child targets without a parent, findings.

    `judged_on` is the day whose law is applied; `notices` are sentences on the report itself (rules grown old,
    accepted findings that are no longer found). `duties` are the duties of the communes, each with its verdict.
    """

    child: PlanBrief
    parents: tuple[PlanBrief, ...]
    verdicts: tuple[TargetVerdict, ...]
    added: tuple[Target, ...]
    findings: tuple[Finding, ...]
    alignment: Alignment = Alignment()
    judged_on: str = ""
    rules_current_to: str = ""
    notices: tuple[str, ...] = ()
    duties: tuple[DutyVerdict, ...] = ()

    @property
    def lines(self) -> tuple[TargetVerdict | Finding, ...]:
        """Verdicts and findings, in the order of the report."""
        return (*self.verdicts, *self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """Thay đổi of one target between two versions: `facets` are the verdicts of the new one held against the old, `sentence` says how.

    A "reworded" target asks the same in other words.
    """

    kind: ChangeKind
    old: Target | None = None
    new: Target | None = None
    facets: tuple[Verdict, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChange:
    """Thay đổi of one duty between two versions: `facets` names what changed (lead, support, deadline, duty)."""

    kind: ChangeKind
    old: Assignment | None = None
    new: Assignment | None = None
    facets: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionReport:
    """So sánh hai bản of one plan, by targets and duties; `short` are a child's lines that fall short under the new version only."""

    old: PlanBrief
    new: PlanBrief
    targets: tuple[TargetChange, ...]
    duties: tuple[DutyChange, ...]
    child: PlanBrief | None = None
    short: tuple[TargetVerdict, ...] = ()
