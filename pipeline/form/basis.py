"""Căn cứ ban hành (phụ lục I, mục II.6.a)."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.form.letter import Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line

_LAW = regex.compile(r"^căn\s+cứ\s+(?:bộ\s+)?(?:luật|pháp\s+lệnh)\b(?:(?!\bngày\b).)*?\bsố\s+\d+(?:/\d{4})?/(?:qh|ubtvqh)")
_TWO = regex.compile(r";\s*căn\s+cứ\b")


def semicolon(letter: Letter, rule: FormRule) -> Outcome:
    """Each basis but the last ends with a semicolon."""
    lines = letter.of("basis")
    if not lines:
        return Unmeasured("văn bản không có phần căn cứ")
    return [Found(line, "cuối dòng không có dấu chấm phẩy") for line in lines[:-1] if not line.text.endswith(";")]


def stop(letter: Letter, rule: FormRule) -> Outcome:
    """The last basis ends with a full stop."""
    lines = letter.of("basis")
    if not lines:
        return Unmeasured("văn bản không có phần căn cứ")
    return [] if lines[-1].text.endswith(".") else [Found(lines[-1], f"dòng căn cứ cuối kết thúc bằng “{lines[-1].text[-1]}”")]


def one_a_line(line: Line, rule: FormRule) -> str | None:
    """One basis a line."""
    return "nhiều căn cứ trên một dòng" if _TWO.search(line.folded) else None


def law_number(line: Line, rule: FormRule) -> str | None:
    """A law is cited without its number."""
    return "ghi số, ký hiệu của luật" if _LAW.search(line.folded) else None


MEASURES: Mapping[str, Measure] = {
    "semicolon": semicolon, "basis_stop": stop, "one_a_line": over_lines(one_a_line), "law_number": over_lines(law_number),
}  # fmt: skip
