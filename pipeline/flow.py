"""The recipes: what joins the stages. The two faces call these and export, nothing below."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError, UsageError
from pipeline.model import AuditReport, BatchLine, BatchReport, Document, Draft, FormReport, Ledger, Plan, Section, VersionReport
from pipeline.resources import folder
from pipeline.rules import RuleBook, load

if TYPE_CHECKING:
    from pipeline.outline.documents import Contained
    from pipeline.wards import Ward

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


def document_within(document: Document, number: int, setup: Setup = OWN) -> Document:
    """One of several documents in a file, counted from 1. Raises UsageError where there is no such document."""
    from pipeline.outline.documents import documents, only

    return only(document, _numbered(documents(document, outline_of(document, setup), setup.book), number, document.source.name))


def others_in(document: Document, setup: Setup = OWN) -> str:
    """What an official is told of a file with several documents; "" for a file with one."""
    from pipeline.outline.documents import chosen, documents, told

    found = documents(document, outline_of(document, setup), setup.book)
    return told(found, chosen(found)).message if len(found) > 1 else ""


def _numbered(found: Sequence[Contained], number: int, name: str) -> Contained:
    if not 1 <= number <= len(found):
        raise UsageError(f"Tệp “{name}” có {len(found)} văn bản, không có văn bản số {number}. Hãy chọn số từ 1 đến {len(found)}.")
    return found[number - 1]


def plan_of(file: Path, setup: Setup = OWN, *, number: int | None = None) -> Plan:
    """Read → outline → extract; a plan's own JSON or workbook is taken as it is, so that corrections by hand count.

    Of several documents in the file the plan is taken, or the one with this `number`.
    """
    if file.suffix.lower() == ".json" and file.is_file():
        from pipeline.codec import plan_from_json

        return plan_from_json(file.read_bytes(), file.name)
    if file.suffix.lower() == ".xlsx" and file.is_file() and (plan := _corrected(file, setup)) is not None:
        return plan
    return plan_from(document_of(file), setup, number=number)


def _corrected(file: Path, setup: Setup) -> Plan | None:
    """The plan of a workbook that `extract` wrote, with what a person corrected in it; None for any other workbook."""
    from pipeline.export.xlsx import MEMORY
    from pipeline.extract.corrected import corrected
    from pipeline.read.xlsx_sheets import has_sheet, sheets

    data = file.read_bytes()
    if not has_sheet(data, file.name, MEMORY):
        return None
    cells = sheets(data, file.name)
    memory = "".join(row[0] for row in cells.pop(MEMORY) if row)
    return corrected(memory, cells, file.name, setup.book)


def plan_from(document: Document, setup: Setup = OWN, *, number: int | None = None) -> Plan:
    """Outline → extract, for a document already read; what else its file holds is a doubt."""
    from pipeline.extract.plan import extract
    from pipeline.outline.documents import chosen, documents, only, told

    outline = outline_of(document, setup)
    found = documents(document, outline, setup.book)
    if number is None and len(found) < 2:
        return extract(document, outline, setup.book)
    one = _numbered(found, number, document.source.name) if number is not None else chosen(found)
    part = only(document, one)
    plan = extract(part, outline_of(part, setup), setup.book)
    return replace(plan, doubts=(told(found, one), *plan.doubts)) if len(found) > 1 else plan


def ledger_of(file: Path, setup: Setup = OWN, *, number: int | None = None) -> Ledger:
    """What became of every number of a file, or of the document with this `number` in it; the plan's unless given."""
    from pipeline.extract.plan import ledger
    from pipeline.outline.documents import chosen, documents, only

    document = document_of(file)
    outline = outline_of(document, setup)
    found = documents(document, outline, setup.book)
    if number is None and len(found) < 2:
        return ledger(document, outline, setup.book)
    part = only(document, _numbered(found, number, document.source.name) if number is not None else chosen(found))
    return ledger(part, outline_of(part, setup), setup.book)


def audit_of(child: Path, parents: Sequence[Path], setup: Setup = OWN, *, on: date | None = None) -> AuditReport:
    """Hold a plan against its parents; without parents only the checks on the plan alone run."""
    return audit_plans(plan_of(child, setup), [plan_of(p, setup) for p in parents], setup, on=on)


def audit_plans(child: Plan, parents: Sequence[Plan], setup: Setup = OWN, *, on: date | None = None) -> AuditReport:
    """Hold extracted plans against each other."""
    from pipeline.audit.currency import dated
    from pipeline.audit.report import audit

    return dated(audit(child, parents, setup.book, on=on), date.today())


def accepted(report: AuditReport, child: Path, accept: Path | None = None, setup: Setup = OWN) -> AuditReport:
    """The report with the findings that a person lets stand: those of `accept`, else of the accept.toml beside the plan.

    Raises UsageError where that file is at fault.
    """
    from pipeline.audit.acceptance import NAME, load
    from pipeline.audit.acceptance import accepted as with_reasons

    beside = child.parent / NAME
    file = accept or (beside if child != STDIN and beside.is_file() else None)
    return with_reasons(report, load(file, setup.book)) if file is not None else report


