"""Không phải chỉ tiêu: which figures of a text are names, dates and numbers of documents, and which sentences only report.

The words are in rules/not_targets.toml; each reason is what an official reads when asking why a figure was left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.extract.clauses import sentences
from pipeline.extract.cues import Cues, cues
from pipeline.extract.quantities import Found
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold

_GOVERNOR_REACH = 24
_YEAR_REACH = 3
_WEAK = regex.compile(r"dự\s+kiến|từng\s+bước|khuyến\s+khích")
_NAMING = frozenset({"people", "count", "event", "unknown", "structure", ""})


@dataclass(frozen=True, slots=True)
class Screen:
    """The hits of one text by scope, and its sentences."""

    text: str
    hits: dict[str, tuple[Hit, ...]]
    sentences: tuple[tuple[int, int], ...]
    cues: Cues

    @property
    def masked(self) -> tuple[tuple[int, int], ...]:
        """The spans whose figures are no amounts at all."""
        return tuple((h.start, h.end) for h in self.hits.get("number", ()))

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that an offset lies in."""
        return next(((a, b) for a, b in self.sentences if a <= at < b), (0, len(self.text)))

    def mask(self, at: int) -> Hit | None:
        """The hit that masks the figure at an offset."""
        return next((h for h in self.hits.get("number", ()) if h.start <= at < h.end), None)


@lru_cache(maxsize=2048)
def screen(text: str, rules: RuleBook) -> Screen:
    """What rules/not_targets.toml says about a text."""
    grouped: dict[str, list[Hit]] = defaultdict(list)
    for hit in rules.family("not_targets").all_hits(text):
        grouped[hit.emits["scope"]].append(hit)
    return Screen(text, {k: tuple(v) for k, v in grouped.items()}, tuple(sentences(text)), cues(text, rules))


def objection(found: Found, seen: Screen, *, first_year: int | None = None, rules: RuleBook) -> Hit | None:
    """The rule by which a quantity is no target, None where none speaks against it.

    `first_year` is the plan's first year: what a sentence dates before it is a result.
    """
    begin, end = seen.sentence(found.at)
    checks = (_before, _starting, _after, _sentence, _money, _year)
    for check in checks:
        if (hit := check(found, seen, begin, end, first_year)) is not None:
            return hit
    return _governed(found, seen, begin, rules)


def scope_of(found: Found, peers: Sequence[Found], seen: Screen) -> Hit | None:
    """ "06 phường có 5.680 người": a bare count that another amount is said of tells where, not how many."""
    later = next((p for p in peers if p.at > found.at and p.clause == found.clause), None)
    if later is None or found.stated or found.unit.kind != "count" or later.unit.kind in ("share", "structure"):
        return None
    haves = [h for h in seen.cues.of("output", found.end, later.at) if seen.text[h.start : h.end].lower() == "có"]
    return haves[0] if haves and not seen.cues.of("output", found.clause[0], found.start) else None


def _goal_between(seen: Screen, start: int, end: int) -> bool:
    turns = (*(h for h in seen.cues.of("commitment") if not _WEAK.match(fold(seen.text[h.start : h.end]))), *(h for h in seen.cues.of("level") if h.emits["bound"]))
    return any(start <= h.start and h.end <= end for h in turns) or any(
        start <= h.start and h.end <= end and seen.text[h.start : h.end].lower().startswith(("đến", "vào", "mục tiêu", "phấn đấu", "bảo đảm", "đảm bảo"))
        for h in seen.cues.of("goal")
    )


def _before(found: Found, seen: Screen, begin: int, end: int, first_year: int | None) -> Hit | None:
    hits = (h for h in seen.hits.get("before", ()) if begin <= h.start and h.end <= found.at + 1)
    return next((h for h in hits if not _goal_between(seen, h.end, found.at)), None)


def _starting(found: Found, seen: Screen, begin: int, end: int, first_year: int | None) -> Hit | None:
    return next((h for h in seen.hits.get("start", ()) if 0 <= found.at - h.end <= 2), None)


def _after(found: Found, seen: Screen, begin: int, end: int, first_year: int | None) -> Hit | None:
    return next((h for h in seen.hits.get("after", ()) if 0 <= h.start - found.end <= 1), None)


def _sentence(found: Found, seen: Screen, begin: int, end: int, first_year: int | None) -> Hit | None:
    for hit in seen.hits.get("sentence", ()):
        if begin <= hit.start < end and not (hit.end <= found.at and _goal_between(seen, hit.end, found.at)):
            ahead = hit.start >= found.end
            if not ahead or not _goal_between(seen, begin, found.at):
                return hit
    return None


def _money(found: Found, seen: Screen, begin: int, end: int, first_year: int | None) -> Hit | None:
    if found.unit.kind not in ("money", "share"):
        return None
    hits = (h for h in seen.hits.get("money", ()) if begin <= h.start and h.end <= found.at)
    return next((h for h in hits if found.unit.kind == "money" or found.at - h.end <= 40), None)


def _year(found: Found, seen: Screen, begin: int, end: int, first_year: int | None) -> Hit | None:
    if first_year is None:
        return None
    left, _ = found.clause
    based = seen.cues.of("baseline")
    near = [h for h in seen.hits.get("year", ()) if h.end >= min(left, found.start - _YEAR_REACH) and h.start < found.end + _YEAR_REACH]
    years = [h for h in near if not any(b.start <= h.start < b.end for b in based)]
    return years[0] if years and all(int(h.groups["year"]) < first_year for h in years) else None


def _governed(found: Found, seen: Screen, begin: int, rules: RuleBook) -> Hit | None:
    """A bare count right after "tại", "của", "các": what there is, not what is to be done."""
    if found.unit.kind not in _NAMING or found.stated or found.low != found.high or found.form not in ("figure", "word"):
        return None
    if any(h.rule.id == "keeping" for h in seen.cues.of("keep", begin, found.at)):
        return None
    tail = seen.text[max(begin, found.start - _GOVERNOR_REACH) : found.start]
    rule = rules.rule("not_targets", "not-existing-thing")
    return next((h for h in rules.family("not_targets").all_hits(tail) if rule is not None and h.rule.id == rule.id), None)
