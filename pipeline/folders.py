"""The command over a whole folder of plans: `kehoach batch`."""

from __future__ import annotations

import sys
from argparse import Namespace

from pipeline import flow
from pipeline.errors import ExitCode, UsageError
from pipeline.export.files import write_whole
from pipeline.model import BatchLine


def batch(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach batch`: every plan of a folder; exit 1 where one has errors or could not be read, or a total is not reached."""
    from pipeline import batch as many
    from pipeline.codec import to_json
    from pipeline.export.batch import batch_html, batch_sheets, batch_text
    from pipeline.export.xlsx import to_xlsx

    if given.jobs < 1:
        raise UsageError("Số tệp làm cùng lúc (--jobs) phải từ 1 trở lên.")
    way = many.Given(setup=setup, jobs=given.jobs, resume=given.resume, seconds=given.seconds, told=_progress)
    report = many.run([given.parent, *given.more], given.folder, given.output, way)
    for name, data in (
        ("tong-hop.json", to_json(report).encode()), ("tong-hop.xlsx", to_xlsx(batch_sheets(report))),
        ("tong-hop.html", batch_html(report, setup.templates_folder).encode()),
    ):  # fmt: skip
        write_whole(given.output / name, data)
    print(batch_text(report, setup.templates_folder).rstrip())
    print(f"Đã ghi bảng tổng hợp và từng báo cáo vào thư mục: {given.output}", file=sys.stderr)
    return ExitCode.FINDINGS if report.at_fault else ExitCode.DONE


def _progress(line: BatchLine, done: int, files: int) -> None:
    if sys.stderr.isatty():
        print(f"{done}/{files} {line.file}: {line.fault or f'{line.errors} lỗi, {line.warnings} cảnh báo'}", file=sys.stderr)
