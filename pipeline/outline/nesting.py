"""Lines → sections: a stack of open sections, and where the next marker belongs in it.

Numbering systems nest by the order in which they first appear inside their parent; a marker whose system is open
closes everything down to its sibling. Coarse tiers keep the upper systems (Phần, Chương, I.) from nesting under
lower ones when a heading was lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.model import Role, Section, Span
from pipeline.outline.lines import Line
from pipeline.outline.markers import BULLET, DECIMAL, LABEL, MAJOR, MINOR, NUMBER, Marker
from pipeline.outline.roles import role_of
from pipeline.rules import RuleBook

ROOT = -1
MIDDLE = 60
"""A bullet longer than this that ends in a letter was cut by a page or a line break."""


@dataclass(slots=True)
class Node:
    """A section under construction."""

    marker: Marker | None = None
    tier: int = ROOT
    kind: str = ""
    heading: str = ""
    head: Span | None = None
    body: list[Span] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    role: Role = "item"
    rules_below: Role = "other"
    anomaly: str = ""
    table: int | None = None
    cut_short: bool = False
    alone: bool = False
    announces: bool = False
    last: dict[str, int] = field(default_factory=dict)


class Nesting:
    """The open sections, outermost first; `add` puts one line where it belongs."""

    def __init__(self, top: Node, rules: RuleBook) -> None:
        self.rules = rules
        self.open = [top]

    def add(self, line: Line) -> None:
        """Put a line into the tree."""
        if line.block.kind == "row":
            self._row(line)
        elif line.markers:
            self._numbered(line)
        elif line.title:
            self._titled(line)
        else:
            self._text(line)

    def _push(self, node: Node) -> None:
        above = self.open[-1]
        node.role = role_of(node.heading, above.rules_below, self.rules)
        node.rules_below = node.role if node.role != "item" else above.rules_below
        above.children.append(node)
        self.open.append(node)

    def _numbered(self, line: Line) -> None:
        marker = choose(line.markers, self.open)
        del self.open[self._depth(marker) :]
        anomaly = "" if marker.is_bullet else _anomaly(self.open[-1].last.get(marker.system, 0), marker)
        self.open[-1].last[marker.system] = marker.order
        cut = line.cut if line.cut > marker.end else marker.end
        line = Line(block=line.block, markers=(marker,), cut=cut)
        tier = max(NUMBER, self.open[-1].tier) if marker.tier == LABEL else marker.tier
        node = Node(marker=marker, tier=tier, heading=line.heading(marker), head=line.head(), anomaly=anomaly)
        node.body += line.body()
        node.alone = bool(node.heading) and not node.body
        node.announces = node.alone and line.block.text.rstrip(" *").endswith(":")
        node.cut_short = len(line.block.text) > MIDDLE and line.block.text[-1].isalnum()
        self._push(node)

    def _depth(self, marker: Marker) -> int:
        """How many open sections stay open above a new one with `marker`."""
        if marker.tier == DECIMAL and (depth := self._decimal_depth(marker)):
            return depth
        depth = len(self.open)
        if self._begins_below(marker):
            return depth
        going_on = [d for d in range(depth, 0, -1) if self._continues(d, marker)]
        if going_on:
            return next((d for d in going_on if marker.order == self.open[d - 1].last[marker.system] + 1), going_on[0])
        while depth > 1 and self.open[depth - 1].tier > marker.tier:
            depth -= 1
        return depth

    def _begins_below(self, marker: Marker) -> bool:
        """A "1." right after "6. Ban quản lý chợ:" counts what that heading announces, though both are numbered alike."""
        holder = self.open[-1]
        alike = holder.marker is not None and not marker.is_bullet and holder.marker.system == marker.system
        return alike and marker.order == 1 and holder.announces and not holder.children and not holder.body

    def _continues(self, depth: int, marker: Marker) -> bool:
        """The section at `depth` already holds this system: it is open, or goes on counting."""
        holder = self.open[depth - 1]
        if marker.system not in holder.last or holder.kind == "table":
            return False
        nearer = self.open[depth] if depth < len(self.open) else None
        if nearer is not None and nearer.marker is not None and nearer.marker.system == marker.system:
            return True
        return not marker.is_bullet and marker.order > holder.last[marker.system] and marker.tier < MINOR

    def _decimal_depth(self, marker: Marker) -> int:
        """"1.2" stands under "1." or "1.1"'s parent; 0 where neither is open."""
        for depth in range(len(self.open), 0, -1):
            own = self.open[depth - 1].marker
            if own is None:
                continue
            if own.parts and own.parts == marker.parts[:-1]:
                return depth
            if own.system == marker.system and own.parts[:-1] == marker.parts[:-1]:
                return depth - 1
            if len(marker.parts) == 2 and own.tier in (NUMBER, MAJOR) and own.order == marker.parts[0]:
                return depth
        return 0

    def _titled(self, line: Line) -> None:
        """A heading without number: in capitals beside I., II.; else under the nearest numbered heading."""
        if self._adopted(line):
            return
        if line.title == "caps" and self._is_major(line.heading(None)):
            keep = 1
            while keep < len(self.open) and self.open[keep].tier < MAJOR:
                keep += 1
            del self.open[keep:]
            self._push(Node(tier=MAJOR, kind="caps", heading=line.heading(None), head=line.head(), body=list(line.body())))
            return
        while len(self.open) > 1 and (not self.open[-1].heading or self.open[-1].kind in ("plain", "table", "text") or self.open[-1].tier == BULLET):
            self.open.pop()
        node = Node(tier=self.open[-1].tier, kind="plain", heading=line.heading(None), head=line.head(), body=list(line.body()))
        self._push(node)

    def _is_major(self, heading: str) -> bool:
        """Capitals without a number stand beside I., II. only where none are used or where they name a new part."""
        if not {"roman", "capital", "part", "chapter"} & self.open[0].last.keys():
            return True
        hit = self.rules.first("outline", heading)
        return hit is not None and hit.emits["role"] not in {n.rules_below for n in self.open[1:]}

    def _adopted(self, line: Line) -> bool:
        """A number alone on its line takes the line below for its heading, which stays in its body."""
        holder, above = self.open[-1], self.open[-2] if len(self.open) > 1 else self.open[-1]
        alone = holder.marker is not None and not holder.marker.is_bullet and not (holder.heading or holder.body or holder.children)
        if alone:
            holder.heading = line.heading(None)
            holder.body.append(Span(block=line.block.id, start=0, end=len(line.block.text)))
            holder.role = role_of(holder.heading, above.rules_below, self.rules)
            holder.rules_below = holder.role if holder.role != "item" else above.rules_below
        return alone

    def _text(self, line: Line) -> None:
        """A paragraph without mark: the open section's own text, or after its children an item of its own."""
        if not line.body():
            return
        holder = self.open[-1]
        if holder.marker is not None and holder.marker.is_bullet and not _unfinished(holder):
            while len(self.open) > 1 and self.open[-1].tier == BULLET:
                self.open.pop()
            holder = self.open[-1]
        if holder.kind in ("table", "text"):
            self.open.pop()
            holder = self.open[-1]
        if not holder.children:
            holder.body += line.body()
            return
        node = Node(kind="text", tier=LABEL, body=list(line.body()), rules_below=holder.rules_below)
        holder.children.append(node)
        if line.block.text.rstrip().endswith(":"):
            self.open.append(node)  # the list that follows is this paragraph's

    def _row(self, line: Line) -> None:
        if not line.block.text.strip():
            return
        span = Span(block=line.block.id, start=0, end=len(line.block.text))
        if self.open[-1].kind == "table" and self.open[-1].table == line.block.table:
            self.open[-1].body.append(span)
            return
        while len(self.open) > 1 and (self.open[-1].kind == "table" or self.open[-1].tier == BULLET):
            self.open.pop()
        above = self.open[-1]
        node = Node(kind="table", tier=above.tier, role="table", rules_below=above.rules_below, table=line.block.table, body=[span])
        above.children.append(node)
        self.open.append(node)


