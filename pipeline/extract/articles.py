"""Bản tin kể về một kế hoạch: which paragraphs of an article go on telling its goals.

An article names its plan once, sets its goals, and then tells them over several paragraphs; what it counts as done or
found begins with words of the past or a year gone by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pipeline.extract.cues import cues
from pipeline.extract.reading import Reading
from pipeline.extract.setting import Setting
from pipeline.extract.statements import Statement, statements
from pipeline.vietnamese import dates, fold

_OPENING = 3
_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_AIMED = regex.compile(r"(?<!\w)(?:mục\s+tiêu|chỉ\s+tiêu|phấn\s+đấu|đặt\s+ra)(?!\w)")
_PLAN = regex.compile(r"(?<!\w)(?:kế\s+hoạch|chương\s+trình|đề\s+án|chiến\s+lược|nghị\s+quyết)(?!\w)")
_BY_PLAN = regex.compile(
    r"\W*(?:cũng\s+)?theo\s+(?:quyết\s+định\s+(?:số\s+[\w/-]+\s+)?(?:ban\s+hành|phê\s+duyệt)\s+)?(?:kế\s+hoạch|chương\s+trình|đề\s+án|nghị\s+quyết)(?:[^,;.\d]|20\d\d){0,160},\s*"
)
_TOLD = regex.compile(
    r"(?<!\w)(?:ghi\s+nhận|tính\s+đến|lũy\s+kế|ước\s+(?:đạt|thực\s+hiện)|so\s+với\s+cùng\s+kỳ|từ\s+đầu\s+năm|kết\s+quả\s+đạt\s+được"
    r"|năm\s+qua|hiện\s+(?:nay|có|toàn)|theo\s+thống\s+kê|trước\s+đó|đã\s+(?!đề\s+ra|đặt\s+ra|ban\s+hành|phê\s+duyệt))"
)
_AHEAD = regex.compile(
    r"\W*(?:giai\s+đoạn|thời\s+kỳ|(?:đến|trong|vào)(?:\s+(?:hết|cuối))?(?:\s+năm)?|từ\s+năm|năm)?\s*(?P<y>20\d\d)(?:\s*-\s*(?:năm\s+)?(?P<to>20\d\d))?(?!\d)"
)


def told_statements(reading: Reading, setting: Setting) -> tuple[Statement, ...]:
    """The statements of a document, those of an article with what they go on with."""
    found = statements(reading)
    return tuple(_carried(found, reading)) if setting.informal else found


def _written(reading: Reading) -> int:
    """The year of an article: the latest date in it, else the latest year of its opening; 0 where it has none."""
    dated = [int(d.iso[:4]) for b in reading.document.blocks for d in dates(b.text)]
    named = [int(y) for b in reading.document.blocks[:_OPENING] for y in _YEAR.findall(b.text)]
    return max(dated, default=0) or min(named, default=0)


def _carried(found: Sequence[Statement], reading: Reading) -> Iterator[Statement]:
    """The statements, each told whether it goes on with goals told before it or opens with a time still to come."""
    latest = _written(reading)
    planned = aimed = False
    for statement in found:
        words = fold(statement.text)
        planned = planned or _BY_PLAN.match(words) is not None
        opening = _AHEAD.match(_BY_PLAN.sub("", words))
        year = int(opening.group("to") or opening.group("y")) if opening else latest
        told = _TOLD.search(words) is not None or year < latest
        ahead = planned and opening is not None and 0 < latest <= year
        yield replace(statement, goes_on=not told and (aimed or ahead), written=latest)
        goal = _AIMED.search(words) is not None and bool(cues(statement.text, reading.rules).of("goal") or _PLAN.search(words))
        planned = planned or _PLAN.search(words) is not None
        aimed = not told and (aimed or ahead or goal)
