"""What a reader hands over: the document's text in blocks, each with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "row", "image"]
Align = Literal["left", "center", "right", "justify", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Khung: a rectangle on a page, in points, origin top left; `page` counts from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Ô bảng: one cell of a row block; `start` and `end` are offsets in the row's text.

    `column` counts grid columns from 0, `columns` how many it spans. `continued` is true
    for a cell that a vertical merge carries on from the row above (its text is repeated there
    and stands empty here).
    """

    start: int
    end: int
    column: int
    columns: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Khối: a paragraph, a table row or an image, its text normalised once at the reader's door.

    The cells of a row are joined by " | " and the paragraphs inside a cell by a line break.
    `number` is Word's automatic number, resolved ("1.", "a)"): it is not part of `text`.
    `heading` is the level that the file claims (Markdown #, Word style); it may lie.
    `bold_spans` are the offsets of bold runs, for headings that run into their paragraph.
    `size` and `indent` are in points. `locator` leads back to the place in the file.
    """

    id: int
    text: str
    kind: BlockKind = "paragraph"
    box: Box | None = None
    bold: bool = False
    italic: bool = False
    bold_spans: tuple[tuple[int, int], ...] = ()
    font: str = ""
    size: float | None = None
    align: Align = ""
    indent: float | None = None
    number: str = ""
    heading: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    locator: str = ""
    confidence: float = 1.0

    def cell_text(self, index: int) -> str:
        """The text of the cell at `index`, stripped."""
        cell = self.cells[index]
        return self.text[cell.start : cell.end].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Đoạn: characters `start` to `end` of one block."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Dẫn chứng: where an extracted item stands, its words, and the rule that read it.

    `spans` are the value first, then what gave it a year or an owner (heading, column);
    `quote` is found verbatim in the block of the first span.
    """

    quote: str
    rule: str
    spans: tuple[Span, ...] = ()
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Nghi vấn: what the text leaves unclear; `message` is Vietnamese, `kind` a stable key."""

    kind: str
    message: str
    span: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Nguồn: the file that was read; `reader` names the reader, `pages` is None where unknown."""

    name: str
    sha256: str
    media_type: str
    reader: str
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """Khổ giấy và lề of the first section, in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Văn bản đã đọc: blocks in reading order; block ids are their indexes.

    `furniture` keeps what belongs to the page and not to the text: running headers, page numbers,
    stamps, site remnants. It is dropped from the reading, never lost.
    """

    source: Source
    blocks: tuple[Block, ...]
    layout: PageLayout | None = None
    furniture: tuple[Block, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def text_of(self, span: Span) -> str:
        """The characters that a span covers."""
        return self.blocks[span.block].text[span.start : span.end]
