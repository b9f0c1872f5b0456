"""Where a paragraph's heading ends: bold, capitals, a short phrase before a colon, or a line of its own."""

from __future__ import annotations

import regex

from pipeline.model import Block
from pipeline.outline.markers import Marker
from pipeline.rules import RuleBook

LONGEST = 300
SHORT = 160
SHORTEST_CAPS = 7
_CAPS_RUN = regex.compile(r"\s*\p{Lu}{2,}[,;:]?(?:[\s–-]+(?:\p{Lu}{2,}|[\d/-]+)[,;:]?)+(?=\s+\p{Lu}?\p{Ll})", regex.V1)
_END = regex.compile(r"[.;,]\s*$")
_COLON = regex.compile(r":\s*")
_LETTERS = regex.compile(r"\p{L}+")
_STOP_AFTER = regex.compile(r"\s*(?:\([^)]{0,60}\)\s*)?[:.](?=\s|$)")
_NO_COLON, _SENTENCE_IN, _FIGURE = regex.compile(r"\d:\d|.:/"), regex.compile(r"[.;](?:\s|$)"), regex.compile(r"\d|[≥≤<>]")
_WORDLESS = regex.compile(r"^[\W\d_]*$")


def is_caps(text: str) -> bool:
    """Mostly capitals ("KINH PHÍ THỰC HIỆN (dự kiến)"), at least three letters."""
    letters = "".join(_LETTERS.findall(text))
    upper = sum(map(str.isupper, letters))
    return len(letters) >= 3 and upper >= 0.85 * len(letters)


def is_bold(block: Block, start: int = 0) -> bool:
    """All letters from `start` on are bold."""
    if block.bold:
        return True
    covered = set[int]().union(*(range(a, b) for a, b in block.bold_spans)) if block.bold_spans else set()
    return bool(covered) and all(i in covered for i in range(start, len(block.text)) if block.text[i].isalnum())


def bold_until(block: Block, start: int) -> int:
    """Where the bold run that opens the text at `start` ends; `start` if none does."""
    at = start
    for a, b in sorted(block.bold_spans):
        if _WORDLESS.match(block.text[at:a]) and b > at:
            at = b
    return at


def heading_end(block: Block, marker: Marker, rules: RuleBook) -> int:
    """Offset where the heading that follows a marker ends; `marker.end` if the paragraph has no heading of its own."""
    rest = block.text[marker.end :]
    if not rest.strip():
        return marker.end
    if stands_out(block, marker.end):
        return _whole(block, marker)
    return _bold_lead(block, marker) or _caps_lead(block, marker) or _phrase_lead(block, marker, rules) or marker.end


def stands_out(block: Block, start: int) -> bool:
    """The whole text from `start` on is bold, in capitals or claimed as a heading by the file."""
    rest = block.text[start:]
    if len(rest) > LONGEST or rest.rstrip().endswith(";"):
        return False
    claimed = block.heading is not None and len(rest) <= SHORT
    return is_bold(block, start) or is_caps(rest) or claimed


def _whole(block: Block, marker: Marker) -> int:
    """All of it, or up to the colon where text follows a heading in one bold run."""
    if marker.is_bullet and _END.search(block.text) and not is_caps(block.text):
        return marker.end
    return len(block.text)


def _bold_lead(block: Block, marker: Marker) -> int | None:
    end = bold_until(block, marker.end)
    if end <= marker.end or end - marker.end > LONGEST:
        return None
    lead, after = block.text[marker.end : end].rstrip(), block.text[end:]
    if lead.endswith((":", ".")):
        return end
    if found := _STOP_AFTER.match(after):
        return end + found.end()
    return None


def _caps_lead(block: Block, marker: Marker) -> int | None:
    """"III. KINH PHÍ THỰC HIỆN Ngân sách xã bố trí ...": the heading is the run of capitals."""
    found = _CAPS_RUN.match(block.text, marker.end)
    return found.end() if found and not marker.is_bullet and sum(c.isupper() for c in found.group()) >= SHORTEST_CAPS else None


def _phrase_lead(block: Block, marker: Marker, rules: RuleBook) -> int | None:
    """"1. Sở Y tế: chủ trì ..." without bold: what stands before the colon names a body, a time or a topic."""
    found = _COLON.search(block.text, marker.end, marker.end + SHORT)
    if found is None or _NO_COLON.match(block.text[found.start() - 1 : found.start() + 2]):
        return None
    lead, rest = block.text[marker.end : found.start()].strip(), block.text[found.end() :].strip()
    if not lead or _SENTENCE_IN.search(lead):
        return None
    hit = rules.first("headings", lead)
    if hit is None or hit.emits["kind"] == "no":
        return None
    if marker.is_bullet and hit.emits["kind"] != "name":
        return None
    if hit.emits["kind"] == "topic" and rest and (_FIGURE.match(rest) or len(rest) < 30 or len(lead.split()) > 10):
        return None
    return found.end() if rest else len(block.text)
