"""Law: one plan gives the same targets and the same duties in every format it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.corpus import cases
from pipeline.model import Assignment, Body, Plan, Target
from pipeline.vietnamese import squeeze

FILES = [(case.slug, ending) for case in cases() for ending in case.formats if ending != "docx"]
HOMES: dict[str, Path] = {case.slug: case.home for case in cases()}


@lru_cache(maxsize=4)
def plan(slug: str, ending: str) -> Plan:
    return flow.plan_of(HOMES[slug] / f"source.{ending}")


def same(text: str) -> str:
    """Words alone: typists differ in dashes and in what closes a line."""
    return squeeze(text).strip(" .;")


def names(bodies: Body | Sequence[Body] | None) -> tuple[str, ...]:
    return () if bodies is None else (bodies.name,) if isinstance(bodies, Body) else tuple(body.name for body in bodies)


def target(item: Target) -> tuple[object, ...]:
    q = item.quantity
    return same(item.text), q.low, q.high, squeeze(q.unit), q.bound, item.change, item.baseline, item.deadline.by if item.deadline else None


def duty(item: Assignment) -> tuple[object, ...]:
    due = (item.deadline.by, squeeze(item.deadline.text)) if item.deadline else None
    return names(item.lead), names(item.support), same(item.duty), due, item.request


def test_every_case_comes_in_five_formats() -> None:
    for case in cases():
        assert set(case.formats) == {"docx", "pdf", "txt", "html", "md"}, case.slug


@pytest.mark.parametrize(("slug", "ending"), FILES)
def test_the_same_targets(slug: str, ending: str) -> None:
    assert [target(t) for t in plan(slug, ending).targets] == [target(t) for t in plan(slug, "docx").targets]


@pytest.mark.parametrize(("slug", "ending"), FILES)
def test_the_same_duties(slug: str, ending: str) -> None:
    assert [duty(a) for a in plan(slug, ending).assignments] == [duty(a) for a in plan(slug, "docx").assignments]


@pytest.mark.parametrize(("slug", "ending"), FILES)
def test_the_same_head(slug: str, ending: str) -> None:
    ours, word = plan(slug, ending).masthead, plan(slug, "docx").masthead
    assert (ours.number, ours.date, ours.doc_type, same(ours.title)) == (word.number, word.date, word.doc_type, same(word.title))
