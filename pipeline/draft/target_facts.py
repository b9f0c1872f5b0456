"""Tính chất của chỉ tiêu: rate or count, better or worse, and where its words stand; pure functions of one target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from pipeline.draft.adapt_numbers import find
from pipeline.draft.lines import bare
from pipeline.model import Target
from pipeline.rules import Hit
from pipeline.vietnamese import fold, shown, squeeze

RATES = frozenset({"%", "‰", "điểm phần trăm", "lần"})
_AVERAGE = regex.compile(r"tuổi thọ|bình quân (?:đầu )?người|trung bình (?:của )?(?:mỗi )?(?:người|hộ|đơn vị|sống)|thu nhập bình quân")
_EACH = regex.compile(r"(?<!\p{L})(?:mỗi|từng)\s+(?!năm|quý|tháng|tuần|ngày|đợt|lần|kỳ|học kỳ)\p{L}")
_SCORE = regex.compile(r"chỉ số|điểm số|số điểm đánh giá|(?<!\p{L})(?:pci|papi|sipas|dti|par index)(?!\p{L})")
_COMMUNE_WORD = r"(?:xã|phường|đặc\s+khu|thị\s+trấn)"
_ALL_COMMUNES = regex.compile(
    r"(?:%|toàn\s+bộ|tất\s+cả)\s*(?:tổng\s+)?(?:số\s+)?(?:các\s+)?(?:đơn\s+vị\s+(?:hành\s+chính\s+)?)?"
    rf"(?:cấp\s+xã|{_COMMUNE_WORD}(?:\s*(?:,|và|/)\s*{_COMMUNE_WORD})*)(?!\s+hội|\p{{L}})"
)
_TIMES = regex.compile(r"(?:mỗi\s+|/)?\s*(?:năm|quý|tháng|tuần|ngày|học kỳ|đợt|nhiệm kỳ)")
_LINKED = regex.compile(r"\s*(?:trong đó|đồng thời|ngoài ra|riêng|qua đó|bên cạnh đó|cùng với đó)(?!\p{L})")
_STOP = regex.compile(r"(?<=\p{L}{2}|[%)\d])\.\s+(?=\p{Lu}|\d)")


def pieces(line: str, targets: Sequence[Target]) -> list[str]:
    """The sentences of a paragraph, one piece for each that holds targets; the others stay with their neighbours."""
    made: list[str] = []
    holds = False
    for sentence in _STOP.split(line):
        has = any(held(t, squeeze(sentence)) for t in targets)
        if made and not (has and holds and not _LINKED.match(fold(sentence))):
            made[-1] += f". {sentence}"
            holds = holds or has
        else:
            made.append(sentence)
            holds = has
    return made if all(any(held(t, squeeze(p)) for p in made) for t in targets if held(t, squeeze(line))) else [line]


def above(hit: Hit) -> bool:
    """Whether a rule of population.toml found a body of the province."""
    return "commune" in hit.emits.get("excused", ()) or hit.emits.get("addressed") == "province"


def covered(text: str, hits: Sequence[Hit]) -> bool:
    """Whether the hits cover all names of a list."""
    rest = list(fold(text))
    for hit in hits:
        rest[hit.start : hit.end] = " " * (hit.end - hit.start)
    return not regex.search(r"\p{L}", regex.sub(r"(?<!\p{L})(?:và|các|số|của|tổng)(?!\p{L})", "", "".join(rest)))


def is_rate(target: Target) -> bool:
    """Whether the value holds for a ward as it stands: a share, a ratio, an absence, or so many for each of something."""
    q = target.quantity
    if q.unit in RATES or "%" in q.unit or (q.low == 0 == q.high and not of_table(target)):
        return True
    words, before = fold(f"{target.indicator} {target.text}"), _before(target)
    if _AVERAGE.search(before) or _EACH.search(before):
        return True
    if q.unit == "điểm" and _SCORE.search(words):
        return True
    return bool(target.per) and not _TIMES.fullmatch(fold(target.per or ""))


def _before(target: Target) -> str:
    """The folded words before the target's number, back to the last comma; its indicator for a cell of a table."""
    if of_table(target):
        return fold(target.indicator)
    place = find(target.text, target.quantity)
    return regex.split(r"[,;.:]\s", fold(target.text[: place[0]]))[-1] if place else ""


def better(value: Decimal, target: Target) -> bool:
    """Whether a ward's value promises at least as much as the parent's."""
    q = target.quantity
    falls = target.direction == "lower" or (target.direction == "none" and q.bound in ("at_most", "less_than"))
    return value <= q.low if falls else value >= q.high


def told_quantity(target: Target) -> str:
    """ "20%", "5.000 ha", "1 - 2 người"."""
    q = target.quantity
    numbers = shown(q.low) if q.low == q.high else f"{shown(q.low)} - {shown(q.high)}"
    return f"{numbers}{'' if q.unit in ('%', '‰') else ' '}{q.unit}".strip()


def held(target: Target, whole: str) -> bool:
    """Whether the target's words stand in a squeezed text."""
    return bool(words := bare(target.evidence.quote or target.text)) and words in whole


def of_table(target: Target) -> bool:
    """Whether the target is a cell, whose column gives its date."""
    return target.deadline is not None and target.deadline.source == "column"


def end_year(target: Target) -> int | None:
    """The last year that the target has; None where nothing tells it."""
    if target.deadline is not None and target.deadline.by:
        return int(target.deadline.by[:4])
    return target.period.end if target.period else None


def counts_communes(target: Target) -> bool:
    """Whether communes are what is counted ("có 58 xã đạt chuẩn")."""
    return not is_rate(target) and fold(target.quantity.unit).split(" ")[0] in ("xã", "phường")


def over_communes(text: str) -> bool:
    """Whether a share of communes is meant ("100% xã, phường có ..."), which one ward alone cannot reach."""
    return _ALL_COMMUNES.search(fold(text)) is not None
