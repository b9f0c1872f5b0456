"""Marks: what a person read in issued documents, and the item of a plan that each mark is about.

The documents lie beside the project and are not part of it; without them only the marks themselves can be read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.gold.likeness import loose, near, number_of, same_unit
from pipeline.model import Assignment, Document, Plan, Target

HERE = Path(__file__).parent
BESIDE = HERE.parents[2] / "shared"
MARKER = " .-+*•()"
AT_START = 40

Item = Target | Assignment


@dataclass(frozen=True)
class Mark:
    """One item: the document's file, the kind ("targets" or "duties"), and its fields as a person read them."""

    file: str
    kind: str
    fields: Mapping[str, Any]

    @property
    def at(self) -> str:
        """The first words of the block where it stands."""
        return loose(self.fields["at"]).lstrip(MARKER)

    @property
    def skipped(self) -> frozenset[str]:
        """The fields that careful readers could read in two ways."""
        return frozenset(self.fields.get("skip", ()))

    @property
    def corrected(self) -> frozenset[str]:
        """The fields that were found wrong after the comparison."""
        return frozenset(self.fields.get("corrected", ()))


def marks(folder: Path = HERE) -> tuple[Mark, ...]:
    """Every mark of the folder, file by file, in the order written."""
    return tuple(mark for path in sorted(folder.glob("*.toml")) for mark in _of(tomllib.loads(path.read_text(encoding="utf-8"))))


def _of(data: Mapping[str, Any]) -> Iterator[Mark]:
    for kind in ("targets", "duties"):
        yield from (Mark(data["file"], kind, fields) for fields in data.get(kind, ()))


def found(wanted: Sequence[Mark], plan: Plan, document: Document) -> list[tuple[Mark, Item | None]]:
    """Each mark of one document with the item that it is about, the likest pairs first; None where there is none."""
    items: dict[str, tuple[Item, ...]] = {"targets": plan.targets, "duties": plan.assignments}
    ranked = sorted(_ranked(wanted, items, document), key=lambda r: -r[0])
    taken: dict[int, Item] = {}
    for _, number, item in ranked:
        if number not in taken and all(item is not other for other in taken.values()):
            taken[number] = item
    return [(mark, taken.get(number)) for number, mark in enumerate(wanted)]


def _ranked(wanted: Sequence[Mark], items: Mapping[str, Iterable[Item]], document: Document) -> Iterator[tuple[float, int, Item]]:
    for number, mark in enumerate(wanted):
        for item in items[mark.kind]:
            if stands_at(mark.at, item, document):
                rank = _target_rank(mark, item) if isinstance(item, Target) else _duty_rank(mark, item)
                if rank is not None:
                    yield rank, number, item


def stands_at(at: str, item: Item, document: Document) -> bool:
    """Whether a block that the item comes from begins with the words of a mark (its marker may be written or not)."""
    texts = [loose(document.blocks[span.block].text).lstrip(MARKER) for span in item.evidence.spans]
    if isinstance(item, Assignment):
        texts.append(loose(item.duty).lstrip(MARKER))
    return any(at in text[: len(at) + AT_START] for text in texts)


def _target_rank(mark: Mark, item: Target) -> float | None:
    low = number_of(mark.fields["low"])
    high = number_of(mark.fields.get("high", mark.fields["low"]))
    ends = (low == number_of(item.quantity.low)) + (high == number_of(item.quantity.high))
    if not ends:
        return None
    return 2 * ends + same_unit(mark.fields.get("unit"), item.quantity.unit) + near(mark.fields.get("indicator"), item.indicator)


def _duty_rank(mark: Mark, item: Assignment) -> float | None:
    says = mark.fields.get("says", "")
    if says and loose(says) not in loose(item.duty):
        return None
    names = [name for body in item.lead for name in (body.name, body.text)]
    return 1.0 + any(near(want, name) for want in mark.fields["lead"] for name in names)
