"""HTML (.html, .htm), Word's own above all: paragraphs, tables, lists with their numbers, notes at the end; nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex
from lxml import etree, html

from pipeline.errors import UnreadableError
from pipeline.model.text import Block, Document, Doubt, Source
from pipeline.read.blocks import BOLD, BOLD_END, ITALIC, ITALIC_END, GridCell, document, paragraph, plain, row
from pipeline.read.encodings import Decoded, decode, mended
from pipeline.read.html_style import ASIDE, BLOCKS, Look, declarations, hidden, look
from pipeline.read.html_table import Element, attributes_of, grid, grid_cell, is_data, line_of, text_of
from pipeline.read.layout import Line, Wrap, goes_on, joined, lines_of, measure, paragraphs
from pipeline.read.legacy import decode_run
from pipeline.read.remnants import split
from pipeline.vietnamese import clean, to_roman

_CHARSET = regex.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,30})""")
_XML = regex.compile(r"^\s*<\?xml[^>]*\?>")
_BLANK = regex.compile(r"[\t\n\r\f ]+")
_AREA = regex.compile(r"(?:^|[\s\d])(?:k|c|d|m|h)?m$")
MAX_ELEMENTS = 200_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KINDS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}


def read(data: bytes, source: Source) -> Document:
    """The document in an HTML file; raises UnreadableError where it holds no text."""
    text, doubts = _decoded(data, source.name)
    try:
        root = html.document_fromstring(_XML.sub("", text.replace("\x00", "")) or "<p></p>", parser=html.HTMLParser(no_network=True))
        if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
            raise UnreadableError(f"Trang web “{source.name}” quá lớn (hơn 200.000 phần tử) nên không được đọc. Hãy tách phần cần dùng sang Word.")
        walker = _Walker(source.name, fonts=not doubts)
        walker.walk(root)
        walker.flush()
    except (RecursionError, ValueError, AssertionError, etree.LxmlError) as error:
        raise UnreadableError(f"Tệp “{source.name}” là trang web bị hỏng. Hãy mở bằng trình duyệt, chép nội dung sang Word rồi thử lại.") from error
    kept, remnants = split([b for b in _rejoined(walker.found) if b is not None])
    return document(source, kept, furniture=[*walker.aside, *remnants], doubts=doubts)


def rows_in(fragment: str, name: str) -> list[tuple[GridCell, ...]]:
    """The rows of the tables in a piece of HTML, as Markdown files carry them; raises UnreadableError as `read` does."""
    root = html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div", parser=html.HTMLParser(no_network=True))
    walker = _Walker(name)
    return [
        tuple(grid_cell(p, walker.cell(p.element, Look())) for p in placed)
        for table in root.iter("table") if is_data(table) for _, placed in grid(table, name)
    ]  # fmt: skip


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text in the encoding that the page declares, where its bytes bear that out; else as measured."""
    declared = _CHARSET.search(data[:4096])
    charset = declared.group(1).decode("ascii").lower() if declared else ""
    if charset.startswith(("windows-1252", "iso-8859-1", "us-ascii")):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            found = mended(Decoded(data.decode("cp1252", errors="replace"), charset))
            return found.text, found.doubts
    decoded = decode(data, name, markup=True)
    return decoded.text, decoded.doubts


@dataclass
class _Item:
    """A paragraph on its way: marked text, and what its block will carry."""

    line: Line
    look: Look
    number: str = ""


@dataclass
class _Walker:
    """Walks the tree once; `found` holds paragraphs and rows in reading order, `aside` the page's furniture.

    `fonts` is false where the whole page was decoded from an old encoding: then no run is decoded again.
    """

    name: str
    fonts: bool = True
    found: list[_Item | Block] = field(default_factory=list)
    aside: list[Block | None] = field(default_factory=list)
    tables: int = 0
    _buffer: list[str] = field(default_factory=list)
    _start: tuple[Look, int | None, int] = (Look(), None, 0)
    _number: str = ""

    def walk(self, element: Element, above: Look | None = None, lists: tuple[str, ...] = ()) -> None:
        """Take in an element and all below it; `lists` are the lists around it, outermost first."""
        above = above or Look()
        tag = element.tag if isinstance(element.tag, str) else ""
        attributes = attributes_of(element) if tag else {}
        style = declarations(attributes.get("style", ""))
        if not tag or hidden(tag, attributes, style):
            return
        here = look(tag, attributes, style, above=above)
        if tag in ASIDE:
            self._set_aside(element)
        elif tag == "table" and is_data(element):
            self._table(element, here)
        elif tag == "br":
            self._buffer.append("\n")
        elif style.get("mso-list") == "ignore":
            self._number = _mark(clean(text_of(element)).strip())
        else:
            self._inside(element, tag, here, lists)

    def _inside(self, element: Element, tag: str, here: Look, lists: tuple[str, ...]) -> None:
        """The text of an element, between the breaks that a block makes before and after it."""
        if tag in BLOCKS:
            self.flush()
            level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else None
            self._start = (here, level, line_of(element))
        numbers = _numbers(element, tag, depth=len(lists))
        self._text(element.text, here, tag)
        for child in element:
            if child.tag == "li":
                self.flush()
                self._number = next(numbers, "")
            self.walk(child, here, (*lists, tag) if tag in ("ol", "ul") else lists)
            if tag in BLOCKS and not self._buffer:
                self._start = (here, self._start[1] if tag[0] == "h" and tag[1:].isdigit() else None, line_of(child))
            self._text(child.tail, here, "")
        if tag in BLOCKS:
            self.flush()

    def _text(self, text: str | None, here: Look, tag: str) -> None:
        if not text:
            return
        text = decode_run(text, here.font) if self.fonts else text
        text = text if here.pre else _BLANK.sub(" ", text)
        if tag in ("sup", "sub"):
            text = _raised(text, "".join(self._buffer[-3:])) if tag == "sup" else text
        if not self._buffer and self._start[0].size is None and here.size:
            self._start = (replace(self._start[0], size=here.size), *self._start[1:])
        if text.strip() and (here.bold or here.italic):
            text = (BOLD if here.bold else "") + (ITALIC if here.italic else "") + text + BOLD_END + ITALIC_END
        self._buffer.append(text)

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        text, self._buffer = "".join(self._buffer), []
        here, level, number = self._start
        if not clean(plain(text)).strip():
            return
        lines = lines_of(text.split("\n"))
        wrap = measure(lines) if here.pre else Wrap()
        for group in paragraphs(lines, wrap):
            self.found.append(_Item(Line(joined(group), 1, number, heading=level), here, self._number))
            self._number = ""

    def _set_aside(self, element: Element) -> None:
        self.flush()
        text = clean(" ".join(text_of(element).split()))
        self.aside.append(paragraph(text[:20_000], locator=f"dòng {line_of(element)}"))

    def _table(self, element: Element, here: Look) -> None:
        self.flush()
        table, self.tables = self.tables, self.tables + 1
        for tr, placed in grid(element, self.name):
            cells = [grid_cell(p, self.cell(p.element, here)) for p in placed]
            block = row(cells, table=table, locator=f"dòng {line_of(tr)}")
            if block is not None:
                self.found.append(block)

    def cell(self, cell: Element | None, here: Look) -> str:
        """The paragraphs of a cell, numbers of lists written out, joined by line breaks."""
        if cell is None:
            return ""
        inner = _Walker(self.name, fonts=self.fonts)
        inner.walk(cell, here)
        inner.flush()
        lines = [Line(f"{i.number} {i.line.text}".strip()) if isinstance(i, _Item) else Line(i.text) for i in inner.found]
        text = lines[0].text if lines else ""
        for before, line in pairwise(lines):
            text += (" " if goes_on(before, line) else "\n") + line.text
        return text


def _mark(text: str) -> str:
    """Word's list mark: numbers as they are, "-", "+" and "*" too, and any other single sign as a dot."""
    return text if len(text) != 1 or text in "-+*–" or text.isdigit() else "•"


