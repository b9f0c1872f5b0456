"""Plain text files: two columns, page furniture, site remnants."""

import pytest

from pipeline.model.text import Block, Document
from pipeline.read.document import read_bytes

LETTERHEAD = """
     ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     PHƯỜNG THỬ NGHIỆM                    Độc lập - Tự do - Hạnh phúc

     Số: 12/KH-UBND                 Thử Nghiệm, ngày 05 tháng 3 năm 2026

                               KẾ HOẠCH
"""
TAIL = """
Nơi nhận:                                        TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);                                    CHỦ TỊCH
- Lưu: VT.

                                                  Trần Văn Thử
"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), "thử.txt")


def cells(block: Block) -> list[str]:
    return [block.cell_text(i) for i in range(len(block.cells))]


def test_letterhead_and_signature_in_two_columns_are_rows() -> None:
    rows = [b for b in read(LETTERHEAD + "I. MỤC TIÊU\n- Đạt 90% hộ dân.\n" + TAIL).blocks if b.kind == "row"]
    assert cells(rows[0]) == ["ỦY BAN NHÂN DÂN\nPHƯỜNG THỬ NGHIỆM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]
    assert cells(rows[1]) == ["Số: 12/KH-UBND", "Thử Nghiệm, ngày 05 tháng 3 năm 2026"]
    assert cells(rows[2]) == ["Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Thử"]
    assert [b.table for b in rows] == [0, 0, 1]


def test_a_number_line_with_blanks_stays_one_block() -> None:
    blocks = read("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:        /KH-UBND Thử Nghiệm, ngày       tháng 7 năm 2026\n").blocks
    assert [b.text for b in blocks] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: /KH-UBND Thử Nghiệm, ngày tháng 7 năm 2026"]


def page(words: str) -> str:
    return "\n".join(f"- {words} số {i} được giao cho các khu phố thực hiện." for i in range(15))


def test_page_numbers_and_running_headers_are_furniture() -> None:
    text = "\f\n".join(f"KẾ HOẠCH CỦA PHƯỜNG\n{page('Việc')}\n{n}" for n in (1, 2, 3, 4))
    document = read(text)
    assert {b.text for b in document.furniture} >= {"2", "3", "4"}
    assert not any(b.text.isdigit() for b in document.blocks)


def test_a_sentence_goes_on_over_the_page_number() -> None:
    text = page("Việc") + "\n- Giao Phòng Kinh tế chủ trì tham mưu cho Ủy ban nhân dân\n\n2\n\nphường thực hiện trong quý I.\n" + page("Mục")
    document = read(text)
    assert [b.text for b in document.furniture] == ["2"]
    assert any(b.text.endswith("Ủy ban nhân dân phường thực hiện trong quý I.") for b in document.blocks)


def test_numbers_of_a_flattened_table_are_kept() -> None:
    text = "TT\nNội dung\n1\nXây dựng đường\n2\nSửa trường học\n3\nTrồng cây\n"
    assert [b.text for b in read(text).blocks if b.text.isdigit()] == ["1", "2", "3"]


def test_what_a_site_leaves_is_furniture() -> None:
    text = "Phường triển khai kế hoạch\nNội dung bài viết.\nPhấn đấu đạt 90% hộ gia đình văn hóa.\nCÙNG CHUYÊN MỤC\nTin khác về 45% của nơi khác\n"
    document = read(text)
    assert [b.text for b in document.furniture] == ["CÙNG CHUYÊN MỤC", "Tin khác về 45% của nơi khác"]


def test_escaped_line_breaks_are_line_breaks() -> None:
    assert [b.text for b in read("I. MỤC TIÊU\\r\\n- Đạt 90%.\\r\\n- Đạt 80%.").blocks] == ["I. MỤC TIÊU", "- Đạt 90%.", "- Đạt 80%."]


def test_endless_paragraphs_are_cut_between_words() -> None:
    document = read("Nhiệm vụ được giao. " * 5000)
    assert max(len(b.text) for b in document.blocks) <= 20_000
    assert all(b.text.startswith("Nhiệm") and b.text.endswith(".") for b in document.blocks)


BARE = """PHỤ LỤC
TT
Nhiệm vụ
Chủ trì
Phối hợp
I
Nhóm việc thứ nhất
1
Rà soát hồ sơ
Phòng Kinh tế

