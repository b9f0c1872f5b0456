"""rules/*.toml → RuleBook: the one place where spaCy and regex run.

A rule file is a family of rules; file order is precedence, and of hits that overlap the longest wins, then the
earlier rule. Texts are folded (lower case, one tone placement, plain dashes) before they are matched, so rules
are written in lower case with new tone placement and "-"; offsets are those of the text given.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from pipeline.errors import RuleError
from pipeline.matching.overlap import apart
from pipeline.resources import folder
from pipeline.matching.sieve import Match, Search, Sieve, may_be_quick, search_for
from pipeline.vietnamese import fold

if TYPE_CHECKING:
    from pipeline.matching.phrases import PhraseFinder

KEPT_LENGTH, KEPT_TEXTS = 2_000, 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Quy tắc: one `[[rule]]` of a file. It matches by `regex`, or by `phrases` / `tokens` (spaCy).

    `emits` is what a hit means, constants by name. An example may mark what must be matched with ⟦ ⟧; a
    counterexample must not be matched anywhere. `basis` is the legal ground, where there is one.
    """

    id: str
    note: str
    regex: str = ""
    phrases: tuple[str, ...] = ()
    tokens: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    emits: Mapping[str, Any] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    basis: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of `rule` at `start`..`end` of the text; `groups` are the named groups, as they stand in the text."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]

    @property
    def emits(self) -> Mapping[str, Any]:
        return self.rule.emits


class Family:
    """The rules of one file, compiled once."""

    def __init__(self, name: str, rules: Iterable[Rule], *, tested: bool = False) -> None:
        self.name = name
        self._tested = tested
        self.rules = tuple(rules)
        self._rank = {r.id: n for n, r in enumerate(self.rules)}
        self._found: dict[str, tuple[Hit, ...]] = {}
        self._all: dict[str, tuple[Hit, ...]] = {}
        self._searched = tuple(r for r in self.rules if r.regex)
        self._searches: dict[int, Search] = {}

    @cached_property
    def _finder(self) -> PhraseFinder | None:
        from pipeline.matching.phrases import PhraseFinder  # spaCy: half a second, only where phrases are used

        worded = [r for r in self.rules if r.phrases or r.tokens]
        return PhraseFinder({r.id: (r.phrases, r.tokens) for r in worded}) if worded else None

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(r.regex for r in self._searched)

    def _search(self, n: int) -> Search:
        """The search of a rule; a pattern is compiled when a text first wants it."""
        if n not in self._searches:
            self._searches[n] = _compile(self._searched[n], quick=self._tested)
        return self._searches[n]

    def all_hits(self, text: str) -> list[Hit]:
        """Every hit of every rule, overlapping ones too, in order of place."""
        if text not in self._all:
            return list(_keep(self._all, text, self._searched_hits(text)))
        return list(self._all[text])

    def _searched_hits(self, text: str) -> list[Hit]:
        folded = fold(text)
        hits: list[Hit] = []
        if likely := self._sieve.passed(folded):
            quick = may_be_quick(folded)
            for n in likely:
                hits += [_hit(self._searched[n], m, spans, text) for m, spans in self._search(n).found(folded, quick=quick)]
        if self._finder is not None:
            by_id = {r.id: r for r in self.rules}
            hits += [Hit(by_id[i], a, b, {}, {}) for i, a, b in self._finder.find(text)]
        return sorted(hits, key=lambda h: (h.start, h.end)) if len(hits) > 1 else hits

    def find(self, text: str) -> list[Hit]:
        """The hits that stand: the longest wins, then the earlier rule; none overlap."""
        if text in self._found:
            return list(self._found[text])
        ranked = sorted((h for h in self.all_hits(text) if h.end > h.start), key=lambda h: (h.start - h.end, self._rank[h.rule.id]))
        return list(_keep(self._found, text, apart(ranked)))

    def first(self, text: str) -> Hit | None:
        """The hit of the first rule in file order that matches at all, at its first place."""
        folded = fold(text)
        for n in self._sieve.passed(folded):
            for m, spans in self._search(n).found(folded, quick=may_be_quick(folded)):
                return _hit(self._searched[n], m, spans, text)
        if self._finder is not None:
            found = self.find(text)
            return found[0] if found else None
        return None


