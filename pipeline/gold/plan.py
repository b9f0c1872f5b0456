"""A plan as extracted held against its gold: what was missed, what was made up, which fields differ, and the score of each.

Both sides are the plan's JSON (the gold a subset of it, see corpus/README.md). The score forgives what readers differ on: where
words are cut, how a body's name is written out, and targets of absence ("không để xảy ra").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pipeline.gold.likeness import Item, any_body, loose, names, near, number_of, places, quote_of, said, same_body, same_unit, written_out
from pipeline.gold.score import Comparison, Difference, Score


def compare(plan: Item, gold: Item) -> Comparison:
    """Hold a plan's JSON against its gold; kinds that the gold leaves out are not compared."""
    result = Comparison()
    for kind, part in _PARTS.items():
        if kind in gold:
            part(result, plan.get(kind) or [], gold[kind])
    if "kind" in gold:
        result.tell("masthead", "kind", gold["kind"], plan.get("kind") == gold["kind"], (gold["kind"], plan.get("kind")))
    if "masthead" in gold:
        _masthead(result, plan.get("masthead") or {}, gold["masthead"])
    return result


# --- pairing --------------------------------------------------------------------------------------------------------


def pair(golds: Sequence[Item], items: Sequence[Item], rank: Callable[[Item, Item], float | None]) -> list[tuple[Item, Item | None]]:
    """Each gold item with at most one item, the likest pairs first; `rank` is None where two cannot be the same."""
    ranked = [(r, -g, -i) for g, gold in enumerate(golds) for i, item in enumerate(items) if (r := rank(gold, item)) is not None]
    taken: dict[int, int] = {}
    for _, g, i in sorted(ranked, reverse=True):
        if -g not in taken and -i not in taken.values():
            taken[-g] = -i
    return [(gold, items[taken[g]] if g in taken else None) for g, gold in enumerate(golds)]


def _rest(pairs: Iterable[tuple[Item, Item | None]], items: Sequence[Item]) -> list[Item]:
    used = {id(item) for _, item in pairs}
    return [item for item in items if id(item) not in used]


def _listed(result: Comparison, kind: str, pairs: list[tuple[Item, Item | None]], extra: Sequence[Item]) -> None:
    """Count found items and note the missed and the made-up ones."""
    right = sum(item is not None for _, item in pairs)
    result.count(kind, Score(right, right + len(extra), len(pairs)))
    for gold, item in pairs:
        if item is None:
            result.differences.append(Difference(kind=kind, what="missed", quote=gold["quote"]))
    for item in extra:
        result.differences.append(Difference(kind=kind, what="extra", quote=quote_of(item)))


# --- targets --------------------------------------------------------------------------------------------------------


def _absence(item: Item) -> bool:
    quantity = item.get("quantity") or {}
    return number_of(quantity.get("high")) == 0 and quantity.get("bound") == "at_most"


def target_rank(gold: Item, item: Item) -> float | None:
    """How well a target fits its gold: None where value or place differ, else more for a like unit, year and quote."""
    want, got = gold["quantity"], item.get("quantity") or {}
    if {number_of(want["low"]), number_of(want["high"])} != {number_of(got.get("low")), number_of(got.get("high"))} or not said(gold, item):
        return None
    whole = any(loose(gold["quote"]) in loose(text) for text in places(item))
    by = (gold.get("deadline") or {}).get("by") == (item.get("deadline") or {}).get("by")
    return 2 * _exact(gold, item) + 1.5 * by + whole + near(gold.get("indicator"), item.get("indicator"))


def _exact(gold: Item, item: Item) -> bool:
    want, got = gold["quantity"], item["quantity"]
    return same_unit(want["unit"], got["unit"]) and want["bound"] == got["bound"] and gold.get("change") == item.get("change")


def _targets(result: Comparison, items: Sequence[Item], golds: Sequence[Item]) -> None:
    pairs = pair(golds, items, target_rank)
    extra = [i for i in _rest(pairs, items) if not _absence(i)]
    pairs = [(g, i) for g, i in pairs if not _absence(g)]
    _listed(result, "targets", pairs, extra)
    known = [(g, i) for g, i in pairs if i is not None]
    exact = [_exact(g, i) for g, i in known]
    result.count("targets exact", Score(sum(exact), len(known) + len(extra), len(pairs)))
    doubted = [bool(i.get("doubtful")) for (_, i), ok in zip(known, exact, strict=True) if not ok] + [bool(i.get("doubtful")) for i in extra]
    result.count("targets wrong and doubted", Score(sum(doubted), len(doubted), len(doubted)))
    sure = [not i.get("doubtful") for (_, i), ok in zip(known, exact, strict=True) if ok]
    result.count("targets right and not doubted", Score(sum(sure), len(sure), len(sure)))
    for gold, item in known:
        _target_fields(result, gold, item)


def _target_fields(result: Comparison, gold: Item, item: Item) -> None:
    quote, want, got = gold["quote"], gold["quantity"], item["quantity"]
    result.tell("targets", "unit", quote, same_unit(want["unit"], got["unit"]), (want["unit"], got["unit"]))
    result.tell("targets", "bound", quote, want["bound"] == got["bound"], (want["bound"], got["bound"]))
    result.tell("targets", "change", quote, gold.get("change") == item.get("change"), (gold.get("change"), item.get("change")))
    for key, like in _TARGET_FIELDS.items():
        if key in gold:
            result.tell("targets", key, quote, like(gold[key], item.get(key)), (gold[key], item.get(key)))
    _deadline(result, "targets", gold, item)


