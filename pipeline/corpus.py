"""The example plans and what should be found in them: cases, check, score and accept.

A case is a folder of corpus/ (see corpus/README.md). Nothing here changes a gold file unless told to in so many words.
"""

from __future__ import annotations

import difflib
import json
import tomllib
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline import flow
from pipeline.errors import ExitCode, UsageError
from pipeline.gold.audit import compare_audit
from pipeline.gold.likeness import Item, quote_of
from pipeline.gold.plan import compare
from pipeline.gold.score import Comparison, Score
from pipeline.model import AuditReport, Plan
from pipeline.resources import folder


@dataclass(frozen=True)
class Case:
    """Tình huống mẫu: one folder of the corpus; `parents` are slugs, `formats` the endings of its source files."""

    home: Path
    title: str
    field: str
    level: str
    parents: tuple[str, ...]
    formats: tuple[str, ...]
    notes: str

    @property
    def slug(self) -> str:
        return self.home.name

    @cached_property
    def plan(self) -> Item:
        """The gold plan."""
        return _json(self.home / "plan.json")

    @cached_property
    def findings(self) -> Item:
        """The gold verdicts and findings."""
        return _json(self.home / "findings.json")

    def source(self, ending: str = "docx") -> Path:
        """The source file of one format."""
        return self.home / f"source.{ending}"


def cases(home: Path | None = None) -> tuple[Case, ...]:
    """Every case of the corpus (the project's own unless another folder is named), by slug."""
    return tuple(_case(meta.parent) for meta in sorted(folder("corpus", home).glob("*/meta.toml")))


def case(slug: str, home: Path | None = None) -> Case:
    """One case. Raises UsageError where there is none of that name."""
    every = {each.slug: each for each in cases(home)}
    if slug not in every:
        raise UsageError(f"Không có tình huống mẫu “{slug}”. Các tình huống hiện có: {', '.join(every)}.")
    return every[slug]


def _case(home: Path) -> Case:
    meta = tomllib.loads((home / "meta.toml").read_text("utf-8"))
    lists = {key: tuple(meta[key]) for key in ("parents", "formats")}
    return Case(home=home, title=meta["title"], field=meta["field"], level=meta["level"], notes=meta["notes"].strip(), **lists)


def _json(file: Path) -> Item:
    loaded: Item = json.loads(file.read_text("utf-8"))
    return loaded


# --- holding against the gold ---------------------------------------------------------------------------------------


def as_json(value: Plan | AuditReport) -> Item:
    """A plan or report in the shape of its JSON, the shape that gold files have."""
    from pipeline.codec import to_json

    shape: Item = json.loads(to_json(value))
    return shape


@dataclass(frozen=True)
class Checked:
    """What one source file, or one audit, gave: `name` is "slug.format" or "slug: audit"."""

    name: str
    comparison: Comparison


def check(chosen: Iterable[Case], setup: flow.Setup = flow.OWN) -> Iterator[Checked]:
    """Every case in every format, and the audit of each case that has parents or faults (from the .docx files)."""
    by_slug = {each.slug: each for each in cases()}
    for each in chosen:
        for ending in each.formats:
            plan = flow.plan_of(each.source(ending), setup)
            yield Checked(f"{each.slug}.{ending}", compare(as_json(plan), each.plan))
        if each.parents or each.findings["findings"]:
            yield Checked(f"{each.slug}: audit", checked_audit(each, [by_slug[p] for p in each.parents], setup))


def checked_audit(child: Case, parents: list[Case], setup: flow.Setup = flow.OWN) -> Comparison:
    """The audit of one case against its parents, held against its findings."""
    report = flow.audit_of(child.source(), [p.source() for p in parents], setup)
    return compare_audit(as_json(report), child.findings, [p.plan for p in parents])


def total(checked: Iterable[Checked]) -> dict[str, Score]:
    """The scores of all, summed by name."""
    summed: dict[str, Score] = {}
    for each in checked:
        for name, score in each.comparison.scores.items():
            summed[name] = summed.get(name, Score()) + score
    return summed


# --- accept ---------------------------------------------------------------------------------------------------------

_KEPT = {
    "references": ("number", "date", "role"),
    "objectives": ("general",),
    "targets": ("quantity", "change", "baseline", "per", "period", "deadline", "population", "indicator", "commitment", "owner", "where"),
    "assignments": ("lead", "support", "deadline", "request", "product", "where"),
    "funding": ("sources",),
    "reporting": ("reporter", "report_to", "through", "deadline"),
}
"""What a gold item keeps of an extracted one, beside its quote."""


