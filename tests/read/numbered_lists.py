"""Word lists whose numbers LibreOffice has labelled: `python -m tests.read.numbered_lists` writes files/numbering.json anew.

Recording needs LibreOffice (`soffice`); the tests only read what was recorded.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.read.test_read_docx import p, package, r

RECORD = Path(__file__).parent / "files" / "numbering.json"
Level = tuple[str, str, str]
"""Number form, level text, further properties."""
PLAN: tuple[Level, ...] = (("upperRoman", "%1.", ""), ("decimal", "%2.", ""), ("decimal", "%2.%3.", ""), ("lowerLetter", "%4)", ""))
LEGAL: tuple[Level, ...] = (("upperRoman", "%1.", ""), ("decimal", "%1.%2.", "<w:isLgl/>"), ("decimal", "%1.%2.%3.", "<w:isLgl/>"))
TREE: tuple[Level, ...] = (("decimal", "%1.", ""), ("decimal", "%1.%2.", ""), ("decimal", "%1.%2.%3.", ""), ("decimal", "%1.%2.%3.%4.", ""))


@dataclass(frozen=True)
class Listing:
    """A list: its levels, the depths of its paragraphs ("0 1 1"; "b1" is depth 1 of the second instance), overrides of that instance."""

    name: str
    levels: tuple[Level, ...]
    uses: str
    override: str = ""
    starts: tuple[int, ...] = ()


def level(form: str, text: str, more: str = "") -> tuple[Level, ...]:
    return ((form, text, more),)


LISTS = (
    Listing("plan", PLAN, "0 1 1 2 2 0 1"),
    Listing("letters below", PLAN, "0 1 2 3 3 2 3"),
    Listing("without its first level", PLAN, "1 1 1"),
    Listing("second level first", PLAN, "1 2 2 1 2"),
    Listing("third level alone", PLAN, "2 2"),
    Listing("back and forth", PLAN, "0 1 2 3 0 1 2 3 1 2"),
    Listing("decimal tree", TREE, "0 1 1 2 2 1 2 0 1 2 3 3"),
    Listing("tree skips a level", TREE, "0 2 2 1 2"),
    Listing("tree from below", TREE, "3 2 1 0"),
    Listing("legal figures", LEGAL, "0 0 1 1 2 0 1"),
    Listing("legal deep", LEGAL, "0 1 2 2 1 2"),
    Listing("upper Roman", level("upperRoman", "%1."), " ".join("0" * 14)),
    Listing("lower Roman", level("lowerRoman", "(%1)"), " ".join("0" * 14)),
    Listing("upper letters", level("upperLetter", "%1."), " ".join("0" * 8)),
    Listing("lower letters", level("lowerLetter", "%1)"), " ".join("0" * 28)),
    Listing("decimal with zero", level("decimalZero", "%1."), " ".join("0" * 11)),
    Listing("article", level("decimal", "Điều %1."), "0 0 0"),
    Listing("chapter", level("upperRoman", "Chương %1"), "0 0 0"),
    Listing("target", level("decimal", "Chỉ tiêu %1:"), "0 0"),
    Listing("brackets", level("decimal", "(%1)"), "0 0 0"),
    Listing("no sign after", level("decimal", "%1"), "0 0"),
    Listing("starts at five", PLAN, "0 1 1 0 1", starts=(5, 3)),
    Listing("starts at zero", TREE, "0 1 0", starts=(0, 0)),
    Listing("letters from d", level("lowerLetter", "%1)"), "0 0 0", starts=(4,)),
    Listing("two instances go on", PLAN, "0 1 b0 b1 0"),
    Listing("instance starts anew", PLAN, "0 1 1 b1 b1 0", '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'),
    Listing("first level starts anew", level("decimal", "%1."), "0 0 b0 b0", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    Listing("instance of another form", level("decimal", "%1."), "0 0 b0 b0", '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'),
    Listing("never restarts", (PLAN[0], ("decimal", "%2.", '<w:lvlRestart w:val="0"/>')), "0 1 1 0 1"),
    Listing("annex", level("upperRoman", "Phụ lục %1"), "0 0 0 0 0"),
    Listing("numbers past a hundred", level("decimal", "%1."), " ".join("0" * 102)),
    Listing("task", (("decimal", "Nhiệm vụ %1.", ""), ("lowerLetter", "%1%2.", "")), "0 1 1 0 1"),
    Listing("letters then figures", (("upperLetter", "%1)", ""), ("decimal", "%2)", ""), ("lowerRoman", "%3)", "")), "0 1 2 2 1 2 0 1 2"),
    Listing("slashes", (("decimal", "%1/", ""), ("decimal", "%1/%2/", "")), "0 1 1 0 1"),
    Listing("second instance from three", (PLAN[0],), "0 b0 b0 0", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'),
    Listing("silent level", (("decimal", "%1.", ""), ("none", "", ""), ("lowerLetter", "%3)", "")), "0 1 2 0"),
    Listing("mixed tree", (("upperLetter", "%1.", ""), ("upperRoman", "%2.", ""), ("decimal", "%3.", ""), ("lowerLetter", "%4)", "")), "0 1 2 3 3 2 1 0 1"),
    Listing("figure under letter", (("lowerLetter", "%1)", ""), ("decimal", "%1.%2)", "")), "0 1 1 0 1"),
)

WORD = {
    "legal figures": "I. II. 2.1. 2.2. 2.2.1. III. 3.1.",
    "legal deep": "I. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.1.",
    "never restarts": "I. 1. 2. II. 3.",
    "tree skips a level": "1. 1.1.1. 1.1.2. 1.1. 1.1.1.",
    "tree from below": "1.1.1.1. 1.1.1. 1.1. 1.",
}
"""Lists in which the recorded LibreOffice (7.4) does not know a property (isLgl, lvlRestart) or counts a level that it never showed."""


def depths(listing: Listing) -> list[tuple[int, int]]:
    """Instance (0 or 1) and depth of each paragraph."""
    return [(int(use.startswith("b")), int(use.lstrip("b"))) for use in listing.uses.split()]


def word_file() -> bytes:
    """All lists in one Word file; the paragraphs of list 3 read "[3]"."""
    abstracts, nums, body = [], [], []
    for at, listing in enumerate(LISTS):
        levels = "".join(_level(depth, spec, listing.starts) for depth, spec in enumerate(listing.levels))
        abstracts.append(f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')
        for instance, override in enumerate(("", listing.override)):
            nums.append(f'<w:num w:numId="{2 * at + instance + 1}"><w:abstractNumId w:val="{at}"/>{override}</w:num>')
        for instance, depth in depths(listing):
            number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{2 * at + instance + 1}"/></w:numPr>'
            body.append(p(r(f"[{at}]"), number))
    return package("".join(body), numbering="".join(abstracts + nums))


def _level(depth: int, spec: Level, starts: tuple[int, ...]) -> str:
    form, text, more = spec
    start = starts[depth] if depth < len(starts) else 1
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


def by_list(lines: Iterator[tuple[str, int]]) -> dict[str, list[str]]:
    """The labels of each list, from (label, number of the list)."""
    found: dict[str, list[str]] = {listing.name: [] for listing in LISTS}
    for label, at in lines:
        found[LISTS[at].name].append(label)
    return found


def of_libreoffice() -> dict[str, list[str]]:
    """What LibreOffice writes before each paragraph when it saves the file as text."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "lists.docx").write_bytes(_with_types(word_file()))
        command = ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
        subprocess.run([*command, "--outdir", folder, str(home / "lists.docx")], check=True, capture_output=True)
        lines = (home / "lists.txt").read_text("utf-8-sig").splitlines()
    parts = (line.rpartition("[") for line in lines if line.endswith("]"))
    return by_list((label.strip(), int(at.rstrip("]"))) for label, _, at in parts)


def _with_types(data: bytes) -> bytes:
    """The package with its content types, which LibreOffice asks for."""
    import io
    import zipfile

    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{kinds}.numbering+xml"/></Types>'
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("[Content_Types].xml", types)
    return out.getvalue()


if __name__ == "__main__":
    RECORD.write_text(json.dumps(of_libreoffice(), ensure_ascii=False, indent=1) + "\n", "utf-8")
