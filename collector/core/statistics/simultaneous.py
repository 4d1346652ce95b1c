"""Intervals that hold all at once, of several means of the same people.

They are max-T intervals by sign flips (Westfall and Young 1993). Scales of one questionnaire go
together, so they are narrower than Bonferroni's and still hold together. Holm's procedure claims
as much but has no intervals of the same size for all, and a verdict must be read off the interval
that is shown.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from collector.core.statistics.claims import CLEAR_FROM
from collector.core.statistics.effect_size import critical_t

FLIPS, AT_ONCE = 4000, 500
SEED = 20170914
"""Of the flips: fixed, and people are sorted, so that intervals depend on the answers alone."""

OF_FEW = 0.5

Matrix = npt.NDArray[np.float64]


def critical_values(differences: Matrix, level: float) -> Sequence[float]:
    """Return for each column how many standard errors its interval has to each side.

    `differences` has a row for each person and a column for each thing measured, nan where it was
    not. The chance that any interval misses its mean is `level`. No interval is wider than
    Bonferroni's, or narrower than that of its column alone; of few people it is Bonferroni's.
    """
    counts = [int(n) for n in np.isfinite(differences).sum(axis=0)]
    several = [n > 1 for n in counts]
    widest = [critical_t(max(n, 2), own_level(n, level, sum(several))) for n in counts]
    if sum(several) == 1 or max(counts, default=0) < CLEAR_FROM:
        return widest
    largest = float(np.quantile(_flip(differences[:, several]), 1 - level, method="higher"))
    return [
        most if n < CLEAR_FROM else min(most, max(critical_t(n, level), largest))
        for n, most in zip(counts, widest, strict=True)
    ]


def own_level(n: int, level: float, columns: int) -> float:
    """Return how often the interval of one of some columns may miss its mean.

    Half as often where few people were measured: near the end of a scale their differences are
    skewed, and t intervals miss more often than they say.
    """
    return level / max(1, columns) * (1.0 if n >= CLEAR_FROM else OF_FEW)


def _flip(differences: Matrix) -> Matrix:
    """Return the largest |t| of all columns, each time the signs of people are flipped at random.

    What is flipped is how far people are from the mean of their column, all columns of a person
    alike.
    """
    known = np.isfinite(differences)
    counts = known.sum(axis=0)
    apart = np.where(known, differences - np.nanmean(differences, axis=0), 0.0)
    apart = apart[np.lexsort(np.round(apart.T, 6))]
    squares = (apart**2).sum(axis=0)
    random = np.random.default_rng(SEED)
    largest = [
        _largest_t(random.choice((-1.0, 1.0), size=(AT_ONCE, len(apart))) @ apart, squares, counts)
        for _ in range(FLIPS // AT_ONCE)
    ]
    return np.concatenate(largest)


def _largest_t(sums: Matrix, squares: Matrix, counts: Matrix) -> Matrix:
    variances = np.maximum((squares - sums**2 / counts) / (counts - 1), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        t: Matrix = np.abs(sums) / np.sqrt(variances * counts)
    largest: Matrix = np.nan_to_num(t, nan=0.0, posinf=np.inf).max(axis=1)
    return largest
