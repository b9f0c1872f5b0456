"""Duties as plans of many fields word them, each row read by a person before the program read it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model import Assignment
from tests.extract.writing import PROVINCE, WARD, Row, duties, names

PART = "IV. TỔ CHỨC THỰC HIỆN"
TASKS = "II. NHIỆM VỤ, GIẢI PHÁP"
ANNEX = "PHỤ LỤC"
Lines = tuple[str | Row, ...]
Wanted = dict[str, Any]


def told(duty: Assignment, keys: Wanted) -> Wanted:
    """What a reading says of a duty, by the keys that the row names."""
    due = duty.deadline
    said: Wanted = {
        "lead": names(duty.lead), "support": names(duty.support), "by": due.by if due else None, "every": due.every if due else None,
        "due": due.text if due else None, "product": duty.product, "to": duty.report_to, "request": duty.request, "duty": duty.duty,
        "groups": [b.name for b in duty.support if b.kind == "group"], "doubtful": duty.doubtful,
    }  # fmt: skip
    return {k: said[k] for k in keys}


WARD_ROWS: list[tuple[str, Lines, list[Wanted]]] = [
    # --- whom a duty is done with: groups stay
    ("các đơn vị liên quan", (PART, "1. Phòng Văn hóa - Xã hội", "- Chủ trì, phối hợp với các đơn vị liên quan tổ chức ngày hội đọc sách."),
     [{"support": ["các đơn vị liên quan"], "groups": ["các đơn vị liên quan"]}]),
    ("tên riêng và nhóm", (PART, "1. Công an phường", "- Phối hợp với Ban Chỉ huy Quân sự phường, các tổ dân phố và các đoàn thể tuần tra ban đêm."),
     [{"support": ["Ban Chỉ huy Quân sự phường", "các tổ dân phố và các đoàn thể"]}]),
    ("doanh nghiệp nhỏ và vừa là một loại", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Phối hợp với các doanh nghiệp nhỏ và vừa khảo sát nhu cầu chuyển đổi số."),
     [{"support": ["các doanh nghiệp nhỏ và vừa"]}]),
    ("doanh nghiệp nhỏ và vừa không nhận việc", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Hỗ trợ doanh nghiệp nhỏ và vừa, hợp tác xã, hộ kinh doanh ứng dụng hóa đơn điện tử."),
     [{"lead": ["Phòng Kinh tế, Hạ tầng và Đô thị"], "support": []}]),
    ("nhóm đứng trước tên riêng", (PART, "1. Trạm Y tế phường", "- Phối hợp với các trường học, Hội Người cao tuổi phường khám sàng lọc tăng huyết áp."),
     [{"support": ["các trường học", "Hội Người cao tuổi phường"]}]),
    ("phối hợp chặt chẽ cùng", (PART, "1. Hội Nông dân phường", "- Phối hợp chặt chẽ cùng Ngân hàng Chính sách xã hội và các tổ tiết kiệm, vay vốn rà soát hộ vay."),
     [{"support": ["Ngân hàng Chính sách xã hội", "các tổ tiết kiệm, vay vốn"]}]),
    ("phối hợp không có ai", (PART, "1. Công an phường", "- Phối hợp tổ chức diễn tập chữa cháy, cứu nạn tại chợ trung tâm."), [{"support": []}]),
    ("có sự phối hợp của", (PART, "1. Phòng Văn hóa - Xã hội", "- Tổ chức giải chạy với sự phối hợp của Đoàn Thanh niên phường và các câu lạc bộ thể thao."),
     [{"support": ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường", "các câu lạc bộ thể thao"]}]),
    ("chủ đầu tư có từ bổ nghĩa", (PART, "1. Trạm Y tế phường", "- Phối hợp với chủ đầu tư hạ tầng cụm công nghiệp và các cơ quan chức năng lấy mẫu nước thải."), [{"support": ["chủ đầu tư hạ tầng cụm công nghiệp", "các cơ quan chức năng"]}]),
    ("tổ chức là việc, không phải tên", (PART, "1. Phòng Văn hóa - Xã hội", "- Phối hợp với các cơ quan, địa phương, doanh nghiệp tổ chức hội chợ việc làm."), [{"support": ["các cơ quan, địa phương, doanh nghiệp"]}]),
    ("nhóm không có trong danh mục", (PART, "1. Phòng Văn hóa - Xã hội", "- Phối hợp với các nghệ nhân dân gian mở lớp truyền dạy hát ru."), [{"support": ["các nghệ nhân dân gian"], "groups": ["các nghệ nhân dân gian"]}]),
    ("không có từ các", (PART, "1. Trường Tiểu học Hoa Mai", "- Phối hợp với phụ huynh học sinh quản lý học sinh trong kỳ nghỉ hè."), [{"support": ["phụ huynh học sinh"]}]),
    ("trong việc", (PART, "1. Công an phường", "- Phối hợp với các đơn vị điện lực trên địa bàn trong việc kiểm tra trạm biến áp."), [{"support": ["các đơn vị điện lực trên địa bàn"]}]),
    # --- who has the duty
    ("nhóm được bổ nghĩa sau lời đề nghị", (PART, "- Đề nghị các cơ quan thuộc diện giao nộp: lập mục lục hồ sơ; bàn giao trước ngày 20/8/2026."),
     [{"lead": ["các cơ quan thuộc diện giao nộp"], "request": True, "duty": "lập mục lục hồ sơ"}, {"lead": ["các cơ quan thuộc diện giao nộp"], "by": "2026-08-20"}]),
    ("nhóm nêu nhiều tổ chức", (PART, "5. Đề nghị các tổ chức của Giáo hội, Hội Phật giáo, các dòng tu tuyên truyền, vận động tín đồ trồng cây."),
     [{"lead": ["các tổ chức của Giáo hội, Hội Phật giáo, các dòng tu"], "request": True, "duty": "tuyên truyền, vận động tín đồ trồng cây"}]),
    ("lời đề nghị đứng trước lời phân công", (PART, "- Đề nghị Công an tỉnh phân công cán bộ trực tại bến xe."), [{"lead": ["Công an tỉnh"], "request": True, "duty": "phân công cán bộ trực tại bến xe"}]),
    ("phân công người của mình không đổi chủ", (PART, "1. Ban Chỉ huy Phòng thủ dân sự phường: trực ban 24/24 giờ; phân công thành viên phụ trách tổ dân phố."),
     [{"lead": ["Ban Chỉ huy Phòng thủ dân sự phường"]}, {"lead": ["Ban Chỉ huy Phòng thủ dân sự phường"], "duty": "phân công thành viên phụ trách tổ dân phố"}]),
    ("kế hoạch hằng năm có ngày", (PART, "1. Phòng Văn hóa - Xã hội", "- Ban hành kế hoạch thể thao hằng năm trước ngày 15 tháng 02.", "- Ban hành kế hoạch thể thao hằng năm."), [{"every": "year"}, {"every": None}]),
    ("cơ quan phối hợp đứng trước lời phối hợp", (TASKS, "- Lập phương án chữa cháy rừng (Hạt Kiểm lâm chủ trì, Công an phường phối hợp, hoàn thành trước 30/11)."),
     [{"lead": ["Hạt Kiểm lâm"], "support": ["Công an phường"], "by": "2026-11-30", "duty": "Lập phương án chữa cháy rừng"}]),
    ("chủ trì sau dấu hai chấm", (TASKS, "- Mua sắm máy tính: Văn phòng Đảng ủy chủ trì, Phòng Kinh tế phối hợp, xong trong quý III/2026."),
     [{"lead": ["Văn phòng Đảng ủy"], "support": ["Phòng Kinh tế"], "by": "2026-09-30", "duty": "Mua sắm máy tính"}]),
    ("mỗi đồng chí một việc", (PART, "1. Đ/c Đỗ Văn Mẫu - Phó Chủ tịch Ủy ban nhân dân phường: phụ trách chung. Đ/c Hà Thị Thử - công chức Địa chính: đo đạc, cắm mốc."),
     [{"lead": ["Đ/c Đỗ Văn Mẫu - Phó Chủ tịch Ủy ban nhân dân phường"], "duty": "phụ trách chung"}, {"lead": ["Đ/c Hà Thị Thử - công chức Địa chính"], "duty": "đo đạc, cắm mốc"}]),
    ("tên không nuốt động từ", (PART, "2. Xí nghiệp Cấp nước Hoa Mai lắp đặt vòi uống; Điện lực khu vực chỉnh trang dây điện trước 20/12."),
     [{"lead": ["Xí nghiệp Cấp nước Hoa Mai"], "duty": "lắp đặt vòi uống"}, {"lead": ["Điện lực khu vực"], "duty": "chỉnh trang dây điện trước 20/12"}]),
    ("ngày hằng tháng không có chữ ngày", (PART, "3. Trạm Y tế phường: tổng hợp báo cáo trước 25 hằng tháng."), [{"lead": ["Trạm Y tế phường"], "every": "month", "due": "trước 25 hằng tháng"}]),
    ("hạn đứng sau dòng chủ trì", (TASKS, "1. Du lịch: mở 01 tuyến đi bộ. Cơ quan chủ trì: Phòng Văn hóa - Xã hội. Hoàn thành trong quý III/2026."),
     [{"lead": ["Phòng Văn hóa - Xã hội"], "by": "2026-09-30"}]),
    ("hạn đứng sau dòng phối hợp", (TASKS, "1. Du lịch: mở 01 tuyến đi bộ (chủ trì: Phòng Văn hóa - Xã hội; phối hợp: Công an phường, xong trước ngày 05/9/2026)."),
     [{"lead": ["Phòng Văn hóa - Xã hội"], "support": ["Công an phường"], "by": "2026-09-05"}]),
    ("chương trình kèm theo có phần tổ chức thực hiện", ("Trên đây là Kế hoạch của phường.", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHƯƠNG TRÌNH TRỒNG CÂY", "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2026 của UBND phường)", "I. NHIỆM VỤ", "1. Trồng cây ven đường.", "II. TỔ CHỨC THỰC HIỆN", "1. Đối với Công an phường", "- Tuần tra ban đêm.",
      "2. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Hội Nông dân phường tuyên truyền."),
     [{"lead": ["Công an phường"], "doubtful": False}, {"lead": ["Phòng Văn hóa - Xã hội"], "support": ["Hội Nông dân phường"]}]),
    ("đề nghị nói một lần cho hai câu", (PART, "1. Đề nghị Hội Nông dân phường vận động hội viên. Hội Nông dân phường hướng dẫn thủ tục vay vốn."), [{"request": True}] * 2),
    ("tiêu chí thi đua không giao việc", (TASKS, "1. Tiêu chí thi đua", "a) Đối với các phòng, đơn vị thuộc phường", "- Hoàn thành các chỉ tiêu được giao.", "2. Giao Công an phường tổng hợp."), [{"lead": ["Công an phường"]}]),
    ("Thủ trưởng các phòng", (PART, "1. Thủ trưởng các phòng, đơn vị thuộc phường có trách nhiệm quán triệt Kế hoạch đến toàn thể cán bộ trong tháng 3/2026."),
     [{"lead": ["Thủ trưởng các phòng, đơn vị thuộc phường"], "by": "2026-03-31"}]),
    ("đồng chí có chức vụ", (PART, "1. Giao đồng chí Lê Thị Mẫu, Phó Chủ tịch Ủy ban nhân dân phường trực tiếp chỉ đạo, đôn đốc việc tháo dỡ mái che lấn chiếm."),
     [{"lead": ["đồng chí Lê Thị Mẫu, Phó Chủ tịch Ủy ban nhân dân phường"]}]),
    ("hai cơ quan một tiêu đề", (PART, "1. Ban Chỉ huy Quân sự phường, Công an phường:", "- Tuyển chọn, gọi công dân nhập ngũ đủ chỉ tiêu.", "- Giữ gìn trật tự ngày giao quân."),
     [{"lead": ["Ban Chỉ huy Quân sự phường", "Công an phường"]}] * 2),
    ("tiêu đề chạy liền", (PART, "1. Trường THCS Hoa Mai: Bố trí sân tập; phân công giáo viên phụ trách.", "2. Các tổ dân phố: Vận động hộ dân treo cờ."),
     [{"lead": ["Trường THCS Hoa Mai"]}, {"lead": ["Trường THCS Hoa Mai"]}, {"lead": ["Các tổ dân phố"]}]),
    ("đề nghị Mặt trận", (PART, "1. Đề nghị UBMTTQ Việt Nam phường và các tổ chức chính trị - xã hội", "- Vận động đoàn viên, hội viên hiến máu tình nguyện.", "- Giám sát việc chi trả trợ cấp."),
     [{"lead": ["Ủy ban Mặt trận Tổ quốc Việt Nam phường", "các tổ chức chính trị - xã hội"], "request": True}] * 2),
    ("kính đề nghị", (PART, "1. Kính đề nghị Đảng ủy phường quan tâm chỉ đạo các chi bộ đưa nội dung Kế hoạch vào sinh hoạt."), [{"lead": ["Đảng ủy phường"], "request": True}]),
    ("mời", (PART, "1. Mời Bệnh viện Đa khoa khu vực Hoa Mai cử bác sĩ tham gia khám lưu động."), [{"lead": ["Bệnh viện Đa khoa khu vực Hoa Mai"], "request": True}]),
    ("doanh nghiệp không thuộc quyền", (PART, "1. Các doanh nghiệp viễn thông", "- Chủ động ngầm hóa cáp treo trên các tuyến phố."), [{"lead": ["Các doanh nghiệp viễn thông"], "request": True}]),
    ("giao hai nơi trong một câu", (PART, "1. Giao Trạm Y tế phường lấy mẫu nước; giao Phòng Kinh tế, Hạ tầng và Đô thị xử lý vi phạm."),
     [{"lead": ["Trạm Y tế phường"], "duty": "lấy mẫu nước"}, {"lead": ["Phòng Kinh tế, Hạ tầng và Đô thị"], "duty": "xử lý vi phạm"}]),
    ("đoàn thể nhận việc bằng tên tắt", (PART, "1. Hội LHPN phường chủ trì, phối hợp với Hội CCB, ĐTN phường vận động thu gom rác thải nhựa."),
     [{"lead": ["Hội Liên hiệp Phụ nữ phường"], "support": ["Hội Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"]}]),
    ("công chức chuyên môn", (PART, "1. Công chức Tư pháp - Hộ tịch phường: Rà soát dữ liệu hộ tịch; báo cáo kết quả trước ngày 15/6/2026."),
     [{"lead": ["Công chức Tư pháp - Hộ tịch phường"]}, {"lead": ["Công chức Tư pháp - Hộ tịch phường"], "by": "2026-06-15"}]),
    ("bảo hiểm xã hội cơ sở", (PART, "1. Đề nghị Bảo hiểm xã hội cơ sở Hoa Mai cung cấp danh sách người chưa tham gia bảo hiểm y tế."), [{"lead": ["Bảo hiểm xã hội cơ sở Hoa Mai"], "request": True}]),
    ("có trách nhiệm rồi gạch đầu dòng", (PART, "1. Công an phường có trách nhiệm:", "- Cấp định danh điện tử cho công dân từ đủ 14 tuổi.", "- Hướng dẫn khai báo tạm trú."),
     [{"lead": ["Công an phường"]}] * 2),
    ("giao việc rồi đánh số tiếp", (PART, "1. Giao Trạm Y tế phường triển khai các công việc liên quan:", "2. Lấy mẫu nước giếng.", "3. Chuẩn bị vật tư.", "4. Công an phường giữ trật tự."),
     [{"lead": ["Trạm Y tế phường"], "duty": "Lấy mẫu nước giếng"}, {"lead": ["Trạm Y tế phường"]}, {"lead": ["Công an phường"]}]),
    ("phòng viết thường", (PART, "1. Giao phòng Quản lý năng lượng kiểm tra an toàn hồ chứa."), [{"lead": ["phòng Quản lý năng lượng"], "doubtful": False}]),
    ("ý nhỏ của một việc", (PART, "1. Phòng Văn hóa - Xã hội", "a) Tổ chức Tuần lễ hưởng ứng học tập suốt đời, gồm:", "- Lễ phát động;", "- Trưng bày sách.", "b) Tổng kết phong trào."),
     [{"lead": ["Phòng Văn hóa - Xã hội"]}, {"duty": "Tổng kết phong trào"}]),
    ("cơ quan ban hành giao", (PART, "1. Ủy ban nhân dân phường giao Công an phường:", "- Tuần tra.", "- Lập chốt."), [{"lead": ["Công an phường"]}] * 2),
    ("đồng chí thành viên", (PART, "1. Các đồng chí thành viên Ban Chỉ đạo phường trực tiếp xuống địa bàn được phân công phụ trách."), [{"lead": ["Các đồng chí thành viên Ban Chỉ đạo phường"]}]),
    ("cán bộ quản lý chợ", (PART, "1. Cán bộ quản lý chợ nhắc nhở tiểu thương không lấn chiếm lối thoát nạn."), [{"lead": ["Cán bộ quản lý chợ"], "duty": "nhắc nhở tiểu thương không lấn chiếm lối thoát nạn"}]),
    ("tên công ty hết ở động từ", (PART, "1. Công ty TNHH MTV Môi trường Hoa Mai thu gom rác đúng lịch."), [{"lead": ["Công ty TNHH MTV Môi trường Hoa Mai"], "duty": "thu gom rác đúng lịch"}]),
    ("hai tên viết tắt", (PART, "1. TT. PVHCC phường niêm yết thủ tục; P.VHXH rà soát hồ sơ."), [{"lead": ["Trung tâm Phục vụ hành chính công phường"]}, {"lead": ["Phòng Văn hóa - Xã hội"]}]),
    ("chi nhánh, quỹ", (PART, "1. Chi nhánh Ngân hàng Chính sách xã hội Hoa Mai, Quỹ tín dụng nhân dân Hoa Mai", "- Cho vay nước sạch."), [{"lead": ["Chi nhánh Ngân hàng Chính sách xã hội Hoa Mai", "Quỹ tín dụng nhân dân Hoa Mai"]}]),
    ("đề nghị trong ngoặc", (PART, "1. Trung tâm Y tế khu vực Hoa Mai (đề nghị): hỗ trợ chuyên môn cho Trạm Y tế."), [{"request": True}]),
    ("chủ trì, phối hợp rồi gạch đầu dòng", (PART, "1. Công an phường: Chủ trì, phối hợp với các đơn vị liên quan", "- Quản lý cư trú;", "- Quản lý vũ khí."),
     [{"duty": "Quản lý cư trú", "support": ["các đơn vị liên quan"]}, {"duty": "Quản lý vũ khí"}]),
    # --- by when
    ("từ tháng đến tháng", (PART, "1. Công an phường", "- Ra quân từ tháng 3/2026 đến hết tháng 5/2026."), [{"by": "2026-05-31", "due": "từ tháng 3/2026 đến hết tháng 5/2026"}]),
    ("trong vòng ngày làm việc", (PART, "1. Trung tâm Phục vụ hành chính công", "- Thông báo kết quả cho người nộp hồ sơ trong vòng 05 ngày làm việc kể từ ngày nhận đủ hồ sơ."),
     [{"by": None, "every": "event", "due": "trong vòng 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"}]),
    ("chậm nhất sau", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Niêm yết phương án bồi thường chậm nhất 10 ngày sau khi được phê duyệt."),
     [{"every": "event", "due": "chậm nhất 10 ngày sau khi được phê duyệt"}]),
    ("hằng quý trước ngày", (PART, "1. Công an phường", "- Hằng quý, trước ngày 20 của tháng cuối quý, gửi số liệu về Văn phòng HĐND và UBND phường."),
     [{"every": "quarter", "to": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường"}]),
    ("trước ngày hằng năm", (PART, "1. Trạm Y tế phường", "- Báo cáo kết quả tiêm chủng về Ủy ban nhân dân phường trước ngày 15/12 hằng năm."),
     [{"every": "year", "due": "trước ngày 15/12 hằng năm", "to": "Ủy ban nhân dân phường"}]),
    ("định kỳ sáu tháng và năm", (PART, "1. Hội Nông dân phường", "- Định kỳ 6 tháng (trước ngày 10/6), hằng năm (trước ngày 05/12) báo cáo Phòng Kinh tế, Hạ tầng và Đô thị."),
     [{"every": "half-year", "to": "Phòng Kinh tế, Hạ tầng và Đô thị"}]),
    ("ngay sau khi", (PART, "1. Phòng Văn hóa - Xã hội", "- Ngay sau khi Kế hoạch được ban hành, lập danh sách hộ cần hỗ trợ nhà ở."), [{"every": "event", "due": "Ngay sau khi Kế hoạch được ban hành"}]),
    ("trước khi khai giảng", (PART, "1. Trường Tiểu học Hoa Mai", "- Hoàn thành sửa chữa nhà vệ sinh trước ngày khai giảng năm học 2026 - 2027."), [{"every": "event"}]),
    ("hoàn thành trong quý", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Số hóa hồ sơ địa chính, hoàn thành trong quý III/2026."), [{"by": "2026-09-30"}]),
    ("tháng không ghi năm", (PART, "1. Công an phường", "- Tổng kiểm tra phương tiện chữa cháy tại khu nhà trọ, xong trong tháng 7."), [{"by": "2026-07-31"}]),
    ("từ ngày đến ngày", (PART, "1. Trạm Y tế phường", "- Tổ chức uống vitamin A từ ngày 01/6/2026 đến ngày 05/6/2026."), [{"by": "2026-06-05"}]),
    ("năm của văn bản không phải hạn", (PART, "1. Phòng Văn hóa - Xã hội", "- Triển khai Chương trình hành động vì trẻ em giai đoạn 2021 - 2030 trên địa bàn."), [{"due": None}]),
    ("thời gian trong ngoặc", (PART, "1. Đoàn Thanh niên phường", "- Ra quân trồng cây (hoàn thành trước 31/3/2026)."), [{"by": "2026-03-31"}]),
    ("khi có dịch", (PART, "1. Trạm Y tế phường", "- Khi có ca bệnh, khoanh vùng, khử khuẩn trong vòng 24 giờ."), [{"every": "event"}]),
    ("báo cáo quý, năm", (PART, "1. Công an phường", "- Tổng hợp báo cáo quý, 6 tháng, năm."), [{"every": "quarter", "due": "quý, 6 tháng, năm"}]),
    ("kế hoạch hằng năm không phải hạn", (PART, "1. Công an phường", "- Hướng dẫn xây dựng kế hoạch cải cách hành chính hằng năm."), [{"due": None}]),
    ("tổng kết vào năm", (PART, "1. Công an phường", "- Tham mưu tổng kết vào năm 2030."), [{"by": "2030-12-31"}]),
    # --- what comes out
    ("sản phẩm sau dấu chấm", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Điều tra cơ sở sản xuất gây ô nhiễm. Sản phẩm: Danh sách cơ sở kèm bản đồ."), [{"duty": "Điều tra cơ sở sản xuất gây ô nhiễm", "product": "Danh sách cơ sở kèm bản đồ"}]),
    ("kết quả", (PART, "1. Công an phường", "- Rà soát đối tượng sử dụng mạng lừa đảo. Kết quả đầu ra: Báo cáo chuyên đề. Thời gian: tháng 8/2026."), [{"product": "Báo cáo chuyên đề", "by": "2026-08-31"}]),
    ("ban hành quyết định", (PART, "1. Văn phòng HĐND và UBND phường", "- Tham mưu Ủy ban nhân dân phường ban hành Quyết định thành lập Tổ chuyển đổi số cộng đồng trước ngày 20/3/2026."),
     [{"product": "Quyết định thành lập Tổ chuyển đổi số cộng đồng", "by": "2026-03-20"}]),
    ("xây dựng kế hoạch", (PART, "1. Ban Chỉ huy Quân sự phường", "- Xây dựng Kế hoạch diễn tập phòng thủ, trình Ủy ban nhân dân phường phê duyệt."), [{"product": "Kế hoạch diễn tập phòng thủ"}]),
    ("tên sản phẩm có dấu phẩy", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Xây dựng danh mục dự án chế biến nông, lâm sản của phường, trình Ủy ban nhân dân phường."), [{"product": "danh mục dự án chế biến nông, lâm sản của phường"}]),
    ("chương trình không phải lời trình", (PART, "1. Phòng Văn hóa - Xã hội", "- Ban hành kế hoạch thực hiện chương trình sữa học đường, tổ chức kiểm tra."), [{"product": "kế hoạch thực hiện chương trình sữa học đường"}]),
    ("danh sách rồi vận động", (PART, "1. Công an phường", "- Lập danh sách hộ trọ, vận động chủ trọ lắp camera."), [{"product": "danh sách hộ trọ"}]),
    ("việc của người khác không phải sản phẩm", (PART, "1. Phòng Văn hóa - Xã hội", "- Hướng dẫn các trường xây dựng kế hoạch dạy bơi."), [{"product": ""}]),
    ("theo dõi rồi báo cáo hằng năm", (PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "- Theo dõi, tổng hợp, báo cáo Ủy ban nhân dân phường (qua Văn phòng HĐND và UBND) trước ngày 15/12 hằng năm."), [{"due": "trước ngày 15/12 hằng năm"}]),
    ("phòng giao dịch", (ANNEX, ("Nội dung", "Đơn vị thực hiện chính", "Hoàn thành"), ("Cho vay nước sạch", "Phòng giao dịch NHCSXH Hoa Mai", "31/10/2026")), [{"lead": ["Phòng giao dịch Ngân hàng Chính sách xã hội Hoa Mai"]}]),
    # --- cards
    ("thẻ ba dòng", (TASKS, "1. Lắp đặt thiết bị tập luyện ngoài trời", "- Cơ quan chủ trì: Phòng Văn hóa - Xã hội.", "- Cơ quan phối hợp: Phòng Kinh tế, Hạ tầng và Đô thị; các tổ dân phố.", "- Thời gian hoàn thành: Trước 30/9/2026."),
     [{"duty": "Lắp đặt thiết bị tập luyện ngoài trời", "lead": ["Phòng Văn hóa - Xã hội"], "support": ["Phòng Kinh tế, Hạ tầng và Đô thị", "các tổ dân phố"], "by": "2026-09-30"}]),
    ("thẻ kể việc sau chữ gồm", (TASKS, "1. Hỗ trợ khởi nghiệp", "- Các nội dung hỗ trợ bao gồm:", "+ Tư vấn thủ tục đăng ký;", "+ Giới thiệu mặt bằng.", "- Cơ quan thực hiện: Phòng Kinh tế, Hạ tầng và Đô thị."),
     [{"duty": "Tư vấn thủ tục đăng ký"}, {"duty": "Giới thiệu mặt bằng"}]),
    ("thẻ phân công và kết quả cần đạt", (TASKS, "1. Tuyên truyền", "a) Nội dung: Phát thanh 2 lần/tuần.", "b) Phân công: Phòng Văn hóa - Xã hội chủ trì; các khu phố phối hợp.", "c) Kết quả cần đạt: 20 buổi phát thanh."),
     [{"lead": ["Phòng Văn hóa - Xã hội"], "support": ["các khu phố"], "product": "20 buổi phát thanh"}]),
    ("thẻ đề nghị", (TASKS, "1. Tổ chức Ngày hội Đại đoàn kết", "- Đơn vị chủ trì: Đề nghị Ủy ban MTTQ Việt Nam phường.", "- Thời gian hoàn thành: Trước 18/11 hằng năm."), [{"request": True, "every": "year"}]),
    ("chủ trì trong ngoặc", (TASKS, "1. Tuyên truyền", "- Phát thanh 2 lần/tuần. (Chủ trì: Phòng Văn hóa - Xã hội; phối hợp: Đoàn Thanh niên phường)"), [{"duty": "Phát thanh 2 lần/tuần", "lead": ["Phòng Văn hóa - Xã hội"]}]),
    ("giao trơn lấy việc đứng trước", (TASKS, "1. Tuyên truyền", "- Phát thanh 2 lần/tuần; giao Phòng Văn hóa - Xã hội thực hiện."), [{"duty": "Phát thanh 2 lần/tuần; giao Phòng Văn hóa - Xã hội thực hiện"}]),
    ("thẻ một đoạn", (TASKS, "1. Cấp nước sạch", "a) Sửa chữa trạm bơm số 2. Chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị. Phối hợp: Công an phường. Hoàn thành: tháng 5/2026."),
     [{"duty": "Sửa chữa trạm bơm số 2", "lead": ["Phòng Kinh tế, Hạ tầng và Đô thị"], "support": ["Công an phường"], "by": "2026-05-31"}]),
    ("người thực hiện", (TASKS, "1. Tập huấn sơ cứu", "- Đơn vị thực hiện: Trạm Y tế phường", "- Thời gian thực hiện: Quý II, quý III/2026", "- Kết quả: 200 người được tập huấn"),
     [{"lead": ["Trạm Y tế phường"], "product": "200 người được tập huấn", "due": "Quý II, quý III/2026"}]),
    # --- tables of every naming
    ("bảng bộ phận chủ trì", (ANNEX, ("TT", "Nội dung công việc", "Bộ phận chủ trì", "Bộ phận phối hợp", "Thời hạn", "Kết quả đầu ra"), ("1", "Lập sổ hộ khẩu số", "Công an phường", "Các tổ dân phố", "30/6/2026", "Sổ điện tử")),
     [{"lead": ["Công an phường"], "support": ["Các tổ dân phố"], "by": "2026-06-30", "product": "Sổ điện tử"}]),
    ("bảng đơn vị thực hiện và người phụ trách", (ANNEX, ("STT", "Tên nhiệm vụ", "Người phụ trách", "Đơn vị cùng thực hiện", "Ngày hoàn thành"), ("1", "Kiểm kê tài sản công", "Bà Trần Thị Ví Dụ", "Phòng Kinh tế, Hạ tầng và Đô thị", "15/11/2026")),
     [{"lead": ["Bà Trần Thị Ví Dụ"], "support": ["Phòng Kinh tế, Hạ tầng và Đô thị"], "by": "2026-11-15"}]),
    ("bảng cơ quan, đơn vị", (ANNEX, ("STT", "Hoạt động", "Cơ quan, đơn vị chủ trì, tham mưu", "Cơ quan, đơn vị phối hợp", "Lộ trình"), ("1", "Khảo sát giá đất", "Phòng Kinh tế, Hạ tầng và Đô thị", "Thuế cơ sở Hoa Mai", "Quý I/2026")),
     [{"lead": ["Phòng Kinh tế, Hạ tầng và Đô thị"], "support": ["Thuế cơ sở Hoa Mai"], "by": "2026-03-31"}]),
    ("bảng phân công một cột", (ANNEX, ("TT", "Công việc", "Phân công thực hiện", "Thời gian"), ("1", "Dựng sân khấu", "Phòng Văn hóa - Xã hội chủ trì; Đoàn Thanh niên phường phối hợp", "28/4/2026")),
     [{"lead": ["Phòng Văn hóa - Xã hội"], "support": ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"], "by": "2026-04-28"}]),
]  # fmt: skip

PROVINCE_ROWS: list[tuple[str, Lines, list[Wanted]]] = [
    ("các sở, ban, ngành", (PART, "1. Sở Nông nghiệp và Môi trường", "- Chủ trì, phối hợp với các sở, ban, ngành, Ủy ban nhân dân các xã, phường kiểm tra đê điều."),
     [{"support": ["các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"], "groups": ["các sở, ban, ngành"]}]),
    ("viện, trường", (PART, "1. Sở Khoa học và Công nghệ", "- Phối hợp với viện, trường, doanh nghiệp nghiên cứu giống dược liệu."), [{"groups": ["viện, trường, doanh nghiệp"]}]),
    ("Chủ tịch UBND các xã", (PART, "1. Chủ tịch UBND các xã, phường chịu trách nhiệm trước Chủ tịch UBND tỉnh nếu để tái diễn khai thác cát trái phép."), [{"lead": ["Chủ tịch Ủy ban nhân dân các xã, phường"], "to": ""}]),
    ("các sở: tên", (PART, "1. Các sở: Tài chính, Xây dựng, Công Thương chủ động lồng ghép nguồn vốn."), [{"lead": ["Sở Tài chính", "Sở Xây dựng", "Sở Công Thương"]}]),
    ("Giám đốc sở và Chủ tịch xã", (PART, "1. Giám đốc Sở Y tế, Chủ tịch Ủy ban nhân dân các xã, phường chỉ đạo rà soát kho thuốc."), [{"lead": ["Giám đốc Sở Y tế", "Chủ tịch Ủy ban nhân dân các xã, phường"]}]),
    ("báo đài", (PART, "1. Đề nghị Báo và Phát thanh, Truyền hình Nghệ An mở chuyên mục về chuyển đổi xanh."), [{"lead": ["Báo và Phát thanh, Truyền hình Nghệ An"], "request": True}]),
    ("báo đài của tỉnh chưa có trong danh mục", (PART, "1. Báo và Phát thanh, Truyền hình Bình Lâm: Mở chuyên mục cải cách hành chính."), [{"lead": ["Báo và Phát thanh, Truyền hình Bình Lâm"], "doubtful": False}]),
    ("báo cáo qua sở", (PART, "1. Ủy ban nhân dân các xã, phường báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 25 hằng tháng."),
     [{"every": "month", "to": "Ủy ban nhân dân tỉnh", "due": "trước ngày 25 hằng tháng"}]),
    ("sở cũ", (PART, "1. Sở LĐ-TB&XH chủ trì, phối hợp với Sở TT&TT, Sở GTVT rà soát bến xe."),
     [{"lead": ["Sở Lao động - Thương binh và Xã hội"], "support": ["Sở Thông tin và Truyền thông", "Sở Giao thông vận tải"]}]),
    ("công ty có tên", (PART, "1. Công ty Điện lực Nghệ An bảo đảm cấp điện cho các trạm bơm tiêu úng."), [{"lead": ["Công ty Điện lực Nghệ An"]}]),
    ("chủ đầu tư", (PART, "1. Các chủ đầu tư dự án", "- Đẩy nhanh tiến độ giải ngân, chậm nhất ngày 31/01/2027 giải ngân hết vốn được giao."), [{"lead": ["Các chủ đầu tư dự án"], "by": "2027-01-31"}]),
    ("bảng viết tắt", (ANNEX, ("STT", "Nhiệm vụ", "CQ chủ trì", "CQ phối hợp", "Thời gian HT", "SP"), ("1", "Ban hành bảng giá", "Sở NN&MT", "Sở TC; UBND các xã, phường", "T10/2026", "Quyết định của UBND tỉnh")),
     [{"lead": ["Sở Nông nghiệp và Môi trường"], "support": ["Sở Tài chính", "Ủy ban nhân dân các xã, phường"], "by": "2026-10-31", "product": "Quyết định của UBND tỉnh"}]),
    ("bảng ghi như trên", (ANNEX, ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Hoàn thành"), ("1", "Phát sóng chuyên đề", "Sở Y tế", "Sở Tư pháp", "Hằng tháng"), ("2", "Dựng pa nô", "-nt-", "Như trên", "Quý I/2027")),
     [{"lead": ["Sở Y tế"], "every": "month"}, {"lead": ["Sở Y tế"], "support": ["Sở Tư pháp"], "by": "2027-03-31", "doubtful": False}]),
    ("bảng có nơi nhận báo cáo", (ANNEX, ("STT", "Nội dung công việc", "Cơ quan thực hiện", "Thời điểm báo cáo", "Nơi nhận báo cáo"), ("1", "Kiểm kê đất", "UBND các xã, phường", "Trước 15/12/2026", "Sở Nông nghiệp và Môi trường")),
     [{"lead": ["Ủy ban nhân dân các xã, phường"], "by": "2026-12-15", "to": "Sở Nông nghiệp và Môi trường"}]),
    ("bảng có nhóm nhiệm vụ và nhiệm vụ cụ thể", (ANNEX, ("Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Cơ quan chủ trì", "Cơ quan phối hợp", "Hình thức văn bản"), ("Hạ tầng", "Lắp trạm phát sóng", "Sở Công Thương", "Viettel, VNPT", "Kế hoạch")),
     [{"duty": "Lắp trạm phát sóng", "support": ["Viettel", "VNPT"], "product": "Kế hoạch"}]),
    ("bảng chủ trì có lời", (ANNEX, ("STT", "Nội dung", "Trách nhiệm thực hiện", "Tiến độ"), ("1", "Cắm biển cấm tắm", "Chủ trì: Sở Xây dựng\nPhối hợp: Công an tỉnh, UBND các xã ven biển", "Quý II/2026")),
     [{"lead": ["Sở Xây dựng"], "support": ["Công an tỉnh", "Ủy ban nhân dân các xã ven biển"], "by": "2026-06-30"}]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), [r[1:] for r in WARD_ROWS], ids=[r[0] for r in WARD_ROWS])
def test_a_wards_duties(lines: Lines, wanted: list[Wanted]) -> None:
    found = duties(*lines, masthead=WARD)
    assert [told(a, w) for a, w in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize(("lines", "wanted"), [r[1:] for r in PROVINCE_ROWS], ids=[r[0] for r in PROVINCE_ROWS])
def test_a_provinces_duties(lines: Lines, wanted: list[Wanted]) -> None:
    found = duties(*lines, masthead=PROVINCE)
    assert [told(a, w) for a, w in zip(found, wanted, strict=True)] == wanted


def test_the_whole_body_of_a_letter_gives_orders() -> None:
    letter = replace(WARD, doc_type="Công văn", number="26/UBND-VX")
    found = duties("1. Trưởng các khu phố vận động hộ dân mua bảo hiểm y tế.", "2. Đề nghị Trạm Y tế phường cử cán bộ tư vấn.", masthead=letter)
    assert [(names(a.lead), a.request, a.doubtful) for a in found] == [(["Trưởng các khu phố"], False, False), (["Trạm Y tế phường"], True, False)]
