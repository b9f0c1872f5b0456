"""Người đọc thứ hai: whether the words round a figure are those of a target, whatever the rules say of it.

It knows no rules: it weighs the words beside the figure, its unit and form, the figures before and after it, the part
and heading it stands under. rules/wording.toml holds what each weighs, learnt from figures that are targets and
figures that are none (tests/confidence). Where it disagrees with the rules the reading is doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.extract.quantities import Found
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

_TOKEN = regex.compile(r"\p{L}+|\d[\d.,]*|[^\s\w]")
_BEFORE, _AFTER, _HEADING = 6, 5, 12
_NEAR = 80
"""Letters that hold so many words."""
_EDGE = ("^", "$")
_TOLD = 3
_SPOKEN = frozenset({"before", "two-before", "near-before", "after", "two-after", "near-after", "clause-opens", "sentence-opens"})
_PAIRED = ("two-before ", "two-after ", "clause-opens ")
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity in its paragraph, and the paragraph's other ones."""

    found: Found
    peers: Sequence[Found]
    statement: Statement
    seen: Screen


@dataclass(frozen=True, slots=True)
class Wording:
    """What each word or circumstance adds to the odds that a figure is a target; `levels` are the names of low sums, each below its limit."""

    bias: float
    weights: dict[str, float]
    levels: tuple[tuple[str, float], ...]

    def sum(self, features: Sequence[str]) -> float:
        """The logarithm of the odds that a figure with these features is a target."""
        return self.bias + sum(self.weights.get(f, 0.0) for f in features)

    def level(self, features: Sequence[str]) -> str:
        """The name of the lowest level that the sum falls below, "" where it falls below none."""
        total = self.sum(features)
        return next((name for name, limit in self.levels if total < limit), "")

    def against(self, features: Sequence[str]) -> tuple[str, ...]:
        """The words beside the figure that speak most against it, as they are read."""
        heavy = sorted((w, f) for f in features if (w := self.weights.get(f, 0.0)) < 0)
        told: list[str] = []
        for _, feature in heavy:
            kind, _, word = feature.partition(" ")
            plain = word.strip("^$ ")
            if kind in _SPOKEN and _LETTER.search(plain) and not any(plain in t or t in plain for t in told):
                told.append(plain)
        return _joined(told[:_TOLD], features)


def _joined(told: Sequence[str], features: Sequence[str]) -> tuple[str, ...]:
    """Syllables that stand side by side are one word."""
    for pair in (f.partition(" ")[2] for f in features if f.startswith(_PAIRED)):
        if len(parts := pair.split()) == 2 and set(parts) <= set(told):
            told = [pair if t == parts[0] else t for t in told if t != parts[1]]
    return tuple(told)


@lru_cache(maxsize=8)
def wording(rules: RuleBook) -> Wording:
    """The second reader of a rule folder, read once."""
    table = rules.table("wording")
    rows = ((kind, *line.split(" ", 1)) for kind, lines in table["weights"].items() for line in lines.splitlines())
    weights = {f"{kind} {word}": float(weight) for kind, weight, word in rows}
    return Wording(float(table["bias"]), weights, tuple(sorted(((str(k), float(v)) for k, v in table["levels"].items()), key=lambda x: x[1])))


def features(figure: Figure) -> tuple[str, ...]:
    """What the second reader sees of a figure, each as "kind word"."""
    return tuple(dict.fromkeys((*_beside(figure), *_like(figure), *_among(figure), *_above(figure))))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[str, ...]:
    """Words, marks, and one sign for any number."""
    return tuple("#" if t[0].isdigit() else t for t in _TOKEN.findall(fold(text)))


def _beside(figure: Figure) -> Iterator[str]:
    """The words before and after it in its sentence, those that open its sentence and its clause."""
    found, text = figure.found, figure.seen.text
    begin, end = figure.seen.sentence(found.at)
    before = _tokens(text[max(begin, found.start - _NEAR) : found.start])
    after = _tokens(text[found.end : min(end, found.end + _NEAR)])
    led, followed = (_EDGE[0], _EDGE[0], *before), (*after, _EDGE[1], _EDGE[1])
    yield f"before {led[-1]}"
    yield f"two-before {led[-2]} {led[-1]}"
    yield f"after {followed[0]}"
    yield f"two-after {followed[0]} {followed[1]}"
    yield from (f"near-before {w}" for w in before[-_BEFORE:])
    yield from (f"near-after {w}" for w in after[:_AFTER])
    clause = [w for w in _tokens(text[found.clause[0] : min(found.start, found.clause[0] + _NEAR)]) if w.isalpha()]
    yield f"clause-opens {' '.join(clause[:1])}"
    yield f"clause-opens {' '.join(clause[:2])}"
    yield f"sentence-opens {next(iter(_tokens(text[begin : min(found.start, begin + _NEAR)])), '#')}"


def _like(figure: Figure) -> Iterator[str]:
    """Its unit, form and bound, and what these are in this part of a plan."""
    found, part = figure.found, figure.statement.part
    kind, value = found.unit.kind or "none", _tokens(figure.seen.text[found.start : found.end])
    upward = "up" if value[-2:] == ("trở", "lên") else "plain"
    rated, stated = "rated" if found.per else "whole", "stated" if found.stated else "bare"
    yield f"unit {fold(found.unit.name)}"
    yield f"value {' '.join(w for w in value if w != '#')}"
    if found.per:
        yield f"rate {fold(found.per)}"
    pairs = (kind, (kind, part), (kind, rated), (kind, stated), (kind, upward), (kind, found.bound), (found.form,), (part, stated), (part, upward))
    yield from (f"like {p if isinstance(p, str) else ' '.join(p)}" for p in pairs)


def _among(figure: Figure) -> Iterator[str]:
    """Which figure of the sentence it is, after and before which kinds, within brackets or not."""
    found, text = figure.found, figure.seen.text
    begin, end = figure.seen.sentence(found.at)
    kind = found.unit.kind or "none"
    earlier = [p for p in figure.peers if begin <= p.at < found.at]
    later = next((p.unit.kind or "none" for p in figure.peers if found.at < p.at < end), _EDGE[1])
    last = earlier[-1].unit.kind or "none" if earlier else _EDGE[0]
    close = bool(earlier) and earlier[-1].at >= found.clause[0]
    yield f"order {min(len(earlier), 3)}"
    yield f"order-in-clause {min(sum(p.at >= found.clause[0] for p in earlier), 2)}"
    yield f"kinds {last} > {kind}"
    yield f"kinds {last} > {kind} {'close' if close else 'apart'}"
    yield f"kinds {kind} < {later}"
    yield f"bracketed {'yes' if text.count('(', begin, found.at) > text.count(')', begin, found.at) else 'no'}"


def _above(figure: Figure) -> Iterator[str]:
    """The words of the line right above it."""
    for lead in figure.statement.leads[:1]:
        yield from (f"heading {w}" for w in _tokens(lead.text)[:_HEADING])
