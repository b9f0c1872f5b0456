"""Quyền hạn, chức vụ, họ tên người ký (phụ lục I, mục II.7; điều 13)."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from pipeline.form.letter import Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line

_SHORT = regex.compile(r"^(TM|KT|TL|TUQ|Q)(?!\p{L})(\.?)(\s?)|^(T/M|K/T)\b", regex.IGNORECASE)


def abbreviation(line: Line, rule: FormRule) -> str | None:
    """ "TM.", "KT." with the full stop and no stroke."""
    found = _SHORT.match(line.text)
    return f"đang ghi “{line.text.split()[0]}”" if found and (found[4] or not found[2]) else None


def collective(letter: Letter, rule: FormRule) -> Outcome:
    """A plan of a people's committee is signed on its behalf."""
    issuer = " ".join(line.folded for line in letter.of("issuer"))
    lines = letter.of("authority")
    types = {line.folded for line in letter.of("type")}
    if not lines or not types & {"kế hoạch", "chương trình", "báo cáo", "tờ trình", "đề án"} or not issuer.startswith(("ủy ban nhân dân", "ubnd")):
        return Unmeasured("chỉ xét kế hoạch, chương trình, đề án, báo cáo, tờ trình của Ủy ban nhân dân; hoặc không thấy quyền hạn người ký")
    return [] if regex.match(r"^t/?m\b", lines[0].folded) else [Found(lines[0], "không ghi “TM. ỦY BAN NHÂN DÂN”")]


def deputy(letter: Letter, rule: FormRule) -> Outcome:
    """A deputy signs with "KT." above and the deputy's own post below."""
    lines = letter.of("authority")
    if not lines:
        return Unmeasured("không thấy quyền hạn, chức vụ người ký")
    words = [line.folded for line in lines]
    by = any(regex.match(r"^k/?t\b", word) for word in words)
    second = any(word.startswith("phó ") for word in words)
    if by == second:
        return []
    return [Found(lines[-1], "ký thay nhưng không ghi chức vụ cấp phó" if by else "cấp phó ký nhưng không ghi “KT.”")]


def degree(line: Line, rule: FormRule) -> str | None:
    """No degree before the name."""
    return next((f"ghi “{word}” trước họ tên" for word in rule.allowed if line.text.lower().startswith(word.lower())), None)


MEASURES: Mapping[str, Measure] = {
    "abbreviation": over_lines(abbreviation), "collective": collective, "deputy": deputy, "degree": over_lines(degree),
}  # fmt: skip
