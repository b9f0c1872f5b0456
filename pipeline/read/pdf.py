"""PDF files: whole paragraphs and table rows from characters and ruling lines, and a judgement on every page's text layer.

PDFium is not thread-safe: call this from one thread of a process only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import UnreadableError
from pipeline.model.text import Document, Doubt, PageLayout, Source
from pipeline.read.pdf_aside import body_size, tidied
from pipeline.read.pdf_flow import Flow
from pipeline.read.pdf_pages import Page, pages
from pipeline.read.pdf_safety import Watch, check
from pipeline.read.pdf_trust import USABLE, doubts, nothing_usable

MAX_PAGES = 2000
_TAIL = 8192
_LARGE = 0.2
"""The share of a page from which on its pictures may carry text of the plan."""


def read(data: bytes, source: Source) -> Document:
    """The document in a PDF file.

    Raises UnreadableError where the file is damaged, cut short, encrypted, over 2,000 pages, or has no page whose
    text can be believed. A single page that cannot is a doubt, and its blocks have a low confidence.
    """
    document = _open(data, source.name)
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableError(f"Tệp “{source.name}” có {len(document)} trang, quá giới hạn 2.000 trang. Hãy tách tệp rồi thử lại.")
        with Watch(source.name) as watch:
            found = list(pages(document, watch))
    finally:
        document.close()
    judged = [page.trust for page in found]
    if not any(trust in USABLE for trust in judged):
        raise UnreadableError(nothing_usable(judged, source.name))
    return _document(found, replace(source, pages=len(found)))


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    tail = data[-_TAIL:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UnreadableError(f"Tệp “{name}” tải về chưa đủ (thiếu phần cuối). Hãy tải hoặc chép lại tệp gốc.")
    check(data, name)
    try:
        document = pdfium.PdfDocument(data)
        if not len(document):
            raise UnreadableError(f"Tệp “{name}” không có trang nào. Hãy tải hoặc chép lại tệp gốc.")
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableError(f"Tệp “{name}” được đặt mật khẩu. Hãy mở bằng mật khẩu, lưu bản không mật khẩu rồi thử lại.") from error
        raise UnreadableError(f"Tệp “{name}” bị hỏng, không mở được. Hãy tải hoặc chép lại tệp gốc.") from error
    return document


def _document(found: Sequence[Page], source: Source) -> Document:
    clean_pages = tidied(found)
    flow = Flow(clean_pages, body_size(found))
    return Document(
        source=source,
        blocks=tuple(flow.blocks()),
        layout=_layout(clean_pages, flow),
        furniture=tuple(flow.furniture()),
        doubts=(*doubts([page.trust for page in found]), *_page_doubts(found), *flow.doubts()),
    )


def _page_doubts(found: Sequence[Page]) -> list[Doubt]:
    made = []
    for page in found:
        if page.stamped:
            figures = ", ".join(f"“{text}”" for text in page.stamped)
            message = f"Trang {page.number}: số hoặc ngày {figures} được đóng rời lên trang; đã ghép vào chỗ trống, cần xem lại."
            made.append(Doubt(kind="stamped", message=message, page=page.number))
        if page.trust == "good" and page.pictured > _LARGE:
            message = f"Trang {page.number} có hình ảnh lớn; chữ trong hình (nếu có) không đọc được, cần xem bản gốc."
            made.append(Doubt(kind="picture", message=message, page=page.number))
        if page.crowded:
            message = f"Trang {page.number} có hình vẽ quá dày nên không nhận ra bảng; cần xem lại bản gốc."
            made.append(Doubt(kind="page_crowded", message=message, page=page.number))
    return made


def _layout(found: Sequence[Page], flow: Flow) -> PageLayout | None:
    """Paper of the first page with text, and the margins that the text keeps on all pages of that paper."""
    first = next((page for page in found if page.lines or page.tables), None)
    if first is None:
        return None
    alike = [page for page in found if page.width == first.width and (page.lines or page.tables)]
    tops = [line.top for page in alike for line in page.lines[:1]] + [table.top for page in alike for table in page.tables[:1]]
    ends = [line.bottom for page in alike for line in page.lines[-1:]] + [table.bottom for page in alike for table in page.tables]
    area = flow.areas[first.number]
    return PageLayout(
        width=round(first.width, 1), height=round(first.height, 1), top=round(min(tops), 1), bottom=round(first.height - max(ends), 1),
        left=round(area.left, 1), right=round(first.width - area.right, 1),
    )  # fmt: skip
