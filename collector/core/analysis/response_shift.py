"""Response shift: what people say in hindsight about the time before, less what they said then.

The seminar may change the yardstick. The shift is a number of its own and is never mixed with the
real "before" (Howard et al. 1979).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collector.core.analysis import comparisons
from collector.core.analysis.comparisons import Answers, AskedWave, Kind, Pairs
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
    items = comparisons.common_items(before.questionnaire, after.questionnaire)
    asked = [item for item in items if item.name in thens]
    found = (
        _measure(kind, name, chosen, [thens[item.name] for item in chosen], linked)
        for kind, name, chosen in comparisons.list_measures(asked)
    )
    return [each for each in found if each is not None]


def _measure(
    kind: Kind,
    name: str,
    items: tuple[Question, ...],
    thens: Sequence[Question],
    linked: Sequence[tuple[Answers, Answers]],
) -> ResponseShift | None:
    scores = [
        (score_scale(items, first), score_scale(items, second), score_scale(thens, second))
        for first, second in linked
    ]
    known = [each for each in scores if None not in each]
    ones, others, looking_back = ([each[at] for each in known] for at in range(3))
    change = summarise_change(ones, others)
    shift = summarise_change(ones, looking_back)
    against_then = summarise_change(looking_back, others)
    if change is None or shift is None or against_then is None:
        return None
    return ResponseShift(kind, name, items, change, shift, against_then)
