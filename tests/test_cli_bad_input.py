"""Bad input: the right exit status, one clear Vietnamese sentence, no traceback, nothing lost."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode

PLAN = """ỦY BAN NHÂN DÂN
TỈNH PHÚ THỌ

Số: 12/KH-UBND

KẾ HOẠCH
Phát triển phong trào đọc sách giai đoạn 2026 - 2030

I. MỤC TIÊU
- Ít nhất 80% số xã có tủ sách cộng đồng.

IV. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch: Chủ trì, hướng dẫn thực hiện Kế hoạch này.
"""


def missing(folder: Path) -> Path:
    return folder / "không-có.docx"


def empty(folder: Path) -> Path:
    return written(folder / "rong.docx", b"")


def jpeg_named_pdf(folder: Path) -> Path:
    return written(folder / "anh.pdf", bytes.fromhex("ffd8ffe000104a46494600010101006000600000") + b"\0" * 200)


def encrypted_pdf(folder: Path) -> Path:
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt="bi-mat")
    page.drawString(72, 720, "Ke hoach")
    page.save()
    return written(folder / "khoa.pdf", out.getvalue())


def truncated_pdf(folder: Path) -> Path:
    return written(folder / "cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")


def truncated_docx(folder: Path) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>" * 50)
        package.writestr("word/document.xml", "<w/>" * 5000)
    return written(folder / "cut.docx", out.getvalue()[:-40])


def a_folder(folder: Path) -> Path:
    return folder


def unknown_binary(folder: Path) -> Path:
    return written(folder / "la.bin", bytes(range(256)) * 40)


def written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path / "ke-hoach.txt", PLAN.encode())


def said(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert told.startswith("kehoach: ")
    assert len(told.strip().splitlines()) == 1
    return told


UNREADABLE = [missing, empty, jpeg_named_pdf, encrypted_pdf, truncated_pdf, truncated_docx, a_folder, unknown_binary]


@pytest.mark.parametrize("make", UNREADABLE, ids=lambda f: f.__name__)
@pytest.mark.parametrize("command", [["extract"], ["read"], ["audit"]], ids=lambda c: c[0])
def test_unreadable_input(make: object, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file: Path = make(tmp_path)  # type: ignore[operator]
    assert main([*command, str(file)]) == ExitCode.UNREADABLE
    told = said(capsys)
    assert file.name in told
    assert any(word in told for word in ("Hãy", "hãy")), told


def test_a_parent_without_targets(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = written(tmp_path / "me.txt", PLAN.replace("- Ít nhất 80% số xã có tủ sách cộng đồng.", "- Nâng cao văn hóa đọc.").encode())
    assert main(["audit", str(plan), "--parent", str(bare)]) == ExitCode.UNREADABLE
    assert "chỉ tiêu" in said(capsys)
    ward = tmp_path / "ward.toml"
    main(["ward", "init", "-o", str(ward)])
    capsys.readouterr()
    assert main(["draft", str(bare), "--ward", str(ward)]) == ExitCode.UNREADABLE
    assert "chỉ tiêu" in said(capsys)


@pytest.mark.parametrize(
    "arguments", [["extract", "x.docx", "--nhanh"], ["rút"], [], ["extract"], ["audit", "x", "--on", "mai"], ["extract", "x", "--format", "pdf"]]
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == ExitCode.USAGE
    said(capsys)


def test_an_output_that_cannot_be_written(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for out in (tmp_path / "không" / "có.json", tmp_path, plan / "x.json"):
        assert main(["extract", str(plan), "--format", "json", "-o", str(out)]) == ExitCode.OUTPUT
        assert str(out.name) in said(capsys)
    assert [p.name for p in tmp_path.iterdir()] == [plan.name]


def test_a_ward_profile_with_an_unknown_key(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ward = tmp_path / "ward.toml"
    main(["ward", "init", "-o", str(ward)])
    ward.write_text('mau_sac = "xanh"\n' + ward.read_text("utf-8"), "utf-8")
    capsys.readouterr()
    assert main(["draft", str(plan), "--ward", str(ward), "-o", str(tmp_path / "d.docx")]) == ExitCode.USAGE
    assert "mau_sac" in said(capsys)
    assert not (tmp_path / "d.docx").exists()


def test_a_missing_ward_profile(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(plan), "--ward", str(tmp_path / "w.toml")]) in (ExitCode.USAGE, ExitCode.UNREADABLE)
    assert "w.toml" in said(capsys)


def test_ward_init_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ward = written(tmp_path / "ward.toml", b"cua toi")
    assert main(["ward", "init", "-o", str(ward)]) == ExitCode.USAGE
    assert "không ghi đè" in said(capsys)
    assert ward.read_bytes() == b"cua toi"


def test_a_rule_folder_at_fault(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    assert main(["extract", str(plan), "--rules", str(rules)]) == ExitCode.RULES
    said(capsys)


def test_an_unknown_item_names_those_there_are(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(plan), "T99"]) == ExitCode.USAGE
    assert "T1" in said(capsys)


def test_sources_stay_untouched(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = hashlib.sha256(plan.read_bytes()).hexdigest()
    for command in (["extract", str(plan)], ["read", str(plan)], ["audit", str(plan)]):
        main(command)
    assert hashlib.sha256(plan.read_bytes()).hexdigest() == before
