"""Plain text (.txt): its lines joined into whole paragraphs; page numbers set aside."""

from __future__ import annotations

from pipeline.model.text import Block, Document, Source
from pipeline.read.blocks import document, paragraph
from pipeline.read.encodings import decode
from pipeline.read.layout import joined, lines_of, paragraphs


def read(data: bytes, source: Source) -> Document:
    """The document in a plain text file; raises UnreadableError where the bytes are no text."""
    decoded = decode(data, source.name)
    return document(source, blocks(decoded.text), doubts=decoded.doubts)


def blocks(text: str) -> list[Block | None]:
    """Paragraph blocks of a text; the locator is the number of the first line."""
    return [paragraph(joined(group), locator=f"dòng {group[0].number}") for group in paragraphs(lines_of(text))]
