"""The signs for and against a reading: each holds where it should, and not where it should not."""

from decimal import Decimal

import pytest

from pipeline.extract.field_signs import FIELD_SIGNS
from pipeline.extract.found import Found
from pipeline.extract.horizons import Horizon
from pipeline.extract.quantities import quantities
from pipeline.extract.setting import Setting
from pipeline.extract.sighting import Sighting
from pipeline.extract.signs import SIGNS, signs
from pipeline.extract.statements import Statement
from pipeline.extract.table_signs import CELL_SIGNS
from pipeline.extract.target_filters import screen
from pipeline.extract.targets import targets
from pipeline.extract.units import Unit
from pipeline.model import Masthead, Section
from pipeline.rules import load
from tests.confidence.readings import recording
from tests.extract.writing import PROVINCE, Row, reading

GOALS = ("I. MỤC TIÊU",)
TASKS = ("II. NHIỆM VỤ, GIẢI PHÁP",)
PLAIN = ("II. MỘT SỐ VIỆC KHÁC",)
NOTICE = Masthead(number="12/TB-UBND", doc_type="Thông báo", date="2026-02-10")
NEWS = Masthead(title="Phường đặt mục tiêu mới")


def signs_of(value: str, *lines: str | Row, masthead: Masthead = PROVINCE) -> tuple[str, ...]:
    """The signs of the one target that has this value."""
    with recording():
        made = targets(reading(*lines), masthead)
    (names,) = [t.reasons for t in made if str(t.quantity.low) == value]
    return names


