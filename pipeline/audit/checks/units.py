"""Tên đơn vị hành chính cũ: provinces and districts that are no more at the plan's day, spoken of in its sentences.

unit_outdated: {old}, {since}, {new}; district_mentioned: {names}. Names inside citations keep their words; a sentence about the past
("trước đây", "sáp nhập", "cũ") is passed over. Recipients and letterhead are told by the check on lifespans.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.audit.checks.case import Case, Fault, Passage
from pipeline.audit.times import said
from pipeline.places import UnitName, within
from pipeline.vietnamese import fold

_PASSED_OVER = frozenset({"masthead", "preamble", "conclusions"})
_DISTRICT = regex.compile(r"(?<!\p{L})(?:huyện|quận|thị trấn|thị xã) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*")
_PAST = regex.compile(r"(?<!\p{L})(?:cũ|trước đây|nguyên là|sáp nhập|hợp nhất|sắp xếp|chia tách|tách ra|đổi tên)(?!\p{L})")


def units(case: Case) -> Iterator[Fault]:
    """Old names of provinces one by one, districts together."""
    told: set[str] = set()
    districts: dict[str, Passage] = {}
    for passage, text in _spoken(case):
        for unit in case.bodies.places.units:
            for name in unit.names:
                if name.name not in told and _ended(case, name) and _stands(name.name, text):
                    told.add(name.name)
                    heir = case.bodies.places.unit(unit.successor) or unit
                    values = {"old": name.name, "since": said(name.valid_to), "new": heir.name_on(case.on)}
                    yield Fault(id="unit_outdated", values=values, child=passage.evidence("places"))
        for m in _DISTRICT.finditer(text):
            districts.setdefault(m.group(), passage)
    if districts and case.on and not case.bodies.places.tier_lives("district", case.on):
        names = ", ".join(f"“{n}”" for n in districts)
        yield Fault(id="district_mentioned", values={"names": names}, child=next(iter(districts.values())).evidence("places"))


def _spoken(case: Case) -> Iterator[tuple[Passage, str]]:
    """Lines on the present, with their citations blanked out."""
    if case.child.kind in ("news", "other"):
        return
    for passage in case.passages():
        if passage.section.role in _PASSED_OVER or _PAST.search(fold(passage.text)):
            continue
        text = passage.text
        for hit in case.rules.family("residue").all_hits(text):
            if hit.emits.get("cited"):
                text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
        yield passage, text


def _ended(case: Case, name: UnitName) -> bool:
    return bool(case.on and name.valid_to) and case.on > name.valid_to and not within(case.on, name.valid_from, name.valid_to)


def _stands(name: str, text: str) -> bool:
    at = fold(text).find(fold(name))
    return at >= 0 and not text[at + len(name) : at + len(name) + 1].isalpha()
