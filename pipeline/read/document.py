"""The door of reading: what kind of file it is, by its bytes, and who reads it."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path

from pipeline.errors import UnreadableError
from pipeline.model.text import Document, Source
from pipeline.read.kinds import MEDIA_TYPES, kind_of
from pipeline.read.legible import legible

MAX_BYTES = 64 * 1024 * 1024
READERS = {
    "docx": "pipeline.read.docx",
    "pdf": "pipeline.read.pdf",
    "html": "pipeline.read.html",
    "markdown": "pipeline.read.markdown",
    "text": "pipeline.read.text",
    "xlsx": "pipeline.read.xlsx",
}
"""Kind → the module whose `read(data, source)` reads it, imported when first needed."""


def read(path: Path) -> Document:
    """The document in a file, which is never changed.

    Raises UnreadableError, in one or two Vietnamese sentences, where the file is missing, empty, too large,
    damaged, encrypted or of no kind that can be read.
    """
    if path.is_dir():
        raise UnreadableError(f"“{path.name}” là một thư mục, không phải tệp. Hãy chọn từng tệp, hoặc dùng lệnh batch cho cả thư mục.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(f"Không tìm thấy tệp “{path}”. Hãy kiểm tra lại tên và đường dẫn.") from None
    except (OSError, ValueError):
        raise UnreadableError(f"Không mở được tệp “{path}”. Hãy kiểm tra quyền đọc, hoặc đóng chương trình đang mở tệp này.") from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in these bytes; `name` is what messages call the file. Raises UnreadableError as `read` does."""
    if not data:
        raise UnreadableError(f"Tệp “{name}” rỗng (0 byte). Hãy chép hoặc tải lại tệp gốc.")
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"Tệp “{name}” lớn hơn 64 MB nên không được đọc. Hãy tách tệp hoặc bỏ bớt ảnh rồi thử lại.")
    kind = kind_of(data, name)
    source = Source(
        name=name, sha256=hashlib.sha256(data).hexdigest(), media_type=MEDIA_TYPES[kind], reader=kind
    )  # fmt: skip
    document: Document = importlib.import_module(READERS[kind]).read(data, source)
    if not document.blocks:
        raise UnreadableError(f"Tệp “{name}” không có chữ nào đọc được. Hãy kiểm tra xem có đúng tệp cần dùng không.")
    return legible(document)