ROWS: list[tuple[str, tuple[str, ...], str, str, str, str]] = [
    # sign, headings, a text in which it holds, the value, a text in which it does not, the value
    ("stated", GOALS, "Ít nhất 90% hộ dân dùng nước sạch", "90", "90% hộ dân dùng nước sạch", "90"),
    ("opens", GOALS, "90% hộ dân dùng nước sạch", "90", "Số hộ dân dùng nước sạch đạt 90%", "90"),
    ("enumerated", TASKS, "Đầu tư mới: 35 trạm bơm", "35", "Đầu tư mới 35 trạm bơm", "35"),
    ("rated", GOALS, "Mỗi xã có 02 mô hình", "2", "Toàn tỉnh có 02 mô hình", "2"),
    ("aimed", GOALS, "Phấn đấu trồng 300 ha rừng", "300", "Trồng 300 ha rừng", "300"),
    ("done", TASKS, "Tổ chức 05 lớp tập huấn", "5", "Mỗi cụm ít nhất 05 hộ làm vườn mẫu", "5"),
    ("loose", TASKS, "Tổ chức 05 lớp tập huấn", "5", "Tổ chức ít nhất 05 lớp tập huấn", "5"),
    ("no-verb", TASKS, "Phun khử khuẩn cho 2.400 nhân khẩu vùng lũ", "2400", "Tổ chức 30 lớp tập huấn", "30"),
    ("aimless", PLAIN, "Lều bạt dự phòng 40 tấn gạo", "40", "Phấn đấu dự trữ 40 tấn gạo", "40"),
    ("aimless-share", PLAIN, "60% hồ sơ gửi qua mạng", "60", "Phấn đấu 60% hồ sơ gửi qua mạng", "60"),
    ("funds", TASKS, "Sửa đường liên thôn 4,1 tỷ đồng", "4.1", "Vận động xã hội hóa 4,1 tỷ đồng", "4.1"),
    ("over-hundred", GOALS, "Tỷ lệ bao phủ dịch vụ đạt 120%", "120", "Tỷ lệ bao phủ dịch vụ tăng 120% so với năm 2025", "120"),
    ("unitless", GOALS, "Chỉ số hài lòng đạt trên 85", "85", "Chỉ số hài lòng đạt trên 85%", "85"),
    ("unknown-unit", GOALS, "Phấn đấu trao 40 hũ mật ong", "40", "Phấn đấu trao 40 suất quà", "40"),
    ("bracketed", GOALS, "90% trẻ em (trong đó có 40% trẻ em gái) học bơi", "40", "90% trẻ em học bơi", "90"),
    ("rival-stated", GOALS, "Mỗi ngõ dài trên 70 m lắp ít nhất 02 camera", "2", "Mỗi ngõ lắp ít nhất 02 camera", "2"),
    ("rival-before", GOALS, "Mỗi ngõ dài trên 70 m lắp ít nhất 02 camera", "2", "Lắp ít nhất 02 camera", "2"),
    ("rival-after", GOALS, "Tổ chức 12 lớp mỗi lớp ít nhất 35 người", "12", "Tổ chức 12 lớp cho thanh niên", "12"),
    ("fall-guessed", TASKS, "Cải tạo đường, 60% điểm có nguy cơ tai nạn giao thông", "60", "Phấn đấu tỷ lệ hộ nghèo 3%", "3"),
    ("loose-range", GOALS, "Có trên 15 - 20% hộ làm vườn mẫu", "15", "Có từ 15 - 20% hộ làm vườn mẫu", "15"),
    ("part-of-total", GOALS, "Làm mới 160 nhà (bản 100 nhà, ấp 60 nhà)", "160", "Làm mới 160 nhà", "160"),
    ("two-years", GOALS, "90% hộ dân dùng nước sạch vào năm 2028, chậm nhất năm 2029", "90", "90% hộ dân dùng nước sạch vào năm 2028", "90"),
    ("past-year", GOALS, "90% hộ trong danh sách lập từ năm 2021 được cấp bồn nước", "90", "Tăng 90% so với năm 2021", "90"),
    ("no-indicator", GOALS, "Đạt 90%", "90", "Hộ dân dùng nước sạch đạt 90%", "90"),
    ("told-before", GOALS, "Đến nay toàn tỉnh có 12 xã đạt chuẩn. Phấn đấu trồng 300 ha rừng", "300", "Giữ rừng. Phấn đấu trồng 300 ha rừng", "300"),
    ("told-on", GOALS, "Đến nay toàn tỉnh có 12 xã đạt chuẩn. Trồng 300 ha rừng", "300", "Đến nay có 12 xã đạt chuẩn. Phấn đấu trồng 300 ha rừng", "300"),
    ("doubt-for-whom", GOALS, "Lắp đèn, ưu tiên các chợ rộng trên 900 m2", "900", "Đối với chợ, lắp đèn đạt trên 900 m2", "900"),
    ("doubt-norm", GOALS, "Phòng học theo tiêu chuẩn là 60 m2", "60", "Phòng học đạt 60 m2", "60"),
    ("doubt-specification", TASKS, "Thu hút 02 nhà máy có công suất giai đoạn đầu tư ban đầu 480 tấn/năm", "480", "Tăng sản lượng lên 480 tấn/năm", "480"),
    ("doubt-grant", TASKS, "Mỗi hộ nghèo được hỗ trợ 12 con giống", "12", "Mỗi hộ nuôi ít nhất 12 con giống", "12"),
    ("doubt-told-after", PLAIN, "Bảo đảm 12 nhà văn hóa hiện hữu mở cửa", "12", "Bảo đảm 12 nhà văn hóa hoạt động", "12"),
    ("doubt-then", GOALS, "Tổ nào đạt 80 điểm mới được xét khen thưởng", "80", "Đơn vị đạt từ 80 điểm trở lên", "80"),
    ("doubt-beside", GOALS, "Lập 20 tổ tự quản ngoài 11 tổ tuần tra", "11", "Lập 11 tổ tuần tra", "11"),
    ("doubt-grant", TASKS, "Xã chi hỗ trợ tiền điện 30 triệu đồng", "30", "Hỗ trợ tối thiểu 30% số hộ mua máy sấy", "30"),
    ("beside-rejected", GOALS, "Lập thêm 22 tổ tự quản (năm 2024 đã có 14 tổ)", "22", "Tăng số tổ tự quản từ 14 tổ lên 22 tổ", "22"),
    ("doubt-heading", ("II. MỤC TIÊU", "1. Đối tượng, địa bàn"), "Trồng 300 ha rừng", "300", "Trồng 300 ha rừng", ""),
]


