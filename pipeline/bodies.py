"""Cơ quan: names, tiers, life spans and successors, from rules/bodies.toml and rules/places.toml.

`BodyBook.find` finds bodies in a text, `resolve` settles one name, `successor` tells who took over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from pipeline import places as place_names
from pipeline.body_names import COMMON_WORDS, BodyEntry, BodyNames, first_word, names_of, spread
from pipeline.body_shapes import BodyShapes, Places
from pipeline.model import Body, BodyKind, Level, Tier
from pipeline.places import within
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, key, squeeze

_SUFFIX: dict[Tier, str] = {
    "province": "-cap-tinh", "district": "-cap-huyen", "commune": "-cap-xa", "central": "-trung-uong", "": "",
}  # fmt: skip
_RANK: dict[Tier, int] = {"central": 4, "province": 3, "district": 2, "commune": 1, "": 0}
_LOYAL: frozenset[BodyKind] = frozenset(
    {"department", "police", "military", "school", "health_station", "group", "people_committee", "person"}
)
_APART: frozenset[BodyKind] = frozenset({"front", "party", "sector", "people_council"})
_EDGES = regex.compile(r"^[\s\-+•*:;.,]+|[\s:;.,]+$")
_LINK_END = regex.compile(r"(?:[\s,;/]|\svà)+$", regex.I)
_TIER_WORD = regex.compile(r"(tỉnh|thành phố|phường|xã|đặc khu|huyện|quận|thị xã)(?!\p{L})(?:\s+(\p{Lu}[\p{L} ]*))?")
_CITY_SHORT, _CITY_HCM = regex.compile(r"^(?:TP|Tp)\.?\s*"), regex.compile(r"^thành phố(?= Hồ Chí Minh)")
_GOES_ON = regex.compile(r"\s*(?:-|,|và\s)?\s*\p{Lu}")
_BRACKET = regex.compile(r"\s*\([^()]*\)\s*")


@dataclass(frozen=True, slots=True)
class BodyHit:
    """A body at `start`..`end` of a text."""

    start: int
    end: int
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """Nơi nhận chức năng: the body that took over, for which matters, and the legal ground."""

    body: Body
    functions: tuple[str, ...] = ()
    basis: str = ""


class BodyBook:
    """Sổ cơ quan: the catalogue, the shapes and the places together."""

    def __init__(self, rules: RuleBook) -> None:
        self.names: BodyNames = names_of(rules.table("bodies"))
        self.shapes = BodyShapes(rules)
        self.places = place_names.load(rules)
        self._first_words = frozenset(map(first_word, (*(f for e in self.names.entries for f in e.forms()), *self.shapes.group_words, *COMMON_WORDS)))

    def find(self, text: str, *, issuer: Body | None = None, on: str = "") -> list[BodyHit]:
        """The bodies named in a text, in order, none overlapping: known names, names by shape, groups.

        `issuer` settles "Công an phường" against "phòng" of a sở; `on` is the ISO date of the text.
        """
        drafts = self._drafts(text, strict=True)
        kept: list[BodyHit] = []
        for start, end, make in sorted(drafts, key=lambda d: (d[0] - d[1], d[0])):
            if end > start and not any(start < k.end and k.start < end for k in kept):
                kept.append(BodyHit(start, end, make(issuer, on)))
        return sorted(kept, key=lambda h: h.start)

    def may_begin(self, text: str, start: int) -> bool:
        """Whether a name that `find` finds may begin at a place, told by its first word; true where no letter stands there."""
        word = first_word(text, start)
        return not word or word in self._first_words or word.startswith(self.shapes.beginnings)

    def resolve(self, text: str, *, issuer: Body | None = None, on: str = "") -> Body:
        """The body that one name means, as a lead cell or a heading gives it. Never fails: an unknown one is "other"."""
        plain = _EDGES.sub("", text)
        named = " ".join(_BRACKET.sub(" ", plain).split())
        if self.shapes.person.first(named):
            return Body(text=plain, name=named, key=key(named), kind="person")
        head = self.shapes.head.first(named)
        rest = named[head.end :] if head else named
        body = self._leading(rest, issuer, on)
        if body is None:
            return Body(text=plain, name=_sentence_case(named), key=key(named))
        name = f"{named[: head.end]}{body.name}" if head else body.name
        return replace(body, text=plain, name=name)

    def _leading(self, text: str, issuer: Body | None, on: str) -> Body | None:
        best = max((d for d in self._drafts(text, strict=False) if d[0] == 0), key=lambda d: d[1], default=None)
        if best is None:
            return None
        body = best[2](issuer, on)
        left = text[best[1] :].strip()
        if not left:
            return body
        name = f"{body.name} {left}" if left[0].isalnum() else body.name + left
        return replace(body, name=name, key=body.key if isinstance(best[2], _Known) else key(name))

    def successor(self, key: str, on: str = "") -> tuple[Succession, ...]:
        """Who took over from the body `key`, if it is no more on that ISO date ("": today); empty while it lives."""
        entry = self.names.entry(key)
        if entry is None or within(on, entry.valid_from, entry.valid_to):
            return ()
        return tuple(
            Succession(body=self.body(heir.key), functions=heir.functions, basis=entry.basis) for heir in entry.successors
        )

    def alive(self, body: Body | str, on: str = "") -> bool:
        """Whether a body exists on an ISO date ("": today); bodies of no list are taken to live, districts end 01/7/2025."""
        entry = self.names.entry(body if isinstance(body, str) else body.key)
        if entry is not None and not within(on, entry.valid_from, entry.valid_to):
            return False
        return not isinstance(body, Body) or self.places.tier_lives(body.tier, on)

    def body(self, key: str) -> Body:
        """The catalogue's body for a key, as a value."""
        entry = self.names.entry(key)
        if entry is None:
            return Body(text=key, name=key, key=key)
        tier = next((t for t, s in _SUFFIX.items() if s and key.endswith(s)), entry.tier)
        return Body(text=entry.name, name=entry.name, key=key, tier=tier, kind=entry.kind, level=level(entry.kind, tier))

    def unit_name_on(self, key: str, on: str) -> str:
        """The name of a provincial unit on an ISO date: ("quang-ninh", "2026-09-01") → "thành phố Quảng Ninh"."""
        return self.places.unit_name_on(key, on)

    def _drafts(self, text: str, *, strict: bool) -> list[_Draft]:
        """(start, end, maker) of every candidate, overlapping ones too."""
        drafts: list[_Draft] = []
        for hit in self.names.find(text, strict=strict):
            where = self._where(text, hit.end, local=hit.entry.local)
            drafts.append((hit.start, where.end, _Known(self, text[hit.start : where.end], hit.entry, (hit.end - hit.start, where))))
        drafts += [(s.start, s.end, _Known(self, s.name, s.entry, (len(s.name), Places(0)))) for s in spread(text, self.names)]
        known = {d[0]: d[1] for d in drafts}
        for shape in self.shapes.named(text, strict=strict):
            if shape.end <= known.get(shape.start, 0) or not _longer_name(text[known.get(shape.start, shape.end) : shape.end], known.get(shape.start)):
                continue
            drafts.append((shape.start, shape.end, _Shaped(self, text[shape.start : shape.end], shape.kind, shape.tier)))
        spans = [(start, end) for start, end, _ in drafts]
        for group in self.shapes.groups(text, spans):
            end = min((a for a, b in spans if group.start < a < group.end < b), default=group.end)
            words = _LINK_END.sub("", text[group.start : end])
            if end == group.end or self.shapes.is_group(words):
                drafts.append((group.start, group.start + len(words), _Shaped(self, words, "group", "")))
        return drafts

    def _where(self, text: str, end: int, *, local: bool = False) -> Places:
        """The place words after a name; a province's bare name too ("Sở Y tế Quảng Ninh")."""
        where = self.shapes.places(text, end)
        bare = None if where.words else self.places.bare.match(text, end)
        if bare or where.words or not local:
            return Places(bare.end(), ("tỉnh",), bare.group().strip()) if bare else where
        return self.shapes.local(text, end)

    def tier(self, where: Places, issuer: Body | None, on: str) -> Tier:
        """The tier that place words mean; a bare "thành phố" is the issuer's, or else a province's."""
        if where.words and set(where.words) == {place_names.CITY}:
            if where.proper:
                return "province" if self.places.is_city(where.proper, on) else "district"
            own = issuer is not None and issuer.tier == "district" and place_names.CITY in fold(issuer.name or issuer.text)
            return "district" if own else "province"
        return place_names.tier_of(where.words)


