"""Whether a text can be read at all: letters that a broken font dropped or changed are told, never trusted.

PDF pages are judged one by one by their own reader (pdf_trust); this holds for every other kind of file.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.text import Block, Document, Doubt
from pipeline.read.syllables import marked_share, odd_share, syllable_share

_LOW = 0.2
_SAMPLE = 200_000
_ODD, _SYLLABLES, _MARKED = 0.03, 0.75, 0.05


def legible(document: Document) -> Document:
    """The document; with a doubt, and little confidence in its blocks, where its text cannot be Vietnamese as it was written."""
    if document.source.reader == "pdf":
        return document
    what = _fault(_sample(document.blocks))
    if not what:
        return document
    doubt = Doubt(kind="illegible", message=f"{what} Chữ và số đọc được không đáng tin; hãy dùng bản gốc hoặc tệp khác của văn bản này.")
    low = tuple(replace(block, confidence=min(block.confidence, _LOW)) for block in document.blocks)
    return replace(document, blocks=low, doubts=(doubt, *document.doubts))


def _sample(blocks: tuple[Block, ...]) -> str:
    parts: list[str] = []
    size = 0
    for block in blocks:
        parts.append(block.text)
        size += len(block.text)
        if size > _SAMPLE:
            break
    return "\n".join(parts)


def _fault(text: str) -> str:
    if len(text) > 40 and odd_share(text) > _ODD:
        return "Tệp có nhiều ký tự lạ, không thuộc tiếng Việt (phông chữ thiếu bảng mã)."
    share = syllable_share(text)
    if share is None:
        return ""
    if share < _SYLLABLES:
        return "Phần lớn chữ trong tệp không phải âm tiết tiếng Việt (mất chữ, hỏng phông hoặc không phải tiếng Việt)."
    return "Tệp viết không có dấu tiếng Việt." if marked_share(text) < _MARKED else ""
