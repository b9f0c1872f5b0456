"""Chủ ngữ: which bodies a text gives its duty to, and where the duty begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.bodies import BodyBook, BodyHit, load
from pipeline.extract.duty_predicates import Predicates
from pipeline.extract.reading import Reading
from pipeline.model import Body, Masthead
from pipeline.rules import Family, Hit
from pipeline.vietnamese import fold, squeeze

_TITLES = r"(?:(?:đồng\s+chí\s+)?(?:phó\s+)?(?:thủ\s+trưởng|giám\s+đốc|chủ\s+tịch|chánh|trưởng|hiệu\s+trưởng|lãnh\s+đạo|đại\s+diện)\s+)?"
_LINK = regex.compile(rf"\s*(?:\([^()]*\)\s*)?(?:(?:[,;/]\s*(?:và\s+|cùng\s+)?|(?:và|cùng|cùng\s+với)\s+|\n\s*)(?:các\s+)?(?P<title>{_TITLES})|\s(?:các\s+)?)")
_LEADING_TITLE = regex.compile(rf"^{_TITLES}")
_GAP = regex.compile(rf"\s*(?:các\s+)?{_TITLES}(?:các\s+)?")
_ADDRESS = regex.compile(r"\s*(?:các\s+)?(?:đồng\s+chí|đ/c|ông|bà|thành\s+viên)(?!\p{L})")
_COLON = regex.compile(r"\s*(?:\([^()]*\)\s*)?:\s*(?=\S)")
_ASIDE = regex.compile(r"\s*\((?:kính\s+)?đề\s+nghị")
BELONGS = regex.compile(r"\s*(?:của|thuộc|trực\s+thuộc|trong|trên|tại)\s")
_UNTIL_COLON = regex.compile(r"([^:.;]{1,120}):\s*")
_AFTER = regex.compile(r"\s*(?:\([^()]*\))?[\s:,]*")
_OPENING = regex.compile(r"[\s\-+•*\"]*(?:(?:đồng\s+thời|ngoài\s+ra|riêng)\s*,?\s+)?")
_PLURAL = regex.compile(r"(?<!\p{L})các\s")
_ASSIGNED = regex.compile(r"\s*được\s+(?:giao|phân\s+công)(?:\s+nhiệm\s+vụ)?(?:\s+(?:chủ\s+trì|thực\s+hiện))?(?!\p{L})")
_WHICH = regex.compile(r"(?P<which>(?:\s+[\p{L}\d]+(?:,(?=\s))?){1,8}):\s+(?=\p{Lu})")
_CHARGED = regex.compile(r"chủ\s+trì|phối\s+hợp|trách\s+nhiệm|căn\s+cứ")
_STOP, _AFTER_COMMA = regex.compile(r"[.;:]\s"), regex.compile(r",\s*(?:giám đốc|thủ trưởng|chủ tịch)?\s*$")
_PLURAL = regex.compile(r"(?<!\p{L})(?:các|cấp|mỗi|từng)\s|,")
LEAD_IN_REACH = 420
LONGEST_NARROWING = 90
LONGEST_PERSON = 22


@dataclass(frozen=True, slots=True)
class Subject:
    """Chủ ngữ at `start`..`end`; the duty begins at `rest`. `ordered`: said after Giao, Yêu cầu, Đề nghị."""

    bodies: tuple[Body, ...]
    start: int
    end: int
    rest: int
    request: bool = False
    ordered: bool = False
    rule: str = "chu-ngu"

    @property
    def named(self) -> bool:
        """Whether one of the bodies has a name of its own; "thành viên", "cán bộ" alone have none."""
        return any(b.kind != "group" and not (b.kind == "person" and b.text[1:].islower()) for b in self.bodies)


@dataclass(frozen=True, slots=True)
class Listed:
    """Danh sách cơ quan: consecutive bodies of a text."""

    bodies: tuple[Body, ...]
    start: int
    end: int


class Subjects:
    """Reads subjects for one document: its issuer and date settle what "phường" and "Thành phố" mean."""

    def __init__(self, reading: Reading, masthead: Masthead) -> None:
        self.rules = reading.rules
        self.book: BodyBook = load(reading.rules)
        self.issuer = masthead.issuer
        self.on = masthead.date if len(masthead.date) >= 7 else ""
        self.predicates = Predicates(reading.rules)
        self._found = reading.bodies.setdefault((self.issuer, self.on), {})

    def hits(self, text: str) -> list[BodyHit]:
        """The bodies in a text, looked up once."""
        if text not in self._found:
            self._found[text] = self.book.find(text, issuer=self.issuer, on=self.on)
        return self._found[text]

    def body(self, text: str) -> Body:
        """One name, resolved for this document."""
        return self.book.resolve(text, issuer=self.issuer, on=self.on)

    def cues(self, kind: str) -> Family:
        """The rules of one kind."""
        return self.rules.part("assignments", lambda r: r.emits["kind"] == kind, kind)

    def is_issuer(self, body: Body) -> bool:
        """Whether a body is the one that issued the document: "UBND phường" in a ward's plan."""
        own = self.issuer
        if own is None or body.kind == "group" or body.key != own.key:
            return False
        plural = _PLURAL.search(fold(body.name))
        return plural is None and _LEADING_TITLE.sub("", squeeze(body.name)) in squeeze(own.name)

    def listed(self, text: str, start: int = 0) -> Listed | None:
        """The bodies that stand one after the other from `start` on."""
        person = self.book.shapes.person.first(text[start:])
        if person is not None:
            end = self._person_end(text, start)
            return Listed((self.body(text[start:end]),), start, end)
        gap = _GAP.match(fold(text), start)
        if gap is not None and not gap.group().strip() and not self.book.may_begin(text, gap.end()):
            return None
        hits = self.hits(text)
        first = self._at(text, hits, start)
        if first is None:
            return None
        bodies, end = [first.body], first.end
        for hit in hits[hits.index(next(h for h in hits if h.end == first.end)) + 1 :]:
            link = _LINK.fullmatch(fold(text), end, hit.start)
            if link is None:
                break
            titled = link.group("title") and self.body(text[link.start("title") : hit.end])
            bodies, end = [*bodies, titled or hit.body], hit.end
        return Listed(tuple(bodies), start, end)

    def only_names(self, text: str) -> bool:
        """Whether a text is a list of bodies and nothing else."""
        listed = self.listed(text)
        return listed is not None and not text[listed.end :].strip(" :.;,")

    def _at(self, text: str, hits: Sequence[BodyHit], start: int) -> BodyHit | None:
        """The hit at `start`, or after a title ("Giám đốc Sở Y tế"), which then belongs to it."""
        for hit in hits:
            if hit.start >= start and _GAP.fullmatch(fold(text), start, hit.start):
                titled = text[start : hit.start].strip()
                return BodyHit(start, hit.end, self.body(text[start : hit.end])) if titled else hit
        return None

    def _person_end(self, text: str, start: int) -> int:
        colon = text.find(":", start)
        if colon > 0 and len(text[start:colon].split()) <= LONGEST_PERSON and "." not in text[start:colon]:
            return colon
        folded = fold(text)
        stop = self.predicates.person_stop.search(folded, start + 8)
        head = self.book.shapes.person.first(text[start:])
        after = start + (head.end if head else 0) + 1
        verb = next((m for m in self.predicates.person_acts.finditer(folded, after) if text[m.start("verb")].islower() and text[after : m.start()].strip()), None)
        return min([m.start() for m in (stop, verb) if m is not None], default=len(text))

    def opens_duty(self, text: str) -> bool:
        """Whether a clause opens with a verb of duty, or with when or on what ground it is done."""
        return self.predicates.is_verb(text) or self.cues("lead_in").first(text) is not None

    def knows(self, body: Body) -> bool:
        """Whether a body is in the catalogue or has the shape of one."""
        named = self.book.shapes.named(body.text, strict=False)
        return self.book.names.entry(body.key) is not None or body.kind != "other" or any(s.start == 0 for s in named)

    def leading(self, text: str) -> Subject | None:
        """The subject that a paragraph or sentence opens with, orders ("Giao ...") among them."""
        start = _OPENING.match(fold(text)).end()  # type: ignore[union-attr]
        order = self.order(text, start)
        if order is not None:
            return self._ordered(text, order)
        found = self.listed(text, start)
        if found is not None and (told := self._told_order(text, found)) is not None:
            return told
        if found is not None and (run_in := self._run_in(text, found)) is not None:
            return run_in
        if found is not None and (rest := self.predicates.after(text, found.end)) is not None:
            return Subject(_narrowed(found, text, rest), start, found.end, rest)
        if found is not None and (colon := _COLON.match(text, found.end)):
            asked = self.order(text, colon.end())
            if asked is not None and asked.emits["request"] and self.predicates.is_verb(text[asked.end :]):
                return Subject(found.bodies, start, found.end, asked.end, request=True)
            return Subject(found.bodies, start, found.end, colon.end(), request=self.asks_aside(text[found.end : colon.end()]))
        return self._after_lead_in(text) if found is None else None

    def _run_in(self, text: str, found: Listed) -> Subject | None:
        """ "Các phòng phụ trách tiêu chí: Lập sổ ...": a group with the words before a colon that say which, and its duty after it."""
        m = _WHICH.match(text, found.end)
        if m is None or found.bodies[-1].kind != "group" or _CHARGED.search(fold(m.group())) or not self.predicates.is_verb(text[m.end() :]):
            return None
        return Subject(_narrowed(found, text, m.end("which")), found.start, m.end("which"), m.end())

    def _told_order(self, text: str, orderer: Listed) -> Subject | None:
        """ "Ủy ban nhân dân phường giao Công an phường ...": the duty of the one who is told, where the issuer orders."""
        order = self.order(text, orderer.end + 1) if all(map(self.is_issuer, orderer.bodies)) else None
        return self._ordered(text, order) if order is not None else None

    def asks_aside(self, text: str) -> bool:
        """Whether the bracket after a name says that it is only asked: "Trung tâm Y tế khu vực (đề nghị): ..."."""
        return _ASIDE.match(fold(text)) is not None

    def order(self, text: str, start: int) -> Hit | None:
        """The order that stands at `start`."""
        found = next((h for h in self.cues("order").find(text[start:]) if h.start == 0), None)
        return replace(found, start=start, end=start + found.end) if found is not None else None

    def _ordered(self, text: str, order: Hit) -> Subject | None:
        found = self.listed(text, order.end)
        if found is None or (all(b.kind == "person" for b in found.bodies) and not _ADDRESS.match(fold(text), order.end)):
            return None
        rest = self.predicates.after(text, found.end)
        if rest is None:
            found, rest = self._belonging(text, found)
        request = bool(order.emits["request"])
        after = _AFTER.match(text, found.end)
        start = rest if rest is not None else after.end()  # type: ignore[union-attr]
        return Subject(found.bodies, order.start, found.end, start, request, True, order.rule.id)

    def _belonging(self, text: str, found: Listed) -> tuple[Listed, int | None]:
        """A group with the words that say whose it is, as far as a colon or a verb: "các tổ chức của Giáo hội vận động"."""
        if found.bodies[-1].kind != "group" or not BELONGS.match(fold(text), found.end):
            return found, None
        colon = _UNTIL_COLON.match(text, found.end)
        rest = colon.end() if colon else self.predicates.first_verb(text, found.end)
        if rest is None:
            return found, None
        end = colon.end(1) if colon else len(text[:rest].rstrip(" ,"))
        last = found.bodies[-1]
        whole = replace(last, text=last.text + text[found.end : end], name=" ".join((last.name + text[found.end : end]).split()))
        return Listed((*found.bodies[:-1], whole), found.start, end), rest

    def _after_lead_in(self, text: str) -> Subject | None:
        """ "Căn cứ Kế hoạch này, Sở Y tế chủ trì ...": the first body after a comma that a verb of duty follows."""
        if self.cues("lead_in").first(text) is None:
            return None
        for hit in self.hits(text):
            before = text[: hit.start]
            if len(before) > LEAD_IN_REACH or _STOP.search(before) or self.cues("support").first(before) is not None:
                break
            if not _AFTER_COMMA.search(fold(before)):
                continue
            start = before.rindex(",") + 1
            start += len(text[start:]) - len(text[start:].lstrip())
            found = self.listed(text, start)
            if found and (rest := self.predicates.after(text, found.end)) is not None:
                return Subject(_narrowed(found, text, rest), start, found.end, rest)
        return None

    def orders_inside(self, text: str) -> list[Subject]:
        """Orders in the midst of a text: "...; giao Phòng Kinh tế tổng hợp"."""
        subjects = (self._ordered(text, hit) for hit in self.cues("order").find(text))
        return [s for s in subjects if s is not None]


def _narrowed(found: Listed, text: str, rest: int) -> tuple[Body, ...]:
    """A group, or bodies of many places, with the words that narrow it: "Các đơn vị được giao chủ trì" before "có trách nhiệm"."""
    said = text[found.end : rest].rstrip(" ,")
    last = found.bodies[-1]
    assigned = _ASSIGNED.match(fold(said)) if last.kind != "group" and _PLURAL.search(fold(last.text)) else None
    said = said[: assigned.end()] if assigned else said
    if (last.kind != "group" and not assigned) or not said.strip() or said.lstrip()[0] in ",(;:" or len(said) > LONGEST_NARROWING:
        return found.bodies
    return (*found.bodies[:-1], replace(last, text=last.text + said, name=" ".join((last.name + said).split())))
