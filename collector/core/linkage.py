"""How well an event's responses were linked: how many by which way, and whether the linked differ.

Which responses are linked is decided in `matching`; every figure here keeps to the threshold k.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

FLAGGED_FROM = 0.25
"""From this standardised difference on, results of the linked may not stand for everybody."""

OTHER = "other"


@dataclass(frozen=True)
class Bias:
    """How the linked answered a scale before, against the unlinked, in standard deviations."""

    linked: int
    unlinked: int
    difference: float

    @property
    def flagged(self) -> bool:
        """Say whether the linked differ so much that a reader must know."""
        return abs(self.difference) > FLAGGED_FROM


def merge_small_counts(counts: Mapping[str, int], k: int) -> dict[str, int]:
    """Return the counts with those below k merged into `other`, in their order.

    If those are still fewer than k, the next smallest is merged too, so that subtracting from the
    total tells nothing; of fewer than k responses in all, nothing is told.
    """
    shown = {name: count for name, count in counts.items() if count >= k}
    hidden = sum(counts.values()) - sum(shown.values())
    if 0 < hidden < k and shown:
        hidden += shown.pop(min(shown, key=lambda name: (shown[name], name)))
    if hidden >= k:
        shown[OTHER] = hidden
    return shown


def compare_linked(linked: Sequence[float], unlinked: Sequence[float], k: int) -> Bias | None:
    """Return the standardised mean difference of scale means, or None.

    None if a group has fewer than k people or neither varies. The unit is the root of the mean of
    both variances (methods.md §2, attrition).
    """
    if min(len(linked), len(unlinked)) < max(k, 2):
        return None
    unit = sqrt((variance(linked) + variance(unlinked)) / 2)
    if unit == 0:
        return None
    return Bias(len(linked), len(unlinked), (fmean(linked) - fmean(unlinked)) / unit)
