"""The rules that a plan of a ward alone cannot break: a department's letterhead, a công văn, phần and điều, moved parts; and the advice."""

import copy
from typing import Any

import pytest
from lxml import etree
from tests.draft.drafting import RULES, parent, ward
from tests.form.faulty import W, Edit, both, edited, gone, look, paragraph, rule_below, shape, text_of, twice, words
from tests.form.test_form_faults import BASE, DATE, FACTS, FAULTS, HEADER, ITEM, LAST_BASIS, NUMBER, ON, TITLE, found

from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.form.form import check

OFFICE = to_docx(draft([parent()], ward(issuer="Phòng Văn hóa - Xã hội", number="07", date="2026-01-05"), RULES))
ABOVE, NOTE, HEAD = "PHƯỜNG KỲ LỪA", "(Kèm theo", "BẢNG CHỈ TIÊU"


def first_section(**values: str) -> Edit:
    def edit(tree: Any) -> None:
        size = next(tree.iter(f"{W}pgSz"))
        for name, value in values.items():
            size.set(f"{W}{name}", value)

    return edit


def below(tree: Any) -> None:
    """The page number in the footer."""
    for reference in tree.iter(f"{W}headerReference"):
        if reference.get(f"{W}type") == "default":
            reference.tag = f"{W}footerReference"


def number_higher(tree: Any) -> None:
    """The number in the row of the names, the date in the next."""
    number = paragraph(tree, NUMBER)
    cell = number.getparent()
    names = cell.getparent().getprevious().find(f"{W}tc")
    names.append(number)
    etree.SubElement(cell, f"{W}p")


def signature_lower(tree: Any) -> None:
    """The signature in a row of its own below nơi nhận."""
    row = paragraph(tree, "Nơi nhận").getparent().getparent()
    lower = copy.deepcopy(row)
    row.addnext(lower)
    for cell in (row.findall(f"{W}tc")[1], lower.findall(f"{W}tc")[0]):
        for old in cell.findall(f"{W}p"):
            cell.remove(old)
        etree.SubElement(cell, f"{W}p")


def on_the_same_page(tree: Any) -> None:
    """The last annex goes on below what stands before it."""
    section = list(tree.iter(f"{W}sectPr"))[-1]
    kind = etree.Element(f"{W}type")
    kind.set(f"{W}val", "continuous")
    section.find(f"{W}pgSz").addprevious(kind)


def recased(start: str) -> Edit:
    def edit(tree: Any) -> None:
        for text in paragraph(tree, start).iter(f"{W}t"):
            text.text = (text.text or "").upper()

    return edit


def all_gone(*starts: str) -> Edit:
    return both(*(gone(start) for start in starts))


def indented(start: str) -> Edit:
    """A heading in the middle has no indent."""
    return shape(start, "ind", firstLine="0")


PART = both(twice(LAST_BASIS, "Phần I"), look("Phần I", "b", val="1"), look("Phần I", "i", val="0"), shape("Phần I", "jc", val="center"), indented("Phần I"))
POINT = twice(ITEM, "a) Một việc nhỏ của tổ dân phố;", "b) Một việc nữa.")
ARTICLE = both(twice(ITEM, "Điều 1. Phạm vi"), look("Điều 1", "b", val="1"))
SUBJECT = "V/v chăm sóc"


def letter(tree: Any) -> None:
    """The plan made a công văn: its subject below the number, no type and no title."""
    title = paragraph(tree, TITLE)
    for line in (paragraph(tree, "KẾ HOẠCH"), title.getnext(), title):
        line.getparent().remove(line)
    words(NUMBER, "KH-UBND", "UBND-VX")(tree)
    subject = copy.deepcopy(paragraph(tree, NUMBER))
    texts = list(subject.iter(f"{W}t"))
    texts[0].text = "V/v chăm sóc người cao tuổi"
    for more in texts[1:]:
        more.text = ""
    paragraph(tree, NUMBER).addnext(subject)
    look(SUBJECT, "sz", val="24")(tree)


