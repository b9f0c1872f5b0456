"""Văn bản viện dẫn: every document that the text cites, each once, and what it is to this document.

Parent: the title names it, or the opening says "Thực hiện ..."; or the plan carries out the same programme as a plan
that it is founded on. Basis: the other documents of the opening. Mention: elsewhere. Measured on the hand-read documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from pipeline.extract.citations import Citation, citations, find, iso
from pipeline.extract.letterhead import lines_of, lone_annex, part, said
from pipeline.extract.reading import Reading
from pipeline.extract.titles import type_at
from pipeline.model import Block, Masthead, Reference, ReferenceRole, Role, Span
from pipeline.vietnamese import fold, squeeze

SAME_WORDS = 5
"""So many first words of two plans' objects must be the same (fewer where an object is shorter, never under three)."""
_GOVERNING = ("carries_out", "founded_on")
_PLANS = ("kế hoạch", "chương trình", "đề án", "quyết định", "nghị quyết", "chỉ thị", "phương án")
_RANK: dict[str, int] = {"parent": 2, "basis": 1, "mention": 0}
_NORMS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư")
"""What is obeyed, not carried out by a plan, unless its title says so, or (a decree) nothing else is carried out."""
_ITEM = regex.compile(r"\s*(?:[-–+*•]|\d{1,2}[.)])\s")
_WIDER = regex.compile(r"(?<!\p{L})thuộc\s+(?=chương\s+trình|đề\s+án|dự\s+án|kế\s+hoạch)", regex.IGNORECASE)
"""What stands behind it in a title is the programme that the plan is a part of."""
_NATIONAL = regex.compile(r"^chương trình mục tiêu quốc gia(?: về)? ?")
"""What every national target programme is called, whichever it is."""
_FORWARDERS = ("Công văn", "Văn bản", "Tờ trình", "Báo cáo")


@dataclass(frozen=True, slots=True)
class _Place:
    """A block to search with the part that it stands in; `titled` for the title and the bracket under it, `founds` under a heading "Căn cứ pháp lý",
    `dispatch` in a công văn, whose opening also tells a story, `under` the line ("Thực hiện:") whose list the block is of."""

    block: Block
    part: Role
    titled: bool = False
    founds: bool = False
    dispatch: bool = False
    under: str = ""


def references(reading: Reading, masthead: Masthead) -> tuple[Reference, ...]:
    """The cited documents in the order of their first mention; laws cited by name alone have number ""."""
    found: dict[str, Reference] = {}
    obeyed: set[str] = set()
    for place in _places(reading, masthead.doc_type in ("Công văn", "Công điện")):
        for cited in citations(place.block.text, reading.rules):
            if not _own(cited, place, masthead, reading):
                one = _reference(reading, place, cited)
                _merge(found, key := _home(found, one), one)
                obeyed |= {key} if _obeys(reading, place, cited) else set()
        for law in _laws(reading, place):
            _merge(found, "law " + squeeze(law.title), law)
    settled = sorted(_carried_out(reading, masthead, list(found.values())), key=_where)
    if not any(r.role == "parent" for r in settled):
        settled = [replace(r, role="parent") if any(r.number == found[k].number for k in obeyed) else r for r in settled]
    return tuple(replace(r, id=f"R{n}") for n, r in enumerate(settled, 1))


def _where(reference: Reference) -> tuple[int, int]:
    first = reference.evidence.spans[0]
    return first.block, first.start


def _key(number: str) -> str:
    return fold(number).replace(" ", "")


def _home(found: dict[str, Reference], new: Reference) -> str:
    """The key of the document that `new` is another mention of, else its own."""
    key = _key(new.number)
    like = [k for k, old in found.items() if old.number and _same_number(old, new) and not _two_documents(old, new)]
    return key if key in like else next(iter(like), f"{key} {new.date}" if key in found else key)


def _same_number(old: Reference, new: Reference) -> bool:
    """One number, or its symbol turned round (16/KH-MTTQ-BTT, 16/KH-BTT-MTTQ), or one of both without its symbol."""
    first, second = sorted((_groups(old.number), _groups(new.number)), key=len)
    if len(first) == 1 < len(second):
        return first == second[:1] and old.doc_type == new.doc_type and (not old.date or not new.date or old.date == new.date)
    return sorted(first) == sorted(second)


def _groups(number: str) -> list[str]:
    digits, *symbol = regex.split(r"[-/]|(?<=^\d+)(?=\p{L})", _key(number))
    return [digits.lstrip("0"), *symbol]


