"""Con số: what a figure in a text is made of - one value or a range, its unit, the rate's base - before any judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from pipeline.extract.units import Unit, UnitBook
from pipeline.vietnamese import fold, number, number_word

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIGURES = regex.compile(rf"(?<!\d)(?:{_FIGURE})")
_FIRST = regex.compile(rf"(?<![\w/\[]|\d[.,])(?P<n>{_FIGURE})(?!\d|[.,]\d)")
_TO = regex.compile(rf"\s*(?:-|÷|~|đến|tới)\s*(?:dưới\s+|trên\s+)?(?P<n>{_FIGURE})(?!\d|[.,]\d|\s*/\s*\d)")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_THOUSAND = 1000
_OF = regex.compile(rf"\s*/\s*(?P<n>{_FIGURE})(?!\d|[.,/]\d)")
_GLOSS = regex.compile(r"\s*\(\s*(?:[\p{L}]+\s?){1,4}\)|\s*\[\d+\]")
_WORD = regex.compile(
    r"(?<![\p{L}\d])(?P<n>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
    r"(?:\s*\(\s*(?P<digits>\d{1,2})\s*\))?(?=\s)"
)
_WORD_FROM = regex.compile(r"(?<![\p{L}\d])(?P<n>một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+(?:đến|tới|-)\s*$")
_PER = regex.compile(
    r"\s*/\s*(?P<per>\d[\d.]*\s*(?:\p{L}+(?:\s+(?!(?:vào|đến|năm|trong|và|là|đạt|của|so|theo|ở|tại|xuống|lên|còn)\b)\p{L}+){0,6})"
    r"|\p{L}+(?:\s+(?:dân|người|làm\s+việc|học))?(?:\s*/\s*\p{L}+)*)"
)
_SCALE = regex.compile(r"\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s+")
_STOP = frozenset(
    ["và", "hoặc", "trong", "của", "đến", "năm", "là", "thì", "được", "cho", "từ", "tại", "với", "so", "theo", "ở", "bằng", "do", "khi", "để", "nhằm", "trên", "dưới", "vào", "ra", "lên", "xuống", "trở", "các", "những", "này", "đó", "nêu", "nói", "có", "đạt", "so", "còn", "hay", "như", "về", "bởi", "qua", "sau", "trước", "thuộc", "mà", "đã", "sẽ", "đang", "không"]
)
_QUOTED = regex.compile(r"\s+(?P<quoted>[\"“”«](?P<name>\p{Lu}\p{L}*(?:\s+[\p{L}\d-]+){1,9})\s*[\"”“»])")
_NOUN = regex.compile(r"\s+[\"“]?(?P<noun>\p{L}+(?:\s+\p{L}+)?)")
_TEN = Decimal(10)
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
    """Every amount of a text that does not begin in a masked span, in order, none overlapping."""
    scan = _Scan(text, fold(text), book)
    found: list[Amount] = []
    for amount in sorted([*scan.figures(), *scan.words()], key=lambda a: a.start):
        inside = any(a <= amount.start < b for a, b in masked)
        if not inside and (not found or amount.start >= found[-1].end):
            found.append(amount)
    return tuple(found)


def figures(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of every written figure of a text, dates and document numbers too."""
    for m in _FIGURES.finditer(text):
        yield m.span()


