"""Bytes to text: UTF-8 and UTF-16 by their form; windows-1258, TCVN3 and VNI by measure, and never silently.

The measure is the share of marked words that are Vietnamese syllables: right text gives 0.95 and more, the same bytes
in a wrong encoding under 0.4.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.errors import UnreadableError
from pipeline.model.text import Doubt
from pipeline.read.legacy_tables import TCVN3, from_vni

MAX_CHARACTERS, MAX_LINES = 5_000_000, 100_000
"""About 2,000 pages."""
_SAMPLE = 200_000
_ENOUGH = 0.8
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NAMES = {
    "cp1258": "Windows-1258",
    "tcvn3": "TCVN3 (ABC, phông .Vn…)",
    "vni": "VNI (phông VNI-…)",
    "utf-8-twice": "UTF-8 bị mã hóa hai lần",
}
_TONES = {ord(c): None for c in "\u0300\u0301\u0303\u0309\u0323"}
_WORD = regex.compile(r"[^\s\x00-@\[-`{-\x7f“”‘’„–—…•«»\u00a0]{2,}")
_SYLLABLE = regex.compile(
    r"(?:ngh?|[ckt]h|gh|gi|nh|ph|qu|tr|th|[bcdđghklmnprstvxq])?"
    r"(?:uyê|uyu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyă|"
    r"ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|uă|"
    r"[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_ESCAPED_LINES = regex.compile(r"\\r\\n|\\r(?![a-z])")
_ESCAPED_FEEDS = regex.compile(r"\\n(?=\s|\p{Lu}|\d|[-+•(])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the name of its encoding, and what is doubtful about it."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes, name: str, *, markup: bool = False) -> Decoded:
    """The text in `data`, line breaks written as "\\r\\n" made real; `markup` may be longer than its text.

    Raises UnreadableError where the bytes are no text, in no known encoding, or longer than about 2,000 pages.
    """
    found = _unicode(data) or _old(data, name)
    if not markup and (len(found.text) > MAX_CHARACTERS or _lines(found.text) > MAX_LINES):
        raise UnreadableError(
            f"Tệp “{name}” dài hơn 5 triệu ký tự hoặc 100.000 dòng (khoảng 2.000 trang) nên không được đọc. Hãy tách tệp rồi thử lại."
        )
    if _is_binary(found.text):
        raise UnreadableError(f"Tệp “{name}” không phải văn bản hoặc đã bị hỏng. Hãy chọn tệp Word, PDF, Excel, HTML hoặc văn bản thuần.")
    found = mended(found)
    return Decoded(_real_breaks(found.text), found.encoding, found.doubts)


def _lines(text: str) -> int:
    """Lines that are not blank, as far as they need counting."""
    if text.count("\n") + text.count("\r") <= MAX_LINES:
        return 0
    return sum(1 for line in text.splitlines() if line and not line.isspace())


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is built like a Vietnamese syllable; the marks of the tone stand where they will."""
    if word[:1].islower() and not word.islower():
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    return len(decomposed) - len(decomposed.translate(_TONES)) <= 1 and bool(_SYLLABLE.fullmatch(bare))


