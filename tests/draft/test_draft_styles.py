"""templates/styles.docx: an official's change of a style is followed, a fault in it is told, and the file is what Word's schema wants."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.draft.drafting import RULES, parent, ward

from pipeline.draft.docx import to_docx
from pipeline.draft.docx_layout import NAMES, styles_file
from pipeline.draft.draft import draft
from pipeline.errors import TemplateError
from pipeline.flow import Setup, template_faults
from pipeline.resources import folder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MADE = draft([parent()], ward(annex=True), RULES)
Edit = Callable[[Any], None]


def changed(home: Path, edit: Edit, part: str = "word/styles.xml") -> Path:
    """The project's templates in a folder of their own, with one part of styles.docx edited."""
    templates = home / "templates"
    shutil.copytree(folder("templates"), templates)
    with zipfile.ZipFile(styles_file()) as old, zipfile.ZipFile(templates / "styles.docx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                tree = etree.fromstring(content)
                edit(tree)
                content = etree.tostring(tree)
            new.writestr(name, content)
    return templates


def style(tree: Any, name: str) -> Any:
    return next(s for s in tree.iter(f"{W}style") if s.find(f"{W}name").get(f"{W}val") == name)


def resized(name: str, half_points: str) -> Edit:
    def edit(tree: Any) -> None:
        style(tree, name).find(f"{W}rPr/{W}sz").set(f"{W}val", half_points)

    return edit


def renamed(name: str) -> Edit:
    def edit(tree: Any) -> None:
        style(tree, name).find(f"{W}name").set(f"{W}val", "Kiểu khác")

    return edit


def xml(data: bytes, part: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(part))


def test_a_changed_style_is_the_drafts_style(tmp_path: Path) -> None:
    data = to_docx(MADE, templates=changed(tmp_path, resized("KH Lời văn", "26")))
    assert style(xml(data, "word/styles.xml"), "KH Lời văn").find(f"{W}rPr/{W}sz").get(f"{W}val") == "26"


def test_changed_margins_are_the_drafts_margins(tmp_path: Path) -> None:
    def narrower(tree: Any) -> None:
        next(tree.iter(f"{W}pgMar")).set(f"{W}right", "1134")

    document = xml(to_docx(MADE, templates=changed(tmp_path, narrower, "word/document.xml")), "word/document.xml")
    assert {m.get(f"{W}right") for m in document.iter(f"{W}pgMar")} == {"1134"}
    assert max(sum(int(c.get(f"{W}w")) for c in grid) for grid in document.iter(f"{W}tblGrid")) <= 11906 - 1701 - 1134 + 3


def test_the_words_of_the_styles_file_are_not_the_drafts() -> None:
    assert "kehoach templates check" not in etree.tostring(xml(to_docx(MADE), "word/document.xml"), encoding="unicode")


def test_a_folder_without_styles_takes_the_projects(tmp_path: Path) -> None:
    assert to_docx(MADE, templates=tmp_path) == to_docx(MADE)


@pytest.mark.parametrize("name", ["KH Mục", "KH Ô bảng", "KH Họ tên người ký"])
def test_a_missing_style_is_told_by_name(tmp_path: Path, name: str) -> None:
    templates = changed(tmp_path, renamed(name))
    with pytest.raises(TemplateError, match=name):
        to_docx(MADE, templates=templates)
    assert any(name in fault for fault in template_faults(Setup(None, templates)))


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "styles.docx").write_bytes(b"PK\x03\x04 khong phai Word")
    with pytest.raises(TemplateError, match=r"styles\.docx"):
        to_docx(MADE, templates=tmp_path)


def test_a_style_against_the_decree_is_told_by_the_check(tmp_path: Path) -> None:
    faults = template_faults(Setup(None, changed(tmp_path, resized("KH Lời văn", "20"))))
    assert [f for f in faults if "Cỡ chữ" in f and "phụ lục I" in f], faults


def test_all_styles_show_vietnamese_names_in_the_pane() -> None:
    tree = xml(styles_file().read_bytes(), "word/styles.xml")
    own = {s.find(f"{W}name").get(f"{W}val") for s in tree.iter(f"{W}style") if s.find(f"{W}qFormat") is not None}
    assert set(NAMES.values()) <= own
    assert tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "vi-VN"


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing "
    "w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote "
    "titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply "
    "rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblCellMar": "top left start bottom right end", "tblBorders": "top left start bottom right end insideH insideV", "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p", "tr": "trPr tc",
}  # fmt: skip
"""Order of children in ECMA-376, part 1: Word refuses a file that has another."""


@pytest.mark.parametrize("trace", [False, True])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/comments.xml", "word/header1.xml"])
def test_the_elements_stand_in_the_order_of_the_schema(part: str, trace: bool) -> None:
    tree = xml(to_docx(MADE, trace=trace), part)
    for element in tree.iter(f"{W}*"):
        kind = etree.QName(element).localname
        if kind in ORDER:
            order = ORDER[kind].split()
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), etree.tostring(element)[:400]


def test_every_style_and_comment_that_is_named_exists() -> None:
    data = to_docx(MADE, trace=True)
    document, styles, comments = (xml(data, f"word/{p}.xml") for p in ("document", "styles", "comments"))
    have = {s.get(f"{W}styleId") for s in styles.iter(f"{W}style")}
    for tree in (document, comments):
        assert {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in tree.iter(f"{W}{tag}")} <= have
    told = {c.get(f"{W}id") for c in comments.iter(f"{W}comment")}
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marks = [e.get(f"{W}id") for e in document.iter(f"{W}{tag}")]
        assert len(marks) == len(set(marks))
        assert set(marks) == told


def test_every_cell_ends_in_a_paragraph_and_every_table_before_one() -> None:
    document = xml(to_docx(MADE), "word/document.xml")
    assert all(len(c) > 1 and c[-1].tag == f"{W}p" for c in document.iter(f"{W}tc"))
    assert all(t.getnext().tag == f"{W}p" for t in document.iter(f"{W}tbl"))
