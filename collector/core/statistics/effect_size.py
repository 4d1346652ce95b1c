"""Standardised sizes of a paired change, with intervals."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

LARGEST_T = 1000.0
"""Beyond this |t| all differences are nearly equal and no interval of d is given."""

Interval = tuple[float, float]

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class EffectSizes:
    """Cohen's d of a paired change in two units, and each with Hedges' correction.

    `d_z` is in standard deviations of the differences, `d_av` in those of the answers. The
    intervals are those of the uncorrected d; None where there is none.
    """

    d_z: float
    g_z: float
    d_z_interval: Interval | None
    d_av: float
    g_av: float
    d_av_interval: Interval | None


def summarise_effect(before: Vector, after: Vector) -> EffectSizes | None:
    """Return the effect sizes of paired scores; None if all differences are the same.

    The interval of d_z inverts the non-central t distribution; that of d_av is Algina and
    Keselman's (2003), the same limits in the other unit.
    """
    differences = np.round(after - before, 6)
    n = len(differences)
    if n < 2 or np.ptp(differences) == 0:  # noqa: PLR2004 - a spread takes two
        return None
    spread = float(differences.std(ddof=1))
    d_z = float(differences.mean()) / spread
    to_av = spread / math.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2)
    limits = _noncentral_limits(d_z * math.sqrt(n), n)
    correction = hedges_correction(n - 1)
    return EffectSizes(
        d_z=d_z,
        g_z=correction * d_z,
        d_z_interval=limits,
        d_av=d_z * to_av,
        g_av=correction * d_z * to_av,
        d_av_interval=limits and (limits[0] * to_av, limits[1] * to_av),
    )


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
