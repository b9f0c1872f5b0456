"""Lời chỉ tiêu: what is left of a target's words when number, time, bound and place are set aside."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.model import Target
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

_SIGNS = str.maketrans(dict.fromkeys(".,;:()[]{}\"'!?|*_+=<>≥≤…•/\\%‰\n-–", " "))


class Lexicon:
    """rules/abbreviations.toml, rules/comparison.toml and rules/opposed.toml, ready for comparing words."""

    def __init__(self, rules: RuleBook) -> None:
        self._long: dict[str, str] = rules.table("abbreviations")["expansions"]
        self._stop = frozenset(rules.table("comparison")["stop"])
        self.about = Decimal(rules.table("comparison")["about"])
        self._same = {f" {phrase} ": f" {row['as']} " for row in rules.table("comparison")["same"] for phrase in row["words"]}
        self._family = rules.family("comparison")
        self._opposed = rules.family("opposed")

    def expanded(self, text: str) -> str:
        """The folded text with its abbreviations written out and without signs, single spaces."""
        words: list[str] = []
        for word in fold(text).split():
            bare = word.strip(".,;:()[]\"'/")
            if bare in self._long:
                words.append(self._long[bare])
            else:
                words += [self._long.get(part, part) for part in word.translate(_SIGNS).split()]
        return self.alike(" ".join(words))

    def alike(self, plain: str) -> str:
        """A plain text with synonyms put as one ("rác thải sinh hoạt", "chất thải rắn sinh hoạt")."""
        told = f" {plain} "
        for phrase, word in self._same.items():
            told = told.replace(phrase, word)
        return told.strip()

    def without(self, text: str, kinds: frozenset[str]) -> str:
        """The text with the words of these kinds (time, rate, scope, bound, effort) blanked out."""
        cut = list(text)
        for hit in self._family.all_hits(text):
            if hit.emits.get("drop") in kinds:
                cut[hit.start : hit.end] = " " * (hit.end - hit.start)
        return "".join(cut)

    def ends(self, text: str) -> frozenset[str]:
        """Which ends a text names in words: "lower" for "ít nhất", "upper" for "không quá"; empty for a bare number."""
        return frozenset(str(hit.emits["end"]) for hit in self._family.all_hits(text) if "end" in hit.emits)

    def sides(self, text: str) -> dict[str, frozenset[str]]:
        """What a text says of each matter that has opposite sides: {"hạn": {"quá hạn"}}."""
        found: dict[str, frozenset[str]] = {}
        for hit in self._opposed.all_hits(self.expanded(text)):
            found[hit.emits["of"]] = found.get(hit.emits["of"], frozenset()) | {str(hit.emits["is"])}
        return found

    def blanks(self, text: str) -> bool:
        """Whether a text leaves a gap for a person to fill in ("[…]")."""
        return any(hit.emits.get("blank") for hit in self._family.all_hits(text))

    def own_share(self, text: str) -> bool:
        """Whether a text gives a share of a target itself ("50% chỉ tiêu cả năm"), which is no rate of anything counted."""
        return any(hit.emits.get("own_share") for hit in self._family.all_hits(text))

    def rate(self, text: str) -> str:
        """For what stretch of time a text counts ("mỗi năm": "năm"); "" where it names none, or several."""
        rates = {hit.groups["rate"].lower() for hit in self._family.all_hits(text) if hit.groups.get("rate")}
        return rates.pop() if len(rates) == 1 else ""

    def day_month(self, text: str) -> tuple[int, int] | None:
        """(month, day) of a yearly date in a text ("trước ngày 08/12 hàng năm"), None where there is none."""
        for hit in self._family.all_hits(text):
            if hit.emits.get("report"):
                return int(hit.groups["month"]), int(hit.groups["day"])
        return None

    def content(self, text: str, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The words that say what is measured and of whom, in order; `names` are place names to leave out."""
        plain = self.expanded(self.without(text, _ASIDE))
        for name in names:
            plain = f" {plain} ".replace(f" {name} ", " ").strip() if name else plain
        return tuple(w for w in plain.split() if w not in self._stop and not any(c.isdigit() for c in w))


_ASIDE = frozenset({"time", "rate", "scope", "bound", "effort"})


@lru_cache(maxsize=8)
def lexicon(rules: RuleBook) -> Lexicon:
    """The lexicon of a rule book, built once."""
    return Lexicon(rules)


@lru_cache(maxsize=8192)
def words(target: Target, rules: RuleBook, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The content words of a target, each once, in order: of its indicator and its text, of a table's row its indicator alone.

    The text of a table's target holds its unit and its column's heading too, which say nothing of what is measured.
    """
    lex = lexicon(rules)
    own = lex.content(target.indicator, names)
    if own and any(part.startswith("bảng") for part in target.section.split(".")):
        return tuple(dict.fromkeys(own))
    return tuple(dict.fromkeys((*own, *lex.content(target.text, names))))


@lru_cache(maxsize=8192)
def taken(said: str, rules: RuleBook) -> tuple[Mapping[str, frozenset[str]], bool]:
    """The sides that a text takes of matters with opposite sides, and whether it gives a share of a target itself."""
    return lexicon(rules).sides(said), lexicon(rules).own_share(said)


def bare(target: Target, rules: RuleBook) -> Literal["", "lower", "upper"]:
    """The end that a target names in words; "" for a bare number, whose bound is its reader's reading."""
    ends = lexicon(rules).ends(target.text)
    if len(ends) == 1:
        return "lower" if "lower" in ends else "upper"
    return ""