def _two_documents(old: Reference, new: Reference) -> bool:
    """Numbers begin anew each year and in each office: another day tells two documents, unless a slip of the pen explains it."""
    if min(len(old.date), len(new.date)) < len("2026-01-01"):
        return not old.date.startswith(new.date) and not new.date.startswith(old.date)
    return old.date[4:] != new.date[4:] and (old.date[:4] != new.date[:4] or squeeze(old.issuer) != squeeze(new.issuer))


def _places(reading: Reading, dispatch: bool) -> Iterator[_Place]:
    """Every block once, in reading order."""
    top = reading.outline.children
    title = _title_blocks(reading)
    grounds = _ground_blocks(reading)
    seen: set[int] = set()
    for section in top:
        under = ""
        for span in section.spans():
            if span.block in seen:
                continue
            seen.add(span.block)
            block = reading.document.blocks[span.block]
            yield _Place(block, section.role, span.block in title, span.block in grounds, dispatch, under if _ITEM.match(block.text) else "")
            under = block.text if block.text.rstrip().endswith(":") else under if _ITEM.match(block.text) else ""


def _title_blocks(reading: Reading) -> frozenset[int]:
    """The blocks of the first masthead from its type line on, and of V/v."""
    lines = lines_of(reading, part(reading, "masthead"))
    at = type_at(reading.rules, lines)
    about = [x.span.block for x in lines if said(reading.rules, x.text, "about")]
    return frozenset([x.span.block for x in lines[at:]] + about + _annex_title(reading))


def _annex_title(reading: Reading) -> list[int]:
    """The blocks of an annex alone in its file that name it and what it is attached to."""
    annex = lone_annex(reading)
    heading = squeeze(annex.heading) if annex else ""
    own = [(s.block, reading.document.text_of(s)) for s in annex.body] if annex else []
    return [block for block, text in own if squeeze(text) in heading or said(reading.rules, text, "attached")]


def _ground_blocks(reading: Reading) -> frozenset[int]:
    """The blocks of sections headed "Căn cứ pháp lý", "Căn cứ xây dựng đề án"."""
    headed = (s for s, _ in reading.outline.walk() if s.heading and find(reading.rules, s.heading, "grounds"))
    return frozenset(span.block for s in headed for span in s.spans())


def _own(cited: Citation, place: _Place, masthead: Masthead, reading: Reading) -> bool:
    """The document's own number: in its letterhead, or where its annex says what it is attached to."""
    if masthead.number and _key(cited.number) == _key(masthead.number):
        return True
    if place.part == "masthead" and not place.titled and said(reading.rules, place.block.text, "number"):
        return True
    attached = place.part in ("annex", "conclusions") and said(reading.rules, place.block.text, "attached") is not None
    return attached and not masthead.number and cited.doc_type == masthead.doc_type


def _reference(reading: Reading, place: _Place, cited: Citation) -> Reference:
    block = place.block
    span = Span(block=block.id, start=0, end=len(block.text))
    return Reference(
        id="", doc_type=cited.doc_type, number=cited.number, date=cited.date, issuer=cited.issuer, title=cited.title,
        role=_role(reading, place, cited),
        evidence=reading.evidence(span, cited.rule, start=cited.opens, end=cited.end),
    )  # fmt: skip


def _role(reading: Reading, place: _Place, cited: Citation) -> ReferenceRole:
    if place.titled:
        return "parent"
    if place.part != "preamble":
        return "basis" if place.founds and cited.level == 0 else "mention"
    if place.dispatch and not _governing(reading, place, cited.start):
        return "basis" if find(reading.rules, place.block.text[: cited.opens], "received") else "mention"
    return "parent" if _carries(reading, place, cited) and not cited.doc_type.startswith(_NORMS) else "basis"


def _carries(reading: Reading, place: _Place, cited: Citation) -> bool:
    """The opening says that this document is carried out."""
    governed = place.part == "preamble" and _governing(reading, place, cited.start)
    return governed == "carries_out" and cited.level == 0 and not _forwards(reading, place, cited)


def _obeys(reading: Reading, place: _Place, cited: Citation) -> bool:
    """A decree that the opening carries out: it is the parent of a plan that has no other."""
    return cited.doc_type == "Nghị định" and _carries(reading, place, cited)


def _forwards(reading: Reading, place: _Place, cited: Citation) -> bool:
    """A letter of a department that passes on or explains what a higher office has ordered."""
    if cited.doc_type not in _FORWARDERS or find(reading.rules, cited.issuer, "department") is None:
        return False
    return find(reading.rules, place.block.text[cited.end :], "forwards") is not None


