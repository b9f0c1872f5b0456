"""Thông tin của hoạt động: theme, time, place and slogans that the parent sets for an event, carried to the tasks of that event."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.draft.adapt_words import Wording
from pipeline.draft.headings import ancestors, chain, uncounted
from pipeline.draft.lines import Line, tidy
from pipeline.draft.setting import Setting
from pipeline.model import Plan, SectionBrief
from pipeline.vietnamese import fold, squeeze

_ANNEX = regex.compile(r"\s*\([^()]*phụ\s+lục[^()]*\)", regex.IGNORECASE)
_PARTS = frozenset({"objectives", "tasks", "body", "other"})


class Particulars:
    """What a section says whose heading, or first words, a rule `use = "particular"` knows."""

    def __init__(self, setting: Setting, wording: Wording) -> None:
        self.setting, self.wording = setting, wording

    def holds(self, plan: Plan, path: str) -> bool:
        """Whether the item of a section is such a particular, and so neither an objective nor a task."""
        return any(s.path == path for s in self._sections(plan))

    def lines(self, index: int, plan: Plan) -> Iterator[tuple[tuple[str, str], Line]]:
        """Each particular under the headings of its event."""
        for section in self._sections(plan):
            headings = chain(plan, section.path.rpartition(".")[0])
            text, changed = self.wording.adapt(self._text(section, index, plan), communes="self")
            line = Line(text=text, parent=f"P{index}:{section.path}", rules=("particular", *changed))
            yield ("", uncounted(headings[0])), line

    def _sections(self, plan: Plan) -> Iterator[SectionBrief]:
        for section in plan.sections:
            above = ancestors(plan, section.path)
            if len(above) > 2 and above[0].role in _PARTS and self._is_one(section) and chain(plan, section.path.rpartition(".")[0]):
                yield section

    def _is_one(self, section: SectionBrief) -> bool:
        first = section.heading or section.text
        return self.setting.family("particular").first(first) is not None and squeeze(section.text) != squeeze(section.heading)

    def _text(self, section: SectionBrief, index: int, plan: Plan) -> str:
        """ "Chủ đề ...: “...”"; what an annex of the parent holds is referred to by the parent's number."""
        lines = [line.strip() for line in section.text.split("\n") if line.strip()]
        joined = f"{lines[0].rstrip(':.')}: {' '.join(lines[1:])}" if len(lines) > 1 else lines[0]
        plain = _ANNEX.sub("", joined)
        if plain == joined:
            return tidy(joined)
        return f"{tidy(plain)}: {self.setting.say('wording', 'annex_above', {'document': _document(plan)})}"


def _document(plan: Plan) -> str:
    m = plan.masthead
    kind = (m.doc_type or "Kế hoạch").capitalize()
    return f"{kind} số {m.number}" if m.number else fold(kind)
