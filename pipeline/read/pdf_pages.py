"""One PDF page as lines and tables, page after page: each is closed before the next is opened, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.pdf_glyphs import Glyphs, Run, glyphs
from pipeline.read.pdf_lines import Line, lines
from pipeline.read.pdf_rules import Drawing, drawing, tables
from pipeline.read.pdf_safety import Watch
from pipeline.read.pdf_tables import Sorter, Table
from pipeline.read.pdf_trust import Trust, evidence, trust

_STAMPS = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP)


@dataclass(slots=True)
class Page:
    """Trang: its size in points as shown, text lines from top to bottom, tables, and what lies apart from the text."""

    number: int
    width: float = 0.0
    height: float = 0.0
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    trust: Trust = "blank"
    crowded: bool = False
    pictured: float = 0.0
    stamped: list[str] = field(default_factory=list)

    def text(self) -> str:
        """All text of the page, for measuring."""
        cells = [text for table in self.tables for row in table.rows for text in row.texts()]
        return "\n".join([line.text for line in self.lines] + cells)


def pages(document: pdfium.PdfDocument, watch: Watch) -> Iterator[Page]:
    """Read the pages in order; one that cannot be opened comes as "lost"."""
    for index in range(len(document)):
        watch.page(index + 1)
        try:
            page = _stamped_page(document, index)
        except pdfium.PdfiumError:
            yield Page(index + 1, trust="lost")
            continue
        try:
            found = glyphs(page)
            drawn = drawing(page, found.turn)
        finally:
            page.close()
        yield _page(index + 1, found, drawn)


def _stamped_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page with its stamps and form fields made part of the text: number and date are often stamped so."""
    page = document[index]
    count = raw.FPDFPage_GetAnnotCount(page)
    if not count:
        return page
    for place in reversed(range(count)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in _STAMPS:
            raw.FPDFPage_RemoveAnnot(page, place)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _page(number: int, found: Glyphs, drawn: Drawing) -> Page:
    page = Page(number, found.width, found.height)
    upright = [run for run in found.runs if not run.style.turned]
    _mark_stamped(upright)
    sorter = Sorter(tables(drawn), number)
    rest = sorter.sort(upright)
    page.tables, freed = sorter.tables()
    page.lines, over = lines([*rest, *freed], number)
    turned = [run for run in found.runs if run.style.turned]
    page.aside = [Line((run,), number) for run in (*over, *turned)]
    page.rules = [(e["x0"], e["x1"], e["top"]) for e in drawn.edges if e["orientation"] == "h"]
    page.crowded = drawn.crowded
    page.stamped = [run.text for line in page.lines if len(line.runs) > 1 for run in line.runs if run.stamped]
    shown = evidence(found, drawn)
    page.pictured = shown.pictured
    page.trust = trust(shown, page.text())
    return page


def _mark_stamped(runs: list[Run]) -> None:
    """Mark the bare figures that close the content stream and lie inside a line written long before: number and date."""
    for run in reversed(runs[-6:]):
        if not run.text.isdigit() or len(run.text) > 5:
            return
        near = [o for o in runs if o is not run and abs(o.y - run.y) < 0.3 * run.style.size and not o.text.isdigit()]
        before = [o for o in near if o.x1 <= run.x0 + 0.4 * run.style.size and o.order < run.order - 20]
        after = [o for o in near if o.x0 >= run.x1 - 0.4 * run.style.size and o.order < run.order - 20]
        run.stamped = bool(before and after)


def without(page: Page, gone: set[int]) -> Page:
    """The page without the lines at these places, which are put aside."""
    kept = [line for i, line in enumerate(page.lines) if i not in gone]
    return replace(page, lines=kept, aside=[*page.aside, *(page.lines[i] for i in sorted(gone))])
