"""Plans that are not parent and child: nothing of the one is met by the other."""

import pytest

from pipeline import corpus, flow
from pipeline.model import Plan

CHILDREN = ("ctxh-phuong", "cds-xa", "so-cong-thuong", "moi-truong-dac-khu")
PARENTS = ("y-te-tinh", "nuoc-sach-tinh", "qd-kem-kh", "tien-do-giao-chi-tieu", "an-toan-thuc-pham")
UNANSWERED = {"missing", "undecided", "not_applicable"}


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {slug: flow.plan_of(corpus.case(slug).source("txt")) for slug in (*CHILDREN, *PARENTS, "giam-ngheo-nam")}


@pytest.mark.parametrize("parent", PARENTS)
@pytest.mark.parametrize("child", CHILDREN)
def test_a_plan_of_another_field_answers_nothing(plans: dict[str, Plan], child: str, parent: str) -> None:
    report = flow.audit_plans(plans[child], [plans[parent]])
    assert {v.verdict for v in report.verdicts} <= UNANSWERED


@pytest.mark.parametrize("parent", ["nuoc-sach-tinh", "qd-kem-kh", "tien-do-giao-chi-tieu"])
def test_like_words_of_neighbouring_fields_are_never_met(plans: dict[str, Plan], parent: str) -> None:
    report = flow.audit_plans(plans["giam-ngheo-nam"], [plans[parent]])
    assert not {v.verdict for v in report.verdicts} & {"met", "exceeded"}
