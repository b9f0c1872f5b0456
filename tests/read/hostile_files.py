"""Hostile and broken files, made by code and never stored: `python -m tests.read.hostile_files` reads each and prints what came of it.

Every line printed is JSON: name, outcome ("document" or the error's sentence), seconds of work, and the most memory held so far in MB (POSIX).
"""

from __future__ import annotations

import io
import json
from pathlib import Path
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable

from pipeline.errors import UnreadableError
from pipeline.read.document import read_bytes
from tests.read.pdf_writer import Sheet, _file, _stream, pdf
from tests.read.test_read_docx import RELATION, SPACES, p, package, r, tbl, tc

MB = 1 << 20
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">{}]>'
LAUGHS = DOCTYPE.format("".join(f'<!ENTITY x{i} "{f"&x{i - 1};" * 10}">' for i in range(1, 10)).replace("&x0;", "&x;"))
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def zipped(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        for name, data in members:
            file.writestr(name, data)
    return out.getvalue()


def word(document: bytes, *members: tuple[str, bytes], rels: str = "", how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A Word package with this main part; stored, no ratio gives it away."""
    open_rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    root = f'{open_rels}<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
    return zipped(
        ("_rels/.rels", root.encode()), ("word/_rels/document.xml.rels", f"{open_rels}{rels}</Relationships>".encode()),
        ("word/document.xml", document), *members, how=how,
    )  # fmt: skip


def body(inside: str) -> bytes:
    return f"<w:document {SPACES}><w:body>{inside}</w:body></w:document>".encode()


def excel(sheet: str) -> bytes:
    """A workbook with this one sheet."""
    from openpyxl import Workbook

    out = io.BytesIO()
    Workbook().save(out)
    with zipfile.ZipFile(out) as file:
        parts = [(name, file.read(name)) for name in file.namelist()]
    return zipped(*((name, sheet.encode() if name == "xl/worksheets/sheet1.xml" else data) for name, data in parts))


def lying_directory() -> bytes:
    """A package whose directory says a part is small, though it inflates to 100 MB."""
    data = bytearray(word(body(p(r("Đạt 90%"))) + b" " * (100 * MB)))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rfind(mark)
        data[at + place : at + place + 4] = struct.pack("<I", 1000)
    return bytes(data)


def nested_zip() -> bytes:
    inner = zipped(("a", bytes(32 * MB)))
    return zipped(*((f"{i}.zip", inner) for i in range(50)))


def image_bomb(wide: int = 60_000) -> bytes:
    """A picture of 60,000 × 60,000 points that packs into little."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, wide, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(4 * MB))) + chunk(b"IEND", b"")


def image_bomb_word() -> bytes:
    rel = f'<Relationship Id="rId9" Type="{RELATION}/image" Target="media/a.png"/>'
    return word(body(p(r("Đạt 90% khu phố."))), ("word/media/a.png", image_bomb()), rels=rel)


def image_bomb_pdf() -> bytes:
    picture = _stream(
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
        zlib.compress(bytes(8 * MB)),
    )
    return small_pdf("q 500 0 0 700 0 0 cm /Im Do Q", ("/XObject << /Im 4 0 R >>", picture))


def small_pdf(content: str, *resources: tuple[str, bytes]) -> bytes:
    """One page; each resource is its entry (its object being number 4 and on) and the object."""
    entries = " ".join(entry for entry, _ in resources)
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {entries} >> /Contents {4 + len(resources)} 0 R >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page.encode()]
    return _file([*objects, *(data for _, data in resources), _stream("", content.encode())], False)


def recursive_form() -> bytes:
    form = _stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 4 0 R >> >>", b"/F Do /F Do")
    return small_pdf("/F Do", ("/XObject << /F 4 0 R >>", form))


def recursive_pages() -> bytes:
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 2 0 R] >>"], False)


