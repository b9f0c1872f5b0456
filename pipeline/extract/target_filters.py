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
_NORM_REACH = 40
_WEAK = regex.compile(r"dự\s+kiến|từng\s+bước|khuyến\s+khích")
_RAISED_TO = regex.compile(r"(?<!\w)(?:lên|xuống)\s+$")
_TO_REACH = regex.compile(r"(?<!\w)đạt(?!\w)[^,;()]{0,30}$")
_OPENING = regex.compile(
    r"(?:[^.;:]{0,40}:)?[-+•\s]*(?!(?:từ|kể|so|sau|thực\s+hiện|căn\s+cứ|trên|theo|tiếp|đến|phấn)\s)(?:trong\s+|cả\s+|riêng\s+)?(?P<noun>[^.;,:\d]{1,40}\s)?"
)
_NAMING = frozenset({"people", "count", "event", "unknown", "structure", ""})


@dataclass(frozen=True, slots=True)
class Screen:
    """The hits of one text by scope, looked for when first asked for, and its sentences."""

    text: str
    rules: RuleBook
    sentences: tuple[tuple[int, int], ...]
    cues: Cues

    @property
    def hits(self) -> dict[str, tuple[Hit, ...]]:
        """What rules/not_targets.toml finds, by scope."""
        return _by_scope(self.text, self.rules)

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
    """What speaks against the quantities of a text."""
    return Screen(text, rules, tuple(sentences(text)), cues(text, rules))


@lru_cache(maxsize=2048)
def _by_scope(text: str, rules: RuleBook) -> dict[str, tuple[Hit, ...]]:
    grouped: dict[str, list[Hit]] = defaultdict(list)
    for hit in rules.family("not_targets").all_hits(text):
        grouped[hit.emits["scope"]].append(hit)
    return {k: tuple(v) for k, v in grouped.items()}


def objection(found: Found, seen: Screen, *, first_year: int | None = None, rules: RuleBook) -> Hit | None:
    """The rule by which a quantity is no target, None where none speaks against it.

    `first_year` is the plan's first year: what a sentence dates before it is a result.
    """
    asked = _Asked(found, seen, *seen.sentence(found.at), first_year)
    for check in (_before, _starting, _after, _sentence, _money):
        if (hit := check(asked)) is not None:
            return hit
    return _apart(asked, first_year) or _year(asked, first_year) or _governed(asked, rules)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One quantity held against the hits of its sentence, `begin`..`end`."""

    found: Found
    seen: Screen
    begin: int
    end: int
    first_year: int | None

    def hits(self, scope: str) -> tuple[Hit, ...]:
        return self.seen.hits.get(scope, ())


def scope_of(found: Found, peers: Sequence[Found], seen: Screen) -> Hit | None:
    """ "06 phường có 5.680 người": a bare count that another amount is said of tells where, not how many."""
    later = next((p for p in peers if p.at > found.at and p.clause == found.clause), None)
    if later is None or found.stated or found.unit.kind != "count" or later.unit.kind in ("share", "structure"):
        return None
    haves = [h for h in seen.cues.of("output", found.end, later.at) if seen.text[h.start : h.end].lower() == "có"]
    return haves[0] if haves and not seen.cues.of("output", found.clause[0], found.start) else None


def _goal_between(seen: Screen, start: int, end: int, *, levels: bool = True) -> bool:
    turns = [h for h in seen.cues.of("commitment") if not _WEAK.match(fold(seen.text[h.start : h.end]))]
    turns += [h for h in seen.cues.of("level") if levels and h.emits["bound"]]
    return any(start <= h.start and h.end <= end for h in turns) or any(
        start <= h.start and h.end <= end and seen.text[h.start : h.end].lower().startswith(("đến", "vào", "mục tiêu", "phấn đấu", "bảo đảm", "đảm bảo"))
        for h in seen.cues.of("goal")
    )


def _before(asked: _Asked) -> Hit | None:
    hits = (h for h in asked.hits("before") if asked.begin <= h.start and h.end <= asked.found.at + 1)
    return next((h for h in hits if not _goal_between(asked.seen, h.end, asked.found.at)), None)


def _apart(asked: _Asked, first_year: int | None) -> Hit | None:
    """The level from which one starts ("từ 62% hiện nay lên ..."), and brackets on an earlier time."""
    at = asked.found.at
    based = {h.groups.get("year") for h in asked.seen.cues.of("baseline")}
    for hit in asked.hits("from"):
        if hit.start <= at < hit.end:
            return hit
    for hit in asked.hits("aside"):
        year = hit.groups.get("year")
        earlier = year is None or year in based or (first_year is not None and int(year) < first_year)
        if hit.start <= at < hit.end and earlier:
            return hit
    return None


def _starting(asked: _Asked) -> Hit | None:
    return next((h for h in asked.hits("start") if 0 <= asked.found.at - h.end <= 2), None)


def _after(asked: _Asked) -> Hit | None:
    """What a share is a share of; a cut of a cost is a target all the same."""
    if asked.found.change == "decrease":
        return None
    return next((h for h in asked.hits("after") if 0 <= h.start - asked.found.end <= 1), None)


def _sentence(asked: _Asked) -> Hit | None:
    """A report anywhere in the sentence, unless a goal stands between it and the quantity."""
    at = asked.found.at
    for hit in asked.hits("sentence"):
        turned = _ahead(hit, asked.first_year) or (hit.end <= at and _goal_between(asked.seen, hit.end, at, levels=not hit.groups.get("year")))
        apart = _told_apart(asked.seen, hit) or _bracketed(asked.seen.text, hit.start, at)
        if asked.begin <= hit.start < asked.end and not turned and not apart:
            ahead = hit.start >= asked.found.end
            if not ahead or not _goal_between(asked.seen, asked.begin, at):
                return hit
    return None


def _ahead(hit: Hit, first_year: int | None) -> bool:
    """Whether the date in the words is one of the plan's years, so that nothing past is told."""
    year = hit.groups.get("year")
    return year is not None and (first_year is None or int(year) >= first_year)


