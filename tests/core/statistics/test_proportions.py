import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from collector.core.statistics.proportions import (
    compare_proportions,
    mcnemar_p,
    measure_proportion,
    newcombe_interval,
    wilson_interval,
)


@pytest.mark.parametrize(("count", "n"), [(0, 10), (3, 10), (81, 263), (50_000, 100_000), (9, 9)])
def test_wilson_interval_is_that_of_scipy(count, n):
    known = binomtest(count, n).proportion_ci(method="wilson")

    assert wilson_interval(count, n) == pytest.approx((known.low, known.high), abs=1e-12)


@pytest.mark.parametrize(
    ("table", "interval"),
    [((1, 1, 7, 21), (-0.507, -0.026)), ((20, 12, 2, 50), (0.0562, 0.3292))],
    ids=["airways of 21 children", "50 people"],
)
def test_newcombe_interval_is_that_of_known_tables(table, interval):
    assert newcombe_interval(*table) == pytest.approx(interval, abs=5e-4)


@pytest.mark.parametrize("table", [(0, 0, 0, 12), (12, 0, 0, 12), (0, 12, 0, 12), (6, 0, 0, 12)])
def test_newcombe_interval_of_nobody_or_everybody_has_a_width_within_bounds(table):
    low, high = newcombe_interval(*table)

    assert (-1 <= low < high <= 1) is True


@pytest.mark.simulation
def test_newcombe_interval_covers_the_true_difference():
    draws = np.random.default_rng(9).multinomial(30, [0.4, 0.2, 0.08, 0.32], 4000)

    intervals = [newcombe_interval(*map(int, row[:3]), 30) for row in draws]

    coverage = np.mean([low <= 0.12 <= high for low, high in intervals])
    assert 0.94 <= coverage <= 0.97


@pytest.mark.parametrize(("gained", "lost"), [(0, 0), (1, 0), (7, 1), (5, 5), (30, 12)])
def test_mcnemar_p_is_the_exact_binomial(gained, lost):
    flips = max(gained + lost, 1)

    assert mcnemar_p(gained, lost) == pytest.approx(
        binomtest(gained, flips).pvalue if gained else 1
    )


def test_measure_share_gives_no_interval_below_ten():
    assert [measure_proportion(3, 9).interval, measure_proportion(0, 0)] == [None, None]
    assert measure_proportion(3, 10).interval == wilson_interval(3, 10)


def test_compare_shares_counts_who_gained_and_who_lost():
    chosen = [({"a"}, {"a"})] * 5 + [(set(), {"a", "b"})] * 4 + [({"a"}, {"b"})] + [((), ())] * 2

    share = compare_proportions("a", chosen)

    assert (share.n, share.before, share.after, share.gained, share.lost) == (12, 6, 9, 4, 1)
    assert (share.share_before, share.share_after, share.difference) == (0.5, 0.75, 0.25)
    assert share.interval == newcombe_interval(5, 4, 1, 12)
    assert share.p == mcnemar_p(4, 1)


def test_compare_shares_of_nobody_is_nothing_and_of_few_has_no_interval():
    assert compare_proportions("a", []) is None
    assert compare_proportions("a", [({"a"}, set())] * 9).interval is None


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.integers(0, 40)] * 4).filter(any))
def test_newcombe_interval_holds_the_difference_and_turns_with_the_waves(table):
    both, gained, lost, _ = table
    n = sum(table)

    low, high = newcombe_interval(both, gained, lost, n)

    assert low <= (gained - lost) / n <= high
    assert newcombe_interval(both, lost, gained, n) == pytest.approx((-high, -low), abs=1e-9)
