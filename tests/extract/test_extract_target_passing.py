"""Figures in many fields, told in passing or promised: sizes, fees, norms, parts of a share, levels raised, what each of a kind has, what has been."""

from __future__ import annotations

import pytest

from tests.extract.test_extract_target_language import said, short

ROWS: list[tuple[str, str, tuple[str, ...]]] = [
    ("O", "Chỉ số cải cách hành chính đứng trong 3 sở, ngành dẫn đầu khối.", ("at_most 3 hạng",)),
    ("T", "Mua sắm 04 máy phát điện công suất 5 kW cho các thôn.", ("at_least 4 máy",)),
    ("T", "Nạo vét 12 km kênh, bề rộng đáy 3 m, sâu bình quân 1,2 m.", ("at_least 12 km",)),
    ("T", "Trồng 15 ha sầu riêng, khoảng cách 6 m x 6 m.", ("at_least 15 ha",)),
    ("T", "Bê tông hóa 3,5 km đường rộng 3 m, dày 18 cm.", ("at_least 3,5 km",)),
    ("T", "Giá vé tham quan 20.000 đồng/lượt.", ()),
    ("T", "Thu phí vệ sinh 25.000 đồng/hộ/tháng.", ()),
    ("O", "Thu phí vệ sinh đạt 90% số hộ.", ("at_least 90 %",)),
    ("T", "Thành lập 12 tổ công tác, mỗi tổ 05 người.", ("at_least 12 tổ công tác", "at_least 5 người /tổ")),
    ("T", "Thời lượng mỗi phóng sự 5 - 7 phút, phát 02 lần/tuần.", ("at_least 2 lần /tuần",)),
    ("T", "Theo Quy chuẩn QCVN 08, mỗi khu dân cư phải có tối thiểu 2 m2 đất cây xanh/người.", ()),
    ("T", "Theo quy định, mỗi lớp không quá 35 học sinh.", ()),
    ("O", "Bảo đảm sĩ số không quá 35 học sinh/lớp.", ("at_most 35 học sinh /lớp",)),
    ("O", "Số học sinh bình quân không quá 30 em/lớp.", ("at_most 30 em /lớp",)),
    ("O", "Tỷ lệ hộ nuôi từ 5 con bò trở lên đạt 20%.", ("at_least 20 %",)),
    ("O", "100% xã có ít nhất 02 sân chơi cho trẻ em.", ("at_least 100 %", "at_least 2 sân chơi /xã")),
    ("O", "Tỷ lệ thôn có từ 03 câu lạc bộ trở lên đạt 70%.", ("at_least 70 %",)),
    ("O", "Người dân tham gia sinh hoạt thể thao ít nhất 3 buổi/tuần đạt 40%.", ("at_least 40 %",)),
    ("O", "Mở ít nhất 05 lớp, thu hút 80% hội viên tham gia.", ("at_least 5 lớp", "at_least 80 %")),
    ("O", "Kết nạp từ 20 đảng viên trở lên, đạt 3% so với tổng số đảng viên.", ("at_least 20 đảng viên", "at_least 3 %")),
    ("O", "Kim ngạch xuất khẩu năm 2030 gấp 1,6 lần năm 2025.", ("at_least 1,6 lần increase",)),
    ("O", "Quy mô kinh tế gấp ba lần năm 2020.", ("at_least 3 lần increase",)),
    ("O", "Nâng tỷ lệ che phủ từ 52% lên 54%.", ("at_least 54 %",)),
    ("O", "Giảm số vụ từ 40 vụ năm 2025 xuống còn 25 vụ năm 2028.", ("at_most 25 vụ",)),
    ("O", "Đưa số sản phẩm OCOP từ 60 hiện nay lên 100 sản phẩm.", ("at_least 100 sản phẩm",)),
    ("O", "Rút ngắn thời gian cấp phép từ 15 ngày xuống còn 10 ngày.", ("at_most 10 ngày",)),
    ("T", "Tiếp tục duy trì 18 câu lạc bộ, thành lập mới 04 câu lạc bộ.", ("at_least 18 câu lạc bộ", "at_least 4 câu lạc bộ")),
    ("T", "Hằng năm tổ chức 01 Hội chợ việc làm, 02 Ngày hội tư vấn.", ("at_least 1 Hội chợ /năm", "at_least 2 Ngày hội /năm")),
    ("T", "Lắp camera an ninh trên 08 tuyến đường chính.", ("at_least 8 tuyến đường",)),
    ("T", "Chỉnh trang, bó gọn cáp trên 12 tuyến phố.", ("at_least 12 tuyến phố",)),
    ("T", "Xử lý trên 50 vụ vi phạm.", ("more_than 50 vụ",)),
    ("T", "Tuyên truyền cho trên 5.000 lượt người.", ("more_than 5000 lượt người",)),
    ("O", "Khoảng 70% nam giới và 60% phụ nữ được tư vấn.", ("about 70 %", "about 60 %")),
    ("O", "Khoảng 500 hộ và ít nhất 20 hợp tác xã tham gia.", ("about 500 hộ", "at_least 20 hợp tác xã")),
    ("T", "Đào tạo 600 cán bộ, công chức cấp xã.", ("at_least 600 cán bộ, công chức",)),
    ("T", "Phối hợp với 05 sở, ngành kiểm tra 30 cơ sở.", ("at_least 30 cơ sở",)),
    ("T", "Vận động 300 hội viên, phụ nữ tham gia.", ("at_least 300 hội viên, phụ nữ",)),
    ("T", "Trong năm 2025, thành phố đã chỉnh trang 14 tuyến hẻm, bằng 116% kế hoạch.", ()),
    ("T", "Qua 5 năm thực hiện, tỷ lệ hộ nghèo giảm 6%.", ()),
    ("T", "Giai đoạn 2021 - 2025, tỉnh đầu tư 1.200 tỷ đồng cho giao thông, làm mới 300 km đường.", ()),
    ("T", "Cuối năm 2025, toàn xã còn 25 hộ nghèo, chiếm 1,8%.", ()),
    ("T", "Đầu nhiệm kỳ có 12 xã đạt chuẩn, nay tăng lên 18 xã.", ()),
    ("T", "Trước đó, tỉnh có 200 cơ sở lưu trú.", ()),
    ("O", "Mỗi chi hội hỗ trợ xây dựng được từ một đến hai công trình.", ("between 1-2 công trình /chi hội",)),
    ("T", "Tổ chức từ hai đến ba lớp tập huấn.", ("between 2-3 lớp tập huấn",)),
    ("O", "85% hội viên, phụ nữ đạt 3 tiêu chuẩn thi đua.", ("at_least 85 %",)),
    ("T", "Mật độ 3.500 dây/sào, bón 250 kg phân chuồng/sào; lượng giống 1 kg/sào.", ()),
    ("O", "Xã đạt 19 tiêu chí nông thôn mới.", ("at_least 19 tiêu chí",)),
]


@pytest.mark.parametrize(("place", "text", "wanted"), ROWS)
def test_passing_figures_and_promises(place: str, text: str, wanted: tuple[str, ...]) -> None:
    assert tuple(short(t) for t in said(place, text)) == wanted
