"""Draft → plain text in the notation that the outline reads: one paragraph a line, a blank line between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Draft, DraftParagraph, DraftTable

_ANNEX = ("annex", "annex_title", "annex_note")


def to_text(draft: Draft) -> str:
    """The whole draft: letterhead, content, closing, nơi nhận and signature, then annexes."""
    return "\n\n".join(_blocks(draft)) + "\n"


def _blocks(draft: Draft) -> Iterator[str]:
    head, tail = draft.head, draft.tail
    yield "\n".join((*head.superior, *head.issuer))
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    yield f"Số: {head.number}"
    yield head.place_date
    yield head.doc_type.upper()
    yield head.title
    first = next((n for n, p in enumerate(draft.content) if isinstance(p, DraftParagraph) and p.style in _ANNEX), len(draft.content))
    yield from (_piece(p) for p in draft.content[:first])
    yield "\n".join(("Nơi nhận:", *tail.recipients))
    yield "\n".join(tail.authority)
    if tail.name:
        yield tail.name
    yield from (_piece(p) for p in draft.content[first:])


def _piece(piece: DraftParagraph | DraftTable) -> str:
    if isinstance(piece, DraftParagraph):
        return piece.text
    rule = ["-" * 3] * len(piece.header)
    return "\n".join("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in row) + " |" for row in (piece.header, rule, *piece.rows))
