"""Which answers of two waves are compared: the same people, the same items in the same words."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

import numpy as np

from collector.core.analysis.change import (
    MOST_HIGHEST,
    Measure,
    Selections,
    compare_choice,
    summarise_change,
)
from collector.core.analysis.families import Family, find_family
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.questionnaire.asked import is_same_item
from collector.core.questionnaire.model import (
    Answers,
    Question,
    Questionnaire,
    score_pair,
    score_scale,
)
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ScaleChange, Unknowing
from collector.core.rows.parts import Kind
from collector.core.statistics.effect_size import Vector
from collector.core.statistics.simultaneous import critical_values, own_level
from collector.core.waves import WaveName

NO_SCORES = (math.nan, math.nan)

KNOWN = "known"  # what a person chose who said "don't know" of nothing

Pairs = Sequence[tuple[int, int]]  # response ids before and after, of each person who is linked


class Comparison(StrEnum):
    """Two waves that are compared, the most important comparison first."""

    PRE_POST = "pre_post"
    PRE_FOLLOWUP = "pre_followup"
    POST_FOLLOWUP = "post_followup"

    @property
    def waves(self) -> tuple[WaveName, WaveName]:
        """Return the wave before and the wave after."""
        before, after = self.split("_")
        return WaveName(before), WaveName(after)


@dataclass(frozen=True)
class AskedWave:
    """What a wave asked and was answered: `responses` has answers by response id."""

    name: WaveName
    questionnaire: Questionnaire
    responses: Mapping[int, Answers]

    def scores(self, items: Sequence[Question]) -> dict[int, float]:
        """Return the scores of everybody who answered enough of the items, by response id."""
        scores = ((at, score_scale(items, answers)) for at, answers in self.responses.items())
        return {at: score for at, score in scores if score is not None}


@dataclass(frozen=True)
class PairedScores:
    """The scores of the linked people on a scale or an item, nan where there is none."""

    kind: Kind
    name: str
    items: tuple[Question, ...]
    before: Vector
    after: Vector

    @property
    def scale(self) -> Scale:
        """Return the points on which it is rated."""
        return find_scale(self.items)

    @property
    def n(self) -> int:
        """Return how many people have both scores."""
        return int(np.isfinite(self.after - self.before).sum())

    @property
    def of(self) -> tuple[str, ...]:
        """Return the names of the items; a scale of one item is that item."""
        return tuple(item.name for item in self.items)

    def count_highest(self) -> int:
        """Return how many of those with both scores had the highest before."""
        return int((self.before[np.isfinite(self.after)] == self.scale.highest).sum())


def compare_waves(
    comparison: Comparison, before: AskedWave, after: AskedWave, pairs: Pairs, plan: AnalysisPlan
) -> list[ScaleChange]:
    """Compare every scale, then every item, for which somebody answered both times.

    A person without a score is left out of that scale or item only. What is of one family is
    judged together; the only item of a scale is judged with it.
    """
    scored = score_pairs(before, after, pairs)
    measures: dict[tuple[str, ...], Measure] = {}
    for family in Family:
        members = [
            each
            for each in scored
            if find_family(each.kind, each.name, plan) is family and each.of not in measures
        ]
        together = measure_together(members, plan, family.level)
        measures |= {each.of: measure for each, measure in zip(members, together, strict=True)}
    return [
        ScaleChange(
            comparison=comparison,
            kind=each.kind,
            name=each.name,
            highest_before=highest if each.kind == "scale" else None,
            ceiling=each.kind == "scale" and highest > MOST_HIGHEST * change.n,
            **vars(change),
        )
        for each in scored
        for highest in [each.count_highest()]
        if (change := summarise_change(each.before, each.after, measures[each.of]))
    ]


def measure_together(
    scored: Sequence[PairedScores], plan: AnalysisPlan, level: float
) -> list[Measure]:
    """Return how each change is measured if all of them are judged together at this level."""
    if not scored:
        return []
    critical = critical_values(np.array([each.after - each.before for each in scored]).T, level)
    return [
        Measure(
            scale=each.scale,
            benchmark=plan.benchmark(each.items[0].scale, each.scale.points),
            critical=value,
            level=own_level(each.n, level, len(scored)),
        )
        for each, value in zip(scored, critical, strict=True)
    ]


def score_pairs(before: AskedWave, after: AskedWave, pairs: Pairs) -> list[PairedScores]:
    """Return the linked people's scores on every scale, then on every item, that both waves ask."""
    linked = list_linked(before, after, pairs)
    return [
        PairedScores(kind, name, items, *np.array(scores, dtype=float).reshape(-1, 2).T)
        for kind, name, items in list_measures(
            common_items(before.questionnaire, after.questionnaire)
        )
        for scores in [[score_pair(items, one, other) or NO_SCORES for one, other in linked]]
    ]


