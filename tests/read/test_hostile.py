"""Hostile and broken files end in one clear sentence or a bounded document: none takes long, none fills the memory, none is stored."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.read.hostile_files import FILES, recursive_form

ROOT = Path(__file__).parents[2]
ENDLESS = "PDF form that calls itself"
"""Ends the process that reads it: it is read through the command alone."""
BOUNDED = {
    "external relations", "attached template", "image bomb in Word", "tables in tables", "HTML cell that spans a million",
    "a million runs", "endless list levels", "styles based on each other", "bars without end", "brackets and stars", "figures without end",
    "UTF-16 of half pairs", "UTF-8 cut inside a letter", "HTML with entities of its own", "HTML of open tags", "PDF with a broken table of objects",
    "PDF of 160,000 cells", "Excel merged all over",
}  # fmt: skip
"""What has text that can be read; everything else is refused."""


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, Any]]:
    names = [name for name in FILES if name != ENDLESS]
    ran = subprocess.run([sys.executable, "-m", "tests.read.hostile_files", *names], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return {line["name"]: line for line in map(json.loads, ran.stdout.splitlines())}


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", [name for name in FILES if name != ENDLESS])
def test_it_ends_in_a_sentence_or_a_bounded_document(name: str, results: dict[str, dict[str, Any]]) -> None:
    result = results[name]
    if name in BOUNDED:
        assert result["outcome"] == "document"
    else:
        assert result["outcome"].endswith(".")
        assert "TRACEBACK" not in result["outcome"]
        assert len(result["outcome"]) < 300
    assert result["seconds"] < 10
    assert result["peak"] < 600


def test_a_drawing_that_calls_itself_ends_the_command_with_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "lặp.pdf"
    file.write_bytes(recursive_form())
    ran = subprocess.run([sys.executable, "-m", "pipeline.cli", "read", str(file)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 3
    assert ran.stderr.strip() == "kehoach: Trang 1 của tệp “lặp.pdf” có hình vẽ quá phức tạp nên không đọc được. Hãy in lại văn bản thành PDF mới."


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 25
