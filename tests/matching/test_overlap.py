"""Which of several overlapping spans stand: the same as by looking at every pair."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.overlap import apart


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int


_STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda s: Stretch(s[0], s[0] + s[1])), max_size=25)


@given(_STRETCHES)
def test_the_earlier_of_two_that_overlap_stands(ranked: list[Stretch]) -> None:
    kept: list[Stretch] = []
    for span in ranked:
        if not any(span.start < k.end and k.start < span.end for k in kept):
            kept.append(span)
    assert apart(ranked) == sorted(kept, key=lambda k: k.start)
