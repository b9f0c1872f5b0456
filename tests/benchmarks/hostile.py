"""Texts that drive a rule to despair: long runs of one sign, and its own examples, whole and broken off, again and again.

`python -m tests.benchmarks.hostile` tells the slowest rules on 100,000 letters of each.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from pipeline.rules import Rule, RuleBook, load
from pipeline.matching.sieve import Sieve, search_for
from pipeline.vietnamese import fold

LETTERS = 100_000
RUNS = ("1", " ", "a", "\n", ".", "và ", "1 ", "1,", "xã, ", "(", "năm 2030 ", "trên địa bàn ", "số ", "các ")


def texts(rule: Rule, letters: int) -> Iterator[str]:
    """Hostile texts for one rule, folded."""
    examples = [fold(e.replace("⟦", "").replace("⟧", "")) for e in rule.examples[:3]]
    near = [part for e in examples for part in (e + " ", e[:-1] + " ", e[: len(e) // 2] + " ", e.rsplit(" ", 1)[0] + " ")]
    for run in (*RUNS, *near):
        if run:
            yield (run * (letters // len(run) + 1))[:letters]


def slowest(rule: Rule, letters: int = LETTERS) -> tuple[float, str]:
    """The most seconds that a rule takes for one of its hostile texts that reach it, and how that text begins."""
    search, sieve, worst = search_for(rule.regex, quick=True), Sieve([rule.regex]), (0.0, "")
    for text in texts(rule, letters):
        if not sieve.passed(text):
            continue
        start = time.process_time()
        try:
            for _ in search.found(text, quick=False):
                pass
            spent = time.process_time() - start
        except TimeoutError:
            spent = float("inf")
        worst = max(worst, (spent, text[:40]))
    return worst


def rules(book: RuleBook) -> list[Rule]:
    """Every rule of a book that is a pattern."""
    return [r for name in book.names() if "rule" in book.table(name) for r in book.family(name).rules if r.regex]


def main() -> None:
    """Measure all rules, print the slowest."""
    found = sorted(((*slowest(rule), f"{rule.file}.toml [{rule.id}]") for rule in rules(load())), reverse=True)
    print(f"| rule | ms on {LETTERS:,} hostile letters | text |", "|---|--:|---|", sep="\n")
    for spent, text, name in found[:12]:
        print(f"| {name} | {spent * 1000:.0f} | {text!r} |")


if __name__ == "__main__":
    main()
