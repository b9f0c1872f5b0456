"""Cơ quan không còn: bodies that the law has ended, as assignees or in the text, and names that units no longer bear.

abolished_assignee: {body}, {successor}; abolished_since: the same where the law changed after the plan's day;
abolished_mentioned: {body} anywhere else; abolished_undated: either, where the plan does not say its day. name_outdated, name_changed_since: {old}, {new}, {since}.
A name inside a citation is read as its successor's (NQ 190/2025/QH15) and is only noted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault, Passage
from pipeline.audit.times import said
from pipeline.model import Body, Evidence
from pipeline.places import UnitName, within
from pipeline.vietnamese import squeeze


def lifespans(case: Case) -> Iterator[Fault]:
    """Ended bodies among leads and supports, then elsewhere, then names of units."""
    told: set[str] = set()
    for duty in case.child.assignments:
        for body in (*duty.lead, *duty.support):
            yield from _assignee(case, body, duty.evidence, told)
    for passage in case.passages():
        yield from _mentioned(case, passage, told)
    yield from _unit_names(case)


def _assignee(case: Case, body: Body, evidence: Evidence, told: set[str]) -> Iterator[Fault]:
    name = squeeze(body.name or body.text)
    if name in told:
        return
    since = "abolished_since" if case.on else "abolished_undated"
    for on, fault in ((case.on, "abolished_assignee"), (case.current_to, since)):
        if on and not case.bodies.alive(body, on):
            told.add(name)
            yield Fault(id=fault, values={"body": body.text or body.name, "successor": _heirs(case, body, on)}, child=evidence)
            return


def _heirs(case: Case, body: Body, on: str) -> str:
    heirs = [s.body.name + (f" ({', '.join(s.functions)})" if s.functions else "") for s in case.bodies.successor(body.key, on)]
    return f"; nơi nhận chức năng: {'; '.join(heirs)}" if heirs else ""


def _mentioned(case: Case, passage: Passage, told: set[str]) -> Iterator[Fault]:
    for hit in case.bodies.find(passage.text, issuer=case.child.masthead.issuer, on=case.on):
        name = squeeze(hit.body.name or hit.body.text)
        if name not in told and not case.bodies.alive(hit.body, case.on or case.current_to):
            told.add(name)
            evidence = passage.evidence("bodies", hit.start, hit.end)
            fault = "abolished_mentioned" if case.on else "abolished_undated"
            yield Fault(id=fault, values={"body": hit.body.text, "successor": _heirs(case, hit.body, case.on)}, child=evidence)


def _unit_names(case: Case) -> Iterator[Fault]:
    """A province's name that another has replaced, said of the present (recipients, letterhead), not of a citation."""
    spoken = [squeeze(r.name) for r in case.child.masthead.recipients] + [case.side.issuer]
    for unit in case.bodies.places.units:
        for name in unit.names:
            lines = [line for line in spoken if f" {squeeze(name.name)} " in f" {line} "]
            if lines and name.valid_to:
                yield from _renamed(case, name, unit.name_on(""))


def _renamed(case: Case, name: UnitName, new: str) -> Iterator[Fault]:
    old = bool(case.on) and not within(case.on, name.valid_from, name.valid_to)
    fault = "name_outdated" if old else "name_changed_since"
    yield Fault(id=fault, values={"old": name.name, "new": new, "since": said(name.valid_to)})
