"""Mẫu → dự thảo: values are handed to the templates with invisible marks, so that each line of the result tells its origin.

A line of a template is a paragraph; what it begins with is its kind: "~" căn cứ, "#" mục (I.), "##" khoản (1.), "###" điểm (a)),
"-" gạch đầu dòng, "+" gạch đầu dòng cấp hai, "=" đoạn kết, nothing lời văn; "@" names the file that the next lines come from. Numbers are given here, so
that a part can be moved or taken out; a heading under which nothing stands is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import regex

from pipeline.draft.lines import GAP, Line
from pipeline.model import Blank, DraftParagraph, DraftStyle, Origin
from pipeline.vietnamese import ALPHABET, to_roman

_OPEN, _SHUT = "\ue000", "\ue001"
_MARK = regex.compile(rf"{_OPEN}(\d+){_SHUT}")
_PRIVATE = regex.compile(r"[\ue000-\uf8ff]")
_KINDS: tuple[tuple[str, DraftStyle], ...] = (
    ("### ", "heading3"), ("## ", "heading2"), ("# ", "heading1"), ("~ ", "basis"), ("- ", "item"), ("+ ", "item"), ("= ", "closing"), ("", "text"),
)  # fmt: skip
_LEVELS: Mapping[DraftStyle, int] = {"heading1": 1, "heading2": 2, "heading3": 3}


class Marks:
    """Sổ dấu: hands out values for templates and remembers what each stands for."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def line(self, line: Line) -> str:
        """A line as a template prints it."""
        self.lines.append(line)
        return f"{_OPEN}{len(self.lines) - 1}{_SHUT}{plain(line.text)}"

    def blank(self, question: str) -> str:
        """For templates: a gap with its question."""
        return self.line(Line(text=GAP, questions=(plain(question),)))

    def value(self, value: Any) -> Any:
        """Any value made ready for a template: lines are marked, texts are one line, dataclasses become mappings."""
        if isinstance(value, Line):
            return {"text": self.line(value), "shared": value.shared, "plain": plain(value.text)}
        if isinstance(value, str):
            return plain(value)
        if is_dataclass(value) and not isinstance(value, type):
            return {f.name: self.value(getattr(value, f.name)) for f in fields(value)}
        if isinstance(value, Mapping):
            return {key: self.value(item) for key, item in value.items()}
        return [self.value(item) for item in value] if isinstance(value, list | tuple) else value

    def found(self, text: str) -> list[Line]:
        """What the marks in a text stand for, in order."""
        return [self.lines[int(n)] for n in _MARK.findall(text)]


def plain(text: str) -> str:
    """A value in one line, without characters that could pass for marks."""
    return " ".join(_PRIVATE.sub("", text).split())


@dataclass(frozen=True, slots=True)
class _Row:
    style: DraftStyle
    text: str
    file: str
    bullet: str = ""


def paragraphs(rendered: str, marks: Marks) -> list[DraftParagraph]:
    """The paragraphs of a rendered template, numbered, with origins, gaps and margin notes."""
    rows = list(_filled(list(_rows(rendered))))
    made: list[DraftParagraph] = []
    counts, place = [0, 0, 0], ""
    for row in rows:
        marker = ""
        if level := _LEVELS.get(row.style, 0):
            counts = [*counts[: level - 1], counts[level - 1] + 1, *[0] * (3 - level)]
            marker = _marker(level, counts[level - 1])
            place = ".".join(_marker(n, c).rstrip(".)") for n, c in enumerate(counts[:level], 1) if c)
        made.append(_paragraph(row, marker, marks, place))
    return made


def lines_of(rendered: str) -> tuple[str, ...]:
    """The lines of a rendered list (nơi nhận), without marks."""
    return tuple(line for raw in rendered.splitlines() if (line := " ".join(_MARK.sub("", raw).split())))


def _rows(rendered: str) -> Iterator[_Row]:
    file = ""
    for raw in rendered.splitlines():
        line = raw.strip()
        if line.startswith("@ "):
            file = line[2:].strip()
        elif _MARK.sub("", line).strip(" -+#~=@"):
            start, style = next((s, k) for s, k in _KINDS if line.startswith(s))
            if _MARK.sub("", line[len(start) :]).strip():
                yield _Row(style, line[len(start) :].strip(), file, start.strip() if style == "item" else "")


def _filled(rows: list[_Row]) -> Iterable[_Row]:
    """Without headings that have nothing below them; a closing paragraph stands below none."""
    kept: list[_Row] = []
    below = 0
    for row in reversed(rows):
        level = _LEVELS.get(row.style, 0)
        if level and below <= level:
            continue
        below = level or (0 if row.style == "closing" else 9)
        kept.append(row)
    return reversed(kept)


def _marker(level: int, count: int) -> str:
    if level == 1:
        return f"{to_roman(count)}."
    return f"{count}." if level == 2 else f"{ALPHABET[(count - 1) % len(ALPHABET)]})"


def _paragraph(row: _Row, marker: str, marks: Marks, place: str) -> DraftParagraph:
    sources = marks.found(row.text)
    words = " ".join(_MARK.sub("", row.text).split())
    text = " ".join(filter(None, (row.bullet or marker, words)))
    where = f"mục {place}" if place else "phần mở đầu"
    named = [s for s in sources if s.parent]
    origin = Origin(
        parent=", ".join(dict.fromkeys(s.parent for s in named)),
        rule=", ".join(dict.fromkeys(s.rule for s in named if s.rule)) or f"draft/{row.file}",
    )
    blanks = tuple(Blank(where=where, question=q) for s in sources for q in s.questions)
    return DraftParagraph(text=text, style=row.style, origin=origin, blanks=blanks, advice=" ".join(dict.fromkeys(s.advice for s in sources if s.advice)))
