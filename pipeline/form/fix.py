"""Bản sửa: a copy of a .docx in which what is safe is set right. Words are never changed, and never the file itself."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping
from typing import Any

from pipeline.form.cascade import TWIPS_PER_MM, W
from pipeline.form.form import found_by
from pipeline.form.letter import Letter, letter
from pipeline.form.outcome import FormRule, Found, Unmeasured, law
from pipeline.form.page import numbers
from pipeline.form.sheet import Line, sheet
from pipeline.rules import RuleBook

_ROUNDS = 4
Repair = Callable[[Letter, FormRule, list[Found]], None]


def fix(data: bytes, name: str, rules: RuleBook, *, on: datetime.date | None = None) -> tuple[bytes, list[str]]:
    """The repaired copy, and the names of the rules that were repaired. Raises as `check` does."""
    in_force = law(rules, on or datetime.date.today())
    repaired: list[str] = []
    for _ in range(_ROUNDS):
        made = letter(sheet(data, name))
        wrong = [(rule, found) for rule, found in found_by(made, in_force) if rule.fix and found and not isinstance(found, Unmeasured)]
        if not wrong:
            break
        for rule, found in wrong:
            REPAIRS[rule.fix](made, rule, found)
        repaired += [rule.note for rule, _ in wrong]
        out = io.BytesIO()
        made.sheet.document.save(out)
        data = out.getvalue()
    return data, list(dict.fromkeys(repaired))


def _lines(found: list[Found]) -> list[Line]:
    return [f.at for f in found if isinstance(f.at, Line)]


def _child(parent: Any, name: str, attributes: Mapping[str, str] | None = None) -> Any:
    """A property element made if it is missing, in the order that the schema wants, with attributes set."""
    from docx.oxml import OxmlElement

    child = parent.find(f"{W}{name}")
    if child is None:
        child = OxmlElement(f"w:{name}")
        order = _ORDERS[parent.tag.removeprefix(W)]
        after = {f"{W}{n}" for n in order[order.index(name) + 1 :]}
        at = next((n for n, other in enumerate(parent) if other.tag in after), len(parent))
        parent.insert(at, child)
    for key, value in (attributes or {}).items():
        child.set(f"{W}{key}", value)
    return child


_ORDERS = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
        "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
        "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ),
    "rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
        "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
        "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    ),
    "sectPr": (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType",
        "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
    ),
}  # fmt: skip
"""The order of children that ECMA-376 prescribes (17.3.1.26, 17.3.2.28, 17.6.17)."""


def _runs(line: Line) -> list[Any]:
    return [run.get_or_add_rPr() for run in line.element.iter(f"{W}r")]


def on_runs(name: str, attributes: Mapping[str, str]) -> Repair:
    """Set one property on every run of the lines."""

    def repair(made: Letter, rule: FormRule, found: list[Found]) -> None:
        for properties in (p for line in _lines(found) for p in _runs(line)):
            _child(properties, name, attributes)

    return repair


def on_shape(name: str, attributes: Mapping[str, str]) -> Repair:
    """Set one property on every paragraph of the lines."""

    def repair(made: Letter, rule: FormRule, found: list[Found]) -> None:
        for line in _lines(found):
            _child(line.element.get_or_add_pPr(), name, attributes)

    return repair


def size(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """The nearest size that is allowed."""
    for line in _lines(found):
        for run, properties in ((r, p) for r in line.runs for p in _runs(line)):
            value = str(round(2 * min(max(run.size, rule.low), rule.high)))
            for name in ("sz", "szCs"):
                _child(properties, name, {"val": value})


def leading(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """The nearest allowed distance of lines."""
    for line in _lines(found):
        value = rule.high if line.shape.rule == "auto" and line.shape.line > rule.high else rule.low
        _child(line.element.get_or_add_pPr(), "spacing", {"line": str(round(240 * value)), "lineRule": "auto"})


def indent(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """The nearest of the allowed indents; a number set by Word stays, the text with it."""
    for line in _lines(found):
        left = line.shape.left if line.shape.number else 0.0
        wanted = min(rule.allowed, key=lambda value: abs(value - line.shape.first - left))
        child = _child(line.element.get_or_add_pPr(), "ind")
        for key in ("hanging", "firstLineChars", "hangingChars", "leftChars"):
            child.attrib.pop(f"{W}{key}", None)
        child.set(f"{W}firstLine", str(round(wanted * TWIPS_PER_MM)))
        if line.shape.number:
            child.set(f"{W}left", "0")


def apart(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """At least the least distance above each paragraph."""
    for line in _lines(found):
        properties = line.element.get_or_add_pPr()
        _child(properties, "spacing", {"before": str(round(rule.low * 20)), "beforeAutospacing": "0"})
        _child(properties, "contextualSpacing", {"val": "0"})


def single(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """Quốc hiệu and Tiêu ngữ on neighbouring single lines."""
    for name, side in (("nation", "after"), ("motto", "before")):
        for line in made.of(name):
            _child(line.element.get_or_add_pPr(), "spacing", {side: "0", "line": "240", "lineRule": "auto"})


def paper(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """A4, the way up that it was."""
    for page in made.pages:
        sides = [str(round(side * TWIPS_PER_MM)) for side in (rule.low, rule.high)]
        wide, high = sides[::-1] if page.landscape else sides
        _child(page.element, "pgSz", {"w": wide, "h": high})


_SIDES = ("top", "bottom", "left", "right")


def margins(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """Each margin to the nearest allowed value."""
    side = _SIDES.index(rule.measure.removeprefix("margin_"))
    for page in made.pages:
        value = min(max(page.margins[side], rule.low), rule.high)
        if not page.landscape:
            _child(page.element, "pgMar", {_SIDES[side]: str(round(value * TWIPS_PER_MM))})


def page_number(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """A centred PAGE field in the header of every section; none on the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document, counted = made.sheet.document, set()
    for number, section in enumerate(document.sections):
        if number == 0:
            section.different_first_page_header_footer = True
        if number and (section.header.is_linked_to_previous or section.header.part.partname in counted):
            continue
        paragraph = section.header.paragraphs[0] if section.header.paragraphs else section.header.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
        run = paragraph.add_run()
        run.font.size, run.font.name, run.font.bold, run.font.italic = Pt(14), "Times New Roman", False, False
        _field(run._r)
        counted.add(section.header.part.partname)


