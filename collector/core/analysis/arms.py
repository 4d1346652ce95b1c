"""The change of a seminar's people less that of a comparison, which tells what the seminar did.

The comparison is the same two waves of another event, or a scale that the seminar does not touch.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from collector.core.analysis.comparisons import (
    NO_SCORES,
    AskedWave,
    Pairs,
    common_items,
    find_scale,
    list_linked,
)
from collector.core.analysis.families import Family
from collector.core.analysis.unlinked import Scores, compare_overlap
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.questionnaire.asked import is_same_item
from collector.core.questionnaire.model import Question, score_pair
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ArmDifference, Overlap
from collector.core.statistics.claims import claim_from, judge
from collector.core.statistics.effect_size import Interval, Vector, critical_t
from collector.core.statistics.power import Reach


@dataclass(frozen=True)
class Sides:
    """Two waves of an event, with the people who are linked."""

    before: AskedWave
    after: AskedWave
    pairs: Pairs

    @property
    def items(self) -> tuple[Question, ...]:
        """Return the ratings that both waves ask alike."""
        return common_items(self.before.questionnaire, self.after.questionnaire)

    def score(self, items: Sequence[Question]) -> Vector:
        """Return the scores before and after of each linked person, nan where there are none."""
        linked = list_linked(self.before, self.after, self.pairs)
        scores = [score_pair(items, one, other) or NO_SCORES for one, other in linked]
        return np.array(scores, dtype=float).reshape(-1, 2)


def compare_event(
    comparison: str, own: Sides, other: Sides, against: str, plan: AnalysisPlan
) -> Iterator[ArmDifference]:
    """Compare the change of each primary scale with that of the people of another event.

    It is compared on the items that all four waves ask alike, by Welch's interval.
    """
    there = {item.name: item for item in other.items}
    shared = [item for item in own.items if is_same_item(item, there.get(item.name))]
    for scale in plan.primary_scales:
        items = [item for item in shared if item.scale == scale]
        people = [_known(side.score(items)) for side in (own, other)]
        if all(map(len, people)):
            about = comparison, scale, against
            yield _compare(about, people[0], people[1], find_scale(items), plan)


def compare_scale(
    comparison: str, own: Sides, against: str, plan: AnalysisPlan
) -> Iterator[ArmDifference]:
    """Compare the change of each primary scale with the same people's change of another scale."""
    control = [item for item in own.items if item.scale == against]
    for scale in plan.primary_scales:
        items = [item for item in own.items if item.scale == scale]
        both = _known(np.hstack([own.score(items), own.score(control)]))
        if len(both) and scale != against and find_scale(items) == find_scale(control):
            about = comparison, scale, against
            yield _compare(about, both[:, :2], both[:, 2:], find_scale(items), plan, same=True)


def _known(scores: Vector) -> Vector:
    known: Vector = scores[np.isfinite(scores).all(axis=1)]
    return known


def _compare(
    about: tuple[str, str, str],
    own: Vector,
    other: Vector,
    scale: Scale,
    plan: AnalysisPlan,
    *,
    same: bool = False,
) -> ArmDifference:
    """Return the difference of two changes, each of scores before and after.

    The primary scales share their level by Bonferroni: signs of people in two groups cannot be
    flipped together.
    """
    comparison, name, against = about
    changes = [(each[:, 1] - each[:, 0]).tolist() for each in (own, other)]
    of_two = Scores(only_before=changes[1], only_after=changes[0])
    people = Scores(before=changes[1], after=changes[0]) if same else of_two
    level = Family.PRIMARY.level / len(plan.primary_scales)
    test, wide = compare_overlap(people), compare_overlap(people, level)
    means = [float(np.mean(each)) for each in changes]
    n, difference = min(map(len, changes)), means[0] - means[1]
    together = None if wide is None else _clip(wide, own, other, scale)
    benchmark = plan.benchmark(name, scale.points)
    reach = None if test is None else _find_reach(test, changes, benchmark, level, same=same)
    verdict = judge(n, difference, together, benchmark)
    return ArmDifference(
        comparison=comparison,
        name=name,
        against=against,
        n=len(own),
        n_against=len(other),
        change=means[0],
        change_against=means[1],
        difference=difference,
        low=test.low if test else None,
        high=test.high if test else None,
        df=test.df if test else None,
        p=test.p if test else None,
        claim=claim_from(n),
        direction=verdict.direction,
        verdict=verdict,
        benchmark=benchmark,
        smallest=reach.smallest if reach and math.isfinite(reach.smallest) else None,
        needed=reach.needed if reach else None,
        simultaneous_low=together and together[0],
        simultaneous_high=together and together[1],
    )


def _clip(wide: Overlap, own: Vector, other: Vector, scale: Scale) -> Interval:
    """Return what of an interval can be.

    Nobody can change by more than the scale allows from where both groups began.
    """
    room = scale.highest - scale.lowest
    apart = float(other[:, 0].mean() - own[:, 0].mean())
    return max(wide.low, apart - room), min(wide.high, apart + room)


def _find_reach(
    test: Overlap, changes: Sequence[Sequence[float]], benchmark: float, level: float, *, same: bool
) -> Reach:
    """Return what difference is shown: as the change of so many people who differ as much."""
    own, other = (np.array(each) for each in changes)
    variance = (own - other).var(ddof=1) if same else own.var(ddof=1) + other.var(ddof=1)
    error = (test.high - test.low) / 2 / critical_t(test.df + 1)
    return Reach(round(float(variance) / error**2), math.sqrt(variance), benchmark, level)
