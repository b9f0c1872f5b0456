"""Bối cảnh: what the whole document tells about each figure in it - its period, its kind, what its parts are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.bodies import load
from pipeline.extract.horizons import Calendar
from pipeline.extract.statements import Lead, Statement
from pipeline.extract.target_filters import Screen
from pipeline.model import Body, Masthead, Period, Role
from pipeline.rules import RuleBook
from pipeline.vietnamese import fold

_LISTED = regex.compile(r"(?<!\w)(?:chỉ\s+tiêu|mục\s+tiêu)(?:\s+(?:cụ\s+thể|chủ\s+yếu|chính))?\s+(?:như\s+)?sau(?:\s+đây)?\s*:?\s*$")
_LIST = regex.compile(r"(?:(?:các|một\s+số|hệ\s+thống|danh\s+mục|bảng|biểu|những)\s+)*(?:chỉ\s+tiêu|mục\s+tiêu)(?!\w)")
_OPENING, _BULLETS = 120, " -+*•"
_ORDERED = regex.compile(
    r"\s*,?\s*(?:có\s+trách\s+nhiệm\s+|chịu\s+trách\s+nhiệm\s+|chủ\s+trì\s*,?\s*)?(?:tổ\s+chức|xây\s+dựng|thành\s+lập|mở|kiểm\s+tra|thanh\s+tra|giám\s+sát|đào\s+tạo|bồi\s+dưỡng"
    r"|tập\s+huấn|huấn\s+luyện|hỗ\s+trợ|phát\s+hành|biên\s+soạn|lắp\s+đặt|trồng|bố\s+trí|triển\s+khai|thực\s+hiện|phối\s+hợp|hướng\s+dẫn|vận\s+động|tuyên\s+truyền|phát\s+động|rà\s+soát|cấp|khám|tiêm)(?!\w)"
)
_HELPERS = regex.compile(r"[;.]|(?<!\w)phối\s+hợp", regex.I)
_SILENT: frozenset[Role] = frozenset({"masthead", "conclusions", "context", "funding"})
_WHERE: dict[Role, str] = {
    "objectives": "objectives", "requirements": "objectives", "preamble": "objectives", "tasks": "tasks", "body": "tasks",
    "other": "tasks", "implementation": "implementation", "reporting": "implementation", "annex": "annex",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """The document round a figure."""

    masthead: Masthead
    rules: RuleBook

    @property
    def period(self) -> Period | None:
        return self.masthead.period

    @property
    def informal(self) -> bool:
        """A text that tells more than it sets: a report, or one without number and type that is no mere list of targets."""
        if self.masthead.doc_type:
            return self.masthead.doc_type == "Báo cáo"
        return not self.masthead.number and _LIST.match(fold(self.masthead.title)) is None

    @property
    def first_year(self) -> int | None:
        """The first year of the plan; what is dated before it is a result."""
        if self.masthead.period is not None:
            return self.masthead.period.start
        return int(self.masthead.date[:4]) if self.masthead.date[:4].isdigit() else None

    @property
    def calendar(self) -> Calendar:
        """How this plan's dates are read."""
        return Calendar(self.rules, self.period, self.first_year)

    def silent(self, part: Role) -> bool:
        """Whether a part holds no targets by its nature."""
        return part in _SILENT

    def where(self, part: Role, seen: Screen, leads: Sequence[Lead] = ()) -> str:
        """The part as the plan's JSON names it."""
        if self.informal and part in ("body", "other", "preamble"):
            return "objectives" if seen.cues.of("goal") else "tasks"
        return self.led(part, leads)

    def led(self, part: Role, leads: Sequence[Lead]) -> str:
        """The part of a paragraph; what a lead line calls the targets are objectives, wherever they are listed."""
        place = self.place(part)
        return "objectives" if place == "tasks" and leads and _LISTED.search(fold(leads[0].text)) else place

    def place(self, part: Role) -> str:
        """The part of a document with a number of its own."""
        return _WHERE.get(part, "tasks")

    def body(self, name: str) -> Body:
        """The body that a name means."""
        return load(self.rules).resolve(name, issuer=self.masthead.issuer, on=self.masthead.date)

    def first_body(self, names: str) -> Body:
        """The first of several bodies in one cell: it answers, the others share."""
        first, *others = [h.start for h in load(self.rules).find(names)] or [0]
        return self.body(names[: others[0]].strip(" ,;\n") if first == 0 and others else names)

    def owner(self, statement: Statement) -> Body | None:
        """The body that a task's card names as its lead, that a sentence orders to do it, or whose section gives out its duties."""
        if statement.led:
            return self._lead(statement.led)
        if (told := self._ordered(statement)) is not None:
            return told
        if statement.part != "implementation":
            return None
        named = (s.heading for s in reversed((*statement.above, statement.section)) if s.heading and s.role != "implementation")
        bodies = (self.body(heading) for heading in named)
        return next((b for b in bodies if b.kind != "other"), None)

    def _ordered(self, statement: Statement) -> Body | None:
        """The body that a paragraph opens with and orders to do something ("Sở Y tế tổ chức ít nhất 04 đợt ...")."""
        said = statement.text[:_OPENING]
        opening, book = fold(said), load(self.rules)
        if _ORDERED.match(opening) or _ORDERED.search(opening) is None or not book.may_begin(said, len(said) - len(said.lstrip(_BULLETS))):
            return None
        hits = [h for h in book.find(said) if h.body.kind != "other"]
        if not hits or statement.text[: hits[0].start].strip(_BULLETS):
            return None
        last = hits[0]
        for hit in hits[1:]:
            last = hit if statement.text[last.end : hit.start].strip(" ,") in ("", "và") else last
        return hits[0].body if _ORDERED.match(fold(statement.text[last.end : last.end + _OPENING])) else None

    def _lead(self, line: str) -> Body | None:
        """The first body of a line "Đơn vị chủ trì: ...; đơn vị phối hợp: ..."."""
        words = _HELPERS.split(line, maxsplit=1)[0]
        hits = load(self.rules).find(words)
        return self.first_body(words[hits[0].start :].strip(" .;")) if hits else None
