"""Chỉ tiêu trong lời văn: the quantities of paragraphs that the plan commits to, each with its facets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.extract import horizons
from pipeline.extract.commitment import Refusal, refusal
from pipeline.extract.confidence import assessed, misread
from pipeline.extract.horizons import Horizon
from pipeline.extract.indicators import direction
from pipeline.extract.measured import measured
from pipeline.extract.populations import population
from pipeline.extract.quantities import Found, entire, falls, lowered, may_fall, measures_fall, quantities, stated
from pipeline.extract.reading import Reading
from pipeline.extract.recurrences import recurring
from pipeline.extract.setting import Setting
from pipeline.extract.sighting import Sighting
from pipeline.extract.signs import signs, spoken_against
from pipeline.extract.articles import told_statements
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen, objection, scope_of, screen
from pipeline.extract.units import units
from pipeline.model import Commitment, Deadline, Evidence, Quantity, Span, Target
from pipeline.rules import Hit
from pipeline.vietnamese import fold

_FIRMNESS: tuple[Commitment, ...] = ("conditional", "aspirational")
_AIMED_AT = regex.compile(r"(?<!\w)phấn\s+đấu(?!\w)[^.;]{0,120}(?<!\w)(?:mục\s+tiêu|chỉ\s+tiêu|kết\s+quả|sau)(?!\w)")
_AIMED = regex.compile(r"(?<!\w)phấn\s+đấu(?!\w)")
_GIVEN = regex.compile(r"(?<!\w)(?:phấn\s+đấu|vận\s+động|hiến|đóng\s+góp|góp|ủng\s+hộ|nhân\s+dân)(?!\w)")
_LYING_IN = regex.compile(r"(?<!\w)(?:tại|ở|trong|với|của|thuộc|giữa)\s+$")
_EDGES, _SHARE_OF = regex.compile(r"^[-+*•\s,;:(]+|[\s,;:(.]+$"), regex.compile(r"^\d+\s*%\s*(?:số\s+)?")
_PLACES = Refusal("số lượng nơi thực hiện, không phải số phải đạt", True)
_POLICY = regex.compile(r"(?:(?:chính\s+sách|nguyên\s+tắc|điều\s+kiện|nội\s+dung|mức|đối\s+tượng|định\s+mức|trình\s+tự|phương\s+thức)(?:,\s+|\s+và\s+|\s+))+(?:được\s+)?(?:hỗ\s+trợ|trợ\s+cấp|khuyến\s+khích|ưu\s+đãi)(?!\w)")
_GRANTED = Refusal("mức hỗ trợ theo chính sách", True)
_FUNDS = Refusal("nguồn lực thực hiện, không phải chỉ tiêu", True)


@dataclass(frozen=True, slots=True)
class Case:
    """One quantity under judgement: where it stands, what else its paragraph holds, and which of that is no target."""

    found: Found
    peers: tuple[Found, ...]
    statement: Statement
    seen: Screen
    setting: Setting
    carried: Deadline | None = None
    rejected: tuple[Found, ...] = ()

    @property
    def sentence(self) -> tuple[int, int]:
        return self.seen.sentence(self.found.at)

    @property
    def clause(self) -> str:
        return self.statement.text[self.found.clause[0] : self.found.clause[1]]


def text_targets(reading: Reading, setting: Setting) -> Iterator[Target]:
    """The targets of all paragraphs, in reading order."""
    carried: Deadline | None = None
    before: list[str] = []
    for statement in told_statements(reading, setting):
        if setting.silent(statement.part) and statement.part != "funding":
            continue
        seen = screen(statement.text, setting.rules)
        goes_on = setting.informal or bool(seen.cues.of("carry"))
        if goes_on:
            carried = next((due for text in reversed(before) if (due := setting.calendar.before(text, len(text)))), carried)
            before.clear()
        yield from statement_targets(reading, statement, setting, carried if goes_on else None)
        before.append(statement.text)


def statement_targets(reading: Reading, statement: Statement, setting: Setting, carried: Deadline | None = None) -> Iterator[Target]:
    """The targets of one paragraph."""
    seen = screen(statement.text, setting.rules)
    found = quantities(statement.text, setting.rules, seen.masked) if stated(statement.text, setting.rules) else ()
    cases = [Case(_shared_rate(each, found, statement, setting), found, statement, seen, setting, carried) for each in found]
    rejected = tuple(case.found for case in cases if judged(case) is not None)
    for case in cases:
        if case.found not in rejected:
            yield _target(reading, replace(case, rejected=rejected))


def judged(case: Case) -> Hit | Refusal | None:
    """What keeps a quantity from being a target, None where nothing does; the targets and the ledger of numbers share this."""
    found, seen, setting = case.found, case.seen, case.setting
    if (against := objection(found, seen, first_year=setting.first_year or case.statement.written or None, rules=setting.rules)) is not None:
        return against
    if _grants(case.statement):
        return _GRANTED
    if scope_of(found, case.peers, seen) is not None:
        return _PLACES
    return refusal(found, case.statement, seen, setting) if _pledged(case) else _FUNDS


def _grants(statement: Statement) -> bool:
    """Whether an article of a decision sets what is granted, to whom and on what terms."""
    return any(s.marker.startswith("Điều") and _POLICY.match(fold(s.heading)) for s in (statement.section, *statement.above))


def _pledged(case: Case) -> bool:
    """Under a heading on funds, what people are to give or what is aimed at; sums and shares of the budget are none."""
    if case.statement.part != "funding":
        return True
    words = fold(case.statement.text[case.sentence[0] : case.found.at])
    return (_AIMED if case.found.unit.kind in ("money", "share", "") else _GIVEN).search(words) is not None


def _target(reading: Reading, case: Case) -> Target:
    when = _horizon(case)
    said, members = measured(case)
    seen = Sighting(case.found, case.peers, case.statement, case.seen, case.setting, said, when, case.rejected)
    names = signs(seen)
    weighed = misread(assessed(names, case.setting.rules, spoken_against(seen, names)), reading.document.blocks[case.statement.block])
    falling = not entire(case.found) and may_fall(case.found, case.seen.cues) and (falls(case.clause, case.seen.cues, case.found.clause) or measures_fall(said, case.setting.rules))
    found = lowered(case.found) if falling else case.found
    return Target(
        id="", text=_words(case), quantity=Quantity(low=found.low, high=found.high, unit=found.unit.name, bound=found.bound),
        indicator=said, direction=direction(found, falling, case.clause), population=members,
        change=found.change, baseline=found.baseline, per=found.per, period=when.period, deadline=when.deadline,
        commitment=_commitment(case), owner=case.setting.owner(case.statement), applies_to=_addressees(case),
        section=case.statement.section.path, where=case.setting.where(case.statement.part, case.seen, case.statement.leads),
        confidence=weighed.confidence, doubtful=weighed.doubtful, reasons=weighed.reasons, evidence=_evidence(reading, case, when),
    )  # fmt: skip


def _evidence(reading: Reading, case: Case, when: Horizon) -> Evidence:
    begin, end = case.sentence
    block = reading.document.blocks[case.statement.block]
    spans = (case.statement.span(case.found.start, case.found.end), *((when.span,) if when.span else ()))
    quote = case.statement.text[begin:end].strip()
    return Evidence(quote=quote, rule=case.found.rule, spans=spans, page=block.box.page if block.box else None, box=block.box)


def _words(case: Case) -> str:
    """The target's own clause, a single lead word and brackets trimmed."""
    text = _EDGES.sub("", " ".join(case.clause.split()))
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def _horizon(case: Case) -> Horizon:
    text, times, statement = case.statement.text, case.setting.calendar, case.statement
    begin, end = case.sentence
    later = [text[a:b] for a, b in case.seen.sentences if a >= end]
    due = times.in_sentence(case.found, case.peers, text, (begin, end)) or times.afterwards([*later, *statement.below])
    due = due or times.before(text, begin) or (None if case.setting.informal else case.carried)
    span: Span | None = None
    if due is None and (higher := times.above(statement.leads)) is not None:
        due, span = higher
    due = due or case.carried or horizons.of_title(case.setting.masthead, case.setting.rules) or times.close(later)
    due = recurring(due, case.found, text, case.setting.rules)
    return Horizon(due, horizons.period_of(due, case.setting.period), span)


