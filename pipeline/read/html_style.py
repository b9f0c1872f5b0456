"""What an HTML element's tag and style say: bold, italic, alignment, size, hidden, block or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import regex

from pipeline.model.text import Align

SKIPPED = frozenset(
    ("script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe", "embed", "video", "audio", "canvas",
     "select", "option", "button", "textarea", "input", "del", "xml", "colgroup", "col", "map", "area", "datalist")
)  # fmt: skip
"""Elements without a document's text; `del` is text that a reviser struck out."""
ASIDE = frozenset(("nav", "footer", "aside"))
"""Elements of the page around the document; not `form`, in which many portals wrap the whole page."""
BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "section", "article", "main", "header",
     "blockquote", "center", "address", "figure", "figcaption", "hr", "body", "html", "table", "tbody", "thead", "tfoot", "tr", "td",
     "th", "caption", "fieldset", "legend", "details", "summary", "pre", "nav", "footer", "aside", "form")
)  # fmt: skip
_DECLARATION = regex.compile(r"([\w-]+)\s*:\s*([^;]*)")
_FAMILY = regex.compile(r"(?i)(?<![\w-])font-family\s*:\s*([^;,]+)")
_POINTS = regex.compile(r"([\d.]+)\s*(pt|px)")
_UNITS = {"pt": 1.0, "px": 0.75}


@dataclass(frozen=True, slots=True)
class Look:
    """How text at a place looks, handed down from element to element."""

    bold: bool = False
    italic: bool = False
    align: Align = ""
    size: float | None = None
    pre: bool = False
    font: str = ""


def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute, in small letters; at most 64."""
    found = _DECLARATION.findall(style[:8000].lower())
    return {name: value.strip() for name, value in found[:64]}


def hidden(tag: str, attributes: dict[str, str], style: dict[str, str]) -> bool:
    """Whether an element is not to be seen, or is Word's picture of a line."""
    if tag in SKIPPED or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or style.get("mso-ignore") == "vglayout"
    )


def look(tag: str, attributes: dict[str, str], style: dict[str, str], *, above: Look) -> Look:
    """The look inside an element, from the look above it."""
    weight = style.get("font-weight", "")
    bold = above.bold or tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")
    if weight:
        bold = weight in ("bold", "bolder", "600", "700", "800", "900")
    italic = above.italic or tag in ("i", "em", "cite")
    if style.get("font-style"):
        italic = style["font-style"] in ("italic", "oblique")
    align = style.get("text-align") or attributes.get("align", "").lower() or ("center" if tag == "center" else "")
    if tag in ("table", "img"):
        align = ""
    sides = cast(Align, align if align in ("left", "center", "right", "justify") else above.align)
    size = _size(style.get("font-size", "")) or above.size
    return replace(
        above, bold=bold, italic=italic, align=sides, size=size, pre=above.pre or tag == "pre", font=_font(attributes) or above.font
    )  # fmt: skip


def _font(attributes: dict[str, str]) -> str:
    """The first font that an element names, as it is written: its last letter tells capitals from small letters."""
    found = _FAMILY.search(attributes.get("style", "")[:8000])
    name = found.group(1) if found else attributes.get("face", "").split(",")[0]
    return name.strip(" \"'\t\r\n")


def _size(value: str) -> float | None:
    found = _POINTS.match(value)
    try:
        return float(found.group(1)) * _UNITS[found.group(2)] if found else None
    except ValueError:
        return None
