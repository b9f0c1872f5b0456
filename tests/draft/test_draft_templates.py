"""`kehoach templates check`: what an official may break in a template, and where it is told to be."""

import shutil
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.flow import Setup, template_faults
from pipeline.resources import folder


def changed(home: Path, file: str, old: str, new: str) -> Setup:
    """The project's templates in a folder of their own, with one change."""
    shutil.copytree(folder("templates"), home / "templates")
    path = home / "templates" / "draft" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return Setup(None, home / "templates")


def test_the_own_templates_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "check"]) == ExitCode.DONE
    assert "dùng được" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("closing.j2", "{{ focal }}", "{{ focla }}", "“draft/closing.j2”, dòng 5: không có giá trị nào tên “focla”"),
        ("implementation.j2", 'if role == "villages"', 'if rôle == "villages"', "“draft/implementation.j2”, dòng"),
        ("tasks.j2", "{% for task in", "{% fro task in", "“draft/tasks.j2”, dòng"),
        ("closing.j2", "{{ about.text }}", "{{ about.txt }}", "dòng 3"),
        ("implementation_department.j2", "{{ block.name }}", "{{ block.nam }}", "“draft/implementation_department.j2”, dòng 4"),
        ("objectives.j2", "trên địa bàn {{ ward.unit }}", "trên địa bàn {{ ward.unti }}", "“draft/objectives.j2”, dòng 7"),
        ("annex_targets.j2", "{{ document.day }}", "{{ document.ngay }}", "“draft/annex_targets.j2”, dòng 4"),
        ("annex_duties.j2", "Đơn vị chủ trì", "Ai làm", "nhiệm vụ “"),
        ("funding.j2", "# KINH PHÍ THỰC HIỆN\n", "# KINH PHÍ THỰC HIỆN\n## Nguồn vốn đầu tư\n## Nguồn vốn khác của đơn vị\n", "“draft/funding.j2”, dòng 3: chữ “## Nguồn vốn đầu tư” không vào dự thảo"),
        ("targets.j2", "{{ target.text }}.", "xem văn bản cấp trên.", "không đọc lại được"),
        ("annex_duties.j2", "STT |", "", "6 cột"),
    ],
)
def test_a_broken_template_is_told_with_its_place(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    faults = template_faults(changed(tmp_path, file, old, new))
    assert any(told in fault for fault in faults), faults


def test_the_command_ends_with_the_status_of_templates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    setup = changed(tmp_path, "closing.j2", "{{ focal }}", "{{ focla }}")
    assert main(["templates", "check", "--templates", str(setup.templates)]) == ExitCode.TEMPLATE
    assert "focla" in capsys.readouterr().err
