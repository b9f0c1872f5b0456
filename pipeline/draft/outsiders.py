"""Doanh nghiệp, tổ chức ngoài đơn vị: those whom the ward can only ask are asked under one name, however often the parent names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from pipeline.draft.adapt_duty import Duty
from pipeline.draft.adapt_units import OUTSIDE, Unit, Units
from pipeline.vietnamese import fold

_ENTERPRISE = regex.compile(r"(?<!\p{L})(?:doanh nghiệp|nhà đầu tư|nhà cung cấp|hợp tác xã|hộ kinh doanh|cơ sở sản xuất)(?!\p{L})")
_ASSOCIATION = regex.compile(r"^(?:các\s+)?(?:hiệp hội|hội|liên minh|liên hiệp|câu lạc bộ)(?!\p{L})")
_PLACED = regex.compile(r"địa bàn|(?:phường|xã|đặc khu)(?!\p{L})")


def together(duties: Sequence[Duty], units: Units) -> list[Duty]:
    """The duties with all enterprises as one unit: by the parent's own name where it has but one, else by a common one."""
    names = list(dict.fromkeys(d.unit.name for d in duties if _is_enterprise(d.unit)))
    if not names:
        return list(duties)
    common = units.named("enterprises", OUTSIDE)
    one = replace(common, name=_here(names[0], units)) if len(names) == 1 else common
    return [replace(d, unit=one) if d.unit.name in names else d for d in duties]


def _is_enterprise(unit: Unit) -> bool:
    name = fold(unit.name)
    return unit.sort == OUTSIDE and _ENTERPRISE.search(name) is not None and _ASSOCIATION.search(name) is None


def _here(name: str, units: Units) -> str:
    """ "các doanh nghiệp viễn thông" → "các doanh nghiệp viễn thông trên địa bàn phường"."""
    told = name if fold(name).startswith(("các ", "những ")) else f"các {name[:1].lower()}{name[1:]}"
    return told if _PLACED.search(fold(told).replace("hợp tác xã", "")) else f"{told} trên địa bàn {units.setting.ward.kind}"
