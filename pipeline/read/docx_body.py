"""The walk through a part of a Word file: paragraphs, tables, text boxes and notes, in reading order, as blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.model.text import Block, Doubt, Span
from pipeline.read import blocks
from pipeline.read.docx_columns import Columns
from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_parts import Element, W
from pipeline.read.docx_styles import Styles
from pipeline.read.docx_table import grid, only_cell
from pipeline.read.docx_text import Paragraph, Words
from pipeline.read.layout import joins
from pipeline.read.lines import Line
from pipeline.read.wrapping import Wrap

_TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


@dataclass(slots=True)
class Found:
    """What one walk has gathered; blocks have their index as id."""

    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    embedded: int = 0
    tracked: bool = False

    def add(self, block: Block | None, **more: Any) -> None:
        """Take in a block, with what else is known of it; nothing for None."""
        if block is not None:
            self.blocks.append(replace(block, id=len(self.blocks), **more))


class Body:
    """Reads one part after another into `found`; lists and tables count on through all of them."""

    def __init__(self, styles: Styles, numbering: Numbering, found: Found) -> None:
        self._words = Words(styles)
        self._numbering = numbering
        self._found = found
        self._tables = 0
        self._held: Paragraph | None = None
        self._columns = Columns()
        self._row = False

    def walk(self, container: Element, locator: str) -> None:
        """The blocks of a body, a note, a header or a text box; the locator is the container's path."""
        for child, path in _located(container, locator):
            if child.tag == W + "p":
                self._paragraph(child, path)
            elif child.tag == W + "tbl":
                self._table(child, path)
            elif child.tag == W + "altChunk":
                self._found.embedded += 1
            elif child.tag in _TRANSPARENT:
                self.walk(child, path)

    def _paragraph(self, element: Element, path: str) -> None:
        for made in self._whole(element, path):
            self._emit(made)
            for index, box in enumerate(made.boxes, 1):
                self.walk(box, f"{path}/txbxContent[{index}]")

    def _whole(self, element: Element, path: str) -> Iterator[Paragraph]:
        """The paragraph with what was held back before it; nothing yet where its own end is deleted."""
        made = self._words.paragraph(element, path)
        if self._held is not None:
            made = _merged(self._held, made)
            self._held = None
        if made.open:
            self._held = made
            return
        self._count(made)
        self._found.notes += made.notes
        self._found.pictures += made.pictures
        self._found.tracked |= made.deleted or made.inserted
        yield made

    def _count(self, made: Paragraph) -> None:
        setting = made.setting
        label = None if made.hidden and made.blank else self._numbering.label(setting)
        left, first = setting.left, setting.first
        if label is not None:
            made.number, made.glued = label.text, label.glued
            left = label.left if left is None else left
            first = label.first if first is None else first
        if left is not None or first is not None:
            made.indent = (left or 0.0) + (first or 0.0)

    def _emit(self, made: Paragraph) -> None:
        sides = self._columns.part(made)
        if sides is not None:
            self._two_columns(sides, made.locator)
            return
        self._row = made.blank and self._row
        look, first = made.look(), True
        for marked in _parted(made):
            block = blocks.paragraph(marked, heading=made.setting.heading, locator=made.locator, align=made.setting.align)
            if block is None:
                continue
            font, size = (look.font, look.size) if look else ("", None)
            self._found.add(block, font=font, size=size, indent=made.indent, number=made.number if first else "")
            first = False
            if made.deleted:
                self._doubt(self._found.blocks[-1])

    def _two_columns(self, sides: tuple[Paragraph, Paragraph], locator: str) -> None:
        """A typed letterhead's line as a row; lines that follow each other are one table."""
        self._tables += not self._row
        self._row = True
        cells = [blocks.GridCell(text=" ".join(side.lines()), column=i) for i, side in enumerate(sides)]
        self._found.add(blocks.row(cells, table=self._tables, locator=locator))

    def _doubt(self, block: Block) -> None:
        message = f"Đoạn “{_start(block.text)}” còn dấu sửa đổi (Track Changes); đã đọc theo chữ sau khi sửa, cần xem lại."
        self._found.doubts.append(Doubt(kind="tracked_change", message=message, span=Span(block=block.id, start=0, end=len(block.text))))

    def _table(self, table: Element, path: str) -> None:
        frame = only_cell(table)
        if frame is not None:
            self.walk(frame, f"{path}/tr[1]/tc[1]")
            return
        self._tables += 1
        self._row = False
        number = self._tables
        cells = _Cells(self, path)
        for row in grid(table, cells.text):
            block = blocks.row(row.cells, table=number, locator=f"{path}/tr[{row.place}]")
            if block is not None:
                font, size = cells.look(row.place)
                self._found.add(block, font=font, size=size)
                if row.place in cells.changed:
                    self._doubt(self._found.blocks[-1])


class _Cells:
    """Reads the cells of one table as marked text, and remembers how each row looks."""

    def __init__(self, body: Body, path: str) -> None:
        self._body = body
        self._path = path
        self._looks: dict[int, Counter[tuple[str, float]]] = {}
        self.changed: set[int] = set()

    def look(self, place: int) -> tuple[str, float | None]:
        """Font and size of most characters in a row."""
        looks = self._looks.get(place)
        return max(looks, key=lambda key: looks[key]) if looks else ("", None)

    def text(self, cell: Element, place: int) -> str:
        """The marked text of a cell, its paragraphs and the rows of tables inside it on lines of their own."""
        return "\n".join(self._lines(cell, place))

    def _lines(self, container: Element, place: int) -> Iterator[str]:
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child, place)
            elif child.tag == W + "tbl":
                for row in grid(child, lambda cell, _: self.text(cell, place)):
                    yield " | ".join(cell.text.replace("\n", " ") for cell in row.cells if blocks.plain(cell.text).strip())
            elif child.tag in _TRANSPARENT:
                yield from self._lines(child, place)

    def _paragraph(self, element: Element, place: int) -> Iterator[str]:
        for made in self._body._whole(element, f"{self._path}/tr[{place}]"):
            look = made.look()
            if look is not None:
                weight = sum(len(piece.text) for piece in made.pieces)
                self._looks.setdefault(place, Counter())[(look.font, look.size)] += weight
            if made.deleted:
                self.changed.add(place)
            lines = made.lines()
            yield made.number + ("" if made.glued or not made.number else " ") + lines[0]
            yield from lines[1:]
            for box in made.boxes:
                yield from self._lines(box, place)


def _located(container: Element, locator: str) -> Iterator[tuple[Element, str]]:
    """The element children with their path: "body/p[12]", counted by name as XPath does."""
    seen: dict[str, int] = {}
    for child in container:
        name = str(child.tag).rpartition("}")[2]
        seen[name] = seen.get(name, 0) + 1
        yield child, f"{locator}/{name}[{seen[name]}]"


def _merged(held: Paragraph, made: Paragraph) -> Paragraph:
    """Two paragraphs whose dividing mark was deleted, as one with the latter's settings."""
    made.pieces[:0] = held.pieces
    made.boxes[:0] = held.boxes
    made.notes[:0] = held.notes
    made.pictures += held.pictures
    made.deleted = True
    return made


def _parted(made: Paragraph) -> list[str]:
    """The lines between hard breaks, put together where the sentence goes on; a centred line stands for itself."""
    lines = [line for line in made.lines() if blocks.plain(line).strip()]
    parts = lines[:1]
    for line in lines[1:]:
        centred = made.setting.align == "center"
        if not centred and joins(Line(parts[-1]), Line(line), Wrap()):
            parts[-1] += " " + line
        else:
            parts.append(line)
    return parts


def _start(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
