"""The text of a PDF over its pages: lines, two-column bands and tables in reading order, made into blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.model.text import Align, Block, Box, Doubt, Span
from pipeline.read import blocks
from pipeline.read.pdf_aside import footnotes
from pipeline.read.pdf_columns import Band, Zone, continued, zones
from pipeline.read.pdf_lines import Line
from pipeline.read.pdf_pages import Page
from pipeline.read.pdf_paragraphs import Column, Joiner, centred, column, joined, tidy
from pipeline.read.pdf_tables import GridRow, Table, follows, join
from pipeline.read.pdf_trust import CONFIDENCE

_NOTE_MARK = regex.compile(r"^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\d+\]|\d{1,2}(?=\s))\s*")
_MARKS = regex.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
Item = Line | Band | Table


@dataclass(frozen=True, slots=True)
class _Split:
    """One page parted: what flows on, and its footnotes."""

    items: list[Item]
    notes: list[Line]


class Flow:
    """The document's blocks; `areas` is the text column of each page."""

    def __init__(self, pages: Sequence[Page], size: float) -> None:
        self._pages = {page.number: page for page in pages}
        split = _splits(pages, size)
        texts = [[item for item in s.items if isinstance(item, Line)] for s in split]
        self.areas = _areas(pages, texts)
        self._joiner = Joiner(self.areas, [line for page in texts for line in page])
        self._items = _joined_tables(split)
        self._notes = [line for s in split for line in s.notes]
        self._aside = [line for page in pages for line in page.aside]
        self._made: list[Block] = []
        self._tables = 0

    def blocks(self) -> list[Block]:
        """Paragraphs and rows in reading order, footnotes at the end."""
        self._made = []
        self._tables = 0
        self._last: Item | None = None
        pending: list[Line] = []
        for item in self._items:
            if isinstance(item, Line):
                pending.append(item)
                continue
            self._paragraphs(pending)
            pending = []
            if isinstance(item, Band):
                self._band(item)
            else:
                self._table(item)
            self._last = item
        self._paragraphs(pending)
        self._footnotes()
        return self._made

    def furniture(self) -> list[Block]:
        """Page numbers, running headers, stamps, text that does not run from left to right."""
        found = [blocks.paragraph(line.marked, locator=_place(line)) for line in self._aside]
        return [replace(b, id=i) for i, b in enumerate(b for b in found if b is not None)]

    def doubts(self) -> list[Doubt]:
        """Blocks with characters that have no meaning."""
        return [
            Doubt(
                kind="unreadable_characters",
                message=f"Trang {b.box.page if b.box else '?'}: có ký tự không đọc được (hiện là “\ufffd”), cần xem lại bản gốc.",
                span=Span(block=b.id, start=0, end=len(b.text)),
                page=b.box.page if b.box else None,
            )
            for b in self._made
            if "\ufffd" in b.text
        ]

    def _add(self, block: Block | None, page: int, **changes: object) -> None:
        if block is None:
            return
        sure = CONFIDENCE[self._pages[page].trust] * (0.5 if "\ufffd" in block.text else 1.0)
        self._made.append(replace(block, id=len(self._made), confidence=sure, **changes))  # type: ignore[arg-type]

    def _paragraphs(self, lines: Sequence[Line]) -> None:
        for group in self._joiner.paragraphs(lines):
            self._paragraph(group, joined(group))

    def _paragraph(self, group: Sequence[Line], marked: str) -> None:
        first = group[0]
        block = blocks.paragraph(tidy(marked), locator=_place(first), align=self._align(group))
        inset = round(first.x0 - self.areas[first.page].left, 1)
        self._add(block, first.page, box=_box(group), font=first.main.style.font, size=first.size, indent=inset)

    def _align(self, group: Sequence[Line]) -> Align:
        area = self.areas[group[0].page]
        if all(centred(line, self.areas[line.page]) for line in group):
            return "center"
        if group[0].x0 - area.left > 0.4 * (area.right - area.left) and abs(group[0].x1 - area.right) < 4:
            return "right"
        return "justify" if len(group) > 1 and abs(group[0].x1 - area.right) < 3 else ""

    def _band(self, band: Band) -> None:
        if not isinstance(self._last, Band) or self._last.lines[0].page != band.lines[0].page:
            self._tables += 1
        left, right = band.texts()
        cells = (blocks.GridCell(text=left, column=0), blocks.GridCell(text=right, column=1))
        first = band.lines[0]
        block = blocks.row(cells, table=self._tables, locator=_place(first))
        self._add(block, first.page, box=_box(band.lines), font=first.main.style.font, size=first.size)

    def _table(self, table: Table) -> None:
        self._tables += 1
        for row in table.rows:
            block = blocks.row(row.cells, table=self._tables, locator=f"page[{row.page}]/row[{round(row.top)}]")
            self._add(block, row.page, box=_row_box(table, row), font=row.font, size=row.size)

    def _footnotes(self) -> None:
        for group in self._joiner.paragraphs(self._notes):
            text = joined(group)
            self._paragraph(group, _NOTE_MARK.sub("", text, count=1) if blocks.plain(text) == text else text)


