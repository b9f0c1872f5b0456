"""Each rule finds its own fault and no other rule speaks."""

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.draft.drafting import RULES, parent, ward
from tests.form.faulty import W, Edit, both, edited, gone, look, page, paragraph, rule_below, shape, text_of, twice, without_page, words

from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.errors import UnreadableError
from pipeline.form.fix import fix
from pipeline.form.form import check
from pipeline.model import FormReport

ON = datetime.date(2026, 11, 21)
FACTS: dict[str, Any] = {"annex": True, "number": "07", "date": "2026-01-05", "signer": {"capacity": "PHÓ CHỦ TỊCH", "name": "Nguyễn Thị Lan"}}
BASE = to_docx(draft([parent()], ward(**FACTS), RULES))
LIBREOFFICE = (Path(__file__).parent / "libreoffice.docx").read_bytes()

NATION, MOTTO, ISSUER, NUMBER, DATE = "CỘNG HÒA", "Độc lập", "PHƯỜNG KỲ LỪA", "Số:", "Kỳ Lừa, ngày"
BASIS, LAST_BASIS, WORDS, ITEM = "Căn cứ Luật", "Căn cứ Quyết định", "Ủy ban nhân dân phường Kỳ Lừa ban hành", "- Ít nhất 95%"
ANNEX, ANNEX_TITLE, NOTE = "Phụ lục", "BẢNG PHÂN CÔNG", "(Kèm theo"


def found(data: bytes) -> set[str]:
    return {f.rule for f in check(data, "van-ban.docx", RULES, on=ON).faults if f.severity != "advice"}


