"""What extraction finds in a plan: masthead, references, objectives, targets, duties."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from pipeline.model.text import Doubt, Evidence, Source

PlanKind = Literal["plan", "programme", "decision", "dispatch", "news", "other"]
Tier = Literal["central", "province", "district", "commune", ""]
BodyKind = Literal[
    "people_committee", "people_council", "department", "party", "front", "police", "military", "school",
    "health_station", "sector", "group", "person", "other",
]
Level = Literal["central", "province", "district", "commune", "department", "party", "other"]
Bound = Literal["at_least", "more_than", "at_most", "less_than", "about", "between"]
Direction = Literal["higher", "lower", "none"]
Change = Literal["increase", "decrease"]
Commitment = Literal["firm", "aspirational", "conditional"]
DeadlineSource = Literal["sentence", "heading", "column", "title", ""]
ReferenceRole = Literal["parent", "basis", "mention"]
Band = Literal["high", "medium", "low"]
HIGH = 0.9
"""From this confidence on a reading is of the high band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Cơ quan: `text` as written, `name` canonical, `key` stable ("so-y-te").

    `subordinate` tells whether the issuer can give it orders (None: unknown). `level` is what the plan's
    JSON shows to its readers.
    """

    text: str
    name: str = ""
    key: str = ""
    tier: Tier = ""
    kind: BodyKind = "other"
    subordinate: bool | None = None
    level: Level = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Giai đoạn: first and last year."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Người ký: `authority` "TM. ỦY BAN NHÂN DÂN", `capacity` "KT. CHỦ TỊCH", `position` "PHÓ CHỦ TỊCH"."""

    name: str
    authority: str = ""
    capacity: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Nơi nhận: one line; `action` is what its bracket says ("b/c", "t/h"), "" where there is none."""

    name: str
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Thể thức: `number` is "" where left blank, `date` is ISO text and may lack its day ("2021-07")."""

    issuer: Body | None = None
    superior: Body | None = None
    number: str = ""
    date: str = ""
    place: str = ""
    doc_type: str = ""
    title: str = ""
    period: Period | None = None
    signer: Signer | None = None
    recipients: tuple[Recipient, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Văn bản viện dẫn. `number` is "" for a law cited by name alone; `date` is ISO text."""

    id: str
    doc_type: str = ""
    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    role: ReferenceRole = "mention"
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Định lượng: `low` to `high` (equal for a single value) of one unit, and how it binds."""

    low: Decimal
    high: Decimal
    unit: str
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Thời hạn: `by` an ISO date, `every` the recurrence ("year", "quarter", "month", "half-year", "week",
    "always", "event"), `text` as written, `source` what gave it."""

    by: str | None = None
    every: str | None = None
    text: str = ""
    source: DeadlineSource = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Chỉ tiêu: a quantified result that the plan commits to reach; one quantity, one target.

    `population` holds the enumerated nouns of the denominator (đối tượng); `baseline` the year compared
    with; `per` the rate's base; `restates` the id of the same target said before; `where` the role of the
    part it stands in; `reasons` says why it is doubtful.
    """

    id: str
    text: str
    quantity: Quantity
    indicator: str = ""
    direction: Direction = "none"
    population: tuple[str, ...] = ()
    change: Change | None = None
    baseline: str | None = None
    per: str | None = None
    period: Period | None = None
    deadline: Deadline | None = None
    commitment: Commitment = "firm"
    owner: Body | None = None
    applies_to: tuple[str, ...] = ()
    restates: str | None = None
    section: str = ""
    where: str = ""
    confidence: float = 1.0
    doubtful: bool = False
    reasons: tuple[str, ...] = ()
    evidence: Evidence

    @property
    def band(self) -> Band:
        """How sure the reading is: low where it is doubted (README tells how often each is right)."""
        return "low" if self.doubtful else "high" if self.confidence >= HIGH else "medium"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Phân công: one duty of one lead (several only where they share it).

    `request` marks "Đề nghị ..." and what companies and the like are asked; `unclear` names what of the six (sáu rõ) it leaves unclear
    ("rõ thời gian"), None where that was not looked at.
    """

    id: str
    lead: tuple[Body, ...]
    duty: str
    support: tuple[Body, ...] = ()
    product: str = ""
    deadline: Deadline | None = None
    report_to: str = ""
    request: bool = False
    unclear: tuple[str, ...] | None = None
    section: str = ""
    where: str = ""
    confidence: float = 1.0
    doubtful: bool = False
    reasons: tuple[str, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """Mục tiêu định tính; `general` marks the general objective (mục tiêu chung, tổng quát)."""

    id: str
    text: str
    general: bool = False
    section: str = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Nhiệm vụ, giải pháp: a paragraph of the tasks part; `heading` is the section it stands under."""

    id: str
    text: str
    heading: str = ""
    section: str = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Kinh phí: a paragraph on money; `sources` are the named sources."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    section: str = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Chế độ báo cáo: who reports what to whom by when."""

    id: str
    text: str
    reporter: str = ""
    report_to: str = ""
    through: str = ""
    deadline: Deadline | None = None
    section: str = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBrief:
    """Mục, as the plan's JSON shows it: a flat list in reading order."""

    path: str
    marker: str
    heading: str
    role: str
    anomaly: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Kế hoạch: everything that was read from one document."""

    kind: PlanKind
    source: Source
    masthead: Masthead = Masthead()
    references: tuple[Reference, ...] = ()
    objectives: tuple[Objective, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    funding: tuple[Funding, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    sections: tuple[SectionBrief, ...] = ()
    doubts: tuple[Doubt, ...] = ()
