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
from pipeline.extract.sighting import Sighting
from pipeline.extract.signs import SECOND, signs
from pipeline.gold.likeness import Item, number_of, same_unit
from pipeline.gold.plan import pair, target_rank
from pipeline.model import Document, Section
from pipeline.rules import Family, RuleBook, load

_DROPPED = {"not_targets": 0.3, "targets": 0.03, "columns": 0.08}
_KEPT_SCOPE = "number"
CORPUS = "corpus"
_SEEN = "~"
"""Marks what the second reader sees among the signs of a reading."""


@dataclass(frozen=True)
class Source:
    """One document with its gold targets; `whole` tells that the gold holds all of them, `group` which set it belongs to."""

    name: str
    document: Document
    outline: Section
    gold: Sequence[Item]
    whole: bool
    group: str = ""


@dataclass(frozen=True)
class Read:
    """One target read: its document and group, its signs, what the second reader sees of it, and whether the gold agrees."""

    document: str
    names: tuple[str, ...]
    right: bool
    text: str
    features: tuple[str, ...] = ()
    group: str = ""


def sources(folders: Sequence[tuple[Path, Path]]) -> list[Source]:
    """Every document of the corpus (its Word file), then those of each pair of folders (gold facts, documents)."""
    found = [Source(case.slug, *_parts(case.source(case.formats[0])), case.plan["targets"], True, CORPUS) for case in corpus.cases()]
    return [*found, *(s for facts, root in folders for file in sorted(facts.glob("*.toml")) if (s := _told(file, root)) is not None)]


def _told(file: Path, root: Path) -> Source | None:
    """The document of a file of gold facts, None where it cannot be read."""
    told = tomllib.loads(file.read_text("utf-8"))
    if "source" not in told or not (root / told["source"]).is_file():
        return None
    try:
        parts = _parts(root / told["source"])
    except PlanError:
        return None
    return Source(file.stem, *parts, [_gold(t) for t in told.get("targets", [])], told.get("complete_targets", told.get("complete", True)), root.name)


def _parts(file: Path) -> tuple[Document, Section]:
    document = flow.document_of(file)
    return document, flow.outline_of(document)


def _gold(told: Item) -> Item:
    """A target of the gold facts in the shape of the plan's JSON."""
    quantity = {"low": told["low"], "high": told.get("high", told["low"]), "unit": told.get("unit", ""), "bound": told.get("bound", "at_least")}
    due = {"deadline": {"by": f"{told['year']}-12-31"}} if "year" in told else {}
    return {"quote": told["quote"], "quantity": quantity, "change": told.get("change")} | due


def readings(source: Source, rules: RuleBook) -> list[Read]:
    """Every target of one document, right or wrong; targets of absence and those that the gold cannot judge are left out."""
    with recording(), _seeing():
        plan = extract(source.document, source.outline, rules)
    items = corpus.as_json(plan)["targets"]
    pairs = pair(source.gold, items, target_rank)
    right = {id(item) for gold, item in pairs if item is not None and _exact(gold, item)}
    known = {id(item) for _, item in pairs if item is not None}
    return [_read(source, item, id(item) in right) for item in items if (id(item) in known or source.whole) and not absent(item)]


def _exact(gold: Item, item: Item) -> bool:
    want, got = gold["quantity"], item["quantity"]
    return same_unit(want["unit"], got["unit"]) and want["bound"] == got["bound"] and gold.get("change") == item.get("change")


def absent(item: Item) -> bool:
    """Whether a target says that there is to be none of something."""
    return number_of(item["quantity"]["high"]) == 0 and item["quantity"]["bound"] == "at_most"


def _read(source: Source, item: Item, right: bool) -> Read:
    names = tuple(n for n in item["reasons"] if not n.startswith(_SEEN))
    seen = tuple(n.removeprefix(_SEEN) for n in item["reasons"] if n.startswith(_SEEN))
    return Read(source.name, names, right, item["text"], seen, source.group)


@contextmanager
def recording() -> Iterator[None]:
    """Targets carry their signs as reasons."""

    def told(names: Sequence[str], rules: RuleBook, spoken: Sequence[str] = ()) -> Weighed:
        return Weighed(0.9, tuple(names))

    with patch.object(target_text, "assessed", told), patch.object(target_tables, "assessed", told):
        yield


@contextmanager
def _seeing() -> Iterator[None]:
    """Among the signs stands what the second reader sees; what it says of it is left to the learning."""

    def seen(sighting: Sighting) -> tuple[str, ...]:
        own = (n for n in signs(sighting) if not n.startswith(SECOND))
        return (*own, *(f"{_SEEN}{w}" for w in sighting.words))

    with patch.object(target_text, "signs", seen):
        yield


def dropped(seed: int) -> RuleBook:
    """The project's rules without a random part of those that know the language of targets."""
    chance, whole = random.Random(seed), load()
    book = RuleBook(whole.path)
    for name, share in _DROPPED.items():
        kept = [r for r in whole.family(name).rules if r.emits.get("scope") == _KEPT_SCOPE or chance.random() >= share]
        book._families[name] = Family(name, kept)
    return book


def earlier(folder: Path) -> RuleBook:
    """The project's rules, those that know the language of targets from a folder of an earlier day."""
    book, old = RuleBook(load().path), RuleBook(folder)
    for name in _DROPPED:
        book._families[name] = Family(name, old.family(name).rules)
    return book
