"""Small documents for the duty tests: paragraphs and tables as blocks, outlined by the project's own outline."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.assignments import assignments
from pipeline.extract.reading import Reading
from pipeline.model import Assignment, Block, Body, Cell, Document, Masthead, Period, Source
from pipeline.outline.section import outline
from pipeline.rules import load

WARD = Masthead(
    issuer=Body(text="UBND phường Hoa Mai", name="Ủy ban nhân dân phường Hoa Mai", key="ubnd-cap-xa", tier="commune", kind="people_committee", level="commune"),
    number="12/KH-UBND", doc_type="Kế hoạch", date="2026-02-10", period=Period(start=2026, end=2026),
)  # fmt: skip
PROVINCE = Masthead(
    issuer=Body(text="UBND tỉnh Nghệ An", name="Ủy ban nhân dân tỉnh Nghệ An", key="ubnd-cap-tinh", tier="province", kind="people_committee", level="province"),
    number="12/KH-UBND", doc_type="Kế hoạch", date="2026-02-10", period=Period(start=2026, end=2030),
)  # fmt: skip
HEAD = ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA MAI", "Số: 12/KH-UBND", "Hoa Mai, ngày 10 tháng 02 năm 2026", "KẾ HOẠCH", "Thực hiện công tác thử nghiệm", "Ủy ban nhân dân phường xây dựng kế hoạch như sau:")
Row = Sequence[str]


def row(id_: int, cells: Row, table: int = 0) -> Block:
    """A table row; its cells are joined by " | "."""
    found, at = [], 0
    for column, text in enumerate(cells):
        found.append(Cell(start=at, end=at + len(text), column=column))
        at += len(text) + 3
    return Block(id=id_, text=" | ".join(cells), kind="row", table=table, cells=tuple(found))


def reading(*lines: str | Row, head: Sequence[str] = HEAD) -> Reading:
    """A plan of these paragraphs (str) and table rows (sequences of cells) after a plan's head, or another."""
    blocks = [Block(id=i, text=x) if isinstance(x, str) else row(i, x) for i, x in enumerate((*head, *lines))]
    document = Document(source=Source(name="x.txt", sha256="", media_type="text/plain", reader="text"), blocks=tuple(blocks))
    return Reading(document, outline(document), load())


def duties(*lines: str | Row, masthead: Masthead = WARD) -> tuple[Assignment, ...]:
    """The assignments of such a plan."""
    return assignments(reading(*lines), masthead)


def names(bodies: Sequence[Body]) -> list[str]:
    return [b.name for b in bodies]
