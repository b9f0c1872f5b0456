"""Phụ lục: its heading, its number, its own pages (phụ lục I, mục III.1)."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.form.letter import Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line

_NONE = Unmeasured("văn bản không có phụ lục")


_EMPTY = 3
"""So many empty lines above an annex are a push to the next page."""


def roman(letter: Letter, rule: FormRule) -> Outcome:
    """Two or more annexes are numbered in Roman numerals."""
    lines = letter.of("annex")
    if not lines:
        return _NONE
    if len(lines) == 1:
        plain = regex.search(r"\d", lines[0].text)
        return [Found(lines[0], "đánh số bằng chữ số Ả Rập")] if plain else []
    return [Found(line, "không đánh số La Mã") for line in lines if not regex.search(r"\s[IVXLC]+[.:]?$", line.text)]


def new_page(letter: Letter, rule: FormRule) -> Outcome:
    """Each annex begins a page."""
    lines = letter.of("annex")
    if not lines:
        return _NONE
    found = [line for line in lines if not _breaks(letter, line)]
    if found and all(_pushed(letter, line) for line in found):
        return Unmeasured("phụ lục đứng sau nhiều dòng trống, tệp không cho biết trang")
    return [Found(line, "không bắt đầu ở trang mới") for line in found if not _pushed(letter, line)]


def _pushed(letter: Letter, line: Line) -> bool:
    """Whether empty lines stand above it, which may fill the page."""
    above = [other for other in letter.sheet.lines if line.order - _EMPTY <= other.order < line.order]
    return len(above) >= _EMPTY and not any(other.text for other in above)


def _breaks(letter: Letter, line: Line) -> bool:
    before = [other for other in letter.sheet.lines if other.order < line.order]
    near = [other for other in before if not other.text and other.order >= line.order - 4]
    sections = bool(before) and before[-1].section != line.section
    if sections and letter.pages[min(line.section, len(letter.pages) - 1)].continuous:
        return False  # its break is no break of the page
    return line.new_page or sections or any(other.new_page for other in near)


def own_pages(letter: Letter, rule: FormRule) -> Outcome:
    """Each annex counts its pages from 1: a section of its own that starts again."""
    lines = letter.of("annex")
    if not lines:
        return _NONE
    return [
        Found(line, "số trang không bắt đầu lại từ 1") for line in lines
        if letter.pages[min(line.section, len(letter.pages) - 1)].start != 1 or line.section == 0
    ]  # fmt: skip


def note(line: Line, rule: FormRule) -> str | None:
    """The note stands in brackets."""
    return None if line.text.startswith("(") and line.text.endswith(")") else "không đặt trong ngoặc đơn"


MEASURES: Mapping[str, Measure] = {"roman": roman, "new_page": new_page, "own_pages": own_pages, "annex_note": over_lines(note)}
