"""One fault each, made in the OOXML of a faultless file with zip and lxml alone: no part of the project writes here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
Edit = Callable[[Any], None]


def edited(data: bytes, edit: Edit, part: str = "word/document.xml") -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                tree = etree.fromstring(content)
                edit(tree)
                content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, content)
    return out.getvalue()


def text_of(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t")).strip()


def paragraph(tree: Any, start: str, last: bool = False) -> Any:
    """The first (or last) paragraph whose words begin so."""
    found = [p for p in tree.iter(f"{W}p") if text_of(p).startswith(start)]
    return found[-1 if last else 0]


def _put(parent: Any, name: str, values: dict[str, str], at: int | None = None) -> Any:
    child = parent.find(f"{W}{name}")
    if child is None:
        child = etree.Element(f"{W}{name}")
        parent.insert(len(parent) if at is None else at, child)
    for key, value in values.items():
        child.set(f"{W}{key}", value)
    return child


def look(start: str, name: str, **values: str) -> Edit:
    """A property of every run of a paragraph."""

    def edit(tree: Any) -> None:
        for run in paragraph(tree, start).iter(f"{W}r"):
            _put(_put(run, "rPr", {}, 0), name, values)

    return edit


def shape(start: str, name: str, **values: str) -> Edit:
    """A property of a paragraph, put behind the style."""

    def edit(tree: Any) -> None:
        properties = _put(paragraph(tree, start), "pPr", {}, 0)
        _put(properties, name, values)

    return edit


def words(start: str, old: str, new: str) -> Edit:
    """Other words in a paragraph; its runs become one."""

    def edit(tree: Any) -> None:
        texts = list(paragraph(tree, start).iter(f"{W}t"))
        whole = "".join(t.text or "" for t in texts)
        assert old in whole
        texts[0].text = whole.replace(old, new)
        texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for text in texts[1:]:
            text.text = ""

    return edit


def page(name: str, **values: str) -> Edit:
    """A property of every section."""

    def edit(tree: Any) -> None:
        for section in tree.iter(f"{W}sectPr"):
            _put(section, name, values)

    return edit


def without_page(name: str, at: int) -> Edit:
    """A section without a property."""

    def edit(tree: Any) -> None:
        section = list(tree.iter(f"{W}sectPr"))[at]
        section.remove(section.find(f"{W}{name}"))

    return edit


def rule_below(start: str, indent: int | None) -> Edit:
    """Another length of the rule below a paragraph, in twips from both sides; None: no rule at all."""

    def edit(tree: Any) -> None:
        below = paragraph(tree, start).getnext()
        while below.find(f"{W}pPr/{W}pBdr") is None:
            below = below.getnext()
        if indent is None:
            below.find(f"{W}pPr").remove(below.find(f"{W}pPr/{W}pBdr"))
        else:
            _put(below.find(f"{W}pPr"), "ind", {"left": str(indent), "right": str(indent)})

    return edit


def gone(start: str) -> Edit:
    """A paragraph without its words."""

    def edit(tree: Any) -> None:
        for run in list(paragraph(tree, start).iter(f"{W}r")):
            run.getparent().remove(run)

    return edit


def twice(start: str, *new: str) -> Edit:
    """Copies of a paragraph behind it, with other words."""

    def edit(tree: Any) -> None:
        model = paragraph(tree, start)
        for text in reversed(new):
            copy = etree.fromstring(etree.tostring(model))
            texts = list(copy.iter(f"{W}t"))
            texts[0].text = text
            for more in texts[1:]:
                more.text = ""
            model.addnext(copy)

    return edit


def both(*edits: Edit) -> Edit:
    def edit(tree: Any) -> None:
        for one in edits:
            one(tree)

    return edit
