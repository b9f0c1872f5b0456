"""Đơn vị tính: the nouns that may follow a figure, and what kind of amount each one counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import regex

from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

UnitKind = Literal[
    "share", "ratio", "money", "measure", "people", "count", "event", "score", "age", "time", "structure", "unknown", ""
]
_SIGNS = frozenset("%‰")
_NAMED = regex.compile(r"\s+\p{Lu}|\s*:")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit in a text: `name` as the plan's JSON shows it, offsets in the text."""

    name: str
    kind: UnitKind
    start: int
    end: int


def _form(name: str) -> str:
    return r"\s+".join(regex.escape(w) for w in name.split()) + ("" if name[-1] in _SIGNS else r"(?!\w)")


class UnitBook:
    """Every unit of rules/units.toml; the longest name that fits wins."""

    def __init__(self, table: dict[str, list[dict[str, object]]]) -> None:
        self._kinds: dict[str, UnitKind] = {}
        for row in table.get("unit", []):
            for name in row["names"]:  # type: ignore[attr-defined]
                self._kinds.setdefault(fold(str(name)), row["kind"])  # type: ignore[arg-type]
        self._spellings = {fold(k): str(v) for row in table.get("spelling", []) for k, v in row.items()}
        names = sorted(self._kinds, key=len, reverse=True)
        forms = "|".join(_form(n) for n in names)
        joined = [[fold(str(n)) for n in row["names"]] for row in table.get("joined", [])]  # type: ignore[attr-defined]
        self._joined = [(frozenset(row), regex.compile(rf",\s+(?:{'|'.join(map(_form, sorted(row, key=len, reverse=True)))})")) for row in joined]
        self._pattern = regex.compile(rf"\s*({forms})")
        self._whole = regex.compile(rf"\s*({forms})\s*")

    def at(self, text: str, folded: str, start: int) -> Unit | None:
        """The unit that begins at `start`, white space aside."""
        m = self._pattern.match(folded, start)
        if m is None:
            return None
        words = " ".join(folded[m.start(1) : m.end(1)].split())
        written = " ".join(text[m.start(1) : m.end(1)].split())
        return self._with_joined(text, folded, Unit(self._spellings.get(words, written), self._kinds[words], m.start(1), m.end(1)))

    def _with_joined(self, text: str, folded: str, unit: Unit) -> Unit:
        """A unit with the nouns of its kind that are counted with it ("thôn, làng", "cán bộ, công chức"); a name of its own after a noun ends them."""
        head = fold(unit.name).removeprefix("lượt ").rpartition(", ")[2]
        more = next((p for names, p in self._joined if head in names), None)
        end = unit.end
        while more is not None and (m := more.match(folded, end)) and not _NAMED.match(text, m.end()):
            end = m.end()
        return unit if end == unit.end else replace(unit, name=" ".join(text[unit.start : end].split()), end=end)

    def kind(self, name: str) -> UnitKind:
        """The kind of a unit by its name, "" where it is not known."""
        return self._kinds.get(" ".join(fold(name).split()), "")

    def spelled(self, name: str) -> str:
        """A unit's name in the one spelling that is shown ("phần trăm" → "%")."""
        plain = " ".join(name.split())
        return self._spellings.get(fold(plain), plain)


@lru_cache(maxsize=8)
def units(rules: RuleBook) -> UnitBook:
    """The unit book of a rule folder, made once."""
    return UnitBook(rules.table("units"))
