"""Tiêu đề của cấp trên: under which headings an item of the parent stands, without those that only count."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.draft.lines import tidy
from pipeline.model import Plan, SectionBrief
from pipeline.vietnamese import fold

_COUNTS = regex.compile(r"(?:hoạt động|nhiệm vụ|nội dung|giải pháp|nhóm|mục tiêu|chỉ tiêu|phần)\s*\d+\W*")
"""A heading that only counts ("Hoạt động 1") names nothing: the one above it does."""
_COUNTED = regex.compile(r"^\s*(?:mục\s+tiêu|nhóm\s+(?:mục\s+tiêu|chỉ\s+tiêu)|chỉ\s+tiêu|nhóm)\s*\d+\s*[:.]\s*", regex.IGNORECASE)
_RUN_ON = 12
_SHORT = 3
_PARTS = frozenset({"item", "other"})


def chain(plan: Plan, path: str) -> tuple[str, ...]:
    """The headings above a path, the part's own left out, the nearest last."""
    found = [s for s in ancestors(plan, path) if s.path]
    while found and found[0].role not in _PARTS and not _inner(plan, found[0]):
        found.pop(0)
    return tuple(name for s in found if (name := _named(s)))


def _named(section: SectionBrief) -> str:
    """What a heading names; for one that only counts the short words that run on after it ("Mục tiêu 4: Về y tế")."""
    if not section.heading or not _COUNTS.fullmatch(fold(section.heading)):
        return section.heading
    rest = section.text.removeprefix(section.heading).lstrip(" :.")
    return rest if section.text.startswith(section.heading) and 0 < len(rest.split()) <= _RUN_ON and "\n" not in rest else ""


def ancestors(plan: Plan, path: str) -> list[SectionBrief]:
    """The sections on the way to a path, the topmost first, the path's own last."""
    by_path = {s.path: s for s in plan.sections}
    return [by_path[p] for p in _paths(path) if p in by_path]


def _paths(path: str) -> Iterator[str]:
    parts = path.split(".")
    yield from (".".join(parts[:n]) for n in range(1, len(parts) + 1))


def _inner(plan: Plan, section: SectionBrief) -> bool:
    """Whether a section with a role stands below one that is only an item: its heading belongs to the content."""
    return any(s.role in _PARTS for s in ancestors(plan, section.path)[:-1])


def pair(plan: Plan, path: str) -> tuple[str, str]:
    """The outermost and the nearest heading above a path; the first is "" where there is one, both where there is none."""
    found = chain(plan, path)
    if not found:
        return "", ""
    return ("", found[0]) if len(found) == 1 else (found[0], found[-1])


def lowered(heading: str, plan: Plan) -> str:
    """A heading in capitals as running text; what the plan's own sentences write in capitals stays so."""
    words = heading.split()
    if heading.upper() != heading or len(words) < _SHORT:
        return heading
    texts = [s.text for s in plan.sections if s.text.upper() != s.text]
    kept = {w.strip(".,;:()") for text in texts for w in text.split() if len(w) > 1 and w.upper() == w}
    plain = " ".join(w if w.strip(".,;:()") in kept else w.lower() for w in words)
    return plain[:1].upper() + plain[1:]


def uncounted(heading: str) -> str:
    """A heading without its own count: "Mục tiêu 2: Lĩnh vực y tế" → "Lĩnh vực y tế"."""
    plain = tidy(_COUNTED.sub("", heading))
    return "" if _COUNTS.fullmatch(fold(plain)) else plain