def with_comments(child: Path, report: AuditReport) -> bytes:
    """A copy of the child's Word file with the findings as comments. Raises UsageError where the child is no Word file."""
    from pipeline.export.comments import commented

    if child == STDIN or child.suffix.lower() != ".docx":
        raise UsageError(f"Chỉ ghi chú thích được vào tệp Word (.docx), không vào “{child.name}”. Hãy dùng bản Word của kế hoạch.")
    return commented(child.read_bytes(), document_of(child), report)


def diff_of(old: Path, new: Path, child: Path | None = None, setup: Setup = OWN) -> VersionReport:
    """What changed between two versions of a plan, and which targets of a child fall short under the new one only."""
    from pipeline.audit.versions import compare

    return compare(plan_of(old, setup), plan_of(new, setup), setup.book, child=plan_of(child, setup) if child else None)


def batch_line(report: AuditReport, setup: Setup = OWN) -> BatchLine:
    """What a batch keeps of one report."""
    from pipeline.audit.allocation import line_of

    return line_of(report, setup.book)


def batch_of(parents: Sequence[Plan], lines: Sequence[BatchLine], setup: Setup = OWN) -> BatchReport:
    """The lines of many plans under the same parents: who reaches which target, and what the units' figures add up to."""
    from pipeline.audit.report import brief
    from pipeline.audit.sums import reached, sums

    return BatchReport(
        parents=tuple(brief(p) for p in parents), lines=tuple(lines), targets=reached(parents, lines), sums=sums(parents, lines, setup.book),
    )  # fmt: skip


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


def draft_docx(draft: Draft, setup: Setup = OWN, *, trace: bool = False) -> bytes:
    """The draft as a Word file in the layout of NĐ 30/2020; with `trace` its origins stand in Word comments."""
    from pipeline.draft.docx import to_docx

    return to_docx(draft, trace=trace, templates=setup.templates)


def draft_text(draft: Draft) -> str:
    """The draft in the notation that the outline reads."""
    from pipeline.draft.text import to_text

    return to_text(draft)


def form_of(file: Path, setup: Setup = OWN, *, on: date | None = None) -> FormReport:
    """Hold the layout of a .docx against the rules in force on a day."""
    from pipeline.form.form import check

    return check(_bytes_of(file), file.name, setup.book, on=on)


def form_fixed(file: Path, setup: Setup = OWN, *, on: date | None = None) -> tuple[bytes, list[str]]:
    """A copy of a .docx with what is safe repaired, and what was repaired."""
    from pipeline.form.fix import fix

    return fix(_bytes_of(file), file.name, setup.book, on=on)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise UnreadableError(f"Không mở được tệp “{file}”. Hãy kiểm tra lại tên tệp và thư mục.") from None


def template_faults(setup: Setup = OWN) -> list[str]:
    """What is wrong with the templates of drafts, one line each with file and line: names, lost text, what would not read back.

    Drafts are made of every kind that the templates word: without and with annexes, a department's, and from a bare parent.
    """
    from dataclasses import replace

    from pipeline.draft.proof import unsound
    from pipeline.errors import TemplateError
    from pipeline.wards import load as load_ward

    if found := unsound(setup.templates_folder):
        return found
    corpus = folder("corpus")
    parent = plan_of(corpus / "ctxh-tinh" / "source.docx", setup)
    ward = load_ward(corpus / "ctxh-phuong" / "ward.toml")
    bare = replace(parent, tasks=(), objectives=(), funding=(), reporting=())
    issuer = ward.departments[-2].name
    kinds = [(parent, ward), (parent, replace(ward, annex=True)), (parent, replace(ward, issuer=issuer)), (bare, replace(ward, issuer=issuer, annex=True)), (bare, ward)]
    for plan, profile in kinds:
        try:
            found += _draft_faults(plan, profile, setup)
        except TemplateError as fault:
            found.append(str(fault))
    return list(dict.fromkeys(found))


def _draft_faults(parent: Plan, ward: Ward, setup: Setup) -> list[str]:
    from pipeline.draft.draft import draft
    from pipeline.draft.proof import lost, unread
    from pipeline.read.document import read_bytes

    made = draft([parent], ward, setup.book, setup.templates_folder)
    found = lost([parent], ward, setup.book, setup.templates_folder)
    data = draft_docx(made, setup)
    back = plan_from(read_bytes(data, "du-thao.docx"), setup)
    return [*found, *unread(made, back, setup.templates_folder), *_layout_faults(data, setup)]


def _layout_faults(data: bytes, setup: Setup) -> list[str]:
    """What of a draft's layout is against the rules: its styles and page come from styles.docx."""
    from pipeline.form.form import check

    report = check(data, "du-thao.docx", setup.book)
    return [
        f"Tệp kiểu chữ “styles.docx”: {f.note} không đúng{f' ({f.found})' if f.found else ''}, {f.basis}. {f.change}"
        for f in report.faults if f.severity == "error"
    ]  # fmt: skip


def example_ward() -> str:
    """A commented ward.toml to fill in."""
    from pipeline.wards import example

    return example()
