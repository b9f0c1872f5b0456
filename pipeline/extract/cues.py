"""Từ chỉ dẫn: the words round a figure that rules/targets.toml knows, grouped by what they tell."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from pipeline.rules import Hit, RuleBook


class Cues:
    """The cue hits of one text, by kind; within a kind the longest stands and none overlap."""

    def __init__(self, hits: list[Hit]) -> None:
        grouped: dict[str, list[Hit]] = defaultdict(list)
        for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
            kind = hit.emits["kind"]
            if hit.end > hit.start and not any(hit.start < k.end and k.start < hit.end for k in grouped[kind]):
                grouped[kind].append(hit)
        self._grouped = {kind: tuple(sorted(found, key=lambda h: h.start)) for kind, found in grouped.items()}

    def of(self, kind: str, start: int = 0, end: int | None = None) -> tuple[Hit, ...]:
        """The hits of `kind` that lie within `start`..`end`."""
        found = self._grouped.get(kind, ())
        return tuple(h for h in found if h.start >= start and (end is None or h.end <= end))

    def last_before(self, kind: str, at: int, start: int = 0) -> Hit | None:
        """The nearest hit of `kind` that ends before `at`."""
        found = [h for h in self.of(kind, start) if h.end <= at]
        return found[-1] if found else None


@lru_cache(maxsize=2048)
def cues(text: str, rules: RuleBook) -> Cues:
    """The cues of a text."""
    return Cues(rules.family("targets").all_hits(text))
