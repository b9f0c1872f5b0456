"""Lập nhiệm vụ: a paragraph and its leads become a found duty, with support, deadline, product and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.extract.duty_found import Desk, Found, Place, trimmed
from pipeline.extract.duty_labels import lines
from pipeline.extract.duty_times import due, stated, time_of
from pipeline.extract.paragraphs import Paragraph
from pipeline.extract.supports import bodies_of, distinct, helpful, supports
from pipeline.model import Body, Deadline, Span

_CLAUSE = 110
_LONGEST_PRODUCT = 160
_NOUNS = regex.compile(r",\s+(?P<words>(?!(?:trong|trước|theo|từ|với|khi|nhằm|để|có|là|phù|kịp|đúng|cụ|làm|xong|sau|qua|thời|sản|không|đồng|cho|tại|trên|mỗi|các|bảo|định|hằng|hàng|chậm)\s)\p{Ll}+(?:\s+\p{L}+){0,3}?)(?=\s*(?:[,;.]|$|\s(?:của|tại|trên|thuộc|trình|gửi)\s))")
_AND = regex.compile(r"\s+và\s+")
_STOP = regex.compile(r"(?<=\.)\s+(?=\p{Lu})")
SURE_READING = 0.75
UNKNOWN_BODY = "Tên cơ quan không có trong danh mục; đề nghị kiểm tra lại."
UNSURE_READING = "Chữ nhận dạng chưa chắc chắn ở đoạn này."
NO_OWNER_PART = "Nhiệm vụ giao trong câu, ngoài phần tổ chức thực hiện."


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Điều kiện giao việc: what holds for every duty of a block, a card or a row."""

    leads: tuple[Body, ...]
    rule: str
    request: bool = False
    support: tuple[Body, ...] = ()
    deadline: Deadline | None = None
    product: str = ""
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    more: tuple[Span, ...] = ()


def made(desk: Desk, place: Place, paragraph: Paragraph, terms: Terms, *, below: Sequence[Paragraph] = ()) -> Found:
    """The duty that a paragraph states; `below` are the list items that belong to it."""
    paragraph = paragraph.part(len(paragraph.text) - len(paragraph.text.lstrip(" ;,")))
    said, terms = _labelled(desk, paragraph, terms)
    text = " ".join([said, *(p.text for p in below)])
    own = supports(text, desk.subjects, terms.leads)
    reasons = doubts(desk, terms, paragraph.span)
    return Found(
        leads=terms.leads, duty=trimmed(text), span=paragraph.span, section=place.section.path, where=place.where, rule=terms.rule,
        support=distinct([*terms.support, *own], terms.leads), deadline=due(time_of(desk, text), terms.deadline), product=terms.product or product_of(desk, text),
        request=terms.request, confidence=terms.confidence - 0.2 * (len(reasons) - len(terms.reasons)), reasons=reasons, more=terms.more,
    )  # fmt: skip


def product_of(desk: Desk, text: str) -> str:
    """The paper that a duty's own words say must come out of it; "" where they name none."""
    guided = desk.subjects.cues("guided")
    hits = desk.subjects.cues("product").find(text)
    hit = next((h for h in hits if guided.first(text[max(0, h.start - _CLAUSE) : h.start]) is None), None)
    if hit is None:
        return ""
    named = " ".join(text[hit.spans["product"][0] : _product_end(desk, text, hit.end)].split())
    ends = (m.start() for m in _AND.finditer(named) if desk.subjects.predicates.is_verb(named[m.end() :]))
    return named[: next(ends, None)]


def _product_end(desk: Desk, text: str, start: int) -> int:
    """Where a product's name ends that goes on at `start`: at words of another matter; a comma inside it is no end ("nông, lâm sản")."""
    ends = desk.subjects.cues("product_end")
    at = start
    while stop := ends.first(text[at : start + _LONGEST_PRODUCT]):
        end = at + stop.start
        more = _NOUNS.match(text, end)
        if more is None or desk.subjects.predicates.is_verb(more.group("words")) or desk.subjects.opens_duty(more.group("words")):
            return end
        at = more.end()
    return min(len(text), start + _LONGEST_PRODUCT)


def _labelled(desk: Desk, paragraph: Paragraph, terms: Terms) -> tuple[str, Terms]:
    """The words of a duty without the labelled ends ("; sản phẩm: kế hoạch"), and the terms with what those say."""
    first, *rest = lines(paragraph, desk)
    if first.role:
        return paragraph.text, terms
    said = first.value.text
    for line in rest:
        if line.role == "product":
            stop = _STOP.search(line.value.text)
            terms = replace(terms, product=trimmed(line.value.text[: stop.start() if stop else None]))
            said += line.value.text[stop.start() :] if stop else ""
        elif line.role == "deadline":
            terms = replace(terms, deadline=stated(desk, line.value.text))
        elif line.role == "support":
            terms = replace(terms, support=(*terms.support, *helpful(bodies_of(line.value.text, desk.subjects))))
        else:
            return paragraph.text, terms
    return said, terms


def doubts(desk: Desk, terms: Terms, span: Span) -> tuple[str, ...]:
    """Why a person should look at a duty before trusting it."""
    reasons = list(terms.reasons)
    if not all(desk.subjects.knows(b) for b in terms.leads):
        reasons.append(UNKNOWN_BODY)
    if desk.reading.block(span).confidence < SURE_READING:
        reasons.append(UNSURE_READING)
    return tuple(dict.fromkeys(reasons))
