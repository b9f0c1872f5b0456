"""README and docs/: every command can be typed, every link and picture is there, every verdict is explained."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import regex

from pipeline.cli import parser
from pipeline.errors import UsageError
from pipeline.export.words import SEVERITIES, VERDICTS

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")
LARGEST_PICTURE = 200_000
_FENCE = regex.compile(r"^```[^\n]*\n(.*?)^```", regex.DOTALL | regex.MULTILINE)
_COMMAND = regex.compile(r"(?:\$ )?(?:[\w./\\-]+/)?kehoach (.+)")
_LINK = regex.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")


def commands(page: Path) -> list[str]:
    """What a page tells the reader to type after "kehoach": lines of fenced blocks, and code inside a sentence."""
    text = page.read_text("utf-8")
    lines = [line.strip() for block in _FENCE.findall(text) for line in block.splitlines()]
    lines += regex.findall(r"`([^`\n]+)`", _FENCE.sub("", text))
    return [m[1].split(" # ")[0].split(" > ")[0].strip() for line in lines if (m := _COMMAND.fullmatch(line))]


def fault(command: str) -> str:
    """What the command line says against a command, "" if it takes it; a command's bare name is taken as its mention."""
    words = shlex.split(command.replace("…", "FILE"))
    try:
        parser().parse_args(words)
    except UsageError as error:
        named = len(words) == 1 and not words[0].startswith("-") and "Còn thiếu tham số" in str(error)
        return "" if named else str(error)
    except SystemExit as left:  # --help, --version
        return "" if left.code == 0 else f"exit {left.code}"
    return ""


def anchors(page: Path) -> set[str]:
    """The names that headings get on a page, as the common renderers make them."""
    headings = regex.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), regex.MULTILINE)
    return {regex.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_command_can_be_typed(page: Path) -> None:
    assert {c: f for c in commands(page) if (f := fault(c))} == {}


def test_commands_are_found_and_wrong_ones_are_told() -> None:
    assert len(commands(ROOT / "docs" / "huong-dan.md")) > 20
    assert fault("audit a.docx --parrent b.docx") != ""
    assert fault("extrakt a.docx") != ""


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for target in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        file, _, anchor = target.partition("#")
        there = page if not file else page.parent / file
        if regex.match(r"https?:", target):
            continue
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(target)
    assert lost == []


def test_every_picture_is_used_and_light() -> None:
    pictures = {p.name: p.stat().st_size for p in (ROOT / "docs" / "hinh").glob("*.png")}
    assert {name for name in pictures if f"(hinh/{name})" not in GUIDE} == set()
    assert {name for name, size in pictures.items() if size > LARGEST_PICTURE} == set()


@pytest.mark.parametrize("word", [*VERDICTS.values(), *SEVERITIES.values()])
def test_every_verdict_and_level_is_explained(word: str) -> None:
    assert f"| **{word}** | " in GUIDE