def _splits(pages: Sequence[Page], size: float) -> list[_Split]:
    """Every page parted; a signature block that runs on over the page's end is one."""
    made: list[_Split] = []
    held: tuple[Zone, Band] | None = None
    for page in pages:
        note = footnotes(page, size)
        body, notes = page.lines[:note], page.lines[note:]
        start = 0
        if held is not None:
            floor = min((table.top for table in page.tables), default=page.height)
            above = [line for line in body if line.y < floor]
            band, start = continued(held[1], held[0].gap, above, page.width)
            made[-1].items[made[-1].items.index(held[1])] = band
        found = zones(body[start:], page.width)
        last = found[-1] if found else None
        held = (last, last.bands[-1]) if last is not None and last.open else None
        made.append(_Split(_items(body[start:], found, page.tables), notes))
    return made


def _items(body: Sequence[Line], found: Sequence[Zone], tables: Sequence[Table]) -> list[Item]:
    """A page's lines, bands and tables from top to bottom."""
    taken = {i for zone in found for i in range(zone.start, zone.end)}
    items: list[Item] = [band for zone in found for band in zone.bands]
    items += [line for i, line in enumerate(body) if i not in taken]
    return sorted([*items, *tables], key=_top)


def _top(item: Item) -> float:
    return min(line.y for line in item.lines) if isinstance(item, Band) else item.y if isinstance(item, Line) else item.top


def _areas(pages: Sequence[Page], texts: Sequence[Sequence[Line]]) -> dict[int, Column]:
    """The text column of each page: from its own lines, those of pages of the same width, or the margins of the others."""
    found: dict[int, Column | None] = {}
    for page, lines in zip(pages, texts):
        alike = [line for other, own in zip(pages, texts) if abs(other.width - page.width) < 2 for line in own]
        many = sum(line.x1 - line.x0 > 0.5 * page.width for line in lines) >= 12
        found[page.number] = column(lines, page.width) if many else column(alike, page.width) or column(lines, page.width)
    known = next(((page, area) for page in pages if (area := found[page.number]) is not None), None)
    left, right = (known[1].left, known[0].width - known[1].right) if known else (85.0, 57.0)
    return {page.number: found[page.number] or Column(left, page.width - right) for page in pages}


def _joined_tables(split: Sequence[_Split]) -> list[Item]:
    """All items in order; a table that a page's end cut is one."""
    items: list[Item] = []
    for page in split:
        for index, item in enumerate(page.items):
            last = items[-1] if items else None
            if not index and isinstance(item, Table) and isinstance(last, Table) and follows(last, item):
                join(last, item)
            else:
                items.append(item)
    return items


def _place(line: Line) -> str:
    return f"page[{line.page}]/y[{round(line.y)}]"


def _box(lines: Sequence[Line]) -> Box:
    """The box of these lines on the page where they begin."""
    here = [line for line in lines if line.page == lines[0].page]
    return Box(
        page=here[0].page, x0=round(min(x.x0 for x in here), 1), top=round(min(x.top for x in here), 1),
        x1=round(max(x.x1 for x in here), 1), bottom=round(max(x.bottom for x in here), 1),
    )  # fmt: skip


def _row_box(table: Table, row: GridRow) -> Box:
    return Box(page=row.page, x0=round(table.x0, 1), top=round(row.top, 1), x1=round(table.x1, 1), bottom=round(row.bottom, 1))
