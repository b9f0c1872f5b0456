"""Thời hạn của chỉ tiêu: the year by which a quantity is due - from its clause, its sentence, the lines above, the title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from pipeline.extract.clauses import sentences
from pipeline.extract.dated import DATED, SPANS, dated, told_aside
from pipeline.extract.deadlines import deadline_hits, resolved, year_of
from pipeline.extract.quantities import Found
from pipeline.extract.statements import Lead
from pipeline.model import Deadline, Masthead, Period, Span
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold

_LATER = regex.compile(
    r"^\s*(?:thời\s+(?:gian|hạn)|tiến\s+độ|hạn\s+hoàn\s+thành"
    r"|hoàn\s+thành\s*(?::|\(|xong|toàn\s+bộ|trước|trong|vào|đến|chậm|muộn|ngày|tháng|quý|năm|cuối|hết|dứt\s+điểm|việc\s+này|\d))"
)
_YEAR = regex.compile(r"20\d\d")
_RESPECTIVELY = regex.compile(r"lần\s+lượt|tương\s+ứng")
_NEXT = regex.compile(r"(?<!\w)(?:các|những)\s+năm\s+(?:tiếp\s+theo|kế\s+tiếp|sau|còn\s+lại)(?!\w)", regex.I)
_ONWARDS = regex.compile(r"(?<!\w)(?:tiến\s+tới|hướng\s+tới)(?!\w|\s+(?:năm|mục)(?!\w))")
_FIGURE = regex.compile(r"(?<=\s)\d[\d.,]*\s*(?:%|\p{L})")
_COLON = regex.compile(r"\s*\)?\s*:")
_LOOSE = 4


@dataclass(frozen=True, slots=True)
class Horizon:
    """The deadline of a target, its period, and the span that gave it where that is not the sentence itself."""

    deadline: Deadline | None = None
    period: Period | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the dates of one plan are read: its rules, its period for a quarter or a day without a year, and its first year."""

    rules: RuleBook
    period: Period | None = None
    first: int | None = None

    def in_sentence(self, found: Found, others: Sequence[Found], text: str, sentence: tuple[int, int]) -> Deadline | None:
        """The deadline that the quantity's own sentence states: in its clause first, else before all amounts, else after them."""
        begin, end = sentence
        if (told := self._years_after(found, text)) is not None:
            return told
        hits = [h for h in self._coming(text) if begin <= h.start < end and not _elsewhere(h, found, text)]
        if not hits:
            return self._in_turn(found, others, text, sentence) or self._onwards(found, text, sentence)
        peers = [f for f in others if begin <= f.at < end]
        if _RESPECTIVELY.search(fold(text[begin:end])):
            years = [y for h in hits for y in _YEAR.findall(text[h.start : h.end])]
            if len(years) == len(peers) > 1:
                year = years[[f.at for f in peers].index(found.at)]
                return Deadline(by=f"{year}-12-31", text=text[hits[0].start : hits[-1].end], source="sentence")
        if own := [h for h in hits if _within(h, found.clause, text)]:
            best = _beside(own, [p for p in peers if p.clause == found.clause], found)
            return self._read(best or min(own, key=lambda h: (h.emits["rank"], _distance(h, found))), text)
        shared = _shared(hits, peers, found)
        return self._read(min(shared, key=lambda h: (h.emits["rank"], -h.start)), text) if shared else None

    def _years_after(self, found: Found, text: str) -> Deadline | None:
        """ "các năm tiếp theo đạt 95%": to the end of the plan, and every year of it."""
        said = _NEXT.search(text, found.clause[0], found.at)
        if said is None:
            return None
        return Deadline(by=f"{self.period.end}-12-31" if self.period else None, every="always", text=said.group(), source="sentence")

    def _in_turn(self, found: Found, others: Sequence[Found], text: str, sentence: tuple[int, int]) -> Deadline | None:
        """Values told in turn ("lần lượt đạt 900 và 1.200") take the years that the sentences before told in turn."""
        begin, end = sentence
        peers = [f.at for f in others if begin <= f.at < end]
        hits = [h for h in self.dated(text) if h.end <= begin and h.rule.id == "deadline-by-year"][-len(peers) :]
        if len(peers) < 2 or len(hits) < len(peers) or not _RESPECTIVELY.search(fold(text[begin:end])):
            return None
        return self._read(hits[peers.index(found.at)], text)

    def _onwards(self, found: Found, text: str, sentence: tuple[int, int]) -> Deadline | None:
        """From a year on: reached by the end of that year and kept from then."""
        begin, end = sentence
        hits = [h for h in onwards(text, self.rules) if begin <= h.start < end]
        own = [h for h in hits if found.clause[0] <= h.start < found.clause[1]] or [h for h in hits if h.end <= found.at]
        if not own:
            return None
        return Deadline(by=f"{own[-1].groups['y']}-12-31", every="always", text=text[own[-1].start : own[-1].end], source="sentence")

    def afterwards(self, later: Iterable[str]) -> Deadline | None:
        """A later line that sets the time for what stands before it ("Thời gian hoàn thành: trước ngày ...")."""
        for text in later:
            if _LATER.match(fold(text)) and (hits := self.dated(text)):
                return self._read(min(hits, key=lambda h: h.emits["rank"]), text)
        return None

    def close(self, later: Iterable[str]) -> Deadline | None:
        """The end of the year that the sentences after name ("từ nay đến hết năm 2026"), where nothing else gives a time."""
        for text in later:
            if hits := [h for h in self.dated(text) if h.rule.id == "deadline-by-year"]:
                return self._read(hits[0], text)
        return None

    def before(self, text: str, end: int) -> Deadline | None:
        """The latest year that earlier sentences of the paragraph state for what follows."""
        hits = [h for h in self._coming(text) if h.end <= end and told_aside(h, text) is None]
        hits = [h for h in hits if h.emits["rank"] < _LOOSE or _leads(h, text)]
        return self._read(hits[-1], text) if hits and (_ahead(hits[-1], text) or _leads(hits[-1], text)) else None

    def above(self, leads: Sequence[Lead]) -> tuple[Deadline, Span] | None:
        """The deadline of the nearest heading or lead line that has one."""
        for lead in leads:
            hits = [h for h in deadline_hits(lead.text, self.rules) if h.emits["kind"] in DATED and not self._gone(h)]
            read = [resolved(h, lead.text, period=self.period, source=lead.source) for h in sorted(hits, key=_order)]
            if due := next((d for d in read if d.by), None):
                return due, lead.span
            if lead.source == "column" and (told := self._told(lead)) is not None:
                return told, lead.span
        return None

    def _told(self, lead: Lead) -> Deadline | None:
        """The recurrence that a cell gives instead of a date ("Hằng năm")."""
        hits = [h for h in deadline_hits(lead.text, self.rules) if h.emits["kind"] == "every"]
        return resolved(hits[0], lead.text, period=self.period, source=lead.source) if hits else None

    def dated(self, text: str) -> tuple[Hit, ...]:
        """The phrases that date something: not those that name a base year or a programme's term."""
        return dated(text, self.rules)

    def _coming(self, text: str) -> tuple[Hit, ...]:
        """Those but bare years and terms before the plan begins: what is left over from then is still to be done."""
        return tuple(h for h in self.dated(text) if not self._gone(h))

    def _gone(self, hit: Hit) -> bool:
        return self.first is not None and hit.rule.id in SPANS and int(hit.groups["y"]) < self.first

    def _read(self, hit: Hit, text: str) -> Deadline | None:
        due = resolved(hit, text, period=self.period)
        return due if due.by else None


