"""Cơ quan cấp trên → đơn vị của phường: who in the ward takes over what the parent gave to a body (rules/departments.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import regex

from pipeline.draft.setting import Setting
from pipeline.model import Body
from pipeline.vietnamese import fold, squeeze
from pipeline.wards import Department

_TIER_SUFFIX = regex.compile(r"-(?:cap-\w+|trung-uong)$")
OUTSIDE = 45
"""The place of those who are not the ward's and are named as the parent names them."""
_GROUPS = (
    ("group", r"(?<!cơ )sở|ngành|phòng|cơ quan|đơn vị|địa phương", 25), ("school", "trường|trường học|cơ sở giáo dục|nhà trường", 13),
    ("villages", "thôn|khu phố|tổ dân phố|bản|ấp|khu dân cư", 24), ("front", "đoàn thể|chính trị - xã hội", 30),
)  # fmt: skip
_PLAIN_KINDS = ("police", "military", "front", "school", "health_station")


@dataclass(frozen=True, slots=True)
class Unit:
    """Đơn vị nhận việc: `request` where the ward can only ask ("Đề nghị"); `sort` orders the blocks of the draft.

    `vacant` is the field that no department of the ward's list has, so that a person must name who takes it.
    """

    name: str
    request: bool = False
    sort: int = 0
    vacant: str = ""


