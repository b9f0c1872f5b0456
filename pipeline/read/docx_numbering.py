"""Word's automatic numbers: numbering.xml resolved to the marker a reader sees ("I.", "2.1.", "a)", "-").

A label is counted when its paragraph passes; ask for labels in reading order and once each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.read.docx_parts import VAL, Element, W, integer, switch, value
from pipeline.read.docx_styles import Setting, Styles
from pipeline.read.symbols import symbol
from pipeline.vietnamese import to_roman

_PLACE = re.compile(r"%([1-9])")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LEVELS = 9


def _letters(count: int) -> str:
    """1 → a, 26 → z, 27 → aa, 53 → aaa, as Word repeats its letters."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


def _words(count: int) -> str:
    """1 to 99 in Vietnamese words."""
    if not 0 <= count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    if not tens:
        return _DIGITS[ones]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{'mười' if tens == 1 else _DIGITS[tens] + ' mươi'} {last}".strip()


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": lambda n: to_roman(n) if 0 < n < 4000 else str(n),
    "lowerRoman": lambda n: to_roman(n).lower() if 0 < n < 4000 else str(n),
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
    "vietnameseCounting": _words,
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedCircle": lambda n: chr(0x2460 + n - 1) if 0 < n <= 20 else str(n),
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "ordinal": lambda n: f"{n}.",
    "none": lambda n: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart` is the level (from 1) whose use restarts it, 0 for never, None for every higher one."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    glued: bool = False
    left: float | None = None
    first: float | None = None

    def shown(self, count: int) -> str:
        """One number in this level's form."""
        if self.format == "custom":
            return str(count).zfill(len(self.pattern.split(",")[0].strip()))
        return _FORMATS.get(self.format, str)(count)


@dataclass(frozen=True, slots=True)
class Label:
    """Số tự động: its text ("" for a level without any), and whether the text follows without a space."""

    text: str
    glued: bool = False
    left: float | None = None
    first: float | None = None


@dataclass(slots=True)
class _List:
    """A list instance (w:num): its levels, and the starts that it overrides."""

    key: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Danh sách đánh số của tệp: the lists, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        abstracts = {e.get(W + "abstractNumId", ""): e for e in root.iterfind(W + "abstractNum")}
        linked = {value(e, "styleLink"): key for key, e in abstracts.items() if value(e, "styleLink")}
        nums = {e.get(W + "numId", ""): e for e in root.iterfind(W + "num")}
        for num_id, element in nums.items():
            key = value(element, "abstractNumId") or ""
            style = value(abstracts.get(key), "numStyleLink")
            if style:
                bound = nums.get(styles.numbering_of(style))
                key = linked.get(style) or value(bound, "abstractNumId") or key
            self._lists[num_id] = _list(key, abstracts.get(key), element)

    def label(self, setting: Setting) -> Label | None:
        """Count this paragraph and give its label; None where it is not numbered."""
        found = self._lists.get(setting.num_id)
        if found is None:
            return None
        depth = self._depth(found, setting)
        level = found.levels.get(depth)
        if level is None:
            return None
        counts = self._count(found, setting.num_id, depth)
        text = level.text
        if level.format == "bullet":
            text = symbol(text, level.font)
        else:
            text = _PLACE.sub(lambda m: self._number(found, counts, int(m.group(1)) - 1, level.legal), text)
        return Label(text.strip(), level.glued, level.left, level.first)

    def _depth(self, found: _List, setting: Setting) -> int:
        if setting.level is not None:
            return setting.level
        bound = [i for i, level in found.levels.items() if level.style and level.style == setting.style]
        return bound[0] if bound else 0

    def _count(self, found: _List, num_id: str, depth: int) -> list[int | None]:
        counts = self._counts.setdefault(found.key, [None] * _LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for i in found.starts:
                counts[i] = None
        counts[depth] = _start(found, depth) if counts[depth] is None else counts[depth] + 1  # type: ignore[operator]
        for deeper in range(depth + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                counts[deeper] = None
        return counts

    def _number(self, found: _List, counts: list[int | None], place: int, legal: bool) -> str:
        level = found.levels.get(place, Level())
        count = counts[place]
        number = _start(found, place) if count is None else count
        if legal and level.format not in ("decimal", "decimalZero"):
            return str(number)
        return level.shown(number)


def _start(found: _List, depth: int) -> int:
    return found.starts.get(depth, found.levels[depth].start if depth in found.levels else 1)


def _list(key: str, abstract: Element | None, num: Element) -> _List:
    levels = {} if abstract is None else _levels(abstract)
    made = _List(key, levels)
    for override in num.iterfind(W + "lvlOverride"):
        depth = integer(override.get(W + "ilvl"))
        levels.update(_levels(override))
        start = value(override, "startOverride")
        if start is not None and 0 <= depth < _LEVELS:
            made.starts[depth] = integer(start, 1)
    return made


def _levels(parent: Element) -> dict[int, Level]:
    found = {integer(e.get(W + "ilvl")): _level(e) for e in parent.iterfind(W + "lvl")}
    return {depth: level for depth, level in found.items() if 0 <= depth < _LEVELS}


def _level(element: Element) -> Level:
    form = next(element.iter(W + "numFmt"), None)
    restart = value(element, "lvlRestart")
    level = Level(
        start=integer(value(element, "start"), 1),
        format="decimal" if form is None else form.get(VAL, "decimal"),
        pattern="" if form is None else form.get(W + "format", ""),
        text=value(element, "lvlText") or "",
        restart=None if restart is None else integer(restart),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle") or "",
        glued=value(element, "suff") == "nothing",
    )
    fonts, indent = element.find(f"{W}rPr/{W}rFonts"), element.find(f"{W}pPr/{W}ind")
    if fonts is not None:
        level = replace(level, font=fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")
    if element.find(W + "lvlPicBulletId") is not None:
        level = replace(level, format="bullet", text="•")
    return level if indent is None else replace(level, **_place(indent))


def _place(indent: Element) -> dict[str, Any]:
    left, first = indent.get(W + "left", indent.get(W + "start")), indent.get(W + "firstLine")
    hanging = indent.get(W + "hanging")
    place = {} if left is None else {"left": integer(left) / 20}
    if hanging is not None or first is not None:
        place["first"] = -integer(hanging) / 20 if hanging is not None else integer(first) / 20
    return place
