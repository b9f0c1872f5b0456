"""Chữ viết tắt: capitals that the plan never writes out and that no official knows by heart, or that double a letter of one that is known.

abbreviation_undefined: {abbreviations}, {count}; abbreviation_slip: {written}, {right}. Known are rules/abbreviations.toml, the short names
of bodies and the list in rules/writing.toml; lines all in capitals, names of documents and of companies and Roman numbers hold none.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.audit.checks.case import Case, Fault, Passage
from pipeline.audit.checks.names import one_apart
from pipeline.model import Evidence
from pipeline.vietnamese import fold, roman

_SHORT = regex.compile(r"(?<![\p{L}\d/.&@-])(?<!\p{Lu},)\p{Lu}{2,7}(?:&\p{Lu}{2,7})?(?![\p{L}\d/&@-])")
_SYMBOL = regex.compile(r"[\p{L}\d]*/[\p{L}\d/&-]+|\b[\w.]+@[\w.]+|https?://\S+")
_COMPANY = regex.compile(r"(?:tổng\s+công\s+ty|công\s+ty|tập\s+đoàn|hợp\s+tác\s+xã|ctcp)\s[^;,.()]*?(?=[;,.()]|\s(?:tại|và|theo|chủ\s+trì)\s|$)", regex.IGNORECASE)
_LEAST_KNOWN = 4


def abbreviations(case: Case) -> Iterator[Fault]:
    """Slips one by one, then all that is undefined in one finding."""
    if case.child.kind in ("news", "other"):
        return
    known, defined = _known(case), _defined(case)
    unknown: dict[str, Passage] = {}
    for passage in case.passages():
        for word in _written(passage):
            if fold(word) not in known and fold(word) not in defined:
                unknown.setdefault(word, passage)
    slips = {w: right for w in unknown if (right := _meant(w, known))}
    for word, right in slips.items():
        yield Fault(id="abbreviation_slip", values={"written": word, "right": right.upper()}, child=_evidence(unknown[word], word))
    left = [w for w in unknown if w not in slips and unknown[w].section.role != "conclusions"]
    if left:
        values = {"abbreviations": ", ".join(left), "count": str(len(left))}
        yield Fault(id="abbreviation_undefined", values=values, child=_evidence(unknown[left[0]], left[0]))


def _written(passage: Passage) -> Iterator[str]:
    """The abbreviations of a line that is not all in capitals and no line of a letterhead."""
    text = _COMPANY.sub(_blank, _SYMBOL.sub(_blank, passage.text))
    if passage.section.role == "masthead" or not regex.search(r"\p{Ll}{2}", text) or _shouts(text):
        return
    for m in _SHORT.finditer(text):
        if roman(m.group()) is None:
            yield m.group()


def _blank(found: regex.Match[str]) -> str:
    return " " * len(found.group())


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if fold(text).lstrip("- ").startswith("lưu"):
        return False
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def _known(case: Case) -> frozenset[str]:
    table = case.rules.table("abbreviations")["expansions"]
    return frozenset({*table, *(fold(w) for w in case.rules.table("writing")["common"]), *_short_names(case)})


def _short_names(case: Case) -> Iterator[str]:
    for row in case.rules.table("bodies").get("body", ()):
        for name in (row.get("name", ""), *row.get("aliases", ()), *row.get("abbreviations", ())):
            yield from (fold(m.group()) for m in _SHORT.finditer(name))


def _defined(case: Case) -> frozenset[str]:
    """What the plan puts in brackets after the words, or explains ("viết tắt là", "gọi tắt là")."""
    found: set[str] = set()
    for passage in case.passages():
        for m in regex.finditer(r"\(([^()]{2,60})\)|(?:tắt là|gọi là)\s*:?\s*[\"“]?([\p{L}&]+)", passage.text):
            found |= {fold(w.group()) for w in _SHORT.finditer(m.group(1) or m.group(2) or "")}
        for m in regex.finditer(r"(?<!\p{L})(\p{Lu}{2,7})\s*\(\p{L}\p{Ll}+\s[^)]*\)", passage.text):
            found.add(fold(m.group(1)))
    return frozenset(found)


def _meant(word: str, known: frozenset[str]) -> str:
    """The one known abbreviation that a word with a doubled letter is one letter from ("VHXX" for "VHXH"); "" else."""
    doubled = regex.search(r"(\p{Lu})\1", word) is not None
    near = [w for w in known if len(w) >= _LEAST_KNOWN and one_apart(fold(word), w)] if doubled and len(word) >= _LEAST_KNOWN else []
    return near[0] if len(near) == 1 else ""


def _evidence(passage: Passage, word: str) -> Evidence:
    at = passage.text.find(word)
    return passage.evidence("abbreviations", at, at + len(word)) if at >= 0 else passage.evidence("abbreviations")
