"""Response shift: what people say in hindsight about the time before, less what they said then.

The seminar may change the yardstick. The shift is a number of its own and is never mixed with the
real "before" (Howard et al. 1979).
"""

from dataclasses import dataclass

from collector.core.analysis import comparisons
from collector.core.analysis.comparisons import AskedWave, Kind, Pairs
from collector.core.questionnaire.model import Question, score_scale
from collector.core.statistics.change import Change, summarise_change


@dataclass(frozen=True)
class ResponseShift:
    """One scale or item, about the people who answered it before, after and looking back.

    `change` is after less before, of these people; `shift` is looking back less before;
    `against_then` is after less looking back. The means of the last two add up to the first.
    """

    kind: Kind
    name: str
    items: tuple[Question, ...]
    change: Change
    shift: Change
    against_then: Change


def measure_response_shift(
    before: AskedWave, after: AskedWave, pairs: Pairs
) -> list[ResponseShift]:
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
        known = [each for each in scores if None not in each]
        first, second, then = ([each[at] for each in known] for at in range(3))
        change, shift = summarise_change(first, second), summarise_change(first, then)
        against_then = summarise_change(then, second)
        if change and shift and against_then:
            shifts.append(ResponseShift(kind, name, items, change, shift, against_then))
    return shifts
