"""Số, ký hiệu; địa danh, ngày tháng (phụ lục I, mục II.3, II.4)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import regex

from pipeline.form.letter import TYPES, Letter
from pipeline.form.looks import over_lines
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line

_ID = regex.compile(r"^Số\s*:?\s*(?P<number>[\d….\s_]*)(?P<first>\s*)/(?P<rest>.*)$", regex.IGNORECASE)
_DAY = regex.compile(r"ngày\s*(?P<day>[\d….\s_]*?)\s*tháng\s*(?P<month>[\d….\s_]*?)\s*năm\s*(?P<year>[\d….\s_]*)", regex.IGNORECASE)


def colon(line: Line, rule: FormRule) -> str | None:
    """A colon after the word."""
    return None if regex.match(r"^số\s*:", line.text, regex.IGNORECASE) else "sau từ “Số” không có dấu hai chấm"


def word(line: Line, rule: FormRule) -> str | None:
    """The word itself is in small letters."""
    return None if line.text.startswith("Số") else f"đang ghi “{line.text[:4]}”"


def padded(line: Line, rule: FormRule) -> str | None:
    """Two figures at least."""
    found = _ID.match(line.text)
    value = found["number"].strip() if found else ""
    return f"đang ghi số “{value}”" if len(value) == 1 and value.isdigit() else None


def spaced(line: Line, rule: FormRule) -> str | None:
    """No blanks inside the symbol; room for the clerk's number before "/" is no fault."""
    found = _ID.match(line.text)
    if found is None:
        return None
    symbol = found["rest"]
    loose = symbol.startswith(" ") or " - " in symbol or " -" in symbol.strip() or "- " in symbol.strip()
    return f"ký hiệu “{symbol.strip()}” có khoảng trống" if loose or " " in symbol.strip() else None


def symbol_upper(line: Line, rule: FormRule) -> str | None:
    """The groups of the symbol are in capitals."""
    found = _ID.match(line.text)
    groups = regex.split(r"[-/&.\s]+", found["rest"].strip()) if found else []
    known = {*TYPES.values(), *rule.allowed}
    bad = next((g for g in groups if g and g not in known and g != g.upper()), None)
    return f"ký hiệu “{bad}” không viết hoa" if bad else None


def symbol_type(letter: Letter, rule: FormRule) -> Outcome:
    """The symbol begins with the abbreviation of the type."""
    types, numbers = letter.of("type"), letter.of("number")
    if not types or not numbers:
        return Unmeasured("văn bản không có tên loại hoặc không có số, ký hiệu")
    found = _ID.match(numbers[0].text)
    short = TYPES[types[0].folded.rstrip(" .:")]
    first = regex.split(r"[-/]", found["rest"].strip())[0].strip() if found else ""
    if not found or not first:
        return [Found(numbers[0], "không đúng dạng số/ký hiệu")]
    return [Found(numbers[0], f"đang ghi “{first}”, tên loại viết tắt là “{short}”")] if first.upper() != short.upper() else []


def date_full(line: Line, rule: FormRule) -> str | None:
    """Day, month and year in words and figures."""
    return None if _DAY.search(line.text) else "không ghi đủ “ngày … tháng … năm …”"


def comma(line: Line, rule: FormRule) -> str | None:
    """A comma after the place."""
    before = regex.split(r"ngày|\d+\s*[/.-]\s*\d", line.text, maxsplit=1, flags=regex.IGNORECASE)[0]
    return None if before.rstrip().endswith(",") else "sau địa danh không có dấu phẩy"


def place_capital(line: Line, rule: FormRule) -> str | None:
    """The place begins with a capital."""
    return f"địa danh “{line.text.split(',')[0]}” chưa viết hoa" if line.text[:1].islower() else None


def day_padded(line: Line, rule: FormRule) -> str | None:
    """Days below 10 have a nought."""
    found = _DAY.search(line.text)
    return f"đang ghi ngày “{found['day']}”" if found and len(found["day"]) == 1 and found["day"].isdigit() else None


def month_padded(line: Line, rule: FormRule) -> str | None:
    """Months 1 and 2 have a nought."""
    found = _DAY.search(line.text)
    return f"đang ghi tháng “{found['month']}”" if found and found["month"] in ("1", "2") else None


def real_date(letter: Letter, rule: FormRule) -> Outcome:
    """A day of the calendar."""
    lines = letter.of("date")
    found = _DAY.search(lines[0].text) if lines else None
    parts = [found[name].strip() for name in ("year", "month", "day")] if found else []
    if not parts or not all(p.isdigit() for p in parts):
        return Unmeasured("ngày ban hành chưa ghi đủ bằng số")
    try:
        datetime.date(*(int(p) for p in parts))
    except ValueError:
        return [Found(lines[0], "ngày này không có trong lịch")]
    return []


def same_line(letter: Letter, rule: FormRule) -> Outcome:
    """Number and date stand beside each other."""
    numbers, dates = letter.of("number"), letter.of("date")
    if not numbers or not dates or numbers[0].cell is None or dates[0].cell is None:
        return Unmeasured("số, ký hiệu và ngày tháng không ở trong cùng một bảng")
    one, other = numbers[0].cell[:2], dates[0].cell[:2]
    alone = [sum(line.cell == cell and bool(line.text) for line in letter.sheet.lines) for cell in (numbers[0].cell, dates[0].cell)]
    if one == other and alone != [1, 1]:
        return Unmeasured("số, ký hiệu và ngày tháng ở trong ô có nhiều dòng khác")
    return [] if one == other else [Found(dates[0], "không cùng dòng với số, ký hiệu")]


MEASURES: Mapping[str, Measure] = {
    "symbol_type": symbol_type, "real_date": real_date, "same_line": same_line,
    **{
        name: over_lines(judge)
        for name, judge in {
            "colon": colon, "number_word": word, "padded": padded, "symbol_spaced": spaced, "symbol_upper": symbol_upper, "date_full": date_full,
            "comma": comma, "place_capital": place_capital, "day_padded": day_padded, "month_padded": month_padded,
        }.items()
    },
}  # fmt: skip
