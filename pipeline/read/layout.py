"""Whole paragraphs from hard-wrapped lines: what a break means is measured on the document itself.

A line goes on in the next one where the sentence plainly does (small letter, open bracket, "ngày", "số"), or where
the next word would not have fitted into the column that the document's own wrapped lines show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import regex

from pipeline.read.blocks import BOLD, plain
from pipeline.vietnamese import clean

_MARKER = regex.compile(
    r"(?: [IVXLC]{1,6} \s? [.)/:–-] (?=\s|\p{Lu}\p{Ll}|$)"
    r"| \d{1,2} (?:\.\d{1,2}){0,4} \s? [.)/:] (?=\s|\p{Lu}|$)"
    r"| \d{1,2} (?:\.\d{1,2}){1,4} \s+ (?=\p{Lu})"
    r"| \d{1,2} \s? - \s (?=\p{Lu})"
    r"| \( \s? (?:\d{1,2}|[a-zđ]|[ivx]{1,4}) \s? \) (?=\s|\p{Lu}|$)"
    r"| [A-ZĐ] [.)] (?:\d{1,2}[.)])? (?=\s)"
    r"| [a-zđ] (?:\.?\d{1,2})? [.)/] (?=\s|\p{Lu})"
    r"| [-–—+•●▪■◦○❖➢➤✓√·\uf0a7\uf0b7\uf02d] (?=\s|\p{Lu}|\d) | \*+ \s"
    r"| (?:Điều|ĐIỀU) \s \d{1,3} [.:] | (?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC) \s (?:[IVXLC]{1,6}|\d{1,3}) (?:[.:]|$)"
    r"| (?:Phụ\slục|PHỤ\sLỤC|Biểu|BIỂU|Mẫu|MẪU) (?:\s (?:mẫu|biểu|số|SỐ|BIỂU|MẪU))* (?:\s (?:[IVX]{1,5}|\d{1,3}))? \s? (?:[.:]|$) )",
    regex.VERBOSE,
)
_DASH_MARKER = regex.compile(r"[-–—+]\s?(?=\p{Ll})")
_DASH_NUMBER = regex.compile(r"[-–—]\s?\d")
_WORD_MARKER = regex.compile(r"(?:Điều|Chương|Phần|Mục|Phụ lục|Biểu|Mẫu)\s")
_NUMBER_MARKER = regex.compile(r"\d{1,2}(?:\.\d{1,2})*\s?[.)/:]\s*")
_TYPES = (
    "KẾ HOẠCH|QUYẾT ĐỊNH:?|CHƯƠNG TRÌNH|CHƯƠNG TRÌNH HÀNH ĐỘNG|NGHỊ QUYẾT:?|THÔNG BÁO|TỜ TRÌNH|BÁO CÁO|CHỈ THỊ|ĐỀ ÁN|"
    "PHƯƠNG ÁN|HƯỚNG DẪN|CÔNG ĐIỆN|QUY CHẾ|QUY ĐỊNH|DỰ THẢO|PHỤ LỤC(?: [IVX\\d]+)?"
)
_ALONE = regex.compile(
    r"(?: (?:" + _TYPES.replace(" ", r"\s") + r")"
    r"| CỘNG \s H(?:ÒA|OÀ) \s XÃ \s HỘI \s CHỦ \s NGHĨA \s VIỆT \s NAM | ĐẢNG \s CỘNG \s SẢN \s VIỆT \s NAM"
    r"| Độc \s+ lập \s* [-–] \s* Tự \s+ do \s* [-–] \s* Hạnh \s+ phúc"
    r"| (?:ỦY|UỶ) \s BAN \s NHÂN \s DÂN | HỘI \s ĐỒNG \s NHÂN \s DÂN"
    r"| (?:(?:TM|KT|TL|TUQ|T/M) [.]? | Q\.) \s? \p{Lu}{2}.* | (?:KT\. \s)? (?:PHÓ \s)? (?:CHỦ \s TỊCH|GIÁM \s ĐỐC|TRƯỞNG \s PHÒNG|BÍ \s THƯ)"
    r"| Nơi \s nhận \s? :? | Kính \s gửi \s? : | [-_=.*\s]{3,} | [_–—-]+ )",
    regex.VERBOSE,
)
_OPENER = regex.compile(
    r"(?:Nơi\snhận\s?: | Kính\sgửi\s?: | (?:TM|KT|TL|TUQ)\.\s | Số\s?:\s? | \((?:Ban\shành\s)?[Kk]èm\stheo | Trên\sđây\slà\s | V/v\s)",
    regex.VERBOSE,
)
_OPEN_WORDS = frozenset(
    ("của", "và", "về", "tại", "số", "ngày", "tháng", "năm", "theo", "với", "do", "để", "trong", "trên", "từ", "đến", "cho",
     "các", "những", "một", "là", "có", "được", "bị", "hoặc", "hay", "như", "khoản", "điểm", "điều", "mục", "bằng", "đối",
     "việc", "quý", "tối", "ít", "trước", "sau", "vào", "giữa", "gồm", "cùng", "thuộc")
)  # fmt: skip
_END = (".", ";", ":", "!", "?", "…")


@dataclass(frozen=True)
class Line:
    """One line of the source: marked text, blank lines before it, its number from 1.

    `hard` is true where the source itself ends the paragraph after it; `heading` is the level that the source claims;
    `inside` is true where bold or italics run on into the line.
    """

    text: str
    blank: int = 0
    number: int = 0
    hard: bool = False
    heading: int | None = None
    inside: bool = False

    @cached_property
    def plain(self) -> str:
        """The line's text without marks, cleaned."""
        return clean(plain(self.text)).strip()


