"""Tables as an Excel file that can be filtered and printed; no cell is ever a formula or a link."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from pipeline.export.tables import Cell, Sheet

MEMORY = "_kehoach"
"""The hidden sheet that keeps the plan a workbook was made from, in pieces that fit into a cell."""
_PIECE = 30_000
_LEVELS = {"Lỗi": "#A40000", "Cảnh báo": "#7A4D00", "Cần xem": "#7A4D00", "Đã chấp nhận": "#1C6B2A"}
_LINE, _TALLEST = 15.8, 409.0
_BASE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}


def to_xlsx(sheets: Sequence[Sheet], memory: str = "") -> bytes:
    """One worksheet a table: frozen head, filter, wrapped cells, A4 landscape one page wide, head repeated in print."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    styles = {
        "head": book.add_format({**_BASE, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#E7EEF7"}),
        "text": book.add_format({**_BASE, "text_wrap": True}),
        "number": book.add_format({**_BASE, "align": "center"}),
        "date": book.add_format({**_BASE, "align": "center", "num_format": "dd/mm/yyyy"}),
        **{level: book.add_format({"bold": True, "font_color": color}) for level, color in _LEVELS.items()},
    }
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.title[:31]), sheet, styles)
    if memory:
        page = book.add_worksheet(MEMORY)
        for line, start in enumerate(range(0, len(memory), _PIECE)):
            page.write_string(line, 0, memory[start : start + _PIECE])
        page.very_hidden()
    book.close()
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    top, column = int(bool(sheet.groups)), 0
    for name, count in sheet.groups:
        if count > 1:
            page.merge_range(0, column, 0, column + count - 1, name, styles["head"])
        else:
            page.write_string(0, column, name, styles["head"])
        column += count
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(top, column, name, styles["head"])
    page.set_row(top, _height([name for name, _ in sheet.columns], [width - 2 for _, width in sheet.columns]))
    for line, row in enumerate(sheet.rows, top + 1):
        page.set_row(line, _height(row, [width for _, width in sheet.columns]))
        for column, value in enumerate(row):
            _put(page, (line, column), value, styles)
    _set_up(page, sheet, top)
    _colour(page, sheet, styles, top)


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Points for the longest of a row's wrapped cells: LibreOffice and Excel for the web do not measure them themselves."""
    lines = (sum(ceil(max(len(part), 1) / (1.12 * width)) for part in str(value).split("\n")) for value, width in zip(row, widths))
    return min(_TALLEST, _LINE * max(lines, default=1) + 3)


def _put(page: Any, place: tuple[int, int], value: Cell, styles: dict[str, Any]) -> None:
    if isinstance(value, int):
        page.write_number(*place, value, styles["number"])
    elif isinstance(value, datetime.date):
        page.write_datetime(*place, value, styles["date"])
    else:
        page.write_string(*place, value, styles["text"])


def _set_up(page: Any, sheet: Sheet, top: int) -> None:
    """Filter, frozen head, print area and paper."""
    last, wide = top + max(len(sheet.rows), 1), len(sheet.columns) - 1
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, last, wide)
    page.print_area(0, 0, last, wide)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, top)
    page.set_footer("&L&A&C&P/&N")


def _colour(page: Any, sheet: Sheet, styles: dict[str, Any], top: int) -> None:
    """The words of the severity column in their colours, after a person's changes too."""
    names = [name for name, _ in sheet.columns]
    if "Mức độ" in names:
        column = names.index("Mức độ")
        for level in _LEVELS:
            rule = {"type": "cell", "criteria": "==", "value": f'"{level}"', "format": styles[level]}
            page.conditional_format(top + 1, column, top + max(len(sheet.rows), 1), column, rule)
