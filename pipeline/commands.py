"""What each command does: it calls flow and export, and nothing below."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pipeline import flow, folders, upkeep
from pipeline.errors import ExitCode, UsageError
from pipeline.export import words
from pipeline.export.files import write_whole
from pipeline.model import AuditReport, Evidence, Plan
from pipeline.vietnamese import dates


def run(given: Namespace) -> ExitCode:
    """Dispatch one parsed command line."""
    return COMMANDS[given.command](given, flow.Setup(given.rules, given.templates))


def read(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach read`: the text, the tree of sections or the ledger of numbers, with the doubts on standard error."""
    if given.numbers:
        return _numbers(given, setup)
    document = flow.document_of(given.file)
    if given.document is not None:
        document = flow.document_within(document, given.document, setup)
    if given.format == "json":
        from pipeline.codec import to_json

        _say(to_json(document))
    elif given.sections:
        for section, above in flow.outline_of(document, setup).walk():
            depth = "  " * len(above)
            own = " ".join(document.text_of(span) for span in section.body)
            _say(f"{depth}[{section.role}] {section.path} {section.marker} {section.heading}" + (f" | {own[:100]}" if own else ""))
    else:
        for block in document.blocks:
            _say((block.number + " " if block.number else "") + block.text)
    if given.document is None and (others := flow.others_in(document, setup)):
        print(f"Ghi chú: {others}", file=sys.stderr)
    for doubt in document.doubts:
        print(f"Chưa chắc: {doubt.message}", file=sys.stderr)
    return ExitCode.DONE


