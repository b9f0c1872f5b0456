"""Bảng phân công: rows of a table with a column that names who leads."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pipeline.extract.duty_found import Desk, Found, Place, trimmed
from pipeline.extract.duty_made import Terms, doubts
from pipeline.extract.duty_times import stated
from pipeline.extract.supports import apart, bodies_of, distinct, helpful, leads_of, parted
from pipeline.extract.tables import Table, TableRow, column_roles, roles_of, tables
from pipeline.model import Body, Span
from pipeline.vietnamese import fold

_WATCHING = regex.compile(r"(?:cơ\s+quan|đơn\s+vị|ngành)\s+(?:theo\s+dõi|báo\s+cáo|tổng\s+hợp)(?!.*(?:chủ\s+trì|thực\s+hiện))")
_AGAIN = regex.compile(r"(?:[-–.]\s*)?(?:nt|như trên|n/t|[\"'”“″〃]{1,2})(?:\s*[-–.])?")
_PARTICULAR = regex.compile(r"cụ thể|chi tiết|công việc")
_WORDS = regex.compile(r"\p{L}{2}")
_TASK_COLUMNS = ("task", "indicator", "product", "value")


def duties(desk: Desk) -> Iterator[Found]:
    """One duty for each row (each line, where the cells hold several) of every table with leads."""
    for table in tables(desk.reading):
        roles = column_roles(table, desk.reading.rules)
        task = _task(table, roles, desk)
        if "lead" not in roles and "leader" in roles:
            roles = {**roles, "lead": roles["leader"]}
        if task is None or "lead" not in roles or _only_watched(table, roles, task):
            continue
        above: dict[str, str] = {}
        for row in table.rows:
            cells = {role: _said(_raw(row, index, desk), above.get(role, "")) for role, index in {**roles, "task": task}.items()}
            above.update({role: text for role, text in cells.items() if text.strip()})
            yield from _row(table, row, {**roles, "task": task}, (cells, desk))


def _only_watched(table: Table, roles: dict[str, int], task: int) -> bool:
    """Whether a table of indicators names who watches each ("Cơ quan theo dõi"): no duty of reaching it."""
    return task == roles.get("indicator") and _WATCHING.search(fold(table.header[roles["lead"]])) is not None


def _task(table: Table, roles: dict[str, int], desk: Desk) -> int | None:
    """The column that tells the work: of two the one of the particular tasks, not of their groups."""
    first = next((roles[r] for r in _TASK_COLUMNS if r in roles), None)
    several = [i for i, role in enumerate(roles_of(table, desk.reading.rules)) if role == "task"]
    return next((i for i in several[1:] if _PARTICULAR.search(fold(table.header[i]))), first) if first == roles.get("task") else first


def _said(cell: str, above: str) -> str:
    """A cell, or the one above it where it says the same again: "-nt-", "Như trên"."""
    return above if _AGAIN.fullmatch(fold(cell).strip()) else cell


def _row(table: Table, row: TableRow, roles: dict[str, int], told: tuple[dict[str, str], Desk]) -> Iterator[Found]:
    cells, desk = told
    lead = cells["lead"].strip()
    if not _WORDS.search(cells["task"]) or not trimmed(lead):
        return
    place = Place(table.section, table.above)
    for text, span, who, helpers in _split(row, roles, cells, desk):
        who, more = parted(who, desk.subjects)
        leads = leads_of(who, desk.subjects)
        terms = Terms(
            leads=leads, rule="bang-phan-cong", support=_support(f"{more}\n{helpers}", leads, desk), deadline=stated(desk, cells.get("deadline", "")),
            product=trimmed(cells.get("product", "")) if roles.get("product") != roles["task"] else "", confidence=0.98,
        )  # fmt: skip
        reasons = doubts(desk, terms, span)
        yield Found(
            leads=leads, duty=trimmed(text), span=span, section=table.section.path, where=_where(place), rule=terms.rule, support=terms.support,
            deadline=terms.deadline, product=terms.product, report_to=_receiver(cells.get("report_to", ""), desk), confidence=terms.confidence - 0.2 * len(reasons), reasons=reasons,
        )  # fmt: skip


def _raw(row: TableRow, index: int, desk: Desk) -> str:
    """A cell with its line breaks; a cell that a merge carries on, as the row above has it."""
    span = row.spans[index]
    return desk.reading.document.blocks[row.block].text[span[0] : span[1]] if span else row.cells[index]


def _where(place: Place) -> str:
    return place.where if place.where != "tasks" or place.part == "tasks" else "annex"


def _support(text: str, leads: tuple[Body, ...], desk: Desk) -> tuple[Body, ...]:
    return distinct(helpful(bodies_of(text, desk.subjects)), leads)


def _receiver(text: str, desk: Desk) -> str:
    return "; ".join(b.name for b in bodies_of(text, desk.subjects)) or trimmed(text)


def _split(row: TableRow, roles: dict[str, int], cells: dict[str, str], desk: Desk) -> Iterator[tuple[str, Span, str, str]]:
    """(task, span, lead, support): a row whose task and lead cells hold as many paragraphs is that many duties."""
    task, lead, support = (cells.get(r, "") for r in ("task", "lead", "support"))
    tasks = [x for x in task.split("\n") if x.strip()]
    leads, supports = (apart(t, desk.subjects) for t in (lead, support))
    start = (row.spans[roles["task"]] or (0, 0))[0]
    if len(tasks) < 2 or len(tasks) != len(leads):
        end = (row.spans[roles["task"]] or (0, 0))[1]
        yield task, Span(block=row.block, start=start, end=end), lead, support
        return
    at = 0
    for n, text in enumerate(tasks):
        at = task.index(text, at)
        helper = supports[n] if len(supports) == len(tasks) else support
        yield text, Span(block=row.block, start=start + at, end=start + at + len(text)), leads[n], helper
        at += len(text)
