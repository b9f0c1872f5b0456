"""Trang giấy: size, margins, font, colour and page numbers (phụ lục I, phần I, mục I)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.form.cascade import W
from pipeline.form.letter import Letter
from pipeline.form.looks import lettered
from pipeline.form.outcome import FormRule, Found, Measure, Outcome, Unmeasured
from pipeline.form.sheet import Line, Page
from pipeline.form.words import number

_SLACK = 0.6
_SHORT = 1500
_LEGACY = (".vn", "vni-", "vn", "vntime")


def over_pages(judge: Callable[[Page, FormRule], str | None]) -> Measure:
    """A measure that judges section by section."""

    def measure(letter: Letter, rule: FormRule) -> Outcome:
        return [Found(_section(letter, n), value) for n, page in enumerate(letter.pages) if (value := judge(page, rule)) is not None]

    return measure


def _section(letter: Letter, at: int) -> str:
    return "trang giấy" if len(letter.pages) == 1 else f"trang giấy, phần (section) {at + 1}"


def paper(page: Page, rule: FormRule) -> str | None:
    """A4, either way up."""
    sides = sorted((page.width, page.height))
    fits = abs(sides[0] - rule.low) <= 1 and abs(sides[1] - rule.high) <= 1
    return None if fits else f"{number(round(page.width, 1))} x {number(round(page.height, 1))} mm"


def margin(side: int) -> Callable[[Page, FormRule], str | None]:
    """A margin in `low`..`high` millimetres; a page that lies on its side is turned back first."""

    def judge(page: Page, rule: FormRule) -> str | None:
        if page.landscape:
            return None
        value = page.margins[side]
        return None if rule.low - _SLACK <= value <= rule.high + _SLACK else f"{number(round(value, 1))} mm"

    return judge


def orientation(letter: Letter, rule: FormRule) -> Outcome:
    """On its side only where a table needs it."""
    tables = {line.section for line in letter.sheet.lines if line.cell is not None and line.section}
    return [Found(_section(letter, n), "trang nằm ngang") for n, page in enumerate(letter.pages) if page.landscape and n not in tables]


def font(letter: Letter, rule: FormRule) -> Outcome:
    """Times New Roman alone; the fonts of old codes are told apart."""
    return [Found(line, f"phông {f}") for line, f in _fonts(letter) if f not in rule.allowed and not _legacy(f)]


def unicode(letter: Letter, rule: FormRule) -> Outcome:
    """No font of a code older than Unicode."""
    return [Found(line, f"phông {f}") for line, f in _fonts(letter) if _legacy(f)]


def _legacy(name: str) -> bool:
    return name.lower().startswith(_LEGACY)


def _fonts(letter: Letter) -> Iterator[tuple[Line, str]]:
    """Each line with the first font in it that is not Times New Roman."""
    for line in letter.sheet.lines:
        names = [run.font for run in lettered(line)]
        strange = next((n for n in names if n != "Times New Roman"), names[0] if names else "Times New Roman")
        yield line, strange or "không rõ"


def colour(letter: Letter, rule: FormRule) -> Outcome:
    """Black, or the automatic colour."""
    found = ((line, next((r.color for r in lettered(line) if r.color not in rule.allowed), None)) for line in letter.sheet.lines)
    return [Found(line, f"màu #{value}") for line, value in found if value is not None]


def numbers(lines: tuple[Line, ...]) -> list[Line]:
    """The lines that hold a page number."""
    return [line for line in lines if _numbered(line)]


def _numbered(line: Line) -> bool:
    told = ((e.text or "") + e.get(f"{W}instr", "") for e in line.element.iter(f"{W}instrText", f"{W}fldSimple"))
    return any("PAGE" in t.upper().split() for t in told)


def number_present(letter: Letter, rule: FormRule) -> Outcome:
    """A page number somewhere, unless one page may be all."""
    if any(numbers((*page.header, *page.footer)) for page in letter.pages):
        return []
    if sum(len(line.text) for line in letter.sheet.lines) < _SHORT:
        return Unmeasured("văn bản ngắn, có thể chỉ có một trang")
    return [Found("đầu trang", "không có số trang")]


def number_place(letter: Letter, rule: FormRule) -> Outcome:
    """The page number is not in the bottom margin."""
    return [Found(line, "số trang ở lề dưới") for page in letter.pages[:1] for line in numbers(page.footer)]


def over_numbers(judge: Callable[[Line, FormRule], str | None]) -> Measure:
    """A measure of the lines that hold page numbers."""

    def measure(letter: Letter, rule: FormRule) -> Outcome:
        lines = list({id(line.element): line for page in letter.pages for line in numbers(page.header)}.values())
        if not lines:
            return Unmeasured("không có số trang ở lề trên")
        return [Found("số trang", value) for line in lines if (value := judge(line, rule)) is not None]

    return measure


def _number_size(line: Line, rule: FormRule) -> str | None:
    return next((f"cỡ {number(run.size)}" for run in line.runs if not rule.low <= run.size <= rule.high), None)


def _number_align(line: Line, rule: FormRule) -> str | None:
    framed = line.element.find(f"{W}pPr/{W}framePr")
    if framed is not None and framed.get(f"{W}xAlign") == "center":
        return None
    return None if line.shape.align == "center" else "không canh giữa"


def _number_upright(line: Line, rule: FormRule) -> str | None:
    return "chữ nghiêng hoặc đậm" if any(run.italic or run.bold for run in line.runs) else None


def number_arabic(page: Page, rule: FormRule) -> str | None:
    """Arabic figures."""
    return None if page.format in rule.allowed else f"kiểu số {page.format}"


def number_first(letter: Letter, rule: FormRule) -> Outcome:
    """The first page shows none."""
    first = letter.pages[0]
    if not numbers((*first.header, *first.footer)):
        return Unmeasured("không có số trang")
    shown = not first.title_page or numbers(first.first)
    return [Found("trang thứ nhất", "có hiện số trang")] if shown else []


def number_start(letter: Letter, rule: FormRule) -> Outcome:
    """The first page counts as 1."""
    start = letter.pages[0].start
    return [Found("trang thứ nhất", f"bắt đầu từ số {start}")] if start not in (None, 1) else []


MEASURES: Mapping[str, Measure] = {
    "paper": over_pages(paper), "margin_top": over_pages(margin(0)), "margin_bottom": over_pages(margin(1)),
    "margin_left": over_pages(margin(2)), "margin_right": over_pages(margin(3)), "orientation": orientation, "font": font,
    "unicode": unicode, "colour": colour, "number_present": number_present, "number_place": number_place,
    "number_size": over_numbers(_number_size), "number_align": over_numbers(_number_align), "number_upright": over_numbers(_number_upright),
    "number_arabic": over_pages(number_arabic), "number_first": number_first, "number_start": number_start,
}  # fmt: skip
