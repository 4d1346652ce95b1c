"""Adjust p values for several tests (Holm).

The scales that are tested together are named before the event, in its series. Single items get
intervals and no test.
"""

from collections.abc import Collection, Iterable, Sequence

from collector.core.analysis.comparisons import Compared


def adjust_holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return each p value adjusted for all of them, in the order given, by Holm (1979).

    The smallest of m is multiplied by m, the next by m - 1 and so on; none is smaller than one
    before it, none is larger than 1.
    """
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for place, at in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        largest = max(largest, min(1.0, (len(p_values) - place) * p_values[at]))
        adjusted[at] = largest
    return tuple(adjusted)


def adjust_primary(
    compared: Iterable[Compared], primary_scales: Collection[str]
) -> dict[tuple[str, str], float]:
    """Return the adjusted p of each primary scale by comparison and name.

    Every comparison is a family of tests of its own.
    """
    families: dict[str, list[Compared]] = {}
    for each in compared:
        if each.kind == "scale" and each.name in primary_scales:
            families.setdefault(each.comparison, []).append(each)
    return {
        (comparison, each.name): p
        for comparison, family in families.items()
        for each, p in zip(
            family, adjust_holm([each.change.test.p for each in family]), strict=True
        )
    }
