"""Draft → .docx in the layout of NĐ 30/2020/NĐ-CP; blanks are highlighted and carry their question as a Word comment.

The same draft gives the same bytes, and the file names nobody as its author.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import chain
from math import ceil
from typing import Any

import regex

from pipeline.draft.lines import GAP, printable
from pipeline.model import Blank, Draft, DraftHead, DraftParagraph, DraftTable, DraftTail, Origin

_MOTTO_LENGTH = 59.0
"""Millimetres that the Tiêu ngữ takes at 14 points, bold."""
_HEAD_WIDTHS = (63.0, 102.0)
_TAIL_WIDTHS = (82.5, 82.5)
_TOGETHER = regex.compile(r"trên địa bàn|giai đoạn \d{4} - \d{4}|năm \d{4}|(?:phường|xã|đặc khu) (?:\p{Lu}\p{L}*|\d+)(?: \p{Lu}\p{L}*)*")
_EPOCH = datetime.datetime(2020, 3, 5, tzinfo=datetime.UTC)  # the day NĐ 30/2020 came into force; any fixed day would do
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_ANNEX = ("annex_title", "annex_note")


def to_docx(draft: Draft, *, trace: bool = False) -> bytes:
    """The draft as a Word file: letterhead, content, signature, then annexes on pages of their own.

    With `trace` each paragraph and each row of a table tells its origin in a Word comment.
    """
    return _Writer(draft, trace=trace).write(draft)


class _Writer:
    """One Word document under construction."""

    def __init__(self, draft: Draft, *, trace: bool) -> None:
        import docx

        from pipeline.draft import docx_layout

        self.ids: dict[str, str] = {}
        self.layout, self.trace = docx_layout, trace
        self.asked = {blank.where: blank.question for blank in draft.blanks}
        self.document: Any = docx.Document()
        docx_layout.set_up(self.document)
        docx_layout.number_pages(self.document.sections[0], self.style("number_header"))

    def write(self, draft: Draft) -> bytes:
        content, annexes = _parted(draft.content)
        self.head(draft.head)
        for piece in content:
            self.piece(piece)
        self.tail(draft.tail)
        if annexes:
            self.annex(annexes)
        return self.bytes(draft.head.title)

    def style(self, key: str) -> Any:
        looks = self.layout.LOOKS
        return self.document.styles[looks["number" if key == "number_header" else key].name]

    def dress(self, paragraph: Any, key: str) -> Any:
        """The paragraph in a style, named by its id: python-docx would look through every style for each paragraph."""
        if key not in self.ids:
            self.ids[key] = str(self.style(key).style_id)
        paragraph._p.style = self.ids[key]
        return paragraph

    def head(self, head: DraftHead) -> None:
        """Two columns without borders: issuer and number left, the nation's name and the date right."""
        table = self.columns(_HEAD_WIDTHS, rows=2)
        left, right = table.rows[0].cells
        lines = [*(("superior", line) for line in head.superior), *(("issuer", line) for line in head.issuer)]
        self.lines(left, lines)
        own = self.layout.width(max(head.issuer, key=len), 13) * 0.45
        self.rule(left.add_paragraph(), _HEAD_WIDTHS[0], own)
        self.lines(right, [("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("motto", "Độc lập - Tự do - Hạnh phúc")])
        self.rule(right.add_paragraph(), _HEAD_WIDTHS[1], _MOTTO_LENGTH)
        self.lines(table.rows[1].cells[0], [("number", f"Số: {_spaced(head.number)}")])
        self.lines(table.rows[1].cells[1], [("date", head.place_date)])
        for cell, where in zip(table.rows[1].cells, ("số, ký hiệu", "địa danh, ngày tháng"), strict=True):
            self.ask(cell.paragraphs[-1], where)
        self.paragraph("type", head.doc_type.upper())
        line = self.title(head.title)
        self.rule(self.document.add_paragraph(), self.layout.TEXT_WIDTH, line * 0.4)
        self.document.paragraphs[-1].paragraph_format.space_after = self.points(8)

    def title(self, text: str) -> float:
        """The trích yếu in lines of about one length; that length in millimetres."""
        whole, room = self.layout.width(text, 14), self.layout.TEXT_WIDTH
        line = min(room, 1.2 * whole / ceil(whole / room)) if whole > room else room
        self.paragraph("title", _bound(text))
        shape = self.document.paragraphs[-1].paragraph_format
        shape.left_indent = shape.right_indent = self.millimetres((room - line) / 2)
        return min(whole, line)

    def piece(self, piece: DraftParagraph | DraftTable) -> None:
        if isinstance(piece, DraftTable):
            self.table(piece)
            return
        paragraph = self.dress(self.document.add_paragraph(), piece.style)
        self.words(paragraph, piece.text, piece.blanks)
        if piece.advice:
            self.comment(paragraph.runs, piece.advice)
        self.origin(paragraph, piece.origin)

    def words(self, paragraph: Any, text: str, blanks: Sequence[Blank]) -> None:
        """The text; each gap is highlighted and, where it has a question, commented."""
        from docx.enum.text import WD_COLOR_INDEX

        questions = iter(blanks)
        for number, part in enumerate(printable(text).split(GAP)):
            if number:
                gap = paragraph.add_run(GAP)
                gap.font.highlight_color = WD_COLOR_INDEX.YELLOW
                if blank := next(questions, None):
                    self.comment([gap], blank.question)
            if part:
                paragraph.add_run(part)

    def ask(self, paragraph: Any, where: str) -> None:
        """The question of a blank of the letterhead or the signature, which has no gap of its own in the words."""
        if (question := self.asked.get(where)) and paragraph.runs:
            self.comment(paragraph.runs, question)

    def origin(self, paragraph: Any, origin: Origin) -> None:
        """Where the words come from: the parent's items, the rule or the template."""
        if self.trace and paragraph.runs:
            source = f"Nguồn: {origin.parent}. " if origin.parent else ""
            self.comment(paragraph.runs, f"{source}Quy tắc: {origin.rule}.")

    def comment(self, runs: Any, text: str) -> None:
        comment = self.document.add_comment(runs=runs, text=printable(text), author="Dự thảo", initials="DT")
        stamp = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}date"
        comment._comment_elm.attrib.pop(stamp, None)  # the only part of the file that would tell the day

    def tail(self, tail: DraftTail) -> None:
        """Nơi nhận left, the signature block right; the table stays on one page."""
        self.gap(6)
        table = self.columns(_TAIL_WIDTHS, rows=1)
        left, right = table.rows[0].cells
        names = [("recipient", line) for line in tail.recipients]
        self.lines(left, [("recipients", "Nơi nhận:"), *names])
        self.lines(right, [*(("authority", line) for line in tail.authority), ("signer", tail.name)])
        self.ask(right.paragraphs[len(tail.authority) - 1], "chữ ký")

    def annex(self, pieces: Sequence[DraftParagraph | DraftTable]) -> None:
        from docx.enum.section import WD_SECTION

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self.layout.page(section)
        self.layout.restart_pages(section)
        for piece in pieces:
            self.piece(piece)

    def table(self, table: DraftTable) -> None:
        widths = table.widths or (self.layout.TEXT_WIDTH / len(table.header),) * len(table.header)
        made = self.columns(widths, rows=1 + len(table.rows), bordered=True)
        _repeat(made.rows[0])
        for row, (key, cells) in zip(made.rows, chain([("column", table.header)], (("cell", r) for r in table.rows)), strict=True):
            _whole(row)
            for cell, text in zip(row.cells, cells, strict=True):
                self.dress(cell.paragraphs[0], key)
                self.words(cell.paragraphs[0], text, ())
        for row, origin in zip(made.rows[1:], table.origins, strict=True):
            self.origin(row.cells[0].paragraphs[0], origin)
        self.gap(6)

    def columns(self, widths: Sequence[float], *, rows: int, bordered: bool = False) -> Any:
        """A table whose grid and cells both have their widths (Word reads one, LibreOffice the other)."""
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm

        table = self.document.add_table(rows=rows, cols=len(widths), style="Table Grid" if bordered else "Normal Table")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for column, millimetres in zip(table.columns, widths, strict=True):
            column.width = Mm(millimetres)
            for cell in column.cells:
                cell.width = Mm(millimetres)
        if not bordered:
            _no_margins(table)
        return table

    def lines(self, cell: Any, lines: Iterable[tuple[str, str]]) -> None:
        """Fill a cell, its first paragraph too."""
        for number, (key, text) in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self.dress(paragraph, key)
            self.words(paragraph, text, ())

    def paragraph(self, key: str, text: str) -> None:
        self.words(self.dress(self.document.add_paragraph(), key), text, ())

    def rule(self, paragraph: Any, column: float, length: float) -> None:
        self.dress(paragraph, "rule")
        side = (column - length) / 2
        self.layout.border(paragraph, side, side)

    def gap(self, points: float) -> None:
        self.dress(self.document.add_paragraph(), "rule").paragraph_format.line_spacing = self.points(points)

    def millimetres(self, value: float) -> Any:
        from docx.shared import Mm

        return Mm(value)

    def points(self, value: float) -> Any:
        from docx.shared import Pt

        return Pt(value)

    def bytes(self, title: str) -> bytes:
        core = self.document.core_properties
        core.title, core.author, core.comments, core.last_modified_by = printable(title)[:255], "", "", ""
        core.created = core.modified = _EPOCH
        core.revision, core.language = 1, "vi-VN"
        raw = io.BytesIO()
        self.document.save(raw)
        return _settled(raw.getvalue())


def _parted(content: Sequence[DraftParagraph | DraftTable]) -> tuple[list[Any], list[Any]]:
    """What stands before the signature, and the annexes behind it."""
    first = next((n for n, p in enumerate(content) if isinstance(p, DraftParagraph) and p.style in _ANNEX), len(content))
    return list(content[:first]), list(content[first:])


def _spaced(number: str) -> str:
    """Room for the clerk's hand before "/KH-UBND"."""
    return "\u00a0" * 8 + number if number.startswith("/") else number


def _bound(title: str) -> str:
    """The title with hard spaces inside what should not be broken over two lines."""
    return _TOGETHER.sub(lambda m: m.group().replace(" ", "\u00a0"), title)


def _settled(data: bytes) -> bytes:
    """The same package with fixed times, and without the template's preview picture."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            content = old.read(name)
            if name == "_rels/.rels":
                content = _without_thumbnail(content)
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_thumbnail(relations: bytes) -> bytes:
    from lxml import etree

    tree = etree.fromstring(relations)
    for relation in list(tree):
        if str(relation.get("Type", "")).endswith("/thumbnail"):
            tree.remove(relation)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _repeat(row: Any) -> None:
    """Repeat this row at the head of every page."""
    _flag(row, "w:tblHeader")


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    _flag(row, "w:cantSplit")


def _flag(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _no_margins(table: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
