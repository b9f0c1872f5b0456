"""The readable texts of tests/corpus_files (their form is told in corpus/README.md), and what they are as plain text, Markdown and HTML."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

TEXTS = Path(__file__).parent / "corpus_files"
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PREFIXES = (
    ("=== ", "annex"), ("## ", "heading2"), ("# ", "heading1"), ("~ ", "basis"), ("@ ", "recipient"), ("% ", "sign"), ("| ", "row"),
    ("^ ", "centred"),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of a readable text: its kind and its words."""

    kind: str
    text: str

    @property
    def cells(self) -> list[str]:
        return [c.strip() for c in self.text.strip("| ").split(" | ")]

    @property
    def parts(self) -> list[str]:
        return ["" if p == "." else p for p in (q.strip() for q in self.text.split(" / "))]

    @property
    def plain(self) -> str:
        return self.text.replace("**", "")


@dataclass(frozen=True)
class Text:
    """A readable text: what stands in its head, and its lines."""

    slug: str
    head: dict[str, str]
    lines: tuple[Line, ...]

    def parts(self, key: str) -> list[str]:
        return [p.strip() for p in self.head.get(key, "").split(" / ") if p.strip()]


def parse(path: Path) -> Text:
    """Read one readable text."""
    top, _, rest = path.read_text("utf-8").partition("\n\n")
    head = dict(re.split(r":\s*", line, maxsplit=1) for line in top.splitlines())
    lines = [line_of(raw) for raw in rest.splitlines() if raw.strip()]
    first = next((at for at, line in enumerate(lines) if line.kind == "recipient"), len(lines))
    return Text(path.stem, head, (*lines[:first], *[Line("recipients", "Nơi nhận:")] * (first < len(lines)), *lines[first:]))


def line_of(raw: str) -> Line:
    for prefix, kind in PREFIXES:
        if raw.startswith(prefix):
            return Line(kind, raw if kind == "row" else raw[len(prefix) :].strip())
    return Line("bullet" if raw.startswith(("- ", "+ ")) else "text", raw.strip())


def tables(lines: tuple[Line, ...]) -> Iterator[Line | list[Line]]:
    """The lines in order, the rows of one table together."""
    rows: list[Line] = []
    for line in lines:
        if line.kind == "row":
            rows.append(line)
            continue
        if rows:
            yield rows
            rows = []
        yield line
    if rows:
        yield rows


def head_lines(head: Text) -> list[str]:
    if "issuer" not in head.head:
        return []
    return [*head.parts("superior"), *head.parts("issuer"), *NATION, head.head["number"], head.head["place"]]


def shown_cells(row: Line) -> list[str]:
    """The cells as text shows them: a joined cell stands empty."""
    return ["" if c in ("<", "^", ".") else c.replace("\\n", "; ").replace("**", "") for c in row.cells]


def flat(text: Text) -> Iterator[str]:
    """The document as lines of plain text, one paragraph a line."""
    yield from head_lines(text)
    yield from [*text.parts("type"), *text.parts("title")]
    for line in text.lines:
        if line.kind == "row":
            yield "| " + " | ".join(shown_cells(line)) + " |"
        elif line.kind in ("annex", "sign"):
            yield from filter(None, line.parts)
        else:
            yield line.plain


def to_txt(text: Text) -> str:
    """One paragraph a line; or broken at the width of the head's `wrap`, with a blank line between paragraphs."""
    width = int(text.head.get("wrap", "0"))
    if not width:
        return "\n".join(flat(text)) + "\n"
    wrapped = (line if line.startswith("|") else "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) + "\n" for line in flat(text))
    return "\n".join(wrapped)


MARKS = {"heading1": "## {}", "heading2": "### {}", "basis": "*{}*", "recipients": "***{}***", "centred": "**{}**"}


def to_md(text: Text) -> str:
    """Markdown as converters write it: the letterhead a table, headings with #."""
    out = [md_head(text), *(f"# {p}" for p in text.parts("type")), *(f"**{p}**" for p in text.parts("title"))]
    for item in tables(text.lines):
        if isinstance(item, list):
            rows = ["| " + " | ".join(shown_cells(r)) + " |" for r in item]
            out.append("\n".join([rows[0], "|" + " --- |" * len(item[0].cells), *rows[1:]]))
        elif item.kind in ("annex", "sign"):
            out += [f"**{p}**" for p in item.parts if p]
        else:
            out.append(MARKS.get(item.kind, "{}").format(item.text))
    return "\n\n".join(p for p in out if p) + "\n"


def md_head(text: Text) -> str:
    if "issuer" not in text.head:
        return ""
    left = " ".join([*text.parts("superior"), *text.parts("issuer")])
    return f"| {left} | {' '.join(NATION)} |\n| --- | --- |\n| {text.head['number']} | {text.head['place']} |"


def to_html(text: Text) -> str:
    """HTML as a portal shows it: tables for letterhead and annexes, <p> for all else."""
    left = "<br>".join([*text.parts("superior"), *text.parts("issuer")])
    cells = ((left, "<br>".join(NATION)), (text.head.get("number", ""), text.head.get("place", "")))
    out = ["<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells) + "</table>"] if left else []
    out += [f"<p align=center><b>{escape(p)}</b></p>" for p in [*text.parts("type"), *text.parts("title")]]
    for item in tables(text.lines):
        if isinstance(item, list):
            out.append("<table border=1>" + "".join(html_row(r) for r in item) + "</table>")
        elif item.kind in ("annex", "sign"):
            out += [f"<p align=center><b>{escape(p)}</b></p>" for p in item.parts if p]
        else:
            words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(item.text))
            out.append(f"<p><b>{words}</b></p>" if item.kind in ("heading1", "heading2", "recipients") else f"<p>{words}</p>")
    page = "\n".join(out)
    return f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{escape(text.head["title"])}</title></head>\n<body>\n{page}\n</body></html>\n'


def html_row(row: Line) -> str:
    return "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in shown_cells(row)) + "</tr>"
