"""Templates run sandboxed and strict; values are data, whatever they hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ExitCode, TemplateError, UsageError
from pipeline.render import faults, render

HOSTILE = ["{{ 7*7 }}", "<b>R&D</b>", "&", "{% raw %}", "{# ẩn #}", "}}", "%}", "a < b & c > d", "{{ self }}", "\\n", "'\""]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t").mkdir()
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_put_out_as_it_stands(folder: Path, value: str) -> None:
    put(folder, "t/a.j2", "- {{ text }};")
    assert render("t/a.j2", {"text": value}, folder) == f"- {value};"


@given(st.text())
def test_no_value_is_lost_or_run(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "value"
    (folder / "t").mkdir(parents=True, exist_ok=True)
    put(folder, "t/a.j2", "[{{ text }}]")
    assert render("t/a.j2", {"text": value}, folder) == f"[{value}]"


def test_html_is_escaped(folder: Path) -> None:
    put(folder, "t/a.html.j2", "<p>{{ text }}</p>")
    assert render("t/a.html.j2", {"text": "<b>&"}, folder) == "<p>&lt;b&gt;&amp;</p>"


def test_a_block_line_leaves_no_blank_line(folder: Path) -> None:
    put(folder, "t/a.j2", "a\n{% if true %}\n  {% for x in [1, 2] %}\n{{ x }}\n  {% endfor %}\n{% endif %}\nb\n")
    assert render("t/a.j2", {}, folder) == "a\n1\n2\nb\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ thieu }}", "dòng 1"),
        ("x\n{{ ward.thieu }}", "dòng 2"),
        ("{% if %}", "viết sai ở dòng 1"),
        ("x\n{{ 1 / 0 }}", "dòng 2"),
        ("{% include 't/khac.j2' %}", "t/khac.j2"),
        ("{{ ''.__class__.__mro__ }}", "không được phép"),
        ("{{ xs.append(1) }}", "không được phép"),
    ],
)
def test_a_fault_of_a_template_is_told(folder: Path, text: str, told: str) -> None:
    put(folder, "t/a.j2", text)
    with pytest.raises(TemplateError, match=told) as fault:
        render("t/a.j2", {"ward": object(), "xs": []}, folder)
    assert fault.value.exit_code is ExitCode.TEMPLATE


def test_what_the_users_folder_lacks_comes_from_the_project(folder: Path) -> None:
    (folder / "draft").mkdir()
    put(folder, "draft/own.j2", "{% include 'ward/ward.toml.j2' %}riêng")
    assert render("draft/own.j2", {"departments": []}, folder).endswith("riêng")


def test_a_missing_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không thấy thư mục"):
        render("t/a.j2", {}, tmp_path / "không có")


def test_the_projects_templates_have_no_fault() -> None:
    assert faults("draft/plan.j2") == []


def test_faults_name_the_file_and_the_line(folder: Path) -> None:
    put(folder, "t/a.j2", "được")
    put(folder, "t/b.j2", "\n{% endfor %}")
    assert [("t/b.j2" in f and "dòng 2" in f) for f in faults("t/a.j2", folder)] == [True]
