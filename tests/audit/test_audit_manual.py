"""docs/kiem-tra.md held against the checks: every check and finding is listed, and its sentences do what it says."""

from pathlib import Path
from typing import get_args

import pytest
import regex

from pipeline.audit.acceptance import Acceptance, load
from pipeline.audit.checks import CHECKS
from pipeline.audit.report import audit
from pipeline.model import Verdict
from tests.audit.making import RULES, plan, quantity, section, target

MANUAL = (Path(__file__).parents[2] / "docs" / "kiem-tra.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in MANUAL.splitlines() if line.startswith("| ") and "`" in line]
CHECKED = [row for row in ROWS if len(row) == 5]
SENTENCES = [row for row in CHECKED if row[3].endswith(".") and row[4].endswith(".")]


def codes(cell: str) -> set[str]:
    return set(regex.findall(r"`(\w+)`", cell))


def test_the_manual_lists_every_check_and_every_finding() -> None:
    assert {code for row in CHECKED for code in codes(row[1])} == set(CHECKS)
    assert {code for row in CHECKED for code in codes(row[2])} == set(RULES.table("checks")["findings"])


def test_the_manual_lists_the_verdicts_that_are_findings() -> None:
    listed = {code for row in ROWS if len(row) == 4 for code in codes(row[1])}
    told = {name for name, severity in RULES.table("checks")["verdicts"].items() if severity}
    assert told <= listed <= set(get_args(Verdict))


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row[0])
def test_its_sentences_fire_and_keep_silent(row: list[str]) -> None:
    aim = target("T1", "90% trường học có tổ tư vấn tâm lý", quantity("90"))

    def told(words: str) -> set[str]:
        return {f.check for f in audit(plan(aim, sections=(section("II.1", "", words, "item"),)), [], RULES).findings}

    assert told(row[3]) & codes(row[2])
    assert not told(row[4]) & codes(row[2])


def test_there_are_such_sentences() -> None:
    assert len(SENTENCES) >= 9


def test_its_example_of_an_accept_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "accept.toml"
    file.write_text(MANUAL.partition("```toml\n")[2].partition("```")[0], "utf-8")
    entries = load(file, RULES)
    assert entries[1] == Acceptance(check="weaker", item="T3", reason=entries[1].reason)
