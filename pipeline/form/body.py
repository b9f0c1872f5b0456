"""Nội dung: indents, spacing, one size (phụ lục I, mục II.6.e)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from pipeline.form.letter import Letter
from pipeline.form.looks import lettered, over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line
from pipeline.form.words import number

_SLACK = 0.5
_SINGLE = 1.15
"""Height of a single line of Times New Roman against its size."""


def indent(line: Line, rule: FormRule) -> str | None:
    """The first line is 10 or 12.7 mm in; an automatic number counts where it stands; a tab or blanks cannot be judged."""
    shape = line.shape
    if not line.first or line.tabbed or shape.align in ("center", "right"):
        return None
    first = shape.left + shape.first if shape.number else shape.first
    fits = any(abs(first - value) <= _SLACK for value in rule.allowed)
    return None if fits else f"dòng đầu lùi {number(round(first, 1))} mm"


def apart(letter: Letter, rule: FormRule) -> Outcome:
    """Neighbouring paragraphs are at least `low` points apart; Word takes the larger of the two distances."""
    lines = [line for line in letter.content if line.first]
    if len(lines) < 2:
        return Unmeasured("văn bản có ít hơn hai đoạn")
    pairs = [(a, b) for a, b in pairwise(lines) if b.order == a.order + 1]
    return [Found(b, f"cách đoạn trên {number(_gap(a, b))} pt") for a, b in pairs if _gap(a, b) < rule.low - 0.05]


def _gap(above: Line, below: Line) -> float:
    same = above.shape.style == below.shape.style
    after = 0.0 if same and above.shape.contextual else above.shape.after
    return max(after, 0.0 if same and below.shape.contextual else below.shape.before)


def leading(line: Line, rule: FormRule) -> str | None:
    """Single to one and a half lines; exact heights are told as lines of the paragraph's own size."""
    shape = line.shape
    size = max((run.size for run in lettered(line)), default=14.0)
    lines = shape.line if shape.rule == "auto" else shape.line / (_SINGLE * size)
    low = 0.0 if shape.rule == "atLeast" else rule.low - 0.02
    return None if low <= lines <= rule.high + 0.02 else f"cách dòng {number(round(lines, 2))} lines"


def one_size(letter: Letter, rule: FormRule) -> Outcome:
    """One size of words over the whole text."""
    sizes = [(line, run.size) for line in letter.of("body") for run in lettered(line)]
    if not sizes:
        return Unmeasured("văn bản không có lời văn")
    usual = Counter(size for _, size in sizes).most_common(1)[0][0]
    other = {id(line.element): Found(line, f"cỡ {number(size)}, cả văn bản là {number(usual)}") for line, size in sizes if size != usual and 13 <= size <= 14}
    return list(other.values())


def ending(letter: Letter, rule: FormRule) -> Outcome:
    """The text ends with "./.", as the decree's samples do."""
    lines = letter.content
    if not lines:
        return Unmeasured("văn bản không có lời văn")
    return [] if lines[-1].text.endswith("./.") else [Found(lines[-1], "không kết thúc bằng “./.”")]


def typed_bullet(line: Line, rule: FormRule) -> str | None:
    """Dashes in place of points: never an error."""
    return "dùng gạch đầu dòng" if line.text.startswith(("- ", "– ", "+ ", "• ")) or line.shape.number.startswith("bullet") else None


MEASURES: Mapping[str, Measure] = {
    "indent": over_lines(indent), "apart": apart, "leading": over_lines(leading), "one_size": one_size, "ending": ending,
    "bullet": over_lines(typed_bullet),
}  # fmt: skip
