"""Trích yếu và căn cứ: the ward's title out of the parent's, and the documents that it carries out, the parent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.draft import currency
from pipeline.draft.adapt_words import Wording
from pipeline.draft.adapt_years import titled
from pipeline.draft.lines import GAP, Left, Line, lower, tidy, told
from pipeline.draft.setting import Setting
from pipeline.model import Plan, Reference
from pipeline.vietnamese import fold, squeeze

_PERIOD = regex.compile(r"(?P<word>giai\s+đoạn|thời\s+kỳ)\s+(?:từ\s+(?:năm\s+)?)?(?P<start>20\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*(?P<end>20\d\d)", regex.IGNORECASE)
_TIME = regex.compile(r",?\s+(?:giai\s+đoạn|thời\s+kỳ|đến\s+năm|năm|từ\s+năm|quý|tháng)\s+(?:\d|I)", regex.IGNORECASE)
_SCOPE = regex.compile(r"địa\s+bàn|(?:phường|xã|đặc\s+khu)\s+\p{L}")
_VERBAL = regex.compile(r"^(?:phê\s+duyệt|ban\s+hành|quy\s+định|sửa\s+đổi|về\s|v/v\s)")
_ABOUT_ACT = regex.compile(r"^về\s+(?:việc\s+)?(?=(?:phê\s+duyệt|ban\s+hành)\s)", regex.IGNORECASE)
_PLACE = regex.compile(r"(?:tỉnh|[Tt]hành phố)\s+(?P<name>\p{Lu}.*)$")
_BARE = regex.compile(r"(?:(?P<place>tỉnh|thành\s+phố)|(?:tỉnh|thành)\s+ủy)$", regex.IGNORECASE)
_RUN_ON = regex.compile(r"\s+và\s+(?:hướng\s+dẫn|ý\s+kiến|chỉ\s+đạo|đề\s+nghị)\s+của\s.*$", regex.IGNORECASE)
_MOST = 8
"""A ward's plan names so many documents that its parents rest on, no more."""
_LONGEST_TITLE = 260
"""A longer one has run into what follows it."""


