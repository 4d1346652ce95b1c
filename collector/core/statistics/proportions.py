"""Proportions of people with intervals, and the difference of a proportion between two waves."""

import math
from collections import Counter
from collections.abc import Collection, Sequence

from scipy import special

from collector.core.statistics.claims import CLAIM_FROM, Proportion
from collector.core.statistics.effect_size import Interval


def measure_proportion(count: int, n: int) -> Proportion | None:
    """Return the share of `count` among `n` people with Wilson's interval; None of nobody."""
    if n < 1:
        return None
    low, high = wilson_interval(count, n) if n >= CLAIM_FROM else (None, None)
    return Proportion(count=count, n=n, share=count / n, low=low, high=high)


def critical_z(level: float) -> float:
    """Return how many standard errors a normal interval that misses so often has to each side."""
    return -float(special.ndtri(level / 2))


def wilson_interval(count: int, n: int, level: float = 0.05) -> Interval:
    """Return the score interval of a share (Wilson 1927); it stays within 0 and 1."""
    z = critical_z(level)
    share, squared = count / n, z * z
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    half = z * math.sqrt(share * (1 - share) / n + squared / (4 * n * n)) / (1 + squared / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe_interval(both: int, gained: int, lost: int, n: int, level: float = 0.05) -> Interval:
    """Return the interval of the difference of paired shares (Newcombe 1998, method 10).

    It puts the two Wilson intervals together with the correlation of the answers, corrected for
    continuity. Unlike Wald's it needs no change at all to have a width.
    """
    before, after = (both + lost) / n, (both + gained) / n
    low_before, high_before = wilson_interval(both + lost, n, level)
    low_after, high_after = wilson_interval(both + gained, n, level)
    phi = _correlation(both, gained, lost, n - both - gained - lost)
    below = _combine(after - low_after, high_before - before, phi)
    above = _combine(high_after - after, before - low_before, phi)
    difference = after - before
    return max(-1.0, difference - below), min(1.0, difference + above)


def mcnemar_p(gained: int, lost: int) -> float:
    """Return the exact two-sided p that as many gained as lost (McNemar 1947); 1 if nobody did."""
    if not gained + lost:
        return 1.0
    tail = float(special.bdtr(float(min(gained, lost)), gained + lost, 0.5))
    return min(1.0, 2 * tail)


def find_leader(chosen: Sequence[Collection[str]], names: Sequence[str], level: float) -> str:
    """Return what clearly more people chose than anything else of a list; empty if nothing is.

    It is the first of all pairs that it is in, by the paired interval of the difference. Whatever
    is named in error is named before the one that truly leads, so as many comparisons share the
    level as that one has.
    """
    n, counts = len(chosen), Counter(name for taken in chosen for name in taken)
    first = max(names, key=counts.__getitem__, default="")
    others = [name for name in names if name != first]
    if n < CLAIM_FROM or not others:
        return ""
    for other in others:
        both = sum(first in taken and other in taken for taken in chosen)
        apart = counts[first] - both, counts[other] - both
        if newcombe_interval(both, *apart, n, level / len(others))[0] <= 0:
            return ""
    return first


def _combine(one: float, other: float, phi: float) -> float:
    return math.sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))


def _correlation(both: int, gained: int, lost: int, neither: int) -> float:
    """Return phi, corrected towards zero; 0 where everybody answered the same at one time."""
    margins = (both + lost, gained + neither, both + gained, lost + neither)
    if not all(margins):
        return 0.0
    product = float(both * neither - gained * lost)
    if product > 0:
        product = max(product - sum((both, gained, lost, neither)) / 2, 0.0)
    return product / math.sqrt(math.prod(margins))
