"""What a run and a paragraph of Word look like: direct formatting over styles over the document's defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.model.text import Align
from pipeline.read.docx_parts import VAL, A, Element, W, integer, value

_TOGGLES = ("b", "i", "caps", "vanish")
_ALIGN: dict[str, Align] = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "both": "justify",
    "distribute": "justify", "lowKashida": "justify", "mediumKashida": "justify", "highKashida": "justify",
}  # fmt: skip
Props = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """Định dạng of a run; `size` in points."""

    bold: bool
    italic: bool
    caps: bool
    hidden: bool
    raised: bool
    font: str
    size: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Định dạng of a paragraph; `left` and `first` in points, None where nothing says; `num_id` "" where not numbered."""

    style: str
    align: Align
    left: float | None
    first: float | None
    heading: int | None
    num_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class _Style:
    base: str
    name: str
    run: Props
    paragraph: Props


class Styles:
    """Kiểu: styles.xml and the theme's fonts, resolved along basedOn."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._theme = theme
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._elements: dict[str, Element] = {}
        self._runs: dict[str, Props] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        self._paragraphs: dict[str, Props] = {}
        self._settings: dict[tuple[tuple[str, Any], ...], Setting] = {}
        defaults = None if root is None else root.find(W + "docDefaults")
        self._base_run = {} if defaults is None else self._run(defaults.find(f"{W}rPrDefault/{W}rPr"))
        self._base_paragraph = {} if defaults is None else _paragraph(defaults.find(f"{W}pPrDefault/{W}pPr"))
        for element in () if root is None else root.iterfind(W + "style"):
            self._add(element)

    def _add(self, element: Element) -> None:
        key = element.get(W + "styleId", "")
        self._elements[key] = element
        if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") in ("1", "true", "on"):
            self._default = key

    def look(self, style: str, properties: Element | None) -> Look:
        """The look of a run with these `w:rPr` in a paragraph of this style."""
        direct = self._run(properties)
        key = (style, *direct.items())
        if key not in self._looks:
            self._looks[key] = self._look(style, direct)
        return self._looks[key]

    def _look(self, style: str, direct: Props) -> Look:
        above = self._run_of(style or self._default)
        own = self._run_of(direct.get("style", ""))
        merged = {**self._base_run, **above, **own, **direct}
        on = {t: direct[t] if t in direct else self._toggle(t, above, own) for t in _TOGGLES}
        return Look(
            on["b"], on["i"], on["caps"], on["vanish"], merged.get("raised", False), merged.get("font", ""), merged.get("size", 10.0)
        )

    def setting(self, properties: Element | None) -> Setting:
        """The paragraph's own and inherited settings."""
        direct = _paragraph(properties)
        key = tuple(direct.items())
        if key not in self._settings:
            self._settings[key] = self._setting(direct)
        return self._settings[key]

    def _setting(self, direct: Props) -> Setting:
        style = direct.get("style", "") or self._default
        merged = {**self._base_paragraph, **self._paragraph_of(style), **direct}
        return Setting(
            style,
            merged.get("align", ""),
            merged.get("left"),
            merged.get("first"),
            merged.get("heading"),
            merged.get("num_id", ""),
            direct.get("level") if "num_id" in direct else direct.get("level", merged.get("level")),
        )

    def numbering_of(self, style: str) -> str:
        """The list that a (list) style is bound to, "" for none."""
        return str(self._paragraph_of(style).get("num_id", ""))

    def _toggle(self, name: str, above: Props, own: Props) -> bool:
        return bool(self._base_run.get(name, False)) or bool(above.get(name, False)) != bool(own.get(name, False))

    def _chain(self, key: str) -> list[_Style]:
        chain: list[_Style] = []
        while key in self._elements and len(chain) < 20:
            chain.append(self._style(key))
            key = chain[-1].base
        return chain[::-1]

    def _style(self, key: str) -> _Style:
        """A style, read when first used: Word files bring hundreds."""
        if key not in self._styles:
            element = self._elements[key]
            self._styles[key] = _Style(
                value(element, "basedOn") or "",
                (value(element, "name") or "").lower(),
                self._run(element.find(W + "rPr")),
                _paragraph(element.find(W + "pPr")),
            )
        return self._styles[key]

    def _run_of(self, key: str) -> Props:
        if key not in self._runs:
            self._runs[key] = {k: v for style in self._chain(key) for k, v in style.run.items()}
        return self._runs[key]

    def _paragraph_of(self, key: str) -> Props:
        if key not in self._paragraphs:
            props: Props = {}
            for style in self._chain(key):
                if style.name.startswith("heading ") and style.name[8:].isdigit():
                    props["heading"] = int(style.name[8:])
                props.update(style.paragraph)
            self._paragraphs[key] = props
        return self._paragraphs[key]

    def _run(self, properties: Element | None) -> Props:
        props: Props = {}
        for child in () if properties is None else properties:
            name = str(child.tag)[len(W) :]
            if name in _TOGGLES:
                props[name] = child.get(VAL, "1") not in ("0", "false", "off")
            elif name == "sz":
                props["size"] = integer(child.get(VAL), 20) / 2
            elif name == "rFonts":
                self._font(child, props)
            elif name == "vertAlign":
                props["raised"] = child.get(VAL) == "superscript"
            elif name == "rStyle":
                props["style"] = child.get(VAL, "")
        return props

    def _font(self, fonts: Element, props: Props) -> None:
        name = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
        theme = fonts.get(W + "asciiTheme") or fonts.get(W + "hAnsiTheme") or ""
        if theme and self._theme is not None:
            kind = "majorFont" if theme.startswith("major") else "minorFont"
            latin = self._theme.find(f".//{A}{kind}/{A}latin")
            name = name if latin is None else latin.get("typeface", name)
        if name:
            props["font"] = name


def _paragraph(properties: Element | None) -> Props:
    props: Props = {}
    if properties is None:
        return props
    for child in properties:
        name = str(child.tag)[len(W) :]
        if name == "pStyle":
            props["style"] = child.get(VAL, "")
        elif name == "jc":
            props["align"] = _ALIGN.get(child.get(VAL, ""), "")
        elif name == "ind":
            _indent(child, props)
        elif name == "outlineLvl":
            level = integer(child.get(VAL), 9)
            props["heading"] = level + 1 if 0 <= level < 9 else None
        elif name == "numPr":
            _number(child, props)
    return props


def _indent(element: Element, props: Props) -> None:
    left = element.get(W + "left", element.get(W + "start"))
    if left is not None:
        props["left"] = integer(left) / 20
    if element.get(W + "hanging") is not None:
        props["first"] = -integer(element.get(W + "hanging")) / 20
    elif element.get(W + "firstLine") is not None:
        props["first"] = integer(element.get(W + "firstLine")) / 20


def _number(element: Element, props: Props) -> None:
    num_id, level = value(element, "numId"), value(element, "ilvl")
    if num_id is not None:
        props["num_id"] = num_id
    if level is not None:
        props["level"] = min(max(integer(level), 0), 8)
