"""Định lượng: every quantity that a text states, with its bound, unit, change, base year and rate, each in its own clause.

Figures, ranges, numbers in words, fractions and ranks; "toàn bộ" is 100 %, "không để xảy ra" is 0, "gấp đôi" is 2 lần.
Whether a quantity is a target is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

import regex

from pipeline.extract.amounts import Amount, amounts
from pipeline.extract.clauses import clauses, direct
from pipeline.extract.cues import Cues, cues
from pipeline.extract.enumerations import COUNTED, based_alike, each_alike, grown_alike, inherited, parted, rated_alike
from pipeline.extract.found import Found as Found
from pipeline.extract.rates import rate, recurring_alike
from pipeline.extract.units import Unit, UnitBook, units
from pipeline.model import Bound, Change
from pipeline.rules import Hit, RuleBook
from pipeline.vietnamese import fold, number, number_word

_DIGIT = regex.compile(r"\d")
_FILLER = regex.compile(
    r"(?:[\s(:\"]|từ|có|là|đạt|được|số|mức|vào|trong|đến|tới|hết|cuối|năm|20\d\d|thêm|cả|lên|xuống|còn|tổng(?:\s+số)?|bố\s+trí|giảm|tăng|tỷ\s+lệ|cho|khoảng|hơn|trên|dưới|ở)*"
)
_PART_IN = regex.compile(r"đóng\s+góp|chiếm")
_OWN_PREDICATE = regex.compile(r"\s*(?:mỗi|hằng|hàng)\s+(?:\p{L}+\s+){1,6}(?:có|đạt|tổ\s+chức|mở|đăng|phát)\s")
_FILLER_LIMIT = 40
_CHANGE_LIMIT = 12
_YEARLY_LIMIT = 18
_FROM = regex.compile(r"(?<!\w)từ\s+$")
_NOUNS = regex.compile(r"[^.;,:\d]{1,60}")
_GROWTH = regex.compile(r"(?<!\w)(?:bình\s+quân|trung\s+bình|hằng\s+năm|hàng\s+năm|mỗi\s+năm)(?!\w)[^,;]*(?<!\w)(?:đạt|là)\s")
_MULTIPLIED = regex.compile(r"(?<!\w)gấp(?:\s+(?:ít\s+nhất|tối\s+thiểu|trên|hơn|khoảng|từ))*\s*$")
_SUM = regex.compile(r".*(?<!\w)(?:tổng\s+số|số\s+lượng|số)\s+(?!lượt\s+$)", regex.S)
_TO_LEVEL = regex.compile(r"(?<!\w)(?:lên|xuống|còn|đạt)(?:\s+(?:tới|đến|mức|ít\s+nhất|tối\s+thiểu|trên|dưới|khoảng|không\s+quá))*\s*$")
_MADE = frozenset({"people", "count", "event", "measure", "unknown"})
_HALF = Decimal(50)
_ALL = 100
_TIMES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_DENOMINATORS = {"ba": 3, "tư": 4, "bốn": 4, "năm": 5}
_RANKED = Unit("hạng", "score", 0, 0)
_PERCENT = Unit("%", "share", 0, 0)
_TIMES_UNIT = Unit("lần", "ratio", 0, 0)
_NO_UNIT = Unit("", "", 0, 0)


def stated(text: str, rules: RuleBook) -> bool:
    """Whether a text may state a quantity, whatever of it is masked: most texts have none, and no mask need be looked for."""
    return _DIGIT.search(text) is not None or any(True for _ in _raw(text, cues(text, rules), units(rules), ()))


def quantities(text: str, rules: RuleBook, masked: Sequence[tuple[int, int]] = ()) -> tuple[Found, ...]:
    """Every quantity of a text outside the masked spans, in order; never raises on any text."""
    return _quantities(text, rules, tuple(masked))


@lru_cache(maxsize=1024)
def _quantities(text: str, rules: RuleBook, masked: tuple[tuple[int, int], ...]) -> tuple[Found, ...]:
    hints = cues(text, rules)
    raw = sorted(_raw(text, hints, units(rules), masked), key=lambda f: (f.start, f.start - f.end))
    kept: list[Found] = []
    for found in raw:
        if not kept or found.start >= kept[-1].end:
            kept.append(_bounded(found, text, hints))
    spans = clauses(text, [(f.start, f.end) for f in kept], hints)
    placed = [_counted(replace(f, clause=c, opens=direct(text, c, f.start)), text, units(rules)) for f, c in zip(kept, spans, strict=True)]
    placed = parted(placed, text)
    told = grown_alike(list(inherited([_attributed(f, text, hints) for f in placed], text)), text)
    based = [replace(f, baseline=_baseline(f, hints)) if f.change and f.baseline is None else f for f in told]
    return tuple(based_alike(recurring_alike(rated_alike(each_alike(based, text), text), text, hints), text))


def _raw(text: str, hints: Cues, book: UnitBook, masked: Sequence[tuple[int, int]]) -> Iterator[Found]:
    special = list(_special(text, hints))
    taken = [*masked, *((f.start, f.end) for f in special if f.form in ("rank", "part", "digits", "times"))]
    for amount in amounts(text, book, taken):
        yield _figure(amount)
    for found in special:
        if not any(a <= found.start < b for a, b in masked):
            yield found


def _figure(amount: Amount) -> Found:
    form = "fraction" if amount.whole is not None else "word" if amount.worded else "figure"
    return Found(
        start=amount.start, end=amount.end, at=amount.start, low=amount.low, high=amount.high, unit=amount.unit,
        per=amount.per or None, whole=amount.whole, form=form, bound="between" if amount.ranged else "at_least",
    )  # fmt: skip


def _special(text: str, hints: Cues) -> Iterator[Found]:
    for kind, read in (("rank", _rank), ("times", _times), ("part", _part), ("digits", _digits), ("all", _all), ("absence", _absence)):
        for hit in hints.of(kind):
            found = read(hit)
            if found is not None:
                yield replace(found, rule=hit.rule.id, form=kind)


def _at(hit: Hit, value: Decimal, unit: Unit, bound: Bound = "at_least") -> Found:
    return Found(start=hit.start, end=hit.end, at=hit.start, low=value, high=value, unit=unit, bound=bound)


def _rank(hit: Hit) -> Found | None:
    written = hit.groups.get("n") or hit.groups.get("word") or ""
    value = number(written) or number_word(written)
    last = number(hit.groups.get("m") or "")
    if value and last and last > value:
        return replace(_at(hit, value, _RANKED, "between"), high=last)
    return _at(hit, value, _RANKED, "at_most") if value else None


def _times(hit: Hit) -> Found | None:
    word = fold(hit.groups["word"])
    value = _TIMES.get(word) or number_word(word)
    return _at(hit, value, _TIMES_UNIT) if value else None


def _part(hit: Hit) -> Found | None:
    if hit.groups.get("half"):
        return _at(hit, _HALF, _PERCENT)
    if hit.groups.get("top"):
        share = 100 * Decimal(hit.groups["top"]) / Decimal(hit.groups["below"])
        return _at(hit, min(share, Decimal(100)).quantize(Decimal("0.1")), _PERCENT)
    top, below = number_word(hit.groups["num"]), _DENOMINATORS[fold(hit.groups["den"])]
    return _at(hit, (100 * (top or Decimal(1)) / Decimal(below)).quantize(Decimal("0.1")), _PERCENT)


def _digits(hit: Hit) -> Found | None:
    return _at(hit, Decimal(10), _PERCENT)


def _all(hit: Hit) -> Found | None:
    return _at(hit, Decimal(100), _PERCENT)


def _absence(hit: Hit) -> Found | None:
    return _at(hit, Decimal(0), _NO_UNIT, "at_most")


def _bounded(found: Found, text: str, hints: Cues) -> Found:
    """The bound that the words before or after a figure state; its phrase grows by them."""
    if found.form in ("absence", "rank"):
        return found
    before = hints.last_before("bound", found.at)
    after = next((h for h in hints.of("bound", found.end) if h.emits["side"] == "after" and h.start - found.end <= 2), None)
    if before is not None and before.emits["side"] == "before" and _fills(text[before.end : found.at]):
        bound = before.emits["bound"]
        return replace(found, start=min(found.start, before.start), bound=bound, stated=True, rule=before.rule.id)
    if after is not None:
        return replace(found, end=after.end, bound=after.emits["bound"], stated=True, rule=after.rule.id)
    split = _split_bound(found, text, hints) if found.low == found.high else None
    if split is not None:
        return replace(found, bound=split.emits["bound"], stated=True, rule=split.rule.id)
    level = hints.last_before("level", found.at)
    if level is not None and level.emits["bound"] and _fills(text[level.end : found.at]):
        return replace(found, start=min(found.start, level.start), bound=level.emits["bound"], stated=True, rule=level.rule.id)
    return found


def _split_bound(found: Found, text: str, hints: Cues) -> Hit | None:
    """ "từ 10% số vụ ... trở lên": a bound whose noun stands between its two halves."""
    if not _FROM.search(fold(text[max(0, found.at - 6) : found.at])):
        return None
    after = next((h for h in hints.of("bound", found.end) if h.emits["side"] == "after"), None)
    return after if after is not None and _NOUNS.fullmatch(text[found.end : after.start]) else None


def _counted(found: Found, text: str, book: UnitBook) -> Found:
    """ "Nâng tổng số trường đạt chuẩn lên 27": a bare figure counts what its indicator names."""
    before = fold(text[found.clause[0] : found.at])
    if found.unit.kind or found.form != "figure" or found.per or not _TO_LEVEL.search(before):
        return found
    named = _SUM.match(before)
    unit = book.at(text, fold(text), found.clause[0] + named.end()) if named else None
    if unit is None or unit.kind not in COUNTED:
        return found
    return replace(found, unit=Unit(unit.name, unit.kind, found.end, found.end))


def _fills(gap: str) -> bool:
    return len(gap) <= _FILLER_LIMIT and _FILLER.fullmatch(fold(gap)) is not None


def _attributed(found: Found, text: str, hints: Cues) -> Found:
    """Change, base year, rate, and the bound of an indicator that is to fall."""
    change = _change(found, text, hints) if found.form not in ("all", "absence", "rank") else None
    per = rate(found, text, hints, change)
    found = replace(found, change=change, baseline=_baseline(found, hints) if change or found.unit.kind == "ratio" else None, per=per)
    falling = falls(text[found.clause[0] : found.clause[1]], hints, found.clause) and may_fall(found, hints)
    return lowered(found) if falling else found


def may_fall(found: Found, hints: Cues) -> bool:
    """Whether a word on what is to fall can be about this figure: a count only where it stands before it and nothing is made."""
    if found.unit.kind not in _MADE:
        return True
    begin = found.clause[0]
    return bool(hints.of("fall", begin, found.at)) and hints.last_before("output", found.at, begin) is None


def lowered(found: Found) -> Found:
    """A bare value of what is to fall is an upper bound; a stated bound, a range, a change stay."""
    bare = not found.stated and found.bound == "at_least" and found.change is None and found.form in ("figure", "word", "part") and not entire(found)
    return replace(found, bound="at_most", rule="fall-indicator") if bare else found


def entire(found: Found) -> bool:
    """All of something: whatever it measures, less of it is no better ("100% hộ nghèo có nhà kiên cố")."""
    return found.unit.kind == "share" and found.low == _ALL and found.change is None


def measures_fall(indicator: str, rules: RuleBook) -> bool:
    """Whether an indicator is one that is to fall."""
    return falls(indicator, cues(indicator, rules), (0, len(indicator)))


def falls(clause: str, hints: Cues, span: tuple[int, int]) -> bool:
    """Whether a clause measures something that is to fall (hộ nghèo, tử vong)."""
    return bool(hints.of("fall", *span)) and not hints.of("unfall", *span)


def _change(found: Found, text: str, hints: Cues) -> Change | None:
    begin, folded = found.clause[0], _folded(text)
    rate = hints.last_before("rate", found.at, begin)
    verb = hints.last_before("change", found.at, begin)
    multiplied = found.form == "times" or _MULTIPLIED.search(folded[begin : found.at])
    if verb is None and found.unit.kind == "ratio" and multiplied and _baseline(found, hints):
        return "increase"
    if rate is not None and (verb is None or verb.start <= rate.end) and found.unit.kind in ("share", "ratio", ""):
        held = any(h.emits["bound"] for h in hints.of("level", rate.end, found.at)) or bool(_PART_IN.search(folded[rate.end : found.at]))
        return None if held or found.low >= 100 else ("decrease" if "giảm" in folded[rate.start : rate.end] else "increase")
    gap = folded[verb.end : found.at] if verb is not None else ""
    if verb is None or (hints.of("level", verb.end, found.at) and not (found.unit.kind == "share" and _GROWTH.search(gap))):
        return None
    opening = gap.rpartition(",")[2]
    if regex.search(r"(?<!20)\d(?!\d*\d{2}\b)", regex.sub(r"20\d\d", "", gap)) or len(gap.split()) > (_YEARLY_LIMIT if found.per == "năm" else _CHANGE_LIMIT):
        return None
    return None if "," in gap and (_FILLER.fullmatch(opening) or _OWN_PREDICATE.match(opening)) else verb.emits["change"]


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text)


def _baseline(found: Found, hints: Cues) -> str | None:
    begin, end = found.clause
    after = next((h for h in hints.of("baseline", found.end) if h.start <= end), None)
    hit = after or hints.last_before("baseline", found.start, begin)
    if hit is None:
        return None
    said = hit.groups.get("year") or hit.groups.get("span") or hit.groups.get("before") or "giai đoạn trước"
    return "".join(said.split()) if said[0].isdigit() else " ".join(said.split())
