"""Logistic regression over signs: what each adds to the odds of a right reading. Used to make rules/confidence.toml, not by the program."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp

import numpy as np
from scipy.optimize import minimize

from pipeline.extract.signs import SECOND
from pipeline.extract.wording import Wording
from tests.confidence.figures import MADE_UP, Shown
from tests.confidence.readings import Read
from tests.confidence.words import apart, learn_words

SHARE_WRONG = 0.12
"""How many readings are wrong on plans never seen (measured on two sets before anything was mended for them)."""
RAREST = 5
PENALTY, PLAIN_PENALTY = 1.0, 4.0
"""How strongly weights are held to what they are before learning; kinds of place, unit and form say little of the language."""
PLAIN = ("part-", "unit-", "form-", "year-")
AGAINST = -1.0
"""What a sign that gives a reason to doubt weighs before anything is learnt; it never comes to speak for a reading."""
SECONDED = {"farthest": -6.5, "far": -5.0, "against": -3.5, "doubtful": -2.5, "weak": -1.5}
"""What the levels of the second reader are held to. Rules taken away at random bring back figures of the past, which rules
know best; the first readings of nine sets erred otherwise, on norms and things, and there the second reader weighs more."""
SECONDED_PENALTY = 40.0
PART = "part-of-total"
"""The sign of what the second reader does not judge."""


@dataclass(frozen=True)
class Learnt:
    """Bias and the weight of each sign."""

    bias: float
    signs: dict[str, float]

    def sure(self, names: Sequence[str]) -> float:
        """The probability that a reading with these signs is right."""
        return 1 / (1 + exp(-(self.bias + sum(self.signs.get(n, 0.0) for n in names))))


def learn(reads: Sequence[Read], against: frozenset[str]) -> Learnt:
    """Weights fitted to readings; each distinct reading counts once, the wrong ones together as SHARE_WRONG of all.

    `against` are the signs that give a reason to doubt.
    """
    distinct = list({(r.document, r.text, r.names, r.right): r for r in reads}.values())
    counts = Counter(n for r in distinct for n in r.names)
    names = sorted({n for n, count in counts.items() if count >= RAREST} | against)
    index = {n: i for i, n in enumerate(names)}
    held = np.zeros((len(distinct), len(names) + 1))
    held[:, -1] = 1
    for row, read in enumerate(distinct):
        for name in read.names:
            if name in index:
                held[row, index[name]] = 1
    sign = np.array([1.0 if r.right else -1.0 for r in distinct])
    wrong = max(1, int((sign < 0).sum()))
    weight = np.where(sign > 0, 1.0, SHARE_WRONG / (1 - SHARE_WRONG) * (sign > 0).sum() / wrong)

    held_to = np.array([_penalty(n, against) for n in names] + [0.0])
    prior = np.array([_prior(n, against) for n in names] + [0.0])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (held @ theta)
        kept = np.append((theta - prior)[:-1], 0.0)
        slope = -held.T @ (weight * sign / (1 + np.exp(margin)))
        return float((weight * np.logaddexp(0, -margin)).sum() + kept @ (held_to * kept) / 2), slope + held_to * kept

    bounds = [(None, 0.0) if n in against else (None, None) for n in names] + [(None, None)]
    theta = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x
    return Learnt(float(theta[-1]), {n: float(w) for n, w in zip(names, theta, strict=False)})


def _penalty(name: str, against: frozenset[str]) -> float:
    if name.startswith(SECOND):
        return SECONDED_PENALTY
    return PLAIN_PENALTY if name.startswith(PLAIN) and name not in against else PENALTY


def _prior(name: str, against: frozenset[str]) -> float:
    """What a sign weighs before anything is learnt."""
    if name.startswith(SECOND):
        return SECONDED[name.removeprefix(SECOND)]
    return AGAINST if name in against else 0.0


def left_out(reads: Sequence[Read], judged: Sequence[Read], figures: Sequence[Shown], against: frozenset[str], by: Callable[[Read | Shown], str]) -> list[tuple[Read, float]]:
    """Each judged reading, as it was told with the second reader's word, and its probability by weights learnt from all other documents.

    `by` tells what is left out together with a document: a part of all documents, or its set.
    """
    out: list[tuple[Read, float]] = []
    for part in sorted({by(r) for r in judged}):
        others = [s for s in figures if s.group == MADE_UP or by(s) != part]
        learnt = learn(seconded([r for r in reads if by(r) != part], apart(others)), against)
        reader = learn_words(others)
        own = [_seconded(r, reader) for r in judged if by(r) == part]
        out += [(r, learnt.sure(r.names)) for r in own]
    return out


def seconded(reads: Sequence[Read], readers: Callable[[str], Wording]) -> list[Read]:
    """The readings with what the second reader of their document says of them."""
    return [_seconded(r, readers(r.document)) for r in reads]


def _seconded(read: Read, reader: Wording) -> Read:
    level = reader.level(read.features) if read.features and PART not in read.names else ""
    return replace(read, names=(*read.names, SECOND + level)) if level else read


def by_tenth(item: Read | Shown) -> str:
    """The tenth of all documents that a document is in."""
    return str(zlib.crc32(b"tenth" + item.document.encode()) % 10)


def by_set(item: Read | Shown) -> str:
    """The set that a document is in."""
    return item.group
