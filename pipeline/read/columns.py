"""Two columns in plain text: letterhead and signature block set side by side with blanks, taken apart into rows of two cells.

Only there do runs of blanks mean anything; a line that they do not clearly part stays one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.read.layout import alone, capitals

_GAP = regex.compile(r"(?<=\S)(?: {3,}| ?\t[\t ]*)(?=\S)")
_NATIONAL = regex.compile(r"CỘNG\s+H\p{L}{2}\s+XÃ\s+H\p{L}I\s+CHỦ|ĐẢNG\s+CỘNG\s+SẢN")
_DATE = regex.compile(r"ngày[\s\d.…]*tháng[\s\d.…]*năm")
_NUMBER = regex.compile(r"\s*Số\s*:?\s")
_RECIPIENTS = regex.compile(r"\s*Nơi nhận\s*:?")
_SIGNING = regex.compile(r"(?:TM|KT|TL|TUQ|T/M|Q)\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH)")
_NEXT = regex.compile(r"\s*(?:PHỤ (?:LỤC|BIỂU)|Phụ (?:lục|biểu)|KẾ HOẠCH\s*$|Mẫu số|Biểu|(?:BIỂU|BẢNG|DANH (?:MỤC|SÁCH))\s)|\f")
_HEAD_LINES, _TAIL_LINES, _SLACK = 40, 60, 12


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines `first` to `last` (exclusive) that make a table: rows of cells, each cell its lines."""

    first: int
    last: int
    rows: tuple[tuple[tuple[str, ...], ...], ...]


def zones(lines: Sequence[str]) -> list[Zone]:
    """The letterhead and the signature block, where a text sets them in two columns."""
    return [z for z in (_letterhead(lines), *_signatures(lines)) if z is not None]


def _letterhead(lines: Sequence[str]) -> Zone | None:
    """From the issuer beside the national title to the number beside the date."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        gap = _GAP.search(line)
        if not gap or not _NATIONAL.search(line[gap.end() :]) or not capitals(line[: gap.start()]):
            continue
        last = next((j for j in range(i, min(i + 16, len(lines))) if _DATE.search(lines[j])), -1)
        if last < 0:
            return None
        number = next((j for j in range(i, last + 1) if _NUMBER.match(lines[j])), last)
        rows = [_split(lines[i:number], gap.end()), _split(lines[number : last + 1], gap.end())]
        return Zone(i, last + 1, tuple(r for r in rows if any(r)))
    return None


def _signatures(lines: Sequence[str]) -> Iterator[Zone]:
    """From "Nơi nhận:" with the signature beside it to the end, or to the next document in the file."""
    done = 0
    for i, line in enumerate(lines):
        if i < done or not _RECIPIENTS.match(line):
            continue
        stop = next((j for j in range(i + 1, len(lines)) if _NEXT.match(lines[j])), len(lines))
        stop = min(stop, i + _TAIL_LINES)
        column = _column(lines[max(0, i - 2) : stop])
        if column:
            rows = (_split(lines[i:stop], column),)
            yield Zone(i, stop, rows)
            done = stop


def _column(lines: Sequence[str]) -> int:
    """Where the right column begins: at the first signing line that a gap parts from what is left of it; 0 for none."""
    for line in lines:
        gap = _GAP.search(line)
        if gap and (_SIGNING.match(line[gap.end() :]) or alone(line[gap.end() :].strip())):
            return gap.end()
    return 0


def _split(lines: Sequence[str], column: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines left and right of a column; a line without a gap near it lies wholly on the side where it begins.

    Where tabs part the first line, the first tab of each line does, however far the left side reaches.
    """
    left: list[str] = []
    right: list[str] = []
    tabbed = any("\t" in gap.group() for line in lines[:1] for gap in _GAP.finditer(line))
    for line in lines:
        if tabbed and "\t" in line:
            first, _, second = line.partition("\t")
            left.append(first.strip())
            right.append(second.strip())
            continue
        gaps = [g for g in _GAP.finditer(line) if abs(g.end() - column) <= _SLACK]
        indent = len(line) - len(line.lstrip())
        if gaps:
            gap = min(gaps, key=lambda g: abs(g.end() - column))
            left.append(line[: gap.start()].strip())
            right.append(line[gap.end() :].strip())
        elif indent >= max(column - _SLACK, 12):
            right.append(line.strip())
        else:
            left.append(line.strip())
    return tuple(filter(None, left)), tuple(filter(None, right))


def lost_tables(lines: Sequence[str]) -> list[int]:
    """Line numbers where a table begins whose columns only blanks part, so that its cells cannot be told apart."""
    wide = [i for i, line in enumerate(lines) if len(_GAP.findall(line)) >= 2]
    found: list[int] = []
    for a, b, c in zip(wide, wide[1:], wide[2:]):
        if c - a <= 6 and b > a and (not found or a - found[-1] > 40):
            found.append(a + 1)
    return found
