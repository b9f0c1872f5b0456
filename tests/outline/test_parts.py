"""Parts: where masthead, preamble, body, conclusions and annexes begin, in whole and in broken documents."""

import pytest

from pipeline.model import Block, Cell, Document, Section, Source
from pipeline.outline.section import outline

SOURCE = Source(name="t", sha256="", media_type="text/plain", reader="test")


def tree(*texts: str | Block) -> Section:
    blocks = tuple(
        Block(id=i, text=t) if isinstance(t, str) else Block(id=i, text=t.text, kind=t.kind, cells=t.cells, table=t.table)
        for i, t in enumerate(texts)
    )
    return outline(Document(source=SOURCE, blocks=blocks))


def row(*cells: str, table: int = 0) -> Block:
    text = " | ".join(cells)
    starts = [sum(len(c) + 3 for c in cells[:n]) for n in range(len(cells))]
    made = tuple(Cell(start=s, end=s + len(c), column=n) for n, (s, c) in enumerate(zip(starts, cells)))
    return Block(id=0, text=text, kind="row", cells=made, table=table)


def roles(top: Section) -> list[str]:
    return [c.role for c in top.children]


LETTERHEAD = row("ỦY BAN NHÂN DÂN\nXÃ SƠN LÂM\nSố: 7/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSơn Lâm, ngày 03 tháng 4 năm 2026")
SIGNED = row("Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An")


def test_the_opening_below_the_receivers_is_no_part_of_the_masthead() -> None:
    top = tree("Số: 4/UBND-VX", "V/v trồng cây", "Kính gửi:", "- Phòng Kinh tế;", "- Các thôn.", "Thực hiện Kế hoạch số 9/KH-UBND của tỉnh;", "Chủ tịch có ý kiến như sau:", "1. Trồng cây.")
    assert [(p.role, next(s.block for s in p.spans())) for p in top.children[:2]] == [("masthead", 0), ("preamble", 5)]


def test_a_decision_with_its_plan_has_two_runs_of_parts() -> None:
    top = tree(
        LETTERHEAD, "QUYẾT ĐỊNH", "Ban hành Kế hoạch trồng cây xanh", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SƠN LÂM", "Căn cứ Luật Lâm nghiệp;",
        "QUYẾT ĐỊNH:", "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.", "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        SIGNED, "KẾ HOẠCH", "Trồng cây xanh năm 2026", "(Kèm theo Quyết định số 7/QĐ-UBND ngày 03/4/2026)", "I. MỤC TIÊU", "- Trồng 500 cây.",
        "PHỤ LỤC", "DANH MỤC CÂY TRỒNG", row("TT", "Loài cây", "Số lượng", "Thôn", table=3),
    )  # fmt: skip
    assert roles(top) == ["masthead", "preamble", "body", "conclusions", "masthead", "body", "annex"]
    assert [c.path for c in top.children[2].children] == ["Điều 1", "Điều 2"]
    assert top.children[6].children[0].role == "table"


def test_news_has_a_body_alone() -> None:
    top = tree("Xã Sơn Lâm trồng cây", "Sáng 12/3, xã đã phát động trồng cây.", "-", "Tin liên quan")
    assert roles(top) == ["body"]


def test_an_annex_alone_in_its_file() -> None:
    top = tree("PHỤ LỤC II", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 7/KH-UBND)", row("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"))
    assert roles(top) == ["annex"]
    assert (top.children[0].marker, top.children[0].path) == ("PHỤ LỤC II", "PLII")


def test_several_annexes_and_one_without_its_name() -> None:
    top = tree(
        LETTERHEAD, "KẾ HOẠCH", "Trồng cây", "I. MỤC TIÊU", "Trồng cây.", SIGNED, "PHÂN CÔNG NHIỆM VỤ CHO CÁC THÔN",
        row("TT", "Việc", "Người", "Hạn", table=1), "Phụ lục 2", "Biểu báo cáo", "Biểu số 03", "Tiến độ",
    )  # fmt: skip
    annexes = [c for c in top.children if c.role == "annex"]
    assert [a.heading for a in annexes] == ["PHÂN CÔNG NHIỆM VỤ CHO CÁC THÔN", "Biểu báo cáo", "Tiến độ"]


def test_the_only_paragraph_of_a_heading_is_not_the_close() -> None:
    top = tree(LETTERHEAD, "KẾ HOẠCH", "Trồng cây", "I. MỤC TIÊU", "Trồng cây.", "II. CHẾ ĐỘ BÁO CÁO", "Yêu cầu các thôn báo cáo./.", SIGNED)
    body = next(c for c in top.children if c.role == "body")
    assert len(body.children[1].body) == 1
    assert roles(top)[-1] == "conclusions"


def test_a_form_inside_an_annex_is_no_second_document() -> None:
    top = tree(LETTERHEAD, "KẾ HOẠCH", "Trồng cây", "I. MỤC TIÊU", "Trồng cây.", SIGNED, "PHỤ LỤC", "BÁO CÁO", "Kết quả trồng cây", "1. Kết quả")
    assert roles(top).count("masthead") == 1


@pytest.mark.parametrize("lines", [("V/v báo cáo kết quả trồng", "cây năm 2026"), ("V/v báo cáo kết quả trồng cây",)])
def test_a_dispatch_keeps_those_it_is_sent_to_in_its_masthead(lines: tuple[str, ...]) -> None:
    top = tree(LETTERHEAD, *lines, "Kính gửi:", "- Các thôn;", "- Các trường học.", "Thực hiện Công văn số 9/UBND-VX, xã yêu cầu:", "1. Các thôn báo cáo.")
    assert roles(top) == ["masthead", "preamble", "body"]
    assert len(top.children[0].body) == 4 + len(lines)


def test_text_after_a_list_and_numbers_alone() -> None:
    top = tree("I.", "NHIỆM VỤ", "- Trồng cây;", "- Chăm sóc cây.", "Các thôn thực hiện:", "+ Thôn Một;", "+ Thôn Hai.", "II. KINH PHÍ", "Ngân sách xã.")
    first, second = top.children[0].children
    assert (first.heading, first.role, second.role) == ("NHIỆM VỤ", "tasks", "funding")
    assert [c.path for c in first.children] == ["I.-1", "I.-2", "I.đoạn1"]
    assert [c.marker for c in first.children[2].children] == ["+", "+"]


def test_a_signer_s_name_in_capitals_is_no_annex() -> None:
    body = (LETTERHEAD, "KẾ HOẠCH", "Trồng cây", "I. MỤC TIÊU", "- Trồng 500 cây.")
    assert roles(tree(*body, "Nơi nhận:", "- Lưu: VT.", "TM.UBND XÃ", "CHỦ TỊCH", "(Đã ký)", "LÊ THỊ MINH AN"))[-1] == "conclusions"
    assert roles(tree(*body, "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn An", "LỘ TRÌNH TRỒNG CÂY XANH"))[-1] == "annex"