def _deadline(result: Comparison, kind: str, gold: Item, item: Item) -> None:
    got = item.get("deadline") or {}
    for key, want in (gold.get("deadline") or {}).items():
        ok = near(want, got.get(key)) if key == "text" else want == got.get(key)
        result.tell(kind, f"deadline {key}", gold["quote"], ok, (want, got.get(key)))


def _within(want: Sequence[str], got: Sequence[str] | None) -> bool:
    """The same members, each found on the other side by its words."""
    have = [loose(g) for g in got or ()]
    return len(have) == len(want) and all(any(near(w, g) or loose(w) == g for g in have) for w in want)


_TARGET_FIELDS: dict[str, Callable[[Any, Any], bool]] = {
    "baseline": lambda want, got: str(want) in str(got or ""),
    "per": same_unit,
    "period": lambda want, got: want == got,
    "population": _within,
    "indicator": near,
    "commitment": lambda want, got: want == got,
    "owner": any_body,
    "where": lambda want, got: want == got,
}


# --- duties, references and the rest --------------------------------------------------------------------------------


def _duties(result: Comparison, items: Sequence[Item], golds: Sequence[Item]) -> None:
    pairs = pair(golds, items, duty_rank)
    _listed(result, "duties", pairs, _rest(pairs, items))
    _leads(result, items, golds)
    for gold, item in pairs:
        if item is not None:
            _duty_fields(result, gold, item)


def duty_rank(gold: Item, item: Item) -> float | None:
    """How well a duty fits its gold: None where lead or words differ."""
    if not any_body(gold["lead"], _joined(item)) or not said(gold, item):
        return None
    exact = any(loose(text).startswith(loose(gold["quote"])) for text in places(item))
    return 2.0 * exact + (gold.get("where") == item.get("where"))


def _joined(item: Item) -> list[str]:
    """Every lead's names, and those of a joint lead in one."""
    each = [names(lead) for lead in item.get("lead") or []]
    return [n for lead in each for n in lead] + (["; ".join(lead[0] for lead in each if lead)] if len(each) > 1 else [])


def _leads(result: Comparison, items: Sequence[Item], golds: Sequence[Item]) -> None:
    want = {written_out(names(g["lead"])[0]) for g in golds}
    have = {tuple(_joined(i)) for i in items if i.get("lead")}
    hit = sum(any(same_body(w, n) for lead in have for n in lead) for w in want)
    good = sum(any(same_body(w, n) for w in want for n in lead) for lead in have)
    result.count("leads recall", Score(hit, len(want), len(want)))
    result.count("leads precision", Score(good, len(have), len(have)))


def _duty_fields(result: Comparison, gold: Item, item: Item) -> None:
    quote, helpers = gold["quote"], item.get("support") or []
    for helper in gold.get("support", []):
        result.tell("duties", "support", quote, any_body(helper, helpers), (names(helper)[0], "; ".join(names(helpers))))
    request = bool(gold.get("request"))
    result.tell("duties", "request", quote, request == bool(item.get("request")), (request, item.get("request")))
    if "product" in gold:
        result.tell("duties", "product", quote, near(gold["product"], item.get("product")), (gold["product"], item.get("product")))
    _deadline(result, "duties", gold, item)


def _references(result: Comparison, items: Sequence[Item], golds: Sequence[Item]) -> None:
    pairs = pair(golds, items, _reference_rank)
    _listed(result, "references", pairs, [i for i in _rest(pairs, items) if i.get("number")])
    for gold, item in pairs:
        if item is not None:
            for key in ("date", "role"):
                if gold.get(key):
                    result.tell("references", key, gold["quote"], item.get(key) == gold[key], (gold[key], item.get(key)))


def _reference_rank(gold: Item, item: Item) -> float | None:
    if gold["number"]:
        return 1.0 if loose(gold["number"]) == loose(item.get("number")) else None
    return 1.0 if not item.get("number") and said(gold, item) else None


def _said_rank(gold: Item, item: Item) -> float | None:
    return 1.0 if said(gold, item) else None


def _passages(kind: str) -> Callable[[Comparison, Sequence[Item], Sequence[Item]], None]:
    """For kinds of whole paragraphs: only what was missed counts, and the fields that the gold names."""

    def part(result: Comparison, items: Sequence[Item], golds: Sequence[Item]) -> None:
        pairs = pair(golds, items, _said_rank)
        _listed(result, kind, pairs, ())
        for gold, item in pairs:
            if item is not None:
                for key in ("reporter", "report_to", "through"):
                    if key in gold:
                        result.tell(kind, key, gold["quote"], same_body(gold[key], item.get(key) or ""), (gold[key], item.get(key)))
                _deadline(result, kind, gold, item)

    return part


_PARTS: dict[str, Callable[[Comparison, Sequence[Item], Sequence[Item]], None]] = {
    "references": _references,
    "objectives": _passages("objectives"),
    "targets": _targets,
    "assignments": _duties,
    "funding": _passages("funding"),
    "reporting": _passages("reporting"),
}


# --- masthead -------------------------------------------------------------------------------------------------------


def _masthead(result: Comparison, got: Item, want: Item) -> None:
    for key, value in want.items():
        have = got.get(key)
        if key in ("issuer", "superior"):
            ok = any_body(value, have) and (not value.get("level") or (have or {}).get("level") == value["level"])
        elif key == "signer":
            ok = all(loose((have or {}).get(k)) == loose(v) for k, v in value.items())
        elif key == "recipients":
            have = len(have or ())
            ok = have == value
        else:
            ok = have == value if isinstance(value, Mapping) else loose(have) == loose(value)
        result.tell("masthead", key, loose(value) if isinstance(value, str) else key, ok, (value, have))
