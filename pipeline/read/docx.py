"""Word files (.docx): our own walk over the parts, because automatic numbers, tracked insertions, text boxes and notes count.

The body comes first, then footnotes and endnotes as paragraphs of their own; headers and footers are furniture.
"""

from __future__ import annotations

from pipeline.errors import UnreadableError
from pipeline.model.text import Block, Document, Doubt, PageLayout, Source
from pipeline.read.docx_body import Body, Found
from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_parts import Element, Parts, W, integer
from pipeline.read.docx_styles import Styles
from pipeline.read.package import open_package


def read(data: bytes, source: Source) -> Document:
    """The document in a .docx file; UnreadableError where it is damaged or holds no text."""
    try:
        with open_package(data, source.name) as package:
            return _document(Parts(package, source.name), source)
    except RecursionError as error:
        raise UnreadableError(
            f"Tệp “{source.name}” lồng nhau quá sâu nên không đọc được. Hãy mở tệp bằng Word, sao chép nội dung sang tệp mới rồi thử lại."
        ) from error


def _document(parts: Parts, source: Source) -> Document:
    root = parts.document()
    styles = Styles(parts.first("styles"), parts.first("theme"))
    numbering = Numbering(parts.first("numbering"), styles)
    found = Found()
    body = Body(styles, numbering, found)
    body.walk(root[0] if root[0].tag == W + "body" else root.find(W + "body"), "body")  # type: ignore[arg-type]
    _notes(parts, body, found)
    if not found.blocks:
        raise UnreadableError(_nothing(source.name, found))
    return Document(
        source=source,
        blocks=tuple(found.blocks),
        layout=_layout(root),
        furniture=_furniture(parts, styles, numbering),
        doubts=(*found.doubts, *_doubts(found)),
    )


def _notes(parts: Parts, body: Body, found: Found) -> None:
    """Read the notes that the body refers to, in the order of their references."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        wanted = [key for k, key in found.notes if k == kind]
        root = parts.first(kind) if wanted else None
        notes = {} if root is None else {e.get(W + "id", ""): e for e in root.iterfind(W + tag)}
        for key in dict.fromkeys(wanted):
            if key in notes:
                body.walk(notes[key], f"{kind}/{tag}[{key}]")


def _furniture(parts: Parts, styles: Styles, numbering: Numbering) -> tuple[Block, ...]:
    aside = Found()
    walker = Body(styles, numbering, aside)
    for kind in ("header", "footer"):
        for name, root in parts.related(kind):
            walker.walk(root, name.rpartition("/")[2])
    return tuple(aside.blocks)


def _layout(root: Element) -> PageLayout | None:
    """Paper and margins of the first section; None where the file names no paper."""
    section = next(root.iter(W + "sectPr"), None)
    size = None if section is None else section.find(W + "pgSz")
    if section is None or size is None:
        return None
    margin = section.find(W + "pgMar")
    sides = {} if margin is None else {str(k)[len(W) :]: integer(str(v)) / 20 for k, v in margin.attrib.items()}
    return PageLayout(
        width=integer(size.get(W + "w")) / 20,
        height=integer(size.get(W + "h")) / 20,
        top=abs(sides.get("top", 0.0)),
        bottom=abs(sides.get("bottom", 0.0)),
        left=sides.get("left", 0.0),
        right=sides.get("right", 0.0),
    )


def _doubts(found: Found) -> list[Doubt]:
    doubts = []
    if found.tracked and not found.doubts:
        doubts.append(Doubt(kind="tracked_changes", message="Tệp còn dấu sửa đổi (Track Changes) chưa chấp nhận; đã đọc cả phần mới thêm."))
    if found.pictures:
        message = f"Tệp có {found.pictures} hình ảnh lớn; chữ trong hình không đọc được, cần xem lại trong tệp gốc."
        doubts.append(Doubt(kind="picture", message=message))
    if found.embedded:
        doubts.append(Doubt(kind="embedded", message="Tệp có phần nội dung nhúng từ tệp khác không đọc được; cần xem lại trong tệp gốc."))
    return doubts


def _nothing(name: str, found: Found) -> str:
    if found.pictures:
        return (
            f"Tệp “{name}” chỉ có hình ảnh, không có chữ nên không đọc được. "
            "Hãy dùng bản Word gốc hoặc nhận dạng chữ (OCR) trước rồi thử lại."
        )
    return f"Tệp “{name}” không có chữ nào. Hãy kiểm tra lại tệp rồi thử lại."