class Units:
    """The ward's own list first, then the defaults of NĐ 150/2025."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.table = setting.rules.table("departments")
        self.rows: dict[str, Mapping[str, Any]] = {row["key"]: row for row in self.table["body"]}
        self.departments = setting.ward.departments
        self.lead: Unit = self.unit(self.departments[0])

    def unit(self, department: Department) -> Unit:
        return Unit(department.name, sort=self.departments.index(department))

    def named(self, kind: str, sort: int) -> Unit:
        """The unit for a kind of body ([kinds] of departments.toml)."""
        row = self.table["kinds"][kind]
        return Unit(self.setting.fill(row["name"]), bool(row["request"]), sort)

    @property
    def committee(self) -> Unit:
        """The ward's own People's Committee, which gives its duties on to its departments."""
        return Unit(f"Ủy ban nhân dân {self.setting.ward.kind}", sort=-1)

    def of(self, body: Body) -> Unit | None:
        """Who takes over from `body`; None where no body of the ward can. A people's committee below is `committee`."""
        row = self.rows.get(_TIER_SUFFIX.sub("", body.key), {})
        if row.get("absent") or body.tier == "central" or body.kind in ("party", "people_council", "person"):
            return None
        if body.kind == "people_committee":
            return None if body.tier in ("province", "") else self.committee
        if "name" in row:
            return Unit(self.setting.fill(row["name"]), True, 40)
        if body.kind == "department":
            return self._department(body, row.get("fields", ()))
        return self._other(body)

    def by_words(self, text: str) -> Unit | None:
        """The department whose fields a text names most; None where it names none."""
        scores = self._scores(text)
        best = max(scores, default=0)
        return self.unit(self.departments[scores.index(best)]) if best else None

    def by_words_against(self, text: str, focal: Unit) -> Unit:
        """The focal unit unless the text names the fields of just one other department, and none of its own."""
        scores = self._scores(text)
        named = [self.unit(d) for d, score in zip(self.departments, scores, strict=True) if score]
        return named[0] if len(named) == 1 else focal

    def _scores(self, text: str) -> list[int]:
        """How many words of each department's fields a text holds; names of departments and phrases that only sound like fields do not count."""
        words = _plain(text)
        for phrase in (*self.table["vague"]["masked"], *(d.name for d in self.departments)):
            words = words.replace(_plain(phrase), " ")
        vague = {squeeze(w) for w in self.table["vague"]["words"]}
        return [sum(len(f.split()) for f in d.fields if _plain(f) in words and squeeze(f) not in vague) for d in self.departments]

    def by_fields(self, fields: Iterable[str]) -> Unit | None:
        """The first department that has one of the fields, in the order of the fields."""
        for wanted in fields:
            for department in self.departments:
                if squeeze(wanted) in {squeeze(f) for f in department.fields}:
                    return self.unit(department)
        return None

    def executors(self, body: Body) -> tuple[str, ...]:
        """Which other units of the ward carry out what falls to this body ("health_station", "schools")."""
        row = self.rows.get(_TIER_SUFFIX.sub("", body.key), {})
        return tuple(name for name in row.get("executors", ()) if self.setting.names[name])

    def executors_for(self, text: str) -> set[str]:
        """Which other units of the ward a plan with these words needs."""
        words = _plain(text)
        return {name for name, fields in self.table["executors"].items() if self.setting.names[name] and any(_plain(f) in words for f in fields)}

    def _department(self, body: Body, fields: Iterable[str]) -> Unit | None:
        own = next((d for d in self.departments if squeeze(d.name) in squeeze(body.name)), None)
        if own is not None:
            return self.unit(own)
        name = fold(body.name)
        if not fields and not name.startswith(("sở ", "phòng ", "ban ", "văn phòng ")):
            return None
        return self.by_fields(fields) or self.by_words(body.name) or self._vacant([*fields, regex.sub(r"^(?:sở|phòng|ban)\s+", "", name)][0])

    def _vacant(self, field: str) -> Unit:
        """The officer in charge of a field without a department (NĐ 150/2025 as amended: a unit may have specialists instead)."""
        return Unit(self.setting.fill(self.table["kinds"]["vacant"]["name"], field=field), sort=9, vacant=field)

    def astray(self, unit: Unit, text: str, fields: Iterable[str]) -> str:
        """The field of another department that a duty names, where it names none of its own unit's and no rule of law gives it to that unit."""
        own = next((d for d in self.departments if d.name == unit.name), None)
        if own is None or {squeeze(f) for f in fields} & {squeeze(f) for f in own.fields}:
            return ""
        scores = dict(zip((d.name for d in self.departments), self._scores(text), strict=True))
        others = [name for name, score in scores.items() if score]
        return others[0] if others and not scores[own.name] else ""

    def fields_of(self, body: Body) -> tuple[str, ...]:
        """The fields of a body of the province by law (rules/departments.toml); empty where it is not listed."""
        return tuple(self.rows.get(_TIER_SUFFIX.sub("", body.key), {}).get("fields", ()))

    def _other(self, body: Body) -> Unit | None:
        if body.kind in _PLAIN_KINDS:
            unit = self._front(body) if body.kind == "front" else self.named(body.kind, 10 + _PLAIN_KINDS.index(body.kind))
            return unit if unit.name else None
        if body.kind == "sector":
            return self.named("sector", 41)
        return self._group(body) if body.kind == "group" else None

    def _front(self, body: Body) -> Unit:
        """The Front with its members by the name in the profile; a single organisation by its own."""
        if body.key.startswith("uy-ban-mat-tran") or "tổ chức" in fold(body.name):
            return self.named("front", 30)
        return self.single_front(body)

    def single_front(self, body: Body) -> Unit:
        """One organisation of the Front at the ward's level."""
        entry = self.setting.book.names.entry(body.key)
        if entry is None:  # not known to have a branch in a commune: asked by its own name
            return Unit(body.text or body.name, True, OUTSIDE)
        return Unit(f"{entry.name} {self.setting.ward.kind}", True, 31)

    def _group(self, body: Body) -> Unit | None:
        """Bodies named together: the ward's units, its schools or khu phố; those outside it are asked."""
        name = fold(body.name)
        if regex.search(r"(?<!bệnh )(?<!\p{L})viện(?!\p{L}|\s+kiểm sát)|trường đại học|cao đẳng", name):
            return None  # institutes and universities: none of them is the ward's
        for kind, words, sort in _GROUPS:
            if regex.search(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})", name):
                named = self.named(kind, sort)
                return named if named.name.strip() and (kind != "villages" or self.setting.ward.villages) else None
        return Unit(body.name, True, OUTSIDE) if regex.search(r"doanh nghiệp|tổ chức|hợp tác xã|ngân hàng", name) else None


def _plain(text: str) -> str:
    """The folded words of a text between single spaces, so that only whole words are found in it."""
    words = regex.findall(r"[^\s.,;:()“”/]+", fold(text))
    return f" {' '.join(words)} "