def accept(slug: str, setup: flow.Setup = flow.OWN, *, write: bool = False, home: Path | None = None) -> str:
    """The differences between what is extracted now and the gold of a case, as a diff of plan.json.

    The gold is overwritten only with `write`; else it stays as it is.
    """
    chosen = case(slug, home)
    file = chosen.home / "plan.json"
    new = shown_json(gold_of(as_json(flow.plan_of(chosen.source(), setup))))
    lines = difflib.unified_diff(
        shown_json(chosen.plan).splitlines(), new.splitlines(), f"{slug}/plan.json", f"{slug}/source.docx, đọc được", lineterm="", n=0
    )
    difference = "\n".join(lines)
    if write and difference:
        file.write_text(new, "utf-8", newline="\n")
    return difference


def gold_of(plan: Item) -> dict[str, Any]:
    """An extracted plan cut down to what a gold file holds."""
    masthead = dict(plan["masthead"]) | {"recipients": len(plan["masthead"].get("recipients") or ())}
    gold: dict[str, Any] = {"kind": plan["kind"], "masthead": _told({k: v for k, v in masthead.items() if k != "evidence"})}
    for kind, keys in _KEPT.items():
        gold[kind] = [_told({"quote": quote_of(item)} | {key: item.get(key) for key in keys}) for item in plan[kind]]
    return gold


def _told(item: Item) -> dict[str, Any]:
    """An item without what it does not say."""
    told = {k: _body(v) for k, v in item.items() if v not in (None, "", [], False)}
    return {k: v for k, v in told.items() if v not in ({}, [])}


def _body(value: Any) -> Any:
    """Bodies by name and level alone; the inner keys that say nothing are left out."""
    if isinstance(value, list):
        return [_body(v) for v in value]
    if isinstance(value, dict) and "tier" in value:
        return {"name": value["name"] or value["text"]}
    return {k: v for k, v in value.items() if v not in (None, "")} if isinstance(value, dict) else value


def shown_json(gold: Item) -> str:
    """A gold file's text: one item a line, so that a change shows as the change of an item."""
    return "{\n  " + ",\n  ".join(_entry(key, value) for key, value in gold.items()) + "\n}\n"


def _entry(key: str, value: Any) -> str:
    if isinstance(value, list) and value:
        return json.dumps(key) + ": [\n    " + ",\n    ".join(json.dumps(i, ensure_ascii=False) for i in value) + "\n  ]"
    return json.dumps(key) + ": " + json.dumps(value, ensure_ascii=False)


# --- the command ----------------------------------------------------------------------------------------------------


def command(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach corpus check|score|accept`: what differs, how much is right, what would be accepted."""
    if given.verb == "accept":
        print(accept(given.case, setup, write=given.write) or "Không có gì khác với đáp án.")
        return ExitCode.DONE
    checked = list(check(cases(), setup))
    if given.verb == "score":
        print(table(total(checked)))
        return ExitCode.DONE
    for each in checked:
        print(summary(each))
        for difference in each.comparison.differences:
            print(f"    {difference}")
    return ExitCode.DONE


_LINE = ("targets", "targets exact", "references", "duties", "leads recall", "masthead", "verdicts", "findings")


def summary(checked: Checked) -> str:
    """One line: a file's name and its chief scores."""
    scores = grouped(checked.comparison.scores)
    return f"{checked.name:32} " + "  ".join(f"{name} {scores[name].f1:.2f}" for name in _LINE if name in scores)


def grouped(scores: dict[str, Score]) -> dict[str, Score]:
    """The scores with all masthead fields in one."""
    fields = [score for name, score in scores.items() if name.startswith("masthead ")]
    return scores | ({"masthead": sum(fields, Score())} if fields else {})


def table(scores: dict[str, Score]) -> str:
    """Precision, recall and F1 of every score, one a line."""
    head = f"{'':30} {'chính xác':>10} {'đầy đủ':>8} {'F1':>6}   đúng / đọc được / cần có"
    rows = [
        f"{name:30} {s.precision:10.3f} {s.recall:8.3f} {s.f1:6.3f}   {s.right} / {s.found} / {s.wanted}"
        for name, s in sorted(grouped(scores).items())
    ]
    return "\n".join([head, *rows])
