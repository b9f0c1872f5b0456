"""Automatic numbers against what Word shows for the same numbering.xml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_styles import Styles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def tree(name: str, inside: str) -> etree._Element:
    return etree.fromstring(f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>')


def level(depth: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def listing(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', inside: str = "") -> etree._Element:
    return tree("numbering", f'<w:abstractNum w:abstractNumId="0">{inside}{"".join(levels)}</w:abstractNum>{nums}')


def labels(numbering: etree._Element, *uses: tuple[str, int], styles: etree._Element | None = None) -> list[str]:
    """The labels of paragraphs numbered by these (numId, ilvl), one after another."""
    known = Styles(styles, None)
    counter = Numbering(numbering, known)
    found = []
    for num_id, depth in uses:
        properties = tree("pPr", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>')
        label = counter.label(known.setting(properties))
        found.append("-none-" if label is None else label.text)
    return found


PLAN = (level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter"))


@pytest.mark.parametrize(
    ("depths", "expected"),
    [
        ([0, 1, 1, 2, 2, 0, 1], ["I.", "1.", "2.", "2.1.", "2.2.", "II.", "1."]),
        ([0, 1, 2, 3, 3, 2, 3], ["I.", "1.", "1.1.", "a)", "b)", "1.2.", "a)"]),
        ([1, 2, 2], ["1.", "1.1.", "1.2."]),
        ([2], ["1.1."]),
    ],
)
def test_levels_count_and_restart_below_a_higher_one(depths: list[int], expected: list[str]) -> None:
    assert labels(listing(*PLAN), *[("1", d) for d in depths]) == expected


@pytest.mark.parametrize(
    ("form", "count", "expected"),
    [
        ("decimal", 3, "3"), ("decimalZero", 3, "03"), ("upperRoman", 4, "IV"), ("lowerRoman", 9, "ix"),
        ("upperLetter", 2, "B"), ("lowerLetter", 4, "d"), ("lowerLetter", 28, "bb"), ("ordinal", 2, "2."), ("none", 1, ""),
        ("vietnameseCounting", 1, "một"), ("vietnameseCounting", 21, "hai mươi mốt"), ("vietnameseCounting", 15, "mười lăm"),
        ("numberInDash", 2, "- 2 -"), ("decimalEnclosedCircle", 2, "②"), ("somethingNew", 5, "5"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, count: int, expected: str) -> None:
    assert labels(listing(level(0, "%1", form)), *[("1", 0)] * count)[-1] == expected


def test_custom_form_pads_as_its_pattern() -> None:
    numbering = listing('<w:lvl w:ilvl="0"><w:numFmt w:val="custom" w:format="001, 002, 003"/><w:lvlText w:val="%1"/></w:lvl>')
    assert labels(numbering, ("1", 0), ("1", 0)) == ["001", "002"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("-", "Times New Roman", "-"), ("–", "Calibri", "-"), ("\uf0b7", "Symbol", "•"), ("o", "Courier New", "•"),
        ("\uf02d", "Symbol", "-"), ("+", "Times New Roman", "+"), ("\uf0d8", "Wingdings", "•"), ("\uf0fc", "Wingdings", "•"),
        ("", "Symbol", "•"), ("*", "Times New Roman", "*"),
    ],
)  # fmt: skip
def test_bullets_become_text_markers(text: str, font: str, expected: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    numbering = listing(f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>')
    assert labels(numbering, ("1", 0)) == [expected]


def test_two_instances_of_one_list_count_together() -> None:
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    assert labels(listing(*PLAN, nums=nums), ("1", 0), ("2", 0), ("1", 0)) == ["I.", "II.", "III."]


def test_start_override_restarts_once() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    uses = [("1", 0), ("1", 1), ("1", 1), ("2", 1), ("2", 1), ("1", 0)]
    assert labels(listing(*PLAN, nums=nums), *uses) == ["I.", "1.", "2.", "5.", "6.", "II."]


def test_level_override_changes_the_form() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Điều %1.")}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    assert labels(listing(*PLAN, nums=nums), ("1", 0), ("1", 0)) == ["Điều 1.", "Điều 2."]


@pytest.mark.parametrize(("restart", "expected"), [("0", "3."), ("1", "1."), (None, "1.")])
def test_restart_may_be_switched_off(restart: str | None, expected: str) -> None:
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    numbering = listing(level(0, "%1.", "upperRoman"), level(1, "%2.", "decimal", more))
    assert labels(numbering, ("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1))[-1] == expected


def test_legal_numbering_shows_roman_levels_in_figures() -> None:
    numbering = listing(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", "decimal", "<w:isLgl/>"))
    assert labels(numbering, ("1", 0), ("1", 0), ("1", 1)) == ["I.", "II.", "2.1."]


def test_no_number_where_the_list_is_zero_or_unknown() -> None:
    assert labels(listing(*PLAN), ("0", 0), ("9", 0), ("1", 7)) == ["-none-", "-none-", "-none-"]


def test_a_style_brings_its_list_and_level() -> None:
    styles = tree(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Muc"/></w:style>',
    )
    numbering = listing(level(0, "%1.", "upperRoman"), level(1, "%2.", "decimal", '<w:pStyle w:val="Muc"/>'))
    known = Styles(styles, None)
    counter = Numbering(numbering, known)
    found = [counter.label(known.setting(tree("pPr", f'<w:pStyle w:val="{name}"/>'))) for name in ("Muc", "Muc", "Con")]
    assert [label.text if label else None for label in found] == ["1.", "2.", "I."]


def test_a_list_style_leads_to_the_list_that_defines_it() -> None:
    styles = tree(
        "styles",
        '<w:style w:type="numbering" w:styleId="DS"><w:name w:val="DS"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
    )
    numbering = tree(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="DS"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="DS"/>{level(0, "%1)", "lowerLetter")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    )
    assert labels(numbering, ("1", 0), ("1", 0), styles=styles) == ["a)", "b)"]


@given(st.lists(st.integers(0, 3), max_size=30))
def test_every_level_counts_by_one_until_it_is_restarted(depths: list[int]) -> None:
    shown = labels(listing(*[level(d, f"%{d + 1}") for d in range(4)]), *[("1", d) for d in depths])
    last: dict[int, int] = {}
    for depth, label in zip(depths, shown, strict=True):
        assert int(label) == last.get(depth, 0) + 1
        last = {d: n for d, n in last.items() if d < depth} | {depth: int(label)}
