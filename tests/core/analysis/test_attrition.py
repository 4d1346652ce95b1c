import pytest
from scipy import stats

from collector.core.analysis.unlinked import compare_linked

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


@pytest.mark.parametrize(("level", "flagged"), [(0.05, True), (0.02, False)])
def test_bias_is_flagged_by_the_interval_of_its_difference(level, flagged):
    bias = compare_linked(LINKED, UNLINKED[:10], 10, level)

    assert 0.02 < bias.p < 0.05
    assert bias.flagged is flagged