def lines_of(lines: Iterable[str]) -> list[Line]:
    """The non-blank lines of a text, each with the count of blank lines before it and its number from 1."""
    found: list[Line] = []
    blank = 0
    for number, raw in enumerate(lines, 1):
        if clean(plain(raw)).strip():
            found.append(Line(raw.strip(), blank, number))
            blank = 0
        else:
            blank += 1
    return found


def starts(text: str) -> bool:
    """Whether a line opens an item or a heading by its own mark ("I.", "1.2.", "a)", "- ", "Điều 3.")."""
    return bool(_MARKER.match(text) or _OPENER.match(text))


def alone(text: str) -> bool:
    """Whether a line stands for itself wherever it is: document type, national title, signature, "Nơi nhận:"."""
    return bool(_ALONE.fullmatch(text))


def capitals(text: str) -> bool:
    """Whether a line is written in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def unfinished(text: str) -> bool:
    """Whether a line plainly goes on: open bracket or quote, a comma or dash at its end, a word that needs another."""
    if text in ("Số:", "Số :"):
        return True
    if text.endswith((",", "-", "–", "(", "/", "&")) and len(text) > 3:
        return True
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return True
    last = text.rsplit(maxsplit=1)[-1]
    return last in _OPEN_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """How a document breaks its lines: `column` is the width at which it wraps (0: it does not).

    `drawn` measures widths as a proportional font draws them. `through_blanks` is true for double-spaced text, where
    a blank line after every line means nothing; `chunks` for text whose paragraphs are parted by blank lines and only
    so. `first` is the range of widths at which a paragraph's first line wraps, where that is another than `column`.
    """

    column: float = 0
    drawn: bool = False
    through_blanks: bool = False
    chunks: bool = False
    first: tuple[float, float] = (0, 0)

    def width(self, text: str) -> float:
        """The width of a text, in characters."""
        return drawn_width(text) if self.drawn else len(text)


_NARROW = frozenset(" .,;:iíìỉĩịljtf'()/-|!IJ")


def drawn_width(text: str) -> float:
    """About how wide a proportional font draws a text, in small letters."""
    return sum(0.6 if c in _NARROW else 1.45 if c.isupper() or c in "mw" else 1.05 if c.isdigit() else 1.0 for c in text)


def _overflow(a: str, b: str, wrap: Wrap) -> float:
    """How wide a line would be with the first word of the next one."""
    return wrap.width(a) + wrap.width(" " + b.split(maxsplit=1)[0])


def measure(lines: Sequence[Line], cells: Sequence[Sequence[Line]] = ()) -> Wrap:
    """Read the wrapping off the breaks that a small letter after them gives away."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.blank < 2 and not starts(b.plain) and not alone(b.plain)]
    later = [(a, b) for a, b in pairs if not a.blank and not b.blank]
    later += [p for cell in cells for p in pairwise(cell[1:])]
    across = sum(b.blank == 1 for a, b in pairs if goes_on(a, b))
    through = across >= 5 and across > 0.25 * sum(b.blank == 1 for _, b in pairs)
    samples = [(a.plain, b.plain) for a, b in (pairs if through else later) if goes_on(a, b) and len(a.plain) < 160]
    wrap = Wrap(through_blanks=through, first=_first_range(cells))
    if len(samples) < 3 or len(samples) < 0.03 * len(lines):
        return wrap
    column, drawn = min((_column(samples, drawn), drawn) for drawn in (False, True))
    return replace(wrap, column=column[1], drawn=drawn)


def goes_on(a: Line, b: Line) -> bool:
    """Whether the second of two lines certainly goes on with the first."""
    return b.plain[:1].islower() and not starts(b.plain) and not a.plain.endswith((".", ";", ":"))


def _column(samples: Sequence[tuple[str, str]], drawn: bool) -> tuple[float, float]:
    """How far the wrapped widths scatter, and the width that all but a few of them reach."""
    wrap = Wrap(drawn=drawn)
    widths = sorted(_overflow(a, b, wrap) for a, b in samples)
    low, middle, high = (widths[int(len(widths) * share)] for share in (0.1, 0.5, 0.9))
    return (high - low) / middle, low * 0.97


