"""The learning behind rules/confidence.toml, over small readings made up for it."""

from pathlib import Path

import pytest

from pipeline.rules import load
from tests.confidence.learning import learn, left_out
from tests.confidence.readings import Read, dropped, readings, sources
from tests.confidence.table import Judged, shown
from tests.confidence.train import FILE, written


def read(number: int, *names: str, right: bool = True, document: str = "a") -> Read:
    return Read(document, names, right, f"{number} hộ")


def many(document: str = "a") -> list[Read]:
    right = [read(n, "plain", document=document) for n in range(40)]
    wrong = [read(n, "plain", "odd", right=False, document=document) for n in range(40, 50)]
    return [*right, *wrong, *(read(n, "plain", "harmless", document=document) for n in range(50, 60))]


def test_a_sign_of_wrong_readings_weighs_against() -> None:
    learnt = learn(many(), frozenset())
    assert learnt.signs["odd"] < -1 < learnt.signs["harmless"]
    assert learnt.sure(("plain", "odd")) < 0.6 < 0.9 < learnt.sure(("plain",))


def test_a_reason_to_doubt_never_speaks_for_a_reading_and_is_never_forgotten() -> None:
    learnt = learn(many(), frozenset({"harmless", "unseen"}))
    assert learnt.signs["harmless"] <= 0
    assert learnt.signs["unseen"] == pytest.approx(-1.0, abs=0.01)


def test_what_is_read_twice_counts_once() -> None:
    assert learn(many(), frozenset()) == learn([*many(), *many()], frozenset())


def test_a_document_is_judged_by_the_others_alone() -> None:
    others = [read(n, "plain", "odd", document="b") for n in range(20)]
    judged = left_out([*many(), *others], [read(1, "plain", "odd", document="b")], frozenset())
    alone = learn(many(), frozenset()).sure(("plain", "odd"))
    assert [sure for _, sure in judged] == [pytest.approx(alone)]


def test_weights_are_written_in_the_place_of_the_old_ones() -> None:
    text = FILE.read_text("utf-8")
    new = written(learn(many(), frozenset()), text)
    assert '"odd" = -' in new
    assert new[new.index("[reasons]") :] == text[text.index("[reasons]") :]
    assert new.count("bias = ") == text.count("bias = ") == 1


def test_the_table_counts_bands_and_doubts() -> None:
    told = shown("x", [Judged("cao", True), Judged("cao", True), Judged("thấp", False), Judged("thấp", True)])
    assert "cao       2 readings,     2 right  100.0 %" in told
    assert "wrong readings doubted      100.0 % of 1" in told
    assert "right readings not doubted   66.7 % of 3" in told


FACTS = """source = "k.txt"
[[targets]]
quote = "90% hộ dân"
low = 90
unit = "%"
bound = "more_than"
"""


def test_readings_are_held_against_gold_facts(tmp_path: Path) -> None:
    (tmp_path / "k.txt").write_text("KẾ HOẠCH\nI. MỤC TIÊU\n- Trên 90% hộ dân dùng nước sạch.\n- Trồng 300 cây.\n", "utf-8")
    (tmp_path / "k.toml").write_text(FACTS, "utf-8")
    source = next(s for s in sources([(tmp_path, tmp_path)]) if s.name == "k")
    assert {(r.text.split()[1], r.right) for r in readings(source, load())} == {("90%", True), ("300", False)}
    assert all("part-objectives" in r.names for r in readings(source, load()))


def test_dropped_rules_are_fewer_and_names_of_documents_stay() -> None:
    full, less = load().family("not_targets").rules, dropped(3).family("not_targets").rules
    assert 0 < len(less) < len(full)
    assert [r.id for r in less if r.emits.get("scope") == "number"] == [r.id for r in full if r.emits.get("scope") == "number"]
