"""Lời văn: the parent's sentence as the ward would write it: place, level, names of bodies (rules/adaptation.toml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from pipeline.bodies import BodyHit
from pipeline.draft.adapt_units import Unit, Units
from pipeline.draft.lines import capital
from pipeline.draft.setting import Setting
from pipeline.model import Body
from pipeline.vietnamese import fold

Communes = Literal["self", "villages"]
"""What "các xã, phường" means in a sentence: this ward itself, or the residential units below it."""

SELF = "\ue010"
_COMMITTEES = frozenset({"people_committee", "people_council", "party"})

_GUIDED = regex.compile(r"(?<!\p{L})(?:với|và|cùng|cho|tại|hướng dẫn|đôn đốc|kiểm tra|giám sát|chỉ đạo|hỗ trợ|giúp|yêu cầu|đề nghị|phối hợp)$")
_ACTS = regex.compile(r"(?:phối hợp|chủ trì|tổ chức|thực hiện|triển khai|xây dựng|huy động|cung cấp|bố trí|chịu trách nhiệm|có trách nhiệm|chỉ đạo|ban hành|căn cứ)(?!\p{L})")
_PART_OF = regex.compile(r"\s*\((?:Chi [Cc]ục|Ban|Phòng|Trung tâm|Cục|Cơ quan|Văn phòng|qua )[^()]{0,80}\)")


@dataclass(frozen=True, slots=True)
class Change:
    """Characters `start`..`end` are to become `text`, by `rule`."""

    start: int
    end: int
    text: str
    rule: str


class Wording:
    """Changes the words of parents' sentences for one ward."""

    def __init__(self, setting: Setting, units: Units) -> None:
        self.setting = setting
        self.units = units

    def adapt(self, text: str, *, communes: Communes, unit: Unit | None = None) -> tuple[str, tuple[str, ...]]:
        """The adapted sentence and the ids of the rules that changed it; `unit` is who carries the duty out."""
        if self.setting.own_parents:
            return text, ()
        found = [*self._by_rules(text, communes), *self._by_bodies(text, communes, unit)]
        cited = self.setting.family("cited").all_hits(text)
        changes = self._standing([c for c in found if not (_quoted(text, c.start) or any(h.start <= c.start < h.end for h in cited))])
        out, at = "", 0
        for change in changes:
            out += text[at : change.start] + _cased(change.text, text, change.start)
            at = change.end
        names = {c.text for c in changes if c.rule == "departments"}
        return self._smoothed(out + text[at:], names, unit), tuple(c.rule for c in changes)

    def _standing(self, changes: list[Change]) -> list[Change]:
        """The longest changes; none overlap."""
        kept: list[Change] = []
        for change in sorted(changes, key=lambda c: (c.start - c.end, c.rule == "departments")):
            if not any(change.start < k.end and k.start < change.end for k in kept):
                kept.append(change)
        return sorted(kept, key=lambda c: c.start)

    def _by_rules(self, text: str, communes: Communes) -> Iterator[Change]:
        for hit in self.setting.family("words").all_hits(text):
            if hit.emits.get("as", communes) == communes:
                end = self.name_end(text, hit.end)
                here = self.setting.ward.full if end > hit.end else self.setting.ward.kind
                new = text[hit.start : end] if hit.emits.get("keep") else self.setting.fill(hit.emits["to"], here=here, **hit.groups)
                yield Change(hit.start, end, new, hit.rule.id)
        for name in self.setting.communes:
            for found in regex.finditer(rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", fold(text)):
                yield Change(found.start(), found.end(), self.setting.ward.full, "adapt-scope")

    def name_end(self, text: str, at: int) -> int:
        """Past the province's proper name, if it stands at `at`."""
        rest = fold(text[at:])
        for name in self.setting.proper_names:
            if regex.match(rf"\s+{regex.escape(name)}(?!\p{{L}})", rest):
                return at + len(rest) - len(rest.lstrip()) + len(name)
        return at

    def _by_bodies(self, text: str, communes: Communes, unit: Unit | None) -> Iterator[Change]:
        for hit in self.setting.book.find(text, issuer=self.setting.issuer):
            below = communes == "villages" and _is_partner(text, hit)
            name = self._name(hit, "villages" if below else "self", unit)
            if name is not None and name != text[hit.start : hit.end]:
                bracket = _PART_OF.match(text, hit.end) if hit.body.kind == "department" else None
                yield Change(hit.start, bracket.end() if bracket else hit.end, name, "departments")

    def _name(self, hit: BodyHit, communes: Communes, unit: Unit | None) -> str | None:
        """What the ward writes for a body; None: as it stands."""
        body = hit.body
        if body.kind in _COMMITTEES:
            return self._committee(body, communes)
        placed = regex.search(r"tỉnh|thành phố|huyện", fold(body.text)) is not None
        above = body.tier in ("province", "district") and (placed or body.kind == "department")
        if not above or body.kind in ("group", "school", "person", "other"):
            return None
        if body.kind == "front":
            return self.units.single_front(body).name
        taken = self.units.of(body)
        return None if taken is None else SELF if taken == unit else taken.name

    def _committee(self, body: Body, communes: Communes) -> str | None:
        """UBND tỉnh → UBND phường; UBND các xã → UBND phường itself or the khu phố; Tỉnh ủy → Đảng ủy phường."""
        kind, text = self.setting.ward.kind, fold(body.text)
        if body.kind == "party":
            return f"Đảng ủy {kind}" if body.tier == "province" and "ủy" in text else None
        if not regex.search(r"tỉnh|thành phố|huyện|quận|xã|phường", text):
            return None
        if body.tier in ("commune", "district") and communes == "villages":
            return self.setting.fill("các {villages}")
        short = regex.match(r"\s*(?:UBND|HĐND|TT\s+HĐND|TT\.\s*HĐND)", body.text)
        base = short.group().strip() if short else "Ủy ban nhân dân" if body.kind == "people_committee" else "Hội đồng nhân dân"
        return f"{base} {kind}"

    def _smoothed(self, text: str, names: set[str], unit: Unit | None) -> str:
        """No body twice in a list, and the duty's own body not among its partners."""
        others = self.units.named("others", 0).name
        for name in sorted(names - {SELF}, key=len, reverse=True):
            again = regex.compile(rf"({regex.escape(name)})((?:\s*(?:,|;|và)\s+(?:{_any(names)}))*?)\s*(?:,|;|và)\s+{regex.escape(name)}(?!\p{{L}})")
            while again.search(text):
                text = again.sub(r"\1\2", text)
        if SELF in text:
            text = regex.sub(rf"(?:,|;|\s+và)\s*{SELF}(?=\s|[,.;]|$)", "", text)
            text = regex.sub(rf"{SELF}\s*(?:,|;|và)\s+", "", text)
            text = regex.sub(rf"(?<=hợp\s){SELF}", f"với {others}", text)
            text = regex.sub(rf"(?<=với\s){SELF}", others, text).replace(SELF, unit.name if unit else others)
        return text


def _is_partner(text: str, hit: BodyHit) -> bool:
    """Whether a committee is one that is guided or worked with, not the one that acts."""
    before, after = fold(text[: hit.start]).rstrip(), fold(text[hit.end :]).lstrip()
    if _GUIDED.search(before):
        return True
    return before.endswith(",") and not _ACTS.match(after)


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies inside quotation marks: a name given there is never changed."""
    return text.rfind("“", 0, at) > text.rfind("”", 0, at) and "”" in text[at:]


def _any(names: set[str]) -> str:
    return "|".join(regex.escape(n) for n in sorted(names, key=len, reverse=True)) or "(?!)"


def _cased(new: str, text: str, start: int) -> str:
    """A capital where the changed words began a sentence."""
    before = text[:start].rstrip()
    first = text[start : start + 1].isupper() and (not before or before[-1] in ".:!?")
    return capital(new) if first else new