def vietnamese_share(text: str) -> float:
    """The share of syllables among the words that carry a sign beyond ASCII; 1.0 where there are none."""
    words = [w for w in _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE])) if not w.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def _unicode(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _damaged(data.decode(encoding, errors="replace"), encoding)
    if data[1:200:2].count(0) > 40 or (len(data) < 200 and len(data) > 3 and data[1::2].count(0) * 3 > len(data)):
        return _damaged(data.decode("utf-16-le", errors="replace"), "utf-16-le")
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > max(1, len(text) // 1000):
        return None
    return _damaged(text, "utf-8")


def _damaged(text: str, encoding: str) -> Decoded:
    """Lost characters are a doubt, not an end."""
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text, encoding)
    message = f"Tệp có {lost} ký tự bị hỏng, hiện thành “\ufffd”. Hãy đối chiếu những chỗ này với bản gốc."
    return Decoded(text, encoding, (Doubt(kind="encoding_damage", message=message),))


def _old(data: bytes, name: str) -> Decoded:
    """The old encoding whose reading has the most Vietnamese syllables."""
    readings: dict[str, Callable[[bytes], str]] = {
        "cp1258": lambda b: b.decode("cp1258", errors="replace"),
        "tcvn3": lambda b: b.decode("latin-1").translate(TCVN3),
        "vni": lambda b: from_vni(b.decode("cp1252", errors="replace")),
    }
    shares = {key: vietnamese_share(reading(data[:_SAMPLE])) for key, reading in readings.items()}
    best = max(shares, key=lambda key: shares[key])
    if b"\x00" in data or shares[best] < _ENOUGH:
        raise UnreadableError(
            f"Không nhận ra bảng mã của tệp “{name}”. Hãy mở tệp bằng Word, lưu lại dạng .docx hoặc văn bản UTF-8 rồi thử lại."
        )
    return Decoded(unicodedata.normalize("NFC", readings[best](data)), best, (_doubt(best, shares[best]),))


def mended(found: Decoded) -> Decoded:
    """Unicode text that is really another encoding letter by letter ("T×nh h×nh kinh tÕ") is read as such, with a doubt.

    Where only some lines are so, only they are read anew; a line that is Vietnamese already is left alone.
    """
    if found.encoding in _NAMES:
        return found
    share = vietnamese_share(found.text)
    readings = {"tcvn3": lambda t: t.translate(TCVN3), "vni": from_vni, "utf-8-twice": _once}
    if share < 0.5:
        shares = {key: vietnamese_share(reading(found.text)) for key, reading in readings.items()}
        best = max(shares, key=lambda key: shares[key])
        text = "\n".join(line if _sound(line) else readings[best](line) for line in found.text.split("\n"))
        if shares[best] >= _ENOUGH:
            return Decoded(text, best, (*found.doubts, _doubt(best, shares[best])))
    return _mended_lines(found) if share < 0.99 else found


def _sound(line: str) -> bool:
    """Whether a line bears letters that only Unicode Vietnamese has, and reads well."""
    return any("\u1ea0" <= c <= "\u1ef9" or c in "đĐơƠưƯ" for c in line) and vietnamese_share(line) > 0.7


def _mended_lines(found: Decoded) -> Decoded:
    """Single lines in TCVN3 inside a sound text."""
    lines = found.text.split("\n")
    changed = []
    for number, line in enumerate(lines):
        words = [w for w in _WORD.findall(line) if not w.isascii()]
        if len(words) < 4 or _sound(line) or vietnamese_share(line) > 0.5:
            continue
        read = line.translate(TCVN3)
        if vietnamese_share(read) >= 0.9:
            lines[number] = read
            changed.append(number + 1)
    if not changed:
        return found
    message = f"{len(changed)} dòng (từ dòng {changed[0]}) dùng phông TCVN3 (ABC) cũ, đã được chuyển mã. Hãy đối chiếu với bản gốc."
    return Decoded("\n".join(lines), found.encoding, (*found.doubts, Doubt(kind="encoding", message=message)))


def _once(text: str) -> str:
    """UTF-8 that was taken for windows-1252 and encoded again, back to what it was."""
    raw = b"".join(c.encode("cp1252", errors="ignore") or (c.encode("latin-1", errors="ignore")) for c in text)
    return raw.decode("utf-8", errors="replace")


def _doubt(key: str, share: float) -> Doubt:
    percent = f"{share * 100:.0f}"
    return Doubt(
        kind="encoding",
        message=f"Tệp dùng bảng mã cũ, được đọc theo {_NAMES[key]}: {percent}% số từ có dấu là âm tiết tiếng Việt. Hãy đối chiếu chữ và số với bản gốc.",
    )


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    strange = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v\x1a") or c == "\x7f")
    return strange > max(2, len(sample) // 50)


def _real_breaks(text: str) -> str:
    """One kind of line break; those too that an export wrote out as backslash and letter."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    text = _ESCAPED_LINES.sub("\n", text) if "\\r" in text else text
    if text.count("\\n") >= 3 and text.count("\\n") > text.count("\n"):
        text = _ESCAPED_FEEDS.sub("\n", text)
    return text
