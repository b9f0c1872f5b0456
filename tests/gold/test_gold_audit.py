"""The comparison of an audit report with a case's findings, on small values."""

from typing import Any

import pytest

from pipeline.gold.audit import compare_audit
from pipeline.gold.score import Score

PARENT: dict[str, Any] = {"quote": "trên 90% trường học có nước sạch", "quantity": {"low": "90", "high": "90", "unit": "%", "bound": "more_than"}}
CHILD = PARENT | {"quote": "80% trường học có nước sạch"}


def report(verdict: str, child: Any = CHILD, **more: Any) -> dict[str, Any]:
    line = {"parent": PARENT, "child": child, "verdict": verdict, "also": (), "severity": "", "sentence": "câu", **more}
    return {"verdicts": [line], "findings": []}


def findings(verdict: str, child: str | None = "80% trường học có nước sạch", **more: Any) -> dict[str, Any]:
    return {"verdicts": [{"parent": PARENT["quote"], "child": child, "verdict": verdict} | more], "findings": []}


@pytest.mark.parametrize(
    ("got", "also", "right"), [("weaker", ("later",), 1), ("weaker", (), 0), ("met", ("later",), 0), ("later", ("weaker",), 0)]
)
def test_the_verdict_and_what_also_holds(got: str, also: tuple[str, ...], right: int) -> None:
    scores = compare_audit(report(got, also=also), findings("weaker", also=["later"]), [{"targets": [PARENT]}]).scores
    assert scores["verdicts"] == Score(right, 1, 1)


def test_the_wrong_partner_is_told() -> None:
    scores = compare_audit(report("met", child=None), findings("met"), [{"targets": [PARENT]}]).scores
    assert (scores["verdicts"].right, scores["verdicts partner"].right) == (1, 0)


def test_a_parent_target_without_a_line_is_missed() -> None:
    result = compare_audit({"verdicts": [], "findings": []}, findings("met"), [{"targets": [PARENT]}])
    assert result.scores["verdicts"] == Score(0, 0, 1)
    assert [d.what for d in result.differences] == ["missed"]


@pytest.mark.parametrize(("check", "quote", "right"), [("residue", "trên địa bàn tỉnh", 1), ("residue", "số 9 trùng", 0), ("other", "trên địa bàn tỉnh", 0)])
def test_a_finding_needs_its_check_and_its_words(check: str, quote: str, right: int) -> None:
    found = {"check": "residue", "severity": "warning", "message": "Còn chữ “trên địa bàn tỉnh”.", "child": None}
    gold = {"verdicts": [], "findings": [{"check": check, "quote": quote}]}
    assert compare_audit({"verdicts": [], "findings": [found]}, gold, []).scores["findings"].right == right


@pytest.mark.parametrize(("severity", "right"), [("note", 1), ("warning", 0), ("error", 0)])
def test_a_clean_plan_has_no_error_and_no_warning(severity: str, right: int) -> None:
    found = {"check": "x", "severity": severity, "message": "điều gì đó", "child": None}
    gold = {"verdicts": [], "findings": [], "clean": True}
    assert compare_audit({"verdicts": [], "findings": [found]}, gold, []).scores["clean plans"].right == right
