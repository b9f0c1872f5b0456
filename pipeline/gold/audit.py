"""An audit report held against a case's findings: the verdict of each parent target, and the faults that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.gold.likeness import Item, loose, near, quote_of
from pipeline.gold.plan import pair, target_rank
from pipeline.gold.score import Comparison, Difference, Score


def compare_audit(report: Item, findings: Item, parents: Sequence[Item]) -> Comparison:
    """Hold an audit's JSON against findings.json; `parents` are the gold plans that the verdicts' parent quotes stand in."""
    result = Comparison()
    targets = [target for plan in parents for target in plan["targets"]]
    _verdicts(result, report["verdicts"], findings["verdicts"], targets)
    _findings(result, report["findings"], findings["findings"])
    if findings.get("clean"):
        _clean(result, report)
    return result


def _verdicts(result: Comparison, lines: Sequence[Item], golds: Sequence[Item], targets: Sequence[Item]) -> None:
    """Pair the parents' targets with their gold, then compare verdict and partner."""
    wanted = {gold["parent"]: gold for gold in golds}
    pairs = pair([t for t in targets if t["quote"] in wanted], [line["parent"] for line in lines], target_rank)
    line_of = {id(line["parent"]): line for line in lines}
    for target, found in pairs:
        gold = wanted[target["quote"]]
        if found is None:
            result.count("verdicts", Score(0, 0, 1))
            result.differences.append(Difference(kind="verdicts", what="missed", quote=gold["parent"]))
            continue
        line = line_of[id(found)]
        result.tell("verdicts", "partner", gold["parent"], _partner(gold, line), (gold["child"], quote_of(line.get("child") or {})))
        _verdict(result, gold, line)


def _verdict(result: Comparison, gold: Item, line: Item) -> None:
    right = line["verdict"] == gold["verdict"] and set(gold.get("also", ())) <= set(line.get("also") or ())
    result.count("verdicts", Score(int(right), 1, 1))
    if not right:
        values = (_facets(gold), _facets(line))
        result.differences.append(
            Difference(kind="verdicts", what="differs", quote=gold["parent"], field="verdict", want=values[0], got=values[1])
        )


def _facets(line: Item) -> str:
    return " + ".join([line["verdict"], *(line.get("also") or ())])


def _partner(gold: Item, line: Item) -> bool:
    child: Mapping[str, Any] | None = line.get("child")
    if gold["child"] is None or child is None:
        return gold["child"] is None and child is None
    texts = (child.get("text"), quote_of(child))
    return any(loose(gold["child"]) in loose(text) or near(gold["child"], text) for text in texts)


def _findings(result: Comparison, found: Sequence[Item], golds: Sequence[Item]) -> None:
    """Each fault that a careful officer would write: recall only, since further notes are not wrong."""
    for gold in golds:
        hit = any(f["check"] == gold["check"] and _names(gold["quote"], f) for f in found)
        result.count("findings", Score(int(hit), 1, 1))
        if not hit:
            result.differences.append(Difference(kind="findings", what="missed", quote=f"{gold['check']}: {gold['quote']}"))


def _names(quote: str, finding: Item) -> bool:
    """True where the finding's evidence or message says the words at fault."""
    texts = (quote_of({"evidence": finding.get("child")}), finding["message"])
    return any(loose(quote) in loose(text) or near(quote, text) for text in texts)


def _clean(result: Comparison, report: Item) -> None:
    """In a plan without a fault nothing may be an error or a warning."""
    loud = [line["sentence"] for line in report["verdicts"] if line.get("severity") in ("error", "warning")]
    loud += [f["message"] for f in report["findings"] if f["severity"] in ("error", "warning")]
    result.count("clean plans", Score(int(not loud), 1, 1))
    result.differences += [Difference(kind="clean", what="extra", quote=message) for message in loud]