def onwards(text: str, rules: RuleBook) -> list[Hit]:
    """Where a text says from which year on something holds."""
    return [h for h in deadline_hits(text, rules) if h.emits["kind"] == "from"]


def of_title(masthead: Masthead, rules: RuleBook) -> Deadline | None:
    """The end of the plan's own period."""
    if masthead.period is None:
        return None
    year = str(masthead.period.end)
    hits = [h for h in deadline_hits(masthead.title, rules) if year in masthead.title[h.start : h.end]]
    said = masthead.title[hits[0].start : hits[0].end] if hits else year
    return Deadline(by=f"{year}-12-31", text=said, source="title")


def period_of(due: Deadline | None, plan: Period | None) -> Period | None:
    """The years of a target: from the plan's first to that of its deadline."""
    year = year_of(due)
    if year is None:
        return plan if due is None or due.source == "title" or due.every else None
    spans = [int(y) for y in _YEAR.findall(due.text if due else "")]
    start = min(spans) if len(spans) > 1 else plan.start if plan is not None and plan.start <= year else year
    return Period(start=min(start, year), end=year)


def _shared(hits: Sequence[Hit], peers: Sequence[Found], found: Found) -> list[Hit]:
    """The hits outside all clauses: before the first amount, after the last, else any before this one."""
    lead = [h for h in hits if h.end <= peers[0].at]
    trail = [h for h in hits if h.start >= peers[-1].end]
    return lead or trail or [h for h in hits if h.end <= found.at]


