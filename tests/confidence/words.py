"""The second reader's weights (rules/wording.toml): logistic regression over the words round figures. Used to make the file, not by the program."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pipeline.extract.wording import Wording, wording
from pipeline.rules import load
from tests.confidence.figures import MADE_UP, Shown

FILE = load().path / "wording.toml"
PENALTY = 2.0
RAREST = 3
NO_TARGET = 2.0
"""What a figure that is no target counts beside one that is."""
LEAST = 0.15
FOLDS = 5


def learn_words(figures: Sequence[Shown]) -> Wording:
    """Weights fitted to figures; those that say little are left out, so that the file can be read."""
    counts = Counter(f for s in figures for f in s.features)
    names = sorted(n for n, count in counts.items() if count >= RAREST)
    index = {n: i for i, n in enumerate(names)}
    cells = [(row, index[f]) for row, s in enumerate(figures) for f in s.features if f in index]
    rows, columns = np.array(cells).T
    held = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(figures), len(names)))
    sign = np.array([1.0 if s.target else -1.0 for s in figures])
    weight = np.array([s.weight * (1.0 if s.target else NO_TARGET) for s in figures])

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (held @ theta[:-1] + theta[-1])
        slope = -weight * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        kept = np.append(theta[:-1], 0.0)
        return float((weight * np.logaddexp(0, -margin)).sum() + PENALTY * kept @ kept / 2), np.append(held.T @ slope, slope.sum()) + PENALTY * kept

    theta = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {n: round(float(w), 1) for n, w in zip(names, theta, strict=False) if abs(w) >= LEAST}
    return Wording(round(float(theta[-1]), 2), weights, wording(load()).levels)


def fold_of(document: str) -> int:
    """Which of the parts, into which documents are dealt out, a document is in."""
    return zlib.crc32(document.encode()) % FOLDS


def apart(figures: Sequence[Shown]) -> Callable[[str], Wording]:
    """For each document the reader that learnt from the other parts' documents, so that it judges words it did not learn from."""
    readers = [learn_words([s for s in figures if s.group == MADE_UP or fold_of(s.document) != part]) for part in range(FOLDS)]
    return lambda document: readers[fold_of(document)]


def written(learnt: Wording, text: str) -> str:
    """The rule file with the learnt weights in the place of the old ones, by kind, the heaviest against first."""
    kinds: dict[str, list[tuple[float, str]]] = {}
    for name, weight in learnt.weights.items():
        kind, _, word = name.partition(" ")
        kinds.setdefault(kind, []).append((weight, word))
    parts = [f'{kind} = """\n' + "".join(f"{weight} {_quoted(word)}\n" for weight, word in sorted(rows)) + '"""\n' for kind, rows in sorted(kinds.items())]
    text = re.sub(r"^bias = .*$", f"bias = {learnt.bias:.2f}", text, count=1, flags=re.MULTILINE)
    return text[: text.index("[weights")] + "[weights]\n" + "\n".join(parts)


def _quoted(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')
