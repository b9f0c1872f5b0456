"""Tiêu đề giao việc: who a heading gives the items below it to."""

from __future__ import annotations

from dataclasses import replace

import regex

from pipeline.extract.duty_found import Desk, Place
from pipeline.extract.duty_made import NO_OWNER_PART, UNKNOWN_BODY, Terms
from pipeline.extract.duty_sentences import NAME_WORDS
from pipeline.extract.duty_subjects import BELONGS
from pipeline.extract.paragraphs import Paragraph, own
from pipeline.model import Body, Section
from pipeline.rules import Hit
from pipeline.vietnamese import fold

_LOOSE = regex.compile(r"[\s:.;,]*(?:\([^()]*\)?)?[\s:.;,]*")
_QUALIFIER_WORDS = 8
_SHORT_REST = 4
_LONG_HEADING = 60
ADDRESSED = "phan-cong-doi-voi"


def owner(place: Place, desk: Desk) -> tuple[Terms, Place] | None:
    """Who a heading gives its items to, and the section that holds them; None where it names no body."""
    section = place.section
    heading = section.heading.strip()
    if not heading or section.head is None or len(heading.split()) > _LONG_HEADING or _runs_over(section, desk):
        return None
    terms = _spread(section, desk) or _heading_terms(heading, section, desk)
    only = section.children[0] if len(section.children) == 1 and not section.body else None
    if only is not None and not only.marker and only.heading and only.head is not None:
        joined = _heading_terms(f"{heading} {only.heading}", section, desk)
        if joined is not None and _heading_terms(only.heading, section, desk) is None:
            return replace(joined, more=(section.head, only.head)), place.under(only)
    terms = terms or _among_owners(place, desk)
    if terms is not None and terms.rule == ADDRESSED and place.part != "implementation":
        terms = replace(terms, confidence=0.75, reasons=(*terms.reasons, NO_OWNER_PART))
    return (replace(terms, more=(section.head,)), place) if terms is not None else None


def _spread(section: Section, desk: Desk) -> Terms | None:
    """The bodies of a heading that gives their common word before a colon: "Các Sở: Nội vụ, Công Thương"."""
    said = first(section, desk)
    if said is None or ":" not in said.text or not desk.subjects.only_names(said.text):
        return None
    listed = desk.subjects.listed(said.text)
    return Terms(leads=listed.bodies, rule="tieu-de-co-quan", confidence=0.98) if listed is not None else None


def first(section: Section, desk: Desk) -> Paragraph | None:
    """The first of a section's own paragraphs."""
    return next(iter(own(section, desk.reading.document)), None)


def _runs_over(section: Section, desk: Desk) -> bool:
    """Whether the names of a run-in heading go on after its colon, with their duty: "Các sở: Tài chính, Xây dựng lồng ghép nguồn vốn"."""
    said = first(section, desk)
    subject = desk.subjects.leading(said.text) if said is not None and 0 < said.heading < len(said.text) else None
    return said is not None and subject is not None and subject.named and subject.end > said.heading


def _among_owners(place: Place, desk: Desk) -> Terms | None:
    """A heading of no known name between headings that name bodies is one too, but a person should look."""
    heading = place.section.heading.strip(" :.")
    around = place.above[-1].children if place.above else ()
    siblings = [s for s in around if s.heading and s.marker and not desk.subjects.predicates.is_topic(s.heading)]
    if desk.subjects.leading(heading) is not None or place.part != "implementation" or len(siblings) < 3 or len(heading.split()) > NAME_WORDS or not place.section.marker:
        return None
    owners = sum(_heading_terms(s.heading, s, desk) is not None for s in siblings)
    if owners < 0.6 * len(siblings) or desk.subjects.predicates.is_topic(heading):
        return None
    opening = desk.subjects.order(heading, 0)
    body = desk.subjects.body(heading[opening.end :] if opening else heading)
    request = bool(opening and opening.emits["request"])
    known = body.kind != "other" and desk.subjects.knows(body)
    return Terms(leads=(body,), rule="tieu-de-giua-cac-co-quan", request=request, confidence=0.9 if known else 0.7, reasons=() if known else (UNKNOWN_BODY,))


def _heading_terms(heading: str, section: Section, desk: Desk) -> Terms | None:
    subjects = desk.subjects
    opening = _opening(heading, desk)
    start = opening.end if opening is not None else 0
    rule = opening.rule.id if opening is not None else "tieu-de-co-quan"
    listed = subjects.listed(heading, start)
    if listed is None:
        return None
    bodies = listed.bodies
    rest = heading[_end(heading, listed.end) :].strip(" :.;,")
    if len(bodies) == 1 and _goes_on(heading[listed.end :], desk):
        return Terms(leads=(subjects.body(heading[start:]),), rule=rule, confidence=0.75, reasons=(UNKNOWN_BODY,))
    if rest and not (bodies := _narrowed(heading[start:], (bodies, rest), desk, over=_over(section, desk))):
        return None
    request = bool(opening is not None and opening.emits.get("request")) or subjects.asks_aside(heading[listed.end :])
    return Terms(leads=bodies, rule=rule, request=request, confidence=0.98)


def _over(section: Section, desk: Desk) -> bool:
    """Whether a heading stands alone over items or over a paragraph of its section."""
    paragraphs = own(section, desk.reading.document)
    return bool(section.children) or (len(paragraphs) > 1 and paragraphs[0].heading >= len(paragraphs[0].text))


def _opening(heading: str, desk: Desk) -> Hit | None:
    """The order or the words "Đối với" that a heading opens with, its own issuer before it or not: "UBND phường giao Công an phường"."""
    subjects = desk.subjects
    found = subjects.order(heading, 0) or subjects.cues("heading").first(heading)
    if found is not None and found.start == 0:
        return found
    listed = subjects.listed(heading)
    if listed is None or not all(subjects.is_issuer(b) for b in listed.bodies):
        return None
    blank = len(heading[listed.end :]) - len(heading[listed.end :].lstrip())
    return subjects.order(heading, listed.end + blank)


def _goes_on(rest: str, desk: Desk) -> bool:
    """Whether a heading's name goes on with words of no known name: "Ủy ban Văn hóa, Giáo dục"."""
    words = rest.strip(" ,:.&")
    short = words[:1].isupper() and len(words.split()) <= _QUALIFIER_WORDS
    return short and rest.lstrip()[0] in ",&" and desk.subjects.predicates.after(" " + words, 0) is None and not desk.subjects.predicates.is_topic(words)


def _end(text: str, end: int) -> int:
    m = _LOOSE.match(text, end)
    return m.end() if m else end


def _narrowed(named: str, said: tuple[tuple[Body, ...], str], desk: Desk, *, over: bool) -> tuple[Body, ...]:
    """The leads of a heading that says more than names; () where that makes it a sentence or a topic."""
    bodies, rest = said
    whole = desk.subjects.body(desk.subjects.predicates.before_charge(named))
    if bodies[-1].kind == "group" and (over or BELONGS.match(fold(rest))) and not named.rstrip().endswith((".", ";")):
        return (replace(whole, kind="group") if len(bodies) == 1 else whole,)
    if desk.subjects.predicates.after(" " + rest, 0) is not None or len(rest.split()) > _QUALIFIER_WORDS:
        return ()
    if rest[0] in "(-–":
        return bodies
    last = replace(bodies[-1], text=f"{bodies[-1].text} {rest}", name=f"{bodies[-1].name} {rest}")
    return (*bodies[:-1], last) if rest[0].islower() and len(rest.split()) <= _SHORT_REST else ()
