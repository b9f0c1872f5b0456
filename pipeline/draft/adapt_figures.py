"""Con số trong lời nhiệm vụ: counts that a task of the parent tells in passing are opened, since they are not the ward's (rules `use = "count"`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.draft.adapt_fates import Kept
from pipeline.draft.adapt_targets import brief
from pipeline.draft.lines import GAP, Line
from pipeline.draft.setting import Setting
from pipeline.rules import Hit
from pipeline.vietnamese import fold, number

_EACH = ("mỗi ", "từng ", "một ")
_NEAR = 30


def opened_counts(setting: Setting, line: Line, held: Sequence[Kept] = ()) -> Line:
    """The line with a gap for each count that no target of the ward's already settles; what is so many for each of something stays.

    `held` are the targets in the line: the value of one that is carried is the ward's.
    """
    if line.shared or "target-own-value" in line.rules:
        return line
    hits = [h for h in setting.family("count").find(line.text) if not (_for_each(line.text, h) or _carried(h, held))]
    text, questions = line.text, list(line.questions)
    for hit in reversed(hits):
        start, end = hit.spans["n"]
        question = setting.say("questions", "task_count", {"figure": hit.groups["n"] + line.text[end : hit.end], "task": brief(line.text)})
        questions.insert(text[:start].count(GAP), question)
        text = text[:start] + GAP + text[end:]
    return replace(line, text=text, questions=tuple(questions), rules=(*line.rules, "task-count")) if hits else line


def _carried(hit: Hit, held: Sequence[Kept]) -> bool:
    """Whether the count is the value of a target that the ward takes over as it is."""
    return any(k.fate == "carry" and k.target.quantity.low == number(hit.groups["n"]) for k in held)


def _for_each(text: str, hit: Hit) -> bool:
    """Whether the count holds for each village, school or the like."""
    before = fold(text[max(0, hit.start - _NEAR) : hit.start])
    return any(word in before for word in _EACH)
