"""`kehoach corpus diff`: what a git revision read otherwise, over a small repository with one rule changed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.cli import main
from pipeline.corpus_diff import Chosen, Held, difference, revision, told
from pipeline.errors import ExitCode, UsageError
from pipeline.gold.changes import Moved, moved
from pipeline.gold.likeness import Item

ROOT = Path(__file__).parent.parent
PLAN = """ỦY BAN NHÂN DÂN
PHƯỜNG HOA MAI
Số: 12/KH-UBND
KẾ HOẠCH
Phân loại rác tại nguồn năm 2026
I. MỤC TIÊU
1. Phấn đấu trên 90% hộ dân phân loại rác.
2. Trồng 400 cây xanh.
"""


def git(home: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@example.vn", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(home), *who, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the project's package, and with rules that take "trên" for "từ"."""
    home = tmp_path_factory.mktemp("kho")
    for name in ("pipeline", "rules", "templates"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", home)
    rules = home / "rules" / "targets.toml"
    rules.write_text(rules.read_text("utf-8").replace('bound = "more_than"', 'bound = "at_least"'), "utf-8")
    git(home, "init", "-q")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "cũ")
    git(home, "tag", "cu")
    return home


@pytest.fixture
def plan(tmp_path: Path) -> Chosen:
    file = tmp_path / "rac.txt"
    file.write_text(PLAN, "utf-8")
    return Chosen("rac", file)


@pytest.mark.parametrize("rules_only", [False, True])
def test_a_changed_rule_shows_in_the_field_it_changes(checkout: Path, plan: Chosen, rules_only: bool) -> None:
    (held,) = difference(revision("cu", checkout), checkout, [plan], flow.OWN, rules_only=rules_only)
    assert [(m.kind, m.move, m.id) for m in held.moves] == [("targets", "changed", "T1")]
    assert [(m.field, m.old, m.new) for m in held.moves] == [("quantity.bound", "at_least", "more_than")]


def test_the_command_prints_the_moves_and_their_sum(checkout: Path, plan: Chosen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("pipeline.corpus.cases", lambda: ())
    assert main(["corpus", "diff", "cu", str(plan.file), "--checkout", str(checkout)]) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert "~ chỉ tiêu T1 quantity.bound: at_least → more_than" in shown
    assert "TỔNG: chỉ tiêu ~1" in shown
    assert main(["corpus", "diff", "cu", str(plan.file.parent), "--checkout", str(checkout), "--format", "json"]) == ExitCode.DONE
    assert [m["field"] for m in json.loads(capsys.readouterr().out)[0]["moves"]] == ["quantity.bound"]


def test_a_file_that_no_side_reads_moves_nothing(checkout: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    (held,) = difference(revision("cu", checkout), checkout, [Chosen("hong", broken)], flow.OWN)
    assert held == Held("hong", ())


def test_an_unknown_revision_and_a_folder_without_git_are_told(checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="không có bản “khong-co”"):
        revision("khong-co", checkout)
    with pytest.raises(UsageError, match="không phải kho git"):
        revision("HEAD", tmp_path)
    assert main(["corpus", "diff", "--", "-x"]) == ExitCode.USAGE
    assert "Traceback" not in capsys.readouterr().err


def test_a_revision_without_rules_is_told(checkout: Path, plan: Chosen) -> None:
    git(checkout, "checkout", "-q", "--orphan", "trong")
    git(checkout, "rm", "-rfq", "--cached", "rules")
    git(checkout, "commit", "-q", "-m", "không có quy tắc")
    with pytest.raises(UsageError, match="không có thư mục rules/"):
        list(difference(revision("HEAD", checkout), checkout, [plan], flow.OWN))


def test_a_program_of_then_that_does_not_run_is_told(checkout: Path, plan: Chosen) -> None:
    (checkout / "pipeline" / "flow.py").write_text("raise RuntimeError('hỏng')\n", "utf-8")
    git(checkout, "add", "pipeline/flow.py", "rules")
    git(checkout, "commit", "-q", "-m", "hỏng")
    with pytest.raises(UsageError, match="không chạy được"):
        list(difference(revision("HEAD", checkout), checkout, [plan], flow.OWN))


# --- the comparison itself ------------------------------------------------------------------------------------------


def target(quote: str, value: int, more: Item | None = None, *, start: int = 0) -> Item:
    quantity = {"low": str(value), "high": str(value), "unit": "%", "bound": "at_least"}
    return {"id": f"T{value}", "quantity": quantity, "evidence": {"quote": quote, "spans": [{"block": 1, "start": start}]}, **(more or {})}


def of(before: list[Item], after: list[Item], gold: list[Item] | None = None) -> list[Moved]:
    wanted = None if gold is None else {"targets": gold}
    return list(moved({"targets": before}, {"targets": after}, wanted))


def test_items_of_one_place_are_one_item_whatever_their_ids() -> None:
    assert of([target("90% hộ", 90, {"id": "T1"})], [target("90% hộ", 90, {"id": "T4"})]) == []


def test_gains_and_losses_know_the_gold() -> None:
    gold: list[Item] = [{"quote": "90% hộ dân có nước", "quantity": {"low": 90, "high": 90, "unit": "%", "bound": "at_least"}}]
    right, wrong = target("90% hộ dân có nước", 90), target("7% quỹ lương", 7, start=40)
    assert [(m.move, m.id, m.gold) for m in of([wrong], [right], gold)] == [("lost", "T7", False), ("gained", "T90", True)]
    assert [(m.move, m.gold) for m in of([right], [])] == [("lost", None)]


@pytest.mark.parametrize(
    ("more", "field", "new"),
    [
        ({"deadline": {"by": "2028-12-31"}}, "deadline.by", "2028-12-31"),
        ({"period": {"start": 2026, "end": 2028}}, "period", "2026–2028"),
        ({"owner": {"name": "Công an phường", "text": "CAP"}}, "owner", "Công an phường"),
        ({"population": ["hộ dân", "chợ"]}, "population", "hộ dân; chợ"),
        ({"doubtful": True}, "doubtful", "có"),
    ],
)
def test_each_field_shows_as_a_person_writes_it(more: Item, field: str, new: str) -> None:
    (move,) = of([target("90% hộ", 90)], [target("90% hộ", 90, more)])
    assert (move.field, move.old, move.new) == (field, "", new)


def test_a_masthead_field_is_told() -> None:
    (move,) = moved({"masthead": {"title": "Trồng cây"}}, {"masthead": {"title": "Trồng cây năm 2026"}})
    assert (move.kind, move.field, move.new) == ("masthead", "title", "Trồng cây năm 2026")


def test_the_sum_says_what_the_gold_thinks_of_it() -> None:
    held = Held("x", (Moved(kind="targets", move="gained", id="T1", quote="90% hộ", value="90 %", gold=True),), ({"targets": 0.5}, {"targets": 1.0}))
    shown = "\n".join(told([held], "0" * 40, rules_only=False))
    assert "+ chỉ tiêu T1 90 %: “90% hộ”  [đáp án có]" in shown
    assert "thêm đúng 1, thêm sai 0; mất cái đúng 0, bỏ cái sai 0" in shown
    assert "0.500 → 1.000" in shown


def test_nothing_moved_is_said() -> None:
    assert "TỔNG: không có gì thay đổi" in "\n".join(told([Held("x", ())], "0" * 40, rules_only=True))
