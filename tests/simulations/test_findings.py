"""What is said of simulated events is so; `make null` counts it over many more of them.

Each bound is that of a binomial: where the promise is kept, a test fails by chance less than once
in ten thousand runs. The events are the same in every run, so a pass stays one.
"""

import pytest
from scipy import stats

from tests.simulations.claims import Said
from tests.simulations.power import Truth
from tests.simulations.table import ALL, ONE, count_found, count_unsupported

BY_CHANCE = 1e-4

pytestmark = pytest.mark.simulation


def most(events, share):
    """Return how many events may have what at most this share of all have."""
    return int(stats.binom.isf(BY_CHANCE, events, share))


def least(events, share):
    """Return how many events must have what at least this share of all have."""
    return int(stats.binom.ppf(BY_CHANCE, events, share))


@pytest.mark.parametrize(("n", "events"), [(10, 100), (30, 60), (100, 30)])
def test_what_is_said_where_nothing_happens_is_so_in_nineteen_of_twenty_events(n, events):
    counts = count_unsupported(n, range(1000, 1000 + events))

    assert counts["any"] <= most(events, 0.05), counts


@pytest.mark.parametrize("rises", [ONE, ALL], ids=["one", "all"])
def test_sixty_people_show_a_rise_of_half_a_standard_deviation(rises):
    counts = count_found(Truth(60, rises), range(100))

    assert counts["motivation claimed"] >= least(100, 0.9), counts


def test_three_hundred_people_show_that_nothing_matters():
    counts = count_found(Truth(300), range(40))

    assert min(counts[f"{name} settled"] for name in ("motivation", "safety")) >= least(40, 0.9)


@pytest.mark.parametrize(
    ("truth", "share"),
    [(Truth(10, ONE), 0.94), (Truth(30, ONE), 0.94), (Truth(10, ONE, skew=True), 0.88)],
    ids=["ten", "thirty", "ten with a long tail"],
)
def test_intervals_hold_together(truth, share):
    counts = count_found(truth, range(100))

    assert counts["held"] >= least(100, share), counts


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("Motivation rose: 3.0 before, 4.0 after.", {"change"}),
        ("Motivation seems to have fallen: 4.0 before, 3.0 after.", {"change"}),
        ("Motivation – we cannot tell whether it changed: 3.0 before, 3.1 after.", set()),
        ("Motivation – no change that matters (0.3 points or more): 3.0, 3.0.", set()),
        ("With care: the people gave higher ratings to begin with.", {"leavers"}),
        ("Named clearly more often than before: “Police”.", {"lists"}),
        ("The share of no answer has clearly changed.", set()),
        ("How useful people found the seminar goes together with topics.", {"together"}),
        ("It is not clear what goes together with usefulness.", set()),
        ("Highest afterwards: motivation; lowest: safety", {"first"}),
    ],
)
def test_claims_are_read_off_words(words, claims):
    assert Said("report", "pre_post", words).claims == claims
