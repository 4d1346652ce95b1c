"""Anonymised rows for exploration: which combinations of scale levels and role occurred how often.

Every combination shown is shared by at least k people over all its columns (R11). Results of
single questions belong to `results`.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from collector.core.disclosure import MANY

LOW_BELOW, HIGH_FROM = 2.5, 3.5
"""A mean score on the five-point scale below the first is low, from the second on high."""

UNKNOWN = "unknown"
"""The level of whoever left the scale out, so that every person has a profile."""

Counts = Mapping[tuple[str, ...], int]
"""How many people have each combination of values."""


@dataclass(frozen=True)
class Profiles:
    """Combinations of values of `columns` with the number of people who have each.

    `withheld` people have rarer combinations: none, or at least k.
    """

    columns: tuple[str, ...]
    counts: Counts
    withheld: int


def level(score: float | None) -> str:
    """Return the level of a person's mean score, 1 to 5."""
    if score is None:
        return UNKNOWN
    if score < LOW_BELOW:
        return "low"
    return "high" if score >= HIGH_FROM else "middle"


def make_profiles(
    columns: Sequence[str], people: Counts, k: int, known: Collection[str] = ()
) -> Profiles | None:
    """Return the profiles of the most columns with which nobody is told apart, or None.

    Columns are dropped from the last on, so they stand in the order of their importance; one
    column alone would be a table of results and is none of this module's.

    Args:
        columns: the names of the columns.
        people: how many people have each combination of values, one value for each column.
        k: the threshold of disclosure control.
        known: columns of which another table tells how many people have each value.
    """
    for width in range(len(columns), 1, -1):
        profiles = _make(tuple(columns[:width]), people, k, known)
        if profiles is not None:
            return profiles
    return None


def _make(
    columns: tuple[str, ...], people: Counts, k: int, known: Collection[str]
) -> Profiles | None:
    counts = Counter[tuple[str, ...]]()
    for values, count in people.items():
        counts[values[: len(columns)]] += count
    shown = {values: counts[values] for values in sorted(counts) if counts[values] >= k}
    rare = {values: counts[values] for values in counts if counts[values] < k}
    profiles = Profiles(columns, shown, sum(rare.values()))
    places = [place for place, name in enumerate(columns) if name in known]
    is_safe = shown and not _tells_of_a_few(rare, places, k) and not _tells_of_a_group(profiles)
    return profiles if is_safe else None


def _tells_of_a_few(rare: Counts, places: Collection[int], k: int) -> bool:
    """Say whether 1 to k - 1 people are withheld, in all or of those with one known value.

    How many have the value is known; less those who are shown, it would tell that those few have
    none of the profiles.
    """
    of_value = Counter[tuple[int, str]]()
    for values, count in rare.items():
        of_value.update({(place, values[place]): count for place in places})
    return any(0 < n < k for n in (sum(rare.values()), *of_value.values()))


def _tells_of_a_group(profiles: Profiles) -> bool:
    """Say whether a small group that one column makes has one value in another (as R4).

    People withheld may be of the group and differ, but its size may be known from a breakdown.
    """
    places = range(len(profiles.columns))
    return any(
        _is_unanimous(profiles, place, value, other)
        for place in places
        for value in {values[place] for values in profiles.counts}
        for other in places
        if other != place
    )


def _is_unanimous(profiles: Profiles, place: int, value: str, other: int) -> bool:
    group = {values: n for values, n in profiles.counts.items() if values[place] == value}
    return sum(group.values()) < MANY and len({values[other] for values in group}) == 1
