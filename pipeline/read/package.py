"""Zip packages (.docx, .xlsx) from anywhere: their size is known before it is believed, and counted while they inflate."""

from __future__ import annotations

import io
import zipfile
import zlib

from pipeline.errors import UnreadableError

MAX_TOTAL = 256 * 1024 * 1024
MAX_ENTRIES = 10_000
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Package(zipfile.ZipFile):
    """Gói tệp: a zip package whose members are safe to read; every failure is an UnreadableError."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._inflated: dict[str, int] = {}
        try:
            super().__init__(io.BytesIO(data))
        except _DAMAGE as error:
            raise UnreadableError(_damaged(name)) from error
        _check(self.infolist(), name)

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """A member's bytes; raises UnreadableError where it is damaged, too large, or XML with entities of its own."""
        member = name if isinstance(name, str) else name.filename
        data = self._inflate(member)
        if member.lower().endswith((".xml", ".rels", ".vml")) and _declares(data):
            raise UnreadableError(
                f"Tệp “{self._name}” chứa khai báo XML không an toàn nên không được đọc. Hãy mở bằng Word hoặc Excel rồi lưu lại."
            )
        return data

    def _inflate(self, member: str) -> bytes:
        parts: list[bytes] = []
        size = 0
        try:
            with self.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._inflated[member] = max(size, self._inflated.get(member, 0))
                    if sum(self._inflated.values()) > MAX_TOTAL:
                        raise UnreadableError(_too_large(self._name))
                    parts.append(chunk)
        except KeyError as error:
            raise UnreadableError(_damaged(self._name)) from error
        except _DAMAGE as error:
            raise UnreadableError(_damaged(self._name)) from error
        return b"".join(parts)


def open_package(data: bytes, name: str) -> Package:
    """The package in `data`, its directory checked: size, ratio, number of entries, password.

    Raises UnreadableError where it is damaged, encrypted or beyond a limit.
    """
    return Package(data, name)


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MAX_ENTRIES or sum(m.file_size for m in members) > MAX_TOTAL:
        raise UnreadableError(_too_large(name))
    if any(m.file_size > RATIO_FROM and m.file_size > MAX_RATIO * max(1, m.compress_size) for m in members):
        raise UnreadableError(_too_large(name))
    if any(m.flag_bits & 1 for m in members):
        raise UnreadableError(f"Tệp “{name}” được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi lưu lại.")


def _declares(data: bytes) -> bool:
    """Whether an XML member declares a document type or entities: Office never does, attacks do."""
    plain = data.replace(b"\x00", b"") if b"\x00" in data[:200] else data
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _damaged(name: str) -> str:
    return f"Tệp “{name}” bị hỏng hoặc tải về chưa đủ. Hãy tải hoặc chép lại tệp gốc."


def _too_large(name: str) -> str:
    return f"Nội dung nén trong tệp “{name}” lớn bất thường (quá 256 MB hoặc quá 10.000 phần) nên không được đọc. Hãy lưu lại tệp bằng Word hoặc Excel."
