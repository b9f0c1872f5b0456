"""The rule engine: precedence, faults told all at once, examples that must hold; and the project's own rules."""

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.rules import RuleBook, load

GOOD = """
[[rule]]
id = "demo-at-least"
note = "ít nhất"
regex = '(?:ít\\s+nhất|tối\\s+thiểu)\\s+(?P<value>\\d+)'
emits = { bound = "at_least" }
examples = ["Có ⟦ít nhất 90⟧% số hộ", "tối thiểu 5"]
counterexamples = ["khoảng 5"]

[[rule]]
id = "demo-number"
note = "số"
regex = '\\d+'
examples = ["⟦12⟧ lớp"]
"""


def book(folder: Path, **files: str) -> RuleBook:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return RuleBook(folder)


def test_the_longest_hit_wins_and_keeps_its_groups(tmp_path: Path) -> None:
    hits = book(tmp_path, demo=GOOD).find("demo", "Ít nhất 90% trong 3 năm")
    assert [(h.rule.id, h.groups.get("value")) for h in hits] == [("demo-at-least", "90"), ("demo-number", None)]


def test_offsets_are_those_of_the_text_given(tmp_path: Path) -> None:
    text = "Tối   thiểu 15 hộ"
    hit = book(tmp_path, demo=GOOD).find("demo", text)[0]
    assert text[hit.start : hit.end] == "Tối   thiểu 15"


def test_check_passes_on_good_rules(tmp_path: Path) -> None:
    assert book(tmp_path, demo=GOOD).check() == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("tối thiểu 5", "hơn 5"), "ví dụ “hơn 5” không khớp"),
        (("khoảng 5", "tối thiểu 5 hộ"), "phản ví dụ “tối thiểu 5 hộ” lại khớp"),
        (("⟦12⟧ lớp", "12⟦ lớp⟧"), "không khớp"),
        (('examples = ["⟦12⟧ lớp"]', ""), "chưa có ví dụ"),
        (('id = "demo-number"', 'id = "demo-at-least"'), "mã đã dùng"),
    ],
)
def test_check_tells_what_is_wrong(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    faults = book(tmp_path, demo=GOOD.replace(*change)).check()
    assert any(told in fault for fault in faults)


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    bad = "[[rule]]\nid='a'\nnote='n'\nregex='('\nexamples=['x']\n[[rule]]\nid='b'\nregex='x'\nfoo=1\n"
    with pytest.raises(RuleError) as error:
        book(tmp_path, demo=bad).family("demo")
    assert all(part in str(error.value) for part in ("[a]: biểu thức sai", "[b]: thiếu id hoặc note", "không hiểu khóa foo"))


def test_broken_toml_is_a_rule_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="sai cú pháp TOML"):
        book(tmp_path, demo="[[rule").family("demo")


def test_missing_file_is_a_rule_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Thiếu tệp quy tắc"):
        RuleBook(tmp_path).family("nothing")


def test_phrases_are_found_whatever_the_tone_placement(tmp_path: Path) -> None:
    phrases = "[[rule]]\nid='p'\nnote='n'\nphrases=['Ủy ban nhân dân phường']\nexamples=['⟦Uỷ ban nhân dân phường⟧ Hòa Bình']\n"
    assert book(tmp_path, demo=phrases).check() == []


def test_the_projects_own_rules_hold() -> None:
    assert load().check() == []
