"""Thể thức of NĐ 30/2020/NĐ-CP, phụ lục I, as named Word styles and page measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
FIRST_LINE = 12.7

Place = Literal["left", "center", "justify"]
_ALIGN: Mapping[Place, Any] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Kiểu chữ of one element: size, `before` and `after` in points, `indent` of the first line in millimetres."""

    name: str
    size: float
    align: Place = "left"
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0
    level: int | None = None
    keep: bool = False


LOOKS: Mapping[str, Look] = {
    "nation": Look(name="KH Quốc hiệu", size=13, align="center", bold=True),
    "motto": Look(name="KH Tiêu ngữ", size=14, align="center", bold=True),
    "superior": Look(name="KH Cơ quan chủ quản", size=13, align="center"),
    "issuer": Look(name="KH Cơ quan ban hành", size=13, align="center", bold=True),
    "number": Look(name="KH Số ký hiệu", size=13, align="center", before=4),
    "date": Look(name="KH Địa danh ngày tháng", size=13, align="center", italic=True, before=4),
    "type": Look(name="KH Tên loại", size=14, align="center", bold=True, before=12, keep=True),
    "title": Look(name="KH Trích yếu", size=14, align="center", bold=True, keep=True),
    "rule": Look(name="KH Đường kẻ", size=2, before=2),
    "basis": Look(name="KH Căn cứ", size=14, align="justify", italic=True, indent=FIRST_LINE, after=6, spacing=1.1),
    "heading1": Look(name="KH Mục", size=14, align="justify", bold=True, indent=FIRST_LINE, before=6, after=6, spacing=1.1, level=0, keep=True),
    "heading2": Look(name="KH Khoản", size=14, align="justify", bold=True, indent=FIRST_LINE, after=6, spacing=1.1, level=1, keep=True),
    "heading3": Look(name="KH Điểm", size=14, align="justify", indent=FIRST_LINE, after=6, spacing=1.1, level=2, keep=True),
    "text": Look(name="KH Lời văn", size=14, align="justify", indent=FIRST_LINE, after=6, spacing=1.1),
    "item": Look(name="KH Gạch đầu dòng", size=14, align="justify", indent=FIRST_LINE, after=6, spacing=1.1),
    "closing": Look(name="KH Đoạn kết", size=14, align="justify", indent=FIRST_LINE, after=6, spacing=1.1),
    "annex_title": Look(name="KH Phụ lục", size=14, align="center", bold=True, keep=True),
    "annex_note": Look(name="KH Phụ lục kèm theo", size=14, align="center", italic=True, after=6, keep=True),
    "recipients": Look(name="KH Nơi nhận", size=12, bold=True, italic=True, keep=True),
    "recipient": Look(name="KH Nơi nhận danh sách", size=11),
    "authority": Look(name="KH Quyền hạn chức vụ", size=14, align="center", bold=True, keep=True),
    "signer": Look(name="KH Họ tên người ký", size=14, align="center", bold=True, before=70),
    "column": Look(name="KH Đầu cột", size=13, align="center", bold=True, before=2, after=2),
    "cell": Look(name="KH Ô bảng", size=13, before=2, after=2),
}
"""Every element of the layout: sizes and shapes of NĐ 30/2020, phụ lục I, mục II and V."""


def set_up(document: Any) -> None:
    """Page, default font and all styles of a new Word document."""
    normal = document.styles["Normal"]
    _font(normal, 14)
    for look in LOOKS.values():
        _style(document, look)
    page(document.sections[0])


def page(section: Any) -> None:
    """A4 upright with its margins; the page number stands in the top margin, not on the first page."""
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True


def number_pages(section: Any, style: Any) -> None:
    """The page number, Arabic and centred in the header."""
    paragraph = section.header.paragraphs[0]
    paragraph.style = style
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("shown", "2"), ("end", "")):
        run._r.append(_field(kind, text))


def restart_pages(section: Any) -> None:
    """Number this section's pages from 1 (an annex has its own numbers)."""
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.append(numbering)


def border(paragraph: Any, left: float, right: float) -> None:
    """Make a paragraph a drawn rule: a line from `left` to `right` millimetres inside its column."""
    paragraph.paragraph_format.left_indent = Mm(left)
    paragraph.paragraph_format.right_indent = Mm(right)
    paragraph.paragraph_format.line_spacing = Pt(3)
    edges = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    edges.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


_WIDE, _NARROW = 0.72, 0.28


def width(text: str, size: float) -> float:
    """About how many millimetres a bold line takes (Times New Roman, within some 5 %)."""
    ems = sum(_NARROW if c in " ,.;il/-()'" else _WIDE if c.isupper() else 0.52 for c in text)
    return ems * size * 25.4 / 72


def _field(kind: str, text: str) -> Any:
    if kind == "":
        element = OxmlElement("w:instrText")
        element.text = text
    elif kind == "shown":
        element = OxmlElement("w:t")
        element.text = text
    else:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
    return element


def _font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _style(document: Any, look: Look) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    _font(style, look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    shape = style.paragraph_format
    shape.alignment, shape.first_line_indent = _ALIGN[look.align], Mm(look.indent)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), look.spacing
    shape.keep_with_next, shape.widow_control = look.keep, True
    if look.level is not None:
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(look.level))
        style.element.get_or_add_pPr().append(outline)
