"""The door: kinds by bytes, and every refusal one clear Vietnamese sentence."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import UnreadableError
from pipeline.read.document import read, read_bytes
from pipeline.vietnamese import clean


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "rỗng"),
        (b"\xff\xd8\xff\xe0JFIF", "ảnh"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"{\\rtf1 abc}", "RTF"),
        (b"PK\x03\x04 broken", "hỏng"),
        (b"RIFF1234WEBPVP8 ", "ảnh"),
        (b"\x00\x00\x00\x18ftypheic", "ảnh"),
        (b"BM\x36\x00\x00\x00", "ảnh"),
        (b"Rar!\x1a\x07\x00", "tệp nén"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mht"),
        (b"<?mso-application progid=\"Word.Document\"?><x/>", "Word XML"),
        (zipped("content.xml", "mimetype"), "OpenDocument"),
        (zipped("ppt/slides/slide1.xml"), "trình chiếu"),
        (zipped("a.docx", "b.pdf"), "giải nén"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word) as caught:
        read_bytes(data, "kế hoạch.pdf")
    assert "kế hoạch.pdf" in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="Không tìm thấy"):
        read(tmp_path / "không có.txt")
    with pytest.raises(UnreadableError, match="thư mục"):
        read(tmp_path)


def test_the_source_is_named_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    data = "KẾ HOẠCH\n\nCông tác năm 2026".encode()
    file.write_bytes(data)
    document = read(file)
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.source.name, document.source.media_type) == ("a.txt", "text/plain")
    assert [b.text for b in document.blocks] == ["KẾ HOẠCH", "Công tác năm 2026"]
    assert file.read_bytes() == data


def test_blocks_are_clean_and_numbered() -> None:
    document = read_bytes("|\n**Số**\n|\n\n|\n\n**A** \u200b b\n\n| x | y |\n|---|---|\n| 1 |  |\n".encode(), "a.md")
    assert [b.id for b in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        assert block.text == clean(block.text).strip()
        assert all(0 <= c.start <= c.end <= len(block.text) for c in block.cells)


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        ("# KẾ HOẠCH\n\n**I. MỤC TIÊU**\n".encode(), "markdown"),
        ("\ufeff<!DOCTYPE html><html><body>Đạt 90%</body></html>".encode(), "html"),
        ("<html><body>Đạt 90%</body></html>".encode("utf-16"), "html"),
        ("BM là bộ môn; đạt < 90% và > 80%".encode(), "text"),
        ("<Nội dung> = phần giữ nguyên".encode(), "text"),
    ],
)
def test_the_kind_is_told_by_the_bytes(data: bytes, reader: str) -> None:
    assert read_bytes(data, "kế hoạch.docx").source.reader == reader


def test_a_file_without_a_word() -> None:
    with pytest.raises(UnreadableError, match="không có chữ nào"):
        read_bytes(b" \n\n \n", "a.txt")
