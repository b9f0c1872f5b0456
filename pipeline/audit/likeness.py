"""Độ giống của lời: how like the words of texts are, and whether two texts are long and like enough to tell by.

Half token sets, half the cosine of rare words and word pairs. Token sets say 1.0 wherever one text lies within the other; how much of
both together is shared tells a short text within a long one of another matter apart.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray

SHARED = 0.38
"""The least share of all the words of two texts that both say; measured: partners from 0.39 on, strangers up to 0.36 but for a few."""
FEW = 3
"""Texts of no more words than this have to share most of them."""
SHARED_OF_FEW = 0.6


def similarity(parents: list[tuple[str, ...]], children: list[tuple[str, ...]]) -> ndarray:
    """Likeness of words, 0 to 1, for every pair: half token sets, half the cosine of rare words and word pairs."""
    import numpy
    from rapidfuzz import fuzz, process

    token_sets = process.cdist([" ".join(w) for w in parents], [" ".join(w) for w in children], scorer=fuzz.token_set_ratio)
    grams = [_grams(told) for told in (*parents, *children)]
    vectors = _vectors(grams)
    cosine = vectors[: len(parents)] @ vectors[len(parents) :].T
    return numpy.asarray(0.5 * token_sets / 100 + 0.5 * cosine)


def assigned(gains: ndarray) -> dict[int, int]:
    """The column of each row in the one-to-one assignment with the greatest total gain; pairs that gain nothing are left out."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(gains, maximize=True)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if gains[i, j] > 0}


def telling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two texts share enough of all their words to be taken for the same matter."""
    first, second = set(one), set(other)
    if not first or not second:
        return first == second
    least = SHARED_OF_FEW if min(len(first), len(second)) <= FEW else SHARED
    return len(first & second) >= least * len(first | second)


def _grams(told: tuple[str, ...]) -> set[str]:
    return {*told, *(f"{a} {b}" for a, b in pairwise(told))}


def _vectors(grams: list[set[str]]) -> ndarray:
    """One unit vector a text, its words weighted by their rarity among all texts."""
    import numpy

    counts = Counter(g for text in grams for g in text)
    column = {g: n for n, g in enumerate(counts)}
    vectors = numpy.zeros((len(grams), max(1, len(column))))
    for row, text in enumerate(grams):
        norm = sqrt(sum(_weight(counts[g], len(grams)) ** 2 for g in text)) or 1.0
        for g in text:
            vectors[row, column[g]] = _weight(counts[g], len(grams)) / norm
    return vectors


def _weight(count: int, texts: int) -> float:
    return log((1 + texts) / count) + 0.2
