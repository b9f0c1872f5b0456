"""Tên loại, trích yếu và thời kỳ: what the document calls itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline import places
from pipeline.extract.letterhead import HeadLine, lines_of, part, said
from pipeline.extract.reading import Reading
from pipeline.model import Period
from pipeline.rules import RuleBook
from pipeline.vietnamese import dates, fold

_CITED = regex.compile(r"số\s*:?\s*[\d./]+\s?[/-]\s?\p{Lu}[\p{L}\d/&-]*", regex.IGNORECASE)
NUMBER = regex.compile(r"(?<![\p{L}\d])\d+(?:/\d{4})?[/-]\p{Lu}[\p{L}\d/&-]*")
_OFFICIAL = {name.lower(): name for name in ("Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Bộ Chính trị", "Ban Bí thư", "Hồ Chí Minh", "Việt Nam")}
_AUTHORITIES = regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(_OFFICIAL)})(?!\p{{L}})", regex.IGNORECASE)
ABOUT_LINES = 5
_STOP = regex.compile(r"^\(|^kính\s+gửi|^v/v\b")
_WORD = regex.compile(r"(?<!\d)\p{L}[\p{L}\p{M}]*")
_INNER = regex.compile(r"(?<=[\p{L}\d,;] )\p{L}[\p{L}\p{M}]*")
_QUOTED = regex.compile(r"(?<=[“\"])\p{Ll}")
_RESULTS_FIRST = regex.compile(r"\s*(?:báo\s+cáo\s+)?(?:kết\s+quả|tình\s+hình|đánh\s+giá|tổng\s+kết|sơ\s+kết).*?(?:[;,]|\bvà)\s*(?=(?:phương\s+hướng|mục\s+tiêu|nhiệm\s+vụ|kế\s+hoạch|chỉ\s+tiêu)(?!\p{L}).*\d{4})")
_LOUD = 0.8
_CITY = regex.compile(r"Thành phố(?: \p{Lu}\p{Ll}+){2,3}")
_NAMES = regex.compile(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """`at` is the index of the type line among the masthead's lines (their number where there is none)."""

    doc_type: str = ""
    text: str = ""
    at: int = 0
    lines: tuple[HeadLine, ...] = ()


def title_of(reading: Reading, lines: Sequence[HeadLine]) -> Title:
    """Type and title in the masthead's lines; of a công văn what V/v says."""
    at = type_at(reading.rules, lines)
    if at < len(lines):
        return _typed(reading, lines, at)
    for n, line in enumerate(lines):
        if hit := said(reading.rules, line.text, "about"):
            cell = _about_goes_on(reading.rules, lines[n + 1 :], line)
            text = _joined([hit.groups["title"], *(x.text for x in cell)])
            return Title(doc_type="Công văn", text=text, at=at, lines=(line, *cell))
    return Title(at=at)


def type_at(rules: RuleBook, lines: Sequence[HeadLine]) -> int:
    """The index of the line with the document's type, alone or with its title in capitals."""
    for n, line in enumerate(lines):
        for hit in rules.family("parts").all_hits(line.text):
            alone = hit.emits["part"] == "type"
            capital = hit.groups.get("type", "").isupper()
            marked = alone and line.block is not None and line.block.heading is not None
            if hit.emits["part"] in ("type", "type_run_in") and (capital or marked):
                return n
    return len(lines)


def announced(reading: Reading) -> Title:
    """What the sentence "... xây dựng Kế hoạch ... như sau:" says, where type and title are lost."""
    for line in lines_of(reading, part(reading, "preamble")):
        hit = next(iter(reading.rules.part("parts", lambda r: r.emits["part"] == "announce", "announce").all_hits(line.text)), None)
        if hit is not None:
            return Title(doc_type=_known_type(reading, hit.groups["type"]), text=_joined([hit.groups["title"]]).strip(" ,"), lines=(line,))
    return Title()


