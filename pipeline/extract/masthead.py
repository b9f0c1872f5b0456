"""Thể thức: issuer, number, date, place, type, title, period, signer, recipients; and what kind of document it is."""

from __future__ import annotations

from dataclasses import replace

import regex

from pipeline import bodies
from pipeline.extract.letterhead import HeadLine, Letterhead, letterhead, lines_of, lone_annex, part, said
from pipeline.extract.reading import Reading
from pipeline.extract.signature import recipients_of, signer_of
from pipeline.extract.titles import NUMBER, Title, announced, as_written, period_of, readable, title_of
from pipeline.model import Body, Evidence, Level, Masthead, Period, PlanKind, Section
from pipeline.vietnamese import fold

MANY_BLANKS = 4
"""Rows of dots in a plan that no known body issues: from here on it is a form."""
_AFTER_TIER = regex.compile(r"(?P<tier>(?<!\p{L})(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu) )(?!ủy(?!\p{L}))(?P<place>[^,;()-]+)")
_TIERED = regex.compile(r"(?<!\p{L})(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)$")
_BARE = regex.compile(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?: (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu))?")
_LOUD_TIER = regex.compile(r"(?<= )(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Phường|Xã|Đặc khu)(?= \p{Lu})(?! Hồ Chí Minh)")
_SHORT_WORD = regex.compile(r"(?<!\p{L})[BCDĐGHKLMNPQRSTVX]{2,6}(?!\p{L})")
"""No syllable lacks a vowel: an abbreviation such as THCS, TNCS, which keeps its capitals."""
_OPENING = 2
_BOARDS = ("ban thường trực", "thường trực", "ban chấp hành", "ban thường vụ", "đoàn chủ tịch")


def masthead(reading: Reading) -> Masthead:
    """The masthead of the first document of the file; fields that it lacks stay empty."""
    lines = lines_of(reading, part(reading, "masthead"))
    title = _annex_title(reading) if not lines else title_of(reading, lines)
    head = letterhead(reading, lines, title.at)
    ends = lines_of(reading, part(reading, "conclusions"))
    superior, issuer = _offices(reading, head)
    said_so = announced(reading) if not (title.doc_type and title.text) else Title()
    news = "" if title.text or said_so.text else _news_title(reading)
    doc_type = title.doc_type or _type_by_number(reading, head.number) or said_so.doc_type
    return Masthead(
        issuer=issuer, superior=superior, number=head.number, date=head.date, place=head.place, doc_type=doc_type,
        title=_with_place(title.text or said_so.text, head.place) or news,
        period=period_of(reading, title.text or said_so.text or news, head.date) or (_news_period(reading) if news else None),
        signer=signer_of(ends, reading.rules), recipients=recipients_of(ends, reading.rules),
        evidence=_evidence(reading, head, title.lines),
    )  # fmt: skip


def _evidence(reading: Reading, head: Letterhead, title: tuple[HeadLine, ...]) -> dict[str, Evidence]:
    found = dict(head.evidence)
    if title:
        found["title"] = reading.evidence(title[0].span, "part-type", more=tuple(t.span for t in title[1:]))
    return found


def _annex_title(reading: Reading) -> Title:
    """An annex alone in its file is its own masthead."""
    annex = lone_annex(reading)
    return Title(doc_type="Phụ lục", text=annex.heading) if annex is not None else Title()


def _news_title(reading: Reading) -> str:
    """Without a masthead: the first heading, or the first line if it is short."""
    if part(reading, "masthead") is not None or not reading.document.blocks:
        return ""
    first = next((b.text.strip() for b in reading.document.blocks if b.text.strip()), "")
    return first if len(first) < 200 else ""


def _news_period(reading: Reading) -> Period | None:
    """The year of the plan that an article tells of, where its opening names a plan and one year only."""
    opening = " ".join(b.text for b in reading.document.blocks[:_OPENING])
    years = {int(y) for y in regex.findall(r"(?<!(?:đến|trước|từ)\s+)(?<!(?:hết|cuối)\s+)năm\s+(20\d\d)(?!\d)", fold(opening))} if "kế hoạch" in fold(opening) else set()
    return Period(start=min(years), end=min(years)) if len(years) == 1 else None


def _type_by_number(reading: Reading, number: str) -> str:
    symbols = reading.rules.table("masthead")["symbols"]
    groups = [g for g in fold(number).replace("/", "-").split("-") if g and not g[0].isdigit()]
    return next((str(symbols[g]) for g in groups if g in symbols), "Công văn" if groups else "")


def _offices(reading: Reading, head: Letterhead) -> tuple[Body | None, Body | None]:
    """Superior and issuer: by the letterhead, else by the sentence that issues, else by "(Kèm theo ... của ...)"."""
    names = [as_written(n, reading) or _lowered(n, head.place, reading) for n in head.offices]
    spoken = _issuing(reading)
    if not names or _BARE.fullmatch(fold(names[-1])):
        names = [n for n in (spoken or _carrier(reading),) if n] or names
    if not names:
        return None, None
    names[-1] = _completed(names[-1], head.place)
    book = bodies.load(reading.rules)
    found = [book.resolve(n, on=head.date) for n in _whole(names)]
    superior = found[-2] if len(found) > 1 else None
    if found[-1].level == "other" and "trung ương" in fold(found[-1].name):
        return superior, replace(found[-1], tier="central", level="central")
    return superior, _placed(found[-1], superior, head.party)


