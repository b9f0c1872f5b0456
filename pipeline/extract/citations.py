"""Số ký hiệu trong lời văn: every document number of a text with its type, date, issuer and title."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import regex

from pipeline.bodies import load
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import dates, fold

BEFORE = 160
AFTER = 620
_GROUP = regex.compile(r"(\s*[-/&.]\s*)")
_PLAIN_WORDS = 5
_NAME_REACH = 160
_MAY_GO_ON = regex.compile(r"\s*,|\s+và\s")
_TITLE = regex.compile(r"\s*(?:(?:chủ\s+tịch|bộ\s+trưởng|giám\s+đốc|trưởng|chánh|tổng\s+giám\s+đốc|thủ\s+trưởng)\s+)?")
_AND = regex.compile(r"\s+và\s+")
_TERM = regex.compile(r"\s*(?:khóa|nhiệm\s+kỳ|lần\s+thứ)\s")
_NOW = regex.compile(r"\A\s*\((?:nay|trước đây|cũ)[^()]*\)")
_LETTERED = regex.compile(r"\d{1,5}(?:\.\d{1,2})?\s?[-/–]\s?\p{Lu}{2}[\p{L}\d]*")
_SHORT = regex.compile(r"\s*\([^()\d]{2,20}\)(?P<place>\s(?:tỉnh|thành phố|TP\.?)(?:\s\p{Lu}\p{L}*)+)?")
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_NEXT_CITED = regex.compile(r"(?:\s*,|\s+và)?\s+(?:\p{L}+\s+){1,3}số\s*:?\s*\d")
_HOUSE = regex.compile(r"(?:ubtv)?qh[1ivx]\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of a document in a text: `start`..`end` is its number, `opens` where its type begins.

    `level` is 0 for a document that the sentence cites itself, 1 for one inside another's title; `listed`: of a row whose
    issuer is told once, before it.
    """

    number: str
    start: int
    end: int
    opens: int
    doc_type: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    level: int = 0
    rule: str = ""
    listed: bool = False


def citations(text: str, rules: RuleBook) -> Iterator[Citation]:
    """Every document with a number in `text`, in order; of a row of numbers all have the issuer that the last one names."""
    found = list(_citations(text, rules))
    for n in range(len(found) - 2, -1, -1):
        if not (found[n].issuer or found[n].title) and _of_a_row(found[n], found[n + 1]):
            found[n] = replace(found[n], issuer=found[n + 1].issuer)
    for n in range(1, len(found)):
        if not found[n].issuer and found[n - 1].listed and _of_a_row(found[n - 1], found[n]):
            found[n] = replace(found[n], issuer=found[n - 1].issuer, listed=True)
    for cited in found:
        yield cited if cited.issuer else replace(cited, issuer=_by_symbol(cited.number, rules))


def _of_a_row(one: Citation, after: Citation) -> bool:
    return (one.doc_type, _maker(one.number)) == (after.doc_type, _maker(after.number))


def _maker(number: str) -> str:
    """The last group of a symbol, which tells who issued it: "QĐ-UBND" → "ubnd"."""
    return fold(regex.split(r"[-/]", number)[-1])


def _by_symbol(number: str, rules: RuleBook) -> str:
    return str(rules.table("references")["issuers"].get(_maker(number), ""))


def _citations(text: str, rules: RuleBook) -> Iterator[Citation]:
    before: Citation | None = None
    hits = rules.part("references", lambda r: r.emits["find"] in _READERS, "numbers").all_hits(text)
    for hit in sorted(hits, key=lambda h: (h.start, list(_READERS).index(h.emits["find"]))):
        if before is not None and hit.start < before.end:
            continue
        number = _READERS[hit.emits["find"]](text, hit, rules)
        cited = _citation(text, number, before, rules) if number is not None else None
        if number is None or cited is None or (not cited.doc_type.startswith(_LAWS) and find(rules, text[max(0, hit.start - BEFORE) : hit.start], "elsewhere")):
            continue
        yield from _row(text, cited, number, rules)
        yield (before := cited)


