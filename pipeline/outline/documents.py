"""Several documents in one file: a tờ trình and the plan it submits, a decision and the plan that it promulgates.

A decision (or resolution) and what it promulgates are one; everything else with a letterhead or a type of its own stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from pipeline.model import Block, Document, Doubt, Section
from pipeline.rules import RuleBook, load
from pipeline.vietnamese import fold

_PLANS = ("kế hoạch", "chương trình", "đề án", "phương án")
_ISSUING = ("quyết định", "nghị quyết")
_NUMBERED = regex.compile(r"số\s?:?\s?\d+[\d\s]*[/-]\s?\p{L}")
_SHOWN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Contained:
    """Văn bản trong tệp: its number from 1, type ("Kế hoạch", "" where untold), title, and its blocks `start` to `end` (exclusive)."""

    number: int
    type: str
    title: str
    start: int
    end: int
    plan: bool = False

    @property
    def shown(self) -> str:
        """Type and title as an official is told them."""
        return " ".join(f"{self.type} {self.title}".split())[:_SHOWN] or "văn bản không rõ tên"


def documents(document: Document, outline: Section, rules: RuleBook | None = None) -> tuple[Contained, ...]:
    """The documents that a file holds, in reading order; one for most files, none for an empty one."""
    book = rules if rules is not None else load()
    runs: list[Contained] = []
    for blocks, end in _runs(document, outline):
        head = fold("\n".join(b.text for b in blocks))
        found = _described(blocks, end, len(runs) + 1, book)
        if runs and _promulgated(runs[-1], head):
            runs[-1] = replace(runs[-1], end=end, plan=True)
            continue
        runs.append(found)
    return tuple(runs)


def chosen(found: Sequence[Contained]) -> Contained:
    """The document to extract unless another is asked for: the first plan, else the first."""
    return next((each for each in found if each.plan), found[0])


def only(document: Document, one: Contained) -> Document:
    """The document with the blocks of `one` alone, numbered anew; doubts that lie elsewhere are left out."""
    blocks = tuple(replace(b, id=i) for i, b in enumerate(document.blocks[one.start : one.end]))
    return replace(document, blocks=blocks, doubts=tuple(_moved(document.doubts, one)))


def told(found: Sequence[Contained], one: Contained) -> Doubt:
    """What else the file holds, and how to ask for it."""
    listed = "; ".join(f"({each.number}) {each.shown}" for each in found)
    message = f"Tệp có {len(found)} văn bản: {listed}. Đang dùng văn bản {one.number}; muốn dùng văn bản khác, thêm --document SỐ."
    return Doubt(kind="several_documents", message=message)


def _runs(document: Document, outline: Section) -> Iterator[tuple[list[Block], int]]:
    """The blocks of each masthead, and where its document ends."""
    heads = [part for part in outline.children if part.role == "masthead"] or list(outline.children[:1])
    ends = [next(part.spans()).block for part in heads[1:]] + [len(document.blocks)]
    for part, end in zip(heads, ends):
        yield [document.blocks[span.block] for span in part.spans()][:60], end


def _described(blocks: Sequence[Block], end: int, number: int, rules: RuleBook) -> Contained:
    """A document by its masthead: type and title are the type line and what follows it."""
    for place, block in enumerate(blocks):
        hits = [h for h in rules.family("parts").all_hits(block.text[:400]) if h.emits["part"] in ("type", "type_run_in") and "type" in h.groups]
        if hits and block.kind != "row":
            kind = hits[0].groups["type"].strip().capitalize()
            lines = [block.text[hits[0].spans["type"][1] :], *(b.text for b in blocks[place + 1 : place + 4])]
            after = takewhile(lambda line: not fold(line).startswith(("kính gửi", "(")), lines)
            start = 0 if number == 1 else blocks[0].id
            return Contained(number=number, type=kind, title=" ".join(after).strip(), start=start, end=end, plan=fold(kind).startswith(_PLANS))
    return Contained(number=number, type="", title="", start=0 if number == 1 else blocks[0].id if blocks else 0, end=end)


def _promulgated(before: Contained, head: str) -> bool:
    """Whether a document is what the decision before it issues: "(Kèm theo Quyết định ...)", or without a number of its own."""
    if not fold(before.type).startswith(_ISSUING):
        return False
    return "kèm theo" in head or _NUMBERED.search(head) is None


def _moved(doubts: Sequence[Doubt], one: Contained) -> Iterator[Doubt]:
    for doubt in doubts:
        if doubt.span is None:
            yield doubt
        elif one.start <= doubt.span.block < one.end:
            yield replace(doubt, span=replace(doubt.span, block=doubt.span.block - one.start))
