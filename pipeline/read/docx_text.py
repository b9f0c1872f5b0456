"""The words of a Word paragraph: every run that a reader sees, once, and nothing that he does not.

Tracked insertions are kept and deletions dropped; of a field its result is kept, not its code; text boxes and notes
are set aside for the caller; hidden text is dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.blocks import BOLD, BOLD_END, ITALIC, ITALIC_END
from pipeline.read.docx_parts import MC, A, Element, M, R, W, integer
from pipeline.read.docx_styles import Look, Setting, Styles
from pipeline.read.legacy import decode_run
from pipeline.read.syllables import mended
from pipeline.read.symbols import plain, sign

_DROPPED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "annotationRef",
        "footnoteRef", "endnoteRef", "fldData", "proofErr", "lastRenderedPageBreak", "rt",
    )
)  # fmt: skip
_DELETED = frozenset((W + "del", W + "moveFrom"))
_INSERTED = frozenset((W + "ins", W + "moveTo"))
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad",
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PICTURE = 2_000_000_000_000
"""EMU² (about 48 cm²): a picture larger than this may carry text of the plan."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one look; "\\n" is a line break, "\\t" a tab."""

    text: str
    look: Look


@dataclass(slots=True)
class Paragraph:
    """Đoạn văn as read: its pieces, and what hangs on it."""

    setting: Setting
    locator: str
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    number: str = ""
    glued: bool = False
    indent: float | None = None
    deleted: bool = False
    inserted: bool = False
    open: bool = False
    hidden: bool = False
    pictures: int = 0

    @property
    def blank(self) -> bool:
        """Whether no piece has a visible character."""
        return not any(piece.text.strip(" \t\n\u00a0\u00ad\u200b") for piece in self.pieces)

    def lines(self) -> list[str]:
        """The paragraph's text with bold and italic marks, one entry for each line between hard breaks."""
        marked = "".join(_marked(piece) for piece in self.pieces)
        return marked.split("\n")

    def look(self) -> Look | None:
        """The look of most characters."""
        if len(self.pieces) == 1:
            return self.pieces[0].look
        weights: Counter[Look] = Counter()
        for piece in self.pieces:
            weights[piece.look] += len(piece.text.strip())
        return max(weights, key=lambda look: weights[look]) if weights else None


def _marked(piece: Piece) -> str:
    text = piece.text
    if piece.look.bold:
        text = BOLD + text.replace("\n", f"{BOLD_END}\n{BOLD}") + BOLD_END
    if piece.look.italic:
        text = ITALIC + text.replace("\n", f"{ITALIC_END}\n{ITALIC}") + ITALIC_END
    return text


class Words:
    """Reads paragraph after paragraph of one part; a field's code may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []

    def paragraph(self, element: Element, locator: str) -> Paragraph:
        """The paragraph's visible words."""
        properties = element.find(W + "pPr")
        setting = self._styles.setting(properties)
        made = Paragraph(setting, locator)
        mark = None if properties is None else properties.find(W + "rPr")
        if mark is not None:
            made.open = any(mark.find(name) is not None for name in _DELETED)
            made.hidden = self._styles.look(setting.style, mark).hidden
        self._inside(element, made)
        while self._fields and self._fields[-1]:
            self._fields.pop()
        return made

    def _inside(self, element: Element, made: Paragraph) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, made)
            elif tag in _DELETED:
                made.deleted = made.deleted or any((t.text or "").strip() for t in child.iter(W + "delText", W + "t"))
            elif tag == M + "r":
                look = self._styles.look(made.setting.style, child.find(W + "rPr"))
                made.pieces += [Piece(t.text or "", look) for t in child.iterfind(M + "t")]
            elif tag == M + "f":
                self._fraction(child, made)
            elif tag not in _DROPPED:
                made.inserted = made.inserted or tag in _INSERTED
                self._inside(child, made)

    def _fraction(self, element: Element, made: Paragraph) -> None:
        look = self._styles.look(made.setting.style, None)
        for index, part in enumerate(element.iterfind(M + "num")):
            self._inside(part, made)
            made.pieces += [Piece("/", look)] if not index else []
        for part in element.iterfind(M + "den"):
            self._inside(part, made)

    def _run(self, run: Element, made: Paragraph) -> None:
        look = self._styles.look(made.setting.style, run.find(W + "rPr"))
        text = "".join(self._shown(run, made, look))
        if text and not look.hidden:
            made.pieces.append(Piece(_written(text, look, made), look))

    def _shown(self, run: Element, made: Paragraph, look: Look) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == W + "fldChar":
                self._field(child.get(W + "fldCharType", ""))
            elif any(self._fields):
                continue
            elif tag == W + "t":
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == W + "sym":
                yield sign(_hex(child.get(W + "char", "")), child.get(W + "font", ""))
            elif tag in _NOTES:
                made.notes.append((_NOTES[tag], child.get(W + "id", "")))
            elif tag not in _DROPPED:
                yield from self._nested(child, made, look)

    def _nested(self, child: Element, made: Paragraph, look: Look) -> Iterator[str]:
        if child.tag == MC + "AlternateContent":
            choices = [e for e in child if e.tag == MC + "Choice"] or list(child)
            yield from self._shown(choices[0], made, look) if choices else ()
        elif child.tag in (W + "drawing", W + "pict", W + "object"):
            made.boxes += _boxes(child)
            made.pictures += _pictures(child)
        elif child.tag == W + "ruby":
            for run in child.iterfind(f"{W}rubyBase/{W}r"):
                yield from self._shown(run, made, look)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def _written(text: str, look: Look, made: Paragraph) -> str:
    """A run's characters as they are seen: old fonts decoded, symbols named, capitals shown, raised figures kept apart."""
    text = mended(decode_run(plain(text, look.font), look.font))
    if look.caps:
        text = text.upper()
    if look.raised and text.strip().isdigit() and not _unit(made):
        text = text.translate(_RAISED)
    return text


def _unit(made: Paragraph) -> bool:
    """Whether what stands before is a length ("m", "km"), so that a raised 2 makes it an area."""
    before = "".join(piece.text for piece in made.pieces[-3:])
    return before.endswith("m") and not before[-3:-2].isalpha()


def _hex(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


def _boxes(drawing: Element) -> list[Element]:
    """Text boxes that do not lie inside another one: a box finds its own inner boxes when it is read."""
    found = list(drawing.iter(W + "txbxContent"))
    inner = {id(deep) for box in found for deep in box.iter(W + "txbxContent") if deep is not box}
    return [box for box in found if id(box) not in inner and not _fallback(box, drawing)]


def _fallback(box: Element, stop: Element) -> bool:
    parent = box.getparent()
    while parent is not None and parent is not stop:
        if parent.tag == MC + "Fallback":
            return True
        parent = parent.getparent()
    return False


def _pictures(drawing: Element) -> int:
    """How many pictures large enough to carry text are drawn here."""
    if not any(True for _ in drawing.iter(A + "blip")):
        return int(any(e.get(R + "id") for e in drawing.iter("{urn:schemas-microsoft-com:vml}imagedata")))
    extents = [e for e in drawing.iter() if str(e.tag).endswith("wordprocessingDrawing}extent")]
    return sum(integer(e.get("cx")) * integer(e.get("cy")) > _PICTURE for e in extents)