def _known_type(reading: Reading, written: str) -> str:
    """A document's type as it is written in running text."""
    words = " ".join(fold(written).split())
    known = reading.rules.table("masthead")["types"].get(words)
    return str(known["name"]) if known else words.capitalize()


def _about_goes_on(rules: RuleBook, after: Sequence[HeadLine], first: HeadLine) -> list[HeadLine]:
    """The further lines of V/v: in its cell, or down to "Kính gửi"."""
    if first.column >= 0:
        return [x for x in after if (x.span.block, x.column) == (first.span.block, first.column)]
    to = next((n for n, x in enumerate(after) if fold(x.text).startswith("kính gửi")), None)
    if to is None or to > ABOUT_LINES:
        return []
    return [x for x in after[:to] if x.column < 0 and not any(said(rules, x.text, field) for field in ("date", "state"))]


def _typed(reading: Reading, lines: Sequence[HeadLine], at: int) -> Title:
    hits = [h for h in reading.rules.family("parts").all_hits(lines[at].text) if h.emits["part"].startswith("type")]
    hit = max(hits, key=lambda h: h.emits["part"] == "type")
    name = _known_type(reading, hit.groups["type"])
    rest = lines[at].text[hit.spans["type"][1] :].strip(" *:.") if hit.emits["part"] == "type_run_in" else ""
    kept: list[HeadLine] = []
    for line in lines[at + 1 :]:
        if _STOP.match(fold(line.text)) or (kept and _office_again(reading.rules, line)):
            break
        if _WORD.search(line.text):
            kept.append(line)
    text = _joined([rest, *(k.text for k in kept)])
    return Title(doc_type=name, text=readable(text, reading), at=at, lines=tuple(kept) or (lines[at],))


def _office_again(rules: RuleBook, line: HeadLine) -> bool:
    """A decision names its authority under the title: CHỦ TỊCH ỦY BAN NHÂN DÂN ..."""
    office = said(rules, line.text, "office") or said(rules, line.text, "position")
    return office is not None and line.text.isupper()


def _joined(texts: Sequence[str]) -> str:
    return regex.sub(r"^[\s\-–_*]+|[\s\-–_*]+$|(?<=[\p{L}\d])\.$", "", " ".join(" ".join(texts).split()))