def _unfinished(node: Node) -> bool:
    """A bullet that is a heading alone on its line, or stops in the middle of a sentence: what follows is its text."""
    return (node.alone or node.cut_short) and not node.children


def _anomaly(last: int, marker: Marker) -> str:
    if marker.text.strip("(). /") in ("f", "j", "w", "z"):
        return ""  # no Vietnamese letters: their writer counts by another alphabet
    if marker.order == last and last:
        return "double"
    step = 0 if marker.tier == LABEL and not last else marker.order - last
    skipped_d = marker.system in ("letter", "(letter)") and last == 4 and marker.order == 6
    return "gap" if (step > 1 or (step < 0 and marker.order != 1)) and not skipped_d else ""


def choose(readings: tuple[Marker, ...], open_: Iterable[Node]) -> Marker:
    """The reading that goes on counting, else one that begins a sequence, else one that is open, else the first."""
    last: dict[str, int] = {}
    for node in open_:
        last |= node.last

    def rank(marker: Marker) -> int:
        if marker.system in last and marker.order == last[marker.system] + 1:
            return 0
        if marker.order == 1:
            return 1
        return 2 if marker.system in last else 3

    return min(readings, key=rank)


def nest(lines: Iterable[Line], *, role: Role, rules: RuleBook) -> Node:
    """The tree of one part."""
    top = Node(role=role, rules_below=role)
    nesting = Nesting(top, rules)
    for line in lines:
        nesting.add(line)
    return top


def freeze(node: Node, path: str, children: tuple[Section, ...]) -> Section:
    """A finished section."""
    return Section(
        marker=node.marker.text if node.marker else "", heading=node.heading, head=node.head, body=tuple(node.body),
        children=children, role=node.role, anomaly=node.anomaly, path=path,
    )  # fmt: skip
