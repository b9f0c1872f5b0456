"""The second reader: what it sees of a figure, what it weighs, which words it names."""

import pytest
from hypothesis import given, strategies as st

from pipeline.extract.quantities import quantities
from pipeline.extract.statements import Lead, Statement
from pipeline.extract.target_filters import screen
from pipeline.extract.targets import targets
from pipeline.extract.wording import Figure, Wording, features, wording
from pipeline.model import Role, Section, Span
from pipeline.rules import load
from tests.extract.writing import PROVINCE, reading

KINDS = (
    "after", "before", "bracketed", "clause-opens", "heading", "kinds", "like", "near-after", "near-before", "order", "order-in-clause", "rate",
    "sentence-opens", "two-after", "two-before", "unit", "value",
)  # fmt: skip


def seen(text: str, number: int = 0, *, part: Role = "tasks", heading: str = "") -> tuple[str, ...]:
    """What is seen of one of the figures of a text."""
    leads = (Lead(heading, Span(block=0, start=0, end=0)),) if heading else ()
    marked = screen(text, load())
    found = quantities(text, load(), marked.masked)
    return features(Figure(found[number], found, Statement(text, 0, 0, Section(), (), part, leads), marked))


@pytest.mark.parametrize(
    ("text", "number", "there", "away"),
    [
        ("Xây 03 bể nước, mỗi bể chứa 40 m3 nước.", 1, ("before chứa", "two-before bể chứa", "near-before mỗi", "kinds count > measure", "order 1"), ("near-before xây", "order 0")),
        ("Xây 03 bể nước, mỗi bể chứa 40 m3 nước.", 0, ("before xây", "two-before ^ xây", "kinds ^ > count", "order 0", "near-after mỗi"), ("bracketed yes",)),
        ("Lắp 12 đèn (cao 5 m).", 1, ("bracketed yes", "after )", "before cao"), ("bracketed no",)),
        ("Rộng từ 20 m2 trở lên.", 0, ("like measure up", "like tasks up", "before từ"), ("like measure plain",)),
        ("Trồng 40 cây/ha.", 0, ("rate ha", "like count rated"), ("like count whole",)),
    ],
)
def test_what_is_seen_of_a_figure(text: str, number: int, there: tuple[str, ...], away: tuple[str, ...]) -> None:
    own = seen(text, number)
    assert set(there) <= set(own)
    assert not set(away) & set(own)


def test_the_part_and_the_line_above_are_seen() -> None:
    own = seen("Trồng 40 cây.", part="objectives", heading="Trồng rừng")
    assert {"heading trồng", "heading rừng", "like count objectives", "like objectives bare"} <= set(own)


@given(st.text(alphabet="Trồng cây (đạt) 0123456789,.%/m2 mỗi;:-\n\"", max_size=120), st.sampled_from(["tasks", "objectives", "body"]))
def test_every_figure_of_any_text_is_seen_in_known_kinds(text: str, part: Role) -> None:
    for number in range(len(quantities(text, load(), screen(text, load()).masked))):
        own = seen(text, number, part=part)
        assert {f.partition(" ")[0] for f in own} <= set(KINDS)
        assert len(own) == len(set(own))


READER = Wording(1.0, {"before cao": -2.0, "near-before cao": -1.0, "near-before cột": -0.5, "like measure tasks": -3.0, "after trở": 0.5}, (("far", -1.5), ("weak", 0.0)))


@pytest.mark.parametrize(
    ("own", "level"),
    [(("before cao", "near-before cao"), "far"), (("before cao",), "weak"), (("near-before cột",), ""), ((), ""), (("before cao", "after trở", "like x"), "weak")],
)
def test_the_level_is_the_lowest_that_the_sum_falls_below(own: tuple[str, ...], level: str) -> None:
    assert READER.level(own) == level


def test_the_words_against_are_named_once_and_circumstances_are_not() -> None:
    assert READER.against(("like measure tasks", "near-before cột", "before cao", "near-before cao", "after trở")) == ("cao", "cột")


def test_syllables_side_by_side_are_named_as_one_word() -> None:
    own = ("two-before mật độ", "before độ", "near-before mật", "near-before thả")
    assert Wording(0.0, {"before độ": -2.0, "near-before mật": -1.0, "near-before thả": -0.5}, ()).against(own) == ("mật độ", "thả")


def test_the_rule_file_holds_weights_of_known_kinds_that_say_something() -> None:
    reader = wording(load())
    assert {n.partition(" ")[0] for n in reader.weights} <= set(KINDS)
    assert all(0.1 <= abs(w) < 6 for w in reader.weights.values())
    assert 500 < len(reader.weights) < 2500
    assert [limit for _, limit in reader.levels] == sorted(limit for _, limit in reader.levels)


@pytest.mark.parametrize(
    ("norm", "aim"),
    [
        ("Trụ đèn cao 7 m, dây dẫn dài 30 m.", "Kéo mới 30 m dây dẫn."),
        ("Mức bồi dưỡng cộng tác viên là 150.000 đồng/tháng.", "Thu nhập bình quân đạt 60 triệu đồng/người/năm."),
        ("Cơ sở có từ 30 giường trở lên phải lắp đầu báo khói.", "Phấn đấu có 30 giường bệnh mới."),
        ("Mỗi lớp không quá 35 học viên.", "Đào tạo nghề cho 350 học viên."),
    ],
)
def test_norms_are_less_likely_than_aims(norm: str, aim: str) -> None:
    reader = wording(load())
    assert reader.sum(seen(norm)) < reader.sum(seen(aim))


def test_a_doubt_of_the_second_reader_names_the_words() -> None:
    (made,) = targets(reading("II. NHIỆM VỤ, GIẢI PHÁP", "- Khu nuôi cách nhà dân 70 m."), PROVINCE)
    (told,) = [r for r in made.reasons if r.startswith("lời quanh con số")]
    assert made.doubtful
    assert "“cách”" in told
    assert "{" not in told
