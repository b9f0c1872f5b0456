"""A cell's value as Excel shows it on a Vietnamese machine: percent, dates, thousands with dots, decimals with a comma."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

import regex

_TEXT = regex.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = regex.compile(r"[#0?][#0?,.\s]*")
_DECIMALS = regex.compile(r"\.([0#?]+)")
Value = str | int | float | bool | date | time | timedelta | None


def shown(value: object, form: str) -> str:
    """The text of a cell: `form` is its number format. Rounding is the format's own.

    >>> shown(0.95, "0%"), shown(1234567.5, "#,##0.0"), shown(datetime(2026, 3, 5), "mm-dd-yy")
    ('95%', '1.234.567,5', '05/03/2026')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time):
        return f"{value.hour:02d}:{value.minute:02d}"
    return str(value)


def _date(value: date, form: str) -> str:
    low = _TEXT.sub("", form.lower())
    if "d" not in low and "y" in low:
        return f"{value.month:02d}/{value.year}" if "m" in low else str(value.year)
    text = f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, datetime) and "h" in low and (value.hour or value.minute):
        text += f" {value.hour:02d}:{value.minute:02d}"
    return text


def _number(value: int | float, form: str) -> str:
    """By the sign's section of the format: its decimals, its thousands, its percent and the words around the digits."""
    try:
        amount = Decimal(repr(value))
    except InvalidOperation:
        return ""
    if not amount.is_finite():
        return ""
    sections = form.split(";")
    section = sections[0] if amount >= 0 or len(sections) < 2 or not sections[1].strip() else sections[1]
    bare = _TEXT.sub("", section)
    digits = _DIGITS.search(bare)
    if form in ("General", "@", "") or digits is None or "e+" in bare.lower() or "/" in bare:
        return _general(amount)
    before, after = _words(section)
    pattern = digits.group().rstrip()
    scaled = amount * 100 if "%" in bare else amount / Decimal(1000 ** (len(pattern) - len(pattern.rstrip(","))))
    sign = "-" if amount < 0 and round(scaled, 10) else ""
    text = _grouped(abs(scaled), pattern)
    return f"{before}{sign}{text}{'%' if '%' in bare else ''}{after}".strip()


def _words(section: str) -> tuple[str, str]:
    """The literal words before and after the digits of a format section; brackets of accounting left out."""
    plain, placed = "", False
    parts = ["", ""]
    for m in regex.finditer(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(.)', section):
        literal, char = m.group(1) or m.group(2) or "", m.group(3) or ""
        placed = placed or (bool(char) and char in "#0?")
        keep = literal if literal not in ("(", ")", "-") else ""
        parts[placed] += keep + (char if char in " đ₫$€" and not plain else "")
    return parts[0].lstrip(), parts[1].rstrip()


def _grouped(amount: Decimal, pattern: str) -> str:
    found = _DECIMALS.search(pattern)
    wanted = len(found.group(1)) if found else 0
    least = found.group(1).count("0") if found else 0
    whole, _, rest = f"{amount:.{min(wanted, 15)}f}".partition(".")
    rest = rest[:least] + rest[least:].rstrip("0")
    if "," in pattern.split(".")[0].rstrip(","):
        whole = f"{int(whole):,}".replace(",", ".")
    whole = whole.zfill(pattern.split(".")[0].count("0")) if "," not in pattern else whole
    return whole + ("," + rest if rest else "")


def _general(amount: Decimal) -> str:
    """At most ten significant digits, no grouping."""
    rounded = Decimal(f"{amount:.10g}")
    text = f"{rounded.normalize():f}" if abs(rounded) < Decimal("1e15") else f"{amount:.10g}"
    return text.replace(".", ",")
