import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from collector.core.analysis.unlinked import Scores, compare_overlap, split_scores
from tests.core.asked import asked
from tests.core.ratings import rating
from tests.core.samples import DERRICK_FIRST, DERRICK_SECOND, ITEM_AFTER, ITEM_BEFORE

DERRICK = Scores(
    DERRICK_SECOND["paired"],
    DERRICK_FIRST["paired"],
    DERRICK_SECOND["alone"],
    DERRICK_FIRST["alone"],
)


def test_compare_overlap_of_the_worked_example():
    overlap = compare_overlap(DERRICK)

    assert (overlap.n_before, overlap.n_after, overlap.pairs) == (16, 16, 8)
    assert (overlap.t, overlap.df) == pytest.approx((2.4190976, 18.4223323), rel=1e-6)
    assert overlap.p == pytest.approx(0.0261044, abs=1e-7)
    assert (overlap.low, overlap.high) == pytest.approx((0.2659030, 3.7340970), rel=1e-6)


def test_compare_overlap_of_pairs_alone_is_the_paired_t_test():
    overlap = compare_overlap(Scores(ITEM_BEFORE, ITEM_AFTER))

    assert (overlap.t, overlap.df, overlap.p) == pytest.approx(
        (4.0648808, 29, 0.000335348), rel=1e-6
    )
    assert (overlap.low, overlap.high) == pytest.approx((0.2318651, 0.7014683), rel=1e-6)


def test_compare_overlap_without_pairs_is_welchs_test():
    before, after = ITEM_BEFORE[:12], ITEM_AFTER
    welch = stats.ttest_ind(after, before, equal_var=False)

    overlap = compare_overlap(Scores(only_before=before, only_after=after))

    assert (overlap.t, overlap.df, overlap.p) == pytest.approx(
        (welch.statistic, welch.df, welch.pvalue), rel=1e-9
    )


@pytest.mark.parametrize(
    "scores",
    [
        Scores(),
        Scores([3.0], [4.0]),
        Scores(only_before=[3.0], only_after=[4.0, 2.0]),
        Scores([3.0] * 12, [4.0] * 12),
        Scores([1.0, 2.0, 5.0], [2.0, 3.0, 6.0]),
        Scores([2.1, 3.3, 4.7], [2.4, 3.6, 5.0]),
        Scores(only_before=[3.0] * 12, only_after=[4.0] * 12),
    ],
    ids=["nobody", "one", "one time one", "alike", "same change", "same on paper", "two constants"],
)
def test_compare_overlap_without_spread_is_nothing(scores):
    assert compare_overlap(scores) is None


def test_compare_overlap_with_one_constant_wave_has_no_correlation():
    overlap = compare_overlap(Scores([3.0] * 4, [3.0, 4.0, 4.0, 5.0]))

    assert (overlap.change, overlap.df) == (1.0, 3.0)


RATINGS = st.integers(1, 5).map(float)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(RATINGS, RATINGS)), st.lists(RATINGS), st.lists(RATINGS), st.randoms())
def test_compare_overlap_is_finite_and_ignores_the_order_of_people(pairs, alone, late, random):
    def overlap_of(pairs, alone, late):
        return compare_overlap(Scores(*([p[i] for p in pairs] for i in (0, 1)), alone, late))

    overlap = overlap_of(pairs, alone, late)

    assert overlap == overlap_of(*(random.sample(each, len(each)) for each in (pairs, alone, late)))
    assert overlap is None or np.isfinite((overlap.t, overlap.df, overlap.low, overlap.high)).all()


def test_split_scores_pairs_only_the_linked_who_answered_both_times():
    items = (rating("a"),)
    before = asked("pre", [{"a": "1"}, {"a": "2"}, {"a": "3"}, {"a": "dk"}], *items)
    after = asked("post", [{"a": "4"}, {}, {"a": "5"}, {"a": "2"}], *items)

    scores = split_scores(items, before, after, [(0, 0), (1, 1), (3, 3), (8, 2)])

    assert scores == Scores([1.0], [4.0], [3.0], [5.0], linked=[1.0, 2.0])


def test_split_scores_takes_those_who_answered_all_items_alone():
    items = (rating("easy"), rating("hard"))
    before = asked("pre", [{"easy": "5", "hard": "dk"}] * 9 + [{"easy": "5", "hard": "1"}], *items)
    after = asked("post", [{"easy": "5", "hard": "1"}] * 10, *items)

    scores = split_scores(items, before, after, [(0, 0), (9, 9)])

    assert scores == Scores([3.0], [3.0], [], [3.0] * 8, linked=[3.0], whole=0.0)
