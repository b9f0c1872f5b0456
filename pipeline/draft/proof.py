"""Kiểm tra mẫu: undefined names, text that gets lost, and what of a draft would not read back, each with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from pipeline.draft.compose import Marks, lines_of, paragraphs
from pipeline.draft.draft import adapted_for, values_of
from pipeline.model import Draft, DraftParagraph, Plan
from pipeline.render import faults, render, source_of, strange_names
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze
from pipeline.wards import Ward

PARTS = ("plan", "preamble", "purposes", "objectives", "targets", "tasks", "funding", "implementation", "reporting", "closing", "recipients", "annex_targets", "annex_duties", "sentence")
_SHARED = frozenset({
    "ward", "about", "parents", "programmes", "purposes", "general", "other_objectives", "target_groups", "period", "tasks", "sources", "blocks",
    "focal", "reports", "blank", "questions", "year", "part", "issuer", "annexes",
})  # fmt: skip
_MORE = {
    "recipients": frozenset({"report_to", "asked", "units", "symbol"}),
    "annex_targets": frozenset({"annex", "document"}), "annex_duties": frozenset({"annex", "document"}),
    "sentence": frozenset({"indicator", "low", "high", "unit", "bound", "change", "per", "per_told", "baseline"}),
}
_SAID = 50
"""So many letters of a duty tell it from the others."""
_PREFIX = regex.compile(r"^(?:#{1,3}|[~\-=])\s+")


def unsound(templates: Path | None) -> list[str]:
    """Faults of syntax; without any, the names that no template is given."""
    wrong = faults("draft/plan.j2", templates)
    return wrong or [row for part in PARTS for row in _strange(part, templates)]


def _strange(part: str, templates: Path | None) -> Iterator[str]:
    known = _SHARED | _MORE.get(part, frozenset())
    for name, line in strange_names(f"draft/{part}.j2", known, templates):
        yield f"Tệp mẫu “draft/{part}.j2”, dòng {line}: không có giá trị nào tên “{name}”. Hãy sửa lại tên đó."


def lost(parents: Sequence[Plan], ward: Ward, rules: RuleBook, templates: Path | None) -> list[str]:
    """Lines that a template prints and the draft does not hold, such as a heading with nothing below it."""
    marks = Marks()
    rendered = render("draft/plan.j2", values_of(adapted_for(parents, ward, rules, templates), marks), templates)
    held = {squeeze(p.text) for p in paragraphs(rendered, marks)}
    found: list[str] = []
    file = "plan.j2"
    for line in lines_of(rendered):
        if line.startswith("@ "):
            file = line[2:].strip()
        elif (words := squeeze(_PREFIX.sub("", line))) and not any(words in paragraph for paragraph in held):
            found.append(f"Tệp mẫu {_where(file, words, templates)}: chữ “{line}” không vào dự thảo. Hãy xem lại dấu đầu dòng, hoặc thêm nội dung dưới tiêu đề.")
    return found


def unread(made: Draft, back: Plan, templates: Path | None) -> list[str]:
    """Headings, targets and leads of a draft that are not found again when its Word file is read."""
    titles = {squeeze(s.heading) for s in back.sections}
    heads = [p for p in made.content if isinstance(p, DraftParagraph) and p.style in ("heading1", "heading2")]
    found = [_unread("tiêu đề", p.text, templates) for p in heads if squeeze(p.text.partition(" ")[2]) not in titles]
    plan = made.plan
    if plan is None:
        return found
    quantities = [t.quantity for t in back.targets]
    found += [_unread("chỉ tiêu", t.text, templates) for t in plan.targets if t.quantity not in quantities]
    leads = {squeeze(b.name or b.text) for a in back.assignments for b in a.lead}
    lost_leads = dict.fromkeys(b.name for a in plan.assignments for b in a.lead if not a.request and not _told(b.name, leads))
    found += [_unread("đơn vị chủ trì", name, templates) for name in lost_leads]
    duties = "\n".join(squeeze(a.duty) for a in back.assignments)
    return found + [_unread("nhiệm vụ", a.duty, templates) for a in plan.assignments if squeeze(a.duty)[:_SAID] not in duties]


def _told(name: str, leads: set[str]) -> bool:
    own = squeeze(name)
    return any(own.startswith(lead) or lead.startswith(own) for lead in leads)


def _unread(what: str, text: str, templates: Path | None) -> str:
    file = next((f"{part}.j2" for part in PARTS if _line(f"{part}.j2", squeeze(text.partition(" ")[2]), templates)), "")
    if not file:
        file = {"chỉ tiêu": "targets.j2", "đơn vị chủ trì": "implementation.j2", "nhiệm vụ": "implementation.j2"}.get(what, "plan.j2")
    return f"Tệp mẫu {_where(file, squeeze(text.partition(' ')[2]), templates)}: {what} “{text}” không đọc lại được từ dự thảo. Hãy viết dòng đó như mẫu gốc."


def _where(file: str, words: str, templates: Path | None) -> str:
    line = _line(file, words, templates)
    return f"“draft/{file}”, dòng {line}" if line else f"“draft/{file}”"


def _line(file: str, words: str, templates: Path | None) -> int:
    """The line of a template that holds the first words of a text; 0 where none does."""
    first = " ".join(words.split()[:4])
    rows = source_of(f"draft/{file}", templates).splitlines()
    return next((n for n, row in enumerate(rows, 1) if len(first) > 6 and first in squeeze(row)), 0)