def _governing(reading: Reading, place: _Place, at: int) -> str:
    """What the clause that holds offset `at`, or the line above its list, does with the documents it names: carries_out or founded_on."""
    for text in (place.block.text[:at], place.under):
        hits = reading.rules.part("references", lambda r: r.emits["find"] in _GOVERNING, "governing").all_hits(text)
        if hits:
            return str(hits[-1].emits["find"])
    return ""


def _laws(reading: Reading, place: _Place) -> Iterator[Reference]:
    """Laws that the opening, or a list of grounds, cites by name alone."""
    listed = place.founds and _ITEM.match(place.block.text) is not None
    if not listed and (place.part != "preamble" or _governing(reading, place, len(place.block.text)) != "founded_on"):
        return
    numbered = [c.opens for c in citations(place.block.text, reading.rules)]
    span = Span(block=place.block.id, start=0, end=len(place.block.text))
    for hit in reading.rules.family("references").all_hits(place.block.text):
        start, end = hit.spans.get("title", (0, 0))
        if hit.emits["find"] == "law" and not any(start <= n < end + 6 for n in numbered):
            evidence = reading.evidence(span, hit.rule.id, start=start, end=end)
            dated = find(reading.rules, place.block.text[end:], "date")
            date = iso(dated.groups["date"]) if dated is not None else ""
            yield Reference(id="", doc_type="Luật", date=date, title=hit.groups["title"], role="basis", evidence=evidence)


def _merge(found: dict[str, Reference], key: str, new: Reference) -> None:
    """A second mention adds what the first one lacks; the weightier role stands."""
    old = found.get(key)
    if old is None:
        found[key] = new
        return
    found[key] = replace(
        old, number=_fuller(old.number, new.number), date=old.date or new.date, title=_better(old.title, new.title),
        issuer=_better(old.issuer, new.issuer), doc_type=old.doc_type or new.doc_type,
        role=max(old.role, new.role, key=lambda r: _RANK[r]),
    )  # fmt: skip


def _fuller(old: str, new: str) -> str:
    """The number with its symbol, and with its small letters: "57-NQ/TW" for "57", "6/QĐ-TTg" for "6/QĐ-TTG"."""
    if len(_groups(old)) != len(_groups(new)):
        return max(old, new, key=lambda n: len(_groups(n)))
    return new if old.isupper() and not new.isupper() else old


def _better(old: str, new: str) -> str:
    """What was said first, unless it stands in capitals or is missing."""
    return new if new and (not old or old.isupper()) else old


def _carried_out(reading: Reading, masthead: Masthead, found: list[Reference]) -> list[Reference]:
    """Parents that the title tells without a number ("Đề án số 08"), or by naming the same programme."""
    short = {
        (squeeze(h.groups["type"]), h.groups["digits"].lstrip("0"))
        for h in reading.rules.family("references").all_hits(masthead.title)
        if h.emits["find"] == "short"
    }
    named = [_named(r, short) for r in found]
    if any(named) or any(r.role == "parent" for r in found):
        return [replace(r, role="parent") if hit else r for r, hit in zip(found, named)]
    wanted = [_object(t, reading) for t in (masthead.title, *_WIDER.split(masthead.title)[1:])]
    return [replace(r, role="parent") if any(_same_object(r, w, reading) for w in wanted) else r for r in found]


def _named(reference: Reference, short: set[tuple[str, str]]) -> bool:
    digits = reference.number.split("/")[0].split("-")[0].lstrip("0")
    return bool(digits) and (squeeze(reference.doc_type), digits) in short


def _object(title: str, reading: Reading) -> list[str]:
    """The words that say what a plan is about, without its verbs, place and time."""
    hit = find(reading.rules, title, "object")
    words = squeeze(hit.groups["object"]) if hit else ""
    return (_NATIONAL.sub("", words) or words).split()


def _same_object(reference: Reference, wanted: list[str], reading: Reading) -> bool:
    """A plan or programme of the opening that is about the same object as this plan."""
    if reference.role != "basis" or not fold(reference.doc_type).startswith(_PLANS):
        return False
    other = _object(reference.title, reading)
    length = min(SAME_WORDS, len(wanted), len(other))
    if length >= 3 and wanted[:length] == other[:length]:
        return True
    first, second = _unfilled(wanted), _unfilled(other)
    return len(first) == SAME_WORDS and first == second


def _unfilled(words: list[str]) -> list[str]:
    """The first words without "phát triển", which a title may have or lack: nhiệm vụ (phát triển) kinh tế - xã hội."""
    return " ".join(words).replace("phát triển ", "").split()[:SAME_WORDS]
