"""Tách nhiệm vụ: where one paragraph holds several duties, at semicolons and full stops."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.extract.duty_subjects import Subjects
from pipeline.extract.paragraphs import Paragraph

_ITEM_CUT = regex.compile(r";\s+(?=\p{Lu}|\p{Ll}+\s)")
_CLAUSE_CUT = regex.compile(r";\s+(?=\p{L})|(?<=\.)\s+(?=\p{Lu})")
_CLOSED = regex.compile(r"[“\"][^”\"]*[”\"]|\([^()]*\)")
_CLAUSE_END = regex.compile(r"[;.]\s|$")
_BY_NAME = regex.compile(r"(?i:đồng\s+chí|đ/c|ông|bà)\s+\p{Lu}\p{Ll}+\s+\p{Lu}")
SHORTEST = 3
"""Words of the shortest clause that is a duty of its own; "kiểm tra; giám sát" is a list."""


def items(paragraph: Paragraph, subjects: Subjects) -> Iterator[Paragraph]:
    """The duties of a bullet: one, unless a semicolon stands before a verb of duty with a capital or before an order."""
    return _cut(paragraph, subjects, _ITEM_CUT)


def clauses(paragraph: Paragraph, subjects: Subjects) -> Iterator[Paragraph]:
    """The duties of a block without bullets: one for each clause that opens with a verb of duty."""
    return _cut(paragraph, subjects, _CLAUSE_CUT)


def _cut(paragraph: Paragraph, subjects: Subjects, pattern: regex.Pattern[str]) -> Iterator[Paragraph]:
    text = paragraph.text
    start = 0
    closed = [m.span() for m in _CLOSED.finditer(text)]
    for m in pattern.finditer(text):
        if any(a < m.start() < b for a, b in closed):
            continue
        quiet = pattern is _ITEM_CUT and text[m.end()].islower()
        opens = not quiet and _words(text[start : m.start()]) >= SHORTEST and _opens(text[m.end() :], subjects)
        if opens or changes_hands(text[start : m.start()], text[m.end() :], subjects):
            yield paragraph.part(start, m.end())
            start = m.end()
    yield paragraph.part(start)


def changes_hands(before: str, after: str, subjects: Subjects) -> bool:
    """Whether a clause gives its duty to a body that it names itself; not in the midst of a list of bodies."""
    ordered = subjects.order(after, 0) is not None
    if not (after[0].isupper() or ordered) or any(not before[h.end :].strip(" .;,)") for h in subjects.hits(before)):
        return False
    subject = subjects.leading(after)
    unsaid = subject is None or all(b.kind == "person" and not _BY_NAME.match(b.text) for b in subject.bodies)
    return not unsaid and subject is not None and subject.named and subject.start == 0


def _opens(rest: str, subjects: Subjects) -> bool:
    """Whether a clause is a duty of its own: with a verb of duty, not with how the one before it is done."""
    clause = rest[: _CLAUSE_END.search(rest).start()]  # type: ignore[union-attr]
    if _words(clause) < SHORTEST or subjects.cues("manner").first(rest) is not None:
        return False
    return subjects.opens_duty(rest) if rest[0].isupper() else subjects.predicates.is_verb(rest)


def _words(text: str) -> int:
    return len(text.split())
