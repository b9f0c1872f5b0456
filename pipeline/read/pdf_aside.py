"""What belongs to a PDF's pages and not to its text: page numbers, running headers, signature stamps; and footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from pipeline.read.pdf_lines import Line
from pipeline.read.pdf_pages import Page, without
from pipeline.vietnamese import fold

_NUMBER = regex.compile(r"(?:trang\s*)?[-–—(]?\s*\d{1,4}\s*(?:/\s*\d{1,4}\s*)?[-–—)]?")
_STAMP = regex.compile(r"(?:ký bởi|người ký|ký số|ngày ký|thời gian ký|giờ ký|cơ quan|email|chức vụ|tổ chức)\s*:|ký bởi:|signature|digitally signed")
_DIGITS = regex.compile(r"\d+")
_MARGIN = 0.11
_LEAST = 60.0


def tidied(pages: Sequence[Page]) -> list[Page]:
    """The pages with their furniture put aside."""
    size = body_size(pages)
    gone = [_numbers(page) | _stamps(page, size) for page in pages]
    running = _running(pages, gone)
    return [without(page, here | there) for page, here, there in zip(pages, gone, running)]


def body_size(pages: Sequence[Page]) -> float:
    """The size of most text, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda s: sizes[s]) if sizes else 14.0


def _numbers(page: Page) -> set[int]:
    """The page number: a bare figure as first or last line, in the margin, in the middle or at a side."""
    found: set[int] = set()
    for i in _outer(page):
        line = page.lines[i]
        own = line.text.strip("-–— ") == str(page.number)
        if (own or _outside(page, line.y)) and _NUMBER.fullmatch(fold(line.text)) and not any(run.stamped for run in line.runs):
            found.add(i)
    return found


def _outer(page: Page) -> list[int]:
    count = len(page.lines)
    return sorted({0, count - 1} & set(range(count)))


def _stamps(page: Page, size: float) -> set[int]:
    """Lines of a digital signature's stamp: small type that says who signed when."""
    small = [i for i, line in enumerate(page.lines) if line.size < 0.8 * size]
    seeds = [i for i in small if _STAMP.search(fold(page.lines[i].text))]
    return {i for i in small for s in seeds if _beside(page.lines[i], page.lines[s])}


def _beside(line: Line, seed: Line) -> bool:
    """Whether a small line belongs to the same stamp: same place, a few lines away."""
    return abs(line.y - seed.y) < 5 * seed.size and line.x0 < seed.x1 + 5 and line.x1 > seed.x0 - 5 and abs(line.size - seed.size) < 2


def _running(pages: Sequence[Page], gone: Sequence[set[int]]) -> list[set[int]]:
    """Headers and footers: the same words, figures apart, in the margin of at least three pages and of a third of them."""
    keys: list[dict[int, tuple[str, int]]] = []
    for page, taken in zip(pages, gone):
        rest = [i for i in range(len(page.lines)) if i not in taken]
        edge = {*rest[:2], *rest[-2:]}
        keys.append({i: (_DIGITS.sub("#", fold(page.lines[i].text)), round(page.lines[i].y / 4)) for i in edge if _marginal(page, i)})
    counts = Counter(key for found in keys for key in set(found.values()))
    enough = max(3, len(pages) / 3)
    return [{i for i, key in found.items() if counts[key] >= enough} for found in keys]


def _outside(page: Page, y: float) -> bool:
    """Whether a height lies in the margin at the page's top or foot."""
    margin = max(_MARGIN * page.height, _LEAST)
    return y < margin or y > page.height - margin


def _marginal(page: Page, index: int) -> bool:
    """Whether a line stands in the margin: near the paper's edge, apart from the text or smaller than it."""
    line = page.lines[index]
    if not _outside(page, line.y):
        return False
    top = line.y < page.height / 2
    inner = index + 1 if top else index - 1
    if not 0 <= inner < len(page.lines):
        return True
    beside = page.lines[inner]
    return abs(beside.y - line.y) > 1.7 * line.size or line.size < 0.9 * beside.size


def footnotes(page: Page, size: float) -> int:
    """The place of the first footnote line: small lines to the page's end under a short rule; the count of lines if none."""
    count = len(page.lines)
    start = count
    while start and page.lines[start - 1].size < 0.93 * size:
        start -= 1
    for i in range(start, count):
        above = page.lines[i - 1].y if i else 0.0
        line = page.lines[i]
        ruled = any(x1 - x0 < 0.45 * page.width and above - 1 < y < line.y and abs(x0 - line.x0) < 40 for x0, x1, y in page.rules)
        if ruled and line.text[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹0123456789*([":
            return i
    return count
