"""Chỉ tiêu trong lời văn: the quantities of paragraphs that the plan commits to, each with its facets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.extract import horizons
from pipeline.extract.commitment import Weighed, weigh
from pipeline.extract.deadlines import deadline_hits
from pipeline.extract.horizons import Horizon
from pipeline.extract.indicators import direction, indicator, population
from pipeline.extract.quantities import Found, falls, quantities
from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement, statements
from pipeline.extract.target_filters import Screen, objection, screen
from pipeline.extract.units import units
from pipeline.model import Commitment, Deadline, Evidence, Quantity, Span, Target
from pipeline.vietnamese import fold

_FIRMNESS: tuple[Commitment, ...] = ("conditional", "aspirational")
_THIN = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One quantity under judgement: where it stands, what else its paragraph holds."""

    found: Found
    peers: tuple[Found, ...]
    statement: Statement
    seen: Screen
    setting: Setting
    carried: Deadline | None = None

    @property
    def sentence(self) -> tuple[int, int]:
        return self.seen.sentence(self.found.at)

    @property
    def clause(self) -> str:
        return self.statement.text[self.found.clause[0] : self.found.clause[1]]


def text_targets(reading: Reading, setting: Setting) -> Iterator[Target]:
    """The targets of all paragraphs, in reading order."""
    carried: Deadline | None = None
    for statement in statements(reading):
        if setting.silent(statement.part):
            continue
        seen = screen(statement.text, setting.rules)
        yield from statement_targets(reading, statement, setting, carried if seen.cues.of("carry") else None)
        carried = horizons.before(statement.text, len(statement.text), seen.cues, setting.rules) or carried


def statement_targets(reading: Reading, statement: Statement, setting: Setting, carried: Deadline | None = None) -> Iterator[Target]:
    """The targets of one paragraph."""
    seen = screen(statement.text, setting.rules)
    found = quantities(statement.text, setting.rules, seen.masked)
    for each in found:
        case = Case(_shared_rate(each, found, statement, setting), found, statement, seen, setting, carried)
        against = objection(each, seen, first_year=setting.first_year, rules=setting.rules)
        weighed = weigh(each, statement, seen, setting) if against is None else None
        if weighed is not None:
            yield _target(reading, case, weighed)


def _target(reading: Reading, case: Case, weighed: Weighed) -> Target:
    found, cues = case.found, case.seen.cues
    when = _horizon(case)
    rest = indicator(found, case.statement.text, cues, deadline_hits(case.statement.text, case.setting.rules), _head(case))
    falling = falls(case.clause, cues, found.clause)
    return Target(
        id="", text=_words(case), quantity=Quantity(low=found.low, high=found.high, unit=found.unit.name, bound=found.bound),
        indicator=rest, direction=direction(found, falling, case.clause), population=population(found, case.statement.text),
        change=found.change, baseline=found.baseline, per=found.per, period=when.period, deadline=when.deadline,
        commitment=_commitment(case), owner=case.setting.owner(case.statement), applies_to=_addressees(case),
        section=case.statement.section.path, where=case.setting.where(case.statement.part, case.seen),
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
    text = regex.sub(r"^[-+*•\s,;:(]+|[\s,;:(.]+$", "", " ".join(case.clause.split()))
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def _horizon(case: Case) -> Horizon:
    text, rules = case.statement.text, case.setting.rules
    begin, end = case.sentence
    due = horizons.in_sentence(case.found, case.peers, text, (begin, end), case.seen.cues, rules)
    due = due or horizons.afterwards(text, case.seen.sentences, end, rules) or horizons.before(text, begin, case.seen.cues, rules) or case.carried
    span: Span | None = None
    if due is None and (higher := horizons.above(case.statement.leads, rules)) is not None:
        due, span = higher
    due = due or horizons.of_title(case.setting.masthead, rules)
    return Horizon(due, horizons.period_of(due, case.setting.period), span)


def _commitment(case: Case) -> Commitment:
    begin, end = case.sentence
    hits = [h for h in case.seen.cues.of("commitment", begin, end)]
    said = {h.emits["commitment"] for h in hits if h.emits["commitment"] == "conditional" or h.end <= case.found.at}
    leads = " ".join(fold(lead.text) for lead in case.statement.leads[:1])
    if "phấn đấu" in leads:
        said.add("aspirational")
    return next((c for c in _FIRMNESS if c in said), "firm")


def _addressees(case: Case) -> tuple[str, ...]:
    hits = case.seen.cues.of("addressee", *case.found.clause)
    return tuple(dict.fromkeys(" ".join(case.statement.text[h.start : h.end].split()) for h in hits))


def _head(case: Case) -> str:
    """What a clause without a subject of its own is about: the clause of the first amount of that unit, or the lead line above."""
    found, text = case.found, case.statement.text
    own = regex.sub(r"[\d\s%.,;:()+-]", " ", text[found.clause[0] : found.clause[1]]).split()
    begin, _ = case.sentence
    first = next((f for f in case.peers if begin <= f.at), found)
    thin = len(own) <= _THIN or (found.opens and found.unit.kind == "share")
    if thin and first.at < found.at and first.clause != found.clause and found.unit.name == first.unit.name:
        return text[first.clause[0] : first.start]
    lead = case.statement.leads[0].text if case.statement.leads else ""
    return lead if len(own) <= _THIN and lead.rstrip().endswith(":") else ""


def _shared_rate(found: Found, peers: Sequence[Found], statement: Statement, setting: Setting) -> Found:
    """ "100% các khu có tối thiểu 1 trạm": a count said of each member of a whole is a rate for one of them."""
    if found.per or found.unit.kind not in ("count", "people", "event", "unknown"):
        return found
    whole = next((p for p in peers if p.clause == found.clause and p.at < found.at and p.unit.kind == "share" and p.low == 100), None)
    if whole is None or not regex.search(r"(?<!\w)(?:có|bố\s+trí|tổ\s+chức|xây\s+dựng|đạt)(?!\w)", fold(statement.text[whole.end : found.at])):
        return found
    members = population(whole, statement.text)
    if not members:
        return found
    unit = units(setting.rules).at(members[0], fold(members[0]), 0)
    return replace(found, per=unit.name if unit is not None else " ".join(members[0].split()[:2]))
