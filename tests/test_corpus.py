"""The corpus itself: its gold is whole, verbatim, and reads back as it was written."""

import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import corpus, vietnamese
from pipeline.errors import UsageError
from pipeline.gold.likeness import Item
from pipeline.gold.score import Comparison, Score
from tests.corpus_text import TEXTS, parse, to_txt

CASES = {case.slug: case for case in corpus.cases()}
KINDS = ("references", "objectives", "targets", "assignments", "funding", "reporting")
WORDS = {"không": 0, "chấm dứt": 0, "ba": 3, "gấp đôi": 2, "một nửa": 50, "toàn bộ": 100, "tất cả": 100}
VERDICTS = {
    "missing", "unit_differs", "baseline_differs", "ambiguous", "weaker", "later", "looser", "narrowed",
    "undecided", "milestone", "exceeded", "met", "not_applicable",
}  # fmt: skip


def one_line(text: str) -> str:
    return " ".join(text.split())


def items() -> Iterator[tuple[str, str, Item]]:
    for slug, case in CASES.items():
        for kind in KINDS:
            for item in case.plan[kind]:
                yield slug, kind, item


def test_there_are_enough_cases_of_many_kinds() -> None:
    assert {"ctxh-tinh", "ctxh-phuong", "cds-tinh", "cds-xa"} <= set(CASES)
    assert {case.level for case in CASES.values()} >= {"province", "commune"}


@pytest.mark.parametrize("slug", CASES)
def test_every_quote_stands_verbatim_in_the_source(slug: str) -> None:
    source = one_line(CASES[slug].source("txt").read_text("utf-8"))
    missing = [item["quote"] for s, _, item in items() if s == slug and one_line(item["quote"]) not in source]
    assert missing == []


@pytest.mark.parametrize("slug", CASES)
def test_the_numbers_of_a_target_stand_in_its_quote(slug: str) -> None:
    for target in CASES[slug].plan["targets"]:
        said = numbers(target["quote"])
        for end in ("low", "high"):
            value = Decimal(target["quantity"][end])
            assert value in said or any(word in vietnamese.fold(target["quote"]) and value == means for word, means in WORDS.items()), target


def numbers(text: str) -> set[Decimal]:
    words = (word.strip(".,;:()%≥≤><") for word in vietnamese.fold(text).replace("-", " ").replace("%", " ").replace("‰", " ").split())
    return {value for word in words if (value := vietnamese.number(word)) is not None}


@pytest.mark.parametrize("slug", CASES)
def test_every_verdict_names_a_target_of_its_parent_and_of_the_child(slug: str) -> None:
    case = CASES[slug]
    parents = [t["quote"] for p in case.parents for t in CASES[p].plan["targets"]]
    own = {t["quote"] for t in case.plan["targets"]}
    assert sorted(v["parent"] for v in case.findings["verdicts"]) == sorted(parents)
    named = {v["child"] for v in case.findings["verdicts"] if v["child"] is not None} | set(case.findings["added"])
    named |= {part for v in case.findings["verdicts"] for part in v.get("parts", ())}
    assert named == own if case.parents else not named
    assert {v["verdict"] for v in case.findings["verdicts"]} <= VERDICTS


@pytest.mark.parametrize("slug", CASES)
def test_the_findings_quote_the_source(slug: str) -> None:
    source = one_line(CASES[slug].source("txt").read_text("utf-8"))
    assert [f["quote"] for f in CASES[slug].findings["findings"] if one_line(f["quote"]) not in source] == []


@pytest.mark.parametrize("slug", CASES)
def test_every_format_that_is_named_is_there_and_no_other(slug: str) -> None:
    case = CASES[slug]
    assert {f.suffix[1:] for f in case.home.glob("source.*")} == set(case.formats) >= {"docx", "txt"}


@pytest.mark.parametrize("slug", CASES)
def test_the_text_is_what_the_readable_form_gives(slug: str) -> None:
    assert CASES[slug].source("txt").read_text("utf-8") == to_txt(parse(TEXTS / f"{slug}.txt"))


@pytest.mark.parametrize("slug", CASES)
def test_a_gold_file_is_shown_as_it_stands(slug: str) -> None:
    assert corpus.shown_json(CASES[slug].plan) == (CASES[slug].home / "plan.json").read_text("utf-8")


def test_an_unknown_case_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="ctxh-tinh"):
        corpus.case("khong-co")


def test_scores_are_summed_by_name() -> None:
    first, second = Comparison(), Comparison()
    first.count("targets", Score(1, 2, 2))
    second.count("targets", Score(2, 2, 3))
    second.count("duties", Score(1, 1, 1))
    summed = corpus.total([corpus.Checked("a", first), corpus.Checked("b", second)])
    assert summed == {"targets": Score(3, 4, 5), "duties": Score(1, 1, 1)}


def test_an_extracted_plan_is_cut_down_to_what_gold_holds() -> None:
    evidence = {"quote": "đạt 80% số hộ", "rule": "r"}
    target: dict[str, object] = {
        "id": "T1", "text": "đạt 80% số hộ", "quantity": {"low": "80", "high": "80", "unit": "%", "bound": "at_least"}, "change": None,
        "deadline": {"by": "2030-12-31", "every": None, "text": ""}, "population": [], "where": "objectives", "evidence": evidence,
        "owner": {"text": "Sở Y tế", "name": "Sở Y tế", "tier": "province", "kind": "department"},
    }  # fmt: skip
    plan: dict[str, object] = {kind: [] for kind in KINDS} | {"kind": "plan", "masthead": {"number": "", "recipients": [{}], "evidence": {}}, "targets": [target]}
    gold = corpus.gold_of(plan)
    assert gold["masthead"] == {"recipients": 1}
    assert gold["targets"] == [
        {
            "quote": "đạt 80% số hộ", "quantity": {"low": "80", "high": "80", "unit": "%", "bound": "at_least"},
            "deadline": {"by": "2030-12-31"}, "owner": {"name": "Sở Y tế"}, "where": "objectives",
        }
    ]  # fmt: skip
    assert json.loads(corpus.shown_json(gold)) == gold


def copied(slug: str, home: Path) -> Path:
    shutil.copytree(CASES[slug].home, home / slug)
    return home / slug / "plan.json"


def test_accept_shows_what_differs_and_writes_nothing(tmp_path: Path) -> None:
    gold = copied("cds-xa", tmp_path)
    gold.write_text(gold.read_text("utf-8").replace("07/KH-UBND", "99/KH-UBND"), "utf-8")
    before = gold.read_bytes()
    shown = corpus.accept("cds-xa", home=tmp_path)
    assert '"99/KH-UBND"' in shown
    assert '"07/KH-UBND"' in shown
    assert gold.read_bytes() == before


def test_accept_writes_when_told_to_and_then_nothing_differs(tmp_path: Path) -> None:
    gold = copied("tin-tuc", tmp_path)
    gold.write_text(gold.read_text("utf-8").replace('"news"', '"plan"'), "utf-8")
    assert corpus.accept("tin-tuc", write=True, home=tmp_path)
    assert json.loads(gold.read_text("utf-8"))["kind"] == "news"
    assert corpus.accept("tin-tuc", home=tmp_path) == ""
