import numpy as np
import pytest

from collector.core.statistics.means import mean_interval


@pytest.mark.parametrize("values", [[], [1.0], [2.0] * 50])
def test_mean_interval_without_spread_is_none(values):
    assert mean_interval(np.array(values, dtype=float).reshape(-1)) is None


@pytest.mark.simulation
@pytest.mark.parametrize("n", [10, 15, 30, 100])
def test_mean_interval_covers_the_true_change_of_a_five_point_item(n):
    before, chances = np.arange(1, 6), [0.06, 0.14, 0.3, 0.35, 0.15]
    steps, step_chances = np.array([-2, -1, 0, 1, 2]), [0.04, 0.16, 0.4, 0.3, 0.1]
    moves = np.clip(before[:, None] + steps, 1, 5) - before[:, None]
    truth = np.array(chances) @ moves @ np.array(step_chances)
    draws = np.random.default_rng(20)
    rows, columns = (draws.choice(5, (6000, n), p=p) for p in (chances, step_chances))

    intervals = [mean_interval(each.astype(float)) for each in moves[rows, columns]]

    coverage = np.mean([low <= truth <= high for low, high in filter(None, intervals)])
    assert 0.94 <= coverage <= 0.965
