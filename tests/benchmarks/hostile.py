"""Texts that drive a rule to despair: what it begins with, and what nearly is what it looks for, again and again.

`python -m tests.benchmarks.hostile` tells the slowest rules on 100,000 letters of each. A text says a run of one sign, an example or a
counterexample broken off after each of its words, or what the pattern itself says broken off after each of its pieces; and one whole
example at the end, so that no rule is left out because its words are missing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice

import regex

from pipeline.matching.notation import Branches, Piece, UnknownNotationError, tree
from pipeline.matching.sieve import search_for
from pipeline.rules import Rule, RuleBook, load
from pipeline.vietnamese import fold

LETTERS, MOST_SAID, DEEPEST = 100_000, 60, 3
RUNS = ("1", " ", "a", "\n", ".", "và ", "1 ", "1,", "xã, ", "(", "năm 2030 ", "trên địa bàn ", "số ", "các ")
_SIGNS = " a1,(x-@%"


def texts(rule: Rule, letters: int, step: int = 1) -> Iterator[str]:
    """Hostile texts for one rule, folded; of many of them only each `step`-th."""
    examples = [fold(e.replace("⟦", "").replace("⟧", "")) for e in (*rule.examples, *rule.counterexamples)]
    runs = dict.fromkeys((*RUNS, *_broken_off(examples), *_said(rule.regex)))
    for run in islice(filter(None, runs), 0, None, step):
        yield (run * (letters // len(run) + 1))[:letters] + " " + examples[0]


def _broken_off(examples: list[str]) -> Iterator[str]:
    for example in examples:
        words = example.split(" ")
        for n in range(1, len(words) + 1):
            yield " ".join(words[:n]) + " "
            yield " ".join(words[n:]) + " "
        yield example[:-1]
        yield example + "\n"


def _said(pattern: str) -> list[str]:
    """What a pattern says, broken off after each of its pieces; an even choice where that is much."""
    found: dict[str, None] = {}
    try:
        _branches(tree(pattern), "", found, 0)
    except UnknownNotationError:
        return []
    said = [text for text in found if text.strip()]
    return said[:: len(said) // MOST_SAID + 1]


def _branches(branches: Branches, before: str, found: dict[str, None], depth: int) -> None:
    for branch in branches:
        said = before
        for piece in branch:
            if piece.kind == "group" and depth < DEEPEST:
                _branches(piece.inner, said, found, depth + 1)
            said += _one(piece)
            found[said] = found[said.rstrip() + " "] = None
        if len(said) > len(before):
            found[before + said.removeprefix(before) * 3] = None


def _one(piece: Piece) -> str:
    """One way to say a piece."""
    if piece.kind in ("word", "digit"):
        return piece.text if piece.kind == "word" else "1"
    if piece.kind == "set":
        return next((sign for sign in _SIGNS if regex.fullmatch(piece.text, sign, regex.V1)), "")
    return "".join(map(_one, piece.inner[0])) if piece.kind == "group" else ""


def spent(rule: Rule, text: str) -> float:
    """The seconds that a rule takes for a text, of two tries the quicker."""
    search, least = search_for(rule.regex, quick=True), float("inf")
    for _ in range(2):
        start = time.process_time()
        try:
            for _match in search.found(text, quick=False):
                pass
        except TimeoutError:
            return float("inf")
        least = min(least, time.process_time() - start)
    return least


def slowest(rule: Rule, letters: int = LETTERS, step: int = 1, enough: float = 1.0) -> tuple[float, str]:
    """The most seconds that a rule takes for one of its hostile texts, and how that text begins; looks no further after `enough`."""
    worst = (0.0, "")
    for text in texts(rule, letters, step):
        worst = max(worst, (spent(rule, text), text[:40]))
        if worst[0] > enough:
            break
    return worst


def rules(book: RuleBook) -> list[Rule]:
    """Every rule of a book that is a pattern."""
    return [r for name in book.names() if "rule" in book.table(name) for r in book.family(name).rules if r.regex]


def main() -> None:
    """Measure all rules on a tenth of the letters, the slowest of them on all; print these."""
    tenth = sorted(((slowest(rule, LETTERS // 10)[0], n, rule) for n, rule in enumerate(rules(load()))), reverse=True)
    found = sorted(((*slowest(rule), f"{rule.file}.toml [{rule.id}]") for _, _, rule in tenth[:40]), reverse=True)
    print(f"| rule | ms on {LETTERS:,} hostile letters | text |", "|---|--:|---|", sep="\n")
    for seconds, text, name in found[:12]:
        print(f"| {name} | {seconds * 1000:.0f} | {text!r} |")


if __name__ == "__main__":
    main()
