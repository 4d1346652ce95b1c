import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from collector.core.analysis.drivers import correlate, rank_drivers
from tests.core.asked import asked
from tests.core.ratings import rating

OUTCOME = "use_overall"
DRIVERS = ("use_moderator", "use_topics", "use_practice", "use_people")
OVERALL, TOPICS, PEOPLE = rating("use_overall"), rating("use_topics"), rating("use_people")


def simulate(n, strength=0.8, seed=11):
    draws = np.random.default_rng(seed)
    one = draws.normal(size=n)
    other = strength * one + draws.normal(size=n) * np.sqrt(1 - strength**2)
    return [np.clip(np.round(3.5 + each), 1, 5).astype(int) for each in (one, other)]


def table_of(one, other):
    table = np.zeros((5, 5))
    np.add.at(table, (np.array(one, int) - 1, np.array(other, int) - 1), 1)
    return table


def test_correlate_is_spearmans_rho_with_its_bootstrap_interval():
    one, other = simulate(120)
    known = stats.bootstrap(
        (one, other),
        lambda a, b: stats.spearmanr(a, b).statistic,
        paired=True,
        vectorized=False,
        n_resamples=1500,
        rng=1,
    ).confidence_interval

    driver = correlate(table_of(one, other))

    assert driver.rho == pytest.approx(stats.spearmanr(one, other).statistic, rel=1e-12)
    assert (driver.low, driver.high) == pytest.approx((known.low, known.high), abs=0.02)


@pytest.mark.simulation
def test_correlate_covers_the_true_correlation():
    truth = stats.spearmanr(*simulate(400_000, 0.5, seed=1)).statistic
    drivers = [correlate(table_of(*simulate(50, 0.5, seed))) for seed in range(2, 202)]

    coverage = np.mean([low <= truth <= high for low, high in ((d.low, d.high) for d in drivers)])

    assert 0.91 <= coverage <= 0.985


@pytest.mark.parametrize(
    ("one", "other", "rho"),
    [
        ([], [], None),
        ([1] * 9, [2] * 9, None),
        ([3] * 20, [1, 2] * 10, None),
        ([1, 2, 3, 4, 5] * 4, [1, 2, 3, 4, 5] * 4, 1.0),
    ],
    ids=["nobody", "few", "all alike", "the same answers"],
)
def test_correlate_without_spread_has_no_interval(one, other, rho):
    driver = correlate(table_of(one, other))

    assert (driver.rho, driver.low, driver.simultaneous_low, driver.clear) == (
        *(rho, None, None),
        False,
    )


def test_correlate_of_one_who_differs_has_no_interval():
    assert correlate(table_of([3] * 19 + [4], [3] * 19 + [5])).low is None


def test_the_interval_of_a_claim_is_fishers_with_the_error_of_bonett_and_wright():
    one, other = simulate(120)
    rho = stats.spearmanr(one, other).statistic
    error = np.sqrt((1 + rho**2 / 2) / 117)
    z = stats.norm.ppf(1 - 0.0005)

    driver = correlate(table_of(one, other), 0.001)

    known = [np.tanh(np.arctanh(rho) + sign * z * error) for sign in (-1, 1)]
    assert [driver.simultaneous_low, driver.simultaneous_high] == pytest.approx(known, abs=1e-9)
    assert (driver.verdict, driver.clear) == ("rose", True)


def test_two_who_stand_apart_together_make_no_claim():
    one, other = [3] * 95 + [4, 4, 4, 5, 5], [3] * 92 + [4, 4, 4, 3, 3, 3, 5, 5]

    driver = correlate(table_of(one, other), 0.00025)

    assert driver.rho > 0.3
    assert (driver.verdict, driver.clear) == ("cannot_tell", False)


@pytest.mark.parametrize(
    ("n", "claim"), [(9, "none"), (10, "indicative"), (29, "indicative"), (30, "clear")]
)
def test_driver_claims_as_much_as_people_allow(n, claim):
    assert correlate(table_of(*simulate(n))).claim == claim


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=30))
def test_correlate_is_finite_and_within_bounds(pairs):
    driver = correlate(table_of(*zip(*pairs, strict=True)) if pairs else np.zeros((5, 5)))

    low, high = driver.low or 0.0, driver.high or 0.0
    assert (-1 <= low <= high <= 1) is True
    assert (driver.rho is None or -1 <= driver.rho <= 1) is True


def answers(n=60):
    overall, topics = simulate(n)
    people = simulate(n, 0.2, seed=4)[1]
    rows = zip(overall, topics, people, strict=True)
    names = ("use_overall", "use_topics", "use_people")
    return [dict(zip(names, map(str, row), strict=True)) for row in rows]


def test_rank_drivers_starts_with_the_closest_and_skips_what_is_not_asked():
    wave = asked("post", [*answers(), {"use_topics": "dk"}], OVERALL, PEOPLE, TOPICS)

    drivers = rank_drivers(wave, OUTCOME, DRIVERS, 0.01)

    assert [(each.question, each.n) for each in drivers] == [("use_topics", 60), ("use_people", 60)]
    assert drivers[0].clear is True


def test_rank_drivers_does_not_depend_on_the_order_of_people():
    one, other = (asked("post", rows, OVERALL, TOPICS) for rows in (answers(), answers()[::-1]))

    assert rank_drivers(one, OUTCOME, DRIVERS, 0.01) == rank_drivers(other, OUTCOME, DRIVERS, 0.01)


@pytest.mark.parametrize(
    ("rows", "questions", "found"),
    [
        ([], (OVERALL, TOPICS), [("use_topics", 0, None)]),
        (
            [{"use_overall": "dk", "use_topics": "4"}] * 20,
            (OVERALL, TOPICS),
            [("use_topics", 0, None)],
        ),
        (answers(), (TOPICS, PEOPLE), []),
        (answers(), (OVERALL,), []),
    ],
    ids=["nobody", "unsure", "no outcome", "no drivers"],
)
def test_rank_drivers_of_little_is_without_numbers(rows, questions, found):
    drivers = rank_drivers(asked("post", rows, *questions), OUTCOME, DRIVERS, 0.01)

    assert [(each.question, each.n, each.rho) for each in drivers] == found