@dataclass(frozen=True, slots=True)
class _Known:
    """Makes the Body of a catalogue name with its place words."""

    book: BodyBook
    text: str
    entry: BodyEntry
    parts: tuple[int, Places]

    def __call__(self, issuer: Body | None, on: str) -> Body:
        length, where = self.parts
        entry = self.entry
        regional = len(self.text) > length and not where.words
        tier = self.book.tier(where, issuer, on) or entry.tier or (issuer.tier if issuer and not regional else "")
        if entry.tier == "commune" and entry.kind == "department" and issuer is not None and issuer.tier == "district":
            tier = "district"
        full = entry.key if entry.tier else entry.key + _SUFFIX[tier]
        as_said = entry.kind == "party" or fold(self.text).startswith("thường trực")
        told = self.text[:length] if as_said and not self.text.isupper() else entry.name
        name = told + _place_case(self.text[length:])
        body = Body(text=self.text, name=name, key=full, tier=tier, kind=entry.kind, level=level(entry.kind, tier))
        since = entry.subordinate_from
        return replace(body, subordinate=None if since and on and on < since else subordinate(body, issuer))


@dataclass(frozen=True, slots=True)
class _Shaped:
    """Makes the Body of a name by shape, or of a group."""

    book: BodyBook
    text: str
    kind: BodyKind
    own_tier: Tier

    def __call__(self, issuer: Body | None, on: str) -> Body:
        text = " ".join(self.text.split())
        words = _TIER_WORD.search(fold(text))
        where = Places(0, (words.group(1),), (words.group(2) or "")) if words else Places(0)
        tier = self.book.tier(where, issuer, on) or self.own_tier or (issuer.tier if issuer else "")
        name = _sentence_case(text)
        body = Body(text=self.text, name=name, key=key(name), tier=tier, kind=self.kind, level=level(self.kind, tier))
        return replace(body, subordinate=subordinate(body, issuer))


