"""What a plan tells of support and its limits, of the size of whom it addresses, of parts in brackets, of what has been or may be: no targets; and the targets beside them."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets
from tests.extract.test_extract_target_language import said, short
from tests.extract.writing import PROVINCE, reading

ROWS: list[tuple[str, str, tuple[str, ...]]] = [
    ("T", "Hỗ trợ một lần đến 60% giá trị máy móc, không quá 30 triệu đồng/hộ.", ()),
    ("T", "Hỗ trợ thêm 3 triệu đồng/ha cho các thôn vùng cao.", ()),
    ("T", "Hỗ trợ tiền ăn 40.000 đồng/người/ngày cho học viên.", ()),
    ("T", "Hỗ trợ tiền thuê đất 8 triệu đồng/ha/năm, tối đa 300 triệu đồng/dự án.", ()),
    ("T", "Hỗ trợ bằng 70% giá thành được duyệt.", ()),
    ("T", "Hỗ trợ giảm tối thiểu 20% tiền thuê mặt bằng trong 03 năm đầu.", ()),
    ("T", "Hộ kinh doanh được vay tối đa 80 triệu đồng.", ()),
    ("T", "Doanh nghiệp được trích tối đa 15% thu nhập tính thuế lập quỹ.", ()),
    ("T", "Mỗi hộ chỉ được hỗ trợ một lần.", ()),
    ("T", "Hộ nuôi thường xuyên có từ 8 con lợn hoặc 03 con bò trở lên.", ()),
    ("T", "Mức hỗ trợ bằng 1,2 lần mức lương tối thiểu vùng.", ()),
    ("T", "Mức phạt đối với tổ chức bằng 02 lần mức phạt đối với cá nhân.", ()),
    ("T", "Mức hỗ trợ không quá 90% tổng chi phí một dự án ở vùng khó khăn, không quá 70% ở vùng còn lại.", ()),
    ("O", "Hình thành 12 vùng trồng tập trung có quy mô từ 20 ha trở lên.", ("at_least 12 vùng trồng",)),
    ("T", "Nhà ở phải bảo đảm diện tích sử dụng tối thiểu 24 m2, tuổi thọ từ 15 năm trở lên.", ()),
    ("O", "Hỗ trợ 100% hộ nghèo vay vốn.", ("at_least 100 %",)),
    ("O", "Hỗ trợ 50 hộ, 20 hợp tác xã.", ("at_least 50 hộ", "at_least 20 hợp tác xã")),
    ("O", "Tổng dư nợ cho vay đạt 300 tỷ đồng.", ("at_least 300 tỷ đồng",)),
    ("T", "Tập huấn 150 cộng tác viên (mỗi xã, phường 02 người).", ("at_least 150 cộng tác viên", "at_least 2 người /xã, phường")),
    ("T", "Mở 04 lớp truyền nghề (mỗi lớp không quá 20 học viên).", ("at_least 4 lớp",)),
    ("T", "Phát động ngày tổng vệ sinh mỗi tháng một lần.", ("at_least 1 lần /tháng",)),
    ("T", "Đăng ký mỗi chi hội một công trình xanh.", ("at_least 1 công trình /chi hội",)),
    ("T", "Mỗi cơ sở được kiểm tra không ít hơn 2 lượt/năm.", ("at_least 2 lượt /năm",)),
    ("T", "Đài truyền thanh xây dựng mỗi tháng 02 chuyên mục về chuyển đổi số.", ("at_least 2 chuyên mục /tháng",)),
    ("T", "Duy trì 25/25 \"Tổ tự quản\", thành lập mới 10 \"Điểm an toàn\".", ("at_least 25 tổ tự quản", "at_least 10 điểm an toàn")),
    ("T", "Tổ chức 01 \"Tuần lễ đọc sách\".", ("at_least 1 tuần lễ đọc sách",)),
    ("T", "Xây dựng 02 \"Tuyến phố xanh\", 01 \"Chợ văn minh\".", ("at_least 2 tuyến phố xanh", "at_least 1 chợ văn minh")),
    ("O", "Tỷ lệ trẻ 18 tháng tuổi được tiêm mũi 2 vắc xin sởi và mũi 4 vắc xin ho gà đạt 92%.", ("at_least 92 %",)),
    ("T", "Mở thêm 10 điểm tiêm tại các bản cách trạm y tế trên 8 km.", ("at_least 10 điểm",)),
    ("T", "Phân loại rác thành 03 nhóm tại mỗi hộ.", ()),
    ("O", "Cây lúa nước 2 vụ 30 ha.", ("at_least 30 ha",)),
    ("T", "Phương tiện: xe ô tô 16 chỗ do Văn phòng bố trí.", ()),
    ("O", "Giảm 20% số vụ cháy từ 10 nhà trở lên so với giai đoạn trước.", ("at_least 20 % decrease",)),
    ("T", "Khuyến khích hộ chăn nuôi từ 10 đơn vị vật nuôi trở lên có hầm biogas.", ()),
    ("T", "Thí điểm tại 06 khu công nghiệp có từ 3.000 lao động trở lên.", ("at_least 6 khu công nghiệp",)),
    ("T", "Xóa toàn bộ 18 điểm rác tự phát.", ("at_least 18 điểm",)),
    ("O", "Trên 80% trường có thư viện đạt chuẩn mức độ 1 trở lên.", ("more_than 80 %",)),
    ("T", "Khởi công 3 trạm bơm công suất 200 m3/h và 350 m3/h.", ("at_least 3 trạm",)),
    ("T", "Đầu tư 02 nhà máy đốt rác tại hai khu vực, công suất lần lượt 300 và 700 tấn/ngày.", ("at_least 2 nhà máy",)),
    ("T", "Mở rộng đường Hoa Ban (vốn năm 2026: 9,5 tỷ đồng).", ()),
    ("T", "Đầu tư 03 nhà kho với tổng mức 4.200 triệu đồng.", ("at_least 3 nhà",)),
    ("T", "Tổng nguồn vốn cho vay năm 2026: 90.000 triệu đồng.", ()),
    ("T", "Lấy ý kiến người dân (yêu cầu từ 90% số hộ hài lòng).", ()),
    ("T", "Tỉnh đã làm việc với 06 nhà đầu tư, trong đó 02 nhà đầu tư đã nộp hồ sơ với tổng vốn 900 tỷ đồng.", ()),
    ("T", "Hỗ trợ chuyển đổi 900 hộ kinh doanh (giai đoạn 2021 - 2024 mới chuyển đổi được 150 hộ).", ("at_least 900 hộ",)),
    ("O", "Di dời hết cơ sở chăn nuôi (còn 120 cơ sở).", ()),
    ("O", "90% hộ nghèo, hộ cận nghèo sử dụng nước hợp vệ sinh.", ("at_least 90 %",)),
    ("O", "Phấn đấu 75% người có khả năng lao động thuộc hộ nghèo được hỗ trợ sinh kế.", ("at_least 75 %",)),
    ("O", "Tỷ lệ trẻ em thuộc hộ nghèo, hộ cận nghèo đi học đúng độ tuổi đạt 92%.", ("at_least 92 %",)),
    ("O", "Tỷ lệ hộ nghèo còn 2%; hộ cận nghèo giảm dưới 3%.", ("at_most 2 %", "less_than 3 %")),
    ("O", "Tạo việc làm tăng thêm cho khoảng 3.000 lao động.", ("about 3000 lao động",)),
    ("O", "Tỷ lệ hộ nghèo 1,5%.", ("at_most 1,5 %",)),
    ("O", "Nguồn thu bù đắp 40 - 50% chi phí thu gom.", ("between 40-50 %",)),
    ("O", "Thành lập 200 tổ hợp tác với 3.000 thành viên.", ("at_least 200 tổ hợp tác", "at_least 3000 thành viên")),
    ("T", "Đào tạo 15 điều tra viên dịch tễ.", ("at_least 15 điều tra viên",)),
    ("O", "Vốn điều lệ của Quỹ bảo lãnh tín dụng tăng lên 150 tỷ đồng.", ("at_least 150 tỷ đồng",)),
    ("O", "Dư nợ cho vay doanh nghiệp nhỏ tăng bình quân 12 - 13%/năm.", ("between 12-13 % increase /năm",)),
    ("O", "Hoàn thành cắt giảm ít nhất 20% thời gian giải quyết, ít nhất 20% chi phí tuân thủ, ít nhất 20% điều kiện kinh doanh.", ("at_least 20 % decrease", "at_least 20 % decrease", "at_least 20 % decrease")),
    ("O", "Mỗi năm có từ 03 sản phẩm trở lên đạt 4 sao.", ("at_least 3 sản phẩm /năm",)),
    ("O", "Thời gian lưu trú của khách từ 2 ngày trở lên.", ("at_least 2 ngày",)),
    ("T", "Năm 2025, phường hoàn thành 11/11 chỉ tiêu. Tổng thu ngân sách đạt gần 12 tỷ đồng, bằng 110% so với chỉ tiêu giao; trong năm đã tạo việc làm cho 300 lao động; tỷ lệ hộ nghèo giảm còn 0,9%.", ()),
    ("T", "Khảo sát năm 2025 cho thấy 60% cơ sở thiếu lao động, 45% thiếu vốn.", ()),
    ("T", "Lượng khách năm tới có thể tăng gấp đôi.", ()),
    ("T", "Công ty đã nhận đặt chỗ cho 3.000 khách, tăng 25% so với mùa trước.", ()),
    ("T", "Các chuyên gia cho rằng tỉnh cần thêm 20 khách sạn.", ()),
    ("T", "Mỗi việc giao cho một đầu mối.", ()),
    ("O", "100% bếp ăn được kiểm tra, mỗi cơ sở không ít hơn 2 lượt/năm. Năm 2025 đã kiểm tra 30 cơ sở.", ("at_least 100 %", "at_least 2 lượt /năm")),
    ("T", "Về vốn: Phấn đấu dư nợ cho vay doanh nghiệp nhỏ tăng bình quân 12 - 13%/năm; bổ sung vốn điều lệ Quỹ lên 150 tỷ đồng vào năm 2027.", ("between 12-13 % increase /năm", "at_least 150 tỷ đồng")),
    ("O", "80% tài liệu khoa học sau 03 năm kể từ ngày nghiệm thu được số hóa.", ("at_least 80 %",)),
    ("O", "Tỷ lệ cây sống sau 3 tháng đạt trên 80%, sau một năm không dưới 85% mật độ.", ("more_than 80 %", "at_least 85 %")),
    ("O", "Phấn đấu 75% người có khả năng lao động, có nhu cầu thuộc hộ nghèo, hộ mới thoát nghèo trên địa bàn các thôn đặc biệt khó khăn được dạy nghề.", ("at_least 75 %",)),
    ("T", "Kế thừa kết quả đến hết năm 2025: 40/45 thư viện đã có trang thông tin; 35% tài liệu quý đã được số hóa.", ()),
    ("T", "Một khảo sát với 1.200 hộ cho thấy 70% hài lòng về đường sá nhưng chỉ 40% hài lòng về chợ.", ()),
    ("T", "Kết quả giai đoạn 2018 - 2022 (hỗ trợ 1.500 ha rừng, 900 hầm biogas) được tổng kết trước ngày 31/12/2026.", ()),
    ("O", "Tổ chức 02 đợt tiêm phòng chính mỗi năm.", ("at_least 2 đợt /năm",)),
    ("O", "Hằng năm hỗ trợ 30 dự án khởi nghiệp, tổ chức 02 cuộc đối thoại.", ("at_least 30 dự án /năm", "at_least 2 cuộc /năm")),
    ("O", "Tập huấn cho 100 lượt nhân viên thú y xã, phường mỗi năm.", ("at_least 100 lượt /năm",)),
    ("T", "Tổ chức thu nợ 2 lần trong năm.", ("at_least 2 lần /năm",)),
    ("O", "Có 02 cảng cạn được công bố mở, tổng công suất từ 80.000 đến 120.000 TEU/năm.", ("at_least 2 cảng", "between 80000-120000 TEU /năm")),
    ("O", "Hằng năm, 5/5 Mẹ Việt Nam anh hùng được phụng dưỡng.", ("at_least 5 Mẹ Việt Nam anh hùng /năm",)),
    ("O", "Tỷ số giới tính khi sinh dưới 112 bé trai/100 bé gái, mỗi năm giảm 0,3 điểm phần trăm.", ("less_than 112 bé trai /100 bé gái", "at_least 0,3 điểm phần trăm decrease /năm")),
    ("O", "Nâng cấp 01 cơ sở; thí điểm 03 điểm tư vấn tại cộng đồng.", ("at_least 1 cơ sở", "at_least 3 điểm")),
    ("T", "Tập huấn 62 công chức của 31 xã, phường (mỗi xã, phường 02 người).", ("at_least 62 công chức", "at_least 2 người /xã, phường")),
    ("T", "Cơ cấu kinh tế: \"Công nghiệp 400 tỷ đồng, chiếm 52%; dịch vụ 300 tỷ đồng, chiếm 39%\".", ("at_least 400 tỷ đồng", "at_least 52 %", "at_least 300 tỷ đồng", "at_least 39 %")),
    ("T", "Mật độ trồng theo hướng dẫn: keo không quá 2.000 cây/ha.", ()),
    ("O", "Trung bình 3 thiết bị thông minh/hộ gia đình.", ("at_least 3 thiết bị /hộ",)),
    ("O", "Giảm trung bình tỷ lệ trẻ suy dinh dưỡng thể nhẹ cân, thể thấp còi từ 0,2 đến 0,3%/năm.", ("between 0,2-0,3 % decrease /năm",)),
    ("O", "Phổ cập mầm non cho trẻ 5 tuổi tại ít nhất 90 xã, phường, thị trấn.", ("at_least 90 xã, phường, thị trấn",)),
    ("O", "Hoàn thành xây dựng nông thôn mới tại 4 xã còn lại.", ("at_least 4 xã",)),
    ("O", "Có 40 khách sạn được xếp hạng với 6.000 phòng.", ("at_least 40 khách sạn", "at_least 6000 phòng")),
    ("T", "Phấn đấu đến năm 2028, 60% thôn có điểm đọc sách. Năm 2024, thư viện luân chuyển 90.000 lượt sách, tăng 10% so với năm 2023.", ("at_least 60 %",)),
    ("O", "Ít nhất 80% hộ gia đình trang bị tối thiểu 01 bình chữa cháy.", ("at_least 80 %", "at_least 1 bình chữa cháy /hộ gia đình")),
]


@pytest.mark.parametrize(("place", "text", "wanted"), ROWS)
def test_support_size_and_hearsay(place: str, text: str, wanted: tuple[str, ...]) -> None:
    assert tuple(short(t) for t in said(place, text)) == wanted


def test_an_article_of_a_decision_that_sets_what_is_granted_has_no_targets() -> None:
    lines = ("Điều 2. Mục tiêu", "1. Trồng mới 900 ha rừng.", "Điều 3. Nguyên tắc, điều kiện hỗ trợ", "1. Hộ trồng từ 0,5 ha trở lên; không quá 40% số hộ trong một thôn.", "Điều 4. Chính sách hỗ trợ trồng rừng", "1. Trồng cây gỗ lớn: 6 triệu đồng/ha.", "2. Tập huấn kỹ thuật: hỗ trợ 100%.")
    assert [str(t.quantity.low) for t in targets(reading(*lines), PROVINCE)] == ["900"]
