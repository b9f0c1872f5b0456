"""The ward profile: what loads, and the one sentence told where it does not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ExitCode, UsageError
from pipeline.places import load as load_places
from pipeline.rules import load as load_rules
from pipeline.wards import SAMPLE, Ward, default_departments, example, from_table, load

BASE = 'name = "Đồng Hòa"\nkind = "xã"\nprovince = "tỉnh Lạng Sơn"\n'


def saved(folder: Path, text: str) -> Path:
    path = folder / "ward.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_example_loads_as_it_is(tmp_path: Path) -> None:
    ward = load(saved(tmp_path, example()))
    assert (ward.full, ward.province, ward.report_margin_days) == ("phường Ví Dụ", "tỉnh Ví Dụ", 5)
    assert [d.name for d in ward.departments] == [d.name for d in default_departments("phường")]
    assert (ward.number, ward.date, ward.signer.name) == ("", "", "")


def test_the_example_names_no_real_unit() -> None:
    places = load_places(load_rules())
    names = {n.name.split(" ", 1)[1].removeprefix("phố ") for u in places.units for n in u.names}
    assert not [name for name in names if regex.search(rf"(?<!\p{{L}}){name}(?!\p{{L}})", example())]
    assert SAMPLE not in names


def test_the_example_explains_every_key(tmp_path: Path) -> None:
    text = example()
    for key in Ward.__dataclass_fields__:
        assert key in text
    assert not [line for line in text.splitlines() if "{{" in line or "{%" in line]


def test_a_short_profile_gets_the_default_departments(tmp_path: Path) -> None:
    ward = load(saved(tmp_path, BASE))
    assert "Phòng Kinh tế" in [d.name for d in ward.departments]
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" not in [d.name for d in ward.departments]


def test_own_departments_and_figures_stand(tmp_path: Path) -> None:
    more = 'date = 2026-12-01\n[[departments]]\nname = "Phòng Tổng hợp"\nfields = ["y tế"]\n[figures]\n"hộ" = 5200\n[[targets]]\nmatch = "bảo hiểm"\nvalue = 95.5\n'
    ward = load(saved(tmp_path, BASE + more))
    assert [d.name for d in ward.departments] == ["Phòng Tổng hợp"]
    assert ward.figures == {"hộ": Decimal(5200)}
    assert ward.targets[0].value == Decimal("95.5")
    assert ward.date == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BASE + "foo = 1", "khóa không hiểu “foo”"),
        (BASE + "departmets = []", "có phải ý là “departments”"),
        (BASE + '[[departments]]\nname = "A"\nfeilds = []', "“departments.1.feilds”; có phải ý là “fields”"),
        ('name = "A"', "thiếu khóa “kind”"),
        (BASE + "villages = 3", "“villages” phải là một chuỗi chữ"),
        (BASE + 'report_margin_days = "năm"', "“report_margin_days” phải là một số nguyên"),
        (BASE + "report_margin_days = -2", "phải từ 0 trở lên"),
        (BASE + 'annex = "có"', "phải là true hoặc false"),
        (BASE + 'date = "mai"', "“date” phải là ngày"),
        (BASE + 'recipients = "a"', "phải là một danh sách"),
        (BASE + "signer = 3", "“signer” phải là một bảng"),
        (BASE + '[signer]\ncapacity = "TRƯỞNG BAN"', "“CHỦ TỊCH”, “PHÓ CHỦ TỊCH”"),
        (BASE + '[signer]\ncapacity = "TUQ. CHỦ TỊCH"', "phải ghi “position”"),
        (BASE + 'plan = "year"', "phải ghi năm của kế hoạch"),
        (BASE + 'plan = "month"', "“period” hoặc “year”"),
        (BASE + 'issuer = "Phòng Y tế"', "không có trong các phòng"),
        (BASE + '[[targets]]\nmatch = "a"', "thiếu khóa “targets.1.value”"),
        (BASE.replace("Đồng Hòa", ""), "“name” không được để trống"),
        (BASE.replace('"xã"', '"thị trấn"'), "“phường”, “xã” hoặc “đặc khu”, đang ghi “thị trấn”"),
        (BASE + "x =", "cú pháp TOML ở cuối tệp"),
        (BASE + 'x = "a', "cú pháp TOML"),
    ],
)
def test_a_faulty_profile_is_told_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as fault:
        load(saved(tmp_path, text))
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)
    assert fault.value.exit_code is ExitCode.USAGE


def test_no_such_file_tells_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kehoach ward init"):
        load(tmp_path / "không có.toml")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ward.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        load(path)


@pytest.mark.parametrize(
    ("name", "full", "place"),
    [("Uông Bí", "phường Uông Bí", "Uông Bí"), ("1", "Phường 1", "Phường 1"), ("12", "Phường 12", "Phường 12")],
)
def test_a_number_for_a_name_takes_the_type_word_along(name: str, full: str, place: str) -> None:
    ward = from_table({"name": name, "kind": "phường", "province": "tỉnh Vĩnh Long"}, "w")
    assert (ward.full, ward.place_name) == (full, place)


def test_texts_are_cleaned() -> None:
    ward = from_table({"name": " Uông\u200b  Bí ", "kind": "xã", "province": "tỉnh A"}, "w")
    assert ward.name == "Uông Bí"
    assert replace(ward, front="Mặt trận").front_name == "Mặt trận"


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers())), max_size=4))
def test_any_table_without_the_named_keys_is_told_in_one_sentence(table: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"^[^\n]+$"):
        from_table({k: v for k, v in table.items() if v is not None}, "w")