def _field(run: Any) -> None:
    from docx.oxml import OxmlElement

    for kind in ("begin", "", "separate", "shown", "end"):
        element = OxmlElement("w:t" if kind == "shown" else "w:fldChar" if kind else "w:instrText")
        if kind in ("", "shown"):
            element.text = "2" if kind else "PAGE"
        else:
            element.set(f"{W}fldCharType", kind)
        run.append(element)


def page_number_place(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """Take the field out of the footers; where the header has none, put it there."""
    for line in {id(x.element): x for page in made.pages for x in numbers((*page.footer, *page.first)) if x in page.footer}.values():
        for run in list(line.element.iter(f"{W}r", f"{W}fldSimple")):
            if run.getparent() is not None:
                run.getparent().remove(run)
    if not any(numbers(page.header) for page in made.pages):
        page_number(made, rule, found)


def on_numbers(act: Callable[[Line], None]) -> Repair:
    """Repair the lines that hold page numbers."""

    def repair(made: Letter, rule: FormRule, found: list[Found]) -> None:
        for page in made.pages:
            for line in numbers(page.header):
                act(line)

    return repair


def _centre(line: Line) -> None:
    properties = line.element.get_or_add_pPr()
    frame = properties.find(f"{W}framePr")
    if frame is not None:
        frame.set(f"{W}xAlign", "center")
    _child(properties, "jc", {"val": "center"})


def _number_size(line: Line) -> None:
    for properties in _runs(line):
        _child(properties, "sz", {"val": "28"})


def _number_upright(line: Line) -> None:
    for properties in _runs(line):
        _child(properties, "b", {"val": "0"})
        _child(properties, "i", {"val": "0"})


def arabic(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """Arabic page numbers."""
    for page in made.pages:
        _child(page.element, "pgNumType", {"fmt": "decimal"})


def from_one(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """Page numbers from 1."""
    _child(made.pages[0].element, "pgNumType", {"start": "1"})


def first_page(made: Letter, rule: FormRule, found: list[Found]) -> None:
    """A first page of its own, without a number."""
    section = made.sheet.document.sections[0]
    section.different_first_page_header_footer = True
    for line in numbers(made.pages[0].first):
        for run in list(line.element.iter(f"{W}r", f"{W}fldSimple")):
            if run.getparent() is not None:
                run.getparent().remove(run)


_NO = {"val": "0"}
REPAIRS: Mapping[str, Repair] = {
    "bold": on_runs("b", {"val": "1"}), "not_bold": on_runs("b", _NO), "italic": on_runs("i", {"val": "1"}), "upright": on_runs("i", _NO),
    "not_underlined": on_runs("u", {"val": "none"}), "colour": on_runs("color", {"val": "000000"}),
    "font": on_runs("rFonts", dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman")), "size": size,
    "center": on_shape("jc", {"val": "center"}), "left": on_shape("jc", {"val": "left"}), "justify": on_shape("jc", {"val": "both"}),
    "single": single, "leading": leading, "indent": indent, "apart": apart,
    "paper": paper, "margins": margins, "page_number": page_number, "page_number_place": page_number_place,
    "page_number_align": on_numbers(_centre), "page_number_size": on_numbers(_number_size), "page_number_upright": on_numbers(_number_upright),
    "page_number_arabic": arabic, "page_number_start": from_one, "first_page": first_page,
}  # fmt: skip
