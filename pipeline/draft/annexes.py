"""Phụ lục: the table of targets and the table of duties, each worded by its template (draft/annex_targets.j2, draft/annex_duties.j2).

A duty that stands in the table does not stand in the body again: its unit's block names the numbers of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.draft.adapt import Adapted
from pipeline.draft.adapt_duty import Block, Duty
from pipeline.draft.adapt_reporting import RECURRING
from pipeline.draft.adapt_targets import TargetLine
from pipeline.draft.compose import lines_of, plain
from pipeline.draft.letterhead import numbered
from pipeline.draft.lines import GAP, capital
from pipeline.errors import TemplateError
from pipeline.model import Blank, DraftParagraph, DraftTable, Origin
from pipeline.render import render
from pipeline.vietnamese import to_roman

_WIDTHS: Mapping[str, tuple[float, ...]] = {"targets": (12.0, 88.0, 25.0, 40.0), "duties": (12.0, 102.0, 42.0, 38.0, 28.0, 30.0)}
_WIDE = 6
"""So many columns are put on a page across."""
Piece = DraftParagraph | DraftTable


class Annexes:
    """The annexes that a draft has, by the ward's profile and what there is to tell."""

    def __init__(self, adapted: Adapted) -> None:
        self.adapted, self.setting = adapted, adapted.setting
        wanted = self.setting.ward.annex
        self.targets = [t for group in adapted.targets for t in group.targets] if wanted else []
        self.blocks = [(b, self._moved(b)) for b in adapted.blocks if not b.unit.request] if wanted else []
        self.duties = [d for _, moved in self.blocks for d in moved]
        have = [key for key, rows in (("targets", self.targets), ("duties", self.duties)) if rows]
        marks = [f" {to_roman(n)}" if len(have) > 1 else "" for n in range(1, len(have) + 1)]
        self.names = {"targets": "", "duties": "", **{key: f"Phụ lục{mark}" for key, mark in zip(have, marks, strict=True)}}

    def _moved(self, block: Block) -> tuple[Duty, ...]:
        """The duties that the table takes; who leads the whole plan is told in the body."""
        leads = self.setting.family("lead")
        return tuple(d for d in block.duties if leads.first(d.line.text) is None)

    def left(self, block: Block) -> tuple[Duty, ...]:
        """The duties that stay in the body."""
        moved = {id(d) for d in self.duties}
        return tuple(d for d in block.duties if id(d) not in moved)

    def rows_of(self, block: Block) -> str:
        """ "nhiệm vụ số 4", "các nhiệm vụ từ số 4 đến số 9": the rows of one unit; "" for none."""
        before = 0
        for other, moved in self.blocks:
            if other is block and moved:
                first, last = before + 1, before + len(moved)
                return f"nhiệm vụ số {first}" if first == last else f"các nhiệm vụ từ số {first} đến số {last}"
            before += len(moved)
        return ""

    def pieces(self, content: Sequence[Piece], values: Mapping[str, Any], templates: Path | None) -> list[Piece]:
        """The annexes' paragraphs and tables; `content` is the body, whose wording of a target the table repeats."""
        made: list[Piece] = []
        for key, table in (("targets", self._target_table), ("duties", self._duty_table)):
            if self.names[key]:
                name = f"annex_{key}"
                lines = lines_of(render(f"draft/{name}.j2", {**values, "annex": self.names[key], "document": self._document()}, templates))
                head, columns = _parted(lines, name, len(_WIDTHS[key]))
                made += [*head, table(columns, content)]
        return made

    def _document(self) -> dict[str, str]:
        """Number and day of the plan that the annex goes with, or room for them."""
        ward = self.setting.ward
        number = numbered(ward) if ward.number else f"……{numbered(ward)}"
        day = f"ngày {ward.date:%d/%m/%Y}" if ward.date else f"ngày …… tháng …… năm {self.setting.today.year}"
        return {"number": number, "day": day}

    def _target_table(self, columns: tuple[str, ...], content: Sequence[Piece]) -> DraftTable:
        rows = [(str(n), self._worded(t, content), self._due(t), plain(t.lead.name if t.lead else self.adapted.focal)) for n, t in enumerate(self.targets, 1)]
        origins = [Origin(parent=t.line.parent, rule=t.line.rule) for t in self.targets]
        blanks = [self._asked("targets", n, t.line.questions) for n, t in enumerate(self.targets, 1)]
        return DraftTable(header=columns, rows=tuple(rows), origins=tuple(origins), widths=_WIDTHS["targets"], centred=(0, 2), blanks=tuple(blanks))

    def _worded(self, line: TargetLine, content: Sequence[Piece]) -> str:
        """A target's words as the body has them, without its bullet and without the lead, which has its own column."""
        own = plain(line.line.text)
        body = next((p.text for p in content if isinstance(p, DraftParagraph) and own in p.text), own)
        lead = self.setting.say("wording", "led", {"unit": line.lead.name}) if line.lead else ""
        return body.lstrip("-+ ").rstrip(" .;").removesuffix(plain(lead)).rstrip()

    def _due(self, line: TargetLine) -> str:
        deadlines = [k.target.deadline for k in line.kept if k.target.deadline]
        iso = line.due or max((d.by for d in deadlines if d.by), default="")
        every = next((d.every for d in deadlines if d.every), None)
        period = self.setting.period
        if self.setting.year is not None:
            return f"Năm {self.setting.year}"
        if not iso and every:
            return capital(RECURRING.get(every, "hằng năm"))
        iso = iso or (f"{period.end}-12-31" if period else "")
        if not iso:
            return GAP
        year, month, day = iso.split("-")
        return f"Năm {year}" if (month, day) == ("12", "31") else f"Ngày {day}/{month}/{year}"

    def _duty_table(self, columns: tuple[str, ...], content: Sequence[Piece]) -> DraftTable:
        rows = tuple(self._row(n, d) for n, d in enumerate(self.duties, 1))
        origins = tuple(Origin(parent=d.line.parent, rule=d.line.rule) for d in self.duties)
        blanks = tuple(self._asked("duties", n, d.line.questions) for n, d in enumerate(self.duties, 1))
        table = DraftTable(
            header=columns, rows=rows, origins=origins, widths=_WIDTHS["duties"], centred=(0, 4), blanks=blanks,
            advice=tuple(d.line.advice for d in self.duties), asked=self._products(len(columns) - 1), wide=True,
        )  # fmt: skip
        return _shared(table)

    def _row(self, number: int, duty: Duty) -> tuple[str, ...]:
        deadline = duty.source.deadline
        due = duty.deadline or (deadline.text if deadline else "") or self._whole()
        return (str(number), plain(duty.line.text), plain(duty.unit.name), plain("; ".join(duty.support)), capital(plain(due)), plain(duty.product or duty.outcome))

    def _whole(self) -> str:
        """The time of a duty that the parent gives none: that of the plan itself."""
        period = self.setting.period
        if period is None:
            return GAP
        return f"Năm {period.end}" if period.start == period.end else f"Giai đoạn {period.start} - {period.end}"

    def _products(self, column: int) -> tuple[tuple[int, Blank], ...]:
        """One question at the head of the column of products, where rows have none."""
        bare = [str(n) for n, d in enumerate(self.duties, 1) if not (d.product or d.outcome)]
        listed = ", ".join(bare) if len(bare) <= 12 else f"{len(bare)} dòng"
        blank = Blank(where=f"{self.names['duties']}, cột cuối", question=self.setting.say("questions", "products", {"rows": listed}))
        return ((column, blank),) if bare else ()

    def _asked(self, key: str, number: int, questions: Sequence[str]) -> tuple[Blank, ...]:
        return tuple(Blank(where=f"{self.names[key]}, số {number}", question=q) for q in questions) if key == "duties" else ()


