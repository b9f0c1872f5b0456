"""Phối hợp, báo cáo: whom a duty is done with, to whom it is reported, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from pipeline.extract.duty_subjects import Subjects
from pipeline.model import Body
from pipeline.vietnamese import fold, squeeze

_SEPARATOR = regex.compile(r"\s*(?:[;,\n]|(?<!\p{L})và(?!\p{L}))\s*")
_ROLE = regex.compile(r"\(?\s*(?<!\p{L})(?:(?P<lead>chủ\s+trì)|(?P<with>phối\s+hợp(?:\s+chặt\s+chẽ)?\s+(?:với|cùng(?:\s+với)?))|(?P<help>(?:tham\s+gia\s+)?phối\s+hợp))(?!\p{L})(?:\s+thực\s+hiện)?\s*\)?[\s,;:]*")
_EDGE = regex.compile(r"^[\s,;:()-]+|[\s,;:(-]+$")
_ONLY = regex.compile(r"\s*(?:chủ\s+trì\s*,?\s*)?(?:và\s+)?")
_PERSON = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,4}")
_SHOUT = regex.compile(r"\p{Lu}[\p{L}\d]*(?:[ -]\p{Lu}[\p{L}\d]*){0,6}")
_LINK = regex.compile(r"\s*(?:\([^()]*\)\s*)?(?:[,;]\s*(?:và\s+|cùng\s+|với\s+)?|(?:và|cùng|với|cùng\s+với)\s+)")
_JOINS = "và|để|nhằm|trong|theo|khi|từ|với|cùng|về|qua|bằng|thông|tại|đến|của"
_JOINING = regex.compile(rf"\s(?:{_JOINS})(?:\s|$)")
_NARROWING = regex.compile(rf"\s+(?!(?:{_JOINS})\s)\p{{Ll}}+(?:\s+\p{{L}}+){{0,6}}")
_NARROWING_WORDS = 6
_BOUND = regex.compile(r"(?<!\p{L})(?:với|cùng|của)\s*$")
_LOOSE_WORDS = regex.compile(r"(?!việc\s|công\s+tác\s|hoạt\s+động)\p{L}+(?:\s+\p{L}+){0,6}")
_LOOSE_GROUP = regex.compile(r"(?:các|những|một\s+số)\s+\p{Ll}+(?:\s+\p{L}+){0,6}")


def supports(text: str, subjects: Subjects, leads: Iterable[Body] = ()) -> tuple[Body, ...]:
    """The bodies after each "phối hợp (với)" of a duty; "các đơn vị liên quan" is one of kind group."""
    found: list[Body] = []
    for cue in subjects.cues("support").find(text):
        found += _helpers(text, cue.end, subjects, bound=_BOUND.search(fold(text[: cue.end])) is not None)
    return distinct(helpful(found), leads)


def _helpers(text: str, start: int, subjects: Subjects, *, bound: bool) -> Iterator[Body]:
    """The names and groups that stand one after the other from `start` on, groups of no known noun among them.

    `bound`: a preposition stands before the first, so that whatever follows is who helps.
    """
    at: int | None = start
    while at is not None:
        listed = subjects.listed(text, at)
        if listed is not None:
            *others, last = listed.bodies
            end = _narrowed_end(text, listed.end, last, subjects)
            yield from (*others, replace(last, text=last.text + text[listed.end : end], name=last.name + text[listed.end : end]))
        elif (end := _group_end(text, at, subjects, bound=bound and at == start)) > at:
            yield replace(subjects.body(text[at:end]), kind="other" if text[at].isupper() else "group")
        else:
            return
        link = _LINK.match(fold(text), end)
        at = link.end() if link else None


def _narrowed_end(text: str, end: int, last: Body, subjects: Subjects) -> int:
    """Where the words end that narrow a bare group: "các câu lạc bộ thể thao" before a verb or a stop."""
    m = _NARROWING.match(text, end)
    if last.kind != "group" or m is None or subjects.book.shapes.is_tailed(last.name):
        return end
    verb = subjects.predicates.first_act(text[: m.end()], end)
    stop = verb if verb is not None else m.end()
    said = _JOINING.split(text[end:stop])[0].rstrip(" ,")
    closed = verb is not None or said != text[end:stop].rstrip(" ,") or not text[m.end() :].strip() or text[m.end() :].lstrip()[0] in ",;.()"
    return end + len(said) if closed and 0 < len(said.split()) <= _NARROWING_WORDS else end


def _group_end(text: str, start: int, subjects: Subjects, *, bound: bool) -> int:
    """Where a group of no known noun ends ("các nghệ nhân dân gian"): before a verb of duty or a stop; `start` where there is none."""
    m = (_LOOSE_WORDS if bound else _LOOSE_GROUP).match(fold(text), start)
    if m is None:
        return start
    verb = subjects.predicates.first_act(text[: m.end()], start)
    stop = verb if verb is not None else m.end()
    end = start + len(_JOINING.split(text[start:stop])[0])
    following = text[m.end() :].lstrip()
    closed = end < stop or verb is not None or not following or following[0] in ",;.()"
    return start + len(text[start:end].rstrip(" ,")) if closed and text[start:end].strip() else start


def only_partners(text: str, subjects: Subjects) -> tuple[Body, ...]:
    """The helpers of a line that says nothing else: "Chủ trì, phối hợp với các đơn vị liên quan:" over a list of duties; () for any other."""
    cue = next((c for c in subjects.cues("support").find(text) if _ONLY.fullmatch(fold(text[: c.start]))), None)
    found = tuple(_helpers(text, cue.end, subjects, bound=True)) if cue is not None else ()
    return found if found and text.rstrip(" .:;").endswith(found[-1].text) else ()


def helpful(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Only bodies that can help as bodies: persons are none."""
    return tuple(b for b in bodies if b.kind != "person")


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
    if len(bodies) == 1 and bodies[0].kind == "group" and not covered:
        return (replace(subjects.body(text), kind="group"),)
    return bodies if bodies and (covered or len(bodies) == text.count("\n") + 1) else (subjects.body(text),)


def parted(text: str, subjects: Subjects) -> tuple[str, str]:
    """A cell that tells both roles, cut into who leads and who helps: "Sở A chủ trì; Sở B phối hợp", "Chủ trì: A", "A phối hợp với B"."""
    roles: dict[str, list[str]] = {"lead": [], "support": []}
    labels = [h for h in subjects.cues("field").find(text) if h.emits["role"] in roles]
    if labels:
        roles["lead"].append(text[: labels[0].start])
        for label, end in zip(labels, [*(h.start for h in labels[1:]), len(text)]):
            roles[label.emits["role"]].append(text[label.end : end])
    else:
        _told(text, roles)
    lead, support = (_EDGE.sub("", "; ".join(p for p in roles[r] if p.strip(" ,;()-\n"))) for r in ("lead", "support"))
    return (lead, support) if lead and support else (lead or text, "") if labels else (text, "")


def _told(text: str, roles: dict[str, list[str]]) -> None:
    """The pieces of a cell by the words of role that stand after them, or before them ("phối hợp với")."""
    at, following = 0, "lead"
    for m in _ROLE.finditer(fold(text)):
        piece = text[at : m.start()]
        before = "support" if m.group("help") else following
        roles[before].append(piece)
        following, at = "support", m.end()
    roles[following].append(text[at:])


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
