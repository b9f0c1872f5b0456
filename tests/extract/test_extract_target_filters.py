"""Figures that are no targets, each with its reason."""

from __future__ import annotations

import pytest

from pipeline.extract.quantities import quantities
from pipeline.extract.target_filters import objection, screen
from pipeline.rules import load

RULES = load()


def objections(text: str, first_year: int | None = 2026) -> list[str]:
    """For each quantity outside names and dates, the rule that speaks against it, "" where none does."""
    seen = screen(text, RULES)
    hits = [objection(f, seen, first_year=first_year, rules=RULES) for f in quantities(text, RULES, seen.masked)]
    return [h.rule.id if h else "" for h in hits]


NAMES = [
    "Thực hiện Kế hoạch số 271/KH-UBND ngày 21/10/2026", "theo Điều 39 và khoản 2 Mục III", "Nghị quyết 57 của Bộ Chính trị", "Đại hội lần thứ 14",
    "giai đoạn 2026 - 2030", "trẻ em dưới 16 tuổi", "người từ 15 - 60 tuổi", "sơ kết 03 năm thực hiện", "mạng 5G, tiêu chuẩn ISO 9001:2015",
    "vào lúc 13h30'", "vận hành 24/7", "chính quyền địa phương 02 cấp", "phương châm 6 rõ", "số điện thoại 0203 385 1888", "Quốc lộ 14, 26",
    "mỗi đội gồm 5 người", "(03 chỉ tiêu)", "(1) Sở Nội vụ",
]  # fmt: skip


@pytest.mark.parametrize("text", NAMES)
def test_names_dates_and_references_hold_no_quantity(text: str) -> None:
    seen = screen(text, RULES)
    assert not quantities(text, RULES, seen.masked)


REJECTED = [
    ("Hiện nay, phường có 22 tổ dân phố", "not-present"),
    ("Phường đã tổ chức 05 lớp tập huấn", "not-past-already"),
    ("thu ngân sách ước đạt 120 tỷ đồng", "not-estimated"),
    ("năm 2024 đạt 62%", "not-year-result"),
    ("Tổng kinh phí thực hiện 250 triệu đồng", "not-funding"),
    ("tặng Giấy khen cho 05 tập thể", "not-award-quota"),
    ("Thời gian chia thành 02 đợt", "not-schedule"),
    ("đối với nơi có tỷ lệ nữ thấp dưới 30% có thể điều chỉnh", "not-threshold"),
    ("truyền dữ liệu với tốc độ 10 Gbps", "not-threshold"),
    ("dự báo tốc độ tăng trưởng khoảng 10%", "not-forecast"),
    ("hỗ trợ 30% mức đóng bảo hiểm", "not-share-of-norm"),
    ("tập huấn cho nhân viên tại 04 mô hình", "not-existing-thing"),
    ("đạt 100% cộng 05 điểm.", "not-scoring"),
    ("tàu cá từ 6 m trở lên cam kết", "not-size-of-thing"),
    ("Hồ sơ đề nghị gồm 01 bộ", "not-made-of"),
    ("dân quân trực chia 3 ca", "not-split-in"),
    ("Phường có diện tích 12,5 km2", "not-place-described"),
    ("Hộ nghèo có thu nhập bình quân từ 2.200.000 đồng/người/tháng trở xuống", "not-poverty-line"),
    ("Số lượng: 02 người/xã", "not-participants-each"),
    ("hỗ trợ 50% tiền ăn", "not-share-of-norm"),
    ("Tại thời điểm 31/12/2025, toàn phường còn 45 hộ cận nghèo", "not-at-earlier-date"),
]


@pytest.mark.parametrize(("text", "rule"), REJECTED)
def test_reports_norms_and_thresholds_are_no_targets(text: str, rule: str) -> None:
    assert objections(text)[0] == rule


KEPT = [
    "Phấn đấu từ nay đến hết năm 2026 mở 05 lớp", "100% nạn nhân được phát hiện có nhu cầu được hỗ trợ", "giải ngân 100% kế hoạch vốn năm 2026 đã được giao",
    "giảm tỷ lệ hộ nghèo từ 1,2% trở lên", "duy trì hoạt động của 25 câu lạc bộ", "tăng 12% so với năm 2025", "phấn đấu đạt 100% kế hoạch",
    "thu ngân sách đạt 120 tỷ đồng", "Tại thời điểm 31/12/2030, tỷ lệ hộ nghèo còn 1%", "Xã có diện tích rau an toàn 20 ha",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_goals_beside_such_words_are_kept(text: str) -> None:
    assert objections(text)[0] == ""


def test_a_goal_after_a_report_turns_the_sentence() -> None:
    assert objections("Hiện nay đạt 80%, phấn đấu đến năm 2030 đạt 95%") == ["not-present", ""]


def test_the_level_one_starts_from_is_none() -> None:
    assert objections("giảm từ 23 ca sinh/1.000 phụ nữ xuống 18 ca sinh/1.000 phụ nữ") == ["not-starting-level", ""]
    assert objections("giảm từ 4 đến 5 điểm phần trăm, đến cuối năm còn 19%") == ["", ""]
