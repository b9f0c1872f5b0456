"""Readings held against gold: each target that was read, with the signs that held for it and whether it was right.

Gold is the corpus, and any folders of gold facts (TOML) named; `dropped` takes away rules at random, so that the
reader meets language that its rules do not know and errs as it does on plans never seen.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from pipeline import corpus, flow
from pipeline.errors import PlanError
from pipeline.extract import target_tables, target_text
from pipeline.extract.confidence import Weighed
from pipeline.extract.plan import extract
from pipeline.gold.likeness import Item, number_of, same_unit
from pipeline.gold.plan import pair, target_rank
from pipeline.model import Document, Section
from pipeline.rules import Family, RuleBook, load

_DROPPED = {"not_targets": 0.3, "targets": 0.03, "columns": 0.08}
_KEPT_SCOPE = "number"


@dataclass(frozen=True)
class Source:
    """One document with its gold targets; `whole` tells that the gold holds all of them."""

    name: str
    document: Document
    outline: Section
    gold: Sequence[Item]
    whole: bool


@dataclass(frozen=True)
class Read:
    """One target read: its document, its signs, and whether the gold agrees."""

    document: str
    names: tuple[str, ...]
    right: bool
    text: str


def sources(folders: Sequence[tuple[Path, Path]]) -> list[Source]:
    """Every document of the corpus (its Word file), then those of each pair of folders (gold facts, documents)."""
    found = [_source(case.slug, case.source(case.formats[0]), case.plan["targets"], True) for case in corpus.cases()]
    for facts, root in folders:
        for file in sorted(facts.glob("*.toml")):
            told = tomllib.loads(file.read_text("utf-8"))
            if "source" in told and (root / told["source"]).is_file():
                whole = told.get("complete_targets", told.get("complete", True))
                found.append(_source(file.stem, root / told["source"], [_gold(t) for t in told.get("targets", [])], whole))
    return [s for s in found if s is not None]


def _source(name: str, file: Path, gold: Sequence[Item], whole: bool) -> Source | None:
    try:
        document = flow.document_of(file)
    except PlanError:
        return None
    return Source(name, document, flow.outline_of(document), gold, whole)


def _gold(told: Item) -> Item:
    """A target of the gold facts in the shape of the plan's JSON."""
    quantity = {"low": told["low"], "high": told.get("high", told["low"]), "unit": told.get("unit", ""), "bound": told.get("bound", "at_least")}
    due = {"deadline": {"by": f"{told['year']}-12-31"}} if "year" in told else {}
    return {"quote": told["quote"], "quantity": quantity, "change": told.get("change")} | due


def readings(source: Source, rules: RuleBook) -> list[Read]:
    """Every target of one document, right or wrong; targets of absence and those that the gold cannot judge are left out."""
    with recording():
        plan = extract(source.document, source.outline, rules)
    items = corpus.as_json(plan)["targets"]
    pairs = pair(source.gold, items, target_rank)
    right = {id(item) for gold, item in pairs if item is not None and _exact(gold, item)}
    known = {id(item) for _, item in pairs if item is not None}
    return [_read(source.name, item, id(item) in right) for item in items if (id(item) in known or source.whole) and not _absent(item)]


def _exact(gold: Item, item: Item) -> bool:
    want, got = gold["quantity"], item["quantity"]
    return same_unit(want["unit"], got["unit"]) and want["bound"] == got["bound"] and gold.get("change") == item.get("change")


def _absent(item: Item) -> bool:
    return number_of(item["quantity"]["high"]) == 0 and item["quantity"]["bound"] == "at_most"


def _read(document: str, item: Item, right: bool) -> Read:
    return Read(document, tuple(item["reasons"]), right, item["text"])


@contextmanager
def recording() -> Iterator[None]:
    """Targets carry their signs as reasons."""

    def told(names: Sequence[str], rules: RuleBook) -> Weighed:
        return Weighed(0.9, tuple(names))

    with patch.object(target_text, "assessed", told), patch.object(target_tables, "assessed", told):
        yield


def dropped(seed: int) -> RuleBook:
    """The project's rules without a random part of those that know the language of targets."""
    chance, whole = random.Random(seed), load()
    book = RuleBook(whole.path)
    for name, share in _DROPPED.items():
        kept = [r for r in whole.family(name).rules if r.emits.get("scope") == _KEPT_SCOPE or chance.random() >= share]
        book._families[name] = Family(name, kept)
    return book
