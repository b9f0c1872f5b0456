"""No department receives a duty outside its field of NĐ 150/2025: a check over every corpus province and wards without a department."""

import pytest
from tests.draft.carrying import KINDS, PARENTS, astray, parent_of, province_of, spread, ward_of
from tests.draft.drafting import RULES, body, duty, plan, ward

from pipeline.draft.adapt_units import Unit, Units
from pipeline.draft.draft import draft
from pipeline.draft.setting import Setting
from pipeline.model import Draft, DraftParagraph, Plan

UNITS = Units(Setting([plan()], ward(), RULES))
OFFICE, ECONOMY, SOCIETY = (UNITS.unit(d) for d in UNITS.departments[:3])
CASES = [(slug, kind, without) for slug in PARENTS for kind in KINDS for without in (None, 0, 1, 2)]


def made_for(slug: str, kind: str, without: int | None) -> tuple[Plan, Draft]:
    made_from = parent_of(slug)
    return made_from, draft([made_from], ward_of(kind, province_of(made_from), without), RULES)


@pytest.mark.parametrize(("slug", "kind", "without"), CASES)
def test_no_duty_lies_outside_its_departments_field(slug: str, kind: str, without: int | None) -> None:
    made_from, made = made_for(slug, kind, without)
    assert astray(made_from, made, ward_of(kind, province_of(made_from), without), RULES) == []


@pytest.mark.parametrize(
    ("unit", "words", "fields", "other"),
    [
        (SOCIETY, "Thẩm định dự toán ngân sách nông thôn mới", (), ECONOMY.name), (ECONOMY, "Lập danh sách trẻ em, người có công", (), SOCIETY.name),
        (SOCIETY, "Thẩm định dự toán ngân sách", ("y tế",), ""), (SOCIETY, "Thực hiện các việc được giao", (), ""),
        (ECONOMY, "Lập danh sách hộ gia đình trồng cây", (), ""), (Unit("Công an phường"), "Thẩm định dự toán ngân sách", (), ""),
    ],
)  # fmt: skip
def test_a_duty_of_another_field_is_found(unit: Unit, words: str, fields: tuple[str, ...], other: str) -> None:
    assert UNITS.astray(unit, words, fields) == other


def test_a_duty_of_the_communes_goes_where_its_words_point() -> None:
    made_from, made = made_for("ctxh-tinh", "phường", None)
    assert made.plan is not None
    given = next(d for d in made_from.assignments if d.lead[0].kind == "people_committee")
    spoiled = duty(given.id, given.lead[0].name, "Thẩm định dự toán ngân sách, đầu tư công, nông thôn mới.")
    strayed = type(made_from)(**{**{f: getattr(made_from, f) for f in made_from.__dataclass_fields__}, "assignments": (spoiled,)})
    own = ward_of("phường", province_of(made_from))
    wrong = draft([strayed], own, RULES)
    assert wrong.plan is not None
    assert [a.lead[0].name for a in wrong.plan.assignments] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]


def test_a_field_without_a_department_is_an_open_decision() -> None:
    own = ward(departments=[{"name": "Phòng Tổng hợp", "fields": ["tài chính"]}])
    made = draft([plan(assignments=(duty("A1", "Sở Y tế", "Tiêm chủng cho trẻ."), duty("A2", "Sở Tài chính", "Cân đối vốn.")))], own, RULES)
    assert made.plan is not None
    assert [a.lead[0].name for a in made.plan.assignments] == ["Phòng Tổng hợp", "Công chức phụ trách lĩnh vực y tế"]
    assert [b.question for b in made.blanks if b.where == "phân công"] == [
        "Danh sách phòng trong hồ sơ đơn vị không có phòng nào phụ trách lĩnh vực “y tế”: ghi tên phòng hoặc công chức được giao."
    ]


def test_an_unlisted_department_of_the_province_goes_by_its_name() -> None:
    taken = UNITS.of(body("Sở An toàn thực phẩm"))
    assert taken == SOCIETY
    assert UNITS.fields_of(body("Sở Y tế")) == ("y tế",)
    assert UNITS.fields_of(body("Công an tỉnh")) == ()


def test_the_spread_tells_every_leading_unit() -> None:
    _, made = made_for("ctxh-tinh", "phường", None)
    assert made.plan is not None
    assert sum(spread(made).values()) == len(made.plan.assignments)
    heads = [p.text for p in made.content if isinstance(p, DraftParagraph) and p.style == "heading2"]
    assert all(any(unit.casefold() in h.casefold() for h in heads) for unit in spread(made))


def test_a_field_is_a_whole_word() -> None:
    assert UNITS.by_words("Bồi dưỡng về trách nhiệm giải trình") is None
    assert UNITS.by_words("Thu gom rác, trồng cây") == ECONOMY
    assert UNITS.by_words("Diện tích nuôi thủy sản an toàn sinh học") == ECONOMY


def test_the_name_of_a_department_is_no_field() -> None:
    assert UNITS.by_words("Phối hợp với Phòng Văn hóa - Xã hội rà soát") is None
