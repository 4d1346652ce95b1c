"""Response shift: what people say in hindsight about the time before, less what they said then.

The seminar may change the yardstick. The shift is a number of its own and is never mixed with the
real "before" (Howard et al. 1979).
"""

from collections.abc import Sequence

from collector.core.analysis import comparisons
from collector.core.analysis.change import summarise_change
from collector.core.analysis.comparisons import AskedWave, Comparison, Pairs
from collector.core.questionnaire.model import score_scale
from collector.core.rows.changes import ShiftedChange
from collector.core.rows.parts import OfMeasure

Scores = tuple[float | None, ...]
"""The scores of a person before, after and looking back."""


def measure_response_shift(
    comparison: Comparison, before: AskedWave, after: AskedWave, pairs: Pairs
) -> list[ShiftedChange]:
    """Return the response shift of each scale, then item, that was asked looking back as well.

    Items that were not asked before in the same words are left out, as are people without a score
    at any of the three.
    """
    linked = comparisons.list_linked(before, after, pairs)
    thens = {
        question.then_item_of: question
        for question in after.questionnaire
        if question.is_rating and question.then_item_of
    }
    common = comparisons.common_items(before.questionnaire, after.questionnaire)
    asked = [item for item in common if item.name in thens]
    shifts = []
    for kind, name, items in comparisons.list_measures(asked):
        then_items = [thens[item.name] for item in items]
        scores = [
            (score_scale(items, one), score_scale(items, other), score_scale(then_items, other))
            for one, other in linked
        ]
        about = OfMeasure(comparison=comparison, kind=kind, name=name)
        shifts.append(_compare(about, [each for each in scores if None not in each]))
    return [row for row in shifts if row is not None]


def _compare(about: OfMeasure, scores: Sequence[Scores]) -> ShiftedChange | None:
    first, second, then = ([each[at] for each in scores] for at in range(3))
    change, shift = summarise_change(first, second), summarise_change(first, then)
    against_then = summarise_change(then, second)
    if change is None or shift is None or against_then is None:
        return None
    return ShiftedChange(
        **vars(about),
        n=shift.n,
        mean_before=shift.mean_before,
        mean_then=shift.mean_after,
        mean_after=change.mean_after,
        shift=shift.change,
        low=shift.low,
        high=shift.high,
        change=change.change,
        against_then=against_then.change,
        claim=shift.claim,
        direction=shift.direction,
    )
