"""How those who did not come back would have to differ to overturn a finding."""

import numpy as np
import pytest

from collector.core.analysis.change import Measure, summarise_change
from collector.core.analysis.unlinked import find_tipping_point
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ScaleChange
from collector.core.statistics.claims import Verdict

RISES = [0.0, 1.0, 1.0, 2.0] * 10
STILL = [0.0, 1.0, 0.0, -1.0] * 30


def changed(differences, benchmark=0.3):
    before = [3.0] * len(differences)
    after = [3.0 + each for each in differences]
    found = summarise_change(before, after, Measure(scale=Scale(), benchmark=benchmark))
    return ScaleChange(comparison="pre_post", kind="scale", name="safety", **vars(found))


@pytest.mark.parametrize(
    ("sign", "benchmark", "verdict", "bound"),
    [
        (1, 0.3, Verdict.ROSE_ENOUGH, 0.3),
        (1, 1.5, Verdict.ROSE, 0.0),
        (-1, 0.3, Verdict.FELL_ENOUGH, -0.3),
        (-1, 1.5, Verdict.FELL, 0.0),
    ],
)
def test_interval_of_all_reaches_the_bound_if_the_others_differ_by_so_much(
    sign, benchmark, verdict, bound
):
    row = changed([sign * each for each in RISES], benchmark)
    others = [3.0] * 20

    found = find_tipping_point(row, others, Scale())

    nearest = min(row.simultaneous, key=abs)
    mean_of_all = (row.n * row.change + len(others) * found.change) / (row.n + len(others))
    assert row.verdict is verdict
    assert mean_of_all + nearest - row.change == pytest.approx(bound)
    assert found.change - row.change == pytest.approx(found.differ)


def test_no_change_is_overturned_on_the_nearer_side():
    row = changed(STILL)

    found = find_tipping_point(row, [3.0] * 40, Scale())

    assert row.verdict is Verdict.NO_CHANGE
    low, high = row.simultaneous
    assert found.differ == pytest.approx(min(0.3 - high, -0.3 - low, key=abs) * 4)
    assert found.stands


@pytest.mark.parametrize(("missing", "stands"), [(10, True), (200, False)])
def test_few_who_did_not_change_overturn_no_rise(missing, stands):
    found = find_tipping_point(changed(RISES), [3.0] * missing, Scale())

    assert (found.linked, found.missing, found.stands) == (40, missing, stands)


def test_others_cannot_change_by_more_than_the_scale_allows():
    lowest = find_tipping_point(changed(RISES), [1.0] * 10, Scale())

    assert (lowest.possible, lowest.change < 0) == (False, True)


@pytest.mark.parametrize("differences", [RISES[:8], [*RISES[:4], *(-np.array(RISES[:4]))] * 3])
def test_what_claims_nothing_cannot_be_overturned(differences):
    assert find_tipping_point(changed(differences), [3.0] * 20, Scale()) is None


def test_without_missing_people_nothing_is_said():
    assert find_tipping_point(changed(RISES), [], Scale()) is None
