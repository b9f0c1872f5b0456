"""The laws of every document: clean text, numbered blocks, offsets inside it, no traceback."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.model.text import Document, Source
from pipeline.read.blocks import BOLD, BOLD_END, ITALIC, ITALIC_END, GridCell, document, paragraph, row, styled
from pipeline.read.document import read_bytes
from pipeline.vietnamese import clean

PIECES = ["|", "\n", "\n\n", "|\n", "- ", "1. ", "a) ", "**", "*", "_", "# ", "I. ", "Đạt 90%", "của", "tỉnh;", " | ", "  ", "\t", "Nơi nhận:", "KẾ HOẠCH",
          "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\u200b", "e\u0302\u0301", "\f", "2", "---", "\\", "[1]", "<br>", "<b>", "(", ")", "ngày 24"]  # fmt: skip


def outcome(data: bytes) -> Document | str:
    """The document, or the sentence that refuses the file."""
    try:
        return read_bytes(data, "a.txt")
    except UnreadableError as error:
        return str(error)


def lawful_or_refused(found: Document | str) -> None:
    if isinstance(found, Document):
        lawful(found)
    else:
        assert "a.txt" in found
        assert found.endswith(".")


def lawful(found: Document) -> None:
    for i, block in enumerate(found.blocks):
        assert block.id == i
        assert block.text == clean(block.text).strip() != ""
        assert all(0 <= c.start <= c.end <= len(block.text) for c in block.cells)
        assert all(0 <= a < b <= len(block.text) and block.text[a:b].strip() for a, b in block.bold_spans)
        assert (block.kind == "row") == bool(block.cells) == (block.table is not None)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["", "# a\n**b** **c**\n", "<html><body>"]))
def test_any_text_gives_a_lawful_document(text: str, head: str) -> None:
    lawful_or_refused(outcome((head + text).encode()))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_sentence(data: bytes) -> None:
    lawful_or_refused(outcome(data))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([BOLD, BOLD_END, ITALIC, ITALIC_END, " ", "\n", "a", "đ ", "\u0301", "b"]), max_size=30).map("".join))
def test_marks_leave_clean_text(marked: str) -> None:
    found = styled(marked)
    assert found.text == clean(found.text).strip()
    assert not any(mark in found.text for mark in (BOLD, BOLD_END, ITALIC, ITALIC_END))
    assert all(found.text[a:b].strip() for a, b in found.bold_spans)


def test_no_letter_of_plain_text_is_lost() -> None:
    text = "KẾ HOẠCH\n\nI. MỤC TIÊU\n- Đạt 90% hộ\ndân.\n7\nBảng: a | b\n"
    found = read_bytes(text.encode(), "a.txt")
    letters = "".join(b.text for b in (*found.blocks, *found.furniture))
    assert sorted(letters.replace(" ", "")) == sorted("".join(text.split()))


def test_rows_keep_empty_cells() -> None:
    made = row([GridCell(text=t, column=i) for i, t in enumerate(["", BOLD + "a" + BOLD_END, "", "b\n c", ""])], table=3, locator="x")
    assert made is not None
    assert made.text == "| a | | b\nc |"
    assert [made.cell_text(i) for i in range(5)] == ["", "a", "", "b\nc", ""]
    assert made.bold_spans == ((2, 3),)
    assert row([GridCell(text=" ", column=0)], table=0) is None


def test_a_thousand_columns_are_the_limit() -> None:
    wide = row([GridCell(text="a", column=i) for i in range(1001)], table=0)
    source = Source(name="a.md", sha256="", media_type="", reader="")
    with pytest.raises(UnreadableError, match=r"1\.000 cột"):
        document(source, [wide])
    assert document(source, [None, paragraph("b")]).blocks[0].text == "b"


@pytest.mark.parametrize(
    "data",
    [
        b"a b " * 300_000, b"a" * 1_000_000, b"a\n" * 40_000, b"|a" * 100_000 + b"|\n|---|\n", b"|\n" * 100_000, b"|\na\n" * 20_000,
        b"|\n1\n|\na\n|\n|\nc\n|\n" * 5_000, b"*" * 500_000 + b"\n# a\n# b", b"# a\n# b\n" + b"![" * 200_000, b"# a\n# b\n" + b"[a](" * 200_000,
        b"# a\n# b\n" + b"_a " * 200_000, b"<html><p>" + b"a<sup>2</sup>" * 20_000, b"<html>" + b"<ol><li>a" * 5_000,
        b"<html><table>" + (b"<tr>" + b"<td rowspan=65000>a" * 20) * 100, b"<html>" + b"<" * 300_000, "KẾ HOẠCH\x00 năm".encode(), b"\x00" * 1000,
    ],
    ids=range(17),
)  # fmt: skip
def test_hostile_files_stay_within_bounds(data: bytes) -> None:
    begun = time.monotonic()
    lawful_or_refused(outcome(data))
    assert time.monotonic() - begun < 10
