"""Provincial units with the names they bore on a date."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pipeline.places import Places, load, tier_of
from pipeline.rules import load as load_rules


@pytest.fixture(scope="module")
def places() -> Places:
    return load(load_rules())


NAMES = [
    ("quang-ninh", "2026-08-31", "tỉnh Quảng Ninh"),
    ("quang-ninh", "2026-09-01", "thành phố Quảng Ninh"),
    ("dong-nai", "2026-04-29", "tỉnh Đồng Nai"),
    ("dong-nai", "2026-04-30", "thành phố Đồng Nai"),
    ("bac-ninh", "2026-09-19", "tỉnh Bắc Ninh"),
    ("bac-ninh", "2026-09-20", "thành phố Bắc Ninh"),
    ("bac-ninh", "", "thành phố Bắc Ninh"),
    ("nghe-an", "1999-01-01", "tỉnh Nghệ An"),
    ("khong-co", "2026-01-01", ""),
]


@pytest.mark.parametrize(("key", "on", "name"), NAMES)
def test_a_unit_has_the_name_of_its_day(places: Places, key: str, on: str, name: str) -> None:
    assert places.unit_name_on(key, on) == name


def test_there_are_34_units_and_29_that_were_merged(places: Places) -> None:
    merged = [u for u in places.units if u.successor]
    assert len(places.units) - len(merged) == 34
    assert len(merged) == 29
    for unit in merged:
        heir = places.unit(unit.successor)
        assert heir is not None
        assert unit.key in heir.predecessors


def test_nine_of_the_34_are_cities_today(places: Places) -> None:
    assert sum(u.name_on("2026-11-21").lower().startswith("thành phố") for u in places.units if not u.successor) == 9


@pytest.mark.parametrize(("name", "key"), [("tỉnh Bắc Giang", "bac-giang"), ("TP. Huế", "hue"), ("thành phố Hồ Chí Minh", "ho-chi-minh"), ("tỉnh Sao Hỏa", None)])
def test_a_unit_is_found_by_its_name(places: Places, name: str, key: str | None) -> None:
    found = places.named(name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(("words", "tier"), [(("xã", "phường"), "commune"), (("huyện", "thành phố"), "district"), (("tỉnh",), "province"), (("thành phố",), "")])
def test_the_tier_of_place_words(words: tuple[str, ...], tier: str) -> None:
    assert tier_of(words) == tier


def test_the_patterns_of_place_names_are_the_same_in_every_run() -> None:
    told = "from pipeline import places, rules; print(places.load(rules.load()).bare.pattern)"
    said = {subprocess.run([sys.executable, "-c", told], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True).stdout for seed in "123"}
    assert len(said) == 1
