"""Nguồn gốc: what each line of a draft came from, in the words of the parents and of the rules, for comments and the trace table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model import DraftParagraph, DraftTable, Origin, OriginLine, Plan
from pipeline.rules import RuleBook

_SORTS = {"T": "chỉ tiêu", "A": "phân công", "R": "văn bản", "O": "mục tiêu", "N": "nhiệm vụ", "K": "kinh phí", "B": "báo cáo", "m": "phần đầu"}


def quotes(parents: Sequence[Plan]) -> dict[str, str]:
    """The words of every item of the parents by its id ("P1:T3")."""
    said: dict[str, str] = {}
    for index, plan in enumerate(parents, 1):
        groups: tuple[tuple[Any, ...], ...] = (plan.targets, plan.assignments, plan.references, plan.objectives, plan.tasks, plan.funding, plan.reporting)
        said |= {f"P{index}:{item.id}": item.evidence.quote for group in groups for item in group}
        said[f"P{index}:masthead"] = " ".join((plan.masthead.doc_type, plan.masthead.number, plan.masthead.title)).strip()
    return said


class Origins:
    """Tells origins with the parents' words and the notes of rules/adaptation.toml and departments.toml."""

    def __init__(self, parents: Sequence[Plan], rules: RuleBook) -> None:
        self.said, self.alone = quotes(parents), len(parents) == 1
        self.notes: Mapping[str, str] = {
            **{rule.id: rule.note for rule in rules.family("adaptation").rules}, **rules.table("adaptation")["origins"],
        }  # fmt: skip

    def lines(self, content: Sequence[DraftParagraph | DraftTable]) -> Iterator[OriginLine]:
        """One line a paragraph and a row of a table, in the order of the draft."""
        for piece in content:
            if isinstance(piece, DraftParagraph):
                yield self._line(piece.text, piece.origin)
            else:
                for row, origin in zip(piece.rows, piece.origins, strict=True):
                    yield self._line(" | ".join(row), origin)

    def _line(self, item: str, origin: Origin) -> OriginLine:
        ids = [id_ for id_ in origin.parent.split(", ") if id_]
        said = dict.fromkeys(self.said.get(id_, "") for id_ in ids)
        return OriginLine(
            item=item, parent=origin.parent, rule=origin.rule, quote=" / ".join(s for s in said if s),
            source=self.named(origin.parent), note="; ".join(self._note(rule) for rule in origin.rule.split(", ")),
        )  # fmt: skip

    def named(self, ids: str) -> str:
        """ "P1:T3, P1:T4" as an official reads it: "chỉ tiêu T3; chỉ tiêu T4", of several parents "văn bản 1, chỉ tiêu T3"."""
        return "; ".join(filter(None, map(self._named, ids.split(", "))))

    def _named(self, id_: str) -> str:
        plan, _, item = id_.partition(":")
        if not item:
            return ""
        sort = _SORTS.get(item[:1], "")
        name = sort if item == "masthead" else f"{sort} {item}".strip()
        return name if self.alone else f"văn bản {plan[1:]}, {name}"

    def _note(self, rule: str) -> str:
        if rule.startswith("draft/"):
            return f"câu của mẫu {rule.removeprefix('draft/')}"
        name, space, more = rule.partition(" ")  # "reporting-ahead (5 ngày)"
        return f"{self.notes.get(name, name)}{space}{more}"
