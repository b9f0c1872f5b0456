"""The door: Document → Section.

The root's children are the parts in reading order. A file with two documents (a decision and the plan that it
promulgates) has two runs of parts under the one root; whoever wants the whole plan walks both. An annex's `head` is
its own line ("PHỤ LỤC I"), and its `heading` may be the line below, which stays in its body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Block, Document, Section, Span
from pipeline.outline.lines import Line, line_of
from pipeline.outline.nesting import Node, freeze, nest
from pipeline.outline.parts import Part, split
from pipeline.outline.paths import Paths
from pipeline.rules import RuleBook, load

NAMES = {"masthead": "thể thức", "preamble": "mở đầu", "body": "nội dung", "conclusions": "kết"}


def outline(document: Document, rules: RuleBook | None = None) -> Section:
    """The tree of sections of a document; never raises on any text and loses no character of it."""
    book = rules if rules is not None else load()
    blocks = [b for b in document.blocks if b.text.strip()]
    lines = [line_of(b, after, book) for b, after in zip(blocks, [*blocks[1:], None])]
    paths = Paths()
    seen: Counter[str] = Counter()
    children = tuple(_part(p, lines[p.start : p.end], book, paths, seen) for p in split(lines, book))
    return Section(role="document", children=children)


def _part(part: Part, lines: Sequence[Line], rules: RuleBook, paths: Paths, seen: Counter[str]) -> Section:
    if part.role == "annex":
        return _annex(part, lines, rules, paths)
    name = paths.unique("", NAMES[part.role])
    if part.role in ("masthead", "conclusions"):
        return Section(role=part.role, path=name, heading=part.title, body=tuple(whole(x.block) for x in lines))
    top = nest(lines, role=part.role, rules=rules)
    inside = "" if part.role == "body" else name
    return freeze(top, name, paths.children(top, inside))


def _annex(part: Part, lines: Sequence[Line], rules: RuleBook, paths: Paths) -> Section:
    cut = _caption_end(lines)
    top: Node = nest(lines[cut:], role="annex", rules=rules)
    top.body[:0] = [whole(line.block) for line in lines[:cut]]
    if part.marker and lines[0].block.kind != "row":
        top.head = top.body.pop(0)
    top.heading = part.title
    name = paths.annex(part.marker)
    return replace(freeze(top, name, paths.children(top, name)), marker=part.marker)


def _caption_end(lines: Sequence[Line]) -> int:
    """The annex's own line, its title and "(Kèm theo ...)" below it."""
    end = 1 if lines[0].block.kind != "row" or len(lines[0].block.cells) < 3 else 0
    while end and end < min(len(lines), 6) and _captions(lines[end]):
        end += 1
    return end


def _captions(line: Line) -> bool:
    return bool(line.title) or (line.is_text and line.block.text.lstrip().startswith("("))


def whole(block: Block) -> Span:
    """The span of a whole block."""
    return Span(block=block.id, start=0, end=len(block.text))
