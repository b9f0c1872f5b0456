"""How long a whole extraction takes, reading included: `python -m tests.benchmarks.bench_extract` prints Markdown tables.

One core, the program loaded, every plan in words that it has not read before, in processor time, so that other work on the
machine counts less; the best of the rounds counts, and the middle one stands in brackets. Cold is a whole `kehoach extract` process
by the clock.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline import corpus, flow
from tests.benchmarks import plans

ROUNDS = 15
SIZES = {"1 ×": 1, "10 ×": 10, "100 ×": 100}
SMALL = "nuoc-sach-xa"


def extracted(make: Callable[[Path, int, int], Path], name: str, letters: int, rounds: int) -> list[float]:
    """Seconds of the processor for reading and extracting plans of so many letters, none like another."""
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        for variant in range(rounds):
            file = make(Path(folder) / f"{variant}-{name}", letters, variant + 1)
            start = time.process_time()
            flow.plan_of(file)
            spent.append(time.process_time() - start)
    return spent


def text(target: Path, letters: int, variant: int) -> Path:
    """The plan as a text file."""
    target.write_text("\n".join(plans.paragraphs(letters, variant)), "utf-8")
    return target


def cold(file: Path) -> float:
    """Seconds of a whole process."""
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline.cli", "extract", str(file)], check=True, capture_output=True)
        spent.append(time.perf_counter() - start)
    return min(spent)


def main() -> None:
    """Warm up, measure, print."""
    for case in corpus.cases():
        for kind in ("docx", "pdf"):
            flow.plan_of(case.source(kind))
    print("| extract, reading included | ms |", "|---|--:|", sep="\n")
    for name, make in (("plan.docx", plans.docx), ("plan.pdf", plans.printed)):
        spent = extracted(make, name, plans.SEVEN_PAGES, ROUNDS)
        print(f"| seven pages, .{name[-4:].lstrip('.')}, warm | {min(spent) * 1000:.0f} ({statistics.median(spent) * 1000:.0f}) |")
    for name in (SMALL, plans.SOURCE):
        print(f"| `kehoach extract` of {name}, whole process | {cold(corpus.case(name).source('docx')) * 1000:.0f} |")
    print("", "| letters | ms | ms for 1,000 letters |", "|--:|--:|--:|", sep="\n")
    for times in SIZES.values():
        letters = plans.SEVEN_PAGES * times
        best = min(extracted(text, "plan.txt", letters, max(1, 10 // times)))
        print(f"| {letters:,} | {best * 1000:.0f} | {best * 1_000_000 / letters:.1f} |")


if __name__ == "__main__":
    main()
