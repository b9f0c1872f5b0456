"""Numbering systems as declared sequences: what a paragraph's marker is, and its place in its sequence.

A text can be read in two systems ("i)" is a letter after h and a Roman one); `candidates` gives every reading
and the nesting chooses by what is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from pipeline.vietnamese import ALPHABET, fold, roman

BULLETS = "-+*•●○◦▪■□◆❖✓✔➢➤►→·–—"
_WORDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Dấu mục: `text` as written, up to `end` of the paragraph; `order` its place in `system` (0: a bullet).

    `tier` is the coarse rank of the system: a lower one never nests inside a higher one. `parts` are the
    numbers of a decimal marker ("1.2" is (1, 2)).
    """

    text: str
    end: int
    system: str
    tier: int
    order: int
    parts: tuple[int, ...] = ()

    @property
    def is_bullet(self) -> bool:
        return self.tier == BULLET


@dataclass(frozen=True, slots=True)
class System:
    """Hệ đánh số: how its markers look (group `n` is the number) and which place a number has, None: none."""

    name: str
    tier: int
    form: regex.Pattern[str]
    order: Callable[[str], int | None]


PART, CHAPTER, MAJOR, ARTICLE, NUMBER, DECIMAL, MINOR, LABEL, BULLET = range(9)


def _arabic(text: str) -> int | None:
    return int(text) if len(text) <= 3 else None


def _roman(text: str) -> int | None:
    value = roman(text.upper())
    return value if value is not None and value < 40 else None


def _letter(text: str) -> int | None:
    low = text.lower()
    if low in ("f", "j", "w", "z"):  # writers of the Latin alphabet: f follows e, and so on
        return ALPHABET.index({"f": "e", "j": "i", "w": "v", "z": "y"}[low]) + 1
    at = ALPHABET.find(low)
    return at + 1 if at >= 0 else None


def _ordinal(text: str) -> int | None:
    word = fold(text).removeprefix("thứ").strip()
    return _WORDS.get(word) or _roman(text) or (int(word) if word.isdecimal() else None)


def _bullet(text: str) -> int | None:
    return 0


def _form(pattern: str) -> regex.Pattern[str]:
    return regex.compile(r"\s*(?P<m>" + pattern + ")", regex.V1)


_NAMED = r"(?P<n>(?:[Tt]hứ|THỨ)\s+\p{L}+|[IVX]+|\d{1,3})(?=[\s.:/)-]|$)\s*[.:/)-]?(?:\s|$)"
_LABEL = r"mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|nội dung|hoạt động|tiểu dự án|dự án|nhóm|đợt|bước|mục|yêu cầu|biện pháp"
_TAIL = r"(?=\s|$|\p{Lu}|[\"“(*])"

SYSTEMS: tuple[System, ...] = (
    System("part", PART, _form(r"(?:PHẦN|Phần)\s+" + _NAMED), _ordinal),
    System("chapter", CHAPTER, _form(r"(?:CHƯƠNG|Chương)\s+" + _NAMED), _ordinal),
    System("article", ARTICLE, _form(r"(?:ĐIỀU|Điều)\s+(?P<n>\d{1,3})\s?[.:]"), _arabic),
    System("roman", MAJOR, _form(r"(?P<n>[IVX]+)\s?(?:[.)]|[/-](?=\s))[./]?" + _TAIL), _roman),
    System("capital", MAJOR, _form(r"(?P<n>[A-ZĐ])\s?[./][./]?(?=\s|$)"), _letter),
    System("arabic", NUMBER, _form(r"(?P<n>\d{1,3})\s?(?:\.(?![.\d])/?|/(?=\s)|-(?=\s\p{Lu})|(?<=\d)-(?=\s\d{1,3}\s?%))" + _TAIL), _arabic),
    System("letter", MINOR, _form(r"(?P<n>[a-zđ])\s?[)./]" + _TAIL), _letter),
    System("(letter)", MINOR, _form(r"\((?P<n>[a-zđ])\)(?:\.(?=\s))?"), _letter),
    System("small-roman", MINOR, _form(r"(?P<n>[ivx]+)\s?[).]" + _TAIL), _roman),
    System("(small-roman)", MINOR, _form(r"\((?P<n>[ivx]+)\)(?:\.(?=\s))?"), _roman),
    System("paren", MINOR, _form(r"(?P<n>\d{1,2})\)"), _arabic),
    System("(paren)", MINOR, _form(r"\((?P<n>\d{1,2})\)(?:\.(?=\s))?"), _arabic),
)

