"""Tables as CSV for other programs: UTF-8 with a byte order mark (Excel needs it), and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import regex

from pipeline.export.tables import Sheet

_NUMBER = regex.compile(r"[+-]?\d+(?:[.,]\d+)*")


def to_csv(sheet: Sheet) -> bytes:
    """One table; a cell that starts with = + - @ and is no plain number gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([name for name, _ in sheet.columns])
    writer.writerows([[safe(str(value)) for value in row] for row in sheet.rows])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def safe(cell: str) -> str:
    """The cell's text, made harmless."""
    live = cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r")
    return "'" + cell if live and not _NUMBER.fullmatch(cell) else cell
