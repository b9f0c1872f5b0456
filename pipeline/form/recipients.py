"""Nơi nhận (phụ lục I, mục II.9)."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.form.letter import Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line

_NONE = Unmeasured("không thấy danh sách nơi nhận")


def label(line: Line, rule: FormRule) -> str | None:
    """ "Nơi nhận:" with its colon."""
    return None if line.text.startswith("Nơi nhận:") else f"đang ghi “{line.text[:12]}”"


def dash(letter: Letter, rule: FormRule) -> Outcome:
    """Each recipient begins with a dash."""
    lines = [line for line in letter.of("recipient") if line.first]
    automatic = [line for line in lines if line.shape.number]
    if not lines or automatic:
        return _NONE
    return [Found(line, "không có gạch đầu dòng") for line in lines if not line.text.startswith(("-", "–"))]


def semicolons(letter: Letter, rule: FormRule) -> Outcome:
    """Each recipient but the last ends with a semicolon."""
    lines = letter.of("recipient")
    if not lines:
        return _NONE
    return [Found(line, "cuối dòng không có dấu chấm phẩy") for line in lines[:-1] if not line.text.endswith(";")]


def last_stop(letter: Letter, rule: FormRule) -> Outcome:
    """The last line ends with a full stop."""
    lines = letter.of("recipient")
    if not lines:
        return _NONE
    return [] if lines[-1].text.endswith(".") else [Found(lines[-1], "dòng cuối không kết thúc bằng dấu chấm")]


def kept(letter: Letter, rule: FormRule) -> Outcome:
    """The last line says where the text is kept."""
    lines = letter.of("recipient")
    if not lines:
        return _NONE
    return [] if regex.search(r"\blưu\b", lines[-1].folded) else [Found(lines[-1], "dòng cuối không phải “Lưu: VT, …”")]


def as_above(line: Line, rule: FormRule) -> str | None:
    """No "Như trên"."""
    return "ghi “Như trên”" if "như trên" in line.folded else None


def as_above_of(letter: Letter, rule: FormRule) -> Outcome:
    """ "Như trên" answers to "Kính gửi", which a text with a type name other than tờ trình and báo cáo has not."""
    types = letter.of("type")
    if not types or types[0].folded in ("tờ trình", "báo cáo"):
        return Unmeasured("chỉ xét văn bản có tên loại không dùng “Kính gửi”")
    return over_lines(as_above)(letter, rule)


def beside(letter: Letter, rule: FormRule) -> Outcome:
    """Level with the signer's authority."""
    lines, signed = letter.of("recipients"), letter.of("authority")
    if not lines or not signed or lines[0].cell is None or signed[0].cell is None:
        return Unmeasured("nơi nhận và chữ ký không ở trong cùng một bảng")
    return [] if lines[0].cell[:2] == signed[0].cell[:2] else [Found(lines[0], "không ngang hàng với quyền hạn người ký")]


MEASURES: Mapping[str, Measure] = {
    "recipients_label": over_lines(label), "dash": dash, "semicolons": semicolons, "last_stop": last_stop, "kept": kept,
    "as_above": as_above_of, "beside": beside,
}  # fmt: skip
