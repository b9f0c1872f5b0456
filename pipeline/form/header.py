"""Đầu văn bản: Quốc hiệu, Tiêu ngữ, names of the bodies and the rules drawn below them (phụ lục I, mục II.1, II.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from pipeline.form.letter import Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line
from pipeline.form.words import length, number

_NO_LENGTH = "độ dài nét kẻ không ghi trong tệp"


def motto_text(line: Line, rule: FormRule) -> str | None:
    """The words, hyphens and blanks of the motto."""
    text = line.text.replace("–", "-")
    return None if text in rule.allowed else f"đang ghi “{line.text}”"


def single_spaced(letter: Letter, rule: FormRule) -> Outcome:
    """Nothing between Quốc hiệu and Tiêu ngữ."""
    nation, motto = letter.of("nation"), letter.of("motto")
    if not nation or not motto or nation[0].cell != motto[0].cell:
        return Unmeasured("Quốc hiệu và Tiêu ngữ không ở trong cùng một ô")
    gap = max(nation[0].shape.after, motto[0].shape.before) if nation[0].order != motto[0].order else 0.0
    wide = [line for line in (nation[0], motto[0]) if line.shape.rule == "auto" and line.shape.line > rule.high]
    if wide or gap > rule.low or motto[0].order - nation[0].order > 1:
        return [Found(motto[0], "cách xa Quốc hiệu hơn dòng đơn")]
    return []


def around(letter: Letter, lines: Sequence[Line]) -> list[Line]:
    """The lines where a drawn rule of an element may hang: its column down to the next words, or from it to the next words."""
    last = lines[-1]
    if last.cell is not None:
        column = [line for line in letter.sheet.lines if line.cell and (line.cell[0], line.cell[2]) == (last.cell[0], last.cell[2])]
        below = next((line.order for line in column if line.order > last.order and any(c.isalnum() for c in line.text)), 10**9)
        return [line for line in column if line.order <= below]
    after = _next_words(letter.sheet.lines, last)
    return [line for line in letter.sheet.lines if lines[0].order <= line.order <= min(after, last.order + 6) and line.cell is None]


def drawn(letter: Letter, lines: Sequence[Line]) -> Iterator[float | None]:
    """The lengths of the rules below an element, in mm: drawings, and borders of paragraphs."""
    near = around(letter, lines)
    yield from (length for line in near if line.first for length in line.drawn)
    width = lines[-1].column if lines[-1].cell is not None else _text_width(letter, lines[-1])
    for line in near:
        bordered = line.shape.border and (not line.text or line in lines)
        if bordered and line.order >= lines[-1].order and _next_words(near, lines[-1]) > line.order:
            yield width - line.shape.left - line.shape.right if width else None


def _next_words(near: Sequence[Line], last: Line) -> int:
    """The order of the next words; a note in brackets in the middle ("(Kèm theo ...)") still belongs to what stands above it."""
    below = (line for line in near if line.order > last.order and any(c.isalnum() for c in line.text))
    return next((line.order for line in below if not (line.text.startswith("(") and line.shape.align == "center")), 10**9)


def _text_width(letter: Letter, line: Line) -> float:
    page = letter.pages[min(line.section, len(letter.pages) - 1)]
    return page.width - page.margins[2] - page.margins[3]


def rule_present(letter: Letter, rule: FormRule) -> Outcome:
    """A drawn line below the element."""
    lines = letter.of(rule.element)
    if not lines:
        return Unmeasured("tệp không có thành phần này")
    return [] if list(drawn(letter, lines)) else [Found(lines[-1], "không có nét kẻ ngang bên dưới")]


def rule_length(letter: Letter, rule: FormRule) -> Outcome:
    """The length against that of a line of the element, as a share from `low` to `high`."""
    lines = letter.of(rule.element)
    lengths = list(drawn(letter, lines)) if lines else []
    if not lengths:
        return Unmeasured("không có nét kẻ để đo")
    room = lines[-1].column or _text_width(letter, lines[-1])
    words = [width for line in lines for width in _printed(line, room)]
    shares = [value / width for value in lengths if value is not None for width in words if width]
    if any(rule.low <= share <= rule.high for share in shares):
        return []
    if len(shares) < len(lengths) or not shares:
        return Unmeasured(_NO_LENGTH)
    return [Found(lines[-1], f"nét kẻ dài khoảng {number(round(shares[0] * 100))}% dòng chữ")]


def _printed(line: Line, room: float) -> tuple[float, float]:
    """About how long the printed lines of a paragraph are: the full ones, and all of them where they are of one length."""
    room -= line.shape.left + line.shape.right
    whole = length(line.text, line.runs[0].size)
    return min(whole, room), whole / ceil(whole / room) if room > 0 else whole


def underlined(line: Line, rule: FormRule) -> str | None:
    """A line is drawn, not underlined words."""
    return "chữ gạch chân thay cho nét kẻ" if any(run.underline for run in line.runs) else None


def abbreviated(line: Line, rule: FormRule) -> str | None:
    """The issuer's own name is written in full."""
    return next((f"viết tắt “{word}”" for word in rule.allowed if word in line.text.upper().replace(".", " ").split()), None)


MEASURES: Mapping[str, Measure] = {
    "motto_text": over_lines(motto_text), "single_spaced": single_spaced, "rule_present": rule_present, "rule_length": rule_length,
    "underlined": over_lines(underlined), "abbreviated": over_lines(abbreviated),
}  # fmt: skip