def _row(text: str, last: Citation, number: _Number, rules: RuleBook) -> Iterator[Citation]:
    """The documents whose numbers stand before one with the symbol of all: 57, 59 and 66-NQ/TW."""
    from_ = max(0, last.start - BEFORE)
    row = find(rules, text[from_ : last.start], "row") if number.symbol else None
    if row is None:
        return
    kind = _last(rules, text[from_ : from_ + row.spans["row"][0]], "type")
    rest = number.written.removeprefix(number.hit.groups["digits"])
    for m in regex.finditer(r"\d+", row.groups["row"]):
        at = from_ + row.spans["row"][0] + m.start()
        doc_type = _words(kind.groups["type"]).capitalize() if kind else last.doc_type
        yield replace(last, number=m.group() + rest, start=at, end=at + len(m.group()), opens=at, doc_type=doc_type, date="", title="")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number found by `hit`: as it is to be shown, its `symbol` and its end; `doc_type` where the number itself tells it."""

    hit: Hit
    written: str
    symbol: str
    end: int
    doc_type: str = ""


def _whole(text: str, hit: Hit, rules: RuleBook) -> _Number | None:
    """A number with a full symbol: 15/KH-UBND."""
    symbol = _symbol(hit, rules)
    end = hit.spans["symbol"][0] + len(symbol)
    return _Number(hit, _written(hit.groups["digits"], hit.groups["sep"], symbol), symbol, end) if symbol else None


def _plain(text: str, hit: Hit, rules: RuleBook) -> _Number | None:
    """A number of another form, only after its type, and with a group in capitals or a date behind it."""
    kind = _last(rules, text[max(0, hit.start - BEFORE) : hit.start], "type")
    if kind is None or kind.emits.get("whole"):
        return None
    written = hit.groups["number"]
    lettered = _LETTERED.fullmatch(written) is not None
    if not lettered and find(rules, text[hit.end : hit.end + AFTER], "date") is None:
        return None
    return _Number(hit, _joined(written), "", hit.end)


def _standard(text: str, hit: Hit, rules: RuleBook) -> _Number | None:
    """A technical regulation, but not in brackets, where it only tells where a threshold is from."""
    aside = text.rfind("(", 0, hit.start) > text.rfind(")", 0, hit.start)
    return None if aside else _Number(hit, _words(hit.groups["number"]), "", hit.end, "Quy chuẩn")


_READERS: dict[str, Callable[[str, Hit, RuleBook], _Number | None]] = {"number": _whole, "plain": _plain, "standard": _standard}


def _symbol(hit: Hit, rules: RuleBook) -> str:
    """The symbol up to its last group in capitals; "" where it is no document's ("10/ngày", "5-KT")."""
    groups = _GROUP.split(hit.groups["symbol"])
    kept = ""
    count = 0
    known = rules.table("masthead")["symbols"]
    for at in range(0, len(groups), 2):
        group = groups[at]
        if not (sum(c.isupper() for c in group) >= 2 or (len(group) == 1 and group.isupper()) or fold(group) in known):
            break
        kept += (groups[at - 1] if at else "") + group
        count += 1
    one = bool(_HOUSE.fullmatch(fold(kept))) or (fold(kept) in known and kept.isupper() and len(kept) > 1)
    return kept if count > 1 or (count == 1 and one) else ""


def _citation(text: str, number: _Number, before: Citation | None, rules: RuleBook) -> Citation:
    start, end = number.hit.start, number.end
    lead = text[max(0, start - BEFORE) : start]
    kind = _last(rules, lead, "type")
    opens = start - len(lead) + kind.start if kind else start
    date, issuer, title = _tail(text[end : end + AFTER], rules)
    early = find(rules, lead, "early_date") if not date else None
    if early is not None:
        date, issuer = iso(early.groups["date"]), issuer or early.groups["issuer"]
    row = find(rules, lead, "issuer_before") if not issuer else None
    asks = _last(rules, text[max(0, opens - BEFORE) : opens], "issuer_asks") if not (issuer or row) else None
    named = row or asks
    issuer = _words(named.groups["issuer"]) if named else issuer
    law = kind.groups.get("named", "").strip() if kind else ""
    return Citation(
        number=number.written, start=start, end=end, opens=opens,
        doc_type=number.doc_type or _type(kind, number.symbol, rules), date=date, issuer=issuer,
        title=f"{_words(kind.groups['type']).capitalize()} {law}" if kind and law else title,
        level=_level(text, opens, before, rules), rule=number.hit.rule.id, listed=row is not None,
    )  # fmt: skip


def find(rules: RuleBook, text: str, what: str) -> Hit | None:
    """The first hit of a references rule that emits `what`."""
    return next(iter(_hits(rules, text, what)), None)


def _last(rules: RuleBook, text: str, what: str) -> Hit | None:
    return max(_hits(rules, text, what), key=lambda h: (h.start, len(h.groups.get(what, ""))), default=None)


