"""Words that a file broke, set right where only one reading is possible: "kếhoạch", "nộị bộ", "04tháng", "QĐUBND".

What has two readings is left as it stands. Names and foreign words ("taxi", "TNHH") are left alone: a word is parted only
where it bears Vietnamese marks and falls into two syllables in one way.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

from pipeline.read.syllables import is_syllable, mended

_LONG = 5
_WORD = regex.compile(r"(?<!\p{L})\p{L}{3,14}(?!\p{L})")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"\d[^\W\d_]|[^\W\d_]\d|\d{8}")
_CODE = regex.compile(
    r"(?<!\p{L})(\d{1,5}\s?/\s?(?:\d{4}/)?(?:QĐ|KH|NQ|CT|BC|TTr|NĐ|TB|CTr|ĐA|PA|HD))(UBND|HĐND|TTg|MTTQ|CP|TU|TW|BYT|BNV|BTC|BLĐTBXH)(?![\p{L}])"
)
_YEARS = regex.compile(r"(?i)(?<=(?:giai đoạn|nhiệm kỳ|thời kỳ) )(20\d\d)(20\d\d)(?!\d)")
_DATE_BEFORE = regex.compile(r"(?i)(?<=\d)(tháng|ngày|năm)(?!\p{L})")
_DATE_AFTER = regex.compile(r"(?i)(?<!\p{L})(tháng|ngày|năm)(?=\d)")
_COMMITTEE = regex.compile(r"(?<!\p{L})(Y BAN(?= NHÂN DÂN)|[Yy] ban(?= nhân dân))(?!\p{L})")
_PROVINCE = regex.compile(r"(?<=(?:UBND|HĐND|cấp|toàn|của|bàn|dân|Ủy|trong|cả) )tnh(?!\p{L})")


def repaired(text: str) -> str:
    """The text with its broken words set right."""
    text = mended(text)
    if any(map(_broken, set(text.split()))):
        text = _WORD.sub(_word, text)
    if "tnh" in text or "an nhân dân" in text or "AN NHÂN DÂN" in text:
        text = _PROVINCE.sub("tỉnh", _COMMITTEE.sub(_committee, text))
    if _DIGIT.search(text) and _GLUED.search(text):
        text = _YEARS.sub(_years, _DATE_AFTER.sub(r"\1 ", _DATE_BEFORE.sub(r" \1", text)))
    return _CODE.sub(r"\1-\2", text) if "/" in text else text


@lru_cache(maxsize=20_000)
def _broken(piece: str) -> bool:
    """Whether a word between two blanks is to be set right."""
    return any(_word(m) != m.group() for m in _WORD.finditer(piece))


def _word(m: regex.Match[str]) -> str:
    word: str = m.group()
    return word if word.isascii() else whole(word)


@lru_cache(maxsize=20_000)
def whole(word: str) -> str:
    """One word: "kếhoạch" → "kế hoạch", "nộị" → "nội"; itself where it is a syllable or cannot be told."""
    if not (word.islower() or word.isupper() or word[1:].islower()) or is_syllable(word):
        return word
    single = _toned_once(word)
    if single != word:
        return single
    cuts = [i for i in range(2, len(word) - 1) if _pair(word[:i], word[i:])] if len(word) >= _LONG else []
    return f"{word[: cuts[0]]} {word[cuts[0] :]}" if len(cuts) == 1 else word


def _pair(first: str, second: str) -> bool:
    return is_syllable(first) and is_syllable(second)


def _toned_once(word: str) -> str:
    """The word without the second of two equal tone marks, where that makes it a syllable."""
    parts = unicodedata.normalize("NFD", word)
    places = [i for i, c in enumerate(parts) if c in _TONES]
    if len(places) != 2 or parts[places[0]] != parts[places[1]]:
        return word
    single = unicodedata.normalize("NFC", parts[: places[1]] + parts[places[1] + 1 :])
    return single if is_syllable(single) else word


def _committee(m: regex.Match[str]) -> str:
    return "ỦY BAN" if m.group().isupper() else "Ủy ban"


def _years(m: regex.Match[str]) -> str:
    return f"{m[1]}-{m[2]}" if m[1] < m[2] else m.group()
