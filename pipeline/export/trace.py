"""Bảng truy nguồn: every line of a draft with where it comes from, what was left out, and what is still open."""

from __future__ import annotations

from pipeline.export.tables import Sheet
from pipeline.model import Draft

LINES = (
    ("STT", 6), ("Nội dung dự thảo", 70), ("Mục của cấp trên", 18), ("Nguyên văn cấp trên", 60), ("Cách đưa vào", 40), ("Quy tắc hoặc tệp mẫu", 26),
)  # fmt: skip
DROPPED = (("STT", 6), ("Mục của cấp trên", 20), ("Nguyên văn", 80), ("Lý do không đưa vào", 60))
BLANKS = (("STT", 6), ("Vị trí", 30), ("Cần quyết định", 90))


def trace_sheets(draft: Draft) -> tuple[Sheet, ...]:
    """Nguồn từng đoạn, nội dung không đưa vào, chỗ cần quyết định."""
    return (
        Sheet("Nguồn từng đoạn", LINES, tuple((n, o.item, o.source, o.quote, o.note, o.rule) for n, o in enumerate(draft.origins, 1))),
        Sheet("Không đưa vào", DROPPED, tuple((n, d.source, d.quote, d.reason) for n, d in enumerate(draft.dropped, 1))),
        Sheet("Cần quyết định", BLANKS, tuple((n, b.where, b.question) for n, b in enumerate(draft.blanks, 1))),
    )
