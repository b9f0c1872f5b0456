"""Phát hiện đã chấp nhận (accept.toml): findings that a person lets stand, each with a reason; they are shown and not counted.

    [[accept]]
    check = "typing_slip"               # mã phát hiện, hoặc kết luận về chỉ tiêu ("weaker", "missing" …)
    quote = "công tác viên"             # một đoạn của câu được trích (của kế hoạch hoặc của cấp trên)
    item = "T3"                         # hoặc: mã chỉ tiêu cấp trên (chỉ dùng cho kết luận); "P2:T3" là của văn bản cấp trên thứ hai
    reason = "Tên lớp học, giữ nguyên"

An entry without a quote names one finding; where it could mean several it is a fault.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from pipeline.errors import UsageError
from pipeline.model import AuditReport, Evidence, Finding, TargetVerdict, Verdict
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

NAME = "accept.toml"
_KEYS = {"check", "quote", "item", "reason"}
_FIX = "Hãy sửa lại mục đó."


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Một mục chấp nhận: which finding, and why it may stand."""

    check: str
    reason: str
    quote: str = ""
    item: str = ""


def load(file: Path, rules: RuleBook) -> tuple[Acceptance, ...]:
    """The entries of an accept.toml. Raises UsageError with the file and the entry that is at fault."""
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except OSError as fault:
        raise UsageError(f"Không đọc được tệp chấp nhận “{file}”: {fault.strerror or fault}. Hãy kiểm tra lại tên tệp.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError(f"Tệp chấp nhận “{file}” viết sai cú pháp TOML: {fault}. Hãy sửa lại dòng đó.") from None
    rows = table.get("accept", [])
    if set(table) - {"accept"} or not isinstance(rows, list):
        raise UsageError(f"Tệp chấp nhận “{file}” chỉ gồm các mục [[accept]]; không hiểu: {', '.join(sorted(set(table) - {'accept'})) or 'accept'}. {_FIX}")
    known = {*rules.table("checks")["findings"], *get_args(Verdict)}
    return tuple(_entry(row, f"Tệp chấp nhận “{file}”, mục [[accept]] thứ {n}", known) for n, row in enumerate(rows, 1))


def _entry(row: Any, where: str, known: set[str]) -> Acceptance:
    if not isinstance(row, dict) or any(not isinstance(v, str) for v in row.values()):
        raise UsageError(f"{where}: mỗi khóa phải có giá trị là chữ trong dấu nháy. {_FIX}")
    if unknown := sorted(set(row) - _KEYS):
        raise UsageError(f"{where}: không hiểu khóa {', '.join(unknown)}; chỉ có check, quote, item, reason. {_FIX}")
    if lacking := [k for k in ("check", "reason") if not str(row.get(k, "")).strip()]:
        raise UsageError(f"{where}: còn thiếu {', '.join(lacking)}. {_FIX}")
    if row["check"] not in known:
        raise UsageError(f"{where}: không có phát hiện nào mang mã “{row['check']}”. Mã ghi trong báo cáo, sau mỗi phát hiện. {_FIX}")
    return Acceptance(check=row["check"], reason=row["reason"].strip(), quote=row.get("quote", ""), item=row.get("item", ""))


def accepted(report: AuditReport, entries: Sequence[Acceptance]) -> AuditReport:
    """The report with the reasons put to the findings that the entries name; a notice for each entry that names none.

    Raises UsageError where an entry without a quote could mean several findings.
    """
    for entry in entries:
        met = [line for line in report.lines if _means(entry, line)]
        if len(met) > 1 and not entry.quote:
            raise UsageError(f"Mục chấp nhận “{entry.check}” ứng với {len(met)} phát hiện. Hãy thêm quote: một đoạn của câu được trích trong báo cáo.")
        if not met:
            told = f"Mục chấp nhận “{entry.check}”{f' (“{entry.quote or entry.item}”)' if entry.quote or entry.item else ''} không còn ứng với phát hiện nào."
            report = replace(report, notices=(*report.notices, told))
        report = replace(
            report,
            verdicts=tuple(replace(v, accepted=entry.reason) if _means(entry, v) else v for v in report.verdicts),
            findings=tuple(replace(f, accepted=entry.reason) if _means(entry, f) else f for f in report.findings),
        )
    return report


def _means(entry: Acceptance, line: TargetVerdict | Finding) -> bool:
    if isinstance(line, Finding):
        quotes = _quotes(line.child, line.parent)
        return line.check == entry.check and not entry.item and _stands(entry.quote, (*quotes, line.message))
    named = line.verdict == entry.check and bool(line.severity) and entry.item in ("", line.parent.id, f"P{line.plan + 1}:{line.parent.id}")
    child = (line.child.text, *_quotes(line.child.evidence)) if line.child else ()
    return named and _stands(entry.quote, (line.parent.text, *_quotes(line.parent.evidence), *child))


def _quotes(*evidence: Evidence | None) -> Iterator[str]:
    yield from (e.quote for e in evidence if e is not None)


def _stands(quote: str, texts: Sequence[str]) -> bool:
    return any(squeeze(quote) in squeeze(text) for text in texts)
