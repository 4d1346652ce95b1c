import numpy as np
import pytest

from collector.core.statistics.effect_size import critical_t, mean_interval
from collector.core.statistics.simultaneous import critical_values


def test_one_column_has_the_plain_interval():
    column = np.arange(30.0)[:, None]

    assert critical_values(column, 0.05) == [critical_t(30, 0.05)]


def test_columns_that_say_the_same_need_no_wider_interval():
    column = np.random.default_rng(1).normal(size=60)

    [one, other] = critical_values(np.array([column, column]).T, 0.05)

    assert one == other
    assert one == pytest.approx(critical_t(60, 0.05), rel=0.05)


def test_columns_that_have_nothing_in_common_are_near_bonferroni():
    columns = np.random.default_rng(2).normal(size=(80, 4))

    assert critical_values(columns, 0.05) == pytest.approx([critical_t(80, 0.0125)] * 4, rel=0.05)


def test_a_column_is_as_wide_as_its_own_people_need():
    columns = np.random.default_rng(3).normal(size=(60, 2))
    columns[10:, 1] = np.nan

    whole, part = critical_values(columns, 0.05)

    assert part >= critical_t(10, 0.05) > whole


def test_order_of_people_does_not_matter():
    columns = np.random.default_rng(4).integers(-2, 3, size=(40, 3)).astype(float)

    assert critical_values(columns, 0.05) == critical_values(columns[::-1], 0.05)


@pytest.mark.parametrize("empty", [np.empty((0, 2)), np.full((3, 2), np.nan)])
def test_nobody_measured_gives_a_number(empty):
    assert np.isfinite(critical_values(empty, 0.05)).all()


@pytest.mark.simulation
@pytest.mark.parametrize("n", [10, 30, 100])
def test_all_intervals_hold_together_as_often_as_they_say(n):
    random = np.random.default_rng(n)
    held = 0
    for _ in range(400):
        common = random.normal(size=(n, 1))
        columns = np.round(0.6 * common + random.normal(size=(n, 3)))
        bounds = [
            mean_interval(column, critical)
            for column, critical in zip(columns.T, critical_values(columns, 0.05), strict=True)
        ]
        held += all(low <= 0 <= high for low, high in filter(None, bounds))

    assert held >= 0.94 * 400 - 2


@pytest.mark.parametrize("n", [10, 29])
def test_few_people_have_twice_as_sure_intervals_of_bonferroni(n):
    column = np.random.default_rng(5).normal(size=n)

    values = critical_values(np.array([column, column]).T, 0.05)

    assert values == [critical_t(n, 0.0125)] * 2
