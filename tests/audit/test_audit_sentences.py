"""A parent's sentence and a child's, read from text: the verdict that a careful officer would give, in fifteen fields."""

from dataclasses import replace

import pytest

from pipeline import flow
from pipeline.audit.sentences import amount, section
from pipeline.model import Plan, TargetVerdict
from pipeline.read.document import read_bytes
from tests.audit.making import quantity, target

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 310/KH-UBND

Hà Tĩnh, ngày 20 tháng 10 năm 2025

KẾ HOẠCH

Thực hiện các chỉ tiêu phát triển trên địa bàn tỉnh Hà Tĩnh giai đoạn 2026 - 2030

I. MỤC TIÊU

1. Mục tiêu cụ thể
"""
WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG TRẦN PHÚ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 45/KH-UBND

Trần Phú, ngày 15 tháng 12 năm 2025

KẾ HOẠCH

Thực hiện các chỉ tiêu phát triển trên địa bàn phường Trần Phú {years}

Thực hiện Kế hoạch số 310/KH-UBND ngày 20 tháng 10 năm 2025 của Ủy ban nhân dân tỉnh Hà Tĩnh, Ủy ban nhân dân phường ban hành Kế hoạch.

I. MỤC TIÊU

1. Mục tiêu cụ thể
"""
PERIOD, YEAR = "giai đoạn 2026 - 2030", "năm 2026"
OTHERS = ("Lắp đặt thêm 15 camera giám sát an ninh tại các ngã ba, ngã tư.", "100% tuyến phố chính được chiếu sáng ban đêm.")
"""Targets of the child that answer none of the parent's."""


def plan(head: str, *sentences: str) -> Plan:
    text = head + "".join(f"\n- {s}\n" for s in sentences) + "\nII. TỔ CHỨC THỰC HIỆN\n\nVăn phòng theo dõi, đôn đốc thực hiện Kế hoạch.\n"
    read = flow.plan_from(read_bytes(text.encode(), "ke-hoach.txt"))
    return replace(read, targets=tuple(replace(t, doubtful=False, reasons=()) for t in read.targets))  # doubts of reading are tested elsewhere


def lines(parent: str, child: str, years: str = PERIOD) -> tuple[TargetVerdict, ...]:
    own = [s.strip() for s in child.split(" || ")]
    return flow.audit_plans(plan(WARD.format(years=years), *own, *OTHERS), [plan(PROVINCE, parent)]).verdicts


NO_PARTNER = "missing | undecided"
"""No pair is made; a question about the nearest target is allowed."""

