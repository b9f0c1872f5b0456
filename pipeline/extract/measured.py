"""Đo cái gì: indicator and population of a quantity, taken from another part of its sentence where its own clause has none."""

from __future__ import annotations

from typing import Protocol

import regex

from pipeline.extract import horizons
from pipeline.extract.dated import widened
from pipeline.extract.cues import cues as cues_of
from pipeline.extract.found import Found
from pipeline.extract.indicators import indicator, led_in, trimmed
from pipeline.extract.populations import population, predicate
from pipeline.extract.recurrences import opening
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen
from pipeline.vietnamese import fold

_THIN = 2
_PART = 4
_PEERS = 6
_TOTAL = regex.compile(r"^tổng(?:\s+số)?$", regex.I)
_SHARE_OF = regex.compile(r"(?<!\w)(?:chiếm|bằng)(?:\s+(?:tỷ|tỉ)\s+(?:lệ|trọng))?(?:\s+(?:khoảng|trên|hơn|tối\s+thiểu|ít\s+nhất))*\s*$", regex.I)
_LYING = regex.compile(r"^(?:ở|tại|đối\s+với)\s", regex.I)
_SAID_OF = regex.compile(r"^(?:được|bị)\s", regex.I)
_PLACE = regex.compile(r"\s(?:ở|tại|đối\s+với)\s(?!.*\s(?:ở|tại|đối\s+với)\s)", regex.I)
_LABEL = regex.compile(r"^(?:số\s+lượng|quy\s+mô|khối\s+lượng|chỉ\s+tiêu|mục\s+tiêu|kết\s+quả|sản\s+phẩm)$", regex.I)
_TIER = regex.compile(r"^(?:cấp|tuyến)\s+(?:trung\s+ương|tỉnh|thành\s+phố|huyện|xã|phường|cơ\s+sở)(?!\w)", regex.I)
_SCALED = regex.compile(r"^(?:triệu|nghìn|ngàn|tỷ|vạn)\s", regex.I)
_WITHIN = regex.compile(r"^\W*trong\s+đó(?!\w)", regex.I)

Measure = tuple[str, tuple[str, ...]]
"""What is measured, and the members that a share is a share of."""


class Placed(Protocol):
    """A quantity where it stands: what else its paragraph holds, and the document round it."""

    @property
    def found(self) -> Found: ...
    @property
    def peers(self) -> tuple[Found, ...]: ...
    @property
    def statement(self) -> Statement: ...
    @property
    def seen(self) -> Screen: ...
    @property
    def setting(self) -> Setting: ...
    @property
    def sentence(self) -> tuple[int, int]: ...
    @property
    def clause(self) -> str: ...


def measured(case: Placed) -> Measure:
    """Indicator and population; a clause without a subject of its own takes them from its sentence or the line above."""
    own, members = _own(case, case.found)
    if _TOTAL.match(own) and case.found.unit.name:
        return f"{own} {case.found.unit.name}", members
    own = _said(own, case)
    whole = len(own.split()) > _THIN or (members and len(own.split()) > 1)
    if whole and not _leaning(own, members, case):
        return f"{own} {_shared_predicate(case)}".strip(), members
    told = _from_before(own, members, case) or (_from_after(case) if not own else None)
    return told or (_under_lead(own, case), members)


def _own(case: Placed, found: Found) -> Measure:
    """What the clause of a figure says itself."""
    text, rules = case.statement.text, case.setting.rules
    times = (*(widened(h, text) for h in case.setting.calendar.dated(text)), *horizons.onwards(text, rules), *opening(found, text, rules))
    return indicator(found, text, case.seen.cues, times), population(found, text, rules)


def _said(own: str, case: Placed) -> str:
    """The words of a clause; none where it only names the unit, among whom a rank is held, or what a share is of ("chiếm 10% tổng mức bán lẻ")."""
    found, text = case.found, case.statement.text
    scaled = _SCALED.match(found.unit.name) is not None
    if fold(own) == fold(found.unit.name) and (scaled or found.unit.kind in ("money", "measure", "share")):
        return ""
    if scaled and own.endswith(f" {found.unit.name}"):
        label = own.removesuffix(f" {found.unit.name}")
        own = f"{label} {_SCALED.sub('', found.unit.name)}" if _only_doing(label, case) else label
    if _only_doing(own, case):
        return ""
    before = text[found.clause[0] : found.start]
    if found.form == "rank" and not regex.search(r"\p{L}", before):
        return ""
    shared = found.unit.kind == "share" and _SHARE_OF.search(before) is not None
    return "" if shared and not regex.search(r"\p{L}", trimmed(_SHARE_OF.sub("", before))) else own


