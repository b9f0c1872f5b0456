"""Đối tượng: the members of a share's denominator - where an enumeration parts, where its predicate begins, what it is a share of."""

from __future__ import annotations

import pytest

from pipeline.extract.populations import members
from pipeline.extract.targets import targets
from pipeline.model import Target
from pipeline.rules import load
from tests.extract.writing import PROVINCE, reading

RULES = load()


def one(text: str) -> Target:
    found = targets(reading("I. MỤC TIÊU", "1. Chỉ tiêu đến năm 2028", f"- {text}"), PROVINCE)
    return found[0]


PARTED: list[tuple[str, tuple[str, ...]]] = [
    ("Trên 45% doanh nghiệp nhỏ và vừa dùng hóa đơn điện tử.", ("doanh nghiệp nhỏ và vừa",)),
    ("Tối thiểu 60% cơ sở chế biến gỗ và lâm sản có hệ thống lọc bụi.", ("cơ sở chế biến gỗ và lâm sản",)),
    ("100% trường mầm non và nhóm trẻ tư thục được kiểm tra bếp ăn.", ("trường mầm non", "nhóm trẻ tư thục")),
    ("90% hộ nghèo và cận nghèo có bảo hiểm y tế.", ("hộ nghèo", "cận nghèo")),
    ("80% khu công nghệ cao và khu công nghiệp có trạm sạc.", ("khu công nghệ cao", "khu công nghiệp")),
    ("95% cán bộ, công chức và người lao động qua lớp kỹ năng số.", ("cán bộ", "công chức", "người lao động")),
    ("70% ngân sách chi cho khoa học và công nghệ được giải ngân.", ("ngân sách chi cho khoa học và công nghệ",)),
    ("95% thủ tục hành chính lĩnh vực đất đai, môi trường đủ điều kiện đều được giải quyết trực tuyến.", ("thủ tục hành chính lĩnh vực đất đai, môi trường đủ điều kiện",)),
    ("100% cơ sở, hộ nuôi, ao nuôi tôm được cấp mã số.", ("cơ sở", "hộ nuôi", "ao nuôi tôm")),
    ("85% người sản xuất, kinh doanh thực phẩm có kiến thức đúng.", ("người sản xuất, kinh doanh thực phẩm",)),
]


@pytest.mark.parametrize(("text", "members"), PARTED)
def test_and_parts_members_not_the_words_of_one_name(text: str, members: tuple[str, ...]) -> None:
    assert one(text).population == members


PREDICATED: list[tuple[str, tuple[str, ...]]] = [
    ("85% người tiêu dùng biết đọc nhãn thực phẩm.", ("người tiêu dùng",)),
    ("100% trạm y tế có công trình vệ sinh đạt chuẩn.", ("trạm y tế",)),
    ("Trên 80% trẻ em mồ côi không nơi nương tựa, trẻ em bị bỏ rơi được đỡ đầu.", ("trẻ em mồ côi không nơi nương tựa", "trẻ em bị bỏ rơi")),
    ("75% người nghiện được phát hiện được tư vấn cai nghiện.", ("người nghiện được phát hiện",)),
    ("60% người cao tuổi chưa có lương hưu được khám sức khỏe.", ("người cao tuổi chưa có lương hưu",)),
    ("100% xã, phường kiện toàn đội xung kích phòng, chống lụt bão.", ("xã, phường",)),
    ("100% phường, xã mỗi quý có ít nhất 02 tin, bài về an toàn giao thông.", ("phường, xã",)),
    ("100% hộ chăn nuôi ký cam kết không xả thải.", ("hộ chăn nuôi",)),
    ("98% hồ sơ đất đai giải quyết trước hạn.", ("hồ sơ đất đai",)),
    ("100% thủ tục cấp phép xử lý, thanh toán, trả kết quả trên mạng.", ("thủ tục cấp phép",)),
    ("100% người có công và thân nhân của họ được hưởng đủ chế độ.", ("người có công", "thân nhân của họ")),
    ("80% trạm y tế đủ điều kiện khám bệnh bảo hiểm y tế.", ("trạm y tế",)),
    ("100% cơ sở y tế công lập kết nối mạng cáp quang.", ("cơ sở y tế công lập",)),
    ("100% (8/8) nhà văn hóa có tủ sách.", ("nhà văn hóa",)),
    ("Khám cho 100% người cao tuổi ít nhất 01 lần/năm.", ("người cao tuổi",)),
    ("85% người dân và doanh nghiệp hài lòng với dịch vụ công.", ("người dân", "doanh nghiệp")),
    ("Trên 90% hộ dân vùng dự án đồng thuận bàn giao mặt bằng.", ("hộ dân vùng dự án",)),
    ("40% doanh nghiệp có vốn nước ngoài sử dụng linh kiện trong nước.", ("doanh nghiệp có vốn nước ngoài",)),
    ("95% cán bộ y tế thôn, bản và cộng tác viên dân số được tập huấn.", ("cán bộ y tế thôn, bản", "cộng tác viên dân số")),
    ("90% chất thải y tế xử lý đúng quy chuẩn.", ("chất thải y tế",)),
    ("90% hộ dân phân loại rác tại nguồn.", ("hộ dân",)),
    ("Rà soát 100% nội dung, quy trình tiếp dân, qua đó chấn chỉnh thiếu sót.", ("nội dung", "quy trình tiếp dân")),
    ("70% kết quả giải quyết hồ sơ đất đai được ký số.", ("kết quả giải quyết hồ sơ đất đai",)),
    ("100% trẻ em mồ côi, trẻ em là nạn nhân thiên tai được hỗ trợ.", ("trẻ em mồ côi", "trẻ em là nạn nhân thiên tai")),
    ("Dưới 5% hồ sơ bị giải quyết trễ hạn.", ("hồ sơ",)),
    ("50% học sinh được học bơi và được cấp chứng nhận.", ("học sinh",)),
]