2.
Tập huấn
Phòng Văn hóa
Công an phường
II
Nhóm việc thứ hai
1
Báo cáo
Văn phòng
Các phòng
Ghi chú: cập nhật hằng quý.
"""


def test_one_cell_a_line_is_a_table_where_it_comes_out_exactly() -> None:
    document = read(BARE)
    rows = [b for b in document.blocks if b.kind == "row"]
    assert [cells(b) for b in rows] == [
        ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp"], ["I", "Nhóm việc thứ nhất"], ["1", "Rà soát hồ sơ", "Phòng Kinh tế", ""],
        ["2.", "Tập huấn", "Phòng Văn hóa", "Công an phường"], ["II", "Nhóm việc thứ hai"], ["1", "Báo cáo", "Văn phòng", "Các phòng"],
    ]  # fmt: skip
    assert [(c.column, c.columns) for c in rows[1].cells] == [(0, 1), (1, 3)]
    assert document.blocks[-1].text == "Ghi chú: cập nhật hằng quý."


def test_one_cell_a_line_that_does_not_come_out_stays_paragraphs() -> None:
    assert not any(b.kind == "row" for b in read(BARE.replace("Tập huấn\n", "Tập huấn\nHội nghị\n")).blocks)


def test_lines_with_tabs_are_rows() -> None:
    document = read("Bảng chỉ tiêu\nTT\tChỉ tiêu\tNăm 2026\n1\tHộ nghèo\tdưới 1%\n2\tNước sạch\t\nHết.\n")
    assert [b.text for b in document.blocks] == ["Bảng chỉ tiêu", "TT | Chỉ tiêu | Năm 2026", "1 | Hộ nghèo | dưới 1%", "2 | Nước sạch |", "Hết."]


BARRED = ("TT | Việc cần làm | Chủ trì | Thời gian", "I | Nhóm việc đầu năm | Nhóm việc đầu năm | Nhóm việc đầu năm", "1 | Rà soát hộ nghèo | Phòng Kinh tế | 2026", "2 | Tập huấn | Phòng Văn hóa - Xã hội |")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_with_bars_are_rows(gap: str) -> None:
    document = read("PHỤ LỤC\n\n" + gap.join(BARRED) + "\n\n[1] Số liệu của phường.\n")
    rows = [b for b in document.blocks if b.kind == "row"]
    assert [cells(b) for b in rows] == [
        ["TT", "Việc cần làm", "Chủ trì", "Thời gian"], ["I", "Nhóm việc đầu năm"], ["1", "Rà soát hộ nghèo", "Phòng Kinh tế", "2026"], ["2", "Tập huấn", "Phòng Văn hóa - Xã hội", ""],
    ]  # fmt: skip
    assert (document.blocks[0].text, document.blocks[-1].text) == ("PHỤ LỤC", "[1] Số liệu của phường.")


@pytest.mark.parametrize("text", ["Trang chủ | Tin tức | Liên hệ\nNội dung.\n", "a | b | c\nd | e\nf | g | h\n", "a | b\nc | d\ne | f\n"])
def test_bars_that_do_not_come_out_stay_paragraphs(text: str) -> None:
    assert not any(b.kind == "row" for b in read(text).blocks)


def test_indents_open_paragraphs_where_the_text_uses_them_so() -> None:
    body = ["       Ủy ban nhân dân phường giao các phòng chuyên môn chủ trì, phối hợp với các", "đoàn thể tổ chức thực hiện kế hoạch này; định kỳ hằng quý tổng hợp kết quả và",
            "báo cáo cấp có thẩm quyền xem xét, quyết định."]  # fmt: skip
    heading = "       1. Về điều kiện thực hiện các nhiệm vụ được giao trong giai đoạn 2026 - 2030"
    document = read("\n".join([*body, heading, *body, heading, *body, *body, *body]) + "\n")
    assert len(document.blocks) == 7
    assert document.blocks[1].text == heading.strip()


def test_a_table_that_only_blanks_part_is_a_doubt() -> None:
    table = "TT    Nhiệm vụ         Chủ trì         Thời gian\n1     Rà soát          Phòng A         Quý I\n2     Tập huấn         Phòng B         Quý II\n"
    document = read("Kế hoạch năm 2026\n" + table + "Hết.\n")
    assert [d.kind for d in document.doubts] == ["table_lost"]
    assert "dòng 2" in document.doubts[0].message
    assert not read(LETTERHEAD + "I. MỤC TIÊU\n" + TAIL).doubts


def test_tabs_part_a_signature_block_however_long_its_left_side_is() -> None:
    lines = ["I. NỘI DUNG", "Trồng cây.", "", "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Sở Nông nghiệp và Môi trường, Sở Tài chính (b/c);\tCHỦ TỊCH", "- Lưu: VT.", "\tLò Văn Sinh"]
    row = next(b for b in read("\n".join(lines)).blocks if b.kind == "row")
    assert row.text.split(" | ") == ["Nơi nhận:\n- Sở Nông nghiệp và Môi trường, Sở Tài chính (b/c);\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Sinh"]


@pytest.mark.parametrize("heading", ["BIỂU GIAO CHỈ TIÊU TRỒNG CÂY", "BẢNG CHỈ TIÊU", "DANH MỤC NHIỆM VỤ", "PHỤ BIỂU 1"])
def test_a_list_behind_the_signature_is_no_part_of_it(heading: str) -> None:
    lines = ["Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Lưu: VT.\tCHỦ TỊCH", "\tLò Văn Sinh", "", heading, "TT\tXã\tCây (cây)", "1\tXã Bến Xanh\t1.200", "2\tXã Đồi Chè\t900"]
    blocks = read("\n".join(lines)).blocks
    assert heading in [b.text for b in blocks if b.kind == "paragraph"]
    assert len({b.table for b in blocks if b.kind == "row"}) == 2


def test_a_numbered_heading_in_capitals_ends_with_its_line() -> None:
    text = """KẾ HOẠCH
Trồng cây năm 2026

A. ƯỚC KẾT QUẢ NĂM 2025
Năm 2025, phường trồng được 415 cây dọc các
tuyến đường chính, chăm sóc cây cũ tại các
công viên và vườn hoa trong các khu phố.

B. CHỈ TIÊU NĂM 2026
(1). Trồng mới 600 cây bóng mát.
(2). Chăm sóc 100% số cây hiện có.
"""
    assert [b.text[:24] for b in read(text).blocks][2:] == ["A. ƯỚC KẾT QUẢ NĂM 2025", "Năm 2025, phường trồng đ", "B. CHỈ TIÊU NĂM 2026", "(1). Trồng mới 600 cây b", "(2). Chăm sóc 100% số câ"]


def test_a_number_before_a_dash_opens_an_item_that_begins_with_a_share() -> None:
    text = "III- CHỈ TIÊU\n4- Giảm 50% số chi bộ yếu.\n5- 100% đảng viên dự bị được xét đúng hạn.\n"
    assert [b.text[:7] for b in read(text).blocks] == ["III- CH", "4- Giảm", "5- 100%"]
