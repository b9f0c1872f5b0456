"""The recipes: what joins the stages. The two faces call these and export, nothing below."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import UnreadableError
from pipeline.model import AuditReport, Document, Draft, Plan, Section
from pipeline.resources import folder
from pipeline.rules import RuleBook, load

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Setup:
    """Where the rules and the templates come from; None means the project's own."""

    rules: Path | None = None
    templates: Path | None = None

    @property
    def book(self) -> RuleBook:
        return load(self.rules)

    @property
    def templates_folder(self) -> Path:
        return folder("templates", self.templates)


OWN = Setup()


def document_of(file: Path) -> Document:
    """Read one file, "-" being standard input."""
    from pipeline.read.document import read, read_bytes

    return read_bytes(sys.stdin.buffer.read(), "đầu vào chuẩn") if file == STDIN else read(file)


def outline_of(document: Document, setup: Setup = OWN) -> Section:
    """The tree of sections of a document."""
    from pipeline.outline.section import outline

    return outline(document, setup.book)


def plan_of(file: Path, setup: Setup = OWN) -> Plan:
    """Read → outline → extract; a plan's own JSON is taken as it is, so that corrections by hand count."""
    if file.suffix.lower() == ".json" and file.is_file():
        from pipeline.codec import plan_from_json

        return plan_from_json(file.read_bytes(), file.name)
    return plan_from(document_of(file), setup)


def plan_from(document: Document, setup: Setup = OWN) -> Plan:
    """Outline → extract, for a document already read."""
    from pipeline.extract.plan import extract

    return extract(document, outline_of(document, setup), setup.book)


def audit_of(child: Path, parents: Sequence[Path], setup: Setup = OWN, *, on: date | None = None) -> AuditReport:
    """Hold a plan against its parents; without parents only the checks on the plan alone run."""
    return audit_plans(plan_of(child, setup), [plan_of(p, setup) for p in parents], setup, on=on)


def audit_plans(child: Plan, parents: Sequence[Plan], setup: Setup = OWN, *, on: date | None = None) -> AuditReport:
    """Hold extracted plans against each other."""
    from pipeline.audit.report import audit

    return audit(child, parents, setup.book, on=on)


def draft_for(ward: Path, parents: Sequence[Path], setup: Setup = OWN) -> Draft:
    """Draft a ward's plan from its parents. Raises UnreadableError where a parent has no targets."""
    from pipeline.draft.draft import draft
    from pipeline.wards import load as load_ward

    profile = load_ward(ward)
    plans = [plan_of(p, setup) for p in parents]
    for plan in plans:
        if not plan.targets:
            raise UnreadableError(
                f"Không tìm thấy chỉ tiêu nào trong “{plan.source.name}” nên không có gì để đưa xuống kế hoạch cấp dưới. "
                "Hãy kiểm tra lại tệp bằng lệnh “kehoach extract”, hoặc chọn đúng kế hoạch cấp trên."
            )
    return draft(plans, profile, setup.book, setup.templates_folder)


def draft_docx(draft: Draft) -> bytes:
    """The draft as a Word file in the layout of NĐ 30/2020."""
    from pipeline.draft.docx import to_docx

    return to_docx(draft)


def draft_text(draft: Draft) -> str:
    """The draft in the notation that the outline reads."""
    from pipeline.draft.text import to_text

    return to_text(draft)


def example_ward() -> str:
    """A commented ward.toml to fill in."""
    from pipeline.wards import example

    return example()
