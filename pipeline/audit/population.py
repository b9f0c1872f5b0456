"""Đối tượng: the enumerated members of a target's denominator, compared as sets with their synonyms.

Members that the child's level cannot have (trại giam in a ward) are excused by rules/population.toml and listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.audit.frame import Frame, name_of
from pipeline.audit.wording import lexicon
from pipeline.model import Target, Tier
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

_AFTER_NAME = (",", " (", " -", " tỉnh ", " thành phố ", " huyện ", " quận ", " thị xã ", " thuộc ")
_SCOPE = frozenset({"scope", "time", "rate"})
PLAIN = 3
"""So many syllables make a description ("người làm công tác xã hội") rather than a name ("giáo xứ")."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a child's population lacks: `dropped` members, `excused` with their reasons, `qualified` by added words.

    `unknown` is true where the child names no population at all, though the parent does.
    """

    dropped: tuple[str, ...] = ()
    excused: tuple[tuple[str, str], ...] = ()
    qualified: tuple[str, ...] = ()
    unknown: bool = False


class Kinds:
    """rules/population.toml: which names mean one kind of member, which kinds cover narrower ones."""

    def __init__(self, rules: RuleBook) -> None:
        table = rules.table("population")
        self._rules = rules
        self._lead: tuple[str, ...] = tuple(f"{w} " for w in sorted(table["lead_words"], key=len, reverse=True))
        one = lexicon(rules).alike
        self._names: dict[str, str] = {one(n): one(k["names"][0]) for k in table["kind"] for n in k["names"]}
        self._covers: dict[str, tuple[str, ...]] = {one(k["names"][0]): tuple(map(one, k.get("covers", ()))) for k in table["kind"]}
        self._family = rules.family("population")

    def plain(self, member: str) -> str:
        """A member without its quantifiers and without the place it is said of, abbreviations written out."""
        lex = lexicon(self._rules)
        text = squeeze(lex.without(member, _SCOPE)).strip(" .,;:()")
        expanded = " ".join(lex.expanded(word) if word.isalpha() else word for word in text.split())
        while lead := next((w for w in self._lead if expanded.startswith(w)), ""):
            expanded = expanded.removeprefix(lead)
        return lex.alike(expanded.strip(" .,;:"))

    def kind(self, member: str) -> str:
        """The name of the kind that a plain member belongs to, the words that narrow it kept; itself where it belongs to none."""
        words = member.split()
        for size in range(len(words), 0, -1):
            if (name := self._names.get(" ".join(words[:size]))) is not None:
                return " ".join((name, *words[size:]))
        return member

    def known(self, member: str) -> bool:
        """Whether the rules know this member by name."""
        return member in self._names or any(member in narrow for narrow in self._covers.values())

    def contains(self, wide: str, narrow: str) -> bool:
        """Whether who keeps `wide` keeps `narrow` too: the same kind, a kind that covers it, or its first words."""
        if self.kind(wide) == self.kind(narrow):
            return True
        covered = self._covers.get(self.kind(wide), ())
        if any(self.kind(narrow) == self.kind(c) or narrow.startswith(c) for c in covered):
            return True
        return wide.count(" ") >= 1 and narrow.startswith(wide + " ")

    def excuse(self, member: str, tier: Tier) -> str:
        """Why a level cannot have this member; "" where it can."""
        return next((str(h.emits["reason"]) for h in self._family.all_hits(member) if tier and tier in h.emits.get("excused", ())), "")

    def generic(self, member: str) -> bool:
        """Whether a member names nobody ("các đơn vị liên quan")."""
        return any(h.emits.get("generic") for h in self._family.all_hits(member))

    def impossible(self, text: str, tier: Tier) -> str:
        """Why a level cannot carry a target with these words; "" where it can."""
        return next((str(h.emits["reason"]) for h in self._family.all_hits(text) if h.emits.get("impossible") == tier), "")

    def each(self, text: str) -> bool:
        """Whether a text speaks of every commune for itself ("mỗi xã, phường")."""
        return any(h.emits.get("each") for h in self._family.all_hits(text))

    def begins_above(self, text: str) -> bool:
        """Whether a target's text begins with a provincial body and names no commune ("Sở Y tế tổ chức 05 lớp")."""
        before = text[: next((n for n, c in enumerate(text) if c.isdigit()), len(text))]
        hits = [h for h in self._family.all_hits(before) if "addressed" in h.emits]
        return bool(hits) and hits[0].start == 0 and all(h.emits["addressed"] == "province" for h in hits)

    def addressed(self, text: str) -> frozenset[str]:
        """The tiers that a text speaks to: "province", "commune", both or none."""
        return frozenset(str(h.emits["addressed"]) for h in self._family.all_hits(text) if "addressed" in h.emits)


