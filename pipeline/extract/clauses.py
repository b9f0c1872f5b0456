"""Vế câu: sentences of a paragraph, and the clause of a compound sentence that belongs to each of its amounts."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.extract.cues import Cues

_END = regex.compile(
    r"(?<!\b(?:TP|Tp|tp|TX|Tx|Q|P|H|ThS|TS|BS|GS|PGS|St|No|vv|v\.v|tr|Đ/c|đ/c))\.(?=\s+[\p{Lu}\d\"“(]|\s*$)|;|[!?](?=\s)|\n|\.\.\.(?=\s+\p{Lu})"
)
_SEPARATOR = regex.compile(r",\s+(?:và\s+)?|\s+(?:và|hoặc)\s+|;\s*|\s*\(\s*|\s+(?:-|–)\s+|\.\s+")

_REACHED = regex.compile(r"(?<!\p{L})(?:đạt|chiếm|còn|tăng|giảm)(?:\s+(?:mức|khoảng|từ))*\s*$", regex.I)
_LONG = 15
_DONE = regex.compile(
    r"\s*(?:(?:vào|đến|trong|của|đến\s+hết)\s+(?:cuối\s+)?năm\s+20\d\d|trở\s+(?:lên|xuống)|(?:kế\s+hoạch|dự\s+toán)(?:\s+giao)?|GRDP|GDP|\([^()]*\))?\s*"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, split at full stops, semicolons and line breaks; together they cover its words."""
    found, start = [], 0
    for m in _END.finditer(text):
        if text[start : m.end()].strip():
            found.append((start, m.end()))
        start = m.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def clauses(text: str, phrases: Sequence[tuple[int, int]], cues: Cues) -> list[tuple[int, int]]:
    """For each phrase (an amount with its bound words), the clause that it rules.

    Neighbours in one sentence part where a new statement begins: right before the phrase, else at the first
    separator that a word like "tỷ lệ" or "nâng" follows, else at the last one; without any they share a clause.
    """
    homes = _homes(sentences(text), phrases, len(text))
    apart = [None, *(_part(text, phrases[i - 1 : i + 1], homes[i - 1 : i + 1], cues) for i in range(1, len(phrases))), None]
    lefts, rights = [h[0] for h in homes], [h[1] for h in homes]
    for i in range(1, len(phrases)):
        lefts[i] = border[1] if (border := apart[i]) else lefts[i - 1]
    for i in range(len(phrases) - 2, -1, -1):
        rights[i] = border[0] if (border := apart[i + 1]) else rights[i + 1]
    opened = [_opening(text, left, start, cues) for left, (start, _) in zip(lefts, phrases, strict=True)]
    return [(left, max(right, end)) for left, right, (_, end) in zip(opened, rights, phrases, strict=True)]


def _homes(spans: Sequence[tuple[int, int]], phrases: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The sentence of each phrase; phrases stand in order."""
    out: list[tuple[int, int]] = []
    at = 0
    for start, _ in phrases:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        out.append(spans[at] if at < len(spans) else (0, length))
    return out


def _part(text: str, pair: Sequence[tuple[int, int]], homes: Sequence[tuple[int, int]], cues: Cues) -> tuple[int, int] | None:
    """What lies between the clauses of two neighbours: the break between two sentences, a separator, None where they share one."""
    if homes[0] != homes[1]:
        return homes[0][1], homes[1][0]
    border = _border(text, pair[0][1], pair[1][0], cues)
    return border.span() if border is not None else None


def _opening(text: str, left: int, start: int, cues: Cues) -> int:
    """In a long clause, where the name of the indicator opens its last part."""
    opens = {h.start for h in cues.of("subject", left, start)}
    closes = {h.end for h in cues.of("subject", left, start)}
    ends = [m.end() for m in _SEPARATOR.finditer(text, left, start) if m.end() in opens and m.start() not in closes]
    return ends[-1] if ends and len(text[left : ends[-1]].split()) >= _LONG else left


def direct(text: str, clause: tuple[int, int], start: int) -> bool:
    """Whether a phrase opens its clause, with no statement of its own before it ("…, 50 doanh nghiệp")."""
    return not any(map(str.isalpha, text[clause[0] : start])) if clause[0] <= start else True


def _border(text: str, left: int, right: int, cues: Cues) -> regex.Match[str] | None:
    """Where the clause of the phrase that ends at `left` gives way to that of the phrase that starts at `right`."""
    gaps = list(_SEPARATOR.finditer(text, left, right))
    if not gaps:
        return None
    if not text[gaps[-1].end() : right].strip(' "“(:'):
        return gaps[-1]
    if _DONE.fullmatch(text[left : gaps[0].start()]):
        return gaps[0]
    if _REACHED.search(text[left:right]):
        return gaps[-1]
    begins = {h.start for kind in ("starter", "output") for h in cues.of(kind)}
    return next((m for m in gaps if m.end() in begins), None)
