"""Markdown (.md), as web pages leave it: pipe tables, flattened tables, hard-wrapped paragraphs, headings that lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

import regex

from pipeline.model.text import Block, Document, Doubt, Source, Span
from pipeline.read.blocks import GridCell, document, paragraph, plain, row
from pipeline.read.encodings import decode
from pipeline.read.flattened import uncertain_spans
from pipeline.read.inline import CARRIED, carried, marked
from pipeline.read.layout import Line, Wrap, joined, measure, paragraphs, wraps_in_chunks
from pipeline.read.markdown_tables import RULE, FlatTable, Part, cell_lines, flat_rows, pieces
from pipeline.read.remnants import split
from pipeline.vietnamese import clean

_HEADING = regex.compile(r"\s{0,8}(#{1,6})\s+(.*?)[\s#]*")
_BULLET = regex.compile(r"(\s*)\*\s+(?=\S)")
_SEPARATOR = regex.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL = regex.compile(r"(?<!\\)\|")
_HTML_TABLE = regex.compile(r"(?i)<table[\s>]")
_FENCE = regex.compile(r"\s*(?:```|~~~)\w*\s*")
_SIGNS = regex.compile(r"(?mi)^\s*<table[\s>]|^\s{0,8}#{1,6}\s+\S|^\s*\|.*\|\s*$|^\|\s*$|\*\*[^*]{1,300}\*\*|^\s*```")

_SAMPLE = 2000


def looks_like(text: str) -> bool:
    """Whether a text is written in Markdown: at least two of its signs."""
    return len(list(islice(_SIGNS.finditer(text), 2))) == 2


def read(data: bytes, source: Source) -> Document:
    """The document in a Markdown file; raises UnreadableError where the bytes are no text."""
    decoded = decode(data, source.name)
    kept, aside = split(_blocks(decoded.text))
    found = document(source, kept, furniture=aside, doubts=decoded.doubts)
    return replace(found, doubts=(*found.doubts, *_doubts(found)))


def _doubts(found: Document) -> Iterator[Doubt]:
    """One doubt for each table whose rows had to be put together by the number of columns alone, one for a header whose spans were guessed."""
    seen: set[int | None] = set()
    yield from _header_doubts(found)
    for block in found.blocks:
        if block.table not in seen and any(c.continued for c in block.cells):
            seen.add(block.table)
            yield Doubt(
                kind="table_shape",
                message="Bảng này mất khung khi chép từ trang web: vài hàng thiếu ô, được ghép lại theo số cột. Hãy đối chiếu với bản gốc.",
                span=Span(block=block.id, start=0, end=len(block.text)),
            )


def _header_doubts(found: Document) -> Iterator[Doubt]:
    """Two header rows whose lower cells may stand under other columns than they were put under."""
    for upper, lower in pairwise(found.blocks):
        spans = sum(c.columns > 1 for c in upper.cells)
        if upper.table is None or lower.table != upper.table or not 0 < spans < len(upper.cells) or not any(c.continued for c in lower.cells):
            continue
        top = [upper.cell_text(i) for i in range(len(upper.cells))]
        low = [x for i in range(len(lower.cells)) if (x := lower.cell_text(i)).strip()]
        if lower.cells[0].continued and len(low) >= 2 * spans and uncertain_spans(top, low, spans):
            yield Doubt(
                kind="header_span",
                message="Tiêu đề hai tầng của bảng này không nói rõ ô dưới thuộc ô nào ở trên. Hãy đối chiếu năm của từng cột với bản gốc.",
                span=Span(block=upper.id, start=0, end=len(upper.text)),
            )


def _blocks(text: str) -> list[Block]:
    """All blocks of a Markdown text; tables are numbered in reading order."""
    raw = text.split("\n")
    parts = [q for p in _parts(raw) for q in (pieces(p.lines, p.first) if p.kind == "flat" else (p,))]
    lines = [line for p in parts if isinstance(p, Part) and p.kind == "text" for line in _lines(p)]
    wrap = measure(
        lines,
        [cell_lines(c.lines) for p in parts if isinstance(p, FlatTable) for c in p.cells[:_SAMPLE]],
    )
    parted = sum(line.blank > 0 for line in lines) > 0.1 * len(lines)
    chunks = not wrap.through_blanks and wraps_in_chunks(lines)
    found: list[Block | None] = []
    table = 0
    for part in parts:
        if isinstance(part, Part) and part.kind in ("text", "prose"):
            chunks = part.kind == "text" and parted and not wrap.through_blanks
            found += _paragraphs(_lines(part), replace(wrap, chunks=chunks))
            continue
        rows = flat_rows(part, wrap) if isinstance(part, FlatTable) else _html_rows(part) if part.kind == "html" else _pipe_rows(part)
        found += [row(cells, table=table, locator=f"dòng {number}") for number, cells in rows]
        table += 1
    return [b for b in found if b is not None]


def _paragraphs(lines: Sequence[Line], wrap: Wrap) -> Iterator[Block | None]:
    for group in paragraphs(lines, wrap):
        yield paragraph(joined(group), heading=group[0].heading, locator=f"dòng {group[0].number}")


def _parts(raw: Sequence[str]) -> Iterator[Part]:
    """The source cut where tables begin and end."""
    text: list[str] = []
    first = i = 0
    while i < len(raw):
        end, kind = _table_at(raw, i)
        if end > i:
            if text:
                yield Part("text", first, tuple(text))
            yield Part(kind, i, tuple(raw[i:end]))
            text, first, i = [], end, end
            continue
        text.append(raw[i])
        i += 1
    if text:
        yield Part("text", first, tuple(text))


def _table_at(raw: Sequence[str], i: int) -> tuple[int, str]:
    """Where the table that begins at line i ends, and its kind; i itself where none begins."""
    line = raw[i].strip()
    if line == "|":
        return _flat_end(raw, i), "flat"
    if _HTML_TABLE.match(line):
        return next((j + 1 for j in range(i, len(raw)) if "</table>" in raw[j].lower()), i), "html"
    piped = line.startswith("|") and line.count("|") >= 2
    headed = "|" in line and i + 1 < len(raw) and "|" in raw[i + 1] and _SEPARATOR.fullmatch(raw[i + 1])
    if not piped and not headed:
        return i, ""
    end = i
    while end < len(raw) and "|" in raw[end] and raw[end].strip() != "|":
        end += 1
    return end, "pipes"


def _flat_end(raw: Sequence[str], i: int) -> int:
    """A flattened table ends at the blank line after a bar, or after a last cell that no bar closes."""
    end, last = i, i
    while end < len(raw):
        line = raw[end].strip()
        if line == "|" or line.endswith(" |"):
            last = end
        elif not line and (last == end - 1 or not _bar_follows(raw, end)):
            return end
        end += 1
    return end


def _bar_follows(raw: Sequence[str], i: int) -> bool:
    """Whether a bar closes the text after a blank line, before the next blank one: then the blank is inside a cell."""
    while i < len(raw) and not raw[i].strip():
        i += 1
    if i < len(raw) and raw[i].strip() == "|":
        return False
    while i < len(raw) and raw[i].strip():
        if raw[i].strip() == "|":
            return True
        i += 1
    return False


def _pipe_rows(part: Part) -> Iterator[tuple[int, tuple[GridCell, ...]]]:
    for offset, line in enumerate(part.lines):
        if not _SEPARATOR.fullmatch(line):
            cells = _CELL.split(line.strip().removeprefix("|"))
            if len(cells) > 1 and not cells[-1].strip():
                cells.pop()
            yield part.first + offset + 1, tuple(GridCell(text=marked(c), column=i) for i, c in enumerate(cells))


def _html_rows(part: Part) -> Iterator[tuple[int, tuple[GridCell, ...]]]:
    from pipeline.read.html import rows_in

    for cells in rows_in("\n".join(part.lines), "bảng HTML trong tệp"):
        yield part.first + 1, cells


def _lines(part: Part) -> list[Line]:
    """The lines of a text part, their inline marks resolved paragraph by paragraph."""
    lines: list[Line] = []
    chunk: list[tuple[int, str]] = []
    blank = 0
    for number, raw in enumerate((*part.lines, ""), part.first + 1):
        if raw.strip() and not RULE.fullmatch(raw) and not _FENCE.fullmatch(raw):
            chunk.append((number, raw))
            continue
        if chunk:
            lines += _chunk_lines(chunk, blank)
            chunk, blank = [], 0
        blank += 1
    return lines


def _chunk_lines(chunk: Sequence[tuple[int, str]], blank: int) -> Iterator[Line]:
    """The lines between two blank ones: headings and bullets by their marks, two blanks at the end break hard."""
    prepared = [_BULLET.sub("- ", raw, count=1) if _BULLET.match(raw) else raw for _, raw in chunk]
    heads = [_HEADING.fullmatch(raw) for raw in prepared]
    bodies = [m.group(2) if m else raw.strip().lstrip(">").strip() for raw, m in zip(prepared, heads)]
    texts = carried(marked("\n".join(bodies)).replace("\n\n", "\n"))
    if len(texts) != len(chunk):
        yield from (Line(t, blank if i == 0 else 0, chunk[0][0], True) for i, t in enumerate(texts))
        return
    for i, ((number, raw), m, text) in enumerate(zip(chunk, heads, texts)):
        if clean(plain(text)).strip():
            level = len(m.group(1)) if m else None
            inside = i > 0 and text.startswith(CARRIED)
            yield Line(text, blank if i == 0 else 0, number, raw.endswith("  "), level, inside)
