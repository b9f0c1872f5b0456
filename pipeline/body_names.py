"""Danh mục cơ quan: the bodies of rules/bodies.toml with their aliases and abbreviations, found by spaCy phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import regex

from pipeline.model import BodyKind, Tier
from pipeline.vietnamese import fold

if TYPE_CHECKING:
    from pipeline.matching.phrases import PhraseFinder

_WORD = regex.compile(r"\p{L}[\p{L}\d]*")
Capitals = dict[str, set[frozenset[str]]]
"""Bare form → the sets of words that must stand in capitals, one set for each way it is written."""
_LETTERS = regex.compile(r"\p{L}+")
_COMMON = regex.compile(r"(?<!\p{L})(?:(?:các|những)\s+(?P<word>sở|bộ|phòng)\s*:?|(?P<word>sở|bộ|phòng)\s*:)\s+")
COMMON_WORDS = ("các", "những", "sở", "bộ", "phòng")
"""What a list of names with one common first word begins with."""
_BETWEEN = regex.compile(r"\s*(?:[,;]|và(?!\p{L}))\s*")
_TIER_END = regex.compile(r"-(?:cap-\w+|trung-uong)$")
_PREFIXES = {"Sở": ("Sở ", "S"), "Phòng": ("Phòng ", "P.", "P. ", "P"), "Bộ": ("Bộ ",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """Nơi nhận chức năng: the key of the body that took over, and for which matters."""

    key: str
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEntry:
    """Một cơ quan của danh mục. `tier` is "" where the place words that follow decide; dates are ISO.

    A `local` body is one of many, named after its place: "Đồn Biên phòng Chiềng Sơn".
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    abbr: tuple[str, ...] = ()
    tier: Tier = ""
    kind: BodyKind = "other"
    local: bool = False
    valid_from: str = ""
    valid_to: str = ""
    subordinate_from: str = ""
    successors: tuple[Heir, ...] = ()
    basis: str = ""

    def forms(self) -> Iterator[str]:
        """Every way the name is written: "Sở Khoa học và Công nghệ", "Sở KH&CN", "Sở KHCN", "SKHCN"."""
        for name in (self.name, *self.aliases):
            yield name
            yield name.replace(" - ", " ")
        for prefix in _PREFIXES.get(self.name.split()[0], ()):
            for short in self.abbr:
                yield from (prefix + form for form in _spellings(short))


def first_word(text: str, start: int = 0) -> str:
    """The letters at a place of a text, folded; "" where none stands there."""
    word = _LETTERS.match(fold(text), start)
    return word.group() if word else ""


def _spellings(short: str) -> set[str]:
    """ "KH&CN" is also written KHCN, KH-CN, KH và CN, KH & CN."""
    return {short} | {short.replace("&", other) for other in ("", "-", " và ", " & ", ",")}


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name at `start`..`end` of a text."""

    start: int
    end: int
    entry: BodyEntry


@dataclass(slots=True)
class BodyNames:
    """The catalogue, with one matcher over all its forms."""

    entries: tuple[BodyEntry, ...]
    _by_key: dict[str, BodyEntry] = field(init=False)
    _made: tuple[PhraseFinder, Capitals] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._by_key = {e.key: e for e in self.entries}

    def entry(self, key: str) -> BodyEntry | None:
        """The entry with that key; the tier's suffix may follow it ("cong-an-cap-xa")."""
        return self._by_key.get(key) or self._by_key.get(_TIER_END.sub("", key))

    def find(self, text: str, *, strict: bool = True) -> list[NameHit]:
        """Known names, overlapping ones too. `strict` wants a capital in a name and capitals in an abbreviation."""
        self._made = self._made or _matcher(self.entries)
        finder, capitals = self._made
        hits = [NameHit(a, b, self._by_key[k]) for k, a, b in finder.find(text)]
        return [h for h in hits if not strict or _well_written(text[h.start : h.end], capitals)]


@dataclass(frozen=True, slots=True)
class Spread:
    """A name at `start`..`end` whose first word stands once before a list: "các Sở: Y tế, Tài chính"; `name` is it in full."""

    start: int
    end: int
    name: str
    entry: BodyEntry


def spread(text: str, names: BodyNames) -> Iterator[Spread]:
    """The names of such lists, two at least; the first one takes the common word with it."""
    folded = fold(text)
    for m in _COMMON.finditer(folded):
        word = m.group("word").capitalize()
        found = list(_members(text, m.end(), word, names))
        if len(found) > 1 or (found and ":" in m.group()):
            yield replace(found[0], start=m.start())
            yield from found[1:]


def _members(text: str, start: int, word: str, names: BodyNames) -> Iterator[Spread]:
    forms = [(f[len(word) + 1 :], e) for e in names.entries for f in e.forms() if f.startswith(word + " ")]
    folded = fold(text)
    while fits := [(f, e) for f, e in forms if folded.startswith(fold(f), start) and not folded[start + len(f) : start + len(f) + 1].isalpha()]:
        form, entry = max(fits, key=lambda x: len(x[0]))
        if not text[start].isupper():
            return
        yield Spread(start, start + len(form), f"{word} {form}", entry)
        link = _BETWEEN.match(folded, start + len(form))
        if link is None:
            return
        start = link.end()


def _matcher(entries: tuple[BodyEntry, ...]) -> tuple[PhraseFinder, Capitals]:
    from pipeline.matching.phrases import PhraseFinder  # spaCy: half a second, only where names are looked for

    forms = {e.key: (tuple(dict.fromkeys(e.forms())), ()) for e in entries}
    capitals: Capitals = {}
    for form in (f for names, _ in forms.values() for f in names):
        capitals.setdefault(_bare(form), set()).add(_shouted(form))
    return PhraseFinder(forms), capitals


def _shouted(form: str) -> frozenset[str]:
    """The abbreviations in a form: its words of capitals alone."""
    return frozenset(w for w in _WORD.findall(form) if len(w) > 1 and w.isupper())


def _bare(form: str) -> str:
    return "".join(fold(form).split())


def _well_written(text: str, capitals: Capitals) -> bool:
    words = set(_WORD.findall(text))
    return any(c.isupper() for c in text) and any(wanted <= words for wanted in capitals.get(_bare(text), {frozenset()}))


def names_of(table: dict[str, Any]) -> BodyNames:
    """The catalogue of a rule table."""
    return BodyNames(tuple(_entry(dict(row)) for row in table.get("body", ())))


def _entry(row: dict[str, Any]) -> BodyEntry:
    heirs = tuple(Heir(key=h["key"], functions=tuple(h.get("functions", ()))) for h in row.pop("successors", ()))
    plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return BodyEntry(successors=heirs, **plain)
