import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.statistics.effect_size import hedges_correction, mean_interval, summarise_effect
from tests.core.samples import ITEM_AFTER, ITEM_BEFORE, SLEEP_AFTER, SLEEP_BEFORE


def effect_of(before, after):
    return summarise_effect(np.array(before), np.array(after))


def test_summarise_effect_of_a_five_point_item():
    z, av = effect_of(ITEM_BEFORE, ITEM_AFTER)

    assert (z.d, z.g, av.d, av.g) == pytest.approx(
        (0.7421423, 0.7227538, 0.4954020, 0.4824596), rel=1e-6
    )
    assert (z.low, z.high) == pytest.approx((0.3319114, 1.1423523), abs=1e-4)
    assert (av.low, av.high) == pytest.approx((0.2215607, 0.7625540), abs=1e-4)


def test_summarise_effect_of_the_sleep_data():
    z, av = effect_of(SLEEP_BEFORE, SLEEP_AFTER)

    assert (z.d, z.g, av.d) == pytest.approx((1.2845576, 1.1739249, 0.8321811), rel=1e-6)
    assert (z.low, z.high) == pytest.approx((0.4146278, 2.1180165), abs=1e-4)


def test_summarise_effect_mirrored_turns_its_sign():
    z, _ = effect_of(ITEM_AFTER, ITEM_BEFORE)

    assert (z.low, z.high) == pytest.approx((-1.1423523, -0.3319114), abs=1e-4)


@pytest.mark.parametrize(
    ("before", "after"),
    [([3.0], [4.0]), ([3.0, 4.0], [4.0, 5.0]), ([3.1, 4.3], [3.4, 4.6]), ([3.0] * 9, [3.0] * 9)],
    ids=["one pair", "same change", "same change but for the 16th digit", "nobody moved"],
)
def test_summarise_effect_without_spread_is_nothing(before, after):
    assert effect_of(before, after) == []


def test_summarise_effect_of_nearly_equal_differences_gives_no_interval():
    n = 5000

    z, av = effect_of([3.0] * n, [4.0] * (n - 1) + [4.25])

    assert (z.low, z.high, av.low, av.high) == (None, None, None, None)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([2, 3, 10, 40, 3000]), st.floats(-2, 2))
def test_summarise_effect_lies_within_its_intervals(seed, n, shift):
    draws = np.random.default_rng(seed).normal(size=(2, n))

    z, _ = summarise_effect(draws[0], draws[1] + shift)

    assert z.low is None or (z.low <= z.d <= z.high) is True
    assert abs(z.g) <= abs(z.d)


@pytest.mark.parametrize(("degrees", "correction"), [(1, 0.0), (2, 0.5641895835), (29, 0.9738749)])
def test_hedges_correction_is_that_of_the_gamma_function(degrees, correction):
    assert hedges_correction(degrees) == pytest.approx(correction, rel=1e-6)


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
