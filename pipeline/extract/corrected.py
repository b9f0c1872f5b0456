"""A plan's own workbook, corrected by hand, back as a plan: what a person changed in the cells counts, all else stays as extracted.

A changed cell settles its item's doubts. A row that is deleted takes its item away; a row that is added is a fault, since nothing
in the document stands behind it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.bodies import load as load_bodies
from pipeline.errors import UnreadableError
from pipeline.extract.corrected_cells import cell_deadline, cell_period, cell_rate
from pipeline.extract.corrected_words import reworded, with_words
from pipeline.model import Assignment, Body, Commitment, Plan, Target
from pipeline.rules import RuleBook
from pipeline.six_clear import unclear

TARGETS, DUTIES = "Chỉ tiêu", "Phân công"
DUTY_SHEETS = (DUTIES, "Phân công theo cơ quan", "Phân công theo thời hạn")
_KEYS = {TARGETS: "Mã", **dict.fromkeys(DUTY_SHEETS, "STT")}
_FIXED = ("Nguồn (mục, trang)", "Chưa rõ (6 rõ)")
_COMMITMENTS: Mapping[str, Commitment] = {"chắc chắn": "firm", "phấn đấu": "aspirational", "có điều kiện": "conditional"}
_RULE = "corrected-by-hand"
Row = Mapping[str, str]
Sheets = Mapping[str, Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The workbook: its name for messages, the cells as they are now and as they were written, and the rules."""

    name: str
    now: Sheets
    before: Mapping[str, Sequence[Row]]
    rules: RuleBook

    def changes(self, titles: Sequence[str]) -> dict[str, dict[str, str]]:
        """By item, the columns that differ from what was written. Raises UnreadableError for rows without an item and for contradictions."""
        found: dict[str, dict[str, str]] = {}
        for title in titles:
            written = {row[_KEYS[title]]: row for row in self.before[title]}
            for place, row in self._rows(title):
                key = row.get(_KEYS[title], "")
                if key not in written:
                    raise UnreadableError(f"{self._where(title, place)}: dòng này không có mã của mục nào đã đọc được. {_ADDED}")
                for column, value in row.items():
                    if column in written[key] and column not in _FIXED and value != " ".join(written[key][column].split()):
                        self._note(found.setdefault(key, {}), column, value, where=self._where(title, place))
        return found

    def kept(self, title: str) -> set[str]:
        """The keys of the rows that a sheet still has."""
        return {row.get(_KEYS[title], "") for _, row in self._rows(title)}

    def _rows(self, title: str) -> list[tuple[int, Row]]:
        """Rows with text, with their numbers in the sheet."""
        rows = self.now.get(title)
        if not rows:
            raise UnreadableError(f"Tệp “{self.name}” thiếu trang “{title}”. Hãy tạo lại bằng lệnh “kehoach extract … --format xlsx”.")
        named = [(n, {h: " ".join(c.split()) for h, c in zip(rows[0], row)}) for n, row in enumerate(rows[1:], 2)]
        return [(n, row) for n, row in named if any(row.values())]

    def _note(self, changes: dict[str, str], column: str, value: str, *, where: str) -> None:
        if changes.setdefault(column, value) != value:
            raise UnreadableError(f"{where}: cột “{column}” sửa khác với trang kia (“{changes[column]}” và “{value}”). Hãy sửa cho giống nhau.")

    def _where(self, title: str, place: int) -> str:
        return f"Tệp “{self.name}”, trang “{title}”, dòng {place}"


_ADDED = "Hãy xóa dòng đó, hoặc thêm mục mới vào bản JSON (kehoach extract … --format json)."


