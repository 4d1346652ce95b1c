"""Profiles: how often each combination of scale levels and role occurred.

Every combination is shared by at least k people over all its columns (R11), and their base is
chosen so that they can stand beside the other tables of a release (R5).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, permutations
from operator import itemgetter
from typing import TypeVar

from collector.core.disclosure.statistics import (
    Key,
    Scales,
    Statistic,
    find_scale_names,
    tell_profiles,
)
from collector.core.disclosure.suppression import MANY, suppress_statistics
from collector.core.questionnaire.scale import Scale
from collector.core.rows.answers import OTHER, Breakdown
from collector.core.rows.report import Report, ShownProfiles

UNKNOWN = "unknown"
"""The level of a person who left the scale out, so that every person has a profile."""

TWO = ("not_high", "high", UNKNOWN)
THREE = ("low", "middle", "high", UNKNOWN)
"""The levels that a person who is not shown may have, as far as an attacker can tell."""

TWO_LEVELS = {"low": "not_high", "middle": "not_high"}
"""How three levels become two, where with three too few people have the same profile."""

LEAST_SHOWN = 0.5  # profiles of a smaller share of a wave would mislead

MOST_LEFT_OUT = 3
"""At most so many common combinations are left out to keep the base away from other bases."""

SMALLEST = 8
"""Only so many of the smallest combinations are tried: leaving out a large one costs too much."""

Values = tuple[str, ...]
Name = TypeVar("Name")
Counts = Mapping[Values, int]  # how many people have each combination of values


def level(score: float | None, scale: Scale) -> str:
    """Return the level of a person's mean score."""
    return UNKNOWN if score is None else scale.level(score)


def publish_profiles(
    kept: Report, others: Sequence[Statistic], breakdowns: Sequence[Breakdown], k: int
) -> tuple[list[ShownProfiles], dict[Key, str]]:
    """Return the profiles of each wave of a report, and the rule that forbids those of the others.

    Their base are the people shown, chosen so that it differs by nobody or by at least k from every
    statistic about the same answers, and so do the groups in it from those of the breakdowns (R5).
    The `others` are statistics of earlier editions, or published beside the profiles.
    Where only the other tables are in the way, it is R5 that forbids them, otherwise R11.
    """
    scales = find_scale_names(kept)
    profiles: list[ShownProfiles] = []
    missing: dict[Key, str] = {}
    for row in kept.profiles:
        people = {tuple(each.values): each.count for each in row.people}
        asked = [question for question in kept.questions if question.wave == row.wave]
        known = [question.name for question in asked if question.public == "breakdown"]
        is_far = partial(_is_far, scales, others, breakdowns, row.wave, k)
        made = make_profiles(row.columns, people, k, known, is_far)
        if made is not None:
            profiles.append(replace(made, wave=row.wave))
        else:
            alone = make_profiles(row.columns, people, k, known)
            missing[row.wave, "profiles", "profiles"] = "R5" if alone else "R11"
    return profiles, missing


def _is_far(
    scales: Scales,
    others: Sequence[Statistic],
    breakdowns: Sequence[Breakdown],
    wave: str,
    k: int,
    profiles: ShownProfiles,
) -> bool:
    """Say whether all that is published is far enough from the profiles and the groups in them."""
    statistics = [tell_profiles(wave, profiles.columns, profiles.n, scales)]
    if suppress_statistics(statistics, k, others):
        return False
    for row in breakdowns:
        scale = scales.get((row.wave, row.question))
        if row.wave == wave and {row.variable, scale} <= set(profiles.columns):
            shown = _merge(profiles.counts, itemgetter(profiles.columns.index(row.variable)))
            named = {group.name for group in row.groups} - {OTHER}
            merged = {name: n for name, n in shown.items() if name not in named}
            groups = shown | {OTHER: sum(merged.values())}
            sizes = [(group.n, groups.get(group.name, 0)) for group in row.groups]
            sizes += [
                (group.n, n) for group in row.groups if group.name == OTHER for n in merged.values()
            ]
            if any(n and 0 < abs(of_group - n) < k for of_group, n in sizes):
                return False
    return True


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
    two = _merge(people, partial(_merge_levels, [name in known for name in columns]))
    for counts in (people, two):
        for width in range(len(columns), 1, -1):
            for places in combinations(range(len(columns)), width):
                named = tuple(columns[place] for place in places)
                merged = _merge(counts, itemgetter(*places))
                profiles = _make(named, merged, k, known, is_far)
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


def _merge(counts: Counts, name: Callable[[Values], Name]) -> dict[Name, int]:
    """Return how many people have each combination if it is named otherwise."""
    merged = Counter[Name]()
    for values, count in counts.items():
        merged[name(values)] += count
    return merged


def _merge_levels(are_groups: Sequence[bool], values: Values) -> Values:
    pairs = zip(values, are_groups, strict=True)
    return tuple(each if is_group else TWO_LEVELS.get(each, each) for each, is_group in pairs)


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
    for place, other in permutations(range(len(profiles.columns)), 2):
        sizes = _merge(profiles.counts, itemgetter(place))
        pairs = Counter(values[0] for values in _merge(profiles.counts, itemgetter(place, other)))
        if any(n < MANY and pairs[value] == 1 for value, n in sizes.items()):
            return True
    return False