_DECIMAL = regex.compile(
    r"\s*(?P<m>\d{1,2}(?:\.\d{1,2}){1,4}(?:[.)/]+(?=\s|$|\p{Lu})|(?=\s+[\p{Lu}\"“(])))", regex.V1
)
_LETTERED = regex.compile(r"\s*(?P<m>(?P<l>[a-zđ])\.?(?P<n>\d{1,2})(?:[.)]+)(?=\s|$|\p{Lu}))", regex.V1)
_BULLET = regex.compile(
    r"\s*(?P<m>(?P<n>[" + regex.escape(BULLETS) + r"\uf000-\uf0ff])(?:\s+|(?=\p{L}|[\"“(])|$)|(?P<n>[o§Øü])\s+(?=\p{Lu}))",
    regex.V1,
)
_LABELLED = regex.compile(
    r"\s*(?P<m>(?P<label>(?i:" + _LABEL + r"))\s+(?:số\s+)?(?P<n>\d{1,2}))(?:\s?:|\.(?=\s|$)|(?=\s?\(|\s-\s|$))", regex.V1
)


def candidates(text: str) -> tuple[Marker, ...]:
    """Every reading of the marker that opens a paragraph, the likeliest first; () where there is none."""
    if bullet := _BULLET.match(text):
        sign = bullet["n"] if bullet["n"] not in "–—" else "-"
        return (Marker(text=bullet["n"], end=bullet.end(), system=sign, tier=BULLET, order=0),)
    special = _decimal(text) or _lettered(text) or _labelled(text)
    return (special,) if special else tuple(m for s in SYSTEMS if (m := _read(s, text)) is not None)


def from_number(number: str) -> tuple[Marker, ...]:
    """The readings of Word's automatic number, which stands outside the text (so `end` is 0)."""
    plain = number.strip()
    read = candidates(plain + " ") or (candidates(plain + ". ") if plain[-1:].isdigit() or roman(plain) else ())
    if not read:
        return (Marker(text=number.strip(), end=0, system=number.strip(), tier=BULLET, order=0),)
    return tuple(
        Marker(text=number.strip(), end=0, system=m.system, tier=m.tier, order=m.order, parts=m.parts) for m in read
    )


def _read(system: System, text: str) -> Marker | None:
    found = system.form.match(text)
    order = system.order(found["n"]) if found else None
    if found is None or order is None:
        return None
    return Marker(text=found["m"].strip(), end=found.end("m"), system=system.name, tier=system.tier, order=order)


def _decimal(text: str) -> Marker | None:
    found = _DECIMAL.match(text)
    if found is None:
        return None
    parts = tuple(int(p) for p in regex.findall(r"\d+", found["m"]))
    return Marker(text=found["m"], end=found.end(), system=f"decimal{len(parts)}", tier=DECIMAL, order=parts[-1], parts=parts)


def _lettered(text: str) -> Marker | None:
    found = _LETTERED.match(text)
    if found is None:
        return None
    return Marker(text=found["m"], end=found.end(), system="lettered", tier=MINOR, order=int(found["n"]))


def _labelled(text: str) -> Marker | None:
    found = _LABELLED.match(text)
    if found is None:
        return None
    name = "label:" + fold(found["label"])
    return Marker(text=found["m"], end=found.end(), system=name, tier=LABEL, order=int(found["n"]))
