"""The change of a seminar's people less that of a comparison."""

import math

import numpy as np
import pytest
from scipy import stats

from collector.core.analysis.arms import Sides, compare_event, compare_scale
from collector.core.analysis.comparisons import AskedWave
from collector.core.analysis.families import Family
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.waves import WaveName
from tests.core.ratings import questionnaire, rating

ITEMS = (rating("m1"), rating("m2"), rating("s1", "safety"), rating("w1", "weather"))
PLAN = AnalysisPlan(("motivation", "safety"))


def sides(*people, items=ITEMS):
    """Return two waves of people, each given by item with the answers before and after."""
    waves = [
        AskedWave(
            name,
            questionnaire(*items, name=str(name)),
            {at: {item: str(each[item][when]) for item in each} for at, each in enumerate(people)},
        )
        for when, name in enumerate((WaveName.PRE, WaveName.POST))
    ]
    return Sides(*waves, [(at, at) for at in range(len(people))])


def drawn(random, n, rise):
    """Return people whose motivation rises on average by so much, and whose other scales do not."""
    return [
        {
            "m1": (3, int(random.integers(2, 5)) + rise),
            "m2": (2, int(random.integers(1, 4)) + rise),
            "s1": (3, int(random.integers(2, 5))),
            "w1": (3, int(random.integers(2, 5))),
        }
        for _ in range(n)
    ]


def changes(people, *items):
    return [np.mean([each[item][1] - each[item][0] for item in items]) for each in people]


def test_difference_of_two_events_has_welchs_interval_at_the_level_of_the_primary_scales():
    random = np.random.default_rng(5)
    here, there = drawn(random, 40, 1), drawn(random, 25, 0)

    found, _ = compare_event("pre_post", sides(*here), sides(*there), "waiting", PLAN)

    own, other = changes(here, "m1", "m2"), changes(there, "m1", "m2")
    welch = stats.ttest_ind(own, other, equal_var=False)
    level = Family.PRIMARY.level / 2
    assert (found.name, found.against, found.n, found.n_against) == (
        *("motivation", "waiting"),
        *(40, 25),
    )
    assert found.difference == pytest.approx(np.mean(own) - np.mean(other))
    assert (found.low, found.high) == pytest.approx(welch.confidence_interval(0.95))
    assert found.simultaneous == pytest.approx(welch.confidence_interval(1 - level))
    assert (found.df, found.p) == pytest.approx((welch.df, welch.pvalue))
    assert found.verdict == "rose_enough"
    error = math.sqrt(np.var(own, ddof=1) / 40 + np.var(other, ddof=1) / 25)
    normal = stats.norm.ppf([1 - level / 2, 0.8]).sum()
    assert found.smallest == pytest.approx(normal * error, rel=0.1)
    variance = np.var(own, ddof=1) + np.var(other, ddof=1)
    assert found.needed == pytest.approx(normal**2 * variance / 0.3**2, abs=4)


def test_difference_from_untouched_questions_is_paired():
    here = drawn(np.random.default_rng(6), 40, 1)

    found, _ = compare_scale("pre_post", sides(*here), "weather", PLAN)

    paired = stats.ttest_rel(changes(here, "m1", "m2"), changes(here, "w1"))
    assert (found.low, found.high) == pytest.approx(paired.confidence_interval(0.95))
    assert (found.n, found.n_against, found.against) == (40, 40, "weather")


def test_same_rise_in_both_events_is_no_finding():
    random = np.random.default_rng(7)
    here, there = (sides(*drawn(random, 60, 1)) for _ in range(2))

    found = compare_event("pre_post", here, there, "waiting", PLAN)

    assert [each.direction for each in found] == ["unclear", "unclear"]


def test_what_the_other_event_asked_in_other_words_is_not_compared():
    random = np.random.default_rng(8)
    here, there = drawn(random, 20, 1), drawn(random, 20, 0)
    reworded = (rating("m1"), rating("m2", label="Other words"), rating("s1", label="Others"))

    found = list(compare_event("pre_post", sides(*here), sides(*there, items=reworded), "x", PLAN))

    assert [each.name for each in found] == ["motivation"]
    assert found[0].change == pytest.approx(np.mean(changes(here, "m1")))


def test_scale_is_not_compared_with_itself_or_with_what_was_not_asked():
    here = sides(*drawn(np.random.default_rng(9), 20, 1))

    assert [each.name for each in compare_scale("pre_post", here, "safety", PLAN)] == ["motivation"]
    assert list(compare_scale("pre_post", here, "nothing", PLAN)) == []


def test_interval_stays_within_what_the_scale_allows():
    here = [{"s1": (1, 5)}, {"s1": (1, 1)}] * 5 + [{"s1": (1, 5)}]
    there = [{"s1": (1, 1)}, {"s1": (1, 3)}]

    [found] = compare_event("pre_post", sides(*here), sides(*there), "waiting", PLAN)

    assert found.simultaneous[1] == 4
    assert (found.verdict, found.simultaneous[0] > -math.inf) == ("too_few", True)


def test_groups_that_each_changed_alike_have_no_interval():
    [found] = compare_event(
        "pre_post", sides(*[{"s1": (1, 3)}] * 12), sides(*[{"s1": (1, 2)}] * 12), "waiting", PLAN
    )

    assert (found.simultaneous, found.low, found.difference) == (None, None, 1.0)
