"""People who were not linked: how they differ, what they change, and what they would overturn.

The change of everybody is a check beside the change of the linked people, which is what reports
claim.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from collector.core.analysis.comparisons import AskedWave, Pairs
from collector.core.questionnaire.model import Question
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ArmDifference, Bias, MissingPeople, Overlap, ScaleChange
from collector.core.statistics.claims import Direction, Verdict
from collector.core.statistics.effect_size import Vector, critical_t

TURNED_AT = {
    Verdict.ROSE_ENOUGH: 1,
    Verdict.ROSE: 0,
    Verdict.FELL: 0,
    Verdict.FELL_ENOUGH: -1,
}
"""Where the interval of a verdict may begin or end, in smallest changes that matter."""


@dataclass(frozen=True)
class Scores:
    """Scores of a scale or item at two times, in its points.

    `before` and `after` have one score each per person who gave both, in the same order;
    `only_before` and `only_after` those of people who were not linked. `linked` has the scores
    before of all who were linked, and `whole` is the smaller share, before or after, of those who
    were not that answered all items.
    """

    before: Sequence[float] = ()
    after: Sequence[float] = ()
    only_before: Sequence[float] = ()
    only_after: Sequence[float] = ()
    linked: Sequence[float] = ()
    whole: float = 1.0


def split_scores(
    items: Sequence[Question], before: AskedWave, after: AskedWave, pairs: Pairs
) -> Scores:
    """Return the scores of everybody who answered all items, paired where a person is linked.

    Means of some of the items would differ between people who answered alike. A linked person who
    left items out at one time is no unlinked one either.
    """
    first, second = (_score_whole(items, wave) for wave in (before, after))
    there = [
        (one, other) for one, other in pairs if one in before.responses and other in after.responses
    ]
    scores = [(first.pop(one, None), second.pop(other, None)) for one, other in there]
    both = [(one, other) for one, other in scores if one is not None and other is not None]
    alone = len(before.responses) - len(there), len(after.responses) - len(there)
    shares = [len(each) / max(1, n) for each, n in zip((first, second), alone, strict=True)]
    return Scores(
        before=[one for one, _ in both],
        after=[other for _, other in both],
        only_before=list(first.values()),
        only_after=list(second.values()),
        linked=[one for one, _ in scores if one is not None],
        whole=min(shares),
    )


def _score_whole(items: Sequence[Question], wave: AskedWave) -> dict[int, float]:
    """Return the mean scores by response id of the people who answered all items."""
    scored = {
        at: [item.score(answers.get(item.name)) for item in items]
        for at, answers in wave.responses.items()
    }
    return {
        at: sum(filter(None, scores)) / len(items)
        for at, scores in scored.items()
        if None not in scores
    }


def compare_overlap(scores: Scores, level: float = 0.05) -> Overlap | None:
    """Compare the means of partly the same people by the test T_new2 (Derrick et al. 2017).

    It allows unequal variances. Of pairs alone it is the paired t test, without pairs Welch's. An
    unlinked response counts as another person, which makes the test a little too careful. The
    interval misses the difference as often as `level` says. None if there are fewer than two scores
    at a time, or no spread to compute from.
    """
    pairs = np.array([scores.before, scores.after], dtype=float)
    before, after = pairs[:, np.lexsort(pairs[::-1])]  # whatever the order of people
    first = np.concatenate([before, np.sort(scores.only_before)])
    second = np.concatenate([after, np.sort(scores.only_after)])
    if min(len(first), len(second)) < 2:  # noqa: PLR2004 - a spread takes two
        return None
    found = _find_error(first, second, _correlation(before, after), len(before))
    if found is None:
        return None
    error, df = found
    difference = float(second.mean() - first.mean())
    t = difference / error
    half = critical_t(df + 1, level) * error
    return Overlap(
        n_before=len(first),
        n_after=len(second),
        pairs=len(before),
        mean_before=float(first.mean()),
        mean_after=float(second.mean()),
        change=difference,
        low=difference - half,
        high=difference + half,
        t=t,
        df=df,
        p=min(1.0, 2 * float(special.stdtr(df, -abs(t)))),
    )


def _correlation(before: Vector, after: Vector) -> float:
    if len(before) < 2 or np.ptp(before) == 0 or np.ptp(after) == 0:  # noqa: PLR2004 - as above
        return 0.0
    return float(np.corrcoef(before, after)[0, 1])


def _find_error(
    first: Vector, second: Vector, correlation: float, pairs: int
) -> tuple[float, float] | None:
    """Return the standard error of the difference of means, and its degrees of freedom.

    These are between those of the paired test and of Welch's. None if there is no spread: nothing
    but rounding is left of it where all pairs changed alike.
    """
    ones, others = first.var(ddof=1) / len(first), second.var(ddof=1) / len(second)
    spreads = float(first.std(ddof=1) * second.std(ddof=1))
    squared = float(ones + others)
    squared -= 2 * correlation * spreads * pairs / (len(first) * len(second))
    if squared <= 1e-12 * max(1.0, float(ones + others)):
        return None
    welch = (ones + others) ** 2 / (ones**2 / (len(first) - 1) + others**2 / (len(second) - 1))
    single = len(first) + len(second) - 2 * pairs
    share = (welch - pairs + 1) / (single + 2 * pairs)
    return math.sqrt(squared), float(pairs - 1 + share * single)


def compare_linked(
    linked: Sequence[float], unlinked: Sequence[float], k: int, level: float = 0.05
) -> Bias | None:
    """Compare the scores of two groups: standardised mean difference and Welch's test.

    The unit is the root of the mean of both variances (Cohen's d with equal weights). It is
    flagged if the interval at this `level` leaves out no difference.
    None if a group has fewer than k people, or neither varies.
    """
    if min(len(linked), len(unlinked)) < max(k, 2):
        return None
    test = compare_overlap(Scores(only_before=unlinked, only_after=linked))
    if test is None:
        return None
    variances = [float(np.var(np.sort(group), ddof=1)) for group in (linked, unlinked)]
    smd = test.change / math.sqrt(sum(variances) / 2)
    return Bias(
        linked=len(linked),
        unlinked=len(unlinked),
        smd=smd,
        difference=test.change,
        low=test.low,
        high=test.high,
        p=test.p,
        flagged=test.p < level,
    )


def find_tipping_point(
    found: ScaleChange | ArmDifference, others: Sequence[float], scale: Scale
) -> MissingPeople | None:
    """Return by how much the others would have to differ; None if nobody is missing.

    `others` are the scores before of those who are not linked. With n linked of N people, the
    N - n others change by d points more than the linked on average. The mean of all is then
    d (N - n) / N away from that of the linked, and so is its interval, as wide as that of the
    linked. It reaches the nearest bound of its verdict, `gap` points away, at d = gap N / (N - n).
    """
    gap = _find_gap(found)
    if gap is None or not others:
        return None
    differ = gap * (found.n + len(others)) / len(others)
    change, before = (found.change or 0.0) + differ, sum(others) / len(others)
    return MissingPeople(
        comparison=found.comparison,
        name=found.name,
        against=found.against if isinstance(found, ArmDifference) else "",
        linked=found.n,
        missing=len(others),
        differ=differ,
        change=change,
        possible=scale.lowest <= before + change <= scale.highest,
        stands=change <= 0 if gap < 0 else change >= 0,
    )


def _find_gap(found: ScaleChange | ArmDifference) -> float | None:
    """Return how far the interval is from another verdict; None if nothing is claimed.

    That is down for a rise, up for a fall, and whichever is nearer where nothing changed.
    """
    estimate = found.difference if isinstance(found, ArmDifference) else found.change
    low, high = found.simultaneous or (estimate or 0.0, estimate or 0.0)
    benchmark = found.benchmark or 0.0
    if found.verdict is Verdict.NO_CHANGE:
        return min(benchmark - high, -benchmark - low, key=abs)
    if found.verdict not in TURNED_AT:
        return None
    nearest = low if found.direction is Direction.UP else high
    return TURNED_AT[found.verdict] * benchmark - nearest
