"""Templates to paragraphs: kinds, numbers, origins, gaps; hostile values stay words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.compose import Marks, lines_of, paragraphs, plain
from pipeline.draft.lines import GAP, Line, tidy


def test_kinds_and_numbers() -> None:
    text = "@ a.j2\n~ Căn cứ A;\n# MỘT\n## Hai\n### Ba\n- bốn\n### Năm\n- sáu\n## Bảy\nlời\n@ b.j2\n# TÁM\n- chín\n= hết\n"
    made = paragraphs(text, Marks())
    assert [(p.style, p.text) for p in made] == [
        ("basis", "Căn cứ A;"), ("heading1", "I. MỘT"), ("heading2", "1. Hai"), ("heading3", "a) Ba"), ("item", "- bốn"),
        ("heading3", "b) Năm"), ("item", "- sáu"), ("heading2", "2. Bảy"), ("text", "lời"), ("heading1", "II. TÁM"), ("item", "- chín"),
        ("closing", "hết"),
    ]  # fmt: skip
    assert (made[0].origin.rule, made[-1].origin.rule) == ("draft/a.j2", "draft/b.j2")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# MỘT\n## Hai\n# BA\n- x\n", ["I. BA", "- x"]),
        ("# MỘT\n- x\n## Hai\n", ["I. MỘT", "- x"]),
        ("# MỘT\n= hết\n", ["hết"]),
        ("# MỘT\n## Hai\n- \n## Ba\n- x", ["I. MỘT", "1. Ba", "- x"]),
    ],
)
def test_a_heading_with_nothing_below_is_left_out(text: str, wanted: list[str]) -> None:
    assert [p.text for p in paragraphs(text, Marks())] == wanted


def test_a_line_tells_its_origin_its_gaps_and_its_advice() -> None:
    marks = Marks()
    line = Line(text=f"Trồng {GAP} cây", parent="P1:T1", rules=("target-count",), questions=("Bao nhiêu?",), advice="Xem lại.")
    made = paragraphs(f"# MỘT\n- {marks.line(line)}, {marks.blank('Nơi nào?')}.\n", marks)[1]
    assert made.text == f"- Trồng {GAP} cây, {GAP}."
    assert (made.origin.parent, made.origin.rule, made.advice) == ("P1:T1", "target-count", "Xem lại.")
    assert [(b.where, b.question) for b in made.blanks] == [("mục I", "Bao nhiêu?"), ("mục I", "Nơi nào?")]


@pytest.mark.parametrize("value", ["# MỤC", "- gạch", "@ tệp", "{{ 7*7 }}", "<b>&", "a\nb", "\ue0000\ue001", "= hết"])
def test_a_value_is_never_a_kind_a_number_or_a_mark(value: str) -> None:
    marks = Marks()
    made = paragraphs(f"# MỘT\n{marks.line(Line(text=value))}\n", marks)
    assert [p.style for p in made] == ["heading1", "text"]
    assert made[1].text == plain(value)


@given(st.text())
def test_plain_values_are_one_line_and_lose_no_visible_word(value: str) -> None:
    made = plain(value)
    assert "\n" not in made
    assert made.split() == "".join(c for c in value if not "\ue000" <= c <= "\uf8ff").split()


def test_lists_lose_their_marks() -> None:
    marks = Marks()
    assert lines_of(f"- {marks.line(Line(text='Công an phường'))} (t/h);\n\n- Lưu: VT.\n") == ("- Công an phường (t/h);", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- đạt 90% ;", "Đạt 90%"), ("a) Có 5 trạm.", "Có 5 trạm"), ("Chỉ tiêu 3: Đạt 80%./.", "Đạt 80%"), ("1.2. Đạt 80%", "Đạt 80%"),
        ("5 trạm y tế", "5 trạm y tế"), ("Có […] hộ", "Có [...] hộ"), (": Tỷ lệ", "Tỷ lệ"), ("02 mô hình", "02 mô hình"),
    ],
)  # fmt: skip
def test_a_sentence_is_tidied(text: str, wanted: str) -> None:
    assert tidy(text) == wanted
