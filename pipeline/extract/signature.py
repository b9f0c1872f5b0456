"""Chữ ký và nơi nhận: who signed, in whose name, and to whom the document goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from pipeline.extract.letterhead import HeadLine, said
from pipeline.model import Recipient, Signer
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

_DASH = regex.compile(r"^\s*(?:[-–—+•*]\s*|\d{1,2}[.)]\s+)")
_NEXT = regex.compile(r"(?<=;)\s+(?=[-–+•]\s*\p{L})")
_OVER = regex.compile(r"[.;]\s*$")
_RUN_TOGETHER = regex.compile(r"^(?P<caps>[\p{Lu}\s./,–-]{6,}?)\s+(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,4})\W*$")


def signer_of(lines: Sequence[HeadLine], rules: RuleBook) -> Signer | None:
    """The signature block among the lines of the conclusions; its name is "" where it is left blank."""
    authority, capacity, position, name = "", "", "", ""
    for line in _split(lines):
        text = " ".join(line.split()).strip(" *")
        if name:
            break
        if hit := said(rules, text, "authority"):
            authority, capacity, position = text[hit.start :], "", ""
        elif said(rules, text, "capacity"):
            capacity = text
        elif _in_capitals(text) and said(rules, text, "position"):
            position = text
        elif (authority or capacity or position) and not _DASH.match(line):
            name = person(text, rules)
    if not (authority or capacity or position):
        return None
    return Signer(name=name, authority=authority, capacity=capacity, position=position)


def person(text: str, rules: RuleBook) -> str:
    """A person's name alone on its line, without titles; "" if the line is none."""
    hit = said(rules, text, "person")
    name = " ".join(hit.groups["name"].split()) if hit else ""
    words = name.split()
    if len(words) < 2 or not all(w[0].isupper() for w in words):
        return ""
    if not name.isupper():
        return name
    known = fold(words[0]) in rules.table("masthead")["surnames"]["words"]
    return " ".join(w.capitalize() for w in words) if known and len(words) > 2 else ""


def _in_capitals(text: str) -> bool:
    return text.isupper() or (text[:1].isupper() and len(text.split()) <= 6 and not text.endswith((";", ".")))


def _split(lines: Iterable[HeadLine]) -> list[str]:
    """The lines, with "PHÓ CHỦ TỊCH Trần An" cut in two."""
    out: list[str] = []
    for line in lines:
        found = _RUN_TOGETHER.match(line.text)
        out += [found["caps"], found["name"]] if found else [line.text]
    return out


def recipients_of(lines: Sequence[HeadLine], rules: RuleBook) -> tuple[Recipient, ...]:
    """The lines under "Nơi nhận", wrapped ones joined; what follows a closing full stop is no recipient."""
    names: list[str] = []
    for text in _listed(lines, rules):
        if _DASH.match(text) or not names:
            names.append(_DASH.sub("", text))
        elif text[:1].islower() or not _OVER.search(names[-1]):
            names[-1] = f"{names[-1]} {text}"
        elif names[-1].rstrip().endswith(";"):
            names.append(text)
    return tuple(_recipient(n, rules) for n in names if n.strip(" ;.,"))


def _listed(lines: Sequence[HeadLine], rules: RuleBook) -> list[str]:
    """The lines that stand under the heading: in its cell, or down to the signature."""
    start = next((n for n, x in enumerate(lines) if said(rules, x.text, "recipients")), None)
    if start is None:
        return []
    first = lines[start]
    heading = said(rules, first.text, "recipients")
    listed = [first.text[heading.end :].strip()] if heading else []
    beside = False  # a signature set between the lines of the list: from here on only what has a dash
    for line in lines[start + 1 :]:
        if first.column >= 0 and line.span.block == first.span.block and line.column != first.column:
            continue
        if first.column >= 0 and line.column != first.column:
            if line.column < 0:
                break
            continue
        if any(said(rules, line.text, f) for f in ("authority", "capacity")) or _office_line(line, rules):
            beside = True
        elif not beside or _DASH.match(line.text):
            listed.append(line.text)
    return [part for t in listed for part in _NEXT.split(t) if part.strip()]


def _office_line(line: HeadLine, rules: RuleBook) -> bool:
    return line.text.isupper() and said(rules, line.text, "position") is not None


def _recipient(text: str, rules: RuleBook) -> Recipient:
    hit = said(rules, text, "action")
    if hit is None:
        return Recipient(name=text.strip(" ;.,"))
    name = f"{text[: hit.start]} {text[hit.end :]}"
    return Recipient(name=" ".join(name.split()).strip(" ;.,"), action=hit.groups["action"].strip())
