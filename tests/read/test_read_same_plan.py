"""One plan as a Word file and as its print: the same paragraphs and rows."""

import io
from pathlib import Path

import pytest

from pipeline.model.text import Document
from pipeline.read.document import read, read_bytes
from tests.read.make_plan import GROUNDS, HEAD, SECTIONS, TASKS, make

FILES = Path(__file__).parent / "files"


def shown(document: Document) -> list[tuple[str, str, int]]:
    return [(block.kind, f"{block.number} {block.text}".strip(), len(block.cells)) for block in document.blocks]


@pytest.fixture(scope="module")
def word() -> Document:
    out = io.BytesIO()
    make().save(out)
    return read_bytes(out.getvalue(), "plan.docx")


@pytest.fixture(scope="module")
def print_of() -> Document:
    return read(FILES / "plan.pdf")


def test_the_word_file_gives_the_plan(word: Document) -> None:
    paragraphs = [block.text for block in word.blocks if block.kind == "paragraph"]
    items = [text for heading, texts in SECTIONS for text in (heading, *texts)]
    assert paragraphs[2:-3] == [*GROUNDS, *items]
    rows = [[block.cell_text(i) for i in range(5)] for block in word.blocks if len(block.cells) == 5]
    assert rows == [list(HEAD), *(list(row) for row in TASKS)]


def test_the_print_gives_the_same_paragraphs_and_rows(word: Document, print_of: Document) -> None:
    assert shown(print_of) == shown(word)
    assert [b.text for b in print_of.furniture] == ["2", "4"]
    assert print_of.doubts == word.doubts == ()


def test_headings_and_run_in_headings_are_bold_in_both(word: Document, print_of: Document) -> None:
    for a, b in zip(word.blocks, print_of.blocks, strict=True):
        assert (a.bold, a.bold_spans) == (b.bold, b.bold_spans)
        assert (a.align == "center") == (b.align == "center")


def test_the_print_knows_its_pages(print_of: Document) -> None:
    pages = [block.box.page for block in print_of.blocks if block.box]
    assert pages == sorted(pages)
    assert print_of.source.pages == 4
