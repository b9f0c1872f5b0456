"""What is extracted from the corpus, in every format, stays at or above the floors of corpus_floors.toml."""

import tomllib
from pathlib import Path

import pytest

from pipeline import corpus
from pipeline.gold.score import Score

FLOORS = tomllib.loads((Path(__file__).parent / "corpus_floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def checked() -> list[corpus.Checked]:
    return list(corpus.check(corpus.cases()))


@pytest.fixture(scope="module")
def scores(checked: list[corpus.Checked]) -> dict[str, Score]:
    return corpus.grouped(corpus.total(checked))


@pytest.mark.parametrize(("name", "floor"), list(FLOORS["all"].items()))
def test_the_score_over_all_cases_stays_above_its_floor(name: str, floor: float, scores: dict[str, Score]) -> None:
    assert scores[name].f1 >= floor, f"{name}: {scores[name]}"


@pytest.mark.parametrize("name", ["targets", "duties", "references", "masthead"])
def test_no_single_file_falls_through(name: str, checked: list[corpus.Checked]) -> None:
    found = {each.name: corpus.grouped(each.comparison.scores).get(name, Score()).f1 for each in checked}
    assert {file: f1 for file, f1 in found.items() if f1 < FLOORS["each_file"][name]} == {}


def test_figures_that_are_only_reported_are_no_targets(checked: list[corpus.Checked]) -> None:
    news = [each for each in checked if each.name.startswith("tin-tuc.")]
    assert news
    assert [d for each in news for d in each.comparison.differences if d.what == "extra"] == []


def test_a_plan_without_a_fault_gets_no_error_and_no_warning(scores: dict[str, Score]) -> None:
    assert scores["clean plans"].right == scores["clean plans"].wanted > 0


@pytest.mark.parametrize("slug", [case.slug for case in corpus.cases()])
def test_all_formats_of_a_case_give_the_same_targets_and_duties(slug: str, checked: list[corpus.Checked]) -> None:
    files = [each for each in checked if each.name.startswith(f"{slug}.")]
    kinds = ("targets", "targets exact", "duties")
    assert len({tuple(each.comparison.scores.get(kind, Score()) for kind in kinds) for each in files}) == 1
