"""Con số trong câu: where a target's value stands in a sentence, opened as a gap or set to the ward's own value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from pipeline.draft.lines import GAP
from pipeline.model import Quantity
from pipeline.vietnamese import fold, number, number_word, shown

_FIGURE = regex.compile(r"(?<![\d.,/])\d+(?:[.,]\d+)*(?![\d/])")
_WORD = regex.compile(r"(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s+(?:mươi|mốt|một|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín))?(?!\p{L})")
_RANGE = regex.compile(r"\s*(?:-|–|đến|tới)\s*$")
_WHOLE = regex.compile(r"(?<!\p{L})(?:toàn\s+bộ|toàn\s+thể|tất\s+cả|mọi)(?!\p{L})(?:\s+các(?!\p{L}))?")
_HUNDRED = Decimal(100)
_GLUED = regex.compile(r"\s*\(\s*[\p{L}\d ]{1,20}\s*\)")


def opened(text: str, quantity: Quantity) -> str | None:
    """The sentence with a gap for the quantity's number or range; None where the number is not found in it."""
    place = find(text, quantity)
    if place is None:
        return _opened_whole(text, quantity)
    start, end = place
    if glued := _GLUED.match(text, end):
        end = glued.end()
    return text[:start] + GAP + text[end:]


def _opened_whole(text: str, quantity: Quantity) -> str | None:
    """The same where a share of 100% is said by a word: "toàn bộ các hộ" is "[…]% các hộ"."""
    said = _WHOLE.search(fold(text)) if quantity.unit == "%" and quantity.low == quantity.high == _HUNDRED else None
    if said is None:
        return None
    return f"{text[: said.start()]}{GAP}% {text[said.end() :].lstrip()}"


def replaced(text: str, quantity: Quantity, value: Decimal) -> str | None:
    """The sentence with another value, written as officials write it; None where the number is not found."""
    place = find(text, quantity)
    return None if place is None else text[: place[0]] + shown(value) + text[place[1] :]


def find(text: str, quantity: Quantity) -> tuple[int, int] | None:
    """Where a quantity's number (or its whole range) stands: before its unit if it can be, figures rather than words."""
    folded, unit = fold(text), fold(quantity.unit)
    ranked = []
    for start, end in _spans(folded, quantity):
        counted = bool(unit) and folded[end:].lstrip(" (").startswith(unit)
        if counted or folded[start].isdigit():  # a number word is one only before what it counts: "năm" is also a year
            ranked.append((not counted, start, end))
    return min(ranked)[1:] if ranked else None


def _spans(text: str, quantity: Quantity) -> Iterator[tuple[int, int]]:
    numbers = list(_numbers(text))
    for index, (start, end, value) in enumerate(numbers):
        if value != quantity.low:
            continue
        if quantity.low == quantity.high:
            yield start, end
        elif index + 1 < len(numbers):
            next_start, next_end, high = numbers[index + 1]
            between = text[end:next_start].replace(fold(quantity.unit), "") if quantity.unit else text[end:next_start]
            if high == quantity.high and _RANGE.match(between):
                yield start, next_end


def _numbers(text: str) -> Iterator[tuple[int, int, Decimal]]:
    found = [(m.start(), m.end(), number(m.group())) for m in _FIGURE.finditer(text)]
    words = [(m.start(), m.end(), number_word(m.group())) for m in _WORD.finditer(text)]
    for start, end, value in sorted([*found, *words], key=lambda f: f[0]):
        if value is not None:
            yield start, end, value
