"""What the wall of a room shows while people answer: coarse levels of the main scales.

A picture is drawn at few moments, of many who came since the last one, and how many are on a level
is changed at random. So whoever wrote all other answers does not read the last one off it.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from collector.core.disclosure.profiles import level
from collector.core.questionnaire.model import Answers, Questionnaire, score_scale
from collector.core.questionnaire.scale import LEVELS
from collector.core.waves import Wave, WaveName, WaveState

ON_THE_WALL = (WaveName.PRE, WaveName.POST)  # the waves that are answered in the room
STEP = 10  # a number of people is told in so many, a share in so many per cent
BY_ITSELF = {WaveState.OPEN: 2, WaveState.CLOSED: 3}
"""The states in which pictures are drawn, and how many a wave gets without an organiser.

What is published is finer and has its own rules, so none is drawn then.
"""

Noise = Callable[[], int]  # draws by how many people a number is changed
SPREAD = 2.0
"""How widely numbers of people are changed: a change of two people more is e times as rare.

Somebody who knows all other answers finds no level of the last person's scale more than e times as
likely as another by it.
"""


@dataclass(frozen=True)
class ScaleProportions:
    """The people of one scale by level, in per cent rounded to tens."""

    scale: str
    shares: Mapping[str, int]
    noise: Mapping[str, int] = field(default_factory=dict)
    """How many people were added to each level or left out; nobody is shown this."""


@dataclass(frozen=True)
class RoomPicture:
    """What the wall of a wave shows from a moment on, when so many had answered."""

    answered: int
    shares: tuple[ScaleProportions, ...]
    drawn: datetime | None = None
    """Unknown of pictures that an earlier version drew."""


def say_about(answered: int) -> int:
    """Return a number of people for a counter: rounded down to tens."""
    return answered // STEP * STEP


def count_newcomers(k: int) -> int:
    """Return how many must answer before the next picture.

    Nine strangers among them leave at least k others, of whom the difference of two pictures tells.
    """
    return 2 * k


def may_draw(pictures: Sequence[RoomPicture], wave: Wave, answered: int, k: int) -> bool:
    """Say whether the next picture of a wave may be drawn."""
    known = pictures[-1].answered if pictures else 0
    return wave.state in BY_ITSELF and answered - known >= count_newcomers(k)


def draws_itself(pictures: Sequence[RoomPicture], wave: Wave) -> bool:
    """Say whether the next picture of a wave waits for no organiser."""
    return len(pictures) < BY_ITSELF.get(wave.state, 0)


def make_noise(draw: Callable[[], float]) -> int:
    """Return a whole number around 0, of any size, by draws between 0 and 1."""
    one, other = (math.floor(-SPREAD * math.log(1 - draw())) for _ in range(2))
    return one - other


def summarise_room(
    questionnaire: Questionnaire,
    scales: Iterable[str],
    responses: Sequence[Answers],
    k: int,
    noise: Noise,
    earlier: Iterable[RoomPicture] = (),
) -> Iterator[ScaleProportions]:
    """Yield the shares of the scales that, as far as is told, at least k people have answered.

    What was changed in earlier pictures stays, and newcomers add a draw. So the answers of each are
    behind the same draw in all pictures.
    """
    kept = {each.scale: each.noise for picture in earlier for each in picture.shares}
    for scale in scales:
        counts = _count(questionnaire, scale, responses)
        change = {each: kept.get(scale, {}).get(each, 0) + noise() for each in LEVELS}
        changed = {each: max(0, counts[each] + change[each]) for each in LEVELS}
        n = sum(changed.values())
        if counts and n >= k:
            shares = {each: _round(changed[each], n) for each in LEVELS}
            yield ScaleProportions(scale, shares, change)


def _count(questionnaire: Questionnaire, scale: str, responses: Sequence[Answers]) -> Counter[str]:
    items = questionnaire.scale_items(scale)
    points = questionnaire.scale_points(scale)
    return Counter(level(score_scale(items, answers), points) for answers in responses if items)


def _round(count: int, n: int) -> int:
    """Return the share in per cent to the nearest ten, halves up."""
    return (200 * count + n * STEP) // (2 * n * STEP) * STEP
