"""The checks on a child plan: one literal table; severity, words and basis stand in rules/checks.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.audit.checks.case import Case, Fault
from pipeline.audit.checks.ceiling import ceiling
from pipeline.audit.checks.contradictions import contradictions
from pipeline.audit.checks.dates import dates
from pipeline.audit.checks.delegation import delegation
from pipeline.audit.checks.expired import expired
from pipeline.audit.checks.health import health
from pipeline.audit.checks.leads import leads
from pipeline.audit.checks.levels import levels
from pipeline.audit.checks.lifespans import lifespans
from pipeline.audit.checks.names import names
from pipeline.audit.checks.numbering import numbering
from pipeline.audit.checks.parentage import parentage
from pipeline.audit.checks.reports import reports
from pipeline.audit.checks.residue import residue
from pipeline.model import Finding
from pipeline.rules import RuleBook

Check = Callable[[Case], Iterator[Fault]]
CHECKS: Mapping[str, Check] = {
    "parentage": parentage, "expired": expired, "delegation": delegation, "levels": levels, "residue": residue, "lifespans": lifespans,
    "leads": leads, "dates": dates, "reports": reports, "health": health, "contradictions": contradictions, "ceiling": ceiling, "numbering": numbering, "names": names,
}  # fmt: skip


def run(case: Case) -> tuple[Finding, ...]:
    """The findings of all checks, in the order of the table."""
    faults = [fault for check in CHECKS.values() for fault in check(case)]
    return tuple(f for fault in faults if (f := finding(fault, case.rules)) is not None)


def finding(fault: Fault, rules: RuleBook) -> Finding | None:
    """A fault in the words of rules/checks.toml; None where its check is switched off."""
    row = rules.table("checks")["findings"][fault.id]
    if row["severity"] == "off":
        return None
    message = row["message"].format(**fault.values)
    message = message[:1].upper() + message[1:]
    return Finding(check=fault.id, severity=row["severity"], message=message, basis=row.get("basis", ""), parent=fault.parent, child=fault.child)