@dataclass(frozen=True, slots=True)
class _Scan:
    """One text under reading: as written, folded, with the units that may follow a figure."""

    text: str
    folded: str
    book: UnitBook

    def figures(self) -> Iterator[Amount]:
        """Amounts written in figures."""
        taken = 0
        for m in _FIRST.finditer(self.folded):
            low = number(m.group("n"))
            if m.start() >= taken and low is not None:
                amount = self._amount(m.start("n"), m.end("n"), low)
                taken = amount.end
                if not (_YEAR.fullmatch(m.group("n")) and amount.unit.kind in ("", "unknown")):
                    yield amount

    def words(self) -> Iterator[Amount]:
        """Numbers in words before a unit that the book knows: "hai mô hình", "ba (03) lớp"."""
        for m in _WORD.finditer(self.folded):
            said = number(m.group("digits")) if m.group("digits") else number_word(m.group("n"))
            unit = self.book.at(self.text, self.folded, m.end())
            if said is None or unit is None or unit.kind in ("time", "structure", "age"):
                continue
            if m.group("n") in _VAGUE_WORDS and not m.group("digits") and not _governed(self.folded[: m.start()], unit):
                continue
            per, end = self._per(unit.end)
            first = _WORD_FROM.search(self.folded, 0, m.start())
            low = number_word(first.group("n")) if first is not None else None
            yield Amount(first.start("n") if first is not None and low else m.start(), end, low or said, said, unit, per=per, worded=True)

    def _amount(self, start: int, end: int, low: Decimal) -> Amount:
        high, whole = low, None
        end = self._after_gloss(end)
        unit = self._unit(end)
        at = unit.end if unit.kind and unit.kind != "unknown" else end
        if (to := _TO.match(self.folded, at)) and (top := number(to.group("n"))) is not None and top > low and not self._year_after(to, low):
            high, end = top, self._after_gloss(to.end())
            second = self._unit(end)
            unit = second if (second.kind and second.kind != "unknown") or not unit.kind else unit
        elif (of := _OF.match(self.folded, end)) and (total := number(of.group("n"))) is not None and self._counts(of.end(), low, total):
            whole, end = total, of.end()
            unit = self._unit(end)
        per, end = self._per(max(end, unit.end))
        return Amount(start, end, low, high, unit, per=per, whole=whole)

    def _year_after(self, to: regex.Match[str], low: Decimal) -> bool:
        """Whether "70 câu lạc bộ đến 2035" goes on with a year and no upper end."""
        return low < _THOUSAND and _YEAR.fullmatch(to.group("n")) is not None and not self._unit(to.end()).kind

    def _counts(self, end: int, low: Decimal, total: Decimal) -> bool:
        """Whether a denominator is a total ("9/10 xã", "95/100 điểm") and not the base of a rate ("4/100.000 trẻ")."""
        return total not in _ROUND or low <= total == _TEN or self.folded[end:].lstrip().startswith("điểm")

    def _after_gloss(self, end: int) -> int:
        """Past "(một)" and a footnote mark: "01 (một) mô hình", "560 tỷ [1]"."""
        m = _GLOSS.match(self.folded, end)
        if m is None:
            return end
        inside = m.group().strip(" ()")
        return m.end() if inside.startswith("[") or number_word(inside) is not None else end

    def _unit(self, at: int) -> Unit:
        """The unit at an offset; a noun that the book does not know counts with its first two syllables."""
        scale = _SCALE.match(self.folded, at)
        whole = self.book.at(self.text, self.folded, at)
        if scale and (inner := self.book.at(self.text, self.folded, scale.end())) and (whole is None or inner.end > whole.end):
            return Unit(f"{scale.group('scale')} {inner.name}", inner.kind, scale.start("scale"), inner.end)
        return whole if whole is not None else self._quoted(at) or self._noun(at)

    def _quoted(self, at: int) -> Unit | None:
        """What has a name of its own in quotation marks ("12 “Trạm đọc sách”"); a watchword there begins with a small letter."""
        m = _QUOTED.match(self.text, at)
        if m is None:
            return None
        name = " ".join(m["name"].split())
        return Unit(name if name[1:2].isupper() else name[:1].lower() + name[1:], "count", m.start("quoted"), m.end())

    def _noun(self, at: int) -> Unit:
        m = _NOUN.match(self.text, at)
        words = m.group("noun").split() if m else []
        if m is None or fold(words[0]) in _STOP:
            return Unit("", "", at, at)
        kept = words if len(words) > 1 and fold(words[1]) not in _STOP else words[:1]
        end = m.end("noun") if len(kept) == len(words) else m.start("noun") + len(kept[0])
        return Unit(" ".join(kept), "unknown", m.start("noun"), end)

    def _per(self, end: int) -> tuple[str, int]:
        """The rate's base after a slash, and where it ends: "/năm", "/người/năm", "/100.000 dân", "/đơn vị diện tích"."""
        m = _PER.match(self.folded, end)
        if m is None:
            return "", end
        known = self.book.at(self.text, self.folded, m.start("per"))
        stop = max(m.end(), known.end if known is not None else 0)
        return " ".join(self.text[m.start("per") : stop].split()), stop


_EACH_ONE = regex.compile(
    r"(?<!\p{L})(?:mỗi|cứ\s+\d[\d.]*)\s+[^.;:,\d]{1,50}?\s(?:có|chọn|trồng|xây(?:\s+dựng)?|làm|nhận(?:\s+\p{L}+){0,2}|mở|lập|thành\s+lập|tổ\s+chức|đỡ\s+đầu|giúp(?:\s+đỡ)?"
    r"|đăng\s+ký|viết|sưu\s+tầm|bố\s+trí|lắp(?:\s+đặt)?|dựng|đóng\s+góp|hiến|nuôi|đảm\s+nhận|cử|hỗ\s+trợ|duy\s+trì|đặt|phát\s+triển|hoàn\s+thành)\s+$"
    r"|(?<!\p{L})mỗi\s+\p{L}+(?:\s(?!(?:cho|có|là|của|với|theo|trong|về|giao|được)\s)\p{L}+)?\s+$"
)
_HELD = regex.compile(r"(?<!\p{L})(?:tổ\s+chức|phát\s+động|đăng\s+cai|mở)\s+$")
_GOVERNED = regex.compile(r"(?:ít\s+nhất|tối\s+thiểu|không\s+quá|tối\s+đa|đủ|thêm)(?:\s+(?:có|là))?\s+$")


def _governed(before: str, unit: Unit) -> bool:
    """Whether what stands before makes "một" or "năm" a count and not an article or a year."""
    return (unit.kind == "event" and _HELD.search(before) is not None) or _GOVERNED.search(before) is not None or _EACH_ONE.search(before[-120:]) is not None