def _numbers(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach read --numbers`: what became of every number in the parts that may carry targets."""
    ledger = flow.ledger_of(given.file, setup, number=given.document)
    if given.format == "json":
        from pipeline.codec import to_json

        _say(to_json(ledger))
    else:
        from pipeline.export.report import numbers_text

        _say(numbers_text(ledger, setup.templates_folder).rstrip())
    return ExitCode.DONE


def extract(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach extract`: one or more plans in the format asked for."""
    plans = [flow.plan_of(file, setup, number=given.document) for file in given.files]
    for plan in plans:
        for doubt in plan.doubts:
            if doubt.kind in ("several_documents", "illegible") or doubt.kind.startswith("page_"):
                print(f"Ghi chú: {doubt.message}", file=sys.stderr)
        if not plan.targets:
            print(f"Ghi chú: không tìm thấy chỉ tiêu nào trong “{plan.source.name}”.", file=sys.stderr)
    _put(_plans_as(plans, given.format, setup), given)
    return ExitCode.DONE


def _plans_as(plans: list[Plan], format: str, setup: flow.Setup) -> bytes:
    if format == "json":
        from pipeline.codec import many_to_json, to_json

        return (to_json(plans[0]) if len(plans) == 1 else many_to_json(plans)).encode() + b"\n"
    if format in ("xlsx", "csv", "docx"):
        return _tables_as(plans, format)
    from pipeline.export.report import plan_markdown, plan_text

    worded = plan_markdown if format == "md" else plan_text
    return "\n".join(worded(plan, setup.templates_folder) for plan in plans).encode()


def _tables_as(plans: list[Plan], format: str) -> bytes:
    from pipeline.export.tables import memory, plan_sheets

    if len(plans) > 1:
        raise UsageError(f"Định dạng {format} chỉ dùng cho một tệp mỗi lần. Hãy chạy riêng từng tệp.")
    sheets = plan_sheets(plans[0])
    if format == "xlsx":
        from pipeline.export.xlsx import to_xlsx

        return to_xlsx(sheets, memory(plans[0], sheets))
    if format == "docx":
        from pipeline.export.docx import duties

        return duties(plans[0])
    from pipeline.export.csv import to_csv

    return to_csv(sheets[1])


def audit(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach audit`: the report; exit 1 where it holds errors (`--strict`: warnings too)."""
    reply_by = _day(given.reply_by)
    report = flow.audit_of(given.child, given.parent, setup, on=_day(given.on))
    report = flow.accepted(report, given.child, given.accept, setup)
    _put(_report_as(report, given.format, setup), given)
    if given.comments is not None:
        _aside(given.comments, flow.with_comments(given.child, report), given.child)
    if given.letter is not None:
        from pipeline.export.letter import letter

        _aside(given.letter, letter(report, setup.templates_folder, reply_by=reply_by), given.child)
    return _judged(report, strict=given.strict)


def _report_as(report: AuditReport, format: str, setup: flow.Setup) -> bytes:
    if format == "json":
        from pipeline.codec import to_json

        return to_json(report).encode() + b"\n"
    if format == "xlsx":
        from pipeline.export.consistency import audit_sheets
        from pipeline.export.xlsx import to_xlsx

        return to_xlsx(audit_sheets(report))
    if format == "docx":
        from pipeline.export.docx import review

        return review(report)
    from pipeline.export.report import audit_html, audit_text

    return (audit_html if format == "html" else audit_text)(report, setup.templates_folder).encode()


def _aside(target: Path, data: bytes, child: Path) -> None:
    """Write a second paper; never over the plan itself."""
    if target.resolve() == child.resolve():
        raise UsageError(f"“{target}” là chính tệp kế hoạch được rà soát, không ghi đè. Hãy nêu tên tệp khác.")
    write_whole(target, data)
    print(f"Đã ghi: {target}", file=sys.stderr)


def _judged(report: AuditReport, *, strict: bool) -> ExitCode:
    levels = {line.severity for line in report.lines if not line.accepted}
    bad = {"error", "warning"} if strict else {"error"}
    return ExitCode.FINDINGS if levels & bad else ExitCode.DONE


def diff(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach diff`: what changed between two versions of a plan; exit 1 where a child's targets fall short for it."""
    report = flow.diff_of(given.old, given.new, given.child, setup)
    if given.format == "json":
        from pipeline.codec import to_json

        _put(to_json(report).encode() + b"\n", given)
    else:
        from pipeline.export.report import diff_text

        _put(diff_text(report, setup.templates_folder).encode(), given)
    return ExitCode.FINDINGS if report.short else ExitCode.DONE


def draft(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach draft`: a Word file (or text, or JSON), and on standard error what is left to decide."""
    made = flow.draft_for(given.ward, given.parents, setup)
    if given.format == "docx":
        given.output = given.output or Path(f"du-thao-{given.parents[0].stem}.docx")
        write_whole(given.output, flow.draft_docx(made, setup, trace=given.trace))
        print(f"Đã ghi dự thảo: {given.output}", file=sys.stderr)
    elif given.format == "json":
        from pipeline.codec import to_json

        _put(to_json(made).encode() + b"\n", given)
    else:
        _put(flow.draft_text(made).encode() + b"\n", given)
    if given.trace_table is not None:
        from pipeline.export.trace import trace_sheets
        from pipeline.export.xlsx import to_xlsx

        write_whole(given.trace_table, to_xlsx(trace_sheets(made)))
        print(f"Đã ghi bảng truy nguồn: {given.trace_table}", file=sys.stderr)
    _tell("Chỗ cần người quyết định", [f"{b.where}: {b.question}" for b in made.blanks])
    _tell("Nội dung cấp trên không đưa vào", [words.left_out(d, alone=len(given.parents) == 1) for d in made.dropped])
    return ExitCode.DONE


def check(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach check`: the layout against NĐ 30/2020; exit 1 where it has errors. `--fix` writes a repaired copy."""
    if given.fix is not None and given.fix.resolve() == given.file.resolve():
        raise UsageError("Bản sửa phải ghi vào tệp khác, tệp gốc không bị thay đổi. Hãy nêu tên khác ở tùy chọn --fix.")
    report = flow.form_of(given.file, setup, on=_day(given.on))
    if given.format == "json":
        from pipeline.codec import to_json

        _put(to_json(report).encode() + b"\n", given)
    else:
        from pipeline.export.report import form_text

        _put(form_text(report, setup.templates_folder).encode(), given)
    if given.fix is not None:
        data, repaired = flow.form_fixed(given.file, setup, on=_day(given.on))
        write_whole(given.fix, data)
        print(f"Đã ghi bản sửa: {given.fix}", file=sys.stderr)
        _tell("Đã sửa", repaired)
    return ExitCode.FINDINGS if any(f.severity == "error" for f in report.faults) else ExitCode.DONE


def ward(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach ward init`: a commented profile; an existing file is never overwritten."""
    if given.output.exists():
        raise UsageError(f"Đã có tệp “{given.output}”, không ghi đè. Hãy nêu tên khác ở tùy chọn -o.")
    write_whole(given.output, flow.example_ward().encode())
    print(f"Đã ghi hồ sơ mẫu: {given.output}. Hãy mở tệp, điền thông tin của đơn vị rồi lưu lại.", file=sys.stderr)
    return ExitCode.DONE


def explain(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach explain`: quote, page, rule, file, note and basis of one item."""
    plan = flow.plan_of(given.file, setup)
    found = _items(plan).get(given.item.upper())
    if found is None:
        known = ", ".join(list(_items(plan))[:12])
        raise UsageError(f"Không có mục “{given.item}” trong “{plan.source.name}”. Các mã có: {known}…")
    item, sure = found
    rule = setup.book.locate(item.rule)
    _say(f"{given.item.upper()}  “{item.quote}”")
    if item.page:
        _say(f"Trang: {item.page}")
    _say(f"Quy tắc: {item.rule}" + (f" (rules/{rule.file}.toml)" if rule else ""))
    if rule:
        _say(f"Ý nghĩa: {rule.note}")
        if rule.basis:
            _say(f"Căn cứ: {rule.basis}")
    if sure:
        _say(f"Độ tin cậy: {sure}")
    return ExitCode.DONE


def _items(plan: Plan) -> dict[str, tuple[Evidence, str]]:
    """Each item's evidence, and how sure its reading is where that is known."""
    groups = (plan.assignments, plan.references, plan.objectives, plan.tasks, plan.funding, plan.reporting)
    rest = {item.id: (item.evidence, "") for group in groups for item in group}
    return {t.id: (t.evidence, words.sure(t)) for t in plan.targets} | rest


def demo(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach demo`: both jobs on the example plans, for a first look."""
    from pipeline.demo import show

    show(given.output, setup)
    return ExitCode.DONE


COMMANDS: dict[str, Callable[[Namespace, flow.Setup], ExitCode]] = {
    "read": read, "extract": extract, "audit": audit, "batch": folders.batch, "diff": diff, "draft": draft, "check": check, "templates": upkeep.templates, "ward": ward, "explain": explain,
    "rules": upkeep.rules, "schema": upkeep.schema, "corpus": upkeep.corpus, "demo": demo,
}  # fmt: skip


def _day(text: str | None) -> date | None:
    if not text:
        return None
    written = dates(text)
    try:
        return date.fromisoformat(written[0].iso if written else text)
    except ValueError:
        raise UsageError(f"Không hiểu ngày “{text}”. Hãy viết ngày/tháng/năm, ví dụ 21/11/2026, hoặc 2026-11-21.") from None


def _put(data: bytes, given: Namespace) -> None:
    if given.output is not None:
        write_whole(given.output, data)
        print(f"Đã ghi: {given.output}", file=sys.stderr)
    elif given.format in ("xlsx", "docx"):
        raise UsageError(f"Định dạng {given.format} cần tên tệp ra: hãy thêm -o TÊN.{given.format}.")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


def _say(line: str) -> None:
    print(line)


def _tell(title: str, lines: list[str]) -> None:
    if lines:
        print(f"{title} ({len(lines)}):", *(f"  - {line}" for line in lines), sep="\n", file=sys.stderr)
