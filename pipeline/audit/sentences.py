"""The Vietnamese clauses of a verdict, as a person would write them in the margin, with the arithmetic.

The words stand in rules/checks.toml ([clauses]); here are the figures, names and places that go into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import takewhile
from typing import Any

from pipeline.audit.frame import Frame
from pipeline.errors import RuleError
from pipeline.model import Bound, Quantity, Target
from pipeline.rules import RuleBook
from pipeline.vietnamese import shown, squeeze

_BOUNDS: dict[Bound, str] = {
    "at_least": "{}", "more_than": "trên {}", "at_most": "không quá {}", "less_than": "dưới {}", "about": "khoảng {}", "between": "{}",
}  # fmt: skip
_CHANGES = {"increase": "tăng ", "decrease": "giảm ", None: ""}
_ABSENT = ("không để xảy ra", "không còn", "không có", "không phát sinh")
_TIGHT = ("%", "‰")
_NAMED = ("Phần", "Chương", "Điều")
_LONGEST_NUMBER = 5
QUOTED = 90


def clause(frame: Frame, key: str, **values: str) -> str:
    """The clause `key` of rules/checks.toml with its values; {child}, {parent} and in capitals {Child}, {Parent} are given."""
    child, parent = frame.names
    names = {"child": child, "parent": parent, "Child": capital(child), "Parent": capital(parent)}
    return filled(frame.rules, ("clauses", key), {**names, **values})


def filled(rules: RuleBook, path: tuple[str, ...], values: Mapping[str, str]) -> str:
    """The words at `path` of rules/checks.toml with their values. Raises RuleError where they are missing or ask for another value."""
    words: Any = rules.table("checks")
    try:
        for key in path:
            words = words[key]
        return str(words.format_map(values))
    except (KeyError, ValueError, IndexError, AttributeError) as fault:
        place = ".".join(path)
        raise RuleError(f"checks.toml [{place}]: câu chữ bị thiếu hoặc có chỗ điền không hiểu được ({fault}). Hãy sửa lại mục đó.") from None


def capital(text: str) -> str:
    """The text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """A text in Vietnamese quotation marks, cut at a word where it grows long."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= QUOTED else text[:QUOTED].rsplit(' ', 1)[0] + ' …'}”"


def figure(quantity: Quantity) -> str:
    """The figure of a quantity without its bound: "65%", "từ 1 đến 2 người"."""
    unit = quantity.unit if quantity.unit in _TIGHT or not quantity.unit else f" {quantity.unit}"
    if quantity.low == quantity.high:
        return shown(quantity.low) + unit
    return f"từ {shown(quantity.low)} đến {shown(quantity.high)}{unit}"


def amount(target: Target) -> str:
    """A target's quantity as it is spoken of: "trên 90%", "tăng 20%", "2 lớp/năm", "ít nhất từ 1 đến 2 người"."""
    ranged = target.quantity.low != target.quantity.high
    form = "ít nhất {}" if ranged and target.quantity.bound == "at_least" else _BOUNDS[target.quantity.bound]
    per = f"/{target.per}" if target.per else ""
    if target.quantity.high == 0 and not target.change:
        return next((w for w in _ABSENT if w in squeeze(target.text)), "không để xảy ra" if not target.quantity.unit else figure(target.quantity))
    return _CHANGES[target.change] + form.format(figure(target.quantity)) + per


def section(path: str) -> str:
    """ "mục I.2" for the path "I.2.-1", "phụ lục 1, mục 3" for "PL1.3"; "" where the plan has no numbered sections."""
    parts = list(takewhile(_numbered, (p.partition("(")[0] for p in path.split("."))))
    annex = parts.pop(0).removeprefix("PL") if parts and parts[0].startswith("PL") else ""
    numbered = ".".join(parts)
    named = numbered if not numbered or numbered.startswith(_NAMED) else f"mục {numbered}"
    return ", ".join(p for p in (f"phụ lục {annex}" if annex else "", named) if p)


def _numbered(part: str) -> bool:
    """Whether a part of a path is a number or a letter ("IV", "6", "đ"), not a bullet or the name of a part ("mở đầu")."""
    if part.startswith((*_NAMED, "PL")):
        return True
    return part.isalnum() and len(part) <= _LONGEST_NUMBER and (part.isascii() or len(part) == 1) and not (part.islower() and len(part) > 1)


def where(target: Target, *, owner: str = "") -> str:
    """Where a target stands, as the tail of a sentence: ", mục I.2" or ", mục I.2 của tỉnh"."""
    place = section(target.section)
    return f", {place}{f' của {owner}' if owner else ''}" if place else ""


def unit(target: Target) -> str:
    """A target's unit in quotation marks, with what it is counted for."""
    name = f"“{target.quantity.unit}”" if target.quantity.unit else "không nêu đơn vị"
    return f"{name}/{target.per}" if target.per else name


def rate(target: Target) -> str:
    """What a value is counted for: "cho mỗi năm", "chung cho cả kế hoạch"."""
    return f"cho mỗi {target.per.removeprefix('mỗi ')}" if target.per else "chung cho cả kế hoạch"


def change(target: Target) -> str:
    """Whether a target is a level or a change: "đạt mức 20%", "tăng 20%"."""
    return ("" if target.change else "đạt mức ") + amount(target)


def end(target: Target) -> str:
    """Which end a bare number was read as: "tối thiểu 3%"."""
    least = target.quantity.bound in ("at_least", "more_than")
    return f"{'tối thiểu' if least else 'tối đa'} {figure(target.quantity)}"


def distance(size: Decimal, unit: str, kind: str, *, above: bool) -> str:
    """ "thấp hơn 25 điểm phần trăm", "nhiều hơn 2 mô hình"; `size` is in `unit`, for shares in points."""
    counted = kind in ("count", "people")
    way = ("nhiều hơn" if above else "ít hơn") if counted else ("cao hơn" if above else "thấp hơn")
    name = {"share": "điểm phần trăm", "points": "điểm phần trăm", "rank": "bậc"}.get(kind, unit)
    return f"{way} {shown(size)} {name}".strip()