def _beside(own: Sequence[Hit], peers: Sequence[Found], found: Found) -> Hit | None:
    """Of as many dates as amounts in one clause, each with its amount before or after it, the one of this amount."""
    dates, at = sorted(own, key=lambda h: h.start), [p.at for p in peers]
    if len(at) < 2 or len(dates) != len(at):
        return None
    before = all(h.start < a for h, a in zip(dates, at, strict=True)) and all(a < h.start for a, h in zip(at, dates[1:], strict=False))
    after = all(a < h.start for a, h in zip(at, dates, strict=True)) and all(h.start < a for h, a in zip(dates, at[1:], strict=False))
    return dates[at.index(found.at)] if before or after else None


def _within(hit: Hit, clause: tuple[int, int], text: str) -> bool:
    """Whether a date stands in a clause, the space before it aside."""
    begin = hit.start + len(text[hit.start : hit.end]) - len(text[hit.start : hit.end].lstrip())
    return clause[0] <= begin < clause[1]


def _elsewhere(hit: Hit, found: Found, text: str) -> bool:
    """Whether a date stands in a bracket that tells the value of that time, or behind what one moves on to after the amount."""
    bracket = told_aside(hit, text)
    if bracket is not None and not bracket[0] < found.at < bracket[1]:
        return True
    return hit.start > found.end and _ONWARDS.search(fold(text[found.end : hit.start])) is not None


def _leads(hit: Hit, text: str) -> bool:
    """Whether a bare year opens its sentence ("Năm 2027, ...") or stands right before a colon."""
    opens = not regex.search(r"[\p{L}\d]", text[_sentence(hit, text)[0] : hit.start]) and text[hit.end :].lstrip().startswith(",")
    return opens or _COLON.match(text, hit.end) is not None


def _ahead(hit: Hit, text: str) -> bool:
    """Whether a date leads what its sentence says: behind the last figure it is only that figure's."""
    begin, end = _sentence(hit, text)
    return not _FIGURE.search(text, begin, hit.start) or _FIGURE.search(text, hit.end, end) is not None


def _sentence(hit: Hit, text: str) -> tuple[int, int]:
    """The sentence that a date begins in."""
    return next(((b, e) for b, e in sentences(text) if b <= hit.start < e), (0, len(text)))


def _order(hit: Hit) -> tuple[int, int]:
    return hit.emits["rank"], hit.start


def _distance(hit: Hit, found: Found) -> int:
    return hit.start - found.end if hit.start >= found.end else found.at - hit.end
