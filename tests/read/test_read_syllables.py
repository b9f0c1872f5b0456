"""The form of Vietnamese syllables, and what the measures say of sound and of broken text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.legacy import decode_run
from pipeline.read.symbols import plain, sign
from pipeline.read.syllables import is_syllable, marked_share, mended, odd_share, syllable_share

SOUND = (
    "Ủy ban nhân dân phường Bình Minh ban hành Kế hoạch chuyển đổi số năm 2026 trên địa bàn phường, trong đó xác định rõ các chỉ tiêu,"
    " nhiệm vụ, giải pháp và phân công trách nhiệm cụ thể cho từng cơ quan, đơn vị; quyết liệt thực hiện, khuyến khích, huỳnh quang, giếng."
)


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "huỳnh", "giếng", "giữ", "khuỷu", "ngoằn", "yêu", "ước", "uyên", "đặc", "oách"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["thuc", "kếhoạch", "tnh", "khc", "ngdt", "vrpt", "zoom", "hoạchphường", "mâp", "ngàyy"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "share", "marked", "odd"),
    [
        (SOUND, (0.97, 1.0), (0.2, 0.4), (0.0, 0.0)),
        (SOUND.translate({ord(c): "" for c in "ủỷạảấầẩậắằặẹẻếềểễệịỉọỏốồổỗộớờởợụủứừửữựđ"}), (0.3, 0.75), (0.0, 0.25), (0.0, 0.0)),
        ("".join(chr(ord(c) + 0x240) if c in "nhtcgi" else c for c in SOUND), (0.0, 0.5), (0.0, 1.0), (0.1, 1.0)),
    ],
)
def test_measures(text: str, share: tuple[float, float], marked: tuple[float, float], odd: tuple[float, float]) -> None:
    measured = syllable_share(text)
    assert measured is not None
    for value, (low, high) in zip((measured, marked_share(text), odd_share(text)), (share, marked, odd), strict=True):
        assert low <= value <= high


def test_too_few_words_tell_nothing() -> None:
    assert syllable_share("hai ba chữ") is None
    assert (marked_share(""), odd_share(" ")) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("đƣợc", "được"), ("THƢƠNG", "THƯƠNG"), ("CỘNG HÕA", "CỘNG HÒA"), ("PHÕNG", "PHÒNG"), ("VÕ NGUYÊN GIÁP", "VÕ NGUYÊN GIÁP"),
     ("đội ngǜ", "đội ngũ"), ("định kǶ", "định kỳ"), ("CÕI", "CÕI"), ("rõ", "rõ")],
)  # fmt: skip
def test_slips_of_broken_fonts(text: str, expected: str) -> None:
    assert mended(text) == expected


@given(st.text(max_size=60))
def test_mending_keeps_the_length(text: str) -> None:
    assert len(mended(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("KÕ ho¹ch ph\u00adêng", ".VnTime", "Kế hoạch phường"),
        ("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH"),
        ("Keá hoaïch", "VNI-Times", "Kế hoạch"),
        ("Kế hoạch", ".VnTime", "Kế hoạch"),
        ("KÕ ho¹ch", "Times New Roman", "KÕ ho¹ch"),
    ],
)
def test_old_fonts_are_decoded_by_their_name(text: str, font: str, expected: str) -> None:
    assert decode_run(text, font) == expected


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [("\uf0b3 90%", "Symbol", "≥ 90%"), ("\uf0a3", "SymbolMT", "≤"), ("\uf0fc", "Wingdings", "✓"), ("\uf0b7", "", "•"), ("abc", "Symbol", "abc")],
)
def test_signs_of_symbol_fonts(text: str, font: str, expected: str) -> None:
    assert plain(text, font) == expected


@given(st.integers(0, 0x1FF), st.sampled_from(["Symbol", "Wingdings", "Arial", ""]))
def test_every_code_has_one_sign(code: int, font: str) -> None:
    assert len(sign(code, font)) == 1
