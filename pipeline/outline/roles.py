"""Vai trò của mục: what a heading says the section is about (rules/outline.toml)."""

from __future__ import annotations

from typing import cast

from pipeline.model import Role
from pipeline.rules import RuleBook

SETTLED: frozenset[str] = frozenset({"implementation", "context", "funding", "reporting"})
"""Below these a heading such as "Nhiệm vụ của ..." changes nothing."""
ALWAYS: frozenset[str] = frozenset({"funding", "reporting"})


def role_of(heading: str, above: Role, rules: RuleBook) -> Role:
    """The role of a section by its heading; "item" where the heading says nothing new. `above` is the role it stands under."""
    if not heading:
        return "item"
    hit = rules.first("outline", heading)
    if hit is None:
        return "item"
    role = cast(Role, str(hit.emits["role"]))
    if above in SETTLED and role not in ALWAYS:
        return "item"
    return role if role != above else "item"
