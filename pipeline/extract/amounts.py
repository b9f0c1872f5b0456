"""Con số: what a figure in a text is made of - one value or a range, its unit, the rate's base - before any judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from pipeline.extract.units import Unit, UnitBook
from pipeline.vietnamese import fold, number, number_word

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIRST = regex.compile(rf"(?<![\w/]|\d[.,])(?P<n>{_FIGURE})(?!\d|[.,]\d)")
_TO = regex.compile(rf"\s*(?:-|÷|~|đến|tới)\s*(?:dưới\s+|trên\s+)?(?P<n>{_FIGURE})(?!\d|[.,]\d|\s*/\s*\d)")
_OF = regex.compile(rf"\s*/\s*(?P<n>{_FIGURE})(?!\d|[.,/]\d)")
_GLOSS = regex.compile(r"\s*\(\s*(?:[\p{L}]+\s?){1,4}\)|\s*\[\d+\]")
_WORD = regex.compile(
    r"(?<![\p{L}\d])(?P<n>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
    r"(?:\s*\(\s*(?P<digits>\d{1,2})\s*\))?(?=\s)"
)
_PER = regex.compile(
    r"\s*/\s*(?P<per>\d[\d.]*\s*(?:\p{L}+(?:\s+(?!(?:vào|đến|năm|trong|và|là|đạt|của|so|theo|ở|tại|xuống|lên|còn)\b)\p{L}+){0,6})"
    r"|\p{L}+(?:\s+(?:dân|người|làm\s+việc|học))?(?:\s*/\s*\p{L}+)*)"
)
_SCALE = regex.compile(r"\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s+")
_STOP = frozenset(
    ["và", "hoặc", "trong", "của", "đến", "năm", "là", "thì", "được", "cho", "từ", "tại", "với", "so", "theo", "ở", "bằng", "do", "khi", "để", "nhằm", "trên", "dưới", "vào", "ra", "lên", "xuống", "trở", "các", "những", "này", "đó", "nêu", "nói", "có", "đạt", "so", "còn", "hay", "như", "về", "bởi", "qua", "sau", "trước", "thuộc", "mà", "đã", "sẽ", "đang", "không"]
)
_NOUN = regex.compile(r"\s+(?P<noun>\p{L}+(?:\s+\p{L}+)?)")
_ROUND = {Decimal(10) ** n for n in range(1, 8)}
_VAGUE_WORDS = frozenset({"một", "năm", "không"})


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in a text: `low` to `high` of a unit, offsets `start`..`end` from the figure to the rate's base.

    `per` is what a slash gave; `whole` the denominator of "66/112 thôn"; `worded` tells a number in words.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit
    per: str = ""
    whole: Decimal | None = None
    worded: bool = False

    @property
    def ranged(self) -> bool:
        """A range of two different ends."""
        return self.low != self.high


def amounts(text: str, book: UnitBook, masked: Sequence[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """Every amount of a text that does not lie in a masked span, in order, none overlapping."""
    folded = fold(text)
    found: list[Amount] = []
    for amount in sorted([*_figures(text, folded, book), *_words(text, folded, book)], key=lambda a: a.start):
        inside = any(a < amount.end and amount.start < b for a, b in masked if a <= amount.start < b)
        if not inside and (not found or amount.start >= found[-1].end):
            found.append(amount)
    return tuple(found)


def figures(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of every written figure of a text, dates and document numbers too."""
    for m in regex.finditer(rf"(?<!\d)(?:{_FIGURE})", text):
        yield m.span()


def _figures(text: str, folded: str, book: UnitBook) -> Iterator[Amount]:
    taken = 0
    for m in _FIRST.finditer(folded):
        if m.start() < taken:
            continue
        low = number(m.group("n"))
        if low is not None:
            amount = _amount(text, folded, book, m.start("n"), m.end("n"), low)
            taken = amount.end
            yield amount


def _amount(text: str, folded: str, book: UnitBook, start: int, end: int, low: Decimal) -> Amount:
    high, whole = low, None
    end = _after_gloss(folded, end)
    unit = _unit(text, folded, book, end)
    at = unit.end if unit.kind and unit.kind != "unknown" else end
    if (to := _TO.match(folded, at)) and (top := number(to.group("n"))) is not None and top > low:
        high, end = top, _after_gloss(folded, to.end())
        second = _unit(text, folded, book, end)
        unit = second if (second.kind and second.kind != "unknown") or not unit.kind else unit
    elif (of := _OF.match(folded, end)) and (total := number(of.group("n"))) is not None and total not in _ROUND:
        whole, end = total, of.end()
        unit = _unit(text, folded, book, end)
    end = max(end, unit.end)
    per, end = _per(text, folded, end, book)
    return Amount(start, end, low, high, unit, per=per, whole=whole)


def _after_gloss(folded: str, end: int) -> int:
    """Past "(một)" and a footnote mark: "01 (một) mô hình", "560 tỷ [1]"."""
    m = _GLOSS.match(folded, end)
    if m is None:
        return end
    inside = m.group().strip(" ()")
    return m.end() if m.group().strip().startswith("[") or number_word(inside) is not None else end


def _unit(text: str, folded: str, book: UnitBook, at: int) -> Unit:
    """The unit at an offset; a noun that the book does not know counts with its first two syllables."""
    scale = _SCALE.match(folded, at)
    whole = book.at(text, folded, at)
    if scale and (inner := book.at(text, folded, scale.end())) and (whole is None or inner.end > whole.end):
        return Unit(f"{scale.group('scale')} {inner.name}", inner.kind, scale.start("scale"), inner.end)
    if whole is not None:
        return whole
    m = _NOUN.match(text, at)
    if m is None:
        return Unit("", "", at, at)
    words = m.group("noun").split()
    kept = words[:1] if fold(words[0]) not in _STOP else []
    if kept and len(words) > 1 and fold(words[1]) not in _STOP:
        kept = words
    if not kept:
        return Unit("", "", at, at)
    end = m.start("noun") + len(kept[0]) if len(kept) == 1 else m.end("noun")
    return Unit(" ".join(kept), "unknown", m.start("noun"), end)


def _per(text: str, folded: str, end: int, book: UnitBook) -> tuple[str, int]:
    """The rate's base after a slash, and where it ends: "/năm", "/người/năm", "/100.000 dân", "/đơn vị diện tích"."""
    m = _PER.match(folded, end)
    if m is None:
        return "", end
    known = book.at(text, folded, m.start("per"))
    stop = max(m.end(), known.end if known is not None else 0)
    return " ".join(text[m.start("per") : stop].split()), stop


def _words(text: str, folded: str, book: UnitBook) -> Iterator[Amount]:
    """Numbers in words before a unit that the book knows: "hai mô hình", "ba (03) lớp"."""
    for m in _WORD.finditer(folded):
        said = number(m.group("digits")) if m.group("digits") else number_word(m.group("n"))
        unit = book.at(text, folded, m.end())
        if said is None or unit is None or unit.kind in ("time", "structure", "age"):
            continue
        if m.group("n") in _VAGUE_WORDS and not m.group("digits") and not _governed(folded[: m.start()]):
            continue
        per, end = _per(text, folded, unit.end, book)
        yield Amount(m.start(), end, said, said, unit, per=per, worded=True)


_GOVERNED = regex.compile(r"(?:ít\s+nhất|tối\s+thiểu|không\s+quá|tối\s+đa|đủ|thêm)(?:\s+(?:có|là))?\s+$")


def _governed(before: str) -> bool:
    """Whether what stands before makes "một" or "năm" a count and not an article or a year."""
    return _GOVERNED.search(before) is not None
