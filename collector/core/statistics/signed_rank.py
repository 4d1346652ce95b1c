"""The exact Wilcoxon signed-rank test with Pratt's treatment of zeros.

`scipy.stats.wilcoxon(method="exact")` is wrong with ties or zeros, so the distribution of the
statistic is enumerated here.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from collector.core.statistics.effect_size import Vector

EXACT_UP_TO = 300
"""Pairs that differ, up to which the distribution is enumerated; above, it is normal.

An event has 30 to 300 people. The time grows with the cube of their number.
"""


@dataclass(frozen=True)
class SignedRank:
    """The test's result: `w` is the smaller of the two rank sums, `p` is two-sided."""

    w: float
    p: float
    exact: bool


def compare_signed_ranks(differences: Vector) -> SignedRank:
    """Test whether differences lie symmetrically around zero (Pratt 1959).

    Zeros are ranked with the rest and then left out. Each sign of the others is equally likely
    either way, so the distribution of the rank sum follows by adding one pair after another.
    Round the differences beforehand: equal on paper must be equal here.
    """
    _, group, counts = np.unique(np.abs(differences), return_inverse=True, return_counts=True)
    # Twice the average ranks, which are whole numbers even with ties.
    ranks: npt.NDArray[np.int64] = (2 * np.cumsum(counts) - counts + 1)[group]
    nonzero = ranks[differences != 0]
    smaller = min(int(ranks[differences > 0].sum()), int(ranks[differences < 0].sum()))
    exact = len(nonzero) <= EXACT_UP_TO
    tail = _exact_tail(nonzero, smaller) if exact else _normal_tail(nonzero, smaller)
    return SignedRank(w=smaller / 2, p=min(1.0, 2 * tail), exact=exact)


def _exact_tail(ranks: npt.NDArray[np.int64], smaller: int) -> float:
    """Return P(rank sum <= smaller) by a dynamic programme over the pairs."""
    chances = np.ones(1)
    for rank in ranks:
        chances = (np.pad(chances, (0, rank)) + np.pad(chances, (rank, 0))) / 2
    return float(chances[: smaller + 1].sum())


def _normal_tail(ranks: npt.NDArray[np.int64], smaller: int) -> float:
    """Return P(rank sum <= smaller) from the exact mean and variance given zeros and ties."""
    spread = math.sqrt(float((ranks.astype(float) ** 2).sum())) / 2
    return math.erfc((ranks.sum() / 2 - smaller) / spread / math.sqrt(2)) / 2
