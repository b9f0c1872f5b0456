"""Differences and scores: what a comparison says, item by item and in sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Khác biệt: `what` happened to which item, with the field and both values where a field differs."""

    kind: str
    what: Literal["missed", "extra", "differs"]
    quote: str
    field: str = ""
    want: str = ""
    got: str = ""

    def __str__(self) -> str:
        tail = f"  {self.field}: cần {self.want!r}, đọc được {self.got!r}" if self.what == "differs" else ""
        sign = {"missed": "thiếu", "extra": "thừa", "differs": "khác"}[self.what]
        return f"{sign:5} {self.kind:12} {self.quote[:90]!r}{tail}"


@dataclass(frozen=True, slots=True)
class Score:
    """Right among those found and those wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Comparison:
    """Differences in reading order and the scores by name ("targets found", "target per", "duties" ...)."""

    differences: list[Difference] = field(default_factory=list)
    scores: dict[str, Score] = field(default_factory=dict)

    def count(self, name: str, score: Score) -> None:
        """Add to one score; a kind that neither side has is not shown."""
        if score.found or score.wanted:
            self.scores[name] = self.scores.get(name, Score()) + score

    def tell(self, kind: str, field: str, quote: str, ok: bool, values: tuple[Any, Any]) -> None:
        """Count one field and note where it differs; `values` are the wanted and the got one."""
        self.count(f"{kind} {field}", Score(int(ok), 1, 1))
        if not ok:
            want, got = (str(v if v is not None else "") for v in values)
            self.differences.append(Difference(kind=kind, what="differs", quote=quote, field=field, want=want, got=got))
