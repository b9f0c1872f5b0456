"""The door: Document → Section.

The root's children are the parts in reading order. A file with two documents (a decision and the plan that it
promulgates) has two runs of parts under the one root; whoever wants the whole plan walks both. An annex's `head` is
its own line ("PHỤ LỤC I"), and its `heading` may be the line below, which stays in its body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
    first, rest = lines[0], lines[1:]
    headed = bool(part.marker)
    top: Node = nest(rest if headed else lines, role="annex", rules=rules)
    name = paths.annex(part.marker)
    if headed and first.block.kind != "row":
        top.head = whole(first.block)
    elif headed:
        top.body.insert(0, whole(first.block))
    top.heading = part.title
    section = freeze(top, name, paths.children(top, name))
    return Section(
        marker=part.marker, heading=section.heading, head=section.head, body=section.body, children=section.children,
        role="annex", path=name,
    )  # fmt: skip


def whole(block: Block) -> Span:
    """The span of a whole block."""
    return Span(block=block.id, start=0, end=len(block.text))
