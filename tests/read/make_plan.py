"""Writes tests/read/files/plan.docx; plan.pdf beside it is LibreOffice's print of it.

`python -m tests.read.make_plan && soffice --headless --convert-to pdf --outdir tests/read/files tests/read/files/plan.docx`
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FILE = Path(__file__).parent / "files" / "plan.docx"
GROUNDS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
    "Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư, định"
    " danh và xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022-2025, tầm nhìn đến năm 2030;",
    "Ủy ban nhân dân phường Bình Minh ban hành Kế hoạch chuyển đổi số năm 2026 với các nội dung sau:",
)
SECTIONS = (
    ("I. MỤC ĐÍCH, YÊU CẦU", ("- Nâng cao nhận thức của cán bộ, công chức và người dân về chuyển đổi số; xác định rõ nhiệm vụ trọng tâm, lộ trình và trách nhiệm của từng cơ quan, đơn vị.",
                              "- Việc triển khai phải bảo đảm thiết thực, tiết kiệm, hiệu quả, lấy người dân và doanh nghiệp làm trung tâm.")),
    ("II. CHỈ TIÊU", ("1. Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến đạt tối thiểu 90%, trong đó hồ sơ trực tuyến toàn trình đạt từ 70% trở lên trên tổng số hồ sơ phát sinh.",
                      "2. 100% văn bản, hồ sơ công việc được xử lý trên môi trường mạng (trừ văn bản mật).",
                      "3. Phấn đấu đến hết năm 2026, tỷ lệ người dân trưởng thành có tài khoản định danh điện tử mức độ 2 đạt trên 85%, tăng 10 điểm phần trăm so với năm 2025.",
                      "4. Có ít nhất 05 tổ công nghệ số cộng đồng được tập huấn 02 lần/năm.")),
    ("III. NHIỆM VỤ, GIẢI PHÁP", ("1. Công tác tuyên truyền: Đổi mới hình thức tuyên truyền trên cổng thông tin, hệ thống truyền thanh và các nền tảng mạng xã hội để người dân dễ tiếp cận, dễ thực hiện.",
                                  "2. Hạ tầng số: Rà soát, nâng cấp đường truyền, máy tính, thiết bị ký số cho Trung tâm Phục vụ hành chính công phường; bảo đảm an toàn thông tin theo cấp độ đã được phê duyệt.",
                                  "a) Hoàn thành rà soát trong Quý I/2026.",
                                  "b) Hoàn thành nâng cấp trước ngày 30/9/2026.")),
)  # fmt: skip
TASKS = tuple(
    (str(i), task, lead, support, deadline)
    for i, (task, lead, support, deadline) in enumerate(
        (
            ("Ban hành Quy chế vận hành Cổng thông tin điện tử phường", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Tháng 02/2026"),
            ("Tập huấn kỹ năng số cơ bản cho thành viên tổ công nghệ số cộng đồng, người đứng đầu khu phố và cán bộ đoàn thể", "Phòng Văn hóa - Xã hội", "Đoàn Thanh niên", "Quý II/2026"),
            ("Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực", "Trung tâm Phục vụ hành chính công", "Các phòng chuyên môn", "Trước ngày 30/6/2026"),
            ("Triển khai thanh toán không dùng tiền mặt tại chợ, trường học và trạm y tế trên địa bàn; lắp đặt mã QR tại ít nhất 80% hộ kinh doanh cố định, vận động các hộ còn lại đăng ký trong năm", "Phòng Kinh tế, Hạ tầng và Đô thị", "Ban quản lý chợ\nTrạm Y tế", "Thường xuyên"),
            ("Kiểm tra, đánh giá an toàn thông tin", "Công an phường", "Văn phòng HĐND và UBND", "Quý III/2026"),
            ("Làm sạch dữ liệu hộ tịch, dữ liệu người có công và đối tượng bảo trợ xã hội, đối soát với Cơ sở dữ liệu quốc gia về dân cư", "Phòng Văn hóa - Xã hội", "Công an phường", "Tháng 10/2026"),
            ("Tổng kết, đánh giá mức độ chuyển đổi số của phường", "Văn phòng HĐND và UBND", "Các cơ quan, đơn vị", "Trước ngày 15/12/2026"),
            ("Xây dựng dự toán kinh phí năm 2027", "Phòng Kinh tế, Hạ tầng và Đô thị", "", "Tháng 11/2026"),
        ),
        1,
    )
)  # fmt: skip
HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")


def _paragraph(document: Any, text: str, *, bold: bool = False, align: Any = ALIGN.JUSTIFY, first: float = 1.27) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = Cm(first), Pt(6), Pt(0), 1.1
    head, colon, rest = text.partition(": ") if text[:2] in ("1.", "2.") and ": " in text[:30] else ("", "", text)
    paragraph.add_run(head + colon).bold = True
    paragraph.add_run(rest).bold = bold


def _cell(cell: Any, text: str, *, bold: bool = False, align: Any = ALIGN.LEFT, size: float = 12) -> None:
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run(line)
        run.bold, run.font.size = bold, Pt(size)


def _page_number(section: Any) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind in ("begin", "code", "end"):
        element = OxmlElement("w:instrText" if kind == "code" else "w:fldChar")
        if kind == "code":
            element.text = "PAGE"
        else:
            element.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(element)


def _two_columns(document: Any, left: str, right: str, size: float) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    _cell(cells[0], left, align=ALIGN.CENTER if size > 12 else ALIGN.LEFT, size=size)
    _cell(cells[1], right, align=ALIGN.CENTER, bold=True, size=13)


def _tasks(document: Any) -> None:
    table = document.add_table(rows=0, cols=5)
    table.style = "Table Grid"
    for row in (HEAD, *TASKS):
        made = table.add_row()
        if row is HEAD:
            made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text, wide in zip(made.cells, row, (1.2, 9.5, 5.0, 4.6, 4.2)):
            cell.width = Cm(wide)
            _cell(cell, text, bold=row is HEAD, align=ALIGN.CENTER if row is HEAD else ALIGN.LEFT)


def _landscape(document: Any) -> None:
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(13)


def make() -> Any:
    """The plan as a python-docx document."""
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(14)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    _page_number(page)
    _two_columns(document, "ỦY BAN NHÂN DÂN\nPHƯỜNG BÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 13)
    _two_columns(document, "Số: 15/KH-UBND", "Bình Minh, ngày 20 tháng 01 năm 2026", 13)
    for text in ("KẾ HOẠCH", "Chuyển đổi số trên địa bàn phường Bình Minh năm 2026"):
        _paragraph(document, text, bold=True, align=ALIGN.CENTER, first=0)
    for text in GROUNDS:
        _paragraph(document, text)
    for heading, items in SECTIONS:
        _paragraph(document, heading, bold=True)
        for text in items:
            _paragraph(document, text)
    _paragraph(document, "Trên đây là Kế hoạch chuyển đổi số năm 2026, yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.")
    _two_columns(document, "Nơi nhận:\n- Sở Khoa học và Công nghệ;\n- Thường trực Đảng ủy;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nTrần Văn Mẫu", 11)
    _landscape(document)
    _paragraph(document, "PHỤ LỤC", bold=True, align=ALIGN.CENTER, first=0)
    _paragraph(document, "Phân công nhiệm vụ chuyển đổi số năm 2026", bold=True, align=ALIGN.CENTER, first=0)
    _tasks(document)
    return document


if __name__ == "__main__":
    make().save(str(FILE))
