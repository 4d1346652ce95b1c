"""Profiles: how often each combination of scale levels and role occurred.

Every combination is shared by at least k people over all its columns (R11), and their base is
chosen so that they can stand beside the other tables of a release (R5).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from collector.core.disclosure.statistics import (
    Key,
    Scales,
    Statistic,
    find_scale_names,
    tell_profiles,
)
from collector.core.disclosure.suppression import MANY, suppress_statistics
from collector.core.questionnaire.scale import Scale
from collector.core.rows.answers import Breakdown, Group
from collector.core.rows.report import ReleasedProfiles, Report, ShownProfiles

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


def publish_profiles(
    kept: Report, others: Sequence[Statistic], breakdowns: Sequence[Breakdown], k: int
) -> tuple[list[ReleasedProfiles], dict[Key, str]]:
    """Return the profiles of each wave of a report, and the rule that forbids those of the others.

    Their base are the people shown, chosen so that it differs by nobody or by at least k from every
    statistic about the same answers, and so do the groups in it from those of the breakdowns (R5).
    The `others` are statistics of earlier editions, or published beside the profiles.
    Where only the other tables are in the way, it is R5 that forbids them, otherwise R11.
    """
    scales = find_scale_names(kept)
    profiles: list[ReleasedProfiles] = []
    missing: dict[Key, str] = {}
    for row in kept.profiles:
        wave = row.wave
        people = {tuple(each.values): each.count for each in row.people}
        asked = [question for question in kept.questions if question.wave == wave]
        known = [question.name for question in asked if question.public == "breakdown"]
        beside = _Beside(wave, scales, others, breakdowns, k)
        made = make_profiles(row.columns, people, k, known, beside.is_far)
        if made is None:
            alone = make_profiles(row.columns, people, k, known)
            missing[wave, "profiles", "profiles"] = "R5" if alone else "R11"
        else:
            profiles.append(ReleasedProfiles(wave=wave, **vars(made)))
    return profiles, missing


@dataclass(frozen=True)
class _Beside:
    """What is published beside the profiles of a wave."""

    wave: str
    scales: Scales
    others: Sequence[Statistic]
    breakdowns: Sequence[Breakdown]
    k: int

    def is_far(self, profiles: ShownProfiles) -> bool:
        """Say whether every base is far enough from those of the profiles and their groups."""
        statistics = [tell_profiles(self.wave, profiles.columns, profiles.n, self.scales)]
        return not suppress_statistics(statistics, self.k, self.others) and all(
            n == 0 or not 0 < abs(group.n - n) < self.k for group, n in self._pair_groups(profiles)
        )

    def _pair_groups(self, profiles: ShownProfiles) -> Iterator[tuple[Group, int]]:
        """Yield each group of a breakdown with how many of its people have a profile shown."""
        for row in self.breakdowns:
            scale = self.scales.get((row.wave, row.question))
            if row.wave == self.wave and {row.variable, scale} <= set(profiles.columns):
                place = profiles.columns.index(row.variable)
                shown = Counter[str]()
                for values, n in profiles.counts.items():
                    shown[values[place]] += n
                yield from ((group, shown[group.name]) for group in row.groups)


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
