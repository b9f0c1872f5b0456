"""Who in the ward takes over from a body of the province: the ward's own list first, then the defaults."""

import pytest
from tests.draft.drafting import RULES, body, plan, ward

from pipeline.draft.adapt_units import Units
from pipeline.draft.setting import Setting

UNITS = Units(Setting([plan()], ward(), RULES))
CULTURE, ECONOMY, OFFICE = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Sở Y tế", CULTURE), ("Sở Giáo dục và Đào tạo", CULTURE), ("Sở Nội vụ", CULTURE), ("Sở Văn hóa, Thể thao và Du lịch", CULTURE),
        ("Sở Khoa học và Công nghệ", CULTURE), ("Sở Dân tộc và Tôn giáo", CULTURE), ("Sở LĐTBXH", CULTURE), ("Sở Tư pháp", OFFICE),
        ("Sở Ngoại vụ", OFFICE), ("Sở Tài chính", ECONOMY), ("Sở Xây dựng", ECONOMY), ("Sở Công Thương", ECONOMY),
        ("Sở Nông nghiệp và Môi trường", ECONOMY), ("Sở KH&ĐT", ECONOMY), ("Công an tỉnh", "Công an phường"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Ban Chỉ huy Quân sự phường"), ("Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân phường"),
        ("Các sở, ban, ngành tỉnh", "Các phòng, ban, cơ quan, đơn vị phường"),
    ],
)  # fmt: skip
def test_bodies_that_the_ward_can_charge(name: str, unit: str) -> None:
    taken = UNITS.of(body(name))
    assert taken is not None
    assert (taken.name, taken.request) == (unit, False)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội phường"),
        ("Hội Liên hiệp Phụ nữ tỉnh", "Hội Liên hiệp Phụ nữ phường"),
        ("Tỉnh đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"),
        ("Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội cơ sở phụ trách địa bàn phường Kỳ Lừa"),
        ("Các doanh nghiệp viễn thông", "Các doanh nghiệp viễn thông"),
    ],
)
def test_bodies_that_the_ward_can_only_ask(name: str, unit: str) -> None:
    taken = UNITS.of(body(name))
    assert taken is not None
    assert (taken.name, taken.request) == (unit, True)


@pytest.mark.parametrize("name", ["Ủy ban nhân dân tỉnh", "Tỉnh ủy", "Bộ Y tế", "Ban Quản lý Khu kinh tế", "Liên minh Hợp tác xã tỉnh", "đồng chí Phó Chủ tịch"])
def test_bodies_without_a_counterpart(name: str) -> None:
    assert UNITS.of(body(name)) is None


def test_the_wards_own_list_comes_first() -> None:
    own = ward(departments=[{"name": "Phòng Y tế - Giáo dục", "fields": ["y tế", "giáo dục"]}, {"name": "Phòng Tổng hợp"}])
    units = Units(Setting([plan()], own, RULES))
    named = [unit.name for n in ("Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Tài chính") if (unit := units.of(body(n)))]
    assert named == ["Phòng Y tế - Giáo dục", "Phòng Y tế - Giáo dục", "Công chức phụ trách lĩnh vực tài chính"]


def test_a_commune_has_its_own_names() -> None:
    units = Units(Setting([plan()], ward(kind="xã", departments=[]), RULES))
    finance, police = units.of(body("Sở Tài chính")), units.of(body("Công an tỉnh"))
    assert finance is not None
    assert police is not None
    assert (finance.name, police.name) == ("Phòng Kinh tế", "Công an xã")


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Bố trí ngân sách và kinh phí", ECONOMY), ("Phổ biến pháp luật, hòa giải ở cơ sở", OFFICE),
        ("Chăm sóc trẻ em, trợ giúp xã hội", CULTURE), ("Xây dựng quy chế", None),
    ],
)  # fmt: skip
def test_a_duty_without_a_body_goes_by_its_words(words: str, unit: str | None) -> None:
    found = UNITS.by_words(words)
    assert (found.name if found else None) == unit
