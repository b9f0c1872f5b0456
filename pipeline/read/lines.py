"""One line of a text and what it shows by itself: it opens an item, it stands alone, it plainly goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import regex

from pipeline.read.blocks import plain
from pipeline.vietnamese import clean

MARKER = regex.compile(
    r"(?: [IVXLC]{1,6} \s? [.)/:–-] (?=\s|\p{Lu}\p{Ll}|$)"
    r"| \d{1,2} (?:\.\d{1,2}){0,4} \s? (?: [.):] (?=\s|\p{Lu}|$) | / (?=\s|\p{Lu}\p{Ll}) )"
    r"| \d{1,2} (?:\.\d{1,2}){1,4} \s+ (?=\p{Lu})"
    r"| \d{1,2} \s? - \s (?=\p{Lu})"
    r"| \d{1,2}- \s (?=\d{1,3} \s? %)"
    r"| \( \s? (?:\d{1,2}|[a-zđ]|[ivx]{1,4}) \s? \) \.? (?=\s|\p{Lu}|$)"
    r"| [A-ZĐ] [.)] (?:\d{1,2}[.)])? (?=\s)"
    r"| [a-zđ] (?:\.?\d{1,2})? [.)/] (?=\s|\p{Lu})"
    r"| [-–—+•●▪■◦○❖➢➤✓√·\uf0a7\uf0b7\uf02d] (?=\s|\p{Lu}|\d) | \*+ \s"
    r"| (?:Điều|ĐIỀU) \s \d{1,3} [.:] | (?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC) \s (?:[IVXLC]{1,6}|\d{1,3}) (?:[.:]|$)"
    r"| (?:Phụ\slục|PHỤ\sLỤC|Biểu|BIỂU|Mẫu|MẪU) (?:\s (?:mẫu|biểu|số|SỐ|BIỂU|MẪU))* (?:\s (?:[IVX]{1,5}|\d{1,3}))? \s? (?:[.:]|$) )",
    regex.VERBOSE,
)
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
    r"""(?:Nơi\snhận\s?: | Kính\sgửi\s?: | (?:TM|KT|TL|TUQ)\.\s | Số\s?:\s? | \((?:Ban\shành\s)?[Kk]èm\stheo | Trên\sđây\slà\s | V/v\s
    | (?:UBND|ỦY\sBAN\sNHÂN\sDÂN|UỶ\sBAN\sNHÂN\sDÂN|HĐND|HỘI\sĐỒNG\sNHÂN\sDÂN)\s(?:TỈNH|THÀNH\sPHỐ|TP|PHƯỜNG|XÃ|ĐẶC\sKHU|HUYỆN|QUẬN)\b)""",
    regex.VERBOSE,
)
OPEN_WORDS = frozenset(
    ("của", "và", "về", "tại", "theo", "với", "do", "để", "trong", "từ", "đến", "cho", "các", "những", "một", "là", "bị", "hoặc",
     "như", "đối", "việc", "tối", "ít", "gồm", "cùng", "thuộc", "bởi", "nhằm", "tới", "mọi", "mỗi")
)  # fmt: skip
"""Words that another must follow."""
_CLOSED = regex.compile(r"(?:^|\s)(?:tồn\stại|hiện\stại|(?:công|sự|vụ|làm|giải\squyết)\sviệc|(?:trực|phụ)\sthuộc|(?:tương|phản)\sđối|buổi\stối)$", regex.IGNORECASE)
"""Words of two syllables whose second one alone would need another."""
COUNTED = frozenset(("khoản", "điểm", "số", "mục", "ngày", "Điều", "điều", "tháng", "năm", "quý", "đến", "từ", "và", "trước", "sau"))
"""Words that a number often follows."""
_LOOSE = OPEN_WORDS | COUNTED | {"trên", "có", "được", "hay", "bằng", "vào", "giữa"}


@dataclass(frozen=True)
class Line:
    """One line of the source: marked text, blank lines before it, its number from 1.

    `hard` is true where the source itself ends the paragraph after it; `heading` is the level that the source claims;
    `inside` is true where bold or italics run on into the line; `indent` counts the blanks before it.
    """

    text: str
    blank: int = 0
    number: int = 0
    hard: bool = False
    heading: int | None = None
    inside: bool = False
    indent: int = 0

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
            body = raw.expandtabs(4)
            found.append(Line(raw.strip(), blank, number, indent=len(body) - len(body.lstrip())))
            blank = 0
        else:
            blank += 1
    return found


def starts(text: str) -> bool:
    """Whether a line opens an item or a heading by its own mark ("I.", "1.2.", "a)", "- ", "Điều 3.")."""
    return bool(MARKER.match(text) or _OPENER.match(text))


def alone(text: str) -> bool:
    """Whether a line stands for itself wherever it is: document type, national title, signature, "Nơi nhận:"."""
    return bool(_ALONE.fullmatch(text))


def capitals(text: str) -> bool:
    """Whether a line is written in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def unfinished(text: str) -> bool:
    """Whether a line probably goes on: `needs_more`, or its last word seldom ends anything ("ngày", "được")."""
    return needs_more(text) or last_word(text) in _LOOSE


def needs_more(text: str) -> bool:
    """Whether a line plainly goes on: open bracket or quote, a comma or dash at its end, a word that needs another."""
    if text in ("Số:", "Số :"):
        return True
    if text.endswith((",", "-", "–", "(", "/", "&")) and len(text) > 3:
        return True
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return True
    return last_word(text) in OPEN_WORDS and _CLOSED.search(text) is None


def last_word(text: str) -> str:
    """The last word of a line, "" of an empty one."""
    return (text.rsplit(maxsplit=1) or [""])[-1]
