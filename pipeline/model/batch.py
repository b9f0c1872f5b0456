"""What a batch says: many lower plans held against one parent, plan by plan, target by target, and in sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.audit import PlanBrief, Verdict
from pipeline.model.plan import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Kết luận on one parent target in one plan: `plan` and `target` name the parent's, `own` the child's words ("" for none).

    `figure` is what the child promises in the parent's unit, None where it promises nothing that can be added up.
    """

    plan: int
    target: str
    verdict: Verdict
    own: str = ""
    figure: Decimal | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """Một kế hoạch of a batch: what it is and what was found, or why it could not be held against the parent (`fault`).

    `unit` is the commune's name ("Phường Mỹ Trà"), the file's where the plan tells none; `output` the file of its own report.
    """

    file: str
    sha256: str
    unit: str
    brief: PlanBrief | None = None
    answers: tuple[Answer, ...] = ()
    errors: int = 0
    warnings: int = 0
    questions: int = 0
    output: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Một chỉ tiêu cấp trên over all plans: which units reach it, which fall short and how, of which it is asked or not asked."""

    plan: int
    target: Target
    reached: tuple[str, ...] = ()
    short: tuple[tuple[str, Verdict], ...] = ()
    open: tuple[tuple[str, Verdict], ...] = ()
    excused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationSum:
    """Cộng dồn: the units' figures against the parent's total. `parts` are added up, `lacking` gave none, each with the reason.

    `allotted` is what the parent's own allocation adds up to, None where it allots nothing to anybody.
    """

    plan: int
    target: Target
    total: Decimal
    sum: Decimal
    parts: tuple[tuple[str, Decimal], ...]
    lacking: tuple[tuple[str, str], ...]
    verdict: Verdict
    sentence: str
    allotted: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """Tổng hợp rà soát: all plans of a folder under the same parents."""

    parents: tuple[PlanBrief, ...]
    lines: tuple[BatchLine, ...]
    targets: tuple[Reached, ...] = ()
    sums: tuple[AllocationSum, ...] = ()

    @property
    def at_fault(self) -> bool:
        """Whether a plan has errors or could not be read, or a total is not reached."""
        return any(line.errors or line.fault for line in self.lines) or any(s.verdict == "weaker" for s in self.sums)
