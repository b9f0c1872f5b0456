"""Numbers, dates, tone placement: rows, and the law that folding keeps offsets."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vietnamese import clean, dates, fold, iso_date, key, number, number_word, roman, shown, squeeze, to_roman


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22.000", "22000"), ("2.989,5", "2989.5"), ("03", "3"), ("9.6", "9.6"), ("1,5", "1.5"), ("141.906.000", "141906000"),
        ("0,8", "0.8"), ("100", "100"), ("66.25", "66.25"),
    ],
)  # fmt: skip
def test_number(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "12,3,4", "1.2345", "V"])
def test_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("một", 1), ("Hai", 2), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi lăm", 25), ("một trăm linh năm", 105), ("ba mươi mốt", 31)],
)
def test_number_word(text: str, value: int) -> None:
    assert number_word(text) == value


@pytest.mark.parametrize("text", ["", "phường", "hai phường", "một hai"])
def test_no_number_word(text: str) -> None:
    assert number_word(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 24 tháng 11 năm 2025", "2025-11-24"),
        ("ngày 24\ntháng 11 năm 2025", "2025-11-24"),
        ("ngày 21/10/2025", "2025-10-21"),
        ("16/7/20 21", "2021-07-16"),
        ("ngày      tháng 7 năm 2021", "2021-07"),
        ("ngày   /3/2026", "2026-03"),
        ("ngày 29/02/2024", "2024-02-29"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert [d.iso for d in dates(text)] == [iso]


@pytest.mark.parametrize("text", ["ngày 31/02/2025", "13/13/2025", "29/02/2025", "157/KH-UBND", "1/2", "giai đoạn 2026-2030"])
def test_no_date(text: str) -> None:
    assert dates(text) == []


def test_dates_in_order_with_places() -> None:
    text = "từ ngày 01/3/2026 đến ngày 15 tháng 4 năm 2026"
    assert [text[d.start : d.end] for d in dates(text)] == ["ngày 01/3/2026", "ngày 15 tháng 4 năm 2026"]


def test_blank_day_keeps_month() -> None:
    assert iso_date("2021", "7") == "2021-07"


@pytest.mark.parametrize(
    ("old", "new"), [("hoá", "hóa"), ("Uỷ ban", "ủy ban"), ("thuỷ lợi", "thủy lợi"), ("khoẻ", "khỏe"), ("quý", "quý"), ("toàn", "toàn")]
)
def test_fold_tone_placement(old: str, new: str) -> None:
    assert fold(old) == new


def test_fold_dashes_and_quotes() -> None:
    assert fold("2026–2030 “Nếp sống”") == '2026-2030 "nếp sống"'


@given(st.text())
def test_fold_keeps_the_length_of_clean_text(text: str) -> None:
    cleaned = clean(text)
    assert len(fold(cleaned)) == len(cleaned)


@given(st.text())
def test_clean_is_idempotent_and_nfc(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_clean_joins_detached_marks_and_drops_the_invisible() -> None:
    assert clean("Ke\u0302\u0301 hoa\u0323ch\u00a0s\u00ado\u0302\u0301\u200b\r\n1") == "Kế hoạch số\n1"


@given(st.integers(1, 3999))
def test_roman_there_and_back(value: int) -> None:
    assert roman(to_roman(value)) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "abc", "i"])
def test_no_roman(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(("value", "text"), [("1573.1", "1.573,1"), ("90", "90"), ("141906000", "141.906.000"), ("0.80", "0,8"), ("100", "100"), ("-2500", "-2.500")])
def test_shown(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_shown_reads_back(value: Decimal) -> None:
    assert number(shown(value)) == value


def test_key_and_squeeze() -> None:
    assert key("Phòng Văn hóa - Xã hội") == "phong-van-hoa-xa-hoi"
    assert squeeze("  Uỷ   ban\nnhân dân ") == "ủy ban nhân dân"