class Basis:
    """Title and citations of the draft."""

    def __init__(self, setting: Setting, wording: Wording) -> None:
        self.setting = setting
        self.wording = wording
        self.left: list[Left] = []

    def title(self) -> Line:
        """The parent's trích yếu with the ward as its place and the years that are left."""
        given = next((p.masthead.title for p in self.setting.parents if p.masthead.title), "")
        text = tidy(_cased(given, self.setting))
        if not text:
            blank = self.setting.say("wording", "no_title", {"gap": GAP})
            return Line(text=blank, rules=("title",), questions=(self.setting.say("questions", "title"),))
        for hit in self.setting.family("title").all_hits(text)[:1]:
            if hit.emits["to"] == "":
                text = text[hit.end :]
        text, rules = self._placed(text)
        return Line(text=tidy(self._dated(text)), parent="P1:masthead", rules=("title", *rules))

    def parents(self) -> list[Line]:
        """Each parent in full: type, number, date, issuer, title (NĐ 30/2020, phụ lục I, II.6)."""
        return [self._parent(index, plan) for index, plan in enumerate(self.setting.parents, 1)]

    def programmes(self) -> list[Line]:
        """The documents that the parents rest on, each once and in full; what is no longer in force is told as left out."""
        own = {p.masthead.number for p in self.setting.parents if p.masthead.number}
        found: dict[str, Line] = {}
        for index, reference in self._references():
            id_ = f"P{index}:{reference.id}"
            if reference.number in own or reference.number in found:
                continue
            if reason := currency.ended(self.setting, reference):
                self.left.append(Left(parent=id_, reason=reason))
            else:
                advice = currency.doubted(self.setting, reference)
                found[reference.number] = Line(text=self._cited(replace(reference, issuer=self._in_full(index, reference.issuer))), parent=id_, rules=("basis-programme",), advice=advice)
        return list(found.values())[:_MOST]

    def _references(self) -> Iterator[tuple[int, Reference]]:
        """What the parents rest on and name in full, what they carry out first; none that only another's title names."""
        told = [(index, r) for index, plan in enumerate(self.setting.parents, 1) for r in plan.references if r.role in ("parent", "basis") and _whole(r)]
        titles = [r.title for _, r in told]
        for index, r in sorted(told, key=lambda one: one[1].role != "parent"):
            title = _RUN_ON.sub("", r.title)
            if self.setting.family("basis").first(title) is None and not any(r.number in other for other in titles if other != r.title):
                yield index, replace(r, title=title)

    def _placed(self, text: str) -> tuple[str, tuple[str, ...]]:
        changed, rules = self.wording.adapt(text, communes="self")
        if fold(changed) == fold(text):
            for hit in self.setting.family("title").all_hits(text):
                if hit.emits["to"]:
                    end = self.wording.name_end(text, hit.end)
                    changed = text[: hit.start] + self.setting.ward.full + text[end:]
                    return changed, (hit.rule.id,)
        if self.setting.ward.full not in changed:
            changed = self._named(changed)
        return changed, rules

    def _named(self, text: str) -> str:
        """With the ward's name: after "địa bàn phường", else before the years, else at the end."""
        ward = self.setting.ward
        bare = regex.compile(rf"(?<=địa\s+bàn\s+){ward.kind}(?!\s+\p{{Lu}})")
        if bare.search(text):
            return bare.sub(ward.full, text, count=1)
        if _SCOPE.search(fold(text)):
            return text
        time = _TIME.search(text)
        at = time.start() if time else len(text)
        return f"{text[:at]} trên địa bàn {ward.full}{text[at:]}"

    def _dated(self, text: str) -> str:
        """With the years of the ward's own plan; "2026-2030" is written with spaces round its dash."""
        if self.setting.year is not None:
            return titled(text, self.setting.year)
        period = self.setting.period

        def years(found: regex.Match[str]) -> str:
            start, end = found["start"], found["end"]
            if period is not None and end == str(period.end):
                start = str(period.start)
            return f"năm {end}" if start == end else f"{found['word']} {start} - {end}"

        return _PERIOD.sub(years, text, count=1)

    def _parent(self, index: int, plan: Plan) -> Line:
        m, questions = plan.masthead, []
        if not m.number:
            questions.append(self.setting.say("questions", "parent_number"))
        if len(m.date) != 10:
            questions.append(self.setting.say("questions", "parent_date"))
        kind = m.doc_type.capitalize() if m.doc_type else "Kế hoạch"
        day = _written(m.date) if len(m.date) == 10 else GAP
        issuer = (m.issuer.name or m.issuer.text) if m.issuer else f"Ủy ban nhân dân {self.setting.ward.province}"
        text = f"{kind} số {m.number or GAP} ngày {day} của {issuer}{_about(_cased(m.title, self.setting))}"
        return Line(text=text, parent=f"P{index}:masthead", rules=("basis-parent",), questions=tuple(questions), advice=told([self._foreign(issuer), self._lapsed(plan)]))

    def _foreign(self, issuer: str) -> str:
        """A warning where the parent comes from another province than the profile's."""
        places, ward = self.setting.book.places, self.setting.ward
        found = regex.search(r"(?:tỉnh|thành phố)\s+\p{L}.*$", fold(issuer))
        theirs, ours = places.named(found.group()) if found else None, places.named(ward.province)
        if theirs is None or ours is None or ours.key in (theirs.key, theirs.successor):
            return ""
        return self.setting.say("questions", "foreign_parent", {"issuer": issuer})

    def _in_full(self, index: int, issuer: str) -> str:
        """A body that the parent names without its place, because it is its own, with the place: "Ủy ban nhân dân tỉnh Lạng Sơn"."""
        own = self.setting.parents[index - 1].masthead.issuer
        place = _PLACE.search(own.name or own.text) if own is not None else None
        bare = _BARE.search(issuer)
        if place is None or bare is None:
            return issuer
        return f"{issuer[: bare.start()]}{place.group()}" if bare["place"] else f"{issuer} {place['name']}"

    def _lapsed(self, plan: Plan) -> str:
        """A warning where the parent's years are over."""
        period, year = plan.masthead.period, self.setting.today.year
        return self.setting.say("questions", "lapsed", {"end": str(period.end)}) if period is not None and period.end < year else ""

    def _cited(self, reference: Reference) -> str:
        day = f" ngày {_written(reference.date)}" if len(reference.date) == 10 else ""
        issuer = f" của {reference.issuer}" if reference.issuer else ""
        return f"{reference.doc_type[:1].upper()}{reference.doc_type[1:]} số {reference.number}{day}{issuer}{_about(reference.title)}"


def _whole(r: Reference) -> bool:
    """Whether a citation can be repeated in full."""
    return bool(r.number and r.doc_type and r.issuer) and len(r.date) == 10 and 0 < len(r.title) <= _LONGEST_TITLE


def _about(title: str) -> str:
    """ " về thực hiện Chương trình ...", " phê duyệt Chương trình ..."."""
    plain = _ABOUT_ACT.sub("", " ".join(title.split()).rstrip(" .;,"))
    if not plain:
        return ""
    return f" {lower(plain)}" if _VERBAL.match(fold(plain)) else f" về {lower(plain)}"


def _written(iso: str) -> str:
    """ "2025-11-05" → "05 tháng 11 năm 2025"; days under 10 and months 1 and 2 take a 0 (NĐ 30/2020, phụ lục I, II.4)."""
    year, month, day = iso.split("-")
    return f"{day} tháng {month if int(month) < 3 else int(month)} năm {year}"


def _cased(title: str, setting: Setting) -> str:
    """A title in capitals as running text: as the plan writes it elsewhere, else with the names that are known."""
    if not title or title.upper() != title:
        return title
    wanted = squeeze(title)
    texts = [s.text for p in setting.parents for s in p.sections] + [t.text for p in setting.parents for t in p.tasks]
    for text in texts:
        at = squeeze(text).find(wanted)
        if at >= 0:
            words = " ".join(text.split())
            return words[at : at + len(wanted)]
    plain = title.lower()
    for name in setting.proper_names:
        plain = regex.sub(rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", " ".join(w.capitalize() for w in name.split()), plain)
    for word in ("chương trình", "đề án", "chiến lược", "nghị quyết", "kết luận", "quyết định", "chỉ thị"):
        plain = regex.sub(rf"(?<=(?:^|\s)(?:thực hiện|triển khai)\s+){word}", word.capitalize(), plain)
    return plain[:1].upper() + plain[1:]
