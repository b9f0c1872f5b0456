"""Excel workbooks (.xlsx): each sheet a table, its rows as they show; formulas by their last values, nothing is computed."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from pipeline.errors import UnreadableError
from pipeline.model.text import Block, Document, Doubt, Source
from pipeline.read.blocks import BOLD, BOLD_END, GridCell, document, paragraph, row
from pipeline.read.package import Package, open_package
from pipeline.read.xlsx_format import shown

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 500, 250_000
MAX_SCANNED = 200_000
"""Rows looked at, blank ones too."""
MAX_SHEET_BYTES = 32 * 1024 * 1024
_MERGE = regex.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN_ROW = regex.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,7})"[^>]*?\bhidden="(?:1|true)"')
_EMPTY_FORMULA = regex.compile(rb"<(?:\w+:)?f[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_PLAIN_TITLE = regex.compile(r"(?i)(?:sheet|trang[ _]tính|bảng tính)\s?\d*")


@dataclass(frozen=True, slots=True)
class _Value:
    """A cell with text: its grid column and its text, marked where bold."""

    column: int
    text: str


@dataclass(slots=True)
class _Sheet:
    """A sheet's rows with text by row number, and its merged areas by their first cell (row, column) → (rows, columns)."""

    title: str
    rows: dict[int, list[_Value]] = field(default_factory=dict)
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    unseen: frozenset[int] = frozenset()
    empty_formulas: int = 0


def read(data: bytes, source: Source) -> Document:
    """The document in a workbook; UnreadableError where it is damaged, encrypted, too large or empty."""
    sheets = list(_sheets(data, source.name))
    blocks: list[Block | None] = []
    aside: list[Block | None] = []
    doubts: list[Doubt] = []
    table = 0
    for sheet, seen in sheets:
        made, table = _blocks(sheet, table)
        (blocks if seen else aside).extend(made)
        aside += [paragraph(" | ".join(v.text for v in sheet.rows[n]), locator=f"{sheet.title}!A{n}") for n in sheet.rows if n in sheet.unseen]
        doubts += _doubts(sheet, seen)
    if not any(blocks):
        raise UnreadableError(f"Tệp “{source.name}” không có ô nào chứa chữ hoặc số. Hãy chọn đúng bảng tính có nội dung.")
    return document(source, blocks, furniture=aside, doubts=doubts)


def _sheets(data: bytes, name: str) -> Iterator[tuple[_Sheet, bool]]:
    """Every sheet, and whether it is visible."""
    with open_package(data, name) as package:
        if sum(m.file_size for m in package.infolist() if "/worksheets/" in m.filename or "sharedStrings" in m.filename) > MAX_SHEET_BYTES:
            raise UnreadableError(_too_large(name))
        for member in package.namelist():
            if member.endswith((".xml", ".rels")):
                package.read(member)
        book = _book(data, name)
        left = MAX_CELLS
        for page in book.worksheets:
            sheet = _read_sheet(page, package, name, left=left)
            left -= sum(map(len, sheet.rows.values()))
            yield sheet, page.sheet_state == "visible"


def _book(data: bytes, name: str) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise UnreadableError(_damaged(name)) from error


def _read_sheet(page: Any, package: Package, name: str, *, left: int) -> _Sheet:
    """One sheet's texts and merged areas; raises UnreadableError beyond 20,000 rows, 500 columns or `left` cells."""
    sheet = _Sheet(page.title)
    try:
        path = str(page._worksheet_path)
        xml = package.read(path)
        page.reset_dimensions()
        for number, cells in enumerate(page.iter_rows(), 1):
            values = [v for c in cells if (v := _value(c)) is not None]
            if values:
                sheet.rows[number] = values
                left -= len(values)
            if left < 0 or number > MAX_SCANNED or len(sheet.rows) > MAX_ROWS or (values and values[-1].column >= MAX_COLUMNS):
                raise UnreadableError(_too_large(name))
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(_damaged(name)) from error
    covered, last = 0, max(sheet.rows, default=0)
    for west, top, east, bottom in _MERGE.findall(xml)[:MAX_CELLS]:
        covered += max(0, min(int(bottom), last) - int(top))
        if covered > MAX_CELLS:
            raise UnreadableError(_too_large(name))
        first = (int(top), _column(west))
        sheet.merges[first] = (int(bottom) - int(top) + 1, _column(east) - first[1] + 1)
    sheet.unseen = frozenset(int(n) for n in _HIDDEN_ROW.findall(xml))
    sheet.empty_formulas = len(_EMPTY_FORMULA.findall(xml))
    return sheet


