"""One stage, one folder, one door: held against the imports of every module."""

import ast
from pathlib import Path

import pytest

LONGEST_FUNCTION, LONGEST_MODULE = 40, 300
PACKAGE = Path(__file__).parent.parent / "pipeline"
STAGES = {"read", "outline", "extract", "audit", "draft", "form"}
JOINERS = {"flow.py", "cli.py", "corpus.py", "batch.py"}
FACES = {"export", "web"}
DOORS = {
    "pypdfium2": {"read/pdf"},
    "pdfplumber": {"read/pdf"},
    "pdfminer": {"read/pdf"},
    "docx": {"read/docx", "draft/docx", "export", "form"},
    "lxml": {"read/docx", "read/html", "read/xlsx", "draft/docx", "form", "export"},
    "openpyxl": {"read/xlsx"},
    "xlsxwriter": {"export/xlsx"},
    "spacy": {"matching/phrases"},
    "jinja2": {"render"},
    "rapidfuzz": {"audit/likeness"},
    "scipy": {"audit/likeness"},
    "numpy": {"audit/alignment", "audit/likeness"},
    "pydantic": {"codec", "draft/ward", "wards"},
}


def imports(file: Path) -> set[str]:
    """Every dotted name that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def place(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").as_posix()


def test_the_walk_sees_the_package() -> None:
    assert {"model/text", "rules", "errors"} <= {place(f) for f in modules()}


@pytest.mark.parametrize("file", modules(), ids=place)
def test_no_stage_imports_another(file: Path) -> None:
    own = place(file).split("/")[0]
    if file.name in JOINERS and file.parent == PACKAGE:
        return
    forbidden = STAGES - {own}
    stages = {name.split(".")[1] for name in imports(file) if name.startswith("pipeline.")}
    assert not stages & forbidden, f"{place(file)} imports {sorted(stages & forbidden)}"


@pytest.mark.parametrize("file", modules(), ids=place)
def test_third_party_types_stay_behind_their_doors(file: Path) -> None:
    here = place(file)
    for name in imports(file):
        doors = DOORS.get(name.split(".")[0])
        if doors is not None and not name.startswith("pipeline"):
            assert any(here == d or here.startswith((d + "/", d + "_")) for d in doors), f"{here} imports {name}"


@pytest.mark.parametrize("file", modules(), ids=place)
def test_functions_and_modules_stay_small(file: Path) -> None:
    source = file.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [n.name for n in functions if (n.end_lineno or n.lineno) - n.lineno + 1 > LONGEST_FUNCTION]
    assert not long, f"{place(file)}: {long} over {LONGEST_FUNCTION} lines"
    assert len(source.splitlines()) <= LONGEST_MODULE
