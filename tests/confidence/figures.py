"""Figures that are targets and figures that are none, with what the second reader sees of each.

Every quantity of a document is one, also those that the rules reject and those of parts that hold no targets; and
every marked figure of sentences.txt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import regex

from pipeline import corpus
from pipeline.extract import target_text
from pipeline.extract.plan import extract
from pipeline.extract.quantities import quantities
from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Lead, Statement
from pipeline.extract.target_filters import screen
from pipeline.extract.target_text import Case
from pipeline.extract.wording import Figure, features
from pipeline.gold.likeness import Item
from pipeline.gold.plan import pair, target_rank
from pipeline.model import Section, Span, Target
from pipeline.rules import RuleBook, load
from tests.confidence.readings import Source, absent

SENTENCES = Path(__file__).with_name("sentences.txt")
MADE_UP = "sentences"
"""The group of the sentences made up for learning; it is never left out."""
SILENT = frozenset({"masthead", "conclusions", "context"})
UNJUDGED = 0.3
"""What a figure counts that the rules take for a target and the gold, not being whole, does not tell of."""
INVENTED = 0.5
"""What a figure of a made-up sentence counts."""
_MARK = regex.compile(r"\[([+-])([^\]]+)\]")


@dataclass(frozen=True)
class Shown:
    """One figure: its document and group, what is seen of it, whether it is a target, and how much it counts."""

    document: str
    group: str
    features: tuple[str, ...]
    target: bool
    weight: float = 1.0


def shown(source: Source, rules: RuleBook) -> list[Shown]:
    """Every quantity in the running words of a document."""
    with _all_read() as seen:
        items = corpus.as_json(extract(source.document, source.outline, rules))["targets"]
    told = [(item, *seen[_place(item)]) for item in items if _place(item) in seen and not absent(item)]
    wanted = list(source.gold)
    out: list[Shown] = []
    for refused in (False, True):
        own = [(item, words) for item, words, rejected in told if rejected == refused]
        pairs = pair(wanted, [item for item, _ in own], target_rank)
        found = {id(item) for _, item in pairs if item is not None}
        wanted = [gold for gold, item in pairs if item is None]
        for item, words in own:
            target, weight = _judged(id(item) in found, refused, source.whole)
            out.append(Shown(source.name, source.group, words, target, weight))
    return out


def _judged(found: bool, refused: bool, whole: bool) -> tuple[bool, float]:
    """Whether a figure is a target, and how much it counts."""
    return (True, UNJUDGED) if not found and not refused and not whole else (found, 1.0)


def _place(item: Item) -> tuple[int, int, int]:
    span = item["evidence"]["spans"][0]
    return span["block"], span["start"], span["end"]


@contextmanager
def _all_read() -> Iterator[dict[tuple[int, int, int], tuple[tuple[str, ...], bool]]]:
    """Every quantity becomes a target; by its place what is seen of it, and whether the rules reject it."""
    seen: dict[tuple[int, int, int], tuple[tuple[str, ...], bool]] = {}
    judged, target = target_text.judged, target_text._target

    def read(reading: Reading, case: Case) -> Target:
        made = target(reading, case)
        refused = case.statement.part in SILENT or judged(case) is not None
        value = made.evidence.spans[0]
        words = features(Figure(case.found, case.peers, case.statement, case.seen))
        seen[value.block, value.start, value.end] = (words, refused)
        return made

    none_silent = patch.object(Setting, "silent", lambda self, part: part == "masthead")
    with none_silent, patch.object(target_text, "judged", lambda case: None), patch.object(target_text, "_target", read):
        yield seen


def made_up(file: Path = SENTENCES) -> list[Shown]:
    """The marked figures of the sentences made up for learning."""
    lines = (line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return [figure for line in lines for figure in _marked(*(part.strip() for part in line.split("|", 2)))]


def _marked(part: str, heading: str, text: str) -> Iterator[Shown]:
    plain, marks, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        marks.append((len(plain), mark[1] == "+"))
        plain, at = plain + mark[2], mark.end()
    plain += text[at:]
    leads = (Lead(heading, Span(block=0, start=0, end=0)),) if heading else ()
    statement = Statement(plain, 0, 0, Section(), (), part, leads)  # type: ignore[arg-type]
    seen = screen(plain, load())
    found = quantities(plain, load(), seen.masked)
    for each in found:
        own = [target for start, target in marks if each.start <= start < each.end]
        if len(own) == 1:
            yield Shown(plain, MADE_UP, features(Figure(each, found, statement, seen)), own[0], INVENTED)


def every(sources: Sequence[Source], books: Sequence[RuleBook]) -> list[Shown]:
    """The figures of all documents, read by each rule book and counted once, and of the sentences."""
    once = {(s.document, s.features): s for book in books for source in sources for s in shown(source, book)}
    return [*once.values(), *made_up()]
