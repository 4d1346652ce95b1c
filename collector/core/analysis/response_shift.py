"""Response shift: what people say in hindsight about the time before, less what they said then.

The seminar may change the yardstick. The shift is a number of its own and is never mixed with the
real "before" (Howard et al. 1979).
"""

from collections.abc import Sequence

import numpy as np

from collector.core.analysis import comparisons
from collector.core.analysis.change import Measure, summarise_change
from collector.core.analysis.comparisons import AskedWave, Comparison, Pairs
from collector.core.analysis.families import LEVELS, Family
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.questionnaire.model import Question, score_together
from collector.core.questionnaire.scale import Scale
from collector.core.rows.changes import ShiftedChange
from collector.core.rows.parts import OfMeasure
from collector.core.statistics.effect_size import Vector
from collector.core.statistics.simultaneous import critical_values

UNKNOWN = (np.nan, np.nan, np.nan)


def measure_response_shift(
    comparison: Comparison, before: AskedWave, after: AskedWave, pairs: Pairs, plan: AnalysisPlan
) -> list[ShiftedChange]:
    """Return the response shift of each scale, then item, that was asked looking back as well.

    Items that were not asked before in the same words are left out. A person is scored on the items
    answered all three times, and all shifts are judged together.
    """
    linked = comparisons.list_linked(before, after, pairs)
    thens = {
        question.then_item_of: question
        for question in after.questionnaire
        if question.is_rating and question.then_item_of
    }
    common = comparisons.common_items(before.questionnaire, after.questionnaire)
    asked = [item for item in common if item.name in thens]
    measures, scored = list(comparisons.list_measures(asked)), []
    for _, _, items in measures:
        back = [thens[item.name] for item in items]
        scores = [
            score_together((items, one), (items, other), (back, other)) or UNKNOWN
            for one, other in linked
        ]
        scored.append(np.array(scores, dtype=float).reshape(-1, 3).T)
    shifts = np.array([then - first for first, _, then in scored]).T
    critical = critical_values(shifts, LEVELS[Family.LOOKING_BACK]) if scored else []
    rows = (
        _compare(
            OfMeasure(comparison=comparison, kind=kind, name=name),
            each,
            _measure(items, plan, value),
        )
        for (kind, name, items), each, value in zip(measures, scored, critical, strict=True)
    )
    return [row for row in rows if row is not None]


def _measure(items: Sequence[Question], plan: AnalysisPlan, critical: float) -> Measure:
    scale = max((item.agreement for item in items if item.agreement), default=Scale())
    benchmark = plan.benchmark(items[0].scale, scale.points)
    return Measure(scale=scale, benchmark=benchmark, critical=critical)


def _compare(about: OfMeasure, scores: Vector, how: Measure) -> ShiftedChange | None:
    first, second, then = scores
    change, against_then = summarise_change(first, second), summarise_change(then, second)
    shift = summarise_change(first, then, how)
    if change is None or shift is None or against_then is None:
        return None
    bounds = ("low", "high", "simultaneous_low", "simultaneous_high")
    found = (*bounds, "n", "mean_before", "claim", "direction", "verdict", "benchmark")
    return ShiftedChange(
        **vars(about),
        **{name: getattr(shift, name) for name in found},
        mean_then=shift.mean_after,
        mean_after=change.mean_after,
        shift=shift.change,
        change=change.change,
        against_then=against_then.change,
    )
