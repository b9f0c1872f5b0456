"""The words of a corrected target: its sentence, its quote and the section it stands in say the corrected figure too.

A draft is worded from these sentences, so an old figure must not live on in them. Where the figure or the year stands once, it is put
in its place; otherwise the correction is added in brackets for a person to see.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from pipeline.model import Plan, SectionBrief, Target
from pipeline.vietnamese import shown


def reworded(old: Target, new: Target, note: str) -> Target:
    """`new` with the words of `old` changed to say what it says; `note` is the correction as the person wrote it."""
    if new.text != old.text:
        return replace(new, evidence=replace(new.evidence, quote=new.text))
    text, quote = (_changed(words, old, new, note) for words in (old.text, old.evidence.quote))
    return replace(new, text=text, evidence=replace(new.evidence, quote=quote))


def with_words(plan: Plan, old: Target, new: Target) -> Plan:
    """The plan whose sections say the new words where they said the old ones."""
    return replace(plan, sections=tuple(_said(part, old, new) for part in plan.sections))


def _said(part: SectionBrief, old: Target, new: Target) -> SectionBrief:
    for before, after in ((old.text, new.text), (old.evidence.quote, new.evidence.quote)):
        if before and before in part.text:
            return replace(part, text=part.text.replace(before, after))
        if before and before in part.heading:
            return replace(part, heading=part.heading.replace(before, after))
    return part


def _changed(words: str, old: Target, new: Target, note: str) -> str:
    done: str | None = words
    was, now = old.quantity, new.quantity
    if was != now:
        plain = (was.unit, was.bound) == (now.unit, now.bound) and was.low == was.high and (old.change, old.per) == (new.change, new.per)
        done = _once(words, _figure(was.low), shown(now.low)) if plain else None
    if done is not None and old.deadline != new.deadline:
        years = [(t.deadline.by or "")[:4] if t.deadline else "" for t in (old, new)]
        done = _once(done, years[0], years[1]) if all(years) and (new.deadline and (new.deadline.by or "").endswith("-12-31")) else None
    return done if done is not None else f"{words} (đã sửa: {note})"


def _figure(value: Decimal) -> str:
    """A figure as it may be written: with zeros before it, with or without dots between thousands."""
    whole, _, rest = shown(value).partition(",")
    return "0*" + regex.escape(whole).replace(r"\.", r"\.?") + (f",{rest}" if rest else "")


def _once(words: str, form: str, now: str) -> str | None:
    """The words with the one place of `form` changed; None where it stands nowhere or more than once."""
    found = list(regex.finditer(rf"(?<![\d.,/]){form}(?!\d|[.,/]\d)", words))
    return words[: found[0].start()] + now + words[found[0].end() :] if len(found) == 1 else None
