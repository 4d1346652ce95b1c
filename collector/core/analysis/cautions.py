"""Cautions: what a reader must know of a change before believing it, of every comparison."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from collector.core.analysis.comparisons import AskedWave
from collector.core.analysis.reliability import summarise_reliability
from collector.core.analysis.unlinked import Scores
from collector.core.questionnaire.model import Question
from collector.core.rows.changes import ArmDifference, Bias, ScaleChange
from collector.core.rows.parts import Caution, CautionKind
from collector.core.statistics.claims import CLAIM_FROM, Direction, find_direction
from collector.core.statistics.effect_size import critical_t

ALONE = 0.05  # the level of one comparison judged alone

MOSTLY_WHOLE = 0.9
"""The share of unlinked people who answered all items, from which their means are compared."""


def caution_change(row: ScaleChange, *, chosen_low: bool = False) -> Iterator[Caution]:
    """Yield what the change itself tells: why people rise, no room to rise, chance among many."""
    if chosen_low and row.direction is Direction.UP:
        yield Caution(kind=CautionKind.CHOSEN_LOW)
    if row.ceiling:
        yield Caution(kind=CautionKind.CEILING)
    is_alone = row.interval is not None and find_direction(row.interval) is not Direction.UNCLEAR
    if is_alone and row.direction is Direction.UNCLEAR:
        yield Caution(kind=CautionKind.MULTIPLICITY)


def caution_difference(row: ArmDifference) -> Iterator[Caution]:
    """Yield whether the difference of two changes may be chance among several."""
    is_alone = row.p is not None and row.p < ALONE
    if is_alone and row.direction is Direction.UNCLEAR:
        yield Caution(kind=CautionKind.MULTIPLICITY)


def caution_people(bias: Bias | None, scores: Scores, level: float) -> Iterator[Caution]:
    """Yield how the people who were not linked differ: by what they said, or how they changed."""
    if bias is not None and bias.flagged:
        higher = bias.difference > 0
        yield Caution(kind=CautionKind.LINKED_HIGHER if higher else CautionKind.LINKED_LOWER)
    if unlinked_differ(scores, level):
        yield Caution(kind=CautionKind.UNLINKED_DIFFER)


def unlinked_differ(scores: Scores, level: float) -> bool:
    """Say whether the mean change of those who were not linked is another than of the linked.

    The two changes are of different people, so their difference has the sum of their variances.
    Where some of them left items out, who is left before and after may differ, and nothing is said.
    """
    least = min(len(scores.before), len(scores.only_before), len(scores.only_after))
    if least < CLAIM_FROM or scores.whole < MOSTLY_WHOLE:
        return False
    changes = np.subtract(scores.after, scores.before)
    groups = [np.array(each) for each in (changes, scores.only_before, scores.only_after)]
    error = math.sqrt(sum(float(each.var(ddof=1)) / len(each) for each in groups))
    linked, before, after = (float(each.mean()) for each in groups)
    return abs(after - before - linked) > critical_t(least, level) * error > 0


def caution_items(items: Sequence[Question], *waves: AskedWave) -> Iterator[Caution]:
    """Yield whether a scale is compared on some of its items, or these measure different things."""
    if any(len(items) < len(wave.questionnaire.scale_items(items[0].scale)) for wave in waves):
        yield Caution(kind=CautionKind.FEWER_ITEMS)
    found = [
        summarise_reliability(items, wave.responses.values(), fits_factor=False) for wave in waves
    ]
    weak = [each for each in found if each is not None and each.is_weak]
    if weak:
        blamed = set.intersection(*(set(each.against) for each in weak))
        names = [item.name for item in items if item.name in blamed]
        yield Caution(kind=CautionKind.UNRELIABLE, items=names)