def _hits(rules: RuleBook, text: str, what: str) -> list[Hit]:
    return rules.part("references", lambda r: r.emits["find"] == what, what).all_hits(text)


def _written(digits: str, sep: str, symbol: str) -> str:
    return regex.sub(r"\s", "", digits) + _words(f".{sep}.")[1:-1] + _joined(symbol)


def _joined(written: str) -> str:
    """Without the spaces around its dashes and strokes."""
    return regex.sub(r"\s*([-/&.])\s*", r"\1", written.replace("–", "-"))


def _words(text: str) -> str:
    return " ".join(text.split())


def _type(kind: Hit | None, symbol: str, rules: RuleBook) -> str:
    """The type as written before the number, else by the symbol."""
    if kind is not None:
        return _words(kind.groups["type"]).capitalize()
    groups = [fold(g) for g in regex.split(r"\s*[-–/&.]\s*", symbol)]
    if any(_HOUSE.fullmatch(g) for g in groups[:1]):
        return "Luật"
    known = rules.table("masthead")["symbols"]
    told = groups[:2] if regex.match(r"[^-–&.]+/", symbol) else groups[:1]
    return next((str(known[g]) for g in told if g in known), "Công văn")


def _tail(text: str, rules: RuleBook) -> tuple[str, str, str]:
    """Date, issuer and title that follow a number."""
    date = issuer = ""
    if (hit := find(rules, text, "date")) or (hit := find(rules, text, "late_date")):
        date, issuer = iso(hit.groups["date"]), _words(hit.groups.get("issuer", ""))
        text = text[hit.end :]
    named, text = _issuer(text, rules)
    title = find(rules, text, "title")
    return date, issuer or named, _paired(_words(title.groups["title"])) if title else ""


def _issuer(text: str, rules: RuleBook) -> tuple[str, str]:
    """The issuer that a text begins with, "Sở Y tế (SYT) tỉnh X" as one name, and what stands behind it."""
    start, end = 0, 0
    if hit := find(rules, text, "issuer"):
        start, end = hit.spans["issuer"][0], _named_end(text, hit, rules)
    elif hit := find(rules, text, "issuer_open"):
        start = hit.spans["issuer"][0]
        end = _catalogued(text, start, rules)
    if not end:
        return "", text
    name, rest = _words(text[start:end]), text[end:]
    short = _SHORT.match(rest)
    return (f"{name}{short['place'] or ''}", rest[short.end() :]) if short else (name, _NOW.sub("", rest))


def _paired(title: str) -> str:
    """Without the bracket that only closes one opened before it."""
    return title[:-1].rstrip() if title.endswith(")") and "(" not in title else title


def _named_end(text: str, hit: Hit, rules: RuleBook) -> int:
    """Where an issuer ends: at the end of its name in the catalogue where the words stop short of it or run on past it."""
    start, end = hit.spans["issuer"]
    if len(text[start:end].split()) <= _PLAIN_WORDS and not _MAY_GO_ON.match(fold(text), end):
        return end
    known = _catalogued(text, start, rules)
    last = known - start if known else 0
    runs_on = last and start + last < end and text[start + last : end].lstrip()[:1].islower() and not _TERM.match(fold(text[start + last : end]))
    goes_on = start + last > end and _MAY_GO_ON.match(fold(text), end) is not None
    return start + last if goes_on or runs_on else end


def _catalogued(text: str, start: int, rules: RuleBook) -> int:
    """Where the names of known bodies that begin at `start` end; 0 where none begins there."""
    last = 0
    reach = _NEXT_CITED.split(text[start : start + _NAME_REACH])[0]
    for body in load(rules).find(reach):
        if not (_TITLE if not last else _AND).fullmatch(fold(text[start + last : start + body.start])):
            break
        last = body.end
    return start + last if last else 0


def iso(written: str) -> str:
    """The ISO date of "ngày 5/3/2026" or "5/3/2026", "" where it is none."""
    found = dates(written if "ngày" in fold(written) else f"ngày {written}")
    return found[0].iso if found else ""


def _level(text: str, opens: int, before: Citation | None, rules: RuleBook) -> int:
    """1 where this number stands inside the title of the one before it."""
    if before is None:
        return 0
    gap = text[before.end : max(opens, before.end)]
    if regex.search(r"[;\n]|\.\s", gap):
        return 0
    if find(rules, gap, "nested") is None or find(rules, gap, "coordinated") is not None:
        return before.level
    return 1
