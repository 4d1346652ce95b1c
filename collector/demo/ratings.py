"""How simulated people rate items on a scale.

A rating is the number of thresholds below a normal value, so its mean is known exactly.
"""

import math
from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import lru_cache

from collector.core.questionnaire.model import Question
from collector.core.questionnaire.scale import Scale
from collector.core.waves import WaveName
from collector.demo.assumptions import ASSUMED
from collector.demo.people import Person

Shifts = Mapping[WaveName, Mapping[str, float]]
"""How far each scale has moved by a wave, in standard deviations of an item before rounding.

A wave or scale that is not named has not moved.
"""

THRESHOLDS = (-2.0, -1.3, -0.45, 0.75)
"""Between the five points: two in three of a standard normal agree."""

POSITIONS: dict[str, float] = ASSUMED["positions"]
"""How much easier than usual it is to agree with an item, reversed if reverse; else 0."""

LOADINGS: dict[str, float] = ASSUMED["loadings"]
"""Correlation of an item before rounding with what it measures; usually `LOADING`."""
LOADING = 0.75

STABILITY = 0.85  # correlation of a person's trait with where the person stands in one wave

RECALL = -0.3
"""How far below the answers before the seminar people put themselves when they look back."""


def rate(person: Person, wave: WaveName, question: Question, shifts: Shifts) -> str:
    """Return a person's answer to a rating, not reversed: a reverse item is answered as read.

    An item that looks back is rated as the item it looks back on, from below.
    """
    item, shift = question.name, shifts.get(wave, {}).get(question.scale, 0.0)
    if question.then_item_of:
        item, shift = question.then_item_of, RECALL
    standing = _standing(person, wave, question.scale)
    noise = person.draws(wave, question.name).gauss(0, 1)
    latent = POSITIONS.get(item, 0.0) + _mix(LOADINGS.get(item, LOADING), standing, noise) + shift
    scale = question.agreement or Scale()
    score = scale.names[bisect(_thresholds(scale), latent)]
    return str(scale.score(score, reverse=question.reverse))


@lru_cache
def _thresholds(scale: Scale) -> Sequence[float]:
    """Return what lies between the points: the thresholds of five, stretched over all."""
    thresholds = []
    for point in range(1, scale.points):
        place = point * (len(THRESHOLDS) + 1) / scale.points - 1
        low = min(max(math.floor(place), 0), len(THRESHOLDS) - 2)
        lower, upper = THRESHOLDS[low : low + 2]
        thresholds.append(round(lower + (place - low) * (upper - lower), 6))
    return thresholds


@lru_cache(maxsize=16)  # the items of a scale are asked one after another
def _standing(person: Person, wave: WaveName, scale: str) -> float:
    """Return where the person stands on a scale in one wave: a trait and the mood of the day."""
    mood = person.draws(wave, "mood", scale).gauss(0, 1)
    return _mix(STABILITY, person.trait(scale), mood)


def _mix(weight: float, one: float, other: float) -> float:
    """Return a standard normal value that correlates by the weight with the first given."""
    return weight * one + math.sqrt(1 - weight**2) * other
