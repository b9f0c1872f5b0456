"""The commands as a person types them: what they print, what they write, how they end."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode

CORPUS = Path(__file__).parent.parent / "corpus"
PARENT = CORPUS / "ctxh-tinh" / "source.docx"
FLAWED = CORPUS / "ctxh-phuong" / "source.docx"
CLEAN = CORPUS / "cds-xa" / "source.docx"
WARD = CORPUS / "ctxh-phuong" / "ward.toml"

Said = Callable[[], str]


@pytest.fixture
def said(capsysbinary: pytest.CaptureFixture[bytes]) -> Said:
    return lambda: capsysbinary.readouterr().out.decode("utf-8")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as stop:
            main([option])
        assert stop.value.code == 0
    assert "kehoach" in capsys.readouterr().out


def test_starting_up_loads_nothing_heavy() -> None:
    heavy = {"spacy", "scipy", "pydantic", "pypdfium2", "pdfplumber", "docx", "openpyxl", "rapidfuzz", "jinja2", "numpy", "lxml"}
    code = f"import sys, pipeline.cli, pipeline.commands; print(sorted(set(sys.modules) & {heavy!r}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_extract_json_is_one_value_with_the_contract_keys(said: Said) -> None:
    assert main(["extract", str(PARENT), "--format", "json"]) == ExitCode.DONE
    plan = json.loads(said())
    assert list(plan)[:12] == [
        "kind", "source", "masthead", "references", "objectives", "targets", "tasks", "assignments", "funding", "reporting", "sections", "doubts",
    ]  # fmt: skip
    assert plan["masthead"]["number"] == "412/KH-UBND"
    target = plan["targets"][0]
    assert target["quantity"] == {"low": "90", "high": "90", "unit": "%", "bound": "more_than"}
    assert {"quote", "page", "box", "rule"} <= set(target["evidence"])
    assert plan["assignments"][0]["lead"]


def test_several_files_are_a_list(said: Said) -> None:
    assert main(["extract", str(PARENT), str(FLAWED), "--format", "json"]) == ExitCode.DONE
    assert [p["masthead"]["number"] for p in json.loads(said())] == ["412/KH-UBND", "86/KH-UBND"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, said: Said) -> None:
    data = (PARENT.parent / "source.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
    assert main(["extract", "-", "--format", "json"]) == ExitCode.DONE
    assert json.loads(said())["masthead"]["number"] == "412/KH-UBND"


@pytest.mark.parametrize("format", ["text", "md", "csv"])
def test_extract_in_words(format: str, said: Said) -> None:
    assert main(["extract", str(PARENT), "--format", format]) == ExitCode.DONE
    assert "Sở Giáo dục và Đào tạo" in said()


def test_extract_xlsx_needs_a_file(tmp_path: Path) -> None:
    assert main(["extract", str(PARENT), "--format", "xlsx"]) == ExitCode.USAGE
    out = tmp_path / "a.xlsx"
    assert main(["extract", str(PARENT), "--format", "xlsx", "-o", str(out)]) == ExitCode.DONE
    assert zipfile.is_zipfile(out)


def test_read_prints_the_text_and_the_sections(said: Said) -> None:
    assert main(["read", str(PARENT)]) == ExitCode.DONE
    assert "MỤC TIÊU" in said()
    assert main(["read", str(PARENT), "--sections"]) == ExitCode.DONE
    assert "[implementation]" in said()


def test_audit_ends_with_one_where_there_are_errors(said: Said) -> None:
    assert main(["audit", str(FLAWED), "--parent", str(PARENT), "--format", "json"]) == ExitCode.FINDINGS
    report = json.loads(said())
    assert {"child", "parents", "verdicts", "added", "findings"} <= set(report)
    assert {v["verdict"] for v in report["verdicts"]} >= {"weaker", "missing", "narrowed", "later", "looser", "met"}
    assert all({"parent", "child", "verdict", "also", "sentence", "score"} <= set(v) for v in report["verdicts"])
    assert all({"check", "severity", "message", "basis", "parent", "child"} <= set(f) for f in report["findings"])


@pytest.mark.parametrize("day", ["2026-11-21", "21/11/2026"])
def test_audit_by_the_law_of_a_day(day: str, said: Said) -> None:
    main(["audit", str(FLAWED), "--parent", str(PARENT), "--on", day, "--format", "json"])
    assert json.loads(said())["judged_on"] == "2026-11-21"


def test_audit_of_a_clean_plan_ends_with_nought(said: Said) -> None:
    assert main(["audit", str(CLEAN), "--parent", str(CORPUS / "cds-tinh" / "source.docx"), "--strict"]) == ExitCode.DONE


@pytest.mark.parametrize("format", ["html", "xlsx"])
def test_audit_writes_its_report(format: str, tmp_path: Path) -> None:
    out = tmp_path / f"report.{format}"
    assert main(["audit", str(FLAWED), "--parent", str(PARENT), "--format", format, "-o", str(out)]) == ExitCode.FINDINGS
    assert out.stat().st_size > 2000


def test_a_corrected_json_counts(tmp_path: Path, said: Said) -> None:
    main(["extract", str(FLAWED), "--format", "json"])
    plan = json.loads(said())
    weak = next(t for t in plan["targets"] if t["quantity"]["low"] == "50" and "cung cấp" in t["text"])
    weak["quantity"] = {**weak["quantity"], "low": "65", "high": "65"}
    corrected = tmp_path / "corrected.json"
    corrected.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    main(["audit", str(corrected), "--parent", str(PARENT), "--format", "json"])
    verdicts = {v["verdict"] for v in json.loads(said())["verdicts"]}
    assert "weaker" not in verdicts


def test_draft_reads_back_without_an_error(tmp_path: Path, said: Said) -> None:
    out = tmp_path / "du-thao.docx"
    assert main(["draft", str(PARENT), "--ward", str(WARD), "-o", str(out)]) == ExitCode.DONE
    assert main(["audit", str(out), "--parent", str(PARENT), "--format", "json"]) == ExitCode.DONE
    report = json.loads(said())
    assert {v["verdict"] for v in report["verdicts"]} <= {"met", "exceeded", "undecided", "not_applicable"}
    assert sum(v["verdict"] in ("met", "exceeded") for v in report["verdicts"]) >= 8


def test_draft_json_tells_origins_drops_and_blanks(said: Said) -> None:
    assert main(["draft", str(PARENT), "--ward", str(WARD), "--format", "json"]) == ExitCode.DONE
    draft = json.loads(said())
    assert {"plan", "origins", "dropped", "blanks"} <= set(draft)
    assert all({"item", "parent", "rule"} <= set(line) for line in draft["origins"])
    assert any("cộng tác viên" in blank["where"] + blank["question"] for blank in draft["blanks"])


def test_explain_names_rule_and_file(said: Said) -> None:
    assert main(["explain", str(PARENT), "T1"]) == ExitCode.DONE
    assert "rules/" in said()


@pytest.mark.parametrize("arguments", [["rules"], ["rules", "--test"], ["schema"], ["schema", "audit"]])
def test_what_the_program_knows(arguments: list[str], said: Said) -> None:
    assert main(arguments) == ExitCode.DONE
    assert said().strip()


def test_demo_leaves_its_files(tmp_path: Path) -> None:
    assert main(["demo", "-o", str(tmp_path / "d")]) == ExitCode.DONE
    assert {f.suffix for f in (tmp_path / "d").iterdir()} == {".toml", ".docx", ".html", ".xlsx"}


def test_an_unforeseen_fault_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(os.environ, "KEHOACH_DEBUG", raising=False)
    monkeypatch.setattr("pipeline.commands.run", lambda given: 1 / 0)
    assert main(["schema"]) == ExitCode.INTERNAL
    assert "Traceback" not in capsys.readouterr().err


def test_an_extraction_loads_no_code_that_opens_the_network() -> None:
    code = f"import sys; from pipeline.cli import main; main(['extract', {str(PARENT)!r}, '--format', 'json']); print(sorted(set(sys.modules) & {{'requests', 'urllib3', 'httpx', 'http.client'}}), file=sys.stderr)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stderr.strip().splitlines()[-1] == "[]"
