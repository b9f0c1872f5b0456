"""The door: Reading → targets (chỉ tiêu), from paragraphs and tables, in reading order, with ids and restatements.

`direction` tells where the indicator is to go ("lower" for hộ nghèo and for ranks); with a `change` the quantity is
the size of that change. `deadline.source` says what gave the year: the sentence, a heading above, a column, the title.
"""

from __future__ import annotations

from collections import defaultdict
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

_WORD = regex.compile(r"\p{L}+")
_SAME_WORDS = 0.8
_SAME_OF_LONGER = 0.6
_WITHIN = 0.9
_TELLING = 4
_IDLE = frozenset(["và", "các", "những", "có", "được", "phải", "đạt", "đưa", "tỷ", "tỉ", "lệ", "số", "trên", "trong", "toàn", "của", "với", "cho"])
_COMPARED = 50


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
    seen: dict[object, list[tuple[Target, frozenset[str]]]] = defaultdict(list)
    for target in found:
        alike = seen[target.quantity, target.change, target.per]
        words = _words(target.indicator)
        first = next((t for t, w in alike[:_COMPARED] if _same((t, w), (target, words))), None)
        if first is None:
            alike.append((target, words))
        yield replace(target, restates=first.id) if first is not None else target


def _same(first: tuple[Target, frozenset[str]], second: tuple[Target, frozenset[str]]) -> bool:
    (a, own), (b, other) = first, second
    due = [t.deadline.by if t.deadline else None for t in (a, b)]
    if (a.quantity.high == 0 and own != other) or (due[0] != due[1] and all(due)):
        return False
    if a.applies_to and b.applies_to and a.applies_to != b.applies_to:
        return False
    shorter, longer = sorted((len(own), len(other)))
    if bool(own) and len(own & other) >= max(_SAME_WORDS * max(1, shorter), _SAME_OF_LONGER * longer):
        return True
    if own and other and (own <= other or other <= own) and squeeze(a.text) == squeeze(b.text):
        return True  # the same sentence again, once below a heading that names its field
    telling = sorted((own - _IDLE, other - _IDLE), key=len)
    return len(telling[0]) >= _TELLING and len(telling[0] & telling[1]) >= _WITHIN * len(telling[0]) and _one_population(a, b)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(squeeze(text)))


def _one_population(first: Target, second: Target) -> bool:
    """The same members, one of them perhaps with the place that it is said of."""
    one, other = [[squeeze(m) for m in t.population] for t in (first, second)]
    return len(one) == len(other) and all(any(m.startswith(n) or n.startswith(m) for n in other) for m in one)
