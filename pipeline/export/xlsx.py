"""Tables as an Excel file that can be filtered and printed; no cell is ever a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pipeline.export.tables import Sheet


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """One worksheet a table: frozen head, filter, wrapped cells, A4 landscape one page wide, head repeated in print."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}
    styles = {
        "head": book.add_format({**base, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#E7EEF7"}),
        "text": book.add_format({**base, "text_wrap": True}),
        "number": book.add_format({**base, "align": "center"}),
    }
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.title[:31]), sheet, styles)
    book.close()
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, name, styles["head"])
    for line, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(line, column, value, styles["number"])
            else:
                page.write_string(line, column, value, styles["text"])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P/&N")
