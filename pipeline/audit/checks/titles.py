"""Tên chương trình, đề án: the name in the plan's own title and the name in the citation of its parent differ by a word or two.

title_varies: {own} the name in the plan's title, {cited} the name in the citation, {document} the cited document. Only a name that is the
other one with a few words put in or left out is told; names that share little are different programmes.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.checks.citations import named
from pipeline.vietnamese import squeeze

_NAME = regex.compile(
    r"(?P<kind>chương trình|đề án|chiến lược|phong trào|dự án)\s+(?P<name>[^;:,.()\"“”]+?)"
    r"(?=\s+(?:trên\s+địa\s+bàn|giai\s+đoạn|thời\s+kỳ|đến\s+năm|năm\s+\d|của|tại|theo|gắn\s+với)\b|[;:,.()\"“”]|$)",
    regex.IGNORECASE,
)
_MOST_MISSING = 3
_LEAST_SHARED = 3


def titles(case: Case) -> Iterator[Fault]:
    """The plan's title held against the titles of the documents it carries out."""
    own = list(_names(case.child.masthead.title))
    for reference in case.child.references:
        if reference.role != "parent":
            continue
        for cited in _names(reference.title):
            if near := next((name for name in own if _varies(name, cited)), ""):
                values = {"own": near, "cited": cited, "document": named(reference)}
                yield Fault(id="title_varies", values=values, child=reference.evidence)


def _names(title: str) -> Iterator[str]:
    """ "Chương trình phát triển công tác xã hội", as written, for each programme that a title names."""
    for found in _NAME.finditer(title or ""):
        yield " ".join(found.group().split())


def _varies(one: str, other: str) -> bool:
    """Whether the longer name is the shorter one with up to three syllables put in."""
    short, long = sorted((squeeze(one).split(), squeeze(other).split()), key=len)
    missing = len(long) - len(short)
    return 0 < missing <= _MOST_MISSING and len(short) - 2 >= _LEAST_SHARED and _inside(short, long)


def _inside(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(syllable in rest for syllable in short)
