"""Tables in plain text without any frame: cells parted by tabs or bars, or one cell a line as Word's "save as text" leaves them.

The last kind is taken only where it comes out exactly: the header opens with "TT", every row with its number, and
each row has as many lines as the header (a blank line is an empty cell). What does not come out stays paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pipeline.read.columns import Zone
from pipeline.read.lines import capitals, starts
from pipeline.vietnamese import roman

_FIRST = regex.compile(r"(?i)\s*(?:s\.?tt|tt|số tt)\.?\s*")
_MARKER = regex.compile(r"\s*\(?(?:(?P<number>\d{1,3}(?:\.\d{1,2})*)|(?P<roman>[IVX]{1,5})|(?P<letter>[A-ZĐ]))[.)]?\s*")
_RULE = regex.compile(r"[\s|:+-]+")
_LONGEST_HEADER, _MOST_COLUMNS = 120, 12
Row = tuple[tuple[str, ...], ...]


def tables(lines: Sequence[str]) -> list[Zone]:
    """The tables in a text, each with its rows."""
    found: list[Zone] = []
    done = 0
    for i, line in enumerate(lines):
        if i < done:
            continue
        if line.count("|") >= 2 and line.count("\t") < 2:
            done = _bars_end(lines, i)
            found += _barred(lines, i, done)
            continue
        zone = _tabbed(lines, i) if line.count("\t") >= 2 else _one_a_line(lines, i) if _FIRST.fullmatch(line) else None
        if zone is not None:
            found.append(zone)
            done = zone.last
    return found


def _tabbed(lines: Sequence[str], first: int) -> Zone | None:
    """Two or more lines in a row with two tabs or more."""
    last = first
    while last < len(lines) and lines[last].strip(" ").count("\t") >= 2 and lines[last].strip():
        last += 1
    rows = [tuple((cell.strip(),) for cell in line.split("\t")) for line in lines[first:last]]
    if len(rows) < 2 or max(map(len, rows)) < 3 or len({len(r) for r in rows}) > 2:
        return None
    return Zone(first, last, tuple(rows))


def _bars_end(lines: Sequence[str], first: int) -> int:
    """Where the lines with bars end that begin at `first`, single blank lines among them."""
    last = at = first
    while at < len(lines) and ("|" in lines[at] or not lines[at].strip()) and at - last < 2:
        at += 1
        if lines[at - 1].strip():
            last = at
    return last


def _barred(lines: Sequence[str], first: int, last: int) -> Iterator[Zone]:
    """Three rows or more of as many cells between bars; words that a merged cell left in every column are one cell."""
    rows = [_cells(line) for line in lines[first:last] if line.strip() and not _RULE.fullmatch(line)]
    widths = {len(r) for r in rows}
    if len(rows) >= 3 and len(widths) == 1 and max(widths) >= 3:
        yield Zone(first, last, tuple(_spanning(r) for r in rows))


def _cells(line: str) -> Row:
    inner = line.strip().removeprefix("|").removesuffix("|") if line.strip().startswith("|") else line
    return tuple((cell.strip(),) for cell in inner.split("|"))


def _spanning(row: Row) -> Row:
    """A section's row without the words that a merged cell left in every column."""
    return row[:2] if len(row) > 2 and row[1][0] and len(set(row[1:])) == 1 else row


def _one_a_line(lines: Sequence[str], first: int) -> Zone | None:
    """A header of short lines from "TT" to the first number, then rows that all come out."""
    start = first + 1
    while start < len(lines) and 0 < len(lines[start].strip()) <= _LONGEST_HEADER and not _MARKER.fullmatch(lines[start]):
        start += 1
    columns = start - first
    if not 3 <= columns <= _MOST_COLUMNS or start >= len(lines) or not _MARKER.fullmatch(lines[start]):
        return None
    rows = list(_rows(lines, start, columns))
    full = [r for r in rows if len(r) == columns]
    if len(full) < 2 or not _counts_up(full):
        return None
    header: Row = tuple((line.strip(),) for line in lines[first:start])
    last = start + sum(map(len, rows))
    return Zone(first, last, (header, *rows)) if _ends(lines[last : last + 2 * columns + 2]) else None


def _ends(rest: Sequence[str]) -> bool:
    """Whether what follows is no more of the table: a blank line or a sentence or heading, and no further number alone."""
    if any(_MARKER.fullmatch(line) for line in rest):
        return False
    after = rest[0].strip() if rest else ""
    return not after or after.endswith((".", ";", ":")) or len(after) > 80 or starts(after) or capitals(after)


def _rows(lines: Sequence[str], start: int, columns: int) -> Iterator[Row]:
    """Rows of `columns` lines, or of two where a section's number and title stand before the next number."""
    while start < len(lines) and (mark := _MARKER.fullmatch(lines[start])):
        following = lines[start + 2] if start + 2 < len(lines) else ""
        section = mark["number"] is None and _MARKER.fullmatch(following) is not None
        width = 2 if section else columns
        if start + width > len(lines):
            return
        yield tuple((line.strip(),) for line in lines[start : start + width])
        start += width


def _counts_up(rows: Sequence[Row]) -> bool:
    """Whether the rows' numbers go 1, 2, 3, from 1 again after a section; "1.1" and "I" stand between them."""
    last = 0
    for row in rows:
        mark = _MARKER.fullmatch(row[0][0])
        number = mark["number"] if mark else None
        if number is None or "." in number:
            last = 0 if mark and mark["roman"] and roman(mark["roman"]) else last
            continue
        if int(number) not in (last + 1, 1):
            return False
        last = int(number)
    return True
