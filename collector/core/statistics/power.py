"""How many linked people show what change. It imports no scipy, which pages do without."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

POWER = 0.8
"""How often a change of this size is found; the usual four times in five (Cohen 1988)."""
SPREAD = 0.2
"""The standard deviation of changes, as a share of the scale's range, where no event has shown any:
0.8 of a point on five points, which is on the safe side."""
LINKED = 0.6
"""The share of the people expected who are linked, where no event has shown any."""
STEPS = (10, 20, 30, 50, 100, 200)

_NORMAL = NormalDist()


def smallest_effect(n: int, level: float) -> float:
    """Return the smallest d_z that `n` people show with power 0.8; infinite for too few.

    Guenther's (1981) approximation of the power of the paired t test. It is within two hundredths
    of it from twenty people on, and needs no more than the normal distribution.
    """
    critical = _NORMAL.inv_cdf(1 - level / 2)
    people = n - critical**2 / 2
    return (critical + _NORMAL.inv_cdf(POWER)) / math.sqrt(people) if people > 0 else math.inf


def count_needed(d: float, level: float) -> int:
    """Return how many people show a change of d_z with power 0.8."""
    critical = _NORMAL.inv_cdf(1 - level / 2)
    return math.ceil(((critical + _NORMAL.inv_cdf(POWER)) / d) ** 2 + critical**2 / 2)


@dataclass(frozen=True)
class Reach:
    """What `n` linked people show: changes have this `spread` in points, and `benchmark` matters.

    `level` is how often the comparison may find a change where there is none.
    """

    n: int
    spread: float
    benchmark: float
    level: float

    @property
    def needed(self) -> int:
        """Return how many people show the change that matters."""
        return count_needed(self.benchmark / self.spread, self.level)

    @property
    def smallest(self) -> float:
        """Return the smallest change that so many people show, in points."""
        return self.show(self.n)

    def show(self, n: int) -> float:
        """Return the smallest change that `n` people show, in points."""
        return self.spread * smallest_effect(n, self.level)


def pool_spreads(seen: Sequence[tuple[int, float]]) -> float | None:
    """Return the standard deviation of changes in all events, each with its people; None of none.

    Variances are weighed by their degrees of freedom.
    """
    degrees = sum(n - 1 for n, _ in seen)
    return math.sqrt(sum((n - 1) * each**2 for n, each in seen) / degrees) if degrees else None
