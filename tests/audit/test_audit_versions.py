"""Two versions of one plan, compared by targets and duties; small texts read by the whole line."""

from decimal import Decimal

import pytest

from pipeline import flow
from pipeline.audit.versions import compare
from pipeline.model import Plan, VersionReport
from pipeline.read.document import read_bytes

TEXT = """ỦY BAN NHÂN DÂN
{issuer}
Số: {number}/KH-UBND
An Bình, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Cấp nước sạch giai đoạn 2026 - 2030
I. MỤC TIÊU
1. Ít nhất 80% hộ dân được dùng nước sạch vào năm 2030.
2. Xây dựng 05 trạm bơm vào năm 2028.
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
- Chủ trì, phối hợp với Sở Tài chính lập danh mục công trình cấp nước trước ngày 30/6/2026.
- Kiểm tra chất lượng nước tại các trạm bơm hằng quý.
"""


def plan(*changes: tuple[str, str], issuer: str = "TỈNH AN BÌNH") -> Plan:
    text = TEXT.format(issuer=issuer, number=40)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return flow.plan_from(read_bytes(text.replace("\n", "\n\n").encode(), "kế hoạch.txt"))


def versions(*changes: tuple[str, str], child: Plan | None = None) -> VersionReport:
    return compare(plan(), plan(*changes), flow.OWN.book, child=child)


def test_the_same_text_changes_nothing() -> None:
    report = versions()
    assert {c.kind for c in report.targets} | {c.kind for c in report.duties} == {"unchanged"}
    assert (len(report.targets), len(report.duties)) == (2, 2)


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [("80%", "90%", "exceeded"), ("80%", "70%", "weaker"), ("vào năm 2028", "vào năm 2029", "later"), ("Ít nhất 80%", "Khoảng 80%", "looser")],
)
def test_a_changed_target_says_in_what(old: str, new: str, facet: str) -> None:
    changed = [c for c in versions((old, new)).targets if c.kind != "unchanged"]
    assert [(c.kind, c.facets[0]) for c in changed] == [("changed", facet)]
    assert changed[0].sentence.startswith("Bản mới ")


def test_an_earlier_date_is_a_change_and_other_words_are_not() -> None:
    sooner = versions(("vào năm 2028", "vào năm 2027")).targets
    assert [c.kind for c in sooner] == ["unchanged", "changed"]
    assert sooner[1].sentence == "Thời hạn chuyển từ năm 2028 sang năm 2027"
    assert [c.kind for c in versions(("Ít nhất", "Tối thiểu")).targets] == ["reworded", "unchanged"]


def test_targets_added_and_dropped() -> None:
    report = versions(("2. Xây dựng 05 trạm bơm vào năm 2028.", "2. Có 100% trường học lắp máy lọc nước vào năm 2027."))
    assert [c.kind for c in report.targets] == ["unchanged", "dropped", "added"]


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [("1. Sở Xây dựng", "1. Sở Công Thương", "lead"), ("Sở Tài chính", "Sở Y tế", "support"), ("30/6/2026", "31/8/2026", "deadline")],
)
def test_a_changed_duty_says_who_and_when(old: str, new: str, facet: str) -> None:
    changed = [c for c in versions((old, new)).duties if c.kind != "unchanged"]
    assert {c.facets for c in changed} == {(facet,)}
    assert all("→" in c.sentence for c in changed)


def test_duties_added_and_dropped() -> None:
    report = versions(("- Kiểm tra chất lượng nước tại các trạm bơm hằng quý.", "- Tuyên truyền tiết kiệm điện trong cơ quan."))
    assert [c.kind for c in report.duties] == ["unchanged", "dropped", "added"]


def test_a_child_falls_short_under_the_new_version_only() -> None:
    child = plan(issuer="PHƯỜNG HẢI VÂN")
    assert versions(child=child).short == ()
    short = versions(("80%", "90%"), child=child).short
    assert [(v.parent.quantity.low, v.verdict) for v in short] == [(Decimal(90), "weaker")]


def test_what_was_short_before_is_told_again_only_where_more_is_asked_now() -> None:
    child = plan(("80%", "60%"), issuer="PHƯỜNG HẢI VÂN")
    assert versions(("80%", "70%"), child=child).short == ()
    told = [v.sentence for v in versions(("80%", "90%"), child=child).short]
    assert told == [
        "Phường 60% < tỉnh 90% (thấp hơn 30 điểm phần trăm), mục I.1; theo bản cũ: Phường 60% < tỉnh 80% (thấp hơn 20 điểm phần trăm), mục I.1"
    ]
