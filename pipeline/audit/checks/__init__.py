"""The checks on a child plan: one literal table; severity, words and basis stand in rules/checks.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, get_args

from pipeline.audit.checks.abbreviations import abbreviations
from pipeline.audit.checks.blanks import blanks
from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.checks.ceiling import ceiling
from pipeline.audit.checks.citations import citations
from pipeline.audit.checks.clarity import clarity
from pipeline.audit.checks.contradictions import contradictions
from pipeline.audit.checks.dates import dates
from pipeline.audit.checks.delegation import delegation
from pipeline.audit.checks.expired import expired
from pipeline.audit.checks.funding import funding
from pipeline.audit.checks.health import health
from pipeline.audit.checks.leads import leads
from pipeline.audit.checks.levels import levels
from pipeline.audit.checks.lifespans import lifespans
from pipeline.audit.checks.names import names
from pipeline.audit.checks.numbering import numbering
from pipeline.audit.checks.parentage import parentage
from pipeline.audit.checks.recipients import recipients
from pipeline.audit.checks.reports import reports
from pipeline.audit.checks.residue import residue
from pipeline.audit.checks.slips import slips
from pipeline.audit.checks.titles import titles
from pipeline.audit.checks.units import units
from pipeline.audit.sentences import capital, filled
from pipeline.errors import RuleError
from pipeline.model import Finding, Severity
from pipeline.rules import RuleBook

SEVERITIES: tuple[str, ...] = get_args(Severity)
Check = Callable[[Case], Iterator[Fault]]
CHECKS: Mapping[str, Check] = {
    "parentage": parentage, "expired": expired, "citations": citations, "titles": titles, "delegation": delegation, "levels": levels, "residue": residue,
    "funding": funding, "lifespans": lifespans, "units": units, "leads": leads, "clarity": clarity, "dates": dates, "reports": reports,
    "recipients": recipients, "health": health, "contradictions": contradictions, "ceiling": ceiling, "numbering": numbering,
    "names": names, "abbreviations": abbreviations, "slips": slips, "blanks": blanks,
}  # fmt: skip


def run(case: Case) -> tuple[Finding, ...]:
    """The findings of all checks, in the order of the table."""
    faults = [fault for check in CHECKS.values() for fault in check(case)]
    return tuple(f for fault in faults if (f := finding(fault, case.rules, on=case.on)) is not None)


def finding(fault: Fault, rules: RuleBook, *, on: str = "") -> Finding | None:
    """A fault in the words of rules/checks.toml; None where its check is switched off.

    On an ISO day `on` before its ground was there (basis_from), a fault has the severity `earlier` and its ground says so.

    Raises RuleError where the file lacks its words or its severity.
    """
    message = capital(filled(rules, ("findings", fault.id, "message"), fault.values))
    row = rules.table("checks")["findings"][fault.id]
    early = bool(on) and on < str(row.get("basis_from", ""))
    severity = row.get("earlier", row.get("severity")) if early else row.get("severity")
    if severity == "off":
        return None
    if severity not in SEVERITIES:
        raise RuleError(f"checks.toml [findings.{fault.id}]: severity phải là một trong {', '.join((*SEVERITIES, 'off'))}. Hãy sửa lại mục đó.")
    topic: Literal["parent", "plan"] = "parent" if row.get("topic") == "parent" else "plan"
    basis = filled(rules, ("earlier", "basis"), {"basis": row.get("basis", "")}) if early else row.get("basis", "")
    return Finding(check=fault.id, severity=severity, message=message, topic=topic, basis=basis, parent=fault.parent, child=fault.child)
