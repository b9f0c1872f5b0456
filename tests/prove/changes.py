"""Each kind of change to the text of a plan, with the verdict that it must bring; None where a target offers no place for it.

A change is a small function from the place of a target to the lines of a copy. Nothing here looks at a plan's JSON: what is
written is read again by the whole line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import Verdict
from pipeline.vietnamese import shown
from tests.prove.harmless import PARAPHRASES, REWORDINGS
from tests.prove.places import NUMBER, Copy, Place, lowered, raised

YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True)
class Change:
    """A kind of change: its Vietnamese name in the table, the verdict of the changed target, and how it is made."""

    kind: str
    verdict: Verdict
    make: Callable[[Place], Copy | None]


# --- value ----------------------------------------------------------------------------------------------------------


def _higher(place: Place) -> bool | None:
    """Whether more is better; None where the target does not say so."""
    target = place.target
    if target.quantity.bound in ("at_least", "more_than"):
        return True
    if target.quantity.bound in ("at_most", "less_than"):
        return False
    return {"higher": True, "lower": False, "none": None}[target.direction]


def _moved(place: Place, *, better: bool) -> Copy | None:
    quantity, higher = place.target.quantity, _higher(place)
    numbers = NUMBER.findall(place.value)
    if higher is None or len(numbers) != 1 or quantity.low != quantity.high or quantity.high == 0:
        return None
    up = higher is better
    step = max(Decimal(1), (quantity.low / 10).to_integral_value()) if quantity.low == quantity.low.to_integral_value() else Decimal("0.3")
    value = quantity.low + (step if up else -step)
    if value <= 0 or ("%" in quantity.unit and up and not place.target.change and value > 100):
        return None
    return place.with_value(place.value.replace(numbers[0], _figure(value, numbers[0])))


def _figure(value: Decimal, like: str) -> str:
    """A figure written as the one it replaces: "05" stays in two digits, thousands keep their points."""
    told = shown(value)
    return told.zfill(len(like)) if like.startswith("0") else told


def value_worse(place: Place) -> Copy | None:
    """ "đạt 90%" → "đạt 81%"."""
    return _moved(place, better=False)


def value_better(place: Place) -> Copy | None:
    """ "đạt 80%" → "đạt 88%"."""
    return _moved(place, better=True)


# --- how it binds ---------------------------------------------------------------------------------------------------


def open_end_lost(place: Place) -> Copy | None:
    """ "trên 90%" → "90%"."""
    found = re.match(r"(?i)(trên|hơn)\s+(?=\d)", place.value)
    return place.with_value(place.value[found.end() :]) if found and place.target.quantity.bound == "more_than" else None


def only_about(place: Place) -> Copy | None:
    """ "ít nhất 90%" → "khoảng 90%"."""
    found = re.match(r"(?i)(ít nhất|tối thiểu)\s+(?=\d)", place.value)
    return place.with_value("khoảng " + place.value[found.end() :]) if found and place.last else None


def only_aspired(place: Place) -> Copy | None:
    """ "đạt 90%" → "phấn đấu đạt 90%"."""
    before = place.text[: place.start]
    if place.in_row or not place.last or place.target.commitment != "firm" or not re.search(r"\bđạt\s+$", before):
        return None
    at = before.rindex("đạt")
    return place.with_line(f"{place.text[:at]}phấn đấu {place.text[at:]}")


# --- time -----------------------------------------------------------------------------------------------------------


def _due_in_sentence(place: Place) -> tuple[int, int] | None:
    """Where the year of the target's own deadline stands in its line."""
    deadline = place.target.deadline
    if place.in_row or deadline is None or deadline.source != "sentence" or not deadline.by or not place.alone:
        return None
    at = place.text.find(deadline.text)
    years = list(YEAR.finditer(deadline.text))
    if at < 0 or place.text.count(deadline.text) > 1 or len(years) != 1 or years[0].group() != deadline.by[:4]:
        return None
    return at + years[0].start(), at + years[0].end()


def _shifted(place: Place, years: int) -> Copy | None:
    at = _due_in_sentence(place)
    if at is None:
        return None
    year = int(place.text[slice(*at)]) + years
    start = place.target.period or place.material.plan.masthead.period
    if years < 0 and (start is None or year < start.start):
        return None
    return place.with_line(f"{place.text[: at[0]]}{year}{place.text[at[1] :]}")


def due_later(place: Place) -> Copy | None:
    """ "đến năm 2028" → "đến năm 2029"."""
    return _shifted(place, 1)


def due_earlier(place: Place) -> Copy | None:
    """ "đến năm 2030" → "đến năm 2029": nothing is wrong with that."""
    return _shifted(place, -1)


