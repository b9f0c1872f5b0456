"""The learning behind rules/confidence.toml, over small readings made up for it."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.rules import load
from tests.confidence import words
from tests.confidence.figures import Shown, made_up, shown as figures_of
from tests.confidence.learning import learn, left_out, seconded
from tests.confidence.readings import Read, dropped, readings, sources
from tests.confidence.table import Judged, shown
from tests.confidence.train import FILE, written
from tests.confidence.words import apart, fold_of, learn_words


def read(number: int, *names: str, right: bool = True, document: str = "a") -> Read:
    return Read(document, names, right, f"{number} hộ")


def many(document: str = "a") -> list[Read]:
    right = [read(n, "plain", document=document) for n in range(40)]
    wrong = [read(n, "plain", "odd", right=False, document=document) for n in range(40, 50)]
    return [*right, *wrong, *(read(n, "plain", "harmless", document=document) for n in range(50, 60))]


def figures(document: str = "c") -> list[Shown]:
    """Figures of two kinds: after one word they are targets, after another they are none."""
    wanted = [Shown(f"{document}{n}", document, ("before đạt", f"near-after {n % 4}"), True) for n in range(20)]
    return [*wanted, *(Shown(f"{document}{n}", document, ("before cao", f"near-after {n % 4}"), False) for n in range(20))]


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
    judged = left_out([*many(), *others], [read(1, "plain", "odd", document="b")], figures(), frozenset(), lambda item: item.document)
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


def test_the_second_reader_learns_which_words_stand_by_targets() -> None:
    reader = learn_words(figures())
    assert reader.sum(("before đạt",)) > 1 > -1 > reader.sum(("before cao",))
    assert all(abs(w) >= words.LEAST for w in reader.weights.values())


def test_a_document_is_seconded_by_a_reader_that_did_not_learn_from_it() -> None:
    told = [*figures(), *(Shown("own", "own", ("before lạ",), False) for _ in range(30))]
    assert "before lạ" not in apart(told)("own").weights
    other = next(d for d in (str(n) for n in range(99)) if fold_of(d) != fold_of("own"))
    assert apart(told)(other).weights["before lạ"] < 0


def test_what_the_second_reader_says_is_a_sign() -> None:
    reader = replace(learn_words(figures()), levels=(("far", -1.0),))
    seen = [replace(read(1, "plain"), features=("before cao",)), replace(read(2, "plain"), features=("before đạt",)), read(3, "plain")]
    assert [r.names for r in seconded(seen, lambda document: reader)] == [("plain", "wording-far"), ("plain",), ("plain",)]


def test_the_words_are_written_by_kind_the_heaviest_against_first() -> None:
    text = words.written(learn_words(figures()), words.FILE.read_text("utf-8"))
    table = tomllib.loads(text)
    assert [line.split(" ", 1)[1] for line in table["weights"]["before"].splitlines()] == ["cao", "đạt"]
    assert table["levels"] == tomllib.loads(words.FILE.read_text("utf-8"))["levels"]


def test_figures_of_made_up_sentences_are_told_by_their_marks(tmp_path: Path) -> None:
    file = tmp_path / "s.txt"
    file.write_text("# x\n\ntasks | Việc | Trồng [+40] cây cao [-2] m, còn 3 cây nữa.\n", "utf-8")
    tree, height = made_up(file)
    assert (tree.target, height.target) == (True, False)
    assert "heading việc" in tree.features
    assert {"before cao", "like measure tasks", "kinds count > measure"} <= set(height.features)


def test_every_made_up_sentence_can_be_read() -> None:
    figures = made_up()
    assert len(figures) > 600
    assert 0.3 < sum(f.target for f in figures) / len(figures) < 0.7


def test_figures_that_the_rules_reject_are_figures_too(tmp_path: Path) -> None:
    (tmp_path / "k.txt").write_text("KẾ HOẠCH\nI. MỤC TIÊU\n- Trên 90% hộ dân dùng nước sạch.\n- Năm 2020, toàn xã đã trồng 300 cây.\n", "utf-8")
    (tmp_path / "k.toml").write_text(FACTS, "utf-8")
    source = next(s for s in sources([(tmp_path, tmp_path)]) if s.name == "k")
    assert sorted((f.target, f.group) for f in figures_of(source, load())) == [(False, tmp_path.name), (True, tmp_path.name)]
    assert [r.text.split()[1] for r in readings(source, load())] == ["90%"]
