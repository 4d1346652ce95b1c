"""Audit an edition: no small suppressed group can be worked out.

The public tables tell their sums. What is common to all ways of filling the suppressed cells is
therefore known. The rules should leave nothing to find; the audit checks this before each
publication.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product

from collector.core.disclosure.breakdowns import OTHER
from collector.core.disclosure.profiles import UNKNOWN
from collector.core.rows.answers import Breakdown
from collector.core.rows.report import Release, ShownProfiles
from collector.errors import PublicationError

TWO = ("not_high", "high", UNKNOWN)
THREE = ("low", "middle", "high", UNKNOWN)
"""The levels that a suppressed person may have, as far as an attacker can tell."""


def audit_release(release: Release, k: int) -> None:
    """Raise PublicationError (R3, R11) if a cell of a small suppressed group can be worked out.

    Coded texts need no audit: rare risks are merged with texts about no risk, of which there may be
    any number.
    """
    for row in release.breakdowns:
        for group, category in list_pinned(*find_hidden(row, release, k), k):
            about = {"category": category, "question": row.question, "wave": row.wave}
            if not group:
                raise PublicationError("R3", "rest_worked_out", **about)
            raise PublicationError("R3", "answers_worked_out", group=group, **about)
    for profiles in release.profiles:
        for group, levels in list_pinned_profiles(profiles, release, k):
            about = {"group": group, "levels": levels, "wave": profiles.wave}
            raise PublicationError("R11", "profiles_worked_out", **about)


def list_pinned(
    sizes: Mapping[str, int], totals: Mapping[str, int], k: int
) -> list[tuple[str, str]]:
    """Return the cells, group and category, below k whose number, not zero, is certain.

    `sizes` are the most people that each suppressed group can have, `totals` the people of all of
    them by category. A cell has at least those of its category for whom the other groups have no
    room, and at most as many as its group and its category. Each of these can be reached, because
    no group has to be full.
    """
    room = sum(sizes.values())
    return [
        (group, category)
        for (group, size), (category, n) in product(sizes.items(), totals.items())
        if size < k and 0 < n - (room - size) == min(size, n)
    ]


def find_hidden(
    breakdown: Breakdown, release: Release, k: int
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the most people of each small group that is merged into `other`, and its answers.

    How many they are at most is known where the question of the groups is published itself; the
    group without a name is of those who left that question out.
    """
    merged = next((group for group in breakdown.groups if group.name == OTHER), None)
    responses, published = _count_wave(release, breakdown.wave)
    sizes = published.get(breakdown.variable)
    if merged is None or not sizes:
        return {}, {}
    shown = {group.name for group in breakdown.groups} - {OTHER}
    hidden = {name: n if name == OTHER else min(n, k - 1) for name, n in sizes.items() if n}
    hidden[""] = responses - sum(sizes.values())
    return {name: n for name, n in hidden.items() if name not in shown}, merged.counts


def list_pinned_profiles(
    profiles: ShownProfiles, release: Release, k: int
) -> Iterator[tuple[str, str]]:
    """Yield each group of 1 to k - 1 people without a profile who can only have one combination.

    How many people each group has is known, if the question of the groups is published; those who
    left it out are the rest of the wave. Of the scales' levels no other table tells.
    """
    responses, published = _count_wave(release, profiles.wave)
    variable = next((question for question in published if question in profiles.columns), "")
    hidden = Counter(published.get(variable, {}))
    hidden[UNKNOWN] = responses - hidden.total()
    known = set()
    for values, n in profiles.counts.items():
        levels = dict(zip(profiles.columns, values, strict=True))
        group = levels.pop(variable, UNKNOWN)
        hidden[group] -= n
        known.add((group, "/".join(levels.values())))
    told = {value for values in profiles.counts for value in values}
    scales = len(set(profiles.columns) - {variable})
    possible = list(product(TWO if TWO[0] in told else THREE, repeat=scales))
    for group, n in hidden.items():
        left = [each for each in map("/".join, possible) if (group, each) not in known]
        if 0 < n < k and len(left) == 1:
            yield group, left[0]


def _count_wave(release: Release, wave: str) -> tuple[int, dict[str, Mapping[str, int]]]:
    """Return how many people answered, and the answers to each question that is published."""
    responses = next(row.n for row in release.waves if row.name == wave)
    return responses, {row.question: row.counts for row in release.results if row.wave == wave}
