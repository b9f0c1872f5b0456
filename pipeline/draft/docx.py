"""Draft → .docx in the layout of NĐ 30/2020/NĐ-CP; blanks are highlighted and carry their question as a Word comment.

The same draft gives the same bytes, and the file names nobody as its author.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from itertools import chain, groupby, islice
from math import ceil
from pathlib import Path
from textwrap import shorten
from typing import Any

import regex

from pipeline.draft.lines import GAP, printable
from pipeline.model import Blank, Draft, DraftHead, DraftParagraph, DraftTable, DraftTail

_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_LENGTH = 59.0
"""Millimetres that the Tiêu ngữ takes at 14 points, bold."""
_LEFT = 63.0
"""Millimetres of the letterhead's left column."""
_TOGETHER = regex.compile(r"trên địa bàn|giai đoạn \d{4} - \d{4}|năm \d{4}|(?:phường|xã|đặc khu) (?:\p{Lu}\p{L}*|\d+)(?: \p{Lu}\p{L}*)*")
_QUOTED = 300
"""A comment quotes the parent in so many letters."""
_EPOCH = datetime.datetime(2020, 3, 5, tzinfo=datetime.UTC)  # the day NĐ 30/2020 came into force; any fixed day would do
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def to_docx(draft: Draft, *, trace: bool = False, templates: Path | None = None) -> bytes:
    """The draft as a Word file: letterhead, content, signature, then annexes on pages of their own.

    With `trace` each paragraph and each row of a table tells its origin in a Word comment. Styles and page are those of
    styles.docx in `templates`, the user's folder, else of the project's. Raises TemplateError where that file is at fault.
    """
    return _Writer(draft, trace=trace, templates=templates).write(draft)


