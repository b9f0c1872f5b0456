"""Who is held against whom: the two plans with their level, their names for a sentence, and their time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Body, Period, Plan, Tier
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze

RANKS: dict[Tier, int] = {"central": 0, "province": 1, "district": 2, "commune": 3, "": -1}
_UNIT_WORDS = (
    ("phường", "commune"), ("đặc khu", "commune"), ("xã", "commune"), ("thị trấn", "commune"), ("huyện", "district"),
    ("quận", "district"), ("thị xã", "district"), ("tỉnh", "province"), ("thành phố", "province"),
)  # fmt: skip
_CENTRAL = ("chính phủ", "thủ tướng", "bộ ", "trung ương", "quốc hội")


@dataclass(frozen=True)
class Side:
    """One plan of a comparison; `label` is what a sentence calls it: "phường", "tỉnh", "Trung ương"."""

    plan: Plan

    @cached_property
    def issuer(self) -> str:
        """The folded name of the issuer, "" where the plan tells none."""
        body = self.plan.masthead.issuer
        return squeeze(body.name or body.text) if body else ""

    @cached_property
    def unit(self) -> str:
        """The word of the administrative unit in the issuer's name: "phường", "tỉnh"; "" where there is none."""
        return next((word for word, _ in _UNIT_WORDS if f" {word} " in f" {self.issuer} "), "")

    @cached_property
    def tier(self) -> Tier:
        """The administrative tier of the issuer, from the body itself, else from its name."""
        body = self.plan.masthead.issuer
        if body is None:
            return ""
        return body.tier or _tier_of_level(body) or dict(_UNIT_WORDS).get(self.unit, "central" if _is_central(self.issuer) else "")  # type: ignore[return-value]

    @cached_property
    def label(self) -> str:
        """What a sentence calls this side."""
        if self.tier == "central":
            return "Trung ương"
        for word in ("sở", "phòng", "ban", "trường"):
            if self.issuer.startswith(word + " "):
                return word
        return self.unit

    @property
    def period(self) -> Period | None:
        """The years that the plan covers as a whole: of its title, else the one year of its date."""
        return self.plan.masthead.period

    @property
    def issued(self) -> str:
        """The plan's date as written, ISO, perhaps without its day."""
        return self.plan.masthead.date

    @cached_property
    def start(self) -> int | None:
        """The first year that the plan covers."""
        if self.period is not None:
            return self.period.start
        return int(self.issued[:4]) if self.issued[:4].isdigit() else None

    @cached_property
    def place(self) -> str:
        """The folded proper name in the issuer's name: "ủy ban nhân dân phường uông bí" gives "uông bí"."""
        return self.issuer.partition(f"{self.unit} ")[2] if self.unit else ""


@dataclass(frozen=True)
class Frame:
    """A child plan under one of its parents, with the rules that judge them; `index` counts parents from 0."""

    parent: Side
    child: Side
    rules: RuleBook
    index: int = 0

    @cached_property
    def descends(self) -> bool:
        """Whether the child stands on a lower tier than the parent; a parent that names no issuer stands above."""
        return RANKS[self.parent.tier] < RANKS[self.child.tier]

    @cached_property
    def names(self) -> tuple[str, str]:
        """What a sentence calls child and parent."""
        child, parent = self.child.label, self.parent.label
        if not child or child == parent:
            return "kế hoạch này", "kế hoạch cấp trên" if child == parent and child else parent or "cấp trên"
        return child, parent or "cấp trên"


def _is_central(issuer: str) -> bool:
    return any(issuer.startswith(word) for word in _CENTRAL)


def _tier_of_level(body: Body) -> Tier:
    return body.level if body.level in ("central", "province", "district", "commune") else ""
