"""Letterhead and signature block of a PDF page: two columns that share their lines, taken apart at the gap between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from pipeline.read.lines import capitals, starts, unfinished
from pipeline.read.pdf_glyphs import Run
from pipeline.read.pdf_lines import Line
from pipeline.read.pdf_paragraphs import tidy
from pipeline.vietnamese import fold

_NATIONAL = regex.compile(r"(?i)cộng\s*h(?:[òõ]a|oà)\s*xã\s*hội|đảng\s*cộng\s*sản\s*việt")
_NUMBER = regex.compile(r"\s*(?:số|luật số)\s*[:.\d]|\s*số\s*:?$|\s*số\s*:")
_DATE = regex.compile(r"ngày.{0,12}tháng|,\s*ngày")
_RECIPIENTS = regex.compile(r"(?i)\s*nơi\s*nhận\s*:?")
_SIGNING = regex.compile(r"\s*(?:tm|kt|tl|tuq|t/m|q)\s?[./]|\s*(?:phó\s)?(?:chủ tịch|giám đốc|trưởng|bí thư|chánh)")
_NEXT = regex.compile(r"\s*(?:phụ lục|biểu\s|danh mục|mẫu\s)|(?:kế hoạch|quyết định|chương trình|quy chế|quy định|đề án)$")


@dataclass(frozen=True, slots=True)
class Band:
    """Hàng hai cột: the lines left and right of the gap."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.left + self.right

    def texts(self) -> tuple[str, str]:
        """The marked text of both sides, wrapped lines joined."""
        return _side(self.left), _side(self.right)


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines `start` to `end` of a page, as bands of two columns."""

    start: int
    end: int
    bands: tuple[Band, ...]
    gap: float = 0.0
    open: bool = False


def zones(lines: Sequence[Line], width: float) -> list[Zone]:
    """The letterhead and the signature block of a page, where it has them in two columns."""
    found: list[Zone] = []
    for index, line in enumerate(lines):
        if found and index < found[-1].end:
            continue
        national = next((run for run in line.runs if _NATIONAL.search(run.text)), None)
        if national is not None and national.x0 > 0.3 * width:
            zone = _letterhead(lines, index, national)
        elif _RECIPIENTS.match(line.runs[0].text) and line.x0 < 0.4 * width:
            zone = _signature(lines, index, width)
        else:
            zone = None
        if zone is not None and (not found or zone.start >= found[-1].end):
            found.append(zone)
    return found


def _letterhead(lines: Sequence[Line], seed: int, national: Run) -> Zone | None:
    gap = national.x0 - 2.0
    start = seed
    while start and lines[start].y - lines[start - 1].y < 2.2 * lines[start].size and _parts(lines[start - 1], gap) is not None:
        start -= 1
    end, dated = seed, 0
    for index in range(start, len(lines)):
        line = lines[index]
        gap = _moved(lines[start:index], line, gap) if _DATE.search(fold(line.text)) else gap
        sides = _parts(line, gap)
        if sides is None or (index > start and line.y - lines[index - 1].y > (2.2 if dated else 4.5) * line.size):
            break
        if dated and sides[1] and not _DATE.search(fold(line.text)) and not unfinished(lines[index - 1].text):
            break
        text = fold(line.text)
        dated = dated or int(bool(_DATE.search(text)) and index > seed)
        end = index + 1
    left = [line for line in lines[start:end] if (_parts(line, gap) or ((), ()))[0]]
    return Zone(start, end, _bands(lines[start:end], gap)) if left and end > start else None


def _moved(above: Sequence[Line], line: Line, gap: float) -> float:
    """The gap, moved left where a right-hand run begins before it and nothing on the left reaches there."""
    reach = max((run.x1 for other in above for run in other.runs if run.x1 <= gap), default=0.0)
    for run in line.runs:
        if run.x0 < gap < run.x1 and run.x0 > reach + 4 and run.x0 + run.x1 > 2 * gap:
            return run.x0 - 2.0
    return gap


def _parts(line: Line, gap: float) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """The runs left and right of the gap; None where one lies across it."""
    if any(run.x0 < gap - 1 and run.x1 > gap + 1 for run in line.runs):
        return None
    return tuple(r for r in line.runs if r.x1 <= gap + 1), tuple(r for r in line.runs if r.x1 > gap + 1)


def _bands(lines: Sequence[Line], gap: float) -> tuple[Band, ...]:
    """Issuer beside national title, and from the number or date on, number beside date."""
    left, right = [], []
    for line in lines:
        sides = _parts(line, gap)
        if sides is not None:
            left += [Line(sides[0], line.page)] if sides[0] else []
            right += [Line(sides[1], line.page)] if sides[1] else []
    marks = [x.y for x in left if _NUMBER.match(fold(x.text))] + [x.y for x in right if _DATE.search(fold(x.text)) or _NUMBER.match(fold(x.text))]
    cut = min(marks, default=None)
    if cut is None:
        return (Band(tuple(left), tuple(right)),)
    edge = cut - 0.5 * lines[0].size
    upper = Band(tuple(x for x in left if x.y < edge), tuple(x for x in right if x.y < edge))
    lower = Band(tuple(x for x in left if x.y >= edge), tuple(x for x in right if x.y >= edge))
    return tuple(band for band in (upper, lower) if band.lines)


def _signature(lines: Sequence[Line], seed: int, width: float) -> Zone | None:
    start = seed
    while start and _signing(lines[start - 1], width) and lines[seed].y - lines[start - 1].y < 6 * lines[seed].size:
        start -= 1
    end = seed
    while end < len(lines) and not _closes(lines[end], width):
        end += 1
    gap = _gap([run for line in lines[start:end] for run in line.runs], width)
    while gap is None and end > seed + 1:
        end -= 1
        gap = _gap([run for line in lines[start:end] for run in line.runs], width)
    if gap is None:
        return None
    left, right = [], []
    for line in lines[start:end]:
        sides = _parts(line, gap)
        if sides is not None:
            left += [Line(sides[0], line.page)] if sides[0] else []
            right += [Line(sides[1], line.page)] if sides[1] else []
    band = Band(tuple(left), tuple(right))
    return Zone(start, end, (band,), gap, end == len(lines)) if left and right else None


def continued(band: Band, gap: float, lines: Sequence[Line], width: float) -> tuple[Band, int]:
    """A signature block that a page's end cut, with what the next page's first lines add, and how many they are."""
    left, right = list(band.left), list(band.right)
    for count, line in enumerate(lines):
        gap = _moved([*band.left, *lines[:count]], line, gap)
        sides = _parts(line, gap)
        filed = any(fold(x.text).lstrip("-+ ").startswith("lưu") for x in left)
        ended = sides is None or _closes(line, width) or _NATIONAL.search(line.text) or (filed and sides[0])
        if ended or sides is None or not (filed or sides[1] or starts(line.text) or not left[-1].text.endswith((";", "."))):
            return Band(tuple(left), tuple(right)), count
        left += [Line(sides[0], line.page)] if sides[0] else []
        right += [Line(sides[1], line.page)] if sides[1] else []
    return Band(tuple(left), tuple(right)), len(lines)


def _signing(line: Line, width: float) -> bool:
    """Whether a line stands on the right only and says who signs."""
    return line.x0 > 0.4 * width and (bool(_SIGNING.match(fold(line.text))) or capitals(line.text))


def _closes(line: Line, width: float) -> bool:
    """Whether a line can no longer belong to the block: it runs across the page or opens an annex."""
    longest = max(line.runs, key=lambda run: run.x1 - run.x0)
    return longest.x1 - longest.x0 > 0.55 * width or bool(_NEXT.match(fold(line.text)))


def _gap(runs: Sequence[Run], width: float) -> float | None:
    """The place with the widest empty band between a left and a right group of runs, in the middle of the page."""
    best, place = 8.0, None
    for edge in sorted({run.x0 for run in runs if 0.3 * width < run.x0 < 0.75 * width}):
        reach = max((run.x1 for run in runs if run.x0 < edge), default=0.0)
        if reach and edge - reach > best and any(run.x0 >= edge for run in runs):
            best, place = edge - reach, edge - 2.0
    return place


def _side(lines: Iterable[Line]) -> str:
    """One side's text: a line for each, but what plainly goes on is one."""
    out: list[str] = []
    last = ""
    for line in lines:
        text = line.text
        subject = fold(last).startswith(("v/v", "về việc"))
        item = last.startswith(("-", "+")) and not last.endswith((";", ".", ":")) and not starts(text)
        bare = _NUMBER.fullmatch(fold(last)) is not None
        title = _NATIONAL.search(last) is not None and capitals(text)
        if out and (unfinished(last) or subject or item or bare or title) and not starts(text) and not _NUMBER.match(fold(text)):
            out[-1] += " " + line.marked
            last = f"{last} {text}"
        else:
            out.append(line.marked)
            last = text
    return tidy("\n".join(out))
