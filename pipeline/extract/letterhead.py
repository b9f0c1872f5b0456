"""Phần đầu văn bản: its lines, and from them number, place, date and the offices that issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.extract.reading import Reading
from pipeline.model import Block, Evidence, Role, Section, Span
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import dates, fold, iso_date, squeeze

_TIER = regex.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)(?!\p{L})")
_INSTEAD = regex.compile(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|ủy ban|hội đồng|công an|đảng ủy|đảng bộ)$")
_OF_DECISION = regex.compile(r"^(?:đoàn|tổ) .* theo quyết định$")
_ORDER = regex.compile(r"SỐ\s*:?\s*\d[\d.]*\s?/\s?QĐ[\p{L}\d-]*")
"""A team is named after the decision that sends it out; its number may stand on a line of its own."""
_CENTRAL = regex.compile(r"^(?:ủy ban|ban chấp hành) trung ương$")
PARTY = "đảng cộng sản việt nam"
_BREAK = regex.compile(r"\n|(?:^|(?<=\s))\|(?=\s|$)|\s[—–]\s(?=[^\n|]{2,60},\s*ngày\s)")
"""Where a line ends: also at a bar that a lost table left, and at the dash before a dateline."""
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a part: a paragraph's, or one in a cell of a row (`column`; -1 outside tables)."""

    text: str
    span: Span
    column: int = -1
    block: Block | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the letterhead says; `offices` from the superior to the issuer, as written; `party`: of the Communist Party."""

    number: str = ""
    date: str = ""
    place: str = ""
    offices: tuple[str, ...] = ()
    party: bool = False
    evidence: dict[str, Evidence]


def part(reading: Reading, role: Role) -> Section | None:
    """The first part of the document with that role."""
    return next((s for s in reading.outline.children if s.role == role), None)


def lone_annex(reading: Reading) -> Section | None:
    """The annex that stands first and so is its own masthead."""
    annex = part(reading, "annex")
    return annex if annex is not None and reading.outline.children[0] is annex else None


def lines_of(reading: Reading, section: Section | None) -> tuple[HeadLine, ...]:
    """The lines of a part, cell by cell within a row."""
    return tuple(line for span in section.spans() for line in _lines(reading.block(span), span)) if section else ()


def _lines(block: Block, span: Span) -> Iterator[HeadLine]:
    cells = [(c.start, c.end, n) for n, c in enumerate(block.cells)] or [(span.start, span.end, -1)]
    for start, end, column in cells:
        breaks = list(_BREAK.finditer(block.text, pos=start, endpos=end))
        for first, last in zip([start, *(m.end() for m in breaks)], [*(m.start() for m in breaks), end]):
            text = block.text[first:last]
            if text.strip():
                at = first + len(text) - len(text.lstrip())
                place = Span(block=block.id, start=at, end=at + len(text.strip()))
                yield HeadLine(text.strip(), place, column, block)


def letterhead(reading: Reading, lines: Sequence[HeadLine], title_at: int) -> Letterhead:
    """Number, date, place and offices of the lines; `title_at` is the index of the type line (their number if none)."""
    rules = reading.rules
    evidence: dict[str, Evidence] = {}
    number = _number(reading, lines, evidence)
    place, date = _dateline(reading, lines, evidence)
    number, date = _stamped(number, date, lines[:title_at])
    offices = _offices(lines[:title_at], rules)
    party = any(fold(x.text).strip() == PARTY for x in lines[:title_at])
    return Letterhead(number=number, date=date, place=place, offices=offices, party=party, evidence=evidence)


def said(rules: RuleBook, text: str, field: str) -> Hit | None:
    """The first hit in `text` of a masthead rule that emits `field`."""
    return next(iter(rules.part("masthead", lambda r: r.emits["field"] == field, field).all_hits(text)), None)


def _told(line: HeadLine, rules: RuleBook) -> bool:
    """The line is number, date, quốc hiệu or a rule: no office."""
    fields = {h.emits["field"] for h in rules.family("masthead").all_hits(line.text)}
    return bool(fields & {"number", "date", "state", "about"}) or not _LETTER.search(line.text)


def _number(reading: Reading, lines: Iterable[HeadLine], evidence: dict[str, Evidence]) -> str:
    found = [(line, hit) for line in lines if (hit := said(reading.rules, line.text, "number")) is not None]
    found = [(line, hit) for line, hit in found if sum(c.isupper() for c in hit.groups["symbol"]) >= 2]
    found.sort(key=lambda f: ":" not in f[0].text[: f[1].spans["symbol"][0]])  # "Số:" before a wrapped "SỐ 5/QĐ-SCT"
    if not found:
        return ""
    line, hit = found[0]
    evidence["number"] = reading.evidence(line.span, hit.rule.id, start=hit.start, end=hit.end)
    return number_text(hit)


def number_text(hit: Hit) -> str:
    """"154 /KH- UBND" → "154/KH-UBND"; "" where the digits are blank."""
    digits = regex.sub(r"\s", "", hit.groups.get("digits", ""))
    symbol = regex.sub(r"\s*([-/&.])\s*", r"\1", hit.groups["symbol"]).replace("–", "-")
    return f"{digits}{hit.groups['sep']}{symbol}".replace("–", "-") if digits else ""


def _dateline(reading: Reading, lines: Iterable[HeadLine], evidence: dict[str, Evidence]) -> tuple[str, str]:
    for line in lines:
        number = said(reading.rules, line.text, "number")
        skip = number.end if number else 0
        hit = said(reading.rules, line.text[skip:], "date")
        if hit is not None:
            evidence["date"] = reading.evidence(line.span, hit.rule.id, start=skip + hit.start, end=skip + hit.end)
            return " ".join(hit.groups["place"].split()), iso(hit.groups["date"])
    return "", ""


def _stamped(number: str, date: str, lines: Iterable[HeadLine]) -> tuple[str, str]:
    """A stamp's day, which stands on a line of its own where the date line leaves it blank: only if nothing else is open."""
    loose = [x.text.strip() for x in lines if x.text.strip().isdecimal()]
    if number and len(date) == len("2026-01") and len(loose) == 1 and len(loose[0]) <= 2:
        return number, iso_date(date[:4], date[5:], loose[0]) or date
    return number, date


