"""Response shift: what people say in hindsight about the time before, less what they said then.

The seminar may change the yardstick. The shift is a number of its own and is never mixed with the
real "before" (Howard et al. 1979).
"""

import numpy as np

from collector.core.analysis import comparisons
from collector.core.analysis.change import Measure, summarise_change
from collector.core.analysis.comparisons import AskedWave, Comparison, PairedScores, Pairs
from collector.core.analysis.families import Family
from collector.core.events.analysis_plan import AnalysisPlan
from collector.core.questionnaire.model import score_together
from collector.core.rows.changes import ShiftedChange
from collector.core.statistics.effect_size import Vector

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
    shifts, seconds = [], []
    for kind, name, items in comparisons.list_measures(
        [each for each in common if each.name in thens]
    ):
        back = [thens[item.name] for item in items]
        scores = [
            score_together((items, one), (items, other), (back, other)) or UNKNOWN
            for one, other in linked
        ]
        first, second, then = np.array(scores, dtype=float).reshape(-1, 3).T
        shifts.append(PairedScores(kind, name, items, first, then))
        seconds.append(second)
    measures = comparisons.measure_together(shifts, plan, Family.LOOKING_BACK.level)
    rows = (_compare(comparison, *each) for each in zip(shifts, seconds, measures, strict=True))
    return [row for row in rows if row is not None]


def _compare(
    comparison: Comparison, scored: PairedScores, second: Vector, how: Measure
) -> ShiftedChange | None:
    shift = summarise_change(scored.before, scored.after, how)
    change = summarise_change(scored.before, second)
    against_then = summarise_change(scored.after, second)
    if change is None or shift is None or against_then is None:
        return None
    bounds = ("low", "high", "simultaneous_low", "simultaneous_high")
    found = (*bounds, "n", "mean_before", "claim", "direction", "verdict", "benchmark")
    return ShiftedChange(
        comparison=comparison,
        kind=scored.kind,
        name=scored.name,
        **{name: getattr(shift, name) for name in found},
        mean_then=shift.mean_after,
        mean_after=change.mean_after,
        shift=shift.change,
        change=change.change,
        against_then=against_then.change,
    )