def _raised(text: str, before: str) -> str:
    """A raised 2 or 3 after a unit is a square or a cube; any other raised number is a note's and keeps apart from figures."""
    bare = text.strip()
    if bare in ("2", "3") and _AREA.search(plain(before)):
        return "²" if bare == "2" else "³"
    return f"[{bare}]" if bare.isdecimal() else text


def _numbers(element: Element, tag: str, *, depth: int) -> Iterator[str]:
    """The numbers of a list's items: "1.", "a)", "I." as its type says; "-" and, one level down, "+" for bullets."""
    if tag == "ul":
        while True:
            yield "-" if depth == 0 else "+"
    if tag != "ol":
        return
    style = declarations(element.get("style", "")).get("list-style-type") or _KINDS.get(element.get("type", "1"), "decimal")
    value = _whole(element.get("start", "1"), 1)
    for item in (e for e in element if e.tag == "li"):
        value = _whole(item.get("value", ""), value)
        yield _label(value, style)
        value += 1


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else default


def _label(value: int, style: str) -> str:
    letter = _LETTERS[(value - 1) % 26]
    if style == "none":
        return ""
    labels = {"lower-alpha": f"{letter})", "lower-latin": f"{letter})", "upper-alpha": f"{letter.upper()}.", "upper-latin": f"{letter.upper()}."}
    if "roman" in style and 0 < value < 4000:
        return f"{to_roman(value)}." if style == "upper-roman" else f"{to_roman(value).lower()})"
    return labels.get(style, f"{value}.")


def _rejoined(found: Sequence[_Item | Block]) -> Iterator[Block | None]:
    """Blocks of what was found; where the page holds one line a paragraph, the lines are joined."""
    lines = [i.line for i in found if isinstance(i, _Item)]
    wrap = measure(lines)
    pending: list[_Item] = []
    for item in found:
        if isinstance(item, _Item):
            pending.append(item)
            continue
        yield from _blocks(pending, wrap)
        pending = []
        yield item
    yield from _blocks(pending, wrap)


def _blocks(items: Sequence[_Item], wrap: Wrap) -> Iterator[Block | None]:
    by_line = {id(i.line): i for i in items}
    groups = paragraphs([i.line for i in items], wrap) if wrap.through_blanks else ((i.line,) for i in items)
    for group in groups:
        first = by_line[id(group[0])]
        block = paragraph(joined(group), heading=first.line.heading, locator=f"dòng {first.line.number}", align=first.look.align)
        yield None if block is None else replace(block, number=first.number, size=first.look.size)