def heading_later(place: Place) -> Copy | None:
    """ "Mục tiêu cụ thể đến năm 2030" → "... 2032": every target that takes its year from that heading."""
    deadline, spans = place.target.deadline, place.target.evidence.spans
    if deadline is None or deadline.source != "heading" or len(spans) < 2 or not deadline.by:
        return None
    span = spans[1]
    line = place.material.lines[span.block]
    years = list(YEAR.finditer(line, span.start, span.end))
    if not years or years[-1].group() != deadline.by[:4] or place.material.kinds[span.block] == "row":
        return None
    own = [t for t in place.material.plan.targets if span in t.evidence.spans[1:]]
    if own[0].id != place.target.id or any(t.deadline is None or t.deadline.by != deadline.by for t in own):
        return None
    changed = f"{line[: years[-1].start()]}{int(years[-1].group()) + 2}{line[years[-1].end() :]}"
    return place.with_lines({span.block: (changed,)}).of(frozenset(t.id for t in own))


# --- of whom, compared with what, counted in what -------------------------------------------------------------------


def _enumeration(place: Place) -> tuple[int, list[str]] | None:
    """Where a population enumerated as "A, B và C" begins in its line, and its pieces with their separators."""
    members = place.target.population
    if place.in_row or len(members) < 2 or not place.alone:
        return None
    starts = [place.text.lower().find(m.lower()) for m in members]
    if min(starts) < 0 or starts != sorted(starts) or any("liên quan" in m or " " not in m for m in members):
        return None
    stops = [at + len(m) for at, m in zip(starts, members, strict=True)]
    gaps = [place.text[stop:start] for stop, start in zip(stops, starts[1:], strict=False)]
    if not all(g.strip() in (",", "và", ", và", "hoặc") for g in gaps):
        return None
    pieces = [place.text[a:b] for a, b in zip(starts, stops, strict=True)]
    return starts[0], [p for pair in zip(pieces, [*gaps, ""], strict=True) for p in pair]


def member_dropped(place: Place) -> Copy | None:
    """ "A, B và C" → "A và B"."""
    found = _enumeration(place)
    if found is None:
        return None
    at, pieces = found
    kept = "".join(pieces[:-4]) + pieces[-4] if len(pieces) >= 4 else ""
    if len(pieces) >= 6:
        kept = " và ".join(["".join(pieces[:-5]).rstrip(), pieces[-4]])
    return place.with_line(place.text[:at] + kept + place.text[at + len("".join(pieces)) :]) if kept else None


def other_base_year(place: Place) -> Copy | None:
    """ "so với năm 2025" → "so với năm 2024", for every target of the line that it speaks of."""
    base = place.target.baseline
    at = place.text.find(f"so với năm {base}")
    if not base or not base.isdigit() or at < 0:
        return None
    own = (t for t in place.material.plan.targets if t.evidence.spans[0].block == place.line and t.baseline == base)
    changed = place.with_line(place.text.replace(f"so với năm {base}", f"so với năm {int(base) - 1}", 1))
    return changed.of(frozenset(t.id for t in own)) if place.text.count(f"so với năm {base}") == 1 else changed


def points_for_percent(place: Place) -> Copy | None:
    """ "tăng 20%" → "tăng 20 điểm phần trăm"."""
    if place.in_row or not place.target.change or place.target.quantity.unit != "%" or not place.value.endswith("%"):
        return None
    return place.with_value(f"{place.value[:-1].rstrip()} điểm phần trăm")


def count_for_share(place: Place) -> Copy | None:
    """ "60% cơ sở" → "60 cơ sở"."""
    target = place.target
    noun = target.population[0] if target.population else ""
    after = place.text[place.end :].lstrip()
    if place.in_row or not place.alone or target.change or target.quantity.unit != "%" or not place.value.endswith("%"):
        return None
    return place.with_value(place.value[:-1].rstrip()) if noun and after.lower().startswith(noun.lower()) else None


# --- whole targets --------------------------------------------------------------------------------------------------

NEUTRAL = "Tiếp tục thực hiện các nội dung khác theo hướng dẫn của cơ quan chuyên môn."


def dropped(place: Place) -> Copy | None:
    """The target's sentence gives way to one that promises nothing, so that the numbering holds."""
    if place.in_row or not place.alone or place.said_again or place.target.where == "annex":
        return None
    return place.with_line(place.marker + NEUTRAL)


def split(place: Place) -> Copy | None:
    """ "90% A, B và C có X" → "90% A có X" and "90% B và C có X" on a line of its own."""
    found = _enumeration(place)
    if found is None or not place.marker or place.said_again:
        return None
    at, pieces = found
    before, after = place.words[: at - len(place.marker)], place.text[at + len("".join(pieces)) :]
    first, rest = before + pieces[0] + after, before + "".join(pieces[2:]) + after
    bullet = "+ " if place.marker.strip() == "-" else "- "
    return place.with_lines({place.line: (place.marker + first, bullet + rest)})


