"""The files that the benchmarks read: a PDF of many pages with ruled tables and a Word file of seven pages, both made by code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from tests.read.make_plan import make

PRINT = Path(__file__).parent.parent / "read" / "files" / "plan.pdf"


def long_pdf(target: Path, pages: int = 100) -> Path:
    """The printed plan, one copy after another until there are `pages` pages; about half of them bear a ruled table."""
    copy, plan = pdfium.PdfDocument.new(), pdfium.PdfDocument(PRINT)
    while len(copy) < pages:
        copy.import_pages(plan, list(range(min(len(plan), pages - len(copy)))))
    copy.save(target)
    return target


def seven_page_docx(target: Path) -> Path:
    """A Word plan whose body is long enough for seven pages, with its task table at the end."""
    document: Any = make()
    paragraphs = [p for p in document.paragraphs if p.text.startswith(("1.", "2.", "3.", "4.", "a)", "b)", "- "))]
    last = paragraphs[-1]._p
    for round_ in range(5):
        for paragraph in paragraphs:
            more = document.add_paragraph(paragraph.text.replace("2026", str(2026 + round_)))
            last.addnext(more._p)
            last = more._p
    document.save(str(target))
    return target
