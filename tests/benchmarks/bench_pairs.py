"""How well pairs are told, beside plain token similarity: `python -m tests.benchmarks.bench_pairs`.

Over the sentence pairs of tests/audit/test_audit_sentences.py, with the child's other targets as they stand there: does a parent
target find its partner where it has one, and none where it has none? Plain similarity is rapidfuzz's token set ratio of the folded
sentences at the threshold that serves it best on these very pairs.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from pipeline.model import Target
from pipeline.vietnamese import squeeze
from tests.audit.test_audit_sentences import NO_PARTNER, OTHERS, PERIOD, ROWS, WARD, lines, plan

UNPAIRED = {NO_PARTNER, "missing"}


def rows() -> list[tuple[str, ...]]:
    """The pairs of which it is certain whether they belong together."""
    return [r for r in ROWS if r[2] in UNPAIRED or ("missing" not in r[2] and "not_applicable" not in r[2])]


def ours(row: tuple[str, ...]) -> bool:
    """Whether every parent target of a row is paired as it should be."""
    wanted = row[2] not in UNPAIRED
    found = lines(row[0], row[1], *row[3:])
    return all((v.child is not None and v.child.text in _of_row(v.child, row)) == wanted for v in found)


def _of_row(child: Target, row: tuple[str, ...]) -> str:
    """The child's sentence, where the target is one of it."""
    return row[1] if squeeze(child.text)[:12] in squeeze(row[1]) or child.text in row[1] else ""


def plain(row: tuple[str, ...]) -> tuple[float, bool]:
    """What plain token similarity says: the score of the likest of the child's targets, and whether it is one of the row's own sentence."""
    child = plan(WARD.format(years=row[3] if len(row) > 3 else PERIOD), *(s.strip() for s in row[1].split(" || ")), *OTHERS)
    scores = [(fuzz.token_set_ratio(squeeze(row[0]), squeeze(t.text)), bool(_of_row(t, row))) for t in child.targets]
    return max(scores, default=(0.0, False))


def main() -> None:
    """Print both shares."""
    told = rows()
    right = sum(ours(r) for r in told)
    likest = [plain(r) for r in told]
    shares = {t: sum((score >= t and own) == (r[2] not in UNPAIRED) for r, (score, own) in zip(told, likest, strict=True)) for t in range(40, 100, 5)}
    best = max(shares, key=lambda t: shares[t])
    print(f"{len(told)} pairs of sentences, {sum(r[2] in UNPAIRED for r in told)} of them without a partner")
    print(f"this comparer: {100 * right / len(told):.1f} %")
    print(f"token set ratio at its best threshold ({best}): {100 * shares[best] / len(told):.1f} %")


if __name__ == "__main__":
    main()
