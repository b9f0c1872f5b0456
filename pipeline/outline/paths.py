"""Readable, unique paths of sections: "IV.6", "IV.6.-2", "I.1.a", "PL1.3", "II.bảng1"."""

from __future__ import annotations

from collections import Counter

import regex

from pipeline.model import Section
from pipeline.outline.markers import ARTICLE, BULLET, CHAPTER, DECIMAL, PART
from pipeline.outline.nesting import Node, freeze
from pipeline.vietnamese import fold

_EDGES = regex.compile(r"^(?:[\s(]*)|[\s.:/)\-]+$")
_PREFIX = {PART: "Phần ", CHAPTER: "Chương ", ARTICLE: "Điều "}


class Paths:
    """Hands out paths; a path that was given before gets "(2)", "(3)"."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._annexes = 0

    def unique(self, parent: str, name: str) -> str:
        """`parent`.`name`, made unique."""
        path = f"{parent}.{name}" if parent else name
        self._given[path] += 1
        return path if self._given[path] == 1 else self.unique(parent, f"{name}({self._given[path]})")

    def annex(self, marker: str) -> str:
        """"PL1" by the annex's own number, else by its place."""
        self._annexes += 1
        number = regex.search(r"(?:\d+\w?|\b[IVXivx]+|\b[A-H])$", marker.strip())
        return self.unique("", f"PL{number.group().upper()}" if number else f"PL{self._annexes}")

    def children(self, node: Node, parent: str) -> tuple[Section, ...]:
        """The finished sections below a node."""
        counts: Counter[str] = Counter()
        out = []
        for child in node.children:
            path = self.unique(parent, _name(child, counts))
            out.append(freeze(child, path, self.children(child, path)))
        return tuple(out)


def _name(node: Node, counts: Counter[str]) -> str:
    """What a section is called among its siblings."""
    marker = node.marker
    if marker is not None and marker.tier not in (BULLET,):
        if marker.tier == DECIMAL:
            return str(marker.order)
        if marker.system.startswith("label:"):
            return f"{marker.system.removeprefix('label:')} {marker.order}"
        plain = _EDGES.sub("", marker.text)
        return plain if marker.tier not in _PREFIX else regex.sub(r"\s+", " ", _PREFIX[marker.tier] + fold(plain).split()[-1].upper())
    kind = marker.system if marker is not None else {"table": "bảng", "text": "đoạn"}.get(node.kind, "mục")
    counts[kind] += 1
    return f"{kind}{counts[kind]}"
