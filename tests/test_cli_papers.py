"""The papers from the command line: accepted findings, comments, letter, Word and Excel, and a corrected workbook that goes on."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.resources import folder

CORPUS = folder("corpus")
PARENT, FLAWED = CORPUS / "ctxh-tinh" / "source.docx", CORPUS / "ctxh-phuong" / "source.docx"


@pytest.fixture
def child(tmp_path: Path) -> Path:
    file = tmp_path / "phuong.docx"
    file.write_bytes(FLAWED.read_bytes())
    return file


def accept(folder: Path, text: str, name: str = "accept.toml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


ENTRY = '[[accept]]\ncheck = "duplicate_number"\nreason = "Giữ số theo bản đã ký"\n'


def test_a_finding_once_accepted_is_shown_with_its_reason_in_the_next_run(child: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", str(child)])
    assert "dùng hai lần" in capsys.readouterr().out
    accept(child.parent, ENTRY)
    main(["audit", str(child)])
    said = capsys.readouterr().out
    assert "Đã chấp nhận: Số mục" in said
    assert "Lý do chấp nhận: Giữ số theo bản đã ký" in said
    assert "1 đã chấp nhận" in said


def test_another_accept_file_is_taken_where_it_is_named(child: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(child.parent, "[[sai")
    other = accept(child.parent, ENTRY, "khac.toml")
    assert main(["audit", str(child), "--accept", str(other)]) != ExitCode.USAGE
    assert "Giữ số theo bản đã ký" in capsys.readouterr().out


def test_a_faulty_accept_file_ends_the_command(child: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept(child.parent, "[[sai")
    assert main(["audit", str(child)]) == ExitCode.USAGE
    assert "viết sai cú pháp TOML" in capsys.readouterr().err


def test_comments_and_letter_beside_the_report(child: Path) -> None:
    before, comments, letter = child.read_bytes(), child.parent / "y-kien.docx", child.parent / "cong-van.docx"
    assert main(["audit", str(child), "--parent", str(PARENT), "--comments", str(comments), "--letter", str(letter)]) == ExitCode.FINDINGS
    assert child.read_bytes() == before
    assert len(list(docx.Document(str(comments)).comments)) >= 5
    assert any("Kính gửi: Ủy ban nhân dân phường" in p.text for p in docx.Document(str(letter)).paragraphs)


def test_the_plan_itself_is_never_written_over(child: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = child.read_bytes()
    assert main(["audit", str(child), "--comments", str(child)]) == ExitCode.USAGE
    assert main(["audit", str(child), "--format", "docx"]) == ExitCode.USAGE
    assert child.read_bytes() == before
    assert "không ghi đè" in capsys.readouterr().err


def test_only_word_files_take_comments(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# KẾ HOẠCH\n\n- Đạt 90% số hộ dùng nước sạch vào năm 2030.\n", "utf-8")
    assert main(["audit", str(plan), "--comments", str(tmp_path / "c.docx")]) == ExitCode.USAGE


def test_a_corrected_workbook_goes_into_audit_and_draft(tmp_path: Path) -> None:
    sheet, made = tmp_path / "tinh.xlsx", tmp_path / "du-thao.docx"
    assert main(["extract", str(PARENT), "--format", "xlsx", "-o", str(sheet)]) == ExitCode.DONE
    book = openpyxl.load_workbook(io.BytesIO(sheet.read_bytes()))
    row = next(r for r in book["Chỉ tiêu"].iter_rows(min_row=2) if "60%" in str(r[2].value))
    row[2].value = "từ 99% trở lên"
    book.save(sheet)
    report = tmp_path / "bc.txt"
    main(["audit", str(FLAWED), "--parent", str(sheet), "-o", str(report)])
    assert "tỉnh 99%" in report.read_text("utf-8")
    assert main(["draft", str(sheet), "--ward", str(CORPUS / "ctxh-phuong" / "ward.toml"), "-o", str(made)]) == ExitCode.DONE
    assert any("99%" in p.text for p in docx.Document(str(made)).paragraphs)


@pytest.mark.parametrize(("command", "format"), [(["extract", str(PARENT)], "docx"), (["audit", str(FLAWED)], "docx"), (["audit", str(FLAWED)], "xlsx")])
def test_papers_open(tmp_path: Path, command: list[str], format: str) -> None:
    out = tmp_path / f"out.{format}"
    main([*command, "--format", format, "-o", str(out)])
    opened = docx.Document(str(out)).tables if format == "docx" else openpyxl.load_workbook(out).worksheets
    assert len(opened) >= 2