class _Writer:
    """One Word document under construction."""

    def __init__(self, draft: Draft, *, trace: bool, templates: Path | None) -> None:
        from pipeline.draft import docx_layout

        self.layout, self.trace = docx_layout, trace
        self.base = docx_layout.Base(templates)
        self.make, self.place = docx_layout.make, self.base.body
        self.width = self.base.width()
        self.asked = {blank.where: blank.question for blank in draft.blanks}
        self.origins = iter(draft.origins)

    def write(self, draft: Draft) -> bytes:
        content, annexes = _parted(draft.content)
        self.base.body.remove(self.base.page)
        self.head(draft.head)
        for piece in content:
            self.piece(piece)
        self.tail(draft.tail)
        section = self.base.section(annex=False, wide=False)
        for annex in annexes:
            self.part(section)
            wide = any(isinstance(p, DraftTable) and p.wide for p in annex)
            section, self.width = self.base.section(annex=True, wide=wide), self.base.width(wide=wide)
            for piece in annex:
                self.piece(piece)
        self.place.append(section)
        return self.bytes(draft.head.title)

    def part(self, section: Any) -> None:
        """End a part of the document, which stands on pages of this kind."""
        self.paragraph("rule", "", section)

    def paragraph(self, key: str, text: str, *shape: Any, blanks: Sequence[Blank] = (), place: Any = None) -> Any:
        """A paragraph in the style of `key`; each gap is highlighted and, where it has a question, commented."""
        made = self.make("p", self.make("pPr", self.make("pStyle", val=self.base.ids[key]), *shape))
        (self.place if place is None else place).append(made)
        questions = iter(blanks)
        for number, part in enumerate(printable(text).split(GAP)):
            if number:
                made.append(gap := self.layout.run(GAP, marked=True))
                if blank := next(questions, None):
                    self.comment([gap], blank.question)
            if part:
                made.append(self.layout.run(part))
        return made

    def head(self, head: DraftHead) -> None:
        """Two columns without borders: issuer and number left, the nation's name and the date right."""
        right = self.width - _LEFT
        self.gap(1)  # LibreOffice puts a whole line above a table that opens a file with comments
        table = self.columns((_LEFT, right), rows=2)
        (issuer, nation), (number, date) = table
        for line in head.superior:
            self.paragraph("superior", line, place=issuer)
        names = [part for line in head.issuer for part in self.lines(line, _LEFT)]
        for line in names:
            self.paragraph("issuer", line, place=issuer)
        own = min(self.layout.length(max(names, key=len), self.base.sizes["issuer"]), _LEFT)
        self.rule(_LEFT, own * 0.45, place=issuer)
        self.paragraph("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", place=nation)
        self.paragraph("motto", _MOTTO, place=nation)
        self.rule(right, _MOTTO_LENGTH * self.base.sizes["motto"] / 14, place=nation)
        self.ask(self.paragraph("number", f"Số: {_spaced(head.number)}", place=number), "số, ký hiệu")
        self.ask(self.paragraph("date", head.place_date, place=date), "địa danh, ngày tháng")
        self.paragraph("type", head.doc_type.upper())
        self.rule(self.width, self.title(head.title) * 0.4, self.make("spacing", after="160", line="60", lineRule="exact"))

    def lines(self, name: str, room: float) -> list[str]:
        """A body's name in lines of about one length that fit a column."""
        size = self.base.sizes["issuer"]
        words = name.split(" ")
        if self.layout.length(name, size) <= room * 0.97 or len(words) < 2:
            return [name]
        splits = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]

        def uneven(parts: tuple[str, str]) -> float:
            first, second = (float(self.layout.length(part, size)) for part in parts)
            return abs(first - second) - 8 * parts[0].endswith(",")

        first, second = min(splits, key=uneven)
        return [first, second]

    def title(self, text: str) -> float:
        """The trích yếu in lines of about one length; that length in millimetres."""
        whole, room = self.layout.length(text, self.base.sizes["title"]), self.width
        line = min(room, 1.2 * whole / ceil(whole / room)) if whole > room else room
        side = str(round((room - line) / 2 * self.layout.TWIPS))
        self.paragraph("title", _bound(text), self.make("ind", left=side, right=side, firstLine="0"))
        return min(whole, line)

    def piece(self, piece: DraftParagraph | DraftTable) -> None:
        if isinstance(piece, DraftTable):
            self.table(piece)
            return
        made = self.paragraph(piece.style, piece.text, blanks=piece.blanks)
        if piece.advice:
            self.comment(_runs(made), piece.advice)
        self.origin(made)

    def ask(self, paragraph: Any, where: str) -> None:
        """The question of a blank of the letterhead or the signature, which has no gap of its own in the words."""
        if (question := self.asked.get(where)) and (runs := _runs(paragraph)):
            self.comment(runs, question)

    def origin(self, paragraph: Any) -> None:
        """Where the next words of the draft come from: the parent's item in its own words, and what the rule did with it."""
        origin = next(self.origins)
        if self.trace and (runs := _runs(paragraph)):
            said = f" “{shorten(origin.quote, _QUOTED, placeholder='…')}”" if origin.quote else ""
            source = f"Nguồn: {origin.source}{said}. " if origin.source else ""
            self.comment(runs, f"{source}Cách đưa vào: {origin.note}.")

    def comment(self, runs: Sequence[Any], text: str) -> None:
        from docx.text.run import Run

        marked = [Run(r, self.base.document._body) for r in runs]
        comment = self.base.document.add_comment(runs=marked, text=printable(text), author="Dự thảo", initials="DT")
        stamp = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}date"
        comment._comment_elm.attrib.pop(stamp, None)  # the only part of the file that would tell the day

    def tail(self, tail: DraftTail) -> None:
        """Nơi nhận left, the signature block right; the table stays on one page."""
        self.keep_last()
        self.gap(6, self.make("keepNext"))
        half = self.width / 2
        ((left, right),) = self.columns((half, half), rows=1)
        self.paragraph("recipients", "Nơi nhận:", place=left)
        for line in tail.recipients:
            self.paragraph("recipient", line, place=left)
        made = [self.paragraph("authority", line, place=right) for line in tail.authority]
        self.paragraph("signer", tail.name, place=right)
        self.ask(made[-1], "chữ ký")

    def table(self, table: DraftTable) -> None:
        first, *others = table.widths or (1.0,) * len(table.header)
        widths = [first, *(w * (self.width - first) / sum(others) for w in others)]  # the column of numbers keeps its own width
        rows = self.columns(widths, rows=1 + len(table.rows), bordered=True)
        kinds = [("column",) * len(widths), *(tuple("figure" if n in table.centred else "cell" for n in range(len(widths))) for _ in table.rows)]
        asked = [(), *(table.blanks or [()] * len(table.rows))]
        for cells, keys, texts, blanks in zip(rows, kinds, chain([table.header], table.rows), asked, strict=True):
            questions = iter(blanks)
            for cell, key, text in zip(cells, keys, texts, strict=True):
                self.paragraph(key, text, blanks=list(islice(questions, text.count(GAP))), place=cell)
        for column, blank in table.asked:
            self.comment(_runs(rows[0][column]), blank.question)
        for cells, advice in zip(rows[1:], table.advice or ("",) * len(table.rows), strict=True):
            if advice:
                self.comment(_runs(cells[1]), advice)
            self.origin(cells[0][-1])
        self.gap(1)

    def columns(self, widths: Sequence[float], *, rows: int, bordered: bool = False) -> list[list[Any]]:
        """The cells of a new table whose grid and cells both have their widths (Word reads one, LibreOffice the other)."""
        make, twips = self.make, [round(w * self.layout.TWIPS) for w in widths]
        edges = [make(side, val="single", sz="4", space="0", color="000000") for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
        room = "85" if bordered else "0"
        made = make(
            "tbl",
            make(
                "tblPr", make("tblW", w=str(sum(twips)), type="dxa"), make("jc", val="center"), *([make("tblBorders", *edges)] if bordered else []),
                make("tblLayout", type="fixed"), make("tblCellMar", make("left", w=room, type="dxa"), make("right", w=room, type="dxa")),
            ),
            make("tblGrid", *(make("gridCol", w=str(w)) for w in twips)),
        )  # fmt: skip
        self.place.append(made)
        cells = [[make("tc", make("tcPr", make("tcW", w=str(w), type="dxa"))) for w in twips] for _ in range(rows)]
        for number, row in enumerate(cells):
            repeated = [make("tblHeader")] if bordered and number == 0 else []
            made.append(make("tr", make("trPr", make("cantSplit"), *repeated), *row))
        return cells

    def rule(self, column: float, length: float, *shape: Any, place: Any = None) -> None:
        """A drawn line in the middle of a column; `shape` replaces its spacing."""
        border, spacing, indent = self.layout.rule((column - length) / 2, (column - length) / 2)
        self.paragraph("rule", "", border, *(shape or (spacing,)), indent, place=place)

    def keep_last(self) -> None:
        """The signature never stands on a page without words of the plan."""
        if len(self.place) and (properties := self.place[-1].pPr) is not None:
            properties.pStyle.addnext(self.make("keepNext"))

    def gap(self, points: int, *shape: Any) -> None:
        self.paragraph("rule", "", *shape, self.make("spacing", before="0", line=str(20 * points), lineRule="exact"))

    def bytes(self, title: str) -> bytes:
        document = self.base.document
        core = document.core_properties
        core.title, core.author, core.comments, core.last_modified_by = printable(title)[:255], "", "", ""
        core.created = core.modified = _EPOCH
        core.revision, core.language = 1, "vi-VN"
        raw = io.BytesIO()
        document.save(raw)
        return _settled(raw.getvalue())


def _parted(content: Sequence[DraftParagraph | DraftTable]) -> tuple[list[Any], list[list[Any]]]:
    """What stands before the signature, and the annexes behind it."""
    number, parts = 0, []
    for piece in content:
        number += isinstance(piece, DraftParagraph) and piece.style == "annex"
        parts.append((number, piece))
    groups = {n: [p for _, p in group] for n, group in groupby(parts, key=lambda row: row[0])}
    return groups.pop(0, []), list(groups.values())


def _runs(paragraph: Any) -> list[Any]:
    """The runs of words; those that hold a comment's mark are none."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [r for r in paragraph.iter(f"{w}r") if r.find(f"{w}t") is not None]


def _spaced(number: str) -> str:
    """Room for the clerk's hand before "/KH-UBND"."""
    return "\u00a0" * 8 + number if number.startswith("/") else number


def _bound(title: str) -> str:
    """The title with hard spaces inside what should not be broken over two lines."""
    return _TOGETHER.sub(lambda m: m.group().replace(" ", "\u00a0"), title)


def _settled(data: bytes) -> bytes:
    """The same package with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
