"""Plans that have nothing to do with each other: every pair of the issued plans beside the project, both ways.

    python -m tests.prove.strangers [--faults]

Right is a pair in which no target answers another (met, weaker, narrowed ...): everything is missing, added or does not apply.
`undecided` without a partner is told apart: it asks a question, it decides nothing. Left out are the pairs that do belong together:
the annexes of a programme and the plans that cite what it carries out.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from pipeline import flow
from pipeline.errors import PlanError
from pipeline.model import Plan, TargetVerdict
from tests.prove.material import BESIDE

SILENT = frozenset({"missing", "not_applicable"})
"""Verdicts that pair nothing."""
PROGRAMMES = {"nq03-cp-2025": "57-NQ/TW"}
"""The beginning of a file's name, and the document that it carries out."""
SUFFIXES = frozenset({".md", ".docx", ".htm", ".html", ".pdf"})


@lru_cache(maxsize=1)
def issued() -> tuple[Plan, ...]:
    """Every issued document beside the project that can be read and has targets."""
    found = []
    for file in sorted(p for p in (BESIDE / "real").rglob("*") if p.suffix in SUFFIXES and p.name != "README.md"):
        try:
            plan = flow.plan_of(file)
        except PlanError:
            continue
        if plan.targets:
            found.append(plan)
    return tuple(found)


def related(pair: tuple[int, int]) -> bool:
    """Whether both plans belong to one programme."""
    sides = [issued()[n] for n in pair]
    for name, carried in PROGRAMMES.items():
        inside = [p.source.name.startswith(name) or any(r.number == carried for r in p.references) for p in sides]
        if all(inside) and any(p.source.name.startswith(name) for p in sides):
            return True
    return False


def paired(pair: tuple[int, int]) -> tuple[Counter[str], list[TargetVerdict]]:
    """How often each verdict is given of one plan held against another, and the lines that are no plain gap."""
    child, parent = (issued()[n] for n in pair)
    lines = flow.audit_plans(child, [parent]).verdicts
    return Counter(str(v.verdict) for v in lines), [v for v in lines if v.verdict not in SILENT]


def _name(plan: Plan) -> str:
    return Path(plan.source.name).stem[:28]


def main() -> None:
    """Hold every plan against every other one in two processes and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--faults", action="store_true", help="print every line that pairs targets")
    given = options.parse_args()
    plans = issued()
    pairs = [p for p in permutations(range(len(plans)), 2) if not related(p)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        outcomes = pool.map(paired, pairs, chunksize=20)
    total: Counter[str] = sum((counts for counts, _ in outcomes), Counter())
    deciding = [(pair, line) for pair, (_, lines) in zip(pairs, outcomes, strict=True) for line in lines if line.child is not None]
    print(f"{len(plans)} văn bản, {len(pairs)} cặp, {total.total()} chỉ tiêu được đối chiếu\n")
    print("| Kết luận | Số lần |", "|---|--:|", *(f"| `{name}` | {count} |" for name, count in total.most_common()), sep="\n")
    print(f"\nCặp có kết luận ghép chỉ tiêu: {len({pair for pair, _ in deciding})}/{len(pairs)}")
    shown = [(p, v) for p, (_, lines) in zip(pairs, outcomes, strict=True) for v in lines] if given.faults else deciding
    for (child, parent), line in shown:
        told = f"{_name(plans[child])} ← {_name(plans[parent])} | {line.verdict} {line.score}"
        print(f"\n{told}\n    P: {line.parent.text[:160]}\n    C: {line.child.text[:160] if line.child else ''}\n    {line.sentence[:300]}")


if __name__ == "__main__":
    main()
