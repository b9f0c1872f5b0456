"""Kiểu chữ và trang: the named styles and the page of templates/styles.docx (NĐ 30/2020/NĐ-CP, phụ lục I), and what Word files are made of."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.errors import TemplateError
from pipeline.resources import folder

FILE = "styles.docx"
NAMES: Mapping[str, str] = {
    "nation": "KH Quốc hiệu", "motto": "KH Tiêu ngữ", "superior": "KH Cơ quan chủ quản", "issuer": "KH Cơ quan ban hành",
    "number": "KH Số ký hiệu", "date": "KH Địa danh ngày tháng", "type": "KH Tên loại", "title": "KH Trích yếu", "rule": "KH Đường kẻ",
    "basis": "KH Căn cứ", "heading1": "KH Mục", "heading2": "KH Khoản", "heading3": "KH Điểm", "text": "KH Lời văn", "item": "KH Gạch đầu dòng",
    "closing": "KH Đoạn kết", "annex": "KH Phụ lục", "annex_title": "KH Tên phụ lục", "annex_note": "KH Phụ lục kèm theo",
    "recipients": "KH Nơi nhận", "recipient": "KH Nơi nhận danh sách", "authority": "KH Quyền hạn chức vụ", "signer": "KH Họ tên người ký",
    "column": "KH Đầu cột", "cell": "KH Ô bảng", "figure": "KH Ô số",
}  # fmt: skip
"""The style of each element, by the name that Word's pane of styles shows."""
TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_NAMES_NOBODY = ("/thumbnail", "/extended-properties", "/custom-properties")


class Base:
    """Tệp kiểu chữ: an empty Word document with the styles and the page of styles.docx, the user's before the project's."""

    def __init__(self, templates: Path | None = None) -> None:
        path = styles_file(templates)
        try:
            self.document: Any = Document(str(path))
        except Exception as fault:  # python-docx raises what zipfile, lxml or its own package raise
            raise TemplateError(f"Không mở được tệp kiểu chữ “{path}” ({fault}). Hãy lấy lại tệp này từ bản cài đặt.") from None
        styles = {s.name: s for s in self.document.styles if s.type == WD_STYLE_TYPE.PARAGRAPH}
        if missing := [name for name in NAMES.values() if name not in styles]:
            listed = ", ".join(f"“{name}”" for name in missing)
            raise TemplateError(f"Tệp kiểu chữ “{path}” thiếu kiểu {listed}. Hãy thêm lại kiểu đó, đúng tên như vậy.")
        self.ids = {key: str(styles[name].style_id) for key, name in NAMES.items()}
        self.sizes = {key: styles[name].font.size.pt if styles[name].font.size else 14.0 for key, name in NAMES.items()}
        self.body = self.document.element.body
        for piece in list(self.body)[:-1]:
            self.body.remove(piece)
        self.page = self.body[-1]
        _anonymous(self.document.part.package)

    def width(self, *, wide: bool = False) -> float:
        """Millimetres between the margins, upright or wide."""
        size, margins = self.page.find(qn("w:pgSz")), self.page.find(qn("w:pgMar"))
        taken = sum(float(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
        return float((float(size.get(qn(f"w:{'h' if wide else 'w'}"))) - taken) / TWIPS)

    def section(self, *, annex: bool, wide: bool) -> Any:
        """The page of one part of the document; an annex counts its own pages from 1."""
        made = copy.deepcopy(self.page)
        size = made.find(qn("w:pgSz"))
        if wide:
            across, down = size.get(qn("w:w")), size.get(qn("w:h"))
            for name, value in (("w", down), ("h", across), ("orient", "landscape")):
                size.set(qn(f"w:{name}"), value)
        for old in made.findall(qn("w:pgNumType")) if annex else ():
            made.remove(old)
        if annex:
            made.find(qn("w:pgMar")).addnext(make("pgNumType", start="1"))
        return made


def styles_file(templates: Path | None = None) -> Path:
    """Where the styles come from: the user's folder of templates if it has them, else the project's."""
    own = templates / FILE if templates is not None else None
    return own if own is not None and own.is_file() else folder("templates") / FILE


def make(tag: str, *children: Any, **values: str) -> Any:
    """An element of WordprocessingML with its attributes and children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(text: str, *, marked: bool = False) -> Any:
    """A run of text; `marked` gives it a yellow ground."""
    words = make("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make("r", *([make("rPr", make("highlight", val="yellow"))] if marked else []), words)


def rule(left: float, right: float, *, exact: int = 60) -> list[Any]:
    """What makes a paragraph a drawn line, from `left` to `right` millimetres inside its column; `exact` is its height in twips."""
    line = make("pBdr", make("top", val="single", sz="6", space="0", color="000000"))
    indent = make("ind", left=str(round(left * TWIPS)), right=str(round(right * TWIPS)), firstLine="0")
    return [line, make("spacing", line=str(exact), lineRule="exact"), indent]


_WIDE, _NARROW = 0.72, 0.28


def length(text: str, size: float) -> float:
    """About how many millimetres a bold line takes (Times New Roman, within some 5 %)."""
    ems = sum(_NARROW if c in " ,.;il/-()'" else _WIDE if c.isupper() else 0.52 for c in text)
    return ems * size * 25.4 / 72


def _anonymous(package: Any) -> None:
    """Without the parts that could name who edited the file of styles."""
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(_NAMES_NOBODY):
            del package.rels[key]
