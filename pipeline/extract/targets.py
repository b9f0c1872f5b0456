"""The door: Reading → targets (chỉ tiêu), from paragraphs and tables, in reading order, with ids and restatements.

`direction` tells where the indicator is to go ("lower" for hộ nghèo and for ranks); with a `change` the quantity is
the size of that change. `deadline.source` says what gave the year: the sentence, a heading above, a column, the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.tables import tables
from pipeline.extract.target_cells import CellReader
from pipeline.extract.target_shapes import shape
from pipeline.extract.target_tables import TableReader, part
from pipeline.extract.target_text import text_targets
from pipeline.model import Masthead, Target
from pipeline.vietnamese import squeeze

_SAME_WORDS = 0.7


def targets(reading: Reading, masthead: Masthead) -> tuple[Target, ...]:
    """Every quantified result that the plan commits to; one quantity, one target. Never raises on any text."""
    setting = Setting(masthead, reading.rules)
    found = [*text_targets(reading, setting), *_tabled(reading, setting)]
    found.sort(key=lambda t: (t.evidence.spans[0].block, t.evidence.spans[0].start))
    return tuple(_restated(replace(t, id=f"T{n}") for n, t in enumerate(found, 1)))


def _tabled(reading: Reading, setting: Setting) -> Iterator[Target]:
    for table in tables(reading):
        place = part(table)
        if setting.silent(place):
            continue
        if (known := shape(table, setting)) is not None:
            yield from TableReader(reading, known, setting).targets()
        else:
            yield from CellReader(reading, table, setting).targets()


def _restated(found: Iterable[Target]) -> Iterator[Target]:
    """Mark what says the same value of the same indicator again."""
    seen: list[Target] = []
    for target in found:
        first = next((t for t in seen if _same(t, target)), None)
        yield replace(target, restates=first.id) if first is not None else target
        seen.append(target)


def _same(a: Target, b: Target) -> bool:
    if (a.quantity, a.change, a.per) != (b.quantity, b.change, b.per) or a.quantity.high == 0 or a.restates:
        return False
    due = [t.deadline.by if t.deadline else None for t in (a, b)]
    if due[0] != due[1] and all(due):
        return False
    first, second = _words(a.indicator), _words(b.indicator)
    return len(first & second) >= _SAME_WORDS * max(1, min(len(first), len(second))) and bool(first)


def _words(text: str) -> set[str]:
    return set(regex.findall(r"\p{L}+", squeeze(text)))
