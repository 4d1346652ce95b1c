"""Compare the linked people with the others, by what they answered before."""

import math
from collections.abc import Sequence

import numpy as np

from collector.core.analysis.unlinked.partial_overlap import Scores, compare_overlap
from collector.core.rows.changes import Bias


def compare_linked(
    linked: Sequence[float], unlinked: Sequence[float], k: int, level: float = 0.05
) -> Bias | None:
    """Compare the scores of two groups: standardised mean difference and Welch's test.

    The unit is the root of the mean of both variances (Cohen's d with equal weights). It is
    flagged if the interval at this `level` leaves out no difference.
    None if a group has fewer than k people, or neither varies.
    """
    if min(len(linked), len(unlinked)) < max(k, 2):
        return None
    test = compare_overlap(Scores(only_before=unlinked, only_after=linked))
    if test is None:
        return None
    variances = [float(np.var(np.sort(group), ddof=1)) for group in (linked, unlinked)]
    smd = test.change / math.sqrt(sum(variances) / 2)
    return Bias(
        linked=len(linked),
        unlinked=len(unlinked),
        smd=smd,
        difference=test.change,
        low=test.low,
        high=test.high,
        p=test.p,
        flagged=test.p < level,
    )