def _next(place: Place) -> Place | None:
    """The next line's only target, where both lines are items of one list."""
    following = [t for t in place.material.plan.targets if t.evidence.spans[0].block == place.line + 1]
    if place.in_row or not place.alone or len(following) != 1 or following[0].id not in place.material.exact:
        return None
    other = Place(place.material, following[0])
    kin = place.target.section.rpartition(".")[0] == other.target.section.rpartition(".")[0]
    return other if kin and place.marker and other.marker and not other.in_row else None


def merged(place: Place) -> Copy | None:
    """Two items of a list become one, parted by a semicolon."""
    other = _next(place)
    if other is None or "sau:" in place.text or place.said_again or other.said_again:
        return None
    joined = f"{place.text.rstrip(' .;')}; {lowered(other.words)}"
    rest = () if other.marker.strip() in "-+•*" else (other.marker + NEUTRAL,)
    both = frozenset({place.target.id, other.target.id})
    return place.with_lines({place.line: (joined,), other.line: rest}).of(both)


def reordered(place: Place) -> Copy | None:
    """Two items of a list change places, their markers stay."""
    other = _next(place)
    if other is None:
        return None
    both = frozenset({place.target.id, other.target.id})
    return place.with_lines({place.line: (place.marker + raised(other.words),), other.line: (other.marker + raised(place.words),)}).of(both)


def _reworded(table: tuple[tuple[str, str], ...]) -> Callable[[Place], Copy | None]:
    """All replacements of a table that fit into the line."""

    def make(place: Place) -> Copy | None:
        text = place.words
        for old, new in table:
            text = re.sub(old, new, text)
        return place.with_line(place.marker + text) if text != place.words and not place.in_row else None

    return make


def year_to_the_end(place: Place) -> Copy | None:
    """ "Đến năm 2030, 90% hộ ..." → "90% hộ ... đến năm 2030"."""
    found = re.match(r"((?:Đến|Trong|Vào)(?:\s+hết|\s+cuối)?\s+năm\s+20\d\d),\s+", place.words)
    if not found or place.in_row or not place.alone:
        return None
    text = place.words[found.end() :].rstrip(" .;")
    return place.with_line(f"{place.marker}{raised(text)} {lowered(found.group(1))}.")


def figure_written_otherwise(place: Place) -> Copy | None:
    """ "5" → "05", "1.250" → "1250", "90%" → "90 %", "2,5" → "2,50"."""
    numbers = NUMBER.findall(place.value)
    if len(numbers) != 1:
        return None
    number = numbers[0]
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", number):
        return place.with_value(place.value.replace(number, number.replace(".", "")))
    if "," in number:
        return place.with_value(place.value.replace(number, number + "0"))
    if len(number) == 1:
        return place.with_value(place.value.replace(number, "0" + number))
    return place.with_value(place.value.replace("%", " %")) if place.value.endswith("%") and " %" not in place.value else None


def money_in_other_units(place: Place) -> Copy | None:
    """ "1,5 tỷ đồng" → "1.500 triệu đồng"."""
    unit = place.target.quantity.unit
    numbers = NUMBER.findall(place.value)
    if unit not in ("tỷ đồng", "triệu đồng") or unit not in place.value or len(numbers) != 1 or place.in_row:
        return None
    times, other = (Decimal(1000), "triệu đồng") if unit == "tỷ đồng" else (Decimal(1) / 1000, "tỷ đồng")
    return place.with_value(place.value.replace(numbers[0], shown(place.target.quantity.low * times)).replace(unit, other))


CHANGES: tuple[Change, ...] = (
    Change("giá trị kém hơn", "weaker", value_worse),
    Change("giá trị tốt hơn", "exceeded", value_better),
    Change("“trên 90%” còn “90%”", "looser", open_end_lost),
    Change("“ít nhất” thành “khoảng”", "looser", only_about),
    Change("“đạt” thành “phấn đấu đạt”", "looser", only_aspired),
    Change("thời hạn muộn hơn", "later", due_later),
    Change("năm ở đề mục muộn hơn", "later", heading_later),
    Change("bớt đối tượng", "narrowed", member_dropped),
    Change("năm gốc khác", "baseline_differs", other_base_year),
    Change("phần trăm thành điểm phần trăm", "baseline_differs", points_for_percent),
    Change("tỷ lệ thành số đếm", "unit_differs", count_for_share),
    Change("bỏ chỉ tiêu", "missing", dropped),
    Change("tách làm hai", "met", split),
    Change("gộp hai làm một", "met", merged),
    Change("đổi thứ tự", "met", reordered),
    Change("viết tắt, từ đồng nghĩa", "met", _reworded(PARAPHRASES)),
    Change("sửa câu chữ", "met", _reworded(REWORDINGS)),
    Change("năm ra cuối câu", "met", year_to_the_end),
    Change("cách viết con số", "met", figure_written_otherwise),
    Change("đổi đơn vị tiền", "met", money_in_other_units),
    Change("thời hạn sớm hơn", "met", due_earlier),
)
"""Every kind of change; those that must bring `met` are harmless."""
