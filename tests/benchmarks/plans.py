"""Plans of any length in words that were never read before: a measurement that may not live on what a cache kept.

Every paragraph of a corpus plan is said again for another group, named by two syllables that no other paragraph has.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from pipeline import corpus
from tests.read.pdf_writer import Sheet, pdf

SOURCE = "ctxh-tinh"
SEVEN_PAGES = 12_000
"""Letters: LibreOffice breaks a page of a corpus plan after about 1,700."""
_FIRST = ["an", "ba", "ca", "chi", "dân", "giang", "hà", "kim", "lan", "mai", "nam", "oanh", "phú", "quang", "sen", "thanh", "uyên", "vân", "xuân", "yên"]
_SECOND = ["bình", "châu", "đông", "gia", "hải", "khê", "long", "minh", "ngọc", "phong", "quý", "sơn", "tân", "vinh", "lộc", "hòa", "phước", "tâm", "trung", "định"]
LINES, LETTERS = 40, 62


def groups(start: int = 0) -> Iterator[str]:
    """Names of two or more syllables, each only once; another `start` gives others."""
    count = start * 7919
    while True:
        count += 1
        number = count
        words: list[str] = []
        while number:
            words.append((_SECOND if len(words) % 2 else _FIRST)[number % 20])
            number //= 20
        yield " ".join(words)


def paragraphs(letters: int = SEVEN_PAGES, variant: int = 0) -> list[str]:
    """The paragraphs of such a plan; the items of every section are said again until there are so many letters."""
    lines = corpus.case(SOURCE).source("txt").read_text("utf-8").split("\n")
    names = groups(variant)
    items = [i for i, line in enumerate(lines) if line.startswith("- ")]
    added: dict[int, list[str]] = {i: [] for i in items}
    size = sum(map(len, lines))
    for i in cycle(items):
        if size >= letters:
            break
        added[i].append(f"{lines[i].rstrip('.;')} thuộc nhóm {next(names)}.")
        size += len(added[i][-1])
    said = [(f"{line.rstrip('.;')} (nhóm {next(names)})." if line.startswith("- ") else line, i) for i, line in enumerate(lines)]
    return [text for line, i in said for text in (line, *added.get(i, ()))]


def docx(target: Path, letters: int = SEVEN_PAGES, variant: int = 0, *, case: str = SOURCE) -> Path:
    """The plan as a Word file."""
    import docx as word

    document: Any = word.Document(str(corpus.case(case).source("docx")))
    items = [p for p in document.paragraphs if p.text.startswith("- ")]
    names, size = groups(variant), sum(len(p.text) for p in document.paragraphs)
    last = {id(p): p._p for p in items}
    for item in cycle(items):
        if size >= letters:
            break
        more = document.add_paragraph(f"{item.text.rstrip('.;')} thuộc nhóm {next(names)}.")
        last[id(item)].addnext(more._p)
        last[id(item)] = more._p
        size += len(more.text)
    for item in items:
        item.add_run(f" Nhóm {next(names)}.")
    document.save(str(target))
    return target


def printed(target: Path, letters: int = SEVEN_PAGES, variant: int = 0) -> Path:
    """The plan as a digital PDF, line by line."""
    lines = [part for text in paragraphs(letters, variant) for part in textwrap.wrap(text, LETTERS)]
    sheets = [Sheet().lines(85, 70, *lines[at : at + LINES]) for at in range(0, len(lines), LINES)]
    target.write_bytes(pdf(*sheets))
    return target
