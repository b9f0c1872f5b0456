"""Plans and targets made by hand: what the audit is tested with."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.model import (
    Assignment,
    Body,
    Bound,
    Deadline,
    Evidence,
    Masthead,
    Period,
    Plan,
    Quantity,
    Reference,
    SectionBrief,
    Source,
    Target,
)
from pipeline.rules import load

RULES = load()


def quantity(low: str, unit: str = "%", bound: Bound = "at_least", high: str | None = None) -> Quantity:
    return Quantity(low=Decimal(low), high=Decimal(high or low), unit=unit, bound=bound)


def evidence(quote: str) -> Evidence:
    return Evidence(quote=quote, rule="made-by-hand")


def target(id: str, text: str, amount: Quantity, year: int | None = 2030, **facts: Any) -> Target:
    """A target whose words name its year, unless `year` is None."""
    deadline = Deadline(by=f"{year}-12-31", text=f"đến năm {year}", source="sentence") if year else None
    given: dict[str, Any] = {"deadline": deadline, "direction": "higher", "section": "I.2", "evidence": evidence(text)}
    return Target(id=id, text=text, quantity=amount, **{**given, **facts})


def body(name: str, **facts: Any) -> Body:
    return Body(text=name, name=name, **facts)


PROVINCE = body("Ủy ban nhân dân tỉnh Quảng Ninh", tier="province", kind="people_committee", level="province")
WARD = body("Ủy ban nhân dân phường Hồng Gai", tier="commune", kind="people_committee", level="commune")


def plan(*targets: Target, issuer: Body | None = WARD, period: tuple[int, int] | None = (2026, 2030), **facts: Any) -> Plan:
    """A plan of a ward for 2026-2030 with these targets."""
    years = Period(start=period[0], end=period[1]) if period else None
    head = Masthead(
        issuer=issuer, number=facts.pop("number", "12/KH-UBND"), date=facts.pop("date", "2025-12-20"), doc_type="Kế hoạch",
        title=facts.pop("title", "Phát triển công tác xã hội"), period=years, place=facts.pop("place", "Hồng Gai"),
    )  # fmt: skip
    name = issuer.name if issuer else "tin"
    source = Source(name=f"{name}.docx", sha256=f"{name}-{head.number}", media_type="text/plain", reader="test")
    return Plan(kind=facts.pop("kind", "plan"), source=source, masthead=head, targets=targets, **facts)


def parent(*targets: Target, **facts: Any) -> Plan:
    """A plan of the province for 2026-2030 with these targets."""
    return plan(*targets, **{"issuer": PROVINCE, "number": "271/KH-UBND", "date": "2025-10-21", **facts})


def section(path: str, heading: str, text: str = "", role: str = "tasks", anomaly: str = "") -> SectionBrief:
    return SectionBrief(path=path, marker=path.rpartition(".")[2] + ".", heading=heading, role=role, anomaly=anomaly, text=text)


def duty(id: str, lead: Body | tuple[Body, ...], text: str, **facts: Any) -> Assignment:
    leads = lead if isinstance(lead, tuple) else (lead,)
    return Assignment(id=id, lead=leads, duty=text, **{"evidence": evidence(text), "section": "IV", "where": "implementation", **facts})


def cites(number: str, date: str = "", role: Any = "parent") -> Reference:
    return Reference(id="R1", doc_type="Kế hoạch", number=number, date=date, role=role, evidence=evidence(f"Kế hoạch số {number}"))


def changed(one: Target, **facts: Any) -> Target:
    return replace(one, **facts)
