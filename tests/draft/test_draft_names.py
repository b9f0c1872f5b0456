"""Names of units as they are on the draft's day: the cited parent keeps its own, the body is named as it is now."""

from dataclasses import replace

import pytest
from tests.draft.drafting import RULES, body, duty, plan, ward

from pipeline.draft.draft import draft
from pipeline.draft.text import to_text
from pipeline.model import Draft, Plan


def of(province: str) -> Plan:
    """A plan that a province issued under that name."""
    issuer = replace(body("Ủy ban nhân dân tỉnh"), name=f"Ủy ban nhân dân {province}", text=f"Ủy ban nhân dân {province}")
    masthead = replace(plan().masthead, issuer=issuer, title=f"Trồng cây xanh trên địa bàn {province} giai đoạn 2026 - 2030", date="2026-01-05")
    told = duty("A1", "Ủy ban nhân dân các xã, phường", "Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 10/12 hằng năm.")
    return plan(masthead=masthead, assignments=(told,))


def asked(made: Draft) -> list[str]:
    return [b.question for b in made.blanks if b.where == "hồ sơ đơn vị"]


@pytest.mark.parametrize(
    ("profile", "day", "wanted"),
    [
        ("tỉnh Quảng Ninh", "2026-11-21", "thành phố Quảng Ninh"), ("thành phố Quảng Ninh", "2026-11-21", "thành phố Quảng Ninh"),
        ("thành phố Quảng Ninh", "2026-08-15", "tỉnh Quảng Ninh"), ("tỉnh Bắc Ninh", "2026-09-20", "thành phố Bắc Ninh"),
        ("tỉnh Bắc Ninh", "2026-09-19", "tỉnh Bắc Ninh"), ("tỉnh Đồng Nai", "2026-05-01", "thành phố Đồng Nai"),
    ],
)  # fmt: skip
def test_the_body_is_named_as_on_the_drafts_day(profile: str, day: str, wanted: str) -> None:
    made = draft([of("tỉnh Quảng Ninh")], ward(province=profile, date=day), RULES)
    assert f"- UBND {wanted} (b/c);" in made.tail.recipients
    assert f"báo cáo Ủy ban nhân dân {wanted} trước ngày" in to_text(made)
    assert bool(asked(made)) is (profile != wanted)


def test_the_cited_parent_keeps_its_name() -> None:
    made = draft([of("tỉnh Quảng Ninh")], ward(province="thành phố Quảng Ninh", date="2026-11-21"), RULES)
    assert "của Ủy ban nhân dân tỉnh Quảng Ninh về trồng cây xanh trên địa bàn tỉnh Quảng Ninh" in to_text(made)
    assert "Trồng cây xanh trên địa bàn phường Kỳ Lừa" in made.head.title


def test_a_province_merged_into_another_gives_that_ones_name() -> None:
    made = draft([of("tỉnh Hải Dương")], ward(province="tỉnh Hải Dương", date="2026-11-21"), RULES)
    assert "- UBND thành phố Hải Phòng (b/c);" in made.tail.recipients
    assert asked(made) == ["Hồ sơ ghi “tỉnh Hải Dương”; dự thảo dùng tên có hiệu lực vào ngày soạn là “thành phố Hải Phòng”. Kiểm tra lại."]


@pytest.mark.parametrize("province", ["Thành phố Hồ Chí Minh", "tỉnh Mẫu", "tỉnh Lạng Sơn"])
def test_a_name_in_force_or_unknown_stays_as_it_is_written(province: str) -> None:
    made = draft([of("tỉnh Lạng Sơn")], ward(province=province), RULES)
    assert f"- UBND {province} (b/c);" in made.tail.recipients
    assert asked(made) == []


def test_the_report_goes_to_the_successor_of_a_body_that_is_gone() -> None:
    told = duty("A1", "Ủy ban nhân dân các xã, phường", "Báo cáo kết quả thực hiện về Sở Thông tin và Truyền thông trước ngày 10/12 hằng năm.")
    made = draft([plan(assignments=(replace(told, report_to="Sở Thông tin và Truyền thông"),))], ward(), RULES)
    assert "báo cáo Sở Khoa học và Công nghệ trước ngày" in to_text(made)


def test_the_invented_names_of_the_example_are_asked_about() -> None:
    assert any("tên đặt ra" in question for question in asked(draft([of("tỉnh Lạng Sơn")], ward(name="Ví Dụ", province="tỉnh Ví Dụ"), RULES)))
    assert any("tên đặt ra" in question for question in asked(draft([of("tỉnh Lạng Sơn")], ward(province="tỉnh Ví Dụ"), RULES)))
