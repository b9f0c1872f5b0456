"""Logistic regression over signs: what each adds to the odds of a right reading. Used to make rules/confidence.toml, not by the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from scipy.optimize import minimize

from tests.confidence.readings import Read

SHARE_WRONG = 0.12
"""How many readings are wrong on plans never seen (measured on two sets before anything was mended for them)."""
RAREST = 5
PENALTY, PLAIN_PENALTY = 1.0, 4.0
"""How strongly weights are held to what they are before learning; kinds of place, unit and form say little of the language."""
PLAIN = ("part-", "unit-", "form-", "year-")
AGAINST = -1.0
"""What a sign that gives a reason to doubt weighs before anything is learnt; it never comes to speak for a reading."""


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

    held_to = np.array([PLAIN_PENALTY if n.startswith(PLAIN) and n not in against else PENALTY for n in names] + [0.0])
    prior = np.array([AGAINST if n in against else 0.0 for n in names] + [0.0])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (held @ theta)
        kept = np.append((theta - prior)[:-1], 0.0)
        slope = -held.T @ (weight * sign / (1 + np.exp(margin)))
        return float((weight * np.logaddexp(0, -margin)).sum() + kept @ (held_to * kept) / 2), slope + held_to * kept

    bounds = [(None, 0.0) if n in against else (None, None) for n in names] + [(None, None)]
    theta = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x
    return Learnt(float(theta[-1]), {n: float(w) for n, w in zip(names, theta, strict=False)})


def left_out(reads: Sequence[Read], judged: Sequence[Read], against: frozenset[str]) -> list[tuple[Read, float]]:
    """Each judged reading with its probability by weights learnt from all other documents."""
    out: list[tuple[Read, float]] = []
    for document in dict.fromkeys(r.document for r in judged):
        learnt = learn([r for r in reads if r.document != document], against)
        out += [(r, learnt.sure(r.names)) for r in judged if r.document == document]
    return out
