"""The mean of scores, with its interval."""

import math

import numpy as np
from scipy import special

from collector.core.statistics.effect_size import Interval, Vector


def mean_interval(scores: Vector) -> Interval | None:
    """Return the 95 % t interval of the mean; None if all values are the same."""
    n = len(scores)
    if n < 2 or np.ptp(scores) == 0:  # noqa: PLR2004 - a spread takes two
        return None
    mean = float(scores.mean())
    half = float(special.stdtrit(n - 1, 0.975)) * float(scores.std(ddof=1)) / math.sqrt(n)
    return mean - half, mean + half
