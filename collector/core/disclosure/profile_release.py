"""Choose the base of the profiles, so that they can stand beside the other tables of a release."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from collector.core.disclosure.profiles import make_profiles
from collector.core.disclosure.statistics import Cell, Statistic, tell_profiles
from collector.core.disclosure.suppression import suppress_statistics
from collector.core.rows.answers import Breakdown, Group
from collector.core.rows.report import ReleasedProfiles, Report, ShownProfiles

Key = tuple[str, str, str]  # what names a statistic: part, kind and name


def publish_profiles(
    kept: Report, others: Sequence[Statistic], breakdowns: Sequence[Breakdown], k: int
) -> tuple[list[ReleasedProfiles], dict[Key, str]]:
    """Return the profiles of each wave of a report, and the rule that forbids those of the others.

    Their base are the people shown, chosen so that it differs by nobody or by at least k from every
    statistic about the same answers, and so do the groups in it from those of the breakdowns (R5).
    The `others` are statistics of earlier editions, or published beside the profiles.
    Where only the other tables are in the way, it is R5 that forbids them, otherwise R11.
    """
    scales: dict[Cell, str] = {(row.wave, row.name): row.scale for row in kept.questions}
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
    scales: Mapping[Cell, str]
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