@pytest.mark.parametrize(("sign", "above", "text", "value", "plain", "other"), ROWS, ids=[r[0] for r in ROWS])
def test_a_sign_holds_and_does_not(sign: str, above: tuple[str, ...], text: str, value: str, plain: str, other: str) -> None:
    assert sign in signs_of(value, *above, f"- {text}.")
    if other:
        assert sign not in signs_of(other, *above, f"- {plain}.")


def test_what_must_not_be_has_no_unit_to_miss() -> None:
    assert signs_of("0", *GOALS, "- Không để xảy ra trường hợp trẻ em bỏ học mà không được thăm hỏi.") == ("part-objectives", "form-absence")


@pytest.mark.parametrize("sign", ["two-years", "past-year"])
def test_the_year_of_a_level_to_start_from_is_no_second_year(sign: str) -> None:
    assert sign not in signs_of("9", *GOALS, "- Tỷ lệ trẻ nhẹ cân giảm từ 14% năm 2024 xuống dưới 9% năm 2029.")


def test_a_report_and_a_news_page_are_told_by_their_kind() -> None:
    assert "report" in signs_of("300", *GOALS, "- Phấn đấu trồng 300 ha rừng.", masthead=NOTICE)
    assert "news" in signs_of("300", "Phường đặt mục tiêu trồng 300 ha rừng.", masthead=NEWS)
    assert not {"report", "news"} & set(signs_of("300", *GOALS, "- Phấn đấu trồng 300 ha rừng."))


HEAD: Row = ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2027", "Năm 2028")


def table(*rows: Row, head: Row = HEAD) -> tuple[str | Row, ...]:
    return (*GOALS, head, *rows)


CELLS: list[tuple[str, tuple[str | Row, ...], str, tuple[str | Row, ...], str]] = [
    ("table-falling", table(("1", "Tỷ lệ nước thất thoát ở trạm bơm", "%", "21", "18")), "21", table(("1", "Tỷ lệ dùng nước máy", "%", "61", "78")), "61"),
    ("table-unitless", table(("1", "Nước máy", "", "61", "78")), "61", table(("1", "Nước máy", "%", "61", "78")), "61"),
    ("table-part-year", table(("1", "Nước máy", "%", "61"), head=(*HEAD[:3], "Kế hoạch quý I")), "61", table(("1", "Nước máy", "%", "61", "78")), "61"),
    ("table-many", table(("1", "Nước máy", "%", "61; 62", "78")), "61", table(("1", "Nước máy", "%", "61 - 62", "78")), "61"),
]


@pytest.mark.parametrize(("sign", "lines", "value", "plain", "other"), CELLS, ids=[c[0] for c in CELLS])
def test_a_sign_of_a_table_holds_and_does_not(sign: str, lines: tuple[str | Row, ...], value: str, plain: tuple[str | Row, ...], other: str) -> None:
    assert sign in signs_of(value, *lines)
    assert sign not in signs_of(other, *plain)


def test_a_unit_column_of_names_is_told() -> None:
    names = ("Nhóm Bắc Trạch", "Nhóm Nam Khê", "Nhóm Đông Lĩnh")
    rows = [(str(n), "Cây trồng mới", name, str(30 + n), "50") for n, name in enumerate(names)]
    with recording():
        made = targets(reading(*table(*rows)), PROVINCE)
    assert all("table-unit-column" in t.reasons for t in made)


def test_a_figure_among_several_that_are_none_is_told() -> None:
    line = "- Năm 2023 toàn xã có 14 tổ, 3 đội. Trồng 300 ha rừng."
    assert "among-rejected" in signs_of("300", *GOALS, line)
    assert "among-rejected" not in signs_of("300", *GOALS, "- Trồng 300 ha rừng.")


