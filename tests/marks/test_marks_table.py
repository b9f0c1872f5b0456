"""The table of fields counts honestly: what is right, wrong and absent, and the marks themselves are whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model import Block, Body, Deadline, Document, Evidence, Quantity, Source, Span, Target
from tests.marks.reading import Mark, marks, stands_at
from tests.marks.table import FIELDS, Compared, compared, table

KNOWN = {"at", "says", "skip", "corrected", "low", "high"}
TARGET = Target(
    id="T1", text="Ít nhất 70% hộ dân phân loại rác", quantity=Quantity(low=Decimal(70), high=Decimal(70), unit="%", bound="at_least"),
    indicator="phân loại rác", direction="higher", population=("hộ dân",), deadline=Deadline(by="2027-12-31", source="heading"), where="objectives",
    evidence=Evidence(quote="70% hộ dân", rule="bound-at-least", spans=(Span(block=0, start=0, end=10),)),
)  # fmt: skip
MARK: dict[str, Any] = {
    "at": "Ít nhất 70%", "low": 70, "unit": "%", "indicator": "phân loại rác", "population": ["hộ dân"], "by": "2027-12-31", "source": "heading",
}  # fmt: skip


def held(mark: dict[str, Any], target: Target | None) -> dict[str, Compared]:
    return {line.field: line for line in compared(Mark("a.docx", "targets", mark), target)}


def test_a_field_that_neither_side_fills_is_not_compared() -> None:
    lines = held(MARK, TARGET)
    assert {line.outcome for line in lines.values()} == {"right"}
    assert "per" not in lines
    assert "owner" not in lines


@pytest.mark.parametrize(
    ("change", "field", "outcome"),
    [
        ({"low": 75}, "value", "wrong"),
        ({"bound": "more_than"}, "bound", "wrong"),
        ({"population": ["hộ dân", "hộ kinh doanh"]}, "population", "wrong"),
        ({"population": []}, "population", "wrong"),
        ({"by": ""}, "by", "wrong"),
        ({"per": "năm"}, "per", "absent"),
        ({"every": "year"}, "every", "absent"),
        ({"owner": "Sở Xây dựng"}, "owner", "absent"),
        ({"restates": "Trên 60%"}, "restates", "absent"),
        ({"commitment": "aspirational"}, "commitment", "wrong"),
    ],
)
def test_a_field_that_differs_is_wrong_or_absent(change: dict[str, Any], field: str, outcome: str) -> None:
    assert held({**MARK, **change}, TARGET)[field].outcome == outcome


def test_an_item_that_was_not_found_lacks_every_field() -> None:
    assert {line.outcome for line in held(MARK, None).values()} == {"absent"}


def test_a_field_that_readers_differ_on_is_not_compared() -> None:
    assert "population" not in held({**MARK, "population": [], "skip": ["population"]}, TARGET)


def test_what_is_said_again_is_right_only_for_the_target_meant() -> None:
    again = replace(TARGET, id="T9", restates="T1")
    meant = list(compared(Mark("a.docx", "targets", {**MARK, "restates": "Trên 60%"}), again, lambda at: ["T1"]))
    other = list(compared(Mark("a.docx", "targets", {**MARK, "restates": "Trên 60%"}), again, lambda at: ["T2"]))
    assert [[x.outcome for x in lines if x.field == "restates"] for lines in (meant, other)] == [["right"], ["wrong"]]


def test_groups_of_bodies_may_be_listed_or_not_named_ones_must() -> None:
    support = next(field for field in FIELDS["duties"] if field.name == "support")
    police = Body(text="Công an tỉnh", name="Công an tỉnh")
    assert support.same(["Công an tỉnh", "các sở, ngành"], (police,))
    assert support.same(["Công an tỉnh"], (police, Body(text="các đơn vị liên quan")))
    assert not support.same(["Sở Tài chính"], (police,))
    assert not support.same(["các sở, ngành"], (police,))


def test_a_mark_is_found_by_the_first_words_of_its_block() -> None:
    source = Source(name="a.docx", sha256="", media_type="", reader="docx")
    document = Document(source=source, blocks=(Block(id=0, text="- Ít nhất 70% hộ dân phân loại rác"),))
    assert stands_at("ít nhất 70%", TARGET, document)
    assert not stands_at("trên 60%", TARGET, document)


def test_the_table_tells_how_many_marks_were_corrected() -> None:
    wanted = (Mark("a.docx", "targets", {**MARK, "corrected": ["by", "source"]}),)
    text = table(list(compared(wanted[0], replace(TARGET, per="năm"))), wanted)
    assert "corrected after a comparison: 2" in text
    assert "| targets: per | 1 | 0 | 1 | 0 | 0.000 |" in text
    assert "| duties: lead | 0 | 0 | 0 | 0 | – |" in text


@pytest.mark.parametrize("mark", marks(), ids=lambda m: f"{m.file.split('/')[-1]}:{m.at[:20]}")
def test_each_mark_names_known_fields_and_copies_no_sentence(mark: Mark) -> None:
    names = {field.name for field in FIELDS[mark.kind]} | KNOWN
    assert set(mark.fields) <= names
    assert mark.skipped | mark.corrected <= names
    assert len(mark.at.split()) <= 14
    assert mark.kind == "duties" or "low" in mark.fields
