"""Encodings: by form where the bytes have one, by measure else, with a doubt that names it."""

import unicodedata
from contextlib import nullcontext

import pytest

from pipeline.errors import UnreadableError
from pipeline.read.encodings import decode, is_syllable, vietnamese_share
from pipeline.read.legacy_tables import TCVN3, from_vni

TEXT = (
    "Kế hoạch phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh của phường; phấn đấu đến năm 2030 tỷ lệ hộ nghèo "
    "giảm còn dưới 1%, mỗi khu phố có ít nhất 02 tổ tự quản, người dân được hưởng dịch vụ y tế, giáo dục thuận lợi."
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_tcvn3(text: str) -> bytes:
    back = {letter: chr(code) for code, letter in TCVN3.items()}
    return "".join(back.get(c, c) for c in text).encode("latin-1")


def as_cp1258(text: str) -> bytes:
    out = b""
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))
        out += (base + "".join(p for p in parts if p in TONES)).encode("cp1258")
    return out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_needs_no_doubt(encoding: str) -> None:
    found = decode(TEXT.encode(encoding), "a.txt")
    assert found.text.lstrip("\ufeff") == TEXT
    assert not found.doubts


@pytest.mark.parametrize(("data", "name"), [(as_tcvn3(TEXT), "TCVN3"), (as_cp1258(TEXT), "Windows-1258")])
def test_old_encodings_are_measured_and_doubted(data: bytes, name: str) -> None:
    found = decode(data, "a.txt")
    assert unicodedata.normalize("NFC", found.text) == TEXT
    assert name in found.doubts[0].message


def test_vni_is_measured_and_doubted() -> None:
    found = decode("Keá hoaïch phaùt trieån kinh teá - xaõ hoäi cuûa phöôøng ñeán naêm 2030".encode("cp1252"), "a.txt")
    assert found.text == "Kế hoạch phát triển kinh tế - xã hội của phường đến năm 2030"
    assert "VNI" in found.doubts[0].message


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("T×nh h×nh kinh tÕ - x· héi", "Tình hình kinh tế - xã hội"), (TEXT.encode().decode("latin-1"), TEXT)],
)
def test_letters_of_another_encoding_inside_unicode(wrong: str, right: str) -> None:
    found = decode(wrong.encode(), "a.txt")
    assert found.text == right
    assert found.doubts


def test_foreign_words_are_no_reason_to_change_a_text() -> None:
    text = "Đề án “Café résumé” của Müller: " + TEXT
    assert decode(text.encode(), "a.txt").text == text


def test_few_damaged_characters_are_a_doubt() -> None:
    found = decode((TEXT * 20).encode()[:-1] + b"\xff", "a.txt")
    assert "1 ký tự bị hỏng" in found.doubts[0].message


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 100, bytes(range(128, 256)) * 50, b"abc\x07\x08\x01" * 50])
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        decode(data, "a.txt")


def test_a_text_beyond_the_limit() -> None:
    with pytest.raises(UnreadableError, match=r"2\.000 trang"):
        decode(b"a " * 2_600_000, "a.txt")


@pytest.mark.parametrize(("line", "read"), [(b"\n", True), (b" \n", True), (b"a\n", False)])
def test_blank_lines_do_not_count_against_the_limit(line: bytes, read: bool) -> None:
    with nullcontext() if read else pytest.raises(UnreadableError, match=r"100\.000 dòng"):
        decode(TEXT.encode() + line * 100_001, "a.txt")


@pytest.mark.parametrize("word", ["nghiêng", "thuở", "quyết", "ườn", "giếng", "khuya", "hoá", "hóa", "Uỷ", "đoàn"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hé×", "xzđ", "tÕng", "ñaï", "nộị", "strê"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_the_share_of_right_text_is_high_and_of_wrong_text_low() -> None:
    assert vietnamese_share(TEXT) > 0.95
    assert vietnamese_share(as_tcvn3(TEXT).decode("latin-1")) < 0.5
    assert from_vni("ÑAÛNG COÄNG SAÛN") == "ĐẢNG CỘNG SẢN"
