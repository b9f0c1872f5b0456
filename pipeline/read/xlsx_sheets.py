"""A workbook's sheets as plain cells by place, hidden sheets too: for workbooks that we wrote ourselves and a person corrected."""

from __future__ import annotations

import io
import warnings
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.read.package import open_package
from pipeline.read.xlsx_format import shown

MAX_CELLS = 250_000
_PART = "xl/workbook.xml"


def has_sheet(data: bytes, name: str, sheet: str) -> bool:
    """Whether a file is a workbook with a sheet of that name; a look at its table of contents alone."""
    if not data.startswith(b"PK"):
        return False
    with open_package(data, name) as package:
        return _PART in package.namelist() and f'name="{sheet}"'.encode() in package.read(_PART)


def sheets(data: bytes, name: str) -> dict[str, list[list[str]]]:
    """The cells of every sheet as they show, row by row from the first. Raises UnreadableError where it is damaged or too large."""
    from openpyxl import load_workbook

    with open_package(data, name) as package:
        for member in package.namelist():
            if member.endswith((".xml", ".rels")):
                package.read(member)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return _cells(book, name)
    except UnreadableError:
        raise
    except Exception as fault:
        raise UnreadableError(f"Tệp “{name}” bị hỏng nên không đọc được. Hãy tạo lại bằng lệnh “kehoach extract … --format xlsx”.") from fault


def _cells(book: Any, name: str) -> dict[str, list[list[str]]]:
    left, found = MAX_CELLS, {}
    for page in book.worksheets:
        page.reset_dimensions()
        rows: list[list[str]] = []
        for cells in page.iter_rows():
            left -= len(cells)
            if left < 0:
                raise UnreadableError(f"Tệp “{name}” có quá nhiều ô. Hãy chỉ giữ các trang do chương trình tạo ra.")
            rows.append([shown(c.value, c.number_format or "General").replace("_x000D_", "") if c.value is not None else "" for c in cells])
        found[page.title] = rows
    return found
