"""Đọc chưa chắc: which facets of a target rest on a doubtful reading."""

from __future__ import annotations

from pipeline.model import Target
from pipeline.rules import RuleBook
from pipeline.vietnamese import squeeze


def doubted(target: Target, rules: RuleBook) -> tuple[str, ...]:
    """The facets that must not be decided for a target; its value where the reasons name none of them."""
    if not target.doubtful:
        return ()
    told = squeeze(" ".join(target.reasons))
    rows = rules.table("comparison")["doubt"]
    named = {row["facet"] for row in rows if any(word in told for word in row["words"])}
    return tuple(sorted(named)) or ("value",)