@pytest.mark.parametrize(("text", "members"), PREDICATED)
def test_members_end_where_what_is_said_of_them_begins(text: str, members: tuple[str, ...]) -> None:
    assert one(text).population == members


def test_an_indicator_of_a_table_names_its_population() -> None:
    head = ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2028"]
    rows = (["1", "Tỷ lệ hộ dân dùng nước sạch", "%", "95"], ["2", "Người từ 60 tuổi trở lên có thẻ đi xe buýt", "%", "80"], ["3", "Diện tích rừng trồng mới", "ha", "900"])
    found = targets(reading("PHỤ LỤC", "CHỈ TIÊU", head, *rows), PROVINCE)
    assert [t.population for t in found] == [("hộ dân",), ("Người từ 60 tuổi trở lên",), ()]


def test_a_label_is_no_part_of_what_a_rate_is_of() -> None:
    assert one("Chỉ tiêu 2: Tỷ lệ học sinh nam và học sinh nữ học hết lớp 9 đạt trên 95%.").population == ("học sinh nam", "học sinh nữ")


def test_the_first_of_several_bodies_in_a_cell_answers() -> None:
    head = ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2028", "Cơ quan chủ trì"]
    found = targets(reading("PHỤ LỤC", "CHỈ TIÊU", head, ["1", "Tỷ lệ hộ dân dùng nước sạch", "%", "95", "Sở Y tế, Sở Tài chính và các sở, ngành"]), PROVINCE)
    assert found[0].owner is not None
    assert found[0].owner.name == "Sở Y tế"


SHARES: list[tuple[str, tuple[str, ...]]] = [
    ("Tỷ lệ nữ kỹ sư trong tổng số kỹ sư toàn ngành đạt 30%.", ("kỹ sư toàn ngành",)),
    ("Tỷ lệ nữ kỹ sư trong tổng số kỹ sư đạt 30% từ năm 2027 trở đi.", ("kỹ sư",)),
    ("Giảm tỷ trọng lao động chân tay trong tổng số lao động có việc làm xuống dưới 25%.", ("lao động có việc làm",)),
    ("Bố trí tối thiểu 1% chi thường xuyên cho thư viện.", ("chi thường xuyên cho thư viện",)),
    ("Tỷ lệ điều tra, khám phá án đạt trên 85%.", ()),
    ("Bố trí tối thiểu 1% tổng chi ngân sách địa phương.", ("tổng chi ngân sách địa phương",)),
    ("Rà soát 100% hộ nghèo, hộ cận nghèo theo chuẩn mới.", ("hộ nghèo", "hộ cận nghèo")),
    ("Cắt giảm ít nhất 30% thời gian giải quyết hồ sơ.", ()),
    ("Tỷ lệ thất thoát nước sạch dưới 15%.", ()),
    ("Tỷ lệ học sinh nam và học sinh nữ vùng cao hoàn thành lớp 9 đạt trên 95%.", ("học sinh nam", "học sinh nữ vùng cao")),
    ("Rà soát, cắt giảm ít nhất 20% giấy tờ không cần thiết.", ("giấy tờ không cần thiết",)),
    ("Số vụ cháy giảm 20% so với năm 2024.", ()),
    ("Tăng 5% số hộ khá so với năm 2024.", ()),
]


@pytest.mark.parametrize(("text", "members"), SHARES)
def test_a_rate_is_a_share_of_what_it_names(text: str, members: tuple[str, ...]) -> None:
    assert one(text).population == members


ADDRESSED: list[tuple[str, tuple[str, ...]]] = [
    ("90% người hưởng trợ cấp xã hội nhận tiền qua tài khoản.", ()),
    ("Thành lập 20 câu lạc bộ ở các thôn.", ()),
    ("Nâng tổng số hợp tác xã toàn tỉnh lên 700 hợp tác xã.", ()),
    ("100% sở, ban, ngành cấp tỉnh dùng chữ ký số.", ("sở, ban, ngành", "cấp tỉnh")),
    ("Mỗi xã có ít nhất 02 sản phẩm đặc trưng.", ("Mỗi xã",)),
]


@pytest.mark.parametrize(("text", "whom"), ADDRESSED)
def test_whom_a_target_addresses_is_not_where_it_is_done(text: str, whom: tuple[str, ...]) -> None:
    assert one(text).applies_to == whom


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Trên 70% diện tích nuôi tôm áp dụng quy trình giảm phát thải.", "higher"),
        ("Phát thải từ chăn nuôi còn 80% mức năm 2020.", "lower"),
        ("Tỷ lệ hộ nghèo 1,5%.", "lower"),
        ("Rà soát 100% hộ nghèo theo chuẩn mới.", "higher"),
        ("Thăm, tặng quà 80% hộ nghèo.", "higher"),
        ("Phấn đấu chỉ còn 2% hộ nghèo.", "lower"),
    ],
)
def test_what_is_to_fall_is_what_is_measured(text: str, direction: str) -> None:
    assert one(text).direction == direction


@pytest.mark.parametrize(("words", "kept"), [(26, True), (27, False)])
def test_what_runs_on_is_no_member(words: int, kept: bool) -> None:
    assert bool(members("hộ " + "nhỏ " * (words - 1), RULES)) == kept