def _completed(name: str, place: str) -> str:
    """"UBND tỉnh" of a date line "Cao Bằng, ngày ..." is that of tỉnh Cao Bằng."""
    return f"{name} {place}" if place and _BARE.fullmatch(fold(name)) and _TIERED.search(fold(name)) else name


def _whole(names: list[str]) -> list[str]:
    """BAN THƯỜNG TRỰC under ỦY BAN MTTQ ... is that committee's own standing board: one name."""
    if len(names) > 1 and fold(names[-1]).strip() in _BOARDS:
        return [*names[:-2], f"{names[-1]} {names[-2]}"]
    return names


def _placed(issuer: Body, superior: Body | None, party: bool) -> Body:
    """A body of no known tier has its superior's; one of a Party letterhead is the Party's."""
    if superior is not None and not issuer.tier:
        issuer = replace(issuer, tier=superior.tier, level=_level_under(superior, issuer))
    return replace(issuer, level="party", kind="party") if party and issuer.level == "other" else issuer


def _level_under(superior: Body, issuer: Body) -> Level:
    """A ministry's departments are central; a team that a department sends out is the department's."""
    if superior.level == "central" and issuer.level == "department":
        return "central"
    if issuer.level != "other" or issuer.kind == "school":
        return issuer.level
    return superior.tier if superior.level == superior.tier else superior.level


def _lowered(name: str, place: str, reading: Reading) -> str:
    """A name that stands only in capitals, as running text would write it: the place after its tier is a proper name."""
    low = readable(" ".join(name.split()), reading)
    low = _LOUD_TIER.sub(lambda m: m.group().lower(), low[:1].lower() + low[1:])
    cased = _AFTER_TIER.sub(lambda m: m.group("tier") + " ".join(w.capitalize() for w in m.group("place").split(" ")), low)
    cased = _with_place(cased, place)
    for kept in NUMBER.findall(name) + _SHORT_WORD.findall(name):
        cased = regex.sub(rf"(?<!\p{{L}}){regex.escape(kept.lower())}(?!\p{{L}})", kept, cased)
    return cased[:1].upper() + cased[1:]


def _with_place(text: str, place: str) -> str:
    """The place name of the date line written so wherever it stands."""
    if not place:
        return text
    return regex.sub(rf"(?<!\p{{L}}){regex.escape(place)}(?!\p{{L}})", place, text, flags=regex.IGNORECASE)


def _issuing(reading: Reading) -> str:
    """"Ủy ban nhân dân phường X xây dựng kế hoạch ...": the last such sentence before the body."""
    names = [
        hit.groups["body"]
        for section in (part(reading, "preamble"), part(reading, "conclusions"))
        for line in lines_of(reading, section)
        if (hit := said(reading.rules, line.text, "issues")) is not None
    ]
    return " ".join(names[0].split()) if names else ""


def _carrier(reading: Reading) -> str:
    """The body named in "(Kèm theo Quyết định ... của ...)" under the title, or under that of an annex that stands alone."""
    lines = lines_of(reading, part(reading, "masthead") or lone_annex(reading))[:8]
    hits = (said(reading.rules, line.text, "attached") for line in lines)
    return next((h.groups.get("body", "") for h in hits if h is not None), "")


def kind(reading: Reading, masthead: Masthead) -> PlanKind:
    """What kind of document it is: by its type, by what it is attached to, and whether it is a document at all."""
    types = {str(row["name"]): str(row["kind"]) for row in reading.rules.table("masthead")["types"].values()}
    told = types.get(masthead.doc_type, "")
    if masthead.doc_type == "Phụ lục":
        told = _kind_of_carrier(reading)
    if told == "plan" and not _official(reading, masthead):
        return "other"
    if told == "plan" and _with_resolution(reading):
        return "programme"
    if told:
        return told  # type: ignore[return-value]
    return "other" if masthead.number or masthead.signer else "news"


def _official(reading: Reading, masthead: Masthead) -> bool:
    """A body issues it; a form with blanks all over it is only a sample."""
    text = " ".join(b.text for b in reading.document.blocks[:60])
    blanks = text.count("……") + text.count(".....")
    known = masthead.issuer is not None and masthead.issuer.level != "other"
    return known or (blanks < MANY_BLANKS and bool(masthead.signer or masthead.number or masthead.issuer))


def _attached(section: Section | None, reading: Reading) -> str:
    for line in lines_of(reading, section)[:40]:
        if hit := said(reading.rules, line.text, "attached"):
            return fold(hit.groups["carrier"])
    return ""


def _with_resolution(reading: Reading) -> bool:
    """Issued with a resolution (nghị quyết): a programme of action, whatever it is called."""
    return _attached(part(reading, "masthead"), reading).startswith("nghị quyết")


def _kind_of_carrier(reading: Reading) -> str:
    carrier = _attached(part(reading, "annex"), reading)
    if carrier.startswith(("chương trình", "nghị quyết", "đề án")):
        return "programme"
    return "decision" if carrier.startswith("quyết định") else "plan" if carrier.startswith("kế hoạch") else "other"
