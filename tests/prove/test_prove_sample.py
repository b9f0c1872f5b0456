"""A fixed sample of the proof (`make prove`): copies of corpus plans with one known change, judged exactly right."""

import pytest

from tests.prove.changes import CHANGES
from tests.prove.material import CORPUS, everything
from tests.prove.run import Outcome, jobs_of, sample, share, tried

DOCUMENTS = ("ctxh-tinh", "cds-tinh", "cai-cach-hanh-chinh", "moi-truong-dac-khu")
COPIES = 60


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    chosen = [n for n, (_, _, name) in enumerate(everything(CORPUS)) if name in DOCUMENTS]
    jobs = [job for n in chosen for job in jobs_of(n, CORPUS)[0]]
    each = -(-COPIES // len({job.change for job in jobs}))
    return [tried(job, CORPUS) for job in sample(jobs, each)]


@pytest.mark.parametrize("harmless", [False, True])
def test_a_known_change_brings_its_verdict_and_nothing_else(outcomes: list[Outcome], harmless: bool) -> None:
    wrong = [o for o in outcomes if not o.right or o.raised]
    assert share(outcomes, harmless=harmless) >= 0.98, wrong


def test_the_sample_holds_most_kinds_of_change(outcomes: list[Outcome]) -> None:
    assert len(outcomes) >= COPIES - 10
    assert len({o.kind for o in outcomes}) >= len(CHANGES) - 4
