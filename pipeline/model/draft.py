"""A drafted plan: paragraphs and tables, each with its origin, and what a person must still decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.plan import Plan

DraftStyle = Literal[
    "basis",  # căn cứ (italic)
    "heading1",  # I. MỤC TIÊU
    "heading2",  # 1. Mục tiêu chung
    "heading3",  # a) có tiêu đề
    "text",  # lời văn
    "item",  # gạch đầu dòng
    "closing",  # đoạn kết
    "annex",  # Phụ lục I: each begins an annex
    "annex_title",  # BẢNG ...
    "annex_note",  # (Kèm theo Kế hoạch số ...)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Nguồn gốc of a drafted piece: the parent's item ("P1:T3") or "", and the rule or template line."""

    parent: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Chỗ trống: what a person must decide; `where` names the place, `question` is Vietnamese."""

    where: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParagraph:
    """Đoạn: its text with its own marker written out; `blanks` are the marked gaps "[...]" in it."""

    text: str
    style: DraftStyle
    origin: Origin
    blanks: tuple[Blank, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTable:
    """Bảng of an annex: header cells, rows of cells, one origin a row; widths in millimetres, shared out over the page.

    `centred` are the columns of numbers; `blanks` are the gaps of each row and `advice` its margin note; `asked` are columns
    whose head asks a question; `wide` asks for a page across.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]
    widths: tuple[float, ...] = ()
    centred: tuple[int, ...] = (0,)
    blanks: tuple[tuple[Blank, ...], ...] = ()
    advice: tuple[str, ...] = ()
    asked: tuple[tuple[int, Blank], ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHead:
    """Phần đầu of NĐ 30/2020, phụ lục I: `superior` is "" for a UBND; `place_date` one line."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_date: str
    doc_type: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTail:
    """Nơi nhận and the signature block: `authority` lines in capitals, the name may be blank."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Đã lược: a parent item that the draft leaves out, why (Vietnamese), the parent's own words, and the item's name in words."""

    parent: str
    reason: str
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """One line of the trace: the drafted text, the parent item and the rule by their ids.

    `source`, `quote` and `note` tell the same in words: which item of the parent, its own text, what the rule does.
    """

    item: str
    parent: str
    rule: str
    source: str = ""
    quote: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Dự thảo: head, paragraphs and tables in order, tail; the plan it carries, what was dropped, what is open."""

    head: DraftHead
    content: tuple[DraftParagraph | DraftTable, ...]
    tail: DraftTail
    plan: Plan | None = None
    dropped: tuple[Dropped, ...] = ()
    blanks: tuple[Blank, ...] = ()
    origins: tuple[OriginLine, ...] = ()
