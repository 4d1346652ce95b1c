"""The mean of scores, and standardised sizes of a paired change, with intervals."""

import math

import numpy as np
import numpy.typing as npt
from scipy import special

from collector.core.statistics.claims import EffectSize

LARGEST_T = 1000.0  # beyond this |t| all differences are nearly equal and no interval of d is given

Interval = tuple[float, float]

Vector = npt.NDArray[np.float64]


def mean_interval(scores: Vector, critical: float | None = None) -> Interval | None:
    """Return the t interval of the mean; None if all values are the same.

    It is the 95 % interval, or as many standard errors wide to each side as `critical` says.
    """
    n = len(scores)
    if n < 2 or np.ptp(np.round(scores, 6)) == 0:  # noqa: PLR2004 - a spread takes two
        return None
    mean = float(scores.mean())
    half = (critical or critical_t(n)) * float(scores.std(ddof=1)) / math.sqrt(n)
    return mean - half, mean + half


def critical_t(n: float, level: float = 0.05) -> float:
    """Return how many standard errors the interval of a mean of `n` values has to each side."""
    return float(special.stdtrit(n - 1, 1 - level / 2))


def summarise_effect(before: Vector, after: Vector) -> list[EffectSize]:
    """Return d_z and d_av of paired scores; none if all differences are the same.

    The interval of d_z inverts the non-central t distribution; that of d_av is Algina and
    Keselman's (2003), the same limits in the other unit.
    """
    differences = np.round(after - before, 6)
    n = len(differences)
    if n < 2 or np.ptp(differences) == 0:  # noqa: PLR2004 - a spread takes two
        return []
    spread = float(differences.std(ddof=1))
    d = float(differences.mean()) / spread
    g = hedges_correction(n - 1) * d
    limits = _noncentral_limits(d * math.sqrt(n), n)
    to_av = spread / math.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2)
    effects = []
    for unit, size in (("z", 1.0), ("av", to_av)):
        low, high = (limits[0] * size, limits[1] * size) if limits else (None, None)
        effects.append(EffectSize(unit=unit, d=d * size, g=g * size, low=low, high=high))
    return effects


def hedges_correction(degrees: int) -> float:
    """Return J(v) = G(v/2) / (G((v-1)/2) sqrt(v/2)), with v = n - 1 for paired data.

    Hedges (1981). It is 0 for one degree of freedom, where nothing can be corrected.
    """
    if degrees < 2:  # noqa: PLR2004 - the Gamma function has a pole there
        return 0.0
    log_ratio = math.lgamma(degrees / 2) - math.lgamma((degrees - 1) / 2)
    return math.exp(log_ratio) / math.sqrt(degrees / 2)


def _noncentral_limits(t: float, n: int) -> Interval | None:
    """Return the d_z for which t lies at the upper and the lower 2.5 % of its distribution."""
    if abs(t) > LARGEST_T:
        return None
    low, high = (float(special.nctdtrinc(n - 1, p, t)) / math.sqrt(n) for p in (0.975, 0.025))
    return low, high
