"""Vietnamese syllables by their form: how far a text can be Vietnamese at all.

A text layer without a usable character map, or one that a foreign OCR wrote, shows in syllables that cannot be.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

import regex

_ONSETS = ("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "")  # fmt: skip
_RIMES = frozenset(
    ["a", "ai", "ao", "au", "ay", "am", "an", "ang", "anh", "ac", "ach", "ap", "at", "ăm", "ăn", "ăng", "ăc", "ăp", "ăt", "âm", "ân", "âng", "âc", "âp", "ât", "âu", "ây", "e", "eo", "em", "en", "eng", "ec", "ep", "et", "ê", "êu", "êm", "ên", "ênh", "êch", "êp", "êt", "i", "iu", "im", "in", "inh", "ich", "ip", "it", "ia", "iêu", "iêm", "iên", "iêng", "iêc", "iêp", "iêt", "y", "yt", "ynh", "ych", "yêu", "yêm", "yên", "yêng", "yêt", "ya", "yu", "yn", "yp", "o", "oi", "om", "on", "ong", "oc", "op", "ot", "oong", "ooc", "ô", "ôi", "ôm", "ôn", "ông", "ôc", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ui", "um", "un", "ung", "uc", "up", "ut", "ua", "uôi", "uôm", "uôn", "uông", "uôc", "uôt", "ư", "ưi", "ưu", "ưng", "ưc", "ưt", "ưm", "ưa", "ươi", "ươu", "ươm", "ươn", "ương", "ươc", "ươp", "ươt", "oa", "oai", "oao", "oay", "oam", "oan", "oang", "oanh", "oac", "oach", "oap", "oat", "oăm", "oăn", "oăng", "oăc", "oăt", "oe", "oeo", "oen", "oet", "uân", "uâng", "uât", "uây", "uê", "uênh", "uêch", "uêu", "uơ", "uy", "uyu", "uyn", "uynh", "uyt", "uych", "uyp", "uya", "uyên", "uyêt", "êng"]
)
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_STOPS = ("c", "ch", "p", "t")
_WORD = regex.compile(r"(?<!\p{L})\p{L}?\p{Ll}+(?!\p{L})")
_MARKED = frozenset("ăâđêôơưĂÂĐÊÔƠƯ")
SLIPS = str.maketrans({"Ƣ": "Ư", "ƣ": "ư", "ǜ": "ũ", "Ƕ": "ỳ", "Ƿ": "Ĩ"})
"""Letters that broken Vietnamese fonts give for others; none of them is Vietnamese."""
_SLIPPED = re.compile(f"[{''.join(map(chr, SLIPS))}Õ]")
_CAPITAL_SLIP = regex.compile(r"(?<!\p{L})(H|T|PH|C|Đ)Õ(?=(?:(?<=[HT]Õ)A|(?<=PHÕ|ĐÕ)NG|(?<=[CH]Õ)N|(?<=ĐÕ)I)(?!\p{L}))")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word has the form of a Vietnamese syllable, tone and final consonant in accord."""
    base, tones = "", ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += _TONES[char]
        else:
            base += char
    base = unicodedata.normalize("NFC", base)
    if len(tones) > 1:
        return False
    for onset in _ONSETS:
        rime = base[len(onset) :]
        if base.startswith(onset) and rime in _RIMES and not (rime.endswith(_STOPS) and tones not in ("s", "j")):
            return True
    return base in ("gi", "quôc")


def syllable_share(text: str) -> float | None:
    """The share of lower-case words that can be Vietnamese; None where there are too few to tell (under 25)."""
    told = [(n, *_syllables(piece)) for piece, n in Counter(text.split()).items()]
    words = sum(n * count for n, count, _ in told)
    return sum(n * right for n, _, right in told) / words if words >= 25 else None


@lru_cache(maxsize=20_000)
def _syllables(piece: str) -> tuple[int, int]:
    """How many lower-case words stand between two blanks, and how many of them can be Vietnamese."""
    words = _WORD.findall(piece)
    return len(words), sum(map(is_syllable, words))


@lru_cache(maxsize=1)
def _signs(text: str) -> Counter[str]:
    """How often each sign stands in a text."""
    return Counter(text)


def marked_share(text: str) -> float:
    """The share of letters with a mark; Vietnamese has about three in ten, text without diacritics none."""
    letters = {c: n for c, n in _signs(text).items() if c.isalpha()}
    if not letters:
        return 0.0
    return sum(n for c, n in letters.items() if c in _MARKED or len(unicodedata.normalize("NFD", c)) > 1) / sum(letters.values())


def odd_share(text: str) -> float:
    """The share of characters that no Vietnamese document has: private use, replacement, foreign letters."""
    visible = {c: n for c, n in _signs(text).items() if not c.isspace()}
    if not visible:
        return 0.0
    return sum(n for c, n in visible.items() if _odd(c)) / sum(visible.values())


@lru_cache(maxsize=5_000)
def _odd(char: str) -> bool:
    if char == "\ufffd" or "\ue000" <= char <= "\uf8ff":
        return True
    if not char.isalpha() or char.isascii() or char in "ªº":
        return unicodedata.category(char) in ("Cc", "Co", "Cn", "Lm") and not char.isascii()
    base = "".join(c for c in unicodedata.normalize("NFD", char.lower()) if c not in _TONES)
    return unicodedata.normalize("NFC", base) not in "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzαβγδμωσλ"


def mended(text: str) -> str:
    """The text with the wrong letters of broken fonts set right: "đƣợc" → "được", "CỘNG HÕA" → "CỘNG HÒA"."""
    if not _SLIPPED.search(text):
        return text
    return _CAPITAL_SLIP.sub(lambda m: m.group(1) + "Ò", text.translate(SLIPS))
