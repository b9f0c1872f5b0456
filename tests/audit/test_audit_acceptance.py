"""Findings that a person lets stand, and reports that grow old."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.audit.acceptance import accepted, load
from pipeline.audit.allocation import line_of
from pipeline.audit.currency import dated
from pipeline.audit.report import audit
from pipeline.errors import UsageError
from pipeline.model import AuditReport
from tests.audit.making import RULES, parent, plan, quantity, section, target

HIGH = target("T1", "90% trường học có tổ tư vấn tâm lý", quantity("90"))
LOW = target("T1", "80% trường học có tổ tư vấn tâm lý", quantity("80"))
SLIPS = (section("II.1", "", "Tập huấn công tác viên. Biên soạn sở tay."),)


def report() -> AuditReport:
    return audit(plan(LOW, sections=SLIPS), [parent(HIGH)], RULES)


def entries(folder: Path, text: str) -> AuditReport:
    file = folder / "accept.toml"
    file.write_text(text, "utf-8")
    return accepted(report(), load(file, RULES))


@pytest.mark.parametrize("name", ['quote = "công  tác viên"', 'quote = "Công tác viên"'])
def test_a_finding_is_let_stand_with_its_reason(tmp_path: Path, name: str) -> None:
    told = entries(tmp_path, f'[[accept]]\ncheck = "typing_slip"\n{name}\nreason = "Tên lớp"\n')
    reasons = {f.child.quote: f.accepted for f in told.findings if f.check == "typing_slip" and f.child}
    assert reasons == {"công tác viên": "Tên lớp", "sở tay": ""}
    assert told.notices == ()


@pytest.mark.parametrize("name", ['item = "T1"', 'quote = "tổ tư vấn tâm lý"', ""])
def test_a_verdict_is_let_stand(tmp_path: Path, name: str) -> None:
    told = entries(tmp_path, f'[[accept]]\ncheck = "weaker"\n{name}\nreason = "Đã được tỉnh đồng ý"\n')
    assert [(v.verdict, v.accepted) for v in told.verdicts] == [("weaker", "Đã được tỉnh đồng ý")]


def test_a_batch_counts_no_verdict_that_is_let_stand(tmp_path: Path) -> None:
    told = entries(tmp_path, '[[accept]]\ncheck = "weaker"\nreason = "Đã được tỉnh đồng ý"\n')
    assert line_of(report(), RULES).errors - line_of(told, RULES).errors == 1


def test_of_several_parents_the_item_names_its_own(tmp_path: Path) -> None:
    other = parent(target("T1", "85% trường học có tổ tư vấn tâm lý", quantity("85")), number="300/KH-UBND")
    both = audit(plan(LOW), [parent(HIGH), other], RULES)
    file = tmp_path / "accept.toml"
    file.write_text('[[accept]]\ncheck = "weaker"\nitem = "P2:T1"\nreason = "x"\n', "utf-8")
    assert [v.accepted for v in accepted(both, load(file, RULES)).verdicts] == ["", "x"]
    file.write_text('[[accept]]\ncheck = "weaker"\nitem = "T1"\nreason = "x"\n', "utf-8")
    with pytest.raises(UsageError, match="ứng với 2 phát hiện"):
        accepted(both, load(file, RULES))


def test_an_entry_that_names_nothing_any_more_is_told(tmp_path: Path) -> None:
    told = entries(tmp_path, '[[accept]]\ncheck = "typing_slip"\nquote = "kê hoạch"\nreason = "x"\n')
    assert told.notices == ("Mục chấp nhận “typing_slip” (“kê hoạch”) không còn ứng với phát hiện nào.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[accept]\n", "cú pháp TOML"),
        ('[[accept]]\ncheck = "typing_slip"\n', "còn thiếu reason"),
        ('[[accept]]\ncheck = "typing_slip"\nreason = " "\n', "còn thiếu reason"),
        ('[[accept]]\ncheck = "no_such"\nreason = "x"\n', "không có phát hiện nào mang mã “no_such”"),
        ('[[accept]]\ncheck = "weaker"\nreason = "x"\nwhy = "y"\n', "không hiểu khóa why"),
        ('[[accept]]\ncheck = "weaker"\nreason = 3\n', "chữ trong dấu nháy"),
        ('accept = "weaker"\n', r"chỉ gồm các mục \[\[accept\]\]; không hiểu: accept\."),
        ('other = 1\n', "không hiểu: other"),
        ('[[accept]]\ncheck = "typing_slip"\nreason = "x"\n', "ứng với 2 phát hiện"),
    ],
)
def test_a_faulty_file_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        entries(tmp_path, text)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không đọc được tệp chấp nhận"):
        load(tmp_path / "none.toml", RULES)


@pytest.mark.parametrize(
    ("today", "judged", "told"), [("2027-11-21", "2025-12-20", False), ("2027-11-22", "2025-12-20", True), ("2026-12-01", "2028-01-01", True), ("2026-12-01", "2025-07", False)]
)
def test_rules_that_grow_old(today: str, judged: str, told: bool) -> None:
    old = dated(replace(report(), rules_current_to="2026-11-21", judged_on=judged), date.fromisoformat(today))
    assert any("đã quá một năm" in n for n in old.notices) is told
