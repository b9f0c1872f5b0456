"""Another commune's rows of an allocation table are told in one line, not in a hundred."""

from pipeline import corpus, flow
from pipeline.export.report import audit_html, audit_text, summary


def test_other_communes_rows_are_one_line() -> None:
    report = flow.audit_of(corpus.case("bao-hiem-phuong").source("txt"), [corpus.case("tien-do-giao-chi-tieu").source("txt")])
    for told in (audit_text(report, flow.OWN.templates_folder), audit_html(report, flow.OWN.templates_folder)):
        assert "20 chỉ tiêu chỉ giao cho các xã, phường khác" in told
        assert "Cao Lãnh" not in told
    assert sum("Cao Lãnh" in v.sentence for v in report.verdicts) == 4


def test_what_is_due_after_a_year_plan_is_not_counted_against_it() -> None:
    report = flow.audit_of(corpus.case("cds-xa").source("txt"), [corpus.case("cds-tinh").source("txt")])
    assert summary(report).endswith("6/6 chỉ tiêu áp dụng đạt hoặc cao hơn; 13 chỉ tiêu đến hạn sau kỳ của kế hoạch này nên chưa so")
