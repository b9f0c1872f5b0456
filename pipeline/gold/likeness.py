"""When two readings say the same: words, bodies and units, with the slack that careful readers allow each other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import regex

from pipeline.vietnamese import squeeze

Item = Mapping[str, Any]
"""One item of a plan's JSON, extracted or gold."""

_LOOSE = regex.compile(r"[*_`#|]")
_DASH = regex.compile(r"\s*-\s*")
_TIERS = ("tỉnh", "thành phố", "phường", "xã", "đặc khu")
_SHORT = (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), ("mttq", "mặt trận tổ quốc"))


def loose(text: object) -> str:
    """Folded for comparing: no table bars or Markdown marks, one space, dashes without spaces round them."""
    return _DASH.sub("-", squeeze(_LOOSE.sub(" ", str(text or "")))).strip(" .;:,")


def near(one: object, other: object) -> bool:
    """True where the longer text holds the shorter (three words or more), or they share three quarters of its words."""
    short, long = sorted((loose(one), loose(other)), key=len)
    words = short.split()
    if len(words) < 3:
        return bool(short) and short == long
    return short in long or len(set(words) & set(long.split())) >= 0.75 * len(set(words))


def same_body(one: str, other: str) -> bool:
    """Names of one body: nearly the same words, and no word of level on one side only."""
    a, b = (written_out(n).split() for n in (one, other))
    if not a or not b or (any((t in a) != (t in b) for t in _TIERS) and abs(len(a) - len(b)) > 2):
        return False
    return 2 * len(set(a) & set(b)) / (len(set(a)) + len(set(b))) >= 0.75


def written_out(name: str) -> str:
    """A name folded, with the commonest abbreviations written out."""
    text = loose(name)
    for short, long in _SHORT:
        text = text.replace(short, long)
    return text


def quote_of(item: Item) -> str:
    """The words by which an item is shown: its own quote, else its evidence's, else its text."""
    evidence = item.get("evidence") or {}
    return str(item.get("quote") or evidence.get("quote") or item.get("text") or item.get("duty") or "")


def places(item: Item) -> list[str]:
    """Every text of an item that may hold the gold's quote."""
    evidence = item.get("evidence") or {}
    return [t for t in (item.get("text"), evidence.get("quote"), item.get("quote"), item.get("duty")) if t]


def said(gold: Item, item: Item) -> bool:
    """True where the gold's quote stands in the item."""
    return any(loose(gold["quote"]) in loose(text) or near(gold["quote"], text) for text in places(item))


def same_unit(one: object, other: object) -> bool:
    """Equal, or one is the head of the other ("cơ sở" and "cơ sở y tế"); "điểm phần trăm" is never "điểm"."""
    a, b = loose(one), loose(other)
    if "điểm phần trăm" in (a, b):
        return a == b
    return a == b or bool(a and b and (a.startswith(b + " ") or b.startswith(a + " ")))


def names(value: Any) -> list[str]:
    """Body names, canonical and as written, out of a string, a body or a list of either."""
    if isinstance(value, list):
        return [n for v in value for n in names(v)]
    if isinstance(value, Mapping):
        return [n for n in (value.get("name"), value.get("text")) if n]
    return [str(value)] if value else []


def any_body(want: Any, got: Any) -> bool:
    """True where a name of one side is a name of the other."""
    return any(same_body(w, g) for w in names(want) for g in names(got))


def number_of(number: object) -> Decimal | None:
    """A number of the JSON, with its idle zeros gone; None where it is none."""
    try:
        return Decimal(str(number)).normalize()
    except InvalidOperation:
        return None
