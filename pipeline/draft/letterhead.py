"""Phần đầu, nơi nhận, chữ ký: by who issues the plan (a People's Committee or one of its departments) and who signs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.draft.adapt import Adapted
from pipeline.draft.adapt_years import outside_period as outside
from pipeline.draft.compose import lines_of, plain
from pipeline.draft.lines import capital
from pipeline.model import Blank, DraftHead, DraftTail
from pipeline.render import render
from pipeline.wards import SAMPLE, Ward

_HEADS = (("văn phòng", "CHÁNH VĂN PHÒNG"), ("trung tâm", "GIÁM ĐỐC"))


def head(adapted: Adapted) -> DraftHead:
    """Letterhead, number, place and date, type and title (NĐ 30/2020, phụ lục I, II.1 - II.5)."""
    ward, year = adapted.setting.ward, adapted.setting.today.year
    day = f"ngày {ward.date.day:02d} tháng {_month(ward.date.month)} năm {ward.date.year}" if ward.date else f"ngày      tháng      năm {year}"
    committee = ("ỦY BAN NHÂN DÂN", ward.full.upper())
    superior, issuer = (committee, (ward.department.name.upper(),)) if ward.department else ((), committee)
    return DraftHead(
        superior=superior, issuer=issuer, number=numbered(ward), place_date=f"{ward.place_name}, {day}", doc_type="Kế hoạch", title=plain(adapted.title.text)
    )


def numbered(ward: Ward) -> str:
    """ "12/KH-UBND"; a department's own sign is its symbol, which the head of the body decides (phụ lục I, II.3.b)."""
    sign = (ward.department.symbol or "…") if ward.department else "UBND"
    number = ward.number.zfill(2) if len(ward.number) == 1 else ward.number  # below 10 a nought goes before (phụ lục I, II.3.a)
    return number if "/" in number else f"{number}/KH-{sign}"


def issuer(ward: Ward) -> dict[str, Any]:
    """Who issues the plan, for the templates: `name` in full, `short` inside a sentence."""
    if ward.department:
        return {"name": plain(f"{ward.department.name} {ward.full}"), "short": plain(ward.department.name), "department": True}
    return {"name": plain(f"Ủy ban nhân dân {ward.full}"), "short": f"Ủy ban nhân dân {ward.kind}", "department": False}


def authority(ward: Ward) -> tuple[str, ...]:
    """The lines above the signature: TM., KT., Q., TL., TUQ. (NĐ 30/2020, điều 13; phụ lục I, II.7.a)."""
    post = ward.signer.capacity
    if ward.department:
        first = next((title for words, title in _HEADS if ward.department.name.casefold().startswith(words)), "TRƯỞNG PHÒNG")
        own = first if post.endswith("CHỦ TỊCH") else post
        return (f"KT. {own.removeprefix('PHÓ ')}", own) if own.startswith("PHÓ ") else (own,)
    if post.startswith(("TL.", "TUQ.")):
        return (post, ward.signer.position.upper())
    return ("TM. ỦY BAN NHÂN DÂN", *(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") if post.startswith("PHÓ ") else (post,)))


def tail(adapted: Adapted, values: Mapping[str, Any], templates: Path | None) -> DraftTail:
    """Nơi nhận by its template, and the signature block."""
    ward, blocks = adapted.setting.ward, adapted.blocks
    symbol = next((d.symbol for d in ward.departments if d.name == (ward.issuer or adapted.focal)), "")
    committee = f"Ủy ban nhân dân {ward.province}"
    more = {
        "report_to": [plain(n) for n in dict.fromkeys(r.to for r in adapted.reports) if n != committee],
        "asked": [capital(plain(b.unit.name)) for b in blocks if b.unit.request],
        "units": [capital(plain(b.unit.name)) for b in blocks if not b.unit.request], "symbol": plain(symbol),
    }  # fmt: skip
    recipients = lines_of(render("draft/recipients.j2", {**values, **more}, templates))
    return DraftTail(recipients=recipients, authority=authority(ward), name=ward.signer.name)


def blanks(adapted: Adapted) -> Iterator[Blank]:
    """What the letterhead and the signature leave open."""
    ward, say = adapted.setting.ward, adapted.setting.say
    for given, where, key in (
        (ward.number, "số, ký hiệu", "number"), (ward.date, "địa danh, ngày tháng", "date"), (ward.signer.name, "chữ ký", "signer"),
    ):  # fmt: skip
        if not given:
            yield Blank(where=where, question=say("questions", key))
    if question := outside(adapted.setting):
        yield Blank(where="năm kế hoạch", question=question)
    if SAMPLE in (ward.name, ward.province.partition(" ")[2]):
        yield Blank(where="hồ sơ đơn vị", question=say("questions", "sample"))
    if ward.province != (given := adapted.setting.given_province):
        yield Blank(where="hồ sơ đơn vị", question=say("questions", "province_name", {"given": given}))
    for question in adapted.title.questions:
        yield Blank(where="trích yếu", question=question)
    for line in adapted.parents:
        if line.advice:
            yield Blank(where="văn bản cấp trên", question=line.advice)
    yield from (Blank(where="căn cứ", question=line.advice) for line in adapted.programmes if line.advice)
    for field in adapted.vacant:
        yield Blank(where="phân công", question=say("questions", "vacant", {"field": field}))


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)
