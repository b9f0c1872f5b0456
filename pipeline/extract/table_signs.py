"""Dấu hiệu trong bảng: what speaks against the reading of a table's value, each a named function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from pipeline.extract.quantities import Found
from pipeline.extract.setting import Setting
from pipeline.extract.target_shapes import Column, Named, Shape
from pipeline.extract.units import units
from pipeline.vietnamese import fold, number

_PART_YEAR = regex.compile(r"\bquý\b|\b\d+\s+tháng\b|\btháng\s+\d|nửa\s+(?:đầu|cuối)\s+năm")
_LIMIT = regex.compile(r"\s*(?:<|≤|dưới|không\s+quá|tối\s+đa)\s*\d")
_FIGURE = regex.compile(r"[\s≥≤<>~+-]*(\d[\d.,]*)\s*%?\s*")


@dataclass(frozen=True, slots=True)
class CellSighting:
    """One value of a table read as a target; `guessed` tells that the reader guessed which heading spans which columns."""

    found: Found
    named: Named
    column: Column
    shape: Shape
    setting: Setting
    dated: str
    falling: bool
    spans_guessed: bool

    @property
    def told(self) -> bool:
        """Whether a unit cell names the unit."""
        return bool(self.shape.cell(self.named.row, "unit"))


def cell_signs(seen: CellSighting) -> tuple[str, ...]:
    """Every sign that holds, by name."""
    kind = seen.found.unit.kind or "none"
    plain = ("table", f"year-{seen.dated or 'none'}", "unit-told" if kind == "unknown" and seen.told else f"unit-{kind}")
    return (*plain, *(name for name, holds in CELL_SIGNS.items() if holds(seen)))


def _unitless(s: CellSighting) -> bool:
    return not s.found.unit.name


def _guessed(s: CellSighting) -> bool:
    return s.column.guessed


def _part_year(s: CellSighting) -> bool:
    return s.column.due is None and _PART_YEAR.search(fold(s.column.heading)) is not None


def _spans_guessed(s: CellSighting) -> bool:
    return s.spans_guessed


def _unknown_unit(s: CellSighting) -> bool:
    return s.found.unit.kind == "unknown" and not s.told


def _unlike_units(s: CellSighting) -> bool:
    """A column of units that holds something else: names in capitals, a new one in every row, none of them known."""
    if not s.told or s.found.unit.kind != "unknown":
        return False
    cells = [c for c in s.shape.table.column(s.shape.roles.index("unit")) if c]
    return _proper(cells) or (len(cells) > 2 and len(set(cells)) == len(cells) and not any(units(s.setting.rules).kind(c) for c in cells))


def _proper(cells: Sequence[str]) -> bool:
    """Whether most have a capital inside: places, bodies, people."""
    return sum(any(w[:1].isupper() for w in c.split()[1:]) for c in cells) > len(cells) / 2


def _falling_row(s: CellSighting) -> bool:
    """Values that fall from year to year, read as a lower bound: the indicator may be one that is to fall; parts of a whole may well."""
    bare = s.found.bound == "at_least" and not s.found.stated and not s.found.change and not s.named.part_of
    return bare and not s.falling and _falls(s.named, s.column, s.shape)


def _falls(named: Named, column: Column, shape: Shape) -> bool:
    """Whether the values of the years of one measure fall from each to the next."""
    years = [c for c in shape.columns if c.due is not None and c.measure == column.measure]
    values = [number(m[1]) for c in years if (m := _FIGURE.fullmatch(named.row.cells[c.index]))]
    known = [v for v in values if v is not None]
    return len(known) > 1 and known[0] > known[-1] and all(a > b or a == b == 0 for a, b in pairwise(known))


def ends_at_most(named: Named, column: Column, shape: Shape) -> bool:
    """Whether a row whose values fall says of one of them that it is a limit ("45 | 38 | < 30")."""
    return _falls(named, column, shape) and any(_LIMIT.match(fold(named.row.cells[c.index])) for c in shape.columns)


def _many_in_cell(s: CellSighting) -> bool:
    """More than one figure in the cell."""
    return len(regex.findall(r"\d[\d.,]*", s.named.row.cells[s.column.index])) > 1 and s.found.low == s.found.high


CELL_SIGNS: dict[str, Callable[[CellSighting], bool]] = {
    "table-unitless": _unitless, "table-column-guessed": _guessed, "table-part-year": _part_year, "table-spans-guessed": _spans_guessed,
    "table-unit-unknown": _unknown_unit, "table-unit-column": _unlike_units, "table-falling": _falling_row, "table-many": _many_in_cell,
}  # fmt: skip
"""Every sign by name."""
