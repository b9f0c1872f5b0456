"""Zip packages: limits that are known from the directory, counted while inflating, XML without entities."""

import io
import zipfile

import pytest

from pipeline.errors import UnreadableError
from pipeline.read import package as module
from pipeline.read.package import open_package


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return buffer.getvalue()


def test_members_are_read() -> None:
    with open_package(packed(("word/document.xml", b"<a/>"), ("b.bin", b"\x00\x01")), "a.docx") as package:
        assert package.namelist() == ["word/document.xml", "b.bin"]
        assert (package.read("word/document.xml"), package.read("b.bin")) == (b"<a/>", b"\x00\x01")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", packed(("a", b"b"))[:-10]])
def test_damaged_packages(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="bị hỏng"):
        open_package(data, "a.docx")


def test_a_damaged_member_and_a_missing_one() -> None:
    data = bytearray(packed(("a.xml", bytes(range(256)) * 4)))
    data[60] ^= 0xFF
    package = open_package(bytes(data), "a.docx")
    for name in ("a.xml", "none.xml"):
        with pytest.raises(UnreadableError, match="bị hỏng"):
            package.read(name)


def test_a_member_that_inflates_beyond_reason() -> None:
    with pytest.raises(UnreadableError, match="lớn bất thường"):
        open_package(packed(("a.xml", bytes(4 << 20))), "a.docx")


def test_too_many_entries() -> None:
    with pytest.raises(UnreadableError, match="lớn bất thường"):
        open_package(packed(*((str(i), b"") for i in range(module.MAX_ENTRIES + 1))), "a.docx")


def test_the_total_is_counted_while_inflating(monkeypatch: pytest.MonkeyPatch) -> None:
    package = open_package(packed(("a", b"x" * 600), ("b", b"y" * 600)), "a.docx")
    monkeypatch.setattr(module, "MAX_TOTAL", 1000)
    assert len(package.read("a")) == len(package.read("a")) == 600
    with pytest.raises(UnreadableError, match="lớn bất thường"):
        package.read("b")


@pytest.mark.parametrize("text", ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'x.dtd'><a/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_document_type_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableError, match="XML không an toàn"):
        open_package(packed(("a.xml", text.encode(encoding))), "a.docx").read("a.xml")
