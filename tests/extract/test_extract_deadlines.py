"""By when and how often, read from phrases."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.extract.deadlines import deadline, year_of
from pipeline.model import Period
from pipeline.rules import load

DATES = [
    ("gửi báo cáo về phường trước ngày 05/12/2026", "2026-12-05", "trước ngày 05/12/2026"),
    ("chậm nhất là ngày 20 tháng 6 năm 2027", "2027-06-20", "chậm nhất là ngày 20 tháng 6 năm 2027"),
    ("Quý IV/2026 và Quý I/2027", "2027-03-31", "Quý IV/2026 và Quý I/2027"),
    ("Quý II, III/2026", "2026-09-30", "Quý II, III/2026"),
    ("Tháng 02/2028", "2028-02-29", "Tháng 02/2028"),
    ("6/2027", "2027-06-30", "6/2027"),
    ("đến năm 2030", "2030-12-31", "đến năm 2030"),
    ("từ nay đến hết năm 2026", "2026-12-31", "từ nay đến hết năm 2026"),
    ("Giai đoạn 2026 - 2030", "2030-12-31", "Giai đoạn 2026 - 2030"),
    ("2026 -2028", "2028-12-31", "2026 -2028"),
    ("trong 6 tháng đầu năm 2027", "2027-06-30", "trong 6 tháng đầu năm 2027"),
    ("Từ ngày 01/10/2026 đến ngày 31/10/2026", "2026-10-31", "Từ ngày 01/10/2026 đến ngày 31/10/2026"),
]
REPEATED = [
    ("trước ngày 10/12 hằng năm", "year"),
    ("Hằng năm trước 30/11", "year"),
    ("trước ngày 18 hằng tháng", "month"),
    ("Định kỳ 6 tháng, 1 năm hoặc đột xuất", "half-year"),
    ("hằng quý", "quarter"),
    ("Thường xuyên", "always"),
    ("Ngay sau khi Kế hoạch được ban hành", "event"),
]
NONE = ["Kế hoạch số 129/KH-UBND ngày 19 tháng 7 năm 2021", "so với năm 2025", "Điều 25 Luật Trẻ em", "", "ngày 31/02"]


@pytest.mark.parametrize(("text", "by", "written"), DATES)
def test_a_dated_deadline_has_its_day_and_its_words(text: str, by: str, written: str) -> None:
    found = deadline(text, load())
    assert found is not None
    assert (found.by, found.text, found.every) == (by, written, None)


@pytest.mark.parametrize(("text", "every"), REPEATED)
def test_a_recurrence_has_no_date(text: str, every: str) -> None:
    found = deadline(text, load())
    assert found is not None
    assert (found.by, found.every) == (None, every)


@pytest.mark.parametrize("text", NONE)
def test_dates_of_documents_and_base_years_are_no_deadlines(text: str) -> None:
    assert deadline(text, load()) is None


def test_a_day_without_a_year_takes_that_of_a_one_year_plan_only() -> None:
    rules = load()
    one = deadline("trước ngày 20/11", rules, period=Period(start=2026, end=2026))
    many = deadline("trước ngày 20/11", rules, period=Period(start=2026, end=2030))
    assert one is not None
    assert many is not None
    assert (one.by, many.by) == ("2026-11-20", None)


def test_a_date_goes_before_a_recurrence() -> None:
    found = deadline("Hằng năm, riêng năm đầu hoàn thành trước ngày 15/12/2026", load())
    assert found is not None
    assert year_of(found) == 2026


@pytest.mark.parametrize("text", ["Nạo vét mương, xong trước 25/4/2026", "Hoàn thành xong trong tháng 4/2026", "hoàn thành trong quý II/2026", "Hoàn thành trước mùa mưa lũ"])
def test_the_words_of_completion_are_no_part_of_the_time(text: str) -> None:
    found = deadline(text, load())
    assert found is not None
    assert found.text.startswith(("trước", "trong"))


@given(st.text(alphabet="trước ngày quý tháng năm đến 0123456789/-.,|\nIVX", max_size=60))
def test_never_raises_and_quotes_the_text(text: str) -> None:
    found = deadline(text, load(), period=Period(start=2026, end=2026))
    assert found is None or found.text in text