def iso(written: str) -> str:
    """ISO text of the date in a dateline; the year alone where month and day are blank."""
    found = dates(written)
    if found:
        return found[0].iso
    year = regex.search(r"năm\s*((?:19|20)\d\d)", fold(written))
    return year.group(1) if year else ""


def _offices(lines: Sequence[HeadLine], rules: RuleBook) -> tuple[str, ...]:
    """The names of bodies in the letterhead's lines, wrapped ones joined."""
    names: list[str] = []
    for line in lines:
        text = _beside_state(line.text, rules).strip(" *-_|")
        if names and _OF_DECISION.search(squeeze(names[-1])) and (order := _ORDER.match(text)):
            names[-1] += f" {order.group()}"
            continue
        if text == line.text.strip(" *-_|") and _told(line, rules):
            continue
        if not _capital(text):
            if names:
                break
            continue
        if names and (said(rules, text, "office") is None or _broken(names[-1], text)):
            text = f"{names.pop()} {text}"
        elif said(rules, text, "office") is None and fold(text) != "ủy":
            continue
        names += _apart(text, rules)
    return tuple(names)


def _beside_state(text: str, rules: RuleBook) -> str:
    """What stands left of the national title where a reader left both columns on one line."""
    state = said(rules, text, "state")
    return text[: state.start] if state is not None and text[: state.start].strip() else text


def _apart(text: str, rules: RuleBook) -> list[str]:
    """Superior and issuer that a reader left on one line: "ỦY BAN NHÂN DÂN TỈNH X SỞ Y"."""
    inner = said(rules, text, "inner_office")
    return [text[: inner.spans["office"][0]].strip(), text[inner.spans["office"][0] :]] if inner else [text]


def _capital(text: str) -> bool:
    letters = _LETTER.findall(text)
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _broken(before: str, text: str) -> bool:
    """A name that goes on in the next line: "ỦY BAN NHÂN DÂN" / "THÀNH PHỐ ...", "..., TUYÊN TRUYỀN," / "..."."""
    goes_on = before.endswith((",", "-")) or fold(before).endswith((" và", "ủy"))
    if _CENTRAL.search(squeeze(before)) and squeeze(text).startswith(("mặt trận", "đoàn tncs", "đoàn thanh niên", "hội ")):
        return True
    return goes_on or bool(_INSTEAD.search(squeeze(before)) and _TIER.match(squeeze(text)))
