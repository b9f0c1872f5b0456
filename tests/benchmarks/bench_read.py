"""Speed and memory of reading, as a Markdown table: `python -m tests.benchmarks.bench_read` (POSIX only).

Every figure comes from a process of its own, and the rivals take turns, so that a busy machine is unkind to all alike;
the best of the rounds counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.material import long_pdf, seven_page_docx

ROUNDS = 3
PAGES = 100
NAMES = {
    "ours": "`document.read`: đoạn văn, bảng, nghi vấn",
    "pdfplumber": "pdfplumber: từ và bảng trên mọi trang",
    "pdfium": "pypdfium2: chữ thô",
}


def measured(task: str, file: Path, times: int) -> dict[str, float]:
    """The figures of one task in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.measure", task, str(file), str(times)]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def best(task: str, file: Path, times: int) -> dict[str, float]:
    """The best of several processes, figure by figure."""
    rounds = [measured(task, file, times) for _ in range(ROUNDS)]
    return {key: min(r[key] for r in rounds) for key in rounds[0]}


def whole(arguments: Sequence[str]) -> float:
    """Seconds of a whole `kehoach` process, the best of the rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline.cli", *arguments], check=True, capture_output=True)
        spent.append(time.perf_counter() - start)
    return min(spent)


def pdf_table(file: Path) -> list[str]:
    """The long PDF read by each, in turns."""
    rounds = [{task: measured(task, file, 2) for task in NAMES} for _ in range(ROUNDS)]
    fastest = {task: {key: min(r[task][key] for r in rounds) for key in ("cold", "warm", "peak")} for task in NAMES}
    slow = fastest["pdfplumber"]
    rows = [f"| PDF {PAGES} trang, có bảng kẻ | giây (nguội) | trang/giây | so với pdfplumber | bộ nhớ cao nhất (MB) |", "|---|---|---|---|---|"]
    for task, f in fastest.items():
        ratio = slow["warm"] / f["warm"]
        rows.append(f"| {NAMES[task]} | {f['warm']:.2f} ({f['cold']:.2f}) | {PAGES / f['warm']:.0f} | {ratio:.1f} × | {f['peak']:.0f} |")
    return rows


def word_table(file: Path) -> list[str]:
    """The Word file of seven pages, and whole commands."""
    read = best("ours", file, 30)
    return [
        "| Việc | thời gian |", "|---|---|",
        f"| đọc .docx 7 trang, đã nạp chương trình | {read['warm'] * 1000:.0f} ms |",
        f"| đọc .docx 7 trang, lần đầu (kể cả nạp chương trình đọc) | {read['cold'] * 1000:.0f} ms |",
        f"| `kehoach extract` .docx 7 trang, cả tiến trình | {whole(['extract', str(file)]):.2f} s |",
        f"| `kehoach --version`, cả tiến trình | {whole(['--version']):.2f} s |",
    ]  # fmt: skip


def main() -> None:
    """Make the files, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        print(*pdf_table(long_pdf(home / "long.pdf", PAGES)), "", sep="\n")
        print(*word_table(seven_page_docx(home / "seven.docx")), sep="\n")


if __name__ == "__main__":
    main()
