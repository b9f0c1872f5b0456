"""Origins: as Word comments, and as a table with what was left out and what is open."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import regex
from tests.draft.drafting import RULES, parent, read, ward

from pipeline.cli import main
from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.export.trace import trace_sheets
from pipeline.export.xlsx import to_xlsx
from pipeline.model import DraftParagraph

CORPUS = Path(__file__).parent.parent.parent / "corpus"
MADE = draft([parent()], ward(annex=True), RULES)


def comments(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/comments.xml").decode()


def test_number_date_and_signer_are_asked_for_in_comments() -> None:
    told = comments(to_docx(MADE))
    for where in ("số, ký hiệu", "địa danh, ngày tháng", "chữ ký"):
        assert next(b.question for b in MADE.blanks if b.where == where) in told


def test_what_the_profile_gives_is_not_asked_for() -> None:
    told = comments(to_docx(draft([parent()], ward(number="07", date="2026-01-05", signer={"name": "Nguyễn Thị Lan"}), RULES)))
    assert not any(b.question in told for b in MADE.blanks if b.where in ("số, ký hiệu", "địa danh, ngày tháng", "chữ ký"))


def test_with_trace_every_paragraph_and_row_tells_its_origin() -> None:
    told = comments(to_docx(MADE, trace=True))
    assert told.count("Cách đưa vào: ") == len(MADE.origins)
    assert "Nguồn: chỉ tiêu T1 “" in told
    assert "giữ nguyên mức cấp trên giao" in told
    assert "Cách đưa vào: " not in comments(to_docx(MADE))


def test_each_origin_is_told_in_words() -> None:
    ids = regex.compile(r"(?:^|; )[a-z]+(?:-[a-z]+)+(?:;|$)|P\d:")
    assert [o.note for o in MADE.origins if not o.note or ids.search(o.note)] == []
    assert [o for o in MADE.origins if ids.search(o.source)] == []
    assert all(bool(o.quote) == bool(o.parent) for o in MADE.origins)


def test_of_several_parents_the_document_is_named() -> None:
    made = draft([parent(), parent("- 85% trẻ em được tiêm chủng.")], ward(), RULES)
    assert [o for o in made.origins if o.source == "văn bản 2, chỉ tiêu T1"]


def test_comments_do_not_change_what_is_read() -> None:
    plain, traced = (read(to_docx(MADE, trace=t), "du-thao.docx") for t in (False, True))
    assert [t.quantity for t in plain.targets] == [t.quantity for t in traced.targets]
    assert [a.duty for a in plain.assignments] == [a.duty for a in traced.assignments]


def test_no_sentence_is_without_an_origin() -> None:
    assert all(o.rule or o.parent for o in MADE.origins)
    assert len(MADE.origins) >= sum(isinstance(p, DraftParagraph) for p in MADE.content)


def test_what_is_left_out_is_quoted() -> None:
    made_from = parent("- Xây dựng 05 trung tâm điều dưỡng cấp tỉnh.")
    made = draft([made_from], ward(), RULES)
    quotes = {a.evidence.quote for a in made_from.assignments} | {t.evidence.quote for t in made_from.targets}
    assert made.dropped
    assert any(d.quote in quotes for d in made.dropped)
    assert {d.source for d in made.dropped if d.parent.startswith("P1:T")} <= {f"chỉ tiêu {t.id}" for t in made_from.targets}


def test_the_table_holds_all_three_lists() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(trace_sheets(MADE))))
    assert [s.title for s in book] == ["Nguồn từng đoạn", "Không đưa vào", "Cần quyết định"]
    assert [s.max_row - 1 for s in book] == [len(MADE.origins), len(MADE.dropped), len(MADE.blanks)]


def test_the_command_writes_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, table = tmp_path / "du-thao.docx", tmp_path / "nguon.xlsx"
    given = [str(CORPUS / "ctxh-tinh" / "source.docx"), "--ward", str(CORPUS / "ctxh-phuong" / "ward.toml")]
    assert main(["draft", *given, "-o", str(out), "--trace", "--trace-table", str(table)]) == 0
    assert "Nguồn: chỉ tiêu T1" in comments(out.read_bytes())
    assert openpyxl.load_workbook(table).sheetnames[0] == "Nguồn từng đoạn"
