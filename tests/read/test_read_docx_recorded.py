"""Automatic numbers of Word lists against the labels that LibreOffice gives them (recorded by numbered_lists)."""

import json

import pytest

from pipeline.model.text import Source
from pipeline.read.docx import read
from tests.read.numbered_lists import LISTS, RECORD, WORD, by_list, word_file

RECORDED: dict[str, list[str]] = json.loads(RECORD.read_text("utf-8"))


@pytest.fixture(scope="module")
def ours() -> dict[str, list[str]]:
    document = read(word_file(), Source(name="lists.docx", sha256="", media_type="", reader="docx"))
    return by_list((f"{b.number} {b.text}".rpartition("[")[0].strip(), int(b.text.rpartition("[")[2].rstrip("]"))) for b in document.blocks)


@pytest.mark.parametrize("name", [listing.name for listing in LISTS if listing.name not in WORD])
def test_a_list_is_numbered_as_libreoffice_numbers_it(name: str, ours: dict[str, list[str]]) -> None:
    assert ours[name] == RECORDED[name]


@pytest.mark.parametrize("name", list(WORD))
def test_where_libreoffice_differs_words_rules_hold(name: str, ours: dict[str, list[str]]) -> None:
    assert ours[name] == WORD[name].split()
    assert ours[name] != RECORDED[name]


def test_there_are_enough_lists() -> None:
    assert len(LISTS) - len(WORD) >= 30
    assert all(RECORDED[listing.name] for listing in LISTS)