def _bracketed(text: str, told: int, at: int) -> bool:
    """Whether what is told stands in brackets that the figure is not in: "giảm 40% số hộ (hiện còn 12 hộ)"."""
    opening = text.rfind("(", 0, told)
    closing = text.find(")", opening)
    return opening >= 0 and closing > told and not opening < at < closing


def _told_apart(seen: Screen, hit: Hit) -> bool:
    """Whether a word on the past belongs to a starting level or to brackets, not to the rest of the sentence."""
    return any(h.start <= hit.start < h.end for scope in ("from", "aside") for h in seen.hits.get(scope, ()))


def _money(asked: _Asked) -> Hit | None:
    found = asked.found
    if found.unit.kind not in ("money", "share"):
        return None
    hits = (h for h in asked.hits("money") if asked.begin <= h.start and h.end <= found.at and not _reached(asked, h.end))
    return next((h for h in hits if found.unit.kind == "money" or found.at - h.end <= _NORM_REACH), None)


def _reached(asked: _Asked, start: int) -> bool:
    """Whether a level to be reached is stated between a word on money and the sum ("vốn đối ứng đạt tối thiểu 20 tỷ đồng")."""
    between = fold(asked.seen.text[start : asked.found.at])
    return (asked.found.stated and _TO_REACH.search(between) is not None) or _RAISED_TO.search(between) is not None


def _year(asked: _Asked, first_year: int | None) -> Hit | None:
    """A year before the plan, in the clause before the figure or right beside it."""
    if first_year is None:
        return None
    start, end = min(asked.found.clause[0], asked.found.start - _YEAR_REACH), asked.found.end + _YEAR_REACH
    based = asked.seen.cues.of("baseline")
    near = [h for h in asked.hits("year") if h.end >= start and h.start < end and "," not in asked.seen.text[asked.found.end : h.start]]
    years = [h for h in near if not any(b.start <= h.start < b.end for b in based) and not _told_apart(asked.seen, h)]
    if years and not _before_it(asked, years):
        return years[0] if all(int(h.groups["year"]) < first_year for h in years) else None
    return _year_told(asked, first_year)


def _before_it(asked: _Asked, years: Sequence[Hit]) -> bool:
    """Whether the years stand in a later sentence than the figure."""
    return all(h.start >= asked.end for h in years)


def _year_told(asked: _Asked, first_year: int) -> Hit | None:
    """The year gone by that opens a sentence, of which everything is told until a later year or a goal ("Năm 2025, đoàn đoạt 12 huy chương, xếp thứ 4")."""
    ordered = any(h.start - asked.begin <= 1 for h in asked.seen.cues.of("output", asked.begin, asked.found.at))
    before = [h for h in asked.hits("year") if h.end <= asked.found.at]
    hits = [h for h in before if asked.begin <= h.start] or ([] if ordered else before)
    if not hits or any(int(h.groups["year"]) >= first_year for h in hits):
        return None
    opening = _OPENING.fullmatch(fold(asked.seen.text[asked.seen.sentence(hits[0].start)[0] : hits[0].start]).lstrip())
    told = opening is not None and (not opening.group("noun") or asked.seen.text[hits[0].end :].lstrip().startswith(","))
    return hits[0] if told and not _goal_between(asked.seen, hits[0].end, asked.found.at, levels=False) else None


def _governed(asked: _Asked, rules: RuleBook) -> Hit | None:
    """A bare count right after "tại", "của", "các": what there is, not what is to be done."""
    found, seen = asked.found, asked.seen
    if found.unit.kind not in _NAMING or found.stated or found.low != found.high or found.form not in ("figure", "word"):
        return None
    if seen.cues.of("keep", asked.begin, found.at):
        return None
    if any(0 <= found.start - h.end <= 1 for kind in ("trial", "crowd") for h in seen.cues.of(kind, asked.begin)):
        return None
    tail = seen.text[max(asked.begin, found.start - _GOVERNOR_REACH) : found.start]
    return next(iter(rules.part("not_targets", lambda r: r.id == "not-existing-thing", "existing").all_hits(tail)), None)
