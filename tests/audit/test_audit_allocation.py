"""A parent's total and the table beside it that divides it among communes."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline import flow
from pipeline.audit.allocation import commune_named, totals
from pipeline.audit.frame import Frame, Side
from pipeline.audit.population import given_to
from pipeline.audit.sums import sums
from pipeline.model import AllocationSum, Answer, AuditReport, BatchLine, Bound
from pipeline.read.document import read_bytes
from tests.audit.making import PROVINCE, RULES, body, parent, plan, quantity, target

WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG MỸ TRÀ

Số: 41/KH-UBND

Mỹ Trà, ngày 20 tháng 02 năm 2026

KẾ HOẠCH

Phát triển người tham gia bảo hiểm xã hội tự nguyện phường Mỹ Trà năm 2026

Thực hiện Kế hoạch số 188/KH-UBND ngày 03 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Đồng Tháp, Ủy ban nhân dân phường ban hành Kế hoạch.

I. MỤC TIÊU

1. Trong năm 2026 có 980 người tham gia bảo hiểm xã hội tự nguyện.

2. Có 03 mô hình dân vận khéo.
"""
PROVINCIAL = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG THÁP

Số: 188/KH-UBND

Đồng Tháp, ngày 03 tháng 02 năm 2026

KẾ HOẠCH

Phát triển người tham gia bảo hiểm xã hội tự nguyện năm 2026

I. MỤC TIÊU

1. Trong năm 2026 toàn tỉnh có 2.830 người tham gia bảo hiểm xã hội tự nguyện.
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["PHÂN BỔ CHỈ TIÊU NĂM 2026 CHO CÁC XÃ, PHƯỜNG"])
    page.append(["STT", "Xã, phường", "Số người tham gia BHXH tự nguyện (người)", "Số mô hình dân vận khéo (mô hình)"])
    for row in ((1, "Phường Cao Lãnh", 1250, 4), (2, "Phường Mỹ Trà", 1020, 3), (3, "Xã Tân Hồng", 560, 2), ("", "Cộng", 2830, 9)):
        page.append(row)
    file = tmp_path_factory.mktemp("bang") / "phan-bo.xlsx"
    book.save(file)
    return file


@pytest.fixture(scope="module")
def report(table: Path) -> AuditReport:
    child, mother = (flow.plan_from(read_bytes(text.encode(), name)) for text, name in ((WARD, "phuong.txt"), (PROVINCIAL, "tinh.txt")))
    return flow.audit_plans(child, [mother, flow.plan_of(table)])


def test_each_commune_is_held_to_its_own_row_of_the_table(report: AuditReport) -> None:
    own = {v.parent.quantity.unit: (v.verdict, v.sentence) for v in report.verdicts if v.child is not None}
    assert own["người"][0] == "weaker"
    assert "980 người < cấp trên 1.020 người (ít hơn 40 người)" in own["người"][1]
    assert own["mô hình"][0] == "met"


def test_the_plans_own_total_is_divided_by_the_table_beside_it(report: AuditReport) -> None:
    line = report.verdicts[0]
    assert (line.plan, line.verdict, line.child) == (0, "not_applicable", None)
    assert "phần giao cho phường là 1.020 người" in line.sentence


def test_a_bare_table_is_no_plan_to_cite(report: AuditReport) -> None:
    assert [f.message for f in report.findings if "phan-bo" in f.message] == []


def test_two_measures_in_one_row_are_no_row_of_years(table: Path) -> None:
    assert [t.reasons for t in flow.plan_of(table).targets if t.doubtful] == []


@pytest.mark.parametrize(
    ("name", "commune"),
    [
        ("Ủy ban nhân dân phường Mỹ Trà", "Phường Mỹ Trà"),
        ("Xã Tân Hồng", "Xã Tân Hồng"),
        ("Đặc khu Phú Quốc", "Đặc khu Phú Quốc"),
        ("Ủy ban nhân dân tỉnh Đồng Tháp", ""),
        ("Ủy ban nhân dân các xã, phường", ""),
    ],
)
def test_the_name_of_a_commune(name: str, commune: str) -> None:
    assert commune_named(name) == commune


