"""Việc và khối việc của một đơn vị: what the adapted duties are, before a template words them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.draft.adapt_units import Unit
from pipeline.draft.lines import Line
from pipeline.model import Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Việc: `support` are all partners by the ward's names; `partners`, `deadline`, `product` what the words do not tell.

    `outcome` is the product that a rule reads out of the words, where the parent names none.
    """

    line: Line
    unit: Unit
    partners: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: str = ""
    product: str = ""
    outcome: str = ""
    source: Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Khối: a unit of the ward with its duties; `focal` marks the unit that answers for the whole plan; `targets` tells which it leads."""

    unit: Unit
    duties: tuple[Duty, ...]
    focal: bool = False
    targets: Line | None = None
