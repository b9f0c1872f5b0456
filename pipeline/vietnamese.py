"""Vietnamese text as data: normal form, tone placement, numbers and number words, dates. Pure functions.

Offsets survive `fold`: it keeps the length of a text that `clean` has passed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import regex

# Old placement (hoà, uỷ) against new (hòa, ủy); "quý" is no variant: its u belongs to "qu".
_TONES = "àáảãạ"
_OLD_PAIRS = {
    old: new
    for first, second, marked_second, marked_first in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for tone in range(len(_TONES))
    for old, new in ((first + marked_second[tone], marked_first[tone] + second),)
}
_OLD_TONE = regex.compile(r"(?<!q)(?:" + "|".join(_OLD_PAIRS) + r")(?!\p{L})")
_OLD_PAIR = re.compile("[àáảãạèéẻẽẹỳýỷỹỵ](?<=[ou].)")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_SPACES = regex.compile(r"[^\S\n]+")
_OTHER_SPACE = re.compile(r"[^\S\n ]|  ")
_CONTROL = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_SIGNS = _DASHES | _QUOTES
_SIGN = re.compile("[" + "".join(map(chr, _SIGNS)) + "]")


def clean(text: str) -> str:
    """Normalise once, at the reader's door: NFC, one kind of space and line break, no invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u000b", "\n")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    return _SPACES.sub(" ", text) if _OTHER_SPACE.search(text) else text


def fold(text: str) -> str:
    """For matching only: lower case, one tone placement, one kind of dash and quote; same length as `text`."""
    return _short(text) if len(text) <= _SHORT else _folded(text)


_SHORT = 2_000  # paragraphs are folded again by every family of rules; only these are kept


def _folded(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):  # İ and the like grow; they keep their one place here
        lowered = "".join(c if len(low := c.lower()) != 1 else low for c in text)
    plain = lowered.translate(_SIGNS) if _SIGN.search(lowered) else lowered
    return _OLD_TONE.sub(lambda m: _OLD_PAIRS[m.group()], plain) if _OLD_PAIR.search(plain) else plain


_short = lru_cache(maxsize=4096)(_folded)


def squeeze(text: str) -> str:
    """Fold, and every run of white space is one space; for comparing texts, not for offsets."""
    return " ".join(fold(text).split())


def unmarked(text: str) -> str:
    """Without diacritics, for keys and file names: "Phòng Y tế" → "Phong Y te"."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_KEY = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A stable key: "Phòng Văn hóa - Xã hội" → "phong-van-hoa-xa-hoi"."""
    return "-".join(_KEY.findall(unmarked(text).lower()))


NUMBER_WORDS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mươi": 10, "trăm": 100,
}
_THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = regex.compile(r"\d+(?:,\d+)?")
_ENGLISH = regex.compile(r"\d+\.\d{1,2}")


def number(text: str) -> Decimal | None:
    """A written number: comma for decimals, dot for thousands ("1.573,1"); "9.6" is read as 9,6; None if no number.

    >>> number("22.000"), number("2.989,5"), number("03"), number("9.6")
    (Decimal('22000'), Decimal('2989.5'), Decimal('3'), Decimal('9.6'))
    """
    text = text.strip().replace(" ", "")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _PLAIN.fullmatch(text):
        text = text.replace(",", ".")
    elif not _ENGLISH.fullmatch(text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def number_word(text: str) -> Decimal | None:
    """A number in words up to "chín trăm chín mươi chín" ("hai mươi lăm" is 25); None if it is none."""
    total, current = 0, None
    words = fold(text).split()
    for word in words:
        word = {"mốt": "một", "lăm": "năm", "tư": "bốn", "nhăm": "năm"}.get(word, word)
        if word in ("linh", "lẻ"):
            continue
        value = NUMBER_WORDS.get(word)
        if value is None:
            return None
        if word in ("mươi", "trăm"):
            total, current = total + (current if current is not None else 1) * value, None
        elif value == 10:
            total, current = total + 10, None
        else:
            if current is not None:
                return None
            current = value
    return Decimal(total + (current or 0)) if words else None


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = regex.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(text: str) -> int | None:
    """The value of a well-formed Roman number in capitals, else None."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def to_roman(value: int) -> str:
    """1 to 3999 as a Roman number."""
    out = ""
    for size, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                       (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        count, value = divmod(value, size)
        out += sign * count
    return out


ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters of list items (điểm), in the order of the Vietnamese alphabet (NĐ 30/2020, phụ lục I)."""


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date in a text: `iso` is "2025-10-21", or "2021-07" where the day is blank."""

    start: int
    end: int
    iso: str


_DATES = (
    regex.compile(r"ngày\s*(?P<d>\d{1,2})?\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>(?:19|20)\s?\d\s?\d)(?!\d)"),
    regex.compile(r"(?:ngày\s*)?(?<![\d/.])(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\s?\d\s?\d)(?![\d/])"),
    regex.compile(r"ngày\s*[/…._\s]*/\s*(?P<m>\d{1,2})\s?/\s?(?P<y>(?:19|20)\d\d)(?!\d)(?P<d>)"),
)


def dates(text: str) -> list[DateHit]:
    """Every full date of a text, in order: "ngày 24 tháng 11 năm 2025", "21/10/2025", "16/7/20 21", "ngày   /3/2026".

    A day or month that cannot be ("31/02", "13/13") is no date.
    """
    folded = fold(text)
    hits: list[DateHit] = []
    for form in _DATES:
        for m in form.finditer(folded):
            iso = iso_date(m.group("y").replace(" ", ""), m.group("m"), m.group("d") or "")
            if iso and not any(m.start() < h.end and h.start < m.end() for h in hits):
                hits.append(DateHit(m.start(), m.end(), iso))
    return sorted(hits, key=lambda h: h.start)


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso_date(year: str | int, month: str | int, day: str | int = "") -> str:
    """ISO text of a date, without the day where it is blank; "" where month or day cannot be."""
    y, m = int(year), int(month)
    if not 1 <= m <= 12:
        return ""
    if day == "":
        return f"{y:04d}-{m:02d}"
    d = int(day)
    leap = y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    if not 1 <= d <= _DAYS[m - 1] or (m == 2 and d == 29 and not leap):
        return ""
    return f"{y:04d}-{m:02d}-{d:02d}"


def shown(value: Decimal) -> str:
    """A number as officials write it: dot for thousands, comma for decimals, no idle zeros."""
    plain = f"{value.normalize():f}"
    whole, _, rest = plain.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".") if len(digits) > 3 else digits
    return sign + grouped + ("," + rest if rest else "")