def _commitment(case: Case) -> Commitment:
    begin, end = case.sentence
    hits = case.seen.cues.of("commitment", begin, end)
    said = {h.emits["commitment"] for h in hits if h.emits["commitment"] == "conditional" or h.end <= case.found.at}
    nearest, *outer = [fold(lead.text) for lead in case.statement.leads] or [""]
    if "phấn đấu" in nearest or any(_AIMED_AT.search(lead) for lead in outer):
        said.add("aspirational")
    return next((c for c in _FIRMNESS if c in said), "firm")


def _addressees(case: Case) -> tuple[str, ...]:
    text = case.statement.text
    hits = [h for h in case.seen.cues.of("addressee", *case.found.clause) if not _LYING_IN.search(fold(text[max(0, h.start - 12) : h.start]))]
    said = (_SHARE_OF.sub("", " ".join(text[h.start : h.end].split())) for h in hits)
    return tuple(dict.fromkeys(said))


def _shared_rate(found: Found, peers: Sequence[Found], statement: Statement, setting: Setting) -> Found:
    """ "100% các khu có tối thiểu 1 trạm": a count said of each member of a share is a rate for one of them."""
    if found.per or found.unit.kind not in ("count", "people", "event", "unknown"):
        return found
    whole = next((p for p in peers if p.clause == found.clause and p.at < found.at and p.unit.kind == "share"), None)
    if whole is None or not regex.search(r"(?<!\w)(?:có|bố\s+trí|tổ\s+chức|xây\s+dựng|đạt|trang\s+bị|lắp(?:\s+đặt)?|trồng)(?!\w)", fold(statement.text[whole.end : found.at])):
        return found
    members = population(whole, statement.text, setting.rules)
    if not members:
        return found
    unit = units(setting.rules).at(members[0], fold(members[0]), 0)
    return replace(found, per=unit.name if unit is not None else " ".join(members[0].split()[:2]))