def many_pages() -> bytes:
    kids = " ".join(["3 0 R"] * 5000)
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count 5000 /Kids [{kids}] >>".encode(), b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"], False)


def inflating_page() -> bytes:
    content = zlib.compress(b"BT /R 12 Tf (a) Tj ET\n" * 3_000_000)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    stream = f"<< /Filter /FlateDecode /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream], False)


def many_lines_pdf() -> bytes:
    sheet = Sheet()
    for i in range(60_000):
        sheet.marks.append(f"{i % 595} {i % 842} m {(i * 7) % 595} {i % 842} l S")
    return pdf(sheet.text(80, 80, "Đạt 90% khu phố."))


def dense_grid_pdf() -> bytes:
    sheet = Sheet()
    return pdf(sheet.grid([40 + i * 1.2 for i in range(400)], [40 + i * 1.8 for i in range(400)]).text(80, 80, "Đạt 90%"))


def nested_tables(depth: int) -> bytes:
    return body("<w:tbl><w:tr><w:tc>" * depth + p(r("Đạt 90%")) + "</w:tc></w:tr></w:tbl>" * depth)


def nested_html(depth: int, tag: str = "div") -> bytes:
    return (f"<html><body>{f'<{tag}>' * depth}Đạt 90%{f'</{tag}>' * depth}</body></html>").encode()


def random_xref() -> bytes:
    data = pdf(Sheet().text(80, 80, "Đạt 90% khu phố có vườn hoa."))
    at = data.rindex(b"xref\n")
    return data[: at - 12] + b"xref\n0 9\n" + b"9999999999 65535 n \n" * 9 + b"trailer << /Size 9 /Root 1 0 R >>\nstartxref\n99999999\n%%EOF\n"


def wide_rows() -> bytes:
    row = "<w:tr>" + tc("1") * 100_000 + "</w:tr>"
    return word(body(f"<w:tbl>{row}</w:tbl>"), how=zipfile.ZIP_STORED)


