import math

import numpy as np
import pytest

from collector.core.statistics.random_effects import combine

# Riley, Higgins and Deeks (2011), with the results that the R package pimeta prints for them.
DRUGS = [0.0, 0.1, -0.4, -0.8, -0.63, 0.22, -0.34, -0.51, 0.03, -0.81]
THEIR_ERRORS = [
    *(0.42347717, 0.21939179, 0.02551067, 0.19898325, 0.30102594),
    *(0.30102594, 0.07142988, 0.10204269, 0.12245123, 0.30102594),
]
# Raudenbush (1984) on teachers' expectations, with the results that the tests of metafor expect.
PUPILS = [
    *(0.03, 0.12, -0.14, 1.18, 0.26, -0.06, -0.02, -0.32, 0.27, 0.80),
    *(0.54, 0.18, -0.02, 0.23, -0.18, -0.06, 0.30, 0.07, -0.07),
]
VARIANCES = [
    *(0.0156, 0.0216, 0.0279, 0.1391, 0.1362, 0.0106, 0.0106, 0.0484, 0.0269, 0.0630),
    *(0.0912, 0.0497, 0.0835, 0.0840, 0.0253, 0.0279, 0.0193, 0.0088, 0.0303),
]
BLUPS = [
    *(0.0543, 0.1006, -0.0064, 0.2144, 0.1051, -0.0082, 0.0174, -0.0293, 0.1604, 0.2485),
    *(0.1618, 0.1102, 0.0646, 0.1105, -0.0288, 0.0258, 0.1905, 0.0744, 0.0248),
]


def test_combine_gives_the_published_mean_intervals_and_spread():
    found = combine(DRUGS, THEIR_ERRORS)

    assert found.mean == pytest.approx(-0.3287403, abs=1e-6)
    assert found.tau**2 == pytest.approx(0.06995102, abs=1e-5)
    assert found.interval() == pytest.approx((-0.5761, -0.0814), abs=5e-5)
    assert found.predict_true() == pytest.approx((-0.9886995, 0.3312188), abs=5e-5)


def test_combine_draws_each_estimate_to_the_mean_as_published():
    errors = [math.sqrt(each) for each in VARIANCES]
    found = combine(PUPILS, errors)

    assert (round(found.mean, 4), round(found.tau**2, 4)) == (0.0837, 0.0188)
    pooled = [found.pool(*each)[0] for each in zip(PUPILS, errors, strict=True)]
    assert pooled == pytest.approx(BLUPS, abs=1e-4)


def test_combine_of_equal_errors_is_the_t_interval_of_the_mean():
    values = [0.1, 0.4, 0.2, 0.7, 0.5]
    found = combine(values, [0.01] * 5)

    half = 2.7764451052 * np.std(values, ddof=1) / math.sqrt(5)
    assert found.interval() == pytest.approx((0.38 - half, 0.38 + half))
    assert found.tau**2 == pytest.approx(np.var(values, ddof=1) - 0.0001)


def test_combine_of_estimates_that_hardly_differ_has_no_spread_and_no_lucky_interval():
    found = combine([0.30, 0.31, 0.32], [0.1, 0.1, 0.1])

    assert found.tau == 0
    assert found.careful == pytest.approx(0.1 / math.sqrt(3))
    assert found.careful > found.error


def test_combine_of_one_has_no_interval_and_of_two_no_prediction():
    one, two = combine([0.3], [0.1]), combine([0.3, 0.5], [0.1, 0.1])

    assert (one.mean, one.interval(), one.predict(), one.pool(0.3, 0.1)) == (
        *(0.3, None, None),
        (0.3, None),
    )
    assert two.interval() is not None
    assert (two.predict(), two.predict_true()) == (None, None)


CELLS = [(k, tau) for k in (3, 5, 10, 30) for tau in (0.0, 0.1, 0.3)]
PEOPLE = (30, 40, 60, 80, 100)


def simulate(k, tau, times=1500):
    """Yield what is found of k seminars with no mean change, and the true and found next one."""
    rng = np.random.default_rng([k, int(10 * tau)])
    for _ in range(times):
        n = rng.choice(PEOPLE, k + 1)
        true, exact = rng.normal(0, tau, k + 1), 0.8 / np.sqrt(n)
        seen = rng.normal(true, exact)
        errors = exact * np.sqrt(rng.chisquare(n - 1) / (n - 1))
        yield combine(seen[:k], errors[:k]), true[k], seen[k]


@pytest.mark.simulation
@pytest.mark.parametrize(("k", "tau"), CELLS)
def test_the_interval_of_the_mean_covers_it_in_nineteen_series_of_twenty(k, tau):
    found = [each for each, *_ in simulate(k, tau)]

    plain = [low <= 0 <= high for low, high in (each.interval() for each in found)]
    careful = [low <= 0 <= high for low, high in (each.careful_interval(0.05) for each in found)]
    assert np.mean(plain) >= 0.925
    assert np.mean(careful) >= 0.94


@pytest.mark.simulation
@pytest.mark.parametrize(("k", "tau"), CELLS)
def test_the_prediction_covers_the_next_one_as_it_is_and_as_it_is_found(k, tau):
    told = [(each.predict(), true, seen) for each, true, seen in simulate(k, tau)]

    assert np.mean([low <= true <= high for (low, high), true, _ in told]) >= 0.93
    assert np.mean([low <= seen <= high for (low, high), _, seen in told]) >= 0.93