def _hit(rule: Rule, m: Match, spans: dict[str, tuple[int, int]], text: str) -> Hit:
    return Hit(rule, m.start(), m.end(), {k: text[a:b] for k, (a, b) in spans.items()}, spans)


def _keep(found: dict[str, tuple[Hit, ...]], text: str, hits: list[Hit]) -> tuple[Hit, ...]:
    """Several extractors ask the same family of the same line; what was found is kept for them."""
    kept = tuple(hits)
    if len(text) <= KEPT_LENGTH:
        if len(found) >= KEPT_TEXTS:
            found.clear()
        found[text] = kept
    return kept


class RuleBook:
    """All rule files of one folder. Families load when first asked for; `check` loads and tests them all.

    The patterns of a `tested` folder are compiled only when a text wants them; those of any other when they are loaded.
    """

    def __init__(self, path: Path, *, tested: bool = False) -> None:
        self.path = path
        self._tested = tested
        self._families: dict[str, Family] = {}
        self._parts: dict[tuple[str, str], Family] = {}
        self._tables: dict[str, dict[str, Any]] = {}

    def family(self, name: str) -> Family:
        """The rules of `name`.toml. Raises RuleError with every fault of that file."""
        if name not in self._families:
            faults: list[str] = []
            rules = [r for r in _rules_of(name, self.table(name), faults) if r is not None]
            faults += () if self._tested else _compile_faults(rules)
            if faults:
                raise RuleError(_told(self.path, faults))
            self._families[name] = Family(name, rules, tested=self._tested)
        return self._families[name]

    def part(self, name: str, wanted: Callable[[Rule], bool], key: str) -> Family:
        """Some rules of a family as one of its own, made once; `key` says which they are."""
        if (name, key) not in self._parts:
            self._parts[name, key] = Family(name, filter(wanted, self.family(name).rules), tested=self._tested)
        return self._parts[name, key]

    def table(self, name: str) -> dict[str, Any]:
        """The whole of `name`.toml as data, for files that hold more than rules (bodies, units, checks)."""
        if name not in self._tables:
            file = self.path / f"{name}.toml"
            try:
                self._tables[name] = tomllib.loads(file.read_text("utf-8"))
            except FileNotFoundError:
                raise RuleError(f"Thiếu tệp quy tắc “{file}”. Hãy lấy lại tệp này từ bản cài đặt.") from None
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
                raise RuleError(f"Tệp quy tắc “{file}” viết sai cú pháp TOML: {fault}. Hãy sửa lại dòng đó.") from None
        return self._tables[name]

    def names(self) -> list[str]:
        """The stems of all files of the folder, in order."""
        return sorted(f.stem for f in self.path.glob("*.toml"))

    def find(self, name: str, text: str) -> list[Hit]:
        """The hits of family `name` that stand in `text`."""
        return self.family(name).find(text)

    def first(self, name: str, text: str) -> Hit | None:
        """The first rule of family `name`, in file order, that matches `text`."""
        return self.family(name).first(text)

    def rule(self, name: str, id: str) -> Rule | None:
        """The rule `id` of family `name`."""
        return next((r for r in self.family(name).rules if r.id == id), None)

    def locate(self, id: str) -> Rule | None:
        """The rule with that id, in whichever file; `explain` asks so."""
        found = (self.rule(n, id) for n in self.names() if "rule" in self.table(n))
        return next((r for r in found if r is not None), None)

    def check(self) -> list[str]:
        """Every fault of the folder: syntax, doubled ids, and examples that do not hold. Empty: all is well."""
        faults: list[str] = []
        seen: dict[str, str] = {}
        for name in self.names():
            try:
                family = self.family(name) if "rule" in self.table(name) else Family(name, ())
            except RuleError as error:
                faults.append(str(error))
                continue
            if wrong := _compile_faults(family.rules):
                faults += wrong
                continue
            for rule in family.rules:
                if rule.id in seen:
                    faults.append(f"{name}.toml [{rule.id}]: mã đã dùng ở {seen[rule.id]}.toml")
                seen[rule.id] = name
                faults += example_faults(family, rule)
        return faults


