"""`python -m tests.confidence.train`: the weights of rules/confidence.toml from readings held against gold.

Each run drops a random part of the rules, so that the reader errs as on language it does not know; what it then reads
wrong, and right, teaches the weights. The reasons, the limits and the doubts that always count stay as they are.
"""

from __future__ import annotations

import argparse
import pickle
import re
from pathlib import Path

from pipeline.extract.confidence import weights
from pipeline.rules import load
from tests.confidence.learning import Learnt, learn
from tests.confidence.readings import Read, Source, dropped, readings, sources

FILE = load().path / "confidence.toml"
LEAST = 0.05


def main() -> None:
    """Collect, learn, write."""
    given = arguments(__doc__ or "").parse_args()
    learnt = learn(collected(sources(folders(given.gold)), given.runs, given.kept), against())
    text = FILE.read_text("utf-8")
    FILE.write_text(written(learnt, text), "utf-8", newline="\n")
    print(f"{len(learnt.signs)} signs, bias {learnt.bias:.2f}: {FILE}")


def arguments(told: str) -> argparse.ArgumentParser:
    """What both commands take."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs=2, action="append", default=[], metavar=("FACTS", "DOCUMENTS"), help="gold facts (TOML) and the folder their sources are in")
    parser.add_argument("--runs", type=int, default=25, help="how often to read with a part of the rules")
    parser.add_argument("--kept", type=Path, help="keep what was read in this file, and take it from there if it is there")
    return parser


def folders(named: list[list[str]]) -> list[tuple[Path, Path]]:
    """The pairs of folders that were named."""
    return [(Path(facts), Path(root)) for facts, root in named]


def against() -> frozenset[str]:
    """The signs that give a reason to doubt."""
    return frozenset(weights(load()).reasons)


def collected(documents: list[Source], runs: int, kept: Path | None) -> list[Read]:
    """What is read of all documents with all rules, then with a random part of them, as often as asked."""
    if kept is not None and kept.is_file():
        found: list[Read] = pickle.loads(kept.read_bytes())
        return found
    books = [load(), *(dropped(seed) for seed in range(runs))]
    reads = [r for book in books for source in documents for r in readings(source, book)]
    if kept is not None:
        kept.write_bytes(pickle.dumps(reads))
    return reads


def written(learnt: Learnt, text: str) -> str:
    """The rule file with the learnt weights in the place of the old ones, the heaviest against first."""
    rows = sorted((w, n) for n, w in learnt.signs.items() if abs(w) >= LEAST)
    lines = "\n".join(f'"{name}" = {weight:.2f}' for weight, name in rows)
    text = re.sub(r"^bias = .*$", f"bias = {learnt.bias:.2f}", text, flags=re.MULTILINE)
    return re.sub(r"^\[weights\]\n.*?(?=^\[|\Z)", f"[weights]\n{lines}\n\n", text, flags=re.MULTILINE | re.DOTALL)


if __name__ == "__main__":
    main()
