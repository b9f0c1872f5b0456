"""The draft read back: its sections (law 2), its targets and duties, and its audit against the parent (law 6)."""

from pathlib import Path

import pytest
from tests.draft.drafting import PARENT, RULES, TARGETS, parent, read, ward
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit.report import audit
from pipeline.draft.docx import to_docx
from pipeline.draft.draft import draft
from pipeline.draft.text import to_text
from pipeline.model import AuditReport, Draft, DraftParagraph, Plan

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def headings(made: Draft) -> list[tuple[str, str]]:
    """(marker, heading) of the draft's own headings."""
    heads = [p.text for p in made.content if isinstance(p, DraftParagraph) and p.style.startswith("heading")]
    return [(marker, text) for marker, _, text in (h.partition(" ") for h in heads)]


def headings_read(plan: Plan) -> list[tuple[str, str]]:
    return [(s.marker.strip(), s.heading.strip()) for s in plan.sections if s.heading and s.marker.strip()]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_the_sections_come_back(form: str) -> None:
    made = draft([parent()], ward(), RULES)
    back = read(to_docx(made), "du-thao.docx") if form == "docx" else read(to_text(made))
    assert headings_read(back) == headings(made)


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_masthead_targets_and_duties_come_back(form: str) -> None:
    made = draft([parent()], ward(), RULES)
    back = read(to_docx(made), "du-thao.docx") if form == "docx" else read(to_text(made))
    assert made.plan is not None
    assert (back.masthead.doc_type, back.masthead.title, back.masthead.period) == (made.head.doc_type, made.head.title, made.plan.masthead.period)
    assert back.masthead.issuer is not None
    assert back.masthead.issuer.name == "Ủy ban nhân dân phường Kỳ Lừa"
    assert [t.quantity for t in back.targets] == [t.quantity for t in made.plan.targets]
    assert {a.lead[0].name.removesuffix(" phường") for a in back.assignments} >= {a.lead[0].name.removesuffix(" phường") for a in made.plan.assignments if not a.request}
    assert [r.number for r in back.references if r.role == "parent"][:1] == ["88/KH-UBND"]
    assert len(back.masthead.recipients) == len(made.tail.recipients)


def audited(made_from: Plan, made: Draft) -> AuditReport:
    return audit(read(to_docx(made), "du-thao.docx"), [made_from], RULES)


def faults(report: AuditReport) -> list[str]:
    return [v.sentence for v in report.verdicts if v.severity == "error"] + [f.message for f in report.findings if f.severity == "error"]


def test_the_draft_has_no_error_against_its_parent() -> None:
    made_from = parent()
    report = audited(made_from, draft([made_from], ward(), RULES))
    assert faults(report) == []
    verdicts = {v.parent.text.split(" ")[0]: v.verdict for v in report.verdicts}
    assert verdicts == {"Ít": "met", "100%": "met", "Tỷ": "met", "Mỗi": "met", "Xây": "undecided"}


RATES = st.builds(
    "- {} {}% {} {}.".format,
    st.sampled_from(["Ít nhất", "Trên", "Tối thiểu", "Bảo đảm", "Phấn đấu đạt", "Đạt"]), st.integers(50, 100),
    st.sampled_from(["người cao tuổi", "hộ gia đình", "trường học", "trẻ em", "thôn, tổ dân phố", "người khuyết tật"]),
    st.sampled_from(["được khám sức khỏe", "có bảo hiểm y tế", "tham gia câu lạc bộ", "được hướng dẫn sử dụng dịch vụ số", "được tiếp cận nước sạch"]),
)  # fmt: skip
COUNTS = st.builds(
    "- {} {} {} phục vụ người cao tuổi.".format,
    st.sampled_from(["Xây dựng mới", "Thành lập", "Duy trì"]), st.integers(2, 900), st.sampled_from(["câu lạc bộ", "mô hình", "điểm sinh hoạt"]),
)  # fmt: skip
PLACES = st.sampled_from([("Kỳ Lừa", "phường", "khu phố"), ("Đồng Mỏ", "xã", "thôn"), ("5", "phường", "tổ dân phố"), ("Vân Đồn", "đặc khu", "")])


@settings(max_examples=12, deadline=None)
@given(st.lists(RATES, min_size=1, max_size=5, unique_by=lambda t: t.split("% ")[1]), st.lists(COUNTS, max_size=1), PLACES, st.integers(0, 20))
def test_any_draft_audits_without_error_and_carries_the_rates(rates: list[str], counts: list[str], place: tuple[str, str, str], margin: int) -> None:
    made_from = parent(*rates, *counts)
    name, kind, villages = place
    profile = ward(name=name, kind=kind, villages=villages, departments=[], schools="", report_margin_days=margin)
    report = audited(made_from, draft([made_from], profile, RULES))
    assert faults(report) == []
    carried = [v for v in report.verdicts if v.parent.quantity.unit == "%"]
    assert {v.verdict for v in carried} <= {"met", "exceeded"}
    assert len(carried) == len(rates)


@pytest.mark.parametrize("slug", ["ctxh-tinh", "cds-tinh", "an-toan-thuc-pham", "qd-kem-kh"])
def test_the_corpus_provinces_give_drafts_without_error(slug: str) -> None:
    made_from = read((CORPUS / slug / "source.docx").read_bytes(), "source.docx")
    made = draft([made_from], ward(), RULES)
    report = audited(made_from, made)
    assert faults(report) == []
    rates = [v for v in report.verdicts if v.parent.quantity.unit == "%" and v.verdict != "not_applicable"]
    assert sum(v.verdict in ("met", "exceeded") for v in rates) >= 0.9 * len(rates)


def test_the_higher_own_rate_exceeds_the_parent() -> None:
    made_from = parent()
    made = draft([made_from], ward(targets=[{"match": "khám sức khỏe định kỳ", "value": 98}]), RULES)
    report = audited(made_from, made)
    assert next(v.verdict for v in report.verdicts if "95%" in v.parent.text) == "exceeded"
    assert TARGETS[0].startswith("- Ít nhất 95%")
    assert "{targets}" in PARENT