def test_only_what_adds_up_is_a_total() -> None:
    row: dict[str, Any] = {"owner": body("Phường Mỹ Trà", tier="commune"), "indicator": "cây xanh trồng mới"}
    mother = parent(
        target("T1", "Trồng mới 5.000 cây xanh", quantity("5000", "cây"), indicator="cây xanh trồng mới"),
        target("T2", "90% hộ dân phân loại rác", quantity("90")),
        target("T3", "Mỗi xã, phường có 02 mô hình", quantity("2", "mô hình"), per="xã"),
        target("T4", "Tăng 200 hợp tác xã", quantity("200", "hợp tác xã"), change="increase"),
        target("T5", "400 cây xanh trồng mới", quantity("400", "cây"), **row),
        target("T6", "Trồng mới 5.000 cây xanh", quantity("5000", "cây"), section="II.1"),
        issuer=PROVINCE,
    )
    found = list(totals([mother], RULES))
    assert [(t.target.id, [r.id for _, r in t.rows]) for t in found] == [("T1", ["T5"])]
    assert found[0].target.quantity.low == Decimal(5000)


@pytest.mark.parametrize("order", [("T1", "T2"), ("T2", "T1")])
def test_a_total_said_twice_is_one_whichever_says_more(order: tuple[str, str]) -> None:
    said = {
        "T1": target("T1", "Trồng mới 5.000 cây xanh", quantity("5000", "cây"), indicator="cây xanh trồng mới"),
        "T2": target("T2", "Trồng mới 5.000 cây xanh dọc các tuyến đường", quantity("5000", "cây"), indicator="cây xanh trồng mới dọc các tuyến đường"),
    }
    assert [t.target.id for t in totals([parent(*(said[name] for name in order), issuer=PROVINCE)], RULES)] == [order[0]]


def line(unit: str, figure: str | None, id: str = "T1") -> BatchLine:
    answer = Answer(plan=0, target=id, verdict="undecided" if figure else "missing", figure=Decimal(figure) if figure else None)
    return BatchLine(file=f"{unit}.docx", sha256="", unit=unit, answers=(answer,))


def added(*lines: BatchLine, bound: Bound = "at_least", **facts: Any) -> AllocationSum:
    mother = parent(target("T1", "Trồng mới 5.000 cây xanh", quantity("5000", "cây", bound), **facts))
    return sums([mother], lines, RULES)[0]


def test_without_shares_nobody_knows_who_is_still_to_come() -> None:
    one = added(line("Phường A", "3000"), line("Xã B", None))
    assert (one.verdict, one.lacking) == ("undecided", (("Xã B", "không nêu chỉ tiêu này"),))
    assert one.sentence.startswith("1 đơn vị có số liệu: 3.000 cây < tỉnh 5.000 cây (còn thiếu 2.000 cây); 1 đơn vị chưa có số liệu: Xã B")
    assert added(line("Phường A", "3000"), line("Xã B", "2000")).verdict == "met"
    assert added(line("Phường A", "3000"), line("Xã B", "2500")).verdict == "exceeded"


def test_a_unit_that_leaves_the_figure_open_is_not_silent() -> None:
    blank = replace(line("Xã B", None), answers=(Answer(plan=0, target="T1", verdict="undecided"),))
    told = "chưa rõ số liệu, xem phiếu rà soát của đơn vị"
    assert added(line("Phường A", "3000"), blank).lacking == (("Xã B", told),)
    spoken = replace(blank, answers=(Answer(plan=0, target="T1", verdict="unit_differs", own="Trồng thêm cây xanh dọc các tuyến đường"),))
    assert added(line("Phường A", "3000"), spoken).lacking == (("Xã B", told),)


def test_a_limit_is_broken_by_what_exceeds_it() -> None:
    assert added(line("Phường A", "3000"), line("Xã B", "2500"), bound="at_most").verdict == "weaker"
    assert added(line("Phường A", "3000"), line("Xã B", None), bound="at_most").verdict == "undecided"


def test_a_second_plan_of_one_unit_is_not_counted_again() -> None:
    one = added(line("Phường A", "3000"), line("Phường A", "3000"))
    assert one.sum == 3000
    assert "Phường A có hơn một kế hoạch" in one.sentence


@pytest.mark.parametrize(
    ("owner", "given"),
    [
        ("Phường Hồng Gai", True),
        ("Ủy ban nhân dân phường Hồng Gai", True),
        ("phường Hồng Gai, tỉnh Quảng Ninh", True),
        ("phường Hồng Gai tỉnh Quảng Ninh", True),
        ("Phường Hồng Gai Tây", False),
        ("Xã Hồng Gai", False),
        ("Các phường", False),
    ],
)
def test_a_row_is_given_by_the_whole_name(owner: str, given: bool) -> None:
    row = target("T1", "có 120 người tham gia", quantity("120", "người"), owner=body(owner))
    assert given_to(row, Frame(Side(parent(row)), Side(plan()), RULES)) is given
