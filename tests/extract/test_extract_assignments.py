"""Duties from blocks, cards, sentences and tables, counted as a careful reader counts them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pipeline.extract.assignments import assignments
from pipeline.model import Masthead
from tests.extract.writing import PROVINCE, WARD, duties, names, reading

PART = "IV. TỔ CHỨC THỰC HIỆN"


def test_a_heading_gives_each_bullet_to_its_body() -> None:
    found = duties(
        PART,
        "1. Phòng Văn hóa - Xã hội",
        "- Chủ trì, phối hợp với Công an phường triển khai Kế hoạch này.",
        "- Tổng hợp kết quả, báo cáo Ủy ban nhân dân phường trước ngày 05/12/2026.",
        "2. Trạm Y tế phường: Tổ chức khám sức khỏe cho người cao tuổi.",
    )
    assert [names(a.lead) for a in found] == [["Phòng Văn hóa - Xã hội"]] * 2 + [["Trạm Y tế phường"]]
    assert names(found[0].support) == ["Công an phường"]
    assert found[1].deadline is not None
    assert found[1].deadline.by == "2026-12-05"
    assert found[1].report_to == "Ủy ban nhân dân phường"
    assert found[2].duty == "Tổ chức khám sức khỏe cho người cao tuổi"
    assert {a.where for a in found} == {"implementation"}
    assert [a.id for a in found] == ["A1", "A2", "A3"]


BLOCKS = [
    ('Vận động hội viên hưởng ứng phong trào "Xanh; Sạch; Đẹp"; Tổ chức ra quân mỗi quý; phối hợp kiểm tra.', ['Vận động hội viên hưởng ứng phong trào "Xanh; Sạch; Đẹp"', "Tổ chức ra quân mỗi quý", "phối hợp kiểm tra"]),
    ("Lập sổ theo dõi; đăng tải kết quả trên trang tin. Định kỳ rà soát danh sách.", ["Lập sổ theo dõi", "đăng tải kết quả trên trang tin", "Định kỳ rà soát danh sách"]),
    ("Tổ chức thanh tra; kiểm tra; giám sát.", ["Tổ chức thanh tra; kiểm tra; giám sát"]),
    ("Rà soát dữ liệu hộ kinh doanh; bảo đảm thống nhất, chính xác. Thời gian hoàn thành trước ngày 30/6/2026.", ["Rà soát dữ liệu hộ kinh doanh; bảo đảm thống nhất, chính xác. Thời gian hoàn thành trước ngày 30/6/2026"]),
    ("Thu gom rác (rác nhựa; xử lý pin cũ) tại các chợ. Hình thức trực tiếp tại từng hộ.", ["Thu gom rác (rác nhựa; xử lý pin cũ) tại các chợ. Hình thức trực tiếp tại từng hộ"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BLOCKS)
def test_a_block_without_bullets_is_a_duty_for_each_clause(text: str, wanted: list[str]) -> None:
    found = duties(PART, "1. Hội Nông dân phường", text)
    assert [a.duty for a in found] == wanted
    assert [a.evidence.quote.rstrip(" .;") for a in found] == wanted


def test_a_bullet_is_one_duty_however_many_clauses_it_has() -> None:
    found = duties(PART, "1. Hội Nông dân phường", "- Lập sổ theo dõi; đăng tải kết quả trên trang tin. Định kỳ rà soát danh sách.", "- Công an phường lập chốt; phân luồng giao thông tại chợ.")
    assert [a.duty for a in found] == ["Lập sổ theo dõi; đăng tải kết quả trên trang tin. Định kỳ rà soát danh sách", "Công an phường lập chốt; phân luồng giao thông tại chợ"]


def test_a_numbered_sentence_is_a_duty_for_each_clause() -> None:
    found = duties(PART, "1. Phòng Kinh tế cấp phát giống; hướng dẫn nông dân gieo trồng; báo cáo kết quả về Bảo hiểm xã hội tỉnh theo quý.")
    assert [a.duty for a in found] == ["cấp phát giống", "hướng dẫn nông dân gieo trồng", "báo cáo kết quả về Bảo hiểm xã hội tỉnh theo quý"]
    assert found[2].deadline is not None
    assert (found[2].deadline.every, found[2].deadline.text) == ("quarter", "theo quý")
    assert found[2].report_to == "Bảo hiểm xã hội tỉnh"


def test_sub_items_after_a_colon_belong_to_their_duty() -> None:
    found = duties(
        "V. TỔ CHỨC THỰC HIỆN",
        "1. Công an phường",
        "a) Chỉ đạo cảnh sát khu vực nắm địa bàn, cụ thể như sau:",
        "- Rà soát hộ dân;",
        "- Phối hợp với Đoàn Thanh niên phường tuyên truyền.",
        "b) Báo cáo kết quả hằng tháng.",
    )
    assert len(found) == 2
    assert "Rà soát hộ dân" in found[0].duty
    assert names(found[0].support) == ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"]


def test_a_line_that_announces_duties_is_none_itself() -> None:
    found = duties(
        PART, "1. Phòng Kinh tế, Hạ tầng và Đô thị", "a) Phối hợp với Công an phường thực hiện các nhiệm vụ sau:", "- Lập danh sách.", "- Cấp phép.", "b) Kiểm tra."
    )
    assert [a.duty for a in found] == ["Lập danh sách", "Cấp phép", "Kiểm tra"]
    assert names(found[0].support) == ["Công an phường"]


def test_a_request_is_marked() -> None:
    found = duties(PART, "1. Công an phường", "Tuần tra.", "2. Đề nghị Ủy ban MTTQ Việt Nam phường và các đoàn thể", "Vận động Nhân dân tham gia.")
    assert [a.request for a in found] == [False, True]
    assert names(found[1].lead) == ["Ủy ban Mặt trận Tổ quốc Việt Nam phường", "các đoàn thể"]


SENTENCES = [
    ("1. Phòng Kinh tế chủ trì, phối hợp với Công an xã thu phí.", ["Phòng Kinh tế"], ["Công an xã"], "chủ trì, phối hợp với Công an xã thu phí"),
    ("1. Giao Văn phòng HĐND và UBND theo dõi, đôn đốc.", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"], [], "theo dõi, đôn đốc"),
    ("1. Căn cứ Kế hoạch này, Công an phường xây dựng phương án.", ["Công an phường"], [], "xây dựng phương án"),
    ("1. Hiệu trưởng các trường, Trạm Y tế phường có trách nhiệm báo cáo.", ["Hiệu trưởng các trường", "Trạm Y tế phường"], [], "có trách nhiệm báo cáo"),
    ("1. Các đơn vị được giao chủ trì có trách nhiệm lập dự toán.", ["Các đơn vị được giao chủ trì"], [], "có trách nhiệm lập dự toán"),
    ("1. Đồng chí Nguyễn Thị Thử Nghiệm - Phó Chủ tịch phụ trách chung.", ["Đồng chí Nguyễn Thị Thử Nghiệm - Phó Chủ tịch"], [], "phụ trách chung"),
]


@pytest.mark.parametrize(("text", "lead", "support", "duty"), SENTENCES)
def test_a_sentence_names_its_own_lead(text: str, lead: list[str], support: list[str], duty: str) -> None:
    (found,) = duties(PART, text)
    assert (names(found.lead), names(found.support), found.duty) == (lead, support, duty)


NAMED = [
    ("1. Giao Ban Quản lý dự án giao thông tỉnh lập hồ sơ mời thầu.", ["Ban Quản lý dự án giao thông tỉnh"], "lập hồ sơ mời thầu"),
    ("1. Tổ giúp việc Ban Chỉ đạo xã rà soát danh sách.", ["Tổ giúp việc Ban Chỉ đạo xã"], "rà soát danh sách"),
    ("1. Đề nghị Đồn Biên phòng Cửa Lò, Hạt Kiểm lâm Quế Phong phối hợp truy quét.", ["Đồn Biên phòng Cửa Lò", "Hạt Kiểm lâm Quế Phong"], "phối hợp truy quét"),
    ("1. Đảng ủy Công an tỉnh lãnh đạo Công an tỉnh mở đợt cao điểm.", ["Đảng ủy Công an tỉnh"], "lãnh đạo Công an tỉnh mở đợt cao điểm"),
    ("1. Các đảng ủy xã và chi bộ trực thuộc xây dựng nghị quyết chuyên đề.", ["Các đảng ủy xã và chi bộ trực thuộc"], "xây dựng nghị quyết chuyên đề"),
    ("1. Giao các Sở Y tế, Tài chính, Văn hóa, Thể thao và Du lịch lập dự toán.", ["Sở Y tế", "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"], "lập dự toán"),
    ("1. Khóm trưởng các khóm: vận động Nhân dân.", ["Khóm trưởng các khóm"], "vận động Nhân dân"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "duty"), NAMED)
def test_a_name_goes_as_far_as_it_goes(text: str, lead: list[str], duty: str) -> None:
    (found,) = duties(PART, text, masthead=PROVINCE)
    assert (names(found.lead), found.duty) == (lead, duty)


def test_a_heading_may_say_the_common_word_of_its_bodies_once() -> None:
    found = duties(PART, "1. Các Sở: Nội vụ, Công Thương, Khoa học và Công nghệ", "Lập đề cương; mở lớp tập huấn.", masthead=PROVINCE)
    assert [a.duty for a in found] == ["Lập đề cương", "mở lớp tập huấn"]
    assert {tuple(names(a.lead)) for a in found} == {("Sở Nội vụ", "Sở Công Thương", "Sở Khoa học và Công nghệ")}


def test_a_request_after_the_heading_is_one() -> None:
    (found,) = duties(PART, "1. Hội Cựu chiến binh xã: Đề nghị tuyên truyền trong hội viên.")
    assert (found.request, found.duty) == (True, "tuyên truyền trong hội viên")


def test_to_do_a_thing_together_with_a_body_is_support() -> None:
    (found,) = duties(PART, "1. Sở Y tế", "- Chủ trì cùng Sở Nội vụ soạn đề cương.", masthead=PROVINCE)
    assert names(found.support) == ["Sở Nội vụ"]


def test_a_body_named_in_an_item_takes_it_over() -> None:
    found = duties(
        PART, "1. Sở Khoa học và Công nghệ, Sở Nội vụ", "Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Nội vụ mở lớp tập huấn.",
        "2. Sở Y tế", "- Theo dõi chung.", "- Trung tâm Kiểm soát bệnh tật tỉnh chủ trì giám sát dịch.", masthead=PROVINCE,
    )  # fmt: skip
    assert [names(a.lead) for a in found] == [["Sở Khoa học và Công nghệ"], ["Sở Y tế"], ["Trung tâm Kiểm soát bệnh tật tỉnh"]]
    assert names(found[0].support) == ["Sở Nội vụ"]


NO_DUTIES = [
    "Trong quá trình thực hiện, nếu có khó khăn, đề nghị các cơ quan phản ánh về Phòng Kinh tế.",
    "Chánh Văn phòng, Trưởng phòng Kinh tế chịu trách nhiệm thi hành Quyết định này.",
    "Ủy ban nhân dân phường tổ chức sơ kết vào cuối năm.",
    "Thời tiết năm nay thuận lợi cho sản xuất.",
]


@pytest.mark.parametrize("text", NO_DUTIES)
def test_what_is_no_duty(text: str) -> None:
    assert duties(PART, f"1. {text}") == ()


GENERAL = [
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện Kế hoạch này.",
    "Các cơ quan, đơn vị tổ chức thực hiện nghiêm các nội dung nêu trên, bảo đảm đúng tiến độ.",
    "Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện.",
    "Danh mục nhiệm vụ cụ thể tại Phụ lục I.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_a_general_order_is_no_duty(text: str) -> None:
    assert duties(PART, f"1. {text}") == ()


def test_a_general_order_with_a_report_by_a_day_is_one() -> None:
    (found,) = duties(PART, "1. Các cơ quan, đơn vị triển khai thực hiện và báo cáo kết quả về Phòng Kinh tế trước ngày 20/11/2026.")
    assert found.report_to == "Phòng Kinh tế"
    assert found.deadline is not None


def test_a_clause_with_a_body_of_its_own_is_that_bodys_duty() -> None:
    found = duties(
        PART, "1. Giao Trạm Y tế phường lập phương án; Công an phường bố trí lực lượng bảo vệ.", "2. Phòng Kinh tế",
        "Kiểm tra giá tại chợ; Công an phường phân luồng giao thông. Phối hợp với Trạm Y tế phường; Hội Nông dân phường rà soát danh sách.",
    )  # fmt: skip
    assert [(names(a.lead), a.duty) for a in found] == [
        (["Trạm Y tế phường"], "lập phương án"),
        (["Công an phường"], "bố trí lực lượng bảo vệ"),
        (["Phòng Kinh tế"], "Kiểm tra giá tại chợ"),
        (["Công an phường"], "phân luồng giao thông"),
        (["Phòng Kinh tế"], "Phối hợp với Trạm Y tế phường; Hội Nông dân phường rà soát danh sách"),
    ]


def test_a_heading_whose_name_goes_on_is_doubted() -> None:
    found = duties(PART, "1. Ban Văn hóa, Giáo dục", "- Lập sổ.", "2. Các phòng theo chức năng, nhiệm vụ được giao thực hiện các việc sau", "- Lập sổ.")
    assert [(names(a.lead), a.doubtful) for a in found] == [(["Ban Văn hóa, Giáo dục"], True), (["Các phòng"], False)]


def test_a_duty_in_the_tasks_part_is_doubted() -> None:
    found = duties("II. NHIỆM VỤ, GIẢI PHÁP", "1. Công an phường tổ chức tuần tra.", "2. Giao Phòng Kinh tế tổng hợp.", "3. Đẩy mạnh tuyên truyền.")
    assert [(names(a.lead), a.doubtful, a.where) for a in found] == [(["Công an phường"], True, "tasks"), (["Phòng Kinh tế"], False, "tasks")]
    assert found[0].reasons


def test_a_heading_of_no_known_name_between_bodies_is_doubted() -> None:
    found = duties(
        PART, "1. Công an phường", "Tuần tra.", "2. Trạm Y tế phường", "Khám bệnh.", "3. Viettel chi nhánh Hoa Mai", "Phủ sóng.", "4. Kinh phí", "Theo quy định."
    )
    assert names(found[2].lead) == ["Viettel chi nhánh Hoa Mai"]
    assert found[2].doubtful
    assert len(found) == 3


def test_a_name_of_no_list_before_a_colon_or_after_a_request_is_doubted() -> None:
    found = duties(PART, "1. Công an phường: Tuần tra.", "2. VNPT trên địa bàn: Bảo đảm đường truyền.", "3. Đề nghị các chủ sạp bảo đảm vệ sinh.", "4. Kinh phí: Bố trí đủ.")
    assert [(names(a.lead), a.doubtful, a.request) for a in found] == [
        (["Công an phường"], False, False),
        (["VNPT trên địa bàn"], True, False),
        (["các chủ sạp"], True, True),
    ]


def test_an_order_that_says_only_who_and_when_takes_the_task_before_it() -> None:
    bare, full = duties(
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "1. Lắp đặt thêm 03 camera tại chợ. Giao Công an phường chủ trì, xong trước ngày 30/6/2026.",
        "2. Kinh phí theo dự toán; giao Phòng Kinh tế tổng hợp nhu cầu, trình Ủy ban nhân dân phường xem xét, quyết định.",
    )
    assert bare.duty.startswith("Lắp đặt thêm 03 camera")
    assert full.duty.startswith("tổng hợp nhu cầu")


def test_labelled_ends_are_no_part_of_the_duty() -> None:
    (found,) = duties(PART, "1. Phòng Kinh tế", "- Lập danh mục tuyến đường; sản phẩm: danh mục được duyệt; thời gian hoàn thành: tháng 5/2026.")
    assert (found.duty, found.product) == ("Lập danh mục tuyến đường", "danh mục được duyệt")
    assert found.deadline is not None
    assert found.deadline.by == "2026-05-31"


def test_a_sentence_on_the_product_is_no_part_of_the_duty() -> None:
    (found,) = duties(PART, "1. Phòng Kinh tế", "- Rà soát quỹ đất công. Sản phẩm là bảng thống kê quỹ đất.")
    assert (found.duty, found.product) == ("Rà soát quỹ đất công", "bảng thống kê quỹ đất")


def test_to_give_work_to_officials_is_the_owners_own_duty() -> None:
    (found,) = duties(PART, "1. Phòng Văn hóa - Xã hội", "- Phân công công chức theo dõi công tác trẻ em.")
    assert names(found.lead) == ["Phòng Văn hóa - Xã hội"]


CARD = (
    "II. NỘI DUNG",
    "1. Nâng cao nhận thức",
    "a) Hoạt động 1",
    "- Nội dung: Tổ chức hội thi tìm hiểu pháp luật.",
    "- Cơ quan thực hiện: Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn Thanh niên phường và các đơn vị liên quan.",
    "- Thời gian thực hiện: Quý II/2026.",
    "- Sản phẩm: Kế hoạch hội thi.",
)


def test_a_card_is_one_duty_with_all_its_lines() -> None:
    (found,) = duties(*CARD)
    assert found.duty == "Tổ chức hội thi tìm hiểu pháp luật"
    assert names(found.lead) == ["Phòng Văn hóa - Xã hội"]
    assert names(found.support) == ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường", "các đơn vị liên quan"]
    assert found.deadline is not None
    assert (found.deadline.by, found.deadline.text) == ("2026-06-30", "Quý II/2026")
    assert found.product == "Kế hoạch hội thi"


def test_lines_of_who_below_a_list_rule_the_whole_list() -> None:
    found = duties(
        "III. NHIỆM VỤ", "1. Phát triển chợ", "- Sửa chữa mái chợ.", "- Sắp xếp quầy hàng.", "- Lắp camera.",
        "Lãnh đạo phụ trách: Phó Chủ tịch.", "Đơn vị chủ trì: Phòng Kinh tế; Đơn vị phối hợp: Công an xã, Trạm Y tế xã.",
    )  # fmt: skip
    assert [a.duty for a in found] == ["Sửa chữa mái chợ", "Sắp xếp quầy hàng", "Lắp camera"]
    assert all(names(a.lead) == ["Phòng Kinh tế"] and names(a.support) == ["Công an xã", "Trạm Y tế xã"] for a in found)


def test_each_lead_line_with_a_verb_of_its_own_is_a_duty() -> None:
    found = duties(
        "II. NỘI DUNG", "a) Hoạt động 1", "- Nội dung: Treo băng rôn tại nhà văn hóa.", "- Cơ quan thực hiện:",
        "+ Phòng Văn hóa - Xã hội chủ trì, phối hợp với các đơn vị liên quan.", "+ Công an phường bố trí lực lượng bảo vệ.",
    )  # fmt: skip
    assert [(names(a.lead), a.duty) for a in found] == [
        (["Phòng Văn hóa - Xã hội"], "Treo băng rôn tại nhà văn hóa"),
        (["Công an phường"], "bố trí lực lượng bảo vệ"),
    ]


def test_lines_of_who_after_each_item_rule_that_item_alone() -> None:
    found = duties(
        "II. NỘI DUNG", "1. Bảo vệ đê", "- Đo đạc mặt đê.", "- Cắm mốc giới.", "Cơ quan chủ trì: Phòng Kinh tế.", "Thời gian: trước ngày 10/5/2026.",
        "- Tuần tra ban đêm.", "Cơ quan chủ trì: Công an xã.", "- Trồng cỏ mái đê.",
    )  # fmt: skip
    assert [(a.duty, names(a.lead), a.doubtful, a.deadline is not None) for a in found] == [
        ("Đo đạc mặt đê", ["Phòng Kinh tế"], True, True),
        ("Cắm mốc giới", ["Phòng Kinh tế"], False, True),
        ("Tuần tra ban đêm", ["Công an xã"], False, False),
    ]


def test_numbered_teams_with_a_lead_each_are_a_duty_each() -> None:
    found = duties(
        "II. NỘI DUNG", "a) Thành lập 02 tổ tuần tra ban đêm", "- Thời gian: tháng 5/2026.", "- Cơ quan thực hiện:",
        "+ Tổ số 1: Công an phường chủ trì.", "+ Tổ số 2: Ban Chỉ huy Quân sự phường chủ trì, phối hợp với Đoàn Thanh niên phường.",
    )  # fmt: skip
    assert [(names(a.lead), a.duty) for a in found] == [
        (["Công an phường"], "Thành lập 02 tổ tuần tra ban đêm"),
        (["Ban Chỉ huy Quân sự phường"], "Thành lập 02 tổ tuần tra ban đêm"),
    ]
    assert names(found[1].support) == ["Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"]
    assert all(a.deadline and a.deadline.by == "2026-05-31" for a in found)


def test_a_name_with_commas_leads_and_another_body_supports() -> None:
    (found,) = duties("II. NỘI DUNG", "a) Phát sóng 05 chuyên mục", "- Cơ quan thực hiện: Báo và Phát thanh, Truyền hình Nghệ An chủ trì; Sở Tư pháp phối hợp.", masthead=PROVINCE)
    assert names(found.lead) == ["Báo và Phát thanh, Truyền hình Nghệ An"]
    assert names(found.support) == ["Sở Tư pháp"]


def test_a_stated_time_limit_goes_before_words_of_the_task() -> None:
    (found,) = duties("II. NỘI DUNG", "a) Kiểm tra đột xuất việc trực đêm", "- Đơn vị chủ trì: Công an phường; Thời hạn: Hằng quý.")
    assert found.deadline is not None
    assert (found.deadline.every, found.deadline.text) == ("quarter", "Hằng quý")


TABLE = (
    "Trên đây là Kế hoạch thử nghiệm./.",
    "Nơi nhận:",
    "- Lưu: VT.",
    "PHỤ LỤC",
    "PHÂN CÔNG NHIỆM VỤ",
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"),
    ("1", "Ban hành quy chế", "Văn phòng HĐND và UBND", "Công an phường; Phòng Kinh tế và các đơn vị liên quan", "Tháng 3/2026", "Quy chế"),
    ("2", "Tập huấn cho cán bộ\nTập huấn cho người dân", "Phòng Văn hóa - Xã hội\nHội Nông dân phường", "", "Thường xuyên", ""),
    ("3", "Trực cổng", "Nguyễn Văn Mẫu\nTrần Thị Ví Dụ", "", "", ""),
)


def test_table_rows_are_duties() -> None:
    first, second, third, fourth = duties(*TABLE)
    assert names(first.lead) == ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"]
    assert names(first.support) == ["Công an phường", "Phòng Kinh tế", "các đơn vị liên quan"]
    assert first.deadline is not None
    assert (first.deadline.by, first.deadline.text, first.deadline.source) == ("2026-03-31", "Tháng 3/2026", "column")
    assert first.product == "Quy chế"
    assert (second.duty, names(second.lead)) == ("Tập huấn cho cán bộ", ["Phòng Văn hóa - Xã hội"])
    assert (third.duty, names(third.lead)) == ("Tập huấn cho người dân", ["Hội Nông dân phường"])
    assert [b.kind for b in fourth.lead] == ["person", "person"]
    assert {a.where for a in (first, second, third)} == {"annex"}


TIMES = [
    ("Báo cáo kết quả hằng năm trước ngày 20/11 về phường.", "hằng năm trước ngày 20/11", None),
    ("Bố trí kinh phí trong dự toán hằng năm.", None, None),
    ("Triển khai Chương trình giảm nghèo giai đoạn 2026-2030.", None, None),
    ("Tuyên truyền nhân ngày hội (10/10 hằng năm).", None, None),
    ("Thường xuyên kiểm tra, nhắc nhở.", "Thường xuyên", None),
    ("Hoàn thành lắp đặt trong tháng 6/2026.", "trong tháng 6/2026", "2026-06-30"),
    ("Kiểm tra đột xuất việc bán hàng rong.", None, None),
    ("Chăm sóc cây xanh năm 2026 và các năm tiếp theo.", "năm 2026 và các năm tiếp theo", None),
    ("Gửi số liệu vào chiều thứ Tư hằng tuần.", "vào chiều thứ Tư hằng tuần", None),
    ("Gửi dự toán trước ngày 15 tháng 8 của năm trước năm kế hoạch.", "trước ngày 15 tháng 8 của năm trước năm kế hoạch", None),
    ("Lắp đèn chiếu sáng theo Kế hoạch chỉnh trang đô thị hằng năm của phường.", None, None),
    ("Sửa xong mái trường trước khai giảng năm học 2027 - 2028.", "trước khai giảng năm học 2027 - 2028", None),
    ("Dạy bơi cho học sinh năm học 2026 - 2027.", None, None),
    ("Nạo vét kênh trước mùa mưa bão hằng năm.", "trước mùa mưa bão hằng năm", None),
]


@pytest.mark.parametrize(("text", "written", "by"), TIMES)
def test_the_deadline_of_a_duty(text: str, written: str | None, by: str | None) -> None:
    (found,) = duties(PART, "1. Công an phường", f"- {text}")
    assert (found.deadline.text if found.deadline else None) == written
    assert (found.deadline.by if found.deadline else None) == by


REPORTS = [
    ("Báo cáo kết quả về Sở Y tế trước ngày 05/12.", "Sở Y tế"),
    ("Gửi danh sách về Ủy ban nhân dân phường (qua Phòng Kinh tế) để tổng hợp.", "Ủy ban nhân dân phường"),
    ("Theo dõi, báo cáo Giám đốc Sở kết quả hằng tháng.", "Giám đốc Sở"),
    ("Báo cáo theo quy định.", ""),
]


@pytest.mark.parametrize(("text", "receiver"), REPORTS)
def test_whom_a_duty_is_reported_to(text: str, receiver: str) -> None:
    (found,) = duties(PART, "1. Công an phường", f"- {text}")
    assert found.report_to == receiver


HEADERS = ["Hoàn thành", "Thời hạn hoàn thành", "Tiến độ", "Thời gian hoàn thành", "Hạn", "Hạn hoàn thành", "Thời gian thực hiện"]


@pytest.mark.parametrize("header", HEADERS)
def test_a_column_gives_the_time_limit(header: str) -> None:
    (found,) = duties("PHỤ LỤC", ("STT", "Công việc", "Đơn vị thực hiện", header), ("1", "Kê khai giống cây", "Phòng Kinh tế", "20/4/2026"))
    assert found.deadline is not None
    assert found.deadline.by == "2026-04-20"


LINES = st.lists(
    st.sampled_from([
        PART, "II. NHIỆM VỤ", "1. Công an phường", "1.", "2. Đề nghị", "- Cơ quan chủ trì:", "Đơn vị chủ trì: Phòng Kinh tế; Đơn vị phối hợp:", "- Nội dung:",
        "a) Chủ trì, phối hợp với", "+ Giao Phòng Kinh tế; giao Công an phường", "PHỤ LỤC I", "Sở Y tế có trách nhiệm:", "- Tổng hợp; Báo cáo; Gửi (qua Phòng Kinh tế).",
        ("STT", "Nhiệm vụ", "Chủ trì"), ("", "", ""), ("1", "Việc\n\nviệc", "Công an\n"), "Nơi nhận:", "./.", "Đồng chí", "Căn cứ Kế hoạch này, ", "-",
    ]),
    max_size=14,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(LINES)
def test_any_order_of_lines_is_read_and_every_quote_is_in_its_block(lines: list[str | tuple[str, ...]]) -> None:
    plan = reading(*lines)
    for item in assignments(plan, WARD):
        assert item.duty
        assert item.lead
        span = item.evidence.spans[0]
        assert item.evidence.quote in plan.document.blocks[span.block].text
        assert item.evidence.quote


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_is_read(lines: list[str]) -> None:
    assert assignments(reading(*lines), Masthead()) is not None


def test_news_gives_only_what_it_says_was_ordered_and_all_of_it_doubted() -> None:
    news = reading(
        "Năm 2025, Sở Nông nghiệp và Môi trường đã xây dựng 12 trạm cấp nước.",
        "Theo đó, UBND tỉnh giao Sở Y tế chủ trì, phối hợp với Công an tỉnh lấy mẫu nước tại các trạm cấp nước.",
        "Sở Công Thương kiểm tra các cơ sở dùng nước ngầm.",
        "Người dân vui mừng khi có nước sạch.",
        "Sở Tài chính bố trí kinh phí cho các xã từ đầu năm.",
        head=["Nhiều việc cần làm để giữ sạch nguồn nước"],
    )
    found = assignments(news, Masthead())
    assert [(names(a.lead), a.doubtful) for a in found] == [(["Sở Y tế"], True), (["Sở Công Thương"], True)]
    assert "Bài báo thuật lại" in found[0].reasons[-1]


def test_a_closing_order_to_one_body_is_its_duty() -> None:
    found = duties(
        PART,
        "1. Công an phường: Tuần tra ban đêm tại các chợ.",
        "Ủy ban nhân dân phường giao Phòng Văn hóa - Xã hội theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch.",
        "Trên đây là Kế hoạch, yêu cầu các đơn vị nghiêm túc thực hiện./.",
        "TM. ỦY BAN NHÂN DÂN",
    )
    assert [names(a.lead) for a in found] == [["Công an phường"], ["Phòng Văn hóa - Xã hội"]]


def test_an_owner_that_charges_its_own_member_keeps_the_duty() -> None:
    found = duties(PART, "1. Hội Nông dân xã", "- Phân công đồng chí Phó Chủ tịch Hội theo dõi, chỉ đạo công tác thủy lợi.", "- Báo cáo BTT UBMTTQ tỉnh trước ngày 15/6.")
    assert [names(a.lead) for a in found] == [["Hội Nông dân xã"]] * 2
    assert found[1].report_to == "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"


NARROWED = [
    ("2. Các cơ quan phối hợp có trách nhiệm cử cán bộ tham gia tổ công tác.", "Các cơ quan phối hợp"),
    ("2. Căn cứ Kế hoạch này, Ủy ban nhân dân các xã, phường được phân công chủ trì mô hình tại Phụ lục có trách nhiệm lập danh sách.", "Ủy ban nhân dân các xã, phường được phân công chủ trì"),
    ("2. Đơn vị được kiểm tra: Chuẩn bị báo cáo và hồ sơ.", "Đơn vị được kiểm tra"),
    ("4. Các đơn vị khai thác bến xe: Niêm yết giá vé tại quầy.", "Các đơn vị khai thác bến xe"),
    ("4. Các phòng phụ trách tiêu chí: Lập sổ theo dõi từng tiêu chí.", "Các phòng phụ trách tiêu chí"),
    ("4. Các đảng ủy xã, phường, đảng ủy trực thuộc lập sổ theo dõi đảng viên.", "Các đảng ủy xã, phường, đảng ủy trực thuộc"),
    ("4. Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương: Bố trí ngân sách.", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"),
    ("4. Đề nghị các tổ chức CT-XH phường: Vận động hội viên hiến đất.", "các tổ chức CT-XH phường"),
    ("4. Đề nghị BCH Công đoàn ngành: Phát động thi đua.", "BCH Công đoàn ngành"),
    ("4. Trung tâm Xúc tiến đầu tư tỉnh chủ trì mời gọi doanh nghiệp.", "Trung tâm Xúc tiến đầu tư tỉnh"),
    ("4. Trung ương Hội Làm vườn phát động phong trào trồng cây.", "Trung ương Hội Làm vườn"),
    ("2. Ban Chỉ đạo phát triển chợ, siêu thị và thương mại điện tử xã: Chỉ đạo chung.", "Ban Chỉ đạo phát triển chợ, siêu thị và thương mại điện tử xã"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead"), NARROWED)
def test_a_lead_keeps_the_words_that_narrow_it(text: str, lead: str) -> None:
    assert [names(a.lead) for a in duties(PART, text)] == [[lead]]


def test_a_partner_in_a_list_is_no_lead() -> None:
    found = duties(PART, "3. Định kỳ, Ban Pháp chế chủ trì, phối hợp với các tổ đại biểu, Văn phòng Hội đồng giúp Thường trực tổng hợp ý kiến.")
    assert all("Văn phòng Hội đồng" not in names(a.lead) for a in found)


def test_a_lead_line_with_a_scope_names_everybody() -> None:
    found = duties(
        "II. NHIỆM VỤ",
        "4. Kiểm tra việc thi hành Luật",
        "- Cơ quan thực hiện: Thanh tra tỉnh, các phòng, ban tỉnh trong phạm vi lĩnh vực mình quản lý và các đơn vị khác có liên quan.",
        "- Thời gian thực hiện: Năm 2027.",
        masthead=PROVINCE,
    )
    assert [names(a.lead) for a in found] == [["Thanh tra tỉnh", "các phòng, ban tỉnh", "các đơn vị khác có liên quan"]]


def test_a_group_in_a_lead_cell_keeps_its_tail() -> None:
    found = duties("PHỤ LỤC", ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], ["1", "Thí điểm chợ không tiền mặt", "Địa phương được lựa chọn", "12/2027"], ["2", "Lập bản đồ số", "Sở Xây dựng", "2027"])
    assert [names(a.lead) for a in found] == [["Địa phương được lựa chọn"], ["Sở Xây dựng"]]


def test_a_request_after_the_name_is_a_request() -> None:
    (found,) = duties(PART, "6. Điện lực khu vực Hoa Mai: Đề nghị kiểm tra, thay dây cũ tại các ngõ.")
    assert (found.request, found.duty) == (True, "kiểm tra, thay dây cũ tại các ngõ")


def test_a_partner_ends_at_its_verb() -> None:
    (found,) = duties(PART, "6. Công an phường: Chủ trì, phối hợp các khu phố làm sạch dữ liệu dân cư.")
    assert names(found.support) == ["các khu phố"]


def test_a_request_in_an_item_under_a_name_is_a_request() -> None:
    found = duties(PART, "6. Điện lực khu vực Hoa Mai", "- Đề nghị kiểm tra, thay dây cũ.", "- Báo cáo kết quả hằng quý.")
    assert [(a.request, a.duty) for a in found] == [(True, "kiểm tra, thay dây cũ"), (False, "Báo cáo kết quả hằng quý")]


def test_a_heading_that_opens_with_a_group_stands_for_the_paragraph_below() -> None:
    found = duties(PART, "9. Các đơn vị cung ứng giống", "Niêm yết công khai giá bán.")
    assert [(names(a.lead), a.duty) for a in found] == [(["Các đơn vị cung ứng giống"], "Niêm yết công khai giá bán")]


def test_those_assigned_in_an_annex_have_a_duty_of_their_own() -> None:
    (found,) = duties(PART, "2. Các phòng, đơn vị được phân công tại Biểu số 1 thực hiện đúng tiến độ, báo cáo trước ngày 05/11 hằng năm.")
    assert found.deadline is not None
    assert found.duty.startswith("thực hiện đúng tiến độ")


def test_who_watches_an_indicator_is_given_no_duty_of_reaching_it() -> None:
    header = ["TT", "Chỉ tiêu", "ĐVT", "KH 2026", "KH 2030"]
    assert not duties("PHỤ LỤC", [*header, "Cơ quan theo dõi"], ["1", "Đàn dê", "con", "300", "400", "Phòng Kinh tế"])
    assert duties("PHỤ LỤC", [*header, "Cơ quan chủ trì"], ["1", "Đàn dê", "con", "300", "400", "Phòng Kinh tế"])


def test_duties_below_a_part_that_is_headed_by_goals_are_found() -> None:
    found = duties(
        "Phần thứ nhất", "KẾT QUẢ NĂM 2025", "1. Phòng Kinh tế: đã cấp 20 giấy phép.",
        "Phần thứ hai", "MỤC TIÊU, NHIỆM VỤ NĂM 2026", "I. CHỈ TIÊU", "1. Trồng 500 cây.", PART, "1. Phòng Kinh tế: Chuẩn bị cây giống.",
    )  # fmt: skip
    assert [(names(a.lead), a.duty) for a in found] == [(["Phòng Kinh tế"], "Chuẩn bị cây giống")]
