"""Word file → FormReport: the door of the stage. Every rule in force is measured, or it is told why it cannot be."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from pipeline.errors import RuleError
from pipeline.form import annex, basis, body, header, headings, looks, number_date, page, recipients, signature
from pipeline.form.letter import Letter, letter
from pipeline.form.outcome import FormRule, Found, Law, Measure, Unmeasured, law
from pipeline.form.sheet import Sheet, sheet
from pipeline.model.form import FormFault, FormReport, FormUnmeasured
from pipeline.rules import RuleBook

MEASURES: Mapping[str, Measure] = {
    **looks.MEASURES, **page.MEASURES, **header.MEASURES, **number_date.MEASURES, **basis.MEASURES, **body.MEASURES,
    **headings.MEASURES, **signature.MEASURES, **recipients.MEASURES, **annex.MEASURES,
}  # fmt: skip
_PLACES_SAID = 8


def check(data: bytes, name: str, rules: RuleBook, *, on: datetime.date | None = None) -> FormReport:
    """Hold a .docx against the layout in force on a day (today).

    Raises UnreadableError for what is no .docx or has no words, RuleError for a faulty rule file.
    """
    in_force = law(rules, on or datetime.date.today())
    return _report(sheet(data, name), name, in_force)


def found_by(made: Letter, in_force: Law) -> Iterator[tuple[FormRule, list[Found] | Unmeasured]]:
    """Each rule with what it finds."""
    for rule in in_force.rules:
        measure = MEASURES.get(rule.measure)
        if measure is None:
            raise RuleError(f"nd30_2020.toml [{rule.id}]: không có phép đo “{rule.measure}”. Hãy sửa tên phép đo.")
        outcome = measure(made, rule)
        yield rule, outcome if isinstance(outcome, Unmeasured) else list(outcome)


def _report(read: Sheet, name: str, in_force: Law) -> FormReport:
    faults: list[FormFault] = []
    unmeasured: list[FormUnmeasured] = []
    held: list[str] = []
    for rule, outcome in found_by(letter(read), in_force):
        if isinstance(outcome, Unmeasured):
            unmeasured.append(FormUnmeasured(rule=rule.id, note=rule.note, reason=outcome.reason))
        elif outcome:
            faults.append(_fault(rule, outcome, in_force))
        else:
            held.append(rule.id)
    return FormReport(name=name, law=in_force.title, faults=tuple(faults), unmeasured=tuple(unmeasured), held=tuple(held))


def _fault(rule: FormRule, found: list[Found], in_force: Law) -> FormFault:
    places = list(dict.fromkeys(f.place for f in found))
    more = (f"và {len(places) - _PLACES_SAID} chỗ khác",) if len(places) > _PLACES_SAID else ()
    values = list(dict.fromkeys(f.value for f in found if f.value))
    said = in_force.said.get(rule.measure, "{value}").format(value=", ".join(values[:4]))
    return FormFault(
        rule=rule.id, severity=rule.severity, note=rule.note, found=said, change=rule.change,
        basis=f"{in_force.title}, {rule.basis}", places=(*places[:_PLACES_SAID], *more), fixable=bool(rule.fix),
    )  # fmt: skip
