"""The proof: copies of real plans with one known change each, and how often the audit says exactly that: `make prove`.

The change is made in the text; the copy is read, outlined, extracted and held against the unchanged plan. Right is the expected
verdict on the changed target; clean is that no other target, no added target and no finding is raised besides.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline import flow
from pipeline.model import AuditReport
from tests.prove.changes import CHANGES, Change
from tests.prove.material import CORPUS, EVERYWHERE, Material, as_read, everything, material
from tests.prove.places import Copy, Place

EACH = 130
"""So many copies of one kind at most."""
FROM_ONE = 16
"""So many copies of one kind from one document at most, lest the longest speak for all."""


_FOLLOWS = ("all_full", "undated_targets", "undated_duties")
"""Notes on the plan as a whole that follow from how many targets it has."""


@dataclass(frozen=True)
class Outcome:
    """One copy: whether the verdict was right, what else was raised, and a line to look it up by."""

    kind: str
    right: bool
    raised: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class Job:
    """One copy to be made: the document's and the change's number, and the target's id."""

    document: int
    change: int
    target: str

    @property
    def order(self) -> str:
        """A fixed shuffle, so that a sample is the same everywhere."""
        return hashlib.sha256(f"{self.change}/{self.target}/{self.document}".encode()).hexdigest()


@lru_cache(maxsize=2)
def _material(number: int, where: str) -> Material:
    return material(*everything(where)[number])


def jobs_of(number: int, where: str) -> tuple[list[Job], int, int]:
    """What can be changed in one document, and how many of its gold targets were read exactly."""
    own = _material(number, where)
    places = [Place(own, t) for t in own.targets]
    found = [Job(number, n, p.target.id) for p in places for n, change in enumerate(CHANGES) if change.make(p) is not None]
    return found, len(own.exact), len(everything(where)[number][1]["targets"])


def tried(job: Job, where: str) -> Outcome:
    """Make one copy and judge it."""
    own, change = _material(job.document, where), CHANGES[job.change]
    place = Place(own, next(t for t in own.targets if t.id == job.target))
    copy = change.make(place)
    assert copy is not None
    report = flow.audit_plans(flow.plan_from(as_read(copy.lines, copy.kinds, own.name)), [own.plan])
    return _judged(report, copy, change, place)


def _judged(report: AuditReport, copy: Copy, change: Change, place: Place) -> Outcome:
    before = {v.parent.id: v.verdict for v in place.material.alone.verdicts}
    right = True
    raised = [f"thêm: {t.text}" for t in report.added]
    about = {v.parent.id: v for v in report.verdicts if v.parent.id in copy.about}
    for line in report.verdicts:
        if line.parent.id in copy.about:
            right &= line.verdict == change.verdict
        elif line.verdict != before[line.parent.id]:
            raised.append(f"{line.parent.id} {line.verdict}: {line.sentence}")
    known = {f.check for f in place.material.alone.findings} | set(_FOLLOWS)
    fresh = [f for f in report.findings if f.check not in known]
    raised += [f"{f.check}: {f.message}" for f in fresh if not (f.check == "contradiction" and place.said_again)]
    got = "; ".join(f"{i} {v.verdict}: {v.sentence}" for i, v in about.items() if v.verdict != change.verdict)
    return Outcome(change.kind, right, tuple(raised), f"{place.material.name} {place.target.id} | {got}")


def sample(jobs: Iterable[Job], most: int) -> list[Job]:
    """At most so many jobs of each kind, always the same."""
    taken: Counter[tuple[int, int]] = Counter()
    found = []
    for job in sorted(jobs, key=lambda j: j.order):
        if taken[job.change, -1] < most and taken[job.change, job.document] < FROM_ONE:
            taken[job.change, -1] += 1
            taken[job.change, job.document] += 1
            found.append(job)
    return sorted(found, key=lambda j: (j.document, j.order))


def table(outcomes: list[Outcome]) -> str:
    """The Markdown table by kind of change."""
    rows = ["| Thay đổi | Kết luận đúng phải là | Bản | Đúng | Không nêu gì khác | Cả hai |", "|---|---|--:|--:|--:|--:|"]
    for change in CHANGES:
        own = [o for o in outcomes if o.kind == change.kind]
        if own:
            rows.append(f"| {change.kind} | `{change.verdict}` | {_figures(own)} |")
    for name, harmless in (("**Cộng: thay đổi thật**", False), ("**Cộng: thay đổi vô hại**", True)):
        kinds = {c.kind for c in CHANGES if (c.verdict == "met") is harmless}
        rows.append(f"| {name} | | {_figures([o for o in outcomes if o.kind in kinds])} |")
    return "\n".join(rows)


def _figures(own: list[Outcome]) -> str:
    both = sum(o.right and not o.raised for o in own)
    parts = [sum(o.right for o in own), sum(not o.raised for o in own), both]
    return f"{len(own)} | " + " | ".join(f"{100 * n / max(1, len(own)):.1f} %" for n in parts)


def share(outcomes: list[Outcome], *, harmless: bool) -> float:
    """The share of copies that were judged exactly right, with nothing else raised."""
    kinds = {c.kind for c in CHANGES if (c.verdict == "met") is harmless}
    own = [o for o in outcomes if o.kind in kinds]
    return sum(o.right and not o.raised for o in own) / max(1, len(own))


def _star_jobs(given: tuple[int, str]) -> tuple[list[Job], int, int]:
    return jobs_of(*given)


def _star_tried(given: tuple[Job, str]) -> Outcome:
    return tried(*given)


def main() -> None:
    """Run the whole proof in two processes and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", type=int, default=EACH, help="copies of each kind at most")
    options.add_argument("--faults", action="store_true", help="print what went wrong, copy by copy")
    options.add_argument("--corpus", dest="where", action="store_const", const=CORPUS, help="the corpus alone, without documents beside the project")
    options.add_argument("--only", dest="where", metavar="FOLDER", help="documents of a folder with gold/*.toml instead")
    options.set_defaults(where=EVERYWHERE)
    given = options.parse_args()
    where: str = given.where
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.map(_star_jobs, [(n, where) for n in range(len(everything(where)))], chunksize=1)
        chosen = sample([j for jobs, _, _ in found for j in jobs], given.each)
        outcomes = pool.map(_star_tried, [(j, where) for j in chosen], chunksize=12)
    exact, gold = sum(e for _, e, _ in found), sum(g for _, _, g in found)
    print(f"{len(outcomes)} bản sao của {len(found)} văn bản; đọc đúng hoàn toàn {exact}/{gold} chỉ tiêu ({100 * exact / gold:.1f} %).\n")
    print(table(outcomes))
    for outcome in outcomes if given.faults else ():
        if not outcome.right or outcome.raised:
            print(f"\n[{outcome.kind}] {outcome.label}", *(f"    + {r[:200]}" for r in outcome.raised[:4]), sep="\n")


if __name__ == "__main__":
    main()
