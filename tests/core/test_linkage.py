import pytest

from collector.core.linkage import Bias, compare_linked, merge_small_counts


@pytest.mark.parametrize(
    ("counts", "merged"),
    [
        ({}, {}),
        ({"exact": 61, "alone": 20}, {"exact": 61, "alone": 20}),
        ({"exact": 61, "duplicate": 4, "alone": 7}, {"exact": 61, "other": 11}),
        ({"exact": 61, "alone": 20, "duplicate": 2}, {"exact": 61, "other": 22}),
        ({"exact": 61, "duplicate": 2}, {"other": 63}),
        ({"exact": 5, "duplicate": 2}, {}),
        ({"exact": 61, "duplicate": 0}, {"exact": 61}),
    ],
)
def test_merge_small_counts_shows_nothing_of_fewer_than_k(counts, merged):
    assert merge_small_counts(counts, 10) == merged


def test_compare_linked_is_in_standard_deviations():
    linked, unlinked = [3.0, 5.0] * 5, [2.0, 4.0] * 5

    bias = compare_linked(linked, unlinked, 10)

    assert (bias.linked, bias.unlinked, bias.flagged) == (10, 10, True)
    assert bias.difference == pytest.approx(1 / (10 / 9) ** 0.5)


@pytest.mark.parametrize(
    ("linked", "unlinked"), [([1.0] * 9, [1.0, 2.0] * 9), ([4.0] * 12, [3.0] * 12)]
)
def test_compare_linked_of_few_or_of_no_variation_is_nothing(linked, unlinked):
    assert compare_linked(linked, unlinked, 10) is None


@pytest.mark.parametrize(("difference", "flagged"), [(0.25, False), (-0.26, True)])
def test_bias_is_flagged_above_a_quarter(difference, flagged):
    assert Bias(20, 20, difference).flagged is flagged