EXTERNAL = f'<Relationship Id="r9" Type="{RELATION}/{{}}" Target="http://127.0.0.1:9/secret" TargetMode="External"/>'
FILES: dict[str, Callable[[], bytes]] = {
    "zip bomb by ratio": lambda: word(bytes(200 * MB)),
    "zip bomb beside the text": lambda: word(body(p(r("Đạt 90%"))), ("word/media/a.xml", bytes(300 * MB))),
    "directory that lies": lying_directory,
    "zip of zips": nested_zip,
    "too many entries": lambda: word(body(p(r("a"))), *((f"word/{i}", b"") for i in range(12_000))),
    "laughing entities in Word": lambda: word(LAUGHS.encode() + b"<a>&x9;</a>"),
    "external entity in Word": lambda: word(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
    "entities in UTF-16": lambda: word((LAUGHS + "<a>&x9;</a>").encode("utf-16")),
    "laughing entities in Excel": lambda: excel(LAUGHS + SHEET.format("<sheetData><row><c t='str'><v>&x9;</v></c></row></sheetData>")),
    "external relations": lambda: word(body(p(r("Đạt 90%"))), rels=EXTERNAL.format("header") + EXTERNAL.format("styles").replace("r9", "r8")),
    "attached template": lambda: word(body(p(r("Đạt 90%"))), rels=EXTERNAL.format("attachedTemplate")),
    "image bomb in Word": image_bomb_word,
    "image bomb in PDF": image_bomb_pdf,
    "tables in tables": lambda: word(nested_tables(60)),
    "tables in tables without end": lambda: word(nested_tables(20_000)),
    "rows of 100,000 columns": wide_rows,
    "a span of two billion columns": lambda: package(tbl((tc("a", properties='<w:gridSpan w:val="2000000000"/>'), tc("b")))),
    "Markdown row of 100,000 columns": lambda: b"# A\n\n" + b"| a " * 100_000 + b"|\n" + b"|---" * 100_000 + b"|\n",
    "HTML cell that spans a million": lambda: b"<table>" + b"<tr><td colspan=1000000 rowspan=1000000>a</td><td>b</td></tr>" * 200 + b"</table>",
    "an endless paragraph in Word": lambda: word(body(p(r("đạt chín mươi phần trăm " * 400_000))), how=zipfile.ZIP_STORED),
    "a million runs": lambda: word(body(p(r("a ") * 250_000)), how=zipfile.ZIP_STORED),
    "endless list levels": lambda: package(p(r("a"), '<w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr>'), numbering='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    "styles based on each other": lambda: package(p(r("a"), '<w:pStyle w:val="A"/>'), styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'),
    "one line of 60 million characters": lambda: ("đạt 90% " * 7_000_000).encode()[: 60 * MB],
    "a million lines": lambda: b"dat 90%\n" * 1_000_000,
    "blank lines alone": lambda: b"\n" * (40 * MB) + "Đạt 90%".encode(),
    "bars without end": lambda: b"|" * (4 * MB),
    "brackets and stars": lambda: b"**(" * 200_000 + b"[" * 200_000,
    "figures without end": lambda: b"1." * MB,
    "NUL bytes": lambda: bytes(2 * MB),
    "NUL bytes inside text": lambda: "Đạt\x00 90%\x00 khu phố\n".encode() * 1000,
    "UTF-16 of half pairs": lambda: b"\xff\xfe" + b"\x00\xd8" * 100_000 + "Đạt 90%".encode("utf-16-le"),
    "UTF-8 cut inside a letter": lambda: "Đạt 90% khu phố ".encode() * 50 + b"\xe1\xba",
    "HTML 10,000 deep": lambda: nested_html(10_000),
    "HTML tables 2,000 deep": lambda: nested_html(2_000, "table><tr><td"),
    "HTML with entities of its own": lambda: (LAUGHS.replace("DOCTYPE a", "DOCTYPE html") + "<html><body><p>&x9;</p></body></html>").encode(),
    "HTML of open tags": lambda: b"<b><i><font>" * 100_000 + b"a",
    "PDF of nothing": lambda: b"%PDF-1.7\n%%EOF\n",
    "PDF with a broken table of objects": random_xref,
    "PDF form that calls itself": recursive_form,
    "PDF pages that hold themselves": recursive_pages,
    "PDF of 5,000 pages": many_pages,
    "PDF page that inflates": inflating_page,
    "PDF of 60,000 lines": many_lines_pdf,
    "PDF of 160,000 cells": dense_grid_pdf,
    "Excel with a million blank rows": lambda: excel(SHEET.format("<sheetData>" + "".join(f'<row r="{i}"/>' for i in range(1, 1_000_001)) + "</sheetData>")),
    "Excel with a cell far away": lambda: excel(SHEET.format('<sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>a</v></c></row></sheetData>')),
    "Excel merged all over": lambda: excel(SHEET.format('<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
}  # fmt: skip


def main() -> None:
    """Read every file, the sizes of things first."""
    chosen = sys.argv[1:] or list(FILES)
    for name in chosen:
        data = FILES[name]()
        start = time.process_time()
        try:
            made = read_bytes(data, "thù địch")
            outcome = "document" if len(made.blocks) <= 200_000 else f"{len(made.blocks)} blocks"
        except UnreadableError as error:
            outcome = str(error)
        except Exception as fault:
            outcome = f"TRACEBACK {type(fault).__name__}: {fault}"[:300]
        seconds = time.process_time() - start
        del data
        print(json.dumps({"name": name, "outcome": outcome, "seconds": round(seconds, 2), "peak": peak()}, ensure_ascii=False), flush=True)


def peak() -> float:
    """The most memory this process has held, in MB; 0 where the system does not tell.

    Linux tells it by VmHWM: what getrusage says there may still be that of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    try:
        import resource
    except ImportError:
        return 0.0
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / (MB if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
