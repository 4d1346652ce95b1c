import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.analysis.reliability import (
    estimate_reliability,
    feldt_interval,
    omega_total,
    summarise_reliability,
)
from tests.core.ratings import rating


def simulate(loadings, n=200, seed=3):
    draws = np.random.default_rng(seed)
    factor = draws.normal(size=(n, 1))
    own = draws.normal(size=(n, len(loadings))) * np.sqrt(1 - np.square(loadings))
    return np.clip(np.round(3.4 + factor * np.array(loadings) + own), 1, 5).astype(int)


def fit_by_em(covariances, rounds=4000):
    """Return the loadings and uniquenesses of one factor by the EM algorithm (Rubin & Thayer)."""
    loadings, unique = np.sqrt(np.diag(covariances)) / 2, np.diag(covariances) / 2
    for _ in range(rounds):
        beta = loadings / unique / (1 + (loadings**2 / unique).sum())
        together = covariances @ beta
        loadings = together / (1 - beta @ loadings + beta @ together)
        unique = np.diag(covariances) - loadings * together
    return loadings, unique


def test_alpha_is_that_of_the_definition():
    scores = simulate([0.8, 0.7, 0.6, 0.5])
    variances, total = scores.var(axis=0, ddof=1), scores.sum(axis=1).var(ddof=1)

    reliability = estimate_reliability(scores)

    assert (reliability.n, reliability.items) == (200, 4)
    assert reliability.alpha == pytest.approx(4 / 3 * (1 - variances.sum() / total), rel=1e-12)


@pytest.mark.simulation
def test_feldt_interval_covers_the_true_alpha():
    truth = 4 * 0.36 / (1 + 3 * 0.36)
    draws = np.random.default_rng(5)
    intervals = []
    for _ in range(2000):
        scores = draws.normal(size=(40, 1)) * 0.6 + draws.normal(size=(40, 4)) * 0.8
        covariances = np.cov(scores.T)
        alpha = 4 / 3 * (1 - np.trace(covariances) / covariances.sum())
        intervals.append(feldt_interval(alpha, 40, 4))

    coverage = np.mean([low <= truth <= high for low, high in intervals])

    assert 0.94 <= coverage <= 0.96


def test_omega_of_three_items_is_that_of_the_exact_solution():
    covariances = np.cov(simulate([0.8, 0.7, 0.6]).T)
    (one, two), three = covariances[0, 1:], covariances[1, 2]
    loadings = np.sqrt([one * two / three, one * three / two, two * three / one])
    common = loadings.sum() ** 2

    omega = omega_total(covariances)

    unique = (np.diag(covariances) - loadings**2).sum()
    assert omega == pytest.approx(common / (common + unique), rel=1e-6)


def test_omega_of_five_items_is_that_of_another_algorithm():
    covariances = np.cov(simulate([0.8, 0.7, 0.6, 0.5, 0.4]).T)
    loadings, unique = fit_by_em(covariances)
    common = loadings.sum() ** 2

    omega = omega_total(covariances)

    assert omega == pytest.approx(common / (common + unique.sum()), rel=1e-6)


def test_omega_of_items_that_are_alike_is_alpha():
    covariances = np.full((4, 4), 0.5) + np.diag([0.5] * 4)

    assert omega_total(covariances) == pytest.approx(4 * 0.5 / (1 + 3 * 0.5), rel=1e-6)


def test_omega_is_none_where_no_proper_factor_fits():
    improper = np.array([[1, 0.9, 0.9], [0.9, 1, 0.6], [0.9, 0.6, 1]])

    assert [omega_total(improper), omega_total(np.ones((3, 3)))] == [None, None]


def test_two_items_have_the_spearman_brown_reliability_alone():
    scores = simulate([0.8, 0.7])
    r = np.corrcoef(scores.T)[0, 1]

    reliability = estimate_reliability(scores)

    assert reliability.spearman_brown == pytest.approx(2 * r / (1 + r), rel=1e-12)
    assert (reliability.alpha, reliability.low, reliability.omega) == (None, None, None)


@pytest.mark.parametrize(
    "scores",
    [
        np.empty((0, 4), int),
        simulate([0.8, 0.7, 0.6], n=29),
        simulate([0.8], n=40),
        np.full((40, 4), 3),
        np.array([[1, 3], [5, 3], [2, 3]] * 20),
    ],
    ids=["nobody", "few people", "one item", "all alike", "one item never varies"],
)
def test_reliability_without_enough_to_tell_is_nothing(scores):
    assert estimate_reliability(scores) is None


def test_reliability_with_an_item_that_never_varies_has_no_omega():
    scores = simulate([0.8, 0.7, 0.6])
    scores[:, 0] = 4

    reliability = estimate_reliability(scores)

    assert (reliability.omega, reliability.alpha is None) == (None, False)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 6), st.floats(0, 1), st.integers(30, 60))
def test_reliability_is_finite_and_ignores_the_order_of_people(seed, items, loading, n):
    scores = simulate([loading] * items, n, seed)

    reliability = estimate_reliability(scores)

    assert reliability == estimate_reliability(np.random.default_rng(seed).permutation(scores))
    numbers = () if reliability is None else (reliability.alpha, reliability.omega)
    assert np.isfinite([number for number in numbers if number is not None]).all()


def test_summarise_reliability_turns_reverse_items_and_takes_complete_answers():
    items = (rating("a"), rating("b"), rating("c", reverse=True))
    scores = simulate([0.8, 0.7, 0.6], n=60)
    responses = [{"a": str(a), "b": str(b), "c": str(6 - c)} for a, b, c in scores]

    reliability = summarise_reliability(items, [*responses, {"a": "4", "b": "dk"}, {}])

    assert reliability == estimate_reliability(scores)


@pytest.mark.parametrize("items", [(), (rating("a"),), (rating("a"), rating("b"))])
def test_summarise_reliability_of_nothing_but_unsure_answers_is_nothing(items):
    assert summarise_reliability(items, [{"a": "dk", "b": "dk"}] * 40) is None


def test_items_that_go_against_each_other_are_weak_and_named():
    found = estimate_reliability(np.array([[1, 5], [5, 1], [2, 4]] * 20), ["a", "b"])

    assert found.spearman_brown is None
    assert (found.is_weak, found.against) == (True, ["a", "b"])
