"""Thẻ nhiệm vụ: a task with lines "Nội dung: …", "Cơ quan chủ trì: …", "Cơ quan phối hợp: …", "Thời gian: …" under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from pipeline.extract.duty_clauses import items
from pipeline.extract.duty_found import Desk, Found, Place, trimmed
from pipeline.extract.duty_labels import Line, label, lines
from pipeline.extract.duty_made import Terms, made
from pipeline.extract.duty_times import stated, time_of
from pipeline.extract.duty_subjects import Subject
from pipeline.extract.paragraphs import Paragraph, own
from pipeline.extract.supports import bodies_of, distinct, helpful, supports
from pipeline.model import Body, Deadline, Section

_SCOPE = regex.compile(r"(?:trong\s+phạm\s+vi|theo\s+chức\s+năng)(?!\p{L})")
_SHARED = regex.compile(r"(?:phải\s+|cùng\s+|đồng\s+)?(?:chủ trì|phối hợp|thực hiện|tham mưu|chịu trách nhiệm|có trách nhiệm)(?!\p{L})")


NEAREST_ONLY = "Dòng cơ quan chủ trì đứng sau nhiều việc; chưa chắc có áp dụng cho việc này không."
_GROUP = regex.compile(r"\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,4}\s+(?:số\s+)?\d{1,2}\s*:\s*")


@dataclass(slots=True)
class Card:
    """Thẻ: what its lines say; `loose` has no label, `used` are the paths of the sections taken up by it.

    `one` marks a card of a list in which each item has its own lines: they rule the last item for certain.
    """

    contents: list[Paragraph] = field(default_factory=list)
    entries: list[Line] = field(default_factory=list)
    support: list[Body] = field(default_factory=list)
    deadline: Deadline | None = None
    product: str = ""
    used: set[str] = field(default_factory=set)
    loose: list[Paragraph] = field(default_factory=list)
    one: bool = False


def runs(place: Place, desk: Desk) -> list[Place]:
    """A list in which each item has its own line of who leads, cut after those lines; one place where it is no such list."""
    parts: list[list[Section]] = []
    led: list[bool] = []
    for child in place.section.children:
        told = label(child, desk)
        if told in ("", "content") and (not parts or led[-1]):
            parts.append([])
            led.append(False)
        if not parts:
            return [place]
        parts[-1].append(child)
        led[-1] = led[-1] or told == "lead"
    labelled = any(x.role for p in own(place.section, desk.reading.document) for x in lines(p, desk))
    if labelled or sum(led) < 2:
        return [place]
    return [Place(replace(place.section, head=None, body=(), children=tuple(p)), place.above) for p in parts]


def read(place: Place, desk: Desk) -> Card | None:
    """The card that a section is, None where none of its lines names who leads."""
    card = Card()
    for paragraph in own(place.section, desk.reading.document):
        for line in lines(paragraph, desk):
            _take(card, line, (), desk)
    for child in place.section.children:
        _take_child(card, child, desk)
    if not any(e.value.text for e in card.entries):
        return None
    _settle(card, place, desk)
    return card if card.contents or card.entries else None


def _take_child(card: Card, child: Section, desk: Desk) -> None:
    """A labelled child with all below it; a child without label is left for the contents."""
    paragraphs = own(child, desk.reading.document)
    if not paragraphs or not lines(paragraphs[0], desk)[0].role:
        return
    card.used.add(child.path)
    found = [line for p in paragraphs for line in lines(p, desk)]
    for line in found[:-1]:
        _take(card, line, (), desk)
    below = [p for c in child.children for p in own(c, desk.reading.document)]
    _take(card, found[-1], below, desk)


def _take(card: Card, line: Line, below: Sequence[Paragraph], desk: Desk) -> None:
    values = [p for p in (line.value, *below) if p.text]
    if line.role == "lead":
        for inner in (x for p in values for x in lines(p, desk)):
            if inner.role in ("", "lead"):
                card.entries.append(Line("lead", inner.value, inner.rule or line.rule))
            else:
                _take(card, inner, (), desk)
    elif line.role == "content":
        card.contents += values[-len(below) :] if below and not trimmed(line.value.text) else values
    elif line.role == "support":
        card.support += helpful(b for p in values for b in bodies_of(p.text, desk.subjects))
        card.deadline = card.deadline or next((due for p in values if (due := time_of(desk, p.text))), None)
    elif line.role == "deadline":
        card.deadline = stated(desk, " ".join(p.text for p in values))
    elif line.role == "product":
        card.product = trimmed(" ".join(p.text for p in values))
    elif not line.role and line.value.text:
        card.loose.append(line.value)


def _settle(card: Card, place: Place, desk: Desk) -> None:
    """What the card is about: its content lines, else its unlabelled items, else its own words."""
    if card.contents:
        return
    for child in place.section.children:
        if child.path not in card.used and not _has_leader(child, desk):
            card.used.add(child.path)
            card.contents += _said(child, desk)
    if not card.contents:
        card.contents += card.loose


def _said(section: Section, desk: Desk) -> Sequence[Paragraph]:
    """What an unlabelled item says: its own words, or each of the items that it only announces ("gồm:")."""
    first = own(section, desk.reading.document)[:1]
    if not section.children or not (first and first[0].text.rstrip().endswith(":")):
        return first
    return [p for c in section.children for p in own(c, desk.reading.document)[:1]]


def _has_leader(section: Section, desk: Desk) -> bool:
    return any(label(s, desk) == "lead" for s, _ in section.walk())


def duties(card: Card, place: Place, desk: Desk) -> Iterator[Found]:
    """One duty for each content and each lead of a card; a lead with words of its own has those."""
    leading: list[Terms] = []
    groups: list[Terms] = []
    for entry in card.entries:
        group = _GROUP.match(entry.value.text)
        value = entry.value.part(group.end()) if group else entry.value
        for clause in _statements(value, desk):
            yield from _entry(clause, entry.rule, groups if group else leading, (card, place, desk))
    for terms in [*([_joint(leading)] if leading else []), *groups]:
        shared = replace(terms, support=distinct([*card.support, *terms.support], terms.leads))
        for content in card.contents:
            sure = not card.one or content is card.contents[-1]
            ruled = shared if sure else replace(shared, confidence=0.7, reasons=(*shared.reasons, NEAREST_ONLY))
            for duty in items(content, desk.subjects):
                yield made(desk, place, duty, ruled)


def _joint(leading: Sequence[Terms]) -> Terms:
    """Leads of several lines that share one duty."""
    bodies = distinct(b for t in leading for b in t.leads)
    return replace(leading[0], leads=bodies, support=distinct((b for t in leading for b in t.support), bodies))


def _entry(clause: Paragraph, rule: str, leading: list[Terms], about: tuple[Card, Place, Desk]) -> Iterator[Found]:
    card, place, desk = about
    subject = _doing(clause.text, desk)
    shared = subject is None or _SHARED.match(clause.text[subject.rest :].lower()) is not None
    bodies = subject.bodies if subject is not None else bodies_of(clause.text, desk.subjects)
    bodies = bodies or ((desk.subjects.body(clause.text),) if clause.text else ())
    terms = Terms(
        leads=bodies, rule=rule or "the-chu-tri", request=bool(subject and subject.request), support=supports(clause.text, desk.subjects, bodies), deadline=card.deadline or time_of(desk, clause.text),
        product=card.product, confidence=0.95, more=(clause.span,),
    )  # fmt: skip
    if shared or not card.contents or (not leading and len(card.entries) == 1):
        if subject is not None and leading and clause.text[subject.rest :].lower().startswith("phối hợp"):
            leading[0] = replace(leading[0], support=(*leading[0].support, *helpful(bodies)))
        elif bodies:
            leading.append(terms)
    elif subject is not None:
        yield made(desk, place, clause.part(subject.rest), terms)


def _doing(text: str, desk: Desk) -> Subject | None:
    """The subject of a lead line that says what is done; none where it says only in what scope: "Sở A, các sở trong phạm vi chức năng"."""
    subject = desk.subjects.leading(text)
    if subject is None or _SCOPE.match(text[subject.rest :].lower()) is None:
        return subject
    last = max((h.end for h in desk.subjects.hits(text)), default=0)
    return subject if text[last:].strip(" .;") else None


def _statements(value: Paragraph, desk: Desk) -> Iterator[Paragraph]:
    """A lead line cut at ";" where a body with a verb of its own follows."""
    start = 0
    for m in regex.finditer(r";\s*", value.text):
        if desk.subjects.leading(value.text[m.end() :]) is not None and desk.subjects.leading(value.text[start : m.start()]) is not None:
            yield value.part(start, m.start())
            start = m.end()
    yield value.part(start)
