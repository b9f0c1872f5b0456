"""What becomes of a parent's targets and duties in drafts for many wards: `python -m tests.draft.carrying [FILE...]` prints it (make carried)."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import flow
from pipeline.audit.report import audit
from pipeline.draft.docx import to_docx
from pipeline.errors import PlanError
from pipeline.extract.plan import extract
from pipeline.form.form import check
from pipeline.outline.section import outline
from pipeline.read.document import read_bytes
from pipeline.draft.adapt_units import Units
from pipeline.draft.draft import draft
from pipeline.draft.lines import GAP
from pipeline.draft.setting import Setting
from pipeline.model import Draft, Plan
from pipeline.rules import RuleBook, load
from pipeline.vietnamese import squeeze
from pipeline.wards import Ward, default_departments, from_table
from tests.draft.leftovers import copied_counts, leftovers

CORPUS = Path(__file__).parent.parent.parent / "corpus"
MARKED = CORPUS.parent.parent / "shared" / "real"
"""Real plans, where there are any beside the project: never part of it."""
ON = datetime.date(2026, 11, 21)
PARENTS = ("an-toan-thuc-pham", "cds-tinh", "ctxh-tinh", "nuoc-sach-tinh", "qd-kem-kh", "so-cong-thuong", "tien-do-giao-chi-tieu", "y-te-tinh")
KINDS = {"phường": ("Tân An", "khu phố"), "xã": ("Phú Sơn", "thôn"), "đặc khu": ("Hòn Trẹm", "")}
FATES = {"carried": "giữ nguyên", "adapted": "chuyển lời", "open": "để người quyết định", "moved": "nêu ở chỗ khác", "dropped": "lược, có lý do", "untold": "không nêu"}


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
    """The province that issued a plan; an invented one where a department did."""
    issuer = plan.masthead.issuer
    name = issuer.name if issuer is not None and issuer.kind == "people_committee" else "tỉnh Ví Dụ"
    return name.removeprefix("Ủy ban nhân dân ").removeprefix("Chủ tịch ")


def fates(plan: Plan, made: Draft) -> Iterator[tuple[str, str]]:
    """(“target” or “duty”, fate) of each item of the only parent."""
    lines: dict[str, list[str]] = {}
    for origin in made.origins:
        for id_ in origin.parent.split(", "):
            lines.setdefault(id_, []).append(origin.item)
    dropped = {d.parent: d.reason for d in made.dropped}
    for sort, items in (("target", plan.targets), ("duty", plan.assignments)):
        for item in items:
            id_ = f"P1:{item.id}"
            yield sort, _fate(item.evidence.quote, lines.get(id_, []), dropped.get(id_, ""))


def _fate(quote: str, lines: list[str], reason: str) -> str:
    if not lines:
        told = reason.startswith(("Đã nêu", "Đã đưa", "Trùng"))
        return "moved" if told else "dropped" if reason else "untold"
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
    found = []
    for given in made.plan.assignments if made.plan else ():
        ids = next((line.parent for line in made.origins if given.duty in line.item and line.parent), "").split(", ")
        fields = [f for id_ in ids if id_ in by_id for b in by_id[id_].lead for f in units.fields_of(b)]
        own = next((u for d in ward.departments if (u := units.unit(d)).name == given.lead[0].name), None)
        if own is not None and (other := units.astray(own, given.duty, fields)):
            found.append(f"{own.name}: {given.duty[:60]} ({other})")
    return found


def faults(plan: Plan, made: Draft, ward: Ward, rules: RuleBook) -> list[str]:
    """What law 6 and the rules on leftovers forbid, each told in one line."""
    data = to_docx(made)
    document = read_bytes(data, "du-thao.docx")
    parents = [plan] if plan.targets else []
    report = audit(extract(document, outline(document, rules), rules), parents, rules)
    found = [f"đối chiếu: {v.sentence}" for v in report.verdicts if v.severity == "error"]
    found += [f"rà soát: {f.message}" for f in report.findings if f.severity == "error" and parents]
    found += [f"thể thức: {f.rule} {f.places[:1]}" for f in check(data, "du-thao.docx", rules, on=ON).faults if f.severity == "error"]
    return [*found, *leftovers(made, rules), *copied_counts(made, plan), *astray(plan, made, ward, rules)]


def shares(plan: Plan, made: Draft) -> Iterator[str]:
    """ "chỉ tiêu 26: giữ nguyên 5 (19%), ..."; the same for the duties."""
    told = Counter(fates(plan, made))
    for sort, title in (("target", "chỉ tiêu"), ("duty", "nhiệm vụ")):
        whole = sum(n for (s, _), n in told.items() if s == sort)
        parts = ", ".join(f"{words} {n} ({100 * n // whole}%)" for fate, words in FATES.items() if (n := told[sort, fate]))
        yield f"{title} {whole}" + (f": {parts}" if whole else "")


def provinces(folder: Path) -> Iterator[tuple[str, Plan]]:
    """The plans below a folder that a province issued; what cannot be read is told and passed over."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in (".md", ".docx", ".htm", ".html", ".pdf", ".txt") and file.name != "README.md":
            try:
                plan = flow.plan_of(file)
            except PlanError as error:
                print(f"{file.name}: {error}")
                continue
            if plan.masthead.issuer is not None and plan.masthead.issuer.tier == "province" and (plan.targets or plan.assignments):
                yield file.stem, plan


def main(given: list[str]) -> int:
    """One line a parent and kind of ward with the shares, the spread of its duties, its faults; the number of faults is the exit code."""
    rules, wrong, drafts = load(), 0, 0
    plans = [(Path(f).stem, flow.plan_of(Path(f))) for f in given] or [*((s, parent_of(s)) for s in PARENTS), *(provinces(MARKED) if MARKED.is_dir() else ())]
    for number, (name, plan) in enumerate(plans):
        for kind in KINDS:
            for without in (None, number):
                ward = ward_of(kind, province_of(plan), without, figures={"hộ": 5200, "trường": 12}, annex=without is None)
                made = draft([plan], ward, rules)
                found = faults(plan, made, ward, rules)
                wrong, drafts = wrong + len(found), drafts + 1
                print(f"{name} | {kind}{' thiếu một phòng' if without is not None else ''} | " + " | ".join(shares(plan, made)))
                print("    " + "; ".join(f"{unit} {n}" for unit, n in spread(made).most_common()))
                print("".join(f"    LỖI {line}\n" for line in found), end="")
    print(f"{len(plans)} kế hoạch cấp trên, {drafts} dự thảo, {wrong} lỗi")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
