"""What the true change of a scale is among simulated people.

Before rounding an item is normal about its position with variance 1, so the normal distribution
function gives the share of people beyond each threshold.
"""

from statistics import NormalDist, fmean

from collector.demo.answers import THRESHOLDS
from collector.demo.series import ASSUMED

NORMAL = NormalDist()


def true_mean(item, shift=0.0):
    """Return the mean score of an item over all people, from 1 to 5, reverse items turned round."""
    middle = ASSUMED["positions"].get(item.name, 0.0) + shift
    return 1 + sum(NORMAL.cdf(middle - threshold) for threshold in THRESHOLDS)


def true_change(items, shifts, before, after):
    """Return the true change of a scale's mean score between two waves."""
    earlier, later = shifts.get(before, {}), shifts.get(after, {})
    return fmean(
        true_mean(item, later.get(item.scale, 0.0)) - true_mean(item, earlier.get(item.scale, 0.0))
        for item in items
    )
