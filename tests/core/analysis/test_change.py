import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core.analysis.change import Measure, summarise_change
from collector.core.questionnaire.scale import Scale
from collector.core.statistics.claims import claim_from
from tests.core.samples import ITEM_AFTER, ITEM_BEFORE, SLEEP_AFTER, SLEEP_BEFORE


def test_summarise_change_of_a_five_point_item():
    change = summarise_change(ITEM_BEFORE, ITEM_AFTER)

    assert (change.n, change.better, change.same, change.worse) == (30, 16, 12, 2)
    assert (change.mean_before, change.mean_after, change.change) == pytest.approx(
        (3.2, 3.6666667, 0.4666667), rel=1e-6
    )
    assert change.interval == pytest.approx((0.2318651, 0.7014683), rel=1e-6)
    assert change.superiority == pytest.approx(0.7333333, rel=1e-6)
    assert change.p == pytest.approx(0.00131225586, rel=1e-6)


def test_summarise_change_of_the_sleep_data():
    change = summarise_change(SLEEP_BEFORE, SLEEP_AFTER)

    assert (change.better, change.same, change.worse) == (9, 1, 0)
    assert change.change == pytest.approx(1.58, rel=1e-6)
    assert change.interval == pytest.approx((0.7001142, 2.4598858), rel=1e-6)
    assert change.p == pytest.approx(0.00390625, rel=1e-6)


def test_summarise_change_without_pairs_is_none():
    assert summarise_change([], []) is None


def test_summarise_change_leaves_out_what_is_no_number():
    change = summarise_change([3.0, math.nan, 2.0], [4.0, 3.0, math.inf])

    assert (change.n, change.change) == (1, 1.0)
    assert summarise_change([math.nan], [4.0]) is None


def test_summarise_change_of_one_pair_has_no_interval():
    change = summarise_change([3.0], [4.0])

    assert (change.n, change.change, change.interval, change.effects) == (1, 1.0, None, [])


def test_summarise_change_counts_differences_equal_on_paper_as_equal():
    change = summarise_change([0.1 + 0.2, 3.0], [0.3, 4.0])

    assert (change.better, change.same, change.worse) == (1, 1, 0)


def test_summarise_change_does_not_depend_on_the_order_of_people():
    order = np.random.default_rng(7).permutation(30)
    before, after = np.array(ITEM_BEFORE)[order], np.array(ITEM_AFTER)[order]

    change = summarise_change(list(before), list(after))

    assert change == summarise_change(ITEM_BEFORE, ITEM_AFTER)


@pytest.mark.parametrize(
    ("n", "claim"),
    [(1, "none"), (9, "none"), (10, "indicative"), (29, "indicative"), (30, "clear")],
)
def test_claim_grows_with_the_number_of_pairs(n, claim):
    assert claim_from(n) == claim


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=40), st.randoms())
def test_summarise_change_is_finite_and_ignores_the_order_of_people(pairs, random):
    change, shuffled = (
        summarise_change([one for one, _ in each], [other for _, other in each])
        for each in (pairs, random.sample(pairs, len(pairs)))
    )

    assert change == shuffled
    assert re.findall(r"\b(nan|inf)\b", repr(change)) == []
    assert (change is None) is (not pairs)


def test_summarise_change_says_what_so_many_people_show():
    measure = Measure(scale=Scale(), benchmark=0.3, level=0.05)

    change = summarise_change(ITEM_BEFORE, ITEM_AFTER, measure)

    assert change.spread == pytest.approx(0.6288102, rel=1e-6)
    assert round(change.smallest / change.spread, 2) == 0.53  # d_z of thirty people, alone
    assert change.needed == 37


def test_summarise_change_shows_no_more_than_the_scale_has_room_for():
    before, after = [1.0, 5.0] * 3, [5.0, 1.0] * 3

    change = summarise_change(before, after, Measure(scale=Scale(), benchmark=0.3, level=0.001))

    assert (change.smallest, change.needed > 1000) == (None, True)