def example_faults(family: Family, rule: Rule) -> list[str]:
    """What is wrong with the examples and counterexamples of one rule (alone, without its family's rivals)."""
    alone = Family(family.name, [rule])
    where = f"{family.name}.toml [{rule.id}]"
    faults = [] if rule.examples else [f"{where}: chưa có ví dụ"]
    for example in rule.examples:
        plain, wanted = _marked(example)
        hits = alone.all_hits(plain)
        if not any(wanted is None or (h.start, h.end) == wanted for h in hits):
            found = "; ".join(f"“{plain[h.start:h.end]}”" for h in hits) or "không có gì"
            faults.append(f"{where}: ví dụ “{example}” không khớp (tìm thấy: {found})")
    for text in rule.counterexamples:
        if hits := alone.all_hits(text):
            faults.append(f"{where}: phản ví dụ “{text}” lại khớp “{text[hits[0].start:hits[0].end]}”")
    return faults


@lru_cache(maxsize=8)
def load(path: Path | None = None) -> RuleBook:
    """The rule book of `path`, or the project's own; one book a folder and process."""
    return RuleBook(folder("rules", path), tested=path is None)


def _marked(example: str) -> tuple[str, tuple[int, int] | None]:
    start, end = example.find("⟦"), example.find("⟧")
    if start < 0 or end < 0:
        return example, None
    return example.replace("⟦", "").replace("⟧", ""), (start, end - 1)


def _compile(rule: Rule, *, quick: bool) -> Search:
    try:
        return search_for(rule.regex, quick=quick)
    except regex.error as fault:
        raise RuleError(f"{rule.file}.toml [{rule.id}]: biểu thức sai: {fault}") from None


def _compile_faults(rules: Iterable[Rule]) -> list[str]:
    faults = []
    for rule in rules:
        try:
            _compile(rule, quick=False)
        except RuleError as fault:
            faults.append(str(fault))
    return faults


_FIELDS = {"id", "note", "regex", "phrases", "tokens", "emits", "examples", "counterexamples", "basis"}


def _rules_of(name: str, table: Mapping[str, Any], faults: list[str]) -> Iterable[Rule | None]:
    for number, row in enumerate(table.get("rule", []), 1):
        id_ = str(row.get("id") or f"thứ {number}")
        where = f"{name}.toml [{id_}]"
        if unknown := sorted(set(row) - _FIELDS):
            faults.append(f"{where}: không hiểu khóa {', '.join(unknown)}")
        if not row.get("id") or not row.get("note"):
            faults.append(f"{where}: thiếu id hoặc note")
        if bool(row.get("regex")) == bool(row.get("phrases") or row.get("tokens")):
            faults.append(f"{where}: cần đúng một trong regex hoặc phrases/tokens")
        yield Rule(
            id=id_, note=str(row.get("note", "")), regex=str(row.get("regex", "")),
            phrases=tuple(row.get("phrases", ())), tokens=tuple(tuple(p) for p in row.get("tokens", ())),
            emits=row.get("emits", {}), examples=tuple(row.get("examples", ())),
            counterexamples=tuple(row.get("counterexamples", ())), basis=str(row.get("basis", "")), file=name,
        )  # fmt: skip


def _told(path: Path, faults: list[str]) -> str:
    return f"Thư mục quy tắc “{path}” có {len(faults)} lỗi:\n" + "\n".join(f"  {f}" for f in faults)
