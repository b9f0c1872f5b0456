"""How long a comparison takes: `python -m tests.benchmarks.bench_audit [--plans N]`.

40 parent targets against 40 child targets; and a whole `kehoach batch` of many child plans of seven pages (.docx) against one parent
in two processes: reading, extracting, comparing and writing each plan's report.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from pipeline import corpus, flow
from pipeline.audit.alignment import align
from pipeline.audit.frame import Frame, Side
from pipeline.batch import Given, run
from pipeline.model import Plan
from tests.benchmarks import plans

CHILD, PARENT = "ctxh-phuong", "ctxh-tinh"


def forty() -> Plan:
    """A plan of forty targets, those of several provinces' plans together."""
    read = [flow.plan_of(c.source("txt")) for c in corpus.cases() if c.level == "province" and c.plan["targets"]]
    targets = [t for plan in read for t in plan.targets][:40]
    return replace(read[0], targets=tuple(replace(t, id=f"T{n}") for n, t in enumerate(targets, 1)))


def aligned() -> float:
    """Milliseconds of one alignment of 40 × 40 targets: the best of seven, caches warm."""
    plan = forty()
    other = replace(plan, targets=tuple(replace(t, text=t.text + " theo quy định") for t in plan.targets))
    frame = Frame(Side(plan), Side(other), flow.OWN.book)
    times = []
    for _ in range(7):
        start = time.perf_counter()
        align(frame, plan.targets, other.targets)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def batch(count: int, folder: Path) -> float:
    """Seconds of a whole run over so many child plans, none like another, in two processes; start-up and reports included."""
    children = folder / "plans"
    children.mkdir()
    for n in range(count):
        plans.docx(children / f"{n:04}.docx", variant=n + 1, case=CHILD)
    start = time.perf_counter()
    report = run([corpus.case(PARENT).source("docx")], children, folder / "out", Given(jobs=2))
    spent = time.perf_counter() - start
    assert not [line.fault for line in report.lines if line.fault]
    return spent


def main() -> None:
    """Print both figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--plans", type=int, default=100)
    given = options.parse_args()
    print(f"40 × 40 targets: {aligned():.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        print(f"{given.plans} child plans of seven pages, two processes: {batch(given.plans, Path(folder)):.1f} s")


if __name__ == "__main__":
    main()
