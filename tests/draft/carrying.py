"""What becomes of a parent's targets and duties in drafts for many wards: `python -m tests.draft.carrying [FILE...]` prints it (make carried)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import flow
from pipeline.draft.adapt_units import Units
from pipeline.draft.draft import draft
from pipeline.draft.lines import GAP
from pipeline.draft.setting import Setting
from pipeline.model import Draft, Plan
from pipeline.rules import RuleBook, load
from pipeline.vietnamese import squeeze
from pipeline.wards import Ward, default_departments, from_table

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PARENTS = ("an-toan-thuc-pham", "cds-tinh", "ctxh-tinh", "qd-kem-kh", "tien-do-giao-chi-tieu", "y-te-tinh")
KINDS = {"phường": ("Tân An", "khu phố"), "xã": ("Phú Sơn", "thôn"), "đặc khu": ("Hòn Trẹm", "")}
FATES = {"carried": "giữ nguyên", "adapted": "chuyển lời", "open": "để người quyết định", "dropped": "lược, có lý do", "untold": "không nêu"}


def parent_of(slug: str) -> Plan:
    return flow.plan_of(CORPUS / slug / "source.docx")


def ward_of(kind: str, province: str, without: int | None = None, **facts: Any) -> Ward:
    """A ward of a kind with the default departments, or without one of them."""
    name, villages = KINDS[kind]
    table = {"name": name, "kind": kind, "province": province, "year": 2026, "villages": villages, "health_station": f"Trạm Y tế {kind} {name}"}
    made = from_table({**table, **facts}, "ward.toml")
    departments = default_departments(kind)
    if without is not None:
        departments = tuple(d for n, d in enumerate(departments) if n != without % len(departments))
    return replace(made, departments=departments)


def province_of(plan: Plan) -> str:
    name = (plan.masthead.issuer.name if plan.masthead.issuer else "") or "tỉnh"
    return name.removeprefix("Ủy ban nhân dân ").removeprefix("Chủ tịch ")


def fates(plan: Plan, made: Draft) -> Iterator[tuple[str, str]]:
    """(“target” or “duty”, fate) of each item of the only parent."""
    lines: dict[str, list[str]] = {}
    for origin in made.origins:
        for id_ in origin.parent.split(", "):
            lines.setdefault(id_, []).append(origin.item)
    dropped = {d.parent for d in made.dropped}
    for sort, items in (("target", plan.targets), ("duty", plan.assignments)):
        for item in items:
            id_ = f"P1:{item.id}"
            yield sort, _fate(item.evidence.quote, lines.get(id_, []), id_ in dropped)


def _fate(quote: str, lines: list[str], dropped: bool) -> str:
    if not lines:
        return "dropped" if dropped else "untold"
    if any(GAP in line for line in lines):
        return "open"
    own = squeeze(quote).strip(" -.;")
    return "carried" if any(own in squeeze(line) for line in lines) else "adapted"


def spread(made: Draft) -> Counter[str]:
    """How many duties each unit leads."""
    return Counter(a.lead[0].name for a in made.plan.assignments) if made.plan else Counter()


def astray(plan: Plan, made: Draft, ward: Ward, rules: RuleBook) -> list[str]:
    """Duties of a draft that a department got outside its field of NĐ 150/2025: “unit: duty (whose field it is)”."""
    units = Units(Setting([plan], ward, rules))
    by_id = {f"P1:{a.id}": a for a in plan.assignments}
    origins = {line.item.partition(" ")[2].rstrip("."): line.parent for line in made.origins}
    found = []
    for given in made.plan.assignments if made.plan else ():
        ids = next((parent for item, parent in origins.items() if item.startswith(given.duty)), "").split(", ")
        fields = [f for id_ in ids if id_ in by_id for b in by_id[id_].lead for f in units.fields_of(b)]
        own = next((u for d in ward.departments if (u := units.unit(d)).name == given.lead[0].name), None)
        if own is not None and (other := units.astray(own, given.duty, fields)):
            found.append(f"{own.name}: {given.duty[:60]} ({other})")
    return found


def main(files: list[str]) -> None:
    """One line a parent and kind of ward, then the spread of the duties."""
    rules = load()
    plans = [(Path(f).stem, flow.plan_of(Path(f))) for f in files] or [(slug, parent_of(slug)) for slug in PARENTS]
    for name, plan in plans:
        for kind in KINDS:
            made = draft([plan], ward_of(kind, province_of(plan)), rules)
            told = Counter(fates(plan, made))
            for sort, title in (("target", "chỉ tiêu"), ("duty", "nhiệm vụ")):
                whole = sum(n for (s, _), n in told.items() if s == sort)
                shares = ", ".join(f"{words} {told[sort, fate]}" for fate, words in FATES.items() if told[sort, fate])
                print(f"{name} | {kind} | {title} {whole}: {shares}")
            print("    " + "; ".join(f"{unit} {n}" for unit, n in spread(made).most_common()))


if __name__ == "__main__":
    main(sys.argv[1:])
