import pytest
from scipy import stats

from collector.core.analysis.attrition import compare_leavers, compare_linked
from tests.core.ratings import rating

LINKED, UNLINKED = [3.0, 5.0] * 5, [2.0, 4.0] * 6


def test_compare_linked_is_in_standard_deviations():
    bias = compare_linked(LINKED, UNLINKED[:10], 10)

    assert (bias.linked, bias.unlinked, bias.flagged) == (10, 10, True)
    assert bias.smd == pytest.approx(1 / (10 / 9) ** 0.5)


def test_compare_linked_tests_as_welch_does():
    welch = stats.ttest_ind(LINKED, UNLINKED, equal_var=False)

    bias = compare_linked(LINKED, UNLINKED, 10)

    assert bias.p == pytest.approx(welch.pvalue)
    assert (bias.low, bias.high) == pytest.approx(tuple(welch.confidence_interval()))


@pytest.mark.parametrize(
    ("linked", "unlinked"),
    [([], []), ([1.0] * 9, [1.0, 2.0] * 9), ([4.0] * 12, [3.0] * 12)],
    ids=["nobody", "few", "no variation"],
)
def test_compare_linked_of_few_or_of_no_variation_is_nothing(linked, unlinked):
    assert compare_linked(linked, unlinked, 10) is None


@pytest.mark.parametrize(("step", "flagged"), [(0.25, False), (-0.25, False), (-0.26, True)])
def test_bias_is_flagged_above_a_quarter(step, flagged):
    spread = (19 / 20) ** 0.5  # so that twenty people have a standard deviation of 1
    group = [spread, -spread] * 10

    bias = compare_linked([score + step - 1e-9 * (step > 0) for score in group], group, 10)

    assert bias.flagged is flagged


def test_compare_leavers_scores_the_wave_before_by_link():
    items = (rating("a"), rating("b", reverse=True))
    pattern = [{"a": "5", "b": "1"}, {"a": "3", "b": "3"}, {"a": "4", "b": "4"}, {"a": "dk"}]
    responses = dict(enumerate(pattern * 10))

    bias = compare_leavers(items, responses, [id_ for id_ in responses if id_ % 4 < 2], 10)

    assert (bias.linked, bias.unlinked) == (20, 10)
    assert bias.difference == pytest.approx(1.0)
