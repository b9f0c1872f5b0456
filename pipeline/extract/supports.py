"""Phối hợp, báo cáo: whom a duty is done with, to whom it is reported, through whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import regex

from pipeline.extract.duty_subjects import Subjects
from pipeline.model import Body
from pipeline.vietnamese import squeeze

_SEPARATOR = regex.compile(r"\s*(?:[;,\n]|(?<!\p{L})và(?!\p{L}))\s*")
_PERSON = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,4}")
_SHOUT = regex.compile(r"\p{Lu}[\p{L}\d]*(?:[ -]\p{Lu}[\p{L}\d]*){0,6}")


def supports(text: str, subjects: Subjects, leads: Iterable[Body] = ()) -> tuple[Body, ...]:
    """The named bodies after each "phối hợp (với)" of a duty; groups ("các đơn vị liên quan") are no names."""
    found: list[Body] = []
    for cue in subjects.cues("support").find(text):
        listed = subjects.listed(text, cue.end)
        found += listed.bodies if listed else ()
    return distinct(named(found), leads)


def named(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Only bodies that have a name of their own."""
    return tuple(b for b in bodies if b.kind not in ("group", "person"))


def distinct(bodies: Iterable[Body], without: Iterable[Body] = ()) -> tuple[Body, ...]:
    """Each body once, those of `without` not at all."""
    seen = {squeeze(b.name) for b in without}
    kept: list[Body] = []
    for body in bodies:
        if squeeze(body.name) not in seen:
            seen.add(squeeze(body.name))
            kept.append(body)
    return tuple(kept)


def bodies_of(text: str, subjects: Subjects) -> tuple[Body, ...]:
    """Every body of a cell or of the words after "Cơ quan phối hợp:", unknown names in capitals among them."""
    hits = subjects.hits(text)
    placed = [(h.start, h.body) for h in hits]
    at = 0
    for start, end in [*((h.start, h.end) for h in hits), (len(text), len(text))]:
        placed += _unknown(text[at:start], at, subjects)
        at = end
    return distinct(b for _, b in sorted(placed, key=lambda p: p[0]))


def leads_of(text: str, subjects: Subjects) -> tuple[Body, ...]:
    """The leads of a cell; a cell of which a good part is no known name is one body as it stands."""
    lines = [x.strip(" -;.") for x in text.split("\n") if x.strip(" -;.")]
    if not subjects.hits(text) and lines and all(_PERSON.fullmatch(x) for x in lines):
        return tuple(replace(subjects.body(x), kind="person") for x in lines)
    bodies = bodies_of(text, subjects)
    shouted = sum(len(p) for p in _SEPARATOR.split(text) if _SHOUT.fullmatch(p.strip(" .;")) and not subjects.hits(p))
    known = sum(h.end - h.start for h in subjects.hits(text)) + shouted
    covered = known >= 0.7 * sum(len(p) for p in _SEPARATOR.split(text))
    return bodies if bodies and (covered or len(bodies) == text.count("\n") + 1) else (subjects.body(text),)


def apart(text: str, subjects: Subjects) -> list[str]:
    """The lists of bodies of a cell, one a line; where line breaks were lost, cut where nothing but a blank parts two names."""
    lines = [x for x in text.split("\n") if x.strip()]
    if len(lines) != 1:
        return lines
    hits = subjects.hits(text)
    cuts = [b.start for a, b in pairwise(hits) if text[a.end : b.start].isspace()]
    return [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)])]


def _unknown(gap: str, offset: int, subjects: Subjects) -> list[tuple[int, Body]]:
    """Names of no known shape between two hits: "VTV, VOV"."""
    found: list[tuple[int, Body]] = []
    at = 0
    for piece in _SEPARATOR.split(gap):
        start = gap.index(piece, at)
        at = start + len(piece)
        if _SHOUT.fullmatch(piece.strip(" .;")):
            found.append((offset + start, subjects.body(piece)))
    return found


def report_to(text: str, subjects: Subjects) -> tuple[str, str]:
    """To whom a text says that a report goes, and through whom; "" where it does not say."""
    receiver = next((b for b in (_after(h.end, text, subjects) for h in subjects.cues("report").find(text)) if b), "")
    through = next((b for b in (_after(h.end, text, subjects) for h in subjects.cues("through").find(text)) if b), "")
    return receiver, through


def _after(start: int, text: str, subjects: Subjects) -> str:
    listed = subjects.listed(text, start)
    if listed is not None:
        return "; ".join(b.name for b in listed.bodies)
    chief = subjects.cues("chief").first(text[start:])
    return text[start : start + chief.end] if chief is not None else ""
