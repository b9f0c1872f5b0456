"""`kehoach read --numbers`: the ledger on the screen and as JSON."""

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode

PLAN = """ỦY BAN NHÂN DÂN
PHƯỜNG HOA MAI
Số: 12/KH-UBND
KẾ HOẠCH
Phân loại rác tại nguồn năm 2026
I. MỤC TIÊU
1. Phấn đấu 90% hộ dân phân loại rác trong năm 2026, đi theo lịch 4217.
2. Trồng 400 cây xanh; kinh phí 30 triệu đồng.
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "rac.txt"
    file.write_text(PLAN, "utf-8")
    return str(file)


def test_the_screen_shows_what_is_open_first(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", plan, "--numbers"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert shown.index("CHƯA XẾP ĐƯỢC (1)") < shown.index("4217") < shown.index("Mục I.1")
    assert "90  thuộc chỉ tiêu T1" in shown
    assert "30  không phải chỉ tiêu, vì: kinh phí" in shown
    assert "[not-funding]" in shown


def test_nothing_open_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rac.txt"
    file.write_text(PLAN.replace(", đi theo lịch 4217", ""), "utf-8")
    main(["read", str(file), "--numbers"])
    assert "Không còn con số nào chưa xếp được." in capsys.readouterr().out


def test_json_is_one_ledger(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", plan, "--numbers", "--format", "json"]) == ExitCode.DONE
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert {e["text"]: e["fate"] for e in entries if e["fate"] in ("target", "unclaimed")} == {"90": "target", "4217": "unclaimed", "400": "target"}


def test_numbers_and_sections_are_two_things(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", plan, "--numbers", "--sections"]) == ExitCode.USAGE


def test_the_open_number_is_a_doubt_of_the_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", plan, "--format", "json"])
    kinds = [d["kind"] for d in json.loads(capsys.readouterr().out)["doubts"]]
    assert "number_unclaimed" in kinds