ROWS: list[tuple[str, bytes, Edit | None, Edit]] = [
    ("orientation", BASE, None, both(first_section(w="16838", h="11906", orient="landscape"), rule_below(TITLE, 5200))),
    ("page-number-place", BASE, None, below),
    ("superior-upper", OFFICE, None, words(ABOVE, "PHƯỜNG KỲ LỪA", "Phường Kỳ Lừa")),
    ("superior-size", OFFICE, None, look(ABOVE, "sz", val="28")),
    ("superior-not-bold", OFFICE, None, look(ABOVE, "b", val="1")),
    ("superior-upright", OFFICE, None, look(ABOVE, "i", val="1")),
    ("superior-align", OFFICE, None, shape(ABOVE, "jc", val="left")),
    ("issuer-present", BASE, None, all_gone("ỦY BAN NHÂN DÂN", "PHƯỜNG KỲ LỪA")),
    ("number-present", BASE, None, gone(NUMBER)),
    ("date-present", BASE, None, gone(DATE)),
    ("date-line", BASE, None, number_higher),
    ("title-present", BASE, None, gone(TITLE)),
    ("title-align", BASE, None, shape(TITLE, "jc", val="left")),
    ("subject-size", BASE, letter, look(SUBJECT, "sz", val="28")),
    ("subject-not-bold", BASE, letter, look(SUBJECT, "b", val="1")),
    ("subject-upright", BASE, letter, look(SUBJECT, "i", val="1")),
    ("subject-align", BASE, letter, shape(SUBJECT, "jc", val="left")),
    ("part-size", BASE, PART, look("Phần I", "sz", val="24")),
    ("part-bold", BASE, PART, look("Phần I", "b", val="0")),
    ("part-upright", BASE, PART, look("Phần I", "i", val="1")),
    ("part-align", BASE, PART, both(shape("Phần I", "jc", val="both"), shape("Phần I", "ind", firstLine="720"))),
    ("article-size", BASE, ARTICLE, look("Điều 1", "sz", val="24")),
    ("point-size", BASE, POINT, look("a) Một", "sz", val="24")),
    ("point-upright", BASE, POINT, look("a) Một", "i", val="1")),
    ("signer-lower", BASE, None, recased("Nguyễn Thị Lan")),
    ("recipients-present", BASE, None, gone("Nơi nhận")),
    ("recipients-beside", BASE, None, signature_lower),
    ("authority-present", BASE, None, all_gone("TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("annex-page", BASE, None, on_the_same_page),
    ("annex_title-upright", BASE, None, look(HEAD, "i", val="1")),
    ("annex_title-align", BASE, None, shape(HEAD, "jc", val="left")),
    ("annex_note-brackets", BASE, None, words(NOTE, "(Kèm theo", "Kèm theo")),
]


@pytest.mark.parametrize(("rule", "base", "start", "edit"), ROWS, ids=[row[0] for row in ROWS])
def test_one_fault_is_found_and_nothing_else(rule: str, base: bytes, start: Edit | None, edit: Edit) -> None:
    sound = edited(base, start) if start else base
    assert found(sound) == set()
    assert found(edited(sound, edit)) == {rule}


def test_a_plan_without_its_type_is_told_so() -> None:
    assert "type-present" in found(edited(BASE, gone("KẾ HOẠCH")))


def advice(data: bytes) -> set[str]:
    return {f.rule for f in check(data, "van-ban.docx", RULES, on=ON).faults if f.severity == "advice"}


@pytest.mark.parametrize(
    ("rule", "edit"),
    [("body-one-size", look("Ủy ban nhân dân phường Kỳ Lừa ban hành", "sz", val="26")), ("body-ending", words("Trên đây", "./.", "."))],
)
def test_what_is_only_advised(rule: str, edit: Edit) -> None:
    assert advice(edited(BASE, edit)) == {"body-bullets", rule}
    assert found(edited(BASE, edit)) == set()


def test_each_rule_of_the_decree_has_its_own_fault() -> None:
    told = {rule for rule, _ in (*FAULTS, *HEADER)} | {row[0] for row in ROWS} | {"type-present", "body-one-size", "body-ending", "body-bullets"}
    assert {row["id"] for row in RULES.table("nd30_2020")["form"]} - told == set()


def test_the_edits_change_what_they_say() -> None:
    assert FACTS["number"] in text_of(paragraph(etree.fromstring(_document(edited(BASE, number_higher))), NUMBER))


def _document(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


def noted(tree: Any) -> None:
    """A note in brackets between the title and its rule."""
    note = copy.deepcopy(paragraph(tree, TITLE))
    texts = list(note.iter(f"{W}t"))
    texts[0].text = "(Thực hiện Nghị quyết số 12-NQ/ĐU ngày 20/11/2025 của Đảng ủy phường)"
    for more in texts[1:]:
        more.text = ""
    paragraph(tree, TITLE).addnext(note)


def emptied(tree: Any) -> None:
    """An annex pushed to its page by empty lines."""
    on_the_same_page(tree)
    head = paragraph(tree, "Phụ lục II")
    for _ in range(4):
        head.addprevious(etree.Element(f"{W}p"))


@pytest.mark.parametrize(
    "edit", [noted, emptied, words(DATE, "Kỳ Lừa,", "Phường 4,"), twice(HEAD, "của các phòng, ban năm 2026"), twice(ITEM, "2.1. Một việc của phường;", "2.2. Một việc nữa.")],
    ids=["note", "empty lines", "numbered place", "line below a heading", "numbers of two levels"],
)
def test_what_is_no_fault(edit: Edit) -> None:
    assert found(edited(BASE, edit)) == set()


def test_the_prime_ministers_sign_is_written_so() -> None:
    assert found(edited(BASE, words(NUMBER, "KH-UBND", "QĐ-TTg"))) == {"number-type"}
