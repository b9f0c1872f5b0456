"""A folder of plans under one parent: what is added up, and that no file stops another."""

import json
import os
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from pipeline import corpus
from pipeline.batch import JOURNAL, Crew, Given, Work, plans_in, run
from pipeline.cli import main
from pipeline.codec import plan_from_json
from pipeline.errors import UnreadableError, UsageError
from pipeline.export.batch import batch_sheets
from pipeline.flow import OWN, plan_of
from pipeline.model import BatchLine, BatchReport

PARENT = corpus.case("tien-do-giao-chi-tieu").source("txt")
WARDS = {"cao-lanh": ("phường", "Cao Lãnh", "640", "1.250"), "my-tra": ("phường", "Mỹ Trà", "510", "980"), "my-tho": ("xã", "Mỹ Thọ", "320", "650")}
"""File, unit, and the figures of the middle and the end of the year."""


def ward(kind: str, name: str, middle: str, end: str) -> str:
    text = corpus.case("bao-hiem-phuong").source("txt").read_text("utf-8")
    text = text.replace("PHƯỜNG MỸ TRÀ", f"{kind} {name}".upper()).replace("phường Mỹ Trà", f"{kind} {name}").replace("Mỹ Trà", name)
    return text.replace("510 người", f"{middle} người").replace("980 người", f"{end} người")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("xa-phuong")
    for file, facts in WARDS.items():
        (made / f"{file}.txt").write_text(ward(*facts), "utf-8")
    (made / "hong.docx").write_bytes(b"PK\x03\x04 half a file")
    (made / "~$my-tra.docx").write_bytes(b"held open by an office program")
    (made / "anh.png").write_bytes(b"\x89PNG")
    return made


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ket-qua")


@pytest.fixture(scope="module")
def report(folder: Path, out: Path) -> BatchReport:
    return run([PARENT], folder, out, Given(jobs=2))


def test_every_plan_has_its_line_and_a_damaged_one_says_why(report: BatchReport) -> None:
    lines = {line.file: line for line in report.lines}
    assert list(lines) == ["cao-lanh.txt", "hong.docx", "my-tho.txt", "my-tra.txt"]
    assert lines["my-tho.txt"].unit == "Xã Mỹ Thọ"
    assert "bị hỏng" in lines["hong.docx"].fault
    assert report.at_fault


def test_each_plan_has_its_own_report(report: BatchReport, out: Path) -> None:
    told = json.loads((out / "ket-qua" / "my-tra.txt.json").read_text("utf-8"))
    assert {"child", "verdicts", "findings"} <= set(told)
    assert all((out / line.output).is_file() for line in report.lines if not line.fault)


def test_the_units_figures_are_added_up_against_the_provinces_total(report: BatchReport) -> None:
    whole, middle = report.sums
    assert (whole.total, whole.sum, whole.allotted) == (Decimal(5680), Decimal(2880), Decimal(5680))
    assert dict(whole.parts) == {"Phường Cao Lãnh": 1250, "Phường Mỹ Trà": 980, "Xã Mỹ Thọ": 650}
    assert [name for name, _ in whole.lacking] == ["Phường Sa Đéc", "Xã Lấp Vò", "Xã Tân Hồng"]
    assert "1.250 + 650 + 980 = 2.880 người < tỉnh 5.680 người (còn thiếu 2.800 người)" in whole.sentence
    assert "phần được giao (2.760 người) thì tổng là 5.640 người (còn thiếu 40 người)" in whole.sentence
    assert (whole.verdict, middle.verdict) == ("weaker", "undecided")
    assert (middle.total, middle.sum) == (Decimal(2860), Decimal(1470))


def test_of_every_parent_target_it_is_told_who_reaches_it(report: BatchReport) -> None:
    of = {r.target.id: r for r in report.targets}
    meeting = next(r for r in of.values() if "hội nghị khách hàng" in r.target.text)
    assert meeting.short == (("Phường Cao Lãnh", "missing"), ("Xã Mỹ Thọ", "missing"), ("Phường Mỹ Trà", "missing"))
    own = next(r for r in of.values() if r.target.owner and r.target.owner.text.endswith("Mỹ Trà") and r.target.quantity.low == 1020)
    assert own.short == (("Phường Mỹ Trà", "weaker"),)
    assert own.excused == ("Phường Cao Lãnh", "Xã Mỹ Thọ")


