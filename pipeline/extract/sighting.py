"""Con số trong câu: one quantity read as a target, with all that its signs are asked of."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.enumerations import list_begins
from pipeline.extract.horizons import Horizon
from pipeline.extract.quantities import Found
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement
from pipeline.extract.target_filters import Screen
from pipeline.extract.wording import Figure, features
from pipeline.vietnamese import fold

COUNTED = frozenset({"people", "count", "event", "unknown", "score"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One quantity read as a target: where it stands, what else its paragraph holds and what of that is no target, and what was made of it."""

    found: Found
    peers: tuple[Found, ...]
    statement: Statement
    seen: Screen
    setting: Setting
    indicator: str
    horizon: Horizon
    rejected: tuple[Found, ...] = ()

    @property
    def sentence(self) -> tuple[int, int]:
        return self.seen.sentence(self.found.at)

    @property
    def before(self) -> str:
        """The sentence up to the quantity, folded."""
        return fold(self.seen.text[self.sentence[0] : self.found.start])

    @property
    def after(self) -> str:
        """The sentence from the quantity on, folded."""
        return fold(self.seen.text[self.found.end : self.sentence[1]])

    @property
    def since(self) -> str:
        """The sentence from the quantity before it up to the quantity, folded."""
        begin = max((p.end for p in self.peers if self.sentence[0] <= p.at < self.found.at), default=self.sentence[0])
        return fold(self.seen.text[begin : self.found.start])

    def between(self, earlier: Found) -> str:
        """The words from another quantity to this one's figure, folded; none where that one stands behind it."""
        return fold(self.seen.text[earlier.end : self.found.at])

    @property
    def bound(self) -> str:
        """What the quantity's own words say before its figure ("xuống dưới"), folded."""
        return fold(self.seen.text[self.found.start : self.found.at])

    @property
    def value(self) -> str:
        """The quantity as written, folded."""
        return fold(self.seen.text[self.found.start : self.found.end])

    @property
    def lead(self) -> str:
        """The clause up to the quantity, folded."""
        return fold(self.seen.text[self.found.clause[0] : self.found.start])

    @property
    def tail(self) -> str:
        """The clause from the quantity on, folded."""
        return fold(self.seen.text[self.found.end : self.found.clause[1]])

    @property
    def aimed(self) -> bool:
        """Whether a word of aim, of commitment or of level stands in the clause."""
        begin, end = self.found.clause
        hints = self.seen.cues
        return bool(hints.of("goal", begin, end) or hints.of("commitment", begin, end) or hints.of("level", begin, self.found.at))

    @property
    def done(self) -> bool:
        """Whether a verb of making stands before the quantity in its clause, or before the list that it goes on with."""
        return self.seen.cues.last_before("output", self.found.start + 1, list_begins(self.found, self.peers, self.seen.text)) is not None

    @property
    def loose(self) -> bool:
        """A bare count outside the objectives."""
        return self.found.unit.kind in COUNTED and not self.found.stated and self.statement.part not in ("objectives", "requirements")

    @property
    def words(self) -> tuple[str, ...]:
        """What the second reader sees of it."""
        return features(Figure(self.found, self.peers, self.statement, self.seen))

    def rivals(self) -> list[Found]:
        """The other quantities of the clause."""
        return [p for p in self.peers if p.clause == self.found.clause and p.at != self.found.at]