SIGHTED: list[tuple[str, str, str, str, str, str]] = [
    # sign, unit and kind as read, a text in which it holds, the figure, a text in which it does not, the figure
    ("goes-on", "thôn count", "Làm mẫu tại 08 thôn, bản.", "08 thôn", "Làm mẫu tại 08 thôn, hoàn thành trong quý III.", "08 thôn"),
    ("lying-on", "tuyến count", "Thay biển báo trên 45 tuyến đường.", "trên 45 tuyến", "Thay trên 45 biển báo.", "trên 45 biển"),
    ("fraction", "bản count", "Có 07/12 bản đạt chuẩn.", "07/12 bản", "Có 07 bản đạt chuẩn.", "07 bản"),
    ("rated-measure", "m2 measure / người", "Cây xanh đạt 4 m2/người.", "4 m2/người", "Có 20% hộ trồng cây.", ""),
    ("two-limits", "m2 measure", "Phòng rộng trên mức tối thiểu 20 m2.", "20 m2", "Phòng rộng tối thiểu 20 m2.", "20 m2"),
    ("about-before", "% share", "Khoảng 70% hộ ở chợ và 40% hộ ở bến có thẻ.", "40%", "Có 70% hộ ở chợ và 40% hộ ở bến có thẻ.", "40%"),
    ("move-unsaid", "m3 measure", "Giảm lượng nước dùng để rửa xe 30 m3.", "30 m3", "Giảm lượng nước dùng để rửa xe xuống còn 30 m3.", "30 m3"),
    ("limit-before", "% share", "Trên 70% hộ ở chợ, 40% hộ ở bến có thẻ.", "40%", "Có 70% hộ ở chợ, 40% hộ ở bến có thẻ.", "40%"),
    ("times-unlike", "lần ratio", "Số tủ sách gấp ba lần năm 2024.", "gấp ba lần", "Phát thanh ba lần.", "ba lần"),
    ("rank-unlike", "tỉnh count", "Phấn đấu xếp 12/34 tỉnh.", "12/34 tỉnh", "Có 12/34 bản đạt chuẩn.", "12/34 bản"),
    ("growth-unlike", "% share / năm", "Tốc độ tăng lượt mượn sách đạt 20%/năm.", "20%/năm", "Mỗi năm trồng dặm 20%/năm diện tích.", "20%/năm"),
]


@pytest.mark.parametrize(("sign", "read", "text", "figure", "plain", "other"), SIGHTED, ids=[r[0] for r in SIGHTED])
def test_a_sign_of_a_field_holds_and_does_not(sign: str, read: str, text: str, figure: str, plain: str, other: str) -> None:
    assert sign in signs(sighting(text, figure, read))
    assert sign not in signs(sighting(plain, other or "20%", read if other else "% share"))


def sighting(text: str, figure: str, read: str) -> Sighting:
    """A figure as the reader may take it, beside the other quantities of its text."""
    unit, _, per = read.partition(" / ")
    name, kind = unit.split()
    at = text.index(figure)
    found = Found(start=at, end=at + len(figure), at=at, low=Decimal(1), high=Decimal(1), unit=Unit(name, kind, 0, 0), clause=(0, len(text)), per=per or None)  # type: ignore[arg-type]
    seen = screen(text, load())
    peers = (*(f for f in quantities(text, load(), seen.masked) if f.end <= at), found)
    return Sighting(found, peers, Statement(text, 0, 0, Section(), (), "objectives"), seen, Setting(PROVINCE, load()), "", Horizon(None, None))


def test_every_sign_is_held_against_a_row() -> None:
    rows = {r[0] for r in ROWS} | {c[0] for c in CELLS} | {r[0] for r in SIGHTED} | {"report", "news", "table-unit-column", "among-rejected"}
    shown_elsewhere = {"ungoverned", "proper-unit", "torn-indicator", "table-column-guessed", "table-spans-guessed", "table-unit-unknown"}
    told = {*SIGNS, *FIELD_SIGNS, *CELL_SIGNS, *(r.id for r in load().family("doubts").rules)}
    assert told - rows <= shown_elsewhere | {"doubt-told-before", "doubt-called-for"}