def test_the_workbook_has_a_line_for_every_unit_total_and_verdict(report: BatchReport) -> None:
    units, sums, targets, verdicts = batch_sheets(report)
    assert [row[1] for row in units.rows] == ["Phường Cao Lãnh", "hong", "Xã Mỹ Thọ", "Phường Mỹ Trà"]
    assert [row[5] for row in sums.rows] == ["Không đủ", "Chưa kết luận"]
    assert len(verdicts.rows) == 3 * 6
    assert any("Phường Mỹ Trà (thấp hơn)" in str(row) for row in targets.rows)


def test_a_run_goes_on_where_it_stopped(report: BatchReport, folder: Path, out: Path) -> None:
    noted = (out / JOURNAL).read_text("utf-8").splitlines()
    (out / JOURNAL).write_text("\n".join([*(n for n in noted if "my-tho" not in n), '{"key": "broken o']), "utf-8")
    done: list[str] = []
    again = run([PARENT], folder, out, Given(resume=True, told=lambda line, *_: done.append(line.file)))
    assert sorted(done) == ["hong.docx", "my-tho.txt"]
    assert again == report


def test_a_file_that_takes_too_long_is_given_up(folder: Path, tmp_path: Path) -> None:
    lines = list(Crew(Work((), tmp_path, OWN, ""), seconds=0.0).run([folder / "my-tra.txt"], 1))
    assert [("quá 0 giây" in line.fault) for line in lines] == [True]


def fragile(pipe: Connection, work: Work) -> None:
    """A worker that dies of one file."""
    while True:
        file: Path = pipe.recv()
        if file.name == "my-tra.txt":
            os._exit(3)
        pipe.send(BatchLine(file=file.name, sha256="", unit=file.stem))


def test_a_file_that_brings_its_worker_down_stops_no_other(folder: Path, tmp_path: Path) -> None:
    files = plans_in(folder)
    lines = {line.file: line for line in Crew(Work((), tmp_path, OWN, ""), 60.0, fragile).run(files, 1)}
    assert set(lines) == {f.name for f in files}
    assert [f for f, line in lines.items() if line.fault] == ["my-tra.txt"]
    assert "dừng đột ngột" in lines["my-tra.txt"].fault


def test_a_folder_without_plans_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="không có kế hoạch nào"):
        plans_in(tmp_path)
    with pytest.raises(UsageError, match="Không có thư mục"):
        plans_in(tmp_path / "khong-co")


def test_the_command_writes_the_summary(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "tinh.json"
    assert main(["extract", str(PARENT), "--format", "json", "-o", str(plan)]) == 0
    assert plan_from_json(plan.read_bytes(), "tinh.json").targets == plan_of(PARENT).targets
    (tmp_path / "mot").mkdir()
    (tmp_path / "mot" / "my-tra.txt").write_text((folder / "my-tra.txt").read_text("utf-8"), "utf-8")
    assert main(["batch", str(plan), str(tmp_path / "mot"), "-o", str(tmp_path / "ra")]) == 1
    told = capsys.readouterr().out
    assert "TỔNG HỢP RÀ SOÁT: 1 kế hoạch" in told
    assert "980 người < tỉnh 5.680 người" in told
    assert {p.name for p in (tmp_path / "ra").iterdir()} >= {"tong-hop.json", "tong-hop.xlsx", "tong-hop.html", "ket-qua"}


def test_a_parent_without_targets_is_told_before_any_plan_is_read(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "cong-van.txt"
    empty.write_text("Ủy ban nhân dân tỉnh mời các đồng chí dự họp.", "utf-8")
    with pytest.raises(UnreadableError, match="Không tìm thấy chỉ tiêu nào"):
        run([empty], folder, tmp_path, Given())
