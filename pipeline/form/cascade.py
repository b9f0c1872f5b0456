"""Định dạng có hiệu lực: what a paragraph and a run look like after defaults, styles, numbering and direct formatting.

Lengths are millimetres, sizes and spacings points (ECMA-376 part 1, 17.3 and 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TWIPS_PER_MM = 1440 / 25.4
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Dáng đoạn: indents in millimetres, spacing in points; `line` is a factor where `rule` is "auto", else points."""

    align: str
    left: float
    right: float
    first: float
    before: float
    after: float
    line: float
    rule: str
    border: bool
    level: int | None
    number: str
    style: str
    contextual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Chữ: a stretch of text of one look; `size` in points, `color` as hex, "" for automatic."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    caps: bool
    color: str


class Cascade:
    """The styles, numbering and theme of one package."""

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._styles: dict[str, Any] = {s.get(f"{W}styleId"): s for s in root.findall(f"{W}style")}
        self._plain = next((s.get(f"{W}styleId") for s in root.findall(f"{W}style") if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")), "")
        self._default_p = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._default_r = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._theme = _theme_fonts(document)
        self._levels = _levels(document)

    def shape(self, paragraph: Any) -> Shape:
        """The effective shape of a w:p."""
        own = paragraph.find(f"{W}pPr")
        style = _style_of(own, "pStyle") or self._plain
        sources = [self._default_p, *(s.find(f"{W}pPr") for s in self._chain(style))]
        level = self._level([*sources, own])
        values: dict[str, str] = {}
        for source in (*sources, level.find(f"{W}pPr") if level is not None else None, own):
            if source is not None:
                _gather(source, values)
        outline = values.get("outlineLvl", "")
        return Shape(
            align=_align(values.get("jc", "")), left=_mm(values.get("left")), right=_mm(values.get("right")),
            first=_mm(values.get("firstLine")) - _mm(values.get("hanging")), before=_points(values.get("before")),
            after=_points(values.get("after")), line=_line(values), rule=values.get("lineRule", "auto"), border="border" in values,
            level=int(outline) if outline.isdigit() and int(outline) < 9 else None, number=_number(level),
            style=style, contextual=values.get("contextual") == "1",
        )  # fmt: skip

    def run(self, run: Any, paragraph: Any, text: str) -> Run:
        """The effective look of a w:r of a w:p."""
        own = run.find(f"{W}rPr")
        above = [self._default_r, *(s.find(f"{W}rPr") for s in self._chain(_style_of(paragraph.find(f"{W}pPr"), "pStyle") or self._plain))]
        named = [s.find(f"{W}rPr") for s in self._chain(_style_of(own, "rStyle"))]
        whole = [s for s in (*above, *named, own) if s is not None]
        toggles = {name: _toggle(name, above, named, own) for name in ("b", "i", "caps")}
        color = _last(whole, "color", "val")
        return Run(
            text=text, font=self._font(whole), size=float(_last(whole, "sz", "val") or 20) / 2, bold=toggles["b"], italic=toggles["i"],
            underline=_last(whole, "u", "val") not in ("", "none"), caps=toggles["caps"], color="" if color in ("auto", "") else color.upper(),
        )  # fmt: skip

    def _chain(self, style: str) -> list[Any]:
        """A style and those it is based on, the base first."""
        chain: list[Any] = []
        while style in self._styles and len(chain) < 20 and self._styles[style] not in chain:
            chain.append(self._styles[style])
            base = self._styles[style].find(f"{W}basedOn")
            style = base.get(f"{W}val") if base is not None else ""
        return chain[::-1]

    def _font(self, sources: list[Any]) -> str:
        font = ""
        for fonts in (f for s in sources if (f := s.find(f"{W}rFonts")) is not None):
            theme = fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme")
            font = (self._theme.get(theme[:5], "") if theme else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")) or font
        return font

    def _level(self, sources: list[Any]) -> Any:
        """The numbering level of a paragraph, or None."""
        number = depth = ""
        for source in (s.find(f"{W}numPr") for s in sources if s is not None):
            if source is not None:
                number, depth = _value(source, "numId") or number, _value(source, "ilvl") or depth
        return self._levels.get((number, depth or "0")) if number not in ("", "0") else None


def _theme_fonts(document: Any) -> Mapping[str, str]:
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            found = {key: root.find(f".//{_A}{key}Font/{_A}latin") for key in ("minor", "major")}
            return {key: str(font.get("typeface", "")) for key, font in found.items() if font is not None}
    return {}


def _levels(document: Any) -> dict[tuple[str, str], Any]:
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering") and not r.is_external), None)
    if part is None:
        return {}
    root = part.element
    abstract = {a.get(f"{W}abstractNumId"): a for a in root.findall(f"{W}abstractNum")}
    found: dict[tuple[str, str], Any] = {}
    for number in root.findall(f"{W}num"):
        levels = abstract.get(_value(number, "abstractNumId"))
        for level in levels.findall(f"{W}lvl") if levels is not None else ():
            found[number.get(f"{W}numId"), level.get(f"{W}ilvl")] = level
    return found


def _style_of(properties: Any, name: str) -> str:
    return _value(properties, name) if properties is not None else ""


def _value(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return str(child.get(f"{W}val", "")) if child is not None else ""


def _last(sources: list[Any], name: str, attribute: str) -> str:
    found = [e.get(f"{W}{attribute}", "") for s in sources if (e := s.find(f"{W}{name}")) is not None]
    return str(found[-1]) if found else ""


def _toggle(name: str, above: list[Any], named: list[Any], own: Any) -> bool:
    """Bold and its kind: direct formatting rules; else paragraph style and character style cancel each other."""
    if own is not None and own.find(f"{W}{name}") is not None:
        return own.find(f"{W}{name}").get(f"{W}val", "1") not in _OFF
    return _on(name, above) != _on(name, named)


def _on(name: str, sources: list[Any]) -> bool:
    found = [e.get(f"{W}val", "1") not in _OFF for s in sources if s is not None and (e := s.find(f"{W}{name}")) is not None]
    return bool(found) and found[-1]


def _gather(source: Any, values: dict[str, str]) -> None:
    """Note what one w:pPr says over what was said before."""
    for name in ("jc", "outlineLvl"):
        if found := _value(source, name):
            values[name] = found
    for name, value in _attributes(source, "ind"):
        key = {"start": "left", "end": "right"}.get(name, name)
        values[key] = value
        if key in ("firstLine", "hanging"):
            values.pop("hanging" if key == "firstLine" else "firstLine", None)
    values.update(_attributes(source, "spacing"))
    context = source.find(f"{W}contextualSpacing")
    if context is not None:
        values["contextual"] = "0" if context.get(f"{W}val", "1") in _OFF else "1"
    edges = source.find(f"{W}pBdr")
    if edges is not None and any(e.get(f"{W}val", "nil") not in ("nil", "none") for e in edges if e.tag in (f"{W}top", f"{W}bottom")):
        values["border"] = "1"


def _attributes(source: Any, name: str) -> Iterator[tuple[str, str]]:
    child = source.find(f"{W}{name}")
    for key, value in child.attrib.items() if child is not None else ():
        yield str(key).removeprefix(W), str(value)


def _number(level: Any) -> str:
    """The kind of an automatic number: "upperRoman %1.", "bullet -"; "" for none."""
    return f"{_value(level, 'numFmt')} {_value(level, 'lvlText')}" if level is not None else ""


def _align(value: str) -> str:
    return {"": "left", "start": "left", "both": "justify", "distribute": "justify", "end": "right"}.get(value, value)


def _whole(value: str | None) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0


def _mm(value: str | None) -> float:
    return _whole(value) / TWIPS_PER_MM


def _points(value: str | None) -> float:
    return _whole(value) / 20


def _line(values: Mapping[str, str]) -> float:
    given = _whole(values.get("line")) or 240.0
    return given / 240 if values.get("lineRule", "auto") == "auto" else given / 20