def _leaning(own: str, members: tuple[str, ...], case: Placed) -> bool:
    """Whether words lean on what was said before: a place ("ở nông thôn"), a part of it ("trong đó có chứng chỉ")."""
    if members or _own_subject(own, case):
        return False
    return _LYING.match(own) is not None or _SAID_OF.match(own) is not None or (len(own.split()) <= _PART and _WITHIN.match(case.clause) is not None)


def _from_before(own: str, members: tuple[str, ...], case: Placed) -> Measure | None:
    """What an earlier figure of the paragraph measures, this clause's words added to it."""
    found = case.found
    former = [f for f in case.peers if f.at < found.at and f.clause != found.clause and (f.unit.kind == found.unit.kind or not own)]
    if not former or _own_subject(own, case):
        return None
    heads = [(_own(case, f)[0], f) for f in reversed(former[-_PEERS:])]
    head, of = _head(own, heads, case)
    head = head.rpartition(": ")[0] or head if own else head
    head = _PLACE.split(head)[0] if _LYING.match(own) else head
    return (f"{head}: {own}" if own and head else head or own), members or population(of, case.statement.text, case.setting.rules)


def _head(own: str, heads: list[tuple[str, Found]], case: Placed) -> tuple[str, Found]:
    """The figure that a part goes on from: its neighbour of one unit, else the nearest that names an indicator, else one of many words."""
    said, nearest = heads[0]
    if not own and said and nearest.at >= case.sentence[0] and nearest.unit.name == case.found.unit.name:
        return heads[0]
    wordy = [(h, f) for h, f in heads if len(h.split()) > _THIN]
    named = [(h, f) for h, f in wordy if own and _own_subject(h, case)]
    return (named or wordy or heads)[0]


def _from_after(case: Placed) -> Measure | None:
    """ "Năm 2027: 70%; năm 2028: 90% hộ dân ...": what the last figure of a row of years measures."""
    for later in (f for f in case.peers if f.at > case.found.at and f.unit.kind == case.found.unit.kind):
        said, members = _own(case, later)
        if len(said.split()) > _THIN:
            return said, members
    return None


def _under_lead(own: str, case: Placed) -> str:
    leads = case.statement.leads
    if leads and _LABEL.match(own):
        return f"{leads[0].text.strip().rstrip(':')}: {case.found.unit.name}".strip(" :")
    lead = leads[0].text.strip().rstrip(":") if leads else ""
    return f"{lead}: {own}".strip(" :") if lead and leads[0].text.rstrip().endswith(":") else own


def _own_subject(own: str, case: Placed) -> bool:
    """Whether the words left of a clause begin with a verb of doing or the name of an indicator."""
    hints = cues_of(own, case.setting.rules)
    return bool(own) and _TIER.match(own) is None and any(h.start == 0 for kind in ("subject", "output") for h in hints.of(kind))


def _only_doing(own: str, case: Placed) -> bool:
    """Whether words are a verb of doing and nothing else ("hoàn thành")."""
    return any(h.start == 0 and h.end == len(own) for h in cues_of(own, case.setting.rules).of("output")) if own else False


def _shared_predicate(case: Placed) -> str:
    """What the last of several shares says of them all ("100% A, 80% B và 70% C có kiến thức đúng")."""
    text, found, rules = case.statement.text, case.found, case.setting.rules
    later = [f for f in case.peers if found.at < f.at < case.sentence[1] and f.unit.kind == found.unit.kind == "share"]
    if not later or not (found.opens or led_in(text[found.clause[0] : found.start])) or predicate(text[found.end : found.clause[1]], rules):
        return ""
    return predicate(text[later[-1].end : later[-1].clause[1]], rules).strip(" .;,") if later[-1].opens else ""
