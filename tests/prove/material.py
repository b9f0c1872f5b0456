"""What the proof changes: the corpus plans, and gold documents lying beside the project where there are any.

Each document is written out as plain text, one block a line, and read again; its targets that the gold confirms in every field
are the ones that are changed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline import corpus, flow
from pipeline.gold.plan import compare, pair, target_rank
from pipeline.model import AuditReport, Block, Document, Plan, Target
from pipeline.read.document import read, read_bytes

BESIDE = Path(__file__).parents[3] / "shared"
EVERYWHERE, CORPUS = "", "corpus"
"""Where documents are taken from: the corpus and what lies beside the project; the corpus alone; else a folder's path."""


@dataclass(frozen=True)
class Material:
    """A document as lines of text (`kinds`: row or paragraph, one for each line), its plan, and the ids that the gold confirms."""

    name: str
    lines: tuple[str, ...]
    kinds: tuple[str, ...]
    plan: Plan
    exact: frozenset[str]

    @cached_property
    def alone(self) -> AuditReport:
        """An unchanged copy held against the plan: what is raised without any change."""
        copy = replace(self.plan, source=replace(self.plan.source, sha256="bản sao"))
        return flow.audit_plans(copy, [self.plan])

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets that may be changed."""
        return tuple(t for t in self.plan.targets if t.id in self.exact)


def written(lines: tuple[str, ...], kinds: tuple[str, ...]) -> bytes:
    """Lines as a text file: a blank line between paragraphs, the rows of a table together."""
    out: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "row":
            out.append(f"| {line} |")
        else:
            out += ["", line, ""]
    return "\n".join(out).encode()


def as_read(lines: tuple[str, ...], kinds: tuple[str, ...], name: str) -> Document:
    """The document that the lines give when they are read from their text."""
    return read_bytes(written(lines, kinds), f"{name}.txt")


def _line(block: Block) -> str:
    text = block.text.replace("\n", " ")
    return f"{block.number} {text}" if block.number else text


def lines_of(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One line a block, with its kind; the letterhead's cells stand as lines of their own."""
    blocks = [b for b in document.blocks if b.text]
    return tuple(_line(b) for b in blocks), tuple("row" if b.kind == "row" else "paragraph" for b in blocks)


def material(file: Path, gold: dict[str, Any], name: str) -> Material:
    """One document, written out and read until its blocks are its lines."""
    document = read(file)
    for _ in range(4):
        lines, kinds = lines_of(document)
        document = as_read(lines, kinds, name)
        if lines_of(document) == (lines, kinds):
            break
    plan = flow.plan_from(document)
    return Material(name, *lines_of(document), plan, exact_ids(plan, gold))


def exact_ids(plan: Plan, gold: dict[str, Any]) -> frozenset[str]:
    """The ids of the targets that agree with their gold in every field that the gold names, and are read without a doubt."""
    items = corpus.as_json(plan)["targets"]
    found = set()
    for want, got in pair(gold["targets"], items, target_rank):
        if got is not None and not got.get("doubtful") and not compare({"targets": [got]}, {"targets": [want]}).differences:
            found.add(str(got["id"]))
    return frozenset(found)


def _annotated(gold: Path, folder: Path) -> tuple[Path, dict[str, Any]]:
    told = tomllib.loads(gold.read_text("utf-8"))
    return folder / told["source"], {"targets": [_target(t) for t in told.get("targets", ())]}


def _target(told: dict[str, Any]) -> dict[str, Any]:
    """A target of a gold file of facts in the shape of the corpus's own."""
    quantity = {"low": told["low"], "high": told.get("high", told["low"]), "unit": told["unit"], "bound": told["bound"]}
    shaped = {"quote": told["quote"], "quantity": quantity} | {k: told[k] for k in ("change", "baseline", "per", "where") if k in told}
    return shaped | ({"deadline": {"by": f"{told['year']}-12-31"}} if "year" in told and "-" not in str(told["year"]) else {})


def everything(where: str = EVERYWHERE) -> list[tuple[Path, dict[str, Any], str]]:
    """File, gold and name of every document with targets: of the corpus and of what lies beside the project, or of one folder alone.

    A folder holds gold/*.toml, each naming its document by its path below the folder.
    """
    found = [(c.source("txt"), dict(c.plan), c.slug) for c in corpus.cases() if c.plan["targets"]] if where in (EVERYWHERE, CORPUS) else []
    folder = {EVERYWHERE: BESIDE, CORPUS: Path()}.get(where, Path(where))
    for gold in sorted((folder / "gold").glob("*.toml")) if where != CORPUS else ():
        file, told = _annotated(gold, folder)
        if told["targets"] and file.is_file():
            found.append((file, told, gold.stem))
    return found
