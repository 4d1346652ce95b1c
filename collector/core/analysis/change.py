"""The change of paired scores between two waves, for one item or scale."""

from collections.abc import Sequence

import numpy as np

from collector.core.rows.changes import PairedChange
from collector.core.statistics.claims import Claim, Direction, claim_from, find_direction
from collector.core.statistics.effect_size import Interval, mean_interval, summarise_effect
from collector.core.statistics.signed_rank import compare_signed_ranks

MOST_HIGHEST = 0.15
"""The share of people with the highest score above which a scale has a ceiling (Terwee 2007)."""


def summarise_change(
    before: Sequence[float | None], after: Sequence[float | None]
) -> PairedChange | None:
    """Summarise paired scores of equal number; None if there are none.

    A pair with a score that is None or no finite number is left out.
    Differences are rounded to six decimals, so that those equal on paper are equal here. Pairs are
    sorted, so that the result is the same to the last digit in whatever order people come.
    """
    pairs = np.array([before, after], dtype=float)
    pairs = pairs[:, np.isfinite(pairs).all(axis=0)]
    if not pairs.size:
        return None
    first, second = pairs[:, np.lexsort(pairs[::-1])]
    differences = np.round(second - first, 6)
    n, change, interval = len(differences), float(differences.mean()), mean_interval(differences)
    better, worse = int((differences > 0).sum()), int((differences < 0).sum())
    low, high = interval or (None, None)
    test = compare_signed_ranks(differences)
    return PairedChange(
        n=n,
        mean_before=float(first.mean()),
        mean_after=float(second.mean()),
        change=change,
        low=low,
        high=high,
        better=better,
        same=n - better - worse,
        worse=worse,
        superiority=(better + (n - better - worse) / 2) / n,
        p=test.p,
        p_is_exact=test.exact,
        effects=summarise_effect(first, second),
        claim=claim_from(n),
        direction=judge_direction(n, change, interval),
    )


def has_ceiling(highest: int, n: int) -> bool:
    """Say whether too many people had the highest score before to see them rise."""
    return highest > MOST_HIGHEST * n


def judge_direction(n: int, change: float, interval: Interval | None) -> Direction:
    """Return the direction; without a spread everybody moved alike and the mean decides."""
    if claim_from(n) is Claim.NONE:
        return Direction.UNCLEAR
    return find_direction(interval or (change, change))