def title_of(data: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        lines = [text_of(p) for p in etree.fromstring(package.read("word/document.xml")).iter(f"{W}p")]
    return str(lines[lines.index("KẾ HOẠCH") + 1][:15])


TITLE = title_of(BASE)


def header_edit(**values: str) -> Edit:
    """A property of the runs of the page number."""

    def edit(tree: Any) -> None:
        from lxml import etree

        for run in tree.iter(f"{W}r"):
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            for name, value in values.items():
                etree.SubElement(properties, f"{W}{name}").set(f"{W}val", value)

    return edit


FAULTS: list[tuple[str, Edit]] = [
    ("paper", page("pgSz", w="12240", h="15840")),
    ("margin-top", page("pgMar", top="850")),
    ("margin-bottom", page("pgMar", bottom="2000")),
    ("margin-left", page("pgMar", left="1134")),
    ("margin-right", page("pgMar", right="1400")),
    ("font", look(WORDS, "rFonts", ascii="Arial", hAnsi="Arial")),
    ("font-unicode", look(WORDS, "rFonts", ascii=".VnTime", hAnsi=".VnTime")),
    ("colour", look(WORDS, "color", val="FF0000")),
    ("page-number-arabic", page("pgNumType", fmt="upperRoman")),
    ("page-number-start", lambda tree: next(iter(tree.iter(f"{W}sectPr"))).append(_number_type("3"))),
    ("page-number-first", without_page("titlePg", 0)),
    ("nation-present", gone(NATION)),
    ("nation-upper", words(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("nation-size", look(NATION, "sz", val="30")),
    ("nation-bold", look(NATION, "b", val="0")),
    ("nation-upright", look(NATION, "i", val="1")),
    ("motto-present", gone(MOTTO)),
    ("motto-size", look(MOTTO, "sz", val="24")),
    ("motto-bold", look(MOTTO, "b", val="0")),
    ("motto-upright", look(MOTTO, "i", val="1")),
    ("motto-align", shape(MOTTO, "jc", val="left")),
    ("motto-text", words(MOTTO, "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc")),
    ("motto-rule", rule_below(MOTTO, None)),
    ("motto-rule-length", rule_below(MOTTO, 100)),
    ("motto-underlined", look(MOTTO, "u", val="single")),
    ("nation-motto-apart", shape(NATION, "spacing", after="200")),
    ("issuer-upper", words(ISSUER, "PHƯỜNG KỲ LỪA", "Phường Kỳ Lừa")),
    ("issuer-size", look(ISSUER, "sz", val="28")),
    ("issuer-bold", look(ISSUER, "b", val="0")),
    ("issuer-upright", look(ISSUER, "i", val="1")),
    ("issuer-align", shape(ISSUER, "jc", val="left")),
    ("issuer-rule", rule_below(ISSUER, None)),
    ("issuer-rule-length", rule_below(ISSUER, 20)),
    ("issuer-underlined", look(ISSUER, "u", val="single")),
    ("issuer-full", words("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", "UBND")),
    ("number-size", look(NUMBER, "sz", val="28")),
    ("number-not-bold", look(NUMBER, "b", val="1")),
    ("number-upright", look(NUMBER, "i", val="1")),
    ("number-align", shape(NUMBER, "jc", val="left")),
    ("number-colon", words(NUMBER, "Số:", "Số")),
    ("number-word", words(NUMBER, "Số:", "SỐ:")),
    ("number-padded", words(NUMBER, "07/", "7/")),
    ("number-spaced", words(NUMBER, "KH-UBND", "KH - UBND")),
    ("number-upper", words(NUMBER, "KH-UBND", "KH-ubnd")),
    ("number-type", words(NUMBER, "KH-UBND", "BC-UBND")),
    ("date-size", look(DATE, "sz", val="24")),
    ("date-italic", look(DATE, "i", val="0")),
    ("date-not-bold", look(DATE, "b", val="1")),
    ("date-align", shape(DATE, "jc", val="left")),
    ("date-full", words(DATE, "ngày 05 tháng 01 năm 2026", "05/01/2026")),
    ("date-comma", words(DATE, "Kỳ Lừa,", "Kỳ Lừa")),
    ("date-place", words(DATE, "Kỳ Lừa", "kỳ Lừa")),
    ("date-day", words(DATE, "ngày 05", "ngày 5")),
    ("date-month", words(DATE, "tháng 01", "tháng 1")),
    ("date-real", words(DATE, "ngày 05 tháng 01", "ngày 31 tháng 02")),
    ("type-upper", words("KẾ HOẠCH", "KẾ HOẠCH", "Kế hoạch")),
    ("type-size", look("KẾ HOẠCH", "sz", val="32")),
    ("type-bold", look("KẾ HOẠCH", "b", val="0")),
    ("type-upright", look("KẾ HOẠCH", "i", val="1")),
    ("type-align", shape("KẾ HOẠCH", "jc", val="right")),
    ("title-size", look(TITLE, "sz", val="24")),
    ("title-bold", look(TITLE, "b", val="0")),
    ("title-upright", look(TITLE, "i", val="1")),
    ("title-lower", lambda tree: _upper_title(tree)),
    ("title-rule", rule_below(TITLE, None)),
    ("title-rule-length", rule_below(TITLE, 100)),
    ("title-underlined", look(TITLE, "u", val="single")),
    ("basis-italic", look(BASIS, "i", val="0")),
    ("basis-size", look(BASIS, "sz", val="24")),
    ("basis-not-bold", look(LAST_BASIS, "b", val="1")),
    ("basis-semicolon", words(BASIS, ";", ".")),
    ("basis-stop", words(LAST_BASIS, "cao tuổi.", "cao tuổi;")),
    ("basis-one", words(BASIS, "Căn cứ Luật", "Căn cứ Hiến pháp; căn cứ Luật")),
    ("basis-law", words(BASIS, "địa phương ngày", "địa phương số 72/2025/QH15 ngày")),
    ("body-size", look(ITEM, "sz", val="24")),
    ("body-upright", look(ITEM, "i", val="1")),
    ("content-align", shape(ITEM, "jc", val="left")),
    ("content-indent", shape(ITEM, "ind", firstLine="300")),
    ("content-apart", both(shape("- 100%", "spacing", before="0"), shape(ITEM, "spacing", after="40"))),
    ("content-leading", shape(ITEM, "spacing", line="480", lineRule="auto")),
    ("body-lower", twice(ITEM, "- CÁC ĐƠN VỊ TỔ CHỨC THỰC HIỆN KẾ HOẠCH NÀY.")),
    ("heading1-upper", words("I. MỤC TIÊU", "MỤC TIÊU", "Mục tiêu")),
    ("heading1-size", look("I. MỤC TIÊU", "sz", val="24")),
    ("heading1-bold", look("I. MỤC TIÊU", "b", val="0")),
    ("heading1-upright", look("I. MỤC TIÊU", "i", val="1")),
    ("heading1-mark", words("I. MỤC TIÊU", "I.", "I/")),
    ("heading1-order", words("II. NHIỆM VỤ", "II.", "IV.")),
    ("heading2-size", look("1. Mục tiêu chung", "sz", val="24")),
    ("heading2-bold", look("1. Mục tiêu chung", "b", val="0")),
    ("heading2-upright", look("1. Mục tiêu chung", "i", val="1")),
    ("heading2-lower", words("1. Mục tiêu chung", "Mục tiêu chung", "MỤC TIÊU CHUNG")),
    ("heading2-mark", words("1. Mục tiêu chung", "1.", "1)")),
    ("heading2-order", words("2. Mục tiêu cụ thể", "2.", "3.")),
    ("authority-upper", words("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phó Chủ tịch")),
    ("authority-size", look("TM. ỦY BAN", "sz", val="24")),
    ("authority-bold", look("TM. ỦY BAN", "b", val="0")),
    ("authority-upright", look("TM. ỦY BAN", "i", val="1")),
    ("authority-align", shape("TM. ỦY BAN", "jc", val="left")),
    ("authority-abbreviation", words("KT. CHỦ TỊCH", "KT.", "KT")),
    ("authority-collective", gone("TM. ỦY BAN")),
    ("authority-deputy", words("KT. CHỦ TỊCH", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH")),
    ("signer-size", look("Nguyễn Thị Lan", "sz", val="24")),
    ("signer-bold", look("Nguyễn Thị Lan", "b", val="0")),
    ("signer-upright", look("Nguyễn Thị Lan", "i", val="1")),
    ("signer-align", shape("Nguyễn Thị Lan", "jc", val="left")),
    ("signer-degree", words("Nguyễn Thị Lan", "Nguyễn", "ThS. Nguyễn")),
    ("recipients-size", look("Nơi nhận", "sz", val="26")),
    ("recipients-bold", look("Nơi nhận", "b", val="0")),
    ("recipients-italic", look("Nơi nhận", "i", val="0")),
    ("recipients-align", shape("Nơi nhận", "jc", val="center")),
    ("recipients-label", words("Nơi nhận", "Nơi nhận:", "Nơi nhận")),
    ("recipient-size", look("- Lưu", "sz", val="24")),
    ("recipient-not-bold", look("- Lưu", "b", val="1")),
    ("recipient-upright", look("- Lưu", "i", val="1")),
    ("recipient-align", shape("- Lưu", "jc", val="center")),
    ("recipient-dash", words("- UBND", "- UBND", "UBND")),
    ("recipient-semicolon", words("- UBND", ";", "")),
    ("recipient-kept", words("- Lưu", "Lưu: VT", "Văn thư")),
    ("recipient-stop", lambda tree: _last_mark(tree)),
    ("recipient-as-above", words("- UBND", "UBND tỉnh Lạng Sơn (b/c)", "Như trên")),
    ("annex-size", look(ANNEX, "sz", val="26")),
    ("annex-bold", look(ANNEX, "b", val="0")),
    ("annex-upright", look(ANNEX, "i", val="1")),
    ("annex-align", shape(ANNEX, "jc", val="left")),
    ("annex-roman", words("Phụ lục I", "Phụ lục I", "Phụ lục 1")),
    ("annex-numbers", without_page("pgNumType", -1)),
    ("annex_title-upper", words(ANNEX_TITLE, "BẢNG PHÂN CÔNG NHIỆM VỤ", "Bảng phân công nhiệm vụ")),
    ("annex_title-size", look(ANNEX_TITLE, "sz", val="24")),
    ("annex_title-bold", look(ANNEX_TITLE, "b", val="0")),
    ("annex_note-size", look(NOTE, "sz", val="24")),
    ("annex_note-italic", look(NOTE, "i", val="0")),
    ("annex_note-align", shape(NOTE, "jc", val="left")),
    ("point-alphabet", twice(ITEM, "a) Một việc;", "b) Hai việc;", "c) Ba việc;", "d) Bốn việc;", "e) Năm việc.")),
    ("point-mark", twice(ITEM, "a. Một việc nhỏ;", "b) Hai việc nhỏ.")),
    ("article-mark", twice(ITEM, "Điều 1 Phạm vi của Kế hoạch.")),
]


def _number_type(start: str) -> Any:
    from lxml import etree

    element = etree.Element(f"{W}pgNumType")
    element.set(f"{W}start", start)
    return element


def _upper_title(tree: Any) -> None:
    for text in paragraph(tree, TITLE).iter(f"{W}t"):
        text.text = (text.text or "").upper()


def _last_mark(tree: Any) -> None:
    last = list(paragraph(tree, "- Lưu").iter(f"{W}t"))[-1]
    last.text = (last.text or "").rstrip(".") + ";"


def test_a_faultless_draft_has_no_fault() -> None:
    assert found(BASE) == set()


def test_the_same_file_saved_by_libreoffice_has_none() -> None:
    assert found(LIBREOFFICE) == set()


@pytest.mark.parametrize(("rule", "edit"), FAULTS, ids=[rule for rule, _ in FAULTS])
def test_one_fault_is_found_and_nothing_else(rule: str, edit: Edit) -> None:
    assert found(edited(BASE, edit)) == {rule}


def _bare(tree: Any) -> None:
    for paragraph_ in tree.findall(f"{W}p"):
        tree.remove(paragraph_)


HEADER: list[tuple[str, Edit]] = [
    ("page-number-size", header_edit(sz="22")),
    ("page-number-upright", header_edit(i="1")),
    ("page-number-present", lambda tree: _bare(tree)),
    ("page-number-align", lambda tree: _left(tree)),
]


def _left(tree: Any) -> None:
    from lxml import etree

    properties = next(tree.iter(f"{W}pPr"))
    etree.SubElement(properties, f"{W}jc").set(f"{W}val", "right")


@pytest.mark.parametrize(("rule", "edit"), HEADER, ids=[rule for rule, _ in HEADER])
def test_faults_of_the_page_number(rule: str, edit: Edit) -> None:
    assert found(edited(BASE, edit, _numbered(BASE)[0])) == {rule}


_PAGE = re.compile(rb'instrText[^>]*>\s*PAGE\s*<|instr="\s*PAGE\b')


def _numbered(data: bytes) -> list[str]:
    """The headers that count the pages."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [n for n in package.namelist() if n.startswith("word/header") and b"PAGE" in package.read(n)]


@pytest.mark.parametrize(("rule", "edit"), HEADER, ids=[rule for rule, _ in HEADER])
def test_the_page_number_is_repaired(rule: str, edit: Edit) -> None:
    mended, told = fix(edited(BASE, edit, _numbered(BASE)[0]), "van-ban.docx", RULES, on=ON)
    assert found(mended) == set()
    assert len(told) == 1
    with zipfile.ZipFile(io.BytesIO(mended)) as package:
        assert [len(_PAGE.findall(package.read(n))) for n in _numbered(mended)] == [1]


REPAIRED = [(rule, edit) for rule, edit in FAULTS if next(r for r in RULES.table("nd30_2020")["form"] if r["id"] == rule).get("fix")]


@pytest.mark.parametrize(("rule", "edit"), REPAIRED, ids=[rule for rule, _ in REPAIRED])
def test_what_is_safe_is_repaired_and_the_words_stay(rule: str, edit: Edit) -> None:
    faulty = edited(BASE, edit)
    mended, told = fix(faulty, "van-ban.docx", RULES, on=ON)
    assert found(mended) == set()
    assert len(told) == 1
    assert spoken(mended) == spoken(faulty)


def spoken(data: bytes) -> list[str]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [text_of(p) for p in etree.fromstring(package.read("word/document.xml")).iter(f"{W}p")]


def test_every_fault_tells_place_article_and_what_to_do() -> None:
    report = check(edited(BASE, look(WORDS, "sz", val="40")), "van-ban.docx", RULES, on=ON)
    fault = next(f for f in report.faults if f.severity == "error")
    assert fault.found == "đang là cỡ 20"
    assert WORDS in fault.places[0]
    assert fault.basis == "Nghị định số 30/2020/NĐ-CP, phụ lục I, phần I, mục II.6.e"
    assert fault.change.startswith("Đổi cỡ chữ")


def test_dashes_are_advice() -> None:
    assert {f.rule for f in check(BASE, "x.docx", RULES, on=ON).faults} == {"body-bullets"}


def test_what_cannot_be_measured_is_told() -> None:
    bare: FormReport = check(edited(BASE, gone(NUMBER)), "x.docx", RULES, on=ON)
    assert {"number-size", "number-colon", "number-type", "superior-size"} <= {u.rule for u in bare.unmeasured}
    assert all(u.reason for u in bare.unmeasured)


def test_the_rules_are_complete_and_dated() -> None:
    table = RULES.table("nd30_2020")
    ids = [row["id"] for row in table["form"]]
    assert len(ids) == len(set(ids)) >= 150
    assert table["valid_from"] == datetime.date(2020, 3, 5)
    assert len({rule for rule, _ in (*FAULTS, *HEADER)}) >= 120


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", BASE[:5000]])
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        check(data, "x.docx", RULES, on=ON)
