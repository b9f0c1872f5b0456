"""How long a comparison takes: `python -m tests.benchmarks.bench_audit [--plans N]`.

40 parent targets against 40 child targets; and many child plans of about seven pages (.docx, read and extracted anew each time)
against one parent, in two processes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline import corpus, flow
from pipeline.audit.alignment import align
from pipeline.audit.frame import Frame, Side
from pipeline.model import Plan

CHILD, PARENT = "ctxh-phuong", "ctxh-tinh"
PAGES = 7
LINES_PER_PAGE = 24
"""Paragraphs on a page of a corpus plan, as LibreOffice breaks it."""


def forty() -> Plan:
    """A plan of forty targets, those of several provinces' plans together."""
    plans = [flow.plan_of(c.source("txt")) for c in corpus.cases() if c.level == "province" and c.plan["targets"]]
    targets = [t for plan in plans for t in plan.targets][:40]
    return replace(plans[0], targets=tuple(replace(t, id=f"T{n}") for n, t in enumerate(targets, 1)))


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


def long_child(target: Path) -> None:
    """The ward's plan with its tasks repeated until it fills seven pages."""
    from docx import Document

    document = Document(str(corpus.case(CHILD).source("docx")))
    tasks = [p for p in document.paragraphs if p.text.startswith("- ")]
    last, have = tasks[-1]._p, len(document.paragraphs)
    for n in range(max(0, PAGES * LINES_PER_PAGE - have)):
        last.addnext(document.add_paragraph(tasks[n % len(tasks)].text)._p)
    document.save(str(target))


@lru_cache(maxsize=1)
def _parent() -> Plan:
    return flow.plan_of(corpus.case(PARENT).source("docx"))


def audited(file: str) -> int:
    """Read, extract and audit one child plan; the number of its lines."""
    return len(flow.audit_plans(flow.plan_of(Path(file)), [_parent()]).verdicts)


def batch(plans: int) -> float:
    """Seconds for so many child plans in two processes, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "child.docx"
        long_child(file)
        start = time.perf_counter()
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            pool.map(audited, [str(file)] * plans, chunksize=5)
        return time.perf_counter() - start


def main() -> None:
    """Print both figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--plans", type=int, default=1000)
    given = options.parse_args()
    print(f"40 × 40 targets: {aligned():.1f} ms")
    print(f"{given.plans} child plans of {PAGES} pages, two processes: {batch(given.plans):.1f} s")


if __name__ == "__main__":
    main()
