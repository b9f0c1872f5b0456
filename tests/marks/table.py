"""How often each field is read right, over marks made by hand: `make fields`.

A field is compared where the mark or the program gives it a value. Right: both the same. Wrong: another value, or one where there
is none. Absent: no value where the mark has one; a field of an item that was not found at all is absent too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline import flow
from pipeline.gold.likeness import loose, near, number_of, same_body, same_unit
from pipeline.model import Body, Document, Plan, Target
from tests.marks.reading import BESIDE, Item, Mark, found, marks, stands_at

Same = Callable[[Any, Any], bool]
Outcome = str
RIGHT, WRONG, ABSENT = "right", "wrong", "absent"
GENERIC = ("các ", "những ", "địa phương", "chính quyền", "cấp ủy", "cơ quan", "đơn vị")
"""How a phrase begins that names no body of its own."""


@dataclass(frozen=True)
class Field:
    """One line of the table: the value that the program gives, how it is compared, and what a mark means that is silent."""

    name: str
    value: Callable[[Any], Any]
    same: Same
    unsaid: Any = ""


@dataclass(frozen=True)
class Compared:
    """One field of one item."""

    kind: str
    field: str
    outcome: Outcome
    mark: Mark
    want: Any
    got: Any


def _equal(want: Any, got: Any) -> bool:
    return bool(want == got)


def _listed(want: Sequence[str], got: Sequence[str]) -> bool:
    """The same members, each found on the other side by its words; "xã, phường, thị trấn" may be one or three."""
    if loose(", ".join(want)) == loose(", ".join(got)):
        return True
    return len(want) == len(got) and all(any(loose(w) == loose(g) or near(w, g) for g in got) for w in want)


def _bodies(want: Sequence[str], got: Sequence[Body]) -> bool:
    """The same bodies on both sides; or the same words where the lead is one phrase ("các cơ quan, đơn vị, địa phương")."""
    each = all(any(_body(w, g) for g in got) for w in want) and all(any(_body(w, g) for w in want) for g in got)
    return each or near(", ".join(want), ", ".join(g.text for g in got))


def _helpers(want: Sequence[str], got: Sequence[Body]) -> bool:
    """The same named bodies; "các sở, ngành liên quan" may be listed or not."""
    return all(any(_body(w, g) for g in got) for w in named(want)) and all(any(_body(w, g) for w in want) for g in got if named([g.text]))


def named(names: Iterable[str]) -> list[str]:
    """The names that mean certain bodies."""
    return [name for name in names if not loose(name).startswith(GENERIC)]


def _body(want: str, got: Body) -> bool:
    return any(same_body(want, name) for name in (got.name, got.text) if name)


def _value(target: Target) -> tuple[Any, Any]:
    return number_of(target.quantity.low), number_of(target.quantity.high)


def _due(name: str) -> Callable[[Any], str]:
    return lambda item: getattr(item.deadline, name) or "" if item.deadline else ""


def _of(name: str) -> Callable[[Any], Any]:
    return lambda item: getattr(item, name) or ""


FIELDS: dict[str, tuple[Field, ...]] = {
    "targets": (
        Field("value", _value, _equal),
        Field("unit", lambda t: t.quantity.unit, same_unit),
        Field("bound", lambda t: t.quantity.bound, _equal, "at_least"),
        Field("change", _of("change"), _equal),
        Field("baseline", _of("baseline"), _equal),
        Field("per", _of("per"), same_unit),
        Field("indicator", _of("indicator"), near),
        Field("direction", _of("direction"), _equal, "higher"),
        Field("population", _of("population"), _listed, ()),
        Field("period", lambda t: [t.period.start, t.period.end] if t.period else "", _equal),
        Field("by", _due("by"), _equal),
        Field("source", _due("source"), _equal),
        Field("every", _due("every"), _equal),
        Field("commitment", _of("commitment"), _equal, "firm"),
        Field("owner", lambda t: (t.owner,) if t.owner else (), lambda want, got: _body(want, got[0])),
        Field("applies_to", _of("applies_to"), _listed, ()),
        Field("where", _of("where"), _equal, "objectives"),
        Field("restates", _of("restates"), _equal),
    ),
    "duties": (
        Field("lead", _of("lead"), _bodies, ()),
        Field("support", _of("support"), _helpers, ()),
        Field("product", _of("product"), near),
        Field("by", _due("by"), _equal),
        Field("every", _due("every"), _equal),
        Field("text", _due("text"), near),
        Field("report_to", _of("report_to"), same_body),
        Field("request", lambda d: d.request, _equal, False),
    ),
}


def compared(mark: Mark, item: Item | None, earlier: Callable[[str], Iterable[str]] = lambda at: ()) -> Iterator[Compared]:
    """The item itself, then each field of it that the mark or the program gives a value.

    `earlier` gives the ids of the targets that stand in the block which begins with the words given.
    """
    yield Compared(mark.kind, "found", ABSENT if item is None else RIGHT, mark, mark.at, item and item.id)
    for field in FIELDS[mark.kind]:
        if field.name in mark.skipped or (field.name == "period" and "period" not in mark.fields):
            continue
        want = _wanted(mark, field)
        if field.name == "restates" and want:
            want = next((i for i in earlier(want) if item is not None and i == getattr(item, "restates", "")), want)
        got = "" if item is None else field.value(item)
        if want or got:
            yield Compared(mark.kind, field.name, _outcome(field, want, got), mark, want, got)


def _wanted(mark: Mark, field: Field) -> Any:
    if field.name == "value":
        return number_of(mark.fields["low"]), number_of(mark.fields.get("high", mark.fields["low"]))
    return mark.fields.get(field.name, field.unsaid)


def _outcome(field: Field, want: Any, got: Any) -> Outcome:
    if want and not got:
        return ABSENT
    if field.name == "support" and not want:
        return RIGHT if field.same((), got) else WRONG
    return RIGHT if want and field.same(want, got) else WRONG


@dataclass(frozen=True)
class Reading:
    """A document as it was read."""

    document: Document
    plan: Plan

    def ids_at(self, at: str) -> list[str]:
        """The ids of the targets of one block."""
        return [t.id for t in self.plan.targets if stands_at(loose(at), t, self.document)]


def everything(wanted: Sequence[Mark]) -> list[Compared]:
    """Every mark held against what the program reads in its document."""
    result: list[Compared] = []
    for file, group in groupby(wanted, key=lambda mark: mark.file):
        document = flow.document_of(BESIDE / file)
        plan = flow.plan_of(BESIDE / file)
        reading = Reading(document, plan)
        result += [line for mark, item in found(list(group), plan, document) for line in compared(mark, item, reading.ids_at)]
    return result


def table(lines: Sequence[Compared], wanted: Sequence[Mark]) -> str:
    """The table in Markdown, a row for each field."""
    corrected = sum(len(mark.corrected) for mark in wanted)
    count = {kind: sum(mark.kind == kind for mark in wanted) for kind in FIELDS}
    rows = [
        f"{count['targets']} targets and {count['duties']} duties of {len({m.file for m in wanted})} documents; fields of marks corrected after a comparison: {corrected}",
        "", "| field | compared | right | wrong | absent | share right |", "|---|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for kind, fields in FIELDS.items():
        for name in ("found", *(field.name for field in fields)):
            outcomes = [line.outcome for line in lines if (line.kind, line.field) == (kind, name)]
            tally = [outcomes.count(outcome) for outcome in (RIGHT, WRONG, ABSENT)]
            share = f"{tally[0] / len(outcomes):.3f}" if outcomes else "–"
            rows.append(f"| {kind}: {name} | {len(outcomes)} | " + " | ".join(map(str, tally)) + f" | {share} |")
    return "\n".join(rows)


def _show(line: Compared) -> str:
    return f"{line.outcome:6} {line.kind}: {line.field}  {line.mark.file.split('/')[-1]}  “{line.mark.fields['at']}” {line.mark.fields.get('low', '')}\n         marked {line.want!r}\n         read   {line.got!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--detail", metavar="FIELD", nargs="?", const="", help="also each wrong or absent field (of one name)")
    options = parser.parse_args()
    if not BESIDE.is_dir():
        sys.exit(f"The marked documents are not part of the project: they are looked for in {BESIDE}, which is not there.")
    wanted = marks()
    lines = everything(wanted)
    if options.detail is not None:
        print("\n".join(_show(x) for x in lines if x.outcome != RIGHT and options.detail in ("", x.field)))
    print(table(lines, wanted))


if __name__ == "__main__":
    main()
