"""Anonymised rows for exploration: which combinations of scale levels and role occurred how often.

Every combination shown is shared by at least k people over all its columns (R11). Results of
single questions belong to `results`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collector.core.disclosure import MANY

LOW_BELOW, HIGH_FROM = 2.5, 3.5
"""A mean score on the five-point scale below the first is low, from the second on high."""

UNKNOWN = "unknown"
"""The level of whoever left the scale out, so that every person has a profile."""


@dataclass(frozen=True)
class Profiles:
    """Combinations of values of `columns` with the number of people who have each.

    `withheld` people have rarer combinations: none, or at least k.
    """

    columns: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int]
    withheld: int


def level(score: float | None) -> str:
    """Return the level of a person's mean score, 1 to 5."""
    if score is None:
        return UNKNOWN
    if score < LOW_BELOW:
        return "low"
    return "high" if score >= HIGH_FROM else "middle"


def make_profiles(
    columns: Sequence[str], people: Iterable[Sequence[str]], k: int
) -> Profiles | None:
    """Return the profiles of the most columns with which nobody is told apart, or None.

    Columns are dropped from the last on, so they stand in the order of their importance; one
    column alone would be a table of results and is none of this module's.

    Args:
        columns: the names of the columns.
        people: of each person the value in every column.
        k: the threshold of disclosure control.
    """
    rows = [tuple(person) for person in people]
    for width in range(len(columns), 1, -1):
        profiles = _count(tuple(columns[:width]), [row[:width] for row in rows], k)
        if _is_safe(profiles, k):
            return profiles
    return None


def _count(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], k: int) -> Profiles:
    counts = Counter(rows)
    shown = {values: counts[values] for values in sorted(counts) if counts[values] >= k}
    return Profiles(columns, shown, counts.total() - sum(shown.values()))


def _is_safe(profiles: Profiles, k: int) -> bool:
    is_rest_large = profiles.withheld == 0 or profiles.withheld >= k
    return bool(profiles.counts) and is_rest_large and not _tells_of_a_group(profiles)


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
