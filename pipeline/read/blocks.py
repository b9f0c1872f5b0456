"""Blocks from marked text: the one place where a text reader's words become Block values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.errors import UnreadableError
from pipeline.model.text import Align, Block, Cell, Document, Doubt, Source
from pipeline.read.repairs import repaired
from pipeline.vietnamese import clean

BOLD, BOLD_END, ITALIC, ITALIC_END = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = {BOLD, BOLD_END, ITALIC, ITALIC_END}
_PIECES = re.compile(r"[\ue000-\ue003]|\s|[^\s\ue000-\ue003]+(?: [^\s\ue000-\ue003]+)*")
_MARK = re.compile(r"[\ue000-\ue003]")


@dataclass(frozen=True, slots=True)
class Styled:
    """Text without its marks, and where it was bold; `bold` and `italic` where all of it was."""

    text: str
    bold_spans: tuple[tuple[int, int], ...] = ()
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell for `row`: marked text and its place in the grid."""

    text: str
    column: int
    columns: int = 1
    continued: bool = False


def plain(marked: str) -> str:
    """The text without its bold and italic marks."""
    return _MARK.sub("", marked)


def styled(marked: str) -> Styled:
    """Take the marks out of a text, clean and strip it; an end without a start, or the reverse, does no harm."""
    marked = repaired(marked)
    if not _MARK.search(marked):
        return Styled(_stripped(clean(marked)))
    kept, bold, italic = _walk(clean(marked))
    text = "".join(kept)
    if not unicodedata.is_normalized("NFC", text):
        return Styled(_stripped(clean(text)))
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    text, bold, italic = text[start:end], bold[start:end], italic[start:end]
    return Styled(text, _spans(bold, text), _through(bold, text), _through(italic, text))


def _through(flags: Sequence[bool], text: str) -> bool:
    """Whether every letter and figure of a text bears the flag, and there is one."""
    if not any(flags):
        return False
    return any(map(str.isalnum, text)) and (all(flags) or all(flag for flag, c in zip(flags, text, strict=True) if c.isalnum()))


def _stripped(text: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))


def _walk(text: str) -> tuple[list[str], list[bool], list[bool]]:
    """Characters with their flags, spaces squeezed across the marks and around line breaks."""
    kept: list[str] = []
    bold: list[bool] = []
    italic: list[bool] = []
    is_bold = is_italic = False
    for c in _PIECES.findall(text):
        if c in _MARKS:
            is_bold = is_bold if c in (ITALIC, ITALIC_END) else c == BOLD
            is_italic = is_italic if c in (BOLD, BOLD_END) else c == ITALIC
            continue
        if c.isspace() and (not kept or kept[-1] == "\n"):
            continue
        if c.isspace() and kept[-1] == " ":
            kept[-1] = c
            continue
        kept += c
        bold += [is_bold] * len(c)
        italic += [is_italic] * len(c)
    return kept, bold, italic


def _spans(flags: Sequence[bool], text: str) -> tuple[tuple[int, int], ...]:
    """Bold runs as offsets, without the blanks at their ends."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for i, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            run = text[start:i]
            low, high = start + len(run) - len(run.lstrip()), start + len(run.rstrip())
            if low < high:
                spans.append((low, high))
            start = None
    return tuple(spans)


def paragraph(marked: str, *, heading: int | None = None, locator: str = "", align: Align = "") -> Block | None:
    """A paragraph block from marked text (id 0 until `document`); None where nothing is left."""
    s = styled(marked.replace("\n", " "))
    if not s.text:
        return None
    return Block(
        id=0, text=s.text, bold=s.bold, italic=s.italic, bold_spans=s.bold_spans,
        heading=heading, locator=locator, align=align,
    )  # fmt: skip


def row(cells: Iterable[GridCell], *, table: int, locator: str = "") -> Block | None:
    """A row block: cells joined by " | ", paragraphs inside a cell by a line break; None where every cell is empty.

    An empty cell leaves "| |", so that the text stays as `clean` would have it.
    """
    text, out, spans = "", [], []
    bold = italic = True
    for i, cell in enumerate(cells):
        s = styled(cell.text)
        if i:
            text += "| " if not text or text.endswith(" ") else " | "
        start = len(text)
        text += s.text
        out.append(Cell(start=start, end=len(text), column=cell.column, columns=cell.columns, continued=cell.continued))
        spans += [(start + a, start + b) for a, b in s.bold_spans]
        bold, italic = bold and (s.bold or not s.text), italic and (s.italic or not s.text)
    if not any(c.end > c.start for c in out):
        return None
    text = text.rstrip()
    fitted = tuple(replace(c, start=min(c.start, len(text)), end=min(c.end, len(text))) for c in out)
    return Block(
        id=0, text=text, kind="row", bold=bold, italic=italic, bold_spans=tuple(spans),
        table=table, cells=fitted, locator=locator,
    )  # fmt: skip


MAX_COLUMNS = 1000
MAX_PARAGRAPH = 20_000
"""Characters of the longest paragraph block; a longer one is cut between two words."""


def document(
    source: Source, blocks: Iterable[Block | None], *, furniture: Iterable[Block | None] = (), doubts: Iterable[Doubt] = ()
) -> Document:
    """The document of these blocks, numbered by their index; empty ones are left out, endless ones cut.

    Raises UnreadableError for a table of more than 1,000 columns.
    """
    kept = tuple(replace(b, id=i) for i, b in enumerate(_bounded(blocks)))
    if any(len(b.cells) > MAX_COLUMNS for b in kept):
        raise UnreadableError(f"Một bảng trong tệp “{source.name}” có hơn 1.000 cột nên không được đọc. Hãy bỏ bớt cột thừa rồi thử lại.")
    aside = tuple(replace(b, id=i) for i, b in enumerate(_bounded(furniture)))
    return Document(source=source, blocks=kept, furniture=aside, doubts=tuple(doubts))


def _bounded(blocks: Iterable[Block | None]) -> Iterator[Block]:
    for block in blocks:
        if block is None:
            continue
        if block.kind != "paragraph" or len(block.text) <= MAX_PARAGRAPH:
            yield block
            continue
        start = 0
        while start < len(block.text):
            end = _cut_at(block.text, start)
            text = block.text[start:end].strip()
            if text:
                yield replace(block, text=text, bold_spans=(), number="" if start else block.number)
            start = end


def _cut_at(text: str, start: int) -> int:
    """Where a piece that begins at `start` ends: after the last sentence that fits, else the last word."""
    end = start + MAX_PARAGRAPH
    if end >= len(text):
        return len(text)
    for sign in (". ", "; ", " "):
        at = text.rfind(sign, start + MAX_PARAGRAPH // 2, end)
        if at > 0:
            return at + len(sign)
    return end
