"""The parts of a Word package: found by their relationships, parsed without entities or network."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from pipeline.errors import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
)
VAL = W + "val"
_TABLE_STYLE = (b'<w:style w:type="table"', b"</w:style>")
Element = etree._Element


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: its kind ("styles", "header") and the part it leads to."""

    id: str
    kind: str
    target: str


class Parts:
    """Các phần của tệp .docx, each parsed when asked for; UnreadableError where a part is damaged."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self._names = set(package.namelist())
        main = [r.target for r in self.relations("") if r.kind == "officeDocument"]
        self.main = main[0] if main else "word/document.xml"
        self._related = self.relations(self.main)

    def document(self) -> Element:
        """The main part's root; a package without one is no Word file."""
        root = self.tree(self.main)
        if root is None or root.find(W + "body") is None:
            raise UnreadableError(
                f"Tệp “{self._name}” không phải là văn bản Word (.docx): thiếu phần nội dung chính. "
                "Hãy mở tệp bằng Word và lưu lại dưới dạng .docx."
            )
        return root

    def related(self, kind: str) -> list[tuple[str, Element]]:
        """The parts of one kind that the main part refers to, with their names."""
        found = [(r.target, self.tree(r.target)) for r in self._related if r.kind == kind]
        return [(name, root) for name, root in found if root is not None]

    def first(self, kind: str) -> Element | None:
        """The one part of its kind (styles, numbering, theme), or None."""
        return next((root for _, root in self.related(kind)), None)

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to inside the package, targets as full names."""
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", base + ".rels"))
        rels = [] if root is None else [e for e in root.iter(_REL) if e.get("TargetMode") != "External"]
        return [Relation(e.get("Id", ""), posixpath.basename(e.get("Type", "")), _full(folder, e.get("Target", ""))) for e in rels]

    def tree(self, part: str) -> Element | None:
        """A part's root element, None where the package has no such part."""
        if part not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            data = self._package.read(part)
            for strict, usual in _STRICT if b"purl.oclc.org/ooxml" in data[:4096] else ():
                data = data.replace(strict, usual)
            return etree.fromstring(_lean(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError(
                f"Tệp “{self._name}” bị hỏng ở phần {part}. Hãy mở tệp bằng Word, chọn lưu thành tệp .docx mới rồi thử lại."
            ) from error


def _lean(data: bytes) -> bytes:
    """A part without its table styles: nothing here reads them, and they are nine tenths of many a styles.xml."""
    kept, at = [], 0
    while (start := data.find(_TABLE_STYLE[0], at)) >= 0 and (end := data.find(_TABLE_STYLE[1], start)) >= 0:
        kept.append(data[at:start])
        at = end + len(_TABLE_STYLE[1])
    return b"".join((*kept, data[at:]))


def _full(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def value(element: Element | None, name: str) -> str | None:
    """`w:val` of the child called `name`, None where there is no such child."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(VAL)


def switch(element: Element | None, name: str) -> bool | None:
    """An on/off property: None where it does not stand."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(VAL, "1") not in ("0", "false", "off")


def integer(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; Word files carry "12.5" and "" too."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default