def _parted(lines: Sequence[str], name: str, wanted: int) -> tuple[Iterator[DraftParagraph], tuple[str, ...]]:
    """The heading paragraphs of an annex and its column names."""
    *titles, last = lines or ("",)
    columns = tuple(c.strip() for c in last.split("|"))
    if len(columns) != wanted or not titles:
        raise TemplateError(f"Tệp mẫu “draft/{name}.j2” phải nêu đúng {wanted} cột ở dòng cuối, cách nhau bằng dấu |. Hãy sửa dòng đó.")
    origin = Origin(parent="", rule=f"draft/{name}.j2")
    styles = ["annex", *["annex_title"] * (len(titles) - 2), "annex_note"][: len(titles)]
    return (DraftParagraph(text=t, style=s, origin=origin) for t, s in zip(titles, styles, strict=True)), columns  # type: ignore[arg-type]


def _shared(table: DraftTable) -> DraftTable:
    """The table without its empty columns, but for the one that asks; upright where few are left."""
    asks = {column for column, _ in table.asked}
    used = [n for n in range(len(table.header)) if n in asks or any(row[n] for row in table.rows)]
    return replace(
        table, header=tuple(table.header[n] for n in used), rows=tuple(tuple(row[n] for n in used) for row in table.rows),
        widths=tuple(table.widths[n] for n in used), centred=tuple(k for k, n in enumerate(used) if n in table.centred),
        asked=tuple((used.index(c), q) for c, q in table.asked), wide=len(used) >= _WIDE,
    )  # fmt: skip