def _value(cell: Any) -> _Value | None:
    if cell.value is None:
        return None
    text = shown(cell.value, cell.number_format or "General").replace("_x000D_", "").strip()
    if not text:
        return None
    font = cell.font
    return _Value(cell.column - 1, BOLD + text + BOLD_END if font is not None and font.b else text)


def _column(letters: bytes) -> int:
    """The grid column of "A", "B", … "AA", from 0."""
    value = 0
    for letter in letters:
        value = value * 26 + letter - 64
    return value - 1


def _blocks(sheet: _Sheet, table: int) -> tuple[list[Block | None], int]:
    """The sheet's title, what stands above its table as paragraphs, and its rows; and the next table's number."""
    numbers = [n for n in sorted(sheet.rows) if n not in sheet.unseen]
    if not numbers:
        return [], table
    blocks: list[Block | None] = []
    if not _PLAIN_TITLE.fullmatch(sheet.title.strip()):
        blocks.append(paragraph(sheet.title, heading=1, locator=f"{sheet.title}!A1"))
    body = next((n for n in numbers if len(sheet.rows[n]) >= 3), numbers[-1] + 1 if _one_each(sheet, numbers) else numbers[0])
    first = min(v.column for n in numbers for v in sheet.rows[n])
    width = max(v.column for n in numbers for v in sheet.rows[n]) + 1
    covered = _covered(sheet)
    for number in numbers:
        values = sheet.rows[number]
        locator = f"{sheet.title}!{_letters(values[0].column)}{number}"
        if number < body and len(values) == 1:
            blocks.append(paragraph(values[0].text, locator=locator))
            continue
        table += number == body and any(b is not None and b.kind == "row" and b.table == table for b in blocks)
        if number < body:
            blocks.append(row([GridCell(text=v.text, column=i) for i, v in enumerate(values)], table=table, locator=locator))
            continue
        cells = _cells(values, sheet.merges, covered.get(number, {}), (number, first, width))
        blocks.append(row(cells, table=table, locator=locator))
    return blocks, table + 1


def _one_each(sheet: _Sheet, numbers: Sequence[int]) -> bool:
    return all(len(sheet.rows[n]) == 1 for n in numbers)


def _covered(sheet: _Sheet) -> dict[int, dict[int, int]]:
    """Row → first column → columns, for the rows that a vertical merge carries on into."""
    found: dict[int, dict[int, int]] = {}
    rows = max(sheet.rows)
    for (top, left), (height, width) in sheet.merges.items():
        for number in range(top + 1, min(top + height, rows + 1)):
            found.setdefault(number, {})[left] = width
    return found


def _cells(
    values: Sequence[_Value], merges: dict[tuple[int, int], tuple[int, int]], covered: dict[int, int], place: tuple[int, int, int]
) -> Iterator[GridCell]:
    """A row's cells from the sheet's first column to its last, merged ones spanning, carried-on ones empty."""
    number, column, width = place
    texts = {v.column: v.text for v in values}
    first = column
    while column < width:
        carried = column in covered
        columns = covered[column] if carried else merges.get((number, column), (1, 1))[1]
        columns = max(1, min(columns, width - column))
        yield GridCell(text=texts.get(column, ""), column=column - first, columns=columns, continued=carried and column not in texts)
        column += columns


def _letters(column: int) -> str:
    """The name of a grid column: 0 is "A"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _doubts(sheet: _Sheet, seen: bool) -> Iterator[Doubt]:
    if not seen and sheet.rows:
        yield Doubt(kind="hidden_sheet", message=f"Trang tính “{sheet.title}” đang bị ẩn nên không được đọc. Hãy bỏ ẩn nếu cần dùng nội dung này.")
    if sheet.unseen & set(sheet.rows):
        yield Doubt(kind="hidden_rows", message=f"Trang tính “{sheet.title}” có hàng bị ẩn, không được đọc. Hãy bỏ ẩn nếu cần dùng các hàng này.")
    if sheet.empty_formulas:
        yield Doubt(
            kind="formula_value",
            message=f"Trang tính “{sheet.title}” có {sheet.empty_formulas} ô công thức chưa có kết quả lưu sẵn. Hãy mở bằng Excel, lưu lại rồi đọc lại.",
        )


def _damaged(name: str) -> str:
    return f"Tệp “{name}” không phải bảng tính Excel đọc được hoặc đã bị hỏng. Hãy mở bằng Excel và lưu lại dạng .xlsx."


def _too_large(name: str) -> str:
    return f"Bảng tính “{name}” quá lớn (hơn 20.000 hàng, 500 cột hoặc 250.000 ô). Hãy tách phần cần dùng sang tệp riêng."
