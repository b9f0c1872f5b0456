"""Every type that passes between stages: frozen values, information only grows to the right."""

from pipeline.model.audit import (
    Alignment as Alignment,
    AuditReport as AuditReport,
    ChangeKind as ChangeKind,
    DutyChange as DutyChange,
    DutyVerdict as DutyVerdict,
    Finding as Finding,
    Link as Link,
    PlanBrief as PlanBrief,
    Severity as Severity,
    TargetChange as TargetChange,
    TargetVerdict as TargetVerdict,
    Verdict as Verdict,
    VersionReport as VersionReport,
)
from pipeline.model.batch import (
    AllocationSum as AllocationSum,
    Answer as Answer,
    BatchLine as BatchLine,
    BatchReport as BatchReport,
    Reached as Reached,
)
from pipeline.model.draft import (
    Blank as Blank,
    Draft as Draft,
    DraftHead as DraftHead,
    DraftParagraph as DraftParagraph,
    DraftStyle as DraftStyle,
    DraftTable as DraftTable,
    DraftTail as DraftTail,
    Dropped as Dropped,
    Origin as Origin,
    OriginLine as OriginLine,
)
from pipeline.model.form import FormFault as FormFault, FormReport as FormReport, FormUnmeasured as FormUnmeasured
from pipeline.model.ledger import Fate as Fate, Ledger as Ledger, NumberEntry as NumberEntry
from pipeline.model.outline import Role as Role, Section as Section
from pipeline.model.plan import (
    Assignment as Assignment,
    Body as Body,
    BodyKind as BodyKind,
    Bound as Bound,
    Change as Change,
    Commitment as Commitment,
    Deadline as Deadline,
    DeadlineSource as DeadlineSource,
    Direction as Direction,
    Funding as Funding,
    Level as Level,
    Masthead as Masthead,
    Objective as Objective,
    Period as Period,
    Plan as Plan,
    PlanKind as PlanKind,
    Quantity as Quantity,
    Recipient as Recipient,
    Reference as Reference,
    ReferenceRole as ReferenceRole,
    Reporting as Reporting,
    SectionBrief as SectionBrief,
    Signer as Signer,
    Target as Target,
    Task as Task,
    Tier as Tier,
)
from pipeline.model.text import (
    Align as Align,
    Block as Block,
    Box as Box,
    Cell as Cell,
    Document as Document,
    Doubt as Doubt,
    Evidence as Evidence,
    PageLayout as PageLayout,
    Source as Source,
    Span as Span,
)
