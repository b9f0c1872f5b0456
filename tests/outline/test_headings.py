"""Headings as rows: where a paragraph's heading ends, by bold, by capitals, by a phrase before a colon."""

import pytest

from pipeline.model import Block
from pipeline.outline.lines import line_of
from pipeline.outline.roles import role_of
from pipeline.rules import load

BOOK = load()


def heading(text: str, after: str = "", **form: object) -> str:
    """The heading that the outline reads in a paragraph."""
    block = Block(id=0, text=text, **form)  # type: ignore[arg-type]
    line = line_of(block, Block(id=1, text=after) if after else None, BOOK)
    return line.heading(line.markers[0] if line.markers else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. Công an xã: Chủ trì giữ gìn an ninh.", "Công an xã"),
        ("a) Đối với các trường học: tổ chức ngoại khóa.", "Đối với các trường học"),
        ("2. Đến năm 2030: 80% hộ dân dùng nước sạch.", "Đến năm 2030"),
        ("1. Mục tiêu chung: Nâng cao đời sống nhân dân trong xã.", "Mục tiêu chung"),
        ("- Phòng Kinh tế: theo dõi, tổng hợp.", "Phòng Kinh tế"),
        ("III. KINH PHÍ THỰC HIỆN Ngân sách xã bố trí theo quy định.", "KINH PHÍ THỰC HIỆN"),
        ("4. Công tác tuyên truyền: Đẩy mạnh tuyên truyền trên loa phát thanh.", "Công tác tuyên truyền"),
        ("1. Phòng Kinh tế chủ trì, phối hợp với các thôn.", ""),
        ("1. Phòng Kinh tế chủ trì thực hiện các nội dung như sau: trồng cây, chăm sóc cây.", ""),
        ("2. Tỷ lệ hộ nghèo: giảm còn 2%.", ""),
        ("- Số hộ mới: 35 hộ.", ""),
        ("- Cơ quan chủ trì: Phòng Kinh tế.", ""),
        ("5. Họp lúc 8:30 sáng thứ Hai.", ""),
    ],
)
def test_phrase_before_a_colon(text: str, expected: str) -> None:
    assert heading(text) == expected


@pytest.mark.parametrize(
    ("text", "bold", "expected"),
    [
        ("3. Công an xã: Chủ trì.", ((0, 14),), "Công an xã"),
        ("3. Công an xã. Chủ trì.", ((3, 14),), "Công an xã"),
        ("4. Rà soát cán bộ: Tổ chức rà soát.", ((0, 17),), "Rà soát cán bộ"),
        ("5. Phòng Y tế chủ trì.", ((3, 13),), ""),
        ("- Trồng 500 cây trong năm 2026.", ((2, 31),), ""),
    ],
)
def test_bold_leads(text: str, bold: tuple[tuple[int, int], ...], expected: str) -> None:
    assert heading(text, bold_spans=bold) == expected


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("1. Mục tiêu chung", "Nâng cao đời sống.", "Mục tiêu chung"),
        ("a) Xây dựng văn bản", "b) Tập huấn", ""),
        ("- Nông nghiệp công nghệ cao", "Trên 50% diện tích áp dụng công nghệ mới.", "Nông nghiệp công nghệ cao"),
        ("- Nông nghiệp công nghệ cao", "- Thủy sản", ""),
        ("TỔ CHỨC THỰC HIỆN", "1. Phòng Kinh tế", "TỔ CHỨC THỰC HIỆN"),
        ("Mục tiêu cụ thể", "- 80% hộ dân", "Mục tiêu cụ thể"),
        ("Cây xanh là lá phổi của xã.", "- 80% hộ dân", ""),
    ],
)
def test_lines_of_their_own(text: str, after: str, expected: str) -> None:
    assert heading(text, after) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("MỤC TIÊU", "objectives"), ("CHỈ TIÊU, NHIỆM VỤ", "objectives"), ("MỤC ĐÍCH, YÊU CẦU, CHỈ TIÊU THỰC HIỆN", "objectives"),
        ("QUAN ĐIỂM, MỤC TIÊU, YÊU CẦU", "objectives"), ("MỤC ĐÍCH, YÊU CẦU", "requirements"), ("NHIỆM VỤ VÀ GIẢI PHÁP", "tasks"),
        ("NỘI DUNG", "tasks"), ("LỘ TRÌNH THỰC HIỆN", "tasks"), ("KINH PHÍ", "funding"), ("TỔ CHỨC THỰC HIỆN", "implementation"),
        ("GIẢI PHÁP THỰC HIỆN VÀ PHÂN CÔNG NHIỆM VỤ", "implementation"), ("CHẾ ĐỘ BÁO CÁO", "reporting"),
        ("KẾT QUẢ THỰC HIỆN NĂM 2026", "context"), ("Thực trạng", "context"), ("KHEN THƯỞNG", "item"),
        ("Tổ chức triển khai thực hiện Chiến lược dữ liệu", "item"),
    ],
)  # fmt: skip
def test_roles(text: str, role: str) -> None:
    assert role_of(text, "body", BOOK) == role


def test_a_body_heading_under_implementation_stays_an_item() -> None:
    assert role_of("Nhiệm vụ của Phòng Kinh tế", "implementation", BOOK) == "item"
    assert role_of("Chế độ báo cáo", "implementation", BOOK) == "reporting"