_Maker = _Known | _Shaped
_Draft = tuple[int, int, _Maker]


def _longer_name(rest: str, known_end: int | None) -> bool:
    """Whether a shape that starts where a known name does goes on with a name of its own ("Phòng Kinh tế - Kỹ thuật")."""
    return known_end is None or _GOES_ON.match(rest) is not None


def level(kind: BodyKind, tier: Tier) -> Level:
    """What the plan's JSON shows: a sở or phòng is "department", a committee is its tier."""
    if kind == "party":
        return "party"
    if tier == "central":
        return "central"
    return "department" if kind == "department" else tier or "other"


def subordinate(body: Body, issuer: Body | None) -> bool | None:
    """Whether the issuer can give the body orders; None where that is unknown."""
    if issuer is None:
        return None
    if body.kind in _APART:
        return issuer.kind == body.kind == "party" and _RANK[body.tier] < _RANK[issuer.tier]
    if body.tier and issuer.tier and _RANK[body.tier] > _RANK[issuer.tier]:
        return False
    if body.kind == "people_committee" and body.tier == issuer.tier:
        return issuer.kind == "people_committee" and squeeze(body.name) == squeeze(issuer.name)
    return True if body.kind in _LOYAL else None


def _sentence_case(text: str) -> str:
    """A name in capitals as it is written in running text; others are left alone."""
    if " " not in text or text.upper() != text:
        return text
    return text[0] + text[1:].lower()


def _place_case(text: str) -> str:
    """Place words in capitals as in running text: " PHƯỜNG UÔNG BÍ" → " phường Uông Bí"."""
    plain = " ".join(text.split())
    if not plain:
        return ""
    if plain.upper() == plain:
        m = regex.match(r"(?:tỉnh|thành phố|phường|xã|đặc khu|huyện|quận|thị xã|thị trấn)(?= )", plain.lower())
        cut = m.end() if m else 0
        plain = plain[:cut].lower() + " ".join(w.capitalize() for w in plain[cut:].split(" "))
    return " " + _CITY_HCM.sub("Thành phố", _CITY_SHORT.sub("thành phố ", plain))


@lru_cache(maxsize=8)
def load(rules: RuleBook) -> BodyBook:
    """The body book of a rule folder, made once."""
    return BodyBook(rules)
