"""Plain text (.txt): its lines joined into whole paragraphs, its two-column parts into rows, its page numbers set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.text import Block, Document, Doubt, Source
from pipeline.read.blocks import GridCell, document, paragraph, row
from pipeline.read.bare_tables import tables
from pipeline.read.columns import Zone, lost_tables, zones
from pipeline.read.encodings import decode
from pipeline.read.layout import Line, Wrap, joined, lines_of, measure, paragraphs
from pipeline.read.pages import without_furniture
from pipeline.read.remnants import split


def read(data: bytes, source: Source) -> Document:
    """The document in a plain text file; raises UnreadableError where the bytes are no text."""
    decoded = decode(data, source.name)
    raw = decoded.text.split("\n")
    feeds = frozenset(n for n, line in enumerate(raw, 1) if "\f" in line)
    lines, aside = without_furniture(lines_of(raw), feeds)
    kept, remnants = split(_blocks(raw, lines))
    furniture = [paragraph(line.text, locator=f"dòng {line.number}") for line in aside]
    return document(source, kept, furniture=[*furniture, *remnants], doubts=(*decoded.doubts, *_lost(raw)))


def _lost(raw: Sequence[str]) -> Iterator[Doubt]:
    """A doubt for each table whose columns are lost."""
    inside = {n for zone in _zones(raw) for n in range(zone.first, zone.last)}
    for number in lost_tables(["" if n in inside else line for n, line in enumerate(raw)]):
        yield Doubt(
            kind="table_lost",
            message=f"Từ dòng {number} có vẻ là một bảng đã mất cột, chữ các ô bị trộn vào nhau. Hãy dùng bản Word hoặc PDF của văn bản.",
        )


def _blocks(raw: Sequence[str], lines: Sequence[Line]) -> list[Block]:
    """Paragraphs, and rows where a zone of the text stands in columns."""
    wrap = measure(lines)
    found: list[Block | None] = []
    rest = list(lines)
    for table, zone in enumerate(_zones(raw)):
        before = [line for line in rest if line.number <= zone.first]
        rest = [line for line in rest if line.number > zone.last]
        found += [*_paragraphs(before, wrap), *_rows(zone, table)]
    return [b for b in (*found, *_paragraphs(rest, wrap)) if b is not None]


def _zones(raw: Sequence[str]) -> Iterator[Zone]:
    """Every stretch that makes a table, in order, none inside another."""
    last = 0
    for zone in sorted((*zones(raw), *tables(raw)), key=lambda z: z.first):
        if zone.first >= last:
            yield zone
            last = zone.last


def _paragraphs(lines: Sequence[Line], wrap: Wrap) -> Iterator[Block | None]:
    for group in paragraphs(lines, wrap):
        yield paragraph(joined(group), locator=f"dòng {group[0].number}")


def _rows(zone: Zone, table: int) -> Iterator[Block | None]:
    """The rows of a zone: the paragraphs of each side or cell, the short rows of a table spanning to its end."""
    columns = max(map(len, zone.rows))
    for sides in zone.rows:
        cells = ["\n".join(joined(g) for g in paragraphs(lines_of(side), Wrap())) for side in sides]
        spans = [columns - i if i == len(cells) - 1 else 1 for i in range(len(cells))]
        yield row(
            [GridCell(text=text, column=i, columns=spans[i]) for i, text in enumerate(cells)],
            table=table, locator=f"dòng {zone.first + 1}",
        )  # fmt: skip
