"""The ledger of numbers: each number of a part that may carry targets has one fate, and what nothing claims is said."""

import pytest
import regex
from hypothesis import given, settings, strategies as st

from pipeline.extract.numbers import numbers, unclaimed
from pipeline.extract.reading import Reading
from pipeline.extract.references import references
from pipeline.extract.targets import targets
from pipeline.model import Masthead, NumberEntry
from tests.extract.writing import PROVINCE, Row, reading

OBJECTIVES = ("I. MỤC TIÊU",)
TASKS = ("I. MỤC TIÊU", "- Đến năm 2030, 90% hộ dân có thùng phân loại rác.", "II. NHIỆM VỤ")
NEWS = Masthead(title="Hội thi kéo co ở phường")


def ledger(read: Reading, masthead: Masthead = PROVINCE) -> tuple[NumberEntry, ...]:
    return numbers(read, masthead, targets(read, masthead), references(read, masthead))


def fates(*lines: str | Row, masthead: Masthead = PROVINCE) -> dict[str, str]:
    return {e.text: e.fate for e in ledger(reading(*lines), masthead)}


@pytest.mark.parametrize(
    ("text", "number", "fate"),
    [
        ("- Đến năm 2030 có 90% hộ dân dùng nước sạch.", "90", "target"),
        ("- Đến năm 2030 có 90% hộ dân dùng nước sạch.", "2030", "deadline"),
        ("- Mỗi tổ có từ 3 đến 5 người trực.", "5", "target"),
        ("- Nâng số nhà văn hóa lên gấp đôi so với năm 2025.", "gấp đôi", "target"),
        ("- Theo Quyết định số 318/QĐ-UBND, 90% hộ dân dùng nước sạch.", "318", "reference"),
        ("- Ra quân nhân dịp 19/5, trồng 400 cây xanh.", "19", "date"),
        ("- Hội thi bắt đầu lúc 07:30, có 12 đội dự thi.", "30", "date"),
        ("- Hoàn thành trước ngày 15/9/2026: 90% hộ dân ký cam kết.", "15", "deadline"),
        ("- Trẻ em dưới 6 tuổi được tiêm chủng đạt 98%.", "6", "not_target"),
        ("- Năm 2025 đã trồng 300 cây xanh.", "300", "not_target"),
        ("- Tiếp tục làm đường ở xã Ea Kly 2, phấn đấu 90% hộ dân hiến đất.", "2", "name"),
        ("- Phấn đấu 90% hộ dân đi làm theo lịch 4217.", "4217", "unclaimed"),
    ],
)
def test_the_fate_of_a_number(text: str, number: str, fate: str) -> None:
    assert fates(*OBJECTIVES, text)[number] == fate


def test_a_number_that_is_no_target_names_its_rule_or_its_reason() -> None:
    entries = ledger(reading(*TASKS, "1. Giải quyết hồ sơ trong 10 ngày làm việc, kinh phí 2 tỷ đồng."))
    assert {e.text: e.rule for e in entries if e.fate == "not_target"} == {"10": "not-duration", "2": "not-funding"}
    assert all(e.reason for e in entries if e.fate in ("not_target", "unclaimed"))


def test_a_number_inside_a_phrase_of_circumstance_is_no_deadline() -> None:
    assert fates(*TASKS, "1. Theo lộ trình đã duyệt, xây mới 14 nhà văn hóa.")["14"] != "deadline"


def test_the_end_of_a_range_goes_with_its_beginning() -> None:
    assert fates(*TASKS, "1. Hành vi đổ trộm đất bị phạt từ 2.000.000 đồng đến 4.000.000 đồng.")["4.000.000"] == "not_target"


def test_news_that_promise_nothing_leave_nothing_open() -> None:
    told = fates("Sáng qua, 14 đội với 120 vận động viên đã tranh tài.", "Đội nhất nhận 5 triệu đồng tiền thưởng.", masthead=NEWS)
    assert told == {"14": "not_target", "120": "not_target", "5": "not_target"}


