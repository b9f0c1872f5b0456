"""Kinds of files, told by their bytes and never by the extension alone; what cannot be read says what to do."""

from __future__ import annotations

import io
import zipfile

import regex

from pipeline.errors import UnreadableError
from pipeline.read.encodings import decode
from pipeline.read.markdown import looks_like

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PK\x05\x06")
_HTML = regex.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|meta|table|div|p|span|h[1-6])[\s>]")


def kind_of(data: bytes, name: str) -> str:
    """docx, pdf, html, markdown, text or xlsx; raises UnreadableError for what is none of them."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    _refuse_known(data, name)
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<") and _HTML.search(head):
        return "html"
    named = name.lower().endswith((".md", ".markdown"))
    return "markdown" if named or looks_like(decode(data, name).text) else "text"


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableError(f"Tệp “{name}” bị hỏng hoặc tải về chưa đủ. Hãy tải hoặc chép lại tệp gốc.") from None
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if any(n.startswith(folder) for n in names):
            return kind
    if "content.xml" in names:
        raise UnreadableError(f"Tệp “{name}” ở dạng OpenDocument chưa đọc được. Hãy lưu lại dạng .docx (văn bản) hoặc .xlsx (bảng tính).")
    if any(n.startswith("ppt/") for n in names):
        raise UnreadableError(f"Tệp “{name}” là bài trình chiếu, không phải kế hoạch. Hãy chọn bản Word hoặc PDF của văn bản.")
    raise UnreadableError(_archive(name))


def _archive(name: str) -> str:
    return f"Tệp “{name}” là tệp nén, không phải văn bản. Hãy giải nén rồi chọn từng tệp bên trong."


def _refuse_known(data: bytes, name: str) -> None:
    """Known kinds that are not read, each with the way out."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableError(_old_office(data, name))
    if data.startswith(b"{\\rtf"):
        raise UnreadableError(f"Tệp “{name}” ở dạng RTF chưa đọc được. Hãy mở bằng Word và lưu lại dạng .docx.")
    if data.startswith(_ARCHIVES):
        raise UnreadableError(_archive(name))
    if b"MIME-Version:" in data[:1024] and b"multipart/related" in data[:4096]:
        raise UnreadableError(f"Tệp “{name}” là trang web lưu dạng một tệp (.mht) chưa đọc được. Hãy mở bằng Word và lưu lại dạng .docx.")
    if b"progid=\"Word.Document\"" in data[:1024] or b"office/word/2003/wordml" in data[:4096]:
        raise UnreadableError(f"Tệp “{name}” ở dạng Word XML cũ chưa đọc được. Hãy mở bằng Word và lưu lại dạng .docx.")
    if _is_image(data):
        raise UnreadableError(f"Tệp “{name}” là ảnh, không có chữ để đọc. Hãy dùng bản Word hoặc bản PDF có chữ của văn bản này.")


def _is_image(data: bytes) -> bool:
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    heic = data[4:8] == b"ftyp"
    return webp or heic or (data.startswith(_IMAGES) and (data[:2] != b"BM" or b"\x00" in data[:32]))


def _old_office(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"Tệp “{name}” được đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi lưu lại."
    if "WordDocument".encode("utf-16-le") in data:
        return f"Tệp “{name}” ở dạng Word cũ (.doc). Hãy mở bằng Word và lưu lại dạng .docx."
    if "Workbook".encode("utf-16-le") in data:
        return f"Tệp “{name}” ở dạng Excel cũ (.xls). Hãy mở bằng Excel và lưu lại dạng .xlsx."
    return f"Tệp “{name}” ở dạng Office cũ chưa đọc được. Hãy lưu lại dạng .docx hoặc .xlsx."
