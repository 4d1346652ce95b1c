"""Adjust p values for several tests (Holm).

The scales that are tested together are named before the event, in its series. Single items get
intervals and no test.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from collector.core.analysis.comparisons import Compared


def adjust_holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return each p value adjusted for all of them, in the order given, by Holm (1979).

    The smallest of m is multiplied by m, the next by m - 1 and so on; none is smaller than one
    before it, none is larger than 1.
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    scaled = ((len(order) - place) * p_values[at] for place, at in enumerate(order))
    adjusted = dict(zip(order, accumulate(scaled, max), strict=True))
    return tuple(min(1.0, adjusted[at]) for at in range(len(p_values)))


def adjust_primary(
    compared: Iterable[Compared], primary_scales: Collection[str]
) -> dict[tuple[str, str], float]:
    """Return the adjusted p of each primary scale by comparison and name.

    Every comparison is a family of tests of its own.
    """
    primary = [each for each in compared if each.kind == "scale" and each.name in primary_scales]
    adjusted: dict[tuple[str, str], float] = {}
    for comparison in dict.fromkeys(each.comparison for each in primary):
        family = [each for each in primary if each.comparison == comparison]
        p_values = adjust_holm([each.change.test.p for each in family])
        adjusted |= {(comparison, each.name): p for each, p in zip(family, p_values, strict=True)}
    return adjusted
