"""Số ký hiệu trong lời văn: every document number of a text with its type, date, issuer and title."""

from __future__ import annotations

from collections.abc import Iterator
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
_HOUSE = regex.compile(r"(?:ubtv)?qh[1ivx]\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of a document in a text: `start`..`end` is its number, `opens` where its type begins.

    `level` is 0 for a document that the sentence cites itself, 1 for one inside another's title.
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


def citations(text: str, rules: RuleBook) -> Iterator[Citation]:
    """Every document with a number in `text`, in order; of a row of numbers all have the issuer that the last one names."""
    found = list(_citations(text, rules))
    for n in range(len(found) - 2, -1, -1):
        one, after = found[n], found[n + 1]
        if not (one.issuer or one.title) and (one.doc_type, _maker(one.number)) == (after.doc_type, _maker(after.number)):
            found[n] = replace(one, issuer=after.issuer)
    for cited in found:
        yield cited if cited.issuer else replace(cited, issuer=_by_symbol(cited.number, rules))


def _maker(number: str) -> str:
    """The last group of a symbol, which tells who issued it: "QĐ-UBND" → "ubnd"."""
    return fold(regex.split(r"[-/]", number)[-1])


def _by_symbol(number: str, rules: RuleBook) -> str:
    return str(rules.table("references")["issuers"].get(_maker(number), ""))


def _citations(text: str, rules: RuleBook) -> Iterator[Citation]:
    before: Citation | None = None
    for hit in rules.family("references").all_hits(text):
        if hit.emits["find"] != "number" or (before is not None and hit.start < before.end):
            continue
        symbol = _symbol(hit, rules)
        if symbol:
            before = _citation(text, hit, symbol, before, rules)
            yield before


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


def _citation(text: str, hit: Hit, symbol: str, before: Citation | None, rules: RuleBook) -> Citation:
    start, end = hit.start, hit.spans["symbol"][0] + len(symbol)
    lead = text[max(0, start - BEFORE) : start]
    kind = _last(rules, lead, "type")
    opens = start - len(lead) + kind.start if kind else start
    date, issuer, title = _tail(text[end : end + AFTER], rules)
    early = find(rules, lead, "early_date") if not date else None
    if early is not None:
        date, issuer = iso(early.groups["date"]), issuer or early.groups["issuer"]
    if not issuer and (named := find(rules, lead, "issuer_before")) is not None:
        issuer = _words(named.groups["issuer"])
    law = kind.groups.get("named", "").strip() if kind else ""
    return Citation(
        number=_written(hit.groups["digits"], hit.groups["sep"], symbol), start=start, end=end, opens=opens,
        doc_type=_type(kind, symbol, rules), date=date, issuer=issuer,
        title=f"{_words(kind.groups['type']).capitalize()} {law}" if kind and law else title,
        level=_level(text, opens, before, rules),
    )  # fmt: skip


def find(rules: RuleBook, text: str, what: str) -> Hit | None:
    """The first hit of a references rule that emits `what`."""
    return next(iter(_hits(rules, text, what)), None)


def _last(rules: RuleBook, text: str, what: str) -> Hit | None:
    hits = _hits(rules, text, what)
    return hits[-1] if hits else None


def _hits(rules: RuleBook, text: str, what: str) -> list[Hit]:
    return rules.part("references", lambda r: r.emits["find"] == what, what).all_hits(text)


def _written(digits: str, sep: str, symbol: str) -> str:
    plain = regex.sub(r"\s", "", digits)
    return (plain + sep + regex.sub(r"\s*([-/&.])\s*", r"\1", symbol)).replace("–", "-")


def _words(text: str) -> str:
    return " ".join(text.split())


def _type(kind: Hit | None, symbol: str, rules: RuleBook) -> str:
    """The type as written before the number, else by the symbol."""
    if kind is not None:
        return _words(kind.groups["type"]).capitalize()
    groups = [fold(g) for g in regex.split(r"\s*[-/&.]\s*", symbol)]
    if any(_HOUSE.fullmatch(g) for g in groups[:1]):
        return "Luật"
    known = rules.table("masthead")["symbols"]
    return next((str(known[g]) for g in groups[:2] if g in known), "Công văn")


def _tail(text: str, rules: RuleBook) -> tuple[str, str, str]:
    """Date, issuer and title that follow a number."""
    date = issuer = ""
    if (hit := find(rules, text, "date")) or (hit := find(rules, text, "late_date")):
        date, issuer = iso(hit.groups["date"]), _words(hit.groups.get("issuer", ""))
        text = text[hit.end :]
    if hit := find(rules, text, "issuer"):
        end = _named_end(text, hit, rules)
        issuer, text = issuer or _words(text[hit.spans["issuer"][0] : end]), _NOW.sub("", text[end:])
    title = find(rules, text, "title")
    return date, issuer, _words(title.groups["title"]) if title else ""


def _named_end(text: str, hit: Hit, rules: RuleBook) -> int:
    """Where an issuer ends: at the end of its name in the catalogue where the words stop short of it or run on past it."""
    start, end = hit.spans["issuer"]
    if len(text[start:end].split()) <= _PLAIN_WORDS and not _MAY_GO_ON.match(fold(text), end):
        return end
    bodies = load(rules).find(text[start : start + _NAME_REACH])
    last = 0
    for body in bodies:
        if not (_TITLE if not last else _AND).fullmatch(fold(text[start + last : start + body.start])):
            break
        last = body.end
    runs_on = last and start + last < end and text[start + last : end].lstrip()[:1].islower() and not _TERM.match(fold(text[start + last : end]))
    goes_on = start + last > end and _MAY_GO_ON.match(fold(text), end) is not None
    return start + last if goes_on or runs_on else end


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