def readable(text: str, reading: Reading) -> str:
    """A title in capitals in the letters of running text, as the document itself writes the words."""
    if not _loud(text):
        return text
    found = as_written(text, reading)
    if found:
        return found[0].upper() + found[1:]
    words = _QUOTED.sub(lambda m: m.group().upper(), _casing(reading).cased(text))
    for name in _names(reading):
        words = regex.sub(rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", name, words, flags=regex.IGNORECASE)
    words = _CITY.sub(lambda m: as_written(m.group(), reading) or m.group(), words)
    words = places.load(reading.rules).cased(words)
    words = _AUTHORITIES.sub(lambda m: _OFFICIAL[m.group().lower()], words)
    for number in NUMBER.findall(text):
        words = regex.sub(regex.escape(number), as_written(number, reading) or number.replace("-TTG", "-TTg"), words, flags=regex.IGNORECASE)
    return words[:1].upper() + words[1:]


def _loud(text: str) -> bool:
    """Whether a line stands in capitals but for a word such as IoT or a number's unit."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > _LOUD * len(letters)


def _names(reading: Reading) -> list[str]:
    """Names of two words and more that running text writes with capitals at least twice."""
    seen = Counter(m.group() for b in reading.document.blocks for m in _NAMES.finditer(b.text))
    return [name for name, count in seen.items() if count > 1]


def as_written(name: str, reading: Reading) -> str:
    """How running text writes a name that stands in capitals; "" if it never does."""
    wanted = regex.compile(r"\s+".join(regex.escape(w) for w in fold(name).split()))
    for block in reading.document.blocks:
        for m in wanted.finditer(fold(block.text)):
            written = " ".join(block.text[m.start() : m.end()].split())
            if not _loud(written):
                return written
    return ""


def _casing(reading: Reading) -> _Forms:
    """How running text writes words and pairs of words wherever they do not begin a sentence."""
    alone: dict[str, Counter[str]] = {}
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for block in reading.document.blocks:
        if block.kind == "row" or _loud(block.text):
            continue
        before = None
        for m in _INNER.finditer(block.text):
            word = m.group()
            alone.setdefault(word.lower(), Counter())[word] += 1
            if before is not None and block.text[before.end() : m.start()] == " ":
                pairs.setdefault((before.group().lower(), word.lower()), Counter())[before.group(), word] += 1
            before = m
    return _Forms({k: v.most_common(1)[0][0] for k, v in alone.items()}, {k: v.most_common(1)[0][0] for k, v in pairs.items()})


@dataclass(frozen=True, slots=True)
class _Forms:
    """The commonest form of a word and of a pair: "chính" is written Chính only in "Chính phủ", "chính" in "hành chính"."""

    alone: Mapping[str, str]
    pairs: Mapping[tuple[str, str], tuple[str, str]]

    def cased(self, text: str) -> str:
        """A text in capitals in the letters of running text."""
        low = [m.group().lower() for m in _WORD.finditer(text)]
        forms = iter([self._form(low, n) for n in range(len(low))])
        return _WORD.sub(lambda _: next(forms), text)

    def _form(self, low: Sequence[str], n: int) -> str:
        """By its neighbours, the left one first; a word without known neighbours only as an abbreviation."""
        left = self.pairs.get((low[n - 1], low[n])) if n else None
        right = self.pairs.get((low[n], low[n + 1])) if n + 1 < len(low) else None
        if left or right:
            return left[1] if left and (left[1] != low[n] or not right) else right[0] if right else low[n]
        alone = self.alone.get(low[n], low[n])
        return alone if alone[1:].lower() != alone[1:] else low[n]


def period_of(reading: Reading, title: str, date: str) -> Period | None:
    """The years of the plan as a whole: from its title, else from its opening sentence, else from its section on time."""
    return _named(reading, title, date) or _named(reading, announced(reading).text, date) or _stated(reading)


def _named(reading: Reading, title: str, date: str) -> Period | None:
    own = _planned(_uncited(title))
    for hit in sorted(reading.rules.find("masthead", own), key=lambda h: h.start):
        if hit.emits["field"] == "period" and (period := _period(hit.emits["form"], hit.groups, date)):
            return period
    return None


def _planned(title: str) -> str:
    """Of a title that tells results first ("Kết quả năm 2025; nhiệm vụ năm 2026") what it plans."""
    told = _RESULTS_FIRST.match(fold(title))
    return title[told.end() :] if told else title


def _period(form: str, groups: Mapping[str, str], date: str) -> Period | None:
    years = {k: int(v) for k, v in groups.items()}
    if form == "range":
        return Period(start=years["start"], end=years["end"]) if years["start"] <= years["end"] else None
    if form == "year":
        return Period(start=years["start"], end=years["start"])
    return Period(start=int(date[:4]), end=years["end"]) if date and int(date[:4]) <= years["end"] else None


def _uncited(title: str) -> str:
    """The title without the numbers and dates of documents that it cites."""
    text = _CITED.sub(" ", title)
    for hit in reversed(dates(text)):
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def _stated(reading: Reading) -> Period | None:
    """From a section headed "Thời gian thực hiện": the years of its dates."""
    body = part(reading, "body")
    if body is None:
        return None
    for section, above in body.walk():
        if len(above) <= 2 and section.heading and said(reading.rules, section.heading, "time"):
            text = " ".join(reading.document.text_of(s) for s in section.spans())
            years = [int(h.iso[:4]) for h in dates(text)]
            if years:
                return Period(start=min(years), end=max(years))
    return None