def _first_range(cells: Sequence[Sequence[Line]]) -> tuple[float, float]:
    """The widths at which first lines of cells wrap, from those that go on with a small letter."""
    pairs = [(c[0].plain, c[1].plain) for c in cells if len(c) > 1 and c[1].plain[:1].islower()]
    if len(pairs) < 3:
        return (0, 0)
    over = sorted(_overflow(a, b, Wrap()) for a, b in pairs)
    return over[len(over) // 10], max(len(a) for a, _ in pairs)


def joins(a: Line, b: Line, wrap: Wrap, *, first: bool = False) -> bool:
    """Whether `b` goes on with the paragraph that `a` ends in; `first` where `a` is all of it so far."""
    if a.hard or a.heading or b.heading or _apart(a, b, wrap):
        return False
    if starts(b.plain) and not _false_marker(a.plain, b.plain, wrap):
        return False
    if b.inside:
        return True
    if alone(a.plain) or alone(b.plain) or a.plain.endswith("./."):
        return False
    if unfinished(a.plain):
        return True
    if b.plain[:1].islower():
        return wrap.chunks or not a.plain.endswith((".", ";")) or _full(a, b, wrap, first)
    if capitals(a.plain) and capitals(b.plain):
        return bool(_MARKER.match(a.plain)) or (b.blank == 0 and not b.text.startswith(BOLD))
    if wrap.chunks:
        return True
    return _full(a, b, wrap, first) and not a.plain.endswith((";", ":"))


def _apart(a: Line, b: Line, wrap: Wrap) -> bool:
    """Whether the blank lines between two lines part them."""
    if not b.blank:
        return False
    if not wrap.through_blanks:
        return True
    return b.blank > 1 and not (b.plain[:1].islower() and not a.plain.endswith(_END))


def _full(a: Line, b: Line, wrap: Wrap, first: bool) -> bool:
    """Whether b's first word would not have fitted after a."""
    over = _overflow(a.plain, b.plain, wrap)
    low, high = wrap.first
    if first and low and over >= low and len(a.plain) <= high:
        return True
    return bool(wrap.column) and over >= wrap.column


def _false_marker(a: str, b: str, wrap: Wrap) -> bool:
    """A dash or number that only happens to stand at the line's start: "chính trị⏎- xã hội", "khoản⏎2. Điều"."""
    if a.endswith(_END) or not a:
        return False
    last = a.rsplit(maxsplit=1)[-1]
    long = not wrap.column or wrap.width(a) > 0.6 * wrap.column
    if _DASH_MARKER.match(b):
        return (long or wrap.chunks) and not _DASH_MARKER.match(a)
    if _DASH_NUMBER.match(b) and last[-1].isdigit():
        return True
    number = _NUMBER_MARKER.match(b)
    if number is None:
        return last in _OPEN_WORDS and bool(_WORD_MARKER.match(b))
    return last in _COUNTED or (b[number.end() :][:1].islower() and long)


_COUNTED = frozenset(("khoản", "điểm", "số", "mục", "ngày", "Điều", "điều", "tháng", "năm", "đến", "từ", "và"))


def paragraphs(lines: Sequence[Line], wrap: Wrap | None = None) -> Iterator[tuple[Line, ...]]:
    """The lines grouped into whole paragraphs, headings and list items."""
    wrap = wrap or measure(lines)
    group: list[Line] = []
    recipients = False
    for line in lines:
        goes_on = group and not _complete(group) and (joins(group[-1], line, wrap, first=len(group) == 1) or (recipients and _same_recipient(group, line, wrap)))
        if group and not goes_on:
            yield tuple(group)
            group = []
        group.append(line)
        recipients = (recipients or line.plain.startswith("Nơi nhận")) and (bool(_DASH.match(line.plain)) or not capitals(line.plain))
    if group:
        yield tuple(group)


def _complete(group: Sequence[Line]) -> bool:
    """Whether several lines together are what stands for itself: "ỦY BAN NHÂN⏎DÂN"."""
    return len(group) > 1 and len(group) < 4 and alone(" ".join(line.plain for line in group))


def _same_recipient(group: Sequence[Line], line: Line, wrap: Wrap) -> bool:
    """Whether a line goes on with a recipient that its narrow column broke: "- Hội LHPN, Hội⏎CTĐ Thành phố;"."""
    a = group[-1].plain
    if not _DASH.match(group[0].plain) or a.endswith((";", ".", "…")) or _apart(group[-1], line, wrap):
        return False
    return not (starts(line.plain) or alone(line.plain) or capitals(line.plain))


_DASH = regex.compile(r"[-–—+•]\s?")


def joined(group: Iterable[Line]) -> str:
    """The marked text of one paragraph."""
    return " ".join(line.text for line in group)
