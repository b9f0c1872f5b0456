"""One draft out of any form of its parent, and out of several parents at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.draft.drafting import PARENT, RULES, read, ward

from pipeline import flow
from pipeline.codec import to_json
from pipeline.draft.draft import draft
from pipeline.draft.text import to_text
from pipeline.model import Draft, DraftParagraph

CASE = Path(__file__).parent.parent.parent / "corpus" / "ctxh-tinh"
PLAN = flow.plan_of(CASE / "source.docx")
DISPATCH = """\
ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 402/UBND-VX

V/v tăng cường thăm hỏi người cao tuổi

Lạng Sơn, ngày 12 tháng 3 năm 2026

Kính gửi:
- Các sở, ban, ngành;
- Ủy ban nhân dân các xã, phường.

Ủy ban nhân dân tỉnh yêu cầu:

1. Ủy ban nhân dân các xã, phường lập danh sách người cao tuổi sống một mình trước ngày 20 tháng 12 năm 2027.

2. Sở Y tế hướng dẫn nội dung khám sức khỏe cho người cao tuổi.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Thử
"""
FIRST = read(PARENT.format(targets="- Ít nhất 95% người cao tuổi được khám sức khỏe định kỳ."))


def said(made: Draft) -> list[str]:
    return [p.text for p in made.content if isinstance(p, DraftParagraph)]


@pytest.mark.parametrize("form", ["pdf", "txt", "md", "html"])
def test_any_form_of_a_parent_gives_the_same_draft(form: str) -> None:
    own = ward(province="tỉnh Hà Tĩnh", annex=True)
    assert to_text(draft([flow.plan_of(CASE / f"source.{form}")], own, RULES)) == to_text(draft([PLAN], own, RULES))


def test_a_plan_corrected_by_hand_counts(tmp_path: Path) -> None:
    target = next(t for t in PLAN.targets if t.quantity.unit == "%" and t.quantity.low < 95)
    words = target.text.replace(str(target.quantity.low), "96")
    corrected = replace(target, text=words, quantity=replace(target.quantity, low=type(target.quantity.low)(96), high=type(target.quantity.low)(96)))
    file = tmp_path / "ke-hoach.json"
    file.write_text(to_json(replace(PLAN, targets=tuple(corrected if t is target else t for t in PLAN.targets))), "utf-8")
    made = draft([flow.plan_of(file)], ward(province="tỉnh Hà Tĩnh"), RULES)
    assert made.plan is not None
    assert 96 in {t.quantity.low for t in made.plan.targets}


def test_a_dispatch_beside_a_plan_adds_its_duties() -> None:
    made = draft([FIRST, read(DISPATCH)], ward(), RULES)
    lines = said(made)
    assert lines[0].startswith("Thực hiện Kế hoạch số 88/KH-UBND")
    assert lines[1].startswith("Thực hiện Công văn số 402/UBND-VX ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Lạng Sơn về tăng cường thăm hỏi người cao tuổi")
    assert any("danh sách người cao tuổi sống một mình trước ngày 15 tháng 12 năm 2027" in line for line in lines)
    assert {o.parent[:2] for o in made.origins if o.parent} == {"P1", "P2"}
    assert made.head.title.startswith("Chăm sóc người cao tuổi")


def test_two_plans_say_a_shared_duty_once() -> None:
    second = read(PARENT.replace("88/KH-UBND", "91/KH-UBND").format(targets="- Ít nhất 70% người cao tuổi tham gia câu lạc bộ."))
    made = draft([FIRST, second], ward(), RULES)
    lines = said(made)
    assert sum("lập hồ sơ theo dõi sức khỏe" in line for line in lines) == 1
    assert any("P2:" in d.parent and "P1:" in d.reason for d in made.dropped)
    assert sum(line.startswith("Thực hiện Kế hoạch số") for line in lines) == 2
    assert made.plan is not None
    assert [t.quantity.low for t in made.plan.targets] == [95, 70]
