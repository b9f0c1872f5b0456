"""Who is held against whom: the two plans with their level, their names for a sentence, and their time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Body, Period, Plan, Tier
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold, squeeze

RANKS: dict[Tier, int] = {"central": 0, "province": 1, "district": 2, "commune": 3, "": -1}
_UNIT_WORDS: tuple[tuple[str, Tier], ...] = (
    ("phường", "commune"), ("đặc khu", "commune"), ("xã", "commune"), ("thị trấn", "commune"), ("huyện", "district"),
    ("quận", "district"), ("thị xã", "district"), ("tỉnh", "province"), ("thành phố", "province"),
)  # fmt: skip
_LEVELS: dict[Tier, str] = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
_CENTRAL = ("chính phủ", "thủ tướng", "bộ ", "trung ương", "quốc hội")


def name_of(body: Body | None) -> str:
    """The name of a body, single-spaced; "" for none."""
    return " ".join((body.name or body.text).split()) if body else ""


def unit_word(name: str) -> str:
    """The word of the administrative unit in a body's name: "phường", "tỉnh"; "" where there is none."""
    return next((word for word, _ in _UNIT_WORDS if f" {word} " in f" {fold(name)} "), "")


def place_of(name: str) -> str:
    """The proper name in a body's name, as written: "Ủy ban nhân dân phường Uông Bí" gives "Uông Bí"."""
    unit = unit_word(name)
    at = f" {fold(name)} ".find(f" {unit} ") if unit else -1
    place = name[at + len(unit) + 1 :] if at >= 0 else ""
    return place if place[:1].isupper() or place[:1].isdigit() else ""


def tier_of(body: Body | None) -> Tier:
    """The administrative tier of a body, as read, else from its name; "" where neither tells."""
    if body is None:
        return ""
    if body.tier:
        return body.tier
    if body.level in ("central", "province", "district", "commune"):
        return body.level
    name = fold(name_of(body))
    return dict(_UNIT_WORDS).get(unit_word(name), "central" if name.startswith(_CENTRAL) else "")


@dataclass(frozen=True)
class Side:
    """One plan of a comparison; `label` is what a sentence calls it: "phường", "tỉnh", "Trung ương"."""

    plan: Plan

    @cached_property
    def issuer(self) -> str:
        """The folded name of the issuer, "" where the plan tells none."""
        return squeeze(name_of(self.plan.masthead.issuer))

    @cached_property
    def unit(self) -> str:
        """The word of the administrative unit in the issuer's name."""
        return unit_word(self.issuer)

    @cached_property
    def tier(self) -> Tier:
        """The administrative tier of the issuer."""
        return tier_of(self.plan.masthead.issuer)

    @cached_property
    def label(self) -> str:
        """What a sentence calls this side."""
        if self.tier == "central":
            return "Trung ương"
        for word in ("sở", "phòng", "ban", "trường"):
            if self.issuer.startswith(word + " "):
                return word
        return self.unit or _LEVELS.get(self.tier, "")

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
        """The first year that the plan covers: of its period, unless its own targets are due before ("chấm dứt ... vào năm 2030"); else of its date."""
        issued = int(self.issued[:4]) if self.issued[:4].isdigit() else None
        if self.period is None:
            return issued
        first = self.period.start
        due = [int(t.deadline.by[:4]) for t in self.plan.targets if t.deadline and t.deadline.by and t.deadline.by[:4].isdigit()]
        earliest = min(due, default=first)
        return min(first, issued or earliest) if earliest < first else first

    @cached_property
    def place(self) -> str:
        """The issuer's proper name, folded."""
        return squeeze(place_of(name_of(self.plan.masthead.issuer)))


@dataclass(frozen=True)
class Frame:
    """A child plan under one of its parents, with the rules that judge them; `index` counts parents from 0.

    `called` is what sentences call child and parent where their levels do not tell it (two versions of one plan).
    `others` are the other parents, whose tables may divide this one's totals among communes. `kin` is whether anything says that the child stands under this parent; if not, only nearly the same words make a pair.
    """

    parent: Side
    child: Side
    rules: RuleBook
    index: int = 0
    called: tuple[str, str] | None = None
    kin: bool = True
    others: tuple[Side, ...] = ()

    @cached_property
    def descends(self) -> bool:
        """Whether the child stands on a lower tier than the parent; a parent that names no issuer stands above."""
        return RANKS[self.parent.tier] < RANKS[self.child.tier]

    @cached_property
    def names(self) -> tuple[str, str]:
        """What a sentence calls child and parent."""
        if self.called is not None:
            return self.called
        child, parent = self.child.label, self.parent.label
        if not child or child == parent:
            return "kế hoạch này", "kế hoạch cấp trên" if child == parent and child else parent or "cấp trên"
        return child, parent or "cấp trên"
