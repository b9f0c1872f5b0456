"""Câu giao việc: sentences that name their own lead, orders in the midst of a paragraph, owners in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pipeline.extract.duty_clauses import clauses, items
from pipeline.extract.duty_found import Desk, Found, Place, trimmed
from pipeline.extract.duty_made import NO_OWNER_PART, UNKNOWN_BODY, Terms, made
from pipeline.extract.duty_subjects import Subject
from pipeline.extract.duty_times import time_of
from pipeline.extract.paragraphs import Paragraph
from pipeline.extract.supports import bodies_of, distinct, helpful, supports
from pipeline.model import Body

_STOP = regex.compile(r"(?<=\.)\s+(?=\p{Lu})")
_RUN_IN = regex.compile(r"\p{Lu}[^:.;]{2,90}:\s+(?P<rest>\S)")
_HELPED = regex.compile(r"(?i)\s+(?:cùng\s+)?phối\s+hợp(?!\s+(?:với|cùng|chặt)|\p{L})")
AFTER_COLON = "hai-cham-chu-tri"
NAME_WORDS = 16
_BARE_WORDS = 6
_TASK_WORDS = 3


def sentence(place: Place, paragraph: Paragraph, desk: Desk) -> Iterator[Found]:
    """The duties that a paragraph gives to bodies which it names itself, sentence by sentence."""
    asked: set[str] = set()
    for piece in _sentences(place, paragraph, desk):
        for found in _one_sentence(place, piece, desk):
            keys = {b.key for b in found.leads}
            asked |= keys if found.request else set()
            yield replace(found, request=found.request or bool(keys & asked))


def _sentences(place: Place, paragraph: Paragraph, desk: Desk) -> Iterator[Paragraph]:
    start = 0
    for m in _STOP.finditer(paragraph.text) if place.where == "implementation" else ():
        follower = desk.subjects.leading(paragraph.text[m.end() :])
        if follower is not None and follower.named:
            yield paragraph.part(start, m.start())
            start = m.end()
    yield paragraph.part(start)


def _one_sentence(place: Place, paragraph: Paragraph, desk: Desk) -> Iterator[Found]:
    subjects = desk.subjects
    if subjects.cues("formula").first(paragraph.text) is not None or place.part == "annex":
        return
    subject = subjects.leading(paragraph.text)
    if subject is None or all(subjects.is_issuer(b) for b in subject.bodies):
        yield from _unnamed(place, paragraph, desk) if subject is None else ()
        yield from _orders(place, paragraph, desk)
    elif counts(place, subject, paragraph, desk):
        yield from _said(place, paragraph, subject, desk)


def _unnamed(place: Place, paragraph: Paragraph, desk: Desk) -> Iterator[Found]:
    """A duty after a name that is in no list: "VNPT trên địa bàn: Bảo đảm ...", "Đề nghị Chủ chợ sắp xếp ..."; a person should look."""
    subjects = desk.subjects
    order = subjects.order(paragraph.text, 0)
    start = order.end if order else 0
    m = _RUN_IN.match(paragraph.text, start)
    end = m.start("rest") if m else subjects.predicates.first_verb(paragraph.text, start) if order else None
    if place.part != "implementation" or not end:
        return
    name = paragraph.text[start:end].strip(" :")
    fits = 0 < len(name.split()) <= NAME_WORDS and subjects.opens_duty(paragraph.text[end:]) and not subjects.predicates.is_topic(name)
    if fits and not subjects.hits(name):
        terms = Terms(
            leads=(subjects.body(name),), rule=order.rule.id if order else "ten-truoc-hai-cham", request=bool(order and order.emits["request"]),
            confidence=0.7, reasons=(UNKNOWN_BODY,),
        )  # fmt: skip
        yield made(desk, place, paragraph.part(end), terms)


def _said(place: Place, paragraph: Paragraph, subject: Subject, desk: Desk) -> Iterator[Found]:
    loose = not desk.charges(place) and not subject.ordered
    terms = Terms(
        leads=subject.bodies, rule=subject.rule, request=subject.request, confidence=0.75 if loose else 0.95,
        reasons=(NO_OWNER_PART,) if loose else (), deadline=time_of(desk, paragraph.text[: subject.start]),
    )  # fmt: skip
    if trimmed(paragraph.text[subject.rest :]):
        first, *others = (items if place.bulleted else clauses)(paragraph.part(subject.rest), desk.subjects)
        yield made(desk, place, first, terms)
        for piece in others:
            other = desk.subjects.leading(piece.text)
            yield from _one_sentence(place, piece, desk) if other is not None and other.named else [made(desk, place, piece, terms)]


def _orders(place: Place, paragraph: Paragraph, desk: Desk) -> Iterator[Found]:
    """Orders in the midst of a paragraph, each up to the next one, and an owner in brackets."""
    orders = [s for s in desk.subjects.orders_inside(paragraph.text) if any(b.kind not in ("group", "person") for b in s.bodies)]
    ends = [s.start for s in orders[1:]] + [len(paragraph.text)]
    for subject, end in zip(orders, ends):
        piece = paragraph.part(subject.rest, end)
        if len(orders) == 1 and len(paragraph.text[: subject.start].split()) >= _TASK_WORDS and _bare(piece.text, desk):
            piece = paragraph.part(0, end)
        if counts(place, subject, paragraph, desk) and trimmed(piece.text):
            yield made(desk, place, piece, Terms(leads=subject.bodies, rule=subject.rule, request=subject.request, confidence=0.85))
    if not orders:
        yield from _bracketed(place, paragraph, desk)


def _bare(text: str, desk: Desk) -> bool:
    """Whether an order says only who and when: "làm đầu mối thực hiện, xong trước ngày 30/6"."""
    due = time_of(desk, text)
    helpers = sum(len(b.text.split()) for b in _helpers(text, (), desk))
    return len(text.split()) - helpers - (len(due.text.split()) if due else 0) <= _BARE_WORDS


def _bracketed(place: Place, paragraph: Paragraph, desk: Desk) -> Iterator[Found]:
    for hit in desk.subjects.cues("owner").find(paragraph.text):
        listed = desk.subjects.listed(hit.groups["body"], 0)
        bare = hit.rule.id != AFTER_COLON or _bare(hit.groups["rest"], desk)
        if listed is not None and bare and any(b.kind != "group" for b in listed.bodies):
            help_ = _helpers(hit.groups["rest"], listed.bodies, desk)
            task = paragraph.part(0, hit.start) if paragraph.text[: hit.start].strip() else paragraph
            due = time_of(desk, hit.groups["rest"])
            yield made(desk, place, task, Terms(leads=listed.bodies, rule=hit.rule.id, support=help_, deadline=due, confidence=0.9))


def _helpers(rest: str, leads: Sequence[Body], desk: Desk) -> tuple[Body, ...]:
    """The bodies that help, named after the word or before it: "Công an xã phối hợp"."""
    m = _HELPED.search(rest)
    before = helpful(bodies_of(rest[: m.start()], desk.subjects)) if m else ()
    return distinct([*before, *supports(rest, desk.subjects, leads)], leads)


def says_nothing(subject: Subject, text: str, desk: Desk) -> bool:
    """Whether a sentence only repeats the general order to bodies without a name: "các đơn vị nghiêm túc thực hiện"."""
    return not subject.named and desk.subjects.cues("general").first(text[subject.rest :]) is not None


def counts(place: Place, subject: Subject, paragraph: Paragraph, desk: Desk) -> bool:
    """Whether a sentence with this subject gives a duty, in the part where it stands."""
    subjects = desk.subjects
    if all(subjects.is_issuer(b) for b in subject.bodies) or says_nothing(subject, paragraph.text, desk):
        return False
    if subject.ordered or desk.charges(place):
        return True
    strong = subjects.predicates.is_strong(paragraph.text[subject.rest :])
    return strong or (subject.named and place.part != "funding")
