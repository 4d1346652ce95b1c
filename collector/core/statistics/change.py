"""The change of paired scores between two waves, for one item or scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from collector.core.statistics.claims import (
    Claim,
    Direction,
    EffectSize,
    claim_from,
    find_direction,
)
from collector.core.statistics.effect_size import Interval, Vector, summarise_effect
from collector.core.statistics.signed_rank import SignedRank, compare_signed_ranks


@dataclass(frozen=True)
class Change:
    """The change of paired scores, in points of the scale; higher is better.

    `interval` is None where there is no spread to compute it from. `superiority` is the
    probability of superiority, (better + same / 2) / n.
    """

    n: int
    mean_before: float
    mean_after: float
    mean: float
    interval: Interval | None
    better: int
    same: int
    worse: int
    superiority: float
    test: SignedRank
    effects: tuple[EffectSize, ...]

    @property
    def claim(self) -> Claim:
        """Return how much may be said with so many pairs."""
        return claim_from(self.n)

    @property
    def direction(self) -> Direction:
        """Return the direction; without a spread everybody moved alike and the mean decides."""
        if self.claim is Claim.NONE:
            return Direction.UNCLEAR
        return find_direction(self.interval or (self.mean, self.mean))


def summarise_change(
    before: Sequence[float | None], after: Sequence[float | None]
) -> Change | None:
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
    better, worse = int((differences > 0).sum()), int((differences < 0).sum())
    same = len(differences) - better - worse
    return Change(
        n=len(differences),
        mean_before=float(first.mean()),
        mean_after=float(second.mean()),
        mean=float(differences.mean()),
        interval=mean_interval(differences),
        better=better,
        same=same,
        worse=worse,
        superiority=(better + same / 2) / len(differences),
        test=compare_signed_ranks(differences),
        effects=summarise_effect(first, second),
    )


def mean_interval(differences: Vector) -> Interval | None:
    """Return the 95 % t interval of the mean; None if all values are the same."""
    n = len(differences)
    if n < 2 or np.ptp(differences) == 0:  # noqa: PLR2004 - a spread takes two
        return None
    mean = float(differences.mean())
    half = float(special.stdtrit(n - 1, 0.975)) * float(differences.std(ddof=1)) / math.sqrt(n)
    return mean - half, mean + half
