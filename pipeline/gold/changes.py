"""Two readings of one file held against each other: what is gained, lost and changed, and whether the gold agrees.

Both sides are the plan's JSON. Items are paired by their place in the text first, then by their words; ids may shift.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.gold.likeness import Item, loose, names, number_of, quote_of
from pipeline.gold.plan import duty_rank, pair, target_rank

Move = Literal["gained", "lost", "changed"]
KINDS = ("targets", "assignments", "references", "objectives", "funding", "reporting")
_FIELDS = {
    "targets": (
        "quantity.low", "quantity.high", "quantity.unit", "quantity.bound", "change", "baseline", "per", "deadline.by", "deadline.every",
        "period", "population", "indicator", "commitment", "owner", "applies_to", "where", "doubtful",
    ),
    "assignments": ("lead", "support", "duty", "deadline.by", "deadline.every", "deadline.text", "product", "report_to", "request", "where", "doubtful"),
    "references": ("number", "date", "doc_type", "issuer", "role"),
    "objectives": ("general",),
    "funding": ("sources",),
    "reporting": ("reporter", "report_to", "through", "deadline.by", "deadline.every"),
}  # fmt: skip
_MASTHEAD = ("number", "date", "place", "doc_type", "title", "issuer", "superior", "period", "signer.name")
_VALUED = {"targets": target_rank, "assignments": duty_rank}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Thay đổi: one item of one kind; `field`, `old` and `new` tell a changed field.

    `gold` is True where the gold holds what was gained or lost, False where it does not, None where nothing is known.
    """

    kind: str
    move: Move
    id: str
    quote: str
    value: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    gold: bool | None = None


def moved(before: Item, after: Item, gold: Item | None = None) -> Iterator[Moved]:
    """Everything that differs between two readings, kind by kind, in the order of the text."""
    for field in _MASTHEAD:
        old, new = (_told(_at(p.get("masthead") or {}, field)) for p in (before, after))
        if old != new:
            yield Moved(kind="masthead", move="changed", id="", quote="", field=field, old=old, new=new)
    for kind in KINDS:
        wanted = None if gold is None or kind not in gold else gold[kind]
        yield from _of_kind(kind, before.get(kind) or [], after.get(kind) or [], wanted)


def _of_kind(kind: str, before: Sequence[Item], after: Sequence[Item], wanted: Sequence[Item] | None) -> Iterator[Moved]:
    pairs = pair(before, after, _rank)
    kept = {id(new) for _, new in pairs if new is not None}
    for old, new in pairs:
        if new is None:
            yield _whole(kind, "lost", old, wanted)
        else:
            yield from _fields(kind, old, new)
    for new in after:
        if id(new) not in kept:
            yield _whole(kind, "gained", new, wanted)


def _rank(old: Item, new: Item) -> float | None:
    """Alike by place and by words; None where neither place nor words agree."""
    here, there = ((i.get("evidence") or {}).get("spans") or [{}] for i in (old, new))
    placed = bool(here[0]) and all(here[0].get(k) == there[0].get(k) for k in ("block", "start"))
    worded = loose(quote_of(old)) == loose(quote_of(new))
    if not placed and not (worded and _value(old) == _value(new)):
        return None
    return 4.0 * placed + 2.0 * (_value(old) == _value(new)) + worded


def _fields(kind: str, old: Item, new: Item) -> Iterator[Moved]:
    for field in _FIELDS[kind]:
        was, now = _told(_at(old, field)), _told(_at(new, field))
        if was != now:
            yield Moved(kind=kind, move="changed", id=str(new.get("id") or ""), quote=quote_of(new), field=field, old=was, new=now)


def _whole(kind: str, move: Move, item: Item, wanted: Sequence[Item] | None) -> Moved:
    rank = _VALUED.get(kind)
    known = wanted is not None and rank is not None
    right = any(rank(gold, item) is not None for gold in wanted) if wanted is not None and rank is not None else None
    return Moved(kind=kind, move=move, id=str(item.get("id") or ""), quote=quote_of(item), value=_value(item), gold=right if known else None)


def _value(item: Item) -> str:
    """A target's quantity, a duty's lead, a reference's number: what tells it from its neighbours."""
    if quantity := item.get("quantity"):
        low, high = (number_of(quantity.get(end)) for end in ("low", "high"))
        return " ".join(x for x in (f"{low:f}" if low == high else f"{low:f}–{high:f}", quantity.get("unit")) if x)
    return "; ".join(names(item.get("lead"))[:1]) or str(item.get("number") or "")


def _at(item: Item, path: str) -> Any:
    value: Any = item
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _told(value: Any) -> str:
    """A value as one word or line: bodies by name, periods as years, nothing as ""."""
    if isinstance(value, dict):
        if "start" in value:
            return f"{value['start']}–{value['end']}"
        return str(value.get("name") or value.get("text") or "")
    if isinstance(value, list):
        return "; ".join(_told(v) for v in value)
    return "" if value is None else "có" if value is True else "không" if value is False else str(value)
