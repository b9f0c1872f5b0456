"""The model's types as JSON and back, and their JSON schema; no schema is written twice (pydantic reads the types)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import UnreadableError
from pipeline.json_faults import told
from pipeline.model import AuditReport, BatchLine, BatchReport, Document, Draft, FormReport, Ledger, Plan, VersionReport

SHOWN: dict[str, type] = {
    "plan": Plan, "audit": AuditReport, "draft": Draft, "document": Document, "form": FormReport, "diff": VersionReport, "batch": BatchReport, "line": BatchLine, "numbers": Ledger,
}  # fmt: skip
"""What `kehoach schema` offers, by name."""


@lru_cache(maxsize=16)
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(SHOWN[name])


def line_from_json(data: str) -> BatchLine | None:
    """A line of a batch as it was noted; None where it was noted otherwise than now."""
    try:
        line: BatchLine = _adapter("line").validate_json(data)
    except ValidationError:
        return None
    return line


def to_json(value: Plan | AuditReport | Draft | Document | FormReport | VersionReport | Ledger | BatchReport | BatchLine, *, indent: int | None = 2) -> str:
    """One JSON value. Decimals are strings, dates ISO text, what is unknown is null."""
    name = next(n for n, kind in SHOWN.items() if isinstance(value, kind))
    return _adapter(name).dump_json(value, indent=indent).decode("utf-8")


def many_to_json(plans: list[Plan]) -> str:
    """A JSON list of plans, for several files."""
    return TypeAdapter(list[Plan]).dump_json(plans, indent=2).decode("utf-8")


def plan_from_json(data: bytes, name: str) -> Plan:
    """A plan from its JSON, perhaps corrected by hand.

    Raises UnreadableError with the first place that does not hold.
    """
    try:
        plan: Plan = _adapter("plan").validate_json(data)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "đầu tệp"
        raise UnreadableError(
            f"Tệp “{name}” không phải JSON của một kế hoạch: tại “{where}”: {told(first)}. "
            "Hãy sửa chỗ đó, hoặc tạo lại tệp bằng lệnh “kehoach extract … --format json”."
        ) from None
    return plan


def schema(name: str) -> dict[str, Any]:
    """The JSON schema of one of SHOWN."""
    return _adapter(name).json_schema()
