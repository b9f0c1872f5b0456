"""Whether a plan stands under another at all, and what that means for pairs of like words."""

from typing import Any

import pytest

from pipeline.audit.frame import Side
from pipeline.audit.kinship import kin
from pipeline.audit.report import audit
from pipeline.model import Plan
from tests.audit.making import PROVINCE, RULES, WARD, body, cites, parent, plan, quantity, target

OTHER: dict[str, Any] = {"title": "Bảo vệ và phát triển rừng phòng hộ ven biển"}
HANOI = body("Ủy ban nhân dân thành phố Hà Nội", tier="province", kind="people_committee", level="province")


def related(child: Plan, *parents: Plan) -> list[bool]:
    return kin(Side(child), [Side(p) for p in parents], RULES)


@pytest.mark.parametrize(
    ("child", "mother", "expected"),
    [
        ({}, {}, True),
        (OTHER, {}, False),
        ({**OTHER, "references": (cites("271/KH-UBND"),)}, {}, True),
        ({**OTHER, "references": (cites("271/KH-UBND", "2025-10-21"),)}, {}, True),
        ({**OTHER, "references": (cites("271/KH-UBND", "2019-02-03"),)}, {}, False),
        ({**OTHER, "references": (cites("112/QĐ-TTg"),)}, {"references": (cites("112/QĐ-TTg"),)}, True),
        ({**OTHER, "references": (cites("112/QĐ-TTg", role="mention"),)}, {"references": (cites("112/QĐ-TTg"),)}, False),
        (OTHER, {"number": ""}, True),
        ({"issuer": HANOI, "place": "Hà Nội"}, {}, False),
        ({"issuer": PROVINCE, "number": "3/KH-UBND"}, {"issuer": HANOI, "place": "Hà Nội", "number": ""}, False),
        ({"issuer": PROVINCE}, {"issuer": WARD, "number": ""}, False),
    ],
)
def test_what_speaks_for_a_parent(child: dict[str, Any], mother: dict[str, Any], expected: bool) -> None:
    assert related(plan(**child), parent(**mother)) == [expected]


def test_a_parent_is_reached_by_way_of_another() -> None:
    above = parent(number="112/QĐ-TTg", issuer=body("Thủ tướng Chính phủ", tier="central"), title="Chương trình phục hồi hệ sinh thái")
    between = parent(references=(cites("112/QĐ-TTg"),))
    assert related(plan(), above) == [False]
    assert related(plan(), above, between) == [True, True]


def test_like_words_of_a_stranger_are_asked_about_and_not_judged() -> None:
    mother = target("T1", "80% hộ dân được tập huấn kỹ năng phòng cháy, chữa cháy", quantity("80"))
    child = target("C1", "85% hộ dân được tập huấn về phòng cháy và thoát nạn", quantity("85"))
    verdicts = [audit(plan(child, **facts), [parent(mother)], RULES).verdicts[0].verdict for facts in (dict[str, Any](), OTHER)]
    assert verdicts == ["exceeded", "undecided"]
