"""`python -m tests.confidence.table`: how often a reading of each band is right, and what is doubted, leaving one document out.

Each document is judged by weights learnt from all others: once as it is read today, once as it is read with a part of
the rules away, as if its language were not known. Last stands what the program's own weights say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.confidence import Weights, weights
from pipeline.model import HIGH
from pipeline.rules import load
from tests.confidence.learning import left_out
from tests.confidence.readings import Read, dropped, readings, sources
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
    given = arguments(__doc__ or "").parse_args()
    documents = sources(folders(given.gold))
    known = weights(load())
    now = [r for source in documents for r in readings(source, load())]
    away = [r for seed in UNSEEN for source in documents for r in readings(source, dropped(seed))]
    taught = collected(documents, given.runs, given.kept)
    print(f"{len(documents)} documents\n")
    for title, judged in (("as read today", now), ("read with a part of the rules away", distinct(away))):
        left = left_out(taught, judged, against())
        print(shown(f"{title}, leaving one document out", [Judged(band(sure, r.names, known), r.right) for r, sure in left]))
    print(shown("as read today, by the program's own weights", [Judged(band(known.sure(r.names), r.names, known), r.right) for r in now]))


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
