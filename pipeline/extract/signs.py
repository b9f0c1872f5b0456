"""Dấu hiệu: what in a text speaks for or against the reading of a quantity as a target, each a named function.

A sign says nothing alone; rules/confidence.toml tells what each weighs and what an official reads of it. The words
that are signs are rules in rules/doubts.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import regex

from pipeline.extract.commitment import governed
from pipeline.extract.field_signs import FIELD_SIGNS, REACHED
from pipeline.extract.sighting import COUNTED, Sighting
from pipeline.extract.wording import wording
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

SECOND = "wording-"
"""How the names of what the second reader says begin."""
_NEUTRAL = frozenset({"other", "body", "preamble", "tasks", "annex"})
_REPORTS = frozenset({"báo cáo", "thông báo", "tờ trình", "biên bản"})
_RAISED = regex.compile(
    r"(?<!\w)(?:thu(?!\w*\s+(?:hồi\s+đất))|huy\s+động|vận\s+động|giải\s+ngân|doanh\s+thu|giá\s+trị|kim\s+ngạch|cho\s+vay|quyên\s+góp|ủng\s+hộ|tiết\s+kiệm|thu\s+nhập"
    r"|tổng\s+(?:vốn|thu|mức)|tăng|giảm|xã\s+hội\s+hóa|dư\s+nợ|tạo\s+nguồn|góp)(?!\w)"
)
_PARTS = regex.compile(r"^\s*(?:\p{L}+\s+){0,4}[(:,]?\s*(?:trong\s+đó|gồm|bao\s+gồm|\()", regex.I)
_SHARE = regex.compile(r"\d(?:[.,]\d+)?\s*%")
_AIM = regex.compile(r"mục\s+tiêu|chỉ\s+tiêu|phấn\s+đấu|bảo\s+đảm|đảm\s+bảo|yêu\s+cầu|nhiệm\s+vụ")
_YEAR = regex.compile(r"(?<![\d./-])20\d\d(?!\d|/)")


def signs(seen: Sighting) -> tuple[str, ...]:
    """Every sign that holds, by name: the kind of place, unit and form first, then what is particular."""
    if seen.found.form == "absence":
        return (f"part-{seen.statement.part}", "form-absence")
    unit = seen.found.unit.kind or ("rate" if seen.found.per else "none")
    plain = (f"part-{seen.statement.part}", f"unit-{unit}", f"form-{seen.found.form}", f"year-{_source(seen)}")
    return (*plain, *(name for name, holds in (*SIGNS.items(), *FIELD_SIGNS.items()) if holds(seen)), *_worded(seen, seen.setting.rules), *_unlike(seen))


def _source(seen: Sighting) -> str:
    due = seen.horizon.deadline
    return due.source or "none" if due is not None else "none"


def _worded(seen: Sighting, rules: RuleBook) -> Iterator[str]:
    """The rules of rules/doubts.toml that hold of the words before or after the quantity, or of the lines above it."""
    above = fold("\n".join(lead.text for lead in seen.statement.leads[:3]))
    sides = {"before": seen.before, "after": seen.after, "above": above}
    family = rules.family("doubts")
    hits = chain.from_iterable(((side, h) for h in family.all_hits(text)) for side, text in sides.items() if text.strip())
    yield from dict.fromkeys(h.rule.id for side, h in hits if h.emits["side"] == side)


def _unlike(seen: Sighting) -> Iterator[str]:
    """What the second reader says against it; the parts of a total are as sure as each other."""
    if _part_of_total(seen):
        return
    if level := wording(seen.setting.rules).level(seen.words):
        yield SECOND + level


def spoken_against(seen: Sighting, names: Sequence[str]) -> tuple[str, ...]:
    """The words that the second reader holds against the quantity, where these signs say that it does."""
    reader = wording(seen.setting.rules)
    return reader.against(seen.words) if any(n.startswith(SECOND) for n in names) else ()


# --- the signs, one small question each -----------------------------------------------------------------------------


def _stated(s: Sighting) -> bool:
    return s.found.stated


def _opening(s: Sighting) -> bool:
    return s.found.opens


def _enumerated(s: Sighting) -> bool:
    return s.seen.text[: s.found.start].rstrip().endswith(":")


def _rated(s: Sighting) -> bool:
    return bool(s.found.per)


def _no_verb(s: Sighting) -> bool:
    return s.loose and not _opening(s) and not _enumerated(s) and not s.done


def _ungoverned(s: Sighting) -> bool:
    return s.found.unit.kind in COUNTED and not s.found.stated and not governed(s.found, s.statement, s.seen)


def _aimless(s: Sighting) -> bool:
    """A bare amount of a neutral part that no word of aim and no verb of making goes with."""
    return s.statement.part in _NEUTRAL and s.found.form == "figure" and s.found.unit.kind != "share" and not s.aimed and not s.done


def _aimless_share(s: Sighting) -> bool:
    """A share likewise, which is oftener a target all the same."""
    return s.statement.part in _NEUTRAL and s.found.form == "figure" and s.found.unit.kind == "share" and not s.aimed and not s.done


def _funds(s: Sighting) -> bool:
    kept = s.statement.part in ("objectives", "requirements")
    return s.found.unit.kind == "money" and not kept and not s.aimed and not _RAISED.search(s.lead)


def _over_hundred(s: Sighting) -> bool:
    return s.found.unit.name == "%" and s.found.high > 100 and s.found.change is None


def _unitless(s: Sighting) -> bool:
    return s.found.unit.kind == "" and s.found.form == "figure" and not s.found.per


def _unknown_unit(s: Sighting) -> bool:
    return s.found.unit.kind == "unknown" and not s.found.stated


def _proper_unit(s: Sighting) -> bool:
    name = s.found.unit.name
    return s.found.unit.kind in ("unknown", "") and bool(name) and name[:1].isupper()


def _bracketed(s: Sighting) -> bool:
    """Inside brackets, while another quantity of the sentence stands outside them."""
    text, (begin, end) = s.seen.text, s.sentence
    inside = _in_brackets(text, begin, s.found.at)
    return inside and any(begin <= p.at < end and not _in_brackets(text, begin, p.at) for p in s.peers)


def _in_brackets(text: str, begin: int, at: int) -> bool:
    return text.count("(", begin, at) > text.count(")", begin, at)


def _rival_stated(s: Sighting) -> bool:
    """Another limit in the same clause: one of the two may belong to a condition."""
    return any(p.stated or p.unit.kind == "share" for p in s.rivals()) and s.found.unit.kind != "share"


def _rival_before(s: Sighting) -> bool:
    return any(p.at < s.found.at for p in s.rivals())


def _rival_after(s: Sighting) -> bool:
    return any(p.at > s.found.at for p in s.rivals())


def _fall_guessed(s: Sighting) -> bool:
    """An upper bound that only a word after the figure gave: of "60% điểm nguy cơ tai nạn" so many may be to be mended."""
    return s.found.rule == "fall-indicator" and not s.seen.cues.of("fall", s.found.clause[0], s.found.start)


def _loose_range(s: Sighting) -> bool:
    """A range under a bound of one side: "từ 15 - 20% ... trở lên"."""
    return s.found.low != s.found.high and s.found.bound != "between"


def _part_of_total(s: Sighting) -> bool:
    """A total whose parts follow, or one of the parts."""
    alike = [p for p in s.peers if p.at != s.found.at and s.sentence[0] <= p.at < s.sentence[1] and p.unit.kind == s.found.unit.kind]
    return len(alike) > 1 and (_PARTS.match(s.after) is not None or _in_brackets(s.seen.text, s.sentence[0], s.found.at))


def _two_years(s: Sighting) -> bool:
    """Two years in the clause, or in a sentence of one quantity: either may be the one."""
    begin, end = s.sentence
    alone = sum(begin <= p.at < end for p in s.peers) == 1
    years = set(_years(s, begin, end) if alone else _years(s, *s.found.clause))
    return len(years) > 1 and "-" not in fold(s.horizon.deadline.text if s.horizon.deadline else "")


def _past_year(s: Sighting) -> bool:
    """A year before the plan in the sentence, that is no base of comparison."""
    first = s.setting.first_year
    return first is not None and any(int(y) < first for y in _years(s, *s.sentence))


def _years(s: Sighting, begin: int, end: int) -> list[str]:
    """The years named there, but those of a base, of a level to start from and of an aside."""
    apart = [h for scope in ("from", "aside") for h in s.seen.hits.get(scope, ())]
    apart += s.seen.cues.of("baseline")
    found = _YEAR.finditer(s.seen.text, begin, end)
    return [m[0] for m in found if not any(h.start <= m.start() < h.end for h in apart)]


def _no_indicator(s: Sighting) -> bool:
    return s.found.form not in ("absence", "rank") and len(s.indicator.split()) < 2


def _torn_indicator(s: Sighting) -> bool:
    said = s.indicator
    return said.count("(") != said.count(")") or bool(_SHARE.search(said))


def _aimed(s: Sighting) -> bool:
    return s.aimed


def _done(s: Sighting) -> bool:
    return s.done


def _report(s: Sighting) -> bool:
    return fold(s.setting.masthead.doc_type) in _REPORTS


def _news(s: Sighting) -> bool:
    return s.setting.informal


def _told_before(s: Sighting) -> bool:
    """A sentence before it in the paragraph tells of the past."""
    return _telling(s) >= 0


def _told_on(s: Sighting) -> bool:
    """The telling goes on: no word of aim stands between it and the quantity."""
    told = _telling(s)
    if told < 0 or _AIM.search(fold(s.seen.text[told : s.found.at])):
        return False
    return not any(told <= h.start < s.found.at for kind in ("commitment", "will") for h in s.seen.cues.of(kind))


def _telling(s: Sighting) -> int:
    """Where the last telling of the past before the sentence of the quantity ends, -1 where none does."""
    hits = [h.end for scope in ("sentence", "year") for h in s.seen.hits.get(scope, ()) if h.end <= s.sentence[0]]
    return max(hits, default=-1)


def _beside_rejected(s: Sighting) -> bool:
    """Another figure of the sentence is no target, and is no level to start from ("48 khu phố ... xuống còn 36")."""
    begin, end = s.sentence
    return any(begin <= p.at < end and not REACHED.search(s.between(p)) for p in s.rejected)


def _among_rejected(s: Sighting) -> bool:
    """Several other figures of the paragraph are none."""
    return len(s.rejected) > 1


SIGNS: dict[str, Callable[[Sighting], bool]] = {
    "stated": _stated, "opens": _opening, "enumerated": _enumerated, "rated": _rated, "aimed": _aimed, "done": _done, "loose": lambda s: s.loose,
    "no-verb": _no_verb, "ungoverned": _ungoverned, "aimless": _aimless, "aimless-share": _aimless_share, "funds": _funds, "over-hundred": _over_hundred,
    "unitless": _unitless, "unknown-unit": _unknown_unit, "proper-unit": _proper_unit, "bracketed": _bracketed, "rival-stated": _rival_stated, "rival-before": _rival_before,
    "rival-after": _rival_after, "fall-guessed": _fall_guessed, "loose-range": _loose_range, "part-of-total": _part_of_total,
    "two-years": _two_years, "past-year": _past_year, "no-indicator": _no_indicator,
    "torn-indicator": _torn_indicator, "report": _report, "news": _news, "told-before": _told_before, "told-on": _told_on,
    "beside-rejected": _beside_rejected, "among-rejected": _among_rejected,
}  # fmt: skip
"""Every sign by name, in the order in which a target's reasons are told."""
