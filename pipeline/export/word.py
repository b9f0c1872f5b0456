"""The parts that our Word papers share: page, letterhead of NĐ 30/2020, paragraphs, tables, signature, blanks to fill in."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import regex

FONT = "Times New Roman"
LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
GAP = "[…]"
_UNPRINTABLE = regex.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f]")
_EPOCH = datetime.datetime(2020, 3, 5, tzinfo=datetime.UTC)


class Paper:
    """One Word document on A4; what is in GAP marks is highlighted for a person to fill in."""

    def __init__(self, *, landscape: bool = False) -> None:
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        self.document: Any = docx.Document()
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(13)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        section = self.document.sections[0]
        wide, high = (297, 210) if landscape else (210, 297)
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(LEFT), Mm(RIGHT), Mm(TOP), Mm(BOTTOM)
        if landscape:
            section.orientation = 1
        self.width = wide - LEFT - RIGHT
        _numbered(section)

    def text(self, words: str, *, place: Any = None, bold: bool = False, look: str = "body") -> Any:
        """A paragraph: "body" is justified with an indented first line, "line" is neither, "centre" stands in the middle."""
        paragraph = (place or self.document).add_paragraph()
        self.into(paragraph, words, bold=bold, look=look)
        return paragraph

    def into(self, paragraph: Any, words: str, *, bold: bool = False, look: str = "line") -> None:
        """Fill a paragraph."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
        from docx.shared import Mm, Pt

        shape = paragraph.paragraph_format
        shape.space_after = Pt(6 if look == "body" else 0)
        shape.first_line_indent = Mm(12.7) if look == "body" else None
        paragraph.alignment = {"body": WD_ALIGN_PARAGRAPH.JUSTIFY, "centre": WD_ALIGN_PARAGRAPH.CENTER}.get(look)
        for number, part in enumerate(_UNPRINTABLE.sub("", words).split(GAP)):
            if number:
                paragraph.add_run(GAP).font.highlight_color = WD_COLOR_INDEX.YELLOW
            if part:
                paragraph.add_run(part).bold = bold

    def heading(self, words: str) -> None:
        """A heading that stays with what follows."""
        from docx.shared import Pt

        paragraph = self.text(words, bold=True, look="line")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(4)

    def letterhead(self, left: Sequence[tuple[str, bool]], place_date: str) -> None:
        """Issuer and number at the left (each line with whether it is bold), the nation's name and the date at the right."""
        cells = self.bare([0.37, 0.63])
        for n, (words, bold) in enumerate(left):
            self.into(cells[0].paragraphs[0] if n == 0 else cells[0].add_paragraph(), words, bold=bold, look="centre")
        self.into(cells[1].paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, look="centre")
        self.text("Độc lập - Tự do - Hạnh phúc", place=cells[1], bold=True, look="centre").runs[0].underline = True
        self.text(place_date, place=cells[1], look="centre").runs[0].italic = True
        self.text("", look="line")

    def bare(self, shares: Sequence[float]) -> Any:
        """The cells of a table of one row without borders."""
        from docx.shared import Mm

        table = self.document.add_table(rows=1, cols=len(shares), style="Normal Table")
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(self.width * share)
            column.cells[0].width = Mm(self.width * share)
        return table.rows[0].cells

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """A table with borders whose head is repeated on every page; rows are not broken over pages."""
        from docx.shared import Mm, Pt

        made = self.document.add_table(rows=1 + len(rows), cols=len(header), style="Table Grid")
        made.autofit = False
        widths = [Mm(self.width * share / sum(shares)) for share in shares]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        _flag(made.rows[0], "w:tblHeader")
        grid = list(made._cells)  # python-docx walks the whole table for each row otherwise
        for line, cells in enumerate([header, *rows]):
            _flag(made.rows[line], "w:cantSplit")
            for column, words in enumerate(cells):
                cell = grid[line * len(header) + column]
                cell.width = widths[column]
                for n, part in enumerate(str(words).split("\n")):
                    paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
                    self.into(paragraph, part, bold=line == 0, look="centre" if line == 0 or column == 0 else "line")
                    for run in paragraph.runs:
                        run.font.size = Pt(11.5)
        self.text("", look="line")

    def bytes(self, title: str) -> bytes:
        """The file; it names nobody as its author and is the same for the same content."""
        core = self.document.core_properties
        core.title, core.author, core.comments, core.last_modified_by = _UNPRINTABLE.sub("", title)[:255], "", "", ""
        core.created = core.modified = _EPOCH
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _numbered(section: Any) -> None:
    """The page's number in the top margin, not on the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _flag(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))
