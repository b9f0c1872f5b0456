"""How sure a reading is: signs against it lower it, a doubted one names its reasons, the bands mean what they say."""

import pytest
from hypothesis import given, strategies as st

from pipeline.extract.confidence import assessed, misread, weights
from pipeline.extract.field_signs import FIELD_SIGNS
from pipeline.extract.signs import SECOND, SIGNS
from pipeline.extract.table_signs import CELL_SIGNS
from pipeline.extract.targets import targets
from pipeline.extract.wording import wording
from pipeline.model import HIGH, Block, Target
from pipeline.rules import load
from tests.extract.writing import PROVINCE, Row, reading

KNOWN = weights(load())
AGAINST = sorted(n for n in KNOWN.reasons if KNOWN.signs.get(n, 0.0) < 0)
PLAIN = ("part-objectives", "unit-share", "form-figure", "year-heading")


def made(*lines: str | Row) -> tuple[Target, ...]:
    return targets(reading(*lines), PROVINCE)


def test_a_plain_target_of_the_objectives_is_of_the_high_band() -> None:
    (target,) = made("I. MỤC TIÊU ĐẾN NĂM 2030", "- Phấn đấu ít nhất 90% hộ dân dùng nước sạch.")
    assert (target.band, target.doubtful, target.confidence >= HIGH) == ("high", False, True)


@pytest.mark.parametrize(
    "lines",
    [
        ("I. MỤC TIÊU", ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2027"), ("1", "Nước máy", "", "61")),
        ("I. MỤC TIÊU", ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2027", "Năm 2028"), ("1", "Nước thất thoát ở trạm", "%", "21", "18")),
        ("I. MỤC TIÊU", "- Độ bao phủ dịch vụ y tế đạt 130%."),
        ("II. NHIỆM VỤ", "- Sửa đường liên thôn 4,1 tỷ đồng."),
    ],
)
def test_a_doubted_target_is_of_the_low_band_and_says_why(lines: tuple[str | Row, ...]) -> None:
    for target in made(*lines):
        assert target.band == "low"
        assert target.confidence < HIGH
        assert target.reasons


def test_the_reasons_are_those_of_the_signs_the_heaviest_first() -> None:
    weighed = assessed((*PLAIN, "rival-after", "doubt-for-whom"), load())
    assert weighed.reasons == (KNOWN.reasons["doubt-for-whom"], KNOWN.reasons["rival-after"])


def test_a_doubt_that_always_counts_counts_whatever_else_holds() -> None:
    weighed = assessed(("table", "unit-share", "year-column", "stated", "rated", "table-falling"), load())
    assert weighed.doubtful
    assert KNOWN.reasons["table-falling"] in weighed.reasons


@given(st.lists(st.sampled_from(sorted(KNOWN.signs)), unique=True), st.sampled_from(AGAINST))
def test_a_sign_against_never_makes_a_reading_surer(names: list[str], sign: str) -> None:
    before, after = assessed(names, load()), assessed([*names, sign], load())
    assert after.confidence <= before.confidence
    assert after.doubtful or not before.doubtful
    assert 0 < after.confidence < 1


@given(st.lists(st.sampled_from(sorted(KNOWN.signs)), unique=True))
def test_a_doubted_reading_is_below_the_high_band(names: list[str]) -> None:
    weighed = assessed(names, load())
    assert not weighed.doubtful or weighed.confidence < HIGH


def test_illegible_words_are_always_doubted() -> None:
    sure = assessed(PLAIN, load())
    blurred = misread(sure, Block(id=0, text="90%", confidence=0.4))
    assert not sure.doubtful
    assert blurred.doubtful
    assert blurred.confidence <= 0.4
    assert "nhận dạng" in blurred.reasons[-1]
    assert misread(sure, Block(id=0, text="90%")) == sure


def test_the_rule_file_speaks_of_signs_that_there_are() -> None:
    plain = ("part-", "unit-", "form-", "year-")
    second = {SECOND + level for level, _ in wording(load()).levels}
    there = {*SIGNS, *FIELD_SIGNS, *CELL_SIGNS, *second, "table", *(r.id for r in load().family("doubts").rules)}
    assert {n for n in (*KNOWN.signs, *KNOWN.reasons, *KNOWN.always) if n not in there and not n.startswith(plain)} == set()
    assert KNOWN.always <= set(KNOWN.reasons)
    assert all(KNOWN.signs.get(n, 0.0) <= 0 for n in KNOWN.reasons)