def list_linked(before: AskedWave, after: AskedWave, pairs: Pairs) -> list[tuple[Answers, Answers]]:
    """Return the answers before and after of each person whose responses are both there."""
    return [
        (before.responses[one], after.responses[other])
        for one, other in pairs
        if one in before.responses and other in after.responses
    ]


def common_items(before: Questionnaire, after: Questionnaire) -> tuple[Question, ...]:
    """Return the ratings that both ask alike; "then" items look back and are never compared."""
    return tuple(
        item
        for item in before
        if item.is_rating
        and not item.then_item_of
        and is_same_item(item, after.questions.get(item.name))
    )


def find_scale(items: Iterable[Question]) -> Scale:
    """Return the points on which items are rated."""
    return max((item.agreement for item in items if item.agreement), default=Scale())


def list_measures(items: Sequence[Question]) -> Iterator[tuple[Kind, str, tuple[Question, ...]]]:
    """Yield every scale with its items, then every item alone: kind, name, items."""
    for scale in dict.fromkeys(item.scale for item in items if item.scale):
        yield "scale", scale, tuple(item for item in items if item.scale == scale)
    for item in items:
        yield "item", item.name, (item,)


def compare_unknowing(
    comparison: str, before: AskedWave, after: AskedWave, pairs: Pairs
) -> list[Unknowing]:
    """Compare how many linked people said "don't know" of a scale, or of an item without one.

    Only items that a person answered or did not know both times count. What is compared shares the
    level equally (Bonferroni), as of lists.
    """
    linked = list_linked(before, after, pairs)
    items = common_items(before.questionnaire, after.questionnaire)
    found = [
        (kind, name, chosen)
        for kind, name, members in list_measures(items)
        if kind == "scale" or not members[0].scale
        for known in [[_find_known(members, *each) for each in linked]]
        for chosen in [[each for each in known if each]]
        if chosen and any(choice.missing for item in members for choice in item.choices)
    ]
    level = Family.UNKNOWING.level / max(1, len(found))
    return [
        Unknowing(comparison=comparison, kind=kind, n=len(chosen), **cells | {"name": name})
        for kind, name, chosen in found
        for cells in [vars(compare_choice(KNOWN, chosen, level))]
    ]


def _find_known(
    items: Sequence[Question], before: Answers, after: Answers
) -> tuple[Selections, Selections] | None:
    """Return whether a person had an answer to all items before and after; None if none counts."""
    both = [item for item in items if before.get(item.name) and after.get(item.name)]
    if not both:
        return None
    sides = (all(item.score(each.get(item.name)) for item in both) for each in (before, after))
    one, other = (frozenset({KNOWN} if knows else ()) for knows in sides)
    return one, other


def adjust_holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Return each p value adjusted for all of them by Holm (1979).

    The smallest of m is multiplied by m, the next by m - 1 and so on; none is smaller than one
    before it, none is larger than 1.
    """
    order = sorted(p_values, key=p_values.__getitem__)
    scaled = ((len(order) - place) * p_values[name] for place, name in enumerate(order))
    return {name: min(1.0, p) for name, p in zip(order, accumulate(scaled, max), strict=True)}