TABLE = (
    ("STT", "Chỉ tiêu", "Đơn vị", "Thực hiện 2025", "Kế hoạch 2026", "Ghi chú"),
    ("1", "Tỷ lệ hộ có thùng phân loại rác", "%", "61", "80", "Hộ ở khu phố 3"),
    ("2", "Số điểm thu gom đủ 02 ngăn", "Điểm", "4", "9", ""),
)


def test_columns_tell_the_fate_of_the_numbers_of_a_table() -> None:
    told = fates("I. MỤC TIÊU", *TABLE)
    assert told == told | {"61": "not_target", "4": "not_target", "80": "target", "9": "target", "1": "name", "02": "not_target"}


def test_the_number_of_a_column_that_gave_no_target_is_open() -> None:
    rows = (*TABLE[:2], ("2", "Thời gian thu gom", "", "", "Không quá 6 giờ", ""))
    assert fates("I. MỤC TIÊU", *rows)["6"] == "unclaimed"


def test_numbers_of_headings_are_told() -> None:
    assert fates("I. MỤC TIÊU ĐẾN NĂM 2028", "- 90% hộ dân dùng nước sạch.")["2028"] == "deadline"


def test_every_number_stands_once_with_its_own_words() -> None:
    read = reading(*TASKS, "1. Tập huấn 04 lớp; trồng 400 cây.", *TABLE)
    entries = ledger(read)
    spans = [(e.span.block, e.span.start) for e in entries]
    assert len(spans) == len(set(spans))
    assert spans == sorted(spans)
    assert all(read.document.text_of(e.span) == e.text for e in entries)


# --- doubts ---------------------------------------------------------------------------------------------------------


def doubts(*lines: str | Row, masthead: Masthead = PROVINCE) -> list[str]:
    read = reading(*lines)
    return [d.message for d in unclaimed(read, masthead, targets(read, masthead)) if d.kind == "number_unclaimed"]


def test_an_unclaimed_number_beside_targets_is_a_doubt_with_its_words() -> None:
    (told,) = doubts(*OBJECTIVES, "- Phấn đấu 90% hộ dân đi làm theo lịch 4217.")
    assert "“4217”" in told
    assert "theo lịch 4217" in told


@pytest.mark.parametrize(
    "lines",
    [
        (*OBJECTIVES, "- Phấn đấu 90% hộ dân dùng nước sạch vào năm 2030."),
        ("I. YÊU CẦU", "- Đi làm theo lịch 4217."),
        (*OBJECTIVES, "- Phấn đấu 90% hộ dân dùng nước sạch.", "II. KINH PHÍ", "Đi làm theo lịch 4217."),
    ],
)
def test_no_doubt_where_all_is_claimed_or_nothing_carries_targets(lines: tuple[str, ...]) -> None:
    assert doubts(*lines) == []


def test_several_open_numbers_of_a_section_make_one_doubt() -> None:
    (told,) = doubts(*OBJECTIVES, "- Phấn đấu 90% hộ dân đi làm theo lịch 4217, lịch 4218.")
    assert "“4217”, “4218”" in told


WORDS = "đạt 90% |trên |từ 01 đến 02 người|; |, |và |năm 2030 |tăng |giảm còn |15/9 |gấp đôi |(|)|%|/năm|so với năm 2025|trong đó |:|số 12/KH-UBND |7|1.500 ha|08:15 "


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS.split("|")), max_size=12).map("".join), min_size=1, max_size=4))
def test_no_written_number_is_left_out(lines: list[str]) -> None:
    read = reading("I. MỤC TIÊU", *(f"- {x}" for x in lines if x.strip()))
    held = {(e.span.block, at) for e in ledger(read) for at in range(e.span.start, e.span.end)}
    first = next(b.id for b in read.document.blocks if b.text == "I. MỤC TIÊU")
    for block in read.document.blocks[first + 1 :]:
        assert all((block.id, m.start()) in held for m in regex.finditer(r"\d", block.text))
