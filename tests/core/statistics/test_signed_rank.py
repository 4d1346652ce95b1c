import itertools

import numpy as np
import pytest
from scipy.stats import wilcoxon

from collector.core.statistics.signed_rank import EXACT_UP_TO, SignedRank, compare_signed_ranks

DARWIN = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]


def p_by_all_flips(differences):
    """Return the two-sided p by trying every sign of every difference that is not zero."""
    sizes = np.abs(differences)
    ranks = np.array([(sizes < size).sum() + ((sizes == size).sum() + 1) / 2 for size in sizes])
    ranks, signs = ranks[sizes > 0], np.sign(differences)[sizes > 0]
    observed = ranks[signs > 0].sum()
    sums = [
        sum(itertools.compress(ranks, flips))
        for flips in itertools.product((0, 1), repeat=len(ranks))
    ]
    below = np.mean([each <= observed for each in sums])
    above = np.mean([each >= observed for each in sums])
    return min(1, 2 * min(below, above))


def test_compare_signed_ranks_of_darwins_maize_is_exact():
    assert compare_signed_ranks(np.array(DARWIN)) == SignedRank(24, 0.041259765625, exact=True)


@pytest.mark.parametrize(
    "differences",
    [
        [1, 1, 1, 0, 0, 1, 1, 1, 1, -1],
        [1, 2, 0, -1, 0, 2, 2, 1],
        [0.25, -0.25, 0.5, 0.75, 1.25, 0, -1],
        [3],
    ],
)
def test_compare_signed_ranks_with_ties_and_zeros_counts_every_flip(differences):
    result = compare_signed_ranks(np.array(differences))

    assert result.p == pytest.approx(p_by_all_flips(differences), rel=1e-12)


def test_compare_signed_ranks_of_zeros_alone_finds_nothing():
    assert compare_signed_ranks(np.zeros(12)) == SignedRank(0, 1.0, exact=True)


def test_compare_signed_ranks_above_the_limit_agrees_with_scipys_normal_p():
    differences = np.random.default_rng(1).integers(-2, 4, EXACT_UP_TO * 2)
    scipys = wilcoxon(differences, zero_method="pratt", correction=False, method="asymptotic")

    result = compare_signed_ranks(differences)

    assert (result.exact, result.w) == (False, scipys.statistic)
    assert result.p == pytest.approx(scipys.pvalue, rel=1e-9)


def test_compare_signed_ranks_is_the_same_mirrored():
    differences = np.array(DARWIN)

    assert compare_signed_ranks(-differences) == compare_signed_ranks(differences)
