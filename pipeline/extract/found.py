"""Định lượng tìm thấy: one quantity as it was found in a text, before anything is judged about it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.units import Unit
from pipeline.model import Bound, Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One quantity found: `start`..`end` covers it with its bound words, `at` is where the figure begins.

    `clause` is the part of the sentence that it rules; `stated` tells a bound written out; `form` is figure,
    word, fraction, all, absence, rank, times, part or digits; `rule` the rule that gave bound or form.
    """

    start: int
    end: int
    at: int
    low: Decimal
    high: Decimal
    unit: Unit
    bound: Bound = "at_least"
    stated: bool = False
    change: Change | None = None
    baseline: str | None = None
    per: str | None = None
    whole: Decimal | None = None
    form: str = "figure"
    rule: str = "quantity"
    clause: tuple[int, int] = (0, 0)
    opens: bool = False
