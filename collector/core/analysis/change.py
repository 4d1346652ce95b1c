"""The change between two waves of the paired scores of an item or scale, or of one choice."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from collector.core.events.analysis_plan import SHARE_MATTERS
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import PairedChange
from collector.core.rows.parts import Caution, CautionKind
from collector.core.rows.seminar import ChoiceChange
from collector.core.statistics.claims import CLAIM_FROM, Direction, claim_from, judge
from collector.core.statistics.effect_size import Interval, Vector, mean_interval, summarise_effect
from collector.core.statistics.power import Reach
from collector.core.statistics.proportions import mcnemar_p, newcombe_interval
from collector.core.statistics.signed_rank import compare_signed_ranks

MOST_HIGHEST = 0.15
"""The share of people with the highest score above which a scale has a ceiling (Terwee 2007)."""

Selections = frozenset[str]  # the names of the choices that a person chose, without "don't know"

Scores = Sequence[float | None] | Vector  # of people, in the same order before and after


@dataclass(frozen=True, kw_only=True)
class Measure:
    """How a change is measured: on what scale, which change matters, and how sure it must be.

    `critical` is how many standard errors the interval has to each side from which the verdict is
    read; without it, as many as the 95 % interval. `level` is the share of its family's level that
    is its own at least.
    """

    scale: Scale | None = None
    benchmark: float | None = None
    critical: float | None = None
    level: float | None = None

    def add_reach(self, found: PairedChange, spread: float) -> PairedChange:
        """Add what so many people show, unless nothing is sought or all moved alike."""
        if self.benchmark is None or self.level is None or round(spread, 6) == 0:
            return found
        reach = Reach(found.n, spread, self.benchmark, self.level)
        room = self.scale.highest - self.scale.lowest if self.scale else math.inf
        smallest = reach.smallest if reach.smallest <= room else None
        return replace(
            found, spread=spread, level=self.level, smallest=smallest, needed=reach.needed
        )

    def clip(self, interval: Interval | None, before: float) -> Interval | None:
        """Return what of an interval the scale allows to people with this mean before."""
        if interval is None or self.scale is None:
            return interval
        low, high = (self.scale.clip(before + bound) - before for bound in interval)
        return low, high


def summarise_change(
    before: Scores, after: Scores, measure: Measure | None = None
) -> PairedChange | None:
    """Summarise paired scores of equal number; None if there are none.

    A pair with a score that is None or no finite number is left out. For ranks and counts
    differences are rounded to six decimals, so that those equal on paper are equal here. Pairs are
    sorted, so that the result is the same to the last digit in whatever order people come.
    """
    how = measure or Measure()
    pairs = np.array([before, after], dtype=float)
    pairs = pairs[:, np.isfinite(pairs).all(axis=0)]
    if not pairs.size:
        return None
    first, second = pairs[:, np.lexsort(pairs[::-1])]
    exact, mean_before = second - first, float(first.mean())
    differences = np.round(exact, 6)
    n, change = len(differences), float(exact.mean()) if differences.any() else 0.0
    better, worse = int((differences > 0).sum()), int((differences < 0).sum())
    low, high = how.clip(mean_interval(exact), mean_before) or (None, None)
    together = how.clip(mean_interval(exact, how.critical), mean_before)
    verdict = judge(n, change, together, how.benchmark)
    test = compare_signed_ranks(differences)
    found = PairedChange(
        n=n,
        mean_before=mean_before,
        mean_after=float(second.mean()),
        change=change,
        low=low,
        high=high,
        better=better,
        same=n - better - worse,
        worse=worse,
        superiority=(better + (n - better - worse) / 2) / n,
        p=test.p,
        p_is_exact=test.exact,
        effects=summarise_effect(first, second),
        claim=claim_from(n),
        direction=verdict.direction,
        verdict=verdict,
        benchmark=how.benchmark,
        simultaneous_low=together and together[0],
        simultaneous_high=together and together[1],
    )
    return how.add_reach(found, float(exact.std(ddof=1)) if n > 1 else 0.0)


def compare_choice(
    name: str, chosen: Sequence[tuple[Selections, Selections]], level: float
) -> ChoiceChange:
    """Compare how many chose `name` among what each of some people chose.

    The verdict is read off Newcombe's interval at the level.
    """
    both = sum(name in one and name in other for one, other in chosen)
    lost = sum(name in one and name not in other for one, other in chosen)
    gained = sum(name in other and name not in one for one, other in chosen)
    n, before, after = len(chosen), both + lost, both + gained
    counts, difference, is_told = (both, gained, lost, n), (gained - lost) / n, n >= CLAIM_FROM
    low, high = newcombe_interval(*counts) if is_told else (None, None)
    together = newcombe_interval(*counts, level) if is_told else None
    verdict = judge(n, difference, together, SHARE_MATTERS)
    is_alone = low is not None and high is not None and not low <= 0 <= high
    is_chance = is_alone and verdict.direction is Direction.UNCLEAR
    return ChoiceChange(
        name=name,
        before=before,
        after=after,
        share_before=before / n,
        share_after=after / n,
        verdict=verdict,
        benchmark=SHARE_MATTERS,
        simultaneous_low=together and together[0],
        simultaneous_high=together and together[1],
        cautions=[Caution(kind=CautionKind.MULTIPLICITY)] if is_chance else [],
        difference=difference,
        low=low,
        high=high,
        gained=gained,
        lost=lost,
        p=mcnemar_p(gained, lost),
    )
