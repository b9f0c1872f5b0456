"""Tờ văn bản: the lines of a .docx in reading order, each with its place and its effective look, and its sections."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

from pipeline.errors import UnreadableError
from pipeline.form.cascade import TWIPS_PER_MM, Cascade, Run, Shape, W
from pipeline.vietnamese import squeeze

_MOST_BYTES = 200_000_000
_EMU_PER_MM = 36_000
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_LENGTH = regex.compile(r"(?:^|;)\s*width\s*:\s*([\d.]+)(pt|in|mm|cm)?")
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "": 25.4 / 96}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Dòng: a paragraph, or the part of it up to a line break. `cell` is (table, row, column), `column` its width in mm.

    `drawn` are the lengths of drawn lines that hang on the paragraph, in mm; None where the length is not told.
    """

    text: str
    runs: tuple[Run, ...]
    shape: Shape
    element: Any
    order: int
    section: int
    cell: tuple[int, int, int] | None = None
    column: float | None = None
    drawn: tuple[float | None, ...] = ()
    new_page: bool = False
    first: bool = True
    tabbed: bool = False

    @property
    def folded(self) -> str:
        return squeeze(self.text)

    @property
    def upper(self) -> bool:
        """In capitals, by its letters or by the property."""
        letters = [r for r in self.runs if any(c.isalpha() for c in r.text)]
        return bool(letters) and all(r.caps or r.text == r.text.upper() for r in letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Phần trang: measures of one w:sectPr in mm, and the page numbers of its headers and footers."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    landscape: bool
    format: str
    start: int | None
    title_page: bool
    continuous: bool
    header: tuple[Line, ...]
    footer: tuple[Line, ...]
    first: tuple[Line, ...]
    element: Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file; `document` is the open package, for repairs."""

    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    document: Any


def opened(data: bytes, name: str) -> Any:
    """The package as a python-docx document. Raises UnreadableError for what is no .docx, damaged or too large."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(i.file_size for i in package.infolist()) > _MOST_BYTES:
                raise UnreadableError(f"Tệp “{name}” quá lớn để kiểm tra thể thức. Hãy bỏ bớt ảnh trong tệp rồi thử lại.")
        return docx.Document(io.BytesIO(data))
    except UnreadableError:
        raise
    except Exception:
        raise UnreadableError(f"Tệp “{name}” không phải là tệp Word .docx hoặc đã hỏng. Hãy mở bằng Word, lưu lại dạng .docx rồi thử lại.") from None


def sheet(data: bytes, name: str) -> Sheet:
    """The lines and sections of a .docx."""
    document = opened(data, name)
    reader = _Reader(document)
    body = document.element.body
    lines = tuple(reader.lines(body))
    if not any(line.text.strip() for line in lines):
        raise UnreadableError(f"Tệp “{name}” không có chữ nào để kiểm tra. Nếu là bản chụp, hãy dùng tệp Word gốc.")
    return Sheet(lines, tuple(reader.pages()), document)


class _Reader:
    """Walks the body once."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.cascade = Cascade(document)
        self.order = self.section = self.table = 0

    def lines(self, parent: Any, cell: tuple[int, int, int] | None = None, column: float | None = None) -> Iterator[Line]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self.paragraph(child, cell, column)
                self.section += child.find(f"{W}pPr/{W}sectPr") is not None
            elif child.tag == f"{W}tbl":
                yield from self.cells(child)
            elif child.tag in (f"{W}sdt", f"{W}ins"):
                yield from self.lines(child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else child, cell, column)

    def cells(self, table: Any) -> Iterator[Line]:
        number, self.table = self.table, self.table + 1
        grid = [float(c.get(f"{W}w") or 0) / TWIPS_PER_MM for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row, line in enumerate(table.findall(f"{W}tr")):
            at = 0
            for column, cell in enumerate(line.findall(f"{W}tc")):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide = int(span.get(f"{W}val", "1")) if span is not None else 1
                width = cell.find(f"{W}tcPr/{W}tcW")
                own = float(width.get(f"{W}w") or 0) / TWIPS_PER_MM if width is not None and width.get(f"{W}type", "dxa") == "dxa" else 0.0
                yield from self.lines(cell, (number, row, column), own or sum(grid[at : at + wide]) or None)
                at += wide

    def paragraph(self, paragraph: Any, cell: tuple[int, int, int] | None, column: float | None) -> Iterator[Line]:
        shape, parts = self.cascade.shape(paragraph), list(self.parts(paragraph))
        order, self.order = self.order, self.order + 1
        breaks = any(b.get(f"{W}type") == "page" for b in paragraph.iter(f"{W}br"))
        own = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
        drawn = tuple(_drawn(paragraph))
        for number, runs in enumerate(parts):
            raw = "".join(r.text for r in runs)
            yield Line(
                text=" ".join(raw.split()), runs=runs, shape=shape, element=paragraph, order=order, section=self.section, cell=cell, column=column,
                drawn=drawn, new_page=breaks or own is not None, first=number == 0, tabbed=raw.startswith(("\t", "   ")),
            )  # fmt: skip

    def parts(self, paragraph: Any) -> Iterator[tuple[Run, ...]]:
        """The runs of a paragraph, parted at line breaks."""
        part: list[Run] = []
        for run in paragraph.iter(f"{W}r"):
            if any(a.tag in (f"{W}txbxContent", f"{W}del", f"{_MC}Fallback") for a in run.iterancestors()):
                continue
            pieces = _text(run).split("\n")
            for number, text in enumerate(pieces):
                if number:
                    yield tuple(part)
                    part = []
                if text:
                    part.append(self.cascade.run(run, paragraph, text))
        yield tuple(part)

    def pages(self) -> Iterator[Page]:
        for section in self.document.sections:
            element = section._sectPr
            numbers = element.find(f"{W}pgNumType")
            start = numbers.get(f"{W}start") if numbers is not None else None
            yield Page(
                width=_millimetres(section.page_width), height=_millimetres(section.page_height),
                margins=tuple(_millimetres(m) for m in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)),  # type: ignore[arg-type]
                landscape=_millimetres(section.page_width) > _millimetres(section.page_height),
                format=str(numbers.get(f"{W}fmt", "decimal")) if numbers is not None else "decimal",
                start=int(start) if start and start.isdigit() else None, title_page=section.different_first_page_header_footer,
                continuous=any(kind.get(f"{W}val") == "continuous" for kind in element.findall(f"{W}type")),
                header=self.story(section.header), footer=self.story(section.footer), first=self.story(section.first_page_header), element=element,
            )  # fmt: skip

    def story(self, story: Any) -> tuple[Line, ...]:
        """The lines of a header or footer; of the one before where it is linked to it. Nothing is created by looking."""
        while story.is_linked_to_previous:
            before = story._prior_headerfooter
            if before is None:
                return ()
            story = before
        return tuple(self.lines(story._element))


def _text(run: Any) -> str:
    """The text of a run, a tab for a tab, a line feed for a line break, a page field as "#"."""
    out: list[str] = []
    for child in run:
        if child.tag == f"{W}t":
            out.append(child.text or "")
        elif child.tag == f"{W}tab":
            out.append("\t")
        elif child.tag in (f"{W}br", f"{W}cr") and child.get(f"{W}type") not in ("page", "column"):
            out.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            out.append("-")
    return "".join(out)


def _drawn(paragraph: Any) -> Iterator[float | None]:
    """The lengths of flat drawings (lines) of a paragraph."""
    for place in paragraph.iter(f"{_WP}extent"):
        wide, high = int(place.get("cx", 0)) / _EMU_PER_MM, int(place.get("cy", 0)) / _EMU_PER_MM
        if high <= 2 and wide > 3:
            yield wide
    if any(True for _ in paragraph.iter(f"{_WP}extent")):
        return
    for line in (*paragraph.iter(f"{_VML}line"), *paragraph.iter(f"{_VML}shape")):
        if line.tag == f"{_VML}shape" and line.find(f"{_VML}imagedata") is not None:
            continue
        found = _LENGTH.search(line.get("style", ""))
        yield float(found[1]) * _UNITS[found[2] or ""] if found and float(found[1]) else None


def _millimetres(length: Any) -> float:
    return length.mm if length is not None else 0.0
