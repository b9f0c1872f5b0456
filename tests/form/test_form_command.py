"""`kehoach check` as a person types it."""

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode

GOOD = Path(__file__).parent / "libreoffice.docx"
POOR = Path(__file__).parent.parent.parent / "corpus" / "ctxh-tinh" / "source.docx"


def test_a_good_file(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", str(GOOD)]) == ExitCode.DONE
    said = capsysbinary.readouterr().out.decode()
    assert "0 lỗi, 0 cảnh báo, 1 gợi ý" in said
    assert "CHƯA XÉT ĐƯỢC" in said


def test_a_poor_file_with_places_and_articles(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", str(POOR)]) == ExitCode.FINDINGS
    said = capsysbinary.readouterr().out.decode()
    assert "✗ Nét kẻ dưới Tiêu ngữ" in said
    assert "Căn cứ: Nghị định số 30/2020/NĐ-CP, phụ lục I, phần I, mục II.1.b" in said
    assert "Cách sửa: Vẽ nét kẻ ngang" in said


def test_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["check", str(POOR), "--format", "json"])
    report = json.loads(capsysbinary.readouterr().out)
    assert {"rule", "severity", "places", "basis", "change"} <= set(report["faults"][0])


def test_the_original_is_never_changed(tmp_path: Path) -> None:
    file = tmp_path / "van-ban.docx"
    file.write_bytes(POOR.read_bytes())
    assert main(["check", str(file), "--fix", str(file)]) == ExitCode.USAGE
    assert main(["check", str(file), "--fix", str(tmp_path / "sua.docx")]) == ExitCode.FINDINGS
    assert file.read_bytes() == POOR.read_bytes()
    assert (tmp_path / "sua.docx").exists()


@pytest.mark.parametrize("arguments", [["khong-co.docx"], [str(POOR.with_suffix(".txt"))]])
def test_what_cannot_be_read(arguments: list[str]) -> None:
    assert main(["check", *arguments]) == ExitCode.UNREADABLE


def test_a_day_before_the_decree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GOOD), "--on", "2019-01-01"]) == ExitCode.RULES
    assert "01/01/2019" in capsys.readouterr().err
