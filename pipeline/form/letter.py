"""Thành phần thể thức: which lines of a file are the Quốc hiệu, the number, the body, the signature (NĐ 30/2020, phụ lục I, mục II)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import regex

from pipeline.form.sheet import Line, Page, Sheet

Element = Literal[
    "nation", "motto", "superior", "issuer", "number", "date", "subject", "type", "title", "basis", "body", "heading1", "heading2",
    "part", "article", "point", "authority", "signer", "recipients", "recipient", "annex", "annex_title", "annex_note",
]  # fmt: skip

TYPES = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "thông cáo": "TC", "thông báo": "TB",
    "hướng dẫn": "HD", "chương trình": "CTr", "kế hoạch": "KH", "phương án": "PA", "đề án": "ĐA", "dự án": "DA", "báo cáo": "BC",
    "biên bản": "BB", "tờ trình": "TTr", "hợp đồng": "HĐ", "công điện": "CĐ", "bản ghi nhớ": "BGN", "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ", "giấy mời": "GM", "giấy giới thiệu": "GGT", "giấy nghỉ phép": "GNP", "phiếu gửi": "PG", "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}  # fmt: skip
"""Tên loại and its abbreviation (NĐ 30/2020, phụ lục III, mục I)."""

_NATION = regex.compile(r"^cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam$")
_MOTTO = regex.compile(r"^độc\s*lập\W*tự\s*do\W*hạnh\s*phúc\W*$")
_NUMBER = regex.compile(r"^số\s*[:.]?\s*[\d\W_]*/?\s*\p{L}*.*$")
_DATE = regex.compile(r"(?:ngày|tháng).*năm|^\p{L}[\p{L}\s]*,?\s*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$")
_UNIT = regex.compile(r"^(?:tỉnh|thành\s+phố|tp\.?|phường|xã|đặc\s+khu|quận|huyện|thị\s+xã)\s")
_BASIS = regex.compile(r"^[-–]?\s*(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s+(?:đề\s+nghị|tờ\s+trình)|thực\s+hiện)\b")
_OPENING = regex.compile(r"như\s+sau|(?<!\d):$")
_AUTHORITY = regex.compile(r"^(?:(?:tm|kt|tl|tuq|q)\b|t/m\b|k/t\b|(?:phó\s+)?chủ\s+tịch$|(?:phó\s+)?giám\s+đốc$|(?:phó\s+)?trưởng\s+phòng$|chánh\s+văn\s+phòng$)")
_SIGNATURE = 30.0
"""Points above a name that leave room for a signature."""
_POST = regex.compile(r"^(?:tm|kt|tl|tuq|q|t/m|k/t)\b|chủ tịch$|giám đốc$|trưởng|chánh|thủ trưởng|chi cục|ủy ban nhân dân|bí thư|hiệu trưởng")
_ANNEX = regex.compile(r"^phụ\s+lục(?:\s+(?:số\s+)?(?:[ivxlc]+|\d+))?[.:]?$")
_HEADING1 = regex.compile(r"^[IVXLC]+\s*[.)/-]\s*\p{L}")
_HEADING2 = regex.compile(r"^\d{1,2}\s*[.)]\s*\p{L}")
_PART = regex.compile(r"^(?:phần|chương)\s+(?:[ivxlc]+|\d+|thứ\s+\p{L}+)[.:]?$")
_ARTICLE = regex.compile(r"^điều\s+\d+")
_PASSED = regex.compile(r"^(?:[b-hj-uwyz]|a|đ)\s*[.)/]\s*\p{L}|^(?:quyết\s+định|quyết\s+nghị)\s*:?$")
"""What stands between parts without a rule of its own: "A. MỤC TIÊU", "QUYẾT ĐỊNH:"."""
_COMPETENT = regex.compile(r"^(?:chủ\s+tịch|ủy\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|giám\s+đốc|bộ\s+trưởng)\b")
_POINT = regex.compile(r"^\p{Ll}\s*[).]\s")


@dataclass(slots=True)
class Letter:
    """Văn bản đã nhận diện: the lines of each element, in order."""

    sheet: Sheet
    parts: dict[str, list[Line]] = field(default_factory=dict)

    def of(self, element: str) -> list[Line]:
        """The lines of an element; empty where the file has none."""
        return self.parts.get(element, [])

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.sheet.pages

    @property
    def content(self) -> list[Line]:
        """The paragraphs of the content: basis, words, headings, points, in order."""
        kinds = ("basis", "body", "heading1", "heading2", "part", "article", "point")
        return sorted((line for kind in kinds for line in self.of(kind)), key=lambda line: line.order)

    def put(self, element: Element, line: Line) -> None:
        self.parts.setdefault(element, []).append(line)


def letter(sheet: Sheet) -> Letter:
    """Recognise the elements by their words and their places, whatever they look like."""
    made = Letter(sheet)
    lines = [line for line in sheet.lines if any(c.isalnum() for c in line.text)]
    after = _head(made, lines)
    tail = next((n for n, line in enumerate(lines) if n >= after and _ends(line)), len(lines))
    start = _title(made, lines[:tail], after)
    _content(made, [line for line in lines[start:tail] if line.cell is None])
    _annexes(made, _tail(made, lines[tail:]))
    return made


def _ends(line: Line) -> bool:
    return line.folded.startswith("nơi nhận") or (bool(_AUTHORITY.match(line.folded)) and line.upper)


def _head(made: Letter, lines: Sequence[Line]) -> int:
    """The letterhead; returns the index of the first line behind it."""
    first = lines[:30]
    at = next((n for n, line in enumerate(first) if _NATION.match(line.folded)), None)
    motto = next((n for n, line in enumerate(first) if _MOTTO.match(line.folded)), None)
    if at is not None:
        made.put("nation", first[at])
    if motto is not None:
        made.put("motto", first[motto])
    found = next((n for n in (at, motto) if n is not None), None)
    if found is None:
        return 0
    cell = first[found].cell
    head = [line for line in first if line.cell and cell and line.cell[0] == cell[0]] if cell else list(first[: found + 6])
    _left(made, [line for line in head if cell and line.cell and line.cell[2] != cell[2]])
    for line in head:
        if _DATE.search(line.folded) and (not cell or (line.cell and line.cell[2] == cell[2])) and not made.of("date"):
            made.put("date", line)
        elif cell is None and line.folded.startswith("số") and not made.of("number"):
            made.put("number", line)
    known = [*made.of("date"), *made.of("number")] if cell is None else head
    return max((lines.index(line) for line in [*known, *made.of("nation"), *made.of("motto")]), default=0) + 1


def _left(made: Letter, left: Sequence[Line]) -> None:
    """Names of the bodies, number, and the subject of a công văn."""
    at = next((n for n, line in enumerate(left) if line.folded.startswith("số") and _NUMBER.match(line.folded)), len(left))
    names = [line for line in left[:at] if any(c.isalpha() for c in line.text)]
    own = _own_name(names)
    for number, line in enumerate(names):
        made.put("issuer" if number >= own else "superior", line)
    for line in left[at : at + 1]:
        made.put("number", line)
    for line in left[at + 1 :]:
        made.put("subject", line)


def _own_name(names: Sequence[Line]) -> int:
    """Where the issuer's own name begins: a second name that is no place and no continuation is the issuer's."""
    for number, line in enumerate(names[1:], 1):
        above = names[number - 1].folded
        if _UNIT.match(line.folded) or above.endswith((" và", ",", "-")):
            continue
        if regex.match(r"(?:sở|phòng|trung tâm|ban|chi cục|văn phòng|trường|trạm|hội|thanh tra|ubnd|ủy ban|cục|viện|đảng ủy|công an)\b", line.folded):
            return number
    return 0


def _title(made: Letter, lines: Sequence[Line], after: int) -> int:
    """Tên loại and trích yếu; returns the index where the content begins."""
    at = next((n for n in range(after, min(after + 6, len(lines))) if _type_name(lines[n].folded)), None)
    if at is None or made.of("subject"):
        return after
    made.put("type", lines[at])
    end = at + 1
    while end < len(lines) and end < at + 8 and lines[end].cell is None and not _starts_content(lines[end]):
        made.put("title", lines[end])
        end += 1
    noted = end < len(lines) and lines[end].text.startswith("(") and lines[end].shape.align == "center"
    return end + noted


def _type_name(folded: str) -> str:
    return next((name for name in TYPES if folded.rstrip(" .:") == name), "")


def _starts_content(line: Line) -> bool:
    text = line.text
    if _BASIS.match(line.folded) and not line.runs[0].bold:
        return True
    plain = line.shape.align in ("justify", "left") and not line.runs[0].bold
    if line.upper and _COMPETENT.match(line.folded):
        return True
    return plain or text.endswith((";", ".", ":")) or text.startswith("(") or bool(_HEADING1.match(text)) or bool(_PART.match(line.folded)) or line.folded.startswith("kính gửi")


def _content(made: Letter, lines: Sequence[Line]) -> None:
    preamble = True
    for line in lines:
        if line.upper and (_PASSED.match(line.folded) or _COMPETENT.match(line.folded)):
            continue
        kind = kind_of(line)
        if preamble and kind == "body" and _BASIS.match(line.folded) and not _OPENING.search(line.folded):
            made.put("basis", line)
            continue
        preamble = preamble and kind == "body" and not made.of("basis") and not made.of("body")
        made.put(kind, line)


def kind_of(line: Line) -> Element:
    """What a paragraph of the content is by its marker, typed or automatic."""
    text, number = line.text, line.shape.number
    if _PART.match(line.folded):
        return "part"
    if _ARTICLE.match(line.folded):
        return "article"
    if _HEADING1.match(text) or number.startswith("upperRoman"):
        return "heading1"
    if (_HEADING2.match(text) or number.startswith("decimal %")) and _is_heading(line):
        return "heading2"
    return "point" if _POINT.match(text) or number.startswith("lowerLetter") else "body"


def _is_heading(line: Line) -> bool:
    """A khoản with a heading of its own: a short line that ends without a stop."""
    return len(line.text) < 130 and not line.text.endswith((".", ";", ":", ",")) and line.shape.level != 9


def _tail(made: Letter, lines: Sequence[Line]) -> list[Line]:
    """Signature and nơi nhận; what is left over are annexes."""
    rest: list[Line] = []
    place: Element | None = None
    for line in lines:
        if rest or _ANNEX.match(line.folded):
            rest.append(line)
            continue
        place = _tail_element(line, place, made)
        if place is None:
            rest.append(line)
        else:
            made.put(place, line)
    return rest


def _tail_element(line: Line, place: Element | None, made: Letter) -> Element | None:
    if line.folded.startswith("nơi nhận"):
        return "recipients"
    listed = [*made.of("recipients"), *made.of("recipient")]
    same = bool(listed) and line.cell == listed[-1].cell
    if same and (line.text[0] in "-–+•*" or line.cell is not None):
        return "recipient"
    if _AUTHORITY.match(line.folded) or (place == "authority" and _goes_on(line, made)):
        return "authority"
    if made.of("authority") and not made.of("signer") and (place == "authority" or line.cell == made.of("authority")[-1].cell):
        return "signer"
    return "recipient" if listed and line.text[0] in "-–" and not made.of("annex") else None


def _goes_on(line: Line, made: Letter) -> bool:
    """Whether a line below a signer's authority belongs to it: a post, or capitals with no room for a signature above."""
    if made.of("signer"):
        return False
    room = line.order - made.of("authority")[-1].order > 1 or line.shape.before >= _SIGNATURE
    return bool(_POST.search(line.folded)) or (line.upper and not room)


def _annexes(made: Letter, lines: Sequence[Line]) -> None:
    """Phụ lục: its word and number, its heading, its note; tables are left alone."""
    state = ""
    for line in (line for line in lines if line.cell is None):
        if _ANNEX.match(line.folded):
            made.put("annex", line)
            state = "annex"
        elif state and line.folded.startswith(("(kèm theo", "kèm theo", "(ban hành")):
            made.put("annex_note", line)
            state = ""
        elif state and len(line.text) < 250 and (state == "annex" or line.shape.align == "center"):
            if state == "annex" or line.upper:  # what is added below a heading in capitals has no rule of its own
                made.put("annex_title", line)
            state = "annex_title"
        else:
            state = ""


