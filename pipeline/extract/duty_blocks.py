"""Khối giao việc: a heading that names bodies, and the items below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest


from pipeline.extract import duty_cards
from pipeline.extract.duty_clauses import clauses, items
from pipeline.extract.duty_found import Desk, Found, Place
from pipeline.extract.duty_headings import first, owner
from pipeline.extract.duty_labels import label
from pipeline.extract.duty_made import Terms, made
from pipeline.extract.duty_sentences import counts, sentence
from pipeline.extract.duty_subjects import Subject
from pipeline.extract.paragraphs import Paragraph, own
from pipeline.extract.supports import distinct, only_partners, supports
from pipeline.model import Body, Section
from pipeline.vietnamese import squeeze

SILENT = frozenset({"masthead", "preamble", "conclusions", "context", "requirements", "objectives"})
_TOPIC_WORDS = 9
WHICH_BODY = "Mục này mở đầu bằng tên một cơ quan; chưa chắc nhiệm vụ là của mọi cơ quan nêu ở mục trên."


def duties(place: Place, desk: Desk) -> Iterator[Found]:
    """Every duty in a section and below it, tables left out."""
    if place.part in SILENT or place.section.role == "table" or desk.subjects.cues("no_duties").first(place.section.heading) is not None:
        yield from _beneath(place, desk)
        return
    parts = duty_cards.runs(place, desk)
    if len(parts) > 1:
        for part in parts:
            yield from _card(part, duty_cards.read(part, desk), desk, one=True)
        return
    card = duty_cards.read(place, desk)
    if card is not None:
        yield from _card(place, card, desk)
        return
    owned = owner(place, desk)
    if owned is not None:
        yield from _block(owned[0], owned[1], desk)
        return
    yield from _own_sentences(place, desk)


def _beneath(place: Place, desk: Desk) -> Iterator[Found]:
    """The duties of a "Tổ chức thực hiện" that stands below a part of another name: "Phần thứ hai. Mục tiêu, nhiệm vụ năm 2026"."""
    for child in place.section.children if place.part == "objectives" else ():
        if child.role == "implementation":
            yield from duties(place.under(child), desk)
        elif child.role != "table":
            yield from _beneath(place.under(child), desk)


def _card(place: Place, card: duty_cards.Card | None, desk: Desk, *, one: bool = False) -> Iterator[Found]:
    """The duties of a card, then of the sections that it did not take up; a part of a list without a lead has those alone."""
    if card is not None:
        card.one = one
        yield from duty_cards.duties(card, place, desk)
    for child in place.section.children:
        if card is None or child.path not in card.used:
            yield from duties(place.under(child), desk)


def _block(terms: Terms, place: Place, desk: Desk) -> Iterator[Found]:
    """The duties of a block: each paragraph and each item."""
    for paragraph in own(place.section, desk.reading.document):
        body = paragraph.part(paragraph.heading) if paragraph.heading else paragraph
        stripped = body.part(len(body.text) - len(body.text.lstrip(" :.-"))) if body.text else body
        terms, stripped = _asked(terms, stripped, desk)
        if place.section.children and (with_ := only_partners(stripped.text, desk.subjects)):
            terms = replace(terms, support=distinct([*terms.support, *with_], terms.leads))
        elif stripped.text and not desk.subjects.only_names(paragraph.text):
            yield from _given(terms, place, stripped, desk)
    for child in place.section.children:
        if label(child, desk) in ("", "content"):
            yield from _item(terms, place.under(child), desk)


def _item(terms: Terms, place: Place, desk: Desk) -> Iterator[Found]:
    """One item of a block: a duty with what is listed under it, a topic over duties, or a block of its own."""
    section = place.section
    if section.role == "table":
        return
    paragraphs = own(section, desk.reading.document)
    if paragraphs and not section.marker and desk.subjects.order(paragraphs[0].text, 0) is not None:
        yield from sentence(place, paragraphs[0], desk)
        return
    inner = owner(place, desk)
    if inner is not None and inner[0].leads != terms.leads:
        yield from _block(replace(inner[0], request=inner[0].request or terms.request), inner[1], desk)
        return
    if not paragraphs or (len(paragraphs) == 1 and _topic(paragraphs[0], section, desk)):
        below = supports(paragraphs[0].text, desk.subjects, terms.leads) if paragraphs else ()
        if len(terms.leads) > 1 and paragraphs and desk.subjects.listed(paragraphs[0].text) is not None:
            terms = replace(terms, confidence=0.7, reasons=(*terms.reasons, WHICH_BODY))
        for child in section.children:
            yield from _item(replace(terms, support=distinct([*terms.support, *below])), place.under(child), desk)
        return
    for paragraph in paragraphs:
        yield from _given(terms, place, paragraph, desk, item=True)


def _topic(paragraph: Paragraph, section: Section, desk: Desk) -> bool:
    """Whether an item only announces the duties under it."""
    if not section.children:
        return False
    several = desk.subjects.cues("several").first(paragraph.text) is not None
    only_heading = bool(section.heading) and paragraph.heading >= len(paragraph.text) - 1
    acts = desk.subjects.predicates.is_verb(paragraph.text) and len(paragraph.text.split()) > _TOPIC_WORDS
    return several or (only_heading and not acts)


def _given(terms: Terms, place: Place, paragraph: Paragraph, desk: Desk, *, item: bool = False) -> Iterator[Found]:
    """The duties of one paragraph under an owner, one for a bullet; a body named in it takes them over."""
    subjects = desk.subjects
    if subjects.cues("formula").first(paragraph.text) is not None:
        return
    subject = subjects.leading(paragraph.text)
    if subject is not None and all(subjects.is_issuer(b) for b in subject.bodies):
        yield from sentence(place, paragraph, desk)
        return
    terms, paragraph = _asked(terms, paragraph, desk)
    below = _below(place.section, desk) if item and paragraph.text.rstrip().endswith(":") else ()
    ruled, terms = terms, _taken_over(terms, subject)
    if subject is not None and terms is not ruled and ":" in paragraph.text[subject.end : subject.rest]:
        paragraph = paragraph.part(subject.rest)
    pieces = list((items if item else clauses)(paragraph, subjects))
    for n, piece in enumerate(pieces):
        again = subjects.leading(piece.text) if n else None
        own_terms = _taken_over(ruled, again) if again is not None and again.named else terms
        if again is not None and own_terms is not ruled and own_terms is not terms:
            piece = piece.part(again.rest)
        yield made(desk, place, piece, own_terms, below=below if n == len(pieces) - 1 else ())


def _asked(terms: Terms, paragraph: Paragraph, desk: Desk) -> tuple[Terms, Paragraph]:
    """Under a name, "Đề nghị kiểm tra ..." asks that body: a request, and the duty after the word."""
    order = desk.subjects.order(paragraph.text, 0)
    if order is None or not order.emits["request"] or not desk.subjects.predicates.is_verb(paragraph.text[order.end :]):
        return terms, paragraph
    return replace(terms, request=True), paragraph.part(order.end)


def _below(section: Section, desk: Desk) -> tuple[Paragraph, ...]:
    return tuple(p for c in section.children for s, _ in c.walk() for p in own(s, desk.reading.document))


def _taken_over(terms: Terms, subject: Subject | None) -> Terms:
    """The terms of a paragraph whose own subject is another body, or one of several that the heading names."""
    if subject is None or not subject.named or (subject.ordered and all(b.kind == "person" for b in subject.bodies)):
        return terms  # "Phân công đồng chí Phó Chủ tịch phụ trách": the owner's own duty
    names = {squeeze(b.name) for b in terms.leads}
    said = {squeeze(b.name) for b in subject.bodies}
    among = said < names
    foreign = not any(_alike(b, own_) for b in subject.bodies for own_ in terms.leads)
    if not among and not foreign:
        return terms
    return replace(terms, leads=subject.bodies, request=subject.request or (terms.request and among), rule=subject.rule)


def _alike(one: Body, other: Body) -> bool:
    a, b = set(squeeze(one.name).split()), set(squeeze(other.name).split())
    return one.key == other.key or 2 * len(a & b) >= len(a) + len(b) - 2 or a <= b or b <= a


def _own_sentences(place: Place, desk: Desk) -> Iterator[Found]:
    """The duties in a section's own paragraphs, then those of its children."""
    paragraphs = own(place.section, desk.reading.document)
    for n, paragraph in enumerate(paragraphs):
        last = n == len(paragraphs) - 1
        if last and place.section.children and paragraph.text.rstrip().endswith(":"):
            terms = _announced(place, paragraph, desk)
            if terms is not None:
                for child in place.section.children:
                    yield from _item(terms, place.under(child), desk)
                return
        yield from sentence(place, paragraph, desk)
    opened: Terms | None = None
    for child, after in zip_longest(place.section.children, place.section.children[1:]):
        if opened is not None and _unowned(child, desk):
            yield from _item(opened, place.under(child), desk)
            continue
        opened = _opening(place.under(child), after, desk)
        if opened is None:
            yield from duties(place.under(child), desk)


def _unowned(section: Section, desk: Desk) -> bool:
    """Whether a section is an item without heading that names nobody."""
    said = first(section, desk)
    return said is not None and not section.heading and desk.subjects.leading(said.text) is None and desk.subjects.listed(said.text) is None


def _opening(place: Place, after: Section | None, desk: Desk) -> Terms | None:
    """The terms of an item that only announces the ones numbered after it: "1. Giao phòng X các việc:", "2. Rà soát ..."."""
    said = first(place.section, desk)
    if said is None or after is None or place.section.children or not said.text.rstrip().endswith(":") or not _unowned(after, desk):
        return None
    return _announced(place, said, desk)


def _announced(place: Place, paragraph: Paragraph, desk: Desk) -> Terms | None:
    """The terms of a sentence that ends in ":" and lists its duties below ("Giao Sở Y tế:")."""
    subject = desk.subjects.leading(paragraph.text)
    if subject is None or not counts(place, subject, paragraph, desk):
        return None
    support = supports(paragraph.text[subject.rest :], desk.subjects, subject.bodies)
    return Terms(leads=subject.bodies, rule=subject.rule, request=subject.request, support=support, more=(paragraph.span,), confidence=0.95)
