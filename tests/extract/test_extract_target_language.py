"""How plans word their targets, in many fields: conditions, sizes, penalties, bases, trials, ranks, starting levels."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets
from pipeline.model import Target
from tests.extract.writing import PROVINCE, reading

HEADS = {
    "O": ("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2028"),
    "T": ("II. NHIỆM VỤ, GIẢI PHÁP", "1. Nhiệm vụ trọng tâm"),
}


def said(place: str, text: str) -> tuple[Target, ...]:
    return targets(reading(*HEADS[place], f"- {text}"), PROVINCE)


def short(target: Target) -> str:
    """Bound, value, unit, change and rate in one line."""
    q = target.quantity
    value = str(q.low) if q.low == q.high else f"{q.low}-{q.high}"
    rate = f"/{target.per}" if target.per else ""
    return " ".join(x for x in (q.bound, value.replace(".", ","), q.unit, target.change or "", rate) if x)


READ: list[tuple[str, str, tuple[str, ...]]] = [
    ("T", "Tăng thời lượng phát sóng, mỗi tháng có ít nhất 03 chuyên mục.", ("at_least 3 chuyên mục /tháng",)),
    ("T", "Sửa chữa, nâng cấp 24 hồ chứa bị hư hỏng.", ("at_least 24 hồ chứa",)),
    ("O", "Đạt khoảng 55% người dân trên địa bàn 2 thành phố có tài khoản.", ("about 55 %",)),
    ("O", "Độ che phủ cây xanh dọc 03 tuyến kênh tối thiểu 50%.", ("at_least 50 %",)),
    ("O", "Giá trị sản xuất 1 ha đất trồng rau đạt 180 triệu đồng/năm.", ("at_least 180 triệu đồng /năm",)),
    ("O", "Mở 12 lớp dạy nghề, 80% học viên có việc làm.", ("at_least 12 lớp", "at_least 80 %")),
    ("T", "Hỗ trợ 150 con dê giống cho hộ nghèo.", ("at_least 150 con",)),
    ("O", "Tỷ lệ hộ nghèo giảm 1%/năm; có 12 bác sĩ trên 10.000 dân.", ("at_least 1 % decrease /năm", "at_least 12 bác sĩ /10.000 dân")),
    ("O", "Cắt giảm ít nhất 25% thời gian giải quyết, 25% chi phí tuân thủ so với năm 2025.", ("at_least 25 % decrease", "at_least 25 % decrease")),
    ("O", "Tuyển 30 công dân, trong đó: Quân đội 22, Công an 08.", ("at_least 30 công dân", "at_least 22 công dân", "at_least 8 công dân")),
    ("T", "Thâm canh rừng với mật độ 1.800 cây/ha.", ()),
    ("T", "Làm đường loại B theo mức hỗ trợ 150 tấn xi măng/km.", ()),
    ("T", "Trưởng thôn chịu trách nhiệm nếu không đạt 90% kế hoạch giao.", ()),
    ("T", "Thôn đạt từ 85 điểm trở lên xếp loại xuất sắc.", ()),
    ("T", "Khi có báo động II, vùng trũng sơ tán 900 người.", ()),
    ("T", "Kiểm tra ít nhất 10 doanh nghiệp (sử dụng từ 50 lao động trở lên).", ("at_least 10 doanh nghiệp",)),
    ("T", "Rà soát 100% hộ nghèo, hộ cận nghèo theo chuẩn mới.", ("at_least 100 %",)),
    ("T", "Thăm, tặng quà 80% hộ nghèo dịp Tết.", ("at_least 80 %",)),
    ("O", "Phấn đấu chỉ còn 2% hộ nghèo.", ("at_most 2 %",)),
    ("O", "Tỷ lệ trẻ sơ sinh nhẹ cân (dưới 2,5 kg) dưới 6%.", ("less_than 6 %",)),
    ("O", "Giảm ít nhất 40% số hộ nuôi chim trong khu dân cư (hiện còn 12 hộ).", ("at_least 40 % decrease",)),
    ("T", "Tại mỗi hẻm sâu trên 40 m bố trí ít nhất 01 trụ nước chữa cháy.", ("at_least 1 trụ nước /hẻm",)),
    ("T", "Công chức để quá hạn từ 02 hồ sơ trở lên trong quý không được xét thi đua.", ()),
    ("T", "Các thôn đạt từ 80 điểm trở lên theo bộ tiêu chí mới được đăng ký xét công nhận.", ()),
    ("O", "Không còn điểm trường học 3 ca vào năm 2027.", ("at_most 0",)),
    ("T", "Ưu tiên các xã có mật độ trên 20.000 người/km2.", ()),
    ("T", "Người từ đủ 80 tuổi trở lên không có lương hưu được trợ cấp 500.000 đồng/tháng.", ()),
    (
        "O",
        "Chỉ số hài lòng thuộc nhóm 12 tỉnh, thành phố dẫn đầu vào năm 2027 và nhóm 8 vào năm 2029.",
        ("at_most 12 hạng", "at_most 8 hạng"),
    ),
    ("O", "DDCI đạt ít nhất 68 điểm, trường hợp thuận lợi phấn đấu vượt 70 điểm.", ("at_least 68 điểm", "more_than 70 điểm")),
    ("O", "Có từ 10 - 12% hợp tác xã tự bảo đảm vốn trở lên.", ("between 10-12 %",)),
    (
        "O",
        "Xây mới 90 phòng học (mầm non 30, tiểu học 40, THCS 20).",
        ("at_least 90 phòng học", "at_least 30 phòng học", "at_least 40 phòng học", "at_least 20 phòng học"),
    ),
    ("O", "Xây mới 90 phòng học (mầm non 30, tiểu học 45).", ("at_least 90 phòng học",)),
    ("T", "Mở 12 lớp bồi dưỡng cán bộ, mỗi lớp 50 học viên.", ("at_least 12 lớp bồi dưỡng", "at_least 50 học viên /lớp")),
    ("T", "Chuồng trại có sức chứa trên 500 con phải lắp hầm khí sinh học.", ()),
    ("T", "Mọi ghe chở khách từ 12 chỗ ngồi trở lên lắp thiết bị định vị.", ()),
    ("T", "Bể chứa xăng dầu có dung tích từ 10 m3 trở lên được kiểm định định kỳ.", ()),
    ("T", "Nhà trọ có từ 10 phòng trở lên phải trang bị hệ thống báo cháy.", ()),
    ("T", "Cơ sở giết mổ có công suất dưới 50 con/ngày di dời khỏi khu dân cư.", ()),
    ("O", "Phấn đấu tỷ lệ hộ có nhà ở kiên cố đạt từ 90% trở lên.", ("at_least 90 %",)),
    ("O", "Trên 80% nhà trọ có từ 10 phòng trở lên đạt tiêu chuẩn phòng cháy.", ("more_than 80 %",)),
    ("O", "100% hộ chăn nuôi có từ 100 con lợn trở lên ký cam kết bảo vệ môi trường.", ("at_least 100 %",)),
    ("T", "Mực nước hồ vượt quá 25 m, Trưởng ban chỉ huy ra lệnh xả tràn.", ()),
    ("T", "Khi nhiệt độ xuống dưới 10 độ C, nhà trường cho học sinh mầm non nghỉ học.", ()),
    ("T", "Gió mạnh trên 15 m/giây, chủ phương tiện không được ra khơi.", ()),
    ("T", "Người đứng đầu để xảy ra từ 02 vụ vi phạm trở lên bị xem xét kỷ luật.", ()),
    ("T", "Cửa hàng vi phạm trên 3 lần bị thu hồi giấy phép.", ()),
    ("T", "Người có thu nhập bằng hoặc dưới 3 triệu đồng/tháng được miễn viện phí.", ()),
    ("T", "Gia đình sinh đủ 02 con trước tuổi 35 được tặng quà.", ()),
    ("T", "Ưu tiên hộ có từ 02 trẻ dưới 6 tuổi.", ()),
    ("T", "Hộ có diện tích đất dưới 500 m2 được hỗ trợ chuyển nghề.", ()),
    ("T", "Người đổ rác trộm bị phạt từ 1 triệu đồng đến 2 triệu đồng.", ()),
    ("T", "Cơ sở không đăng ký bị xử phạt hành chính tới 20 triệu đồng.", ()),
    ("T", "Hành vi đốt rơm rạ ven quốc lộ phạt tiền đến 3 triệu đồng.", ()),
    (
        "O",
        "Mức giảm tỷ lệ phụ nữ sinh con thứ 3 trở lên: 0,4 điểm phần trăm.",
        ("at_least 0,4 điểm phần trăm decrease",),
    ),
    ("O", "Tỷ lệ cặp vợ chồng sinh con thứ ba trở lên dưới 4%.", ("less_than 4 %",)),
    ("O", "Không còn xã dưới 12 tiêu chí.", ("at_most 0",)),
    ("O", "Không còn hộ có nhà ở dưới 8 m2/người.", ("at_most 0",)),
    ("O", "Không còn trường dưới 10 phòng học.", ("at_most 0",)),
    ("O", "Giảm ít nhất 4% trên cả hai chỉ số.", ("at_least 4 % decrease",)),
    ("O", "Kéo giảm tai nạn đuối nước trên cả ba mặt.", ()),
    (
        "O",
        "Phấn đấu giảm từ 5% trở lên cả 3 tiêu chí về số vụ, số người chết, số người bị thương.",
        ("at_least 5 % decrease",),
    ),
    ("O", "Bình quân cứ 50 ha lúa có một trạm bơm.", ("at_least 1 trạm /50 ha lúa",)),
    ("O", "Bảo đảm cứ 30 hộ có một tổ hòa giải.", ("at_least 1 tổ hòa giải /30 hộ",)),
    ("O", "Cứ 100 dân có ít nhất 02 giường bệnh.", ("at_least 2 giường bệnh /100 dân",)),
    ("O", "Số ca lao mới trên 100.000 dân giảm xuống dưới 50.", ("less_than 50 ca /100.000 dân",)),
    ("O", "Số vụ cháy trên 1.000 cơ sở xuống dưới 2 vụ.", ("less_than 2 vụ /1.000 cơ sở",)),
    ("O", "Số điều dưỡng trên 10.000 dân đạt 20 người.", ("at_least 20 người /10.000 dân",)),
    ("T", "Hỗ trợ 2,5 tỷ đồng cho các hợp tác xã mua máy cày.", ()),
    ("T", "Bố trí 800 triệu đồng sửa chữa trạm bơm.", ()),
    ("T", "Cấp bổ sung 1,2 tỷ đồng cho các trường học vùng lũ.", ()),
    ("O", "Phấn đấu thu hút 2.500 tỷ đồng vốn đầu tư.", ("at_least 2500 tỷ đồng",)),
    ("O", "Huy động 15 tỷ đồng từ xã hội hóa.", ("at_least 15 tỷ đồng",)),
    (
        "O",
        "Giảm ít nhất 05 vụ cháy so với năm 2025 (năm 2025 có 17 vụ, thiệt hại ước 2,1 tỷ đồng).",
        ("at_least 5 vụ decrease",),
    ),
    (
        "O",
        "Kéo giảm tối thiểu 10% số ca sốt xuất huyết (cùng kỳ ghi nhận 240 ca, tử vong 01 ca).",
        ("at_least 10 % decrease",),
    ),
    ("T", "Diễn tập 02 tình huống sự cố tràn dầu.", ("at_least 2 tình huống",)),
    ("T", "Luyện tập 04 phương án chữa cháy tại chợ.", ("at_least 4 phương án",)),
    ("T", "Số hóa 12.500 trang tài liệu hộ tịch trước ngày 30/11/2027.", ("at_least 12500 trang",)),
    ("T", "Làm sạch 34.000 dữ liệu đất đai.", ("at_least 34000 dữ liệu",)),
    ("T", "Thí điểm phân loại rác tại 06 khu phố.", ("at_least 6 khu phố",)),
    ("T", "Áp dụng mô hình lớp học thông minh ở 15 trường.", ("at_least 15 trường",)),
    ("T", "Chạy thử hệ thống đăng ký khám tại 04 bệnh viện.", ("at_least 4 bệnh viện",)),
    ("T", "Khảo sát nhu cầu học nghề tại 22 thôn.", ("at_least 22 thôn",)),
    ("T", "Tổ chức hội thi với 120 người tham gia.", ("at_least 120 người",)),
    ("T", "Tập huấn kỹ năng số, tổng số 350 người tham dự.", ("at_least 350 người",)),
    ("T", "Mỗi thôn trồng một tuyến đường hoa.", ("at_least 1 tuyến đường hoa /thôn",)),
    ("T", "Mỗi trường xây dựng một thư viện xanh.", ("at_least 1 thư viện /trường",)),
    ("T", "Mỗi chi hội nhận đỡ đầu một trẻ mồ côi.", ("at_least 1 trẻ /chi hội",)),
    ("T", "Tập huấn cho cán bộ tại 12 xã đã sáp nhập.", ()),
    ("T", "Chủ trì, phối hợp với 03 xã giáp ranh tuần tra rừng.", ()),
    ("T", "Tham mưu một số cơ chế hỗ trợ hộ kinh doanh.", ()),
    ("T", "Đây là một nhiệm vụ quan trọng của mỗi cấp ủy.", ()),
    ("O", "Tăng từ 8% số hộ tham gia bảo hiểm trở lên.", ("at_least 8 % increase",)),
    ("O", "Giảm từ 10% số vụ bạo lực học đường trở lên tại các trường nội trú.", ("at_least 10 % decrease",)),
    ("O", "Giảm số vụ tai nạn lao động từ 5% trở lên so với năm 2025.", ("at_least 5 % decrease",)),
    ("O", "Có từ 80 đến 100 cặp vợ chồng trẻ được khám sức khỏe tiền hôn nhân.", ("between 80-100 cặp vợ chồng",)),
    ("O", "Bảo đảm từ 85% học sinh khuyết tật trở lên được học hòa nhập.", ("at_least 85 %",)),
    ("O", "Nâng tỷ lệ hộ có hố xí hợp vệ sinh từ 62% hiện nay lên 80% vào năm 2028.", ("at_least 80 %",)),
    ("O", "Đưa tỷ lệ rác được phân loại từ 12% năm 2025 lên 45%.", ("at_least 45 %",)),
    ("O", "Nâng số giường bệnh từ 120 giường năm 2025 lên 180 giường năm 2028.", ("at_least 180 giường",)),
    ("O", "Giảm tỷ lệ trẻ thấp còi từ 21% (năm 2025) xuống còn 15% năm 2028.", ("at_most 15 %",)),
    ("O", "Tăng độ che phủ rừng từ 41,2% ở thời điểm cuối năm 2025 đến 43% năm 2028.", ("at_least 43 %",)),
    ("O", "Đưa tổng số trường đạt chuẩn lên 27.", ("at_least 27 trường",)),
    ("O", "Nâng số xã có hệ thống truyền thanh thông minh lên 18.", ("at_least 18 xã",)),
    ("O", "Nâng tổng số sản phẩm OCOP toàn tỉnh lên 145.", ("at_least 145 sản phẩm OCOP",)),
    ("O", "Nữ đại biểu chiếm quá nửa số người ứng cử.", ("more_than 50 %",)),
    ("O", "Quá nửa số hộ trong ấp có hố ủ phân.", ("more_than 50 %",)),
    ("O", "Nợ thuế kéo xuống dưới 5% số phải thu.", ("less_than 5 %",)),
    ("O", "Tỷ lệ nợ tiền điện còn dưới 1% tổng số phải trả.", ("less_than 1 %",)),
    ("O", "Thời gian tiếp cận hiện trường: không quá 15 phút.", ("at_most 15 phút",)),
    ("O", "Đứng trong 5 xã có chỉ số cải cách hành chính cao nhất tỉnh.", ("at_most 5 hạng",)),
    ("O", "Lọt vào 10 tỉnh đứng đầu về chuyển đổi số.", ("at_most 10 hạng",)),
    ("O", "Nằm trong 3 đơn vị dẫn đầu khối thi đua.", ("at_most 3 hạng",)),
    ("O", "Thuộc 20 địa phương có năng lực cạnh tranh tốt nhất cả nước.", ("at_most 20 hạng",)),
    ("O", "Xây dựng 5 xã có cảnh quan đẹp.", ("at_least 5 xã",)),
    ("O", "Tỷ lệ hộ nuôi ong tham gia tổ hợp tác đạt 45% và 60% vào năm 2030.", ("at_least 45 %", "at_least 60 %")),
    ("T", "Thả 25.000 con cá giống xuống lòng hồ.", ("at_least 25000 con",)),
    ("T", "Mở 03 phiên chợ đêm ở trung tâm xã.", ("at_least 3 phiên",)),
    ("T", "Bệnh viện tuyến tỉnh hỗ trợ chuyên môn cho 8 trạm y tế.", ("at_least 8 trạm y tế",)),
    ("O", "Công suất cấp nước tăng từ 12.000 m3/ngày lên 18.000 m3/ngày.", ("at_least 18000 m3 /ngày",)),
    ("O", "Giảm 20 ngày so với quy định thời gian cấp giấy phép xây dựng.", ("at_least 20 ngày decrease",)),
    ("O", "Ít nhất một nửa số nhà trẻ có bếp ăn một chiều.", ("at_least 50 %",)),
    ("O", "Có 2/3 số xã thành lập quỹ khuyến học.", ("at_least 66,7 %",)),
    ("T", "Tổ chức 01 lớp sơ cấp cứu cho 40 lái xe.", ("at_least 1 lớp", "at_least 40 lái xe")),
    ("T", "Rà soát hộ có người nghiện ma túy trên 3 năm để đưa vào diện quản lý.", ()),
    ("T", "Duy trì 12 chốt kiểm dịch và 04 đội phản ứng nhanh.", ("at_least 12 chốt", "at_least 4 đội")),
    ("O", "Sản lượng điện mặt trời mái nhà đạt 35 MW vào năm 2029.", ("at_least 35 MW",)),
    ("O", "Tiết kiệm ít nhất 2,5% điện năng mỗi năm.", ("at_least 2,5 %",)),
    ("T", "Kiểm tra 100% cơ sở karaoke, mỗi cơ sở ít nhất 02 lần/năm.", ("at_least 100 %", "at_least 2 lần /năm")),
    ("T", "Trồng 15 km hàng rào cây xanh dọc đường liên thôn.", ("at_least 15 km",)),
    ("T", "Cấp phát 5.000 tờ rơi về phòng chống đuối nước.", ("at_least 5000 tờ rơi",)),
    ("O", "Phấn đấu thu gom và xử lý 95% rác thải y tế.", ("at_least 95 %",)),
    ("O", "Không có trường hợp tử vong do bệnh dại.", ("at_most 0",)),
    ("T", "Căn cứ Luật Đầu tư công, lập hồ sơ 07 dự án khởi công mới.", ("at_least 7 dự án",)),
    ("T", "Cán bộ trực 24/24 giờ khi có bão từ cấp 8 trở lên.", ()),
    ("O", "Tỷ lệ giải ngân vốn đầu tư công đạt 100% kế hoạch Thủ tướng giao.", ("at_least 100 %",)),
    ("O", "Thời gian thông quan bình quân dưới 3 giờ.", ("less_than 3 giờ",)),
    ("T", "Xe tải trên 10 tấn không được vào đường nội thị.", ()),
    ("T", "Đối với công trình cao trên 25 m, chủ đầu tư phải lắp thang máy chữa cháy.", ()),
    ("T", "Thu hồi 12 ha đất công bị lấn chiếm.", ("at_least 12 ha",)),
    ("T", "Vận động mỗi gia đình trồng hai cây ăn quả.", ("at_least 2 cây /gia đình",)),
    ("T", "Phát hiện và điều trị 300 bệnh nhân lao mới.", ("at_least 300 bệnh nhân",)),
    ("O", "Mật độ điện thoại thông minh đạt 110 máy trên 100 dân.", ("at_least 110 máy /100 dân",)),
    ("O", "Đến năm 2030, đưa 3 di tích vào danh mục xếp hạng cấp quốc gia.", ("at_least 3 di tích",)),
    ("O", "Đưa 2/3 số bản thoát khỏi diện đặc biệt khó khăn.", ("at_least 66,7 %",)),
    ("T", "Đề nghị tỉnh hỗ trợ 5 tỷ đồng xây kè.", ()),
    ("T", "Cơ sở nuôi tôm có diện tích từ 2 ha trở lên phải có ao lắng.", ()),
    ("O", "Tăng thêm 3 bậc xếp hạng chỉ số PAR INDEX so với năm 2025.", ("at_least 3 hạng increase",)),
    ("T", "Mỗi quý tổ chức một buổi đối thoại với thanh niên.", ("at_least 1 buổi /quý",)),
    (
        "T",
        "Luật sư thực hiện 40 vụ trợ giúp pháp lý, tư vấn 200 lượt người.",
        ("at_least 40 vụ", "at_least 200 lượt người"),
    ),
    ("O", "Tỷ lệ tảo hôn giảm từ 4,2% năm 2025 xuống còn 2% năm 2028.", ("at_most 2 %",)),
    ("T", "Trường hợp số lượng đăng ký vượt quá 50 người, nhà trường xét tuyển.", ()),
    ("O", "Thuộc nhóm 10 sở, ngành có chỉ số chuyển đổi số cao nhất.", ("at_most 10 hạng",)),
    ("O", "Tỷ lệ sử dụng nhà văn hóa từ 3 buổi/tuần trở lên đạt 60%.", ("at_least 60 %",)),
]


@pytest.mark.parametrize(("place", "text", "wanted"), READ)
def test_what_a_sentence_commits_to(place: str, text: str, wanted: tuple[str, ...]) -> None:
    assert tuple(short(t) for t in said(place, text)) == wanted


TOLD: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("I. VỀ KẾT QUẢ", "- Toàn xã có 61 ca ngộ độc, làm 2 người tử vong; so với cùng kỳ tăng 7,5% số ca."), ()),
    (("II. VỀ CÔNG TÁC CHỈ ĐẠO", "- 7 tháng qua, xảy ra 12 vụ cháy, thiệt hại 3 tỷ đồng."), ()),
    (("II. VỀ CÔNG TÁC CHỈ ĐẠO", "- Kế hoạch tăng 9% số giường bệnh đặt ra từ đầu nhiệm kỳ chưa thực hiện được."), ()),
    (("II. NHIỆM VỤ", "- Có 6/18 thôn chưa có nhà văn hóa."), ()),
    (("II. NHIỆM VỤ", "- Nhân rộng mô hình tổ tự quản (đang có 14 tổ)."), ()),
    (
        (
            "II. NHIỆM VỤ",
            "- Trong quý I, số vụ bạo lực gia đình giảm 12% so với cùng kỳ.",
            "- Quý II giảm ít nhất 15% số vụ.",
        ),
        ("at_least 15 % decrease",),
    ),
    (("I. MỤC TIÊU", "- Năm 2025 xã đã trồng được 30 ha rừng, phấn đấu năm 2027 trồng 45 ha."), ("at_least 45 ha",)),
    (("I. MỤC TIÊU", "- Phấn đấu giảm 5% số vụ cháy so với cùng kỳ năm trước."), ("at_least 5 % decrease",)),
    (("I. MỤC TIÊU", "- Không để xảy ra cháy rừng gây thiệt hại trên 5 ha."), ("at_most 0",)),
    (
        ("1. Huy động nguồn lực", "- Ngân sách xã 5 tỷ đồng. Vận động nhân dân góp tối thiểu 4.000 ngày công."),
        ("at_least 4000 ngày công",),
    ),
    (
        ("2. Nguồn lực thực hiện", "Ngân sách cấp 2 tỷ đồng. Phấn đấu có 250 hộ hiến đất mở đường."),
        ("at_least 250 hộ",),
    ),
    (("2. Nguồn lực thực hiện", "Ngân sách tỉnh cấp 60%, xã hội hóa 40%."), ()),
]


@pytest.mark.parametrize(("lines", "wanted"), TOLD)
def test_what_is_told_of_the_past_and_what_is_pledged(lines: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert tuple(short(t) for t in targets(reading(*lines), PROVINCE)) == wanted


DATES = [
    ("Giảm tối thiểu 04 điểm sạt lở so với năm 2026 (năm 2026 ghi nhận 21 điểm sạt lở).", "2028-12-31", "2026"),
    ("Phủ sóng 5G 90% số thôn theo bộ tiêu chí áp dụng cho giai đoạn 2026 - 2030.", "2028-12-31", None),
    ("Nâng số hộ dùng bếp khí sinh học gấp đôi năm 2025.", "2028-12-31", "2025"),
    ("Theo lộ trình đã được duyệt, đến hết năm 2027 xã sẽ xây mới 9 cầu dân sinh.", "2027-12-31", None),
    ("Đưa tỷ lệ rác được phân loại từ 12% năm 2025 lên 45% vào năm 2027.", "2027-12-31", None),
]


@pytest.mark.parametrize(("text", "by", "baseline"), DATES)
def test_a_base_year_and_the_term_of_a_standard_are_no_deadlines(text: str, by: str, baseline: str | None) -> None:
    (target,) = said("O", text)
    assert (target.deadline and target.deadline.by, target.baseline) == (by, baseline)
