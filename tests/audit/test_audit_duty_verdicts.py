"""The verdict of each duty that a parent lays on the communes, from small texts read by the whole line."""

import pytest

from pipeline import flow
from pipeline.model import DutyVerdict, Plan
from pipeline.read.document import read_bytes

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH
Số: 40/KH-UBND
An Bình, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Cấp nước sạch năm 2026
I. MỤC TIÊU
1. Ít nhất 90% hộ dân được dùng nước sạch vào năm 2026.
II. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các xã, phường
{duties}
"""
WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG HẢI VÂN
Số: 05/KH-UBND
Hải Vân, ngày {day} năm 2026
KẾ HOẠCH
Cấp nước sạch năm 2026
I. MỤC TIÊU
1. Ít nhất 90% hộ dân được dùng nước sạch vào năm 2026.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
{duties}
"""
WELLS = "- Rà soát các giếng khoan bị nhiễm mặn trong khu dân cư{}."


def plan(text: str, **values: str) -> Plan:
    return flow.plan_from(read_bytes(text.format(**values).replace("\n", "\n\n").encode(), "kế hoạch.txt"))


def verdict(parent: str, child: str, day: str = "20 tháng 01") -> DutyVerdict:
    report = flow.audit_plans(plan(WARD, duties=child, day=day), [plan(PROVINCE, duties=parent)])
    assert len(report.duties) == 1
    return report.duties[0]


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        (" trước ngày 30/6/2026", " trước ngày 15/6/2026", "met"),
        (" trước ngày 30/6/2026", " trước ngày 15/7/2026", "later"),
        (" trước ngày 30/6/2026", "", "undecided"),
        ("", "", "met"),
    ],
)
def test_a_duty_is_passed_on_with_a_deadline_not_later(theirs: str, mine: str, expected: str) -> None:
    assert verdict(WELLS.format(theirs), WELLS.format(mine)).verdict == expected


def test_a_duty_without_an_answer_is_missing() -> None:
    assert verdict(WELLS.format(""), "- Tuyên truyền phòng, chống cháy nổ tại chợ.").verdict == "missing"


@pytest.mark.parametrize(("day", "expected"), [("20 tháng 01", "met"), ("20 tháng 02", "later")])
def test_the_duty_to_issue_a_plan_is_done_by_the_plan_on_its_day(day: str, expected: str) -> None:
    found = verdict("- Ban hành kế hoạch thực hiện của địa phương trước ngày 31/01/2026.", WELLS.format(""), day)
    assert (found.verdict, found.child) == (expected, None)


def test_the_last_day_of_a_year_stays_a_day_for_a_plan_without_a_date() -> None:
    found = verdict("- Ban hành kế hoạch thực hiện của địa phương trước ngày 31/12/2026.", WELLS.format(""), "... tháng ...")
    assert (found.verdict, "31/12/2026" in found.sentence) == ("undecided", True)


@pytest.mark.parametrize(("mine", "expected"), [("05/12", "met"), ("15/12", "later")])
def test_a_report_goes_up_before_the_parents_day(mine: str, expected: str) -> None:
    asked = "- Báo cáo kết quả thực hiện về Sở Xây dựng trước ngày 10/12 hằng năm."
    found = verdict(asked, f"- Tổng hợp kết quả, tham mưu Ủy ban nhân dân phường báo cáo Sở Xây dựng trước ngày {mine} hằng năm.")
    assert found.verdict == expected
    assert "10/12" in found.sentence


def test_a_report_without_a_day_is_asked_about() -> None:
    asked = "- Báo cáo kết quả thực hiện về Sở Xây dựng trước ngày 10/12 hằng năm."
    found = verdict(asked, "- Tổng hợp kết quả, tham mưu Ủy ban nhân dân phường báo cáo Sở Xây dựng theo quy định.")
    assert (found.verdict, "10/12" in found.sentence) == ("undecided", True)


def test_duties_are_asked_of_communes_alone() -> None:
    parent = plan(PROVINCE, duties=WELLS.format(""))
    assert flow.audit_plans(parent, [parent]).duties == ()
