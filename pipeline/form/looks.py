"""Kiểu chữ, cỡ chữ, canh lề: measures that every element shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pipeline.form.cascade import Run
from pipeline.form.letter import Letter
from pipeline.form.outcome import Found, FormRule, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line
from pipeline.form.words import number as shown_size

_ALIGNS = {"left": "canh trái", "right": "canh phải", "center": "canh giữa", "justify": "canh đều hai lề"}


def lines_of(letter: Letter, rule: FormRule) -> list[Line]:
    """The lines of the element of a rule; several elements are parted by blanks."""
    found = [line for name in rule.element.split() for line in letter.of(name)]
    return sorted(found, key=lambda line: line.order)


def lettered(line: Line) -> Iterator[Run]:
    """The runs with letters or digits."""
    return (run for run in line.runs if any(c.isalnum() for c in run.text))


def over_lines(judge: Callable[[Line, FormRule], str | None]) -> Measure:
    """A measure that judges line by line; `judge` gives what stands there where it is wrong."""

    def measure(letter: Letter, rule: FormRule) -> Outcome:
        lines = lines_of(letter, rule)
        if not lines:
            return Unmeasured("tệp không có thành phần này")
        return list(_wrong(lines, rule, judge))

    return measure


def _wrong(lines: Iterable[Line], rule: FormRule, judge: Callable[[Line, FormRule], str | None]) -> Iterator[Found]:
    for line in lines:
        value = judge(line, rule)
        if value is not None:
            yield Found(line, value)


def size(line: Line, rule: FormRule) -> str | None:
    """A size outside `low`..`high` points."""
    return next((shown_size(run.size) for run in lettered(line) if not rule.low <= run.size <= rule.high), None)


def bold(line: Line, rule: FormRule) -> str | None:
    """Every letter is bold."""
    return "chữ không đậm" if any(not run.bold for run in lettered(line)) else None


def not_bold(line: Line, rule: FormRule) -> str | None:
    """No letter is bold."""
    return "chữ đậm" if any(run.bold for run in lettered(line)) else None


def italic(line: Line, rule: FormRule) -> str | None:
    """Every letter is italic."""
    return "chữ đứng" if any(not run.italic for run in lettered(line)) else None


def upright(line: Line, rule: FormRule) -> str | None:
    """No letter is italic."""
    return "chữ nghiêng" if any(run.italic for run in lettered(line)) else None


def wholly_upright(line: Line, rule: FormRule) -> str | None:
    """Words of a text may be set in italics, a whole paragraph may not; a note in brackets may."""
    runs = list(lettered(line))
    return "cả đoạn chữ nghiêng" if runs and all(run.italic for run in runs) and not line.text.startswith("(") else None


def upper(line: Line, rule: FormRule) -> str | None:
    """In capitals."""
    return None if line.upper else "chữ in thường"


def lower(line: Line, rule: FormRule) -> str | None:
    """Not wholly in capitals; short abbreviations pass."""
    letters = sum(c.isalpha() for c in line.text)
    return "chữ in hoa" if line.upper and letters > 3 else None


def align(line: Line, rule: FormRule) -> str | None:
    """The alignment is one of `allowed`."""
    return None if line.shape.align in rule.allowed else _ALIGNS.get(line.shape.align, line.shape.align)


def present(letter: Letter, rule: FormRule) -> Outcome:
    """The element is there."""
    return [] if lines_of(letter, rule) else [Found("cả văn bản", "không thấy trong tệp")]


MEASURES: Mapping[str, Measure] = {
    "present": present,
    **{
        judge.__name__: over_lines(judge)
        for judge in (size, bold, not_bold, italic, upright, wholly_upright, upper, lower, align)
    },
}
