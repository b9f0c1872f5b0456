"""`python -m tests.confidence.table`: how often a reading of each band is right, and what is doubted, leaving documents out.

Each document is judged by weights learnt from all others (`--by tenth`: nine tenths of them; `--by set`: those of other
folders): once as it is read today, once as it is read with a part of the rules away, as if its language were not known.
`--rules FOLDER` reads with the rules of an earlier day, as a set was read before anything was mended for it. Last stands
what the program's own weights say.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract.confidence import Weights, weights
from pipeline.model import HIGH
from pipeline.rules import load
from pipeline.extract.wording import wording
from tests.confidence.learning import by_set, by_tenth, left_out, seconded
from tests.confidence.readings import Read, dropped, earlier, readings, sources
from tests.confidence.train import against, arguments, collected, folders

BANDS = ("cao", "vừa", "thấp")
UNSEEN = range(1000, 1005)
"""Which rules are away: other ones than those that the weights were learnt without."""


@dataclass(frozen=True)
class Judged:
    """One reading with the band it got."""

    band: str
    right: bool


def main() -> None:
    """Read, judge, print."""
    given = _arguments().parse_args()
    documents = sources(folders(given.gold))
    known, book = weights(load()), load() if given.rules is None else earlier(given.rules)
    now = [r for source in documents for r in readings(source, book)]
    away = [r for seed in UNSEEN for source in documents for r in readings(source, dropped(seed))] if given.away else []
    taught = collected(documents, given.runs, given.kept)
    print(f"{len(documents)} documents\n")
    by = by_set if given.by == "set" else by_tenth
    for title, judged in (("as read today" if given.rules is None else "as read by earlier rules", now), ("read with a part of the rules away", distinct(away))):
        left = left_out(taught.reads, judged, taught.figures, against(), by)
        told = [(r.group, Judged(band(sure, r.names, known), r.right)) for r, sure in left]
        for group in sorted({g for g, _ in told}) if given.by == "set" else ():
            print(shown(f"{group}, {title}, leaving it out", [j for g, j in told if g == group]))
        print(shown(f"{title}, leaving one {given.by} out", [j for _, j in told]))
    own = seconded(now, lambda document: wording(load()))
    print(shown("by the program's own weights", [Judged(band(known.sure(r.names), r.names, known), r.right) for r in own]))


def _arguments() -> argparse.ArgumentParser:
    parser = arguments(__doc__ or "")
    parser.add_argument("--by", choices=("tenth", "set"), default="tenth", help="what is left out at a time")
    parser.add_argument("--rules", type=Path, help="a folder of rules of an earlier day to read the documents with")
    parser.add_argument("--away", action="store_true", help="read once more with a part of the rules away")
    return parser


def distinct(reads: Sequence[Read]) -> list[Read]:
    """Each reading once, however often it came out the same."""
    return list({(r.document, r.text, r.names, r.right): r for r in reads}.values())


def band(sure: float, names: Sequence[str], known: Weights) -> str:
    """The band of a probability, doubts that always count among it."""
    if sure < known.doubted_below or not known.always.isdisjoint(names):
        return "thấp"
    return "cao" if sure >= HIGH else "vừa"


def shown(title: str, judged: Iterable[Judged]) -> str:
    """Precision of each band, then the share of wrong readings doubted and of right ones not doubted."""
    rows, every = [title], list(judged)
    for name in BANDS:
        own = [j.right for j in every if j.band == name]
        rows.append(f"  {name:5} {len(own):5} readings, {sum(own):5} right  {share(sum(own), len(own))}")
    wrong, right = [j for j in every if not j.right], [j for j in every if j.right]
    rows.append(f"  wrong readings doubted      {share(sum(j.band == 'thấp' for j in wrong), len(wrong))} of {len(wrong)}")
    rows.append(f"  right readings not doubted  {share(sum(j.band != 'thấp' for j in right), len(right))} of {len(right)}")
    return "\n".join(rows) + "\n"


def share(part: int, whole: int) -> str:
    """ "97.3 %", or a dash where there is nothing to count."""
    return f"{100 * part / whole:5.1f} %" if whole else "    -"


if __name__ == "__main__":
    main()
