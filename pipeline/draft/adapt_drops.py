"""Việc chỉ của cấp trên: whether a sentence of the parent is work of the province alone (rules `use = "drop"`)."""

from __future__ import annotations

import regex

from pipeline.draft.setting import Setting
from pipeline.rules import Hit

_LEAST = 12
"""A task of several ways that keeps so many words without the province's own ways is still the ward's."""
_NAME = regex.compile(r"\s*(?:“\s*)?\p{Lu}\p{L}*")


def province_only(setting: Setting, text: str) -> Hit | None:
    """The first rule that gives a sentence to the province; one with `named` holds only before a proper name."""
    return next((hit for hit in setting.family("drop").all_hits(text) if not hit.emits.get("named") or _NAME.match(text, hit.end)), None)


def trimmed(setting: Setting, text: str) -> tuple[str, tuple[str, ...]]:
    """A sentence without the parts and, in a list between semicolons, without the ways that only the province has; the rules that took them out."""
    plain, rules = text, list[str]()
    while (hit := setting.family("cut").first(plain)) is not None:
        plain, rules = plain[: hit.start] + plain[hit.end :], [*rules, hit.rule.id]
    kept, cut = _ways(setting, plain)
    return kept, (*rules, *cut)


def _ways(setting: Setting, text: str) -> tuple[str, tuple[str, ...]]:
    pieces = text.split(";")
    hits = [next((h for h in setting.family("drop").all_hits(piece) if h.emits.get("part")), None) for piece in pieces]
    kept = [piece.strip() for piece, hit in zip(pieces, hits, strict=True) if hit is None]
    if len(kept) == len(pieces) or hits[0] is not None or sum(len(k.split()) for k in kept) < _LEAST:
        return text, ()
    return "; ".join(kept), tuple(hit.rule.id for hit in hits if hit)
