"""What the wall of a room shows while people answer: coarse levels of the main scales.

It appears from k responses on and then changes in batches, so that nobody sees a bar move when a
neighbour presses “send”.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collector.core.disclosure.breakdowns import has_unanimous_category
from collector.core.disclosure.profiles import UNKNOWN, level
from collector.core.questionnaire.model import Answers, Questionnaire, score_scale
from collector.core.questionnaire.scale import LEVELS
from collector.core.rows.answers import Group

BATCH = 5  # so many responses must arrive or be withdrawn before the wall changes
STEP = 10  # a counter moves by so many people, a share by so many per cent


@dataclass(frozen=True)
class ScaleProportions:
    """The people of one scale by level, in per cent rounded to tens."""

    scale: str
    shares: Mapping[str, int]


def is_due(shown: int | None, answered: int, k: int) -> bool:
    """Say whether the wall may change: `shown` responses are on it, or it is empty."""
    if answered < k:
        return False
    return shown is None or abs(answered - shown) >= BATCH


def say_about(answered: int) -> int:
    """Return a number of people for a public counter: rounded down to tens."""
    return answered // STEP * STEP


def summarise_room(
    questionnaire: Questionnaire, scales: Iterable[str], responses: Sequence[Answers], k: int
) -> list[ScaleProportions]:
    """Return the shares of the scales that may be shown.

    None is about fewer than k people (R2), nor about so few that all or none of them having one
    level would tell what each of them said (R4). A scale of one question is never shown: its
    counts are published exactly, and set against the wall tell of the few who answered last (R5).
    """
    counted = (
        _count(questionnaire, scale, responses)
        for scale in scales
        if len(questionnaire.scale_items(scale)) > 1
    )
    return [
        ScaleProportions(group.name, {each: _round(group.counts[each], group.n) for each in LEVELS})
        for group in counted
        if group.n >= k and not has_unanimous_category(group)
    ]


def _count(questionnaire: Questionnaire, scale: str, responses: Sequence[Answers]) -> Group:
    items = questionnaire.scale_items(scale)
    points = questionnaire.scale_points(scale)
    levels = Counter(level(score_scale(items, answers), points) for answers in responses)
    del levels[UNKNOWN]
    return Group(scale, levels.total(), {each: levels[each] for each in LEVELS})


def _round(count: int, n: int) -> int:
    """Return the share in per cent to the nearest ten, halves up."""
    return (200 * count + n * STEP) // (2 * n * STEP) * STEP
