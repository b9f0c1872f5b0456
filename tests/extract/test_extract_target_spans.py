"""Tables from web pages whose two header rows lost their spans: values go to their years, or are doubted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.plan import extract
from pipeline.model import Target
from pipeline.outline.section import outline
from pipeline.read.document import read_bytes
from pipeline.rules import load

HEAD = """ỦY BAN NHÂN DÂN

XÃ BÌNH AN

Số: 15/KH-UBND

KẾ HOẠCH

Phát triển kinh tế - xã hội giai đoạn 2027 - 2031

I. MỤC TIÊU

Các chỉ tiêu như sau:

"""


def read(*rows: Sequence[str]) -> tuple[Target, ...]:
    flat = "\n".join(line for cells in rows for line in ["|", *(x for cell in cells for x in ([cell, "|"] if cell else ["|"]))])
    document = read_bytes(f"{HEAD}{flat}\n\nII. NHIỆM VỤ\n\nTăng cường tuyên truyền.\n".encode(), "x.md")
    return extract(document, outline(document), load()).targets


Wanted = list[tuple[int, str]]
TABLES: list[tuple[Sequence[str], Sequence[str], Sequence[str], Wanted]] = [
    (["TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2026", "Kế hoạch", "Ghi chú"], ["2027", "2028"], ["12", "15", "18", "Xã"], [(15, "2027"), (18, "2028")]),
    (["TT", "Nội dung", "ĐVT", "Năm 2026", "Dự kiến", "Đơn vị phụ trách"], ["2027", "2029", "2031"], ["3", "5", "7", "9", "Trạm"], [(5, "2027"), (7, "2029"), (9, "2031")]),
    (["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Mục tiêu"], ["2027", "2028", "2029"], ["10", "12", "15", "18"], [(12, "2027"), (15, "2028"), (18, "2029")]),
    (["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện", "Kế hoạch", "Ghi chú"], ["2025", "2026", "2027", "2028"], ["10", "12", "15", "18", "Bản"], [(15, "2027"), (18, "2028")]),
    (["TT", "Chỉ tiêu", "ĐVT", "Hiện trạng 2026", "Giai đoạn 2027 - 2028", "Cơ quan thực hiện", "Ghi chú"], ["Năm 2027", "Năm 2028"], ["1", "2", "3", "Đoàn xã", "Quỹ"], [(2, "2027"), (3, "2028")]),
]  # fmt: skip


@pytest.mark.parametrize(("top", "low", "values", "wanted"), TABLES)
def test_values_go_to_the_years_under_the_cell_of_the_plan(top: Sequence[str], low: Sequence[str], values: Sequence[str], wanted: Wanted) -> None:
    found = read(top, low, ["1", "Số lớp học nghề", "Lớp", *values], ["2", "Số sân chơi", "Sân", *values])
    assert [(int(t.quantity.low), t.deadline and t.deadline.by) for t in found] == [(v, f"{y}-12-31") for v, y in wanted] * 2
    assert not any(t.doubtful for t in found)


def test_years_that_may_stand_under_either_of_two_cells_are_doubted() -> None:
    top = ["STT", "Chỉ tiêu", "Đơn vị tính", "Khu vực A", "Khu vực B", "Ghi chú"]
    found = read(top, ["2027", "2028", "2029"], ["1", "Số cầu", "cầu", "2", "3", "4", "5", "Xã"], ["2", "Số bến", "bến", "1", "2", "3", "4", "Xã"])
    assert found
    assert all(t.doubtful and any("năm nào" in why for why in t.reasons) for t in found)


QUARTERS = """**KẾ HOẠCH**

Phát triển hợp tác xã {title}

I. CHỈ TIÊU

| TT | Chỉ tiêu | Đơn vị tính | Quý I{year} | Quý II{year} |
|---|---|---|---|---|
| 1 | Số hợp tác xã thành lập mới | hợp tác xã | 3 | 5 |
"""


@pytest.mark.parametrize(("title", "year", "doubted"), [("giai đoạn 2026 - 2030", "", True), ("giai đoạn 2026 - 2030", "/2027", False)])
def test_a_quarter_without_its_year_is_not_told_as_certain(title: str, year: str, doubted: bool) -> None:
    document = read_bytes(QUARTERS.format(title=title, year=year).encode(), "ke-hoach.md")
    targets = extract(document, outline(document), load()).targets
    assert [t.quantity.low for t in targets] == [3, 5]
    assert {t.doubtful for t in targets} == {doubted}