def corrected(memory: str, now: Sheets, name: str, rules: RuleBook) -> Plan:
    """The plan that the workbook keeps (`memory`), with what its cells now say. Raises UnreadableError naming the cell that cannot be read."""
    from pipeline.codec import plan_from_json

    try:
        kept: dict[str, Any] = json.loads(memory)
        plan, before = plan_from_json(json.dumps(kept["plan"]).encode(), name), kept["cells"]
    except (ValueError, KeyError, TypeError) as fault:
        raise UnreadableError(f"Trang ẩn của tệp “{name}” bị hỏng. Hãy tạo lại bằng lệnh “kehoach extract … --format xlsx”.") from fault
    book = Corrected(name=name, now=now, before=before, rules=rules)
    of_targets, of_duties = book.changes((TARGETS,)), book.changes(DUTY_SHEETS)
    ids, places = book.kept(TARGETS), book.kept(DUTIES)
    targets = {t.id: _target(t, of_targets.get(t.id, {}), book) for t in plan.targets}
    for target in plan.targets:
        plan = with_words(plan, target, targets[target.id])
    return replace(
        plan,
        targets=tuple(made for key, made in targets.items() if key in ids),
        assignments=tuple(_duty(a, of_duties.get(str(n), {}), book, plan) for n, a in enumerate(plan.assignments, 1) if str(n) in places),
    )


def _target(target: Target, changes: Row, book: Corrected) -> Target:
    if not changes:
        return target
    made = replace(target, evidence=replace(target.evidence, rule=_RULE), doubtful=False, reasons=())
    if "Chỉ tiêu" in changes:
        made = replace(made, text=changes["Chỉ tiêu"], indicator="")
    if "Mức" in changes:
        made = cell_rate(made, changes["Mức"], f"Tệp “{book.name}”, chỉ tiêu {target.id}")
    if "Đơn vị" in changes:
        made = replace(made, quantity=replace(made.quantity, unit=changes["Đơn vị"]))
    if "Thời hạn" in changes:
        period = cell_period(changes["Thời hạn"])
        due = None if period else cell_deadline(changes["Thời hạn"], book.rules, f"Tệp “{book.name}”, chỉ tiêu {target.id}")
        made = replace(made, period=period, deadline=due)
    if "Cam kết" in changes:
        made = replace(made, commitment=_commitment(changes["Cam kết"], f"Tệp “{book.name}”, chỉ tiêu {target.id}"))
    if "Đối tượng" in changes:
        made = replace(made, population=tuple(p.strip() for p in changes["Đối tượng"].split(",") if p.strip()))
    return reworded(target, made, ", ".join(changes[c] for c in ("Mức", "Đơn vị", "Thời hạn") if c in changes))


def _commitment(text: str, where: str) -> Commitment:
    if text.lower() not in _COMMITMENTS:
        raise UnreadableError(f"{where}: không hiểu cam kết “{text}”. Hãy ghi một trong: {', '.join(_COMMITMENTS)}.")
    return _COMMITMENTS[text.lower()]


def _duty(duty: Assignment, changes: Row, book: Corrected, plan: Plan) -> Assignment:
    if not changes:
        return duty
    made = replace(duty, evidence=replace(duty.evidence, rule=_RULE), doubtful=False, reasons=())
    made = replace(made, duty=changes.get("Nhiệm vụ", made.duty), product=changes.get("Sản phẩm", made.product))
    if "Chủ trì" in changes:
        made = replace(made, lead=_bodies(changes["Chủ trì"], book, plan))
    if "Phối hợp" in changes:
        made = replace(made, support=_bodies(changes["Phối hợp"], book, plan))
    if due := [changes[column] for column in ("Thời gian", "Hạn") if column in changes]:
        made = replace(made, deadline=cell_deadline(due[0], book.rules, f"Tệp “{book.name}”, nhiệm vụ {duty.id}"))
    if "Hình thức" in changes:
        made = replace(made, request=changes["Hình thức"].lower().startswith("đề nghị"))
    return replace(made, unclear=unclear(made, book.rules))


def _bodies(text: str, book: Corrected, plan: Plan) -> tuple[Body, ...]:
    head = plan.masthead
    names = [n.strip() for n in text.split(";") if n.strip()]
    return tuple(load_bodies(book.rules).resolve(n, issuer=head.issuer, on=head.date) for n in names)
