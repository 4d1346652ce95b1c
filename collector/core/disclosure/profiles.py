"""Profiles: how often each combination of scale levels and role occurred.

Every combination is shared by at least k people over all its columns (R11).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations

from collector.core.disclosure.suppression import MANY
from collector.core.questionnaire.scale import Scale
from collector.core.rows.report import ShownProfiles

UNKNOWN = "unknown"
"""The level of a person who left the scale out, so that every person has a profile."""

TWO_LEVELS = {"low": "not_high", "middle": "not_high"}
"""How three levels become two, where with three too few people have the same profile."""

LEAST_SHOWN = 0.5  # profiles of a smaller share of a wave would mislead

MOST_LEFT_OUT = 3
"""At most so many common combinations are left out to keep the base away from other bases."""

SMALLEST = 8
"""Only so many of the smallest combinations are tried: leaving out a large one costs too much."""

Values = tuple[str, ...]

Counts = Mapping[Values, int]  # how many people have each combination of values


def level(score: float | None, scale: Scale) -> str:
    """Return the level of a person's mean score."""
    return UNKNOWN if score is None else scale.level(score)


def make_profiles(
    columns: Sequence[str],
    people: Counts,
    k: int,
    known: Collection[str] = (),
    is_far: Callable[[ShownProfiles], bool] = lambda _: True,
) -> ShownProfiles | None:
    """Return the profiles with the most columns by which nobody is singled out, or None.

    Columns stand in the order of their importance, so the last are dropped first; three levels
    become two if nothing else will do. Rare combinations are left out, and then as few people more
    as bring the base away from the others. One column alone would be a table of results.
    Of `known` columns, those of groups, another table tells how many people have each value.
    `is_far` says whether the base differs from every other one by nobody or by at least k (R5).
    """
    scales = [place for place, name in enumerate(columns) if name not in known]
    for counts in (people, _merge_levels(people, scales)):
        for width in range(len(columns), 1, -1):
            for places in combinations(range(len(columns)), width):
                named = tuple(columns[place] for place in places)
                profiles = _make(named, _project(counts, places), k, known, is_far)
                if profiles is not None:
                    return profiles
    return None


def _make(
    columns: tuple[str, ...],
    counts: Counts,
    k: int,
    known: Collection[str],
    is_far: Callable[[ShownProfiles], bool],
) -> ShownProfiles | None:
    places = [place for place, name in enumerate(columns) if name in known]
    for shown in _list_choices(counts, k):
        rest = {values: count for values, count in counts.items() if values not in shown}
        profiles = ShownProfiles(columns, shown, sum(rest.values()))
        is_telling = _tells_of_a_few(rest, places, k) or _tells_of_a_group(profiles)
        if not is_telling and is_far(profiles):
            return profiles
    return None


def _list_choices(counts: Counts, k: int) -> Iterator[Counts]:
    """Yield the common combinations, then those less a few of them, the fewest people first."""
    common = {values: counts[values] for values in sorted(counts) if counts[values] >= k}
    smallest = sorted(common, key=lambda values: (common[values], values))[:SMALLEST]
    choices = [
        left_out for size in range(MOST_LEFT_OUT + 1) for left_out in combinations(smallest, size)
    ]
    choices.sort(key=lambda left_out: sum(common[values] for values in left_out))
    for left_out in choices:
        shown = {values: count for values, count in common.items() if values not in left_out}
        is_most = sum(shown.values()) >= LEAST_SHOWN * sum(counts.values())
        if len(shown) > 1 and is_most:
            yield shown


def _project(counts: Counts, places: Collection[int]) -> Counts:
    projected = Counter[Values]()
    for values, count in counts.items():
        projected[tuple(values[place] for place in places)] += count
    return projected


def _merge_levels(counts: Counts, scales: Collection[int]) -> Counts:
    merged = Counter[Values]()
    for values, count in counts.items():
        two = (
            TWO_LEVELS.get(value, value) if place in scales else value
            for place, value in enumerate(values)
        )
        merged[tuple(two)] += count
    return merged


def _tells_of_a_few(rest: Counts, places: Collection[int], k: int) -> bool:
    """Say whether 1 to k - 1 people are suppressed, in all or of those with one known value.

    How many have the value is known; less those who are shown, it would tell that those few have
    none of the profiles.
    """
    of_value = Counter[tuple[int, str]]()
    for values, count in rest.items():
        of_value.update({(place, values[place]): count for place in places})
    return any(0 < n < k for n in (sum(rest.values()), *of_value.values()))


def _tells_of_a_group(profiles: ShownProfiles) -> bool:
    """Say whether a small group that one column makes has one value in another (as R4).

    People suppressed may be of the group and differ, but its size may be known from a breakdown.
    """
    places = range(len(profiles.columns))
    return any(
        _is_unanimous(profiles, place, value, other)
        for place in places
        for value in {values[place] for values in profiles.counts}
        for other in places
        if other != place
    )


def _is_unanimous(profiles: ShownProfiles, place: int, value: str, other: int) -> bool:
    group = {values: n for values, n in profiles.counts.items() if values[place] == value}
    return sum(group.values()) < MANY and len({values[other] for values in group}) == 1