@lru_cache(maxsize=8)
def kinds(rules: RuleBook) -> Kinds:
    """The kinds of a rule book, built once."""
    return Kinds(rules)


@lru_cache(maxsize=8192)
def members(target: Target, rules: RuleBook) -> tuple[str, ...]:
    """The named members of a target's population, plain, each once; generic ones left out."""
    book = kinds(rules)
    plain = (book.plain(member) for member in target.population if not book.generic(member))
    return tuple(dict.fromkeys(m for m in plain if m))


def difference(parent: Target, child: Target, frame: Frame) -> Difference:
    """What the child's population lacks of the parent's."""
    wanted, kept = members(parent, frame.rules), members(child, frame.rules)
    if not wanted or wanted == kept:
        return Difference()
    book = kinds(frame.rules)
    tier = frame.child.tier if frame.descends else ""
    own = f" {lexicon(frame.rules).expanded(parent.text)} "
    kept = tuple(dict.fromkeys(w for k in kept for w in (k, *_unqualified(k, wanted, own))))
    excused = tuple((m, why) for m in wanted if tier and (why := book.excuse(m, tier)) and not _kept(m, kept, book))
    rest = [m for m in wanted if m not in dict(excused)]
    if not kept:
        said = f" {lexicon(frame.rules).expanded(child.text)} "
        silent = [m for m in rest if f" {m.replace(',', '')} " not in said]
        return Difference(excused=excused, unknown=bool(silent))
    told = _told(parent, child, frame)
    lacking = [m for m in rest if not _kept(m, kept, book) and f" {m.replace(',', '')} " not in told]
    dropped = tuple(m for m in lacking if not _qualified(m, kept, parent, frame))
    qualified = tuple(q for m in lacking for q in _qualified(m, kept, parent, frame))
    return Difference(dropped, excused, qualified)


def _told(parent: Target, child: Target, frame: Frame) -> str:
    """The child's words, in which a member may stand that its reader did not list; "" where they are the parent's own."""
    if squeeze(parent.text) == squeeze(child.text):
        return ""
    lex = lexicon(frame.rules)
    return f" {lex.expanded(lex.without(child.text, _SCOPE))} "


def _unqualified(kept: str, wanted: Iterable[str], said: str) -> tuple[str, ...]:
    """The parent's members that a child's member is with words added which the parent says as well."""
    return tuple(m for m in wanted if kept.startswith(m + " ") and f" {kept.removeprefix(m).strip()} " in said)


def _kept(member: str, kept: Iterable[str], book: Kinds) -> bool:
    return any(book.contains(k, member) for k in kept)


def _qualified(member: str, kept: Iterable[str], parent: Target, frame: Frame) -> tuple[str, ...]:
    """The child's members that are this one with words added which the parent does not have ("... nặng")."""
    said = f" {lexicon(frame.rules).expanded(parent.text)} "
    return tuple(k for k in kept if k.startswith(member + " ") and f" {k.removeprefix(member).strip()} " not in said)


def given_to(target: Target, frame: Frame) -> bool:
    """Whether the parent gives the target to the child by name (a table of figures for each commune)."""
    if target.owner is None or frame.child.tier != "commune" or not frame.child.place:
        return False
    _, own, rest = f" {squeeze(name_of(target.owner))}".partition(f" {frame.child.unit} {frame.child.place}")
    return bool(own) and (not rest or rest.startswith(_AFTER_NAME))  # "xã Tân An" is not "xã Tân An Hội"


def apart(parent: tuple[str, ...], child: tuple[str, ...], rules: RuleBook) -> bool:
    """Whether two populations are surely of different people: all named in a word or two, nothing shared, no likeness."""
    book = kinds(rules)
    if not parent or not child or not all(book.known(m) or m.count(" ") < PLAIN for m in (*parent, *child)):
        return False
    return not any(_akin(a, b, book) for a in parent for b in child)


def _akin(a: str, b: str, book: Kinds) -> bool:
    if book.contains(a, b) or book.contains(b, a) or a.startswith(b + " ") or b.startswith(a + " "):
        return True
    if book.known(a) and book.known(b):
        return False
    first, second = set(a.split()), set(b.split())
    return 2 * len(first & second) >= len(first | second)
