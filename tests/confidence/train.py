"""`python -m tests.confidence.train`: the weights of rules/wording.toml and rules/confidence.toml from documents held against gold.

The second reader learns from every figure of the documents and of sentences.txt. The signs are weighed on targets that
were read: each run drops a random part of the rules, so that the reader errs as on language it does not know. What the
second reader says of a document then comes from one that did not learn from it. Reasons, limits and the doubts that
always count stay as they are.
"""

from __future__ import annotations

import argparse
import pickle
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract.confidence import weights
from pipeline.rules import load
from tests.confidence import words
from tests.confidence.figures import Shown, every
from tests.confidence.learning import Learnt, learn, seconded
from tests.confidence.readings import Read, Source, dropped, readings, sources
from tests.confidence.words import apart, learn_words

FILE = load().path / "confidence.toml"
LEAST = 0.05


@dataclass(frozen=True)
class Taught:
    """What is learnt from: targets that were read, and figures."""

    reads: list[Read]
    figures: list[Shown]


def main() -> None:
    """Collect, learn, write."""
    given = arguments(__doc__ or "").parse_args()
    taught = collected(sources(folders(given.gold)), given.runs, given.kept)
    learnt = learn(seconded(taught.reads, apart(taught.figures)), against())
    reader = learn_words(taught.figures)
    FILE.write_text(written(learnt, FILE.read_text("utf-8")), "utf-8", newline="\n")
    words.FILE.write_text(words.written(reader, words.FILE.read_text("utf-8")), "utf-8", newline="\n")
    print(f"{len(learnt.signs)} signs, bias {learnt.bias:.2f}: {FILE}; {len(reader.weights)} words: {words.FILE}")


def arguments(told: str) -> argparse.ArgumentParser:
    """What both commands take."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs=2, action="append", default=[], metavar=("FACTS", "DOCUMENTS"), help="gold facts (TOML) and the folder their sources are in")
    parser.add_argument("--runs", type=int, default=10, help="how often to read with a part of the rules")
    parser.add_argument("--kept", type=Path, help="keep what was read in this file, and take it from there if it is there")
    return parser


def folders(named: list[list[str]]) -> list[tuple[Path, Path]]:
    """The pairs of folders that were named."""
    return [(Path(facts), Path(root)) for facts, root in named]


def against() -> frozenset[str]:
    """The signs that give a reason to doubt."""
    return frozenset(weights(load()).reasons)


def collected(documents: list[Source], runs: int, kept: Path | None) -> Taught:
    """What is read of all documents with all rules, then with a random part of them, as often as asked; and their figures."""
    if kept is not None and kept.is_file():
        found: Taught = pickle.loads(kept.read_bytes())
        return found
    books = [load(), *(dropped(seed) for seed in range(runs))]
    reads = [r for book in books for source in documents for r in readings(source, book)]
    taught = Taught(reads, every(documents, books[:1]))
    if kept is not None:
        kept.write_bytes(pickle.dumps(taught))
    return taught


def written(learnt: Learnt, text: str) -> str:
    """The rule file with the learnt weights in the place of the old ones, the heaviest against first."""
    rows = sorted((w, n) for n, w in learnt.signs.items() if abs(w) >= LEAST)
    lines = "\n".join(f'"{name}" = {weight:.2f}' for weight, name in rows)
    text = re.sub(r"^bias = .*$", f"bias = {learnt.bias:.2f}", text, flags=re.MULTILINE)
    return re.sub(r"^\[weights\]\n.*?(?=^\[|\Z)", f"[weights]\n{lines}\n\n", text, flags=re.MULTILINE | re.DOTALL)


if __name__ == "__main__":
    main()
