"""Writes small PDF files for the tests: text where it is put, in fonts of equal widths, ruling lines, pictures, stamps.

No font file is needed: codes are Unicode itself, every character is half an em wide, and a reader takes the text from
the character map. A font can be written without that map, or with a wrong one, as broken files have it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FONTS = {"R": "TimesNewRomanPSMT", "B": "TimesNewRomanPS-BoldMT", "I": "TimesNewRomanPS-ItalicMT", "S": "SymbolMT"}
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{ranges} beginbfrange {pairs} endbfrange
endcmap end end"""
_RANGES = [(high << 8, (high << 8) + 255) for high in (0, 1, 2, 3, 0x1E, 0x20, 0x22, 0xF0)]


@dataclass
class Sheet:
    """One page being written; y is measured from the top."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    marks: list[str] = field(default_factory=list)
    stamps: list[tuple[float, float, str, float]] = field(default_factory=list)
    picture: tuple[float, float, float, float] | None = None

    def text(self, x: float, y: float, words: str, size: float = 14.0, *, font: str = "R", extra: str = "") -> Sheet:
        """Words from x on, the baseline at y; `extra` are operators before them ("3 Tr", "2 Tc")."""
        self.marks.append(f"BT {extra} /{font} {size} Tf 1 0 0 1 {x} {self.height - y} Tm {_hex(words)} Tj ET")
        return self

    def turned(self, x: float, y: float, words: str, size: float = 14.0) -> Sheet:
        """Words that run upwards."""
        self.marks.append(f"BT /R {size} Tf 0 1 -1 0 {x} {self.height - y} Tm {_hex(words)} Tj ET")
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 14.0, step: float = 18.0, font: str = "R") -> Sheet:
        """Lines one under the other."""
        for i, words in enumerate(lines):
            self.text(x, y + i * step, words, size, font=font)
        return self

    def middle(self, y: float, words: str, size: float = 14.0, font: str = "R") -> Sheet:
        """Words in the middle of a column from 85 to 538."""
        return self.text(311.5 - len(words) * size / 4, y, words, size, font=font)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """A stroked line."""
        self.marks.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        """The lines of a whole table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def stamp(self, x: float, y: float, words: str, size: float = 13.0) -> Sheet:
        """A stamp annotation, as a digital office writes number and date."""
        self.stamps.append((x, y, words, size))
        return self

    def scan(self) -> Sheet:
        """A picture over the whole page."""
        self.picture = (0, 0, self.width, self.height)
        return self


def _hex(words: str) -> str:
    return "<" + words.encode("utf-16-be").hex() + ">"


def justified(text: str, first: float = 36.0, *, size: float = 14.0) -> list[tuple[float, str]]:
    """Words wrapped into a column 453 points wide whose lines all but the last are full: (inset, words)."""
    out, inset, line = [], first, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if inset + len(longer) * size / 2 > 453:
            out.append((inset, line))
            inset, longer = 0.0, word
        line = longer
    return [*out, (inset, line)]


def flowing(sheet: Sheet, y: float, text: str, first: float = 36.0, font: str = "R") -> float:
    """Put a justified paragraph on a sheet; the height after it. Words are spaced so that full lines end at the edge."""
    rows = justified(text, first)
    for i, (inset, words) in enumerate(rows):
        spaces = words.count(" ")
        spread = (453 - inset - len(words) * 7) / spaces if spaces and i < len(rows) - 1 else 0.0
        x = 85 + inset
        for word in words.split():
            sheet.text(x, y, word + " ", font=font)
            x += (len(word) + 1) * 7 + spread
        y += 18
    return y + 6


def pdf(*sheets: Sheet, mapped: bool = True, password: bool = False) -> bytes:
    """The file; `mapped=False` leaves the fonts without a usable character map."""
    objects: list[bytes] = [b"", b""]

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    fonts = " ".join(f"/{key} {_font(add, name, mapped)} 0 R" for key, name in FONTS.items())
    image = add(_stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80"))
    resources = f"<< /Font << {fonts} >> /XObject << /Im {image} 0 R >> >>"
    pages = []
    for sheet in sheets:
        content = "\n".join(sheet.marks)
        if sheet.picture:
            x0, y0, x1, y1 = sheet.picture
            content = f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /Im Do Q\n" + content
        stream = add(_stream("", content.encode("latin-1")))
        annotations = " ".join(f"{_stamp(add, sheet, resources, s)} 0 R" for s in sheet.stamps)
        box = f"/MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate}"
        pages.append(add(f"<< /Type /Page /Parent 2 0 R {box} /Resources {resources} /Contents {stream} 0 R /Annots [{annotations}] >>"))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{p} 0 R' for p in pages)}] >>".encode()
    return _file(objects, password)


def _font(add, name: str, mapped: bool) -> int:  # type: ignore[no-untyped-def]
    descriptor = add(f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -250 /CapHeight 700 /StemV 80 >>")
    below = add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {descriptor} 0 R /DW 500 /CIDToGIDMap /Identity >>"
    )
    pairs = " ".join(f"<{a:04X}> <{b:04X}> <{a if mapped else a + 0x1D:04X}>" for a, b in _RANGES)
    table = add(_stream("", _MAP.format(ranges=len(_RANGES), pairs=pairs).encode()))
    return int(add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{below} 0 R] /ToUnicode {table} 0 R >>"))


def _stamp(add, sheet: Sheet, resources: str, stamp: tuple[float, float, str, float]) -> int:  # type: ignore[no-untyped-def]
    x, y, words, size = stamp
    wide = len(words) * size / 2
    shown = add(_stream(f"/Type /XObject /Subtype /Form /BBox [0 0 {wide} {size}] /Resources {resources}", f"BT /R {size} Tf 1 0 0 1 0 3 Tm {_hex(words)} Tj ET".encode()))
    low = sheet.height - y - 3
    return int(add(f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [{x} {low} {x + wide} {low + size}] /AP << /N {shown} 0 R >> >>"))


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], password: bool) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{p:010} 00000 n \n".encode() for p in places)
    locked = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'00' * 32}> /P -4 >> /ID [<00> <00>]" if password else ""
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R{locked} >>\nstartxref\n{start}\n%%EOF\n".encode()
