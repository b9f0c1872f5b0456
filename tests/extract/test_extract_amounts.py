"""Figures, ranges, words and rates, before any judgement."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from pipeline.extract.amounts import amounts, figures
from pipeline.extract.units import units
from pipeline.rules import load

BOOK = units(load())
ROWS = [
    ("mở 05 lớp", "5", "5", "lớp", ""),
    ("đạt 60-70%.", "60", "70", "%", ""),
    ("từ 01 đến 02 người", "1", "2", "người", ""),
    ("giảm 1%-1,5%", "1", "1.5", "%", ""),
    ("đạt 9.6%", "9.6", "9.6", "%", ""),
    ("thu 2.989,5 tỉ đồng", "2989.5", "2989.5", "tỷ đồng", ""),
    ("hai (02) mô hình", "2", "2", "mô hình", ""),
    ("01 (một) trạm", "1", "1", "trạm", ""),
    ("560 tỷ đồng [1]", "560", "560", "tỷ đồng", ""),
    ("8,1 triệu lượt khách", "8.1", "8.1", "triệu lượt khách", ""),
    ("120 triệu đồng/người/năm", "120", "120", "triệu đồng", "người/năm"),
    ("dưới 4/100.000 trẻ đẻ sống vào năm", "4", "4", "", "100.000 trẻ đẻ sống"),
    ("30 đến 35 giường/vạn dân", "30", "35", "giường", "vạn dân"),
    ("tăng 2 lần/đơn vị diện tích", "2", "2", "lần", "đơn vị diện tích"),
    ("1.200 người/km2", "1200", "1200", "người", "km2"),
    ("giảm 5 điểm %", "5", "5", "điểm phần trăm", ""),
    ("mua 12 xuồng máy", "12", "12", "xuồng", ""),
    ("trồng 40 bụi tre ngà", "40", "40", "bụi tre", ""),
    ("lập 25 tổ tự quản đến 2030.", "25", "25", "tổ tự quản", ""),
    ("có 2030 hộ dân", "2030", "2030", "hộ dân", ""),
    ("từ 900 đến 2000 hộ", "900", "2000", "hộ", ""),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "per"), ROWS)
def test_one_amount(text: str, low: str, high: str, unit: str, per: str) -> None:
    (found,) = amounts(text, BOOK)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert (found.unit.name, found.per) == (unit, per)


def test_a_fraction_keeps_its_whole() -> None:
    (found,) = amounts("nâng lên 66/112 thôn", BOOK)
    assert (found.low, found.whole, found.unit.name) == (Decimal(66), Decimal(112), "thôn")


@pytest.mark.parametrize("text", ["mục tiêu của Chương trình nghị sự 2030 vì sự phát triển", "SEA Games 2027 tại địa phương", "tầm nhìn 2045"])
def test_a_year_alone_is_no_amount(text: str) -> None:
    assert not amounts(text, BOOK)


@pytest.mark.parametrize("text", ["một trong các dịch vụ", "năm nay cơ sở đã mở", "một số mô hình", "ba má", "ngày 12"])
def test_words_that_only_look_like_counts(text: str) -> None:
    assert not [a for a in amounts(text, BOOK) if a.worded]


@pytest.mark.parametrize(("text", "low", "unit"), [("hai mô hình", 2, "mô hình"), ("mỗi xã có một mô hình", 1, "mô hình"), ("ba (03) lớp", 3, "lớp")])
def test_a_count_in_words(text: str, low: int, unit: str) -> None:
    assert [(int(a.low), a.unit.name) for a in amounts(text, BOOK) if a.worded] == [(low, unit)]


def test_masked_spans_hold_no_amount() -> None:
    assert amounts("theo Điều 39 mở 5 lớp", BOOK, [(5, 12)])[0].low == 5


@given(st.text(alphabet="0123456789.,%/-–() đếntừnămmộthailớpngườitỷđồng", max_size=60))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    found = amounts(text, BOOK)
    assert all(0 <= a.start < a.end <= len(text) and a.low <= a.high for a in found)
    assert all(x.end <= y.start for x, y in pairwise(found))
    assert all(text[a:b][0].isdigit() for a, b in figures(text))
