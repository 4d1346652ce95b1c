import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from collector.core.statistics.proportions import (
    find_leader,
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
    found = measure_proportion(3, 10)

    assert [measure_proportion(3, 9).low, measure_proportion(0, 0)] == [None, None]
    assert (found.low, found.high) == wilson_interval(3, 10)


@settings(max_examples=50, deadline=None)
@given(st.tuples(*[st.integers(0, 40)] * 4).filter(any))
def test_newcombe_interval_holds_the_difference_and_turns_with_the_waves(table):
    both, gained, lost, _ = table
    n = sum(table)

    low, high = newcombe_interval(both, gained, lost, n)

    assert low <= (gained - lost) / n <= high
    assert newcombe_interval(both, lost, gained, n) == pytest.approx((-high, -low), abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "leader"),
    [((9, 8, 8), ""), ((30, 3, 2), "a"), ((3, 30, 2), "b"), ((30, 30, 2), ""), ((0, 0, 0), "")],
)
def test_a_leader_is_what_clearly_more_people_chose_than_anything_else(counts, leader):
    chosen = [{name} for name, n in zip("abc", counts, strict=True) for _ in range(n)]

    assert find_leader(chosen, "abc", 0.001) == leader


def test_a_leader_is_judged_by_people_who_chose_both():
    chosen = [{"a", "b"}] * 50 + [{"a"}] * 8

    assert find_leader(chosen, "ab", 0.05) == "a"
    assert find_leader(chosen[:9], "ab", 0.05) == find_leader([{"a"}] * 60, "a", 0.05) == ""


def test_a_share_has_a_wider_interval_where_it_may_miss_less_often():
    assert wilson_interval(8, 20, 0.001)[0] < wilson_interval(8, 20)[0]
