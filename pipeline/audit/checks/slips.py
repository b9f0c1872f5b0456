"""Lỗi gõ, lỗi nhận dạng chữ: words that stand for others of nearly the same letters ("công tác viên" for "cộng tác viên").

typing_slip: {written}, {right}, {more} further ones. The pairs stand in rules/writing.toml; a pair is listed only where the wrong
form is no Vietnamese phrase of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.checks.case import Case, Fault


def slips(case: Case) -> Iterator[Fault]:
    """Every wrong form once, with the first place where it stands."""
    told: set[str] = set()
    for passage in case.passages():
        for hit in case.rules.family("writing").all_hits(passage.text):
            right = str(hit.emits.get("right", ""))
            written = passage.text[hit.start : hit.end]
            if right and right not in told:
                told.add(right)
                yield Fault(id="typing_slip", values={"written": written, "right": right}, child=passage.evidence(hit.rule.id, hit.start, hit.end))
