"""Builds the corpus's source files from the readable texts in tests/corpus_files: `python -m tests.build_corpus [SLUG ...]`.

Run by hand; the files it writes are committed, and no test needs it. PDF needs LibreOffice (`soffice`).
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.corpus_text import NATION, TEXTS, Line, Text, parse, tables, to_html, to_md, to_txt

CORPUS = Path(__file__).parent.parent / "corpus"
MARKER = re.compile(r"^(?:[IVX]+\.|\d{1,2}\.|[a-zđ]\))\s+")


def put(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 14) -> None:
    """Add runs; **...** is bold."""
    for at, piece in enumerate(text.split("**")):
        if piece:
            run = paragraph.add_run(piece)
            run.bold, run.italic, run.font.size = bold or at % 2 == 1, italic, Pt(size)


def add(doc: Any, text: str, *, align: Any = None, **style: Any) -> Any:
    paragraph = doc.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    put(paragraph, text, **style)
    return paragraph


def stack(cell: Any, lines: list[tuple[str, dict[str, Any]]], align: Any = ALIGN.CENTER) -> None:
    """Paragraphs of one cell, the first in the paragraph that the cell has already."""
    for at, (text, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        put(paragraph, text, **style)


def set_up(doc: Any) -> None:
    """A4, margins, font and page number of NĐ 30/2020."""
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def letterhead(doc: Any, text: Text) -> None:
    if "issuer" not in text.head:
        return
    table = doc.add_table(rows=2, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (65, 100)):
        column.width = Mm(width)
    issuer = [(p, {"size": 12.0}) for p in text.parts("superior")]
    issuer += [(p, {"size": 12.0, "bold": True}) for p in text.parts("issuer")]
    stack(table.cell(0, 0), issuer)
    stack(table.cell(0, 1), [(NATION[0], {"size": 12, "bold": True}), (NATION[1], {"size": 13, "bold": True})])
    stack(table.cell(1, 0), [(text.head["number"], {"size": 13})])
    stack(table.cell(1, 1), [(text.head["place"], {"size": 13, "italic": True})])


def grid(doc: Any, rows: list[Line], widths: list[float]) -> None:
    """A ruled table; "<" joins a cell with its left, "^" with the one above."""
    table = doc.add_table(rows=len(rows), cols=len(rows[0].cells), style="Table Grid")
    table.autofit = not widths
    for column, width in zip(table.columns, widths):
        column.width = Mm(width)
    for r, row in enumerate(rows):
        for c, words in enumerate(row.cells):
            cell = table.cell(r, c)
            if widths:
                cell.width = Mm(widths[c])
            if words == "<":
                table.cell(r, c - 1).merge(cell)
            elif words == "^":
                table.cell(r - 1, c).merge(cell)
            else:
                pieces = [(w.strip(), {"size": 12, "bold": r == 0}) for w in words.split("\\n")]
                stack(cell, pieces if pieces[0][0] != "." else [("", {})], ALIGN.CENTER if r == 0 else ALIGN.LEFT)


ABSTRACT = """<w:abstractNum %s w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%%1."/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%2."/><w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%%3)"/><w:lvlJc w:val="left"/></w:lvl>
</w:abstractNum>"""


def automatic_numbers(doc: Any) -> None:
    """Define the list I. / 1. / a) whose numbers stand in Word alone."""
    numbering = doc.part.numbering_part.element
    numbering.insert(0, parse_xml(ABSTRACT % nsdecls("w")))
    number = parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    numbering.append(number)


def number_it(paragraph: Any, level: int) -> None:
    ppr = paragraph._p.get_or_add_pPr()
    ppr.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def body_line(doc: Any, line: Line, automatic: bool) -> None:
    """One paragraph of the body; with automatic numbers its own marker is left to Word."""
    style: dict[str, Any] = {"bold": line.kind in ("heading1", "heading2"), "italic": line.kind == "basis"}
    marker = MARKER.match(line.plain) if automatic and line.kind != "bullet" else None
    words = line.text
    if marker:
        words = words.replace(marker.group().strip(), "", 1).replace("** ", "**", 1).strip()
    centred = line.kind == "centred"
    paragraph = add(doc, words, align=ALIGN.CENTER if centred else ALIGN.JUSTIFY, **(style | {"bold": centred or style["bold"]}))
    paragraph.paragraph_format.first_line_indent = None if centred else Mm(10)
    if marker:
        sign = marker.group()[0]
        number_it(paragraph, 0 if sign in "IVX" else 1 if sign.isdigit() else 2)


def annex(doc: Any, line: Line, landscape: bool) -> None:
    if landscape:
        section = doc.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    else:
        doc.add_page_break()
    for at, part in enumerate(line.parts):
        add(doc, part, align=ALIGN.CENTER, bold=at < 2, italic=at > 1)


def signature(doc: Any, recipients: list[str], authority: list[str]) -> None:
    table = doc.add_table(rows=1, cols=2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left: list[tuple[str, dict[str, Any]]] = [(r, {"size": 11} if at else {"size": 12, "bold": True, "italic": True}) for at, r in enumerate(recipients)]
    stack(table.cell(0, 0), left or [("", {})], ALIGN.LEFT)
    right = [(a, {"bold": True}) for a in authority[:-1]] + [("", {})] * 3 + [(authority[-1], {"bold": True})]
    stack(table.cell(0, 1), right)


def to_docx(text: Text) -> Any:
    """The whole document in Word."""
    doc = Document()
    set_up(doc)
    automatic = text.head.get("numbers") == "automatic"
    if automatic:
        automatic_numbers(doc)
    letterhead(doc, text)
    for part in [*text.parts("type"), *text.parts("title")]:
        add(doc, part, align=ALIGN.CENTER, bold=True)
    doc.add_paragraph()
    recipients: list[str] = []
    widths = [[float(w) for w in each.split()] for each in text.head.get("widths", "").split(";") if each]
    for item in tables(text.lines):
        if isinstance(item, list):
            grid(doc, item, widths.pop(0) if widths else [])
        elif item.kind.startswith("recipient"):
            recipients.append(item.text)
        elif item.kind == "sign":
            signature(doc, recipients, item.parts)
            recipients = []
        elif item.kind == "annex":
            annex(doc, item, "landscape" in text.head)
        else:
            body_line(doc, item, automatic)
    return doc


def to_pdf(docx: Path) -> None:
    """Print the .docx beside itself with LibreOffice."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(docx.parent), str(docx)], check=True, capture_output=True)


def save(doc: Any, target: Path) -> bool:
    """Write the .docx with fixed times in its package, so that the same text gives the same bytes; False where nothing changed."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    doc.save(raw)
    with zipfile.ZipFile(raw) as package, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in package.infolist():
            copy.writestr(zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0)), package.read(entry), zipfile.ZIP_DEFLATED)
    data = fixed.getvalue()
    changed = not target.exists() or target.read_bytes() != data
    target.write_bytes(data)
    return changed


def build(path: Path) -> None:
    """Write every format of one text."""
    text = parse(path)
    folder = CORPUS / text.slug
    folder.mkdir(parents=True, exist_ok=True)
    formats = text.head["formats"].split()
    changed = save(to_docx(text), folder / "source.docx")
    for name, writer in (("txt", to_txt), ("md", to_md), ("html", to_html)):
        if name in formats:
            (folder / f"source.{name}").write_text(writer(text), "utf-8")
    if "pdf" in formats and (changed or not (folder / "source.pdf").exists()) and shutil.which("soffice"):
        to_pdf(folder / "source.docx")


if __name__ == "__main__":
    for file in sorted(TEXTS.glob("*.txt")):
        if not sys.argv[1:] or file.stem in sys.argv[1:]:
            build(file)
            print(file.stem)
