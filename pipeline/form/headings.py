"""Phần, mục, khoản, điểm: their numbers and markers (phụ lục I, mục II.6.đ)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from pipeline.form.letter import Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line
from pipeline.vietnamese import ALPHABET, roman

_ROMAN = regex.compile(r"^([IVXLC]+)\s*([.)/-])")
_ARABIC = regex.compile(r"^(\d{1,2})\s*([.)])(?!\d)")
_LETTER = regex.compile(r"^(\p{Ll})\s*([).])\s")


def roman_mark(line: Line, rule: FormRule) -> str | None:
    """A full stop after the Roman numeral."""
    found = _ROMAN.match(line.text)
    return f"sau số là “{found[2]}”" if found and found[2] != "." else None


def roman_order(letter: Letter, rule: FormRule) -> Outcome:
    """I, II, III without a jump."""
    lines = [line for line in letter.of("heading1") if _ROMAN.match(line.text)]
    if not lines:
        return Unmeasured("văn bản không có mục đánh số La Mã gõ tay")
    numbers = [(line, roman(_ROMAN.match(line.text)[1])) for line in lines]  # type: ignore[index]
    return list(_jumps([(line, n or 0) for line, n in numbers]))


def arabic_mark(line: Line, rule: FormRule) -> str | None:
    """A full stop after the figure."""
    found = _ARABIC.match(line.text)
    return f"sau số là “{found[2]}”" if found and found[2] != "." else None


def arabic_order(letter: Letter, rule: FormRule) -> Outcome:
    """Khoản count on from 1 under each mục."""
    found: list[tuple[Line, int]] = []
    for line in letter.content:
        if line in letter.of("heading1") or line in letter.of("part") or line in letter.of("article"):
            found.append((line, 0))
        elif m := _ARABIC.match(line.text):
            found.append((line, int(m[1])))
    if not any(n for _, n in found):
        return Unmeasured("văn bản không có khoản đánh số gõ tay")
    return list(_jumps(found))


def _jumps(numbers: list[tuple[Line, int]]) -> Iterator[Found]:
    last = 0
    for line, number in numbers:
        if number not in (0, 1, last + 1):
            yield Found(line, f"sau số {last} là số {number}")
        last = number


def letter_mark(line: Line, rule: FormRule) -> str | None:
    """A bracket after the letter."""
    found = _LETTER.match(line.text)
    return f"sau chữ là “{found[2]}”" if found and found[2] != ")" else None


def alphabet(letter: Letter, rule: FormRule) -> Outcome:
    """Points count by the Vietnamese alphabet: after "d" comes "đ"."""
    points = [(line, m[1]) for line in letter.of("point") if (m := _LETTER.match(line.text))]
    if not points:
        return Unmeasured("văn bản không có điểm đánh chữ gõ tay")
    return list(_out_of_order(points))


def _out_of_order(points: list[tuple[Line, str]]) -> Iterator[Found]:
    last = -1
    for line, mark in points:
        at = ALPHABET.find(mark)
        if at < 0:
            yield Found(line, f"chữ “{mark}” không có trong bảng chữ cái tiếng Việt")
        elif at not in (0, last + 1):
            yield Found(line, f"sau điểm {ALPHABET[last]} là điểm {mark}" if last >= 0 else f"bắt đầu từ điểm {mark}")
        last = at if at >= 0 else last + 1


def article_mark(line: Line, rule: FormRule) -> str | None:
    """ "Điều 1." with its full stop."""
    return None if regex.match(r"^Điều \d+[a-zđ]?\.", line.text) else "sau số của điều không có dấu chấm"


MEASURES: Mapping[str, Measure] = {
    "roman_mark": over_lines(roman_mark), "roman_order": roman_order, "arabic_mark": over_lines(arabic_mark), "arabic_order": arabic_order,
    "letter_mark": over_lines(letter_mark), "alphabet": alphabet, "article_mark": over_lines(article_mark),
}  # fmt: skip