ROWS = [
    # y tế
    ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95% vào năm 2030.", "Đến năm 2030, 96% dân số của phường tham gia BHYT.", "exceeded"),
    ("Tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ em dưới 5 tuổi giảm xuống dưới 13%.", "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thấp còi dưới 15%.", "weaker"),
    ("Tiêm chủng đầy đủ cho trên 95% trẻ em dưới 1 tuổi.", "Tiêm chủng đầy đủ cho 95% trẻ dưới 1 tuổi.", "looser"),
    ("Không để xảy ra dịch bệnh lớn trên địa bàn.", "Không để xảy ra dịch bệnh lớn trên địa bàn phường.", "met"),
    ("Giảm 10% số vụ ngộ độc thực phẩm so với năm 2025.", "Số vụ ngộ độc thực phẩm giảm 5% so với năm 2025.", "weaker"),
    ("Tỷ lệ người dân được quản lý sức khỏe đạt 90%.", "Tỷ lệ người dân được quản lý sức khỏe đạt 70% và tăng dần những năm sau.", "weaker"),
    ("Tỷ suất tử vong trẻ em dưới 5 tuổi không quá 15‰.", "Tỷ suất tử vong trẻ em dưới 5 tuổi không quá 1,5%.", "met"),
    # giáo dục
    ("90% trường mầm non, trường tiểu học, trường trung học cơ sở đạt chuẩn quốc gia.", "90% trường mầm non, trường tiểu học đạt chuẩn quốc gia.", "narrowed"),
    ("Huy động ít nhất 40% trẻ trong độ tuổi nhà trẻ đến trường.", "Huy động khoảng 40% trẻ trong độ tuổi nhà trẻ đến trường.", "looser"),
    ("Tỷ lệ học sinh bỏ học dưới 0,5%.", "Tỷ lệ học sinh bỏ học không quá 0,5%.", "looser"),
    (
        "Mỗi trường học tổ chức ít nhất 02 buổi tuyên truyền an toàn giao thông mỗi năm.",
        "Hằng năm mỗi trường học tổ chức 01 buổi tuyên truyền an toàn giao thông.",
        "weaker",
    ),
    ("80% học sinh biết bơi.", "80% giáo viên thể dục biết bơi.", NO_PARTNER),
    # môi trường
    ("Thu gom, xử lý 98% chất thải rắn sinh hoạt.", "98% rác thải sinh hoạt được thu gom, xử lý.", "met"),
    ("Tỷ lệ hộ gia đình phân loại rác tại nguồn đạt từ 70% trở lên.", "Phấn đấu 70% hộ dân phân loại rác tại nguồn.", "looser"),
    ("Trồng mới 1,5 triệu cây xanh.", "Trồng mới 20.000 cây xanh.", "undecided"),
    ("90% hộ dân nông thôn được sử dụng nước hợp vệ sinh.", "90% hộ dân nông thôn có nhà tiêu hợp vệ sinh.", NO_PARTNER),
    (
        "Tỷ lệ chất thải sinh hoạt chôn lấp trực tiếp giảm 15 điểm phần trăm so với năm 2025.",
        "Tỷ lệ chất thải sinh hoạt chôn lấp trực tiếp giảm 15% so với năm 2025.",
        "baseline_differs",
    ),
    ("Tỷ lệ chất thải sinh hoạt chôn lấp trực tiếp giảm còn 20%.", "Tỷ lệ chất thải sinh hoạt chôn lấp trực tiếp giảm 20%.", "baseline_differs"),
    # nông nghiệp, nông thôn mới
    ("Mỗi xã, phường có ít nhất 03 sản phẩm OCOP đạt từ 3 sao trở lên.", "Có ít nhất 04 sản phẩm OCOP đạt từ 3 sao trở lên.", "exceeded"),
    ("Giá trị sản xuất trên 01 ha đất canh tác đạt 150 triệu đồng.", "Giá trị sản xuất trên 01 ha đất canh tác đạt 0,16 tỷ đồng.", "exceeded"),
    (
        "Giá trị sản xuất nông nghiệp tăng bình quân từ 3 - 3,5%/năm.",
        "Giá trị sản xuất nông nghiệp tăng bình quân 3,2%/năm.",
        "met",
    ),
    ("Giá trị sản xuất nông nghiệp tăng bình quân từ 3 - 3,5%/năm.", "Giá trị sản xuất nông nghiệp tăng bình quân 4%/năm.", "exceeded"),
    ("Giá trị sản xuất nông nghiệp tăng bình quân từ 3 - 3,5%/năm.", "Giá trị sản xuất nông nghiệp tăng bình quân 2,5 - 3,5%/năm.", "weaker"),
    ("Diện tích cây ăn quả đạt 5.000 ha.", "Diện tích cây ăn quả đạt 120 ha.", "undecided"),
    # chuyển đổi số
    (
        "Tối thiểu 80% hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình.",
        "85% hồ sơ TTHC được xử lý trực tuyến toàn trình.",
        "exceeded",
    ),
    ("100% thôn, tổ dân phố có tổ công nghệ số cộng đồng.", "100% tổ dân phố thành lập tổ công nghệ số cộng đồng.", "met"),
    ("70% dân số trưởng thành có tài khoản định danh điện tử.", "70% dân số trưởng thành có chữ ký số cá nhân.", NO_PARTNER),
    ("50% doanh nghiệp nhỏ và vừa sử dụng nền tảng số.", "50% hộ kinh doanh sử dụng nền tảng số.", NO_PARTNER),
    ("Kinh tế số chiếm 30% GRDP.", "Lắp 20 điểm wifi công cộng.", "not_applicable"),
    # cải cách hành chính
    ("Mức độ hài lòng của người dân đạt tối thiểu 95%.", "Mức độ hài lòng của người dân đạt trên 95%.", "met"),
    ("Giảm ít nhất 20% thời gian giải quyết thủ tục hành chính.", "Cắt giảm 30% thời gian giải quyết TTHC.", "exceeded"),
    (
        "Chỉ số cải cách hành chính nằm trong nhóm 10 xã, phường dẫn đầu tỉnh.",
        "Chỉ số cải cách hành chính nằm trong nhóm 15 xã, phường dẫn đầu tỉnh.",
        "weaker",
    ),
    ("100% hồ sơ được giải quyết đúng hạn.", "Tỷ lệ hồ sơ giải quyết quá hạn dưới 2%.", "missing | undecided | weaker"),
    ("100% cán bộ, công chức được bồi dưỡng kỹ năng số.", "Toàn bộ cán bộ, công chức phường được bồi dưỡng kỹ năng số.", "met"),
    # giảm nghèo
    ("Tỷ lệ hộ nghèo giảm bình quân 1 - 1,5%/năm.", "Tỷ lệ hộ nghèo giảm bình quân 1,2%/năm.", "met"),
    ("Đến năm 2030 tỷ lệ hộ nghèo còn dưới 1%.", "Đến năm 2030 tỷ lệ hộ nghèo còn dưới 1,5%.", "weaker"),
    ("Đến năm 2030 tỷ lệ hộ nghèo còn dưới 1%.", "Tỷ lệ hộ nghèo giảm 1%/năm.", "baseline_differs"),
    ("Đến năm 2030, không còn hộ nghèo.", "Đến năm 2030, còn không quá 0,5% hộ nghèo.", "weaker | undecided | unit_differs"),
    ("Đến năm 2030, không còn hộ nghèo.", "Đến năm 2030, không còn hộ nghèo trên địa bàn phường.", "met"),
    ("Xóa 100% nhà tạm, nhà dột nát.", "100% nhà tạm, nhà dột nát được xóa.", "met"),
    # an ninh, an toàn
    ("Giảm ít nhất 5% số vụ phạm tội về trật tự xã hội so với năm 2025.", "Giảm 3% số vụ phạm tội về trật tự xã hội so với năm 2025.", "weaker"),
    ("Tỷ lệ điều tra, khám phá án đạt trên 80%.", "Tỷ lệ điều tra, khám phá các loại án đạt 82%.", "exceeded"),
    ("100% khu dân cư có đội dân phòng.", "100% khu dân cư thành lập đội dân phòng, mỗi đội có 10 người.", "met"),
    ("Không để xảy ra cháy lớn gây thiệt hại nghiêm trọng.", "Tổ chức 02 buổi diễn tập chữa cháy.", "missing"),
    ("Số vụ cháy không quá 12 vụ/năm.", "Số vụ cháy không quá 1 vụ/tháng.", "met"),
    # văn hóa, thể thao, du lịch
    ("Tỷ lệ gia đình đạt danh hiệu gia đình văn hóa 92%.", "Tỷ lệ hộ gia đình đạt danh hiệu gia đình văn hóa 90%.", "weaker"),
    ("Mỗi thôn, tổ dân phố có ít nhất 01 câu lạc bộ văn nghệ.", "Mỗi tổ dân phố có ít nhất 02 câu lạc bộ văn nghệ.", "exceeded"),
    ("45% dân số tập luyện thể dục, thể thao thường xuyên.", "Tỷ lệ người dân tập luyện thể dục, thể thao thường xuyên đạt 46%.", "exceeded"),
    ("Đón 3 triệu lượt khách du lịch.", "Đón 50.000 lượt khách du lịch.", "undecided"),
    # lao động, bảo hiểm
    ("Tạo việc làm mới cho 12.000 lao động mỗi năm.", "Mỗi năm tạo việc làm mới cho 300 lao động.", "undecided"),
    (
        "Tỷ lệ lao động qua đào tạo đạt 75%, trong đó lao động có bằng cấp, chứng chỉ đạt 35%.",
        "Tỷ lệ lao động qua đào tạo đạt 76%, trong đó lao động có bằng cấp, chứng chỉ đạt 30%.",
        "exceeded, weaker",
    ),
    ("Tỷ lệ thất nghiệp dưới 3%.", "Tỷ lệ thất nghiệp dưới 2,5%.", "exceeded"),
    (
        "Số người tham gia bảo hiểm xã hội tự nguyện tăng 10% so với năm 2025.",
        "Số người tham gia bảo hiểm xã hội tự nguyện tăng 10% so với năm 2024.",
        "baseline_differs",
    ),
    ("Số người tham gia bảo hiểm xã hội tự nguyện tăng 10% so với năm 2025.", "Số người tham gia BHXH tự nguyện tăng 10%.", "undecided"),
    ("Số người tham gia bảo hiểm xã hội tự nguyện tăng gấp 2 lần so với năm 2025.", "Số người tham gia BHXH tự nguyện tăng 80% so với năm 2025.", "weaker | undecided | unit_differs"),
    # ngân sách, đầu tư, đất đai
    ("Giải ngân vốn đầu tư công đạt 100% kế hoạch.", "Giải ngân 95% kế hoạch vốn đầu tư công.", "weaker"),
    ("Thu ngân sách nhà nước tăng từ 8 - 10% so với dự toán.", "Thu ngân sách nhà nước tăng 12% so với dự toán.", "exceeded"),
    ("95% hộ dân được cấp giấy chứng nhận quyền sử dụng đất.", "Cấp giấy chứng nhận quyền sử dụng đất cho 95% số hộ dân.", "met"),
    ("Đến ngày 30/6/2026 đạt tối thiểu 50% chỉ tiêu cả năm.", "Đến ngày 30/6/2026 có 50% hộ dân tham gia bảo hiểm.", "undecided"),
    ("Đến ngày 30/6/2026 đạt tối thiểu 50% chỉ tiêu cả năm.", "Đến ngày 30/6/2026 đạt 45% chỉ tiêu cả năm.", "weaker"),
    ("Tỷ lệ bao phủ bảo hiểm y tế đạt 95%.", "Sáu tháng đầu năm đạt 50% chỉ tiêu cả năm về bao phủ bảo hiểm y tế.", NO_PARTNER),
    # trẻ em, người cao tuổi, người khuyết tật
    (
        "80% người cao tuổi, người khuyết tật được khám sức khỏe định kỳ.",
        "80% người cao tuổi được khám sức khỏe định kỳ. || 80% người khuyết tật được khám sức khỏe định kỳ.",
        "met",
    ),
    (
        "80% người cao tuổi, người khuyết tật được khám sức khỏe định kỳ.",
        "80% người cao tuổi được khám sức khỏe định kỳ. || 60% người khuyết tật được khám sức khỏe định kỳ.",
        "weaker",
    ),
    ("100% trẻ em có hoàn cảnh đặc biệt được trợ giúp.", "100% trẻ em mồ côi được trợ giúp.", "narrowed"),
    (
        "Mỗi đơn vị có ít nhất từ 01 đến 02 người làm công tác xã hội.",
        "Mỗi đơn vị bố trí ít nhất 01 người làm công tác xã hội.",
        "met",
    ),
    ("Mỗi đơn vị có ít nhất 02 người làm công tác xã hội.", "60% đơn vị có người làm công tác xã hội.", "unit_differs | missing | undecided"),
    # thời hạn, mốc, điều kiện
    ("Trong năm 2027, hoàn thành số hóa 100% hồ sơ hộ tịch.", "Đến năm 2028, hoàn thành số hóa 100% hồ sơ hộ tịch.", "later"),
    ("Đến năm 2028 có 70% và đến năm 2030 có 90% hộ dân sử dụng nước sạch.", "Đến năm 2030, 90% hộ dân sử dụng nước sạch.", "later | missing, met"),
    ("Ít nhất 60% cơ sở sản xuất áp dụng tiêu chuẩn xanh.", "60% cơ sở sản xuất áp dụng tiêu chuẩn xanh, nếu được bố trí kinh phí.", "looser"),
    ("Tỷ lệ gia đình văn hóa đạt 92% vào năm 2030.", "Năm 2026, tỷ lệ gia đình văn hóa đạt 88%.", "milestone", YEAR),
    ("Năm 2026 tỷ lệ gia đình văn hóa đạt 88%.", "Tỷ lệ gia đình văn hóa đạt 87%.", "weaker", YEAR),
    ("Mỗi năm giảm ít nhất 1% tỷ lệ hộ nghèo.", "Năm 2026 giảm 0,8% tỷ lệ hộ nghèo.", "weaker | undecided | milestone", YEAR),
    # vòng hai: bẫy về thời gian, đơn vị, đối tượng gần nhau
    ("Đến hết năm 2027, 100% khu dân cư có camera an ninh.", "Trước ngày 30/6/2028, 100% khu dân cư có camera an ninh.", "later"),
    ("Trước ngày 31/12/2027, 100% khu dân cư có camera an ninh.", "Trước ngày 30/6/2027, 100% khu dân cư có camera an ninh.", "met"),
    ("Không dưới 95% hộ gia đình ký cam kết phòng cháy.", "95% hộ gia đình ký cam kết phòng cháy.", "met"),
    (">90% hộ gia đình ký cam kết phòng cháy.", "Trên 90% hộ gia đình ký cam kết phòng cháy.", "met"),
    ("Tỷ lệ hộ nghèo giảm 1%/năm.", "Mỗi năm giảm 1,5% tỷ lệ hộ nghèo.", "exceeded"),
    ("Số vụ bạo lực gia đình giảm 5 - 7%/năm.", "Số vụ bạo lực gia đình giảm 4%/năm.", "weaker"),
    ("Mỗi năm mỗi xã, phường mở ít nhất 02 lớp xóa mù chữ.", "Mở ít nhất 01 lớp xóa mù chữ mỗi quý.", "exceeded"),
    ("Mỗi năm mỗi xã, phường mở ít nhất 02 lớp xóa mù chữ.", "Cả giai đoạn mở 10 lớp xóa mù chữ.", "undecided | met"),
    ("Mỗi xã, phường bố trí ít nhất 300 triệu đồng cho quỹ khuyến học.", "Bố trí ít nhất 0,3 tỷ đồng cho quỹ khuyến học.", "met"),
    ("Thu nhập bình quân đầu người đạt 80 triệu đồng/người/năm.", "Thu nhập bình quân đầu người đạt 7 triệu đồng/người/tháng.", "exceeded"),
    ("95% hộ nghèo, hộ cận nghèo có thẻ bảo hiểm y tế.", "95% hộ nghèo có thẻ bảo hiểm y tế.", "narrowed"),
    ("100% hộ nghèo được hỗ trợ tiền điện.", "100% hộ cận nghèo được hỗ trợ tiền điện.", NO_PARTNER),
    ("60% lực lượng lao động tham gia bảo hiểm xã hội bắt buộc.", "60% lực lượng lao động tham gia bảo hiểm xã hội tự nguyện.", NO_PARTNER),
    ("98% học sinh tiểu học hoàn thành chương trình lớp học.", "98% học sinh trung học cơ sở hoàn thành chương trình lớp học.", NO_PARTNER),
    ("100% công chức được bồi dưỡng kỹ năng số.", "100% cán bộ, công chức, viên chức được bồi dưỡng kỹ năng số.", "met"),
    ("Mỗi xã, phường xây dựng ít nhất 01 mô hình dân vận khéo.", "Xây dựng 01 mô hình dân vận khéo.", "met"),
    ("30% nước thải sinh hoạt được thu gom, xử lý.", "95% rác thải sinh hoạt được thu gom, xử lý.", NO_PARTNER),
    ("90% đường trục thôn được bê tông hóa.", "95% đường ngõ, xóm được bê tông hóa.", NO_PARTNER),
    ("Tỷ lệ lao động nông nghiệp giảm còn 20%.", "Tỷ lệ lao động phi nông nghiệp đạt 80%.", NO_PARTNER),
    ("Tỷ lệ tăng dân số tự nhiên dưới 0,9%.", "Tỷ lệ tăng dân số tự nhiên dưới 1%.", "weaker"),
    ("Diện tích cây xanh công cộng đạt 8 m2/người.", "Diện tích cây xanh công cộng đạt 6 m2/người.", "weaker"),
    ("Diện tích rừng trồng mới mỗi xã, phường đạt 05 ha.", "Diện tích rừng trồng mới đạt 50.000 m2.", "met"),
    ("Chỉ số hài lòng tăng 2 điểm so với năm 2025.", "Chỉ số hài lòng tăng 1 điểm so với năm 2025.", "weaker"),
    ("Số hộ kinh doanh nộp thuế điện tử tăng gấp 2 lần so với năm 2025.", "Số hộ kinh doanh nộp thuế điện tử tăng gấp đôi so với năm 2025.", "met"),
    ("Tỷ lệ trẻ 5 tuổi đi học chuyên cần đạt 98%.", "98% trẻ 5 tuổi đi học chuyên cần.", "met"),
    ("Đến năm 2026 đạt 75%, đến năm 2030 đạt 90% hồ sơ nộp trực tuyến.", "Năm 2026, 70% hồ sơ nộp trực tuyến.", "weaker, milestone", YEAR),
    ("Năm 2026, 80% hộ dân được cấp nước sạch.", "80% hộ dân được cấp nước sạch.", "met", YEAR),
    ("Năm 2030, 80% hộ dân được cấp nước sạch.", "60% hộ dân được cấp nước sạch.", "milestone", YEAR),
    ("100% trường học có nhà vệ sinh đạt chuẩn.", "100% trạm y tế có nhà vệ sinh đạt chuẩn.", NO_PARTNER),
    ("Giảm 10% số người chết do tai nạn giao thông.", "Giảm 10% số vụ tai nạn giao thông.", NO_PARTNER),
    ("70% người cao tuổi được lập hồ sơ theo dõi sức khỏe.", "70% NCT được lập hồ sơ theo dõi sức khỏe.", "met"),
    ("90% người lao động được ký hợp đồng lao động.", "90% người lao động được khám sức khỏe định kỳ.", NO_PARTNER),
    ("Tỷ lệ đô thị hóa đạt 45%.", "Tỷ lệ thoát nước đô thị đạt 45%.", NO_PARTNER),
    ("100% cơ sở kinh doanh karaoke được kiểm tra về phòng cháy.", "100% cơ sở kinh doanh karaoke được kiểm tra về tiếng ồn.", NO_PARTNER),
    ("Trên 85% phụ nữ mang thai được khám thai định kỳ.", "Trên 85% phụ nữ mang thai được xét nghiệm HIV.", NO_PARTNER),
    ("Nếu được bố trí kinh phí, 60% cơ sở sản xuất áp dụng tiêu chuẩn xanh.", "60% cơ sở sản xuất áp dụng tiêu chuẩn xanh.", "met"),
    ("Thu nhập bình quân đầu người đạt 90 triệu đồng/năm.", "Thu nhập bình quân đầu người đạt mức 92 triệu đồng/năm.", "exceeded"),
    ("Đạt 12 bác sĩ trên 10.000 dân.", "Đạt mức 11 bác sĩ trên 10.000 dân.", "weaker"),
    ("80% thôn, tổ dân phố đạt danh hiệu văn hóa.", "85% tổ dân phố đạt danh hiệu văn hóa.", "exceeded"),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{r[2]}" for n, r in enumerate(ROWS)])
def test_the_verdict_of_two_sentences(row: tuple[str, ...]) -> None:
    parent, child, wanted, *years = row
    found = lines(parent, child, *years)
    told = [f"{v.verdict} {v.also}: {v.sentence}" for v in found]
    expected = [{w.strip() for w in one.split("|")} for one in wanted.split(", ")]
    assert len(found) == len(expected), told
    assert all(v.verdict in allowed for v, allowed in zip(found, expected, strict=True)), told
    if wanted == NO_PARTNER:
        assert found[0].child is None, told


@pytest.mark.parametrize(
    ("path", "said"),
    [("I.2.a", "mục I.2.a"), ("I.-.2", "mục I"), ("I.2.mở đầu", "mục I.2"), ("II.ab", "mục II"), ("PL2.III", "phụ lục 2, mục III"), ("", "")],
)
def test_where_something_stands_is_said_by_its_numbers(path: str, said: str) -> None:
    assert section(path) == said


@pytest.mark.parametrize(("per", "said"), [("năm", "2 lớp/năm"), (None, "2 lớp")])
def test_a_rate_is_said_with_what_it_is_for(per: str | None, said: str) -> None:
    assert amount(target("T1", "Mở ít nhất 02 lớp", quantity("2", "lớp"), per=per)) == said
