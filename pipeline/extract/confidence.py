"""Mức tin cậy: how sure a reading is, from the signs that hold for it.

The weights of rules/confidence.toml were learnt from readings held against gold (tests/confidence); a sign with a
reason tells the official why a reading is doubted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from pipeline.model import Block
from pipeline.rules import RuleBook

_LEGIBLE = 0.8
_LEAST, _MOST = 0.02, 0.99
_WORDS = "{words}"


@dataclass(frozen=True, slots=True)
class Weighed:
    """How sure the reading is (0 to 1), whether it is doubted, and why it is not surer."""

    confidence: float
    reasons: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the odds of a right reading, and what it tells."""

    bias: float
    doubted_below: float
    signs: dict[str, float]
    reasons: dict[str, str]
    always: frozenset[str]

    def sure(self, names: Sequence[str]) -> float:
        """The probability that a reading with these signs is right."""
        odds = self.bias + sum(self.signs.get(n, 0.0) for n in names)
        return 1 / (1 + exp(-odds))


@lru_cache(maxsize=8)
def weights(rules: RuleBook) -> Weights:
    """The weights of a rule folder, read once."""
    table = rules.table("confidence")
    told = {r.id: str(r.emits["reason"]) for r in rules.family("doubts").rules}
    return Weights(
        bias=float(table["bias"]), doubted_below=float(table["doubted_below"]), signs={k: float(v) for k, v in table["weights"].items()},
        reasons=told | {str(k): str(v) for k, v in table["reasons"].items()}, always=frozenset(table["always"]),
    )  # fmt: skip


def assessed(names: Sequence[str], rules: RuleBook, spoken: Sequence[str] = ()) -> Weighed:
    """How sure a reading with these signs is; the heaviest signs against it give its reasons.

    `spoken` are the words of the text that a reason may name.
    """
    known = weights(rules)
    sure = round(min(_MOST, max(_LEAST, known.sure(names))), 2)
    doubtful = sure < known.doubted_below or not known.always.isdisjoint(names)
    against = sorted((n for n in names if n in known.reasons and (known.signs.get(n, 0.0) < 0 or n in known.always)), key=lambda n: known.signs.get(n, 0.0))
    words = f" ({', '.join(f'“{w}”' for w in spoken)})" if spoken else ""
    told = tuple(dict.fromkeys(known.reasons[n].replace(_WORDS, words) for n in against))
    return Weighed(min(sure, known.doubted_below) if doubtful else sure, told, doubtful)


def misread(weighed: Weighed, block: Block) -> Weighed:
    """The weight of a reading whose characters themselves are not sure."""
    if block.confidence >= _LEGIBLE:
        return weighed
    confidence = round(max(_LEAST, min(weighed.confidence, block.confidence, 0.5)), 2)
    return Weighed(confidence, (*weighed.reasons, "chữ nhận dạng trên trang này chưa chắc: cần đối chiếu con số với bản gốc"), True)
